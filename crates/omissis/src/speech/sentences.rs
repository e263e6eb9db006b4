//! Sentences, verb groups and clauses: which words belong to one statement.

use crate::lexicon::table::Beginnings;
use crate::lexicon::vocabulary::{Class, Mask};
use crate::speech::tokens::{Shape, Token};
use crate::speech::verbs::{self, Form, Person, Tense};
use crate::speech::words::Word;
use once_cell::sync::Lazy;

macro_rules! grammar {
    ($($name:ident $class:literal,)*) => {
        /// The classes that the grammar itself asks for.
        pub(crate) struct Grammar {
            $(pub(crate) $name: Class,)*
            /// Words that may stand between the elements of a phrase.
            pub(crate) small: Mask,
            /// Verbs on which an infinitive hangs.
            pub(crate) governs: Mask,
        }

        pub(crate) static GRAMMAR: Lazy<Grammar> = Lazy::new(|| {
            let masks = |names: &str| names.split(' ').map(|name| Class::named(name).mask()).fold(Mask::NONE, Mask::union);
            Grammar {
                $($name: Class::named($class),)*
                small: masks("light det clitic mine"),
                governs: masks("can must must2 want do let begin goon end try go come stay help wish force advise offer ask refuse demand seek risk"),
            }
        });
    };
}

grammar! {
    aux "aux", be "be", have "have", can "can", must "must", want "want", wish "wish", do_ "do", let_ "let",
    force "force", go "go", come "come", stay "stay",
    advise "advise", offer "offer", ask "ask", refuse "refuse", think "think", say "say", know "know",
    seek "seek", risk "risk", neg "neg", clitic "clitic", light "light", conj "conj", and "and", if_ "if_", relative "relative",
    det "det", prep "prep", mine "mine", yours "yours", theirs "theirs", family "family", kin "kin", partner "partner",
    child "child", person "person", generic "generic", office "office", ill_adjective "ill_adjective", enrolled "enrolled",
    unemployed "unemployed", time "time", hours "hours", place "place", money "money", nero "nero",
    labour "labour", amount_unit "amount_unit",
}

/// A run of tokens up to a full stop, a question or exclamation mark, or a line break.
#[derive(Clone, Debug)]
pub(crate) struct Sentence {
    /// First token.
    pub(crate) start: usize,
    /// One past the last token, the closing mark outside.
    pub(crate) end: usize,
    /// It ends with a question mark.
    pub(crate) question: bool,
    /// A statement was cut out of it: what is left is not read again.
    pub(crate) cut: bool,
    /// Its clauses, as a range of `Clauses::list`.
    pub(crate) clauses: (usize, usize),
}

/// Which pronouns stand before a verb.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Clitics {
    pub(crate) me: bool,
    pub(crate) us: bool,
    pub(crate) you: bool,
    pub(crate) si: bool,
    pub(crate) third: bool,
}

/// A finite verb with its pronouns, its negation and the chain of forms that hang on it (`mi ha sempre fatto lavorare`).
#[derive(Clone, Debug)]
pub(crate) struct Group {
    /// First token, pronouns and negation included.
    pub(crate) start: usize,
    /// The finite verb.
    pub(crate) head: usize,
    /// Its form.
    pub(crate) form: Form,
    /// The chain: the finite verb and the forms that hang on it.
    pub(crate) chain: Vec<usize>,
    /// Tokens that negate it.
    pub(crate) negation: Vec<usize>,
    /// Pronouns before it.
    pub(crate) clitics: Clitics,
}

impl Group {
    /// The last token of the chain.
    pub(crate) fn last(&self) -> usize {
        self.chain[self.chain.len() - 1]
    }
}

/// One statement: a stretch of a sentence with at most one verb group.
#[derive(Clone, Debug)]
pub(crate) struct Clause {
    /// First token.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    /// Its verb.
    pub(crate) group: Option<Group>,
    /// Place in the list of sentences.
    pub(crate) sentence: usize,
}

/// Sentences and clauses of one text.
pub(crate) struct Structure {
    pub(crate) sentences: Vec<Sentence>,
    pub(crate) clauses: Vec<Clause>,
}

const ABBREVIATIONS: &[&str] = &[
    "sig", "dott", "dr", "avv", "ing", "geom", "prof", "art", "n", "nr", "num", "tel", "cell", "prot", "dom", "sett", "gg", "pag", "es",
    "ecc", "c", "p", "s", "l", "d", "on", "rag", "ss", "san", "ca", "circa_", "mln", "spett", "gent", "egr", "fam", "cat", "cod", "lett",
    "lg", "leg", "co", "approx", "int", "min", "max", "ass", "inv", "civ", "doc",
];

impl Structure {
    /// Cuts the words into sentences and clauses.
    pub(crate) fn new(tokens: &[Token], words: &[Word<'_>], cut: impl Fn(usize) -> bool) -> Self {
        let mut structure = Self { sentences: Vec::new(), clauses: Vec::new() };
        let (mut start, mut at) = (0, 0);
        while at < tokens.len() {
            if !ends_sentence(tokens, words, at) {
                at += 1;
                continue;
            }
            let end = at;
            let mut question = false;
            while at < tokens.len() && matches!(tokens[at].shape, Shape::Mark(b'?' | b'!' | b'.') | Shape::Break) {
                question |= tokens[at].shape == Shape::Mark(b'?');
                at += 1;
            }
            structure.add(tokens, words, start, end, question, &cut);
            start = at;
        }
        structure.add(tokens, words, start, tokens.len(), false, &cut);
        structure
    }

    fn add(&mut self, tokens: &[Token], words: &[Word<'_>], start: usize, end: usize, question: bool, cut: &impl Fn(usize) -> bool) {
        if start < end {
            let cut = (start..end).any(|at| tokens[at].shape == Shape::Placeholder && cut(at));
            let first = self.clauses.len();
            clauses(tokens, words, start, end, self.sentences.len(), &mut self.clauses);
            self.sentences.push(Sentence { start, end, question, cut, clauses: (first, self.clauses.len()) });
        }
    }

    /// The clause that holds a token.
    pub(crate) fn clause_of(&self, token: usize) -> Option<usize> {
        self.clauses.iter().position(|clause| clause.start <= token && token < clause.end)
    }

    /// The sentence that holds a token.
    pub(crate) fn sentence_of(&self, token: usize) -> Option<&Sentence> {
        self.sentences.iter().find(|sentence| sentence.start <= token && token < sentence.end)
    }
}

fn ends_sentence(tokens: &[Token], words: &[Word<'_>], at: usize) -> bool {
    match tokens[at].shape {
        Shape::Break => true,
        Shape::Mark(b'?' | b'!') => true,
        Shape::Mark(b'.') => {
            let touches = |a: usize, b: usize| tokens[a].end == tokens[b].start;
            let before = at.checked_sub(1).map(|b| &tokens[b]);
            let inside = before.is_some_and(|_| touches(at - 1, at))
                && tokens.get(at + 1).is_some_and(|next| {
                    touches(at, at + 1) && next.shape != Shape::Mark(b'.') && next.is_wordlike() | (next.shape == Shape::Number)
                });
            let number = inside && tokens[at - 1].shape == Shape::Number && tokens[at + 1].shape == Shape::Number;
            let short =
                before.is_some_and(|b| b.is_wordlike() && b.end == tokens[at].start) && ABBREVIATIONS.contains(&&*words[at - 1].text);
            // "p.iva", "inps.it": a dot inside a word; but "lavoro.Poi" is a new sentence.
            let dotted = inside && (tokens[at - 1].end - tokens[at - 1].start <= 2 || tokens[at + 1].end - tokens[at + 1].start <= 2);
            // "Ho fatto 14 ore. Senza contratto.": what only adds to the sentence before belongs to it.
            let adds =
                words.get(at + 1).is_some_and(|next| matches!(&*next.text, "senza" | "niente" | "nessun" | "nessuna" | "zero" | "nero"));
            !(number || short || dotted || adds)
        }
        _ => false,
    }
}

fn is_separator(tokens: &[Token], at: usize) -> bool {
    match tokens[at].shape {
        Shape::Mark(b',') => {
            let digit = |i: Option<usize>| i.and_then(|i| tokens.get(i)).is_some_and(|t| t.shape == Shape::Number);
            !(digit(at.checked_sub(1))
                && digit(Some(at + 1))
                && tokens[at - 1].end == tokens[at].start
                && tokens[at].end == tokens[at + 1].start)
        }
        Shape::Mark(b';' | b':' | b'(' | b')') => true,
        Shape::Mark(b'-') => at > 0 && tokens.get(at + 1).is_some() && tokens[at - 1].end < tokens[at].start,
        _ => false,
    }
}

/// Finds the verb groups of a sentence and cuts it into clauses around them.
fn clauses(tokens: &[Token], words: &[Word<'_>], start: usize, end: usize, sentence: usize, out: &mut Vec<Clause>) {
    let mut groups: Vec<Group> = Vec::new();
    let mut at = start;
    while at < end {
        let floor = groups.last().map_or(start, |group| group.last() + 1);
        match finite(tokens, words, at, start, end) {
            Some(form) => {
                let group = group(tokens, words, at, form, floor, end);
                at = group.last() + 1;
                groups.push(group);
            }
            None => {
                if opens(tokens, words, at, start) && groups.last().is_none_or(|group| group.last() + 1 < at) {
                    let form = Form { person: Person::I, ..words[at].forms.in_tense(Tense::Participle).unwrap_or(Form::NONE) };
                    let group = group(tokens, words, at, form, floor, end);
                    at = group.last();
                    groups.push(group);
                }
                at += 1;
            }
        }
    }
    if groups.is_empty() {
        out.push(Clause { start, end, group: None, sentence });
        return;
    }
    let mut from = start;
    for place in 0..groups.len() {
        let to = groups.get(place + 1).map_or(end, |next| boundary(tokens, words, groups[place].last() + 1, next.start));
        out.push(Clause { start: from, end: to, group: Some(groups[place].clone()), sentence });
        from = to;
    }
}

/// A participle that opens a sentence or stands behind a mark: "lavorato in nero dieci anni", "mai preso un euro".
fn opens(tokens: &[Token], words: &[Word<'_>], at: usize, start: usize) -> bool {
    let g = &*GRAMMAR;
    let ending = words[at].text.ends_with('o');
    let last = words[at].forms.in_tense(Tense::Participle).is_some() && words[at].forms.finite().is_none();
    let mut before = at;
    while before > start && tokens[before - 1].is_wordlike() && words[before - 1].mask.meets(g.neg.mask().union(g.light.mask())) {
        before -= 1;
    }
    last && ending && (before == start || is_separator(tokens, before - 1))
}

/// The token at which the next clause begins, between two verb groups.
fn boundary(tokens: &[Token], words: &[Word<'_>], from: usize, next: usize) -> usize {
    let g = &*GRAMMAR;
    let joins = |at: usize| is_separator(tokens, at) || words[at].mask.has(g.conj) || words[at].longer.iter().any(|(_, m)| m.has(g.conj));
    let mut cut = (from..next).rev().find(|&at| joins(at));
    // "... mio padre e mia madre lavorano": the conjunction joins two people.
    while let Some(at) = cut {
        let person = |i: usize| words.get(i).is_some_and(|w| w.mask.meets(g.family.mask().union(g.mine.mask())));
        let names = words[at].mask.has(g.and) && at > from && person(at - 1) && (person(at + 1) || at + 2 < next && person(at + 2));
        if !names {
            break;
        }
        cut = (from..at).rev().find(|&at| joins(at));
    }
    match cut {
        Some(mut at) => {
            // Separators and conjunctions in a row belong together: ", e", "anche se".
            while at > from && joins(at - 1) {
                at -= 1;
            }
            at
        }
        None => {
            // No separator: the subject right before the verb goes with it.
            let mut at = next;
            let pronoun = |w: &Word<'_>| matches!(&*w.text, "io" | "lui" | "lei" | "noi" | "loro" | "tu" | "voi");
            if at > from && pronoun(&words[at - 1]) {
                at -= 1;
            } else if at > from && words[at - 1].mask.meets(g.family.mask().union(g.kin.mask())) {
                at -= 1;
                while at > from && words[at - 1].mask.meets(g.mine.mask().union(g.det.mask()).union(g.theirs.mask()).union(g.yours.mask()))
                {
                    at -= 1;
                }
            } else if at > from + 1 && words[at - 2].mask.has(g.family) {
                // mio figlio Antonio lavora
                at -= 2;
                while at > from && words[at - 1].mask.meets(g.mine.mask().union(g.det.mask())) {
                    at -= 1;
                }
            }
            at
        }
    }
}

/// The finite reading of a word, where the context lets it be one.
fn finite(tokens: &[Token], words: &[Word<'_>], at: usize, start: usize, end: usize) -> Option<Form> {
    let g = &*GRAMMAR;
    let word = &words[at];
    if &*word.text == "e" && !tokens[at].accented {
        // mia figlia e autistica: an `e` that joins nothing.
        let before = at > start && words[at - 1].mask.meets(g.family.mask().union(g.kin.mask()).union(g.person.mask()))
            || at > start + 1 && words[at - 2].mask.has(g.family) && tokens[at - 1].is_wordlike();
        let after = (at + 1..end.min(at + 4)).find(|&i| !words[i].mask.has(g.light))?;
        let state = words[after].mask.meets(g.ill_adjective.mask().union(g.enrolled.mask()).union(g.unemployed.mask()))
            || words[after].longer.iter().any(|(_, m)| m.has(g.enrolled))
            || matches!(&*words[after].text, "in" | "a") && words.get(after + 1).is_some_and(|w| w.mask.has(g.nero))
            || words[after].forms.in_tense(Tense::Participle).is_some() && words[after].forms.finite().is_none();
        if before && state {
            return verbs::parse(&Beginnings::new("e"), true).finite();
        }
        return None;
    }
    let mut form = word.forms.finite()?;
    // A participle in a chain is no finite verb; groups take theirs first, so what is left here may be one ("preso").
    if word.forms.in_tense(Tense::Participle).is_some() && word.forms.iter().next().is_some_and(|f| f.tense == Tense::Participle) {
        return None;
    }
    let plural = || {
        let next = (at + 1..end.min(at + 4)).find(|&i| !words[i].mask.has(g.light));
        let ending = next.is_some_and(|i| {
            let w = &words[i];
            (w.forms.in_tense(Tense::Participle).is_some()
                || w.mask.meets(g.ill_adjective.mask().union(g.enrolled.mask()).union(g.unemployed.mask())))
                && w.text.ends_with(['i', 'e'])
        });
        let count = words.get(at + 1).is_some_and(|w| w.number && &*w.text != "un" && &*w.text != "una") && at + 1 < end;
        let subject = at > start
            && words[at - 1].text.ends_with(['i', 'e'])
            && words[at - 1].mask.meets(g.family.mask().union(g.generic.mask()).union(g.person.mask()));
        let them = at > start && matches!(&*words[at - 1].text, "ci" | "loro" | "che" | "quelli" | "tutti");
        ending || count || subject || them
    };
    if &*word.text == "sono" && plural() {
        form.person = Person::They;
    }
    Some(form)
}

/// Builds the verb group around a finite verb.
fn group(tokens: &[Token], words: &[Word<'_>], head: usize, form: Form, floor: usize, end: usize) -> Group {
    let g = &*GRAMMAR;
    let mut clitics = Clitics::default();
    let mut negation = Vec::new();
    let mut start = head;
    while start > floor && tokens[start - 1].is_wordlike() {
        let word = &words[start - 1];
        let text = &*word.text;
        if word.mask.has(g.neg) {
            negation.push(start - 1);
        } else if word.mask.has(g.clitic) {
            match text {
                "mi" | "m" | "me" => clitics.me = true,
                "ci" | "ce" | "c" => clitics.us = true,
                "ti" | "te" | "t" | "vi" | "ve" => clitics.you = true,
                "si" | "se" | "s" => clitics.si = true,
                _ => clitics.third = true,
            }
            if text == "se" && start - 1 > floor && !words[start - 1 - 1].mask.has(g.clitic) && start != head {
                // "se" before another pronoun is the conjunction ("se mi pagano").
                clitics.si = false;
                break;
            }
            if text == "se" && start == head && !matches!(words[head].text.as_ref(), "ne" | "la") {
                clitics.si = false;
                break;
            }
        } else if !(word.mask.has(g.light) && !word.mask.has(g.conj)) {
            break;
        }
        start -= 1;
    }
    let mut chain = vec![head];
    let mut mask = form.mask;
    let mut at = head + 1;
    let mut skipped = 0;
    while at < end && skipped <= 4 {
        let word = &words[at];
        let participle = word.forms.in_tense(Tense::Participle);
        let infinitive = word.forms.in_tense(Tense::Infinitive);
        let gerund = word.forms.in_tense(Tense::Gerund);
        if let Some(form) = participle.filter(|_| mask.has(g.aux) || mask.has(g.stay)) {
            mask = form.mask;
            if mask.has(g.be) || mask.has(g.stay) {
                mask = mask.union(g.aux.mask());
            }
            chain.push(at);
            skipped = 0;
        } else if let Some(form) = gerund.filter(|_| mask.meets(g.stay.mask().union(g.go.mask()).union(g.come.mask()))) {
            mask = form.mask;
            chain.push(at);
            skipped = 0;
        } else if let Some(form) = infinitive.filter(|_| mask.meets(g.governs)) {
            mask = form.mask;
            chain.push(at);
            skipped = 0;
        } else if tokens[at].is_wordlike()
            && (word.mask.has(g.light) && !matches!(&*word.text, "quindi" | "infatti" | "invece")
                || word.mask.has(g.clitic)
                || matches!(&*word.text, "a" | "ad" | "di" | "da" | "in" | "ffa"))
        {
            if matches!(&*word.text, "a" | "ad" | "di" | "da")
                && words.get(at + 1).is_none_or(|next| next.forms.in_tense(Tense::Infinitive).is_none())
            {
                break;
            }
            if word.mask.has(g.neg) && matches!(&*word.text, "mai" | "nemmeno" | "neanche" | "manco" | "mica" | "niente") {
                negation.push(at);
            }
            skipped += 1;
        } else {
            break;
        }
        at += 1;
    }
    // A trailing "mai" or "mica" without a form behind it negates all the same ("non lavoro mai").
    Group { start, head, form, chain, negation, clitics }
}

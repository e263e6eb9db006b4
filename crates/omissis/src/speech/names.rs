//! Names of private persons: `mi chiamo pasquale lo russo`, `Peppe hai ragione`, `mio figlio Antonio`, `dott.ssa Scognamiglio`.
//!
//! A name is a run of words that may be names, read together with what stands around it. The run comes from the tables (given names,
//! surnames, particles) and, where the text presents a name, from its place alone. What stands around it says whether it is the name
//! of somebody in particular (a title, a relative, an address, a signature), of somebody public (an office, the list of public
//! figures), or of something that is only named after somebody (a street, a school, a law, a saint).
//!
//! Most comments have no capital letters, some have nothing else. Capitals are evidence where they mean something and are never needed.

use crate::lexicon::names::{Word, figures, look};
use crate::lexicon::people::{is_possessive, person};
use crate::lexicon::places::province_of;
use crate::lexicon::roles::{CALLS, GREETINGS, HOLY, NAMED_AFTER, OFFICES, POLITICS, PRESENTERS, SECOND_PERSON, TITLES, WEAK_CALLS};
use crate::lexicon::{among, begins};
use crate::speech::Reading;
use crate::speech::tokens::{Case, Shape, Token};
use std::borrow::Cow;

/// What speaks for a run of words being somebody's name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Cues {
    /// A given name that is no ordinary word.
    pub(crate) given: bool,
    /// A given name that is an ordinary word too.
    pub(crate) wordlike: bool,
    /// A listed surname beside a given name, or under a title.
    pub(crate) surname: bool,
    /// Capital letters where they mean something.
    pub(crate) capitals: bool,
    /// A title or trade before it.
    pub(crate) title: bool,
    /// The text presents it: "mi chiamo", "intestato a".
    pub(crate) introduced: bool,
    /// The text addresses somebody by it.
    pub(crate) vocative: bool,
    /// It closes the comment.
    pub(crate) signature: bool,
    /// A relative or another particular person before it.
    pub(crate) relative: bool,
    /// It stands where a sentence speaks of somebody.
    pub(crate) slot: bool,
}

/// The name of a private person: the tokens `first..end`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Name {
    /// Index of the first token.
    pub(crate) first: usize,
    /// Index one past the last token.
    pub(crate) end: usize,
    /// What speaks for it.
    pub(crate) cues: Cues,
}

/// All names of private persons in a text, in text order.
pub(crate) fn names(reading: &Reading<'_>) -> Vec<Name> {
    let mut walk = Walk::new(reading);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens().len() {
        match walk.name_at(at) {
            Step::Name(name) => {
                at = name.end;
                walk.named = Some((name.end, name.cues.title));
                found.push(name);
            }
            Step::Skip(end) => at = end.max(at + 1),
        }
    }
    found
}

/// How a name is known to somebody who saw it before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Known {
    /// As it stood.
    Whole,
    /// One of its parts, a surname with its particles.
    Part,
}

/// The forms by which the name that the whole text is may come again: folded, words joined by single spaces.
pub(crate) fn forms(reading: &Reading<'_>) -> Vec<(Known, String)> {
    let walk = Walk::new(reading);
    let end = reading.tokens().len();
    let mut forms = vec![(Known::Whole, walk.joined(0, end))];
    for i in (0..end).filter(|&i| walk.is_word(i)) {
        let mut last = i;
        while last + 1 < end && walk.is(last, PARTICLES) && (walk.is_word(last + 1) || walk.is(last + 1, "'")) {
            last += 1;
        }
        if !walk.is(last, PARTICLES) && !walk.is(last, NOT_NAMES) {
            forms.push((Known::Part, walk.joined(i, last + 1)));
        }
    }
    forms
}

/// True when the whole text may be the name of a private person: no body, no public figure, one word of a name at least.
pub(crate) fn is_person(reading: &Reading<'_>) -> bool {
    let walk = Walk::new(reading);
    let end = reading.tokens().len();
    let words: Vec<usize> = (0..end).filter(|&i| walk.is_word(i)).collect();
    let body = |i: &usize| walk.is(*i, BODIES) || walk.is(*i, NAMED_AFTER) || walk.is(*i, OFFICES);
    if words.is_empty() || words.len() > 7 || words.iter().any(body) {
        return false;
    }
    let run = Run { end, surname: end, givens: 1, wordlike: false, rare: false, listed: true, capitals: true };
    let named = |i: &usize| {
        let word = walk.looks[*i];
        word.is_given() || word.is_surname() || !word.is_word() && !walk.is(*i, NOT_NAMES) && province_of(&walk.word(*i)).is_none()
    };
    words.iter().any(named) && !walk.is_figure(0, &run, Lead { title: true, ..Lead::default() })
}

/// True when a folded word is in no table.
pub(crate) fn is_unknown_word(word: &str) -> bool {
    let listed = look(word);
    !listed.is_word() && !listed.is_given() && !listed.is_surname() && province_of(word).is_none()
}

/// Where names that somebody knows stand in a text, as ranges of tokens: whole ones of up to `most` words anywhere, parts where they are
/// nothing else.
pub(crate) fn recalled(reading: &Reading<'_>, most: usize, known: &dyn Fn(Known, &str) -> bool) -> Vec<(usize, usize)> {
    let walk = Walk::new(reading);
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens().len() {
        match walk.recalled_at(at, most, known) {
            Some(end) => {
                found.push((at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

enum Step {
    Name(Name),
    Skip(usize),
}

/// How the left of a run speaks of it.
#[derive(Clone, Copy, Debug, Default)]
struct Lead {
    title: bool,
    /// The gender of the title, where it has one.
    female: Option<bool>,
    office: bool,
    holy: bool,
    named_after: bool,
    /// "mi chiamo", "nome:", "intestato a".
    presented: bool,
    /// "sono": the writer, or a state.
    i_am: bool,
    relative: bool,
    /// "la cognata di".
    of_relative: bool,
    /// A greeting or call.
    call: bool,
    /// A call that opens many other things too: "ma", "si".
    weak_call: bool,
    /// `@` touches it.
    mention: bool,
    /// The sentence begins here, titles included.
    opens: bool,
    /// A comma stands before.
    comma: bool,
    /// A masculine article, alone or in a preposition: "al Vito Fazzi".
    article: bool,
    /// "la", "della", "i", "gli": before a surname or a first name, as neighbours are spoken of.
    neighbour: bool,
}

impl Lead {
    const fn strong(self) -> bool {
        self.title || self.presented || self.relative || self.mention
    }
}

/// A run of words read as a name.
#[derive(Clone, Copy, Debug)]
struct Run {
    end: usize,
    /// Where the surname begins; `end` when there is none.
    surname: usize,
    givens: u8,
    /// Given names that are ordinary words, and no other.
    wordlike: bool,
    /// A word first, a name only by strong evidence.
    rare: bool,
    /// A surname that some list has.
    listed: bool,
    /// Every part begins with a capital that means something.
    capitals: bool,
}

struct Walk<'r, 't> {
    reading: &'r Reading<'t>,
    looks: Vec<Word>,
    /// Where the last name ended, and whether it had a title.
    named: Option<(usize, bool)>,
    /// Nearly all words are in capitals.
    shout: bool,
    /// Nearly all words begin with a capital.
    titled: bool,
}

impl<'r, 't> Walk<'r, 't> {
    fn new(reading: &'r Reading<'t>) -> Self {
        let tokens = reading.tokens();
        let (mut words, mut upper, mut title) = (0, 0, 0);
        let mut looks = Vec::with_capacity(tokens.len());
        for (i, token) in tokens.iter().enumerate() {
            if token.shape != Shape::Word {
                looks.push(Word::default());
                continue;
            }
            words += 1;
            upper += usize::from(token.case == Case::Upper);
            title += usize::from(token.case == Case::Title && token.end - token.start > 1);
            looks.push(reading.speech().words[i].named);
        }
        let shout = upper * 10 >= words * 6 && words > 2 || upper == words;
        let titled = words >= 5 && title * 10 >= words * 7;
        Self { reading, looks, named: None, shout, titled }
    }

    fn tokens(&self) -> &'r [Token] {
        self.reading.tokens()
    }

    fn word(&self, i: usize) -> Cow<'t, str> {
        self.reading.word(i)
    }

    fn is(&self, i: usize, list: &'static str) -> bool {
        among(&self.word(i), list)
    }

    fn before(&self, i: usize, list: &'static str) -> bool {
        i.checked_sub(1).is_some_and(|i| self.is(i, list))
    }

    fn is_word(&self, i: usize) -> bool {
        self.tokens().get(i).is_some_and(|t| t.shape == Shape::Word)
    }

    /// A capital that means something: not in a comment of capitals only.
    fn is_title(&self, i: usize) -> bool {
        self.tokens()
            .get(i)
            .is_some_and(|t| t.shape == Shape::Word && (t.case == Case::Title || t.case == Case::Odd && self.reading.text(t).len() > 3))
            && !self.titled
    }

    /// Capitals inside a comment that is not written in them: `LO PICCOLO CONCETTA`.
    fn is_upper(&self, i: usize) -> bool {
        self.tokens().get(i).is_some_and(|t| t.shape == Shape::Word && t.case == Case::Upper) && !self.shout
    }

    fn len(&self, i: usize) -> usize {
        self.tokens().get(i).map_or(0, |t| t.end - t.start)
    }

    /// The folded words `first..end`, joined by single spaces.
    fn joined(&self, first: usize, end: usize) -> String {
        let mut out = String::new();
        for i in (first..end).filter(|&i| self.is_word(i)) {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&self.word(i));
        }
        out
    }

    /// Part of an address, a link, a handle or a hashtag.
    fn is_glued(&self, i: usize) -> bool {
        let tokens = self.tokens();
        let text = self.reading.folded();
        let token = &tokens[i];
        // Nothing touches most words.
        let apart = |at: Option<usize>| at.and_then(|at| text.as_bytes().get(at)).is_none_or(|b| matches!(b, b' ' | b'\n'));
        if apart(token.start.checked_sub(1)) && apart(Some(token.end)) {
            return false;
        }
        let start = text[..token.start].rfind([' ', '\n']).map_or(0, |at| at + 1);
        let end = text[token.end..].find([' ', '\n']).map_or(text.len(), |at| token.end + at);
        let chunk = &text[start..end];
        if chunk.starts_with('#')
            || chunk.get(1..).is_some_and(|rest| rest.contains('@'))
            || chunk.contains("://")
            || chunk.starts_with("www.")
            || chunk.contains('_')
        {
            return true;
        }
        if chunk.bytes().any(|b| b.is_ascii_digit())
            && chunk.trim_matches(['.', ',', '!', '?', ':', ';']).contains('.')
            && !chunk.ends_with(',')
        {
            return true;
        }
        let lower = |i: usize| tokens.get(i).is_some_and(|t| t.shape != Shape::Word || t.case != Case::Title);
        let dot = |i: usize| tokens.get(i).is_some_and(|t| t.shape == Shape::Mark(b'.'));
        let joined = |a: usize, b: usize| tokens[a].end == tokens[b].start;
        let before = i >= 2
            && dot(i - 1)
            && joined(i - 1, i)
            && joined(i - 2, i - 1)
            && self.reading.text(&tokens[i - 2]).len() > 3
            && lower(i)
            && !self.shout;
        let after =
            i + 2 < tokens.len() && dot(i + 1) && joined(i, i + 1) && joined(i + 1, i + 2) && lower(i) && lower(i + 2) && !self.shout;
        before || after
    }

    /// How the words before `i` speak of what begins there.
    fn lead(&self, i: usize) -> Lead {
        let mut lead = Lead::default();
        let mut at = i;
        if at > 0 && self.is(at - 1, "@") && self.tokens()[at - 1].end == self.tokens()[at].start {
            lead.mention = true;
            at -= 1;
        }
        while at > 0 && self.is(at - 1, "\" ( '") {
            at -= 1;
        }
        // "il medico di base, Fumagalli, ha": the trade explains who.
        let surname = self.looks[i].is_surname() && !self.looks[i].is_word() && !self.looks[i].is_given();
        if at > 1 && self.is(at - 1, ",") && self.reading.is_mark(i + 1) && (self.is_title(i) || self.is_upper(i) || surname) {
            let trade = self.trade_before(at - 1);
            if trade.is_some_and(|trade| self.title_before(trade + 1).is_some_and(|(_, office, _)| !office)) {
                lead.title = true;
                return lead;
            }
        }
        let surname = self.looks[i].is_surname() && !self.looks[i].is_word() && !self.looks[i].is_given();
        if let Some(trade) = self.trade_before(at).filter(|_| self.is_title(i) || surname) {
            at = trade + 1;
        }
        while let Some((from, office, female)) = self.title_before(at) {
            lead.title |= !office;
            lead.office |= office;
            lead.female = lead.female.or(female);
            at = from;
        }
        let Some(p) = at.checked_sub(1) else {
            lead.opens = true;
            return lead;
        };
        lead.opens = self.reading.is_stop(p) || self.is_laugh(p);
        if self.is(p, ",") {
            lead.comma = true;
            lead.call = p > 0 && self.is(p - 1, CALLS);
            lead.relative = p > 0 && person(&self.word(p - 1)).is_some_and(|person| !person.plural) && self.is_particular(p - 1);
            return lead;
        }
        if self.is(p, ":") && p > 0 {
            lead.presented = self.is(p - 1, PRESENTERS) || person(&self.word(p - 1)).is_some_and(|person| person.kin);
            lead.opens = true;
            return lead;
        }
        let word = self.word(p);
        // "grazie alla dott.ssa Ricciuti, o Rizzuti", "i signori Rossi e Bianchi".
        if among(&word, "e ed o")
            && self.is_title(i)
            && self.named.is_some_and(|(end, title)| title && (end == p || end + 1 == p && self.is(end, ",")))
        {
            lead.title = true;
            return lead;
        }
        lead.neighbour = among(&word, "la della dalla alla i gli dei dai") && !lead.title;
        lead.office |= !lead.title && self.office_of(p);
        lead.holy = !lead.title && among(&word, HOLY) && !self.before(p, "mamma");
        lead.named_after = self.is_named_after(p);
        lead.article = among(&word, "il al del dal nel sul lo l allo");
        lead.call = among(&word, CALLS);
        lead.weak_call = lead.call && among(&word, WEAK_CALLS);
        lead.of_relative = among(&word, "di d") && p > 0 && person(&self.word(p - 1)).is_some_and(|person| !person.plural);
        lead.i_am = among(&word, "sono so son songo") || word == "qui" && p == 0;
        lead.presented = among(&word, PRESENTERS) && !(word.starts_with("chiam") && !self.before(p, "mi si ti m s"))
            || among(&word, "di d")
                && p > 0
                && (self.is(p - 1, "nome conto parte chiedere chiedi chiedete chieda firma eredi erede mano vece") && !self.is(p - 1, "x"))
            || among(&word, "a ad") && p > 0 && begins(&self.word(p - 1), "intestat indirizzat")
            || among(&word, "scritto scrivete stampato leggo") && self.is_title(i) && !self.is(i, ABROAD)
            || among(&word, "da") && p > 0 && begins(&self.word(p - 1), "presentat firmat inviat compilat scritt inoltrat richiest")
            || among(&word, "da") && p > 0 && self.looks[i].is_plain_given() && self.is(p - 1, GREETINGS);
        lead.relative = self.is_relative(p)
            || is_possessive(&word) && p > 0 && self.is_relative(p - 1)
            || among(&word, KIN_ADJECTIVES) && p > 0 && self.is_relative(p - 1)
            || among(&word, "mio mia nostro nostra") && self.before(p, "il la l del della al alla col dal dalla") && self.is_title(i)
            || among(&word, "salutatemi salutami salutate salutiamo salutamelo");
        lead
    }

    /// "il medico di base", "la capo sala", "dottore della mutua": the noun that a complement before `at` belongs to.
    fn trade_before(&self, at: usize) -> Option<usize> {
        let last = at.checked_sub(1)?;
        if self.is(last, "sala ostetrica squadra reparto ufficio turno") && last > 0 && self.is(last - 1, "capo") {
            return Some(last - 1);
        }
        let of = last.checked_sub(1).filter(|&of| self.is(of, "di della del dell delle dei al dello"))?;
        let noun = of.checked_sub(1)?;
        (self.is(last, "base mutua famiglia zona condominio patronato caf sportello reparto scuola quartiere turno cucito fila sostegno laboratorio accettazione") && self.is(noun, TITLES))
            .then_some(noun)
    }

    /// "ahahah": a new sentence begins behind it.
    fn is_laugh(&self, i: usize) -> bool {
        let word = self.word(i);
        word.len() > 3 && word.bytes().all(|b| matches!(b, b'a' | b'h' | b'e' | b'i')) && word.contains("ah")
    }

    fn is_relative(&self, i: usize) -> bool {
        person(&self.word(i)).is_some_and(|person| person.kin || !self.is(i, "tipo uomo donna ragazzi ragazze ex pa"))
            && !(self.is(i, "papa") && !self.tokens()[i].accented && !self.before(i, "mio tuo suo il"))
            || self.is(i, TRADES)
    }

    /// True when the person word at `i` has a possessive or an article.
    fn is_particular(&self, i: usize) -> bool {
        (1..=2).any(|back| i.checked_sub(back).is_some_and(|at| is_possessive(&self.word(at)) || self.is(at, "il la l lo un una")))
            || person(&self.word(i)).is_some_and(|person| person.bare)
    }

    /// The title that ends right before `at`: its first token, whether it is an office, and its gender.
    fn title_before(&self, at: usize) -> Option<(usize, bool, Option<bool>)> {
        let last = at.checked_sub(1)?;
        let dotted = self.is(last, ".");
        let end = if dotted { last.checked_sub(1)? } else { last };
        let word = self.word(end);
        // "sig.ra", "dott.ssa", "d.ssa".
        if among(&word, "ra na ssa re to") {
            let stem = if end > 0 && self.is(end - 1, ". '") { end.checked_sub(2)? } else { end.checked_sub(1)? };
            if self.is(stem, "sig dott d dr prof avv gent") {
                return Some((stem, false, Some(word != "re")));
            }
        }
        if dotted && !among(&word, ABBREVIATIONS) || !self.is_word(end) {
            return None;
        }
        // "don" and "donna" and the like only where no sentence of theirs is: the word itself must touch the name.
        let office = among(&word, OFFICES);
        if !office && !among(&word, TITLES) && !(word == "capo" && self.is(end + 1, "sala ostetrica squadra reparto ufficio turno")) {
            return None;
        }
        let female = if office {
            None
        } else {
            Some(
                among(&word, "signora signorina maestra suora suor sora donna dottoressa professoressa preside direttrice")
                    || word.ends_with("ssa")
                    || word.ends_with("trice")
                    || among(&word, "sigra impiegata infermiera avvocata segretaria"),
            )
        };
        if word == "fra" && !self.is_title(end) && !self.tokens()[end].accented {
            return None;
        }
        // "medico", "tecnico" and other nouns need no article, but "donna" and "padre" do not stand for titles after one.
        if word == "sociale" && self.before(end, "assistente") {
            return Some((end, false, None));
        }
        if among(&word, "donna padre fra sociale tecnico capitano gentile cavaliere donna") && !self.is_title(at) && !self.shout {
            return None;
        }
        Some((end, office, female.filter(|&f| f || among(&word, "signor signore sig dottor dottore don padre"))))
    }

    /// "il ministro dell'interno", "il presidente della regione": the office, with its field, ends at `p`.
    fn office_of(&self, p: usize) -> bool {
        for back in 1..=4 {
            let Some(at) = (p + 1).checked_sub(back) else { return false };
            if self.is_mark_or_stop(at) {
                return false;
            }
            if self.is(at, OFFICES) {
                return back == 1 || self.is(at + 1, "della del dell dello dei di degli");
            }
        }
        false
    }

    fn is_mark_or_stop(&self, i: usize) -> bool {
        self.reading.is_mark(i) && !self.is(i, "'")
    }

    /// What stands at `p` says that only something is named so: "scuola", "via", "governo", "bar da".
    fn is_named_after(&self, p: usize) -> bool {
        let mut at = p;
        // "istituto don Milani", "via generale Dalla Chiesa", "ospedale G. Rossi".
        while at > 0 && self.is(at, "\" . ' don san dott padre generale conte papa re g f a c v e s fratelli f.lli caduti") {
            at -= 1;
        }
        if self.is(at, NAMED_AFTER) {
            return !(self.is(at, "casa") && self.before(at, "a da"));
        }
        if self.is(at, "da") && at > 0 {
            return self.is(at - 1, "bar caffe pizzeria trattoria ristorante osteria forno pasticceria gelateria salumeria panificio");
        }
        if self.is(at, "a ad al alla") && at > 0 && begins(&self.word(at - 1), "intitolat dedicat") {
            return true;
        }
        self.is(at, "di del della dello dell dei degli") && at > 0 && self.is(at - 1, "legge decreto riforma governo giunta amministrazione clan serie film libro canzone romanzo statua monumento via viale piazza vicolo vico largo corso piazzetta festa sagra teorema mensa effetto metodo stadio museo canzoni vita opere")
    }

    /// The name, if one begins at `i`.
    fn name_at(&self, i: usize) -> Step {
        if let Some(name) = self.initialled(i) {
            return Step::Name(name);
        }
        if !self.is_word(i) || self.len(i) < 2 && !self.tokens()[i].elided || self.is_glued(i) {
            return Step::Skip(i + 1);
        }
        if !self.may_begin(i) || self.begins_nothing(i) {
            return Step::Skip(i + 1);
        }
        let lead = self.lead(i);
        let Some(run) = self.run(i, lead) else {
            return self.display_name(i, lead);
        };
        if self.is_excluded(i, &run, lead) || self.is_tail_of_surname(i) {
            return Step::Skip(run.end);
        }
        match self.cues(i, &run, lead) {
            Some(cues) => Step::Name(Name { first: i, end: run.end, cues }),
            None => self.display_name(i, lead),
        }
    }

    /// "un certo G. Falcucci", "firmato R. Bossi".
    fn initialled(&self, i: usize) -> Option<Name> {
        if !(self.is_word(i) && self.len(i) == 1 && self.is_title(i) && self.is(i + 1, ".") && self.is_title(i + 2)) {
            return None;
        }
        let next = self.looks[i + 2];
        let lead = self.lead(i);
        let signed = self.closes(i + 3) && (self.is_after_thanks(i) || lead.opens);
        let fits = (next.is_surname() || !next.is_word()) && !next.is_given() && !lead.named_after && !lead.office && self.len(i + 2) > 3;
        let cues = Cues {
            surname: next.is_surname(),
            capitals: true,
            title: lead.title,
            introduced: lead.presented,
            relative: lead.relative,
            signature: signed,
            ..Cues::default()
        };
        (fits && (lead.strong() || signed)).then_some(Name { first: i, end: i + 3, cues })
    }

    /// One past the last token of the known name that begins at `i`.
    fn recalled_at(&self, i: usize, most: usize, known: &dyn Fn(Known, &str) -> bool) -> Option<usize> {
        if !self.is_word(i) {
            return None;
        }
        let (mut words, mut joined, mut best) = (0, String::new(), None);
        for end in i + 1..=self.tokens().len() {
            if !self.is_word(end - 1) {
                if self.is(end - 1, "' -") {
                    continue;
                }
                break;
            }
            words += 1;
            if words > most {
                break;
            }
            if words > 1 {
                joined.push(' ');
            }
            joined.push_str(&self.word(end - 1));
            if words > 1 && known(Known::Whole, &joined) || known(Known::Part, &joined) && self.is_part_alone(i, end) {
                best = Some(end);
            }
        }
        best.filter(|_| !self.is_glued(i))
    }

    /// A part of a known name that is nothing else here: no street, no saint, no public figure, no ordinary word, no place.
    fn is_part_alone(&self, i: usize, end: usize) -> bool {
        let lead = self.lead(i);
        if lead.named_after || lead.office || lead.holy && !lead.presented {
            return false;
        }
        let whole = self.joined(i, end);
        if end > i + 1 {
            return !figures(&whole).any(|figure| figure.alone);
        }
        let word = self.looks[i];
        let spoken_to = (lead.opens || lead.call) && self.speaks_to(i, end) || lead.strong();
        if figures(&whole).any(|figure| figure.alone || figure.given.is_empty()) && !lead.title {
            return false;
        }
        let capital = (self.is_title(i) || self.is_upper(i)) && (!lead.opens || spoken_to);
        let place = province_of(&self.word(i)).is_some();
        if word.is_word() || place {
            return capital && !(place && self.before(i, "a ad in di da del della per tra fra"));
        }
        true
    }

    /// A cheap look at the word alone: most words of most comments begin no name.
    fn may_begin(&self, i: usize) -> bool {
        let word = self.looks[i];
        if word.is_word() && !word.is_given() && !word.is_surname() && !self.is_particle(i) {
            return false;
        }
        let listed = word.is_given() || word.is_surname() || word.is_clipped() || word.may_be_clipped() && self.tokens()[i].accented;
        listed
            || self.is_title(i)
            || self.is_upper(i)
            || self.is_particle(i)
            || is_foreign_surname(&self.word(i))
            || self.before(i, "chiamo sottoscritto sottoscritta nome cognome :")
    }

    /// An ordinary word in small letters that can begin no name whatever leads to it: "di casa", "la domanda", "conti". What [`Self::run`] would say.
    fn begins_nothing(&self, i: usize) -> bool {
        let (word, token) = (self.looks[i], &self.tokens()[i]);
        if token.case != Case::Lower || token.accented || !word.is_word() || word.is_given() {
            return false;
        }
        if self.is(i, PARTICLES) {
            let Some(end) = self.behind_particles(i) else { return true };
            let word = self.looks[end];
            return word.is_word() && !word.is_given() && !word.is_surname() && !look(&self.joined(i, end + 1)).is_surname();
        }
        !token.elided && !self.is(i, CHINESE_ALWAYS) && !self.is_abbreviated_title(i)
    }

    /// The word behind the one or two particles at `at`, where a word of a surname can stand.
    fn behind_particles(&self, at: usize) -> Option<usize> {
        let particle = |i: usize| self.is_word(i) && (self.is(i, PARTICLES) || self.tokens()[i].elided && self.is(i, "d dell de dall"));
        let end = (at..at + 2).take_while(|&i| particle(i)).last()? + 1;
        (self.is_word(end) && !self.is_glued(end)).then_some(end)
    }

    fn is_particle(&self, i: usize) -> bool {
        self.tokens()[i].elided || self.is(i, PARTICLES)
    }

    /// Reads the run of names that begins at `i`.
    fn run(&self, i: usize, lead: Lead) -> Option<Run> {
        let given_first = self.given_run(i, lead);
        if given_first.is_some_and(|run| run.surname < run.end) {
            return given_first;
        }
        if let Some(run) = self.surname_first(i, lead) {
            return Some(run);
        }
        if given_first.is_some() {
            return given_first;
        }
        self.surname_alone(i, lead)
    }

    /// "Maria Rosaria Esposito": given names, then at most two surnames.
    fn given_run(&self, i: usize, lead: Lead) -> Option<Run> {
        let mut end = i;
        let (mut givens, mut plain, mut rare) = (0, false, false);
        // "el Mehdi", "Abd el Kader".
        if self.is(i, "el al abd ben") && self.looks.get(i + 1).is_some_and(|w| w.is_plain_given()) && (self.is_title(i) || lead.presented)
        {
            end += 1;
        }
        while givens < 4 && self.is_given(end, lead, givens > 0) && !(givens > 0 && self.is_glued(end)) {
            let word = self.looks[end];
            plain |= !word.is_word() || word.is_clipped() && self.tokens()[end].accented;
            rare |= givens == 0 && word.is_word() && !word.is_name_first();
            givens += 1;
            end += 1;
            // "Anna-Maria".
            if self.is(end, "-") && self.is_given(end + 1, lead, true) {
                end += 1;
            }
        }
        if givens == 0 {
            // An unknown word right where the text presents a name: "mi chiamo Vjollca".
            if !self.is_presented_unknown(i, lead) {
                return None;
            }
            end = i + 1;
        }
        // "Egle M. Tanganelli".
        if self.len(end) == 1
            && self.is_title(end)
            && self.is(end + 1, ".")
            && self.is_title(end + 2)
            && self.surname_at(end + 2, lead, false).is_none()
        {
            let next = self.looks[end + 2];
            if next.is_surname() || !next.is_word() {
                let capitals = self.has_capitals(i, end + 3);
                return Some(Run {
                    end: end + 3,
                    surname: end + 2,
                    givens,
                    wordlike: false,
                    rare: false,
                    listed: next.is_surname(),
                    capitals,
                });
            }
        }
        let surname = end;
        let mut listed = false;
        for _ in 0..2 {
            match self.surname_at(end, lead, end > surname) {
                Some((next, in_list)) => {
                    end = next;
                    listed |= in_list;
                }
                None => break,
            }
        }
        // "Franca L.", "ved. Ghedini".
        let initial = self.is_title(end)
            || self.tokens().get(end).is_some_and(|t| t.case == Case::Lower && t.shape == Shape::Word)
                && self.tokens()[i].case == Case::Lower;
        if end == surname && self.len(end) == 1 && initial && self.is(end + 1, ".") {
            end += 2;
        }
        // "Ciccio u ferraru", "Peppino o' maresciallo".
        if end == surname
            && (self.is(end, "u lu er")
                || self.is(end, "o a") && self.tokens()[end].accented
                || self.is(end, "'") && self.is(end + 1, "o a u"))
        {
            let nick = end + 1 + usize::from(self.is(end, "'"));
            if self.is_word(nick) && self.len(nick) > 3 {
                end = nick + 1;
            }
        }
        end = self.widow(end);
        let capitals = self.has_capitals(i, end);
        Some(Run { end, surname, givens, wordlike: givens > 0 && !plain, rare: rare && !plain, listed, capitals })
    }

    /// "ved. Ghedini": one past it.
    fn widow(&self, end: usize) -> usize {
        let after = end + 1 + usize::from(self.is(end + 1, "."));
        let widow = self.is(end, "ved vedova") && self.is_word(after) && (self.looks[after].is_surname() || self.is_title(after));
        if widow { after + 1 } else { end }
    }

    /// "Esposito Gennaro", "lo piccolo concetta", "Hu Xiaoling".
    fn surname_first(&self, i: usize, lead: Lead) -> Option<Run> {
        let chinese = self.is(i, CHINESE) && self.is_title(i) && self.is_title(i + 1)
            || self.is(i, CHINESE_ALWAYS) && self.len(i + 1) > 4 && self.is_word(i + 1) && !self.looks[i + 1].is_word();
        if chinese && is_pinyin(&self.word(i + 1)) {
            return Some(Run { end: i + 2, surname: i, givens: 1, wordlike: false, rare: false, listed: true, capitals: true });
        }
        let mut mid = i;
        if self.is(i, PARTICLES) || self.tokens()[i].elided {
            mid = self.particle_surname(i, lead, false)?;
        } else {
            let word = self.looks[i];
            let shaped = word.is_surname() || is_foreign_surname(&self.word(i));
            let capital = self.is_title(i) || self.is_upper(i);
            let next = self.looks.get(i + 1).copied().unwrap_or_default();
            let within =
                capital && (self.is_title(i + 1) || self.is_upper(i + 1)) && !lead.opens && next.is_known_given() && next.is_name_first();
            let certain = capital && next.is_plain_given() || within;
            if !shaped
                || self.len(i) < 3 && !(capital && word.is_common_surname())
                || word.is_word() && !(certain && word.is_common_surname())
                || word.is_plain_given() && !capital
            {
                return None;
            }
            if word.is_given() && !word.is_common_surname() {
                return None;
            }
            mid += 1;
        }
        let first = *self.looks.get(mid)?;
        let capital = self.is_title(mid) || self.is_upper(mid);
        if mid > i + 1 && self.looks[mid - 1].is_word() && !self.is_title(mid - 1) && !lead.strong() {
            return None;
        }
        let lower = mid == i + 1
            && self.is(mid, COMMON_WORDLIKE)
            && !self.looks[i].is_word()
            && !self.looks[i].is_given()
            && self.looks[i].is_surname()
            && self.len(i) > 3;
        let lower = lower && (lead.presented || lead.opens || lead.relative || lead.title);
        let begins = lead.opens && mid == i + 1 && self.looks[i].is_surname() && !self.looks[i].is_word() && !self.looks[i].is_given();
        let fits = begins
            && first.is_known_given()
            && first.is_name_first()
            && self.tokens()[i].case == self.tokens()[mid].case
            && self.tokens()[i].case != Case::Lower
            || lower
            || first.is_plain_given() && self.len(mid) > 2
            || capital && (self.is_title(i) || self.is_upper(i)) && (first.is_known_given() || first.is_given());
        if !fits || self.is_glued(mid) || self.tokens()[mid].accented && !first.is_clipped() {
            return None;
        }
        let mut end = mid + 1;
        while end < mid + 3 && self.is_given(end, lead, true) {
            end += 1;
        }
        end = self.widow(end);
        Some(Run { end, surname: i, givens: 1, wordlike: false, rare: false, listed: true, capitals: self.has_capitals(i, end) })
    }

    /// A surname alone, where something says that it is one: "dott. Scognamiglio", "l'assistente sociale De Santis", "Brambilla lei parla".
    fn surname_alone(&self, i: usize, lead: Lead) -> Option<Run> {
        let capital = self.is_title(i) || self.is_upper(i);
        let word = self.looks[i];
        let mut end = i + 1;
        let word_text = self.word(i);
        let particle = self.is(i, PARTICLES) || self.tokens()[i].elided && self.is(i, "d dell");
        if particle {
            end = self.particle_surname(i, lead, true)?;
        }
        let known = particle || word.is_surname() || is_foreign_surname(&self.word(i));
        let known = known && !(self.is(i, ABROAD) && !lead.title);
        let spoken_to = lead.opens
            && capital
            && known
            && !word.is_word()
            && self.is(end, "lei tu ti hai sei non la ma te che")
            && self.speaks_to(i, end);
        let called = capital && known && self.is_presented_unknown(i, Lead { presented: true, ..lead });
        let place = province_of(&word_text).is_some();
        let stranger = capital
            && known
            && !word.is_word()
            && !word.is_given()
            && !place
            && !self.shout
            && self.len(i) > 3
            && !among(&word_text, NOT_NAMES);
        // "i Rizzo del piano di sopra", "la Repetto al protocollo".
        let housed = known && !word.is_word() && !word.is_given() && !place && self.len(i) > 4 && self.is_floor(end);
        let family =
            lead.neighbour && (stranger || housed) && self.before(i, "i gli dei dai") && self.is(end, "del di della che al sono hanno");
        let herself = lead.neighbour
            && stranger
            && self.before(i, "la")
            && word.is_surname()
            && !lead.opens
            && i > 1
            && !self.is_title(end)
            && !figures(&word_text).any(|figure| figure.female || figure.alone);
        // "Bruschi-Carnevali".
        let double = self.is(end, "-")
            && self.is_title(i)
            && self.is_title(end + 1)
            && self.hyphened(end)
            && !word.is_word()
            && !self.is(i, ABROAD)
            && !self.is(end + 1, ABROAD)
            && (known || self.looks[end + 1].is_surname())
            && province_of(&word_text).is_none()
            && province_of(&self.word(end + 1)).is_none();
        if double {
            end += 2;
        }
        let fits = if lead.title {
            // "la signora bordignon" but not "la signora che".
            !self.is(i, NOT_NAMES)
                && (capital && (particle || self.len(i) > 2 && !word.is_word() && (known || !self.before(i, COMPANIES_TOO)))
                    || capital
                        && (word.is_common_surname()
                            || word.is_surname()
                                && !self.shout
                                && self.before(i, "signora signor sig sigra dottoressa dottor maestra ssa ra"))
                        && self.len(i) > 2
                    || particle && !self.looks[end - 1].is_word()
                    || known && !word.is_word() && self.len(i) > 3
                    || self.is_abbreviated_title(i)
                        && !word.is_given()
                        && self.len(i) > 3
                        && (word.is_common_surname() || !word.is_word() && !place)
                    || !word.is_word() && !place && self.len(i) > 3 && self.word(i).contains(['j', 'k', 'w', 'x', 'y']))
        } else if lead.presented {
            called
                || known
                    && !word.is_word()
                    && (self.len(i) > 3 || particle)
                    && (capital
                        || !self.before(i, "contribuente utente assistito assistita paziente alunno alunna referente erede richiedente"))
        } else if lead.relative && !lead.comma {
            // "il vicino Bellucci", "il mio capo Rossi".
            capital && known && !word.is_word() && !word.is_given() && province_of(&self.word(i)).is_none()
        } else {
            spoken_to || family || herself || double && !lead.named_after
        };
        if !fits || province_of(&self.word(i)).is_some() && !capital && !lead.title {
            return None;
        }
        if !particle && let Some((next, _)) = self.surname_at(end, lead, true).filter(|_| capital && self.is_title(end)) {
            end = next;
        }
        Some(Run {
            end,
            surname: i,
            givens: 0,
            wordlike: false,
            rare: false,
            listed: known,
            capitals: capital && self.has_capitals(i, end),
        })
    }

    /// "sig.ra", "dott.", "ing": right before `i`. Behind these nothing but a name stands; "dottor" and the like are as good.
    fn is_abbreviated_title(&self, i: usize) -> bool {
        let mut at = i;
        if self.before(at, ".") {
            at -= 1;
        }
        self.before(at, "sig sigra dott dr dssa dottssa drssa avv ing geom prof profssa rag arch dottor ingegner professor signor")
            || self.before(at, "ra ssa na") && at > 1 && (self.is(at - 2, ".") || self.is(at - 2, "sig dott prof"))
    }

    /// The mark at `i` touches both its neighbours.
    fn hyphened(&self, i: usize) -> bool {
        let tokens = self.tokens();
        i > 0 && i + 1 < tokens.len() && tokens[i - 1].end == tokens[i].start && tokens[i].end == tokens[i + 1].start
    }

    /// True when the word at `i` reads as a given name here.
    fn is_given(&self, i: usize, lead: Lead, further: bool) -> bool {
        let Some(word) = self.looks.get(i).copied() else { return false };
        let token = &self.tokens()[i];
        if token.case == Case::Lower
            && (self.before(i, "me") || self.before(i, "ci ne ti mi si lo li se ve ce te") && !lead.strong() && !lead.call)
        {
            return false;
        }
        if token.case == Case::Lower && self.is(i, "secondo") && self.is(i + 1, "voi te me lui lei noi loro il la l i le gli") {
            return false;
        }
        if token.accented && !among(&self.word(i), ACCENTED) {
            let called = lead.opens || lead.call || lead.comma || self.before(i, "o oi");
            return word.is_clipped()
                || word.may_be_clipped()
                    && called
                    && !word.is_word()
                    && (self.reading.is_mark(i + 1) || self.speaks_to(i, i + 1) || self.is(i + 1, "nun"));
        }
        if !word.is_given() || token.elided {
            return false;
        }
        let capital = self.is_title(i) || self.is_upper(i);
        if further {
            // Behind another given name a word needs its capital: "anna rosa" is two names, "anna felice di" is not.
            return word.is_plain_given() && (capital || self.len(i) > 2) || capital && (word.is_name_first() || !word.is_word());
        }
        if word.is_plain_given() {
            return self.len(i) > 3 || capital || lead.strong() || lead.i_am || lead.opens || lead.call || self.len(i) > 2 && lead.comma;
        }
        if word.is_known_given() {
            return true;
        }
        capital || lead.strong()
    }

    /// True when the unknown word at `i` stands where the text presents a name.
    fn is_presented_unknown(&self, i: usize, lead: Lead) -> bool {
        let word = self.looks[i];
        let capital = self.is_title(i);
        if word.is_word() || self.len(i) < 3 || self.is(i, NOT_NAMES) || self.tokens()[i].elided {
            return false;
        }
        let place = province_of(&self.word(i)).is_some();
        if lead.presented {
            return capital
                || !place && (self.before(i, "chiamo sottoscritto sottoscritta") || self.before(i, ": nome cognome") && self.is_title(i));
        }
        if lead.i_am {
            return capital && !place && (self.reading.is_mark(i + 1) || self.is(i + 1, "di da della dal del e"));
        }
        capital && !place && (lead.relative && !lead.comma || lead.title || lead.mention)
    }

    /// The surname that begins at `at` behind a given name: one past its end, and whether a list has it.
    fn surname_at(&self, at: usize, lead: Lead, second: bool) -> Option<(usize, bool)> {
        if !self.is_word(at) || self.is_glued(at) || at > 0 && self.is_mark_or_stop(at - 1) {
            return None;
        }
        if self.is(at, PARTICLES) || self.tokens()[at].elided {
            return self.particle_surname(at, lead, true).map(|end| (end, true));
        }
        let word = self.looks[at];
        let text = self.word(at);
        let listed = word.is_surname() || is_foreign_surname(&text);
        if self.tokens()[at].accented && !listed || self.len(at) < 2 {
            return None;
        }
        if self.is_title(at) {
            let fits = listed || !word.is_word() && !self.is(at, NOT_NAMES) && self.len(at) > 2 && province_of(&text).is_none();
            return fits.then_some((at + 1, listed));
        }
        if second && !self.is_upper(at) && !lead.presented {
            return None;
        }
        if self.is_upper(at) {
            return (listed && !among(&text, NOT_NAMES) && self.len(at) > 3).then_some((at + 1, true));
        }
        // Lower case, or a comment of capitals only.
        if listed && !word.is_word() && self.len(at) > 2 && !among(&text, NOT_NAMES) {
            return Some((at + 1, true));
        }
        let unknown =
            self.shout && !second && self.looks[at - 1].is_plain_given() && !word.is_word() && !word.is_given() && self.len(at) > 5;
        if unknown && province_of(&text).is_none() && !among(&text, NOT_NAMES) && (lead.opens || lead.call || lead.strong()) {
            return Some((at + 1, false));
        }
        let closes = self.reading.is_mark(at + 1) || self.is(at + 1, "nato nata di da e cf");
        if lead.presented && closes && self.len(at) > 2 && (listed || !word.is_word() && self.len(at) > 3) && !among(&text, NOT_NAMES) {
            return Some((at + 1, listed));
        }
        None
    }

    /// A surname with particles (`De Santis`, `D'Ambrosio`, `lo russo`) that begins at `at`: one past its end.
    fn particle_surname(&self, at: usize, lead: Lead, alone: bool) -> Option<usize> {
        let end = self.behind_particles(at)?;
        let listed = look(&self.joined(at, end + 1)).is_surname();
        let capital = self.is_title(end);
        let particle_capital = self.tokens()[at].case != Case::Lower || self.shout;
        let word = self.looks[end];
        let named = word.is_surname() || !word.is_word() && !word.is_given();
        let fits = if capital && particle_capital && !self.shout {
            listed || named || word.is_given()
        } else if capital && !self.is(at, "di da la lo li le el al del della dei") {
            listed || named
        } else if self.shout || !capital {
            // In lower case "di roma" is where somebody is from.
            (listed || lead.title && alone && word.is_surname() && !word.is_word() && self.is(at, "de lo d del della di la"))
                && !(self.is(at, "di da") && province_of(&self.word(end)).is_some() && self.len(at) == end - at + 1)
                && !(alone && !lead.strong() && word.is_word() && !lead.title && self.is(at, "la lo di da") && !self.closes_name(end + 1))
        } else {
            listed && particle_capital
        };
        // "Lucia di Napoli": a small particle and a place.
        let from = !particle_capital && self.is(at, "di da del della") && province_of(&self.word(end)).is_some() && capital;
        (fits && !from).then_some(end + 1)
    }

    fn closes_name(&self, end: usize) -> bool {
        self.reading.is_mark(end) || self.is(end, "e nato nata ha che")
    }

    /// Every part is capitalised and the capitals mean something.
    fn has_capitals(&self, first: usize, end: usize) -> bool {
        let parts = (first..end).filter(|&i| self.is_word(i) && !self.is(i, PARTICLES));
        let (mut all, mut count) = (true, 0);
        for i in parts {
            all &= self.is_title(i) || self.is_upper(i);
            count += 1;
        }
        let initial = first == 0 || self.reading.is_stop(first - 1) || self.is(first - 1, "\" :");
        all && (count > 1 || count == 1 && !initial)
    }

    /// "De Luca": the word before is a particle of the surname that ends here.
    fn is_tail_of_surname(&self, i: usize) -> bool {
        let Some(p) = i.checked_sub(1).filter(|&p| self.is_word(p) && self.is_particle(p)) else { return false };
        let capital = self.tokens()[p].case != Case::Lower && !self.shout && !(p == 0 || self.reading.is_stop(p - 1)) || self.is(p, "de");
        if figures(&self.joined(p, i + 1)).any(|figure| figure.alone) {
            return true;
        }
        (capital || self.tokens()[p].case == Case::Title && self.is(p, "de d lo")) && look(&self.joined(p, i + 1)).is_surname()
    }

    /// Inside quotation marks that hold more than the name: a title or somebody's words.
    fn is_quoted(&self, first: usize, end: usize) -> bool {
        let quote = |i: &usize| self.is(*i, "\"");
        let open = (0..first).filter(quote).count() % 2 == 1;
        open && !self.before(first, "\"") && (end..self.tokens().len()).any(|i| quote(&i))
    }

    /// Something public, holy or named after somebody.
    fn is_excluded(&self, i: usize, run: &Run, lead: Lead) -> bool {
        if lead.holy && !lead.presented && !lead.relative {
            return true;
        }
        // "Santa Rosalia", "San Ciro" read as part of the name; a street or a gate before the rest of it.
        if self.is(i, "san santa santo sant santi ave") && run.end > i + 1 && !lead.title || self.is(i, NAMED_AFTER) && !lead.strong() {
            return true;
        }
        if self.is(i, "italia") && self.before(i, "forza viva fratelli") {
            return true;
        }
        if self.is_quoted(i, run.end) && !lead.strong() && (run.surname == run.end || self.before(i, "di")) {
            return true;
        }
        // A cat has a name too.
        if (i.saturating_sub(10)..i).any(|k| self.is(k, "gatto gatta micio cane cagnolino cagnolina gattino gattina pappagallo coniglio"))
            && (lead.presented || lead.relative)
        {
            return true;
        }
        if self.is(i, "maria gesu") && self.is(run.end, "santissima vergine ss immacolata") || self.is(run.end.saturating_sub(1), "vergine")
        {
            return true;
        }
        if lead.named_after && !lead.relative || lead.office {
            return true;
        }
        let meant = self.before(i, "il") && self.is(run.end, "di che") && self.is(run.end + 1, "cui ha dice scrive abita");
        if lead.article
            && run.givens > 0
            && run.surname < run.end
            && run.surname > i
            && run.capitals
            && !lead.title
            && !lead.presented
            && !meant
        {
            return true;
        }
        if self.is_nobody(i, run, lead) {
            return true;
        }
        if run.end == i + 1 && lead.comma && lead.relative && self.looks[i].is_word() && !self.is_title(i) {
            return true;
        }
        if (lead.presented || lead.i_am) && self.is(i.saturating_sub(1), "chiamo sono") {
            return false;
        }
        if self.is_figure(i, run, lead) {
            return true;
        }
        // "Reggio Emilia", "Martina Franca", "Porto Cesareo".
        for (from, to) in [(i, i + 2), (i.wrapping_sub(1), i + 1), (i, i + 3), (i.wrapping_sub(2), i + 1), (i.wrapping_sub(1), i + 2)] {
            if from < to
                && to <= self.tokens().len()
                && to - from > 1
                && (from..to).all(|k| self.is_word(k))
                && !lead.strong()
                && province_of(&self.joined(from, to)).is_some()
            {
                return true;
            }
        }
        self.is_in_a_famous_pair(i, run.end)
    }

    /// A name that stands for anybody, for a thing, a feast or a place: "il signor Rossi di turno", "con la Mercedes", "gira fra Rimini e Cesena".
    fn is_nobody(&self, i: usize, run: &Run, lead: Lead) -> bool {
        if self.is(run.end, "di") && self.is(run.end + 1, "turno") || lead.title && self.is(i, "google wikipedia internet facebook youtube")
        {
            return true;
        }
        let said = |list: &'static str| (0..self.tokens().len()).any(|k| self.is(k, list));
        let sample = self.joined(i, run.end);
        let two = self.joined(i, (i + 2).min(self.tokens().len()));
        let famous = figures(&two).any(|figure| figure.given.is_empty() && figure.alone);
        if famous || self.is(i, "maria giuseppe") && run.end == i + 1 && said("gesu") && !lead.strong() {
            return true;
        }
        if self.is(i, "mose") && !self.tokens()[i].accented && !lead.strong() {
            return true;
        }
        if among(&sample, "caio sempronio") && said("tizio")
            || two == "pinco pallino"
            || two == "mario rossi" && said("esempio simile facsimile fac modello grafica campione")
        {
            return true;
        }
        if self.is(i, "aurora") && self.is(i + 1, "boreale") {
            return true;
        }
        let alone = run.end == i + 1;
        if self.is(i, "papa")
            && self.looks.get(i + 1).is_some_and(|w| w.is_given())
            && !lead.relative
            && (self.is(run.end, "ii iii iv v vi xii xvi xxiii") || self.before(i, "del al dal"))
        {
            return true;
        }
        if self.is(i, "regina") && self.is(i + 1, "coeli")
            || two == "topo gigio"
            || two == "maria antonietta" && !lead.strong() && lead.opens
        {
            return true;
        }
        if alone
            && !lead.title
            && !lead.relative
            && (self.is(i, ABROAD) && !lead.mention && self.before(i, "di a da in per") || self.is(i, "dio italia gazzetta"))
        {
            return true;
        }
        // "l'asma", "il fiorino", "i toni", "poveri cristi": behind these stands a noun.
        let noun = i > 0
            && (self.tokens()[i - 1].elided
                || self.before(i, "il lo i gli le un uno una dei degli delle poveri povere questi quelle certa stessa"));
        if alone && self.tokens()[i].case == Case::Lower && noun && !lead.relative && !self.before(i, "d") {
            return true;
        }
        if alone && self.is(run.end, "-") && self.hyphened(run.end) && self.tokens()[i].case == Case::Lower {
            return true;
        }
        if !alone || lead.title || lead.presented || lead.mention {
            return false;
        }
        const CARS: &str = "mercedes giulietta giulia porsche lancia ferrari maserati alfetta punto";
        if self.is(i, CARS)
            && (self.is(run.end, "del") && self.word(run.end + 1).bytes().all(|b| b.is_ascii_digit())
                || begins(&self.word(run.end), "parcheggiat"))
        {
            return true;
        }
        if self.is(i, "regina") && self.before(i, "salve")
            || self.is(i, "aurora") && self.is(run.end, "boreale")
            || self.is(i, "carlino") && self.before(i, "del")
        {
            return true;
        }
        if self.is(i, "mercedes porsche lancia ferrari maserati") && self.before(i, "la una in con sulla della nella sua") {
            return true;
        }
        if self.is(i, "viola") && self.before(i, "tifa tifo tifi tifiamo forza")
            || self.is(i, "immacolata assunta natale pasqua") && said("dicembre ferragosto festa ponte vigilia")
        {
            return true;
        }
        if self.is(i, MASTERS) && (0..self.tokens().len()).filter(|&k| self.is(k, MASTERS) && self.word(k) != self.word(i)).count() > 0 {
            return true;
        }
        // Hamlets are called like people; a first name that everybody knows is one, unless it is that of a town.
        let town = self.is(i, "alba loreto assisi siena milena ancona rimini")
            || province_of(&self.word(i)).is_some() && !self.looks[i].is_plain_given();
        let place = town || self.is(i, ABROAD);
        let listed = |k: usize| self.is_word(k) && province_of(&self.word(k)).is_some();
        if place && !lead.relative && (self.is(run.end, ",") && listed(run.end + 1) || i > 1 && self.before(i, ",") && listed(i - 2)) {
            return true;
        }
        if self.is(i, ABROAD) && (lead.call || lead.weak_call) && self.is_title(i) {
            return true;
        }
        place && !lead.relative && self.before(i, "a ad in da tra fra per verso di")
    }

    /// A public figure, by full name, by a surname that means only one, or by a name that stands alone.
    fn is_figure(&self, i: usize, run: &Run, lead: Lead) -> bool {
        let whole = self.joined(i, run.end);
        let spoken_to = (lead.opens || lead.call) && self.speaks_to(i, run.end);
        if figures(&whole).any(|f| f.given.is_empty() && (f.alone && !lead.presented || !lead.strong() && !spoken_to && !lead.call)) {
            return true;
        }
        // "Padre Pio", "don Camillo": what reads as a title is part of the name.
        if i > 0 && figures(&whole).any(|f| f.is_called(&self.word(i - 1))) {
            return true;
        }
        // "Monica Bellucci Bond girl": the run may have read a word too many.
        let shorter = (i + 2..run.end).any(|to| figures(&self.joined(i + 1, to)).any(|f| f.is_called(&self.word(i))));
        if shorter && !lead.relative {
            return true;
        }
        for mid in i + 1..run.end {
            if !self.is_word(mid) {
                continue;
            }
            let (head, tail) = (self.joined(i, mid), self.joined(mid, run.end));
            if figures(&tail).any(|f| f.is_called(&head)) || figures(&head).any(|f| f.is_called(&tail)) {
                return !lead.relative;
            }
        }
        if run.givens == 0 {
            return figures(&whole).any(|f| f.alone && lead.female.is_none_or(|female| female == f.female));
        }
        if run.surname == run.end && run.givens == 1 {
            // "Leonardo o Galilei", "Gigi Di Maio" whose surname the run could not read.
            let next = run.end + usize::from(self.is(run.end, "e ed o"));
            for to in next + 1..next + 4 {
                if to <= self.tokens().len() && (next..to).all(|k| self.is_word(k)) {
                    let tail = self.joined(next, to);
                    let capital = self.is_title(next);
                    if figures(&tail).any(|f| f.is_called(&whole) && (capital || f.alone))
                        || capital && next > run.end && figures(&tail).next().is_some()
                    {
                        return true;
                    }
                }
            }
            // "Matteo dimettiti": a politician's first name among words of politics.
            let surname_too = figures(&whole).any(|f| !f.given.is_empty()) && !lead.strong() && !spoken_to;
            let politics = surname_too
                || among(&whole, "matteo matte giorgia silvio giuseppe giuseppi luigi gigi virginia beppe elly nicola roberto")
                    && !lead.strong()
                    && !lead.i_am;
            return politics
                && (0..self.tokens().len()).any(|k| self.is(k, POLITICS) || k != i && self.is_title(k) && self.is_figure_alone(k));
        }
        false
    }

    /// A surname at `k`, with its particle, that means only one public figure.
    fn is_figure_alone(&self, k: usize) -> bool {
        figures(&self.word(k)).any(|f| f.alone) || self.is_particle(k) && figures(&self.joined(k, k + 2)).any(|f| f.alone)
    }

    /// "Gianni e Pinotto", "Romeo e Giulietta".
    fn is_in_a_famous_pair(&self, first: usize, end: usize) -> bool {
        let pair = |a: usize, b: usize| FAMOUS_PAIRS.iter().any(|(x, y)| self.is(a, x) && self.is(b, y));
        self.is(end, "e ed") && pair(end.saturating_sub(1), end + 1) || first >= 2 && self.is(first - 1, "e ed") && pair(first - 2, first)
    }

    /// What speaks for the run; `None` when too little does.
    fn cues(&self, i: usize, run: &Run, lead: Lead) -> Option<Cues> {
        let full = run.givens > 0 && run.surname < run.end || run.surname == i && run.givens > 0;
        let closes = self.closes(run.end);
        let opens = lead.opens || lead.call;
        let speaks = self.speaks_to(i, run.end);
        let mut cues = Cues { surname: run.listed || run.givens == 0 && run.capitals, capitals: run.capitals, ..Cues::default() };
        cues.title = lead.title;
        cues.introduced = lead.presented || lead.mention && full;
        cues.relative = lead.relative
            || lead.of_relative
                && run.givens > 0
                && (run.capitals || !run.wordlike || self.is(i, COMMON_WORDLIKE) && self.reading.is_mark(run.end))
            || self.is(run.end, "mia mio") && run.capitals && self.before(i, "la il");
        // "Sole, mia nipotina", "Antonio, mio figlio".
        let apposed =
            self.is(run.end, ",") && is_possessive(&self.word(run.end + 1)) && person(&self.word(run.end + 2)).is_some_and(|p| !p.plural);
        cues.relative |= run.givens > 0 && apposed && (self.is_title(i) || !run.wordlike);
        // "la Bianca dell'edicola".
        let known = run.givens == 1 && lead.neighbour && self.before(i, "la") && self.is_title(i) && !run.rare && !self.is(i, THINGS);
        cues.relative |= known && self.is(run.end, "dell del della ne ha fa dice mia") && self.looks[i].female() != Some(false);
        cues.relative |= run.givens > 0 && self.is_floor(run.end) && (self.is_title(i) || self.is_upper(i) || !run.rare);
        cues.signature = closes && (self.is_after_thanks(i) || lead.opens && i > 0 && self.words_between(i, run.end) <= 3);
        if lead.mention && !full {
            // A mention of one word is a handle.
            return None;
        }
        if run.givens == 0 {
            cues.vocative = !lead.title && !lead.presented && !lead.relative;
            return Some(cues);
        }
        if lead.i_am {
            let capital = self.is_title(i) && self.looks[i].is_known_given() && self.reading.is_mark(run.end);
            let from = self.is(run.end, "di da della del dal") || closes || self.reading.is_mark(run.end) || self.is(run.end, "e ho ed");
            cues.introduced = full
                || !run.wordlike && (from || run.capitals)
                || run.wordlike && capital
                || run.wordlike
                    && self.is(run.end, "di da della")
                    && (self.is_title(run.end + 1) || province_of(&self.word(run.end + 1)).is_some());
        }
        cues.given = !run.wordlike;
        cues.wordlike = run.wordlike;
        if full {
            cues.slot = true;
            cues.vocative = opens && speaks;
            let family = if run.surname > i { run.surname } else { i };
            let surname = if self.is_particle(family) { look(&self.joined(family, run.end)) } else { self.looks[family] };
            let born = self.is(run.end, "nato nata") && run.listed;
            let plain = !surname.is_word()
                && !surname.is_given()
                && province_of(&self.word(family)).is_none()
                && (self.len(family) > 3 || self.is_particle(family));
            let fits = run.capitals && (run.listed || plain) || run.listed && plain && self.is(i, COMMON_WORDLIKE) || born;
            if run.wordlike && !fits && !lead.strong() {
                // "grazia plena", "bianca neve": two words in lower case that are names too.
                return None;
            }
            return Some(cues);
        }
        if !run.wordlike {
            let clipped = self.tokens()[i].accented && self.looks[i].may_be_clipped();
            let known = self.looks[i].is_known_given() || self.looks[i].is_clipped() || clipped || run.givens > 1;
            let answered = lead.opens && self.is(run.end, "no si") && self.reading.is_mark(run.end + 1);
            cues.vocative = answered || opens && speaks || lead.call || lead.comma && self.reading.is_mark(run.end);
            if !known && !(cues.vocative || cues.relative || cues.title || cues.introduced || cues.signature) {
                return None;
            }
            cues.slot = known;
            return Some(cues);
        }
        // A word that is a name too.
        let endearing = self.is(run.end, "bella bello mia mio cara caro bellissima");
        let next_speaks = self.is(run.end, "hai tu ti ma sei scrivi")
            || self.is(run.end, "no si") && self.reading.is_mark(run.end + 1)
            || self.is(run.end, "io") && speaks && self.is_title(i)
            || self.is(run.end, IMPERATIVES) && self.is_title(i);
        cues.vocative = lead.call
            && (self.tokens()[i].case != Case::Lower || !self.before(i, "bella bello bel grande che buona"))
            && (speaks || self.reading.is_mark(run.end))
            && (run.capitals || !run.rare || speaks)
            && !self.is(run.end, "di per da")
            || lead.opens
                && (self.is_title(i) || next_speaks && !run.rare || endearing)
                && (next_speaks || endearing || self.is(run.end, ",") && speaks && !run.rare);
        let laughed = i > 0 && self.is_laugh(i - 1) && self.is(i, COMMON_WORDLIKE);
        cues.vocative |= laughed;
        let capital = self.is_title(i) || self.shout || self.is_upper(i);
        if run.rare {
            let child = lead.relative
                && !lead.comma
                && self.looks[i].is_known_given()
                && i > 0
                && person(&self.word(i - 1)).is_some_and(|p| p.kin && !p.plural);
            let strong = lead.title && self.is_abbreviated_title(i) && self.looks[i].is_surname() || child && self.is(i.saturating_sub(1), "figlia figlio sorella fratello nipote marito moglie nipotina nipotino cognata cognato cugina cugino suocera suocero zia zio")
                || (lead.relative || lead.title || lead.presented || cues.introduced) && capital && !self.shout
                || lead.presented && !self.shout && self.before(i, "chiamo chiama nome :")
                || cues.vocative && (capital || !self.before(i, "ma bella bello bel grande che"))
                || cues.relative && capital && !self.shout;
            return strong.then_some(Cues { wordlike: true, ..cues });
        }
        let thing = self.before(i, "il lo l un una la buon buona bel bella che sua gran nostra vostra")
            || self.before(i, "sul sulla nel nella al del dello") && !self.titled
            || self.is(
                i,
                "domenica immacolata assunta vittoria gloria grazia speranza gioia luce sole libera fede vita regina marina emilia sofia",
            ) && self.before(i, "in a alla di dell della per l la da");
        cues.slot = run.capitals && !thing && !self.titled;
        // "attendo fiduciosa. immacolata": nothing else stands alone behind the last full stop.
        let lone = cues.signature
            && lead.opens
            && self.before(i, ".")
            && run.end >= self.tokens().len().saturating_sub(1)
            && self.is(i, COMMON_WORDLIKE);
        cues.signature &= capital && !self.shout || lead.call || lone;
        let enough = cues.relative || cues.title || cues.introduced || cues.vocative || cues.signature || cues.slot;
        enough.then_some(cues)
    }

    /// "del terzo piano", "di sopra".
    fn is_floor(&self, end: usize) -> bool {
        self.is(end, "del") && self.is(end + 1, "piano") && self.is(end + 2, "di")
            || self.is(end, "del") && self.is(end + 1, "primo secondo terzo quarto quinto sesto settimo piano")
            || self.is(end, "di") && self.is(end + 1, "sopra sotto fronte")
    }

    /// Nothing but marks, a place of origin or another name follows.
    fn closes(&self, end: usize) -> bool {
        let rest: Vec<usize> = (end..self.tokens().len()).filter(|&i| self.is_word(i)).collect();
        match rest.len() {
            0 => true,
            1..=3 => self.is(rest[0], "da di dal dalla e ed provincia") || self.is(end, "( -"),
            _ => false,
        }
    }

    fn words_between(&self, first: usize, end: usize) -> usize {
        (first..end).filter(|&i| self.is_word(i)).count()
    }

    /// Thanks, a greeting or a formula of closing right before.
    fn is_after_thanks(&self, i: usize) -> bool {
        let mut words = 0;
        for at in (0..i).rev() {
            if !self.is_word(at) {
                continue;
            }
            if self.is(at, "grazie grz grazieee saluti saluto cordialmente cordialita ringrazio ossequi osservanza fede firmato abbraccio buongiorno buonasera anticipo auguri distintamente attendo resto firma") {
                return true;
            }
            words += 1;
            if words > 3 {
                return false;
            }
        }
        false
    }

    /// Somebody is spoken to in the sentence of the run.
    fn speaks_to(&self, first: usize, end: usize) -> bool {
        let after = (end..self.tokens().len())
            .take(9)
            .take_while(|&i| !self.reading.is_stop(i))
            .any(|i| self.is(i, SECOND_PERSON) && !self.tokens()[i].elided);
        let before = (0..first).rev().take(8).take_while(|&i| !self.reading.is_stop(i)).any(|i| self.is(i, SECOND_PERSON));
        after || before
    }

    /// A display name that only its place tells: "Candy Candy Forza Napoli non ti permettere", "Oumar ti hanno chiamato?",
    /// "dove sei finita Lupo Solitario Padano?".
    fn display_name(&self, i: usize, lead: Lead) -> Step {
        if !self.is_title(i) || self.titled || lead.office || lead.named_after || lead.holy {
            return Step::Skip(i + 1);
        }
        let mut end = i + 1;
        while end < i + 5 && self.is_title(end) && !self.is_glued(end) {
            end += 1;
        }
        let words = end - i;
        let cues = Cues { vocative: true, capitals: true, ..Cues::default() };
        let name = Step::Name(Name { first: i, end, cues });
        if (i..end).any(|k| self.is(k, NOT_NAMES)) && !self.is(i, "candy")
            || self.is_figure(i, &Run { end, surname: i, givens: 0, wordlike: false, rare: false, listed: false, capitals: true }, lead)
        {
            return Step::Skip(i + 1);
        }
        let unknown = !self.is(i, ABROAD) && !self.looks[i].is_word() && province_of(&self.word(i)).is_none() && self.len(i) > 2;
        if words == 1 && (i == 0 || lead.opens || lead.call) {
            let told = self.is(end, "ti hai tu sei") || self.is(end, IMPERATIVES) && !self.is(end, "dai vai prova");
            // "Denunciali, vai": a verb with its pronoun.
            let verb = self.len(i) > 6
                && ["li", "lo", "la", "le", "mi", "ti", "ci", "vi", "ne"].iter().any(|ending| self.word(i).ends_with(ending));
            let unknown = unknown && !verb;
            // "Sofian e Teresa, guardate".
            let paired = unknown && lead.opens && self.is(end, "e ed") && self.is_title(end + 1) && self.looks[end + 1].is_plain_given();
            if paired && self.speaks_to(i, end) {
                return name;
            }
            let marked = self.reading.is_mark(end) && !self.is(end, "\" ' ( - / :") && self.speaks_to(i, end);
            let called = lead.call && !lead.weak_call && self.reading.is_mark(end) && !self.is(end, "' - /");
            let spoken = unknown && !self.is(i, NAMED_AFTER) && (told || (marked && (lead.call || self.is(end, ","))) || called);
            return if spoken { name } else { Step::Skip(i + 1) };
        }
        if i == 0 && words >= 2 && (unknown || words > 2) {
            let spoken = self.is(end, "ti hai tu sei ma lei")
                || self.is(end, "non") && self.is(end + 1, "ti hai sei")
                || self.is(end, "ha") && self.is(end + 1, "scritto ragione detto");
            return if spoken { name } else { Step::Skip(i + 1) };
        }
        if words >= 3
            && i > 0
            && self.reading.is_mark(end)
            && self.before(i, "finita finito sei tu ragione vero caro cara ciao bravo brava grazie ma")
            && self.speaks_to(i, end)
        {
            return name;
        }
        Step::Skip(i + 1)
    }
}

/// Endings of surnames that no Italian word has.
fn is_foreign_surname(word: &str) -> bool {
    word.len() > 5
        && [
            "escu", "enko", "chuk", "wski", "wska", "ovic", "evic", "yan", "shvili", "eanu", "sson", "vych", "ovych", "inska", "inski",
            "adze",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Surnames that are Chinese without a capital too.
const CHINESE_ALWAYS: &str = "hu chen zhou wang zhang huang zheng xu zhao zhu qiu";

/// Common Chinese surnames, which stand before the name.
const CHINESE: &str = "hu chen zhou wang li zhang lin wu huang liu zheng xu zhao yang ye zhu sun jin pan xia weng hong shi qiu wei dong lu";

/// A word of Chinese syllables: `xiaoling`, `weidong`.
fn is_pinyin(word: &str) -> bool {
    fn syllables(rest: &str) -> bool {
        const STARTS: &[&str] =
            &["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w", ""];
        const ENDS: &[&str] = &[
            "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "an", "en", "in", "un", "ai", "ei", "ao", "ou",
            "ia", "ie", "iu", "ua", "ui", "uo", "ue", "a", "o", "e", "i", "u",
        ];
        rest.is_empty()
            || STARTS
                .iter()
                .filter_map(|start| rest.strip_prefix(start))
                .any(|rest| ENDS.iter().filter_map(|end| rest.strip_prefix(end)).any(syllables))
    }
    (2..=9).contains(&word.len()) && syllables(word)
}

/// Parts of surnames that stand before them.
const PARTICLES: &str = "de di d del della dello dell degli dei da dal dalla dall dalle lo la li le los las van von der den el al ben bin ait mc mac san santa santo sant";

/// Given names that end in an accent.
const ACCENTED: &str = "nicolo niccolo giosue noe mose jose toto zoe chloe salome rene andre lulu gege nene titi mimi nini lili sasa bebe desiree renee theo noemi";

/// Trades behind which the name of a firm may stand: "il tecnico Windtre".
const COMPANIES_TOO: &str = "tecnico operatore operatrice agente responsabile direttore direttrice autista consulente funzionario impiegato impiegata assistente portalettere";

/// Abbreviated titles that a full stop may follow.
const ABBREVIATIONS: &str = "sig sigra sigg dott dr drssa dottssa avv ing geom prof profssa sr rag arch cav comm sen on mons gent egr spett card gen col cap mar ten brig m cap magg p suor";

/// Adjectives between a relative and the name: "mia figlia piccola Anna".
const KIN_ADJECTIVES: &str =
    "piccolo piccola grande maggiore minore gemella gemello caro cara povero povera defunto defunta disabile unico unica ex";

/// Trades that single somebody out as a relative does.
const TRADES: &str = "compare comare commare cumpa";

/// Capitalised words of public life that are no names of persons.
const NOT_NAMES: &str = "\
    inps inail asl asp ats atac ama acea enel eni tim wind vodafone iliad fastweb poste posteitaliane agenzia entrate caf patronato spid anpal mef miur rai mediaset sky amazon facebook \
    instagram whatsapp google apple tiktok youtube twitter telegram netflix juve juventus inter milan lazio fiorentina lega pd m5s fdi forza italia movimento stelle partito democratico \
    fratelli governo stato comune regione provincia municipio italiani italiano rdc reddito cittadinanza pensione naspi isee bonus cgil cisl uil ugl acli equitalia ader inpdap europa \
    ue usa covid android iphone samsung nokia whirlpool fiat panda punto golf bmw audi mercedes ferrari lamborghini vespa piaggio barilla findus coop conad esselunga lidl eurospin ikea \
    postepay paypal banca intesa unicredit sanpaolo bnl mps card carta natale pasqua ferragosto capodanno epifania dio signore madonna cristo gesu allah budda babbo befana nasa onu \
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre sms pec app sim pos pin otp iban iva imu tari irpef cup ztl rsa oss osa ata gae mad gps \
    dpcm dl ddl sig sigra dott avv ing prof cittadino cittadini utente admin staff redazione team assessorato questura prefettura tribunale procura vaticano";

/// Words that are names first: before a surname they are names in lower case too.
const COMMON_WORDLIKE: &str = "\
    marco rosa bruno bruna franca franco chiara sara angelo rosario pasquale donato massimo carmine concetta vincenza teresa aurora guido sandro sandra salvatore nunzia rocco \
    dino pino rino nino tino lino italo vito salvo rosa rosetta palma addolorata annunziata fortunato fortunata benedetto benedetta clemente onorato \
    sofia silvia barbara gemma marina elia ester patrizia patrizio romeo leonardo sandra gino tina lina dina dora fausto fausta tito lia lea assunta immacolata";

/// Things and feasts: behind "la" no neighbour is called so.
const THINGS: &str = "\
    vittoria gloria grazia speranza gioia luce sole libera fede vita regina marina costanza provvidenza norma palma viola rosa stella alba neve perla aurora catena consolata madonna \
    domenica santa pace bambina salute croce ragione";

/// What an addressed person is told to do.
const IMPERATIVES: &str = "\
    aspetta guarda senti ascolta dimmi scusa scusami leggi chiedi prova vieni rispondi rispondimi smettila lascia chiama chiamami scrivi scrivimi prendi metti tranquilla tranquillo \
    calmati ricordati fammi dammi mandami informati vai dai pensaci";

/// Words in the names of pages and bodies.
const BODIES: &str = "\
    comune comuni comunale regione regionale provincia ministero ministro inps inail agenzia ufficio uffici ente azienda asl ats asp usl caf patronato sindacato cgil cisl uil ugl \
    redazione notizie news giornale gazzetta corriere quotidiano tv radio rai pagina gruppo comitato associazione fondazione famiglia cittadini cittadinanza governo senato camera \
    partito movimento lega pd m5s polizia carabinieri vigili questura prefettura tribunale procura universita scuola poste banca bar pizzeria ristorante srl spa snc sas srls onlus \
    assistenza servizio servizi centro sportello urp protezione civile italia italiana italiano official ufficiale admin moderatore staff";

/// Poets, painters and heroes of school, known by one name: two of them together are no neighbours.
const MASTERS: &str = "dante beatrice petrarca boccaccio leonardo michelangelo raffaello donatello caravaggio giotto ulisse penelope achille ettore enea didone";

/// Countries, and places abroad or of former times that are first names or surnames too.
const ABROAD: &str = "\
    germania francia spagna svizzera albania romania ucraina polonia russia cina turchia grecia inghilterra america argentina brasile marocco tunisia egitto jugoslavia croazia slovenia \
    austria belgio olanda portogallo svezia europa africa asia australia canada peru moldavia corea siria iran iraq libano senegal nigeria bangladesh india pakistan serbia bosnia libia etiopia eritrea somalia pola fiume zara lugano bellinzona locarno ginevra losanna berna vienna marsiglia nizza tolosa valencia barcellona lisbona malta tirana durazzo valona";

/// Names that people know only together.
const FAMOUS_PAIRS: &[(&str, &str)] = &[
    ("gianni", "pinotto"),
    ("romeo", "giulietta"),
    ("adamo", "eva"),
    ("caino", "abele"),
    ("toto", "peppino"),
    ("sandra", "raimondo"),
    ("tom", "jerry"),
    ("cip", "ciop"),
    ("stanlio", "ollio"),
    ("davide", "golia"),
    ("hansel", "gretel"),
    ("al", "romina"),
    ("ric", "gian"),
    ("ficarra", "picone"),
    ("pio", "amedeo"),
    ("paolo", "francesca"),
    ("sacco", "vanzetti"),
    ("pippo", "pluto"),
    ("pippo", "topolino"),
    ("greta", "vanessa"),
];

//! Statements: phrases that a text states as a fact about somebody in particular.
//!
//! A phrase only says which words stand together. Here it is asked who does it and whether it is said to be so: what is
//! negated, wished, asked, advised, supposed, quoted, told of anybody or meant as a joke is no statement.

use crate::normalise::Normalised;
use crate::span::Span;
use crate::speech::people::{self, Mention, Who};
use crate::speech::phrases::{self, Match, Table};
use crate::speech::sentences::{Clause, GRAMMAR, Group, Structure};
use crate::speech::tokens::{Shape, Token};
use crate::speech::verbs::{Person, Tense};
use crate::speech::words::{self, Word};

/// Whom a phrase is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// The subject of the verb.
    Doer,
    /// The one who works: "mi pagano in nero" is about the writer.
    Worker,
    /// The one who has it: "mi hanno dato l'invalidità", "l'invalidità di mia madre".
    Holder,
}

/// A phrase that is stated of somebody in particular.
#[derive(Clone, Debug)]
pub(crate) struct Statement {
    /// Where it stands in the original text: the clause from subject or verb to its last complement.
    pub(crate) span: Span,
    /// Who it is about.
    pub(crate) who: Who,
    /// A verb in the indicative states it.
    pub(crate) indicative: bool,
    /// A concrete detail stands with it: hours, a place, pay, since when.
    pub(crate) detail: bool,
}

/// What the words of a text say.
pub(crate) struct Speech<'t> {
    pub(crate) words: Vec<Word<'t>>,
    pub(crate) structure: Structure,
    pub(crate) mentions: Vec<Mention>,
    /// What words each sentence has.
    present: Vec<phrases::Words>,
}

impl<'t> Speech<'t> {
    /// Reads the tokens of a view.
    pub(crate) fn new(view: &'t Normalised<'t>, tokens: &[Token]) -> Self {
        let words = words::read(view.folded(), tokens);
        let statement_cut = |at: usize| view.is_clause_placeholder(tokens[at].start, tokens[at].end);
        let structure = Structure::new(tokens, &words, statement_cut);
        let mentions = people::mentions(tokens, &words);
        let present = structure.sentences.iter().map(|sentence| phrases::Words::of(&words[sentence.start..sentence.end])).collect();
        Self { words, structure, mentions, present }
    }

    /// What the phrases of `table` state in this text.
    pub(crate) fn statements(&self, view: &Normalised<'_>, tokens: &[Token], table: &Table, role: Role) -> Vec<Statement> {
        let mut found: Vec<Statement> = Vec::new();
        let mut matches = Vec::new();
        for (sentence, present) in self.structure.sentences.iter().zip(&self.present).filter(|(sentence, _)| !sentence.cut) {
            matches.clear();
            table.find(tokens, &self.words, sentence.start, sentence.end, present, &mut matches);
            for found_match in &matches {
                let Some(statement) = self.judge(view, tokens, table, found_match, role) else { continue };
                // Phrases that overlap tell one thing.
                match found.iter_mut().find(|other| other.span.overlaps(statement.span)) {
                    Some(other) => {
                        other.span = Span::new(other.span.start.min(statement.span.start), other.span.end.max(statement.span.end));
                        other.detail |= statement.detail;
                        other.indicative |= statement.indicative;
                    }
                    None => found.push(statement),
                }
            }
        }
        found
    }

    fn judge(&self, view: &Normalised<'_>, tokens: &[Token], table: &Table, found: &Match, role: Role) -> Option<Statement> {
        let structure = &self.structure;
        let sentence = structure.sentence_of(found.first())?;
        let mut touched: Vec<usize> = found.tokens.iter().filter_map(|&token| structure.clause_of(token)).collect();
        touched.dedup();
        let (first, last) = (*touched.first()?, *touched.last()?);
        let near = (structure.clauses[first].start, structure.clauses[last].end);
        if !table.conditions_hold(found, tokens, &self.words, near, (sentence.start, sentence.end)) {
            return None;
        }
        let detail = self.detail(near);
        let who = self.who(&touched, found, role);
        if !who.is_particular()
            || self.is_quoted(tokens, found, near)
            || self.is_joke(sentence.start, sentence.end)
            || self.is_mere_case(sentence.start, found.first())
        {
            return None;
        }
        for &clause in &touched {
            if !self.is_stated(tokens, clause, found, who, detail) {
                return None;
            }
        }
        let indicative = touched.iter().any(|&clause| structure.clauses[clause].group.is_some());
        if role == Role::Worker {
            self.with_work(tokens, found, &mut touched);
        }
        let (start, end) = if table.tight { (found.first(), found.last() + 1) } else { self.extent(tokens, &touched, found) };
        let span = view.back(tokens[start].start, tokens[end - 1].end);
        Some(Statement { span, who, indicative, detail })
    }

    /// "vado a raccogliere i finocchi e non mi segnano": where the phrase does not tell the work itself, the clause beside it that
    /// does goes with it.
    fn with_work(&self, tokens: &[Token], found: &Match, touched: &mut Vec<usize>) {
        let g = &*GRAMMAR;
        let tells = |at: &usize| self.words[*at].mask.has(g.labour);
        let place = touched[0];
        let clause = &self.structure.clauses[place];
        let sentence = &self.structure.sentences[clause.sentence];
        if found.tokens.iter().any(&tells) || place == sentence.clauses.0 {
            return;
        }
        let before = &self.structure.clauses[place - 1];
        let joined = matches!(tokens[clause.start].shape, Shape::Mark(b',' | b'-'))
            || self.words[clause.start].mask.meets(g.and.mask().union(g.relative.mask()))
            || matches!(&*self.words[clause.start].text, "ma" | "pero" | "perche");
        let Some(group) = &before.group else { return };
        let stated = group.form.tense.is_indicative() && group.negation.is_empty() && group.form.person != Person::YouAll;
        let who = people::subject(&self.structure, &self.mentions, &self.words, place - 1);
        if joined
            && stated
            && matches!(who, Who::Writer | Who::Family | Who::Other)
            && (before.start..before.end).any(|at| tells(&at))
            && !(before.start..group.start).any(|at| self.words[at].mask.has(g.if_))
        {
            touched.insert(0, place - 1);
        }
    }

    /// True when something concrete stands in the tokens: hours, a place, pay, since when, for whom.
    fn detail(&self, (start, end): (usize, usize)) -> bool {
        let g = &*GRAMMAR;
        let concrete = g.hours.mask().union(g.time.mask()).union(g.place.mask()).union(g.money.mask());
        self.words[start..end].iter().enumerate().any(|(i, word)| {
            let article = matches!(&*word.text, "un" | "una" | "uno" | "sei");
            word.number && !article || word.mask.meets(concrete) && i > 0 || word.longer.iter().any(|(_, mask)| mask.meets(concrete))
        })
    }

    fn who(&self, touched: &[usize], found: &Match, role: Role) -> Who {
        let mut seen = Who::Unknown;
        for &place in touched {
            let clause = &self.structure.clauses[place];
            let mut who = people::subject(&self.structure, &self.mentions, &self.words, place);
            if role != Role::Doer {
                who = self.patient(clause, who, role);
            }
            if who == Who::Unknown {
                who = self.bystander(clause, found, role);
            }
            match (seen, who) {
                (Who::Unknown, _) => seen = who,
                (Who::Writer | Who::Family | Who::Other | Who::Addressed, _) => {}
                (_, Who::Writer | Who::Family) => seen = who,
                _ => {}
            }
        }
        seen
    }

    /// Who the clauses that share a token with `start..end` are about: the first of them that names somebody in particular.
    pub(crate) fn subject_between(&self, start: usize, end: usize) -> Who {
        let mut seen = Who::Unknown;
        for (place, clause) in self.structure.clauses.iter().enumerate().filter(|(_, clause)| clause.start < end && start < clause.end) {
            let who = self.patient(clause, people::subject(&self.structure, &self.mentions, &self.words, place), Role::Worker);
            if who.is_particular() {
                return who;
            }
            if seen == Who::Unknown {
                seen = who;
            }
        }
        seen
    }

    /// Whom an employer's or an office's deed is about.
    fn patient(&self, clause: &Clause, subject: Who, role: Role) -> Who {
        let Some(group) = &clause.group else { return subject };
        if !matches!(group.form.person, Person::It | Person::They) {
            return subject;
        }
        let inside = |m: &&Mention| clause.start <= m.start && m.end <= clause.end;
        let to_me = (clause.start..clause.end.saturating_sub(1))
            .any(|at| matches!(&*self.words[at].text, "a" | "anche" | "con") && matches!(&*self.words[at + 1].text, "me" | "noi"));
        let to_us = group.clitics.us && self.takes_person(group);
        if subject != Who::Family && (group.clitics.me || to_me || to_us) {
            return Who::Writer;
        }
        let dative = self
            .mentions
            .iter()
            .filter(inside)
            .find(|m| (m.dative || role == Role::Holder && m.genitive) && matches!(m.who, Who::Family | Who::Other));
        if let Some(mention) = dative {
            return mention.who;
        }
        if subject == Who::Other && role == Role::Worker {
            // The carer of my mother is the family's; my boss does it to me.
            let family = self.mentions.iter().filter(inside).any(|m| m.who == Who::Family && (m.genitive || m.governed));
            let mine = self.mentions.iter().filter(inside).any(|m| {
                m.who == Who::Other && !m.governed && (m.start..m.end).any(|i| self.words[i].mask.has(GRAMMAR.mine)) && self.is_employer(m)
            });
            if family {
                return Who::Family;
            }
            if mine {
                return Who::Writer;
            }
        }
        if subject == Who::Unknown || subject == Who::Generic || subject == Who::Office {
            let object = self.mentions.iter().filter(inside).find(|m| matches!(m.who, Who::Family) && m.start > group.last());
            if let Some(mention) = object {
                return mention.who;
            }
            if group.clitics.third && subject == Who::Unknown {
                let recent = self.mentions.iter().rfind(|m| m.end <= clause.start && matches!(m.who, Who::Family | Who::Other));
                return recent.map_or(subject, |m| m.who);
            }
        }
        subject
    }

    fn is_employer(&self, mention: &Mention) -> bool {
        (mention.start..mention.end).any(|i| {
            matches!(
                &*self.words[i].text,
                "capo"
                    | "capa"
                    | "titolare"
                    | "padrone"
                    | "padrona"
                    | "datore"
                    | "principale"
                    | "boss"
                    | "caporale"
                    | "gestore"
                    | "badante"
                    | "colf"
            )
        })
    }

    /// True when the pronoun "ci" before this verb means us and no place.
    fn takes_person(&self, group: &Group) -> bool {
        let g = &*GRAMMAR;
        let verbs = g.do_.mask().union(g.let_.mask()).union(g.force.mask());
        group.chain.iter().any(|&at| {
            self.words[at].mask.meets(verbs)
                || ["pag", "dann", "da", "ten", "tien", "assu", "mett", "mess", "segn", "dat", "vers", "fa", "dice", "dich"]
                    .iter()
                    .any(|stem| self.words[at].text.starts_with(stem))
        })
    }

    /// Where no subject can be told: whoever else the clause names, or the writer who speaks of "me".
    fn bystander(&self, clause: &Clause, found: &Match, role: Role) -> Who {
        let inside = |m: &&Mention| clause.start <= m.start && m.end <= clause.end;
        if let Some(mention) = self.mentions.iter().filter(inside).find(|m| m.who.is_particular() && (role == Role::Holder || !m.governed))
        {
            return mention.who;
        }
        let own =
            (clause.start..clause.end).any(|at| self.words[at].mask.has(GRAMMAR.mine) || matches!(&*self.words[at].text, "io" | "me"));
        match &clause.group {
            None if own || self.detail((clause.start, clause.end)) && found.tokens.len() > 1 => Who::Writer,
            Some(group) if matches!(group.form.person, Person::It | Person::They) && own && role != Role::Doer => Who::Writer,
            _ => Who::Unknown,
        }
    }

    /// True when the clause says it to be so, as far as the phrase goes.
    fn is_stated(&self, tokens: &[Token], place: usize, found: &Match, who: Who, detail: bool) -> bool {
        let g = &*GRAMMAR;
        let clause = &self.structure.clauses[place];
        let sentence = &self.structure.sentences[clause.sentence];
        let first = found.tokens.iter().copied().find(|&t| t >= clause.start && t < clause.end).unwrap_or(clause.start);
        let mine = |at: &usize| found.tokens.contains(at);
        let Some(group) = &clause.group else {
            let denied = (clause.start..first).any(|at| {
                !mine(&at)
                    && matches!(
                        &*self.words[at].text,
                        "mai" | "niente" | "non" | "senza" | "nessuno" | "no" | "nessun" | "contro" | "stop" | "basta" | "se"
                    )
            });
            return !denied && !self.is_offered(place) && (!sentence.question || detail && who != Who::Unknown);
        };
        // Negation.
        if !group.negation.iter().any(mine)
            && group.negation.iter().any(|at| !self.words.get(at + 1).is_some_and(|w| matches!(&*w.text, "solo" | "soltanto")))
        {
            return false;
        }
        if first > clause.start && !mine(&(first - 1)) && &*self.words[first - 1].text == "senza" {
            return false;
        }
        // Tense and mood.
        match group.form.tense {
            Tense::Conditional | Tense::ImperfectSubjunctive | Tense::Imperative | Tense::Subjunctive => return false,
            Tense::Future if !(detail && group.chain.iter().any(mine)) => return false,
            _ => {}
        }
        // Wanting, offering, advising something is not doing it.
        let head = &self.words[group.head];
        let unreal = g.can.mask().union(g.want.mask()).union(g.wish.mask()).union(g.advise.mask()).union(g.offer.mask());
        let unreal = unreal.union(g.ask.mask()).union(g.refuse.mask()).union(g.seek.mask()).union(g.risk.mask()).union(g.think.mask());
        let done = group.form.mask.has(g.have) && group.chain.get(1).is_some_and(|&at| self.words[at].mask.has(g.must));
        let governs = |at: usize| self.words[at].mask.meets(unreal) && !mine(&at);
        if group.chain.iter().take(2).any(|&at| governs(at)) && !done {
            return false;
        }
        if group.form.mask.has(g.must) && !mine(&group.head) && (sentence.question || !detail || group.form.person == Person::YouAll) {
            return false;
        }
        if group.form.person == Person::YouAll
            || group.form.person == Person::You && (sentence.question || head.forms.iter().any(|f| f.tense == Tense::Imperative))
        {
            return false;
        }
        // An infinitive that hangs on nothing ("lavorare in nero è reato", "per lavorare in nero").
        if let Some(at) = found.tokens.iter().copied().find(|&t| t >= clause.start && t < clause.end && !self.words[t].forms.is_empty())
            && at == first
            && self.words[at].forms.finite().is_none()
            && self.words[at].forms.in_tense(Tense::Infinitive).is_some()
            && !group.chain.contains(&at)
        {
            let led = at.checked_sub(1).is_some_and(|b| matches!(&*self.words[b].text, "a" | "ad" | "ffa"));
            if !led || at < group.head {
                return false;
            }
        }
        // Suppositions, and what follows from them.
        let supposed = |clause: &Clause| {
            let to = clause.group.as_ref().map_or(clause.end, |group| group.head);
            (clause.start..to).any(|at| {
                let word = &self.words[at];
                (word.mask.has(g.if_) || word.longer.iter().any(|(_, m)| m.has(g.if_)))
                    && !(at + 1 == to
                        && word.mask.has(g.clitic)
                        && tokens[at].start + 2 == tokens[at].end
                        && self.words[to].forms.iter().any(|f| f.person == Person::It)
                        && at > clause.start)
            })
        };
        if supposed(clause)
            && !(detail && matches!(who, Who::Writer | Who::Family) && group.form.tense == Tense::Present && self.is_concrete(clause))
        {
            return false;
        }
        let (from, _) = sentence.clauses;
        if place > from
            && supposed(&self.structure.clauses[place - 1])
            && group.chain.len() == 1
            && group.form.tense == Tense::Present
            && !supposed(clause)
        {
            let told = self.structure.clauses[place - 1]
                .group
                .as_ref()
                .is_some_and(|g2| self.words[g2.head].mask.meets(g.want.mask().union(g.know.mask())));
            if !told && !self.joined(tokens, clause) {
                return false;
            }
        }
        // Questions.
        if sentence.question {
            let last_clause = place + 1 == sentence.clauses.1;
            let alone = place == sentence.clauses.0 && last_clause;
            let interrogative = self.words[clause.start..group.start]
                .iter()
                .any(|w| matches!(&*w.text, "come" | "perche" | "chi" | "quando" | "quanto" | "dove" | "cosa" | "quale"));
            // "mi pagano in nero, contenti?", "a nero fatico e mo?": the question is what stands behind.
            let rest = || (found.last() + 1..clause.end).filter(|&at| tokens[at].is_wordlike());
            let so_what = |at: usize| {
                matches!(
                    &*self.words[at].text,
                    "e" | "mo" | "ora" | "adesso" | "allora" | "quindi" | "poi" | "embe" | "beh" | "contenti" | "problemi" | "qualcosa"
                )
            };
            let tail = last_clause
                && ((found.last() + 1..clause.end).any(|at| matches!(tokens[at].shape, Shape::Mark(b',')) && clause.end - at <= 5)
                    || rest().next().is_some() && rest().all(so_what));
            let asked = (last_clause && !tail || interrogative) && !self.follows_statement(place);
            if asked
                && !(detail && matches!(who, Who::Writer | Who::Family) && !interrogative && !alone
                    || detail && who == Who::Writer && self.is_concrete(clause))
            {
                return false;
            }
        }
        // What others are reported to do is news.
        !(matches!(who, Who::Other | Who::Addressed) && self.is_report(sentence.start, sentence.end))
    }

    /// "se lavoro in nero 3 giorni dal fornaio": a number, or a place behind "da", "in un".
    fn is_concrete(&self, clause: &Clause) -> bool {
        let g = &*GRAMMAR;
        (clause.start..clause.end).any(|at| {
            let word = &self.words[at];
            let article = matches!(&*word.text, "un" | "una" | "uno" | "meta" | "mezzo" | "mezza");
            word.number && !article
                || word.mask.meets(g.place.mask().union(g.time.mask())) && at > clause.start && {
                    let before = &*self.words[at - 1].text;
                    matches!(
                        before,
                        "dal" | "dalla" | "in" | "un" | "una" | "nel" | "nella" | "al" | "alla" | "la" | "il" | "di" | "ogni" | "da"
                    )
                }
        })
    }

    /// "..., e ...": the clause is joined to the one before and stands under the same supposition or not at all.
    fn joined(&self, tokens: &[Token], clause: &Clause) -> bool {
        matches!(tokens[clause.start].shape, Shape::Mark(b':' | b';'))
            || self.words[clause.start].mask.has(GRAMMAR.conj) && &*self.words[clause.start].text != "e"
    }

    /// The clause stands behind "perché", "che" or "visto che": it gives the ground of the question, not the question.
    fn follows_statement(&self, place: usize) -> bool {
        let clause = &self.structure.clauses[place];
        let lead = (clause.start..clause.end.min(clause.start + 3))
            .any(|at| matches!(&*self.words[at].text, "perche" | "siccome" | "poiche" | "visto" | "dato" | "pero" | "ma"));
        let known = place > 0
            && self.structure.clauses[place - 1].group.as_ref().is_some_and(|group| {
                matches!(&*self.words[group.head].text, "sapete" | "sai" | "sapevate" | "lo" | "credete" | "capite" | "devo")
                    || self.words[group.last()].mask.has(GRAMMAR.say)
            })
            && &*self.words[clause.start].text == "che";
        lead || known
    }

    fn is_quoted(&self, tokens: &[Token], found: &Match, (start, end): (usize, usize)) -> bool {
        let marks: Vec<usize> =
            (start.saturating_sub(2)..(end + 2).min(tokens.len())).filter(|&at| tokens[at].shape == Shape::Mark(b'"')).collect();
        marks.len() >= 2 && marks[0] < found.first() && marks[marks.len() - 1] > found.last() && {
            let head = (start..end).find(|&at| self.words[at].forms.finite().is_some());
            head.is_none_or(|head| marks[0] < head && head < marks[marks.len() - 1])
        }
    }

    /// Irony about oneself: said with a wink ("come no", "ma per favore"), or of an employer whom nobody has ("per la regina d'Inghilterra").
    fn is_joke(&self, start: usize, end: usize) -> bool {
        let text = |at: usize| self.words.get(at).map_or("", |w| &*w.text);
        (start..end).any(|at| match text(at) {
            "come" => text(at + 1) == "no",
            "ma" => matches!((text(at + 1), text(at + 2)), ("per", "favore" | "piacere") | ("quando", "mai") | ("fatemi" | "fammi", "il")),
            "famiglia" => matches!(text(at + 1), "corleone" | "addams" | "reale"),
            "re" | "regina" => matches!((text(at + 1), text(at + 2)), ("d" | "di", "inghilterra" | "spagna" | "svezia")),
            "nasa" | "scherzo" | "scherzavo" | "hollywood" | "quirinale" | "astronauta" | "astronave" | "paperone" | "batman"
            | "superman" | "sceicco" | "marte" | "casa_bianca" | "pentagono" | "buckingham" => true,
            "magari" => at == start,
            _ => false,
        })
    }

    /// Whether a stretch that the learned scorer alone sees stands in a sentence that states nothing: a joke, a mere case ("mettiamo che uno"), or news of somebody.
    pub(crate) fn is_unreal(&self, start: usize, end: usize) -> bool {
        let Some(sentence) = self.structure.sentence_of(start) else { return false };
        let news = || {
            !matches!(self.subject_between(start, end), Who::Writer | Who::Family | Who::Addressed)
                && !self.words[start..end].iter().any(|word| word.mask.has(GRAMMAR.mine))
                && self.is_report(sentence.start, sentence.end)
        };
        let offered = || {
            self.structure.clause_of(start).is_some_and(|place| match &self.structure.clauses[place].group {
                None => self.is_offered(place),
                Some(group) => group.last() < start && self.offers(group),
            })
        };
        self.is_joke(sentence.start, sentence.end)
            || self.is_mere_case(sentence.start, start)
            || offered()
            || news()
            || self.is_share(start, end)
            || self.is_pastime(start, end)
    }

    /// "mi sono fatto un giro", "ci siamo fatti due risate": what one does to oneself harms nobody.
    fn is_pastime(&self, start: usize, end: usize) -> bool {
        let text = |at: usize| self.words.get(at).map_or("", |w| &*w.text);
        (start..end).any(|at| {
            matches!(text(at), "fatto" | "fatta" | "fatti" | "fatte" | "faccio" | "facciamo" | "facevo")
                && matches!(text(at + 1), "un" | "due" | "quattro" | "una" | "mille")
                && matches!(
                    text(at + 2),
                    "giro"
                        | "giretto"
                        | "giri"
                        | "passi"
                        | "passeggiata"
                        | "risata"
                        | "risate"
                        | "chiacchiere"
                        | "domande"
                        | "domanda"
                        | "viaggio"
                        | "idea"
                )
        })
    }

    /// "uno su due lavora": a share of people, of whom something is said. "Mi segna un giorno su tre" is a share of days.
    fn is_share(&self, start: usize, end: usize) -> bool {
        let text = |at: usize| self.words.get(at).map_or("", |w| &*w.text);
        let one = |at: usize| matches!(text(at), "un" | "uno" | "una");
        let of_so_many =
            |at: usize| matches!(text(at), "due" | "tre" | "quattro" | "cinque" | "dieci" | "cento" | "2" | "3" | "4" | "5" | "10" | "100");
        let said = |at: usize| self.words.get(at).is_some_and(|word| !word.forms.is_empty());
        (start + 1..end).any(|at| text(at) == "su" && of_so_many(at + 1) && said(at + 2) && (at.saturating_sub(2).max(start)..at).any(one))
    }

    /// "mettiamo che uno": a case to think of begins in the tokens `start..=end`.
    fn is_mere_case(&self, start: usize, end: usize) -> bool {
        let text = |at: usize| self.words.get(at).map_or("", |w| &*w.text);
        (start..=end).any(|at| {
            matches!(text(at), "mettiamo" | "metti" | "poniamo" | "supponiamo" | "ipotizziamo" | "ammettiamo" | "immaginiamo" | "facciamo")
                && matches!(text(at + 1), "che" | "caso" | "finta" | "conto" | "l")
        })
    }

    /// "mi hanno proposto un posto in un bar, dieci ore al giorno in nero": the clause before offers what this one names.
    fn is_offered(&self, place: usize) -> bool {
        let clauses = &self.structure.clauses;
        place.checked_sub(1).is_some_and(|before| {
            clauses[before].sentence == clauses[place].sentence && clauses[before].group.as_ref().is_some_and(|group| self.offers(group))
        })
    }

    fn offers(&self, group: &Group) -> bool {
        group.chain.iter().any(|&at| self.words[at].mask.has(GRAMMAR.offer))
    }

    /// Words of news and hearsay.
    fn is_report(&self, start: usize, end: usize) -> bool {
        (start..end).any(|at| {
            matches!(
                &*self.words[at].text,
                "tg" | "telegiornale"
                    | "giornale"
                    | "giornali"
                    | "notizia"
                    | "notizie"
                    | "tv"
                    | "televisione"
                    | "articolo"
                    | "servizio_tv"
                    | "iene"
                    | "striscia"
                    | "scoperto"
                    | "scoperti"
                    | "scopre"
                    | "denunciati"
                    | "arrestato"
                    | "inchiesta"
                    | "cronaca"
            )
        })
    }

    /// The clause from subject or verb to its last complement.
    fn extent(&self, tokens: &[Token], touched: &[usize], found: &Match) -> (usize, usize) {
        let g = &*GRAMMAR;
        let first_clause = &self.structure.clauses[touched[0]];
        let last_clause = &self.structure.clauses[touched[touched.len() - 1]];
        let mut start = found.first();
        if !(first_clause.start..first_clause.end).contains(&start) {
            start = first_clause.group.as_ref().map_or(first_clause.start, |group| group.start);
        }
        if let Some(group) = &first_clause.group {
            start = start.min(group.start);
            if let Some(mention) = self
                .mentions
                .iter()
                .find(|m| first_clause.start <= m.start && m.end <= group.head && m.start < start && !(m.governed && !m.dative))
            {
                start = mention.start;
            }
            while start > first_clause.start
                && matches!(&*self.words[start - 1].text, "io" | "noi" | "lui" | "lei" | "loro" | "anche" | "pure" | "a" | "me" | "che")
                && tokens[start - 1].is_wordlike()
            {
                start -= 1;
            }
        }
        // A relative clause goes with the words it hangs on: "una ragazza che ci aiuta e che paghiamo in mano".
        if self.words[first_clause.start].mask.has(g.relative) && start <= first_clause.start + 1 && first_clause.start > 0 {
            let sentence = &self.structure.sentences[first_clause.sentence];
            if let Some(mention) = self
                .mentions
                .iter()
                .rfind(|m| m.end <= first_clause.start + 1 && m.start >= sentence.start && m.end + 3 > first_clause.start)
            {
                start = start.min(mention.start);
            }
        }
        let mut end = found.last() + 1;
        if let Some(group) = &last_clause.group {
            end = end.max(group.last() + 1);
        }
        let limit = last_clause.end.min(end + 10);
        while end < limit
            && (tokens[end].is_wordlike()
                || matches!(tokens[end].shape, Shape::Number | Shape::Mark(b'\'' | b'"' | b'%' | b'&' | b'-' | b'.' | b'/'))
                || tokens[end].shape == Shape::Mark(b',')
                    && tokens.get(end + 1).is_some_and(|t| t.shape == Shape::Number && t.start == tokens[end].end))
        {
            end += 1;
        }
        while end > found.last() + 1
            && (matches!(tokens[end - 1].shape, Shape::Mark(_))
                || self.words[end - 1].mask.has(g.conj) && !self.words[end - 1].mask.has(g.prep))
        {
            end -= 1;
        }
        while start < found.first() && (matches!(tokens[start].shape, Shape::Mark(_)) || self.words[start].mask.has(g.and)) {
            start += 1;
        }
        (start, end)
    }
}

use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::lexicon::people::{is_definite, is_possessive, person};
use crate::lexicon::{among, begins};
use crate::speech::Reading;
use crate::speech::dates::{Date, date_at};
use crate::speech::tokens::Shape;

detector! {
    /// # Date of birth
    ///
    /// A date that is said or shown to be the birth date of somebody in particular; also a year of birth and a birthday without year.
    ///
    /// With a name it opens half of the counters of the public administration, and day, month, year, sex and place are all that a
    /// codice fiscale is made of.
    ///
    /// **How people write it.** `nata il 14/02/1961`, `nato a Rieti il 9 settembre 1937`, `data di nascita: 1-11-80`, `classe 1957`,
    /// `sono del '68`, `mia mamma è nata nel 38`, `compio gli anni il 5 giugno`, `il mio compleanno è il 3 marzo`. The finding holds the date only: of
    /// `classe 1957` the digits.
    ///
    /// **What looks like it and is not.** Dates of applications and payments, classes of people (`i nati dal 1° gennaio 2019`, `chi è nato nel
    /// 1960`, `la classe 1952`), births of things (`la Repubblica è nata il 2 giugno 1946`, `una legge del '68`).
    ///
    /// **Which error is worse.** A miss. A date beside a word of birth is hidden unless it speaks of a class.
    ///
    /// Source: GDPR art. 4(1); D.M. 23 dicembre 1976 (the birth date inside the codice fiscale).
    kind: DateOfBirth,
    triggers: Triggers { digits: Some(2), words: &["nat", "nasc", "clas", "compl", "compi", "anni$", "del$", "dell$", "anagraf", "annata", "mondo", "marito", "moglie", "figli", "mamma", "madre", "padre"], ..Triggers::NONE },
    hides: [
        "Sono nata il ⟦14/02/1961⟧ e rientro nel 2028?",
        "Palma Rinaldi nata a Rieti il ⟦9 settembre 1937⟧",
        "nato a Castellammare di Stabia (NA) il ⟦3.4.1950⟧",
        "la mia data di nascita è ⟦3 maggio 1957⟧",
        "data di nascita: ⟦1-11-80⟧",
        "mio figlio, nato il ⟦7.9.2018⟧, non risulta",
        "sono classe ⟦1957⟧",
        "classe '⟦58⟧ e ancora al lavoro",
        "sono del '⟦68⟧",
        "mia madre è del ⟦1938⟧",
        "sono nato nel ⟦1957⟧",
        "compio gli anni il ⟦5 giugno⟧",
        "il mio compleanno è il ⟦3 marzo⟧",
        "il ⟦5 giugno⟧ compio 67 anni",
        "sul documento risulta ⟦1-11-80⟧ ma mi hanno segnato nato a gennaio",
        "chi è nato il ⟦29/2/1964⟧ come me quando li compie gli anni",
        "nato il ⟦14021961⟧ a Bari",
    ],
    keeps: [
        "domanda presentata il 6/3/2019",
        "bonus per i nati dal 1 gennaio 2019",
        "chi è nato nel 1960 va in pensione?",
        "la Repubblica è nata il 2 giugno 1946",
        "i moti del '68",
        "il decreto del 2019",
        "nata con la camicia",
        "la classe 1952 è sempre fregata",
        "mio figlio va in classe 3 A",
        "la domanda è del 2018",
        "sono del 15 marzo le ultime notizie",
        "il pagamento del 27/5/2019",
    ],
    known_misses: [],
    detect: detect,
}

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let tokens = reading.tokens();
    let look = Look { reading };
    let mut at = 0;
    while at < tokens.len() {
        let (found, next) = match look.date(at) {
            Some(date) => (look.birth(&date).then_some((date.first, date.end)), date.end),
            None => (look.year(at), at + 1),
        };
        if let Some((first, end)) = found {
            let span = reading.view().back(tokens[first].start, tokens[end - 1].end);
            out.push(Candidate::new(Kind::DateOfBirth, span, EvidenceSet::of(&[Evidence::Shape, Evidence::LifeCue])));
        }
        at = next.max(at + 1);
    }
}

struct Look<'r, 't> {
    reading: &'r Reading<'t>,
}

impl Look<'_, '_> {
    fn is(&self, i: usize, list: &'static str) -> bool {
        among(&self.reading.word(i), list)
    }

    fn before(&self, i: usize, list: &'static str) -> bool {
        i.checked_sub(1).is_some_and(|i| self.is(i, list))
    }

    fn touches_number(&self, at: usize) -> bool {
        let tokens = self.reading.tokens();
        at >= 2 && matches!(tokens[at - 1].shape, Shape::Mark(b'/' | b'.' | b'-')) && tokens[at - 1].start == tokens[at - 2].end && tokens[at - 2].shape == Shape::Number
    }

    /// The date at `at`: with a day, or eight digits in a row behind a word of birth.
    fn date(&self, at: usize) -> Option<Date> {
        let tokens = self.reading.tokens();
        if self.touches_number(at) {
            return None;
        }
        let token = tokens.get(at)?;
        if token.shape == Shape::Number && token.end - token.start == 8 {
            let text = self.reading.text(token);
            let part = |from: usize, to: usize| text[from..to].parse::<u16>().ok();
            let (day, month, year) = (part(0, 2)?, part(2, 4)?, part(4, 8)?);
            let valid = (1..=31).contains(&day) && (1..=12).contains(&month) && (1900..=2030).contains(&year);
            return valid.then_some(Date { first: at, end: at + 1, day, month, year: Some(year) });
        }
        date_at(self.reading.folded(), tokens, at).filter(|date| date.day > 0 || date.year.is_some())
    }

    /// True when the words around a date say that somebody in particular was born then.
    fn birth(&self, date: &Date) -> bool {
        let whole = date.year.is_some_and(|year| year < 100 || (1900..=2030).contains(&year));
        if date.day > 0 && self.is_of(date.first) {
            return true;
        }
        // "lui però il 2/2/1962, io il 22/2/1962".
        let mine = date.first > 1 && self.is(date.first - 1, "il") && self.is(date.first - 2, "io lui lei");
        if mine && whole && (date.first.saturating_sub(25)..date.first).any(|i| is_born(&self.reading.word(i))) {
            return true;
        }
        // What stands before, up to the end of the sentence before.
        for i in (0..date.first).rev().take(10) {
            let word = self.reading.word(i);
            if self.reading.is_stop(i) && !(self.is(i, ".") && i.checked_sub(1).is_none_or(|b| self.reading.word(b).len() <= 4)) {
                break;
            }
            if date_at(self.reading.folded(), self.reading.tokens(), i).is_some_and(|other| other.end <= date.first && other.day > 0 && other.first + 3 < date.first) {
                break;
            }
            if is_born(&word) {
                return (whole || date.day > 0) && self.particular_birth(i);
            }
            if begins(&word, "nascit") || among(&word, "ddn dob")
                || word == "n" && i > 1 && self.is(i - 1, ".") && self.is(i - 2, "d")
                || word == "n" && (self.is(i + 1, "il") || self.is(i + 1, ".") && self.is(i + 2, "a il"))
                || word == "mondo" && self.before(i, "al") {
                return !self.before(i, "dopo");
            }
            if begins(&word, "compleann") {
                return date.day > 0;
            }
            if begins(&word, "compi compie") && !begins(&word, "compil compit compiut") && date.day > 0 {
                return true;
            }
            if among(&word, "faccio fa faro fara fanno") && date.day > 0 && (i + 1..date.first).any(|j| self.is(j, "anni")) {
                return true;
            }
            if among(&word, "pagano pagamento domanda presentata presentato scadenza scade entro decreto legge circolare appuntamento visita dal fino sms arrivata arrivato") {
                break;
            }
        }
        if date.first > 0 && whole && date.day > 0 && self.owner_before(date.first) {
            return true;
        }
        // What stands behind: "il 5 giugno compio 67 anni", "1-11-80, ma mi hanno segnato nato a gennaio".
        for i in (date.end..self.reading.tokens().len()).take(12) {
            if self.reading.is_stop(i) {
                break;
            }
            let word = self.reading.word(i);
            if begins(&word, "compleann") || begins(&word, "compio compie compiro") || among(&word, "faccio fa faro fara") && (i + 1..i + 4).any(|j| self.is(j, "anni")) && i < date.end + 4 {
                return date.day > 0 && i < date.end + 6;
            }
            if whole && date.day > 0 && (is_born(&word) && self.particular_birth(i) || word == "nascita" && i < date.end + 6) {
                return true;
            }
        }
        false
    }

    /// "mio marito è dell'8 dicembre", "la mia prima è del 12 gennaio".
    fn is_of(&self, at: usize) -> bool {
        if at < 4 || !self.is(at - 1, "del dell") || !self.is(at - 2, "e") {
            return false;
        }
        let subject = at - 3;
        let kin = person(&self.reading.word(subject)).is_some_and(|p| p.kin || p.child) || self.is(subject, "prima seconda terza primo secondo terzo grande");
        kin && is_possessive(&self.reading.word(subject - 1))
    }

    /// A relative of the writer stands right before the date: "mio marito 3/4/1960".
    fn owner_before(&self, at: usize) -> bool {
        let head = if self.before(at, ", (") { at.checked_sub(2) } else { at.checked_sub(1) };
        head.is_some_and(|head| {
            person(&self.reading.word(head)).is_some_and(|p| p.kin || p.child) && head > 0 && is_possessive(&self.reading.word(head - 1))
        })
    }

    /// True when the participle at `born` does not speak of a class or a thing.
    fn particular_birth(&self, born: usize) -> bool {
        let me = (born..self.reading.tokens().len()).take(9).any(|i| self.is(i, "come") && self.is(i + 1, "me mio mia"));
        if me {
            return true;
        }
        if self.is(born, "nati nate") {
            let class = self.before(born, "i gli le dei ai tutti quelli per figli bambini persone sono i") || self.is(born + 1, "dopo prima dal tra fra entro fino dai");
            let ours = (0..born).rev().take(5).any(|i| self.is(i, "miei mie nostri nostre gemelli gemelle"));
            return ours || !class;
        }
        if (0..born).rev().take(5).any(|i| self.is(i, "chi uno chiunque se ogni")) {
            return false;
        }
        // "la Repubblica è nata": the subject is a thing.
        // A day without a year is a birthday only of somebody: "il decreto è nato il 28 gennaio".
        let copula = self.before(born, "e era fu");
        if copula && born >= 2 {
            let subject = born - 2;
            let word = self.reading.word(subject);
            let determined = (1..=2).any(|back| subject >= back && is_definite(&self.reading.word(subject - back)));
            let thing = determined && person(&word).is_none() && !among(&word, "mio mia piccolo piccola grande primo prima secondo seconda");
            return !thing;
        }
        true
    }

    /// A year of birth alone: "classe 1957", "sono del '68", "nata nel 1960".
    fn year(&self, at: usize) -> Option<(usize, usize)> {
        let tokens = self.reading.tokens();
        let token = tokens.get(at).filter(|token| token.shape == Shape::Number)?;
        let year: u16 = self.reading.text(token).parse().ok()?;
        let len = token.end - token.start;
        let apostrophe = at > 0 && matches!(tokens[at - 1].shape, Shape::Mark(b'\'')) || at > 0 && tokens[at - 1].elided;
        let four = len == 4 && (1900..=2025).contains(&year);
        if !(four || len == 2) || self.touches_number(at) || matches!(tokens.get(at + 1).map(|t| t.shape), Some(Shape::Mark(b'/' | b'%'))) || self.is(at + 1, ":") && tokens.get(at + 2).is_some_and(|t| t.shape == Shape::Number && t.start == tokens[at + 1].end) {
            return None;
        }
        let lead = if at > 0 && matches!(tokens[at - 1].shape, Shape::Mark(b'\'')) { at - 1 } else { at };
        let before = lead.checked_sub(1)?;
        let born = match self.reading.word(before).as_ref() {
            "classe" => self.class_of(before, four, year, apostrophe, at),
            "del" | "dell" | "der" | "annata" => {
                (self.before(before, "classe") && self.class_of(before - 1, four, year, apostrophe, at)) || self.of_year(before, four, year, apostrophe)
            }
            "nel" | "nell" | "anno" => {
                let verb = if self.is(before, "anno") { before.checked_sub(2)? } else { before.checked_sub(1)? };
                let place = (verb.saturating_sub(4)..=verb).rev().find(|&i| is_born(&self.reading.word(i)))?;
                self.particular_birth(place) && self.somebody(place)
            }
            _ => false,
        };
        born.then_some((at, at + 1))
    }

    /// "sono classe 1957"; not "la classe 1952" nor "classe 3 A".
    fn class_of(&self, class: usize, four: bool, year: u16, apostrophe: bool, at: usize) -> bool {
        let plausible = if four { year <= 2012 } else { apostrophe || (20..=99).contains(&year) };
        let school = self.reading.word(at + 1).len() == 1 && !self.reading.is_mark(at + 1) && !self.is(at + 1, "e");
        let general = self.before(class, "la le una questa quella") || self.before(class, "della") && !(2..=4).any(|back| back <= class && self.is(class - back, "sono siamo io"));
        plausible && !school && !general
    }

    /// "sono del '68", "mia madre è del 1938".
    fn of_year(&self, of: usize, four: bool, year: u16, apostrophe: bool) -> bool {
        let plausible = if four { year <= 2012 } else { apostrophe || (32..=99).contains(&year) };
        if of == 0 {
            return apostrophe;
        }
        let Some(mut at) = of.checked_sub(1).filter(|_| plausible) else { return false };
        if self.is(at, "coscritti coscritte noi noialtri") && apostrophe {
            return true;
        }
        if self.is(at, "sono io so son songo sugnu siamo") {
            return !self.is(of + 2, "le i gli la il") || self.is(at, "io");
        }
        if self.is(at, "e") && at > 0 {
            at -= 1;
        }
        if self.is(at, "l") && at > 0 {
            at -= 1;
        }
        person(&self.reading.word(at)).is_some_and(|p| (p.kin || p.child) && (p.bare || at > 0 && is_possessive(&self.reading.word(at - 1))))
    }

    /// The writer, a relative or a child is who was born: years alone are too often those of things.
    fn somebody(&self, born: usize) -> bool {
        (born.saturating_sub(6)..born).any(|i| self.is(i, "sono siamo io ero so son mio mia mi miei mie nostro nostra") || person(&self.reading.word(i)).is_some_and(|p| p.kin || p.child))
    }
}

/// "nato", "nata", "nati", "nate".
fn is_born(word: &str) -> bool {
    among(word, "nato nata nati nate nat natu nasciu nacque nacqui naque nasceva nascevo nasco")
}

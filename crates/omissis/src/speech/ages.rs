//! Ages of particular people: `ho 58 anni`, `mia figlia di 8 mesi`, `mio marito 61enne`, `io 44, mio marito 47`.
//!
//! An age is a quantity of time that belongs to a person. Most quantities of time are durations (`da sei anni`, `38 anni di
//! contributi`), ages of classes of people (`pensione a 67 anni`, `chi ha 60 anni`) or ages of a past story (`a 14 anni già lavoravo`);
//! none of these is reported. The walk goes from the quantity to the words that tie it to a person: a verb of having and its
//! subject, an apposition, an attribute.

use crate::lexicon::names::look;
use crate::lexicon::people::{is_definite, is_possessive, person};
use crate::lexicon::{among, begins};
use crate::speech::Reading;
use crate::speech::numbers::{cardinal, clipped};
use crate::speech::tokens::{Case, Shape};

/// What ties an age to a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tie {
    /// The writer says it of himself.
    Writer,
    /// A relative or another particular person.
    Other,
}

/// An age of a particular person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Age {
    /// First byte in the folded text.
    pub(crate) start: usize,
    /// One past the last byte in the folded text.
    pub(crate) end: usize,
    /// Under 18.
    pub(crate) minor: bool,
    /// Whose it is.
    pub(crate) tie: Tie,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Years,
    /// Months, weeks or days.
    Less,
    /// `-enne`: `quarantenne`.
    Adjective {
        plural: bool,
    },
    /// No unit: `ne ho 52`.
    Bare,
}

/// Numbers with a unit of time, as tokens `first..end`.
#[derive(Clone, Copy, Debug)]
struct Quantity {
    first: usize,
    end: usize,
    /// The smallest number.
    least: u16,
    /// The greatest number.
    most: u16,
    /// More than one number.
    list: bool,
    /// "e 6 mesi" follows the years.
    and_months: bool,
    unit: Unit,
}

/// Words without which no age is told.
pub(crate) const AGE_WORDS: &[&str] = &[
    "*anni", "*ani$", "ann", "*enn", "aa$", "mes", "settiman", "giorn", "gg$", "vent", "trent", "quarant", "cinquant", "sessant",
    "settant", "ottant", "novant", "cent",
];

/// All ages of particular people in a text, in text order.
pub(crate) fn ages(reading: &Reading<'_>) -> Vec<Age> {
    let walk = Walk { reading };
    let mut found: Vec<(Quantity, Tie)> = Vec::new();
    let mut at = 0;
    while at < reading.tokens().len() {
        match walk.quantity(at) {
            Some(quantity) => {
                if let Some(tie) = walk.tie(&quantity, &found) {
                    found.push((quantity, tie));
                }
                at = quantity.end;
            }
            None => at += 1,
        }
    }
    walk.bare(&mut found);
    found.sort_by_key(|(quantity, _)| quantity.first);
    let tokens = reading.tokens();
    let age = |(quantity, tie): &(Quantity, Tie)| Age {
        start: tokens[quantity.first].start,
        end: tokens[quantity.end - 1].end,
        minor: quantity.unit == Unit::Less || quantity.least < 18,
        tie: *tie,
    };
    found.iter().map(age).collect()
}

struct Walk<'r, 't> {
    reading: &'r Reading<'t>,
}

impl Walk<'_, '_> {
    fn word(&self, i: usize) -> std::borrow::Cow<'_, str> {
        self.reading.word(i)
    }

    /// True when the word at `i` stands in `list`.
    fn is(&self, i: usize, list: &'static str) -> bool {
        among(&self.word(i), list)
    }

    /// True when the word before `i` stands in `list`.
    fn before(&self, i: usize, list: &'static str) -> bool {
        i.checked_sub(1).is_some_and(|i| self.is(i, list))
    }

    /// The number at token `i`, without a unit.
    fn number(&self, i: usize) -> Option<u16> {
        let token = self.reading.tokens().get(i)?;
        let text = self.reading.text(token);
        match token.shape {
            Shape::Number if text.len() <= 3 => text.parse().ok().filter(|&n| n <= 120),
            Shape::Word => cardinal(&self.word(i)),
            _ => None,
        }
    }

    fn unit(&self, i: usize) -> Option<Unit> {
        match self.word(i).as_ref() {
            "anni" | "anno" | "ani" | "agn" | "anne" | "anos" | "primavere" | "ann" | "hanni" | "annetti" | "annetto" | "annucci"
            | "aa" => Some(Unit::Years),
            "mesi" | "mese" | "mesetti" | "mesetto" | "settimane" | "settimana" | "giorni" | "gg" => Some(Unit::Less),
            "enne" => Some(Unit::Adjective { plural: false }),
            "enni" => Some(Unit::Adjective { plural: true }),
            _ => None,
        }
    }

    /// One token that holds number and unit: `57anni`, `61enne`, `quarantanni`, `sedicenne`.
    fn fused(&self, i: usize) -> Option<(u16, Unit)> {
        let token = self.reading.tokens().get(i)?;
        let word = self.word(i);
        if token.shape == Shape::Mixed {
            let digits = word.bytes().take_while(u8::is_ascii_digit).count();
            if digits == 0 || digits > 3 {
                return None;
            }
            let unit = match &word[digits..] {
                "anni" | "ani" | "anno" => Unit::Years,
                "mesi" | "mese" | "gg" => Unit::Less,
                "enne" => Unit::Adjective { plural: false },
                "enni" => Unit::Adjective { plural: true },
                _ => return None,
            };
            return word[..digits].parse().ok().filter(|&n| n <= 120).map(|n| (n, unit));
        }
        if token.shape != Shape::Word {
            return None;
        }
        for (ending, unit) in
            [("enne", Unit::Adjective { plural: false }), ("enni", Unit::Adjective { plural: true }), ("anni", Unit::Years)]
        {
            if let Some(stem) = word.strip_suffix(ending)
                && stem.len() >= 3
                && let Some(n) = if unit == Unit::Years { cardinal(stem).filter(|n| *n >= 20) } else { clipped(stem) }
            {
                return Some((n, unit));
            }
        }
        None
    }

    /// The quantity of time that begins at token `at`.
    fn quantity(&self, at: usize) -> Option<Quantity> {
        if let Some((n, unit)) = self.fused(at) {
            return Some(Quantity { first: at, end: at + 1, least: n, most: n, list: false, and_months: false, unit });
        }
        if self.is(at, "anni mesi")
            && let Some(n) = self.number(at + 1).filter(|_| self.before(at, "di , ho ( a") && self.unit(at + 2).is_none())
        {
            let unit = if self.is(at, "mesi") { Unit::Less } else { Unit::Years };
            return Some(Quantity { first: at, end: at + 2, least: n, most: n, list: false, and_months: false, unit });
        }
        let first = self.number(at)?;
        // "ai miei due, undici e nove anni": the first counts them.
        if self.before(at, "miei mie nostri nostre suoi sue") && self.is(at + 1, ",") {
            return None;
        }
        // Part of a longer number, a date or a time.
        if at >= 2 && self.is(at - 1, ". , / : -") && self.touches(at - 1) && self.number(at - 2).is_some() {
            return None;
        }
        let (mut end, mut least, mut most, mut list) = (at + 1, first, first, false);
        loop {
            if let Some(unit) = self.unit(end) {
                end += 1;
                let mut and_months = false;
                if self.is(end, "e") && self.is(end + 1, "mezzo mezza") {
                    end += 2;
                } else if self.is(end, "e") && self.number(end + 1).is_some() && self.unit(end + 2) == Some(Unit::Less) {
                    end += 3;
                    and_months = true;
                }
                if unit == Unit::Less && self.is(end, "di") && self.is(end + 1, "vita") {
                    end += 2;
                }
                return Some(Quantity { first: at, end, least, most, list, and_months, unit });
            }
            let mut next = end;
            while self.is(next, ", e / - ed o & +") && next < end + 2 {
                next += 1;
            }
            if next == end {
                return None;
            }
            let n = self.number(next)?;
            (least, most, list, end) = (least.min(n), most.max(n), true, next + 1);
            if end - at > 14 {
                return None;
            }
        }
    }

    /// The token at `i` touches both its neighbours.
    fn touches(&self, i: usize) -> bool {
        let tokens = self.reading.tokens();
        i > 0 && i + 1 < tokens.len() && tokens[i - 1].end == tokens[i].start && tokens[i].end == tokens[i + 1].start
    }

    /// The index of the word before `i`, adverbs of time and degree skipped.
    fn governor(&self, i: usize) -> Option<usize> {
        let mut at = i;
        // "avrà sì e no trent'anni".
        if at > 3 && self.is(at - 1, "no") && self.is(at - 2, "e o") && self.is(at - 3, "si") {
            at -= 3;
        }
        while let Some(before) = at.checked_sub(1) {
            if !self.is(before, ADVERBS) {
                return Some(before);
            }
            at = before;
        }
        None
    }

    /// The first token of the sentence of token `i`.
    fn sentence_start(&self, i: usize) -> usize {
        (0..i).rev().find(|&j| self.reading.is_stop(j)).map_or(0, |j| j + 1)
    }

    /// One past the last token of the sentence of token `i`.
    fn sentence_end(&self, i: usize) -> usize {
        (i..self.reading.tokens().len()).find(|&j| self.reading.is_stop(j)).unwrap_or(self.reading.tokens().len())
    }

    fn any(&self, range: core::ops::Range<usize>, wanted: impl Fn(&str) -> bool) -> bool {
        range.into_iter().any(|i| wanted(&self.word(i)))
    }

    /// Whose age the quantity is, if it is one.
    fn tie(&self, q: &Quantity, found: &[(Quantity, Tie)]) -> Option<Tie> {
        if q.most > 115 || q.most == 0 {
            return None;
        }
        if let Unit::Adjective { plural } = q.unit {
            return self.adjective(q, plural);
        }
        if q.unit == Unit::Less && self.is(q.end - 1, "vita") {
            return Some(Tie::Other);
        }
        // "4 anni lei, diciotto mesi lui".
        if self.is(q.end, "lei lui") && self.reading.is_mark(q.end + 1) && self.reading.is_mark(q.first.wrapping_sub(1)) {
            return Some(Tie::Other);
        }
        if self.is(q.end - 1, "primavere") && q.least >= 18 {
            return Some(Tie::Writer);
        }
        // "è la più piccola della classe, 5 anni compiuti a dicembre".
        if self.is(q.end, "compiuti suonati") && self.reading.is_mark(q.first.wrapping_sub(1)) {
            let kin = (self.sentence_start(q.first)..q.first)
                .any(|i| person(&self.word(i)).is_some_and(|p| p.kin || p.child) && self.is_particular(i, false));
            return if kin { Some(Tie::Other) } else { (q.least >= 18).then_some(Tie::Writer) };
        }
        if self.before(q.first, "da") && q.first >= 2 && self.is(q.first - 2, "nata nato") && q.unit == Unit::Less {
            return Some(Tie::Other);
        }
        let governor = self.governor(q.first);
        let word = governor.map_or_else(|| "".into(), |g| self.word(g));
        let attribute = among(&word, "di d de");
        if self.is(q.end, AFTER_DURATIONS) || self.is(q.end, "or o") && self.is(q.end + 1, "sono") {
            return None;
        }
        if !attribute && (self.is(q.end, "di d") && !self.is(q.end + 1, "eta vita eta'") || self.is(q.end, "che")) {
            return None;
        }
        let accented = governor.is_some_and(|g| self.reading.tokens()[g].accented);
        if self.is(q.end, "tiene ha")
            && self.reading.is_mark(q.end + 1)
            && governor.is_none_or(|g| self.reading.is_stop(g))
            && q.unit == Unit::Years
        {
            return Some(Tie::Other);
        }
        match word.as_ref() {
            "ho" | "tengo" | "teng" | "tegno" | "aggio" | "go" | "aju" | "aiu" | "haju" | "haiu" | "avro" | "compio" | "faccio"
            | "compiro" | "faro" => self.writer_has(q, governor?),
            "o" if accented => self.writer_has(q, governor?),
            "o" if q.least >= 18 && governor.is_some_and(|g| g == 0 || self.reading.is_mark(g - 1) || self.before(g, "io e che")) => {
                self.writer_has(q, governor?)
            }
            "cio" if accented => self.writer_has(q, governor?),
            "compiuto" | "compiuti" | "fatto" | "passato" | "superato" => self.completed(q, governor?),
            "ha" | "tiene" | "tene" | "ga" | "ave" | "avi" | "compie" | "compira" | "fara" | "avra" | "hanno" | "compiono" | "tengono"
            | "fanno" | "fa" => self.somebody_has(q, governor?, found),
            "a" if accented => self.somebody_has(q, governor?, found),
            "di" | "d" | "de" => self.attribute(q, governor?, found),
            "a" => self.at_age(q, governor?),
            "con" | "coi" => self.with_age(q, governor?),
            "miei" | "suoi" | "tuoi" => {
                (q.unit == Unit::Years && q.least >= 14).then_some(if word == "miei" { Tie::Writer } else { Tie::Other })
            }
            "i" | "gli" => {
                let verb = self.governor(governor?)?;
                if self.is(verb, "passato superato compiuto") { self.completed(q, verb) } else { None }
            }
            "eta" | "anni" => self.label(q, governor?),
            _ if among(&word, DURATION_BEFORE) => None,
            _ => self.apposition(q, governor),
        }
    }

    /// "ho 58 anni".
    fn writer_has(&self, q: &Quantity, verb: usize) -> Option<Tie> {
        let negated = (1..=3).any(|back| back <= verb && self.is(verb - back, "non nn se") && !self.reading.is_stop(verb - back));
        (q.unit == Unit::Years && q.least >= 14 && !negated && !self.contributions(q)).then_some(Tie::Writer)
    }

    /// "41 anni e 10 mesi" beside contributions is no age, nor are years "versati" or "lavorati".
    fn contributions(&self, q: &Quantity) -> bool {
        let about = |word: &str| ["contribu", "versat", "lavorat", "marchett", "serviz"].iter().any(|stem| word.starts_with(stem));
        self.any(q.end..q.end + 3, |w| w.starts_with("contributiv") || w.starts_with("versat") || w.starts_with("lavorat"))
            || q.and_months && self.any(self.sentence_start(q.first)..self.sentence_end(q.end), about)
    }

    /// "ho compiuto 67 anni", "ha appena fatto un anno", "ho passato i 60 anni".
    fn completed(&self, q: &Quantity, participle: usize) -> Option<Tie> {
        let verb = self.governor(participle)?;
        let month = crate::speech::dates::month(&self.word(q.end + 1)).is_some();
        if self.is(participle, "fatto passato") && self.is(q.end, PLACES_AND_WAYS) && !month {
            return None;
        }
        match self.word(verb).as_ref() {
            "ho" => self.writer_has(q, verb),
            "ha" | "hanno" => self.somebody_has(q, verb, &[]),
            _ => None,
        }
    }

    /// "mio padre ha 67 anni".
    fn somebody_has(&self, q: &Quantity, verb: usize, found: &[(Quantity, Tie)]) -> Option<Tie> {
        if self.contributions(q) || self.before(verb, "non nn") {
            return None;
        }
        // "tre anni fa 5 euro bastavano": what comes before "fa" is a quantity too.
        if self.is(verb, "fa") && verb > 0 && self.unit(verb - 1).is_some() {
            return None;
        }
        self.has_particular_subject(verb, q, found).then_some(Tie::Other)
    }

    /// True when the subject of the verb at `verb` is a particular person.
    fn has_particular_subject(&self, verb: usize, q: &Quantity, found: &[(Quantity, Tie)]) -> bool {
        // "Luigino, che avrà sì e no trent'anni".
        if verb > 2 && self.is(verb - 1, "che") && self.is(verb - 2, ",") && self.is_called(verb - 3) {
            return true;
        }
        let mut boundaries = 0;
        let mut nearest = true;
        for i in (0..verb).rev().take(30) {
            if self.reading.is_stop(i) {
                // A subject is carried over one full stop, when the verb opens its sentence.
                boundaries += 1;
                if boundaries > 1 || self.any(i + 1..verb, |w| !among(w, ADVERBS) && !among(w, "e che ma lei lui ne")) {
                    break;
                }
                continue;
            }
            let word = self.word(i);
            if among(&word, "lui lei iddu idda isso essa") {
                return true;
            }
            if among(&word, "chi uno chiunque gente persona persone quelli quelle coloro ognuno se") {
                return false;
            }
            if let Some(person) = person(&word) {
                return self.is_particular(i, person.plural && !person.kin) || self.had(i);
            }
            if among(&word, "mio mia") && self.before(i, "il la") && i + 1 == verb {
                return true;
            }
            if among(&word, "piccolo piccola grande vecchio vecchia giovane")
                && self.before(i, "piu")
                && i > 1
                && self.is(i - 2, "il la mio mia nostro nostra")
            {
                return true;
            }
            if among(&word, "altro altra prima primo secondo seconda grande maggiore minore") && i > 0 && is_definite(&self.word(i - 1)) {
                return true;
            }
            let case = self.reading.tokens()[i].case;
            // A thing right before the verb is its subject, but not over a comma.
            nearest &= word != ",";
            if nearest && !among(&word, ADVERBS) && !among(&word, "che ne e ma ci ce si") {
                nearest = false;
                let determined =
                    i > 0 && (is_definite(&self.word(i - 1)) || is_possessive(&self.word(i - 1)) || self.before(i, DETERMINERS));
                let named = self.is_given_name(i) || case == Case::Title && look(&word).is_given();
                if determined && !self.reading.is_mark(i) && !named {
                    return false;
                }
                if case == Case::Title && i + 1 == verb && i > 0 && !self.reading.is_stop(i - 1) || self.is_given_name(i) {
                    return true;
                }
            }
        }
        // No subject in sight: the comment goes on about somebody whom it has just told the age of, or about a baby.
        !found.is_empty()
            || verb == 0 && self.is(q.end, "e ma ,")
            || q.unit == Unit::Less && q.most <= 24 && (verb == 0 || self.reading.is_mark(verb - 1))
    }

    /// A capitalised given name, which may be a word too.
    fn is_called(&self, i: usize) -> bool {
        let token = &self.reading.tokens()[i];
        token.shape == Shape::Word && token.case == Case::Title && look(&self.word(i)).is_given()
    }

    fn is_given_name(&self, i: usize) -> bool {
        let word = look(&self.word(i));
        word.is_plain_given() && self.word(i).len() > 2
    }

    /// True when the person word at `i` means somebody in particular.
    fn is_particular(&self, i: usize, class: bool) -> bool {
        let Some(person) = person(&self.word(i)) else { return false };
        if class {
            return self.before(i, "miei mie nostri nostre");
        }
        for back in 1..=3.min(i) {
            let word = self.word(i - back);
            if is_possessive(&word) || word.as_ref() == "me" && back == 1 {
                return true;
            }
            if self.reading.is_mark(i - back) {
                break;
            }
        }
        // "la figlia mia", "il marito suo".
        if among(&self.word(i + 1), "mio mia miei mie suo sua nostro nostra") {
            return true;
        }
        if person.bare && !self.before(i, "una un ogni di le i gli") {
            return true;
        }
        let singular = !person.plural;
        // "di sopra", "del terzo piano": a neighbour is somebody.
        singular && i > 0 && is_definite(&self.word(i - 1)) && (person.kin || person.child || among(&self.word(i), NEAR))
            || person.plural && person.child && person.kin && i > 0 && self.before(i, "i le")
    }

    /// True when the writer has, is or lives with the person at `i`: "ho un bambino", "con due figli", "sono una donna".
    fn had(&self, i: usize) -> bool {
        let start = self.sentence_start(i).max(i.saturating_sub(7));
        // Only determiners, numbers and adjectives may stand between.
        for j in (start..i).rev() {
            let word = self.word(j);
            if among(&word, "ho abbiamo tengo teniamo con sono siamo cresco avendo go avemo aggio io so son") {
                return true;
            }
            let person = person(&word);
            if person.is_some_and(|p| p.kin) && self.before(i, "di a al") && self.before(j, "sono una un da") {
                return true;
            }
            let light = among(
                &word,
                "un una uno due tre quattro cinque dei delle solo sola e , bel bella bellissima bellissimo povera povero altri altre altro altra anche pure gia di da casa in a carico ancora piccoli piccole piccola piccolo ben vedova vedovo separata separato mamma padre madre papa genitore",
            ) || self.number(j).is_some()
                || person.is_some_and(|p| p.kin || p.child);
            if !light {
                return false;
            }
        }
        false
    }

    /// "mia figlia di 8 mesi", "sono una donna di 57 anni", "all'età di 40 anni".
    fn attribute(&self, q: &Quantity, of: usize, found: &[(Quantity, Tie)]) -> Option<Tie> {
        let mut head = of.checked_sub(1)?;
        if self.is(head, "eta") {
            return self.label(q, head);
        }
        if self.is(head, "piu meno") {
            let verb = self.governor(head)?;
            return if self.is(verb, "ho tengo") { self.writer_has(q, verb) } else { None };
        }
        if self.is(head, "minori minore maggiori maggiore inferiore superiore") && !self.is_particular(head, false) {
            return None;
        }
        if self.is(q.end, "come") && self.is(q.end + 1, "me noi") && q.least >= 14 {
            return Some(Tie::Writer);
        }
        // Names, adjectives and further relatives may stand between the head and its age.
        for _ in 0..5 {
            let word = self.word(head);
            if let Some(person) = person(&word) {
                let class = person.plural && !person.kin && !person.child;
                let owner = if self.had_as_writer(head) { Tie::Writer } else { Tie::Other };
                let two = q.list && person.plural && (person.kin || person.child) && !self.before(head, "i gli dei ai per le delle alle");
                let met = !person.plural
                    && self.before(head, "un una n na")
                    && self.any(self.sentence_start(head)..self.sentence_end(q.end), |w| among(w, SEEN));
                let opens = !person.plural && (person.kin || person.child) && (head == 0 || self.reading.is_stop(head - 1));
                return (self.is_particular(head, class) || self.had(head) || two || met || opens).then_some(owner);
            }
            if among(&word, "altro altra uno una primo prima secondo seconda terzo terza maschio femmina maschietto femminuccia")
                && (!found.is_empty() || self.any(0..of, |w| person(w).is_some_and(|p| p.kin || p.child)) && !self.before(head, "per"))
            {
                return Some(Tie::Other);
            }
            let title = self.reading.tokens()[head].case == Case::Title && head > 0;
            let light = title || self.is_given_name(head) || begins(&word, ADJECTIVES) || among(&word, "e , mia mio nostra nostro");
            if !light {
                return None;
            }
            head = head.checked_sub(1)?;
        }
        None
    }

    /// True when the person at `i` is the writer: "sono una donna".
    fn had_as_writer(&self, i: usize) -> bool {
        (1..=3).any(|back| back <= i && self.is(i - back, "sono so son io")) && !self.is_particular(i, false)
    }

    /// "a 47 anni chi mi prende?" is about the writer now; "a 14 anni lavoravo" and "la pensione a 67 anni" are not.
    fn at_age(&self, q: &Quantity, at: usize) -> Option<Tie> {
        if q.unit != Unit::Years || at > 0 && self.number(at - 1).is_some() {
            return None;
        }
        let (start, end) = (self.sentence_start(at), self.sentence_end(q.end));
        let (from, to) = (start.max(at.saturating_sub(9)), end.min(q.end + 9));
        let around = |wanted: &dyn Fn(&str) -> bool| self.any(from..at, wanted) || self.any(q.end..to, wanted);
        let pension = self.any(start.max(at.saturating_sub(4))..at, |w| w.starts_with("pension") || w == "quota");
        let general =
            around(&|w| among(w, "si uno vanno andare andiamo dovrebbe legge giovani gente puoi ti tutti andate se quando fino da"));
        let told = |i: usize| self.is(i, "ho ha hanno abbiamo") && is_participle(&self.word(i + 1));
        let event = at >= 2 && self.is(at - 2, "un una");
        let past = event
            || (from..to).any(told)
            || around(&|w| is_past(w))
            || self.any(from..at, |w| w == "gia")
            || self.any(q.end..to, |w| w == "gia");
        if pension || general || past {
            return None;
        }
        if q.least >= 18 && around(&|w| among(w, WRITER_NOW)) {
            return Some(Tie::Writer);
        }
        // "disoccupato a 58 anni".
        if q.least >= 30 && at > 0 && begins(&self.word(at - 1), OUT_OF_WORK) {
            return Some(Tie::Writer);
        }
        let relative = (from..at)
            .rev()
            .chain(q.end..to.min(q.end + 3))
            .any(|i| person(&self.word(i)).is_some_and(|p| (p.kin || p.child) && self.is_particular(i, false)));
        relative.then_some(Tie::Other)
    }

    /// "mi trovo con 64 anni senza pensione".
    fn with_age(&self, q: &Quantity, with: usize) -> Option<Tie> {
        let start = self.sentence_start(with).max(with.saturating_sub(6));
        let mine = self.any(start..with, |w| among(w, "mi io trovo ritrovo sono sto"));
        (q.unit == Unit::Years && q.least >= 30 && mine && !self.contributions(q)).then_some(Tie::Writer)
    }

    /// "età 45", "di anni 45".
    fn label(&self, q: &Quantity, label: usize) -> Option<Tie> {
        if self.before(label, "all alla certa dall") {
            return self.at_age(q, label - 1);
        }
        Some(Tie::Other)
    }

    /// "mio suocero, 86 anni, lucido", "19 anni, diploma, cerco".
    fn apposition(&self, q: &Quantity, governor: Option<usize>) -> Option<Tie> {
        if q.unit == Unit::Years && q.most <= 50 && self.is(q.end, PLACES_AND_WAYS) {
            return None;
        }
        let open = governor.is_none_or(|g| self.reading.is_stop(g));
        if open {
            let details = q.unit == Unit::Years
                && (18..=99).contains(&q.least)
                && self.is(q.end, ", . e ; -")
                && governor.is_none_or(|g| self.tokens_before_are_greeting(g))
                && self.any(q.end..self.reading.tokens().len().min(q.end + 16), |w| begins(w, DETAILS));
            return details.then_some(Tie::Writer);
        }
        let mut at = governor?;
        if self.is(at, ", ( - :") {
            at = at.checked_sub(1)?;
        }
        let comma = at + 1 != q.first;
        // "la mia maestra di cucito, Amalia, 92 anni,".
        if comma
            && q.unit == Unit::Years
            && self.is_called(at)
            && at > 0
            && (self.is(at - 1, ",") || self.is(at - 1, "mio mia") || self.is_called(at - 1) || self.reading.is_stop(at - 1))
            && !self.is(q.end, PLACES_AND_WAYS)
        {
            return Some(Tie::Other);
        }
        for step in 0..5 {
            let word = self.word(at);
            if among(&word, "io") && step == 0 {
                return (q.least >= 14).then_some(Tie::Writer);
            }
            if let Some(person) = person(&word) {
                let opens = at == 0 || self.reading.is_stop(at - 1) || self.is(at - 1, ", sono ex");
                let writer = opens && !person.kin && !person.child && !person.plural && among(&word, NOW_STATES);
                if writer {
                    return (q.least >= 18).then_some(Tie::Writer);
                }
                let ends = comma || self.reading.is_mark(q.end) || !self.is(q.end, PLACES_AND_WAYS);
                let bare_child = opens && (person.child || person.kin);
                let counted = q.list && (person.child || person.kin) && at > 0 && self.number(at - 1).is_some();
                return (ends
                    && (self.is_particular(at, person.plural && !person.kin && !person.child) || self.had(at) || bare_child || counted))
                    .then_some(Tie::Other);
            }
            let title = self.reading.tokens()[at].case == Case::Title;
            // "Idraulico, 51 anni, lo dico senza vergogna", "I miei tre: 9, 7 e 5 anni".
            let opens = at == 0 || self.reading.is_stop(at - 1);
            if step == 0
                && comma
                && opens
                && q.unit == Unit::Years
                && (18..=99).contains(&q.least)
                && self.is(q.end, ",")
                && self.reading.tokens()[at].shape == Shape::Word
            {
                return Some(Tie::Writer);
            }
            if q.list && self.before(at, "miei mie nostri nostre") {
                return Some(Tie::Other);
            }
            // "mio nipote, emofilico, 9 anni", "il nonno del quarto piano, 95 anni".
            let told = comma && step == 0 && self.before(at, ",") && word.len() > 5 && word.ends_with(['o', 'a']);
            let floor = comma && among(&word, "piano primo secondo terzo quarto quinto sesto del");
            let light = title || self.is_given_name(at) || begins(&word, ADJECTIVES) || told || floor;
            if !light {
                return None;
            }
            at = at.checked_sub(1)?;
            if told {
                at = at.checked_sub(1)?;
            }
        }
        None
    }

    /// Only a greeting or emoji stand before the sentence that begins after `stop`.
    fn tokens_before_are_greeting(&self, stop: usize) -> bool {
        stop < 8 && (0..stop).all(|i| self.reading.is_mark(i) || self.is(i, "salve buongiorno buonasera ciao scusate a tutti"))
    }

    /// "mio marito 61enne", "sono una quarantenne", "i miei figli ventenni"; "i cinquantenni" are a class.
    fn adjective(&self, q: &Quantity, plural: bool) -> Option<Tie> {
        let before = q.first.checked_sub(1);
        if plural {
            let head = before?;
            let person = person(&self.word(head))?;
            let opens = person.child && (head == 0 || self.reading.is_stop(head - 1));
            return (person.plural && (opens || self.before(head, "miei mie nostri nostre suoi sue") || self.had(head)))
                .then_some(Tie::Other);
        }
        let Some(head) = before.filter(|&b| !self.reading.is_stop(b)) else {
            // "Cinquantenne, disoccupato, due figli".
            let told = self.is(q.end, ", e con senza offresi cerca") || begins(&self.word(q.end), DETAILS);
            return (q.first == 0 && told).then_some(Tie::Writer);
        };
        // "l'84enne signora Rosalba", "mia madre ha avuto la condanna, ottantacinquenne".
        if is_definite(&self.word(head)) && person(&self.word(q.end)).is_some_and(|p| !p.plural) {
            return Some(Tie::Other);
        }
        if self.is(head, ",") && self.reading.is_mark(q.end) {
            let kin = (self.sentence_start(head)..head)
                .any(|i| person(&self.word(i)).is_some_and(|p| p.kin && !p.plural) && self.is_particular(i, false));
            if kin {
                return Some(Tie::Other);
            }
        }
        let at = if self.is(head, "un una n na ormai quasi gia") { head.checked_sub(1) } else { Some(head) };
        if at.is_some_and(|at| self.is(at, "sono io so son")) {
            return Some(Tie::Writer);
        }
        if self.is(head, "da") {
            return Some(Tie::Writer);
        }
        if self.is(q.end, "come") && self.is(q.end + 1, "me") {
            return Some(Tie::Writer);
        }
        // "il sedicenne di casa mia", "ho una quindicenne in casa".
        let housed = self.is(q.end, "di in") && self.is(q.end + 1, "casa");
        if housed || q.least < 18 && self.is(head, "il la lo") {
            return Some(Tie::Other);
        }
        let mut at = head;
        for _ in 0..3 {
            if let Some(person) = person(&self.word(at)) {
                let opens = person.kin && (at == 0 || self.reading.is_stop(at - 1));
                return (opens || self.is_particular(at, person.plural) || self.had(at)).then_some(Tie::Other);
            }
            let word = self.word(at);
            if !(self.reading.tokens()[at].case == Case::Title || self.is_given_name(at) || begins(&word, ADJECTIVES) || word == ",") {
                return None;
            }
            at = at.checked_sub(1)?;
        }
        None
    }

    /// Ages without a unit: "ne ho 52", "io 44, mio marito 47", "ho passato i 60".
    fn bare(&self, found: &mut Vec<(Quantity, Tie)>) {
        let tokens = self.reading.tokens();
        let ends = |end: usize| {
            self.reading.is_mark(end) && !self.is(end, "% / $")
                || self.is(end, "e ma ed quindi pero a quest questo fra tra compiuti suonati passati ormai mio mia io lui lei")
        };
        let talks_of_age =
            !found.is_empty() || (0..tokens.len()).any(|i| among(&self.word(i), "anni eta vecchio vecchia giovane compleanno"));
        let of_age = !found.is_empty() || self.reading.mentions(&["*anni", "*enn"]);
        let mut pairs: Vec<(Quantity, Tie)> = Vec::new();
        for at in 0..tokens.len() {
            let Some(n) = self.number(at).filter(|&n| n <= 110) else { continue };
            let taken = found.iter().any(|(q, _)| q.first <= at && at < q.end);
            // The gate opens for two digits or a word of age.
            let seen = tokens[at].shape == Shape::Number && tokens[at].end - tokens[at].start > 1 || of_age;
            if !seen || taken || !(ends(at + 1) || self.is(at + 1, "da") && self.is(at + 2, "ieri oggi poco")) || self.touches_number(at) {
                continue;
            }
            let quantity = Quantity { first: at, end: at + 1, least: n, most: n, list: false, and_months: false, unit: Unit::Bare };
            let Some(governor) = self.governor(at) else { continue };
            let day = self.is(at + 1, "da") && self.is(at + 2, "ieri oggi poco");
            let month = day || self.is(at + 1, "a ad") && crate::speech::dates::month(&self.word(at + 2)).is_some();
            if self.before(governor, "ne") {
                let writer = self.is(governor, "ho tengo compio faccio faro avro compiro");
                let other = self.is(governor, "ha compie fa fara tiene avra");
                // "ricevute ne ho trentasette": only a clause that opens with "ne" needs no further word of age.
                let opens = governor < 2 || self.reading.is_mark(governor - 2) || self.is(governor - 2, "io ma e che");
                if writer && n >= 18 && (talks_of_age || month || opens && n >= 30) {
                    found.push((quantity, Tie::Writer));
                } else if other
                    && (talks_of_age
                        || month
                        || n >= 40
                        || governor >= 3 && self.is_called(governor - 2) && self.is(governor - 3, "mia mio"))
                    && self.has_particular_subject(governor - 1, &quantity, found)
                {
                    found.push((quantity, Tie::Other));
                }
            } else if n >= 40
                && self.is(governor, "i gli")
                && governor > 1
                && self.is(governor - 1, "per verso")
                && self.is(governor - 2, "vado va andiamo")
            {
                found.push((quantity, if self.is(governor - 2, "va") { Tie::Other } else { Tie::Writer }));
            } else if n >= 18
                && self.is(governor, ",")
                && governor > 1
                && (self.reading.is_mark(at + 1) || month)
                && self.aside(governor - 1)
            {
                found.push((quantity, Tie::Other));
            } else if self.is(governor, "di") && self.before(governor, "eta") {
                found.push((quantity, Tie::Writer));
            } else if self.is(governor, "sono")
                && (0..tokens.len()).any(|i| self.is(i, "anni") && self.before(i, "gli") || begins(&self.word(i), "compleann"))
            {
                found.push((quantity, Tie::Other));
            } else if self.is(governor, "grande mezzana mezzano piccola piccolo maschio femmina maggiore minore")
                && governor > 0
                && is_definite(&self.word(governor - 1))
            {
                pairs.push((quantity, Tie::Other));
            } else if self.is(governor, "i gli") && n >= 40 && !self.is(at + 1, "a") {
                if let Some(verb) = self.governor(governor).filter(|&v| self.is(v, "passato superato"))
                    && let Some(tie) = self.completed(&Quantity { unit: Unit::Years, ..quantity }, verb)
                {
                    found.push((quantity, tie));
                }
            } else if self.is(governor, "io") && n >= 6 {
                pairs.push((quantity, Tie::Writer));
            } else if person(&self.word(governor)).is_some_and(|p| p.kin && !p.plural) && self.is_particular(governor, false)
                || self.is(governor, "ha") && governor > 0 && person(&self.word(governor - 1)).is_some_and(|p| p.kin && !p.plural)
                || self.is(governor, "lui lei")
            {
                pairs.push((quantity, Tie::Other));
            }
        }
        let children = pairs.len() >= 3 && pairs.iter().all(|(q, tie)| q.least <= 30 && *tie == Tie::Other);
        let plain = children || pairs.len() >= 2 && pairs.iter().all(|(q, _)| q.least >= 6);
        if plain || !found.is_empty() {
            found.append(&mut pairs);
        }
    }

    /// "mia madre, 79 a ottobre", "Zaccagnini Liliana, 88,": somebody whose age may follow behind a comma.
    fn aside(&self, at: usize) -> bool {
        person(&self.word(at)).is_some_and(|p| p.kin && !p.plural) && self.is_particular(at, false)
            || self.is_called(at) && at > 0 && (self.reading.tokens()[at - 1].case == Case::Title || self.is(at - 1, "mia mio , e"))
    }

    fn touches_number(&self, at: usize) -> bool {
        let joined = |mark: usize| self.reading.tokens().get(mark).is_some_and(|t| matches!(t.shape, Shape::Mark(_))) && self.touches(mark);
        at > 0 && joined(at - 1) || joined(at + 1)
    }
}

/// "scoperto", "lavorato": behind "ha" the age belongs to a story.
fn is_participle(word: &str) -> bool {
    word.len() > 4
        && ["ato", "uto", "ito", "rto", "sto", "tto", "so", "ata", "uta", "ita"].iter().any(|ending| word.ends_with(ending))
        && !among(word, "marito subito quanto tanto questo adesso")
}

/// Imperfect and remote past: the age belongs to a story.
fn is_past(word: &str) -> bool {
    among(
        word,
        "ero era erano avevo aveva fui fu morto morta mancato mancata cominciato iniziato sposato sposata andato andata partito partita nacque emigrato emigrata persi perse",
    ) || word.len() > 5
        && ["avo", "evo", "ivo", "ava", "eva", "iva", "avano", "evano", "ivano", "avamo"].iter().any(|ending| word.ends_with(ending))
        && !among(word, "contributiva nuovo trovo privo")
}

const ADVERBS: &str = "\
    quasi gia ancora appena solo soltanto circa ormai oramai pure anche adesso ora oggi ben bei begli tipo mo ad sui
    esattamente la bellezza domani intanto finalmente quest anno";

/// Words behind a quantity of time that make it a duration.
const AFTER_DURATIONS: &str = "\
    fa dopo prima addietro indietro consecutivi consecutive interi intere buoni contributivi scolastici scolastico luce
    lavorativi lavorative arretrati arretrate passati";

/// Words before a quantity of time that make it a duration or a limit.
const DURATION_BEFORE: &str = "\
    da dai dagli per x tra fra in nei negli entro dopo ogni ultimi ultime prossimi primi questi sti quei quegli su oltre
    almeno fino minimo massimo sotto sopra over under al ai dal nel durante verso degli dei delle le sono erano saranno
    passano passati lavorato aspettato aspetto aspettiamo dura durata fatti tutti mille cento euro aver avere avuto dato
    scontato perso versato pagato preso rubato pago mancano manca servono vogliono ci ce o trascorsi altri altre che quota
    avevo aveva avevano";

/// Words behind "40 anni" that make it years of work: "40 anni in fabbrica".
const PLACES_AND_WAYS: &str = "\
    in nel nella nelle nei al alla alle sotto dietro presso come da a";

/// Adjectives, as stems, that may stand between a person and the age.
const ADJECTIVES: &str = "\
    piccol grand minor maggior disabil autistic invalid down celiac disoccupat malat allettat vedov maschi femmin anzian
    unic gia quasi pover bell minorenn student divorziat separat inferm cardiopatic diabetic pensionat sol incapac sord cec
    oncologic immunodepress esodat precari italian stranier gemell nat natural carissim ador paralizzat ricoverat convivent
    appena";

/// Words that say that the writer met somebody: "c'era una signora di 80 anni".
const SEEN: &str = "\
    ieri stamattina stamane era visto vista incontrato caduta caduto svenuta svenuto accanto investita investito";

/// Neighbours and others who are somebody as soon as an article stands before.
const NEAR: &str = "\
    vicino vicina signora signore signor signorina amico amica collega badante dirimpettaio dirimpettaia coinquilino
    coinquilina inquilino inquilina portiere portiera padrone padrona titolare vecchietta vecchietto";

/// What a writer says of himself at the start: "disoccupata, 52 anni".
const NOW_STATES: &str = "\
    disoccupato disoccupata pensionato pensionata vedovo vedova invalido invalida precario precaria esodato esodata operaio
    operaia uomo donna ragazzo ragazza studente studentessa lavoratore lavoratrice";

/// Present forms by which writers speak of themselves.
const WRITER_NOW: &str = "\
    mi io devo posso sto sono faccio cerco vivo lavoro trovo ritrovo me tocca mio mia miei tengo ho pago campo debbo";

const OUT_OF_WORK: &str = "\
    disoccupat licenziat precari rovinat esodat inoccupat sfrattat invalid vedov";

/// What people tell next to their age, as stems.
const DETAILS: &str = "\
    disoccup licenzi diplom laure figli cerco esper invalid vedov mutuo affitto separat precari moglie marito pension
    stipendio divorziat nubile celibe sposat operai madre padre mamma vivo sono ho lavor";

/// Determiners before a thing: "questa legge ha 30 anni".
const DETERMINERS: &str = "\
    questo questa un una sto sta quella quel quello i le gli queste questi sti ste";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::normalise::Normalised;

    fn read(text: &str) -> Vec<(String, bool)> {
        let view = Normalised::new(text);
        let reading = Reading::new(&view);
        ages(&reading).iter().map(|age| (view.folded()[age.start..age.end].to_owned(), age.minor)).collect()
    }

    #[test]
    fn durations_are_no_ages() {
        for text in [
            "lavoro da 30 anni",
            "due anni fa",
            "ho 38 anni di contributi",
            "sono tre anni che aspetto",
            "per 7 anni",
            "condannato a 4 anni",
            "la legge ha 30 anni",
            "incinta di 7 mesi",
            "ho 41 anni e 10 mesi di contributi",
        ] {
            assert_eq!(read(text), [], "{text}");
        }
    }

    #[test]
    fn ages_know_their_person() {
        for (text, age, minor) in [
            ("mia figlia di 8 mesi dorme", "8 mesi", true),
            ("ho 58 anni", "58 anni", false),
            ("mio padre ha 67 anni", "67 anni", false),
            ("i miei nipotini, 4 e 6 anni, aspettano", "4 e 6 anni", true),
        ] {
            assert_eq!(read(text), [(age.to_owned(), minor)], "{text}");
        }
    }
}

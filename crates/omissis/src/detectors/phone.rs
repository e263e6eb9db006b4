use crate::checks::numeric_code::NumericCode;
use crate::checks::phone::{Line, area, foreign, italian, national};
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::codes::{DigitRun, Gap, Writing};
use crate::speech::labels::{Class, Near, Side};
use crate::speech::tokens::Shape;

detector! {
    /// # Telephone number
    ///
    /// A private telephone number, mobile or fixed, Italian or foreign. It reaches its owner at once, and through messengers shows
    /// his name and picture.
    ///
    /// **Who issues it.** Operators, from the national plan (AGCOM, delibera 8/15/CIR; ITU-T E.164).
    ///
    /// **Shape.** Mobile: 3 and nine digits (the oldest, eight). Fixed: 0, an area code of one to three further digits, five to eight
    /// digits; the 0 stays behind `+39`. Foreign: `+` or `00`, country code, as many digits as the country uses. There is no check
    /// digit: prefix and length are the whole shape. A number with a wrong length is found only after "tel", "chiamatemi" and the
    /// like; `+39 6...` without its 0 is found, because it still reaches. A 7-digit number without prefix is nobody's and stays.
    ///
    /// **As people write it.** `333 1234567`, `333/12.34.567`, `(+39) 333...`, `0039333...`, `39333...`; one digit at a time; with the
    /// letter O for zeros; in keycap emoji; in words ("tre tre tre ...", "trecentotrentatre ..."); in parts ("333 poi 1234567"); glued to
    /// a word ("cell333..."); over a line break.
    ///
    /// **What looks like it and is not.** Toll-free and service numbers (800..., 803164, 06164164, 112, 1522: `lexicon/public.tsv`) and
    /// whatever the caller allows; the numbers of offices, CAF, schools, shops (the words around decide: "sportello", "centralino",
    /// "numero verde"); protocol, order and customer numbers (the label decides: "prot. 3331234567" is a case number); dates, times,
    /// amounts, years, lottery numbers, coordinates; partita IVA (11 digits with a check). A number inside a wa.me link is part of
    /// the `profile_link`.
    ///
    /// **Which error is worse.** A leak. But an office number that disappears ruins an answer for all readers.
    kind: Phone,
    triggers: Triggers { digits: Some(5), number_words: true, ..Triggers::NONE },
    hides: [
        "chiamatemi al ⟦3331234567⟧",
        "⟦333 1234567⟧ rispondo sempre",
        "tel ⟦333/12.34.567⟧ grazie",
        "⟦347 12 34 567⟧",
        "whatsapp ⟦(+39) 347 1234567⟧",
        "il mio numero: ⟦+39 347 123 4567⟧.",
        "⟦00393471234567⟧ solo sms",
        "scrivetemi ⟦393471234567⟧",
        "cell⟦3471234567⟧ mario",
        "⟦3471234567⟧chiamatemi",
        "⟦3 4 7 1 2 3 4 5 6 7⟧",
        "chiamate ⟦34o 123 45o7⟧",
        "⟦3-4-7-1-2-3-4-5-6-7⟧ per chi vuole",
        "segnate: ⟦tre quattro sette, dodici, trentaquattro, cinque sei sette⟧",
        "⟦trecentoquarantasette 12 tre 4 cinque sei 7⟧ il mio",
        "⟦347 poi 1234567⟧",
        "⟦347...123...4567⟧",
        "il mio fisso è ⟦081 7654321⟧ dopo cena",
        "⟦0984/123456⟧ chiedere di Rosa",
        "a casa ⟦06 87654321⟧",
        "mia zia ⟦06.87.65.43.21⟧",
        "vendo tutto a 50€ ⟦3471234567⟧",
        "ho lasciato il numero ⟦0984123456⟧ al CAF",
        "⟦0817654321⟧",
        "⟦333000000⟧ è vecchio ma funziona",
        "mia figlia in Romania ⟦+40 722 123 456⟧",
        "dalla Germania ⟦0049 151 23456789⟧",
        "dall'Inghilterra ⟦+44 (0)20 7946 0958⟧",
        "tel. ⟦347 12345⟧ se non prendo riprovate",
        "⟦+39 6 1234567⟧ di mia zia",
        "il mio ⟦3471234567⟧, quello di mio marito ⟦338 7654321⟧",
        "⟦3471234567⟧/⟦0817654321⟧",
        "avv. Verdi cell ⟦340 765 43 21⟧",
        "chiamate ⟦3I7 44O 9O 21⟧ oppure ⟦3l7 44O 9O 21⟧",
        "fisso ⟦0881 22 41 90⟧ o messaggio in segreteria",
        "il patronato è lo 026679000 ma voi chiamate me al ⟦3481234567⟧",
        "⟦333 123456⟧* l'ultima cifra la sapete",
        "mio numero\n⟦347\n1234567⟧",
        "per la domanda di mia madre chiamatemi al ⟦3471234567⟧",
        "se qualcuno l'ha visto, zona ospedale, tel ⟦335-9884323⟧",
        "il geometra risponde solo al cellulare ⟦348.366.2585⟧, l'ufficio è chiuso",
        "il mio contatto è ⟦3488595897⟧",
        "⟦0817654321⟧ è casa di mio padre",
        "il 347 di mio marito è ⟦347 seicentododici 4418⟧",
    ],
    keeps: [
        "chiamate l'800 123456",
        "il numero verde 803164 non risponde",
        "da cellulare lo 06164164 a pagamento",
        "+39 06 164164 non risponde nessuno",
        "chiamate il 112 o il 1522",
        "il centralino del comune 081 7951111 è muto",
        "lo sportello di Rende 0984 123456 risponde dalle 9",
        "il CAF in piazza ha il numero 06 87654321",
        "tel. URP 0521 218111",
        "0984 123456 è il numero della sede di Cosenza",
        "pizzeria da Gino 081 7654321 chiusa",
        "numero whatsapp del comune 3331234567",
        "prot. 3331234567 del 12/03/2019",
        "pratica n. 3331234567 ferma",
        "la domanda 3471234567/2019 è sospesa",
        "codice cliente 3331234567",
        "spedizione 3331234567 ferma",
        "scadenza 02/03/2019 e 05.06.2019",
        "dal 02-12-2019 al 05-12-2019",
        "aperto 06.30-13.30",
        "sono 3.331.234.567 euro",
        "debito di 3331234567 euro",
        "numeri 06 12 24 36 48 90",
        "giocate 33 44 55 66 77 e 06 12 24 36 48",
        "prima estrazione 33 45 78 90 12",
        "chiamate il caf 0984123456 e chiedete",
        "rif. 3331234567",
        "ho 780 euro e 3500 di isee nel 2019",
        "1234567",
        "l'ho letto nel 2018 2019 2020 2021",
        "scrivetemi wa.me/393331234567",
        "3331234567@libero.it",
        "coordinate 40.8517746 14.2681244",
        "isbn 978 88 339 2345 6",
        "bus 3 4 7 passano ogni 10 20 30 minuti",
        "p.iva 01234560157",
        "cap 80126 81100 84121",
    ],
    known_misses: [
        (
            "number in dialect words",
            "chiammate ⟦tre tre tre, duje, quatto, cinche, seje, sette, uotto, nove⟧",
            "the dialects have more words for numbers than are read"
        ),
    ],
    detect: detect,
}

/// What may stand between the digits of one number.
const JOINS: Gap = Gap::JOINS.or(Gap::PAREN).or(Gap::SIGN);

/// Marks that join two numbers rather than two groups, when nothing else stands beside them.
const TIGHT: Gap = Gap::DOT.or(Gap::SLASH).or(Gap::DASH).or(Gap::COLON).or(Gap::LOW);

/// The most digits that a number can have, with `00` and country code.
const MOST: usize = 17;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let codes = reading.codes();
    let look_alikes = codes.plain().with_look_alikes();
    for writing in codes.writings().iter().chain(&look_alikes) {
        let look = Look { reading, writing };
        let runs = writing.digit_runs(JOINS);
        for run in runs.iter().filter(|run| !writing.spoken || look.has_words(run)) {
            look.run(run, out);
        }
        if !writing.spoken {
            look.parted(&runs, out);
        }
    }
}

/// How a stretch of digits reads as a telephone number.
#[derive(Clone, Copy)]
struct Number {
    /// One past the last group.
    to: usize,
    evidence: EvidenceSet,
    /// Higher is better among the readings that begin at one group.
    rank: u8,
    fixed: bool,
}

struct Look<'r, 't> {
    reading: &'r Reading<'t>,
    writing: &'r Writing,
}

impl Look<'_, '_> {
    /// True when a word stands for digits here; runs without are the plain writing's.
    fn has_words(&self, run: &DigitRun) -> bool {
        let (first, last) = run.atoms(0, run.groups.len());
        let atoms = &self.writing.atoms[first..last];
        let is_word = |atom: &crate::speech::codes::Atom| self.reading.folded()[atom.start..atom.end].bytes().any(|b| b.is_ascii_alphabetic());
        let mut words: Vec<usize> = atoms.iter().filter(|atom| is_word(atom)).map(|atom| atom.start).collect();
        words.dedup();
        // What the gate counts: fewer words or digits are nobody's number.
        words.len() >= 4 || !words.is_empty() && atoms.iter().filter(|atom| !is_word(atom)).count() >= 5
    }

    /// Finds the numbers of one run, from left to right.
    fn run(&self, run: &DigitRun, out: &mut Vec<Candidate>) {
        // `told`: a number ends where the next may begin.
        let (mut from, mut told) = (0, false);
        while from < run.groups.len() {
            let best = (from + 1..=run.groups.len())
                .take_while(|&to| run.digits(from, to) <= MOST)
                .filter_map(|to| self.number(run, from, to, told))
                .max_by_key(|number| (number.rank, number.to));
            told = best.is_some();
            from = match best {
                Some(number) => {
                    let (first, last) = run.atoms(from, number.to);
                    let (start, end) = self.writing.range(first, last);
                    if !self.is_office(start, end, number.fixed) {
                        self.push(start, end, number.evidence, out);
                    }
                    number.to
                }
                None => from + 1,
            };
        }
    }

    fn push(&self, start: usize, end: usize, evidence: EvidenceSet, out: &mut Vec<Candidate>) {
        let text = self.reading.folded().as_bytes();
        let mut start = start;
        while start > 0 && (text[start - 1] == b'+' || text[start - 1] == b'(' && text[start..end].contains(&b')')) {
            start -= 1;
        }
        let said = self.writing.spoken && self.reading.folded()[..start].ends_with("piu ");
        out.push(Candidate::new(Kind::Phone, self.reading.view().back(if said { start - 4 } else { start }, end), evidence));
    }

    /// Reads the groups `from..to` as one number.
    fn number(&self, run: &DigitRun, from: usize, to: usize, told: bool) -> Option<Number> {
        let (first, last) = run.atoms(from, to);
        let digits = self.writing.text(first, last);
        if digits.len() < 7 {
            return None;
        }
        let (start, end) = self.writing.range(first, last);
        // "i t 6 0 x 0 5 4 2 ...": digits of a longer code that is written one character at a time.
        let single = |at: usize| !self.writing.gap(at).is_none() && !self.writing.gap(at + 1).is_none() && self.writing.gap(at + 1).within(Gap::SPACE);
        let mut at = first;
        while at > 0 && single(at - 1) && self.writing.atoms[at - 1].is_digit() {
            at -= 1;
        }
        if at > 1 && single(first) && single(at - 1) && single(at - 2) && !self.writing.spoken {
            return None;
        }
        if self.reading.links().overlap(start, end) {
            return None;
        }
        let label = self.label(start, end);
        let labelled = matches!(label, Label::Phone);
        if !labelled && (matches!(label, Label::Other) || !self.is_free(first, last, told) || self.reading.measure(start, end).is_some() && !self.has_plus(start)) || self.is_amount(end) {
            return None;
        }
        let (known, rank, fixed) = self.shape(run, (from, to), &digits, labelled, told)?;
        let evidence = EvidenceSet::of(known)
            .with_if(labelled, Evidence::LabelBefore)
            .with_if(self.writing.spoken, Evidence::Spelling);
        Some(Number { to, evidence, rank, fixed })
    }

    /// The evidence of the digits themselves, a rank, and whether the line is fixed.
    fn shape(&self, run: &DigitRun, groups: (usize, usize), digits: &str, labelled: bool, told: bool) -> Option<(&'static [Evidence], u8, bool)> {
        const SURE: &[Evidence] = &[Evidence::Shape, Evidence::KnownIssuer];
        const WEAK: &[Evidence] = &[Evidence::WeakShape, Evidence::KnownIssuer];
        const PART: &[Evidence] = &[Evidence::WeakShape, Evidence::Partial];
        let (from, to) = groups;
        let groups: Vec<usize> = run.groups[from..to].iter().map(|group| group.last - group.first).collect();
        let (first, _) = run.atoms(from, to);
        let plus = self.has_plus(self.writing.atoms[first].start);
        let abroad = digits.strip_prefix("00").or(plus.then_some(digits));
        if let Some(code) = abroad {
            // "+44 (0)20": the trunk zero in brackets is not dialled.
            let trunkless = groups.iter().skip(1).position(|&len| len == 1).map(|i| groups[..=i].iter().sum::<usize>()).filter(|&at| digits.as_bytes()[at] == b'0');
            let without: String = trunkless.map_or_else(String::new, |at| format!("{}{}", &digits[..at], &digits[at + 1..]));
            let cued = plus || labelled || groups.len() > 1;
            return if let Some(rest) = code.strip_prefix("39") {
                match italian(rest) {
                    Some(line) => Some((SURE, 9, matches!(line, Line::Fixed(_)))),
                    None => ((plus || labelled) && (7..=11).contains(&rest.len())).then_some((SURE, 3, true)),
                }
            } else if foreign(code) || foreign(without.strip_prefix("00").unwrap_or(&without)) {
                Some((if cued { SURE } else { WEAK }, 8, false))
            } else {
                (labelled && plus && digits.len() <= 15).then_some((PART, 1, false))
            };
        }
        let singles = groups.iter().all(|&len| len == 1);
        let pairs = groups.len() > 3 && groups.iter().all(|&len| len == 2) && !self.is_whole(run, from, to);
        match italian(national(digits, false)) {
            Some(Line::Mobile) => {
                let odd = !self.writing.spoken && (groups[0] == 1 && !singles && groups[1..].contains(&3) || pairs);
                (labelled || !odd).then_some((SURE, 9, false))
            }
            Some(Line::OldMobile) => {
                let usual = matches!(groups[..], [9] | [3, 6] | [3, 3, 3] | [3, 2, 2, 2] | [3, 2, 4] | [3, 4, 2]);
                let plain = usual && (groups.len() == 1 || !self.has_gap(run, from, to, Gap::DOT));
                (labelled || plain).then_some((WEAK, 5, false))
            }
            Some(Line::Fixed(area)) => self.fixed(run, (from, to), area, labelled, told).map(|known| (known, if groups.len() > 2 && groups[groups.len() - 1] < 3 { 5 } else { 6 }, true)),
            None if labelled => {
                let begins = digits.starts_with('3') && digits.as_bytes()[1] != b'0' || area(digits).is_some();
                let long = digits.len() <= 12 && !is_date(&groups, digits);
                (begins && long && from == 0).then_some((PART, 1, digits.starts_with('0')))
            }
            None => None,
        }
    }

    /// The evidence of a fixed line.
    fn fixed(&self, run: &DigitRun, (from, to): (usize, usize), area: usize, labelled: bool, told: bool) -> Option<&'static [Evidence]> {
        const SURE: &[Evidence] = &[Evidence::Shape, Evidence::KnownIssuer];
        const WEAK: &[Evidence] = &[Evidence::WeakShape, Evidence::KnownIssuer];
        let (first, last) = run.atoms(from, to);
        let digits = self.writing.text(first, last);
        let total = digits.len();
        let groups: Vec<usize> = run.groups[from..to].iter().map(|group| group.last - group.first).collect();
        let groups = groups.as_slice();
        if is_date(groups, &digits) || self.is_hours(run, from, to, groups) {
            return None;
        }
        if labelled {
            return Some(SURE);
        }
        if groups.len() == 1 {
            // Eight touching digits are a date, eleven a partita IVA, as often as a number.
            return match total {
                9 | 10 => Some(SURE),
                11 if !NumericCode::parse(digits.as_bytes()).is_some_and(|code| code.check && code.class.is_some()) => Some(WEAK),
                _ => None,
            };
        }
        let aligned = groups[0] == area || groups[0] > area && groups[0] - area >= 2;
        let grouped = groups[1..].iter().any(|&len| len >= 3) || groups[0] >= 3;
        // The end of a card or account number: the groups before are of its kind.
        let tail = from > 0 && run.groups[from - 1].last - run.groups[from - 1].first >= 3 && !self.writing.gap(first).has(Gap::BREAK);
        if tail && !told {
            return None;
        }
        let pairs = groups.len() == 5 && groups.iter().all(|&len| len == 2) && self.is_whole(run, from, to);
        let singles = pairs || self.writing.spoken || groups.iter().all(|&len| len == 1) && total >= 9;
        (singles || aligned && grouped && total >= 8).then_some(SURE)
    }

    /// True when the groups are the whole run and do not rise like numbers of the lottery.
    fn is_whole(&self, run: &DigitRun, from: usize, to: usize) -> bool {
        let value = |i: usize| self.writing.text(run.groups[i].first, run.groups[i].last).parse::<u64>().unwrap_or(0);
        let drawn = self.reading.mentions(&["*estrazion", "*estratt", "*lotto", "*giocat", "*enalotto", "*ambo", "*terno", "*vincent"]);
        from == 0 && to == run.groups.len() && !drawn && !(from + 1..to).all(|i| value(i - 1) < value(i))
    }

    fn has_gap(&self, run: &DigitRun, from: usize, to: usize, gap: Gap) -> bool {
        run.groups[from + 1..to].iter().any(|group| self.writing.gap(group.first).has(gap))
    }

    /// "06.30-13.30": opening hours.
    fn is_hours(&self, run: &DigitRun, from: usize, to: usize, groups: &[usize]) -> bool {
        let marks = |group: usize| self.writing.gap(run.groups[from + group].first);
        groups.len() == 4
            && groups.iter().all(|&len| len <= 2)
            && (marks(1).has(Gap::DOT) || marks(1).has(Gap::COLON))
            && (marks(3).has(Gap::DOT) || marks(3).has(Gap::COLON))
            && to - from == 4
    }

    fn has_plus(&self, start: usize) -> bool {
        let before = self.reading.folded()[..start].trim_end_matches(['(', ' ']);
        // "più trentanove tre due zero ..."
        before.ends_with('+') && start - before.len() <= 2 || self.writing.spoken && before.ends_with("piu")
    }

    /// True when nothing touches the atoms `first..last` that would make them part of something longer.
    fn is_free(&self, first: usize, last: usize, told: bool) -> bool {
        let writing = self.writing;
        let (left, right) = writing.glued(first, last);
        if left {
            // Only a word that leads to a number may touch it.
            let start = writing.atoms[first].start;
            let text = &self.reading.folded()[..start];
            let word = &text[text.rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))..];
            if !matches!(word, "al" | "allo" | "il" | "lo" | "n" | "nr" | "num" | "numero" | "mio" | "me" | "su" | "a" | "poi" | "e") {
                return false;
            }
        }
        if right {
            let letters = writing.atoms[last..].iter().take_while(|atom| !atom.is_digit()).scan(true, |head, atom| {
                let goes_on = *head || atom.gap.is_none();
                *head = false;
                goes_on.then_some(())
            });
            if letters.count() < 3 {
                return false;
            }
        }
        let parts = |gap: Gap| !gap.is_none() && gap.within(TIGHT);
        let before = first > 0 && writing.atoms[first - 1].is_digit() && parts(writing.gap(first));
        let behind = writing.atoms.get(last).is_some_and(|atom| atom.is_digit() && parts(atom.gap));
        (!before || told && !writing.gap(first).has(Gap::DOT)) && (!behind || self.begins_number(last))
    }

    /// True when the digits from atom `last` on can be a number of their own.
    fn begins_number(&self, last: usize) -> bool {
        let digits: Vec<u8> = self.writing.atoms[last..].iter().take_while(|atom| atom.is_digit()).map(|atom| atom.ch).collect();
        digits.len() >= 8 && matches!(digits[0], b'0' | b'3') && !self.writing.gap(last).has(Gap::DOT)
    }

    /// "3331234567,50", "3331234567 €".
    fn is_amount(&self, end: usize) -> bool {
        let behind = &self.reading.folded()[end..];
        let cents = behind.strip_prefix(',').is_some_and(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            (1..=2).contains(&digits)
        });
        let next = behind.trim_start();
        cents || next.starts_with('€') || next.starts_with("euro") || next.starts_with("eur ")
    }

    /// Which label the number has.
    fn label(&self, start: usize, end: usize) -> Label {
        let Some(near) = self.reading.owner(start, end, 6) else { return Label::None };
        let close = |near: &Near| match near.side {
            Side::Before => near.cost <= 1 || near.stated && near.cost <= 2,
            Side::After => near.cost == 0 && near.stated,
        };
        match near.class {
            Class::Phone if near.side == Side::Before && near.cost <= 4 || near.cost <= 2 => Label::Phone,
            // Laws, tenders and bus lines have shorter numbers; "mandate un messaggio al ..." is no circular.
            Class::Phone | Class::Number | Class::Email | Class::Law | Class::Transit => Label::None,
            Class::Code if near.cost > 0 => Label::None,
            // "riceve per appuntamento 347...": no such thing has a number of its own.
            Class::Case if matches!(&self.reading.folded()[near.at.0..near.at.1], "appuntamento" | "alloggio" | "iscrizione") => Label::None,
            _ if close(&near) => Label::Other,
            _ => Label::None,
        }
    }

    /// A number told in parts, with words or marks between: "333 poi 1234567". Only a whole mobile number counts.
    fn parted(&self, runs: &[DigitRun], out: &mut Vec<Candidate>) {
        for first in 0..runs.len() {
            let mut digits = String::new();
            for (n, run) in runs[first..].iter().enumerate().take(6) {
                let (from, to) = run.atoms(0, run.groups.len());
                if n > 0 {
                    let (_, end) = self.last_range(&runs[first + n - 1]);
                    if !is_link(&self.reading.folded()[end..self.writing.atoms[from].start]) {
                        break;
                    }
                }
                digits.push_str(&self.writing.text(from, to));
                let prefix = runs[first].groups.first().is_some_and(|group| matches!(group.last - group.first, 1 | 3));
                if digits.len() > 10 || !prefix {
                    break;
                }
                if n > 0 && italian(&digits) == Some(Line::Mobile) {
                    let (start, end) = (self.writing.atoms[runs[first].groups[0].first].start, self.last_range(run).1);
                    let (left, right) = (self.writing.glued(runs[first].groups[0].first, to).0, self.writing.gap(to).is_none());
                    let free = !left && !right && !self.reading.links().overlap(start, end) && !self.is_amount(end);
                    if free && !matches!(self.label(start, end), Label::Other) && !self.is_office(start, end, false) {
                        self.push(start, end, EvidenceSet::of(&[Evidence::WeakShape, Evidence::KnownIssuer, Evidence::Spelling]), out);
                    }
                    break;
                }
            }
        }
    }

    fn last_range(&self, run: &DigitRun) -> (usize, usize) {
        let (first, last) = run.atoms(0, run.groups.len());
        self.writing.range(first, last)
    }

    /// True when the words around say that the number is an office's, a shop's, a service's. A mobile needs it said of the number itself.
    fn is_office(&self, start: usize, end: usize, fixed: bool) -> bool {
        let (text, tokens) = (self.reading.folded(), self.reading.tokens());
        let first = tokens.partition_point(|token| token.end <= start);
        let behind = tokens.partition_point(|token| token.start < end);
        let word = |i: usize| &text[tokens[i].start..tokens[i].end];
        let ends = |i: usize| match tokens[i].shape {
            Shape::Break | Shape::Mark(b'!' | b'?' | b';') | Shape::Placeholder => true,
            Shape::Mark(b'.') => i > 0 && word(i - 1).len() > 4 && tokens.get(i + 1).is_none_or(|next| next.start > tokens[i].end),
            _ => false,
        };
        let mut cost = 0;
        let mut before = None;
        for i in (0..first).rev() {
            if ends(i) {
                break;
            }
            match cue(word(i), i.checked_sub(1).map_or("", word), tokens.get(i + 1).map_or("", |_| word(i + 1))) {
                Some(Cue::Shop) if !fixed => cost += 1,
                // "zona ospedale tel 335...": where somebody is, not whose number it is.
                Some(Cue::Office) if !fixed && i > 0 && NEAR.contains(&word(i - 1)) => cost += 2,
                Some(found) => {
                    before = Some(found);
                    break;
                }
                None if tokens[i].shape == Shape::Mark(b',') => cost += if fixed { 1 } else { 2 },
                None if FILLERS.contains(&word(i)) || matches!(tokens[i].shape, Shape::Mark(_)) => {}
                None => cost += 1,
            }
            if cost > if fixed { 6 } else { 1 } {
                break;
            }
        }
        let mut after = None;
        for i in (behind..tokens.len()).take(7) {
            if ends(i) {
                break;
            }
            // "rispondo al 348..., l'ufficio è chiuso": of a mobile nothing is said behind a comma.
            if !fixed && matches!(tokens[i].shape, Shape::Mark(b',')) {
                break;
            }
            let led = i.checked_sub(1).map_or("", word);
            // "ho dato questo numero al CAF" does not make it the CAF's.
            let goal = matches!(led, "al" | "allo" | "alla" | "all" | "ai" | "a" | "dal" | "dalla" | "dall" | "dai");
            if let Some(found) = cue(word(i), led, tokens.get(i + 1).map_or("", |_| word(i + 1))).filter(|_| !goal) {
                after = Some((found, i - behind));
                break;
            }
        }
        match (before, after) {
            // "…, 0811234567 chiamatemi": who asks to be called right behind owns it.
            (_, Some((Cue::Owner, at))) if at <= 2 => false,
            (Some(found), _) => matches!(found, Cue::Office | Cue::Shop),
            (None, Some((Cue::Office, at))) => fixed || at <= 3,
            (None, Some((Cue::Shop, _))) => fixed,
            _ => false,
        }
    }
}

enum Label {
    None,
    Phone,
    Other,
}

/// Whose number it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// "chiamatemi", "il mio": the writer's, without doubt.
    Owner,
    /// A relative, a house, something for sale.
    Private,
    Office,
    Shop,
}

/// Words that say where something is.
const NEAR: &[&str] = &["zona", "vicino", "davanti", "dietro", "fronte", "lato", "angolo", "presso", "dintorni", "parcheggio"];

/// Words between an office and its number that say nothing.
const FILLERS: &[&str] = &[
    "n", "nr", "num", "numero", "numeri", "il", "lo", "la", "i", "gli", "le", "l", "al", "allo", "alla", "del", "dello", "della", "dell", "di", "d", "da", "dal", "dalla", "in", "a", "e", "ha", "tel", "telefono", "cell", "cellulare", "whatsapp", "wapp",
    "chiamate", "chiama", "chiamare", "chiamando", "telefonare", "telefonate", "telefonando", "fax", "risponde", "o", "con", "per",
];

const OFFICES: &str = " caf caaf patronato patronati sportello sportelli ufficio uffici urp centralino centralini callcenter helpline comune municipio circoscrizione inps inail asl ausl ats asst usl ulss asp ospedale ospedali policlinico clinica \
    ambulatorio ambulatori reparto cup questura commissariato prefettura polizia carabinieri vigili caserma tribunale procura scuola istituto liceo asilo nido universita ateneo segreteria biblioteca anagrafe regione provincia ministero agenzia \
    entrate equitalia riscossione poste banca filiale sindacato cgil cisl uil ugl acli confcommercio confartigianato coldiretti farmacia guardia redazione soccorso protezione direzione sede consultorio consolato ambasciata \
    parrocchia caritas associazione informagiovani antiviolenza verde unico clienti assistenza servizio servizi orari orario sportellista aci motorizzazione catasto camera prenotazioni numeroverde rsa ente enti atac anm enel tim acea \
    trenitalia ferrovie aeroporto aler ater iacp museo teatro cimitero pronto ser.t sert csm dipartimento distretto poliambulatorio municipale amministrazione condominio ";

const SHOPS: &str = " negozio pizzeria ristorante trattoria bar pub officina carrozzeria supermercato hotel albergo panificio pasticceria gelateria parrucchiere parrucchiera estetista tabaccheria edicola palestra ditta azienda impresa fabbrica lido agriturismo ";

const PRIVATE: &str = " mi casa marito moglie figlio figlia mamma madre papa padre suocera suocero fratello sorella nonna nonno zia zio cugino cugina compagno compagna fidanzato fidanzata privato pasti chiedere chiedete chiedi \
    cena pranzo cerco vendo affitto affittasi vendesi cercasi regalo offro sono rispondo abito avv avvocato dott dottor dottore dottoressa dr sig signor signora sigra geom geometra ing rag ragioniere \
    personale ricompensa smarrito ";

const OWNER: &str = " me chiamami chiamarmi contattami contattarmi scrivimi telefonami richiamami richiamarmi cercami sentimi rispondimi ";

/// What a word says of a number near it.
fn cue(word: &str, before: &str, behind: &str) -> Option<Cue> {
    let has = |list: &str| list.split_ascii_whitespace().any(|entry| entry == word);
    match word {
        // "il mio numero", "mio fisso"; "la mia zona" says nothing.
        "mio" | "mia" | "miei" => {
            let names = matches!(behind, "numero" | "num" | "nr" | "n" | "cell" | "cel" | "cellulare" | "tel" | "telefono" | "fisso" | "recapito" | "contatto" | "whatsapp" | "ufficio" | "e");
            let number = behind.bytes().next().is_some_and(|b| b.is_ascii_digit());
            (names || number || matches!(before, "il" | "e" | "al")).then_some(Cue::Owner)
        }
        "center" | "centre" if matches!(before, "call" | "contact") => Some(Cue::Office),
        "centro" if matches!(behind, "per" | "antiviolenza" | "impiego" | "sociale" | "assistenza" | "prelievi" | "vaccinale" | "medico" | "commerciale" | "ascolto" | "diagnostico") => Some(Cue::Office),
        // "agenzia" of the state, "servizio" of the body; "in servizio", "di servizio" are somebody's work.
        "servizio" | "servizi" if matches!(before, "in" | "di" | "presto" | "faccio") => None,
        // "ho chiamato l'ufficio" and "orari" name offices; "orario continuato" too.
        "casa" if before == "sportello" || matches!(behind, "della" | "comunale" | "circondariale" | "famiglia" | "protetta") => Some(Cue::Office),
        // Who has one is an office.
        "fax" => Some(Cue::Office),
        "riposo" | "cura" if before == "di" => Some(Cue::Office),
        // "messaggio in segreteria" is an answering machine.
        "segreteria" if before == "in" || behind == "telefonica" => None,
        _ if has(OWNER) || word.len() > 6 && word.ends_with("temi") => Some(Cue::Owner),
        _ if has(PRIVATE) => Some(Cue::Private),
        _ if has(OFFICES) => Some(Cue::Office),
        _ if has(SHOPS) => Some(Cue::Shop),
        _ => None,
    }
}

/// True when `between` may join the parts of one number: "poi", "e poi", dots, a sign.
fn is_link(between: &str) -> bool {
    let words = between.trim_matches(|c: char| !c.is_alphanumeric());
    let marks = between.chars().filter(|c| !c.is_alphanumeric() && !c.is_whitespace()).count();
    let breaks = between.matches('\n').count();
    let bare = words.is_empty() && between.chars().count() <= 5 && !between.contains(['€', '$', '%', '@', '#', '=']);
    breaks <= 1 && marks <= 4 && (bare || matches!(words, "poi" | "e poi" | "e" | "ancora" | "e ancora" | "quindi" | "seguito da" | "dopo" | "e dopo" | "infine" | "e infine"))
}

/// Day, month, year.
fn is_date(groups: &[usize], digits: &str) -> bool {
    let number = |from: usize, to: usize| digits[from..to].parse::<u32>().unwrap_or(0);
    let calendar = |day: usize, month: usize| (1..=31).contains(&number(0, day)) && (1..=12).contains(&number(day, day + month));
    match *groups {
        [day @ 1..=2, month @ 1..=2, 4, ..] => calendar(day, month) && (1900..2100).contains(&number(day + month, day + month + 4)),
        [day @ 1..=2, month @ 1..=2, 2] => calendar(day, month),
        [8] => calendar(2, 2) && (1900..2100).contains(&number(4, 8)),
        _ => false,
    }
}

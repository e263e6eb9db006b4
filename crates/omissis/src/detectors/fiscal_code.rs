use crate::checks::fiscal_code::{self, FiscalCode, LENGTH};
use crate::checks::numeric_code::{self, Class as Office, NumericCode};
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::lexicon::public;
use crate::speech::Reading;
use crate::speech::codes::{Gap, Writing};
use crate::speech::labels::{Class, Near};

detector! {
    /// # Codice fiscale
    ///
    /// The key under which every Italian office files a person. Issued by the Agenzia delle Entrate (D.P.R. 605/1973, D.M. 23 December 1976).
    /// It says its holder's name fragments, sex, full date and place of birth, and whoever has it can sign contracts with it.
    ///
    /// **Shape.** `SSSNNNYYMDDBBBBK`, sixteen characters: three letters of the surname, three of the name, two digits of the year, the month's letter
    /// (`ABCDEHLMPRST`), the day (plus 40 for women), the Belfiore code of the birthplace (`A`-`I`, `L`, `M`, or `Z` for a state; never number 000), the check letter.
    /// In a triplet no consonant but a padding X follows a vowel.
    ///
    /// **Omocodia.** When two persons would have the same code, digits are replaced by `LMNPQRSTUV`, in any of the seven digit places. The check letter is
    /// computed on the code as written.
    ///
    /// **Provisional codes** of persons have eleven digits: seven of matricola, three of the office (151-245, 301-766, 900-950, some 000), one Luhn digit. Programs that test for
    /// partita IVA refuse them, and so leak whoever is waiting for papers. Eleven digits count here when a label says codice fiscale; a body's code (first digit 8
    /// or 9, office up to 95, Luhn digit right) stays, and so does the code that a text gives for the 5x1000.
    ///
    /// **How people write it.** Lower case, in groups (`RSS MRA 80A01 H501U`) parted by spaces, dots, dashes, slashes, underscores, one line break; one character at a time; spelled
    /// in words; `O` for `0` and `I` for `1`; glued to its label or the next word; the last letter forgotten.
    ///
    /// **What counts.** The shape alone, in one piece or in the usual groups: with a right check letter it is certain, with a wrong one it is still somebody's code with a slip.
    /// A right check letter carries any grouping. Fifteen of the sixteen characters in one piece count alone; behind a label seven leading characters
    /// with a digit, and whatever is one slip from the shape (fifteen to seventeen characters). An impossible triplet, date or place lowers confidence as a wrong check letter does. Sixteen letters and digits
    /// without the shape are none (a PIN, a licence key, `ABCDEFGHIJKLMNOP`).
    ///
    /// **What looks like it.** INPS PINs of sixteen characters, foreign VAT numbers, product keys, hashtags.
    ///
    /// **Worse error:** the leak. No accident makes this shape.
    ///
    /// Sources: D.M. 23 December 1976; Agenzia delle Entrate, `UCheckDigit` and `UCheckNum`; see `checks::fiscal_code`, `checks::numeric_code`.
    kind: FiscalCode,
    triggers: Triggers { digits: Some(DIGITS), long_run: true, number_words: true, words: LABEL_WORDS, ..Triggers::NONE },
    hides: [
        "il mio cf è ⟦PRVMRA80A01H501M⟧",
        "⟦prvmra80a41h501q⟧ grazie",
        "C.F. ⟦PRV MRA 80A01 H501 M⟧, aspetto dal 3 marzo",
        "codice ficsale:⟦PRV.MRA.80A01.H501M⟧",
        "⟦PRVMRA80A01\nH501M⟧ va bene?",
        "staccato: ⟦p r v m r a 8 0 a 0 1 h 5 0 1 m⟧",
        "omocodia ⟦PRVMRA80A0MHRLMC⟧ e anche ⟦DSMNCLVPELVDVSVM⟧",
        "con una O ⟦PRVMRA8OA01H5O1M⟧ al posto dello zero",
        "cf⟦PRVMRA80A01H501M⟧grazie mille",
        "sbagliato di una lettera ⟦PRVMRA80A01H501K⟧",
        "cf ⟦PRVMRA80A01H50⟧ poi non si legge",
        "ho solo il codice fiscale provvisorio ⟦01234561510⟧",
        "mio figlio ⟦PRVHMD98M08Z336S⟧, sua sorella ⟦PRVNNA88P50Z336T⟧",
        "a voce: ⟦pi erre vu emme erre a otto zero a zero uno acca cinque zero uno emme⟧",
    ],
    keeps: [
        "come faccio ad avere il codice fiscale?",
        "vi mando il cf in privato",
        "codice ABCDEFGHIJKLMNOP",
        "il codice fiscale ha 16 caratteri",
        "5x1000 al comune: codice fiscale 05031520017",
        "il codice fiscale dell'INPS è 80078750587",
        "licenza windows XK4T9-22PQR-77MNB-1VV3C",
        "nato a roma nel 80 a 01 h 5",
    ],
    known_misses: [],
    detect: detect,
}

/// Digits that every code without a label has.
const DIGITS: u8 = 5;

/// Beginnings of labels; codes with fewer digits than [`DIGITS`] need one of them in the text.
const LABEL_WORDS: &[&str] = &["*fisc", "*cod", "*cf", "*c.f", "*c f", "*tes"];

/// How many words may stand between a label and its code.
const REACH: usize = 8;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let labelled_text = reading.mentions(LABEL_WORDS);
    for writing in reading.codes().writings() {
        let letters = Letters { reading, writing, labelled_text };
        letters.whole(out);
        letters.broken(out);
        numeric(reading, writing, out);
    }
}

/// The label of a code at the atoms `first..last`.
fn label(reading: &Reading<'_>, writing: &Writing, first: usize, last: usize) -> Option<Near> {
    let (start, end) = writing.range(first, last);
    let around = reading.labels_around(start, end, REACH);
    around.into_iter().find(|near| matches!(near.class, Class::FiscalCode | Class::HealthCard))
}

/// The search for codes of letters and digits in one writing.
struct Letters<'a, 't> {
    reading: &'a Reading<'t>,
    writing: &'a Writing,
    labelled_text: bool,
}

impl Letters<'_, '_> {
    fn push(&self, first: usize, last: usize, evidence: EvidenceSet, out: &mut Vec<Candidate>) {
        let (start, end) = self.writing.range(first, last);
        out.push(Candidate::new(Kind::FiscalCode, self.reading.view().back(start, end), evidence));
    }

    /// Codes of sixteen characters.
    fn whole(&self, out: &mut Vec<Candidate>) {
        let atoms = &self.writing.atoms;
        for first in 0..atoms.len().saturating_sub(LENGTH - 1) {
            let last = first + LENGTH;
            if !is_like(atoms[first..last].iter().map(|atom| atom.ch)) || !self.writing.is_joined(first, last) {
                continue;
            }
            if let Some(evidence) = self.weigh(first, last) {
                self.push(first, last, evidence, out);
            }
        }
    }

    /// What sixteen characters of about the right classes are worth.
    fn weigh(&self, first: usize, last: usize) -> Option<EvidenceSet> {
        let written = self.writing.text(first, last);
        let read = fiscal_code::mended(written.as_bytes()).unwrap_or_else(|| written.clone().into_bytes());
        let mends = read.iter().zip(written.bytes()).filter(|(read, written)| !read.eq_ignore_ascii_case(written)).count();
        let mut code = FiscalCode::parse(&read)?;
        if !code.check && fiscal_code::mended_by_check(&read).is_some() {
            code.check = true;
        }
        let digits = written.bytes().filter(u8::is_ascii_digit).count();
        let grouping = self.writing.grouping(first, last);
        let (left, right) = self.writing.glued(first, last);
        let label = label(self.reading, self.writing, first, last);
        // Words that follow one another by chance fall into the places of a code only when hardly anything of it is a digit.
        let usual = grouping.len() == 1 || grouping.len() == LENGTH || has_usual_groups(&grouping);
        let believable = match (code.check && code.makes_sense(), label.is_some()) {
            // A word with a label elsewhere is no beginning of a code, and no group of letters is made of mistyped digits.
            _ if left && label.is_none_or(|near| near.at.1 != self.writing.atoms[first].start) && (grouping.len() > 1 || mends > 0) => false,
            _ if mends > 0 && !are_mends_among_digits(&written, &read, &grouping) => false,
            // Look-alikes that only chance put there: inside a longer word, or where the next word begins.
            _ if (left || right) && (mends > 0 && label.is_none() || grouping.len() > 1 && !usual) => false,
            (true, _) if digits >= usize::from(DIGITS) => true,
            (true, true) => (digits > 0 || usual) && self.labelled_text || grouping.len() == 1,
            (true, false) => grouping.len() == 1 || usual && digits >= usize::from(DIGITS),
            (false, _) if mends > 1 => false,
            (false, _) => usual && (mends == 0 || grouping.len() == 1) && digits >= usize::from(DIGITS) && (!left || label.is_some()) && !right || label.is_some() && grouping.len() == 1 && digits > 0 && self.labelled_text,
        };
        let evidence = EvidenceSet::of(&[Evidence::Shape])
            .with_if(code.check, Evidence::CheckLetter)
            .with_if(!code.check || !code.makes_sense(), Evidence::CheckFailed)
            .with_if(grouping.len() > 1 && usual, Evidence::Spelling);
        believable.then(|| evidence.with_label(label.map(|near| near.is_before())))
    }

    /// Codes with a character too few or too many, and beginnings of codes.
    fn broken(&self, out: &mut Vec<Candidate>) {
        for piece in self.writing.pieces() {
            if piece.digits == 0 || piece.len() < 7 {
                continue;
            }
            let text = self.writing.text(piece.first, piece.last);
            let code = text.as_bytes();
            let label = label(self.reading, self.writing, piece.first, piece.last);
            let enough = piece.digits >= usize::from(DIGITS) || self.labelled_text && label.is_some();
            let slip = (matches!(code.len(), 15 | 17) && is_one_slip_away(code) || fiscal_code::is_nearly(code)) && piece.digits >= 4 && piece.letters() >= 6;
            let beginning = code.len() < LENGTH
                && fiscal_code::is_prefix(code)
                && code[6].is_ascii_digit() | (code.len() > 9)
                && (label.is_some_and(|near| near.cost <= if code.len() < 9 { 0 } else { 4 }) || code.len() >= 11 && piece.digits >= 4 && has_sense(code));
            if enough && (slip || beginning) {
                let flaw = if code.len() < LENGTH { Evidence::Partial } else { Evidence::CheckFailed };
                let evidence = EvidenceSet::of(&[Evidence::Shape, flaw]);
                self.push(piece.first, piece.last, evidence.with_label(label.map(|near| near.is_before())), out);
            }
        }
    }
}

/// True when sixteen characters have the classes of a code, look-alikes forgiven in at most three places.
fn is_like(code: impl Iterator<Item = u8>) -> bool {
    let mut forgiven = 0;
    for (place, b) in code.enumerate() {
        if !fiscal_code::fits(place, b) {
            forgiven += 1;
            if forgiven > 3 || place == 8 || !(b"oizgb0158264".contains(&b)) {
                return false;
            }
        }
    }
    true
}

/// True when every group with a mended character has a digit of its own, or is that character alone.
fn are_mends_among_digits(written: &str, read: &[u8], grouping: &[usize]) -> bool {
    let mut at = 0;
    grouping.iter().all(|length| {
        let group = at..at + length;
        at += length;
        let (typed, meant) = (&written.as_bytes()[group.clone()], &read[group]);
        typed.eq_ignore_ascii_case(meant) || *length == 1 || typed.iter().any(u8::is_ascii_digit)
    })
}

/// True when the groups end where people part a code: behind surname, name, year, date, place.
fn has_usual_groups(grouping: &[usize]) -> bool {
    let mut end = 0;
    grouping[..grouping.len() - 1].iter().all(|length| {
        end += length;
        matches!(end, 3 | 4 | 6 | 8 | 9 | 11 | 12 | 15)
    })
}

/// True when the first eleven characters could be a person's: triplets in order.
fn has_sense(code: &[u8]) -> bool {
    fiscal_code::is_triplet(&code[..3]) && fiscal_code::is_triplet(&code[3..6])
}

/// True when one character added to fifteen, or taken from seventeen, gives the shape.
fn is_one_slip_away(code: &[u8]) -> bool {
    if code.len() > LENGTH {
        return (0..code.len()).any(|gone| {
            let rest: Vec<u8> = [&code[..gone], &code[gone + 1..]].concat();
            FiscalCode::parse(&rest).is_some()
        });
    }
    // A missing character: what stands before it fits as it stands, what stands behind fits one place on.
    (0..=code.len()).any(|gap| {
        code[..gap].iter().enumerate().all(|(place, b)| fiscal_code::fits(place, *b))
            && code[gap..].iter().enumerate().all(|(i, b)| fiscal_code::fits(gap + i + 1, *b))
    })
}

/// Words that give the code to a body, such as a comune.
const BODIES: &[&str] = &[
    "del comune", "della regione", "dell'ente", "dell'associazione", "della onlus",
    "dell'inps", "dell'asl", "della asl", "del ministero", "della parrocchia", "del condominio", "della scuola", "dell'agenzia", "del caf", "onlus",
];

/// Eleven digits that a label calls codice fiscale, and provisional codes whose office says so.
fn numeric(reading: &Reading<'_>, writing: &Writing, out: &mut Vec<Candidate>) {
    for run in writing.digit_runs(Gap::JOINS) {
        for (from, to) in run.cuts(numeric_code::LENGTH, numeric_code::LENGTH) {
            let (first, last) = run.atoms(from, to);
            let (start, end) = writing.range(first, last);
            let digits = writing.text(first, last);
            let Some(code) = NumericCode::parse(digits.as_bytes()) else { continue };
            let owner = reading.owner(start, end, REACH);
            let owned = owner.filter(|near| near.class == Class::FiscalCode || near.class == Class::Pin && reading.folded()[near.at.0..near.at.1].contains("provvisor") && reading.labels().any(Class::FiscalCode));
            let provisional = code.is(Office::Provisional);
            // "codice provvisorio" says whose it is, whatever the office.
            let said = ["provvisor", "numerico"].iter().any(|word| reading.folded().contains(word)) && reading.labels().any(Class::FiscalCode);
            let of_body = code.is(Office::Entity) && !said
                || public::is_gift(reading.folded())
                || BODIES.iter().any(|body| reading.folded().contains(body))
                || public::is_code(&digits);
            let nobody_s = owner.is_none_or(|near| matches!(near.class, Class::Number | Class::Code));
            if of_body || reading.measure(start, end).is_some() || !(owned.is_some() || provisional && nobody_s && run.groups.len() == 1) {
                continue;
            }
            let evidence = EvidenceSet::of(&[Evidence::WeakShape])
                .with_if(code.check, Evidence::Luhn)
                .with_if(provisional, Evidence::KnownIssuer);
            let span = reading.view().back(start, end);
            out.push(Candidate::new(Kind::FiscalCode, span, evidence.with_label(owned.map(|near| near.is_before()))));
        }
    }
}

use crate::checks::iban::{self, Iban};
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::codes::Writing;
use crate::speech::labels::{Class, Near};

detector! {
    /// # IBAN
    ///
    /// An account that money can be sent to, and whose owner can be made to pay: country, two check digits, bank and account (ISO 13616). Whoever has it can order direct debits
    /// and redirect a benefit (the INPS form SR163 carries it).
    ///
    /// **Shape.** `IT` or `SM`, two digits, the CIN letter, five digits of the bank (ABI), five of the branch (CAB), twelve letters or digits of the account: 27 characters.
    /// Every other country has its own length (15 to 34).
    ///
    /// **Checks.** Two, independent: mod 97 over the whole (and the check digits 00, 01, 99 are never issued), and the CIN letter over bank, branch and account. Most programs run only the first.
    /// One failing check makes it an account with a slip, which the bank itself resolves: it is found all the same, with less confidence.
    ///
    /// **How people write it.** Groups of four, the bank's own groups (`IT 60 X 05428 11101 000000123456`), lower case, dots, dashes, line breaks, `O` for `0`, glued to its label (`IBANIT60X...`), followed
    /// by words without a mark. The country's length says where it ends; when the check fails shorter and longer readings are tried. Without `IT60` the account is the same: CIN, ABI, CAB and account, or "ABI 05428 CAB 11101
    /// c/c 123456", count too.
    ///
    /// **What counts.** Any country whose mod 97 holds; any string with the Italian form in full; behind a label, or from fifteen characters on, an Italian one that is cut off or has a character too
    /// many; behind a label, a foreign one with a slip. The state treasury's accounts (ABI 01000) and accounts that the text gives to a public body stay.
    ///
    /// **What looks like it.** BIC codes (no finding), VAT numbers with a country (`IT01234560157`), tracking codes, article codes.
    ///
    /// **Worse error:** the leak.
    ///
    /// Sources: ISO 13616 registry; ABI, *Coordinate bancarie* (CIN); see `checks::iban`.
    kind: Iban,
    triggers: Triggers { digits: Some(FOURS), number_words: true, words: LABEL_WORDS, least_digits: 1, ..Triggers::NONE },
    hides: [
        "il mio iban è ⟦IT60X0542811101000000123456⟧",
        "⟦it60x0542811101000000123456⟧ grazie a tutti",
        "⟦IT60X0542811101000000123456⟧ GRAZIE A TUTTI",
        "coordinate: ⟦IT 60 X 05428 11101 000000123456⟧",
        "IBAN⟦IT60X0542811101000000123456⟧",
        "ibban ⟦IT60 X054 2811 1010 0000 0123 456⟧, va bene?",
        "⟦IT60.X054.2811.1010.0000.0123.456⟧",
        "⟦IT60-X054-2811-1010-0000-0123-456⟧",
        "mando\n⟦IT60X0542811101\n000000123456⟧",
        "iban ⟦IT60XO5428111O1OOOOOO123456⟧ con gli zeri",
        "sbagliato ⟦IT60X0542811101000000123457⟧ di una cifra",
        "iban ⟦IT60 X054 2811⟧ e poi non si legge",
        "conto in germania ⟦DE89 3704 0044 0532 0130 00⟧",
        "⟦RO49AAAA1B31007593840000⟧ va bene?",
        "la badante ha ⟦RO55 BTRL GV47 F9KP UM21 URCP⟧ va bene?",
        "iban ⟦X 05428 11101 000000123456⟧",
        "ABI ⟦05428 CAB 11101 c/c 000000123456⟧",
        "conto con lettere ⟦IT19K999961020300000000X001⟧",
        "la badante ha ⟦RO06 BTRL GV4T F9KP UMLL URCP⟧ va bene?",
    ],
    keeps: [
        "che iban devo mettere?",
        "l'iban italiano ha 27 caratteri: IT, due cifre, una lettera e 22 numeri",
        "BIC BPPIITRRXXX",
        "partita iva IT01234560157",
        "IT 60 anni di contributi",
        "IBAN della tesoreria IT57U0100003245348006102101",
        "il bando 2019 ME 25 505",
    ],
    known_misses: [],
    detect: detect,
}

/// Digits that every IBAN or beginning of one has.
const DIGITS: u8 = 5;

/// How many of them a foreign IBAN has that is written in fours from end to end.
const FOURS: u8 = 4;

/// Beginnings of labels: behind one, an IBAN with fewer digits than [`DIGITS`] counts too.
const LABEL_WORDS: &[&str] = &["*iban", "*ibban", "*ibam", "*i ban", "*coord", "*cord", "*conto"];

/// How many words may stand between a label and its code.
const REACH: usize = 10;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for writing in reading.codes().writings() {
        let mut search = Search { reading, writing, labelled: reading.mentions(LABEL_WORDS), out };
        for first in 0..writing.atoms.len() {
            search.international(first);
            search.national(first);
        }
        search.coordinates();
    }
}

struct Search<'a, 't> {
    reading: &'a Reading<'t>,
    writing: &'a Writing,
    labelled: bool,
    out: &'a mut Vec<Candidate>,
}

impl Search<'_, '_> {
    fn label(&self, first: usize, last: usize) -> Option<Near> {
        let (start, end) = self.writing.range(first, last);
        self.reading.labels_around(start, end, REACH).into_iter().find(|near| matches!(near.class, Class::Iban | Class::Account))
    }

    fn push(&mut self, first: usize, last: usize, evidence: &[Evidence], label: Option<Near>) {
        let (start, end) = self.writing.range(first, last);
        // "gli dà metà stipendio": letters that look like digits make no account by themselves.
        let counted = self.writing.text(first, last).contains(|c: char| c.is_ascii_digit());
        if !counted || self.is_public(first, last) {
            return;
        }
        let grouped = self.writing.grouping(first, last).len() > 1;
        let evidence = EvidenceSet::of(evidence).with_if(grouped, Evidence::Spelling).with_label(label.map(|near| near.is_before()));
        self.out.push(Candidate::new(Kind::Iban, self.reading.view().back(start, end), evidence));
    }

    /// True for the accounts of the state treasury at the Banca d'Italia, and where the words before give the account to a public body.
    fn is_public(&self, first: usize, last: usize) -> bool {
        const PAYABLE: &[&str] = &["intestato comune", "intestato al comune", "intestato a comune", "tesoreria", "regione "];
        const BODIES: &[&str] = &["si paga su", "si versa su", "si versano su", "dell'istituto", "della scuola", "dell'ordine", "tesoreria", "tesoriere", "del comune", "della regione", "della provincia", "dell'ente", "dell'inps", "protezione civile", "del ministero", "dell'agenzia", "dell'asl", "della asl"];
        let text = self.writing.text(first, last);
        let (start, end) = self.writing.range(first, last);
        let to = self.reading.folded()[end..].char_indices().nth(40).map_or(self.reading.folded().len(), |(at, _)| end + at);
        let behind = self.reading.folded()[end..to].trim_start_matches([' ', ',', '(']);
        let from = self.reading.folded()[..start].char_indices().rev().nth(70).map_or(0, |(at, _)| at);
        let before = &self.reading.folded()[from..start];
        text.get(5..10) == Some("01000") || (BODIES.iter().any(|body| before.contains(body)) || PAYABLE.iter().any(|body| behind.starts_with(body))) && !["mio", "mia", "nostro"].iter().any(|mine| before.contains(mine))
    }

    /// IBANs that begin with a country and two digits at atom `first`.
    fn international(&mut self, first: usize) {
        let atoms = &self.writing.atoms[first..];
        let Some([a, b]) = atoms.first_chunk::<2>().map(|pair| pair.map(|atom| atom.ch)) else { return };
        let Some(length) = iban::length_of(&[a, b]) else { return };
        if atoms.len() < 4 || !atoms[2..4].iter().all(|atom| is_digit_like(atom.ch)) || !self.writing.is_joined(first, first + 4) {
            return;
        }
        let italian = matches!(&[a, b], b"it" | b"sm");
        let (left, _) = self.writing.glued(first, first + 1);
        if first + length <= self.writing.atoms.len() && self.writing.is_joined(first, first + length) {
            let last = first + length;
            let code = Iban::parse(&mended(&self.writing.text(first, last), italian));
            let right = self.writing.gap(last).is_none();
            let digits = self.writing.atoms[first..last].iter().filter(|atom| atom.is_digit()).count();
            // "RO06 BTRL GV4T F9KP UMLL URCP": in fours from end to end, and as long as the country's are.
            let fours = self.writing.grouping(first, last);
            let fours = !left && !right && fours.len() == length.div_ceil(4) && fours[..fours.len() - 1].iter().all(|len| *len == 4);
            if fours && !italian && digits >= usize::from(FOURS) {
                let check = if code.is_some_and(|code| code.mod97) { Evidence::Mod97 } else { Evidence::CheckFailed };
                return self.push(first, last, &[Evidence::Shape, Evidence::KnownIssuer, check], self.label(first, last));
            }
            if let Some(code) = code.filter(|code| code.mod97 || italian && code.form) {
                let words = self.swallows_words(first, last);
                let label = self.label(first, last);
                if code.holds() && (italian || !words || label.is_some()) && (italian || !left) && (digits >= usize::from(DIGITS) || label.is_some() && self.labelled) {
                    let evidence = [Evidence::Shape, Evidence::Mod97, Evidence::Cin];
                    return self.push(first, last, &evidence[..if italian { 3 } else { 2 }], label);
                }
                if italian && !words && !right && (!left || label.is_some()) {
                    let one = if code.mod97 { Some(Evidence::Mod97) } else { (code.cin == Some(true)).then_some(Evidence::Cin) };
                    return self.push(first, last, &[Evidence::Shape, Evidence::CheckFailed, one.unwrap_or(Evidence::Shape)], label);
                }
            }
        }
        self.broken(first, italian, length);
    }

    /// What begins like an IBAN and is cut off, has a slip or a character too many.
    fn broken(&mut self, first: usize, italian: bool, length: usize) {
        let (left, _) = self.writing.glued(first, first + 1);
        let last = self.extent(first, length + 1);
        let read = mended(&self.writing.text(first, last), italian);
        let (Some(code), label) = (Iban::parse(&read), self.label(first, last)) else { return };
        let start = self.writing.atoms[first].start;
        let digits = self.writing.atoms[first..last].iter().filter(|atom| atom.is_digit()).count();
        let alone = italian && code.form && last - first >= 15;
        // "pignorato il 7715565181" is no account in Israel.
        let apart = !italian && !self.writing.gap(first + 2).is_none();
        let behind = label.is_some() && !apart && (italian && code.form && last - first >= 6 || last - first >= 12 && digits >= 8);
        if digits >= usize::from(DIGITS) && (alone || behind) && (!left || label.is_some_and(|near| near.at.1 == start)) && (last - first) * 3 >= length {
            let flaw = if last - first < length { Evidence::Partial } else { Evidence::CheckFailed };
            self.push(first, last, &[Evidence::Shape, flaw], label);
        }
    }

    /// Where the code that begins at `first` ends at most: the joined pieces behind it, as long as they do not look like words.
    fn extent(&self, first: usize, most: usize) -> usize {
        let atoms = &self.writing.atoms;
        let mut last = first;
        while last < atoms.len() {
            let mut end = last + 1;
            while end < atoms.len() && atoms[end].gap.is_none() {
                end += 1;
            }
            let joined = last == first || atoms[last].gap.joins();
            let letters = atoms[last..end].iter().all(|atom| !atom.is_digit());
            let head = last - first < 4 && end - last <= 2 || last - first == 4 && end - last == 1;
            // A group of letters is a word, unless it is the country or the CIN.
            if !joined || end - first > most + 1 || letters && !head {
                break;
            }
            last = end;
        }
        last.max(first + 1)
    }

    /// True when a group inside is made of letters only where no bank code may stand.
    fn swallows_words(&self, first: usize, last: usize) -> bool {
        let atoms = &self.writing.atoms;
        let mut at = first;
        let mut words = false;
        while at < last {
            let mut end = at + 1;
            while end < last && atoms[end].gap.is_none() {
                end += 1;
            }
            let letters = atoms[at..end].iter().all(|atom| !atom.is_digit());
            // Fours throughout are how a bank groups them.
            let fours = self.writing.grouping(first, last).iter().rev().skip(1).all(|len| *len == 4) && last - first > 12;
            words |= !fours && letters && at - first > 4 && end - at > 1 && end - at != 4 || !fours && letters && at - first > 16 && end - at > 1;
            at = end;
        }
        words
    }

    /// CIN, ABI, CAB and account without country and check digits.
    fn national(&mut self, first: usize) {
        let last = first + 23;
        let (left, right) = if last <= self.writing.atoms.len() { self.writing.glued(first, last) } else { (true, true) };
        if left || right || !self.writing.fits(first, "a9999999999xxxxxxxxxxxx") || self.swallows_words(first, last) {
            return;
        }
        let label = self.label(first, last);
        let cin = iban::is_cin(self.writing.text(first, last).as_bytes());
        let digits = self.writing.atoms[first..last].iter().filter(|atom| atom.is_digit()).count();
        if label.is_some() || cin && digits >= 20 {
            let check = if cin { Evidence::Cin } else { Evidence::CheckFailed };
            self.push(first, last, &[Evidence::Shape, check], label);
        }
    }

    /// "ABI 05428 CAB 11101 c/c 123456": one finding from the bank to the account.
    fn coordinates(&mut self) {
        let tokens = self.reading.tokens();
        let word = |i: usize| tokens.get(i).map(|token| self.reading.text(token));
        let number = |from: usize, least: usize| {
            (from..tokens.len().min(from + 6)).find(|&i| word(i).is_some_and(|text| text.len() >= least && text.bytes().all(|b| b.is_ascii_digit())))
        };
        let mut found = Vec::new();
        for i in 0..tokens.len() {
            if word(i) == Some("abi")
                && let Some(abi) = number(i + 1, 4)
                && let Some(cab) = (abi..abi + 5).find(|&i| word(i) == Some("cab"))
                && let Some(branch) = number(cab + 1, 4)
            {
                let account = number(branch + 1, 5);
                let last = account.unwrap_or(branch);
                if account.is_some() {
                    found.push((tokens[abi].start, tokens[last].end));
                }
            }
        }
        for (start, end) in found {
            let evidence = EvidenceSet::of(&[Evidence::Shape, Evidence::LabelBefore]);
            self.out.push(Candidate::new(Kind::Iban, self.reading.view().back(start, end), evidence));
        }
    }
}

fn is_digit_like(ch: u8) -> bool {
    ch.is_ascii_digit() || matches!(ch, b'o' | b'i' | b'l')
}

/// The code with letters in digit places read as the digits that they look like: the check digits, and bank and branch of an Italian one. The account is read both ways only
/// when the rest says so: `O` in it is a zero as soon as bank or branch have one.
fn mended(text: &str, italian: bool) -> Vec<u8> {
    let mut code = text.to_ascii_uppercase().into_bytes();
    let digit = |b: u8| match b {
        b'O' => b'0',
        b'I' | b'L' => b'1',
        b'S' => b'5',
        b'B' => b'8',
        other => other,
    };
    let places = if italian { 5..15 } else { 0..0 };
    let slips = code.iter().enumerate().any(|(i, b)| places.contains(&i) && *b == b'O');
    for (i, b) in code.iter_mut().enumerate() {
        if matches!(i, 2 | 3) || places.contains(&i) {
            *b = digit(*b);
        } else if i >= 15 && italian && slips && *b == b'O' {
            *b = b'0';
        }
    }
    if italian && !Iban::parse(&code).is_some_and(Iban::holds) {
        let zeros: Vec<u8> = code.iter().enumerate().map(|(i, b)| if i > 4 && *b == b'O' { b'0' } else { *b }).collect();
        if Iban::parse(&zeros).is_some_and(Iban::holds) {
            return zeros;
        }
    }
    code
}

use crate::checks::{luhn, phone, plate};
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::lexicon::public;
use crate::speech::Reading;
use crate::speech::codes::{Gap, Writing};
use crate::speech::labels::{Class, Near};
use crate::speech::measures;
use crate::speech::shapes;

detector! {
    /// # Number of a person's file
    ///
    /// The number under which an office keeps a person's case: protocol, domanda, pratica, DSU and ISEE, RdC, pension certificate, matricola, verbale, booking, report, user code. Read to an operator it passes for proof of identity, and it opens some
    /// certificates without a password.
    ///
    /// **Shapes.** `INPS-ISEE-2019-01234567A-00` (year, eight digits and a letter, progressive), `INPS-RDC-2019-1612864`, `INPS.0064.22/06/2010.00022222122` (office, date, seven to eleven digits); and whatever an office counts with: six to fifteen digits, with
    /// a year, a letter or an office's code joined by marks. A pension's key is office (four digits), category (VO, IO, INVCIV ...), certificate (eight digits).
    ///
    /// **How people write it.** Behind "prot.", "protocollo", "pratica n.", "domanda", "dom.", "dsu", "pensione cat VO n", "matricola", "verbale", "fascicolo", "ricorso", "segnalazione", "prenotazione", in lower case, with spaces for dashes.
    ///
    /// **What counts.** The INPS shapes alone, however separated (the year in full; the letter and the `-00` may be missing). Any other number only behind its label, or before it: six digits or more (seven behind words that also announce amounts,
    /// such as ISEE, pensione, bonus), five when "n." or a colon announces them; letters and digits in one piece right behind the label; a pension's key
    /// (`07 SO 330912`) in a text about pensions. Alone: thirteen digits in one piece that are no article number and that nothing else claims. A number that could be a mobile needs the label right before it.
    ///
    /// **What stays.** `INPS.HERMES...` (internal messages), laws, circulars, tenders, court decisions, article codes, parcels, tickets and loyalty cards, placeholders (`INPS-ISEE-2019-XXXXXXXXX-00`), dates ("domanda del 6/3/2019"), amounts ("isee 3.200").
    ///
    /// **Worse error:** the leak behind a label, the ruined comment without one.
    ///
    /// Sources: INPS, ISEE and RdC web services' published samples; D.P.C.M. 3 December 2013 (protocol); INPS pension record layouts.
    kind: CaseNumber,
    triggers: Triggers { digits: Some(10), words: WORDS, least_digits: 1, ..Triggers::NONE },
    hides: [
        "dsu ⟦INPS-ISEE-2019-62048502E-00⟧ con omissioni",
        "domanda ⟦INPS-RDC-2019-1612864⟧ in evidenza",
        "prot n ⟦INPS.3300.22/09/2019.1435216⟧ nessuna risposta",
        "⟦inps isee 2019 62048502e 00⟧ ve la scrivo così",
        "pratica n° ⟦8872944744⟧ ditemi qualcosa",
        "num domanda ⟦8843355377⟧ in istruttoria",
        "pensione cat VO n ⟦45658199⟧, 648 euro al mese",
        "matricola mia ⟦3124681875⟧",
        "dom. n.⟦3525028475⟧",
        "protocollo ⟦12345/2019⟧",
        "verbale n. ⟦V/123456/2019⟧ pagato",
        "la pratica è la ⟦2688979869⟧ e aspetto",
        "prenotazione visita: ⟦1122334455⟧",
        "segnalazione prot n ⟦0566417061960⟧ del lampione",
        "⟦9542522165269⟧ è il numero della domanda",
        "protocolo ⟦1294 5530 66979⟧",
        "codice segnalazione ⟦SGN-55210-NA⟧ buche",
        "matricola pensione di papà ⟦07 SO 330912⟧",
        "nel cassetto mi è uscito ⟦1539154566201⟧ senza spiegazioni",
        "prenotazione del CUP ⟦3666603309⟧ spostata",
        "codice prenotazione ⟦QX7KLM⟧ il 5 maggio",
        "ticket #⟦1930284⟧ aperto",
        "R.G. ⟦4521/2018⟧ causa contro di voi",
        "prot ⟦18834⟧ del 2017",
        "iscrizione ruolo ⟦A-33871⟧",
        "codice inquilino ⟦034-7719-06⟧ bolletta mai calcolata",
        "ticket assistenza ⟦INC0044812⟧ aperto",
        "numero bolletta ⟦2019004471882⟧ acqua",
        "ricevuta domanda ⟦INPS.NASPI.2019.0044127⟧",
        "numero della pratica? ⟦77/B/2018⟧",
        "la graduatoria, domanda ⟦4127⟧, dove sta?",
        "il permesso, assicurata ⟦061203984417⟧, mai arrivato",
        "codice di prenotazione PNR ⟦W8K2LQ⟧",
        "Segnalazione #⟦44107⟧ chiusa come risolta",
        "presentata! numero ⟦9030789754⟧, speriamo",
        "dsu ⟦INPS ISEE 2019 0448 1273 X⟧ e non so",
        "presentata il primo giorno: ⟦RDC-2019-494325⟧",
    ],
    keeps: [
        "la domanda l'ho fatta, il pacco è il 9030789754",
        "per la domanda scrivetemi qui wa.me/393331234567",
        "domanda presentata il 6/3/2019",
        "isee 3.200 euro",
        "isee 12500",
        "INPS.HERMES.12/03/2019.0001234",
        "INPS-ISEE-2019-XXXXXXXXX-00",
        "INPS.12/03/2019",
        "circolare 43/2019, messaggio 1983 del 23 maggio",
        "cod. art. 6045765447 taglie dal 36",
        "legge 26/2019 gazzetta ufficiale n. 75",
        "dove lo trovo il numero di protocollo??",
        "per la pratica chiamatemi al 3331234567",
        "la domanda l'hanno fatta 853000 famiglie",
        "pensione di 1250 euro dal 2019",
        "Gara CIG 7854123690",
        "riceve per appuntamento 349 1204 556",
        "isee di 7.912,45 due figli",
        "bolletta 250 euro del 2019",
        "Regione Lazio, avviso 2018/123: prorogato?",
        "la fibra 2500/500 mega e il certificato",
        "numero verde pratica edilizia: 800 558784",
        "nella vostra nota prot. 22104/2019 scrivete altro",
        "le domande sono 1204338, dice il giornale",
        "4127 domande accolte",
        "domanda 2: chi paga?",
        "domanda 2019 respinta",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &[
    "*inps", "*isee", "*rdc", "*prot", "*doma", "*domn", "*dom", "*prat", "*fasc", "*ricor", "*recl", "*segn", "*ist", "*rich", "*dsu", "*posi", "*pos", "*matr", "*cert", "*pens", "cat", "*verb", "*pren", "*book", "*espos", "*denun", "*ricev",
    "*utent", "*client", "*utenz", "*cartel", "*avvis", "*iuv", "*accert", "*ingiun", "*sinis", "*poliz", "*nre", "*impegn", "*ricet", "*ticket", "*contr", "*naspi", "*mult", "*assegn", "*allog", "*gradua", "*tesser", "*iscr", "*soll",
    "*appun", "*refer", "*assist", "*invciv", "*reddito", "*bonus", "*sanat", "*condon", "*codic", "*cod", "*puc", "*proced", "*nosol", "*id ", "*univoc", "*numer", "*assicurata", "*pnr",
];

/// How many words may stand between a label and its code.
const REACH: usize = 4;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let mentioned = reading.mentions(WORDS);
    for writing in reading.codes().writings() {
        let mut taken: Vec<(usize, usize)> = Vec::new();
        for (first, last) in inps(writing) {
            let range = writing.range(first, last);
            taken.push(range);
            let label = reading.owner(range.0, range.1, REACH).filter(|near| near.class == Class::Case);
            let evidence = EvidenceSet::of(&[Evidence::Shape]).with_label(label.map(|near| near.is_before()));
            out.push(Candidate::new(Kind::CaseNumber, reading.view().back(range.0, range.1), evidence));
        }
        for (first, last) in dated(reading, writing) {
            let range = writing.range(first, last);
            if !taken.iter().any(|other| other.0 < range.1 && range.0 < other.1) {
                taken.push(range);
                out.push(Candidate::new(Kind::CaseNumber, reading.view().back(range.0, range.1), EvidenceSet::of(&[Evidence::Shape])));
            }
        }
        for (first, last) in pension(reading, writing) {
            let range = writing.range(first, last);
            taken.push(range);
            let evidence = EvidenceSet::of(&[Evidence::WeakShape, Evidence::Spelling, Evidence::LabelBefore]);
            out.push(Candidate::new(Kind::CaseNumber, reading.view().back(range.0, range.1), evidence));
        }
        for chain in shapes::chains(writing) {
            let range = writing.range(chain.first, chain.last);
            if taken.iter().any(|other| other.0 < range.1 && range.0 < other.1) {
                continue;
            }
            if is_other(reading, writing, &chain) {
                taken.push(range);
            } else if is_bare(reading, writing, &chain) || mentioned && is_request(reading, writing, &chain) {
                taken.push(range);
                let evidence = EvidenceSet::of(&[Evidence::WeakShape, Evidence::Neighbourhood]);
                out.push(Candidate::new(Kind::CaseNumber, reading.view().back(range.0, range.1), evidence));
            } else if let Some(near) = labelled(reading, writing, &chain).filter(|_| mentioned) {
                taken.push(range);
                let shape = if chain.digits >= 8 { Evidence::Shape } else { Evidence::WeakShape };
                let evidence = EvidenceSet::of(&[shape]).with_label(Some(near.is_before()));
                out.push(Candidate::new(Kind::CaseNumber, reading.view().back(range.0, range.1), evidence));
            }
        }
    }
}

/// The shapes of INPS: ISEE and RdC numbers, and the protocol with office and date.
fn inps(writing: &Writing) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let text = writing.text(0, writing.atoms.len());
    let mut from = 0;
    while let Some(at) = text[from..].find("inps").map(|i| from + i) {
        from = at + 4;
        if writing.gap(at).is_none() {
            continue;
        }
        let rest = &text[at + 4..];
        // "... 1273 X e poi": a letter that stands alone and is no word.
        let alone = |n: usize| n > 0 && !writing.gap(at + 4 + n).is_none() && writing.gap(at + 3 + n).joins() && !matches!(writing.atoms[at + 3 + n].ch, b'a' | b'e' | b'i' | b'o');
        let length = request(rest, alone).or_else(|| protocol(writing, at + 4, rest));
        if let Some(length) = length
            && writing.is_joined(at, at + 4 + length)
            && !writing.glued(at, at + 4 + length).1
        {
            found.push((at, at + 4 + length));
            from = at + 4 + length;
        }
    }
    found
}

/// A request's number without the institute's name before it: "RDC-2019-494325", its parts joined by marks.
fn dated(reading: &Reading<'_>, writing: &Writing) -> Vec<(usize, usize)> {
    const REQUESTS: &[&str] = &["rdc", "isee", "dsu", "rem", "naspi", "adi", "auu"];
    let pieces = writing.pieces();
    let marked = |a: usize, b: usize| reading.folded()[writing.atoms[a].end..writing.atoms[b].start].chars().all(|c| matches!(c, '-' | '.' | '/' | '_'));
    let keys = pieces.windows(3).filter(|key| {
        let text = |place: usize| writing.text(key[place].first, key[place].last);
        REQUESTS.contains(&text(0).as_str())
            && key[1].letters() == 0 && key[1].len() == 4 && text(1).starts_with("20")
            && key[2].letters() == 0 && (5..=9).contains(&key[2].len())
            && marked(key[0].last - 1, key[1].first) && marked(key[1].last - 1, key[2].first)
    });
    keys.map(|key| (key[0].first, key[2].last)).collect()
}

/// A pension's key: "07 SO 330912", "5100 VO 12345678" in a text that speaks of a pension.
fn pension(reading: &Reading<'_>, writing: &Writing) -> Vec<(usize, usize)> {
    const CATEGORIES: &[&str] = &["vo", "io", "so", "vr", "ir", "sr", "voart", "vocom", "vocum", "iocum", "socum", "invciv", "as", "ps", "vodai", "soart", "socom"];
    let pieces = writing.pieces();
    let speaks = reading.mentions(&["*pens", "*matr", "cat", "*invciv"]);
    let keys = pieces.windows(3).filter(|key| {
        let text = writing.text(key[1].first, key[1].last);
        key[0].letters() == 0 && (2..=4).contains(&key[0].len()) && CATEGORIES.contains(&text.as_str()) && key[2].letters() == 0 && (5..=8).contains(&key[2].len()) && writing.is_joined(key[0].first, key[2].last)
    });
    if speaks { keys.map(|key| (key[0].first, key[2].last)).collect() } else { Vec::new() }
}

/// A service number, a part of a link ("domande? wa.me/393331234567"), or a card that is one whatever the receipt behind it says.
fn is_other(reading: &Reading<'_>, writing: &Writing, chain: &shapes::Chain) -> bool {
    let digits = writing.text(chain.first, chain.last);
    let label = || reading.owner(writing.range(chain.first, chain.last).0, writing.range(chain.first, chain.last).1, REACH).is_some_and(|near| near.is_before() && near.cost == 0);
    let card = chain.len() == 16 && luhn::holds(digits.as_bytes()) && luhn::is_card_issuer(digits.as_bytes()) && !label();
    let (start, end) = writing.range(chain.first, chain.last);
    // "richiesta respinta da 93.41.118.20": an address of the network.
    let octets = reading.folded()[start..end].split('.');
    let address = octets.clone().count() == 4 && octets.into_iter().all(|octet| octet.parse::<u8>().is_ok());
    if address || reading.links().overlap(start, end) {
        return true;
    }
    chain.digits == chain.len() && (card || chain.len() >= 6 && public::is_number(phone::national(&digits, false)))
}

/// Thirteen digits in one piece that nothing claims, and that are no article number (EAN-13): what offices count their cases with.
fn is_bare(reading: &Reading<'_>, writing: &Writing, chain: &shapes::Chain) -> bool {
    let range = writing.range(chain.first, chain.last);
    let digits = writing.text(chain.first, chain.last);
    let even = |i: usize| if i % 2 == 1 { 3 } else { 1 };
    let article = digits.bytes().enumerate().map(|(i, b)| u32::from(b.wrapping_sub(b'0')) * even(i)).sum::<u32>() % 10 == 0;
    let shape = chain.digits == 13 && chain.len() == 13 && writing.grouping(chain.first, chain.last).len() == 1 && writing.glued(chain.first, chain.last) == (false, false);
    let goods = reading.labels().any(Class::Goods) || reading.labels().any(Class::Law);
    let owner = reading.owner(range.0, range.1, REACH);
    shape && !article && !goods && owner.is_none_or(|near| matches!(near.class, Class::Number | Class::Code)) && reading.measure(range.0, range.1).is_none()
}

/// Ten digits in one piece that nothing claims, where a request is spoken of: INPS numbers them so. None that begins as a telephone does.
fn is_request(reading: &Reading<'_>, writing: &Writing, chain: &shapes::Chain) -> bool {
    const REQUESTS: &[&str] = &["*domand", "*pratic", "*inps", "*protocoll", "*accolt", "*respint", "*lavorazion", "*presentat", "*irregolar", "*rimbors", "*segnalat", "*liquidat", "*istruttor", "*esito", "*sospes"];
    let range = writing.range(chain.first, chain.last);
    let digits = writing.text(chain.first, chain.last);
    let shape = chain.digits == 10 && chain.len() == 10 && writing.grouping(chain.first, chain.last).len() == 1 && writing.glued(chain.first, chain.last) == (false, false);
    let goods = reading.labels().any(Class::Goods) || reading.labels().any(Class::Law);
    let owner = reading.owner(range.0, range.1, REACH).filter(|near| near.cost <= 3 || near.class == Class::Phone);
    shape && !digits.starts_with(['0', '3', '8']) && !goods && owner.is_none_or(|near| matches!(near.class, Class::Number | Class::Case))
        && reading.measure(range.0, range.1).is_none() && reading.mentions(REQUESTS)
}

/// `ISEE 2019 62048502E 00`, `RDC 2019 1612864`: how many characters it takes.
fn request(rest: &str, ends: impl Fn(usize) -> bool) -> Option<usize> {
    // "NASPI 2019 0044127": whatever was asked for, with a year and a number.
    let asked = rest.bytes().take_while(u8::is_ascii_lowercase).count();
    let dated = (3..=12).contains(&asked) && rest.get(asked..asked + 2) == Some("20") && !rest.starts_with("hermes");
    let body = rest.strip_prefix("isee").or_else(|| rest.strip_prefix("rdc")).or_else(|| rest.strip_prefix("rem")).or_else(|| rest.strip_prefix("dsu")).or_else(|| dated.then(|| &rest[asked..]))?;
    let head = rest.len() - body.len();
    let digits = body.bytes().take_while(u8::is_ascii_digit).count();
    if !(10..=16).contains(&digits) {
        return None;
    }
    let letter = usize::from(body.as_bytes().get(digits).is_some_and(|b| b.is_ascii_lowercase()) && (body.as_bytes().get(digits + 1).is_none_or(|b| b.is_ascii_digit()) || ends(head + digits + 1)));
    let tail = if letter == 1 { body[digits + 1..].bytes().take(2).take_while(u8::is_ascii_digit).count() } else { 0 };
    Some(head + digits + if letter == 1 && (tail == 2 || body.len() == digits + 1 || ends(head + digits + 1)) { 1 + tail } else { 0 })
}

/// `0064.22/06/2010.00022222122`: four digits, a date, seven to eleven digits.
fn protocol(writing: &Writing, at: usize, rest: &str) -> Option<usize> {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count().min(23);
    if !(19..=23).contains(&digits) {
        return None;
    }
    let groups = writing.grouping(at, at + digits);
    let date = matches!(groups[..], [4, 1 | 2, 1 | 2, 4, 7..=11]);
    (date || groups.len() == 1).then_some(digits)
}

/// The label of a chain that is the number of a file.
fn labelled(reading: &Reading<'_>, writing: &Writing, chain: &shapes::Chain) -> Option<Near> {
    let range = writing.range(chain.first, chain.last);
    let text = reading.folded();
    let written = &text[range.0..range.1];
    let letters = chain.len() - chain.digits;
    let (left, right) = writing.glued(chain.first, chain.last);
    let near = reading.owner(range.0, range.1, REACH).filter(|near| near.class == Class::Case)?;
    let glued = near.at.1 == range.0;
    let digits = writing.text(chain.first, chain.last);
    // "prenotazione QX7KLM": letters around a digit, in one piece.
    let locator = letters > 0 && (5..=12).contains(&chain.len()) && chain.digits > 0 && chain.digits < 3 && digits.as_bytes()[0].is_ascii_lowercase() && near.is_before() && near.cost == 0 && is_locator(&digits);
    if right || left && !glued || chain.digits < 3 && !locator || chain.len() > 24 || letters > 8 {
        return None;
    }
    // "la multa a EN341AD": a plate.
    if plate::is_car(&digits) {
        return None;
    }
    if reading.measure(range.0, range.1).is_some() || measures::is_date(written) || has_date(written) || is_thousands(written) || is_amount(written) {
        return None;
    }
    let label = &text[near.at.0..near.at.1];
    let between = if near.is_before() { &text[near.at.1..range.0] } else { &text[range.1..near.at.0] };
    let numbered = near.stated || between.contains('#') || between.split(|c: char| !c.is_ascii_alphabetic()).any(|word| matches!(word, "n" | "nr" | "num" | "numero" | "nro" | "no")) || between.contains('\u{b0}');
    // "avviso 2018/123" is the body's own.
    let vague = VAGUE.iter().any(|word| label.starts_with(word));
    let mobile = letters == 0 && chain.len() == 10 && digits.starts_with('3') && !matches!(digits.as_bytes()[1], b'0' | b'1');
    let landline = letters == 0 && (6..=11).contains(&chain.len()) && digits.starts_with('0') && !numbered;
    // "segnalazione SGN-55210-NA": letters and digits in one string are hardly anything else.
    let code = letters > 0 && chain.len() >= 6 && near.is_before() && (near.cost == 0 || near.cost == 1 && chain.digits >= 4);
    // "domanda 4127": four digits right behind one thing that offices number, no year.
    let counted = letters == 0 && chain.len() == 4 && near.is_before() && near.cost == 0 && !matches!(&digits[..2], "19" | "20") && !digits.ends_with("00")
        && ["dom", "prat", "ista", "segn", "rico", "fasc", "recl"].iter().any(|stem| label.starts_with(stem)) && !label.ends_with(['e', 'i']);
    // "le domande sono 1204338": how many there are.
    let plural = near.is_before() && matches!(label, "domande" | "pratiche" | "protocolli") && between.split(' ').any(|word| matches!(word, "sono" | "erano" | "saranno"));
    if plural {
        return None;
    }
    let least = match (vague, numbered) {
        _ if counted => 4,
        _ if locator => 1,
        _ if code => 3,
        // A protocol is a number by itself.
        _ if label.starts_with("prot") && near.is_before() && near.cost == 0 => 5,
        (true, _) => 7,
        (false, true) => 5,
        (false, false) => 6,
    };
    // Spaces join digits that belong to different things more easily than marks do.
    let spaced = !writing.spoken && writing.atoms[chain.first + 1..chain.last].iter().any(|atom| atom.gap.has(Gap::SPACE));
    let reach = match near.is_before() {
        true if mobile && !numbered && vague => return None,
        true if mobile || landline => usize::from(numbered),
        true if letters > 0 || spaced => 1,
        true if numbered => REACH,
        true => 3,
        false if mobile || chain.digits < 7 => 0,
        false => 1,
    };
    let own = vague && written.split('/').any(|part| part.len() == 4 && part.starts_with("20")) && chain.digits < 9 && letters == 0 && written.contains('/');
    (chain.digits >= least && near.cost <= reach && !own).then_some(near)
}

/// Letters around a digit as by lot, no word with a number behind it ("pratica2019", "bonus600"), no ordinal.
fn is_locator(text: &str) -> bool {
    let letters_first = text.bytes().take_while(u8::is_ascii_lowercase).count();
    let rest = &text[letters_first..];
    rest.bytes().any(|b| b.is_ascii_lowercase()) && letters_first <= 4
}

/// Labels that announce amounts as often as numbers.
const VAGUE: &[&str] = &["isee", "pension", "bonus", "naspi", "rdc", "reddito", "multa", "richiesta", "avviso", "cartella", "domande", "contratto", "assegnazione", "alloggio", "graduatoria", "appuntamento", "ricetta", "dsu", "denuncia", "sinistro", "tess", "bollett", "fattur"];

/// A date with something behind it: `12/03/2019-12`.
fn has_date(written: &str) -> bool {
    written.split(' ').any(measures::is_date)
}

/// `7.912,45`: a comma and two decimals.
fn is_amount(written: &str) -> bool {
    written.split_once(',').is_some_and(|(_, decimals)| decimals.bytes().take_while(u8::is_ascii_digit).count() == 2 && decimals.as_bytes().get(2).is_none_or(|b| !b.is_ascii_digit()))
}

/// `3.200`, `12.500`: thousands with dots.
fn is_thousands(written: &str) -> bool {
    let mut groups = written.split('.');
    let head = groups.next().unwrap_or_default().len();
    let rest: Vec<&str> = groups.collect();
    !rest.is_empty() && (1..=3).contains(&head) && rest.iter().all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()))
}

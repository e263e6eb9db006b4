use crate::checks::{fiscal_code, luhn};
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::codes::{Gap, Piece, Writing};
use crate::speech::disclosure::Disclosure;
use crate::speech::labels::{Class, Near};
use crate::speech::measures;
use crate::speech::numbers;
use crate::speech::secrets;
use crate::speech::tokens::{Case, Shape, Token};

detector! {
    /// # PIN, PUK, OTP, CVV and other secret codes
    ///
    /// A secret that opens an office, a bank, a telephone or an identity to whoever has it. Together with the codice fiscale a PIN of INPS let anybody act in the person's name.
    ///
    /// **Shapes.** INPS: sixteen letters and digits in two halves of eight (one by SMS or e-mail, one by post), eight after the first use. CIE: PIN and PUK of eight digits in halves of four, CAN of six.
    /// Cards: four or five digits, CVV three. SIM: PIN of four, PUK of eight. OTP and activation codes: four to eight digits, mostly six. There is no check digit: what makes a secret of it is the
    /// label and the way in which it is said.
    ///
    /// **Disclosing is not asking.** "Il mio pin è X", "pin X", "prima parte X", "X è il pin" disclose. "Come ottengo il pin?", "il pin di 16 caratteri", "le prime 8 cifre", "pin tipo A1B2C3D4" do not. Numbers that count
    /// something, years, dates, amounts and service numbers are no PINs.
    ///
    /// **How people write it.** In one piece, in groups of four, one character at a time, in words ("uno due tre quattro cinque"), lower case; in two halves far from one another; with the label
    /// only hinted at ("il codice che mi è arrivato per sms: X", "nell'app ho messo X"). Letters alone count when they make no word.
    ///
    /// **What counts.** Letters with digits near the label; digits alone right behind it; letters alone that are no word; a second code of the same form behind a first one ("l'ho cambiato in X"); sixteen letters and digits
    /// drawn by lot anywhere, eight where the text speaks of codes, messages or letters. A CVV is a
    /// PIN, a card's expiry is not. Codes of what is locked (gate, alarm, safe: "si apre con X", "fate X cancelletto"), of meetings, of a machine's message ("l'app mi manda X", "usa X per autorizzare"), first choices ("ho provato con 00000"), the three
    /// digits behind a card's number, and as many characters as "le prime quattro" says. A slip and its correction ("4471, no aspetta, 4417") are one span.
    /// What no label and no phrase settles the learned scorer reads: it tells what stands in running speech ("ho digitato otto due uno tre"), and takes back what a rule saw and it is sure against.
    ///
    /// **What looks like it.** Passwords (their own kind), years ("pin del 2019"), service numbers (803164), protocol and document numbers with their own label, models ("SM-A505FN").
    ///
    /// **Worse error:** the leak.
    ///
    /// Sources: INPS message 3695/2013, circ. 87/2020; cartaidentita.interno.gov.it; ISO 9564-1 (card PINs of 4 to 12 digits).
    kind: Pin,
    triggers: Triggers { digits: Some(3), number_words: true, long_run: true, mixed_run: true, words: WORDS, ..Triggers::NONE },
    hides: [
        "il mio pin è ⟦A1B2C3D4⟧",
        "pin inps ⟦QEP5W6R99LGTX87K⟧ non entra",
        "PIN ⟦M8N6 9G2C HDYR L3B2⟧ codice fiscale lo sapete",
        "prima parte ⟦58FA29YU⟧ e la seconda ⟦GUJJHCZX⟧",
        "la prima metà è ⟦25120⟧, la seconda ⟦42794⟧",
        "otp ⟦112269⟧ scaduto",
        "il pin del bancomat è ⟦45122⟧, ora l'ho cambiato in ⟦07537⟧",
        "cie: PIN ⟦23942649⟧ e PUK ⟦07958522⟧",
        "scadenza 04/23 cvv ⟦719⟧",
        "le tre cifre dietro sono ⟦305⟧",
        "codice di attivazione ⟦841 536⟧",
        "il codice arrivato per sms, eccolo: ⟦472379⟧",
        "per entrare nell'app ho messo ⟦529958⟧",
        "⟦7K4M9P2X⟧ è il pin che mi avete dato",
        "il codice segreto? io leggo ⟦uhefpvvw⟧",
        "pin: ⟦uno due tre quattro cinque⟧",
        "pin ⟦A 1 B 2 C 3 D 4⟧",
        "codice inps ⟦Q44X P9LB GHBE Y5DK⟧ e poi schermo bianco",
        "⟦ZZ88UNMW⟧ questo mi è arrivato per sms",
        "mi hanno dato il codicino della card, ⟦3008⟧",
        "il codicino dietro la carta è ⟦318⟧",
        "il segreto è facile: ⟦quattro quattro sette sette zero⟧",
        "il pin del telefono di nonna è ⟦1940⟧",
        "per il garage il codice è ⟦1949⟧#",
        "il codice per attivare la carta gialla è ⟦73519⟧ giusto?",
        "l'ho messo: ⟦20091987⟧. niente, credenziali non valide",
        "sto mettendo ( ⟦9ZT4WQ1B⟧ ) e mi rimanda indietro",
        "Le cifre sono ⟦sette due zero nove uno quattro⟧, digitate tre volte",
        "il puk della carta d'identità elettronica ⟦76064225⟧",
        "c'è PIN ⟦3381⟧ e poi nella busta ⟦9027⟧",
        "mi ha chiesto il codice e gliel'ho dato, ⟦838386⟧",
        "otp ricevuto alle 10.42 ⟦719007⟧ scaduto",
        "mio marito ha scritto il pin sulla tessera ⟦77120⟧",
        "il codice di attivazione è questo\n⟦PL90-XX31-QW7T⟧",
        "il pin ad alta voce davanti a tutti, ⟦2580⟧, e poi la carta è sparita",
        "scrivo ⟦9o4k2m7x⟧ come c'è sulla ricevuta e si blocca",
        "l'ha scritto a penna, si legge ⟦HH40B6ZC⟧ o ⟦HH40B62C⟧",
        "il token della banca mi dà ⟦480 193⟧",
        "il pin non lo ricordo ma nel telefono c'è scritto ⟦071248⟧ forse è quello",
        "a gennaio mi danno il pin, ⟦55192734⟧, a febbraio me lo cambiano in ⟦80017265⟧",
        "pin posta ⟦3920⟧, pin bancomat ⟦8841⟧, pin telefono ⟦0000⟧...",
        "il pin lettera per lettera, ⟦emme sette ti due ci nove elle zero⟧, e poi",
        "codice tornello ⟦50213⟧#, non si apre",
        "Il codice a 3 cifre è ⟦612⟧ no? quello dietro",
        "sul display compare \"inserire PIN2\", io metto ⟦9043⟧ e dà errore",
        "allora metto ⟦20741⟧ e mi dice inserire codice corretto",
        "sblocco col ⟦7781⟧ e poi mi chiede l'impronta",
        "La carta funziona con ⟦1958⟧, l'anno in cui mi sono sposata",
        "codice classroom: ⟦xk4r7tz⟧",
        "il pin? sta scritto sulla ricevuta: ⟦DR45-GH78⟧",
        "attivazione carta: ⟦40917⟧ fatto, adesso?",
        "le 4 cifre che mi avete mandato (⟦7702⟧) non bastano",
        "mi è arrivato questo sms ⟦711031⟧ a cosa serve?",
        "accesso con CIE, ho messo ⟦NFHWBPV3⟧ e vuole le ultime quattro, che sono ⟦4417⟧",
        "il codice della riunione zoom è ⟦884 2291 7730⟧",
        "ci ho provato con ⟦00000⟧ e pure con ⟦11111111⟧",
        "il cancello del condominio si apre con ⟦4471⟧",
        "portone di casa: ⟦25A8⟧, così l'ambulanza entra",
        "per entrare fate ⟦3690⟧ cancelletto",
        "l'allarme della bottega è ⟦190375⟧",
        "bancoposta ⟦31207⟧ e mi ha mangiato la carta",
        "PUK1 ⟦70281945⟧ PUK2 ⟦33910284⟧",
        "sms della banca: usa ⟦402918⟧ per autorizzare il pagamento",
        "l'app mi manda ⟦146785⟧ poi dopo un minuto ⟦567372⟧",
        "ricevo ⟦884201⟧ via sms, codice non valido",
        "Le prime quattro della cie sono ⟦5520⟧ e le ultime ⟦7716⟧",
        "primi quattro ⟦9X2K⟧, secondi quattro ⟦LL40⟧",
        "codice della mia cie ⟦8123⟧ e poi?",
        "pin ⟦4471, no aspetta, 4417⟧, ecco perché",
        "metto ⟦due sette zero nove uno⟧ e la carta non va",
        "⟦tre, otto, otto, uno⟧: ecco il codice che mi ha dato",
        "codice x entrare ⟦quattro sette due nove uno⟧",
        "P I N ⟦7 7 0 4 2⟧",
        "4539148803436467 ⟦556⟧ e non funziona",
        "sul retro leggo ⟦612⟧",
        "sono entrato ieri con ⟦81930⟧, oggi con lo stesso ⟦81930⟧ mi dice errato",
        "ecco er codice, ⟦6620⟧, ve va bene?",
        "il pin di mia madre è l'anno della guerra, ⟦1940⟧",
        "el me pin xe ⟦30417⟧",
        "il codice per ritirare il pacco al comune è ⟦C4471⟧",
        "mio zio si è fatto fregare, ha letto ⟦553019⟧ al telefono",
        "chi mi aiuta? pin ⟦K7-44-XP-09⟧",
        "ha letto ⟦553019⟧ al telefono a uno che si diceva della posta",
        "il mio codice di voto è ⟦VK-7719⟧",
        "si è bloccato il pin ⟦a7.k2.9f.m4⟧",
        "per Fisconline il pin è ⟦4830 2715 96⟧",
        "per entrare fate ⟦Torino 4 Napoli 9 Zara 2 Zara 8⟧, è il codice della lettera",
        "nell'app metto ⟦6 trattino 1 trattino 1 trattino 9⟧ e non entra, è il pin",
        "numero carta 5489-0128-7065-2470 scadenza 06/23 e dietro ⟦418⟧",
        "sulla busta da grattare c'è ⟦5514⟧, è quello del bancomat?",
        "mi arriva un sms con scritto ⟦100457⟧ e poi?",
        "metto ⟦1698⟧ al bancomat e dice errato",
        "il codice nuovo della carta gialla è ⟦3216⟧, ricordamelo tu",
        "prima metà ⟦WMWVRXGF⟧ e la seconda per posta ⟦rqbr3ete⟧",
        "tengo lo stesso per bancomat, telefono e inps: ⟦7007⟧",
    ],
    keeps: [
        "donazioni alla croce rossa 45500 via sms",
        "come faccio ad avere il pin?",
        "il pin di 16 caratteri non arriva",
        "pin a 8 cifre, le prime 8 per sms",
        "il pin com'è fatto? tipo A1B2C3D4 o solo numeri?",
        "chiedo il pin dal 2017",
        "ho chiesto il pin il 12/03/2019",
        "per il pin chiamate 803164",
        "pin dispositivo scaduto",
        "la password la vuole di 8 caratteri, il pin scade ogni 6 mesi",
        "ho perso il pin e sono 3 settimane che aspetto",
        "nella domanda ho messo 5200 euro",
        "codice tributo 3944",
        "codice errore: 404404",
        "usate il codice sconto ESTATE20",
        "#vergogna2019 #navigator3000",
        "ho provato 1000 volte e scritto 200 mail",
        "inserito tutto il 12.03 alle 15.20, ancora in lavorazione",
        "mi esce codice di stato 502",
        "il cancello dell'ufficio apre alle 8,30",
        "portone n. 14, secondo piano",
        "altro che 00000 euro, il codice destinatario è 0000000",
        "l'app mi manda 1200 notifiche al giorno",
        "sono entrato con il numero 88 alle 11",
        "eliminacode A118, siete alla A97",
        "le prime 4 settimane e le ultime 2",
        "ho messo 15000 di imponibile, non lo accetta",
        "il totem ha stampato A001, sono il primo",
        "i pin emessi prima del 2019 sono scaduti",
        "il pin è giusto ma il sito dice codice 1045",
        "il codice ufficio 0064 è sbagliato",
        "il cap è 00054, correggete il sito",
        "messaggio hermes 4417 del 2018",
        "la carta che manda la banca comincia con 4023?",
        "gli scontrini della farmacia, 212, li ho messi in fila",
        "il codice catastale di Roma è H501",
        "la ricevuta dice VCYL 0034",
        "pile CR2032 per la chiavetta token",
        "il registro delle ricevute va da 1 a 212",
        "Roma 2 Napoli 1 Torino 0 Milano 3, che giornata",
        "il bus barra la strada, 3 trattino 4 fermate",
    ],
    known_misses: [
        ("halves of two digits", "il pin iniziava con ⟦88⟧ e finiva con ⟦13⟧", "two digits count something almost everywhere"),
    ],
    detect: detect,
}

/// What opens the gate, and what the text of every PIN holds: a label, or what one does with a PIN.
const WORDS: &[&str] = &[
    "*pin", "*puk", "*otp", "*cod", "*cvv", "*cvc", "*cv", "*can", "*passc", "*segret", "*dietro", "*retro", "*parte", "*meta", "*acced", "*acces", "*entrar", "*spid", "*app", "*login", "*sblocc", "*sms", "*inps", "*carta", "*credenz", "*token", "*combin", "*digit", "*inser", "*ho mess", "*blocc", "*cifre", "*mi mand", "*mi arriv", "*mi invia", "*e arrivat", "*allarm", "*porton", "*cassafort", "*citofon", "*lucchett", "*chiavi", "*entrat", "*provato con", "*numeret", "*apre", "*truff",
    "*freg", "*tessera", "p i n", "p.i.n", "p u k", "o t p", "*prim", "*ricevo",
];

/// Words of a context in which a bare code opens something.
const ACCESS: &[&str] = &["entrar", "acced", "accesso", "spid", "app ", "app,", "login", "sblocc", "cie", "sito", "portale", "sistema"];

/// A way of writing that a piece of text has.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Letters and digits.
    Mixed,
    /// Digits only.
    Digits,
    /// Letters only, no word.
    Letters,
}

/// A piece of text that could be a secret.
#[derive(Clone, Copy)]
struct Value {
    first: usize,
    last: usize,
    form: Form,
}

impl Value {
    const fn len(self) -> usize {
        self.last - self.first
    }
}

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let mentioned = reading.mentions(WORDS);
    behind_cards(reading, out);
    meetings(reading, out);
    for writing in reading.codes().writings() {
        let values = values(reading, writing);
        let mut found = Vec::new();
        let mut push = |value: Value, evidence| {
            let (start, end) = writing.range(value.first, value.last);
            let end = correction(reading, writing, value, end).unwrap_or(end);
            out.push(Candidate::new(Kind::Pin, reading.view().back(start, end), evidence));
        };
        let stands = |value: &Value| {
            let (start, end) = writing.range(value.first, value.last);
            !secrets::is_mac(reading.view().folded(), start, end)
        };
        for (value, evidence) in ruled(reading, writing, &values, mentioned).into_iter().filter(|(value, _)| stands(value)) {
            found.push(value);
            push(value, evidence);
        }
    }
}

/// The secrets that a label or a phrase tells, in text order.
fn ruled(reading: &Reading<'_>, writing: &Writing, values: &[Value], mentioned: bool) -> Vec<(Value, EvidenceSet)> {
    let mut found: Vec<Value> = Vec::new();
    let mut out = Vec::new();
    for value in values {
        if found.last().is_some_and(|last| value.first < last.last) {
            continue;
        }
        // Without any of the words only what stands in one piece, with two digits, opens the gate.
        let digits = writing.text(value.first, value.last).bytes().filter(u8::is_ascii_digit).count();
        if !mentioned && (value.form != Form::Mixed || digits < 2 || writing.grouping(value.first, value.last).len() > 1) {
            continue;
        }
        if let Some(evidence) = secret(reading, writing, *value, &found) {
            found.push(*value);
            out.push((*value, evidence));
        }
    }
    out
}

/// "4023 6009 ... 4417 208": three digits behind a card's number, its expiry between them or not, are the CVV.
fn behind_cards(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let (writing, tokens) = (reading.codes().plain(), reading.tokens());
    for run in writing.digit_runs(Gap::JOINS) {
        for (from, to) in run.cuts(16, 16) {
            let (first, last) = run.atoms(from, to);
            let digits = writing.text(first, last);
            if !luhn::holds(digits.as_bytes()) || !luhn::is_card_issuer(digits.as_bytes()) {
                continue;
            }
            let mut at = tokens.partition_point(|token| token.start < writing.range(first, last).1);
            let is_long = |token: &Token, len: usize| token.shape == Shape::Number && token.end - token.start == len;
            // The expiry: 11/24, 11/2024.
            let expiry = tokens[at..].iter().take(6).position(|token| token.shape == Shape::Mark(b'/'));
            at = expiry.map_or(at, |slash| at + slash + 2);
            let marks = |token: &&Token| matches!(token.shape, Shape::Mark(_) | Shape::Symbol);
            at += tokens.get(at..).unwrap_or_default().iter().take_while(marks).count();
            let Some(cvv) = tokens.get(at).filter(|token| is_long(token, 3)) else { continue };
            if reading.measure(cvv.start, cvv.end).is_none() {
                out.push(Candidate::new(Kind::Pin, reading.view().back(cvv.start, cvv.end), EvidenceSet::of(&[Evidence::WeakShape, Evidence::Neighbourhood, Evidence::LabelBefore])));
            }
        }
    }
}

/// "codice riunione zoom 884 2291 7730": nine to eleven digits in groups that let somebody into a meeting.
fn meetings(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    if !reading.mentions(&["*zoom", "*teams", "*riunion", "*lezion", "*videochiamat", "*webex", "*meeting", "*google meet"]) {
        return;
    }
    let writing = reading.codes().plain();
    for run in writing.digit_runs(Gap::SPACE.or(Gap::DASH)) {
        for (from, to) in run.cuts(9, 11).filter(|(from, to)| to - from == 3) {
            let (first, last) = run.atoms(from, to);
            let (start, end) = writing.range(first, last);
            let label = reading.labels_around(start, end, 6).into_iter().find(|near| near.is_before() && matches!(near.class, Class::Pin | Class::Code | Class::User));
            if let Some(near) = label.filter(|_| writing.glued(first, last) == (false, false)) {
                out.push(Candidate::new(Kind::Pin, reading.view().back(start, end), EvidenceSet::of(&[Evidence::WeakShape, Evidence::Neighbourhood, Evidence::Spelling]).with_label(Some(near.is_before()))));
            }
        }
    }
}

/// Where the correction of a slip ends: "4471, no aspetta, 4417" is one secret. The same form, and about as long.
fn correction(reading: &Reading<'_>, writing: &Writing, value: Value, end: usize) -> Option<usize> {
    let start = reading.tokens()[secrets::corrected(reading, end)?].start;
    let second = values(reading, writing).into_iter().find(|second| writing.range(second.first, second.last).0 == start)?;
    (second.form == value.form && second.len().abs_diff(value.len()) <= 1).then(|| writing.range(second.first, second.last).1)
}

/// Everything that has the form of a secret, from each place the longest first.
fn values(reading: &Reading<'_>, writing: &Writing) -> Vec<Value> {
    let pieces = writing.pieces();
    let mut values = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        // "P I N 7 7 0 4 2": the letters of the label are none of the secret's.
        let (start, end) = writing.range(piece.first, piece.last);
        if piece.digits == 0 && reading.labels().all().iter().any(|label| label.start <= start && end <= label.end) {
            continue;
        }
        if let Some(value) = single_characters(writing, &pieces[i..]).or_else(|| groups(reading, writing, &pieces[i..])) {
            values.push(value);
        }
        if let Some(form) = form(reading, writing, piece) {
            values.push(Value { first: piece.first, last: piece.last, form });
        }
    }
    values
}

/// The form of one piece.
fn form(reading: &Reading<'_>, writing: &Writing, piece: &Piece) -> Option<Form> {
    match (piece.digits, piece.letters(), piece.len()) {
        (0, _, 8 | 16) => is_no_word(reading, writing, piece).then_some(Form::Letters),
        (0, ..) => None,
        (_, 0, 3..=8 | 10) => Some(Form::Digits),
        (_, 0, _) => None,
        (_, _, 4..=16) => Some(Form::Mixed),
        _ => None,
    }
}

/// "M8N6 9G2C HDYR L3B2", "2394 2649", "A1B2C3D4 E5F6G7H8".
fn groups(reading: &Reading<'_>, writing: &Writing, pieces: &[Piece]) -> Option<Value> {
    let joined = 1 + pieces.windows(2).take(7).take_while(|pair| {
        let gap = writing.gap(pair[1].first);
        pair[1].first == pair[0].last && gap.joins() && !gap.has(Gap::COLON)
    }).count();
    (2..=joined).rev().find_map(|n| {
        let groups = &pieces[..n];
        let (digits, len) = groups.iter().fold((0, 0), |(digits, len), piece| (digits + piece.digits, len + piece.len()));
        let even = groups.iter().all(|piece| piece.len() == groups[0].len());
        let all_digits = digits == len;
        let form = if all_digits { Form::Digits } else { Form::Mixed };
        let fits = if all_digits {
            // A slash or a line break joins two equal halves, unless they are years.
            let torn = groups[1..].iter().any(|piece| writing.gap(piece.first).has(Gap::SLASH.or(Gap::BREAK)));
            let year = |piece: &Piece| matches!(writing.text(piece.first, piece.last).get(..2), Some("19" | "20"));
            let halves = n == 2 && even && groups[0].len() == 4 && !groups.iter().all(year);
            // "4830 2715 96": the last group is what is left.
            let but_last = groups[..n - 1].iter().all(|piece| piece.len() == groups[0].len()) && groups[n - 1].len() < groups[0].len();
            matches!(len, 4..=8 | 10) && (!torn || halves) && groups.iter().all(|piece| matches!(piece.len(), 2..=5)) && (even || n == 2 || but_last)
        } else if n == 2 && matches!(len, 8 | 16) && writing.gap(groups[1].first).has(Gap::BREAK) {
            // A line break parts where it likes.
            digits > 0 && groups.iter().all(|piece| piece.len() >= 3 && (piece.digits > 0 || is_no_word(reading, writing, piece)))
        } else if n == 2 && writing.gap(groups[1].first) == Gap::DASH && groups[0].digits == 0 && groups[0].len() <= 3 {
            // "VK-7719"
            groups[1].letters() == 0 && (3..=5).contains(&groups[1].len())
        } else if n > 2 && is_tagged(writing, groups) && (6..=16).contains(&len) {
            // "a7.k2.9f.m4", "HT-29-QP-6"
            digits >= 2 && len - digits >= 2
        } else {
            n > 2 && matches!(len, 8 | 16) && is_dashed(writing, groups) && even && digits >= 2 || even && matches!(groups[0].len(), 4 | 8) && (matches!(len, 8 | 16) || len == 12 && is_dashed(writing, groups)) && digits >= if len == 16 && n == 4 { 1 } else { 2 }
                && groups.iter().enumerate().all(|(i, piece)| {
                    // Inside a PIN of sixteen any letters stand; its first and last groups might be words around it.
                    let inside = len == 16 && n == 4 && (1..3).contains(&i);
                    piece.digits > 0 || inside || is_no_word(reading, writing, piece) || i > 0 && is_shouted(reading, writing, piece)
                })
        };
        fits.then(|| Value { first: groups[0].first, last: groups[n - 1].last, form })
    })
}

/// Nothing but dashes between the groups: "PL90-XX31-QW7T".
fn is_dashed(writing: &Writing, groups: &[Piece]) -> bool {
    groups[1..].iter().all(|piece| writing.gap(piece.first) == Gap::DASH)
}

/// Short groups with one mark between all of them and no space, most of them with a digit.
fn is_tagged(writing: &Writing, groups: &[Piece]) -> bool {
    let gap = writing.gap(groups[1].first);
    matches!(gap, Gap::DASH | Gap::DOT) && groups[1..].iter().all(|piece| writing.gap(piece.first) == gap) && groups.iter().all(|piece| piece.len() <= 4)
        && groups.iter().filter(|piece| piece.digits > 0).count() * 2 >= groups.len()
}

/// "a 1 b 2 c 3 d 4", "uno due tre quattro".
fn single_characters(writing: &Writing, pieces: &[Piece]) -> Option<Value> {
    let single = |piece: &Piece| piece.len() == 1 || writing.spoken && piece.letters() == 0 && piece.len() <= 3;
    if !single(&pieces[0]) {
        return None;
    }
    let mut n = 1 + pieces.windows(2).take(15).take_while(|pair| single(&pair[1]) && pair[1].first == pair[0].last && writing.gap(pair[1].first).joins()).count();
    let digits = |n: usize| pieces[..n].iter().map(|piece| piece.digits).sum::<usize>();
    let len = |n: usize| pieces[..n].iter().map(Piece::len).sum::<usize>();
    // "1 2 3 4 5 e ..." : a letter behind digits only is a word.
    while n > 1 && pieces[n - 1].digits == 0 && digits(n) + 1 >= len(n) {
        n -= 1;
    }
    // "... elle zero, e poi": a vowel behind a whole PIN is a word.
    if digits(n) < len(n) && !matches!(len(n), 8 | 16) && matches!(len(n - 1), 8 | 16) && matches!(writing.atoms[pieces[n - 1].first].ch, b'a' | b'e' | b'i' | b'o') {
        n -= 1;
    }
    let form = if digits(n) == len(n) { Form::Digits } else { Form::Mixed };
    let fits = n >= 3 && (4..=16).contains(&len(n)) && digits(n) >= 2 && (form == Form::Digits || matches!(len(n), 8 | 16));
    fits.then(|| Value { first: pieces[0].first, last: pieces[n - 1].last, form })
}

/// Letters that no Italian word has in this order: four consonants together, or letters of other alphabets without the vowels of a foreign word.
fn is_no_word(reading: &Reading<'_>, writing: &Writing, piece: &Piece) -> bool {
    let word = writing.text(piece.first, piece.last);
    let vowel = |b: u8| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u');
    let (mut run, mut longest, mut vowels, mut foreign) = (0, 0, 0, 0);
    for b in word.bytes() {
        run = if vowel(b) { 0 } else { run + 1 };
        longest = longest.max(run);
        vowels += usize::from(vowel(b));
        foreign += usize::from(matches!(b, b'j' | b'k' | b'w' | b'x' | b'y' | b'q'));
    }
    let laughs = word.bytes().all(|b| matches!(b, b'a' | b'h' | b'e' | b'i'));
    let few = (b'a'..=b'z').filter(|letter| word.as_bytes().contains(letter)).count() < 5;
    let stretched = few && word.as_bytes().windows(3).any(|w| w[0] == w[1] && w[1] == w[2]);
    let upper = is_shouted(reading, writing, piece);
    !laughs && !stretched && (longest >= 4 || vowels * 5 <= word.len() && longest >= 3 || upper && (longest >= 3 && foreign >= 1 || foreign >= 2))
}

/// Capitals in a text that is not all capitals.
fn is_shouted(reading: &Reading<'_>, writing: &Writing, piece: &Piece) -> bool {
    let (start, end) = writing.range(piece.first, piece.last);
    let tokens = reading.tokens();
    let own = tokens.iter().any(|token| token.start <= start && token.end >= end && token.case == Case::Upper);
    own && tokens.iter().any(|token| token.case == Case::Lower && token.end - token.start > 2)
}

/// Words for the parts of a secret that come behind another.
const PARTS: &[&str] = &["ultime", "ultimi", "altre", "altri", "restanti", "rimanenti", "prime", "primi", "seconda", "seconde", "resto"];

/// Why `value` is a secret, or `None`. `found` are the secrets before it.
fn secret(reading: &Reading<'_>, writing: &Writing, value: Value, found: &[Value]) -> Option<EvidenceSet> {
    let (start, end) = writing.range(value.first, value.last);
    let written = &reading.folded()[start..end];
    let text = writing.text(value.first, value.last);
    let (left, _) = writing.glued(value.first, value.last);
    if reading.measure(start, end).is_some() || measures::is_date(written) || is_service_number(&text) {
        return None;
    }
    let tokens = reading.tokens();
    let here = tokens.partition_point(|token| token.end <= start);
    // The words before, emoji and marks left out.
    let before: Vec<&str> = tokens[..here].iter().rev().filter(|token| token.shape == Shape::Word).take(5).map(|token| reading.text(token)).collect();
    let word_before = |n: usize| before.get(n - 1).copied().unwrap_or_default();
    if matches!(word_before(1), "tipo" | "esempio" | "es" | "formato" | "stile") || value.len() == fiscal_code::LENGTH && fiscal_code::is_nearly(text.as_bytes()) {
        return None;
    }
    // "il sito dice codice 1045": what a machine says, no secret.
    if value.form == Form::Digits && value.len() <= 4 && is_status(&before) {
        return None;
    }
    let year = value.form == Form::Digits && value.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let reach = if value.form == Form::Digits { 9 } else { 20 };
    // A label far behind says less than the sentence before.
    let around = reading.labels_around(start, end, reach);
    let owner = reading.owner(start, end, reach);
    let owner = owner.filter(|near| near.is_before() || near.cost <= 1 && !reading.folded()[near.at.0..].starts_with("error")).or_else(|| around.iter().find(|near| near.is_before()).copied());
    let is_pin = |near: &Near| near.class == Class::Pin;
    let label = owner.filter(is_pin).or_else(|| {
        // "il pin della carta è X": the card only says whose PIN it is.
        let mut around = around.iter().copied();
        owner.filter(|near| matches!(near.class, Class::Card | Class::Number | Class::Code | Class::Phone | Class::User | Class::IdentityCard | Class::HealthCard))
            .and_then(|owner| around.find(|near| is_pin(near) && near.is_before() == owner.is_before() && near.cost <= owner.cost + if value.form == Form::Digits { 2 } else { 20 }))
    });
    // A letter that touches it belongs to it, unless it is the label.
    if left && label.is_none_or(|near| near.at.1 != start) {
        return None;
    }
    // Part of a longer number is none.
    let part = value.first > 0 && !follows_time(&tokens[..here], reading) && writing.atoms[value.first].gap.joins() && writing.atoms[value.first - 1].is_digit();
    if part && value.form == Form::Digits && label.is_none_or(|near| !near.is_before() || near.at.1 <= writing.atoms[value.first - 1].start) {
        return None;
    }
    let context = reading.folded();
    let behind = secrets::closed(&tokens[tokens.partition_point(|token| token.start < end)..]);
    let weak = EvidenceSet::of(&[Evidence::WeakShape]);
    let strong = EvidenceSet::of(&[Evidence::Shape]);
    let told = Disclosure::of(reading, start, end);
    // "primi quattro 9X2K": a part as long as it is said to be.
    let size = |token: &Token| reading.text(token).parse().ok().or_else(|| numbers::spelled(reading.text(token)).map(usize::from));
    let part_of = value.form == Form::Mixed && matches!(value.len(), 4 | 8) && here >= 2
        && ["prim", "second", "ultim", "terz"].iter().any(|stem| reading.text(&tokens[here - 2]).starts_with(stem)) && size(&tokens[here - 1]) == Some(value.len());
    if part_of {
        return Some(weak.with(Evidence::Neighbourhood).with(Evidence::Spelling));
    }
    // "VK-7719": two letters and digits are goods, forms and offices almost everywhere, but behind the label itself.
    let tagged = value.form == Form::Mixed && value.len() < 9 && written.contains('-') && writing.grouping(value.first, value.last).len() == 2 && text.trim_start_matches(|c: char| c.is_ascii_alphabetic()).bytes().all(|b| b.is_ascii_digit());
    if tagged && label.is_none_or(|near| !near.is_before() || near.cost > 0) {
        return None;
    }
    // Four letters and digits are a secret only where a door or a PIN holds them out ("A118" is a ticket).
    let locked = secrets::is_locked(reading, &tokens[..here]);
    if value.form == Form::Mixed && value.len() == 4 && !(locked && told.presented) && label.is_none_or(|near| !near.is_before() || near.cost > 0) {
        return None;
    }
    if matches!(word_before(1), "alle" | "ore" | "dalle") && value.form == Form::Digits && value.len() <= 4 {
        return None;
    }
    if let Some(near) = label {
        let before = near.is_before();
        let believed = match value.form {
            Form::Mixed => near.cost <= if before { 6 } else { 3 } || matches!(value.len(), 8 | 16) && before && near.cost <= 12 || before && told.presented,
            Form::Letters => true,
            Form::Digits if value.len() == 3 => is_cvv(&reading.folded()[near.at.0..near.at.1]) && near.cost <= 2,
            // "il pin e l'anno della guerra, 1940"
            Form::Digits if year && before && told.apart && near.cost <= 8 && before_words(reading, &tokens[..here]).any(|word| matches!(word, "anno" | "nascita" | "matrimonio" | "compleanno")) => true,
            Form::Digits if year => before && near.stated && near.cost <= 2 && told.presented || before && near.cost == 0 && !matches!(word_before(1), "del" | "dal" | "nel" | "anno" | "di" | "da" | "al" | "inps"),
            Form::Digits if !before => near.cost <= 1,
            // "il pin ad alta voce allo sportello, 2580, ..."; "il pin è quello della sua nascita 15031948".
            Form::Digits => near.cost <= if near.stated { 4 } else { 2 } || near.cost <= 8 && (told.presented || told.apart || told.typed && told.judged || value.len() >= 5 && (told.typed || told.judged)),
        };
        if believed {
            // A date of eight digits that is held out as a PIN is one.
            let surely = near.stated && told.any() && value.len() >= 5;
            let evidence = if value.form == Form::Digits && !surely { weak.with_if(told.any(), Evidence::Neighbourhood) } else { strong };
            return Some(evidence.with_label(Some(before)));
        }
    }
    // What looks drawn by lot is a PIN of INPS, wherever it stands, unless a label says that it is something else.
    if value.form == Form::Mixed && matches!(value.len(), 8 | 16) && secrets::is_random(&text) && !fiscal_code::is_nearly(text.as_bytes()) {
        let other = owner.is_some_and(|near| match near.class {
            Class::Goods | Class::Transit | Class::Law | Class::Password | Class::User | Class::Case => near.cost <= 3,
            Class::Plate | Class::Passport | Class::DrivingLicence | Class::IdentityCard | Class::Iban | Class::Account | Class::ResidencePermit => near.cost <= 1,
            _ => false,
        });
        let spoken_of = value.len() == 16 || told.any() || SECRETS.iter().any(|word| context.contains(word));
        if !other && spoken_of {
            return Some(strong);
        }
    }
    let screen = |near: &Near| matches!(near.class, Class::Phone | Class::User | Class::HealthCard | Class::IdentityCard | Class::Password) && value.len() <= 6 && told.any();
    let unowned = owner.is_none_or(|near| matches!(near.class, Class::Pin | Class::Code | Class::Number | Class::Card) || near.cost > 3 || screen(&near));
    let code = around.into_iter().find(|near| near.class == Class::Code && near.is_before());
    // "X e dà errore": what the machine said, no number of an error.
    let other_code = reading.labels().all().iter().any(|label| matches!(label.class, Class::Goods | Class::Law) && !(label.start >= end && context[label.start..].starts_with("error")));
    let presented = code.is_some_and(|near| near.stated && near.cost == 0 && is_presented(&context[near.at.1.min(start)..start]));
    let short = value.form == Form::Digits && (4..=8).contains(&value.len());
    // "sblocco col X", "la carta funziona con X", "oggi con lo stesso X"
    let again = matches!(word_before(1), "stesso" | "stessa") && found.iter().any(|other| writing.text(other.first, other.last) == text);
    let opened = short && unowned && (secrets::gets_in(reading, &tokens[..here]) || again);
    // "il cancello si apre con X", "portone di casa: X", "fate X cancelletto"
    let lock = locked && unowned && (told.presented || told.typed) && (short || value.form == Form::Mixed && value.len() <= 8 && told.presented);
    let keyed = short && secrets::is_keyed(reading, &tokens[..here], behind);
    // "ho provato con 00000 e con 11111"
    let tried = short && secrets::is_default(&text) && matches!(word_before(1), "con" | "col") && (told.typed || !found.is_empty());
    if opened || lock || keyed || tried {
        return Some(weak.with(Evidence::Neighbourhood));
    }
    // "sul retro leggo 612"
    let turned = value.form == Form::Digits && value.len() == 3 && (told.typed || told.presented) && before.iter().any(|word| matches!(*word, "retro" | "dietro"))
        // "e dietro 418", "le tre cifre 417", where the card is spoken of; "i numeri dietro la carta ... gli ho detto tre uno otto".
        || value.form == Form::Digits && value.len() == 3 && reading.labels().any(Class::Card)
            && (matches!(word_before(1), "dietro" | "retro") || word_before(1) == "cifre" && matches!(word_before(2), "tre" | "3")
                || (writing.spoken || told.apart) && told.any() && tokens[..here].iter().any(|token| matches!(reading.text(token), "dietro" | "retro")));
    if turned {
        return Some(weak.with(Evidence::Neighbourhood));
    }
    if is_sent(reading, &before, behind, &text) && owner.is_none_or(|near| !near.is_before() || near.cost > 0 || near.class == Class::Phone) && !other_code {
        return Some(weak.with(Evidence::Neighbourhood).with(Evidence::Spelling));
    }
    // "bancoposta X e mi ha mangiato la carta": five digits are a card's PIN.
    let eaten = value.form == Form::Digits && value.len() == 5 && (told.judged || told.typed) && owner.is_some_and(|near| near.class == Class::Card && near.is_before() && near.cost == 0);
    // "codice della mia cie X": half of its PIN, the card's number has letters.
    let half = value.form == Form::Digits && matches!(value.len(), 4 | 8) && owner.is_some_and(|near| near.class == Class::IdentityCard && near.is_before() && near.cost == 0 && context[near.at.0..].starts_with("cie"))
        && reading.labels().all().iter().any(|label| label.class == Class::Code && label.end <= start && start - label.end < 24);
    // "ho letto X al telefono", to somebody who cheated.
    let cheated = value.form == Form::Digits && value.len() == 6 && (told.typed || word_before(1) == "letto") && owner.is_none_or(|near| !near.is_before() || near.cost > 3) && ["fregar", "fregat", "truff", "imbrogli", "raggir", "call center", "operator", "hacker"].iter().any(|word| context.contains(word));
    if eaten || half || cheated {
        return Some(weak.with(Evidence::Neighbourhood));
    }
    // "e le ultime X", as many as the half before.
    let rest = short && PARTS.contains(&word_before(1)) && found.iter().any(|other| other.form == value.form && other.len() == value.len());
    // "ho messo X e adesso non apre": typed, set apart, refused, and no round sum.
    let refused = short && value.len() >= 5 && told.typed && told.judged && told.apart && !text.ends_with("00") && unowned;
    if rest || refused {
        return Some(weak.with(Evidence::Neighbourhood));
    }
    if !unowned || year && !presented || value.len() < 4 {
        return None;
    }
    // "le 4 cifre che mi avete mandato (X)": as many as it has.
    let as_many = value.form == Form::Digits && (told.apart || told.presented || told.typed) && {
        tokens[..here].windows(2).rev().take(10).any(|pair| {
            // "le prime quattro della cie sono X"
            matches!(reading.text(&pair[1]), "cifre" | "numeri" | "numerini") && size(&pair[0]) == Some(value.len()) || PARTS.contains(&reading.text(&pair[0])) && size(&pair[1]) == Some(value.len()) && told.presented
        })
    };
    if as_many && !other_code {
        return Some(weak.with(Evidence::Neighbourhood).with_if(value.len() >= 4, Evidence::Spelling));
    }
    // The second half, the new code, the one that came next.
    let sibling = found.iter().any(|other| {
        let between = || tokens.iter().filter(|token| token.start >= writing.atoms[other.last - 1].end && token.end <= start);
        let joins = || between().any(|token| matches!(reading.text(token), "e" | "poi" | "o" | "ed" | "oppure" | "seconda" | "nuovo" | "in" | "quello" | "altro" | "con" | "/" | "+"));
        other.form == value.form && other.len() == value.len() && (value.form != Form::Digits || value.len() >= 5 || between().count() <= 6 && joins())
    });
    if sibling {
        return Some(weak.with(Evidence::Neighbourhood));
    }
    let typed = told.typed || word_before(1) == "fatto";
    let opens = ACCESS.iter().any(|word| context.contains(word));
    let by_sms = context.contains("sms") || context.contains("otp") || context.contains("messaggino");
    let secret = reading.labels().any(Class::Pin) || ["segret", "bloccat", "blocco", "codicino", "credenzial"].iter().any(|word| context.contains(word));
    let counted = ["cifre", "numeri", "numerini", "caratteri"].iter().any(|word| before[..before.len().min(2)].contains(word));
    let hinted = match value.form {
        // "il segreto è facile: quattro quattro sette sette zero"
        Form::Digits => {
            writing.spoken && (4..=8).contains(&value.len()) && writing.grouping(value.first, value.last).len() > 3 && (secret || counted && told.any())
                || (typed || told.presented && counted) && secret && (5..=8).contains(&value.len())
                || presented && value.len() <= 8 && !other_code
                || typed && opens && value.len() <= 8
                || by_sms && value.len() == 6 && (code.is_some() || matches!(word_before(1), "sms" | "messaggio" | "messaggino"))
                // "il codice, X, ..."
                || code.is_some_and(|near| near.cost <= 1) && told.apart && (4..=8).contains(&value.len()) && !other_code
                // "metto due sette zero nove uno"
                || writing.spoken && (4..=8).contains(&value.len()) && writing.grouping(value.first, value.last).len() > 3 && !secrets::is_default(&text) && (typed || told.presented || reading.labels_around(start, end, 3).iter().any(|near| near.class == Class::Code))
                // "le ultime quattro, che sono X"
                || told.presented && !found.is_empty() && PARTS.iter().any(|word| tokens[..here].iter().rev().take(6).any(|token| reading.text(token) == *word))
                || code.is_some_and(|near| near.stated && near.cost <= 1) && value.len() <= 8 && (opens || by_sms || context.contains("bancomat") || context.contains("carta") || context.contains("postepay"))
                // "il codice per attivare la carta è X giusto?", "il codice X non lo accetta", "mi ha chiesto il codice e gliel'ho dato X"
                || code.is_some_and(|near| told.judged && (near.cost == 0 || told.presented) || typed && told.apart) && (4..=8).contains(&value.len()) && !other_code
                // "metto X e dice inserire codice corretto"
                || typed && told.judged && (4..=8).contains(&value.len()) && !other_code && (secret || reading.labels().any(Class::Code) || context.contains("pin"))
                || code.is_some() && typed && (5..=8).contains(&value.len()) && !other_code
        }
        Form::Mixed if code.is_some_and(|near| near.stated && near.cost <= 2) && told.presented && !other_code && secrets::is_random(&text) && value.len() >= 6 => true,
        Form::Mixed => (typed || told.presented && told.judged) && (opens || code.is_some()) && matches!(value.len(), 8 | 16) && !(code.is_none() && value.first > 0 && text.bytes().filter(u8::is_ascii_digit).count() < 2),
        Form::Letters => false,
    };
    hinted.then(|| weak.with(Evidence::Neighbourhood).with_if(code.is_some_and(|near| near.is_before()), Evidence::LabelBefore))
}

/// Words of a text in which eight letters and digits drawn by lot are a PIN.
const SECRETS: &[&str] = &["pin", "codic", "sms", "parte", "pezzo", "meta", "spid", "inps", "arrivat", "spedit", "mandat", "entrar", "acced", "accesso", "login", "letter", "scritt", "legg", "posta", "app ", "sito", "segret", "sblocc", "errat", "attiv", "cassetto", "ricevut"];

/// The last eight words.
fn before_words<'a>(reading: &'a Reading<'_>, before: &'a [Token]) -> impl Iterator<Item = &'a str> {
    before.iter().rev().filter(|token| token.shape == Shape::Word).take(8).map(|token| reading.text(token))
}

/// "l'app mi manda X", "mi arriva questo: X", "usa X per autorizzare": a code that a machine sends, six digits mostly.
fn is_sent(reading: &Reading<'_>, before: &[&str], behind: &[Token], digits: &str) -> bool {
    if !(5..=8).contains(&digits.len()) || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.ends_with("000") {
        return false;
    }
    let words: Vec<&str> = before.iter().copied().filter(|word| !matches!(*word, "questo" | "qst" | "sto" | "un" | "il")).collect();
    let word = |n: usize| words.get(n).copied().unwrap_or_default();
    let sends = ["mandat", "manda", "mandan", "arriv", "inviat", "invia", "spedi"].iter().any(|stem| word(0).starts_with(stem));
    let to_me = matches!(word(1), "mi" | "m" | "ci" | "e" | "ha" | "hanno" | "me");
    let mut behind = behind.iter().filter(|token| token.shape == Shape::Word).map(|token| reading.text(token));
    let next = [behind.next().unwrap_or_default(), behind.next().unwrap_or_default()];
    let used = matches!(word(0), "usa" | "inserisci" | "utilizza" | "digita" | "usi") && next[0] == "per";
    // "ricevo X via sms"; a donation goes to a number of five digits.
    let carried = digits.len() >= 6 && matches!(next[0], "via" | "per" | "x" | "con" | "tramite") && matches!(next[1], "sms" | "messaggio" | "messaggino" | "whatsapp");
    let machine = reading.mentions(&["app ", "*sms", "*whatsapp", "*banca", "*intesa", "*poste", "*google", "*unicredit", "*codic", "*accesso", "*truff"]);
    used || carried || sends && to_me && digits.len() == 6 || word(0) == "sms" && machine || sends && to_me && machine
}

/// "alle 10.42 719007": the number before is a time of day.
fn follows_time(before: &[Token], reading: &Reading<'_>) -> bool {
    let mut back = before.iter().rev().skip_while(|token| matches!(token.shape, Shape::Number | Shape::Mark(b'.' | b':' | b',')));
    back.next().is_some_and(|token| matches!(reading.text(token), "alle" | "ore" | "dalle"))
}

/// "è X", ": X": the last thing before it presents it.
fn is_presented(between: &str) -> bool {
    let between = between.trim_end_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ':' | '='));
    between.ends_with([':', '=']) || between.ends_with(" e") || between == "e" || between.ends_with("era")
}

fn is_cvv(label: &str) -> bool {
    label.starts_with("cv") || label.contains("dietro") || label.contains("retro") || label.contains("sicurezza") || label.ends_with("cifre") || label.starts_with("pin")
}

/// Numbers of public services that stand where a PIN is talked about.
fn is_service_number(digits: &str) -> bool {
    (digits.starts_with("803") && digits.len() == 6) || digits == "164164" || digits.starts_with("800") && digits.len() == 9 || digits.starts_with("06164")
}

/// "il sito dice codice 1045": true when the words before, nearest first, say that a machine tells its state.
fn is_status(before: &[&str]) -> bool {
    matches!(before, ["codice", "dice" | "esce" | "da" | "appare" | "compare" | "mostra" | "con", ..])
}


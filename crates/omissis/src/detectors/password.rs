use crate::checks::fiscal_code;
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::disclosure::{Disclosure, is_typing};
use crate::speech::labels::{Class, Label};
use crate::speech::secrets;
use crate::speech::tokens::{Shape, Token};

detector! {
    /// # Password, and the user name beside it
    ///
    /// A word that opens an account. It has no shape; what makes it one is that somebody says so. A user name counts when its password stands in the same comment (an e-mail or codice fiscale used as user name keeps its own kind).
    ///
    /// **How people write it.** "password X", "psw: X", "la pass è X", "user X psw Y", "parola segreta X", "utente X password Y", with capitals, digits and signs, or a plain word.
    ///
    /// **What counts.** Behind the label, with at most a copula, a colon and words like "mia", "provvisoria" between: whatever has a digit, a sign inside or capitals inside; a plain word when a colon, an equals sign, "è" or "come password" presents it, or when the label
    /// is "parola chiave", "parola segreta", "psw", "pw". All up to the next space.
    ///
    /// Without the label: a string drawn up like a password ("Brindisi72!") where the text speaks of accounts (SPID, login, area riservata) and nothing else claims it; what stands behind an e-mail or a user name ("spid aruba: mail / X"), behind "entro con" and
    /// "accedo come"; the factory's pairs ("admin admin") beside a machine; the answer to a "domanda segreta"; "U: X P: Y"; the key of a network. A slip and its correction ("X anzi Y") are one span.
    ///
    /// What no label and no phrase settles the learned scorer reads: it tells plain words and pairs that stand in running speech ("ci ho messo il nome del cane, X"), and takes back what a rule saw and it is sure against.
    ///
    /// **What stays.** Asking and complaining: "password scaduta", "la password non va", "ho dimenticato la password", "password di 8 caratteri", "password dello spid", "che password avete messo?". Words that describe a password are none.
    ///
    /// **What looks like it.** "pass." before a passport number, Wi-Fi names, user complaints ("utente bloccato").
    ///
    /// **Worse error:** the leak.
    ///
    /// Sources: the labelling guide; AgID, SPID rules on credentials.
    kind: Password,
    triggers: Triggers { mixed_run: true, words: WORDS, ..Triggers::NONE },
    hides: [
        "password ⟦Vesuvio1967!⟧ e non funziona",
        "user ⟦mario.derosa67⟧ psw ⟦derosa1967⟧ entrate voi",
        "pw ⟦forzanapoli87⟧ lo so che non si scrive",
        "nome utente ⟦rosalba.tn⟧ e password provvisoria ⟦Tmp-4471xk⟧",
        "parola segreta ⟦zafferano⟧ e il pin lo sapete",
        "parola chiave ⟦pippo e pluto⟧ me la ricordo",
        "passuord ⟦Gennaro2⟧ cambiata ogni 3 mesi",
        "la pass è ⟦Sole&Luna09⟧. stop",
        "la mia password è ⟦zafferano⟧",
        "password: ⟦zafferano⟧",
        "ho messo come password ⟦pulcinella⟧",
        "spid poste utente io@example.org password ⟦Nonnamia.2020⟧",
        "le credenziali sono ⟦mrossi70⟧ / ⟦Vesuvio!1⟧",
        "⟦Vesuvio1967⟧ è la password",
        "accesso: io@example.org / ⟦Pasticciotto#9⟧ entrate voi",
        "la pass è ⟦napoli3scudetti⟧, tutto attaccato",
        "il wifi è ⟦Studia_o_muori22⟧ non ditelo",
        "la psw che ho messo io è ⟦Carmela!62⟧ ma niente",
        "Password dello spid di mamma: ⟦Immacolata58#⟧",
        "entro con io@example.org e ⟦Terni.1988⟧",
        "ho provato ⟦Maradona10⟧, è la password di sempre",
        "la password del wifi la sapete, quella di casa è ⟦nonnapina33⟧",
        "mi ha generato ⟦xK9#pLq27Z⟧ come password provvisoria",
        "p.w. ⟦torino1906⟧",
        "la mia pass è facile facile ⟦ciaociao1⟧",
        "mi avete resettato la password in ⟦Inps2019!⟧ e non va",
        "nickname ⟦pinuccia58⟧ e password ⟦Gardenia!⟧",
        "chiave wifi biblioteca ⟦leggere2020⟧",
        "ID: ⟦00418827⟧ PASSWORD: ⟦santalucia⟧",
        "la password era ⟦nonloso⟧ giuro",
        "la parola che avevo scelto io, ⟦Cavalluccio22⟧, e mi butta fuori",
        "provate voi: ⟦lucianobarca⟧ ⟦Marechiaro!3⟧ sono user e pass del portale",
        "Nome utente mio: ⟦anto.scala⟧, Password: sempre la stessa, ⟦AntoScala1⟧",
        "password del portale ⟦Carbonara1976⟧ scaduta",
        "user ⟦ntonio_calabr⟧ e password ⟦caciocavallo!⟧, provate voi",
        "il wifi dell'aula studio è ⟦Studia_o_muori22⟧",
        "entro con nome utente ⟦nonnapina48⟧ e password ⟦Lanterna!52⟧ e mi butta fuori",
        "Entro come ⟦carlalui52⟧ e la parola chiave è ⟦gattoPippo!⟧",
        "ho rimesso la vecchia, ⟦Gennaro74!⟧, e dice già usata",
        "⟦annalisa.doti⟧/⟦Peperoncino5⟧ provate voi se riuscite a entrare",
        "spid aruba: io@example.org / ⟦Brindisi72!⟧",
        "poste id, io@example.org, ⟦Carbonara.5⟧, credenziali errate",
        "entro sempre come ⟦gino47⟧ e poi ⟦Lambretta1⟧, oggi no",
        "nell'area riservata ci vado con ⟦Zagara_44⟧",
        "il modem ha ancora ⟦admin⟧ ⟦admin⟧",
        "il router del comune? ⟦root⟧ e ⟦toor⟧",
        "domanda segreta nome del cane, ho messo ⟦briciola⟧",
        "la password l'ha scelta mio nipote: ⟦ciaonns⟧ e me la scordo",
        "⟦Peppina1950⟧ questa è la password",
        "mi dicono di dettare la password, e io ⟦Rondine21⟧",
        "rete Vodafone chiave ⟦xk29fmm4tq⟧ se vi serve",
        "la chiave del wifi è ⟦signoramia88⟧",
        "hotspot di casa, pass ⟦katiakatia⟧",
        "U: ⟦scuolabus19⟧ P: ⟦mensa19⟧",
        "registro elettronico di mio figlio: ⟦S8817231⟧ / ⟦pokemon12⟧",
        "la password è ⟦Ginestra7 anzi con la minuscola ginestra7⟧",
        "lo spid riconosce la mail ma non ⟦Trattore1982⟧",
        "wifi dello studio medico: ⟦aspettailturno⟧",
        "utente ⟦nina.b⟧ chiave ⟦salice.piangente⟧",
    ],
    keeps: [
        "ho dimenticato la password",
        "password scaduta, come faccio?",
        "la password è sbagliata",
        "la password è stata cambiata",
        "password di 8 caratteri con maiuscola e numero",
        "la password dello spid non va",
        "che password avete messo sul sito, \"nonfunzionomai\"? 😂",
        "la password: non la ricordo",
        "utente bloccato, password errata",
        "la password la vuole nuova ogni 90 giorni",
        "pass. AA6617848 ritirato in questura",
        "serve password e pin",
        "il wifi è lento, accesso: negato",
        "nome utente e password dove li trovo",
        "la password è obbligatoria",
        "se mettete utente e password uguali per tutti",
        "ho cambiato la password 3 volte in 20giorni",
        "suggerimento password: squadra del cuore",
        "parola d'ordine: pazienza",
        "admin admin come si entra nel gruppo?",
        "entro con Windows10 e Chrome80 nel portale",
        "il portale Reddito2019 non si apre",
        "la domanda segreta: perché non rispondete mai?",
        "accedo con lo spid di livello 2",
        "green pass obbligatorio per entrare",
        "scrivetemi a io@example.org grazie, entrate nel gruppo",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*pas", "*psw", "*pwd", "*access", "*wifi", "*wi fi", "*rete", "*psd", "*pss", "*pw", "*parola", "*parole", "*chiave", "*credenz", "*p.w", "*entro con", "*accedo con",
    "*spid", "*poste id", "*posteid", "*namirial", "*lepida", "*sielte", "*infocert", "*login", "*loggo", "*entro ", "*entra ", "*entrat", "*entrar", "*entravo", "*acced", "*registro elettronico", "*area riservata", "*fascicolo sanitario", "*portale", "*account",
    "*admin", "*root", "*segreta", "*di sicurezza", "*hotspot", "*uaifai", "*wi-fi", "u:", "*rimess", "*registrat", "*utente", "*username", "*conferma", "*casell", "*iscritt", "*apre", "*sito",
];

/// Words that follow "password" and are none: what describes it, what is done with it, and the small words of Italian.
const ORDINARY: &[&str] = &[
    "non", "mai", "e", "o", "ma", "per", "di", "del", "dello", "della", "dell", "dei", "delle", "degli", "che", "chi", "cui", "con", "da", "dal", "dalla", "in", "nel", "nella", "su", "sul", "sulla", "al", "allo", "alla", "ai", "a", "ad", "la", "il", "lo", "le", "i", "gli", "l", "un", "una", "uno",
    "mi", "ti", "si", "ci", "vi", "ne", "se", "come", "quando", "dove", "perche", "xke", "xche", "ho", "hai", "ha", "abbiamo", "avete", "hanno", "sono", "sei", "siamo", "siete", "era", "erano", "va", "vuole", "dice", "serve", "funziona", "scade", "arriva", "puo", "posso", "devo", "deve", "fa", "sta",
    "spid", "inps", "poste", "wifi", "wi", "mail", "email", "pec", "facebook", "fb", "instagram", "gmail", "google", "account", "sito", "portale", "app", "iniziale", "finale", "nuova", "nuovo", "vecchia", "vecchio", "sicura", "giusta", "sempre", "ancora", "anche", "gia", "poi", "ok", "no", "grazie", "boh", "ogni", "tutte", "tutti", "tutto", "troppo", "molto", "quella", "quello", "questa", "questo",
    "stessa", "stesso", "uguale", "diversa", "altra", "prima", "seconda", "mia", "mio", "tua", "sua", "vostra", "loro", "personale", "temporanea", "provvisoria", "unica", "segreta", "valida", "corretta", "errata", "minimo", "minima", "lunga", "corta", "difficile", "facile", "semplice", "impossibile", "complicata", "alfanumerica", "numerica", "bancaria", "amministratore", "admin", "pin", "puk", "otp", "user", "username", "utente", "numero", "codice",
    "entro", "fino", "dopo", "senza", "via", "tramite", "solo", "soltanto", "quindi", "allora", "insomma", "pero", "cosi", "ora", "adesso", "oggi", "ieri", "domani", "qui", "qua", "li", "qualcuno", "niente", "nulla", "qualcosa", "cosa", "quale", "qual", "quanto", "due", "tre", "quattro", "cinque", "giorni", "mesi", "volte", "volta", "caratteri", "cifre", "lettere", "maiuscola", "minuscola", "scusate", "salve", "aiuto", "please",
    "bloccato", "bloccata", "stata", "stato", "stati", "state", "cambio", "persa", "perso", "inesistente", "sconosciuto", "registrato", "finali", "inps:", "online", "debole", "forte", "wind", "tim", "vodafone", "banca", "bancomat", "carta", "ecc", "etc",
];

/// How many characters a plain word has at least to be taken for a password.
const PLAIN: usize = 4;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    if reading.mentions(WORDS) {
        ruled(reading, out);
    }
}

/// What a label or a phrase tells.
fn ruled(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let labels = reading.labels();
    let mut found = false;
    for label in labels.all().iter().filter(|label| label.class == Class::Password) {
        let values = Values { reading, label };
        let value = values.behind().or_else(|| values.stated_later()).or_else(|| if values.is_answered() { None } else { values.before() });
        let Some((value, evidence)) = value else {
            continue;
        };
        found = true;
        let end = value.1;
        push(reading, value, evidence, out);
        // "credenziali: nome / password"
        if presents_both(&reading.folded()[label.start..label.end])
            && let Some(second) = values.second(end)
        {
            push(reading, second, evidence, out);
        }
    }
    for label in labels.all().iter().filter(|label| label.class == Class::User && names_both(reading, label)) {
        let values = Values { reading, label };
        for value in values.pair_before().into_iter().flatten() {
            found = true;
            push(reading, value, EvidenceSet::of(&[Evidence::Shape, Evidence::LabelAfter]), out);
        }
    }
    for label in labels.all().iter().filter(|label| label.class == Class::User || label.class == Class::Password && presents_both(&reading.folded()[label.start..label.end])) {
        // "accesso: mail / password", "entro con mail e password": the e-mail keeps its own kind.
        let values = Values { reading, label };
        if let Some(second) = values.behind_mail() {
            found = true;
            push(reading, second, EvidenceSet::of(&[Evidence::Shape, Evidence::LabelBefore]), out);
        }
    }
    found |= typed(reading, out);
    found |= unlabelled(reading, out);
    found |= shorthand(reading, out);
    found |= chosen(reading, out);
    if !found {
        return;
    }
    // "utenza X parola chiave Y": the word names a supply too.
    let user = |label: &&Label| label.class == Class::User || label.class == Class::Case && &reading.folded()[label.start..label.end] == "utenza";
    for label in labels.all().iter().filter(user) {
        let values = Values { reading, label };
        if let Some((value, evidence)) = values.behind() {
            push(reading, value, evidence, out);
        }
    }
}

/// "ho provato X", "quella di casa è X" where the text speaks of passwords: letters and digits in one string that nothing else claims.
fn typed(reading: &Reading<'_>, out: &mut Vec<Candidate>) -> bool {
    let labels = reading.labels();
    let Some(label) = labels.all().iter().find(|label| label.class == Class::Password) else { return false };
    let values = Values { reading, label };
    let tokens = reading.tokens();
    let (mut found, mut end) = (false, 0);
    for at in 0..tokens.len() {
        let token = &tokens[at];
        let begins = token.is_wordlike() && (at == 0 || tokens[at - 1].end < token.start || matches!(tokens[at - 1].shape, Shape::Mark(b'"' | b'(' | b':' | b'=')));
        if token.start < end || !begins {
            continue;
        }
        let Some(value) = secrets::value(reading, at) else { continue };
        let inside = &reading.folded()[value.0..value.1];
        let letters = inside.bytes().filter(u8::is_ascii_alphabetic).count();
        let digits = inside.bytes().filter(u8::is_ascii_digit).count();
        // "20giorni" counts, "Vesuvio20" does not.
        let counts = inside.trim_start_matches(|c: char| c.is_ascii_digit()).bytes().all(|b| b.is_ascii_alphabetic());
        if letters < 3 || digits < 1 || inside.len() < 6 || counts || values.is_no_value(at, value) {
            continue;
        }
        if is_presented_code(reading, value) {
            continue;
        }
        let told = Disclosure::of(reading, value.0, value.1);
        let before = tokens[..at].iter().rev().find(|token| token.shape == Shape::Word).map_or("", |token| reading.text(token));
        let owned = reading.owner(value.0, value.1, 3).is_some_and(|near| !matches!(near.class, Class::Password | Class::User | Class::Number | Class::Email | Class::Code));
        // "dica la password", e io X
        let answered = before == "io" && tokens[..at].iter().rev().filter(|token| token.shape == Shape::Word).nth(1).is_some_and(|token| reading.text(token) == "e");
        if !owned && (is_typing(before) || answered || told.presented || told.typed && (told.apart || told.judged)) {
            end = value.1;
            found = true;
            push(reading, value, EvidenceSet::of(&[Evidence::Shape, Evidence::Neighbourhood]), out);
        }
    }
    found
}

/// What is disclosed without the word: by its place behind an e-mail or a user name, behind a verb of getting in, or by a first choice ("admin admin").
fn unlabelled(reading: &Reading<'_>, out: &mut Vec<Candidate>) -> bool {
    let tokens = reading.tokens();
    let known = out.len();
    let account = reading.mentions(secrets::ACCOUNTS) || reading.labels().any(Class::Password);
    let held = EvidenceSet::of(&[Evidence::Shape, Evidence::Neighbourhood]);
    let ours = |value: (usize, usize)| reading.owner(value.0, value.1, 2).is_none_or(|near| {
        matches!(near.class, Class::Password | Class::User | Class::Number | Class::Email | Class::Code | Class::Phone) || near.cost > 0 && !(near.is_before() && near.stated)
    });
    if account {
        for mail in &reading.links().mails {
            let at = secrets::behind_joint(reading, mail.end);
            let Some(value) = secrets::value(reading, at) else { continue };
            let next = tokens.iter().position(|token| token.start >= value.1);
            let invited = next.is_some_and(|i| matches!(reading.text(&tokens[i]), "entrate" | "provate" | "entra" | "prova" | "accedete" | "guardate"));
            let plain = invited && tokens[at].shape == Shape::Word && value.1 - value.0 >= PLAIN && !ORDINARY.contains(&&reading.folded()[value.0..value.1]);
            if (secrets::is_strong(reading, value) || plain) && !is_something_else(reading, at, value) {
                push(reading, value, held, out);
            }
        }
    }
    for (at, token) in tokens.iter().enumerate() {
        if at > 0 && tokens[at - 1].end == token.start && !matches!(tokens[at - 1].shape, Shape::Mark(b'(' | b'"' | b':' | b'=' | b'*')) || !token.is_wordlike() {
            continue;
        }
        let Some(value) = secrets::value(reading, at) else { continue };
        let inside = &reading.folded()[value.0..value.1];
        // "entro con X", and the password behind it.
        if secrets::gets_in(reading, &tokens[..at]) && (secrets::is_strong(reading, value) || secrets::is_user(reading, value)) && !is_something_else(reading, at, value) && ours(value) {
            push(reading, value, held, out);
            let second = secrets::behind_joint(reading, value.1);
            if let Some(value) = secrets::value(reading, second).filter(|value| secrets::is_strong(reading, *value) && !is_something_else(reading, second, *value)) {
                push(reading, value, held, out);
            }
            continue;
        }
        // "nome.cognome/Password1 provate voi"
        if account
            && let Some((user, password)) = inside.split_once('/').map(|(user, _)| ((value.0, value.0 + user.len()), (value.0 + user.len() + 1, value.1)))
            && password.0 < password.1
            && secrets::is_user(reading, user)
            && secrets::is_strong(reading, password)
        {
            push(reading, user, held, out);
            push(reading, password, held, out);
            continue;
        }
        if account && secrets::is_drawn(reading, value) && !is_something_else(reading, at, value) && ours(value) && !is_document(inside) && !is_presented_code(reading, value) {
            push(reading, value, held, out);
            continue;
        }
        let next = secrets::behind_joint(reading, token.end);
        let second = if is_first_choice(reading, at, next) { next } else { secrets::behind_joint(reading, value.1) };
        let Some(password) = secrets::value(reading, second) else { continue };
        let value = if second == next { (token.start, token.end) } else { value };
        let pair = account && secrets::is_user(reading, value) && secrets::is_strong(reading, password) && !is_document(inside) && ours(value) && ours(password);
        if pair && !is_something_else(reading, at, value) && !is_something_else(reading, second, password) || is_first_choice(reading, at, second) {
            push(reading, value, held, out);
            push(reading, password, held, out);
        }
    }
    // "ho rimesso la vecchia, X, e dice che l'ho gia usata": set apart and refused.
    for (at, token) in tokens.iter().enumerate().filter(|(_, token)| token.is_wordlike()) {
        let Some(value) = secrets::value(reading, at).filter(|value| value.0 == token.start && secrets::is_strong(reading, *value) && !is_something_else(reading, at, *value)) else { continue };
        let told = Disclosure::of(reading, value.0, value.1);
        let refused = told.judged || ["gia usata", "gia utilizzata", "troppo simile"].iter().any(|words| reading.folded()[value.1..].contains(words));
        if secrets::is_drawn(reading, value) && told.apart && told.typed && refused && ours(value) {
            push(reading, value, held, out);
        }
    }
    out.len() > known
}

/// Labels that are words of other things too: "chiave X" and "pass X" beside a wifi, "U: X P: Y".
fn shorthand(reading: &Reading<'_>, out: &mut Vec<Candidate>) -> bool {
    let tokens = reading.tokens();
    let known = out.len();
    let text = |i: usize| tokens.get(i).map_or("", |token| reading.text(token));
    let net = reading.mentions(&["*wifi", "*wi fi", "*wi-fi", "*uaifai", "*hotspot", "*router", "*modem", "*rete "]);
    let user = reading.labels().any(Class::User);
    let held = EvidenceSet::of(&[Evidence::WeakShape, Evidence::Neighbourhood, Evidence::Spelling]);
    let colon = |i: usize| matches!(text(i), ":" | "=");
    for at in 0..tokens.len() {
        // "U: X P: Y"
        if matches!(text(at), "u" | "us" | "usr" | "ut") && colon(at + 1) {
            let password = (at + 3..tokens.len().min(at + 12)).find(|&i| matches!(text(i), "p" | "pw" | "ps" | "pass") && colon(i + 1));
            let pair = password.and_then(|i| Some([secrets::value(reading, at + 2)?, secrets::value(reading, i + 2)?]));
            for value in pair.into_iter().flatten().filter(|value| value.1 - value.0 >= 3) {
                push(reading, value, held, out);
            }
            continue;
        }
        let key = (net || user) && text(at) == "chiave" || text(at) == "pass" && !matches!(text(at.wrapping_sub(1)), "green" | "super" | "inter" | "pos");
        if !key {
            continue;
        }
        // "la chiave del wifi è X"
        let link = |i: usize| matches!(text(i), ":" | "=" | "e" | "del" | "della" | "di" | "rete" | "wifi" | "uaifai");
        let behind = at + 1 + (at + 1..tokens.len()).take_while(|&i| link(i)).take(4).count();
        let first = secrets::opened(tokens, behind);
        let plain = secrets::plain(reading, first).filter(|value| net && behind == at + 1 && text(at) == "pass" && value.1 - value.0 >= PLAIN && !ORDINARY.contains(&&reading.folded()[value.0..value.1]));
        let Some(value) = plain.or_else(|| secrets::value(reading, first)) else { continue };
        let inside = &reading.folded()[value.0..value.1];
        let parted = secrets::is_user(reading, value) && inside.contains(['.', '_']);
        if ((net || user) && secrets::is_mixed(reading, value) || plain.is_some() || parted) && !is_something_else(reading, first, value) {
            push(reading, value, held, out);
        }
    }
    out.len() > known
}

/// "la password l'ha scelta mio nipote: X", "domanda segreta ..., ho messo X": a plain word that somebody chose.
fn chosen(reading: &Reading<'_>, out: &mut Vec<Candidate>) -> bool {
    const CHOOSING: &[&str] = &["scelt", "mess", "impostat", "invent", "decis", "cambiat", "rispost", "scritt"];
    let tokens = reading.tokens();
    let known = out.len();
    let asks = |i: usize| tokens.get(i).is_some_and(|token| ["dom", "risp"].iter().any(|stem| reading.text(token).starts_with(stem)));
    let question = (1..tokens.len()).find(|&i| match reading.text(&tokens[i]) {
        "segreta" => asks(i - 1),
        "sicurezza" => i > 1 && asks(i - 2),
        _ => false,
    });
    let question = question.map(|i| tokens[i].end);
    let starts = reading.labels().all().iter().filter(|label| label.class == Class::Password).map(|label| (label.end, false));
    for (start, asked) in starts.chain(question.map(|end| (end, true))).collect::<Vec<_>>() {
        let first = tokens.partition_point(|token| token.start < start);
        let end = first + tokens[first..].iter().take(16).take_while(|token| !matches!(token.shape, Shape::Mark(b';') | Shape::Placeholder)).count();
        let verb = (first..end).find(|&i| CHOOSING.iter().any(|stem| reading.text(&tokens[i]).starts_with(stem)));
        let Some(verb) = verb.filter(|&verb| !tokens[first..verb].iter().any(|token| matches!(reading.text(token), "non" | "nn" | "mai"))) else { continue };
        // Right behind the verb where a question was asked, behind a colon otherwise.
        let at = if asked { Some(verb + 1) } else { (verb + 1..end.min(verb + 6)).find(|&i| tokens[i].shape == Shape::Mark(b':')).map(|i| i + 1) };
        let Some((at, value)) = at.map(|at| secrets::opened(tokens, at)).and_then(|at| Some((at, secrets::plain(reading, at)?))) else { continue };
        let inside = &reading.folded()[value.0..value.1];
        let next = tokens.iter().find(|token| token.start >= value.1);
        let closed = next.is_none_or(|next| matches!(next.shape, Shape::Mark(_) | Shape::Break | Shape::Symbol) || matches!(reading.text(next), "e" | "ma" | "e'"));
        let word = inside.len() >= PLAIN && !ORDINARY.contains(&inside) && !is_typing(inside);
        if closed && word && !is_something_else(reading, at, value) {
            push(reading, value, EvidenceSet::of(&[Evidence::WeakShape, Evidence::Neighbourhood, Evidence::Spelling]), out);
        }
    }
    out.len() > known
}

/// "digito il codice X, poi la password": the nearest label before says that it is a code.
fn is_presented_code(reading: &Reading<'_>, value: (usize, usize)) -> bool {
    let mut labels = reading.labels().all().iter().rev().filter(|label| label.end <= value.0 && matches!(label.class, Class::Password | Class::User | Class::Pin | Class::Code));
    labels.next().is_some_and(|label| matches!(label.class, Class::Pin | Class::Code))
}

/// "admin admin", "root e toor": what machines leave the factory with.
fn is_first_choice(reading: &Reading<'_>, first: usize, second: usize) -> bool {
    const MACHINES: &[&str] = &["*modem", "*router", "*passw", "*credenz", "*sei dentro", "*login", "*computer", "pc ", "*telecamer", "*wifi", "*stampant", "*di fabbrica", "*default"];
    let text = |i: usize| reading.tokens().get(i).map_or("", |token| reading.text(token));
    matches!(text(first), "admin" | "root" | "administrator" | "guest")
        && (text(second) != "password" || matches!(text(first + 1), "/" | ":"))
        && matches!(text(second), "admin" | "toor" | "root" | "password" | "1234" | "12345" | "123456" | "0000" | "guest" | "administrator")
        && reading.mentions(MACHINES)
}

/// True for another label, a number that measures, an e-mail, a fiscal code, an address of the net.
fn is_something_else(reading: &Reading<'_>, at: usize, value: (usize, usize)) -> bool {
    let inside = &reading.folded()[value.0..value.1];
    let plain: Vec<u8> = inside.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let token = &reading.tokens()[at];
    let is_label = reading.labels().all().iter().any(|label| label.start == token.start && label.end >= token.end);
    is_label || matches!(inside, "pass" | "password" | "psw" | "pw" | "pwd" | "passw")
        || reading.measure(value.0, value.1).is_some()
        || inside.contains('@') && inside.rsplit('@').next().is_some_and(|domain| domain.contains('.'))
        || plain.len() == fiscal_code::LENGTH && fiscal_code::is_prefix(&plain)
        || inside.starts_with("http")
}

/// Two letters and seven digits.
fn is_document(inside: &str) -> bool {
    let plain: Vec<u8> = inside.bytes().filter(u8::is_ascii_alphanumeric).collect();
    plain.len() == 9 && plain[..2].iter().all(u8::is_ascii_alphabetic) && plain[2..].iter().all(u8::is_ascii_digit)
}

/// "user e pass", "utente / password": the label of a user name goes on to the password's.
fn names_both(reading: &Reading<'_>, label: &Label) -> bool {
    let tokens = reading.tokens();
    let at = tokens.partition_point(|token| token.start < label.end);
    let text = |i: usize| tokens.get(i).map_or("", |token| reading.text(token));
    matches!(text(at), "e" | "/" | "-" | "," | "+" | "o") && matches!(text(at + 1), "pass" | "password" | "psw" | "pw" | "pwd" | "passw" | "pasword")
}

/// Labels behind which a user name and a password stand together.
fn presents_both(label: &str) -> bool {
    label.starts_with("cred") || label.starts_with("access")
}

fn push(reading: &Reading<'_>, value: (usize, usize), evidence: EvidenceSet, out: &mut Vec<Candidate>) {
    // "Ginestra7 anzi con la minuscola ginestra7": a slip and its correction are one.
    let corrected = secrets::corrected(reading, value.1).and_then(|at| secrets::value(reading, at)).filter(|second| secrets::is_complex(reading, *second));
    let value = (value.0, corrected.map_or(value.1, |second| second.1));
    out.push(Candidate::new(Kind::Password, reading.view().back(value.0, value.1), evidence));
}

/// What a label presents.
struct Values<'a, 't> {
    reading: &'a Reading<'t>,
    label: &'a Label,
}

impl Values<'_, '_> {
    fn tokens(&self) -> &[Token] {
        self.reading.tokens()
    }

    /// The value behind the label.
    fn behind(&self) -> Option<((usize, usize), EvidenceSet)> {
        let tokens = self.tokens();
        let mut at = tokens.partition_point(|token| token.start < self.label.end);
        let (mut stated, mut skipped) = (false, 0);
        loop {
            let token = tokens.get(at)?;
            let text = self.reading.text(token);
            match token.shape {
                Shape::Mark(b':' | b'=' | b'>') => stated = true,
                Shape::Mark(b'"' | b'\'' | b'(' | b'-' | b'*' | b'.') | Shape::Symbol => {}
                Shape::Break if stated || skipped == 0 => {}
                Shape::Word if text == "e" && token.accented || matches!(text, "era" | "sarebbe" | "ecco" | "eccola" | "sono") => stated = true,
                Shape::Word if matches!(text, "e" | "la" | "mia" | "mio" | "seguente" | "provvisoria" | "temporanea" | "attuale" | "nuova" | "vecchia" | "inps" | "spid" | "poste" | "dello" | "dell" | "di" | "del") => skipped += 1,
                // "chiave wifi biblioteca X"
                Shape::Word if skipped == 0 && secrets::value(self.reading, at + 1).is_some_and(|value| secrets::is_mixed(self.reading, value)) && !secrets::value(self.reading, at).is_some_and(|value| secrets::is_complex(self.reading, value)) => skipped += 1,
                // "password del portale X"
                Shape::Word if at > 0 && matches!(self.reading.text(&tokens[at - 1]), "di" | "del" | "dello" | "della" | "dell") && secrets::value(self.reading, at + 1).is_some_and(|value| secrets::is_complex(self.reading, value)) && !secrets::value(self.reading, at).is_some_and(|value| secrets::is_complex(self.reading, value)) => skipped += 1,
                _ => break,
            }
            at += 1;
            if at > 0 && skipped > 4 {
                return None;
            }
        }
        let value = secrets::value(self.reading, at)?;
        let inside = &self.reading.folded()[value.0..value.1];
        let label = &self.reading.folded()[self.label.start..self.label.end];
        if self.is_no_value(at, value) {
            return None;
        }
        let presented = {
            let first = tokens.partition_point(|token| token.start < self.label.start);
            let before = first.checked_sub(1).map_or("", |i| self.reading.text(&tokens[i]));
            before == "come"
        };
        let complex = secrets::is_complex(self.reading, value);
        let brief = label.starts_with("parola") || matches!(label, "psw" | "pw" | "pwd" | "psswd" | "pssw") || label.starts_with("chiave") && !label.contains("wi") && !label.contains("rete");
        let user = self.label.class == Class::User || label == "utenza";
        let paired = !user && self.is_paired();
        // "password di X": whose it is, not what it is.
        let possessed = skipped > 0 && tokens[..at].iter().rev().take(skipped).any(|token| matches!(self.reading.text(token), "di" | "del" | "dello" | "dell"));
        // "password: squadra del cuore" describes; "parola d'ordine: pazienza" is a figure of speech.
        let next = tokens.iter().position(|token| token.start >= value.1).map_or("", |i| self.reading.text(&tokens[i]));
        let described = matches!(next, "di" | "del" | "dello" | "della" | "dei" | "delle" | "dell") || label.ends_with("ordine");
        let plain = inside.len() >= PLAIN && !described && !self.is_ordinary(inside, stated) && (stated || presented || brief || user || paired) && skipped <= 2;
        // "il wifi è lento", "accesso: negato": these labels present no plain word.
        let opens = label == "utente" && !stated || label.starts_with("wi") || label.starts_with("wi") || label.starts_with("acces") || label.starts_with("rete");
        if possessed && !stated && !complex || !(complex || plain && !opens) {
            return None;
        }
        let mut value = value;
        if !complex && label.starts_with("parola") {
            value.1 = self.longer(value.1).unwrap_or(value.1);
        }
        let shape = if complex { Evidence::Shape } else { Evidence::WeakShape };
        Some((value, EvidenceSet::of(&[shape, Evidence::LabelBefore])))
    }

    /// "user X e password Y": a user name was given right before.
    fn is_paired(&self) -> bool {
        let mut labels = self.reading.labels().all().iter().filter(|label| label.class == Class::User && label.end < self.label.start);
        labels.next_back().is_some_and(|label| {
            let between = self.tokens().iter().filter(|token| token.start >= label.end && token.end <= self.label.start);
            let words: Vec<&str> = between.map(|token| self.reading.text(token)).collect();
            (1..=8).contains(&words.len()) && words.iter().any(|word| word.len() > 2) && !words.iter().any(|word| matches!(*word, "non" | "la" | "il" | "mi" | "ma" | "ho"))
        })
    }

    /// "la psw che ho messo io è X", "password dello spid di mamma: X": the sentence goes on before it states.
    fn stated_later(&self) -> Option<((usize, usize), EvidenceSet)> {
        let tokens = self.tokens();
        let first = tokens.partition_point(|token| token.start < self.label.end);
        let open = |token: &&Token| !matches!(token.shape, Shape::Mark(b'.' | b'!' | b'?' | b';') | Shape::Break | Shape::Placeholder);
        let clause = tokens[first..].iter().take(14).take_while(open).count();
        let mut announced = false;
        (first + 1..first + clause).find_map(|at| {
            let before = &tokens[at - 1];
            announced |= before.shape == Shape::Mark(b':') || before.accented && self.reading.text(before) == "e";
            let closes = |value: (usize, usize)| tokens.iter().find(|token| token.start >= value.1).is_none_or(|next| matches!(next.shape, Shape::Mark(_) | Shape::Break | Shape::Symbol));
            let stated = match before.shape {
                // "Password: sempre la stessa, X"
                Shape::Mark(b',') => announced,
                Shape::Mark(b':' | b'=' | b'>') => true,
                // Set apart by marks of its own.
                Shape::Mark(b'(' | b'"' | b'*') => secrets::value(self.reading, at).is_some_and(|value| secrets::is_mixed(self.reading, value)),
                // "resettato la password in X", "la pass è facile facile X"
                Shape::Word => {
                    let word = self.reading.text(before);
                    let held = word == "in" || announced && secrets::value(self.reading, at).is_some_and(closes);
                    before.accented && word == "e" || matches!(word, "era" | "sarebbe" | "cioe" | "ossia") || held && secrets::value(self.reading, at).is_some_and(|value| secrets::is_mixed(self.reading, value))
                }
                _ => false,
            };
            // "wifi dello studio medico: X", one long word up to the end of the line.
            let network = self.reading.folded()[self.label.start..].starts_with("wi") && before.shape == Shape::Mark(b':');
            if let Some(value) = secrets::plain(self.reading, secrets::opened(tokens, at)).filter(|_| network) {
                let inside = &self.reading.folded()[value.0..value.1];
                let mut line = tokens.iter().skip_while(|token| token.start < value.1).take_while(|token| token.shape != Shape::Break);
                if inside.len() >= 8 && !self.is_ordinary(inside, false) && line.all(|token| matches!(token.shape, Shape::Mark(_) | Shape::Symbol)) {
                    return Some((value, EvidenceSet::of(&[Evidence::WeakShape, Evidence::LabelBefore])));
                }
            }
            let value = secrets::value(self.reading, at).filter(|value| stated && secrets::is_complex(self.reading, *value) && !self.is_no_value(at, *value))?;
            let inside = &self.reading.folded()[value.0..value.1];
            let letters = inside.bytes().any(|b| b.is_ascii_alphabetic());
            let other = self.reading.owner(value.0, value.1, 2).is_some_and(|near| !matches!(near.class, Class::Password | Class::User | Class::Number | Class::Email | Class::Code));
            (letters && !other).then(|| (value, EvidenceSet::of(&[Evidence::Shape, Evidence::LabelBefore])))
        })
    }

    /// "X Y sono user e password": both stand before.
    fn pair_before(&self) -> Option<[(usize, usize); 2]> {
        let tokens = self.tokens();
        let verb = tokens.partition_point(|token| token.start < self.label.start).checked_sub(1)?;
        if !matches!(self.reading.text(&tokens[verb]), "sono" | "erano" | "sarebbero") {
            return None;
        }
        let before = self.word_start(verb.checked_sub(1)?);
        let second = tokens.partition_point(|token| token.start < before);
        let joint = second.checked_sub(1)?;
        let joined = matches!(tokens[joint].shape, Shape::Mark(b'/' | b'-' | b',')) || self.reading.text(&tokens[joint]) == "e";
        let before = self.word_start(joint - usize::from(joined && joint > 0));
        let first = tokens.partition_point(|token| token.start < before);
        let pair = [secrets::value(self.reading, first)?, secrets::value(self.reading, second)?];
        (pair[0].1 <= pair[1].0 && secrets::is_complex(self.reading, pair[1]) && !self.is_no_value(second, pair[1])).then_some(pair)
    }

    /// True when what the label presents was hidden already.
    fn is_answered(&self) -> bool {
        let behind = self.tokens().iter().skip_while(|token| token.start < self.label.end);
        behind.take(6).any(|token| token.shape == Shape::Placeholder)
    }

    /// "X è la password".
    fn before(&self) -> Option<((usize, usize), EvidenceSet)> {
        let tokens = self.tokens();
        let mut at = tokens.partition_point(|token| token.start < self.label.start);
        let mut stated = false;
        loop {
            at = at.checked_sub(1)?;
            let token = &tokens[at];
            match (token.shape, self.reading.text(token)) {
                (Shape::Word, "come") if !stated => stated = true,
                (Shape::Word, "la" | "mia" | "una" | "come" | "sua") => {}
                (Shape::Word, "e" | "era" | "sarebbe") if !stated => stated = true,
                (Shape::Word, "questa" | "questo" | "qst" | "qui") | (Shape::Mark(b','), _) if stated => {}
                _ => break,
            }
        }
        let start = self.word_start(at);
        let first = tokens.partition_point(|token| token.start < start);
        let value = secrets::value(self.reading, first)?;
        let digits = self.reading.folded()[value.0..value.1].bytes().any(|b| b.is_ascii_digit());
        (stated && digits && secrets::is_complex(self.reading, value) && !self.is_no_value(first, value)).then(|| (value, EvidenceSet::of(&[Evidence::Shape, Evidence::LabelAfter])))
    }

    /// The second of two values joined by a slash, a dash or "e".
    fn second(&self, end: usize) -> Option<(usize, usize)> {
        let tokens = self.tokens();
        let at = tokens.partition_point(|token| token.start < end);
        let joint = tokens.get(at)?;
        if !matches!(joint.shape, Shape::Mark(b'/' | b'-' | b',')) && self.reading.text(joint) != "e" {
            return None;
        }
        let value = secrets::value(self.reading, at + 1)?;
        (secrets::is_complex(self.reading, value) && !self.is_no_value(at + 1, value)).then_some(value)
    }

    /// The password behind the e-mail that the label presents first.
    fn behind_mail(&self) -> Option<(usize, usize)> {
        let tokens = self.tokens();
        let text = self.reading.folded();
        let first = tokens.iter().position(|token| token.start >= self.label.end && token.is_wordlike())?;
        let end = text[tokens[first].start..].find([' ', '\n']).map(|len| tokens[first].start + len)?;
        text[tokens[first].start..end].contains('@').then(|| self.second(end)).flatten()
    }

    /// Where the stretch without spaces that token `at` belongs to begins.
    fn word_start(&self, at: usize) -> usize {
        let text = self.reading.folded();
        let start = self.tokens()[at].start;
        text[..start].rfind([' ', '\n']).map_or(0, |i| i + 1)
    }

    fn is_ordinary(&self, word: &str, stated: bool) -> bool {
        let participle = ["ata", "uta", "ita", "ato", "uto", "ito", "sta", "sto", "are", "ere", "ire", "ando", "endo", "iva", "ile", "bile", "oria", "orio"].iter().any(|end| word.len() > 5 && word.ends_with(end));
        ORDINARY.contains(&word) || participle && !(stated && self.has_colon())
    }

    fn has_colon(&self) -> bool {
        self.reading.folded()[self.label.end..].trim_start().starts_with([':', '='])
    }

    /// True for values that are something else: another label, a number that measures, an e-mail, a fiscal code, a passport.
    fn is_no_value(&self, at: usize, value: (usize, usize)) -> bool {
        let inside = &self.reading.folded()[value.0..value.1];
        let year = inside.len() == 4 && (inside.starts_with("19") || inside.starts_with("20")) && inside.bytes().all(|b| b.is_ascii_digit()) && !self.has_colon();
        let few = inside.bytes().all(|b| b.is_ascii_digit()) && inside.len() < 4;
        is_something_else(self.reading, at, value) || year || few || is_document(inside) && self.label.end - self.label.start <= 4
    }

    /// "pippo e pluto": a second word behind "e" or directly behind, where nothing says that the sentence goes on.
    fn longer(&self, end: usize) -> Option<usize> {
        let tokens = self.tokens();
        let at = tokens.partition_point(|token| token.start < end);
        let (joint, word) = (tokens.get(at)?, tokens.get(at + 1)?);
        let text = self.reading.text(word);
        let is_label = self.reading.labels().all().iter().any(|label| label.start == word.start);
        (self.reading.text(joint) == "e" && !joint.accented && word.shape == Shape::Word && text.len() >= PLAIN && !ORDINARY.contains(&text) && !is_label).then_some(word.end)
    }
}


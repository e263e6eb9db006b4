use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::links::Sign;

detector! {
    /// # E-mail
    ///
    /// An e-mail or PEC address of a person: a local part, a sign for `@`, a domain. It reaches its owner for good, is the user
    /// name of half of his accounts, and often spells his name and year of birth.
    ///
    /// **Who issues it.** Mail providers; a PEC (posta elettronica certificata, D.P.R. 68/2005) is issued by a certified provider
    /// and has the force of registered mail, for citizens too (`...@pec.it`, `...@legalmail.it`).
    ///
    /// **Shape.** `local@label.label.tld` (RFC 5322, 1035). There is no check; the top-level domain is looked up. A leading dot
    /// or a doubled `@` is a slip of the same address and is found; a local part or a domain alone is not an address.
    ///
    /// **As people write it.** In capitals; with spaces around `@` and the dot; with a comma for the dot, without it
    /// ("gmailcom") or without the ending ("mario@gmail"); spelled for fear of robots: "(at)", "[at]", "chiocciola", "punto it",
    /// "(dot)", "trattino basso"; glued to the words around ("libero.it.Grazie", "mail:mario@...").
    ///
    /// **What looks like it and is not.** A mention (`@nome`) is a `profile_link`. The mailboxes of public bodies, CAF, unions and
    /// shops stay: by domain (`inps.it`, `comune.*`), by role (`info@`, `urp@`, `segreteria@`), or by the caller's allow-list;
    /// the data file `lexicon/public.tsv` names each with its source. `@` for "a" ("ci vediamo @ roma"), "tutt@" are none.
    ///
    /// **Which error is worse.** A leak: the address is abused the same day. A hidden mailbox of an office costs a search.
    kind: Email,
    triggers: Triggers {
        at: true,
        words: &["at$", "et$", "presso$", "*chioc", "*chioccc", "*kioc", "*cioccio", "cocciola", "chicciola", "*(a)", "*[a]", "*{a}", "*<a>", "*🐌", "gmail", "hotmail", "yahoo", "libero", "alice", "tiscali", "outlook", "virgilio", "icloud"],
        ..Triggers::NONE
    },
    hides: [
        "scrivetemi a ⟦mario.rossi@libero.it⟧",
        "⟦Lucia_70@PEC.IT⟧ grazie",
        "mail:⟦a.b@c.example.org⟧.",
        "la mia email è ⟦giusy83chiocciolagmail punto com⟧ e basta",
        "la mia mail è ⟦giusy83@gmail.com⟧,rispondete",
        "⟦anna.verdi@libero.it⟧.Grazie a tutti",
        "scrivete a ⟦lucia.bruni@alice.it⟧ma subito",
        "⟦pippo.neri67(at)pec punto it⟧",
        "mail ⟦gino [at] tiscali [dot] it⟧ rispondo la sera",
        "⟦gino.b (chiocciola) hotmail.it⟧",
        "posta elettronica ⟦pina punto rizzi chiocciola libero punto it⟧ tutto minuscolo",
        "la mia mail è ⟦carla bruni chiocciola gmail punto com⟧",
        "⟦tonia trattino basso 80 chiocciola yahoo punto it⟧",
        "⟦nino99 @ gmail . com⟧",
        "⟦gennaro.esposito72 chiocciola g mail punto com⟧",
        "⟦giulianella underscore 48 presso virgilio punto it⟧ è la mia",
        "⟦nino99@ gmail.com⟧ grazie",
        "scrivi a ⟦nino99@gmail,com⟧ per favore",
        "⟦nino99@gmailcom⟧",
        "⟦nino99@gmail⟧ grazie",
        "⟦nino99@gmail com⟧",
        "⟦rosa.m@hotmail.it⟧grazie",
        "pec avv ⟦c.longo (at) legalmail (dot) it⟧",
        "⟦mario@@example.it⟧",
        "⟦NICOLÒ.B@EXAMPLE.IT⟧",
        "⟦vale.p at gmail.com⟧ scrivete lì",
        "⟦vale_p-at-gmail.com⟧",
        "⟦vale.p🐌gmail.com⟧",
        "⟦m.rossi@studio-rossi.na.it⟧",
        "la mia mail senza la chiocciola: ⟦pina.rizzi gmail.com⟧",
        "⟦anto_dig gmail com⟧ ci va il segno in mezzo",
        "la mia email è ⟦lucia punto bruni 71 su gmail⟧, scrivete",
        "scrivete a ⟦maria bruni tutto attaccato chiocciola hotmail punto it⟧",
    ],
    keeps: [
        "mandate tutto su gmail, la pec non ce l'ho",
        "ho scritto ieri da gmail e niente",
        "ci vediamo @ roma",
        "come dice @mario.rossi",
        "3@5",
        "mandate la domanda a urp@comune.napoli.it",
        "la pec è protocollo@pec.inps.gov.it",
        "scrivi a direzione.provinciale@postacert.inps.gov.it",
        "info@cafbelli.it risponde sempre",
        "care tutt@ e ragazz@ del gruppo",
        "la mia mail non funziona, che indirizzo devo mettere?",
        "la chiocciola è lenta come voi. punto",
        "mario.prova@example",
        "@inps_it rispondete",
        "lavoro presso libero consorzio, presso alice",
    ],
    known_misses: [],
    detect: detect,
}

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for mail in &reading.links().mails {
        let shape = if mail.sign == Sign::Weak { Evidence::WeakShape } else { Evidence::Shape };
        let evidence = EvidenceSet::of(&[shape])
            .with_if(mail.plain, Evidence::KnownIssuer)
            .with_if(mail.sign != Sign::At, Evidence::Spelling)
            .with_if(mail.sign == Sign::Weak, Evidence::KnownIssuer);
        out.push(Candidate::new(Kind::Email, reading.view().back(mail.start, mail.end), evidence));
    }
}

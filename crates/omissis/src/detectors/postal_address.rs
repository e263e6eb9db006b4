use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::lexicon::among;
use crate::lexicon::people::is_possessive;
use crate::speech::Reading;
use crate::speech::streets::{STREET_WORDS, Street, streets};
use crate::speech::tokens::{Case, Shape};

detector! {
    /// # Postal address
    ///
    /// Where a person lives or can be met: one finding from the odonym, rione, lotto, contrada or "case popolari" to the last part, with number,
    /// staircase, floor and interno, postal code, city and province where they follow.
    ///
    /// **How people write it.** `via Toledo 156, 80134 Napoli`, `v.le Europa 66 int 4 Bitonto`, `c.da Piano Tavola 114 – 95032 Belpasso (CT)`, `contrada
    /// Sant'Agata snc`, `via manzoni 41 terzo piano`, `rione Traiano, lotto 12`, `case popolari di via Tartini, lotto 2`, `al civico 30 di via Solferino`.
    /// A street without a number counts when somebody lives there: `abito in via Roma`.
    ///
    /// **What looks like it and is not.** Places of service and of everybody: a stop, an office, a school, a road with a hole in it (`buca in
    /// corso Umberto 40`, `lo sportello di via Ciro il Grande`), "via" in a figure of speech (`via mail`, `va via`), a city or province alone.
    /// A public body acts on reports of holes: they must survive.
    ///
    /// **Which error is worse.** Both count. A number, a postal code or an interno speaks for a home, a word of service near the street against it; a word
    /// of dwelling that governs the street decides.
    ///
    /// Sources: GDPR art. 4(1); places from ANPR and GeoNames, street words from libpostal (NOTICE).
    kind: PostalAddress,
    triggers: Triggers { words: STREET_WORDS, ..Triggers::NONE },
    hides: [
        "abito in ⟦via dei Gelsomini 7, scala B interno 3⟧ e il cassonetto non c'è",
        "ora sto a ⟦corso Garibaldi 118, 84123 Salerno⟧, prima in Emilia",
        "chi abita in ⟦vico Belledonne⟧ come me lo sa",
        "LA MIA CASA È IN ⟦VIALE DEI PINI 22 A NETTUNO⟧ E NON CI PASSATE",
        "residente a ⟦contrada Serralunga snc, 92100 Agrigento⟧, non arriva il postino",
        "abbiamo fatto il trasloco in ⟦via Einaudi 3/a, Mestre⟧, a giugno",
        "ho cambiato residenza da ⟦viale dei Tigli 3 Rovigo⟧ a ⟦piazza Garibaldi 21/A⟧, lo comunico io?",
        "io abito in ⟦via Roma⟧ sopra al forno",
        "Citofono Sanna, ⟦via Dante 9, Quartu Sant'Elena⟧. Grazie",
        "noi di ⟦rione Traiano, lotto 12⟧ l'ascensore ce lo siamo scordato",
        "residente: ⟦C.DA SCANNACAVALLO 114 – 95032 BELPASSO (CT)⟧. così risulta",
        "sotto casa mia, ⟦piazzetta del Grecale 3⟧, hanno fatto una discarica",
        "stiamo tutti da me in ⟦via manzoni 41 terzo piano⟧ a vedere la partita",
        "sto 'e ⟦case popolari 'e via Argine, isolato 8, scala G⟧, acqua marrone",
        "⟦Largo Maddalena 2⟧ è dove stanno i miei suoceri",
        "mi trovate a ⟦v.le Europa 66 int 4 Bitonto⟧, suonare forte",
        "sto al ⟦civico 30 di via Solferino⟧",
        "⟦Viale dei Caduti 9/B - 42124 Reggio nell'Emilia⟧. Così ce l'avete",
        "abito in ⟦via pascoli 33⟧ e l'acqua è marrone",
        "spedite a ⟦corso Francia 214 scala B interno 7, 10145 Torino⟧ grazie",
        "stiamo nelle ⟦case popolari di via Tartini, lotto 2⟧, riscaldamento spento",
        "vivo da sola in ⟦via Oreto⟧ e alle dieci c'è musica",
    ],
    keeps: [
        "al civico 14 di via della Repubblica perde il tubo da una settimana",
        "via Nazario Sauro 12 a Spoleto: la rampa dell'ufficio anagrafe è chiusa",
        "la 64 ferma in via Nomentana",
        "buca in corso Umberto 40",
        "lo sportello di via Ciro il Grande 21 riceve su prenotazione",
        "vi scrivo via mail",
        "me ne vado via da qui",
        "via libera alla graduatoria",
        "per via della burocrazia non si fa niente",
        "davanti al civico 8 di via dei Mille c'è una buca",
        "via Mazzini chiusa fino al 30/9",
        "il caf di piazza Mercato è gentile",
        "ci vediamo in piazza Grande sabato",
        "abito a Napoli",
        "il consultorio di via Amendola non risponde",
        "nel corso di tre mesi",
        "i residenti di via Roma protestano",
        "il semaforo all'angolo tra corso Vittorio Emanuele e via Melo lampeggia",
        "in via definitiva",
        "il poliambulatorio di corso Trapani 5 apre alle 7",
    ],
    known_misses: [],
    detect: detect,
}

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let tokens = reading.tokens();
    for street in streets(reading) {
        let context = Context::around(reading, &street);
        if !context.is_home(&street) {
            continue;
        }
        let first = if context.life { quarter_before(reading, street.first) } else { street.first };
        let span = reading.view().back(tokens[first].start, tokens[street.end - 1].end);
        let evidence = EvidenceSet::of(&[Evidence::Odonym])
            .with_if(street.numbered || street.inside, Evidence::HouseNumber)
            .with_if(street.place, Evidence::Place)
            .with_if(context.life, Evidence::LifeCue);
        out.push(Candidate::new(Kind::PostalAddress, span, evidence));
    }
}

/// What the sentence around a street says of it.
#[derive(Clone, Copy, Debug, Default)]
struct Context {
    /// A word of dwelling governs the street.
    life: bool,
    /// A word of dwelling stands farther off in the sentence.
    lives_near: bool,
    /// A thing or place of service is said to be in the street.
    service: bool,
    /// A thing or place of service stands right before it: "lo sportello di".
    serves: bool,
    /// A class of people: "i residenti di", "chi abita in".
    class: bool,
    /// Nothing stands before it in its sentence, as in a report: "via Verdi 3: lampione spento".
    opens: bool,
}

impl Context {
    fn around(reading: &Reading<'_>, street: &Street) -> Self {
        let is = |i: usize, list: &'static str| among(&reading.word(i), list);
        let mut context = Self::default();
        let mut distance = 0;
        // What stands before, nearest first.
        for i in (0..street.first).rev().take(16) {
            if reading.is_stop(i) && !(is(i, ".") && i > 0 && reading.word(i - 1).len() <= 4) {
                // A label or a sentence that ends right here still speaks of the address: "residente: ...".
                break;
            }
            if reading.is_mark(i) {
                distance += usize::from(is(i, ",")) * 2;
                continue;
            }
            let word = reading.word(i);
            let near = distance <= 5;
            if among(&word, HOUSES) {
                // "casa mia", "il mio balcone", "casa di Giulietta".
                let mine = is_possessive(&reading.word(i + 1)) || (1..=2).any(|back| i >= back && is_possessive(&reading.word(i - back)));
                let at_home = among(&word, "casa") && (mine || i > 0 && is(i - 1, "a da di la in") && !is(i + 1, "di del della") || near && distance <= 1);
                if mine || at_home || near && among(&word, "condominio palazzo appartamento alloggio stanza") && !context.serves {
                    context.life |= near;
                    context.lives_near = true;
                }
            } else if among(&word, LIVES) {
                let class = (1..=3).any(|back| i >= back && is(i - back, "chi quelli quelle coloro gente")) && !(street.end..street.end + 6).any(|k| is(k, "come") && is(k + 1, "me noi"));
                context.class |= class && near;
                let stays = !among(&word, "sta stanno sto stiamo stai stare state") || distance <= 4 && stays_somewhere(reading, i, street.first);
                if stays && !class {
                    context.life |= near && !context.serves;
                    context.lives_near = true;
                }
            } else if among(&word, "me noi") && i > 0 && is(i - 1, "da") {
                context.life |= near && !context.serves;
            } else if among(&word, SENDS) {
                context.life |= distance <= 7 && !context.serves;
            } else if among(&word, "residenti abitanti inquilini") {
                context.class |= near && !(i > 0 && is(i - 1, "noi"));
            } else if among(&word, SERVICES) || among(&word, ROAD_TROUBLE) {
                context.service = true;
                context.serves |= distance <= 3;
            } else if among(&word, "noi") && distance <= 2 && i + 2 >= street.first.saturating_sub(1) && is(i + 1, "di del della") {
                context.life = true;
            } else if among(&word, "vicino fronte davanti fondo angolo altezza tra fra dietro zona lungo passa passo percorrere percorso attraverso fino") && distance <= 2 && !context.life {
                context.service = true;
            }
            distance += 1;
        }
        let before = (0..street.first).rev().take_while(|&i| !reading.is_stop(i));
        context.opens = before.filter(|&i| !reading.is_mark(i)).all(|i| is(i, "al in a nel alla presso"));
        // What stands behind.
        let mut commas = 0;
        for (step, i) in (street.end..reading.tokens().len()).take(10).enumerate() {
            if is(i, ":") && context.opens {
                continue;
            }
            if reading.is_stop(i) || is(i, ": (") {
                break;
            }
            commas += usize::from(is(i, ","));
            if commas > 1 {
                break;
            }
            let word = reading.word(i);
            let dwells = among(&word, "abito abita abitiamo abitano abitavo abitavamo vivo vive viviamo vivono vivevo stavo stavamo stavano abitazione") || among(&word, "sto sta stiamo stanno") && i > 0 && is(i - 1, "dove ci");
            let at_home = dwells || among(&word, "casa") && (is(i + 1, "mia nostra sua") || i > 0 && is(i - 1, "mia nostra sua"));
            if step < 7 && at_home || step < 5 && among(&word, "citofono citofonare suonare suonate interfono") {
                context.life |= !context.serves;
            } else if among(&word, SERVICES) || among(&word, ROAD_TROUBLE) {
                context.service = true;
            }
        }
        // A label: "indirizzo:", "residente:", "domicilio:".
        let label = street.first.checked_sub(2).filter(|_| is(street.first - 1, ": -"));
        context.life |= label.is_some_and(|i| is(i, "indirizzo residente residenza domicilio domiciliato abitazione recapito casa"));
        context
    }

    /// True when the street is somebody's home, as far as the text tells.
    fn is_home(self, street: &Street) -> bool {
        if self.class && !(street.cap && street.numbered) {
            return false;
        }
        if self.life {
            return true;
        }
        if self.serves {
            return false;
        }
        if street.cap && street.numbered || street.inside {
            return !self.service || street.inside || street.cap;
        }
        if street.numbered && street.place {
            return !(self.service && self.opens);
        }
        if self.lives_near && (street.numbered || street.dwelling) {
            return true;
        }
        street.numbered && !self.service
    }
}

/// "stiamo a Pietralata, via Feronia 44": where the place that the address begins with stands.
fn quarter_before(reading: &Reading<'_>, street: usize) -> usize {
    let tokens = reading.tokens();
    let is = |i: usize, list: &'static str| among(&reading.word(i), list);
    let capital = |i: usize| tokens[i].shape == Shape::Word && matches!(tokens[i].case, Case::Title | Case::Upper);
    let Some(comma) = street.checked_sub(1).filter(|&i| is(i, ",")) else { return street };
    let mut first = comma;
    while first > 0 && comma - first < 3 && capital(first - 1) && !is(first - 1, "a in") {
        first -= 1;
    }
    let governed = first < comma && first >= 2 && is(first - 1, "a ad in") && among(&reading.word(first - 2), LIVES);
    if governed { first } else { street }
}

/// "sto in via Roma" and "sto a casa in via Roma", not "sto aspettando in via Roma".
fn stays_somewhere(reading: &Reading<'_>, verb: usize, street: usize) -> bool {
    (verb + 1..street).all(|i| {
        let word = reading.word(i);
        reading.is_mark(i) || among(&word, "a in al alla nel nella tutti tutte di casa da sola solo dal dalla ora mo adesso io noi proprio qui qua li sempre ancora all dell residente e con mia mio madre figlia figlio mamma") || word.len() < 3
    })
}

/// Verbs and nouns of dwelling: whoever governs a street with one lives there.
const LIVES: &str = "\
    abito abita abitano abitiamo abitavo abitava abitavamo abitavano abitante abitare abbito vivo vive viviamo vivono vivevo viveva vivere risiedo risiede risiediamo residente residenza domicilio \
    domiciliato domiciliata domiciliati dimoro dimora sto sta stiamo stanno stai stare trovate trovarmi trasferito trasferita trasferiti trasloco traslocato traslocata \
    indirizzo recapito dormo dorme dormiamo ospite ospitato ospitata affitto sfrattato sfrattata sfrattati alloggiato alloggiata abitazione soggiorno stavo stava stavamo cresciuto cresciuta \
    inquilino inquilina proprietario proprietaria nato nata assegnataria assegnatario";

/// Where people live.
const HOUSES: &str = "casa condominio palazzo appartamento alloggio stanza balcone finestra palazzina citofono portone cancello cassetta";

/// Words that send something or somebody to an address.
const SENDS: &str = "\
    mandatela mandatelo mandate mandatemi mandami spedite speditela speditelo spedire spedita inviate inviatela inviatelo inviatemi recapitate recapitatela consegnate consegnatela \
    consegnare consegnatelo portate portatela portatelo portatemi citofonate citofonare citofono suonate passate venite raggiungetemi corrispondenza intestatario posta lettera raccomandata \
    pacco tessera notificate notificata venga vengano ritirare ritiro";

/// Places and things of service.
const SERVICES: &str = "\
    fermata fermate bus autobus tram tramvia metro metropolitana capolinea stazione navetta pullman corriera filobus treno sportello sportelli ufficio uffici sede sedi scuola scuole asilo nido \
    mensa caf patronato ospedale consultorio ambulatorio poliambulatorio clinica farmacia poste banca mercato mercatino negozio negozi bar ristorante pizzeria hotel albergo edicola supermercato \
    palestra piscina biblioteca municipio comune anagrafe questura commissariato caserma tribunale chiesa parrocchia cimitero meccanico officina carrozzeria dentista studio commissione \
    centralino inps asl agenzia centro museo teatro cinema stadio parcheggio parcheggi garage distributore benzinaio bancomat hub inail catasto motorizzazione liceo istituto plesso \
    oratorio teleferica deposito isola ecologica discarica canile protesta manifestazione corteo concerto evento comizio presidio fila vediamo";

/// What goes wrong in a street.
const ROAD_TROUBLE: &str = "\
    buca buche voragine tubo tubi tubatura tubazione perde sversamento liquami asfalto marciapiede marciapiedi strisce semaforo semafori lampione lampioni illuminazione cassonetto cassonetti bidone bidoni cestino tombino tombini caditoia fogna fogne \
    cantiere lavori traffico incidente incidenti ztl autovelox telecamera telecamere multa multe rotonda dosso dossi pista ciclabile albero alberi ramo potatura panchina panchine palo pali \
    cartello segnaletica allagata allagamento chiusa chiuso spazzamento rifiuti topi ratti cinghiali perdita odore gas puzza degrado vigili strada carreggiata senso divieto sosta doppia passaggio \
    passano viabilita pensilina scivolo rampa transenne guasto guasta ascensore lampeggia parcheggiare parcheggiano parcheggiata parcheggiate riceve apre chiude aperto aperta prenotazione";

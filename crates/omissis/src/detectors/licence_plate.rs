use crate::checks::plate;
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::codes::Writing;
use crate::speech::labels::Class;
use crate::speech::shapes;
use crate::speech::tokens::{Case, Shape};

detector! {
    /// # Targa
    ///
    /// The plate of a private vehicle: whoever pays for a query of the register (PRA) learns its owner's name and address.
    ///
    /// **Shape.** Cars since 1994: two letters, three digits, two letters, without I, O, Q, U (`AB 123 CD`). Motorcycles: two letters, five digits. Mopeds: six characters that begin with X. Old plates: the province, then five or six characters
    /// (`NA A12345`, `ROMA 12345A`, `MI 123456`). Foreign ones in any form.
    ///
    /// **How people write it.** With or without spaces or dashes, lower case, behind "targa", "targata", "tg.".
    ///
    /// **What counts.** Any of these shapes behind "targa"; the shape of a car in one piece also alone, where no other label claims it; in groups where the comment speaks of a vehicle (car, parking, fine, road tax,
    /// insurance, theft); a moped's where it speaks of one; a motorcycle's right behind the word for a vehicle. Other shapes alone do not.
    ///
    /// **What stays.** Plates of buses, coaches, trams, ambulances, police, refuse and other vehicles of public service.
    ///
    /// **What looks like it.** "da 200 km", "in 500 mq", models (`A505FN`), flights, stock codes, bus lines.
    ///
    /// **Worse error:** both alike.
    ///
    /// Sources: D.Lgs. 285/1992 art. 100; D.P.R. 495/1992 art. 255-260; D.M. 27 May 1999.
    kind: LicencePlate,
    triggers: Triggers { mixed_run: true, words: WORDS, least_digits: 1, ..Triggers::NONE },
    hides: [
        "La macchina grigia targata ⟦AA534SN⟧ sta sullo scivolo",
        "targa ⟦ea097cr⟧ bollo pagato due volte",
        "Mi hanno rubato la panda ⟦EL 916 KV⟧ ieri sera",
        "l'auto è mia (⟦GZ 060 FK⟧) ma la multa no",
        "moto targa ⟦EK00001⟧",
        "scooter targato ⟦X2B3CD⟧",
        "targa vecchia ⟦NA A12345⟧",
        "targa: ⟦MI 123456⟧",
        "targa ⟦ROMA 12345A⟧",
        "furgone targa rumena ⟦B 12 ABC⟧",
        "⟦GM-999-ZZ⟧ è la targa",
        "⟦dz550nc⟧ tampona e scappa sul lungomare",
        "motorino di mio nipote, ⟦X4 7PLM⟧, sparito",
        "motorino tg ⟦X4F7KB⟧ rubato",
        "la moto ⟦FX19818⟧ sta sul marciapiede",
    ],
    keeps: [
        "la targa del 218 non la so ma l'autista era gentile",
        "Il bus targato FD944BC perde gasolio",
        "la targa non si legge",
        "faccio 200 km al giorno in auto",
        "abito a 20 minuti di macchina, casa in 100 mq",
        "autobus linea 64, vettura 7412",
        "l'ambulanza targata CD123EF",
        "codice AB123CD del catalogo",
        "la targa ha 7 caratteri",
        "auto di 15 anni, bollo 250 euro",
        "il centro più vicino è a 200 km in auto",
        "scooter BG290VH della polizia municipale sul marciapiede",
        "il bus era fermo a Trastevere con tutte le porte aperte, targato BA020JV",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*targ", "*portier", "*carrozz", "*fiancat", "*gomm", "*scooter", "*zona blu", "*posto disabil", "tg", "trg", "*macchin", "*auto", "*moto", "*vespa", "*scooter", "*panda", "*punto", "*fiat", "*ford", "*golf", "*furgon", "*camper", "*suv", "*multa", "*multe", "*bolo", "*bollo", "*assicuraz", "*ztl", "*parchegg", "*veicol", "*motorin", "*passo carr", "*sosta", "*rubat", "*revision", "*passat", "*verbal", "*autovelox", "*tamponat", "*suburra", "*audi", "*bmw", "*mercedes", "*smart", "*clio", "*opel", "*toyota", "*renault", "*peugeot", "*citroen", "*volkswagen", "*lancia", "*alfa", "*jeep", "*fermo amm", "*pra", "*disabil", "*carrozz"];

/// Vehicles that serve the public: their plates stay.
const PUBLIC: &[&str] = &[
    "bus", "autobus", "pullman", "pulman", "corriera", "tram", "filobus", "navetta", "vettura", "scuolabus", "ambulanza", "volante", "treno", "metro", "mezzo", "mezzi", "autista", "conducente", "taxi", "atac", "anm", "atm", "amsa", "ama", "asia",
    "polizia", "carabinieri", "vigili", "compattatore", "spazzatrice", "corriere",
];

/// Bodies that a public vehicle is said to be of.
const OWNERS: &[&str] = &["polizia", "carabinieri", "vigili", "municipale", "municipio", "comune", "asl", "regione", "provincia", "protezione", "finanza", "pompieri", "croce", "inps", "atac", "anm", "atm", "amsa", "ama", "asia", "nettezza"];

const CLASSES: &[Class] = &[Class::Plate];

/// How many words may stand between a label and its code.
const REACH: usize = 6;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let vehicle = reading.mentions(WORDS);
    for writing in reading.codes().writings().iter().filter(|writing| !writing.spoken) {
        let mut taken: Vec<(usize, usize)> = Vec::new();
        for hit in shapes::shaped(reading, writing, &["aa999aa", "aa99999", "Xxxxxx", "aaa99999", "aa999999", "ROMA99999a", "ROMAa99999", "ROMA999999", "aa99999a", "aa9999a9"], CLASSES, REACH) {
            let text: String = reading.folded()[hit.range.0..hit.range.1].chars().filter(char::is_ascii_alphanumeric).collect();
            let car = plate::is_car(&text);
            let moped = text.starts_with('x') && text.len() == 6;
            let digits = text.bytes().filter(u8::is_ascii_digit).count();
            let labelled = hit.label.is_some() && !hit.disputed;
            let alone = is_alone(reading, hit.range);
            let motorcycle = ["motorin", "scooter", "ciclomot", "vespa", "cinquantino", "moto "].iter().any(|word| reading.folded().contains(word));
            let believed = labelled || alone && (car && (vehicle || !hit.grouped) || moped && motorcycle && digits >= 2 || plate::is_motorcycle(&text) && (is_vehicle_before(reading, hit.range) || is_shouted(reading, hit.range) && reading.mentions(STANDING)));
            if is_public(reading, hit.range) || moped && digits == 0 || !believed || !vehicle && hit.grouped {
                continue;
            }
            taken.push(hit.range);
            let evidence = EvidenceSet::of(&[Evidence::WeakShape])
                .with_if(car, Evidence::KnownIssuer)
                .with_if(!labelled, Evidence::Neighbourhood)
                .with_if(hit.grouped, Evidence::Spelling)
                .with_label(hit.label.filter(|_| labelled).map(|near| near.is_before()));
            out.push(Candidate::new(Kind::LicencePlate, reading.view().back(hit.range.0, hit.range.1), evidence));
        }
        for range in if vehicle { foreign(reading, writing) } else { Vec::new() } {
            if !taken.iter().any(|other| other.0 < range.1 && range.0 < other.1) && !is_public(reading, range) {
                let evidence = EvidenceSet::of(&[Evidence::WeakShape, Evidence::LabelBefore, Evidence::Partial]);
                out.push(Candidate::new(Kind::LicencePlate, reading.view().back(range.0, range.1), evidence));
            }
        }
    }
}

/// Words of vehicles that stand, where even a motorcycle's plate is told without a label.
const STANDING: &[&str] = &["*parchegg", "*posto disabil", "*macchin", "*scooter", "*motorin", "*zona blu", "*ztl", "*vespa"];

/// Capitals in a text that has others.
fn is_shouted(reading: &Reading<'_>, range: (usize, usize)) -> bool {
    let capitals = !reading.view().written(range.0, range.1).chars().any(char::is_lowercase);
    capitals && reading.tokens().iter().any(|token| token.case == Case::Lower)
}

/// "l'auto FX19818", "la mia moto nera EK00001": a vehicle right before it.
fn is_vehicle_before(reading: &Reading<'_>, range: (usize, usize)) -> bool {
    const VEHICLES: &[&str] = &["auto", "macchina", "moto", "motocicletta", "scooter", "motorino", "vespa", "furgone", "vettura", "veicolo", "camper", "suv", "automobile", "ciclomotore", "honda", "yamaha", "kawasaki", "piaggio"];
    let tokens = reading.tokens();
    let here = tokens.partition_point(|token| token.end <= range.0);
    tokens[..here].iter().rev().filter(|token| token.is_wordlike()).take(3).any(|token| VEHICLES.contains(&reading.text(token)))
}

/// True when no other label claims it.
fn is_alone(reading: &Reading<'_>, range: (usize, usize)) -> bool {
    let owner = reading.owner(range.0, range.1, 4);
    owner.is_none_or(|near| matches!(near.class, Class::Case | Class::Card | Class::Phone | Class::Account) || near.cost > 1 && near.class != Class::Goods)
}

/// True when the words around say that the vehicle serves the public.
fn is_public(reading: &Reading<'_>, range: (usize, usize)) -> bool {
    let tokens = reading.tokens();
    let here = tokens.partition_point(|token| token.end <= range.0);
    let before = tokens[..here].iter().rev().take(7);
    let mut words = before.map(|token| reading.text(token));
    // "lo scooter X della polizia": whose it is stands right behind.
    let behind = tokens[here..].iter().skip_while(|token| token.start < range.1).map(|token| reading.text(token)).collect::<Vec<_>>();
    // "il bus era fermo ... con le porte aperte, targato X"
    let sentence = tokens[..here].iter().rev().take(20).take_while(|token| !matches!(token.shape, Shape::Mark(b'.' | b'!' | b'?') | Shape::Break));
    let targeted = reading.owner(range.0, range.1, 1).is_some_and(|near| near.class == Class::Plate && reading.folded()[near.at.0..near.at.1].ends_with('o'));
    let bus = targeted && sentence.map(|token| reading.text(token)).any(|word| matches!(word, "bus" | "autobus" | "pullman" | "tram" | "filobus" | "treno"));
    let owner = bus || matches!(behind[..], ["del" | "della" | "dei" | "dell" | "delle", owner, ..] if OWNERS.contains(&owner));
    words.any(|word| PUBLIC.contains(&word)) || owner
}

/// Plates of other forms right behind "targa": letters and digits, in at most three groups.
fn foreign(reading: &Reading<'_>, writing: &Writing) -> Vec<(usize, usize)> {
    let pieces = writing.pieces();
    let mut found = Vec::new();
    for i in 0..pieces.len() {
        let (start, _) = writing.range(pieces[i].first, pieces[i].last);
        let best = (1..=3).rev().filter(|n| i + n <= pieces.len()).find(|&n| {
            let groups = &pieces[i..i + n];
            let (digits, len) = groups.iter().fold((0, 0), |(digits, len), piece| (digits + piece.digits, len + piece.len()));
            let joined = writing.is_joined(groups[0].first, groups[n - 1].last) && groups.windows(2).all(|pair| pair[0].last == pair[1].first);
            // Groups of letters are short and not in the middle of a sentence.
            let short = n == 1 || groups.iter().all(|piece| piece.digits > 0 || piece.len() <= 3 && !shapes::is_short_word(&writing.text(piece.first, piece.last)) && !matches!(writing.text(piece.first, piece.last).as_str(), "del" | "dal" | "nel" | "non" | "una" | "con" | "per" | "che" | "sul" | "era"));
            joined && short && (5..=8).contains(&len) && digits >= 2 && digits < len
        });
        if let Some(n) = best {
            let range = (start, writing.range(pieces[i].first, pieces[i + n - 1].last).1);
            let label = reading.owner(range.0, range.1, 2).filter(|near| near.class == Class::Plate && near.is_before() && near.cost <= 1);
            let apart = writing.glued(pieces[i].first, pieces[i + n - 1].last) == (false, false);
            if label.is_some() && apart && reading.measure(range.0, range.1).is_none() {
                found.push(range);
            }
        }
    }
    found
}

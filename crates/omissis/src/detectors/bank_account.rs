use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::labels::Class;
use crate::speech::measures;
use crate::speech::shapes;

detector! {
    /// # Account number
    ///
    /// The number of a current account or a libretto that is not an IBAN: a bank's own account number, a postal current account (conto corrente postale), a savings book of the post or of a bank.
    ///
    /// **Shape.** Five to twelve digits, sometimes with a slash or a dash and a branch (`00012/4471`); postal books have letters and digits too. No check that is public.
    ///
    /// **How people write it.** Behind "conto", "c/c", "cc postale", "ccp", "libretto", "libretto postale n.".
    ///
    /// **What counts.** Six digits or more within five words behind the label, or before it; five when "n." or a colon announces them. An IBAN or card keeps its own kind.
    ///
    /// **What stays.** Amounts on the account, dates, years; the postal account of a public body ("c/c 67422808 intestato al Ministero", "conto corrente postale per la tassa").
    ///
    /// **What looks like it.** "conto 1200" (an amount), "rendo conto", codes with another label.
    ///
    /// **Worse error:** the leak behind a label, the ruined comment without one.
    ///
    /// Sources: ABI, *Coordinate bancarie*; Poste Italiane, forms CH8 and libretto smart.
    kind: BankAccount,
    triggers: Triggers { words: WORDS, least_digits: 5, number_words: false, ..Triggers::NONE },
    hides: [
        "libretto postale n. ⟦000041872236⟧, la pensione arrivava qua",
        "cc postale ⟦1034478821⟧ intestato a me",
        "conto corrente n ⟦00012/4471⟧ filiale di Caserta",
        "col libretto sotto il braccio, numero ⟦34871205⟧",
        "c/c ⟦12345678⟧",
        "bonifico sul c.c.b. ⟦00000448120⟧",
        "il conto è ⟦000000123456⟧",
        "⟦1034478821⟧ è il mio conto corrente",
        "libretto numero ⟦12345⟧",
        "mia zia ha il libretto al portatore ⟦2281/7⟧, vale ancora?",
        "il libretto postale di mia nonna, ⟦50012987⟧, dal 1987",
        "pignorato il ⟦7715565181⟧, l'unico conto che ho",
    ],
    keeps: [
        "sul conto ho 5200 euro",
        "conto corrente aperto nel 2019",
        "il conto 12.500,00 euro",
        "tassa passaporto c/c 67422808 intestato al ministero",
        "tenete conto che sono 12345 domande",
        "conto chiuso il 12/03/2019",
        "il versamento va sul conto corrente 86778842 intestato al comune",
        "libretto con 3200 di risparmi",
        "il conto postale dei terremotati è 900050",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*cont", "*libret", "cc", "c/c", "c.c", "c c", "ccp", "*c corr", "*iban", "*coord"];

const CLASSES: &[Class] = &[Class::Account, Class::Iban];

/// How many words may stand between a label and its code.
const REACH: usize = 5;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    if !reading.mentions(WORDS) || !CLASSES.iter().any(|class| reading.labels().any(*class)) {
        return;
    }
    for writing in reading.codes().writings() {
        let mut taken = 0;
        for chain in shapes::chains(writing) {
            // What the gate counts: fewer number words are nobody's number.
            if writing.spoken && writing.grouping(chain.first, chain.last).len() < 4 {
                continue;
            }
            let range = writing.range(chain.first, chain.last);
            let written = &reading.folded()[range.0..range.1];
            if range.0 < taken || chain.digits < chain.len() || !(5..=13).contains(&chain.len()) || writing.glued(chain.first, chain.last) != (false, false) {
                continue;
            }
            if reading.measure(range.0, range.1).is_some() || measures::is_date(written) || is_amount(written) && !(chain.digits >= 8 && reading.owner(range.0, range.1, 0).is_some_and(|near| near.is_before() && reading.folded()[near.at.0..].starts_with("libretto"))) || is_public(reading, range) {
                continue;
            }
            let Some(near) = reading.owner(range.0, range.1, REACH).filter(|near| CLASSES.contains(&near.class)) else { continue };
            let announced = near.stated || is_numbered(&reading.folded()[near.at.1.min(range.0)..range.0]);
            let believed = match (near.is_before(), chain.digits) {
                // "il libretto 2281/7": a slash is as good as the word for a number.
                (true, 5) => (announced || written.contains('/')) && near.cost <= 1,
                // "il libretto postale di mia zia, 50037987"; a mobile number in a sentence about an account is none.
                (true, digits) => near.cost <= if announced { 5 } else if digits >= 8 && !written.starts_with('3') { 4 } else { 1 },
                (false, digits) => digits >= 7 && near.cost <= if digits >= 8 { 2 } else { 1 },
            };
            if believed {
                taken = range.1;
                let evidence = EvidenceSet::of(&[Evidence::WeakShape]).with_label(Some(near.is_before()));
                out.push(Candidate::new(Kind::BankAccount, reading.view().back(range.0, range.1), evidence));
            }
        }
    }
}

/// "n.", "nr", "numero": what follows is a number of something.
fn is_numbered(between: &str) -> bool {
    between.split(|c: char| !c.is_ascii_alphabetic()).any(|word| matches!(word, "n" | "nr" | "num" | "numero" | "nro"))
}

/// `12.500`, `1.200.000`: thousands with dots.
fn is_amount(written: &str) -> bool {
    let mut groups = written.split('.');
    let head = groups.next().unwrap_or_default();
    let rest: Vec<&str> = groups.collect();
    !rest.is_empty() && head.len() <= 3 && rest.iter().all(|group| group.len() == 3)
}

/// True when the words around give the account to a public body.
fn is_public(reading: &Reading<'_>, range: (usize, usize)) -> bool {
    const BODIES: &[&str] = &["tesoreria", "ministero", "comune di", "del comune", "al comune", "all'ente", "alla regione", "della regione", "agenzia entrate", "dell'agenzia", "per la tassa", "tassa ", "bollettino", "dell'inps", "motorizzazione", "protezione civile", "terremotat", "alluvionat", "beneficenza", "donazion", "raccolta fondi", "onlus", "croce rossa", "caritas", "telethon"];
    let text = reading.folded();
    let from = text[..range.0].char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    let to = text[range.1..].char_indices().nth(40).map_or(text.len(), |(at, _)| range.1 + at);
    BODIES.iter().any(|body| text[from..to].contains(body)) && !text[from..to].contains("mio")
}

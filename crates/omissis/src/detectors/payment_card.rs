use crate::checks::luhn;
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::speech::Reading;
use crate::speech::codes::{DigitRun, Gap, Writing};
use crate::speech::labels::Class;

detector! {
    /// # Payment card
    ///
    /// The number of a credit, debit or prepaid card (Postepay and the RdC card among them). With the expiry and the CVV, which people write beside it, it pays.
    ///
    /// **Shape.** 13 to 19 digits (ISO/IEC 7812): the issuer's first digits (Visa 4, Mastercard 51-55 and 2221-2720, American Express 34 and 37, Diners 300-305, 36, 38, Maestro 50 and 56-69, JCB, Discover), the account, a Luhn digit. One number in ten
    /// passes Luhn by chance; sixteen zeros pass it too.
    ///
    /// **How people write it.** In fours with spaces, dots, dashes or line breaks, in one piece, behind "carta", "postepay", "bancomat", "numero della carta".
    ///
    /// **What counts.** Issuer and Luhn digit right, in one piece or in the groups of a card, where no other label claims it. With a card label within eight words any 13 to 19 digits, whatever the checks say; right behind it also twelve (one group forgotten) or the
    /// digits left of a masked number, from eight on. Sixteen digits alone whose Luhn digit is wrong are none, and neither are fifteen of a Visa.
    ///
    /// **What stays.** Expiry dates; the last four digits ("carta che finisce con 1234").
    ///
    /// **What looks like it.** Parcels, lottery tickets, notices of payment, protocol numbers of thirteen digits, EAN codes.
    ///
    /// **Worse error:** the leak.
    ///
    /// Sources: ISO/IEC 7812-1; the card schemes' public issuer ranges; see `checks::luhn`.
    kind: PaymentCard,
    triggers: Triggers { digits: Some(13), words: WORDS, least_digits: 8, number_words: true, ..Triggers::NONE },
    hides: [
        "la carta è ⟦4111 1111 1111 1111⟧ scadenza 04/23",
        "postepay ⟦5333170000000008⟧ bloccata",
        "⟦4111.1111.1111.1111⟧ ma il pagamento non va",
        "carta rdc n° ⟦5333-1700-0000-0008⟧",
        "numero ⟦6759649826438453⟧, il pin ancora no",
        "amex ⟦3782 822463 10005⟧",
        "la carta ⟦4111111111111112⟧ mi dice numero errato",
        "⟦4111\n1111\n1111\n1111⟧ eccola",
        "carta ⟦4111 1111 1111⟧ poi non si legge",
        "carta ⟦5333 17⟧** **** ⟦0008⟧",
        "⟦5333 1700 0000 0008⟧ 12/24 intestata a me",
        "ho ricevuto questa ricarica su ⟦5333 1700 0000 0008⟧",
    ],
    keeps: [
        "grattato il codice 4111111111111112 del gratta e vinci",
        "la carta che finisce con 1234",
        "codice 1234567890123456",
        "0000000000000000",
        "411111111111111",
        "carta da 40 euro, numero verde 800666888",
        "ean 8004512007339",
        "carta in scadenza 04/2023",
    ],
    known_misses: [],
    detect: detect,
}

const WORDS: &[&str] = &["*cart", "*card", "*postep", "*poste p", "*post pay", "*posta pay", "*postpay", "*bancomat", "*prepagat", "*visa", "*maestro", "*amex", "*express"];

/// How many words may stand between a label and its code.
const REACH: usize = 8;

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    for writing in reading.codes().writings() {
        for run in writing.digit_runs(Gap::JOINS) {
            for (from, to) in run.cuts(12, 19) {
                if let Some(candidate) = card(reading, writing, &run, from, to) {
                    out.push(candidate);
                }
            }
        }
        masked(reading, writing, out);
    }
}

fn card(reading: &Reading<'_>, writing: &Writing, run: &DigitRun, from: usize, to: usize) -> Option<Candidate> {
    let (first, last) = run.atoms(from, to);
    let (start, end) = writing.range(first, last);
    let digits = writing.text(first, last);
    let (left, right) = writing.glued(first, last);
    let owner = reading.owner(start, end, REACH);
    let label = owner.filter(|near| near.class == Class::Card);
    let lengths: Vec<usize> = run.groups[from..to].iter().map(|group| group.last - group.first).collect();
    let grouped = lengths.len() > 1;
    let holds = luhn::holds(digits.as_bytes()) && luhn::is_card_issuer(digits.as_bytes());
    let length = digits.len();
    let usual = match lengths[..] {
        [_] => true,
        [4, 6, 4 | 5] => true,
        // A line break parts where it likes.
        [_, _] if length == 16 && holds && writing.gap(run.groups[to - 1].first).has(Gap::BREAK) => true,
        _ => lengths[..lengths.len() - 1].iter().all(|length| *length == 4) && lengths[lengths.len() - 1] <= 4 || lengths.iter().all(|length| *length == 1),
    };
    // One digit at a time there is no telling where a part of the run would end.
    if lengths.iter().all(|length| *length == 1) && grouped && (from > 0 && run.groups[from - 1].last - run.groups[from - 1].first == 1 || run.groups.get(to).is_some_and(|group| group.last - group.first == 1)) {
        return None;
    }
    // "nel 2019 4111 1111 ...": digits that touch the run on either side belong to it, unless it ends as a card does.
    let whole = (from == 0 || usual) && (to == run.groups.len() || usual);
    let claimed = owner.is_some_and(|near| matches!(near.class, Class::Goods | Class::Case | Class::Law | Class::Transit) && near.cost <= 1 && (near.is_before() || near.class != Class::Case));
    let unclaimed = holds && length == 16 && !claimed || owner.is_none_or(|near| matches!(near.class, Class::Card | Class::Number | Class::Code | Class::Account | Class::Pin) || near.cost > 2);
    if left && label.is_none_or(|near| near.at.1 != start) || right && !holds || digits.bytes().all(|b| b == digits.as_bytes()[0]) && !holds {
        return None;
    }
    let alone = holds && usual && unclaimed && length >= 13 && (from == 0 && to == run.groups.len() || grouped && length >= 14 || length == 16);
    let named = label.is_some_and(|near| length >= 13 && (usual || near.cost <= 1) || length == 12 && near.is_before() && near.cost <= 1 && usual && to == run.groups.len()) && whole;
    if !alone && !named {
        return None;
    }
    let shape = if holds && usual { Evidence::Shape } else { Evidence::WeakShape };
    let evidence = EvidenceSet::of(&[shape])
        .with_if(luhn::holds(digits.as_bytes()), Evidence::Luhn)
        .with_if(luhn::is_card_issuer(digits.as_bytes()), Evidence::KnownIssuer)
        .with_if(grouped && usual, Evidence::Spelling)
        .with_if(length == 12, Evidence::Partial)
        .with_label(label.map(|near| near.is_before()));
    Some(Candidate::new(Kind::PaymentCard, reading.view().back(start, end), evidence))
}

/// "5333 17** **** 0008": what is left of a masked number, when it is enough to know the card.
fn masked(reading: &Reading<'_>, writing: &Writing, out: &mut Vec<Candidate>) {
    let text = reading.folded();
    let is_mask = |c: char| matches!(c, '*' | '\u{2022}' | '\u{b7}' | 'x' | '#' | ' ' | '-');
    let runs = writing.digit_runs(Gap::SPACE.or(Gap::DASH));
    for pair in runs.windows(2) {
        let (head, tail) = (&pair[0], &pair[1]);
        let (first, last) = head.atoms(0, head.groups.len());
        let (behind, end) = tail.atoms(0, tail.groups.len());
        let between = &text[writing.atoms[last - 1].end..writing.atoms[behind].start];
        let marks = between.chars().filter(|c| !matches!(c, ' ' | '-')).count();
        let digits = (last - first) + (end - behind);
        let label = reading.owner(writing.atoms[first].start, writing.atoms[end - 1].end, REACH).filter(|near| near.class == Class::Card && near.cost <= 3);
        if !between.chars().all(is_mask) || !(3..=12).contains(&marks) || digits < 8 || digits + marks > 19 || label.is_none() {
            continue;
        }
        for (first, last) in [(first, last), (behind, end)] {
            let (start, end) = writing.range(first, last);
            let evidence = EvidenceSet::of(&[Evidence::WeakShape, Evidence::Partial, Evidence::LabelBefore]);
            out.push(Candidate::new(Kind::PaymentCard, reading.view().back(start, end), evidence));
        }
    }
}

//! Streets and house addresses as people write them: `via Toledo 156, 80134 Napoli`, `c.da Sant'Agata snc`, `sto 'e case popolari 'e via Argine,
//! isolato 8, scala G`, `al civico 30 di via Solferino`.
//!
//! A [`Street`] runs from the odonym to the last part that belongs to it. Whether somebody lives there is not said here.

use crate::lexicon::among;
use crate::lexicon::names::look;
use crate::lexicon::places::{is_cap, is_province, province_of};
use crate::speech::Reading;
use crate::speech::numbers::cardinal;
use crate::speech::tokens::{Case, Shape};
use std::borrow::Cow;

/// A street, with what was written of the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Street {
    /// Index of the first token.
    pub(crate) first: usize,
    /// Index one past the last token.
    pub(crate) end: usize,
    /// A house number, `snc` or a kilometre.
    pub(crate) numbered: bool,
    /// Staircase, floor, interno, lotto, building.
    pub(crate) inside: bool,
    /// A postal code or a place behind the number.
    pub(crate) place: bool,
    /// A postal code.
    pub(crate) cap: bool,
    /// A rione, lotto, contrada or council houses: people live there, hardly anything else does.
    pub(crate) dwelling: bool,
}

/// All streets of a text, in text order.
pub(crate) fn streets(reading: &Reading<'_>) -> Vec<Street> {
    let words = reading.tokens().iter().filter(|t| t.shape == Shape::Word);
    let (all, upper) = words.fold((0, 0), |(all, upper), t| (all + 1, upper + usize::from(t.case == Case::Upper)));
    let walk = Walk { reading, shout: upper * 10 >= all * 6 };
    let mut found = Vec::new();
    let mut at = 0;
    while at < reading.tokens().len() {
        match walk.street(at) {
            Some(street) => {
                at = street.end;
                found.push(street);
            }
            None => at += 1,
        }
    }
    found
}

/// Whether the token at `at` begins an odonym.
pub(crate) fn is_odonym(reading: &Reading<'_>, at: usize) -> bool {
    Walk { reading, shout: false }.odonym(at).is_some()
}

/// How sure an odonym is by itself.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Odonym {
    /// `via`, `viale`, `vico`: followed by a name it is a street.
    Street,
    /// `piazza`, `corso`, `largo`, `parco`: an ordinary word too; the name must have capitals or a number behind.
    Word,
    /// `cortile`, `ponte`, `campo`: hardly a street; a number or a part of a house must follow.
    Place,
    /// `rione`, `contrada`, `case popolari`: a place where people live.
    Dwelling,
}

struct Walk<'r, 't> {
    reading: &'r Reading<'t>,
    /// Capitals mean nothing: nearly all words have nothing else.
    shout: bool,
}

impl<'t> Walk<'_, 't> {
    fn word(&self, i: usize) -> Cow<'t, str> {
        self.reading.word(i)
    }

    fn is(&self, i: usize, list: &'static str) -> bool {
        among(&self.word(i), list)
    }

    fn before(&self, i: usize, list: &'static str) -> bool {
        i.checked_sub(1).is_some_and(|i| self.is(i, list))
    }

    fn shape(&self, i: usize) -> Option<Shape> {
        self.reading.tokens().get(i).map(|t| t.shape)
    }

    fn is_word(&self, i: usize) -> bool {
        self.shape(i) == Some(Shape::Word)
    }

    fn is_title(&self, i: usize) -> bool {
        let capital = |case| matches!(case, Case::Title | Case::Upper | Case::Odd);
        !self.shout && self.reading.tokens().get(i).is_some_and(|t| t.shape == Shape::Word && capital(t.case))
    }

    fn touches(&self, i: usize) -> bool {
        let tokens = self.reading.tokens();
        i > 0 && i < tokens.len() && tokens[i - 1].end == tokens[i].start
    }

    /// The odonym at `at`: one past its last token, and its kind.
    fn odonym(&self, at: usize) -> Option<(usize, Odonym)> {
        if !self.is_word(at) {
            return None;
        }
        let word = self.word(at);
        // "Dantestrasse 14": the odonym ends the name.
        if word.len() > 7
            && ["strasse", "gasse", "platz", "weg", "stra\u{df}e"].iter().any(|ending| word.ends_with(ending))
            && self.number_behind(at + 1).is_some()
        {
            return Some((at, Odonym::Place));
        }
        let dotted = self.is(at + 1, ".") && self.touches(at + 1);
        // `c.so`, `p.zza`, `v.le`: the letter, a full stop and the ending, touching.
        if dotted && self.is_word(at + 2) && self.touches(at + 2) && word.len() <= 4 {
            let joined = format!("{word}.{}", self.word(at + 2));
            let kind = if among(&joined, "v.le v.lo v.co vic.lo str.a trav.sa circ.ne b.go s.da l.mare r.pa") {
                Some(Odonym::Street)
            } else if among(&joined, "c.so p.zza p.za p.le p.zzale p.tta l.go") {
                Some(Odonym::Word)
            } else if among(&joined, "c.da c.tra loc.ta fraz.ne q.re") {
                Some(Odonym::Dwelling)
            } else {
                None
            };
            if let Some(kind) = kind {
                return Some((at + 3 + usize::from(self.is(at + 3, ".") && self.touches(at + 3)), kind));
            }
        }
        if word == "c" && self.is(at + 1, "/") && self.is(at + 2, "da") {
            return Some((at + 3, Odonym::Dwelling));
        }
        if among(&word, "v") && dotted && (self.is_title(at + 2) || self.is_word(at + 2) && self.number_behind(at + 3).is_some()) {
            return Some((at + 2, Odonym::Street));
        }
        let end = at + 1 + usize::from(dotted && among(&word, "str trav loc fraz ctr cda pzza pza vle vic circ lgo cso p.zza"));
        // "strada provinciale", "via comunale".
        let end = end
            + usize::from(
                self.is(end, "provinciale statale comunale vicinale privata vecchia nuova regionale prov com")
                    && among(&word, "via strada str traversa")
                    && (self.is_word(end + 1) || self.shape(end + 1) == Some(Shape::Number)),
            );
        if among(
            &word,
            "via viale vle vialetto vico vicolo vicoletto vicol viuzza traversa trav strada str stradone stradella salita calata lungomare lungotevere lungarno lungolago lungofiume lungopo circonvallazione circ cupa vanella supportico fondamenta salizada calle cale gradoni gradini discesa rampe androna chiasso",
        ) {
            return Some((end, Odonym::Street));
        }
        if among(&word, "corso cso piazza pzza pza piazzale piazzetta largo lgo largho borgo borgata parco villaggio residence quartiere") {
            return Some((end, Odonym::Word));
        }
        // Houses of Venice are counted by sestiere.
        if among(&word, "sestiere") {
            return Some((end, Odonym::Dwelling));
        }
        if among(&word, "cannaregio dorsoduro castello giudecca")
            && self.shape(at + 1) == Some(Shape::Number)
            && self.word(at + 1).len() >= 3
        {
            return Some((at, Odonym::Place));
        }
        if among(&word, "coop cooperativa condominio maso supercondominio") {
            return Some((end + usize::from(self.is(end, ".") && self.touches(end)), Odonym::Place));
        }
        if among(&word, "galleria campo campiello rampa complesso cortile corte ponte porta rotonda sp ss") {
            return Some((end, Odonym::Place));
        }
        if among(&word, "contrada cda ctr contra rione localita loc frazione fraz lotto masseria cascina podere isolato") {
            return Some((end, Odonym::Dwelling));
        }
        if word == "case" && self.is(at + 1, "popolari comunali parcheggio minime") || word == "casa" && self.is(at + 1, "popolare") {
            return Some((at + 2, Odonym::Dwelling));
        }
        None
    }

    /// The street that begins at `at`.
    fn street(&self, at: usize) -> Option<Street> {
        // "civico 30 di via Solferino".
        let worded = |i: usize| cardinal(&self.word(i)).filter(|_| self.is_word(i)).map(|_| (i + 1, false));
        let bare = self.shape(at) == Some(Shape::Number) && self.before(at, "al il del dal");
        if bare || self.is(at, "civico numero") && (self.number(at + 1).is_some() || worded(at + 1).is_some()) {
            let from = if bare { at } else { at + 1 };
            let (after, _) = self.number(from).or_else(|| worded(from))?;
            let of = after + usize::from(self.is(after, "di in del della"));
            let (name, kind) = self.odonym(of)?;
            let end = self.name(name, kind)?;
            return Some(self.tail(Street { first: at, end, numbered: true, inside: false, place: false, cap: false, dwelling: false }));
        }
        let (name, kind) = self.odonym(at)?;
        if self.is(at, "via") && self.is_figurative(at, name) {
            return None;
        }
        let mut street =
            Street { first: at, end: name, numbered: false, inside: false, place: false, cap: false, dwelling: kind == Odonym::Dwelling };
        // "case popolari di via Tartini", "case popolari 'e via Argine", "borgo San Paolo via Osasco".
        let mut inner = name;
        while inner < name + 3 && self.is(inner, "di in ' e a della , de") {
            inner += 1;
        }
        if kind == Odonym::Dwelling
            && let Some((next, inner_kind)) = self.odonym(inner)
            && let Some(end) = self.name(next, inner_kind)
        {
            street.end = end;
            return Some(self.tail(street));
        }
        if self.is(at, "lotto isolato") {
            // A lotto needs its number, and something of an address behind: "lotto 12, scala B", "lotto 9 di via Tomba".
            let (end, _) = self.number(name)?;
            street.end = end;
            let of = end + usize::from(self.is(end, ","));
            let of = of + usize::from(self.is(of, "di in della"));
            if let Some((inner, kind)) = self.odonym(of).filter(|_| of > end)
                && kind != Odonym::Place
                && let Some(inner_end) = self.name(inner, kind)
            {
                return Some(self.tail(Street { end: inner_end, numbered: true, ..street }));
            }
            let street = self.tail(street);
            return (street.end > end).then_some(street);
        }
        if self.is(at, "case casa") {
            // "le case popolari" alone are nobody's address.
            return self.name(name, kind).map(|end| self.tail(Street { end, ..street })).filter(|street| street.end > name);
        }
        let end = self.name(name, kind)?;
        street.end = end;
        // A second odonym goes on: "Borgo San Paolo via Osasco 21".
        let next = end + usize::from(self.is(end, ","));
        if kind != Odonym::Street
            && let Some((inner, inner_kind)) = self.odonym(next)
            && (inner_kind == Odonym::Street && self.is(next, "via viale vicolo vico")
                || next > end
                    && inner_kind != Odonym::Place
                    && !self.is(next, "lotto isolato")
                    && (self.is_title(inner) || self.name(inner, inner_kind).is_some_and(|end| self.number_behind(end).is_some())))
            && let Some(inner_end) = self.name(inner, inner_kind)
        {
            street.end = inner_end;
        }
        let street = self.tail(street);
        let capital = self.is_title(name) || (name..end).any(|i| self.is_title(i));
        let certain = match kind {
            Odonym::Street => true,
            Odonym::Dwelling => capital || street.numbered || street.end > end,
            Odonym::Word => capital || street.numbered,
            Odonym::Place => street.numbered || street.inside,
        };
        certain.then_some(street)
    }

    /// "via mail", "va via", "per via della crisi", "via libera".
    fn is_figurative(&self, at: usize, next: usize) -> bool {
        if self.is(next, "mail email e-mail pec fax telefono tel sms internet web skype whatsapp wapp messenger chat social radio cavo terra mare aerea posta libera da col con che e , definitiva via app telematica sms facebook zoom streaming amministrativa giudiziaria") && !self.is_title(next) {
            return true;
        }
        if self.is(next, "libera") || self.is(next, "mail pec sms") {
            return true;
        }
        let capital = self.is_title(next) && !self.is(next, "il la lo i gli le")
            || self.is(next, "dei del della delle degli di dell d san santa") && self.is_title(next + 1);
        if self.before(at, "va vado vai vanno vada andare andato andata andati andiamo andate andarsene mandare mandato mandata mandati mandarli buttare buttato buttati butta portare portato portata portati portano scappare scappato tirare tirato cacciare cacciato cacciati cacciata volare volato passare passata passato spazzare soffiare porta manda caccia vattene vattini scappa levare") {
            return !capital;
        }
        if self.before(at, "per") {
            return self.is(next, "del della dello dell delle dei degli di") && !self.is_title(next + 1);
        }
        false
    }

    /// The name behind an odonym: one past its last token.
    fn name(&self, from: usize, kind: Odonym) -> Option<usize> {
        let mut at = from;
        let mut words = 0;
        let mut capital = false;
        while at < from + 9 {
            if self.is_word(at) {
                let word = self.word(at);
                let title = self.is_title(at);
                let roman = words > 0 && word.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l')) && title;
                if among(&word, JOINERS) && !roman {
                    // A particle belongs to the name only if the name goes on.
                    let mut next = at + 1;
                    while self.is(next, JOINERS) || self.is(next, "'") {
                        next += 1;
                    }
                    if words > 0 && self.odonym(next).is_some() {
                        break;
                    }
                    if !self.is_word(next) && self.shape(next) != Some(Shape::Number)
                        || self.stops(next)
                        || words > 0 && !self.is_title(next) && (capital || among(&word, "a in e da"))
                    {
                        break;
                    }
                    if words > 0 && among(&word, "a in da") && !self.is(next, JOINERS) && province_of(&self.word(next)).is_some() {
                        break;
                    }
                    at += 1;
                    continue;
                }
                if !roman
                    && (!title && self.stops(at)
                        || words > 0 && capital && !title && !among(&word, MONTHS)
                        || words > 0 && !title && words >= 3)
                {
                    break;
                }
                // The next part of an address, or a place that ends it.
                if words > 0 && (!title && among(&word, INSIDE) || self.odonym(at).is_some_and(|(_, kind)| kind != Odonym::Word)) {
                    break;
                }
                if words > 0 && !title && !roman && self.is_ordinary(at) && self.number(at + 1).is_none() {
                    break;
                }
                capital |= title;
                words += 1;
                at += 1;
                // "G. Rossi".
                if word.len() == 1 && self.is(at, ".") {
                    at += 1;
                }
                continue;
            }
            // "XX settembre", "4 novembre", "1° maggio", "strada provinciale 77", "circonvallazione 3".
            if self.shape(at) == Some(Shape::Number) && words == 0 {
                let next = at + 1 + usize::from(self.is(at + 1, "\u{b0}"));
                if self.is(next, MONTHS) {
                    (at, words, capital) = (next + 1, 2, true);
                    continue;
                }
                if self.before(at, "provinciale statale comunale regionale sp ss") {
                    return Some(at + 1);
                }
                return None;
            }
            if words > 0 && self.is(at, "'")
                || self.is(at, "\"")
                || self.is(at, "-") && self.touches(at) && self.is_title(at + 1) && words > 0
                || self.is(at, ".") && words == 1 && self.word(at.wrapping_sub(1)).len() <= 2
            {
                at += 1;
                continue;
            }
            break;
        }
        if words == 0 {
            return None;
        }
        if kind == Odonym::Place && words == 1 && self.number_behind(at).is_some() {
            return Some(at);
        }
        // An ordinary word in lower case names no square: "in piazza grande".
        let lower = !capital;
        let closes = self.number_behind(at).is_some();
        if lower && kind != Odonym::Street && !closes && !(kind == Odonym::Dwelling && self.inside_at(at).is_some()) {
            let listed = (from..at).any(|i| {
                self.is_word(i) && {
                    let w = look(&self.word(i));
                    w.is_surname() || w.is_given() || province_of(&self.word(i)).is_some()
                }
            });
            return (listed && self.before_odonym_lives(from)).then_some(at);
        }
        Some(at)
    }

    /// A word of dwelling right before the odonym whose name begins at `from`.
    fn before_odonym_lives(&self, from: usize) -> bool {
        (from.saturating_sub(5)..from)
            .any(|i| self.is(i, "abito abita abitiamo vivo viviamo residente residenza sto stiamo casa domicilio"))
    }

    /// Words that end a name: verbs and connectives of the sentence that goes on.
    fn stops(&self, i: usize) -> bool {
        self.is(i, STOPS)
    }

    /// A lower-case word that goes on with the sentence: "in via Roma angolo", "via verdi sotto casa".
    fn is_ordinary(&self, i: usize) -> bool {
        let word = look(&self.word(i));
        word.is_word() && !word.is_given() && !word.is_common_surname()
    }

    /// A house number at `at`: one past its last token, and whether it is only `snc`.
    fn number(&self, at: usize) -> Option<(usize, bool)> {
        let tokens = self.reading.tokens();
        let token = tokens.get(at)?;
        let text = self.word(at);
        if among(&text, "snc sn") {
            return Some((at + 1, true));
        }
        if text == "s" && self.is(at + 1, ". /") && self.is(at + 2, "n") {
            let end = if self.is(at + 3, ".") && self.is(at + 4, "c") { at + 5 } else { at + 3 };
            return Some((end + usize::from(self.is(end, ".")), true));
        }
        let mut end = at + 1;
        match token.shape {
            Shape::Number if token.end - token.start <= 4 => {}
            Shape::Mixed
                if text.len() <= 6 && text.as_bytes()[0].is_ascii_digit() && text.bytes().filter(u8::is_ascii_digit).count() <= 4 =>
            {
                let suffix = text.trim_start_matches(|c: char| c.is_ascii_digit());
                if !(suffix.len() == 1 || among(suffix, "bis ter quater")) {
                    return None;
                }
            }
            _ => return None,
        }
        // "31/bis", "21/A", "9/B", "210 bis", "5 a" is "in".
        if self.is(end, "/ -") && self.touches(end) && self.touches(end + 1) {
            let suffix = self.word(end + 1);
            if suffix.len() == 1 || among(&suffix, "bis ter quater") || self.shape(end + 1) == Some(Shape::Number) && suffix.len() <= 3 {
                end += 2;
            }
        } else if self.is(end, "bis ter")
            || self.is_word(end) && self.word(end).len() == 1 && self.reading.tokens()[end].case == Case::Title && !self.is(end, "e a o")
        {
            end += 1;
        }
        Some((end, false))
    }

    /// A house number behind the name that ends at `at`, with its comma and "n.": one past it.
    fn number_behind(&self, at: usize) -> Option<(usize, bool)> {
        let mut i = at;
        if self.is(i, ", -") {
            i += 1;
        }
        let label = self.is(i, "n nr num numero civico nro km al n\u{b0}");
        if self.is(i, "al") && self.is(i + 1, "civico numero") {
            i += 1;
        }
        if label {
            i += 1;
            while self.is(i, ". \u{b0} : civico numero") {
                i += 1;
            }
        }
        let (mut end, snc) = self.number(i)?;
        if self.before(i, "km") && self.is(end, ", .") && self.shape(end + 1) == Some(Shape::Number) {
            end += 2;
        }
        if snc || label {
            return Some((end, snc));
        }
        // "via Roma 3 giorni", "in via Roma 12:30", "via Roma 20/9".
        let measured = self.is(end, "giorni giorno mesi mese anni anno ore ora minuti euro \u{20ac} volte volta persone persona metri km macchine % \u{b0} settimane gradi mila lotti alberi buche");
        let time = self.is(end, ": .") && self.touches(end) && self.shape(end + 1) == Some(Shape::Number) && self.touches(end + 1);
        (!measured && !time).then_some((end, false))
    }

    /// Everything of the address behind the name: number, inside, postal code, place, province.
    fn tail(&self, mut street: Street) -> Street {
        if !street.numbered
            && let Some((end, _)) = self.number_behind(street.end)
        {
            // "5 maggio" behind a street is a date.
            if !self.is(end, MONTHS) {
                (street.end, street.numbered) = (end, true);
            }
        }
        while let Some(end) = self.inside_at(street.end) {
            (street.end, street.inside) = (end, true);
        }
        if !street.numbered
            && street.inside
            && let Some((end, _)) = self.number_behind(street.end)
            && !self.is(end, MONTHS)
        {
            (street.end, street.numbered) = (end, true);
        }
        if let Some((end, cap)) = self.place_at(street.end, street.numbered || street.inside) {
            (street.end, street.place, street.cap) = (end, true, cap);
            while let Some(end) = self.inside_at(street.end) {
                (street.end, street.inside) = (end, true);
            }
        }
        street
    }

    /// "scala B", "int. 4", "terzo piano", "2° p.", "palazzina C", "lotto 12", "ammezzato": one past its last token.
    fn inside_at(&self, at: usize) -> Option<usize> {
        let mut i = at;
        while i < at + 2 && self.is(i, ", - ( /") {
            i += 1;
        }
        let ordinal = |i: usize| self.is(i, "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo ultimo i ii iii iv");
        if ordinal(i) && self.is(i + 1, "piano p interno") {
            return Some(i + 2 + usize::from(self.is(i + 2, ".") && self.is(i + 1, "p")));
        }
        if self.shape(i) == Some(Shape::Number) && self.is(i + 1, "\u{b0} o") && self.is(i + 2, "piano p")
            || self.shape(i) == Some(Shape::Mixed) && self.is(i + 1, "piano p")
        {
            let end = if self.shape(i) == Some(Shape::Mixed) { i + 2 } else { i + 3 };
            return Some(end + usize::from(self.is(end, ".") && self.is(end - 1, "p")));
        }
        if self.shape(i) == Some(Shape::Number) && self.is(i + 1, "piano") {
            return Some(i + 2);
        }
        if self.is(i, "ammezzato mansarda attico pianterreno seminterrato") {
            return Some(i + 1);
        }
        if self.is(i, "piano") && self.is(i + 1, "terra rialzato primo secondo terzo quarto quinto sesto settimo ottavo ultimo") {
            return Some(i + 2);
        }
        if ordinal(i) && self.is(i + 1, "cortile portone") {
            return Some(i + 2);
        }
        if self.is(i, "casa") && self.is(i + 1, "cantoniera colonica") {
            return Some(i + 2);
        }
        if !self.is(i, INSIDE) {
            return None;
        }
        let mut value = i + 1;
        while self.is(value, ". : n \u{b0} '") {
            value += 1;
        }
        let token = self.reading.tokens().get(value)?;
        let short = match token.shape {
            Shape::Number | Shape::Mixed => token.end - token.start <= 4,
            Shape::Word => {
                token.end - token.start <= 2 && !self.is(value, "e a o di da in al il la ha ci si mi")
                    || cardinal(&self.word(value)).is_some_and(|n| n > 1)
                    || ordinal(value)
                    || self.is(value, "sinistra destra dx sx unica terra")
                    || self.is_single_capital(value)
            }
            _ => false,
        };
        if !short {
            return None;
        }
        let mut end = value + 1;
        if self.is(end, "/ -") && self.touches(end) && self.touches(end + 1) {
            end += 2;
        }
        Some(end)
    }

    fn is_single_capital(&self, i: usize) -> bool {
        self.reading.tokens().get(i).is_some_and(|t| t.end - t.start == 1 && t.case == Case::Title)
    }

    /// A postal code, a place, a province behind an address that ends at `at`: one past its last token, and whether there is a code.
    fn place_at(&self, at: usize, housed: bool) -> Option<(usize, bool)> {
        let mut i = at;
        while i < at + 2 && self.is(i, ", - ( ; .") && !(self.is(i, ".") && !self.cap_at(i + 1)) {
            i += 1;
        }
        if self.is(i, "cap") {
            i += 1 + usize::from(self.is(i + 1, ": ."));
        }
        let cap = self.cap_at(i);
        let mut end = at;
        if cap {
            i += 1;
            end = i;
            while self.is(i, ", -") {
                i += 1;
            }
        }
        let preposition = self.is(i, "a ad di in") && !cap;
        let from = i + usize::from(preposition);
        // "via Roma 3 a casa mia" has no place; "viale dei pini 22 a nettuno" has.
        let expected = if preposition { !self.is_title(from) && self.word(from).len() > 5 } else { i > at || self.is_title(from) };
        if let Some(next) = self.place_name(from, cap || housed && expected) {
            end = next;
        } else if end == at {
            return self.province_at(i).filter(|_| housed && i > at).map(|end| (end, false));
        }
        if let Some(next) = self.province_at(end) {
            end = next;
        }
        Some((end, cap))
    }

    fn cap_at(&self, i: usize) -> bool {
        self.shape(i) == Some(Shape::Number) && self.word(i).len() == 5 && self.word(i).parse().is_ok_and(is_cap)
    }

    /// A place at `i`: the longest listed one, or capitalised words where a place must stand.
    fn place_name(&self, i: usize, expected: bool) -> Option<usize> {
        if !self.is_word(i) {
            return None;
        }
        let mut joined = String::new();
        let mut best = None;
        for end in i + 1..=i + 6 {
            if !self.is_word(end - 1) {
                if self.is(end - 1, "' -") {
                    continue;
                }
                break;
            }
            if !joined.is_empty() {
                joined.push(' ');
            }
            joined.push_str(&self.word(end - 1));
            let lower = !self.is_title(i);
            let word = look(&joined);
            // Comuni that are ordinary words too, in lower case: only long ones, where a place is expected.
            let ordinary = word.is_word()
                && lower
                && !(expected && (joined.len() > 5 || word.is_given() || among(&joined, CAPITALS)))
                && !among(&joined, CITIES);
            let listed = province_of(&joined).is_some() || among(&joined, "venesia napule milan turin zena");
            if listed && !ordinary && (!lower || expected || !word.is_given()) {
                best = Some(end);
            }
        }
        if best.is_some() {
            return best;
        }
        let unknown =
            expected && self.is_title(i) && !look(&self.word(i)).is_word() && !look(&self.word(i)).is_given() && self.word(i).len() > 3;
        if !unknown {
            return None;
        }
        let mut end = i + 1;
        while end < i + 4
            && (self.is_title(end) && !look(&self.word(end)).is_word() || self.is(end, "di del della sul in d") && self.is_title(end + 1))
        {
            end += 1;
        }
        Some(end)
    }

    /// "(AG)", "NA", "prov. di Napoli", "provincia di Lecce".
    fn province_at(&self, i: usize) -> Option<usize> {
        if self.is(i, "(") {
            let inside = i + 1;
            let named = is_province(&self.word(inside)) || province_of(&self.word(inside)).is_some();
            return (named && self.is(inside + 1, ")")).then_some(inside + 2);
        }
        let from = i + usize::from(self.is(i, ", -"));
        if is_province(&self.word(from)) && self.reading.tokens()[from].case == Case::Upper && !self.is(from, "no al si me va vi") {
            return Some(from + 1);
        }
        if self.is(from, "prov provincia") {
            let of = from + 1 + usize::from(self.is(from + 1, "."));
            let place = of + usize::from(self.is(of, "di"));
            return (is_province(&self.word(place)) || province_of(&self.word(place)).is_some()).then_some(place + 1);
        }
        None
    }
}

/// Words that join the parts of a street's name.
const JOINERS: &str =
    "de dei del della delle dello dell degli di d da al alla ai agli all allo a in san santa santo sant ss s ' i gli le lo la e ed il n";

/// Words that no street's name goes on with.
const STOPS: &str = "\
    che chi ma non nn mi ti ci si vi ho hai ha abbiamo avete hanno sono sei siamo siete era ero erano sta sto stanno stiamo dove quando perche per con senza se come anche pure \
    gia ancora ora adesso oggi ieri domani e' c'e cosi qui qua li la' angolo incrocio altezza fronte davanti dietro vicino sopra sotto verso fino da dalle alle ogni tutti tutte tutta \
    tutto piu poi piena pieno chiusa chiuso rotta rotto buia buio allagata invasa abbandonata ferma bloccata bus tram fermata scuola zona sede citofono suonare suonate grazie ok \
    nessuno niente sempre mai solo soltanto prima dopo durante mentre tra fra circa oppure ovvero cell tel telefono cf iban mail aspetto passa passano arriva funziona manca \
    civico numero snc int interno scala piano palazzina citofonare cap prov provincia lunedi martedi mercoledi giovedi venerdi sabato domenica stamattina stasera stanotte";

/// Parts of a house.
const INSIDE: &str = "scala sc int interno piano palazzo palazzina pal isolato lotto edificio corpo appartamento app torre blocco fabbricato stabile cancello lato casa cortile ingresso";

const MONTHS: &str = "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre";

/// Cities that the table of ordinary words has too.
const CITIES: &str = "\
    roma milano napoli torino genova palermo bologna firenze bari catania venezia verona messina padova trieste brescia parma modena prato foggia salerno ferrara \
    ravenna siena lecce lucca cosenza matera potenza taranto trento rovigo cagliari alba vicenza";

/// Towns that are ordinary words: only where a place is expected.
const CAPITALS: &str = "asti como cuneo enna fermo latina lodi massa monza nuoro pavia pisa rieti terni udine pesaro chieti varese";

/// Words without which there is no street.
pub(crate) const STREET_WORDS: &[&str] = &[
    "via",
    "vle$",
    "v.le",
    "v.",
    "vico",
    "*strasse$",
    "*stra\u{df}e$",
    "*gasse$",
    "*platz$",
    "*weg$",
    "sestiere$",
    "cannaregio$",
    "dorsoduro$",
    "castello$",
    "giudecca$",
    "coop",
    "condominio$",
    "supercondominio$",
    "maso$",
    "vic$",
    "vic.",
    "v.lo",
    "v.co",
    "vanella",
    "trav",
    "str$",
    "str.",
    "strad",
    "s.da",
    "salita$",
    "calata$",
    "lungo",
    "lungar",
    "circ",
    "cupa$",
    "supportico",
    "fondamenta$",
    "salizada",
    "calle$",
    "cale$",
    "gradon",
    "gradin",
    "discesa$",
    "ramp",
    "r.pa",
    "androna$",
    "chiasso$",
    "corso$",
    "cso$",
    "c.so",
    "piazz",
    "pzza",
    "pza$",
    "p.zza",
    "p.za",
    "p.le",
    "p.zzale",
    "p.tta",
    "largo$",
    "largho",
    "lgo",
    "l.go",
    "l.mare",
    "borg",
    "b.go",
    "galleria$",
    "campo$",
    "campiello",
    "parco$",
    "villaggio$",
    "residence$",
    "complesso$",
    "cort",
    "quartiere$",
    "q.re",
    "ponte$",
    "porta$",
    "rotonda$",
    "sp$",
    "ss$",
    "contra",
    "cda",
    "c.da",
    "c.tra",
    "c/da",
    "ctr",
    "rione$",
    "loc",
    "fraz",
    "lotto$",
    "masseria$",
    "cascina$",
    "podere$",
    "isolato$",
    "popolar",
    "comunali$",
    "parcheggio$",
    "minime$",
];

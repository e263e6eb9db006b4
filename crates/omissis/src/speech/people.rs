//! People that a comment speaks of, and who the subject of a clause is.

use crate::lexicon::vocabulary::{Class, Mask};
use crate::speech::sentences::{Clause, GRAMMAR, Structure};
use crate::speech::tokens::{Case, Shape, Token};
use crate::speech::verbs::Person;
use crate::speech::words::Word;

/// Who somebody is to the writer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Who {
    /// The writer, alone or with others.
    Writer,
    /// The commenter who is addressed.
    Addressed,
    /// A relative, in-law or partner.
    Family,
    /// Any other particular person.
    Other,
    /// A class of people, or anybody.
    Generic,
    /// A public body or one who speaks for it.
    Office,
    /// Nobody that the text names.
    Unknown,
}

impl Who {
    /// True for somebody in particular.
    pub(crate) const fn is_particular(self) -> bool {
        matches!(self, Self::Writer | Self::Addressed | Self::Family | Self::Other)
    }
}

/// One place where a text names somebody.
#[derive(Clone, Debug)]
pub(crate) struct Mention {
    /// First token, determiner and possessive included.
    pub(crate) start: usize,
    /// One past the last token.
    pub(crate) end: usize,
    /// Who it is.
    pub(crate) who: Who,
    /// More than one person.
    pub(crate) plural: bool,
    /// A preposition stands before it: no subject.
    pub(crate) governed: bool,
    /// That preposition is "a": somebody to whom something happens.
    pub(crate) dative: bool,
    /// That preposition is "di": whose something is.
    pub(crate) genitive: bool,
}

/// Finds the people of a text.
pub(crate) fn mentions(tokens: &[Token], words: &[Word<'_>]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < words.len() {
        match mention(tokens, words, at) {
            Some(mention) => {
                at = mention.end.max(at + 1);
                found.push(mention);
            }
            None => at += 1,
        }
    }
    // The brother of my daughter-in-law is family, the son of the neighbour is not.
    for place in 0..found.len() {
        let Some(owner) = found.get(place + 1).filter(|next| next.genitive && next.start <= found[place].end + 1).cloned() else {
            continue;
        };
        let mine = (found[place].start..found[place].end).any(|i| words[i].mask.has(GRAMMAR.mine));
        let parent_of_child = matches!(&*words[found[place].end - 1].text, "padre" | "madre") && owner.who == Who::Family && !mine;
        if found[place].who == Who::Family && !mine && matches!(owner.who, Who::Other | Who::Generic | Who::Addressed) || parent_of_child {
            found[place].who = if owner.who == Who::Generic { Who::Generic } else { Who::Other };
        } else if found[place].who == Who::Other && owner.who == Who::Family && words[found[place].end - 1].mask.has(GRAMMAR.family) {
            found[place].who = Who::Family;
        }
    }
    found
}

fn mention(tokens: &[Token], words: &[Word<'_>], at: usize) -> Option<Mention> {
    let g = &*GRAMMAR;
    let word = &words[at];
    let text = &*word.text;
    if !tokens[at].is_wordlike() {
        return None;
    }
    // Most words name nobody.
    let people =
        [g.family, g.kin, g.partner, g.child, g.office, g.person, g.generic].map(Class::mask).into_iter().fold(Mask::NONE, Mask::union);
    let pronoun = || matches!(text, "io" | "noi" | "tu" | "miei" | "uno" | "una" | "quello" | "quella" | "tizio" | "tipo" | "tale");
    let named = || at > 0 && tokens[at].case == Case::Title;
    if !(word.mask.meets(people) || pronoun() || named() || floor_neighbour(words, at)) {
        return None;
    }
    // Determiners and possessives before it.
    let mut start = at;
    while start > 0
        && tokens[start - 1].is_wordlike()
        && words[start - 1].mask.meets(g.det.mask().union(g.mine.mask()).union(g.yours.mask()).union(g.theirs.mask()))
        || start > 0
            && matches!(
                &*words[start - 1].text,
                "povero"
                    | "povera"
                    | "stesso"
                    | "caro"
                    | "cara"
                    | "altro"
                    | "altra"
                    | "ex"
                    | "vecchio"
                    | "vecchia"
                    | "due"
                    | "tre"
                    | "entrambi"
                    | "mi'"
                    | "me"
                    | "prima"
                    | "primo"
                    | "seconda"
                    | "attuale"
                    | "futuro"
                    | "signora"
                    | "sig"
                    | "signor"
            )
            && tokens[start - 1].is_wordlike()
    {
        start -= 1;
    }
    let before = &words[start..at];
    let has = |class| before.iter().any(|w| w.mask.has(class));
    let says = |list: &[&str]| before.iter().any(|w| list.contains(&&*w.text));
    let after = words.get(at + 1).filter(|_| tokens[at + 1].is_wordlike());
    let mine = has(g.mine)
        || says(&["mi'", "me"])
        || after.is_some_and(|w| matches!(&*w.text, "mio" | "mia" | "miei" | "mie" | "nostro" | "nostra"));
    let yours = has(g.yours) || after.is_some_and(|w| matches!(&*w.text, "tuo" | "tua"));
    let theirs = has(g.theirs);
    let one = says(&[
        "il", "lo", "la", "l", "un", "una", "uno", "questo", "questa", "quel", "quella", "sto", "sta", "del", "della", "dello", "dell",
        "al", "alla", "dal", "dalla", "nu", "na", "er", "el", "o", "a", "allo", "all", "dallo", "dall", "lu", "'o", "'a",
    ]);
    let indefinite = says(&["un", "una", "uno", "nu", "na"]);
    let mut end = at + 1;
    let plural = text.ends_with(['i', 'e'])
        && !matches!(
            text,
            "padre"
                | "madre"
                | "moglie"
                | "genitore"
                | "nipote"
                | "padrone"
                | "datore"
                | "principale"
                | "signore"
                | "notaio"
                | "cliente"
                | "gestore"
                | "parente"
                | "conoscente"
                | "portiere"
                | "commerciante"
                | "negoziante"
                | "caporale"
                | "coniuge"
                | "consorte"
                | "patre"
                | "matre"
                | "fratre"
                | "muratore"
                | "convivente"
                | "barbiere"
                | "parrucchiere"
                | "collega"
                | "compare"
                | "comare"
                | "mugliere"
                | "carrozziere"
                | "pasticcere"
                | "pare"
                | "mare"
                | "frate"
                | "pateme"
                | "frateme"
                | "suocere"
                | "boss"
                | "salumiere"
                | "ristoratore"
                | "locatore"
                | "conduttore"
                | "cognome"
                | "geometre"
                | "dottore"
                | "imprenditore"
                | "professore"
                | "albergatore"
                | "badante"
                | "ambulante"
                | "assistente"
                | "gente"
        );
    let who = if word.mask.has(g.family) || word.mask.has(g.kin) {
        if yours {
            Who::Addressed
        } else if mine {
            Who::Family
        } else if theirs {
            Who::Other
        } else if plural && !matches!(text, "genitori" | "suoceri" | "nonni" | "gemelli") {
            // "i figli" of somebody, "due figli": family only where the writer has them.
            if before.iter().any(|w| w.number) { Who::Family } else { return None }
        } else if word.mask.has(g.kin)
            || one && !indefinite
            || before.is_empty()
                && at == start
                && matches!(
                    text,
                    "marito"
                        | "moglie"
                        | "figlio"
                        | "figlia"
                        | "suocera"
                        | "suocero"
                        | "nonna"
                        | "nonno"
                        | "compagno"
                        | "sorella"
                        | "fratello"
                        | "cognato"
                        | "genero"
                        | "nuora"
                        | "cognata"
                )
        {
            if matches!(text, "mare" | "pare" | "compagno" | "bambino" | "bambina" | "papi" | "frama" | "pa" | "mari")
                && !mine
                && matches!(text, "mare" | "pare" | "pa" | "frama" | "mari")
            {
                return None;
            }
            Who::Family
        } else {
            return None;
        }
    } else if word.mask.has(g.partner)
        && mine
        && matches!(text, "ragazzo" | "ragazza" | "uomo" | "donna" | "ex" | "omo" | "moroso" | "morosa")
    {
        // "il mio ragazzo", "il mio ex socio"
        if text == "ex" && after.is_some_and(|w| w.mask.has(g.person) && !w.mask.has(g.partner)) {
            return None;
        }
        Who::Family
    } else if word.mask.has(g.child)
        && says(&["il", "la", "mio", "mia"])
        && after
            .is_none_or(|w| !w.mask.meets(g.person.mask()) && w.forms.finite().is_some() || matches!(&*w.text, "mio" | "mia" | "di" | "ha"))
        && (mine || matches!(text, "piccolo" | "piccola" | "grande"))
    {
        Who::Family
    } else if text == "miei" && says(&["i", "dei", "dai", "ai"]) && after.is_none_or(|w| w.mask.is_empty() || !w.forms.is_empty()) {
        return Some(Mention {
            start,
            end,
            who: Who::Family,
            plural: true,
            governed: governed(tokens, words, start),
            dative: false,
            genitive: false,
        });
    } else if word.mask.has(g.office) && !mine {
        Who::Office
    } else if word.mask.has(g.person) && (mine || one || says(&["sig", "signora", "signor"]) || theirs || yours) {
        let descr = after.is_some_and(|w| {
            matches!(
                &*w.text,
                "che"
                    | "di"
                    | "del"
                    | "della"
                    | "dello"
                    | "sotto"
                    | "sopra"
                    | "accanto"
                    | "dove"
                    | "da"
                    | "al"
                    | "col"
                    | "con"
                    | "mio"
                    | "mia"
                    | "dell"
                    | "affianco"
                    | "davanti"
                    | "vicino"
            )
        });
        let any = matches!(
            text,
            "datore"
                | "padrone"
                | "imprenditore"
                | "negoziante"
                | "commerciante"
                | "titolare"
                | "artigiano"
                | "ristoratore"
                | "proprietario"
                | "dentista"
                | "medico"
                | "meccanico"
                | "idraulico"
                | "avvocato"
                | "inquilino"
                | "locatore"
        );
        if plural && !mine || any && !mine && after.is_some_and(|w| &*w.text == "che") {
            Who::Generic
        } else if indefinite && !mine && !descr && after.is_none_or(|w| w.forms.is_empty()) {
            // "un amico" is particular, "un datore" is any.
            if matches!(
                text,
                "amico"
                    | "amica"
                    | "vicino"
                    | "vicina"
                    | "collega"
                    | "conoscente"
                    | "tizio"
                    | "tizia"
                    | "parente"
                    | "signore"
                    | "signora"
                    | "tipo"
                    | "tipa"
                    | "ragazza"
                    | "ragazzo"
                    | "anziana"
                    | "anziano"
                    | "vecchietta"
                    | "cliente"
            ) {
                Who::Other
            } else {
                Who::Generic
            }
        } else {
            Who::Other
        }
    } else if matches!(text, "uno" | "una" | "quello" | "quella" | "tizio" | "tipo" | "tale") && (start == at || start + 1 == at) {
        // "uno che conosco", "quella del terzo piano"
        let next = after.map(|w| &*w.text);
        let known = words.get(at + 2).is_some_and(|w| {
            matches!(&*w.text, "conosco" | "sta" | "abita" | "fa" | "ha" | "vive" | "lavora" | "tiene" | "conosciamo" | "conosce" | "viene")
        });
        match next {
            Some("che") if matches!(text, "uno" | "una") && known => Who::Other,
            Some("di" | "del" | "della" | "dell" | "dello" | "al" | "nel")
                if !words.get(at + 2).is_some_and(|w| {
                    w.mask.has(g.office)
                        || matches!(&*w.text, "noi" | "voi" | "questi" | "quei" | "loro" | "lavoro" | "reddito" | "governo")
                }) =>
            {
                Who::Other
            }
            Some("che") if matches!(text, "quello" | "quella") && known => Who::Other,
            Some("dei" | "degli" | "delle") => return None,
            _ => {
                if text == "uno" {
                    Who::Generic
                } else {
                    return None;
                }
            }
        }
    } else if word.mask.has(g.generic) && !mine {
        if matches!(text, "altri" | "uno" | "certi" | "certa" | "sud" | "nord" | "tutte" | "quanti" | "tante")
            && after.is_some_and(|w| w.mask.has(g.time))
        {
            return None;
        }
        Who::Generic
    } else if matches!(text, "io" | "noi") {
        Who::Writer
    } else if text == "tu" {
        Who::Addressed
    } else if floor_neighbour(words, at) {
        // Whoever stands before "del terzo piano", "di sopra", "sotto casa mia".
        Who::Other
    } else if tokens[at].case == Case::Title
        && at > 0
        && tokens[at - 1].is_wordlike()
        && tokens[at].shape == Shape::Word
        && is_name(tokens, words, at)
    {
        while tokens.get(end).is_some_and(|t| t.case == Case::Title && t.shape == Shape::Word) {
            end += 1;
        }
        Who::Other
    } else {
        return None;
    };
    if who == Who::Family || who == Who::Other {
        // mio figlio Antonio; la signora Pagnotta; mio marito idraulico
        while tokens.get(end).is_some_and(|t| t.case == Case::Title && t.shape == Shape::Word)
            && words[end].mask.is_empty()
            && words[end].forms.is_empty()
        {
            end += 1;
        }
    }
    let lead = governed(tokens, words, start);
    let preposition = if lead {
        (start > 0)
            .then(|| &*words[start - 1].text)
            .filter(|t| words[start - 1].mask.has(g.prep) && !t.is_empty())
            .or_else(|| Some(&*words[start].text))
    } else {
        None
    };
    let dative = preposition.is_some_and(|p| matches!(p, "a" | "al" | "alla" | "ai" | "allo" | "all" | "alle"));
    let genitive = preposition.is_some_and(|p| matches!(p, "di" | "del" | "della" | "dei" | "dello" | "dell" | "delle" | "degli" | "d"));
    Some(Mention {
        start,
        end,
        who: if who == Who::Addressed && (word.mask.has(g.family) || word.mask.has(g.kin)) { Who::Other } else { who },
        plural,
        governed: lead,
        dative,
        genitive,
    })
}

/// A preposition stands before the words from `start` on, or is the first of them ("della", "al").
fn governed(tokens: &[Token], words: &[Word<'_>], start: usize) -> bool {
    let g = &*GRAMMAR;
    let fused = |w: &Word<'_>| {
        w.mask.has(g.prep) && (!w.mask.has(g.det) || matches!(&*w.text, "del" | "dello" | "della" | "dei" | "degli" | "delle"))
    };
    fused(&words[start]) || start > 0 && tokens[start - 1].is_wordlike() && fused(&words[start - 1])
}

/// "... del terzo piano", "... di sopra", "... sotto casa mia" behind a word that is nothing else.
fn floor_neighbour(words: &[Word<'_>], at: usize) -> bool {
    if !words[at].mask.is_empty() || !words[at].forms.is_empty() || words[at].text.len() < 3 {
        return false;
    }
    let next = |n: usize| words.get(at + n).map(|w| &*w.text);
    match (next(1), next(2), next(3)) {
        (
            Some("del" | "al"),
            Some(
                "primo" | "secondo" | "terzo" | "quarto" | "quinto" | "sesto" | "piano" | "palazzo" | "bar" | "pianterreno" | "condominio",
            ),
            _,
        ) => true,
        (Some("di"), Some("sopra" | "sotto" | "fronte" | "casa" | "fianco"), _) => true,
        (Some("della"), Some("scala" | "porta" | "palazzina"), _) => true,
        (Some("sotto"), Some("casa"), _) => true,
        (Some("qui" | "qua"), Some("sotto" | "sopra" | "accanto"), _) => true,
        (Some("il"), Some("mio"), Some("vicino")) => true,
        _ => false,
    }
}

/// A capital inside a sentence that is no place, month or body: likely a name.
fn is_name(tokens: &[Token], words: &[Word<'_>], at: usize) -> bool {
    let before = &*words[at - 1].text;
    let place = matches!(
        before,
        "a" | "in"
            | "di"
            | "da"
            | "per"
            | "su"
            | "via"
            | "piazza"
            | "corso"
            | "viale"
            | "largo"
            | "della"
            | "del"
            | "dello"
            | "dal"
            | "dalla"
            | "al"
            | "alla"
            | "nel"
            | "nella"
            | "san"
            | "santa"
            | "il"
            | "la"
            | "l"
            | "lo"
            | "i"
            | "le"
            | "gli"
            | "dell"
            | "all"
            | "nell"
            | "sull"
            | "dall"
            | "e"
    );
    !place && words[at].mask.is_empty() && words[at].forms.is_empty() && tokens[at].end - tokens[at].start >= 3
}

/// Who the subject of a clause is.
pub(crate) fn subject(structure: &Structure, mentions: &[Mention], words: &[Word<'_>], clause: usize) -> Who {
    subject_at(structure, mentions, words, clause, 0)
}

fn subject_at(structure: &Structure, mentions: &[Mention], words: &[Word<'_>], clause: usize, depth: usize) -> Who {
    let this = &structure.clauses[clause];
    let Some(group) = &this.group else { return verbless(structure, mentions, words, clause, depth) };
    match group.form.person {
        Person::I => {
            // A first person that is also a third ("che lavori", "aveva") is settled by a named subject.
            return Who::Writer;
        }
        Person::We => return Who::Writer,
        Person::You => return Who::Addressed,
        Person::YouAll => return Who::Generic,
        Person::It | Person::They | Person::None => {}
    }
    let plural = group.form.person == Person::They;
    let inside = |m: &&Mention| this.start <= m.start && m.end <= this.end;
    // "si lavora in nero" has nobody; "si finge cieco" has.
    let named = mentions.iter().filter(inside).rfind(|m| m.end <= group.head && !m.governed && m.who != Who::Writer);
    if let Some(mention) = named {
        return mention.who;
    }
    if starts_relative(words, this)
        && let Some(mention) = mentions.iter().rfind(|m| m.end <= this.start + 1 && m.end + 6 > this.start)
    {
        return mention.who;
    }
    let behind = mentions
        .iter()
        .filter(inside)
        .find(|m| m.start > group.last() && m.start <= group.last() + 3 && !m.governed && m.who != Who::Writer);
    if let Some(mention) = behind
        && (mention.plural == plural || mention.who == Who::Generic)
        && matches!(words[group.last()].text.len(), 1..)
        && group.last() + 1 == mention.start
        && !matches!(mention.who, Who::Office)
        && behind_is_subject(words, group.last())
    {
        return mention.who;
    }
    inherited(structure, mentions, words, clause, plural, depth)
}

/// A name behind the verb is its subject where the verb takes no object ("ci lavora mio marito").
fn behind_is_subject(words: &[Word<'_>], last: usize) -> bool {
    let g = &*GRAMMAR;
    words[last].mask.meets(g.be.mask().union(g.go.mask()).union(g.come.mask()).union(g.stay.mask()))
        || words[last].text.starts_with("lavor")
        || words[last].text.starts_with("fatic")
}

fn starts_relative(words: &[Word<'_>], clause: &Clause) -> bool {
    words[clause.start].mask.has(GRAMMAR.relative)
}

/// The subject that an earlier clause left behind.
fn inherited(structure: &Structure, mentions: &[Mention], words: &[Word<'_>], clause: usize, plural: bool, depth: usize) -> Who {
    let this = &structure.clauses[clause];
    let sentence = &structure.sentences[this.sentence];
    if depth < 6 && clause > sentence.clauses.0 {
        let before = &structure.clauses[clause - 1];
        if let Some(group) = &before.group
            && (group.form.person == Person::It) == !plural
            && matches!(group.form.person, Person::It | Person::They)
        {
            let who = subject_at(structure, mentions, words, clause - 1, depth + 1);
            if who != Who::Unknown {
                return who;
            }
        }
    }
    let recent = mentions
        .iter()
        .rfind(|m| m.end <= this.start && m.plural == plural && matches!(m.who, Who::Family | Who::Other) && m.end + 40 > this.start);
    match recent {
        Some(mention) if matches!(mention.who, Who::Family | Who::Other) && !mention.genitive => mention.who,
        _ => Who::Unknown,
    }
}

/// A clause without a verb speaks of whoever it names, else of the writer.
fn verbless(structure: &Structure, mentions: &[Mention], _words: &[Word<'_>], clause: usize, _depth: usize) -> Who {
    let this = &structure.clauses[clause];
    mentions.iter().find(|m| this.start <= m.start && m.end <= this.end).map_or(Who::Unknown, |m| m.who)
}

//! What a service must act on: people in need of help first, then reports about lines, roads and lamps.
//!
//! The words stand in `bisogni.toml`. They are asked of a comment only to put it before somebody who reads it: nothing is hidden,
//! sent or decided by them.

use crate::lang::Lang;
use regex::{Regex, RegexSet};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What somebody must act on, the most urgent last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Need {
    /// Lifts, ramps.
    Access,
    /// Rubbish.
    Waste,
    /// Pipes, drains, fountains.
    Water,
    /// Street lamps.
    Lighting,
    /// Roads and pavements.
    Road,
    /// Buses and trains.
    Transport,
    /// A worker who is exploited.
    Exploitation,
    /// Violence in the family or by a partner.
    Violence,
    /// A child in danger.
    ChildInDanger,
    /// Thoughts of suicide.
    Suicide,
}

impl Need {
    /// Every need, the most urgent last.
    pub const ALL: &'static [Self] = &[
        Self::Access,
        Self::Waste,
        Self::Water,
        Self::Lighting,
        Self::Road,
        Self::Transport,
        Self::Exploitation,
        Self::Violence,
        Self::ChildInDanger,
        Self::Suicide,
    ];

    /// The stable identifier, in Italian: the key of its reply.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Access => "accessi",
            Self::Waste => "rifiuti",
            Self::Water => "acqua",
            Self::Lighting => "illuminazione",
            Self::Road => "strade",
            Self::Transport => "trasporti",
            Self::Exploitation => "lavoro_sfruttato",
            Self::Violence => "violenza",
            Self::ChildInDanger => "minore_in_pericolo",
            Self::Suicide => "suicidio",
        }
    }

    /// True when a person needs help, false for a report about a service.
    #[must_use]
    pub fn is_help(self) -> bool {
        self >= Self::Exploitation
    }

    /// Its name.
    #[must_use]
    pub const fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Access => lang.say("ascensori e accessi", "lifts and access"),
            Self::Waste => lang.say("rifiuti", "waste"),
            Self::Water => lang.say("acqua e fogne", "water and drains"),
            Self::Lighting => lang.say("illuminazione", "street lighting"),
            Self::Road => lang.say("strade e marciapiedi", "roads and pavements"),
            Self::Transport => lang.say("trasporti", "public transport"),
            Self::Exploitation => lang.say("lavoratore sfruttato", "exploited worker"),
            Self::Violence => lang.say("violenza", "violence"),
            Self::ChildInDanger => lang.say("minore in pericolo", "child in danger"),
            Self::Suicide => lang.say("pensieri di suicidio", "thoughts of suicide"),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    quando: Vec<String>,
    tranne: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "walked by the test of this module"))]
    esempi: Vec<String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "walked by the test of this module"))]
    no: Vec<String>,
}

struct Matcher {
    /// All `quando`, to see at once that nothing is told.
    any: RegexSet,
    /// Which need each of them tells of.
    needs: Vec<Need>,
    told: Vec<Regex>,
    /// What only seems to tell of it, where it lies over what does.
    except: BTreeMap<Need, Vec<Regex>>,
}

fn words() -> BTreeMap<String, Words> {
    toml::from_str(include_str!("bisogni.toml")).expect("the file is tested")
}

static MATCHER: LazyLock<Matcher> = LazyLock::new(|| {
    let words = words();
    let (mut patterns, mut needs, mut except) = (Vec::new(), Vec::new(), BTreeMap::new());
    for &need in Need::ALL {
        let words = &words[need.id()];
        needs.extend(words.quando.iter().map(|_| need));
        patterns.extend(words.quando.iter().cloned());
        except.insert(need, words.tranne.iter().map(|pattern| compiled(pattern)).collect());
    }
    let any = RegexSet::new(&patterns).expect("the patterns are tested");
    let told = patterns.iter().map(|pattern| compiled(pattern)).collect();
    Matcher { any, needs, told, except }
});

fn compiled(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the patterns are tested")
}

/// The most urgent need that a comment tells of.
pub(crate) fn of(text: &str) -> Option<Need> {
    let folded = folded(text);
    let matcher = &*MATCHER;
    let told = |place: &usize| {
        let need = matcher.needs[*place];
        let told = |found: &regex::Match<'_>| {
            let before = folded[..found.start()].trim_end();
            let over = |except: &Regex| except.find_iter(&folded).any(|e| e.start() < found.end() && found.start() < e.end());
            !(before.ends_with(" non") || before == "non" || matcher.except[&need].iter().any(over))
        };
        matcher.told[*place].find_iter(&folded).any(|found| told(&found))
    };
    matcher.any.matches(&folded).iter().filter(told).map(|place| matcher.needs[place]).max()
}

/// Lower case, without accents, one space between words, plain apostrophes.
fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match c {
            '’' | '‘' | '`' | '´' => out.push('\''),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\u{200b}'..='\u{200f}' | '\u{feff}' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_need_has_words_and_the_words_hold() {
        let words = words();
        assert_eq!(words.len(), Need::ALL.len());
        let mut wrong = Vec::new();
        for &need in Need::ALL {
            let words = &words[need.id()];
            assert!(!words.esempi.is_empty() && !words.no.is_empty(), "{}", need.id());
            wrong.extend(
                words.esempi.iter().filter(|text| of(text) != Some(need)).map(|text| format!("{}: {text}: {:?}", need.id(), of(text))),
            );
            wrong.extend(words.no.iter().filter(|text| of(text) == Some(need)).map(|text| format!("not {}: {text}", need.id())));
        }
        assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    }

    #[test]
    fn people_come_before_lamps() {
        assert_eq!(of("Lampione spento in via Roma, e mio marito mi picchia"), Some(Need::Violence));
        assert_eq!(of("NON VOGLIO PIU\u{300} VIVERE"), Some(Need::Suicide));
        assert_eq!(of(""), None);
        assert_eq!(of("Buongiorno, quando arriva la pensione?"), None);
    }
}

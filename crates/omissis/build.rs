//! Compiles the word tables of `data/` into what the core embeds: a table of names and words, a transducer of
//! places, and an array of postal codes. Nothing is read when a program starts.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What is known of a word, as bits of its value. `src/lexicon/names.rs` reads the same bits.
mod bits {
    pub(crate) const FEMALE: u64 = 1;
    pub(crate) const MALE: u64 = 1 << 1;
    pub(crate) const GIVEN_SEEN: u64 = 1 << 2;
    pub(crate) const GIVEN_KNOWN: u64 = 1 << 3;
    pub(crate) const SURNAME_LISTED: u64 = 1 << 4;
    pub(crate) const SURNAME_COMMON: u64 = 1 << 5;
    pub(crate) const WORD: u64 = 1 << 6;
    pub(crate) const NAME_FIRST: u64 = 1 << 7;
    pub(crate) const CLIPPED: u64 = 1 << 8;
    pub(crate) const MAYBE_CLIPPED: u64 = 1 << 9;
    pub(crate) const COMMON: u64 = 1 << 10;
}

fn main() {
    let data = Path::new(&env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it")).join("data");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets it"));
    let mut names: BTreeMap<String, u64> = BTreeMap::new();
    for (section, word) in entries(&data.join("given_names.txt")) {
        let known = if section.ends_with("known") { bits::GIVEN_KNOWN } else { bits::GIVEN_SEEN };
        *names.entry(word).or_default() |= known | gender(&section);
    }
    for (section, word) in entries(&data.join("given_names_more.txt")) {
        let clipped = word.ends_with(['à', 'è', 'é', 'ì', 'ò', 'ù']);
        let listed = if section.ends_with("seen") { bits::GIVEN_SEEN } else { bits::GIVEN_KNOWN };
        let value = gender(&section) | if clipped { bits::CLIPPED } else { listed };
        *names.entry(fold(&word)).or_default() |= value;
    }
    let surnames = ["surnames.txt", "surnames_more.txt"].map(|file| entries(&data.join(file)));
    for (section, word) in surnames.into_iter().flatten() {
        *names.entry(word).or_default() |=
            if section == "common" { bits::SURNAME_COMMON | bits::SURNAME_LISTED } else { bits::SURNAME_LISTED };
    }
    for (section, entry) in entries(&data.join("words.txt")) {
        for word in expand(&entry) {
            let value = names.entry(word).or_default();
            match section.as_str() {
                "never" => *value = bits::WORD,
                "names first" => *value |= bits::NAME_FIRST,
                _ => *value |= bits::WORD,
            }
        }
    }
    let known: Vec<String> = names
        .iter()
        .filter(|(_, value)| **value & bits::GIVEN_KNOWN != 0 && **value & bits::WORD == 0)
        .map(|(name, _)| name.clone())
        .collect();
    for clip in known.iter().flat_map(|name| clips(name)) {
        let value = names.entry(clip).or_default();
        if *value & bits::WORD == 0 {
            *value |= bits::MAYBE_CLIPPED;
        }
    }
    let mut words = names.clone();
    for (_, word) in entries(&data.join("common_words.txt")) {
        *words.entry(word).or_default() |= bits::COMMON;
    }
    let (slots, rows) = table(&words);
    fs::write(out.join("names.slots"), slots).expect("OUT_DIR is writable");
    fs::write(out.join("names.entries"), rows).expect("OUT_DIR is writable");

    let (index, rows) = figures(&lines(&data.join("public_figures.txt")));
    write_map(&out.join("figures"), 13, &index);
    fs::write(out.join("figures.txt"), rows).expect("OUT_DIR is writable");

    let mut provinces: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, u64> = BTreeMap::new();
    for (section, word) in entries(&data.join("places.txt")) {
        let place = provinces.iter().position(|p| *p == section).unwrap_or_else(|| {
            provinces.push(section.clone());
            provinces.len() - 1
        });
        places.entry(word).or_insert(place as u64);
    }
    // "Melito" for Melito di Napoli, where the first word is nothing else.
    let short: Vec<(String, u64)> = places
        .iter()
        .filter_map(|(place, province)| {
            let (first, rest) = place.split_once(' ')?;
            let bridge = ["di ", "del ", "della ", "in ", "d ", "sul ", "al "].iter().any(|bridge| rest.starts_with(bridge));
            (bridge && first.len() > 4 && !names.contains_key(first)).then(|| (first.to_owned(), *province))
        })
        .collect();
    for (place, province) in short {
        places.entry(place).or_insert(province);
    }
    write_map(&out.join("places"), 14, &places);

    let mut caps: Vec<(u32, u32)> = Vec::new();
    for line in lines(&data.join("caps.txt")) {
        for range in line.split_whitespace().skip(1) {
            let (first, last) = range.split_once('-').unwrap_or((range, range));
            caps.push((first.parse().expect("a postal code"), last.parse().expect("a postal code")));
        }
    }
    let caps: Vec<u8> = joined(caps).iter().flat_map(|&(first, last)| [first.to_le_bytes(), last.to_le_bytes()].concat()).collect();
    fs::write(out.join("caps.bin"), caps).expect("OUT_DIR is writable");
    fs::write(out.join("provinces.txt"), provinces.concat().to_lowercase()).expect("OUT_DIR is writable");
}

/// The lines of a data file without comments and blank lines.
fn lines(path: &Path) -> Vec<String> {
    #[allow(clippy::print_stdout, reason = "how a build script speaks to cargo")]
    {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()).map(str::to_owned).collect()
}

/// The words of a data file with the name of their `[section]`; an underscore stands for a space.
fn entries(path: &Path) -> Vec<(String, String)> {
    let mut section = String::new();
    let mut out = Vec::new();
    for line in lines(path) {
        if let Some(name) = line.strip_prefix('[') {
            section = name.split(']').next().unwrap_or_default().to_owned();
            continue;
        }
        out.extend(line.split_whitespace().map(|word| (section.clone(), word.replace('_', " "))));
    }
    out
}

fn gender(section: &str) -> u64 {
    match section.as_bytes().first() {
        Some(b'f') => bits::FEMALE,
        Some(b'm') => bits::MALE,
        _ => bits::FEMALE | bits::MALE,
    }
}

/// The forms of an entry of `words.txt`: `ross/o,a,i,e`, `@parlare`, or the word itself.
fn expand(entry: &str) -> Vec<String> {
    let endings = |stem: &str, list: &str| -> Vec<String> { list.split_whitespace().map(|ending| format!("{stem}{ending}")).collect() };
    if let Some((stem, list)) = entry.split_once('/') {
        return list.split(',').map(|ending| format!("{stem}{ending}")).collect();
    }
    let Some(verb) = entry.strip_prefix('@') else { return vec![entry.to_owned()] };
    let stem = &verb[..verb.len() - 3];
    match verb.as_bytes()[verb.len() - 3] {
        b'a' => {
            let soft = if stem.ends_with(['c', 'g']) { format!("{stem}h") } else { stem.trim_end_matches('i').to_owned() };
            let mut forms = endings(stem, "o a ate ano ato ata ati ando ava avo avi avano are ai asse assi");
            forms.extend(endings(&soft, "i iamo ino era ero erai eranno eremo erete erebbe erei"));
            forms
        }
        b'e' => endings(stem, "o i e iamo ete ono uto uta uti ute endo evo eva evano a ano ere era ero eranno erebbe"),
        _ => endings(
            stem,
            "o i e iamo ite ono ito ita iti ite endo ivo iva ivano a ano ire ira iro iranno irebbe isco isci isce iscono isca",
        ),
    }
}

/// A name cut at any of its vowels as it may be called out, without the accent: `genna`, `gennari`. Words that end so are left out.
fn clips(name: &str) -> Vec<String> {
    const WORDS: &[&str] = &[
        "felicita", "carita", "pieta", "citta", "papa", "liberta", "verita", "sanita", "pero", "cosi", "perche", "giovedi", "lunedi",
        "venerdi",
    ];
    let vowel = |c: char| "aeiou".contains(c);
    let mut clips: Vec<String> = (4..name.len()).filter(|&end| name[..end].ends_with(vowel)).map(|end| name[..end].to_owned()).collect();
    if name.len() > 5 && name.ends_with(vowel) {
        clips.push(format!("{}i", &name[..name.len() - 1]));
    }
    clips.retain(|clip| !WORDS.contains(&clip.as_str()));
    clips
}

/// Lower case without accents.
fn fold(word: &str) -> String {
    let plain = |c: char| match c {
        'à' => 'a',
        'è' | 'é' => 'e',
        'ì' => 'i',
        'ò' | 'ó' => 'o',
        'ù' => 'u',
        'š' => 's',
        _ => c,
    };
    word.chars().map(plain).collect()
}

/// A table of words by hash, as `src/lexicon/names.rs` reads it: 2^n slots of four bytes, and the entries. A slot is 0, or the top bits of the
/// hash above the place of its entry; an entry is the length of its word, the word, and two bytes of value. All little-endian.
fn table(words: &BTreeMap<String, u64>) -> (Vec<u8>, Vec<u8>) {
    let mut slots = vec![0_u32; (words.len() * 2).next_power_of_two()];
    let mut entries = vec![0];
    for (word, value) in words {
        let hash = hash(word);
        let last = slots.len() - 1;
        let free = (0..).map(|n| (place(word) as usize + n) & last).find(|&slot| slots[slot] == 0).expect("half of the slots");
        assert!(entries.len() < 1 << 20, "the entries outgrow a slot");
        slots[free] = hash & 0xfff0_0000 | entries.len() as u32;
        entries.push(u8::try_from(word.len()).expect("a short word"));
        entries.extend(word.bytes());
        entries.extend(u16::try_from(*value).expect("eleven bits").to_le_bytes());
    }
    (slots.into_iter().flat_map(u32::to_le_bytes).collect(), entries)
}

/// Writes a map as a transducer, and beside it a bit for each remainder of the hashes of its words.
fn write_map(path: &Path, bytes: usize, map: &BTreeMap<String, u64>) {
    let mut builder = fst::MapBuilder::memory();
    let mut bits = vec![0_u8; 1 << bytes];
    for (word, value) in map {
        assert!(word.bytes().all(|b| b.is_ascii_lowercase() || b == b' '), "{word:?} is not folded");
        builder.insert(word, *value).expect("the keys are sorted");
        let place = place(word) as usize;
        bits[place / 8 % (1 << bytes)] |= 1 << (place % 8);
    }
    fs::write(path.with_extension("fst"), builder.into_inner().expect("a transducer in memory")).expect("OUT_DIR is writable");
    fs::write(path.with_extension("bits"), bits).expect("OUT_DIR is writable");
}

fn hash(word: &str) -> u32 {
    word.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Where the search for a word begins.
fn place(word: &str) -> u32 {
    hash(word) ^ hash(word) >> 15
}

/// The public figures as rows by surname, and where the rows of each surname begin. A row is the surname, the given names, `f` or `m`,
/// and `!` when the surname alone is known, parted by tabs.
fn figures(lines: &[String]) -> (BTreeMap<String, u64>, String) {
    let mut rows: Vec<(String, String)> = Vec::new();
    for line in lines.iter().filter(|line| !line.starts_with('[')) {
        let (gender, name) = line.split_once(' ').unwrap_or_else(|| panic!("{line:?}: gender and name"));
        assert!(matches!(gender, "m" | "f"), "{line:?}: m or f");
        let (name, alone) = name.strip_suffix('!').map_or((name, ""), |name| (name, "!"));
        let (given, surname) = name.split_once(':').map_or(("", name), |(given, surname)| (given, surname));
        let tidy = |text: &str| text.replace(['\'', '-'], " ").split_whitespace().collect::<Vec<_>>().join(" ");
        let given: Vec<String> = given.split('|').map(tidy).collect();
        rows.push((tidy(surname), format!("{}\t{gender}\t{alone}", given.join("|"))));
    }
    rows.sort();
    let (mut index, mut text) = (BTreeMap::new(), String::new());
    for (surname, rest) in rows {
        index.entry(surname.clone()).or_insert(text.len() as u64);
        text.push_str(&format!("{surname}\t{rest}\n"));
    }
    (index, text)
}

/// The ranges of postal codes in order, neighbours of different provinces joined.
fn joined(mut ranges: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
    ranges.sort_unstable();
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (first, last) in ranges {
        match joined.last_mut() {
            Some(before) if first <= before.1 + 1 => before.1 = before.1.max(last),
            _ => joined.push((first, last)),
        }
    }
    joined
}

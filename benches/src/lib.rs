//! What the benches measure: three corpora of comments, and a plain copy of them as CSV to compare with.
//!
//! - **chatter**: comments without labels: what most of a page is;
//! - **natural**: whole threads, three comments in ten with labels;
//! - **dense**: nothing but comments with labels.
//!
//! All are drawn from `tests/corpus`, repeated and shuffled by a fixed generator, so that every run measures the same bytes.

use omissis_tests::corpus::{self, Comment};

/// How many comments a corpus has.
pub const COMMENTS: usize = 2_000;

/// One corpus: its comments, and the same as a CSV export.
pub struct Corpus {
    /// `chatter`, `natural` or `dense`.
    pub name: &'static str,
    /// The comments.
    pub comments: Vec<String>,
    /// The comments as records of an export: id, author, date, comment.
    pub csv: Vec<u8>,
    /// How many labels they have.
    pub labels: usize,
}

impl Corpus {
    /// Bytes of the comments.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.comments.iter().map(String::len).sum()
    }

    fn draw(name: &'static str, labelled_in_ten: u64, clean: &[&Comment], labelled: &[&Comment]) -> Self {
        let mut random = Random::new(0x0a11_5e15);
        let drawn: Vec<&Comment> = (0..COMMENTS)
            .map(|_| {
                let pool = if random.below(10) < labelled_in_ten { labelled } else { clean };
                pool[random.below(pool.len() as u64) as usize]
            })
            .collect();
        let comments: Vec<String> = drawn.iter().map(|comment| comment.text.clone()).collect();
        let labels = drawn.iter().map(|comment| comment.spans.len()).sum();
        let csv = export(&comments);
        Self { name, comments, csv, labels }
    }
}

/// The three corpora.
///
/// # Panics
/// When `tests/corpus` cannot be read.
#[must_use]
pub fn corpora() -> [Corpus; 3] {
    let all: Vec<Comment> = corpus::all().into_iter().flat_map(|(_, comments)| comments).collect();
    let (labelled, clean): (Vec<&Comment>, Vec<&Comment>) = all.iter().partition(|comment| !comment.spans.is_empty());
    [
        Corpus::draw("chatter", 0, &clean, &labelled),
        Corpus::draw("natural", 3, &clean, &labelled),
        Corpus::draw("dense", 10, &clean, &labelled),
    ]
}

fn export(comments: &[String]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for (number, comment) in comments.iter().enumerate() {
        let id = format!("c{number}");
        writer.write_record([id.as_str(), "Una Persona", "2019-04-03T12:00:00+0000", comment]).expect("memory takes every record");
    }
    writer.into_inner().expect("memory takes every record")
}

/// Reads the export and writes it again, changing nothing: the least that any tool must do.
///
/// # Panics
/// When the export is no CSV.
#[must_use]
pub fn copy(export: &[u8]) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(export);
    let mut writer = csv::Writer::from_writer(Vec::with_capacity(export.len()));
    let mut record = csv::ByteRecord::new();
    while reader.read_byte_record(&mut record).expect("our own export") {
        writer.write_byte_record(&record).expect("memory takes every record");
    }
    writer.into_inner().expect("memory takes every record")
}

/// Comments without end: those of the corpora, three in ten with labels, each changed in a letter, a digit or its case, so that few of many are the same.
/// One line each.
pub struct Comments {
    labelled: Vec<Comment>,
    clean: Vec<Comment>,
    random: Random,
}

impl Comments {
    /// The comments that a seed gives.
    ///
    /// # Panics
    /// When `tests/corpus` cannot be read.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        let all = corpus::all().into_iter().flat_map(|(_, comments)| comments);
        let (labelled, clean) = all.partition(|comment| !comment.spans.is_empty());
        Self { labelled, clean, random: Random::new(seed) }
    }

    /// The next one.
    pub fn next(&mut self, out: &mut String) {
        let random = &mut self.random;
        let pool = if random.below(10) < 3 { &self.labelled } else { &self.clean };
        let comment = &pool[random.below(pool.len() as u64) as usize].text;
        let at = random.below(comment.len() as u64 + 1) as usize;
        out.clear();
        for (place, c) in comment.char_indices() {
            out.push(match c {
                '\n' | '\r' => ' ',
                _ if place != at => c,
                '0'..='9' => char::from(b'0' + random.below(10) as u8),
                c if c.is_ascii_lowercase() && random.below(2) == 0 => c.to_ascii_uppercase(),
                'a'..='z' => char::from(b'a' + random.below(26) as u8),
                c => c,
            });
        }
    }
}

/// A small generator with a fixed seed (splitmix64).
pub struct Random(u64);

impl Random {
    /// The generator of a seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number below `bound`, which is not 0.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % bound
    }
}

//! Generated exports of each format come out byte-identical when nothing is edited, and as their own readers expect when
//! something is.

mod hold;

use omissis::Span;
use omissis_exports::{Checkpoint, Edits, Export, Fault, Options, Record, Role, Run, Sink, Visitor};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::{self, Cursor};

const SECRET: &str = "SEGRETO";
const LABEL: &str = "[X]";

/// Replaces every secret; remembers the texts that it saw.
struct Hide;

impl Visitor for Hide {
    type Outcome = Vec<String>;

    fn visit(&self, record: &Record<'_>, edits: &mut Edits) -> Vec<String> {
        let mut seen = Vec::new();
        for field in record.fields.iter().filter(|field| field.role == Role::Text) {
            let found = field.view.text().match_indices(SECRET);
            edits.replace(field, found.map(|(at, _)| (Span::new(at, at + SECRET.len()), LABEL)));
            seen.push(field.view.text().to_owned());
        }
        seen
    }
}

#[derive(Default)]
struct Collect {
    bytes: Vec<u8>,
    texts: Vec<String>,
    records: u64,
    /// Where the run may be taken up again: behind so many bytes that came out.
    stops: Vec<(usize, Checkpoint)>,
}

impl Sink<Vec<String>> for Collect {
    fn bytes(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.bytes.extend_from_slice(bytes);
        Ok(())
    }

    fn outcome(&mut self, record: u64, _: u64, texts: Vec<String>) -> io::Result<()> {
        assert_eq!(record, self.records + 1, "records come in order");
        self.records = record;
        self.texts.extend(texts);
        Ok(())
    }

    fn quarantine(&mut self, _: Fault, _: &[u8]) -> io::Result<()> {
        self.records += 1;
        Ok(())
    }

    fn done(&mut self, _: u64, here: &Checkpoint) -> io::Result<()> {
        self.stops.push((self.bytes.len(), here.clone()));
        Ok(())
    }
}

fn run(file: &str, bytes: Vec<u8>, format: &str) -> Collect {
    let mut sink = Collect::default();
    let export = Export::open(file, Box::new(Cursor::new(bytes)), &Options::default()).unwrap();
    assert_eq!(export.format().id(), format, "{}", export.why());
    export.run(&Hide, &Run { threads: 2, quarantine: false, from: None }, &mut sink).unwrap();
    sink
}

/// Comments as people write them, with what formats stumble over.
fn comment() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-zàèéìòù ]{1,12}",
        1 => Just("\"".to_owned()),
        1 => Just("\\".to_owned()),
        1 => Just("\n".to_owned()),
        1 => Just("\r\n".to_owned()),
        1 => Just("\t".to_owned()),
        1 => prop::sample::select(vec![";", ",", "|", "'", "/", "<b>", "&amp;", "=1+1", "\u{1f621}", "\u{200b}", "€", "{", "]"]).prop_map(str::to_owned),
        2 => Just(SECRET.to_owned()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn comments() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(comment(), 1..12)
}

fn hidden(text: &str) -> String {
    text.replace(SECRET, LABEL)
}

/// A JSON string, as serde_json writes it or with needless escapes: the same to a reader.
fn spelled(text: &str, escaped: bool) -> String {
    let plain = serde_json::to_string(text).unwrap();
    if !escaped {
        return plain;
    }
    let mut out = String::new();
    let mut after_backslash = false;
    for c in plain.chars() {
        match c {
            'e' | '/' if !after_backslash => out.push_str(&format!("\\u{:04X}", c as u32)),
            c if !c.is_ascii() => c.encode_utf16(&mut [0; 2]).iter().for_each(|unit| out.push_str(&format!("\\u{unit:04x}"))),
            c => out.push(c),
        }
        after_backslash = c == '\\' && !after_backslash;
    }
    out
}

fn latin1(text: &str) -> String {
    text.bytes().map(char::from).collect()
}

proptest! {
    // One seed everywhere: a failure on one machine is a failure on all. PROPTEST_RNG_SEED looks elsewhere.
    #![proptest_config(ProptestConfig { cases: 128, rng_seed: proptest::test_runner::RngSeed::Fixed(2019), ..ProptestConfig::default() })]

    #[test]
    fn json_lines(comments in comments(), ascii in any::<bool>(), crlf in any::<bool>()) {
        let end = if crlf { "\r\n" } else { "\n" };
        let line = |(i, text): (usize, &String)| format!("{{ \"id\":{i},\"n\" : 1.50e+3, \"text\":{}}}{end}", spelled(text, ascii));
        let file: String = comments.iter().enumerate().map(line).collect();
        let out = run("x.jsonl", file.clone().into(), "jsonl");
        prop_assert_eq!(&out.texts, &comments);
        let text = String::from_utf8(out.bytes).unwrap();
        if !file.contains(SECRET) && !ascii {
            prop_assert_eq!(&text, &file);
        }
        for (line, comment) in text.lines().zip(&comments) {
            let read: Value = serde_json::from_str(line).unwrap();
            prop_assert_eq!(&read["text"], &Value::from(hidden(comment)));
        }
    }

    #[test]
    fn facebook_download(comments in comments(), pretty in any::<bool>()) {
        let entry = |text: &String| json!({"timestamp": 1, "title": "x", "data": [{"comment": {"comment": latin1(text), "author": latin1("Nicolò")}}]});
        let document = json!({"comments_v2": comments.iter().map(entry).collect::<Vec<_>>()});
        let file = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) }.unwrap();
        let out = run("comments.json", file.clone().into(), "facebook-dyi");
        prop_assert_eq!(&out.texts, &comments);
        prop_assert_eq!(out.records as usize, comments.len());
        let expected: Vec<_> = comments.iter().map(|text| entry(&hidden(text))).collect();
        prop_assert_eq!(serde_json::from_slice::<Value>(&out.bytes).unwrap(), json!({"comments_v2": expected}));
        prop_assert_eq!(String::from_utf8(out.bytes).unwrap(), file.replace(SECRET, LABEL));
    }

    #[test]
    fn facebook_graph(comments in comments(), replies in comments()) {
        let one = |text: &String| json!({"created_time": "2026-01-10T09:15:02+0000", "message": text, "id": "1_2"});
        let thread = |text: &String, replies: &[String], map: &dyn Fn(&String) -> Value| {
            let mut top = map(text);
            top["comments"] = json!({"data": replies.iter().map(map).collect::<Vec<_>>()});
            top
        };
        let document = |map: &dyn Fn(&String) -> Value| json!({"data": comments.iter().map(|text| thread(text, &replies, map)).collect::<Vec<_>>(), "paging": {}});
        let file = serde_json::to_string_pretty(&document(&one)).unwrap();
        let out = run("graph.json", file.clone().into(), "facebook-graph");
        prop_assert_eq!(out.records as usize, comments.len() * (1 + replies.len()));
        prop_assert_eq!(String::from_utf8(out.bytes).unwrap(), file.replace(SECRET, LABEL));
    }

    #[test]
    fn unknown_json(comments in comments()) {
        let document = json!({"pagina": {"nome": "x"}, "elenco": comments.iter().map(|text| json!({"autore": "a", "commento": text, "risposte": [{"commento": text}]})).collect::<Vec<_>>()});
        let file = document.to_string();
        let out = run("x.json", file.clone().into(), "json");
        prop_assert_eq!(out.records as usize, comments.len() * 2);
        prop_assert_eq!(String::from_utf8(out.bytes).unwrap(), file.replace(SECRET, LABEL));
    }

    #[test]
    fn csv(comments in comments(), delimiter in prop::sample::select(b",;\t|".to_vec()), bom in any::<bool>(), sep in any::<bool>(), always in any::<bool>()) {
        let style = if always { csv::QuoteStyle::Always } else { csv::QuoteStyle::Necessary };
        let mut writer = csv::WriterBuilder::new().delimiter(delimiter).quote_style(style).terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(["id", "autore", "testo"]).unwrap();
        for (i, text) in comments.iter().enumerate() {
            writer.write_record([i.to_string().as_str(), "Nicolò; \"N\"", text]).unwrap();
        }
        let table = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let head = format!("{}{}", if bom { "\u{feff}" } else { "" }, if sep { format!("sep={}\r\n", char::from(delimiter)) } else { String::new() });
        let file = format!("{head}{table}");
        let out = run("x.csv", file.clone().into(), "csv");
        prop_assert_eq!(&out.texts, &comments);
        prop_assert_eq!(String::from_utf8(out.bytes).unwrap(), file.replace(SECRET, LABEL));
    }

    #[test]
    fn plain_text(comments in comments()) {
        let lines: Vec<_> = comments.iter().map(|text| text.replace(['\n', '\r'], " ")).collect();
        let file = lines.join("\n");
        let out = run("x.txt", file.clone().into(), "txt");
        prop_assert_eq!(String::from_utf8(out.bytes).unwrap(), file.replace(SECRET, LABEL));
    }

    /// Any bytes under any name: read, or refused; never a panic.
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\",:;\n\\u0".to_vec())], 0..200), name in prop::sample::select(vec!["a.csv", "a.json", "a.jsonl", "a.txt", "-"])) {
        hold::for_any_bytes(&bytes, name, None);
    }
}

/// The same for every sample, which are the seeds of the fuzz target.
#[test]
fn samples_hold() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/exports");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        hold::for_any_bytes(&std::fs::read(&path).unwrap(), &path.file_name().unwrap().to_string_lossy(), None);
    }
}

/// More than one batch, several workers: the order and the bytes stay.
#[test]
fn large_files_keep_their_order() {
    let mut file = String::from("id,text\n");
    for i in 0..120_000 {
        file.push_str(&format!("{i},\"commento {i}, {}\"\n", if i % 7 == 0 { SECRET } else { "niente" }));
    }
    let out = run("x.csv", file.clone().into(), "csv");
    assert_eq!(out.records, 120_000);
    assert!(out.bytes == file.replace(SECRET, LABEL).as_bytes());
}

/// A run that stopped at a broken element goes on behind what it had done, and leaves that element out with its comma.
#[test]
fn a_list_goes_on_where_a_run_stopped() {
    let element = |i: usize| match i {
        9_000 => "{\"commento\": nul}".to_owned(),
        _ => format!("{{\"autore\": \"a\", \"commento\": \"{i} {SECRET}{}\"}}", " niente".repeat(40)),
    };
    let list = |range: core::ops::Range<usize>| range.map(element).collect::<Vec<_>>().join(",\n  ");
    let file = format!("{{\"elenco\": [\n  {}\n]}}\n", list(0..10_000));
    let run = |quarantine, from: Option<Checkpoint>| {
        let mut sink = Collect { records: from.as_ref().map_or(0, |from| from.records), ..Collect::default() };
        let export = Export::open("x.json", Box::new(Cursor::new(file.clone().into_bytes())), &Options::default()).unwrap();
        let ended = export.run(&Hide, &Run { threads: 2, quarantine, from }, &mut sink).is_ok();
        (ended, sink)
    };
    let (ended, stopped) = run(false, None);
    assert!(!ended && stopped.stops.len() > 1);
    let expected = format!("{{\"elenco\": [\n  {},\n  {}\n]}}\n", list(0..9_000), list(9_001..10_000)).replace(SECRET, LABEL);
    for (written, here) in stopped.stops {
        let (ended, rest) = run(true, Some(here));
        assert!(ended);
        let whole = [&stopped.bytes[..written], &rest.bytes].concat();
        assert!(whole == expected.as_bytes(), "after {written} bytes");
    }
}

/// Places that an export keeps as numbers move with the text, and go with what is hidden.
#[test]
fn places_move_with_the_text() {
    let x = concat!(
        "window.YTD.tweets.part0 = [\n{\"tweet\":{\"full_text\":\"@Ente &amp; 😡 SEGRETO vedi https://t.co/a SEGRETO\",\"display_text_range\":[\"0\",\"49\"],",
        "\"entities\":{\"user_mentions\":[{\"screen_name\":\"Ente\",\"indices\":[\"0\",\"5\"]},{\"screen_name\":\"S\",\"indices\":[\"14\",\"21\"]},{\"screen_name\":\"T\",\"indices\":[\"42\",\"49\"]}],",
        "\"urls\":[{\"indices\":[\"27\",\"41\"]}],\"hashtags\":[{\"indices\":[\"14\",\"16\"]}]}}}]"
    );
    let out = String::from_utf8(run("tweets.js", x.as_bytes().to_vec(), "x-archive").bytes).unwrap();
    let document: Value = serde_json::from_str(out.strip_prefix("window.YTD.tweets.part0 = ").unwrap()).unwrap();
    let tweet = &document[0]["tweet"];
    assert_eq!(tweet["full_text"], "@Ente &amp; 😡 [X] vedi https://t.co/a [X]");
    assert_eq!(tweet["display_text_range"], json!(["0", "41"]));
    assert_eq!(tweet["entities"]["user_mentions"], json!([{"screen_name": "Ente", "indices": ["0", "5"]}]));
    assert_eq!(tweet["entities"]["hashtags"], json!([]));
    let graph = json!({"data": [{"created_time": "2026-01-10T09:15:02+0000", "id": "1", "message": "SEGRETO 😡 Ente", "message_tags": [{"offset": 11, "length": 4}]}]});
    let out = run("graph.json", graph.to_string().into(), "facebook-graph");
    let document: Value = serde_json::from_slice(&out.bytes).unwrap();
    assert_eq!(document["data"][0]["message_tags"], json!([{"offset": 7, "length": 4}]));
}

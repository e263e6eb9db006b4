//! Generated exports of each format come out byte-identical when nothing is edited, and as their own readers expect when
//! something is.

mod hold;

use hold::{Collect, LABEL, Look, Ran, SECRET};
use omissis_exports::{Around, Checkpoint, Export, Options, Run};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::io::Cursor;

/// Runs an export twice: as it is, which must change nothing, and with its secrets hidden.
fn run(file: &str, bytes: Vec<u8>, format: &str) -> Ran {
    let with =
        |look: &Look| hold::run(&bytes, file, &Options::default(), look, &Run { threads: 2, quarantine: false, from: None }).unwrap();
    let clean = with(&Look::default());
    assert_eq!(clean.format.id(), format);
    assert!(clean.out.bytes == bytes, "{format}: what nobody edits comes out byte-identical");
    with(&Look::hide(None))
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

/// What people wrote in the samples.
const FIRST: &str = "Buongiorno, sono Mario Bianchi di via Garibaldi 12: perché non rispondete? Chiamatemi al 333 1234567 😡";
const SECOND: &str = "Anche io ho lavorato in nero per anni, lo ammetto… è così dappertutto";

/// A sample, and how more of it is made.
struct Known {
    file: &'static str,
    format: &'static str,
    /// The list of a JSON document whose elements come again.
    list: Option<&'static str>,
    /// The lines of any other file that come again.
    rows: core::ops::Range<usize>,
    /// How many records are in them.
    records: u64,
}

const fn json(file: &'static str, format: &'static str, list: &'static str, records: u64) -> Known {
    Known { file, format, list: Some(list), rows: 0..0, records }
}

const fn lines(file: &'static str, format: &'static str, rows: core::ops::Range<usize>, records: u64) -> Known {
    Known { file, format, list: None, rows, records }
}

const KNOWN: &[Known] = &[
    json("apify_facebook_comments.json", "apify-facebook", "", 1),
    json("consul_comments.json", "consul", "", 1),
    json("decidim_comments.json", "decidim-json", "", 1),
    json("facebook_dyi_comments.json", "facebook-dyi", "/comments_v2", 2),
    json("facebook_dyi_group_comments.json", "facebook-dyi", "/group_comments_v2", 1),
    json("facebook_graph_comments.json", "facebook-graph", "/data", 3),
    json("facebook_scraper.json", "facebook-scraper", "", 3),
    json("instagram_graph_comments.json", "instagram-graph", "/data", 2),
    json("instagram_post_comments_1.json", "instagram-dyi", "", 2),
    json("instagram_reels_comments.json", "instagram-dyi", "/comments_reels_comments", 1),
    json("reddit_listing.json", "reddit", "/data/children", 2),
    json("telegram_result.json", "telegram", "/messages", 3),
    json("x_note-tweet.js", "x-archive", "", 1),
    json("x_tweets.js", "x-archive", "", 1),
    json("youtube_api_commentThreads.json", "youtube-api", "/items", 2),
    lines("decidim_comments.csv", "decidim-csv", 1..5, 2),
    lines("disqus.xml", "disqus", 4..6, 2),
    lines("exportcomments_facebook.csv", "exportcomments", 4..6, 2),
    lines("reddit_comments.csv", "reddit-csv", 1..3, 2),
    lines("regulations_gov_bulk.csv", "regulations-gov", 1..2, 1),
    lines("whatsapp_android_it.txt", "whatsapp", 0..6, 5),
    lines("whatsapp_ios_it.txt", "whatsapp", 0..5, 4),
    lines("wordpress_wxr.xml", "wordpress", 4..5, 1),
    lines("youtube_takeout_comments.csv", "youtube-takeout", 1..4, 2),
    lines("youtube_takeout_comments_old.csv", "youtube-takeout", 1..2, 1),
];

fn samples() -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/exports")
}

fn sample(file: &str) -> String {
    std::fs::read_to_string(samples().join(file)).unwrap()
}

fn html(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// A comment as it is written under a key.
fn keyed(key: &str, text: &str) -> String {
    match key {
        "full_text" | "textDisplay" => html(text),
        "body_html" => html(&html(text)),
        _ => text.to_owned(),
    }
}

/// The value with another comment in the place of those of the sample.
fn with_comment(value: &Value, key: &str, text: &str, mojibake: bool) -> Value {
    match value {
        Value::String(held) if mojibake => held.replace(&latin1(FIRST), &latin1(text)).replace(&latin1(SECOND), &latin1(text)).into(),
        Value::String(held) => held.replace(FIRST, &keyed(key, text)).replace(SECOND, &keyed(key, text)).into(),
        Value::Array(values) => values.iter().map(|value| with_comment(value, key, text, mojibake)).collect(),
        Value::Object(values) => values.iter().map(|(key, value)| (key.clone(), with_comment(value, key, text, mojibake))).collect(),
        other => other.clone(),
    }
}

/// A comment as it is written inside of a table, chat or XML document.
fn within(format: &str, text: &str) -> String {
    match format {
        "whatsapp" => text.to_owned(),
        "disqus" | "wordpress" => html(text),
        // JSON in a cell.
        "youtube-takeout" => {
            let json = serde_json::to_string(text).unwrap();
            json[1..json.len() - 1].replace('"', "\"\"")
        }
        _ => text.replace('"', "\"\""),
    }
}

proptest! {
    // One seed everywhere: a failure on one machine is a failure on all. PROPTEST_RNG_SEED looks elsewhere.
    #![proptest_config(ProptestConfig { cases: 128, rng_seed: proptest::test_runner::RngSeed::Fixed(2019), ..ProptestConfig::default() })]

    #[test]
    fn json_lines(comments in comments(), ascii in any::<bool>(), crlf in any::<bool>()) {
        let end = if crlf { "\r\n" } else { "\n" };
        let line = |(i, text): (usize, &String)| format!("{{ \"id\":{i},\"n\" : 1.50e+3, \"text\":{}}}{end}", spelled(text, ascii));
        let file: String = comments.iter().enumerate().map(line).collect();
        let ran = run("x.jsonl", file.clone().into(), "jsonl");
        prop_assert_eq!(ran.out.texts().collect::<Vec<_>>(), comments.clone());
        let text = String::from_utf8(ran.out.bytes).unwrap();
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
        let ran = run("comments.json", file.clone().into(), "facebook-dyi");
        prop_assert_eq!(ran.out.texts().collect::<Vec<_>>(), comments.clone());
        prop_assert_eq!(ran.records as usize, comments.len());
        let expected: Vec<_> = comments.iter().map(|text| entry(&hidden(text))).collect();
        prop_assert_eq!(serde_json::from_slice::<Value>(&ran.out.bytes).unwrap(), json!({"comments_v2": expected}));
        prop_assert_eq!(String::from_utf8(ran.out.bytes).unwrap(), file.replace(SECRET, LABEL));
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
        let ran = run("graph.json", file.clone().into(), "facebook-graph");
        prop_assert_eq!(ran.records as usize, comments.len() * (1 + replies.len()));
        prop_assert_eq!(String::from_utf8(ran.out.bytes).unwrap(), file.replace(SECRET, LABEL));
    }

    #[test]
    fn unknown_json(comments in comments()) {
        let document = json!({"pagina": {"nome": "x"}, "elenco": comments.iter().map(|text| json!({"autore": "a", "commento": text, "risposte": [{"commento": text}]})).collect::<Vec<_>>()});
        let file = document.to_string();
        let ran = run("x.json", file.clone().into(), "json");
        prop_assert_eq!(ran.records as usize, comments.len() * 2);
        prop_assert_eq!(String::from_utf8(ran.out.bytes).unwrap(), file.replace(SECRET, LABEL));
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
        let ran = run("x.csv", file.clone().into(), "csv");
        prop_assert_eq!(ran.out.texts().collect::<Vec<_>>(), comments.clone());
        prop_assert_eq!(String::from_utf8(ran.out.bytes).unwrap(), file.replace(SECRET, LABEL));
    }

    #[test]
    fn plain_text(comments in comments()) {
        let lines: Vec<_> = comments.iter().map(|text| text.replace(['\n', '\r'], " ")).collect();
        let file = lines.join("\n");
        let ran = run("x.txt", file.clone().into(), "txt");
        prop_assert_eq!(String::from_utf8(ran.out.bytes).unwrap(), file.replace(SECRET, LABEL));
    }

    /// Every export that is known: its sample with other comments in it, and more of them.
    #[test]
    fn known_exports(comments in comments()) {
        for Known { file, list, format, records, .. } in KNOWN.iter().filter(|known| known.list.is_some()) {
            let sample = sample(file);
            let (head, document) = sample.split_at(sample.find(['{', '[']).unwrap());
            let mut document: Value = serde_json::from_str(document).unwrap();
            let elements = document.pointer_mut(list.unwrap()).unwrap().as_array_mut().unwrap();
            *elements = comments.iter().flat_map(|text| elements.iter().map(|element| with_comment(element, "", text, format.ends_with("-dyi"))).collect::<Vec<_>>()).collect();
            let file_text = format!("{head}{}", serde_json::to_string_pretty(&document).unwrap());
            let ran = run(file, file_text.clone().into(), format);
            prop_assert_eq!(ran.records, records * comments.len() as u64, "{}", file);
            let out = String::from_utf8(ran.out.bytes).unwrap();
            prop_assert!(serde_json::from_str::<Value>(&out[head.len()..]).is_ok(), "{}", file);
            prop_assert!(!out.contains(SECRET), "{}", file);
            // Places in the text, which these two keep, move with it.
            if *format != "x-archive" && *format != "facebook-graph" {
                prop_assert_eq!(out, file_text.replace(SECRET, LABEL), "{}", file);
            }
        }
        for Known { file, rows, format, records, .. } in KNOWN.iter().filter(|known| known.list.is_none()) {
            let sample = sample(file);
            let lines: Vec<_> = sample.split_inclusive('\n').collect();
            let (head, body, tail) = (lines[..rows.start].concat(), lines[rows.clone()].concat(), lines[rows.end..].concat());
            let body = body.replace(&format!(";{SECOND};"), &format!(";\"{SECOND}\";"));
            let body: String = comments.iter().map(|text| body.replace(FIRST, &within(format, text)).replace(SECOND, &within(format, text))).collect();
            let file_text = format!("{head}{body}{tail}");
            let ran = run(file, file_text.clone().into(), format);
            prop_assert_eq!(ran.records, records * comments.len() as u64, "{}", file);
            prop_assert_eq!(String::from_utf8(ran.out.bytes).unwrap(), file_text.replace(SECRET, LABEL), "{}", file);
        }
    }

    /// Any bytes under any name: read, or refused; never a panic.
    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(prop_oneof![any::<u8>(), prop::sample::select(b"{}[]\",:;\n\\u0".to_vec())], 0..200), name in prop::sample::select(vec!["a.csv", "a.json", "a.jsonl", "a.txt", "-"])) {
        hold::for_any_bytes(&bytes, name, None);
    }
}

/// The same for every sample, which are the seeds of the fuzz target, and for what it has found.
#[test]
fn samples_hold() {
    let entries = [samples(), samples().join("../hostile")].map(|folder| std::fs::read_dir(folder).unwrap());
    for entry in entries.into_iter().flatten() {
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
    let ran = run("x.csv", file.clone().into(), "csv");
    assert_eq!(ran.records, 120_000);
    assert!(ran.out.bytes == file.replace(SECRET, LABEL).as_bytes());
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
        let mut sink = Collect::default();
        let export = Export::open("x.json", Box::new(Cursor::new(file.clone().into_bytes())), &Options::default()).unwrap();
        let ended = export.run(&Look::hide(None), &Run { threads: 2, quarantine, from }, &mut sink).is_ok();
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
    let out = String::from_utf8(run("tweets.js", x.as_bytes().to_vec(), "x-archive").out.bytes).unwrap();
    let document: Value = serde_json::from_str(out.strip_prefix("window.YTD.tweets.part0 = ").unwrap()).unwrap();
    let tweet = &document[0]["tweet"];
    assert_eq!(tweet["full_text"], "@Ente &amp; 😡 [X] vedi https://t.co/a [X]");
    assert_eq!(tweet["display_text_range"], json!(["0", "41"]));
    assert_eq!(tweet["entities"]["user_mentions"], json!([{"screen_name": "Ente", "indices": ["0", "5"]}]));
    assert_eq!(tweet["entities"]["hashtags"], json!([]));
    let graph = json!({"data": [{"created_time": "2026-01-10T09:15:02+0000", "id": "1", "message": "SEGRETO 😡 Ente", "message_tags": [{"offset": 11, "length": 4}]}]});
    let ran = run("graph.json", graph.to_string().into(), "facebook-graph");
    let document: Value = serde_json::from_slice(&ran.out.bytes).unwrap();
    assert_eq!(document["data"][0]["message_tags"], json!([{"offset": 7, "length": 4}]));
}

/// Who is mentioned in a text is there what it is in the list beside it.
#[test]
fn mentions_are_accounts_in_the_text_too() {
    let tag = |name: &str, offset: usize, length: usize| json!({"id": offset + 70, "name": name, "offset": offset, "length": length});
    let graph = json!({"data": [{
        "created_time": "2026-01-10T09:15:02+0000", "id": "1", "message": "😡 Mario Rossi, SEGRETO Luigi di Ente, e Anna Neri",
        "message_tags": [tag("Mario Rossi", 3, 11), tag("Luigi Verdi", 24, 5), tag("Ente", 33, 4), tag("Anna Neri", 2, 9)]
    }]});
    let mut around = Around::published([1; 32]);
    around.pages.push("ente".into());
    let look = Look::hide(Some(around));
    let run = |file: &str, text: String| {
        let ran = hold::run(text.as_bytes(), file, &Options::default(), &look, &Run { threads: 1, quarantine: false, from: None }).unwrap();
        String::from_utf8(ran.out.bytes).unwrap()
    };
    let document: Value = serde_json::from_str(&run("graph.json", graph.to_string())).unwrap();
    let message = document["data"][0]["message"].as_str().unwrap();
    let user = |text: &str| text.replace(|c: char| c.is_ascii_alphanumeric(), "x");
    let name = "[UTENTE xxxxxxxxxxxx]";
    assert_eq!(user(message), user(&format!("😡 {name}, [X] {name} di Ente, e {name}")));
    let at = message[..message.find("Ente").unwrap()].encode_utf16().count();
    assert_eq!(document["data"][0]["message_tags"], json!([{"id": 103, "name": "Ente", "offset": at, "length": 4}]));
    let tweet = concat!(
        "window.YTD.tweets.part0 = [{\"tweet\":{\"id_str\":\"1\",\"full_text\":\"@Mario &amp; @ente ok\",\"display_text_range\":[\"0\",\"20\"],",
        "\"entities\":{\"user_mentions\":[{\"screen_name\":\"Mario\",\"indices\":[\"0\",\"6\"]},{\"screen_name\":\"Ente\",\"indices\":[\"13\",\"18\"]}]}}}]"
    );
    let tweet = run("tweets.js", tweet.to_owned());
    assert!(tweet.contains("full_text\":\"[UTENTE ") && tweet.contains("] &amp; @ente ok\""), "{tweet}");
    assert!(
        !tweet.contains("Mario") && tweet.contains("\"user_mentions\":[{\"screen_name\":\"Ente\",\"indices\":[\"28\",\"33\"]}]"),
        "{tweet}"
    );
    assert!(tweet.contains("\"display_text_range\":[\"0\",\"35\"]"), "{tweet}");
}

//! Every sample export: recognised, scanned, redacted, and valid for its own reader afterwards.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/exports")
}

fn omissis(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("omissis").unwrap();
    command.args(args);
    command
}

fn stdout(args: &[&str]) -> Vec<u8> {
    omissis(args).assert().success().get_output().stdout.clone()
}

/// Sample, format, records, what a publication must not hold any more, what it still holds.
type Sample = (&'static str, &'static str, u64, &'static [&'static str], &'static [&'static str]);
const SAMPLES: &[Sample] = &[
    (
        "apify_facebook_comments.json",
        "apify-facebook",
        1,
        &["Mario Bianchi\"", "100009", "comment_id=1", "p.jpg", "Y29t"],
        &["perché non rispondete"],
    ),
    (
        "comments.parquet",
        "parquet",
        3,
        &["mario.bianchi@example.it"],
        &["Mario Bianchi", "buongiorno", "[EMAIL]", "Chiamatemi al [TELEFONO], grazie"],
    ),
    (
        "comments.xlsx",
        "xlsx",
        7,
        &["347 8129034", "mario@example.org", "anna@example.org"],
        &["Mario Rossi", "solo &lt;testo&gt; &amp; basta", "mailto:%5BEMAIL%5D", "da 1 a 5", "<v>4.5</v>"],
    ),
    ("consul_comments.json", "consul", 1, &["333 1234567"], &["Proposal"]),
    (
        "decidim_comments.csv",
        "decidim-csv",
        2,
        &[";Mario Bianchi;", ";77;", "09:15:02", "processes/x"],
        &["Seconda; riga", "Utente cancellato", "2026-01-10"],
    ),
    (
        "decidim_comments.xlsx",
        "decidim-xlsx",
        2,
        &["Mario Bianchi", "Anna Neri", "<v>77</v>", "46032.", "processes/x"],
        &["Seconda; riga", "Concordo", "<v>46032</v>"],
    ),
    ("decidim_comments.json", "decidim-json", 1, &["\"Mario Bianchi\"", "\"id\": 77", "partecipa.example"], &["2026-01-10T00:00:00.000Z"]),
    (
        "disqus.xml",
        "disqus",
        2,
        &["mario.bianchi@example.it", "192.0.2", "<name>Mario Bianchi", "mariob", "red@example.org"],
        &["<name>Anonimo</name>", "<title>Notizia</title>", "</p>]]>"],
    ),
    ("enc_double_utf8.csv", "csv", 2, &[], &["PerchÃ©? Ã¨ giÃ", "=HYPERLINK"]),
    ("enc_excel_it_cp1252.csv", "csv", 2, &[], &[]),
    ("enc_excel_unicode_text_utf16le_bom.txt", "csv", 2, &[], &[]),
    ("enc_lone_surrogate.json", "json", 1, &[], &["\\ud83d"]),
    ("enc_nfd_macos.txt", "txt", 1, &[], &[]),
    ("enc_sep_line.csv", "csv", 2, &[], &[]),
    ("enc_utf8_bom.csv", "csv", 2, &[], &["\u{feff}Autore;Data;Commento\r\n"]),
    (
        "exportcomments_facebook.csv",
        "exportcomments",
        2,
        &[",Mario Bianchi,", "100009", "10:15"],
        &["Source URL", "10/01/2026 00:00", "ID: "],
    ),
    (
        "exportcomments_facebook.xlsx",
        "exportcomments-xlsx",
        3,
        &["Mario Bianchi", "Anna Neri", "100009", "mario.bianchi.0", "46032.4"],
        &["Source URL", "ID: ", "<v>46032</v>", "grazie &lt;3 &amp; ciao", "about:blank"],
    ),
    (
        "facebook_dyi_comments.json",
        "facebook-dyi",
        2,
        &["Verdi", "lodie Rossi", "1767259800", "stickers_used"],
        &["ha risposto al commento di [UTENTE ", "1767225600", "perch\\u00c3\\u00a9"],
    ),
    ("facebook_dyi_group_comments.json", "facebook-dyi", 1, &["Verdi"], &["Gruppo Esempio"]),
    (
        "facebook_graph_comments.json",
        "facebook-graph",
        3,
        &["\"Mario Bianchi\"", "10220000000000001", "REDACT_ME", "comment_id=3", "mario.bianchi@example.it", "BNCMRA80A01H501X"],
        &["\"Comune di Esempio\"", "graph.facebook.com"],
    ),
    ("facebook_scraper.json", "facebook-scraper", 3, &["\"Mario Bianchi\"", "Luigi", "Anna Neri", "mario.b"], &["avviso", "\"like\": 2"]),
    ("instagram_graph_comments.json", "instagram-graph", 2, &["mario_bianchi80", "marta.r", "17870000000000001"], &["like_count"]),
    (
        "instagram_post_comments_1.json",
        "instagram-dyi",
        2,
        &["comune_esempio", "marta.r", "1767259800"],
        &["Proprietario del contenuto multimediale"],
    ),
    ("instagram_reels_comments.json", "instagram-dyi", 1, &["comune_esempio"], &["comments_reels_comments"]),
    (
        "reddit_comments.csv",
        "reddit-csv",
        2,
        &["192.0.2.77", "comments/q/_/abc", "09:15:02", "t1_abc"],
        &["2026-01-10 00:00:00 UTC", ",italy,"],
    ),
    ("reddit_listing.json", "reddit", 2, &["mario_b80", "t1_abc", "comments/q/_/abc"], &["[deleted]", "\"more\"", "1768003200.0"]),
    (
        "regulations_gov_bulk.csv",
        "regulations-gov",
        1,
        &[",Mario,Bianchi,Roma", "Bianchi, Mario", "00100"],
        &["<br/><br/>", "\"Representative's City, State & Zip\""],
    ),
    (
        "telegram_result.json",
        "telegram",
        3,
        &["\"Mario Bianchi\"", "user421481894", "Anna Neri", "Luigi Neri", "mario.bianchi@example.it", "\"Anna\""],
        &["Canale Comune", "Chiamatemi al "],
    ),
    (
        "whatsapp_android_it.txt",
        "whatsapp",
        5,
        &["Mario Bianchi:", "+39 333", "+39 347", "10:15"],
        &["seconda riga: con due punti", "<Media omessi>", "ha aggiunto"],
    ),
    (
        "whatsapp_ios_it.txt",
        "whatsapp",
        4,
        &["Mario Bianchi\u{2069}", "] Mario Bianchi:", "Anna"],
        &["seconda riga", "immagine omessa", "ciao @\u{2068}[", "]\u{2069}"],
    ),
    (
        "wordpress_wxr.xml",
        "wordpress",
        1,
        &["[CDATA[Mario Bianchi]", "mario.bianchi@example.it", "192.0.2.77", "~mario", "10:15:02", "[CDATA[red]]"],
        &["<dc:creator><![CDATA[[UTENTE ", "2026-01-10 00:00:00", "<wp:comment_parent>0<"],
    ),
    ("x_note-tweet.js", "x-archive", 1, &["09:15:02"], &["window.YTD.note_tweet.part0 = ["]),
    (
        "x_tweets.js",
        "x-archive",
        1,
        &["09:15:02", "\"url\": \"https://t.co/abc", "mario-bianchi"],
        &["window.YTD.tweets.part0 = [", "&gt;"],
    ),
    ("youtube_api_commentThreads.json", "youtube-api", 2, &["mariobianchi80", "UCmario", "yt3.ggpht", "Ugx1"], &["UCente", "😡<br>"]),
    (
        "youtube_takeout_comments.csv",
        "youtube-takeout",
        2,
        &["UgxEsempio1", "UCesempio", "UCaltro", "09:15"],
        &["{\"\"text\"\":\"\"seconda riga\"\"}", "vidEsempio1"],
    ),
    ("youtube_takeout_comments_old.csv", "youtube-takeout", 1, &["UgxEsempio1"], &["takeoutSegments"]),
];

/// What stands in a file; of a workbook, in all its parts.
fn readable(bytes: &[u8]) -> String {
    let Ok(mut archive) = zip::ZipArchive::new(std::io::Cursor::new(bytes)) else { return String::from_utf8_lossy(bytes).into_owned() };
    let mut text = String::new();
    for place in 0..archive.len() {
        std::io::Read::read_to_string(&mut archive.by_index(place).unwrap(), &mut text).unwrap();
    }
    text
}

#[test]
fn every_sample_is_known() {
    let files: Vec<_> = fs::read_dir(samples()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files.len(), SAMPLES.len(), "each sample has its row");
    for (sample, format, records, ..) in SAMPLES {
        let out = stdout(&["inspect", "-q", "--format", "jsonl", samples().join(sample).to_str().unwrap()]);
        let told: Value = serde_json::from_slice(&out).unwrap();
        assert_eq!(told["format"], *format, "{sample}: {told}");
        assert_eq!(told["records"], *records, "{sample}");
        assert!(told["fields"].as_array().unwrap().iter().any(|field| field["role"] == "text"), "{sample}");
    }
}

#[test]
fn publications_name_nobody_and_stay_valid() {
    // With one key on every machine: identifiers of another run may by chance hold digits that are looked for.
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    fs::write(&key, [9; 32]).unwrap();
    let key = key.to_str().unwrap();
    for (sample, _, _, gone, kept) in SAMPLES {
        let path = samples().join(sample);
        let before = fs::read(&path).unwrap();
        let after =
            stdout(&["redact", "-q", "--page", "Comune di Esempio", "--page", "Canale Comune", "--key-file", key, path.to_str().unwrap()]);
        let (text, original) = (readable(&after), readable(&before));
        for secret in gone.iter().chain(&["333 1234567"]) {
            assert!(original.contains(secret) || *secret == "333 1234567", "{sample} holds {secret}");
            assert!(!text.contains(secret), "{sample}: {secret} is still there");
        }
        for rest in *kept {
            assert!(text.contains(rest), "{sample}: {rest} is gone");
        }
        let json = text.find(['{', '[']).filter(|_| sample.ends_with(".json") || sample.ends_with(".js"));
        if let Some(start) = json.filter(|_| *sample != "enc_lone_surrogate.json") {
            serde_json::from_str::<Value>(&text[start..]).unwrap_or_else(|error| panic!("{sample}: {error}"));
        }
        let again =
            omissis(&["check", "-q", "--input-format", SAMPLES.iter().find(|row| row.0 == *sample).unwrap().1]).write_stdin(after).assert();
        again.success();
    }
}

#[test]
fn in_the_office_only_the_text_changes() {
    for (sample, _, records, ..) in SAMPLES {
        let path = samples().join(sample);
        let before = fs::read(&path).unwrap();
        let after = stdout(&["redact", "-q", "--for", "ufficio", path.to_str().unwrap()]);
        assert!(!readable(&after).contains("al 333 1234567"), "{sample}");
        if *sample == "enc_lone_surrogate.json" || sample.starts_with("enc_") {
            // The samples of encodings hold a first name and no code: clean for this policy.
            let clean = stdout(&["redact", "-q", "--for", "ufficio", "--policy", "minimal", path.to_str().unwrap()]);
            assert_eq!(clean, before, "{sample}: a clean file comes out byte-identical");
        }
        // Redacting what is redacted changes nothing.
        let again =
            omissis(&["redact", "-q", "--for", "ufficio", "--input-format", SAMPLES.iter().find(|row| row.0 == *sample).unwrap().1]);
        let again = { again }.write_stdin(after.clone()).assert().success().get_output().stdout.clone();
        assert!(again == after, "{sample}");
        assert!(*records > 0);
    }
}

#[test]
fn the_same_key_gives_the_same_pseudonyms() {
    let folder = tempfile::tempdir().unwrap();
    let key = folder.path().join("key");
    fs::write(&key, [9; 32]).unwrap();
    let sample = samples().join("whatsapp_android_it.txt");
    let args = ["redact", "-q", "--for", "ricerca", "--dates", "month", "--key-file", key.to_str().unwrap(), sample.to_str().unwrap()];
    let first = stdout(&args);
    assert_eq!(first, stdout(&args));
    let text = String::from_utf8(first).unwrap();
    assert!(text.starts_with("01/01/26, 00:00 - "));
    let other = stdout(&["redact", "-q", sample.to_str().unwrap()]);
    assert_ne!(other, stdout(&["redact", "-q", sample.to_str().unwrap()]), "without one, each run has its own");
    omissis(&["redact", "--for", "ricerca", sample.to_str().unwrap()]).assert().code(2).stdout("");
    fs::write(&key, "short").unwrap();
    omissis(&args).assert().code(2).stdout("");
}

#[test]
fn single_options_override_the_purpose() {
    let sample = samples().join("decidim_comments.csv");
    let sample = sample.to_str().unwrap();
    let out = |args: &[&str]| String::from_utf8(stdout(&[&["redact", "-q", sample], args].concat())).unwrap();
    let kept = out(&["--authors", "keep", "--ids", "keep", "--links", "keep", "--dates", "exact"]);
    assert!(kept.contains("1;2026-01-10 09:15:02 UTC;") && kept.contains(";77;Mario Bianchi;") && kept.contains("/processes/x/f/1/"));
    assert!(out(&["--authors", "remove"]).contains(";it;;;1;0;"));
    assert!(out(&["--dates", "year"]).contains("2026-01-01 00:00:00 UTC"));
    let office = out(&["--for", "ufficio", "--remove-field", "author/name"]);
    assert!(office.contains(";77;;1;"), "{office}");
}

#[test]
fn named_fields_of_any_table_are_touched() {
    let table = "chi,quando,discussione,testo,voto\nMario Rossi,10/01/2026 10:15,17,ciao,3\nAnna,11/01/2026,17,ok,4\nMario Rossi,12/01/2026,18,ok,5\n";
    let args =
        ["redact", "-q", "--author-field", "chi", "--time-field", "quando", "--thread-field", "discussione", "--remove-field", "voto"];
    let out = String::from_utf8(omissis(&args).write_stdin(table).assert().success().get_output().stdout.clone()).unwrap();
    let rows: Vec<Vec<&str>> = out.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(rows[0], ["chi", "quando", "discussione", "testo", "voto"]);
    assert!(rows[1][0].starts_with("[UTENTE ") && rows[1][0] == rows[3][0] && rows[1][0] != rows[2][0]);
    assert_eq!(rows[1][1], "10/01/2026 00:00");
    assert!(rows[1][2] != "17" && rows[1][2] == rows[2][2] && rows[1][2] != rows[3][2]);
    assert_eq!((rows[1][3], rows[1][4]), ("ciao", ""));
    let told = omissis(&["inspect"]).write_stdin(table).assert().success().get_output().stdout.clone();
    assert!(String::from_utf8(told).unwrap().contains("left as is chi, quando, discussione, voto\n"), "what is not looked at is told");
    let plain = omissis(&["redact", "-q"]).write_stdin(table).assert().success().get_output().stdout.clone();
    assert_eq!(plain, table.as_bytes(), "what nobody names stays");
    let told = |args: &[&str]| {
        let out = omissis(args).write_stdin(table).assert().success().get_output().stderr.clone();
        String::from_utf8(out).unwrap().contains("stay as they are: chi, quando, discussione, voto (--author-field")
    };
    assert!(told(&["redact"]) && !told(&["redact", "--for", "ufficio"]) && !told(&["redact", "--author-field", "chi"]));
}

#[test]
fn packed_files_stay_packed() {
    let folder = tempfile::tempdir().unwrap();
    let plain = "{\"text\":\"scrivi a mario@example.org\"}\n{\"text\":\"ciao\"}\n".repeat(1000);
    let expected = plain.replace("mario@example.org", "[EMAIL]");
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(plain.as_bytes()).unwrap();
    for (name, packed) in [("a.jsonl.gz", gzip.finish().unwrap()), ("a.jsonl.zst", zstd::encode_all(plain.as_bytes(), 1).unwrap())] {
        let (input, output) = (folder.path().join(name), folder.path().join(format!("out-{name}")));
        fs::write(&input, packed).unwrap();
        omissis(&["redact", "-q", input.to_str().unwrap(), "-o", output.to_str().unwrap()]).assert().success();
        let out = fs::read(&output).unwrap();
        let unpacked = if name.ends_with("gz") {
            let mut text = Vec::new();
            std::io::Read::read_to_end(&mut flate2::read::GzDecoder::new(&out[..]), &mut text).unwrap();
            text
        } else {
            zstd::decode_all(&out[..]).unwrap()
        };
        assert!(unpacked == expected.as_bytes(), "{name}");
        fs::write(&input, &fs::read(&input).unwrap()[..50]).unwrap();
        omissis(&["redact", "-q", input.to_str().unwrap(), "-o", output.to_str().unwrap()]).assert().code(2);
    }
}

#[test]
fn other_encodings_come_out_as_they_came() {
    let text = "Autore;Commento\r\nNicolò;Perché? è già 50 €, scrivi a mario@example.org\r\n";
    let windows: Vec<u8> = text.chars().map(|c| if c == '€' { 0x80 } else { u8::try_from(u32::from(c)).unwrap() }).collect();
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let bytes = |bytes: &[u8], wide: bool| {
        let (old, new) = ("mario@example.org", "[EMAIL]");
        let widen = |text: &str| text.bytes().flat_map(|b| if wide { vec![b, 0] } else { vec![b] }).collect::<Vec<u8>>();
        let at = bytes.windows(widen(old).len()).position(|part| part == widen(old)).unwrap();
        [&bytes[..at], &widen(new), &bytes[at + widen(old).len()..]].concat()
    };
    for (input, wide) in [(windows, false), (utf16, true)] {
        let out = omissis(&["redact", "-q"]).write_stdin(input.clone()).assert().success().get_output().stdout.clone();
        assert_eq!(out, bytes(&input, wide));
    }
}

#[test]
fn private_parts_of_an_archive_are_refused() {
    let input = "window.YTD.direct_messages.part0 = [{\"dmConversation\":{\"text\":\"segreto\"}}]";
    omissis(&["redact"]).write_stdin(input).assert().code(2).stdout("");
}

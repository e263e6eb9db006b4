//! Nothing leaks: planted secrets are looked for in all that the command prints and writes, when it works and when it fails.
//!
//! Only what is asked for may hold them: `--show-text`, `reveal`, and the quarantine file, which nobody else can read.

use assert_cmd::Command;
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

/// A comment, and what of it must be seen nowhere. The numbers are long, so that no hash holds one by chance.
type Planted = (&'static str, &'static [&'static str]);
const COMMENTS: &[Planted] = &[
    ("il mio codice fiscale è LMBGPP85T10F205Z", &["LMBGPP85T10F205Z"]),
    ("iban IT60 X054 2811 1010 0000 0123 456 per il rimborso", &["IT60X0542811101000000123456", "0542811101"]),
    ("chiamatemi al 347 812 9034", &["3478129034"]),
    ("scrivete a zenobia.quarantotti@example.org", &["zenobia.quarantotti@example.org"]),
    ("il mio pin è 73951468", &["73951468"]),
    ("la password è Tramontana!92", &["Tramontana"]),
    ("la carta è 4539 1488 0343 6467", &["4539148803436467"]),
    ("mi chiamo Zenobia Quarantotti", &["Quarantotti"]),
    ("abito in via Bartolomeo Colleoni 73, Bergamo", &["Colleoni"]),
    ("io lavoro in nero alla pasticceria Belvedere da due anni", &["in nero alla pasticceria"]),
    ("ho un carcinoma tiroideo e aspetto da mesi", &["carcinoma"]),
    ("sono nata il 17/08/1961", &["17/08/1961"]),
    ("seguitemi su instagram @zeno_quaranta", &["zeno_quaranta"]),
    ("il mio ip è 93.41.117.202", &["93.41.117.202"]),
];

/// The same text in other spellings: lower case, and without what stands between the digits and words of a code.
fn folded(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '/' | '_' | '\u{a0}')).collect()
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Nothing planted is in it: in no spelling, in no escape, and no hash of it.
#[track_caller]
fn assert_silent(what: &str, bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let wide: String = String::from_utf8_lossy(&bytes.iter().copied().filter(|byte| *byte != 0).collect::<Vec<_>>()).into_owned();
    let forms = [folded(&text), folded(&wide), folded(&text.replace("%20", "").replace("%40", "@").replace("%2F", ""))];
    for secret in COMMENTS.iter().flat_map(|(_, secrets)| *secrets) {
        let lower = secret.to_lowercase();
        let hashes = [secret.as_bytes(), lower.as_bytes()].map(|bytes| hex(&Sha256::digest(bytes))[..16].to_owned());
        for form in &forms {
            assert!(!form.contains(&folded(secret)), "{what} holds {secret}:\n{text}");
            assert!(
                !form.contains(&hex(secret.as_bytes())) && !hashes.iter().any(|hash| form.contains(hash)),
                "{what} holds {secret} hashed"
            );
        }
    }
}

/// A folder with an office's file of its own, so that no other is found.
struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.write("omissis.toml", b"");
        place
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }

    fn run(&self, args: &[&str]) -> Output {
        Command::cargo_bin("omissis").unwrap().current_dir(self.0.path()).args(args).env("RUST_BACKTRACE", "full").output().unwrap()
    }

    /// Runs it and looks at what it prints, and at all that it wrote beside the files that were there.
    #[track_caller]
    fn silent(&self, args: &[&str]) -> Output {
        let before = self.names();
        let out = self.run(args);
        let what = args.join(" ");
        assert!(!String::from_utf8_lossy(&out.stderr).contains("panicked"), "{what}: {}", String::from_utf8_lossy(&out.stderr));
        assert_silent(&format!("the output of {what}"), &out.stdout);
        assert_silent(&format!("the errors of {what}"), &out.stderr);
        for name in self.names().into_iter().filter(|name| !before.contains(name)) {
            let path = self.path(&name);
            if name.ends_with(".quarantine") {
                #[cfg(unix)]
                assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o777, 0o600);
            } else {
                assert_silent(&format!("{name} of {what}"), &fs::read(&path).unwrap());
            }
            fs::remove_file(path).unwrap();
        }
        out
    }

    /// The same for what must fail.
    #[track_caller]
    fn refused(&self, args: &[&str]) {
        let out = self.silent(args);
        assert_eq!(out.status.code(), Some(2), "{}: {}", args.join(" "), String::from_utf8_lossy(&out.stderr));
        assert!(out.stdout.is_empty() && !out.stderr.is_empty(), "{}: an error is told and writes nothing", args.join(" "));
    }

    fn names(&self) -> Vec<String> {
        fs::read_dir(self.0.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }
}

fn comments() -> impl Iterator<Item = (usize, &'static str)> {
    COMMENTS.iter().enumerate().map(|(place, (comment, _))| (place, *comment))
}

/// The comments as a Graph API answer.
fn graph() -> Vec<u8> {
    let one = |(place, text): (usize, &str)| {
        serde_json::json!({
            "id": format!("7_{place}"), "message": text, "created_time": format!("2026-03-{:02}T09:15:00+0000", 10 + place),
            "from": {"name": "Zenobia Quarantotti", "id": "10220000000000001"}, "permalink_url": format!("https://www.facebook.com/1/posts/7?comment_id={place}&cf=LMBGPP85T10F205Z"),
        })
    };
    serde_json::to_vec(&serde_json::json!({"data": comments().map(one).collect::<Vec<_>>()})).unwrap()
}

fn csv() -> Vec<u8> {
    let rows: String = comments().map(|(place, text)| format!("{place},p1,\"{text}\"\n")).collect();
    format!("id,post,testo\n{rows}").into_bytes()
}

fn json_lines() -> Vec<u8> {
    comments()
        .map(|(place, text)| format!("{{\"id\":{place},\"text\":{}}}\n", serde_json::to_string(text).unwrap()))
        .collect::<String>()
        .into()
}

fn lines() -> Vec<u8> {
    comments().map(|(_, text)| format!("{text}\n")).collect::<String>().into()
}

fn workbook() -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let mut part = |name: &str, xml: &str| {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(xml.as_bytes()).unwrap();
    };
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    part(
        "_rels/.rels",
        &format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="r" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
        ),
    );
    part(
        "xl/workbook.xml",
        &format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="Foglio1" sheetId="1" r:id="s"/></sheets></workbook>"#),
    );
    part(
        "xl/_rels/workbook.xml.rels",
        &format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="s" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
        ),
    );
    let cell = |row: usize, text: &str| format!(r#"<row r="{row}"><c r="A{row}" t="inlineStr"><is><t>{text}</t></is></c></row>"#);
    let rows: String = comments().map(|(place, text)| cell(place + 2, text)).collect();
    part(
        "xl/worksheets/sheet1.xml",
        &format!(r#"<worksheet xmlns="{main}"><sheetData>{}{rows}</sheetData></worksheet>"#, cell(1, "testo")),
    );
    writer.finish().unwrap().into_inner()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn inputs() -> Vec<(&'static str, Vec<u8>)> {
    vec![
        ("a.json", graph()),
        ("a.csv", csv()),
        ("a.jsonl", json_lines()),
        ("a.txt", lines()),
        ("a.xlsx", workbook()),
        ("a.csv.gz", gzip(&csv())),
        ("a.jsonl.zst", zstd::encode_all(&json_lines()[..], 1).unwrap()),
    ]
}

/// Every command that reads, with every format and verbosity that shows no text.
const READING: &[&[&str]] = &[
    &["scan"],
    &["scan", "-q", "--format", "jsonl"],
    &["scan", "--statistics"],
    &["scan", "--statistics", "--format", "jsonl", "--threads", "1"],
    &["scan", "--policy", "minimal"],
    &["check"],
    &["check", "--format", "jsonl", "--exit-zero"],
    &["check", "--format", "sarif"],
    &["check", "--format", "github"],
    &["check", "-q", "--policy", "standard", "--thread", "a.txt"],
    &["inspect"],
    &["inspect", "--format", "jsonl", "--lang", "it", "--for", "ricerca"],
    &["report"],
    &["report", "--show-kinds", "--lang", "en", "--policy", "strict"],
    &["triage", "--format", "text"],
    &["triage", "--format", "csv", "--show-kinds", "--policy", "strict"],
    &["triage", "--format", "json", "--lang", "en", "--page", "Zenobia Quarantotti"],
    &["triage", "--format", "html", "--since", "2026-03-01"],
    &["triage", "-o", "lista.csv", "--split", "2"],
];

/// Every way to write.
const WRITING: &[&[&str]] = &[
    &["redact", "--policy", "strict"],
    &["redact", "--policy", "strict", "-o", "out", "--report", "r.html", "--triage", "t.csv", "--manifest", "m.json"],
    &[
        "redact",
        "--policy",
        "strict",
        "-o",
        "out",
        "--triage",
        "t.html",
        "--show-kinds",
        "--for",
        "ufficio",
        "--authors",
        "pseudonym",
        "--links",
        "remove",
    ],
    &["redact", "--policy", "strict", "-o", "out", "--on-error", "quarantine", "--resume", "--manifest", "m.json"],
    &["redact", "--policy", "strict", "--dry-run"],
    &["redact", "--policy", "strict", "--diff"],
    &["redact", "-q", "--key-file", "key", "--for", "ricerca"],
    &[
        "redact",
        "--key-file",
        "key",
        "--policy",
        "strict,identity=hash,financial=hash,contact=pseudonym,credential=omissis,person=encrypt,admission=remove,special=encrypt",
    ],
];

#[test]
fn planted_secrets_are_in_nothing_that_is_printed_or_written() {
    let place = Place::new();
    place.run(&["key", "new", "key"]);
    for (name, bytes) in inputs() {
        place.write(name, &bytes);
    }
    for (name, _) in inputs() {
        for args in READING {
            let out = place.silent(&[args, &[name][..]].concat());
            assert!(matches!(out.status.code(), Some(0 | 1)), "{args:?} {name}: {}", String::from_utf8_lossy(&out.stderr));
        }
        for args in WRITING {
            let out = place.silent(&[args, &[name][..]].concat());
            assert!(out.status.success(), "{args:?} {name}: {}", String::from_utf8_lossy(&out.stderr));
        }
    }
    for args in [&["scan"][..], &["redact", "--dry-run"], &["check"]] {
        place.silent(&[args, &["--remember", "--thread-field", "post", "a.csv"]].concat());
    }
    let shown = place.run(&["scan", "--show-text", "a.txt"]);
    assert!(String::from_utf8_lossy(&shown.stdout).contains("73951468"), "the command finds what is planted, and shows it when asked");
}

/// What is broken in a record, with the secret in it, behind it, or where a name should be.
fn broken() -> Vec<(&'static str, Vec<u8>)> {
    let good = json_lines();
    let with = |before: &[u8], more: &[u8]| [before, more].concat();
    let mut all = vec![
        ("line.jsonl", with(&good, b"{\"text\":\"il mio pin \xc3\xa8 73951468\n")),
        ("behind.jsonl", with(&good, b"{\"text\":\"il mio pin \xc3\xa8 73951468\"} 73951468\n")),
        ("escape.jsonl", with(&good, b"{\"text\":\"zenobia.quarantotti@example.org \\x\"}\n")),
        ("bytes.jsonl", with(&good, b"{\"text\":\"carcinoma \xff\"}\n")),
        ("bytes.txt", with(&lines(), b"il mio pin \xc3\xa8 73951468 \xff\xfe\n")),
        ("columns.csv", with(&csv(), b"9,p1,iban,IT60X0542811101000000123456\n")),
        ("few.csv", with(&csv(), b"3478129034\n")),
        ("quote.csv", with(&csv(), b"9,p1,\"LMBGPP85T10F205Z\n")),
        (
            "no-header.csv",
            b"Zenobia Quarantotti,io lavoro in nero alla pasticceria Belvedere,il mio pin \xc3\xa8 73951468\nb,c,d\n".to_vec(),
        ),
        ("no-header-short.csv", b"Quarantotti,73951468,Colleoni 73\nb,c,d\n".to_vec()),
        ("no-text.jsonl", b"{\"zenobia.quarantotti@example.org\":\"LMBGPP85T10F205Z\",\"Zenobia Quarantotti\":\"x\"}\n".to_vec()),
        ("no-text.json", b"{\"ho un carcinoma tiroideo\":{\"73951468\":[\"LMBGPP85T10F205Z\"]}}".to_vec()),
        ("ends.json", graph()[..graph().len() - 40].to_vec()),
        ("comma.json", b"{\"data\":[{\"created_time\":\"x\",\"message\":\"LMBGPP85T10F205Z\"},]}".to_vec()),
        ("private.js", b"window.YTD.direct_messages.part0 = [{\"text\":\"LMBGPP85T10F205Z\"}]".to_vec()),
        ("deep.json", format!("{}\"LMBGPP85T10F205Z\"", "[{\"text\":".repeat(2000)).into_bytes()),
    ];
    let parquet = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/exports/comments.parquet");
    for (name, bytes) in [
        ("cut.csv.gz", gzip(&csv())),
        ("cut.jsonl.zst", zstd::encode_all(&good[..], 1).unwrap()),
        ("cut.xlsx", workbook()),
        ("cut.parquet", fs::read(parquet).unwrap()),
    ] {
        all.push((name, bytes[..bytes.len() * 2 / 3].to_vec()));
    }
    // A workbook whose parts are whole for the archive and broken inside.
    all.push(("inside.xlsx", String::from_utf8_lossy(&workbook()).replace("</t></is>", "<t><is>").into_bytes()));
    all
}

#[test]
fn broken_input_tells_nothing_of_what_it_holds() {
    for (name, bytes) in broken() {
        let place = Place::new();
        place.write(name, &bytes);
        place.write("a.txt", b"ciao\n");
        place.run(&["key", "new", "key"]);
        for args in [
            &["scan"][..],
            &["scan", "--format", "jsonl"],
            &["check", "--format", "sarif"],
            &["check", "a.txt", "--thread"],
            &["inspect"],
            &["report"],
            &["triage"],
            &["redact"],
            &["redact", "-o", "out", "--report", "r.html", "--triage", "t.csv", "--manifest", "m.json"],
            &["redact", "--in-place"],
            &["redact", "--diff"],
            &["redact", "--resume", "-o", "out"],
            &["reveal", "--key-file", "key"],
        ] {
            place.refused(&[args, &[name]].concat());
        }
        for args in [
            &["scan", "--on-error", "quarantine"][..],
            &["report", "--on-error", "quarantine"],
            &["triage", "--on-error", "quarantine"],
            &["inspect", "--on-error", "quarantine"],
            &[
                "redact",
                "--policy",
                "strict",
                "--on-error",
                "quarantine",
                "-o",
                "out",
                "--report",
                "r.html",
                "--triage",
                "t.html",
                "--manifest",
                "m.json",
            ],
            &["scan", "--text-field", "nessuno"],
            &["scan", "--input-format", "csv"],
            &["scan", "--input-format", "jsonl"],
            &["scan", "--input-format", "json"],
            &["scan", "--input-format", "parquet"],
            &["scan", "--encoding", "utf-16le"],
        ] {
            place.silent(&[args, &[name]].concat());
        }
        assert_eq!(fs::read(place.path(name)).unwrap(), bytes, "{name}: the input is whole");
    }
}

/// Names of fields may be what people wrote.
#[test]
fn names_that_are_data_are_not_told() {
    let place = Place::new();
    for (name, text) in [
        (
            "keys.json",
            "{\"commenti\":{\"zenobia.quarantotti@example.org\":{\"text\":\"ciao\"},\"Zenobia Quarantotti\":{\"text\":\"il mio pin è 73951468\"}}}",
        ),
        ("keys.jsonl", "{\"text\":\"ciao\",\"zenobia.quarantotti@example.org\":1,\"73951468\":{\"text\":\"b\"}}\n"),
        ("head.csv", "id,testo,zenobia.quarantotti@example.org,Zenobia Quarantotti\n1,ciao,2,3\n"),
    ] {
        place.write(name, text.as_bytes());
        for args in READING {
            place.silent(&[args, &[name][..]].concat());
        }
        place.refused(&["scan", "--text-field", "nessuno", name]);
    }
}

#[test]
fn keys_and_the_offices_own_words_are_not_told() {
    let place = Place::new();
    for key in ["key", "other"] {
        place.run(&["key", "new", key]);
    }
    place.write("a.txt", &lines());
    place.write(
        "hidden.txt",
        &place.run(&["redact", "-q", "--policy", "strict,iban=encrypt,health=encrypt", "--key-file", "key", "a.txt"]).stdout,
    );
    for args in [
        &["reveal", "hidden.txt", "--key-file", "other"][..],
        &["reveal", "hidden.txt"],
        &["reveal", "hidden.txt", "--key-file", "a.txt"],
        &["reveal", "hidden.txt", "--key-file", "none"],
        &["reveal", "hidden.txt", "--key-env", "OMISSIS_NO_SUCH_VARIABLE"],
    ] {
        place.refused(args);
    }
    let key = fs::read_to_string(place.path("key")).unwrap();
    let digits = key.trim().rsplit(':').next().unwrap();
    for wrong in [
        "[knids]\niban = 'label'\n",
        "[kinds]\niban = 'lable'\n",
        "[hide.words]\npim = ['73951468']\n",
        "x = '73951468\n",
        "[allow]\nvalues = ['73951468', '--']\n",
    ] {
        let lists = "[allow]\nnumbers = ['3478129034']\nvalues = ['Zenobia Quarantotti']\n[hide.words]\npin = ['Tramontana']\n[hide.patterns]\npin = ['7395146\\d']\n";
        for text in [wrong.to_owned(), format!("{lists}[hide]\n{wrong}"), format!("{wrong}{lists}")] {
            place.write("omissis.toml", text.as_bytes());
            for args in [&["scan", "a.txt"][..], &["redact", "a.txt"], &["config", "show"], &["report", "a.txt"], &["inspect", "a.txt"]] {
                place.refused(args);
            }
        }
    }
    for wrong in [
        "[hide.patterns]\npin = ['73951468(']\n",
        "[hide.patterns]\npin = ['(?P<Quarantotti']\n",
        "[hide.words]\npin = [73951468]\n",
        "[hide.words]\npin = '73951468'\n",
        "[allow]\ndomains = ['zenobia.quarantotti@example.org x']\n",
        "[triage]\nreplies = 'a.txt'\n",
    ] {
        place.write("omissis.toml", wrong.as_bytes());
        place.refused(&["triage", "a.txt"]);
    }
    place.write(
        "omissis.toml",
        b"[kinds]\niban = 'encrypt'\n[allow]\nnumbers = ['3478129034']\n[hide.words]\npin = ['Tramontana']\n[key]\nfile = 'key'\n",
    );
    for args in [&["config", "show"][..], &["scan", "a.txt"], &["inspect", "a.txt"]] {
        assert!(place.silent(args).status.success(), "{args:?}");
    }
    for args in [
        &["config", "show"][..],
        &["redact", "a.txt", "-o", "out", "--manifest", "m.json"],
        &["reveal", "hidden.txt", "--key-file", "other"],
    ] {
        let out = place.run(args);
        let told = [out.stdout, out.stderr, fs::read(place.path("m.json")).unwrap_or_default()].concat();
        assert!(!String::from_utf8_lossy(&told).contains(digits), "{args:?} tells the key");
    }
    place.write("known.jsonl", b"{\"findings\":[{\"text\":\"73951468\"}]}\n");
    place.refused(&["check", "a.txt", "--baseline", "known.jsonl"]);
    place.write("known.jsonl", b"73951468 x");
    place.refused(&["check", "a.txt", "--baseline", "known.jsonl"]);
    for command in ["kinds", "man"] {
        assert!(place.silent(&[command]).status.success());
    }
}

/// What lies on the disk while a run is under way, and after it was killed: the part is clean, and the state holds neither comments nor the office's key.
#[test]
fn a_run_that_was_killed_leaves_no_secret() {
    let place = Place::new();
    let rows: String = (0..4000).flat_map(|n| comments().map(move |(place, text)| format!("{n}-{place},\"{text}\"\n"))).collect();
    place.write("long.csv", format!("id,testo\n{rows}").as_bytes());
    place.run(&["key", "new", "key"]);
    for (with_key, more) in [(true, &["--key-file", "key"][..]), (false, &[])] {
        let args = [&["redact", "-q", "--policy", "strict", "--threads", "1", "--note-every", "1", "long.csv", "-o", "out"], more].concat();
        let program = assert_cmd::cargo::cargo_bin("omissis");
        let mut child = std::process::Command::new(program).current_dir(place.0.path()).args(&args).stderr(Stdio::null()).spawn().unwrap();
        let state = place.path(".out.omissis-state");
        while !state.exists() {
            assert!(child.try_wait().unwrap().is_none(), "the run ended before it was killed");
        }
        child.kill().unwrap();
        child.wait().unwrap();
        let told = fs::read_to_string(&state).unwrap();
        assert_silent("the state", told.as_bytes());
        assert_silent("the part", &fs::read(place.path(".out.omissis-part")).unwrap());
        let told: serde_json::Value = serde_json::from_str(&told).unwrap();
        assert_eq!(told["key"].is_null(), with_key, "only the key that was made for this run is kept for the next");
        #[cfg(unix)]
        for name in [".out.omissis-state", ".out.omissis-part"] {
            let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(place.path(name)).unwrap().permissions());
            assert_eq!(mode & 0o777, 0o600, "{name}");
        }
        place.write(".out.omissis-state", b"{\"same\":\"73951468\"}");
        place.refused(&[&args[..], &["--resume"]].concat());
        for name in [".out.omissis-state", ".out.omissis-part"] {
            _ = fs::remove_file(place.path(name));
        }
    }
}

/// Disks that are full, as a device and a limit on the length of files make them: for the output, the report and the quarantine.
#[test]
#[cfg(target_os = "linux")]
fn full_disks_tell_nothing() {
    let place = Place::new();
    place.write("a.csv", &csv());
    place.write("broken.csv", &[csv(), "9,p1,il mio pin è 73951468,x\n".repeat(5000).into_bytes()].concat());
    let program = assert_cmd::cargo::cargo_bin("omissis");
    for (args, code) in [
        ("redact a.csv > /dev/full", 2),
        ("scan a.csv > /dev/full", 2),
        ("report a.csv > /dev/full", 2),
        ("redact a.csv -o out --report r.html --triage t.csv --manifest m.json", 2),
        ("redact broken.csv --on-error quarantine -o out", 2),
        ("scan broken.csv --on-error quarantine 2> /dev/full", 3),
    ] {
        let script = format!("trap '' XFSZ; ulimit -f 1; exec \"$0\" {args}");
        let out = std::process::Command::new("bash").current_dir(place.0.path()).args(["-c", &script]).arg(&program).output().unwrap();
        assert_eq!(out.status.code(), Some(code), "{args}: {}", String::from_utf8_lossy(&out.stderr));
        assert_silent(args, &[out.stdout, out.stderr].concat());
        for name in place.names().into_iter().filter(|name| !["a.csv", "broken.csv", "omissis.toml"].contains(&name.as_str())) {
            assert_silent(&format!("{name} of {args}"), &fs::read(place.path(&name)).unwrap());
        }
    }
}

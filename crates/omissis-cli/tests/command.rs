//! The command as users meet it: exit codes, output, errors.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data").join(name)
}

fn omissis(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("omissis").unwrap();
    command.args(args);
    command
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

/// What is planted in all samples, by kind.
const PLANTED: &[(&str, &str)] = &[
    ("fiscal_code", "LMBGPP85T10F205Z"),
    ("iban", "IT68 D030 6912 3451 0000 0012 345"),
    ("phone", "347 812 9034"),
    ("email", "giuseppe.lombardi85@example.it"),
    ("pin", "48213"),
    ("undeclared_work", "lavoro in nero"),
];

const SAMPLES: &[(&str, u64)] =
    &[("facebook_comments.json", 12), ("comments.csv", 11), ("comments.jsonl", 11), ("comments.txt", 11), ("facebook_graph.json", 10)];

/// Where two texts differ, every difference is a finding replaced by a label: between labels all is as it was.
fn assert_only_labels_differ(before: &str, after: &str) {
    let mut rest = before;
    for (place, part) in after.split("[").enumerate() {
        let known = part
            .split_once(']')
            .filter(|(label, _)| place > 0 && !label.is_empty() && label.bytes().all(|b| b.is_ascii_uppercase() || b == b' '));
        let text = known.map_or(part, |(_, text)| text);
        let text = if known.is_none() && place > 0 { format!("[{text}") } else { text.to_owned() };
        let at = rest.find(&text).unwrap_or_else(|| panic!("changed outside of findings: {text}"));
        assert!(known.is_some() || at == 0, "something is gone before: {text}");
        rest = &rest[at + text.len()..];
    }
    assert_eq!(rest, "");
}

#[test]
fn samples_come_out_clean_and_otherwise_untouched() {
    let folder = folder();
    for (sample, records) in SAMPLES {
        let out = folder.path().join(sample);
        let told = omissis(&["redact", "--for", "ufficio", data(sample).to_str().unwrap(), "-o", out.to_str().unwrap()]).assert().success();
        let told = String::from_utf8(told.get_output().stderr.clone()).unwrap();
        assert!(told.starts_with(&format!("{records} records, ")), "{sample}: {told}");
        let (before, after) = (fs::read_to_string(data(sample)).unwrap(), fs::read_to_string(&out).unwrap());
        for (kind, planted) in PLANTED {
            assert!(before.contains(planted), "{sample} has the planted {kind}");
            if omissis::detectors().iter().any(|detector| detector.kind().id() == *kind) {
                assert!(!after.contains(planted), "{sample}: {kind} is still there");
            }
        }
        assert_only_labels_differ(&before, &after);
        if sample.ends_with(".json") {
            serde_json::from_str::<Value>(&after).unwrap();
        }
        let again = folder.path().join("again");
        omissis(&["redact", "--for", "ufficio", out.to_str().unwrap(), "-o", again.to_str().unwrap()]).assert().success();
        assert_eq!(fs::read_to_string(&again).unwrap(), after, "{sample}: clean files come out byte-identical");
        omissis(&["check", out.to_str().unwrap()]).assert().success();
        omissis(&["check", data(sample).to_str().unwrap()]).assert().code(1);
    }
}

#[test]
fn a_facebook_download_stays_one() {
    let out = omissis(&["redact", "-q", data("facebook_comments.json").to_str().unwrap()]).assert().success().stderr("");
    let document: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    let entries = document["comments_v2"].as_array().unwrap();
    assert_eq!(entries.len(), 12);
    let text = entries[0]["data"][0]["comment"]["comment"].as_str().unwrap();
    let bytes: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    assert!(String::from_utf8(bytes).unwrap().contains("il mio codice fiscale è") || text.contains("Ã¨"), "still mojibake");
}

#[test]
fn scan_prints_a_line_for_each_text_field() {
    let out =
        omissis(&["scan", "--format", "jsonl", "--policy", "strict", data("facebook_graph.json").to_str().unwrap()]).assert().success();
    let lines: Vec<Value> = out
        .get_output()
        .stdout
        .split(|&b| b == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 11, "ten texts, and the link with the access token");
    assert_eq!((&lines[10]["field"], &lines[10]["findings"][0]["kind"]), (&"paging.next".into(), &"password".into()));
    assert_eq!(lines[0]["id"], "2_0");
    assert_eq!(lines[3]["id"], "2_12", "replies to replies, in document order");
    assert_eq!(lines[3]["record"], 4);
    assert_eq!(lines[3]["field"], "message");
    assert!(lines.iter().all(|line| line["findings"].is_array() && line["file"].is_string()));
}

#[test]
fn offsets_are_told_in_three_units() {
    let input = "{\"id\":\"a\",\"text\":\"\\u00e8 😡 a@b.example.org\"}\n";
    let out = omissis(&["scan", "--format", "jsonl", "--show-text", "-q"]).write_stdin(input).assert().success();
    let line: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    let finding = &line["findings"][0];
    assert_eq!(
        (line["file"].as_str(), line["record"].as_u64(), line["id"].as_str(), line["field"].as_str()),
        (Some("-"), Some(1), Some("a"), Some("text"))
    );
    assert_eq!((&finding["start"], &finding["byte_start"], &finding["utf16_start"]), (&4.into(), &8.into(), &5.into()));
    assert_eq!((&finding["end"], &finding["byte_end"], &finding["utf16_end"]), (&19.into(), &23.into(), &20.into()));
    assert_eq!(
        (finding["kind"].as_str(), finding["group"].as_str(), finding["severity"].as_str()),
        (Some("email"), Some("contact"), Some("medium"))
    );
    assert!(finding["subject"].is_null() && finding["evidence"].is_array() && finding["confidence"].is_f64());
    assert_eq!(finding["text"], "a@b.example.org");
}

#[test]
fn found_text_is_shown_only_when_asked() {
    for args in [&["scan"][..], &["scan", "--format", "jsonl"], &["check"], &["check", "--format", "jsonl"]] {
        let secret = "mario.rossi@example.org";
        let run = |args: &[&str]| {
            let out = omissis(args).write_stdin(format!("scrivi a {secret}\n")).output().unwrap();
            (String::from_utf8(out.stdout).unwrap(), String::from_utf8(out.stderr).unwrap())
        };
        let (stdout, stderr) = run(args);
        assert!(!stdout.contains(secret) && !stderr.contains(secret), "{args:?}");
        assert!(run(&[args, &["--show-text"]].concat()).0.contains(secret), "{args:?}");
    }
}

/// Input, arguments, and what the message must name.
const REFUSED: &[(&str, &[u8], &str)] = &[
    ("a.txt", b"ciao\nil mio segreto \xff\xfe\n", "record 2 (line 2): not valid UTF-8"),
    ("a.csv", b"id;testo\n1;ciao\n2;\"segreto a\ncapo\"\n3\n", "record 3 (line 5): "),
    ("a.csv", b"id;testo\n1;ciao\n2;segreto;x\n", "record 2 (line 3): "),
    ("a.csv", b"id;testo\n1;\"segreto\n", "record 1 (line 2): a quoted field is never closed"),
    ("a.csv", b"id;\xffsegreto;testo\n1;a;b\n", "not valid UTF-8"),
    ("a.csv", b"id;quando\n1;segreto\n", "`id`, `quando`"),
    (
        "a.json",
        b"{\"comments_v2\":[{\"timestamp\":1,\"title\":\"x\"},{\"data\":[{\"comment\":{\"comment\":\"segreto",
        "record 2 (line 1): cut off before its end",
    ),
    ("a.json", b"{\"data\":[{\"created_time\":\"x\",\"message\":\"segreto\"}]", "cut off"),
    ("a.json", b"{\"data\":[{\"created_time\":\"x\",\"message\":\"segreto\"},]}", "record 2"),
    ("a.json", b"{\"data\":[{\"created_time\":\"x\",\"message\":\"segreto \\x\"}]}", "record 1"),
    ("a.jsonl", b"{\"text\":\"a\"}\n{\"text\":\"segreto\n{\"text\":\"b\"}\n", "record 2 (line 2): "),
    ("a.jsonl", b"{\"text\":\"a\"}\n{\"text\":\"segreto\"} x\n", "record 2 (line 2): "),
    ("a.jsonl", b"{\"contenuti\":\"segreto\"}\n", "`contenuti`"),
];

#[test]
fn what_cannot_be_read_is_refused_whole() {
    for (name, input, told) in REFUSED {
        let folder = folder();
        let file = folder.path().join(name);
        let out = folder.path().join("out");
        fs::write(&file, input).unwrap();
        let file = file.to_str().unwrap();
        for args in [
            &["redact", file][..],
            &["redact", file, "-o", out.to_str().unwrap()],
            &["redact", "--in-place", file],
            &["scan", file],
            &["check", file],
        ] {
            let result = omissis(args).assert().code(2).stdout("");
            let message = String::from_utf8(result.get_output().stderr.clone()).unwrap();
            assert!(message.contains(file) && message.contains(told), "{args:?}: {message}");
            assert!(!message.contains("segreto") && !message.contains("panicked"), "{message}");
        }
        assert_eq!(fs::read(file).unwrap(), *input, "the input is whole");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing was written");
    }
}

#[test]
fn usage_errors_exit_with_2() {
    let sample = data("comments.csv");
    let sample = sample.to_str().unwrap();
    for (args, told) in [
        (&["scan", "/nowhere/a.csv"][..], "/nowhere/a.csv"),
        (&["scan", "--policy", "strictest", sample], "unknown policy `strictest`"),
        (&["scan", "--policy", "standard,codice=keep", sample], "unknown kind `codice`"),
        (&["scan", "--policy", "standard,phone=drop", sample], "unknown action `drop`"),
        (&["scan", "--input-format", "xml", sample], "unknown format"),
        (&["scan", "--text-field", "corpo", sample], "no field `corpo` among `id`, `autore`, `data`, `testo`, `mi piace`"),
        (&["redact", sample, "-o", sample], "--in-place"),
        (&["redact", sample, sample], "folder"),
        (&["redact", sample, "-o", "/nowhere/out.csv"], "/nowhere/out.csv"),
        (&["redact", "--in-place"], "named files"),
        (&["explain", "codice"], "unknown kind `codice`"),
        (&["scan", env!("CARGO_MANIFEST_DIR")], "no exports in this folder"),
        (&[], "Usage"),
    ] {
        let result = omissis(args).write_stdin("").assert().code(2).stdout("");
        let message = String::from_utf8(result.get_output().stderr.clone()).unwrap();
        assert!(message.contains(told), "{args:?}: {message}");
    }
}

#[test]
fn in_place_replaces_the_file_and_keeps_its_mode() {
    let folder = folder();
    let file = folder.path().join("a.txt");
    fs::write(&file, "scrivi a mario@example.org\r\nciao").unwrap();
    #[cfg(unix)]
    fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o640)).unwrap();
    omissis(&["redact", "--in-place", file.to_str().unwrap()]).assert().success().stdout("");
    assert_eq!(fs::read_to_string(&file).unwrap(), "scrivi a [EMAIL]\r\nciao");
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions()) & 0o777, 0o640);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn several_inputs_are_written_all_or_none() {
    let (folder, out) = (folder(), folder());
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("a.txt"), "mario@example.org").unwrap();
    fs::write(path("b.jsonl"), "{\"text\":\"x").unwrap();
    let out_folder = out.path().to_str().unwrap();
    omissis(&["redact", &path("a.txt"), &path("b.jsonl"), "-o", out_folder]).assert().code(2);
    assert_eq!(fs::read_dir(out.path()).unwrap().count(), 0);
    fs::write(path("b.jsonl"), "{\"text\":\"x\"}").unwrap();
    omissis(&["redact", &path("a.txt"), &path("b.jsonl"), "-o", out_folder]).assert().success();
    assert_eq!(fs::read_to_string(out.path().join("a.txt")).unwrap(), "[EMAIL]");
    assert_eq!(fs::read_to_string(out.path().join("b.jsonl")).unwrap(), "{\"text\":\"x\"}");
}

#[test]
fn stdin_goes_to_stdout() {
    for (input, output) in [
        ("id,text\n1,\"a@b.example.org, \"\"ciao\"\"\"\n", "id,text\n1,\"[EMAIL], \"\"ciao\"\"\"\n"),
        ("ciao\na@b.example.org", "ciao\n[EMAIL]"),
        ("{\"text\":\"a@b.example.org\"}", "{\"text\":\"[EMAIL]\"}"),
        ("", ""),
        ("[]", "[]"),
        ("{\"comments_v2\":[]}", "{\"comments_v2\":[]}"),
        ("[EMAIL] ciao a@b.example.org\n", "[EMAIL] ciao [EMAIL]\n"),
    ] {
        omissis(&["redact", "-q"]).write_stdin(input).assert().success().stdout(output).stderr("");
    }
}

#[test]
fn fields_can_be_named() {
    let input = "{\"text\":\"a@b.example.org\",\"a\":{\"b\":[{\"c\":\"x@b.example.org\"}]}}\n";
    let output = "{\"text\":\"a@b.example.org\",\"a\":{\"b\":[{\"c\":\"[EMAIL]\"}]}}\n";
    omissis(&["redact", "-q", "--text-field", "a.b.c"]).write_stdin(input).assert().success().stdout(output);
    let output = "{\"text\":\"[EMAIL]\",\"a\":{\"b\":[{\"c\":\"[EMAIL]\"}]}}\n";
    omissis(&["redact", "-q", "--text-field", "a.b.c", "--text-field", "text"]).write_stdin(input).assert().success().stdout(output);
    let table = "quando\tcosa\n1\ta@b.example.org\n";
    omissis(&["redact", "-q", "--text-field", "cosa"]).write_stdin(table).assert().success().stdout("quando\tcosa\n1\t[EMAIL]\n");
}

#[test]
fn a_closed_pipe_is_silent() {
    use std::io::Write;
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("omissis"))
        .arg("redact")
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    stdin.write_all("ciao a tutti quanti\n".repeat(100_000).as_bytes()).unwrap();
    drop(stdin);
    let out = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8(out.stderr).unwrap(), "");
    assert!(out.status.success());
}

#[test]
fn kinds_and_explain_show_the_table() {
    let out = omissis(&["kinds", "--format", "jsonl"]).assert().success();
    assert_eq!(out.get_output().stdout.split(|&b| b == b'\n').filter(|line| !line.is_empty()).count(), omissis::Kind::ALL.len());
    for kind in omissis::Kind::ALL {
        let out = omissis(&["explain", kind.id()]).assert().success();
        let page = String::from_utf8(out.get_output().stdout.clone()).unwrap();
        assert!(page.starts_with("# ") && page.contains(kind.info().legal_basis), "{kind}");
    }
}

#[test]
fn a_thread_is_remembered_when_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.csv");
    let mut rows = String::from("post,nome,text\n");
    rows.push_str("p1,Rosaria Capuozzo,ma la pratica quando la guardate\n");
    rows.push_str("p1,Ufficio,abbiamo scritto a capuozzo e chiamato il 3331234567\n");
    rows.push_str("p1,Gino Lo Presti,il mio cellulare: 333 12 34 567\n");
    rows.push_str("p2,Ada Bianchi,chi sarebbe capuozzo?\n");
    for n in 0..40_000 {
        rows.push_str(&format!("p{n},,capuozzo scrive ancora che non funziona niente\n"));
    }
    std::fs::write(&path, &rows).unwrap();
    let fields = ["--text-field", "text", "--author-field", "nome", "--thread-field", "post"];
    let run = |more: &[&str]| {
        let args = [&["redact", "--for", "ufficio", "-q", path.to_str().unwrap()], &fields[..], more].concat();
        String::from_utf8(Command::cargo_bin("omissis").unwrap().args(args).assert().success().get_output().stdout.clone()).unwrap()
    };
    let plain = run(&[]);
    assert!(plain.contains("a capuozzo e") && plain.contains("sarebbe capuozzo?"));
    let one = run(&["--remember", "--threads", "1"]);
    assert!(one.contains("p1,Ufficio,abbiamo scritto a [NOME] e chiamato il [TELEFONO]\n"));
    assert!(one.contains("sarebbe capuozzo?") && one.contains("p1,,[NOME] scrive ancora") && one.contains("p7,,capuozzo scrive ancora"));
    assert!(one == run(&["--remember", "--threads", "4"]), "the number of workers makes a difference");
    Command::cargo_bin("omissis").unwrap().args(["scan", "--remember", path.to_str().unwrap()]).assert().code(2);
    Command::cargo_bin("omissis").unwrap().args(["scan", "--remember"]).write_stdin("ciao").assert().code(2);
}

#[test]
fn a_known_export_is_one_thread_for_each_post() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("graph.json");
    let comment = |name: &str, text: &str| {
        format!(r#"{{"created_time":"2026-01-10T09:15:02+0000","from":{{"name":"{name}","id":"1"}},"message":"{text}","id":"1_2"}}"#)
    };
    let text = format!(r#"{{"data":[{},{}]}}"#, comment("Rosaria Capuozzo", "buongiorno"), comment("Ada", "capuozzo scrive bene"));
    std::fs::write(&path, text).unwrap();
    let run = |more: &[&str]| {
        let args = [&["redact", "--for", "ufficio", "-q", path.to_str().unwrap()], more].concat();
        String::from_utf8(Command::cargo_bin("omissis").unwrap().args(args).assert().success().get_output().stdout.clone()).unwrap()
    };
    assert!(run(&[]).contains("capuozzo scrive bene"));
    assert!(run(&["--remember"]).contains("[NOME] scrive bene"));
}

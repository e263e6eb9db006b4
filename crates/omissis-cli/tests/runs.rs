//! Long runs, broken records, pipelines: quarantine, resume, manifest, check and its formats, folders.

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::Stdio;

fn omissis(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("omissis").unwrap();
    command.args(args);
    command
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Input with one broken record, what is left of it, the broken record, its number.
type Broken = (&'static str, &'static [u8], &'static [u8], &'static [u8], u64);
const BROKEN: &[Broken] = &[
    (
        "a.jsonl",
        b"{\"text\":\"a\"}\n{\"text\":\"b\n{\"text\":\"m@x.example.org\"}\n",
        b"{\"text\":\"a\"}\n{\"text\":\"[EMAIL]\"}\n",
        b"{\"text\":\"b\n",
        2,
    ),
    ("a.csv", b"id,text\n1,a\n2\n3,c\n", b"id,text\n1,a\n3,c\n", b"2\n", 2),
    ("a.csv", b"id,text\n1,a\n2,\xff\n3,\"c\"\n", b"id,text\n1,a\n3,\"c\"\n", b"2,\xff\n", 2),
    ("a.csv", b"id,text\n1,a\n2,\"open\n3,c\n", b"id,text\n1,a\n", b"2,\"open\n3,c\n", 2),
    ("a.txt", b"a\n\xfe\nc", b"a\nc", b"\xfe\n", 2),
    (
        "a.json",
        b"{\"comments_v2\":[{\"timestamp\":1,\"title\":\"\",\"x\":01} , {\"timestamp\":1,\"title\":\"\"}]}",
        b"{\"comments_v2\":[{\"timestamp\":1,\"title\":\"\"}]}",
        b"{\"timestamp\":1,\"title\":\"\",\"x\":01}\n",
        1,
    ),
    (
        "a.json",
        b"[{\"text\":\"a\"},\n{\"text\":\"\xff\"},\n{\"text\":\"c\"},\n{\"text\":nul}\n]",
        b"[{\"text\":\"a\"},\n{\"text\":\"c\"}\n]",
        b"{\"text\":\"\xff\"}\n{\"text\":nul}\n",
        2,
    ),
];

#[test]
fn broken_records_go_to_quarantine_and_nowhere_else() {
    for (name, input, rest, broken, record) in BROKEN {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        fs::write(path(name), input).unwrap();
        let args = ["redact", "--for", "ufficio", "--on-error", "quarantine", &path(name), "-o", &path("out")];
        let told = omissis(&args).assert().code(3).stdout("");
        let told = String::from_utf8(told.get_output().stderr.clone()).unwrap();
        assert!(told.contains(&format!("record {record} ")) && told.contains("out.quarantine"), "{told}");
        assert_eq!(String::from_utf8_lossy(&fs::read(path("out")).unwrap()), String::from_utf8_lossy(rest), "{name}");
        assert_eq!(fs::read(path("out.quarantine")).unwrap(), *broken, "{name}");
        #[cfg(unix)]
        assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path("out.quarantine")).unwrap().permissions()) & 0o777, 0o600);
        omissis(&["scan", "--on-error", "quarantine", &path(name)]).assert().code(3);
        let stopped = omissis(&["redact", &path(name), "-o", &path("other")]).assert().code(2);
        assert!(String::from_utf8_lossy(&stopped.get_output().stderr).contains("--on-error quarantine"), "what can be done is told");
        assert_eq!(names(folder.path()), {
            let mut all = vec![(*name).to_owned(), "out".into(), "out.quarantine".into()];
            all.sort();
            all
        });
    }
}

/// What holds a document together cannot be left out.
#[test]
fn a_broken_document_stops_even_with_quarantine() {
    for input in ["{\"comments_v2\":[{\"timestamp\":1,\"title\":\"\"}", "[{\"text\":\"a\"} {\"text\":\"b\"}]"] {
        let folder = tempfile::tempdir().unwrap();
        let (file, out) = (folder.path().join("a.json"), folder.path().join("out"));
        fs::write(&file, input).unwrap();
        omissis(&["redact", "--on-error", "quarantine", file.to_str().unwrap(), "-o", out.to_str().unwrap()]).assert().code(2);
        assert_eq!(names(folder.path()), ["a.json"]);
    }
}

/// A file that takes a while.
fn long_file(path: &Path, json: bool) {
    let mut text = if json { "{\"comments_v2\":[\n".to_owned() } else { "id,autore,testo,resto\n".to_owned() };
    // Long in what is not examined, so that time goes into reading and writing.
    let rest = "buongiorno a tutti quanti ".repeat(18);
    for i in 0..20_000 {
        let comment = if i % 9 == 0 { format!("scrivetemi a mario{i}@example.org, grazie") } else { "buongiorno".to_owned() };
        if json {
            let comma = if i == 0 { "" } else { ",\n" };
            text.push_str(&format!("{comma}{{\"timestamp\":{i},\"rest\":\"{rest}\",\"title\":\"x\",\"data\":[{{\"comment\":{{\"comment\":\"{comment}\",\"author\":\"Anna {}\"}}}}]}}", i % 100));
        } else {
            text.push_str(&format!("{i},Anna {},\"{comment}\",{rest}\n", i % 100));
        }
    }
    text.push_str(if json { "\n]}\n" } else { "" });
    fs::write(path, text).unwrap();
}

#[test]
fn a_killed_run_leaves_nothing_under_the_name_and_can_be_resumed() {
    for json in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
        let input = path(if json { "a.json" } else { "a.csv" });
        long_file(Path::new(&input), json);
        let original = fs::read(&input).unwrap();
        fs::write(path("key"), [3; 32]).unwrap();
        let common = ["redact", "-q", "--threads", "1", "--note-every", "1", "--key-file", &path("key"), &input, "-o"];
        let common: Vec<&str> = if json { common.to_vec() } else { [&common[..9], &["--author-field", "autore", "-o"]].concat() };
        let whole = path("whole");
        omissis(&[&common[..], &[&whole]].concat()).assert().success();
        let out = path("out");
        let mut interrupted = 0;
        for run in 0..5 {
            let args = [&common[..], &[&out, "--resume"]].concat();
            let mut child =
                std::process::Command::new(assert_cmd::cargo::cargo_bin("omissis")).args(&args).stderr(Stdio::null()).spawn().unwrap();
            // Killed as soon as it has noted something new.
            let state = folder.path().join(".out.omissis-state");
            let noted = fs::read(&state).ok();
            let ended = loop {
                if let Some(status) = child.try_wait().unwrap() {
                    assert!(status.success());
                    break true;
                }
                if run < 4 && fs::read(&state).is_ok_and(|now| Some(now) != noted) {
                    child.kill().unwrap();
                    break child.wait().unwrap().success();
                }
            };
            assert_eq!(fs::read(&input).unwrap(), original, "the input is whole");
            if ended {
                break;
            }
            interrupted += 1;
            assert!(!Path::new(&out).exists(), "nothing under the output's name");
        }
        assert!(interrupted > 0, "it was interrupted at least once");
        assert!(fs::read(&out).unwrap() == fs::read(&whole).unwrap(), "the same bytes as an uninterrupted run");
        assert_eq!(names(folder.path()).len(), 4, "{:?}", names(folder.path()));
    }
}

#[test]
fn a_run_with_other_options_is_not_resumed() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    long_file(Path::new(&path("a.csv")), false);
    fs::write(path(".out.omissis-state"), "{\"same\":\"x\"}").unwrap();
    omissis(&["redact", &path("a.csv"), "-o", &path("out"), "--resume"]).assert().code(2);
    omissis(&["redact", "-q", &path("a.csv"), "-o", &path("out")]).assert().success();
    assert_eq!(names(folder.path()), ["a.csv", "out"]);
}

#[test]
fn a_manifest_tells_what_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(
        path("a.csv"),
        "id,text\n1,scrivi a mario@example.org\n2,\"Hello, I am waiting for the payment and nobody is answering me, please\"\n",
    )
    .unwrap();
    omissis(&["redact", "-q", &path("a.csv"), "-o", &path("out.csv"), "--manifest", &path("m.json")]).assert().success();
    let text = fs::read_to_string(path("m.json")).unwrap();
    assert!(!text.contains("mario@"));
    let manifest: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(manifest["purpose"], "pubblicazione");
    assert_eq!(manifest["policy"]["email"], "label");
    assert_eq!(manifest["fields"]["name"], "pseudonym");
    let file = &manifest["files"][0];
    assert_eq!((&file["records"], &file["findings"]["email"], &file["format"]), (&2.into(), &1.into(), &"csv".into()));
    assert_eq!(file["not_examined"]["other_languages"], 1);
    let hash = |name: &str| {
        use sha2::Digest;
        sha2::Sha256::digest(fs::read(path(name)).unwrap()).iter().map(|b| format!("{b:02x}")).collect::<String>()
    };
    assert_eq!(file["input"]["sha256"], hash("a.csv"));
    assert_eq!(file["written"]["sha256"], hash("out.csv"));
}

#[test]
fn dry_runs_and_diffs_write_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("a.txt"), "scrivi a mario@example.org\nciao\n").unwrap();
    omissis(&["redact", "--dry-run", &path("a.txt"), "-o", &path("out")]).assert().success().stdout("");
    let out = omissis(&["redact", "-q", "--diff", "--in-place", &path("a.txt")]).assert().success();
    let diff = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    assert!(diff.ends_with("a.txt: record 1, text\n-scrivi a █████\n+scrivi a [EMAIL]\n"), "{diff}");
    assert_eq!(names(folder.path()), ["a.txt"]);
    assert!(fs::read_to_string(path("a.txt")).unwrap().contains("mario@"));
}

#[test]
fn folders_and_patterns_are_walked() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir_all(path("in/sub")).unwrap();
    fs::write(path("in/a.txt"), "m@x.example.org").unwrap();
    fs::write(path("in/sub/b.jsonl"), "{\"text\":\"m@x.example.org\"}").unwrap();
    fs::write(path("in/sub/settings.json"), "{\"colore\":\"blu\"}").unwrap();
    fs::write(path("in/photo.png"), "m@x.example.org").unwrap();
    let told = omissis(&["redact", &path("in"), "-o", &path("out")]).assert().success();
    assert!(String::from_utf8(told.get_output().stderr.clone()).unwrap().contains("settings.json"));
    assert_eq!(
        (names(&folder.path().join("out")), names(&folder.path().join("out/sub"))),
        (vec!["a.txt".to_owned(), "sub".into()], vec!["b.jsonl".to_owned()])
    );
    assert_eq!(fs::read_to_string(path("out/sub/b.jsonl")).unwrap(), "{\"text\":\"[EMAIL]\"}");
    let out = omissis(&["scan", "-q", "--format", "jsonl", &path("in/**/*.jsonl")]).assert().success();
    assert_eq!(out.get_output().stdout.iter().filter(|&&b| b == b'\n').count(), 1);
    omissis(&["scan", &path("in/*.csv")]).assert().code(2);
    fs::write(path("in/sub/c.csv"), "id,text\n1\n").unwrap();
    omissis(&["redact", &path("in"), "-o", &path("other/deep")]).assert().code(2);
    assert!(!folder.path().join("other").exists(), "no empty folders stay behind");
}

const SECRET: &str = "mario@example.org";

#[test]
fn check_speaks_to_machines() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.csv");
    fs::write(&file, format!("id,text\n1,ciao\n2,\"due\nrighe\"\n3,scrivi a {SECRET}\n")).unwrap();
    let file = file.to_str().unwrap();
    let out = |args: &[&str]| {
        String::from_utf8(omissis(&[&["check", "-q", file], args].concat()).assert().code(1).get_output().stdout.clone()).unwrap()
    };
    let sarif: Value = serde_json::from_str(&out(&["--format", "sarif"])).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!((&result["ruleId"], &result["locations"][0]["physicalLocation"]["region"]["startLine"]), (&"email".into(), &5.into()));
    assert_eq!(sarif["runs"][0]["tool"]["driver"]["rules"][0]["id"], "email");
    assert!(!sarif.to_string().contains(SECRET));
    assert!(out(&["--format", "github"]).starts_with(&format!("::warning file={file},line=5,title=email::record 3: text ")));
    let baseline = folder.path().join("known.jsonl");
    fs::write(&baseline, out(&["--format", "jsonl"])).unwrap();
    omissis(&["check", "-q", file, "--baseline", baseline.to_str().unwrap()]).assert().success().stdout("");
    fs::write(&baseline, "{}").unwrap();
    omissis(&["check", "-q", file, "--baseline", baseline.to_str().unwrap()]).assert().code(2);
    omissis(&["check", "-q", file, "--exit-zero"]).assert().success();
}

#[test]
fn a_reply_must_not_echo_the_thread() {
    let folder = tempfile::tempdir().unwrap();
    let thread = folder.path().join("thread.jsonl");
    fs::write(&thread, "{\"text\":\"chiamatemi al 347 8129034, scrivete a mario@example.org\"}\n").unwrap();
    let check = |reply: &str| {
        omissis(&["check", "-q", "--policy", "minimal", "--thread", thread.to_str().unwrap()]).write_stdin(reply.to_owned()).assert()
    };
    let echoed = check("Gentile utente, la richiameremo al 3478 129 034.");
    let told = String::from_utf8(echoed.code(1).get_output().stdout.clone()).unwrap();
    assert!(told.contains("phone") && told.contains("conversation") && !told.contains("3478"), "{told}");
    check("Gentile utente, la richiameremo presto.").success();
    check("codice 93478129034").success();
}

#[test]
fn statistics_only_count() {
    let out = omissis(&["scan", "--statistics"]).write_stdin(format!("{SECRET}\nciao\n")).assert().success();
    let told = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    assert!(told.contains("2 records") && told.contains("1   email (medium)") && !told.contains(SECRET), "{told}");
    let out = omissis(&["scan", "--statistics", "--format", "jsonl"]).write_stdin(SECRET).assert().success();
    let told: Value = serde_json::from_slice(&out.get_output().stdout).unwrap();
    assert_eq!(told["findings"]["email"], 1);
}

#[test]
fn completions_and_manual_are_printed() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let out = omissis(&["completions", shell]).assert().success();
        assert!(String::from_utf8_lossy(&out.get_output().stdout).contains("input-format"), "{shell}");
    }
    let out = omissis(&["man"]).assert().success();
    let page = String::from_utf8(out.get_output().stdout.clone()).unwrap();
    assert!(page.contains(".TH omissis ") && page.contains("omissis\\-redact") && page.contains("pubblicazione"));
}

#[test]
fn two_runs_do_not_write_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("omissis"))
        .args(["redact", "-q", "--input-format", "txt", "-o", out.to_str().unwrap()])
        .stdin(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    // More than the format is told by, so that the output is begun.
    std::io::Write::write_all(&mut stdin, "ciao\n".repeat(1_200_000).as_bytes()).unwrap();
    let part = folder.path().join(".out.omissis-part");
    while !part.exists() {
        std::thread::yield_now();
    }
    omissis(&["redact", "-o", out.to_str().unwrap()]).write_stdin("ciao").assert().code(2);
    drop(stdin);
    assert!(child.wait().unwrap().success());
    assert_eq!(names(folder.path()), ["out"]);
}

/// A device that is always full.
#[test]
#[cfg(target_os = "linux")]
fn a_full_disk_is_an_error() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("omissis"))
        .arg("redact")
        .stdin(Stdio::piped())
        .stdout(fs::OpenOptions::new().write(true).open("/dev/full").unwrap())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), "ciao\n".repeat(10_000).as_bytes()).unwrap();
    let out = child.wait_with_output().unwrap();
    assert_eq!(out.status.code(), Some(2));
    assert!(!String::from_utf8(out.stderr).unwrap().contains("panicked"));
}

/// A socket (as a device or a pipe) keeps its name and its kind: renaming a file to it would take both.
#[test]
#[cfg(unix)]
fn what_is_no_file_is_no_output() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("out");
    let _open = std::os::unix::net::UnixListener::bind(&socket).unwrap();
    let run = omissis(&["redact", "-o", socket.to_str().unwrap()]).write_stdin("ciao\n").assert().code(2);
    assert!(String::from_utf8_lossy(&run.get_output().stderr).contains("is a device or a pipe"));
    assert!(!fs::metadata(&socket).unwrap().is_file());
    assert_eq!(names(folder.path()), ["out"]);
}

/// A disk that is full after a while, as a limit on the length of files makes it.
#[test]
#[cfg(target_os = "linux")]
fn a_disk_that_fills_up_leaves_no_output() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    long_file(Path::new(&path("a.csv")), false);
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/exports/comments.xlsx"), path("b.xlsx")).unwrap();
    let command = assert_cmd::cargo::cargo_bin("omissis");
    for (input, blocks) in [("a.csv", 2000), ("a.csv", 1), ("b.xlsx", 1)] {
        let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" redact \"$1\" -o \"$2\" --note-every 100000");
        let run = std::process::Command::new("bash").args(["-c", &script]).arg(&command).args([path(input), path("out")]).output().unwrap();
        let told = String::from_utf8(run.stderr).unwrap();
        assert_eq!(run.status.code(), Some(2), "{told}");
        assert!(told.contains("File too large") && !told.contains("panicked"), "{told}");
        assert_eq!(names(folder.path()), ["a.csv", "b.xlsx"], "{input}");
    }
}

//! What an office decides and sees: its file, its key, the report, the lists.

use assert_cmd::Command;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// The command, in a folder of its own, where no other omissis.toml is found.
fn omissis(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("omissis").unwrap();
    command.current_dir(folder).args(args).env_remove("LC_ALL").env_remove("LC_MESSAGES").env("LANG", "C");
    command
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn out(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

fn error(command: &mut Command) -> String {
    let output = command.assert().code(2).get_output().clone();
    assert!(output.stdout.is_empty(), "an error writes nothing");
    String::from_utf8(output.stderr).unwrap()
}

/// What is planted in [`thread`], and must be seen nowhere else.
const SECRETS: &[&str] = &[
    "RSSMRA80A01H501U",
    "IT60X0542811101000000123456",
    "IT60",
    "3478129034",
    "347 812 9034",
    "mario.rossi@libero.it",
    "mario.rossi",
    "48213",
    "lavoro in nero",
    "Giuseppe Lombardi",
    "tumore",
    "EAAB",
];

/// A thread with something of everything, secrets also where nobody expects them.
fn thread(folder: &Path) -> PathBuf {
    let comment = |number: u32, message: &str| {
        json!({
            "id": format!("7_{number}"), "created_time": format!("2026-03-{:02}T09:15:00+0000", 10 + number), "message": message,
            "from": {"name": if number == 8 { "Comune di Esempio" } else { "Giuseppe Lombardi" }, "id": format!("10220000000000{number}")},
            "permalink_url": format!("https://www.facebook.com/1/posts/7?comment_id={number}&access_token=EAABsecret&cf=RSSMRA80A01H501U"),
        })
    };
    let mut comments = vec![
        comment(1, "il mio pin è 48213 e il cf è RSSMRA80A01H501U"),
        comment(2, "iban IT60X0542811101000000123456, chiamatemi al 347 812 9034"),
        comment(3, "io lavoro in nero da due anni"),
        comment(4, "ho un tumore e aspetto da mesi, scrivete a mario.rossi@libero.it"),
        comment(5, "C'è una buca enorme in corso Umberto 40, chiamatemi al 3478129034"),
        comment(6, "mio marito mi picchia e non so dove andare"),
        comment(7, "quando apre lo sportello?"),
        comment(8, "Gentile utente, il suo codice fiscale RSSMRA80A01H501U risulta corretto"),
    ];
    comments[2]["id"] = json!("mario.rossi@libero.it");
    let path = folder.join("thread.json");
    fs::write(
        &path,
        serde_json::to_string(&json!({"data": comments, "paging": {"next": "https://graph.facebook.com/?access_token=EAABsecret"}}))
            .unwrap(),
    )
    .unwrap();
    path
}

fn assert_silent(what: &str, text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "{what} holds {secret}");
    }
}

#[test]
fn secrets_are_in_no_report_list_manifest_or_message() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    for show in [&[][..], &["--show-kinds"]] {
        let run = |args: &[&str]| {
            let output = omissis(path, &[args, show].concat()).assert().success().get_output().clone();
            [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat()
        };
        assert_silent("report", &run(&["report", "thread.json", "--page", "Comune di Esempio"]));
        for format in ["text", "csv", "json", "html"] {
            let list = run(&["triage", "thread.json", "--format", format, "--policy", "strict"]);
            assert_silent(format, &list);
            assert!(list.contains("corso Umberto 40"), "{format}: the place of a report must survive");
        }
        let told = run(&["redact", "-o", "clean.json", "thread.json", "--report", "r.html", "--triage", "t.csv", "--manifest", "m.json"]);
        assert_silent("summary", &told);
        for file in ["clean.json", "r.html", "t.csv", "m.json"] {
            assert_silent(file, &fs::read_to_string(path.join(file)).unwrap());
        }
    }
}

#[test]
fn a_report_does_not_tell_who_admitted_what() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    let page = out(&mut omissis(path, &["report", "thread.json", "--page", "Comune di Esempio"]));
    assert!(page.starts_with("<!DOCTYPE html><html lang=\"it\">") && page.contains("situazione delicata"));
    for word in ["lavoro nero", "undeclared", ">salute<", "salute</td>", "UTENTE", "Lombardi"] {
        assert!(!page.contains(word), "{word}");
    }
    for part in [
        "Che cosa è stato trovato",
        "Nel tempo",
        "Sotto quali post",
        "In quali campi",
        "I commenti più a rischio",
        "risposte della pagina stessa",
    ] {
        assert!(page.contains(part), "{part}");
    }
    assert!(page.contains("https://www.facebook.com/1/posts/7?comment_id=1\""), "the permalink, without what else its address holds");
    let shown = out(&mut omissis(path, &["report", "thread.json", "--show-kinds", "--lang", "en"]));
    assert!(shown.contains("undeclared work") && shown.contains("<html lang=\"en\">") && !shown.contains("sensitive situation<"));
}

#[test]
fn lists_are_in_the_order_of_urgency() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    let list: Value =
        serde_json::from_str(&out(&mut omissis(path, &["triage", "thread.json", "--format", "json", "--page", "Comune di Esempio"])))
            .unwrap();
    let records = |list: &Value| list.as_array().unwrap().iter().map(|item| item["record"].as_u64().unwrap()).collect::<Vec<_>>();
    assert_eq!(records(&list["help"]), [6]);
    assert_eq!(records(&list["reports"]), [5]);
    let hide = records(&list["hide"]);
    assert_eq!(hide[..2], [8, 1], "the page's own disclosure, then the PIN with the code");
    let place = |record: u64| hide.iter().position(|known| *known == record).unwrap();
    assert!(place(3) < place(2) && place(4) < place(2) && place(2) < place(5), "{hide:?}");
    assert!(list["hide"][0]["reply"].as_str().unwrap().contains("72 ore"));
    assert!(list["hide"][1]["reply"].as_str().unwrap().contains("PIN"));
    assert!(list["help"][0]["reply"].as_str().unwrap().contains("1522"));
    let replies = |record: u64| list["hide"][place(record)]["reply"].clone();
    assert_eq!(replies(3), replies(4), "the reply does not tell which delicate situation it was");
    let text = out(&mut omissis(path, &["triage", "thread.json", "--since", "17/03/2026"]));
    assert!(text.contains("n. 8") && !text.contains("n. 1 ") && text.contains("più vecchi lasciati fuori"), "{text}");
}

#[test]
fn lists_are_dealt_out_to_colleagues() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    assert!(error(&mut omissis(path, &["triage", "thread.json", "--split", "2"])).contains("--split needs a file as -o"));
    omissis(path, &["triage", "thread.json", "--split", "2", "-o", "lista.csv"]).assert().success();
    let parts = [1, 2].map(|part| fs::read_to_string(path.join(format!("lista-{part}.csv"))).unwrap());
    let whole = out(&mut omissis(path, &["triage", "thread.json", "--format", "csv"]));
    let rows = |text: &str| text.lines().filter(|line| line.contains("thread.json")).count();
    assert_eq!(rows(&parts[0]) + rows(&parts[1]), rows(&whole));
    assert!(rows(&parts[0]).abs_diff(rows(&parts[1])) <= 2 && parts[0].starts_with("lista,ordine,motivo,"));
}

#[test]
fn an_office_has_its_own_replies() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    fs::write(path.join("r.toml"), "pin_e_codice_fiscale = 'Cambi il PIN, dice il Comune.'\n").unwrap();
    fs::write(path.join("omissis.toml"), "[triage]\nreplies = 'r.toml'\n").unwrap();
    assert!(out(&mut omissis(path, &["triage", "thread.json"])).contains("dice il Comune"));
    fs::write(path.join("r.toml"), "pinn = 'x'\n").unwrap();
    let told = error(&mut omissis(path, &["triage", "thread.json"]));
    assert!(told.contains("r.toml: unknown key `pinn`: did you mean `pin`?"), "{told}");
    let shipped = out(&mut omissis(path, &["triage", "--print-replies"]));
    fs::write(path.join("r.toml"), shipped).unwrap();
    omissis(path, &["triage", "thread.json"]).assert().success();
}

#[test]
fn the_language_is_that_of_the_locale() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    let lang = |locale: &str| out(omissis(path, &["triage", "thread.json"]).env("LANG", locale));
    assert!(lang("it_IT.UTF-8").contains("DA NASCONDERE") && lang("C").contains("DA NASCONDERE"));
    assert!(lang("en_GB.UTF-8").contains("TO HIDE"));
    error(&mut omissis(path, &["report", "thread.json", "--lang", "fr"]));
}

#[test]
fn tables_tell_time_and_place_by_the_usual_names() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("t.csv"), "id;autore;data;post;link;testo\n1;Ugo Neri;10/01/2026 9:15;p1;https://esempio.it/c/1;iban IT60X0542811101000000123456\n2;Lia;11/01/2026;p1;;ciao\n").unwrap();
    let page = out(&mut omissis(path, &["report", "t.csv"]));
    assert!(
        page.contains("Nel tempo") && page.contains("2026-01-10") && page.contains("https://esempio.it/c/1") && page.contains(">p1<"),
        "{page}"
    );
    let list = out(&mut omissis(path, &["triage", "t.csv"]));
    assert!(list.contains("[UTENTE ") && !list.contains("Ugo"), "{list}");
    let clean = out(&mut omissis(path, &["redact", "t.csv"]));
    assert!(clean.contains("Ugo Neri;10/01/2026 9:15"), "what is guessed for looking changes nothing in writing");
}

#[test]
fn the_office_file_decides() {
    let folder = folder();
    let path = folder.path();
    fs::create_dir(path.join("sotto")).unwrap();
    fs::write(path.join("sotto/a.txt"), "iban IT60X0542811101000000123456, tel 3478129034, progetto fenice\n").unwrap();
    omissis(path, &["config", "init"]).assert().success();
    omissis(path, &["config", "init"]).assert().code(2);
    let show = out(&mut omissis(path, &["config", "show"]));
    assert!(show.starts_with("# decided by omissis.toml\n") && show.contains("fiscal_code"), "{show}");
    serde_json::from_str::<Value>(&out(&mut omissis(path, &["config", "schema"]))).unwrap();
    fs::write(
        path.join("omissis.toml"),
        "[kinds]\niban = 'mask:4'\n[allow]\nnumbers = ['347 8129034']\n[hide.words]\ncase_number = ['Progetto Fenice']\n",
    )
    .unwrap();
    let below = path.join("sotto");
    assert_eq!(out(&mut omissis(&below, &["redact", "a.txt"])), "iban [IBAN ***3456], tel 3478129034, [NUMERO PRATICA]\n");
    assert_eq!(out(&mut omissis(&below, &["redact", "a.txt", "--policy", "minimal"])), "iban [IBAN], tel 3478129034, [NUMERO PRATICA]\n");
    assert_eq!(out(&mut omissis(&below, &["redact", "a.txt", "--no-config"])), "iban [IBAN], tel [TELEFONO], progetto fenice\n");
    fs::write(path.join("altro.toml"), "extends = 'minimal'\n[kinds]\niban = 'omissis'\n").unwrap();
    for option in ["--config", "--policy"] {
        assert_eq!(
            out(&mut omissis(&below, &["redact", "a.txt", option, "../altro.toml"])),
            "iban [OMISSIS], tel 3478129034, progetto fenice\n"
        );
    }
}

#[test]
fn a_wrong_file_is_refused_with_line_and_suggestion() {
    let folder = folder();
    let path = folder.path();
    fs::write(path.join("a.txt"), "ciao\n").unwrap();
    for (text, told) in [
        ("[knids]\n", "omissis.toml:1:2: unknown key `knids`: did you mean `kinds`?"),
        ("[kinds]\nibann = 'label'\n", "omissis.toml:2:1: kinds.ibann: unknown kind `ibann`: did you mean `iban`?"),
        ("[kinds]\niban = 'lable'\n", "omissis.toml:2:8: kinds.iban: unknown action `lable`: did you mean `label`?"),
        ("[kinds]\n\npin = 'mask'\n", "omissis.toml:3:7: kinds.pin: `mask` is not possible for `pin`"),
        ("[kinds]\niban = 'encrypt'\n[key]\nfile = 'none.key'\n", "omissis.toml:3:1: key: "),
    ] {
        fs::write(path.join("omissis.toml"), text).unwrap();
        for command in ["scan", "redact", "check", "report", "triage", "inspect"] {
            let error = error(&mut omissis(path, &[command, "a.txt"]));
            assert!(error.contains(told), "{command}: {error}");
        }
    }
}

#[test]
fn keys_are_made_and_encrypted_text_comes_back() {
    let folder = folder();
    let path = folder.path();
    let text = "id,testo\n1,\"il mio iban è IT60X0542811101000000123456, ciao\"\n2,niente\n";
    fs::write(path.join("a.csv"), text).unwrap();
    for key in ["k", "other"] {
        omissis(path, &["key", "new", key]).assert().success();
    }
    let made = fs::read_to_string(path.join("k")).unwrap();
    assert!(made.starts_with("omissis-key-1:") && made != fs::read_to_string(path.join("other")).unwrap());
    assert!(error(&mut omissis(path, &["key", "new", "k"])).contains("is already there"));
    #[cfg(unix)]
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&fs::metadata(path.join("k")).unwrap().permissions()) & 0o777, 0o600);
    omissis(path, &["redact", "a.csv", "--policy", "standard,iban=encrypt", "--key-file", "k", "-o", "b.csv"]).assert().success();
    let hidden = fs::read_to_string(path.join("b.csv")).unwrap();
    assert!(!hidden.contains("123456") && hidden.contains("[IBAN "));
    assert_eq!(out(&mut omissis(path, &["reveal", "b.csv", "--key-file", "k"])), text);
    let wrong = error(&mut omissis(path, &["reveal", "b.csv", "--key-file", "other", "-o", "c.csv"]));
    assert!(wrong.contains("b.csv: record 1 (line 2): the key is not the one that the text was encrypted with"), "{wrong}");
    assert!(!path.join("c.csv").exists() && !wrong.contains("omissis-key"));
    assert!(error(&mut omissis(path, &["reveal", "b.csv"])).contains("reveal needs the key"));
    assert_eq!(out(omissis(path, &["reveal", "b.csv", "--key-env", "OFFICE"]).env("OFFICE", made.trim())), text);
    // The same key from the office's file, by variable and by passphrase.
    fs::write(path.join("omissis.toml"), "[kinds]\niban = 'encrypt'\n[key]\nenv = 'OFFICE'\n").unwrap();
    assert_eq!(out(omissis(path, &["redact", "a.csv"]).env("OFFICE", made.trim())), hidden);
    assert_eq!(out(omissis(path, &["reveal", "b.csv"]).env("OFFICE", made.trim())), text);
    assert!(error(omissis(path, &["redact", "a.csv"]).env_remove("OFFICE")).contains("the variable OFFICE is not set"));
    let salt = out(&mut omissis(path, &["key", "salt"]));
    fs::write(path.join("omissis.toml"), format!("[kinds]\niban = 'encrypt'\n[key]\npassphrase_env = 'WORDS'\nsalt = '{}'\n", salt.trim()))
        .unwrap();
    let hidden = out(omissis(path, &["redact", "a.csv"]).env("WORDS", "quattro parole a caso"));
    fs::write(path.join("d.csv"), hidden).unwrap();
    assert_eq!(out(omissis(path, &["reveal", "d.csv"]).env("WORDS", "quattro parole a caso")), text);
    assert!(error(omissis(path, &["reveal", "d.csv"]).env("WORDS", "cinque parole a caso")).contains("the key is not the one"));
    let short = error(omissis(path, &["reveal", "d.csv"]).env("WORDS", "corta"));
    assert!(short.contains("fewer than 12 characters") && !short.contains("corta"), "{short}");
}

#[test]
fn one_key_gives_one_pseudonym_in_every_run() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    omissis(path, &["key", "new", "k"]).assert().success();
    let list = || out(&mut omissis(path, &["triage", "thread.json", "--key-file", "k"]));
    let author = list().split("[UTENTE ").nth(1).unwrap().split(']').next().unwrap().to_owned();
    assert_eq!(list(), list());
    omissis(path, &["redact", "thread.json", "--key-file", "k", "-o", "clean.json"]).assert().success();
    assert!(fs::read_to_string(path.join("clean.json")).unwrap().contains(&author), "the lists and the clean file name people alike");
    omissis(path, &["redact", "thread.json", "--for", "ricerca"]).assert().code(2);
}

#[test]
fn explain_and_inspect_speak_italian() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    let page = out(&mut omissis(path, &["explain", "pin", "--lang", "it"]));
    assert!(
        page.starts_with("# PIN, PUK, OTP o codice d'accesso\n") && page.contains("## Si nasconde") && page.contains("- norme: GDPR"),
        "{page}"
    );
    assert!(out(&mut omissis(path, &["explain", "pin"])).contains("legal basis: GDPR"));
    assert!(out(omissis(path, &["inspect", "thread.json"]).env("LANG", "it_IT.UTF-8")).contains("commenti sotto i post"));
    assert!(out(&mut omissis(path, &["inspect", "thread.json"])).contains("comments under posts"));
}

#[test]
fn the_commands_of_the_guide_work() {
    let folder = folder();
    let path = folder.path();
    thread(path);
    let guide = Path::new(env!("CARGO_MANIFEST_DIR")).join("guida");
    let mut ran = 0;
    for chapter in ["il-primo-giorno.md", "decidere.md"] {
        let text = fs::read_to_string(guide.join(chapter)).unwrap();
        let blocks = text.split("```sh\n").skip(1).map(|block| block.split("```").next().unwrap());
        for line in blocks.flat_map(str::lines).filter(|line| line.starts_with("omissis ")) {
            let mut args: Vec<String> = Vec::new();
            // Quotes hold spaces, as in a shell.
            for (place, part) in line.split('"').enumerate() {
                if place % 2 == 1 { args.push(part.to_owned()) } else { args.extend(part.split_whitespace().map(str::to_owned)) }
            }
            let args: Vec<&str> = args[1..].iter().map(String::as_str).collect();
            omissis(path, &args).assert().success();
            ran += 1;
        }
    }
    assert!(ran > 10, "{ran}");
    let text = fs::read_to_string(guide.join("decidere.md")).unwrap();
    let example = text.split("```toml\n").nth(1).unwrap().split("```").next().unwrap();
    fs::write(path.join("omissis.toml"), example).unwrap();
    let shown = out(&mut omissis(path, &["config", "show"]));
    assert!(shown.contains("mask:4") && shown.contains("family omissis"), "{shown}");
    for file in fs::read_dir(&guide).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for link in text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap()).filter(|link| link.ends_with(".md")) {
            let written_elsewhere = link == "come-ottenere-i-commenti.md";
            assert!(written_elsewhere || guide.join(link).is_file(), "{link}");
        }
    }
}

//! The pages as a browser shows them: nothing is fetched, nothing fails, everything fits, day and night, on a desk and on a phone.
//!
//! Needs Chromium (`OMISSIS_CHROMIUM`, or in the path). Where there is none, the test says so and does nothing.

use assert_cmd::Command as Assert;
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

fn chromium() -> Option<PathBuf> {
    let named = std::env::var_os("OMISSIS_CHROMIUM").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<_> = std::env::split_paths(&path).collect();
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    let found = names.iter().flat_map(|name| folders.iter().map(move |folder| folder.join(name))).find(|file| file.is_file());
    let found = named.or(found);
    if found.is_none() {
        // Straight to stderr: what a test that passes prints is not shown.
        _ = writeln!(std::io::stderr(), "SKIPPED: no Chromium in the path; OMISSIS_CHROMIUM can name one");
    }
    found
}

/// A thread of a thousand comments, some of each sort.
fn thread(folder: &Path) {
    const TEXTS: &[&str] = &[
        "Buongiorno, quando apre lo sportello?",
        "Grazie a tutti, gentilissimi",
        "il mio pin è 48213 e il cf è RSSMRA80A01H501U",
        "iban IT60X0542811101000000123456",
        "chiamatemi al 347 812 9034 dopo le 18",
        "io lavoro in nero da due anni",
        "mia figlia di 3 anni aspetta da mesi",
        "Lampione spento in via Garibaldi 12 da due settimane",
        "mio marito mi picchia e non so dove andare",
        "ho un tumore e nessuno risponde",
        "<script>document.title = 'x'</script><img src=https://esempio.it/x.png>",
        "ma perché l'ufficio è sempre chiuso?? 😡",
    ];
    let comment = |number: usize| {
        json!({
            "id": format!("{}_{number}", number % 9), "message": TEXTS[number * number % TEXTS.len()],
            "created_time": format!("2026-{:02}-{:02}T{:02}:15:00+0000", 1 + number % 3, 1 + number % 27, number % 24),
            "from": {"name": "Anna Neri", "id": format!("{}", 10_220_000 + number % 300)},
            "permalink_url": format!("https://www.facebook.com/comune.di.esempio/posts/{}?comment_id={number}", number % 9),
        })
    };
    let comments: Vec<Value> = (1..=1_000).map(comment).collect();
    fs::write(folder.join("thread.json"), json!({"data": comments}).to_string()).unwrap();
}

struct Browser {
    program: PathBuf,
    folder: PathBuf,
}

impl Browser {
    fn run(&self, width: u32, dark: bool, args: &[&str], page: &str) -> (String, String) {
        let profile = tempfile::tempdir().unwrap();
        let mut command = Command::new(&self.program);
        command.args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]);
        command.args([
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--enable-logging=stderr",
            "--virtual-time-budget=3000",
        ]);
        command.arg(format!("--user-data-dir={}", profile.path().display())).arg(format!("--window-size={width},900"));
        command.arg(format!("--blink-settings=preferredColorScheme={}", if dark { 0 } else { 1 }));
        command.args(args).arg(format!("file://{}", self.folder.join(page).display()));
        let output = command.stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "{page}: the browser failed");
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).into()
    }

    /// What a script measures in the page, in a frame so wide. The page itself allows none, so it is measured in a copy that does.
    fn measure(&self, page: &str, width: u32, dark: bool) -> Value {
        const SCRIPT: &str = "<script>
            const box = element => element.getBoundingClientRect();
            const seen = [...document.querySelectorAll('svg')].filter(svg => box(svg).width > 0 && box(svg).height > 0);
            const wide = [...document.querySelectorAll('main *')].filter(e => box(e).right > innerWidth + 1);
            parent.postMessage(JSON.stringify({
                width: document.documentElement.scrollWidth, inner: innerWidth, charts: seen.length, wide: wide.length,
                columns: document.querySelectorAll('svg.time rect').length, background: getComputedStyle(document.body).backgroundColor,
                text: getComputedStyle(document.body).color, small: [...document.querySelectorAll('main *')].filter(e => e.children.length == 0 &&
                e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < 12).length }), '*');
            </script>";
        let text = fs::read_to_string(self.folder.join(page)).unwrap();
        let start = text.find("<meta http-equiv").expect("the page says what it may do");
        let end = start + text[start..].find('>').unwrap() + 1;
        let copy = format!("{}{}", &text[..start], &text[end..]).replace("</body>", &format!("{SCRIPT}</body>"));
        let name = format!("measured-{page}");
        fs::write(self.folder.join(&name), copy).unwrap();
        // No window is as narrow as a phone; a frame is.
        let frame = format!(
            "<body><script>onmessage = told => document.body.dataset.measured = told.data</script>\
             <iframe src='{name}' style='border:0;width:{width}px;height:900px'></iframe></body>"
        );
        let framed = format!("framed-{page}");
        fs::write(self.folder.join(&framed), frame).unwrap();
        let (dom, _) = self.run(1400, dark, &["--dump-dom"], &framed);
        let value = dom.split("data-measured=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the page was measured");
        serde_json::from_str(&value.replace("&quot;", "\"")).unwrap()
    }
}

#[test]
fn the_pages_are_what_they_should_be_in_a_browser() {
    let Some(program) = chromium() else { return };
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    thread(path);
    for (command, page) in [("report", "report.html"), ("triage", "triage.html")] {
        Assert::cargo_bin("omissis").unwrap().current_dir(path).args([command, "-q", "thread.json", "-o", page]).assert().success();
        let text = fs::read_to_string(path.join(page)).unwrap();
        for fetched in ["<script", "<link", "<img", "<iframe", "src=", "@import", "url(", "<object"] {
            assert!(!text.contains(fetched), "{page}: {fetched}");
        }
    }
    let browser = Browser { program, folder: path.to_owned() };
    for page in ["report.html", "triage.html"] {
        let net = path.join("net.json");
        let (dom, log) = browser.run(1280, false, &["--dump-dom", &format!("--log-net-log={}", net.display())], page);
        assert!(dom.contains("</footer>"), "{page}: the page is whole");
        let complaints: Vec<_> = log.lines().filter(|line| line.contains("CONSOLE")).collect();
        assert!(complaints.is_empty(), "{page}: {complaints:?}");
        let asked = fs::read_to_string(&net).unwrap_or_default();
        assert!(!asked.contains("www.facebook.com") && !asked.contains("esempio.it"), "{page}: something was fetched");
        let mut backgrounds = Vec::new();
        for width in [1280, 390] {
            for dark in [false, true] {
                let seen = browser.measure(page, width, dark);
                let at = format!("{page}, {width} px, dark {dark}: {seen}");
                assert!(seen["width"].as_u64().unwrap() <= u64::from(width), "too wide: {at}");
                assert_eq!(seen["wide"], 0, "something hangs over the edge: {at}");
                assert_eq!(seen["small"], 0, "too small to read: {at}");
                assert_ne!(seen["background"], seen["text"], "{at}");
                if page == "report.html" {
                    assert!(seen["charts"].as_u64().unwrap() > 10 && seen["columns"].as_u64().unwrap() > 20, "charts are missing: {at}");
                }
                backgrounds.push(seen["background"].as_str().unwrap().to_owned());
            }
        }
        assert_ne!(backgrounds[0], backgrounds[1], "{page}: day and night look alike");
        let pdf = path.join("page.pdf");
        browser.run(1280, true, &[&format!("--print-to-pdf={}", pdf.display()), "--no-pdf-header-footer"], page);
        let printed = fs::read(&pdf).unwrap();
        assert!(printed.starts_with(b"%PDF") && printed.len() > 10_000, "{page}: cannot be printed");
    }
}

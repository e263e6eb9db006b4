//! The report as a page. Everything is in it: it asks for nothing and runs nothing.

use crate::gather::{Fate, Why};
use crate::lang::Lang;
use crate::report::{About, Part, Report, Risk};
use crate::shown::View;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use omissis_exports::Moment;
use std::collections::BTreeMap;

const STYLE: &str = include_str!("style.css");

/// A page that asks for nothing: no network, no script. The policy says so to the browser, too.
pub(crate) fn page(lang: Lang, title: &str, body: &Markup) -> String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    html! {
        (DOCTYPE)
        html lang=(lang.id()) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="referrer" content="no-referrer";
                meta name="robots" content="noindex";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body { main { (body) } }
        }
    }
    .into_string()
}

/// A link to a comment.
pub(crate) fn link(address: &str, text: &str) -> Markup {
    html! { a href=(address) rel="noreferrer noopener" target="_blank" { (text) } }
}

/// What a comment is called: its link, or its place in the file.
fn comment(lang: Lang, risk: &Risk) -> Markup {
    let place = format!("{} {}", lang.say("n.", "no."), risk.record);
    let id = risk.id.as_deref().filter(|id| *id != risk.record.to_string());
    html! {
        (place)
        @if let Some(id) = id { " · " span.soft { (id) } }
        @if let Some(address) = &risk.permalink { " · " (link(address, lang.say("apri il commento", "open the comment"))) }
    }
}

/// A bar of a share of the width.
fn bar(part: u64, whole: u64) -> Markup {
    let width = if whole == 0 { 0.0 } else { part as f64 * 100.0 / whole as f64 };
    html! {
        svg.row aria-hidden="true" { rect.fill width=(format!("{width:.1}%")) height="100%" rx="2" {} }
    }
}

pub(crate) fn report(report: &Report, about: &About) -> String {
    let lang = about.lang;
    let view = View { lang, show_kinds: about.show_kinds };
    let title = lang.say("Dati personali nei commenti", "Personal data in comments");
    let total = report.total;
    let body = html! {
        h1 { (title) }
        p.soft {
            (files(report, lang)) " · " (lang.say("politica", "policy")) " " (about.policy) " · " (about.made)
        }
        p { (headline(report, about)) }
        (cards(report, view))
        (what(report, view))
        (over_time(report, lang))
        (by_place(&report.posts, report.other_posts, lang))
        (by_field(report, lang))
        (riskiest(report, view))
        (unsure(report, view))
        (left(report, view))
        (not_examined(report, lang))
        footer {
            p { (lang.say(
                "Questo rapporto non contiene il testo dei commenti né i loro autori. Le situazioni delicate (salute e altre categorie particolari, \
                 ammissioni, situazione economica) sono contate insieme, perché il rapporto non diventi un elenco di chi ha detto che cosa.",
                "This report holds neither the text of comments nor their authors. Sensitive situations (health and other special categories, admissions, \
                 economic situation) are counted together, so that the report does not become a list of who said what.")) }
            p { (lang.say(
                "Un programma non trova tutto: prima di pubblicare, una persona legga un campione. Un commento pseudonimizzato non è anonimo.",
                "No program finds everything: before publishing, a person should read a sample. A pseudonymised comment is not an anonymous one.")) }
            p { "omissis " (omissis::VERSION) " · " (lang.number(total.comments)) " " (lang.say("commenti", "comments")) }
        }
    };
    page(lang, title, &body)
}

fn files(report: &Report, lang: Lang) -> String {
    match &report.files[..] {
        [] => lang.say("nessun file", "no file").to_owned(),
        [(only, _)] => only.clone(),
        more => format!("{} {}", lang.number(more.len() as u64), lang.say("file", "files")),
    }
}

fn headline(report: &Report, about: &About) -> String {
    let lang = about.lang;
    let Part { comments, touched, findings } = report.total;
    if findings == 0 {
        return lang.say("Non è stato trovato niente da nascondere.", "Nothing was found that should be hidden.").to_owned();
    }
    let (touched, comments, share, findings) =
        (lang.number(touched), lang.number(comments), lang.share(touched, comments), lang.number(findings));
    match (lang, about.hidden) {
        (Lang::It, true) => {
            format!("In {touched} commenti su {comments} ({share}) c'erano dati da proteggere: ne sono stati nascosti {findings}.")
        }
        (Lang::It, false) => {
            format!("In {touched} commenti su {comments} ({share}) ci sono dati da proteggere, {findings} in tutto. Sono ancora visibili.")
        }
        (Lang::En, true) => format!("{touched} of {comments} comments ({share}) held data to protect: {findings} were hidden."),
        (Lang::En, false) => {
            format!("{touched} of {comments} comments ({share}) hold data to protect, {findings} in all. They are still visible.")
        }
    }
}

fn cards(report: &Report, view: View) -> Markup {
    let lang = view.lang;
    let severities = report.severities(view);
    let critical = severities.first().map_or(0, |(_, count)| *count);
    let clause = |fate: Fate| fate == Fate::Hidden;
    let delicate: u64 = View { show_kinds: false, ..view }.of_delicate(&report.count(View { show_kinds: false, ..view }, clause));
    let unseen = report.foreign + report.media + report.unread();
    let card = |count: u64, words: &str, alarm: bool| {
        html! {
            div.card.alarm[alarm && count > 0] { b { (lang.number(count)) } (words) }
        }
    };
    html! {
        div.cards {
            (card(report.total.comments, lang.say("commenti esaminati", "comments examined"), false))
            (card(report.total.touched, lang.say("con dati da proteggere", "with data to protect"), false))
            (card(report.total.findings, lang.say("dati trovati", "findings"), false))
            (card(critical, lang.say("di gravità critica", "of critical severity"), true))
            (card(delicate, lang.say("situazioni delicate", "sensitive situations"), false))
            @if report.own > 0 { (card(report.own, lang.say("in risposte della pagina stessa", "in the page's own replies"), true)) }
            (card(unseen, lang.say("non esaminati o non letti", "not examined or not read"), false))
        }
    }
}

fn what(report: &Report, view: View) -> Markup {
    let lang = view.lang;
    let mut kinds = report.count(view, |fate| fate == Fate::Hidden);
    if kinds.is_empty() {
        return html! {};
    }
    kinds.sort_by_key(|&(shown, count)| (std::cmp::Reverse(count), shown));
    let most = kinds.first().map_or(1, |(_, count)| *count);
    let severities = report.severities(view);
    let total = report.total.findings.max(1);
    let mut groups: Vec<(&str, u64)> = Vec::new();
    for (shown, count) in &kinds {
        let group = view.group(*shown);
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, sum)) => *sum += count,
            None => groups.push((group, *count)),
        }
    }
    groups.sort_by_key(|(name, sum)| (std::cmp::Reverse(*sum), *name));
    let most_of_group = groups.first().map_or(1, |(_, sum)| *sum);
    let mut from = 0.0;
    let stretches: Vec<_> = severities
        .iter()
        .map(|(severity, count)| {
            let width = *count as f64 * 100.0 / total as f64;
            from += width;
            (severity.id(), from - width, width)
        })
        .collect();
    let label =
        severities.iter().map(|(severity, count)| format!("{}: {count}", view.severity_name(*severity))).collect::<Vec<_>>().join(", ");
    html! {
        section {
            h2 { (lang.say("Che cosa è stato trovato", "What was found")) }
            h3 { (lang.say("Per gravità", "By severity")) }
            svg.severity height="22" role="img" aria-label=(label) {
                @for (class, from, width) in &stretches {
                    rect class=(class) x=(format!("{from:.2}%")) width=(format!("{width:.2}%")) height="100%" {}
                }
            }
            ul.legend {
                @for (severity, count) in &severities {
                    li { svg viewBox="0 0 10 10" aria-hidden="true" { rect class=(severity.id()) width="10" height="10" rx="2" {} }
                        (view.severity_name(*severity)) " " b { (lang.number(*count)) } " " span.soft { "(" (lang.share(*count, total)) ")" } }
                }
            }
            h3 { (lang.say("Per gruppo", "By group")) }
            table { tbody {
                @for (group, count) in &groups {
                    tr { td { (group) } td.n { (lang.number(*count)) } td.bar { (bar(*count, most_of_group)) } }
                }
            } }
            h3 { (lang.say("Per tipo", "By kind")) }
            table {
                thead { tr {
                    th { (lang.say("tipo", "kind")) } th { (lang.say("gravità", "severity")) } th.n { (lang.say("quanti", "how many")) } th {}
                } }
                tbody {
                    @for (shown, count) in &kinds {
                        tr {
                            td.word { (view.name(*shown)) }
                            td { (severity_tag(view, view.severity_of(*shown))) }
                            td.n { (lang.number(*count)) }
                            td.bar { (bar(*count, most)) }
                        }
                    }
                }
            }
        }
    }
}

pub(crate) fn severity_tag(view: View, severity: omissis::Severity) -> Markup {
    html! { span.tag.(severity.id()) { (view.severity_name(severity)) } }
}

/// Days, weeks, months or years: as many columns as can be told apart.
fn over_time(report: &Report, lang: Lang) -> Markup {
    let (Some((&first, _)), Some((&last, _))) = (report.days.first_key_value(), report.days.last_key_value()) else { return html! {} };
    let span = last - first + 1;
    type Start = fn(i64) -> Moment;
    let (step, start): (&str, Start) = match span {
        ..=62 => (lang.say("per giorno", "by day"), Moment::of_days),
        63..=430 => (lang.say("per settimana", "by week"), |day| Moment::of_days(day - (day + 3).rem_euclid(7))),
        431..=3_700 => (lang.say("per mese", "by month"), |day| Moment { day: 1, ..Moment::of_days(day) }),
        _ => (lang.say("per anno", "by year"), |day| Moment { day: 1, month: 1, ..Moment::of_days(day) }),
    };
    let next = |moment: Moment| match span {
        ..=62 => Moment::of_days(moment.days() + 1),
        63..=430 => Moment::of_days(moment.days() + 7),
        431..=3_700 if moment.month == 12 => Moment { year: moment.year + 1, month: 1, ..moment },
        431..=3_700 => Moment { month: moment.month + 1, ..moment },
        _ => Moment { year: moment.year + 1, ..moment },
    };
    let mut columns: BTreeMap<Moment, Part> = BTreeMap::new();
    let (mut at, end) = (start(first), start(last));
    const MOST: usize = 400;
    while at <= end && columns.len() < MOST {
        columns.insert(at, Part::default());
        at = next(at);
    }
    for (&day, part) in &report.days {
        columns.entry(start(day)).or_default().add(*part);
    }
    let most = columns.values().map(|part| part.comments).max().unwrap_or(1).max(1) as f64;
    let width = 100.0 / columns.len() as f64;
    let peak = columns.iter().max_by_key(|(moment, part)| (part.touched, std::cmp::Reverse(**moment)));
    let label = format!("{}: {} – {}", lang.say("commenti nel tempo", "comments over time"), Moment::of_days(first), Moment::of_days(last));
    html! {
        section {
            h2 { (lang.say("Nel tempo", "Over time")) }
            p.soft { (lang.say("Commenti ", "Comments ")) (step)
                @if let Some((moment, part)) = peak.filter(|(_, part)| part.touched > 0) {
                    ". " (lang.say("Il picco: ", "The peak: ")) (moment) ", " (lang.number(part.touched)) " " (lang.say("commenti con dati da proteggere", "comments with data to protect"))
                } "." }
            svg.time viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label=(label) {
                @for (place, (moment, part)) in columns.iter().enumerate() {
                    @let x = place as f64 * width;
                    @let (all, touched) = (part.comments as f64 * 100.0 / most, part.touched as f64 * 100.0 / most);
                    g {
                        title { (moment) ": " (part.comments) " " (lang.say("commenti", "comments")) ", " (part.touched) " " (lang.say("con dati da proteggere", "with data to protect")) }
                        rect.all x=(format!("{:.3}", x + width * 0.08)) y=(format!("{:.2}", 100.0 - all)) width=(format!("{:.3}", width * 0.84)) height=(format!("{all:.2}")) {}
                        rect.touched x=(format!("{:.3}", x + width * 0.08)) y=(format!("{:.2}", 100.0 - touched)) width=(format!("{:.3}", width * 0.84)) height=(format!("{touched:.2}")) {}
                    }
                }
            }
            div.axis { span { (Moment::of_days(first)) } span { (Moment::of_days(last)) } }
            ul.legend {
                li { svg viewBox="0 0 10 10" aria-hidden="true" { rect.all width="10" height="10" rx="2" {} } (lang.say("tutti i commenti", "all comments")) }
                li { svg viewBox="0 0 10 10" aria-hidden="true" { rect.touched width="10" height="10" rx="2" {} } (lang.say("con dati da proteggere", "with data to protect")) }
            }
            @if report.undated > 0 {
                p.soft { (lang.number(report.undated)) " " (lang.say("commenti non dicono quando furono scritti.", "comments do not tell when they were written.")) }
            }
        }
    }
}

fn by_place(posts: &BTreeMap<String, Part>, other: Part, lang: Lang) -> Markup {
    const SHOWN: usize = 15;
    if posts.is_empty() {
        return html! {};
    }
    let mut rows: Vec<_> = posts.iter().filter(|(_, part)| part.findings > 0).collect();
    rows.sort_by_key(|(post, part)| (std::cmp::Reverse(part.findings), *post));
    let most = rows.first().map_or(1, |(_, part)| part.findings);
    let hidden = rows.len().saturating_sub(SHOWN) as u64;
    html! {
        section {
            h2 { (lang.say("Sotto quali post", "Under which posts")) }
            p.soft { (lang.number(rows.len() as u64)) " " (lang.say("post su", "posts of")) " " (lang.number(posts.len() as u64)) " "
                (lang.say("hanno commenti con dati da proteggere.", "have comments with data to protect."))
                @if other.findings > 0 { " " (lang.say("Altri post non sono distinti.", "Further posts are not told apart.")) } }
            table {
                thead { tr { th { "post" } th.n { (lang.say("commenti", "comments")) } th.n { (lang.say("dati", "findings")) } th {} } }
                tbody {
                    @for (post, part) in rows.iter().take(SHOWN) {
                        tr {
                            td.word { @if post.starts_with("http") { (link(post, post)) } @else { (post) } }
                            td.n { (lang.number(part.touched)) "/" (lang.number(part.comments)) }
                            td.n { (lang.number(part.findings)) }
                            td.bar { (bar(part.findings, most)) }
                        }
                    }
                }
            }
            @if hidden > 0 { p.soft { (lang.say("e altri", "and")) " " (lang.number(hidden)) @if lang == Lang::En { " more" } } }
        }
    }
}

fn by_field(report: &Report, lang: Lang) -> Markup {
    if report.fields.is_empty() && report.files.len() < 2 {
        return html! {};
    }
    let most = report.fields.values().copied().max().unwrap_or(1);
    let most_of_file = report.files.iter().map(|(_, part)| part.findings).max().unwrap_or(1).max(1);
    html! {
        section {
            h2 { (lang.say("In quali campi", "In which fields")) }
            table { tbody {
                @for (field, count) in &report.fields {
                    tr { td.word { code { (field) } } td.n { (lang.number(*count)) } td.bar { (bar(*count, most)) } }
                }
            } }
            @if report.files.len() > 1 {
                h3 { (lang.say("Per file", "By file")) }
                table { tbody {
                    @for (file, part) in &report.files {
                        tr { td.word { (file) } td.n { (lang.number(part.touched)) "/" (lang.number(part.comments)) } td.n { (lang.number(part.findings)) } td.bar { (bar(part.findings, most_of_file)) } }
                    }
                } }
            }
        }
    }
}

fn rows(list: &[&Risk], view: View, with_file: bool) -> Markup {
    let lang = view.lang;
    let (of_comment, of_time, of_what, of_severity) =
        (lang.say("commento", "comment"), lang.say("scritto", "written"), lang.say("che cosa", "what"), lang.say("gravità", "severity"));
    html! {
        table.stack {
            thead { tr { th { (of_comment) } th { (of_time) } th { (of_what) } th { (of_severity) } } }
            tbody {
                @for risk in list {
                    tr {
                        td.word data-label=(of_comment) { @if with_file { (risk.file) " " } (comment(lang, risk)) }
                        td data-label=(of_time) { @if let Some(moment) = risk.moment { (moment) } @else { "–" } }
                        td.word data-label=(of_what) { (view.list(&view.kinds(risk.marks.iter()))) }
                        td data-label=(of_severity) {
                            @if let Some(worst) = risk.marks.iter().map(|mark| view.severity(mark.kind)).max() { (severity_tag(view, worst)) }
                        }
                    }
                }
            }
        }
    }
}

fn riskiest(report: &Report, view: View) -> Markup {
    if report.risks.is_empty() {
        return html! {};
    }
    let list: Vec<_> = report.risks.iter().map(|(_, risk)| risk).collect();
    html! {
        section.long {
            h2 { (view.lang.say("I commenti più a rischio", "The riskiest comments")) }
            p.soft { (view.lang.say(
                "I primi da guardare. Per l'elenco completo, con una risposta pronta per ciascuno: omissis triage.",
                "The first to look at. For all of them, each with a reply: omissis triage.")) }
            (rows(&list, view, report.files.len() > 1))
        }
    }
}

fn unsure(report: &Report, view: View) -> Markup {
    let lang = view.lang;
    if report.unsure.is_empty() {
        return html! {};
    }
    let list: Vec<_> = report.unsure.iter().map(|(_, risk)| risk).collect();
    html! {
        section.long {
            h2 { (lang.say("Dove la macchina non è sicura", "Where the machine is not sure")) }
            p.soft { (lang.number(report.unsure_total)) " " (lang.say(
                "commenti sono al limite, da una parte o dall'altra: li guardi una persona. I primi:",
                "comments are near the line, on either side of it: a person should look. The first:")) }
            (rows(&list, view, report.files.len() > 1))
        }
    }
}

fn left(report: &Report, view: View) -> Markup {
    let lang = view.lang;
    let left = report.left(view);
    if left.is_empty() {
        return html! {};
    }
    let why = |why: Why| match why {
        Why::Policy => lang.say("la politica lo lascia a chi scrive", "the policy leaves it to the writer"),
        Why::Confidence => lang.say("la macchina non ne è abbastanza sicura", "the machine is not sure enough"),
        Why::Allowed => lang.say("una lista dice che può restare", "a list says that it may stay"),
    };
    html! {
        section {
            h2 { (lang.say("Che cosa è rimasto, e perché", "What was left, and why")) }
            table {
                thead { tr { th { (lang.say("tipo", "kind")) } th { (lang.say("perché resta", "why it stays")) } th.n { (lang.say("quanti", "how many")) } } }
                tbody {
                    @for (shown, reason, count) in &left { tr { td.word { (view.name(*shown)) } td { (why(*reason)) } td.n { (lang.number(*count)) } } }
                }
            }
        }
    }
}

fn not_examined(report: &Report, lang: Lang) -> Markup {
    let rows = [
        (
            report.foreign,
            lang.say(
                "commenti in un'altra lingua: cercati solo codici e recapiti",
                "comments in another language: only codes and contacts were looked for",
            ),
        ),
        (report.media, lang.say("immagini, video e allegati", "images, videos and attachments")),
        (report.unread(), lang.say("righe o record che non si possono leggere", "rows or records that cannot be read")),
        (report.skipped.len() as u64, lang.say("file senza commenti", "files without comments")),
    ];
    let places = |records: &[u64]| {
        const SHOWN: usize = 30;
        let mut text = records.iter().take(SHOWN).map(u64::to_string).collect::<Vec<_>>().join(", ");
        if records.len() > SHOWN {
            text.push_str(", …");
        }
        text
    };
    html! {
        section {
            h2 { (lang.say("Che cosa non è stato esaminato", "What was not examined")) }
            @if rows.iter().all(|(count, _)| *count == 0) {
                p { (lang.say("Niente: tutti i testi sono stati letti.", "Nothing: all texts were read.")) }
            } @else {
                table { tbody {
                    @for (count, words) in rows.iter().filter(|(count, _)| *count > 0) { tr { td { (words) } td.n { (lang.number(*count)) } } }
                } }
                @for (file, records) in report.unread.iter().filter(|(_, records)| !records.is_empty()) {
                    p.soft { (lang.say("Non letti in", "Not read in")) " " (file) ": " (places(records)) }
                }
            }
        }
    }
}

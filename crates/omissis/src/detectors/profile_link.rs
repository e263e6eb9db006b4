use crate::checks::plate;
use crate::finding::{Candidate, Evidence, EvidenceSet};
use crate::gate::Triggers;
use crate::kind::Kind;
use crate::lexicon::names;
use crate::speech::Reading;
use crate::speech::links::handle_end;
use crate::speech::tokens::{Case, Shape};

detector! {
    /// # Profile link
    ///
    /// A person's account on a social network or messenger: a mention, a link to a profile or chat, a bare account name after
    /// the name of a platform. It leads to photos, friends, and mostly to the full name.
    ///
    /// **Who issues it.** The platforms; a messaging link (`wa.me/39...`) holds the telephone number itself.
    ///
    /// **Shape.** `@` and 2 to 30 letters, digits, dots, low lines; a link whose path the platform gives to persons
    /// (`facebook.com/nome`, `instagram.com/nome`, `t.me/nome`, `linkedin.com/in/nome`, ...); after "ig", "telegram", "skype" and the
    /// like a name that could be no word: with a low line, an inner dot, or digits. There is no check.
    ///
    /// **As people write it.** With and without `https://www.`, in capitals, glued to brackets; "su ig sono rosy_napoli",
    /// "mi trovate su insta: ...", "contatto skype ...".
    ///
    /// **What looks like it and is not.** Groups, pages, events, posts and invitations (`facebook.com/groups/...`,
    /// `chat.whatsapp.com/...`); accounts of public bodies, media and public figures (`lexicon/public.tsv`, or the caller's
    /// allow-list); `@tutti`; `@Nome Cognome` with capitals, which is a `person_name`; an `@` inside an address or a word.
    ///
    /// **Which error is worse.** A leak: in doubt the account is hidden.
    kind: ProfileLink,
    triggers: Triggers {
        at: true,
        words: &[
            "facebook", "fb", "instagram", "insta", "ig$", "tiktok", "tik", "telegram", "tg$", "skype", "twitter", "snap", "discord", "threads", "onlyfans", "twitch", "linkedin", "youtube", "yt$",
            "nick", "messenger", "*wa.me", "*whatsapp.com", "*t.me", "*m.me", "*x.com", "*vk.com", "*ok.ru", "*paypal", "*linktr", "*bsky", "*github.com", "*medium.com", "*reddit.com", "*pinterest", "*ask.fm",
            "*ko-fi", "*tellonym", "*ngl.link", "*about.me", "*telegram.", "*revolut", "*vinted", "*steamcommunity", "*spotify", "*tumblr", "*signal.me",
        ],
        ..Triggers::NONE
    },
    hides: [
        "⟦@gennaro.81⟧ leggi qua",
        "come dice ⟦@rosy_napoli⟧, è così",
        "bravo ⟦@pinuccio⟧!",
        "il mio profilo è ⟦https://www.facebook.com/ciro.esposito.71⟧ scrivetemi",
        "⟦facebook.com/profile.php?id=100012345678⟧",
        "(⟦instagram.com/vale_80⟧)",
        "mi trovate su ⟦HTTPS://INSTAGRAM.COM/VALE_80/⟧.",
        "scrivetemi ⟦wa.me/393331234567⟧",
        "⟦https://api.whatsapp.com/send?phone=393331234567⟧",
        "telegram ⟦t.me/vale_cs⟧",
        "⟦https://www.linkedin.com/in/mario-bianchi-12⟧",
        "guardate ⟦tiktok.com/@mammainansia⟧",
        "su ig sono ⟦rosy_napoli⟧ scrivetemi li",
        "mi trovate su insta: ⟦nico.pz_84⟧",
        "contatto skype ⟦gigi.bagnoli59⟧",
        "il mio nick su telegram è ⟦vale_cs⟧",
        "aggiungetemi su fb ⟦ciro71⟧",
        "ig: ⟦rosellina⟧",
        "skype ⟦live:gigi.b_3⟧",
        "⟦rosy_napoli⟧ su ig, seguitemi",
        "⟦pippo#1234⟧ su discord",
        "⟦@vale_cs@mastodon.social⟧ mi trovi lì",
        "insta ⟦_mary.cusano⟧",
        "seguitemi su instagram ⟦@le.torte.di.mimma⟧",
    ],
    keeps: [
        "@inps_it quando pagate?",
        "@INPS per la Famiglia rispondete",
        "@Comune di Napoli vergogna",
        "@matteorenzi dimettiti",
        "@tutti leggete",
        "ci vediamo @ roma",
        "scrivi a mario@libero.it",
        "tutt@ insieme",
        "iscrivetevi https://www.facebook.com/groups/aiutoreddito",
        "https://chat.whatsapp.com/ABC123xyz",
        "https://t.me/joinchat/AAAAAE",
        "seguite la pagina facebook.com/notizieutili",
        "https://www.inps.it/servizi",
        "leggete https://www.repubblica.it/cronaca/2019/04/03/news",
        "su facebook sono arrabbiati tutti",
        "ho scritto su fb e ig ma niente",
        "www.facebook.com/events/12345",
        "@Maria Rossi guarda qua",
        "instagram: vergogna a tutti voi",
        "il 3@5 non esiste",
        "@la copertina è bella",
    ],
    known_misses: [],
    detect: detect,
}

/// Which paths of a platform are persons.
struct Platform {
    host: &'static str,
    /// The person's name stands behind these first path parts; empty when it is the first part itself.
    under: &'static [&'static str],
    /// First path parts that are no persons.
    not: &'static [&'static str],
}

const fn direct(host: &'static str, not: &'static [&'static str]) -> Platform {
    Platform { host, under: &[], not }
}

const fn under(host: &'static str, under: &'static [&'static str]) -> Platform {
    Platform { host, under, not: &[] }
}

const FACEBOOK: &[&str] = &[
    "groups", "group", "pages", "pg", "page", "events", "event", "watch", "photo", "photo.php", "photos", "story.php", "permalink.php", "sharer", "sharer.php", "share", "hashtag", "marketplace",
    "help", "policies", "policy", "login", "login.php", "business", "gaming", "reel", "reels", "video", "videos", "video.php", "media", "notes", "legal", "privacy", "l.php", "dialog", "plugins", "search", "ads", "fundraisers",
    "donate", "home.php", "settings", "stories", "games", "jobs", "live", "messages", "notifications", "places", "posts", "topic", "tr",
];
const INSTAGRAM: &[&str] = &["p", "reel", "reels", "tv", "explore", "accounts", "about", "direct", "legal", "developer", "web"];
const TWITTER: &[&str] = &["search", "hashtag", "i", "home", "intent", "share", "explore", "settings", "login", "tos", "privacy", "messages", "notifications"];
const TELEGRAM: &[&str] = &["joinchat", "c", "addstickers", "addemoji", "share", "proxy", "socks", "addlist", "addtheme", "bg", "iv", "setlanguage", "login", "boost", "giftcode"];

const PLATFORMS: &[Platform] = &[
    direct("facebook.com", FACEBOOK),
    direct("fb.com", FACEBOOK),
    direct("fb.me", FACEBOOK),
    direct("m.me", &["j"]),
    direct("messenger.com", &["login"]),
    direct("instagram.com", INSTAGRAM),
    direct("instagr.am", INSTAGRAM),
    direct("ig.me", &["j"]),
    direct("twitter.com", TWITTER),
    direct("x.com", TWITTER),
    direct("t.me", TELEGRAM),
    direct("telegram.me", TELEGRAM),
    direct("telegram.dog", TELEGRAM),
    direct("wa.me", &["c", "channel"]),
    under("whatsapp.com", &["send", "send?", "message"]),
    under("linkedin.com", &["in", "pub"]),
    under("snapchat.com", &["add", "u"]),
    under("reddit.com", &["u", "user"]),
    under("ok.ru", &["profile"]),
    under("bsky.app", &["profile"]),
    under("paypal.com", &["paypalme"]),
    under("steamcommunity.com", &["id", "profiles"]),
    under("spotify.com", &["user"]),
    under("vinted.it", &["member"]),
    under("discord.com", &["users"]),
    under("youtube.com", &["user", "c", "channel"]),
    direct("vk.com", &["wall", "club", "public", "video", "feed"]),
    direct("onlyfans.com", &["my"]),
    direct("twitch.tv", &["directory", "videos", "p"]),
    direct("pinterest.it", &["pin", "search"]),
    direct("pinterest.com", &["pin", "search"]),
    direct("paypal.me", &[]),
    direct("revolut.me", &[]),
    direct("ko-fi.com", &["s", "shop"]),
    direct("linktr.ee", &[]),
    direct("github.com", &["features", "about", "pricing"]),
    direct("ask.fm", &[]),
    direct("about.me", &[]),
    direct("tellonym.me", &[]),
    direct("ngl.link", &[]),
    direct("signal.me", &[]),
];

fn detect(reading: &Reading<'_>, out: &mut Vec<Candidate>) {
    let links = reading.links();
    let mut push = |start: usize, end: usize, evidence: &[Evidence]| {
        out.push(Candidate::new(Kind::ProfileLink, reading.view().back(start, end), EvidenceSet::of(evidence)));
    };
    for url in &links.urls {
        let text = reading.folded();
        if is_person(&text[url.host..url.path], &text[url.path..url.end]) && !of_many(reading, url.start) {
            push(url.start, url.end, &[Evidence::Shape, Evidence::KnownIssuer]);
        }
    }
    for mention in &links.mentions {
        // "@la gente", "ragazzi/@ il": a slip of the finger, or the neutral ending.
        let slip = matches!(&reading.folded()[mention.start + 1..mention.end], "la" | "il" | "lo" | "le" | "gli" | "un" | "una" | "di" | "da" | "in" | "che" | "non" | "ma" | "al" | "del");
        if !slip && !is_full_name(reading, mention.start, mention.end) {
            // "@Vito non ti vergogni?" calls somebody by name, where another detector sees it.
            let first = reading.tokens().iter().find(|token| token.start == mention.start + 1);
            let given = first.is_some_and(|token| token.end == mention.end && token.case == Case::Title && names::look(reading.text(token)).is_known_given());
            push(mention.start, mention.end, if given { &[Evidence::WeakShape, Evidence::Neighbourhood] } else { &[Evidence::Shape] });
        }
    }
    for (start, end, certain) in named(reading) {
        if !links.overlap(start, end) {
            push(start, end, &[Evidence::LabelBefore, if certain { Evidence::Shape } else { Evidence::WeakShape }]);
        }
    }
}

/// True when a platform gives this path to a person.
fn is_person(host: &str, path: &str) -> bool {
    let is_at = |platform: &&Platform| host == platform.host || host.strip_suffix(platform.host).is_some_and(|sub| sub.ends_with('.'));
    let mut parts = path.split(['/', '\\', '?', '&', '#']).filter(|part| !part.is_empty());
    let Some(first) = parts.next() else { return false };
    if first.starts_with('@') && first.len() > 2 {
        // tiktok.com/@nome, youtube.com/@nome, threads.net/@nome, any Mastodon.
        return true;
    }
    let Some(platform) = PLATFORMS.iter().find(is_at) else { return false };
    if host.starts_with("chat.") {
        return false;
    }
    if !platform.under.is_empty() {
        return platform.under.contains(&first) && parts.next().is_some();
    }
    match first {
        // A member seen inside a group; a person's numeric page.
        "groups" => path.contains("/user/"),
        "profile.php" => path.contains("id="),
        "people" | "stories" | "s" | "story" => parts.next().is_some() && !host.ends_with("t.me"),
        // t.me/+39... is a number, t.me/+AbC an invitation to a group.
        _ if first.starts_with('+') => first.len() > 6 && first[1..].bytes().all(|b| b.is_ascii_digit()),
        _ => !platform.not.contains(&first) && first.len() > 1 && !(host.starts_with("t") && first.ends_with("bot")) && !first.starts_with('%'),
    }
}

/// True when the words before say that the link leads to a group, a page or a channel.
fn of_many(reading: &Reading<'_>, start: usize) -> bool {
    let tokens = reading.tokens();
    let first = tokens.partition_point(|token| token.start < start);
    let before = tokens[..first].iter().rev().take(5).take_while(|token| !matches!(token.shape, Shape::Break | Shape::Mark(b'!' | b'?' | b';')));
    let before: Vec<&str> = before.map(|token| reading.text(token)).collect();
    let own = before.contains(&"mio");
    before.iter().any(|&word| matches!(word, "canale" | "video" | "post") && !own || matches!(word, "gruppo" | "gruppi" | "pagina" | "pagine" | "community" | "evento" | "petizione" | "articolo"))
}

/// True for `@Nome Cognome`, both with capitals: the name of a person, for another detector.
fn is_full_name(reading: &Reading<'_>, start: usize, end: usize) -> bool {
    const STARTERS: &[&str] = &[
        "grazie", "ciao", "ma", "hai", "ho", "se", "non", "io", "tu", "guarda", "scusa", "scusi", "buongiorno", "buonasera", "brava", "bravo", "ti", "mi", "che", "come", "sei", "e", "anche", "la", "il", "lo", "si", "no",
        "ahah", "ahaha", "infatti", "esatto", "vero", "verissimo", "perche", "quando", "dove", "cosa", "chi", "ha", "per", "in", "a", "di", "un", "una", "le", "i", "gli", "ci", "vi", "questo", "questa", "allora", "poi", "oggi", "leggi",
        "rispondi", "scrivi", "chiama", "vai", "devi", "puoi", "purtroppo", "certo", "concordo", "auguri", "complimenti", "salve", "buona", "buon", "sono", "siamo", "secondo", "mah", "boh", "ok", "eh", "ecco", "nessuno", "tutti",
    ];
    let tokens = reading.tokens();
    let first = tokens.partition_point(|token| token.start <= start);
    let (Some(name), Some(next)) = (tokens.get(first), tokens.get(first + 1)) else { return false };
    let capital = |case: Case| matches!(case, Case::Title | Case::Odd);
    name.end == end
        && name.shape == Shape::Word
        && capital(name.case)
        && next.shape == Shape::Word
        && capital(next.case)
        && next.start == end + 1
        && next.end - next.start > 1
        && !STARTERS.contains(&reading.text(next))
}

/// Platforms behind whose name an account name may stand alone.
const NAMES: &[&str] = &[
    "facebook", "fb", "instagram", "insta", "ig", "tiktok", "tiktoc", "telegram", "tg", "skype", "twitter", "snapchat", "snap", "discord", "threads", "onlyfans", "twitch", "linkedin", "youtube", "yt", "nick", "nickname", "messenger",
    "instagramm", "istagram", "instragram", "tik", "tok",
];

/// Platforms that people name only to give their account there: a single word behind the colon is enough.
const SURE: &[&str] = &["ig", "insta", "instagram", "istagram", "tiktok", "skype", "snapchat", "nick", "nickname"];

/// Words between the platform and the account.
const FILLERS: &[&str] = &[
    "sono", "siamo", "mi", "chiamo", "trovate", "trovi", "trova", "come", "e", "il", "la", "mio", "mia", "profilo", "nick", "nickname", "account", "contatto", "cercatemi", "cercami", "seguitemi", "seguimi", "scrivetemi", "scrivimi", "aggiungetemi",
    "aggiungimi", "su", "nome", "id", "alias", "utente", "a", "ecco", "qui", "anche", "tok", "contattatemi", "pure", "me", "username", "user", "con",
];

/// Account names without `@` that belong to a platform named beside them: the folded bytes, and whether the name could be no word.
fn named(reading: &Reading<'_>) -> Vec<(usize, usize, bool)> {
    let (text, tokens) = (reading.folded(), reading.tokens());
    let mut found = Vec::new();
    for (i, platform) in tokens.iter().enumerate() {
        let word = reading.text(platform);
        if platform.shape != Shape::Word || !NAMES.contains(&word) {
            continue;
        }
        // `instagram.com` is an address.
        if text[platform.end..].starts_with('.') && text[platform.end + 1..].starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let (mut colon, mut symbols) = (false, 0);
        for (j, token) in tokens.iter().enumerate().skip(i + 1).take(8) {
            match token.shape {
                Shape::Mark(b':' | b'=' | b'>') => colon = true,
                Shape::Mark(b'-' | b',' | b'/' | b'_') => {}
                // Marks around a name are not part of it.
                Shape::Mark(b'(' | b'"' | b'*' | b'[' | b'\'') => symbols += 1,
                Shape::Symbol => symbols += 1,
                Shape::Word | Shape::Mixed => {
                    // Skype's own accounts: `live:nome`.
                    let live = reading.text(token) == "live" && text[token.end..].starts_with(':');
                    let from = if live { token.end + 1 } else { token.start };
                    let end = handle_end(text.as_bytes(), from).unwrap_or(token.end);
                    if live && end > from {
                        found.push((token.start, end, true));
                        break;
                    }
                    let name = &text[token.start..end];
                    // "tg" is "targa" as well.
                    if word == "tg" && (plate::is_car(name) || plate::is_motorcycle(name) || plate::is_moped(name)) {
                        break;
                    }
                    if is_handle(name) {
                        let low = text[..token.start].bytes().rev().take_while(|b| *b == b'_').count();
                        found.push((token.start - low, end, true));
                        break;
                    }
                    let alone = tokens.get(j + 1).is_none_or(|next| matches!(next.shape, Shape::Break | Shape::Symbol | Shape::Mark(b'.' | b',' | b')' | b';' | b'!' | b'?' | b'"' | b'*' | b']' | b'\'')));
                    if colon && j == i + 2 + symbols && SURE.contains(&word) && alone && name.len() >= 4 {
                        found.push((token.start, end, false));
                        break;
                    }
                    if !FILLERS.contains(&name) && !NAMES.contains(&name) {
                        break;
                    }
                }
                _ => break,
            }
        }
        found.extend(before(reading, i));
    }
    // `nome#1234` is how Discord names people.
    for (i, mark) in tokens.iter().enumerate().filter(|(_, token)| token.shape == Shape::Mark(b'#')) {
        let digits = tokens.get(i + 1).filter(|next| next.shape == Shape::Number && next.start == mark.end && next.end - next.start == 4);
        let name = text[..mark.start].rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
        if let Some(digits) = digits
            && mark.start - name >= 2
            && text[name..mark.start].bytes().any(|b| b.is_ascii_alphabetic())
        {
            found.push((name, digits.end, true));
        }
    }
    found
}

/// "rosy_napoli su ig": the account before the platform.
fn before(reading: &Reading<'_>, platform: usize) -> Option<(usize, usize, bool)> {
    let (text, tokens) = (reading.folded(), reading.tokens());
    let link = platform.checked_sub(1).filter(|&j| matches!(reading.text(&tokens[j]), "su" | "mio" | "profilo"))?;
    let last = (0..link).rev().take(3).find(|&j| !matches!(reading.text(&tokens[j]), "e" | "il" | "mio" | "anche" | ")" | "\"" | "*" | ","))?;
    if !tokens[last].is_wordlike() && tokens[last].shape != Shape::Number {
        return None;
    }
    let end = tokens[last].end;
    let start = text[..end].rfind(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.')).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    (handle_end(text.as_bytes(), start) == Some(end) && text[start..end].contains('_')).then_some((start, end, true))
}

/// True for a name that could be no word: with a low line, an inner dot between words, or digits behind letters.
fn is_handle(name: &str) -> bool {
    let letters = name.bytes().filter(u8::is_ascii_alphabetic).count();
    let digits = name.bytes().filter(u8::is_ascii_digit).count();
    let first = name.as_bytes()[0];
    let dotted = name.split('.').count() > 1 && name.split('.').all(|part| part.len() >= 2) && !name.ends_with(".it") && !name.ends_with(".com");
    letters >= 3 && first.is_ascii_alphabetic() && (name.trim_matches('_').contains('_') || dotted || digits >= 1) || letters >= 2 && name.len() >= 5 && name.trim_matches('_').contains('_')
}

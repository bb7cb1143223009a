//! What the pages of routines and exercises have in common.

use unhunch::domain::library::exercise::{Exercise, Source};
use unhunch::domain::library::named::{cited, item};
use unhunch::i18n::{Key, packs};

use crate::markup::{element, escaped, link, list, says, section};
use crate::pictures::ARCH;
use crate::site::{Site, Subject};
use crate::{data, share};

/// What the app may do that a page does not: it runs nothing at all. `public/_headers` says more to the same end.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'";
const ICON: &str = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'%3E%3Crect width='32' height='32' rx='8' fill='%23faf6ef'/%3E%3Cpath d='M9.0 28.0C8.0 20.3 8.4 15.5 11.2 11.7' fill='none' stroke='%23c4501b' stroke-width='5' stroke-linecap='round'/%3E%3Ccircle cx='19.0' cy='7.5' r='4.5' fill='%231d2a2c'/%3E%3C/svg%3E";
const BRAND: &str = "<svg direction=\"ltr\" width=\"132\" height=\"32\" viewBox=\"0 0 132 32\" aria-hidden=\"true\" focusable=\"false\"><path d=\"M9.0 28.0C8.0 20.3 8.4 15.5 11.2 11.7\" fill=\"none\" stroke=\"#c4501b\" stroke-width=\"5\" stroke-linecap=\"round\"/><circle cx=\"19.0\" cy=\"7.5\" r=\"4.5\" fill=\"currentColor\"/><text x=\"34\" y=\"23\" fill=\"currentColor\" font-family=\"system-ui, sans-serif\" font-size=\"20\" font-weight=\"650\">Unhunch</text></svg>";
/// From a page to the app.
const APP: &str = "../../";

/// A whole page around what `main` holds. `description` is what is said of it in a list of links.
pub(crate) fn page(site: &Site, subject: Subject, description: &str, main: &str) -> String {
    let name = subject.name();
    let words = site.texts.page.replace("{name}", &name);
    let meta = |key: &str, name: &str, content: &str| {
        format!("<meta {key}=\"{name}\" content=\"{}\">", escaped(content))
    };
    let picture = site.own(subject, share::FILE);
    let mut head = [
        meta("http-equiv", "Content-Security-Policy", POLICY),
        meta("name", "viewport", "width=device-width, initial-scale=1"),
        says("title", &Key::APP_TITLE.fill(&[("page", &words)])),
        meta("name", "description", description),
        meta("name", "color-scheme", "light dark"),
        "<meta name=\"theme-color\" content=\"#faf6ef\" media=\"(prefers-color-scheme: light)\"><meta name=\"theme-color\" content=\"#101719\" media=\"(prefers-color-scheme: dark)\">".to_owned(),
        format!("<link rel=\"canonical\" href=\"{}\">", site.own(subject, "")),
        meta("property", "og:type", "article"),
        meta("property", "og:site_name", "Unhunch"),
        meta("property", "og:title", &name),
        meta("property", "og:description", description),
        meta("property", "og:image", &picture),
        meta("property", "og:image:width", &share::WIDTH.to_string()),
        meta("property", "og:image:height", &share::HEIGHT.to_string()),
        meta("property", "og:image:alt", &name),
        meta("name", "twitter:card", "summary_large_image"),
        format!("<link rel=\"icon\" href=\"{ICON}\">"),
        format!("<link rel=\"stylesheet\" href=\"{APP}{}\">", site.style),
    ]
    .concat();
    if site.place.is_some() {
        head += &meta("property", "og:url", &site.own(subject, ""));
        // A card needs the address of its frame: where nobody has named it, none is offered.
        // Absolute, since WordPress asks for the address as it stands.
        let card = site.own(subject, "oembed.json");
        let start = "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"";
        head += &[start, &*card, "\">"].concat();
    }
    let linked = data::linked(site, subject, description);
    head += &element("script type=\"application/ld+json\"", &linked);
    format!(
        "<!doctype html><html lang=\"{}\"><head><meta charset=\"utf-8\">{head}</head><body>{}<main><article>{main}</article></main>{}</body></html>\n",
        packs::language(),
        top(),
        footer()
    )
}

fn top() -> String {
    let brand = format!(
        "<a class=\"brand\" href=\"{APP}\" aria-label=\"{}\">{BRAND}</a>",
        escaped(&Key::SHELL_HOME)
    );
    let library = link(&format!("{APP}#/exercises"), &Key::SHELL_LIBRARY);
    element("header class=\"top\"", &(brand + &element("nav", &library)))
}

fn footer() -> String {
    let care = link(&format!("{APP}#/care"), &Key::APP_CARE_LINK);
    let small = format!("{} {care}.", escaped(&Key::APP_SMALL_PRINT));
    element("footer", &(element("p", &small) + &says("p", &Key::SHELL_NOTE)))
}

/// The first thing seen: the picture, what it is, and the way into the app.
pub(crate) fn opening(site: &Site, subject: Subject, picture: &str, words: &str) -> String {
    let (label, about) = match subject {
        Subject::Routine(_) => (Key::SESSION_START.text(), &site.texts.start),
        Subject::Exercise(_) => (&*site.texts.open_exercise, &site.texts.start_exercise),
    };
    let start =
        format!("<a class=\"start\" href=\"{APP}{}\">{}</a>", subject.start(), escaped(label));
    let check = link(&format!("{APP}#/check"), &Key::CHECK_TITLE);
    let flags = format!("{} {check}.", escaped(&site.texts.check));
    let words = [
        says("h1", &subject.name()),
        words.to_owned(),
        start,
        says("p class=\"quiet\"", about),
        element("p class=\"flags\"", &flags),
    ]
    .concat();
    let stage = element("div class=\"stage\"", &format!("{ARCH}{picture}"));
    element("div class=\"opening\"", &(stage + &element("div class=\"words\"", &words)))
}

/// When to stop, and when to call for help before anything else.
pub(crate) fn stop() -> String {
    let rows = |key: Key| list("ul", key.text().split('|'));
    let check = link(&format!("{APP}#/check"), &Key::CHECK_TITLE);
    let inside = [
        rows(Key::CARE_STOP_LIST),
        says("h3", &Key::CARE_EMERGENCY),
        says("p", &Key::CARE_EMERGENCY_NUMBER),
        rows(Key::CARE_EMERGENCY_LIST),
        element("p", &format!("{} {check}.", escaped(&Key::BARE_ASK))),
    ];
    section("stop", &Key::CARE_STOP, &inside.concat())
}

/// The numbered sources, and when they were last read.
pub(crate) fn sources(sources: &[&Source], reviewed: &str) -> String {
    let rows: String = (1..)
        .zip(sources)
        .map(|(number, source)| {
            let year = source.year.to_string();
            let values = [("title", &*source.title), ("year", &*year), ("says", &*source.says)];
            says(&format!("li id=\"source-{number}\""), &Key::ROUTINE_SOURCE.fill(&values))
        })
        .collect();
    if rows.is_empty() {
        return String::new();
    }
    let when = Key::ROUTINE_REVIEWED.fill(&[("date", reviewed)]);
    section(
        "sources",
        &Key::ROUTINE_SOURCES,
        &(element("ol", &rows) + &says("p class=\"quiet\"", &when)),
    )
}

/// A paragraph whose sources are links to the list of them.
pub(crate) fn with_sources(text: &str, sources: &[&Source]) -> String {
    let mut text = escaped(&cited(text, sources));
    for number in 1..=sources.len() {
        let mark = format!("[{number}]");
        text = text.replace(&mark, &format!("<a href=\"#source-{number}\">{mark}</a>"));
    }
    element("p", &text)
}

/// Each thing that is needed, with what can stand in for it; each once.
pub(crate) fn needs(exercises: &[&'static Exercise]) -> String {
    let mut rows: Vec<String> = Vec::new();
    for exercise in exercises {
        let about = unhunch::content::about(exercise);
        for (needed, &instead) in exercise.equipment.iter().zip(about.substitutes) {
            let name = item(needed.item).text();
            let name = if needed.optional {
                Key::ROUTINE_OPTIONAL.fill(&[("item", name)])
            } else {
                name.to_owned()
            };
            let row = Key::ROUTINE_INSTEAD.fill(&[("item", &*name), ("instead", instead.text())]);
            if !rows.contains(&row) {
                rows.push(row);
            }
        }
    }
    let rows = if rows.is_empty() {
        says("p", &Key::ROUTINE_NEED_NOTHING)
    } else {
        list("ul", rows.iter().map(String::as_str))
    };
    section("needs", &Key::ROUTINE_NEED, &rows)
}

/// From one page to another.
pub(crate) fn to(subject: Subject) -> String {
    link(&format!("{APP}{}", subject.path()), &subject.name())
}

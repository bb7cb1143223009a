//! What holds for every page, read as a browser, a search engine and a blog read it.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use serde_json::Value;
use unhunch::content;
use unhunch::domain::routines::custom;

use crate::lists::{files, html, map};
use crate::site::{NOWHERE, Site, Subject};
use crate::{data, share};

const PLACE: &str = "https://blog.example/unhunch/";

fn sites() -> Result<[Site; 2]> {
    Ok([Site::new("pages-1f.css", None)?, Site::new("pages-1f.css", Some(PLACE))?])
}

/// The values of an attribute, as they stand in the text.
fn values<'a>(html: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    html.split(&*start).skip(1).filter_map(|it| it.split('"').next()).collect()
}

/// What stands between the first `start` after which there is an `end`, and that.
fn between<'a>(html: &'a str, start: &str, end: &str) -> Option<&'a str> {
    Some(html.split_once(start)?.1.split_once(end)?.0)
}

#[test]
fn every_routine_and_exercise_has_a_page() {
    let paths: Vec<_> = Subject::all().into_iter().map(Subject::path).collect();
    let unique: BTreeSet<_> = paths.iter().collect();
    assert_eq!(unique.len(), content::routines().len() + content::exercises().len());
    assert!(
        paths.contains(&"r/office-reset/".to_owned()) && paths.contains(&"e/cat-cow/".to_owned())
    );
}

#[test]
fn a_page_says_where_it_is() -> Result<()> {
    let [relative, absolute] = sites()?;
    for subject in Subject::all() {
        let path = subject.path();
        let page = html(&relative, subject);
        assert!(page.contains("<link rel=\"canonical\" href=\"./\">"), "{path}");
        assert!(page.contains("property=\"og:image\" content=\"share.png\""), "{path}");
        // No address that is a placeholder, and no card that would lead to one.
        assert!(!page.contains(NOWHERE) && !page.contains("oembed"), "{path}");

        let page = html(&absolute, subject);
        assert!(
            page.contains(&format!("<link rel=\"canonical\" href=\"{PLACE}{path}\">")),
            "{path}"
        );
        assert!(page.contains(&format!("og:image\" content=\"{PLACE}{path}share.png\"")), "{path}");
        let card = format!("type=\"application/json+oembed\" href=\"{PLACE}{path}oembed.json\"");
        assert!(page.contains(&card), "{path}");
    }
    Ok(())
}

#[test]
fn nothing_is_left_to_fill_in() -> Result<()> {
    let [_, absolute] = sites()?;
    for subject in Subject::all() {
        for (name, bytes) in files(&absolute, subject)?.into_iter().filter(|it| it.0 != share::FILE)
        {
            let text = String::from_utf8(bytes)?;
            assert!(!text.contains(NOWHERE), "{name} of {}", subject.path());
            for blank in
                ["{name}", "{time}", "{n}", "{title}", "{areas}", "{item}", "{dose}", "undefined"]
            {
                assert!(!text.contains(blank), "{blank} in {name} of {}", subject.path());
            }
        }
    }
    Ok(())
}

#[test]
fn every_link_leads_somewhere() -> Result<()> {
    let [relative, _] = sites()?;
    let paths: BTreeSet<_> = Subject::all().into_iter().map(Subject::path).collect();
    for subject in Subject::all() {
        let page = html(&relative, subject);
        let ids: BTreeSet<_> = values(&page, "id").into_iter().collect();
        for href in values(&page, "href").into_iter().filter(|it| !it.starts_with("data:")) {
            let from = subject.path();
            if let Some(id) = href.strip_prefix('#') {
                assert!(ids.contains(id), "{href} on {from}");
                continue;
            }
            let Some(file) = href.strip_prefix("../../") else {
                assert_eq!(href, "./", "{href} on {from}");
                continue;
            };
            let in_app = file.strip_prefix("#/").is_some_and(is_in_app);
            let there = file.is_empty() || file == relative.style || in_app || paths.contains(file);
            assert!(there, "{href} on {from}");
        }
    }
    Ok(())
}

/// Whether the app has this address.
fn is_in_app(hash: &str) -> bool {
    match hash.split_once('/') {
        Some(("session", slug)) => content::routine(slug).is_some(),
        Some(("exercise", slug)) => content::exercise(slug).is_some(),
        _ => ["exercises", "care", "check"].contains(&hash),
    }
}

#[test]
fn a_page_runs_nothing_and_closes_what_it_opens() -> Result<()> {
    let [relative, _] = sites()?;
    for subject in Subject::all() {
        let page = html(&relative, subject);
        let path = subject.path();
        assert_eq!(page.matches("<script").count(), 1, "{path}: the data, and nothing that runs");
        let is_handler = |it: &str| it.trim_start_matches(char::is_alphabetic).starts_with("=\"");
        assert!(!page.split(" on").skip(1).any(is_handler), "{path}: a handler");
        assert!(!page.contains(" style="), "{path}: the policy forbids it");
        let mut open = Vec::new();
        for tag in page.split('<').skip(1).filter(|it| !it.starts_with('!')) {
            let name = |it: &str| it.split([' ', '>', '/']).next().unwrap_or_default().to_owned();
            match tag.strip_prefix('/') {
                Some(end) => assert_eq!(open.pop(), Some(name(end)), "{path}"),
                None if ["meta", "link", "path", "circle"].contains(&&*name(tag)) => {}
                None => open.push(name(tag)),
            }
        }
        assert!(open.is_empty(), "{path}: {open:?}");
    }
    Ok(())
}

fn linked(page: &str) -> Result<Value> {
    let text =
        between(page, "<script type=\"application/ld+json\">", "</script>").context("data")?;
    Ok(serde_json::from_str(text)?)
}

#[test]
fn programs_read_the_same_as_people() -> Result<()> {
    let [_, site] = sites()?;
    for subject in Subject::all() {
        let data = linked(&html(&site, subject))?;
        ensure!(data["@context"] == "https://schema.org", "{}", subject.path());
        let kinds: Vec<_> =
            data["@graph"].as_array().context("rows")?.iter().map(|it| &it["@type"]).collect();
        assert_eq!(kinds, ["HowTo", "ExercisePlan"], "{}", subject.path());
        let how = &data["@graph"][0];
        assert_eq!(how["name"], subject.name());
        let steps = how["step"].as_array().context("steps")?;
        assert!(!steps.is_empty());
        for step in steps {
            assert!(step["text"].as_str().is_some_and(|it| !it.is_empty()), "{step}");
        }
        if let Subject::Routine(routine) = subject {
            assert_eq!(how["totalTime"], format!("PT{}S", routine.stated.0 / 1000));
            assert_eq!(steps.len(), routine.steps.len());
        }
    }
    Ok(())
}

#[test]
fn a_card_frames_what_its_page_is_about() -> Result<()> {
    let [_, site] = sites()?;
    for subject in Subject::all() {
        let card = data::card(&site, subject, &subject.name());
        let frame = card["html"].as_str().context("html")?;
        let src = values(frame, "src")[0];
        let hash = src.strip_prefix(&format!("{PLACE}frame.html#")).context("the frame")?;
        match subject {
            Subject::Routine(routine) => assert_eq!(hash, format!("routine={}", routine.slug)),
            Subject::Exercise(exercise) => {
                let json = decoded(hash.strip_prefix("json=").context("its text")?)?;
                let alone = custom::parse(&json, "my-1", content::exercise);
                let alone = alone.map_err(|fault| anyhow::anyhow!("{fault}"))?;
                let own = alone.steps[0].movement.exercise().map(|it| it.slug);
                assert_eq!(own, Some(exercise.slug));
            }
        }
        assert_eq!([&card["version"], &card["type"]], ["1.0", "rich"]);
        assert_eq!(card["thumbnail_url"], format!("{PLACE}{}share.png", subject.path()));
    }
    Ok(())
}

fn decoded(text: &str) -> Result<String> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        bytes.extend(before.bytes());
        bytes.push(u8::from_str_radix(&after[..2], 16)?);
        rest = &after[2..];
    }
    bytes.extend(rest.bytes());
    Ok(String::from_utf8(bytes)?)
}

#[test]
fn the_map_has_every_page_and_the_app() -> Result<()> {
    let [_, site] = sites()?;
    let map = map(&site);
    let all: Vec<_> =
        map.split("<loc>").skip(1).filter_map(|it| it.split("</loc>").next()).collect();
    let mut expected = vec![PLACE.to_owned()];
    expected.extend(Subject::all().into_iter().map(|it| format!("{PLACE}{}", it.path())));
    assert_eq!(all, expected);
    Ok(())
}

#[test]
fn a_picture_has_its_size_and_shows_a_body() -> Result<()> {
    for slug in ["office-reset", "evening-hang"] {
        let subject = Subject::Routine(content::routine(slug).context("a routine")?);
        let picture = tiny_skia::Pixmap::decode_png(&share::png(subject)?)?;
        assert_eq!([picture.width(), picture.height()], [1200, 630]);
        let count = |rgb: [u8; 3]| {
            let is =
                |it: &&tiny_skia::PremultipliedColorU8| [it.red(), it.green(), it.blue()] == rgb;
            picture.pixels().iter().filter(is).count()
        };
        // Ink, which is the ground too, and where it should be felt.
        assert!(count([0x1d, 0x2a, 0x2c]) > 1200 * 6 + 2_000, "{slug}");
        assert!(count([0xc4, 0x50, 0x1b]) > 1_000, "{slug}");
    }
    Ok(())
}

#[test]
fn a_place_is_the_address_of_a_folder() {
    for place in [
        "blog.example/",
        "https://blog.example",
        "https://blog.example/?a/",
        "ftp://a/",
        "https://a b/",
    ] {
        assert!(Site::new("a.css", Some(place)).is_err(), "{place}");
    }
}

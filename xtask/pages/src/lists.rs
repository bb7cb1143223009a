//! All files: pages, pictures, cards, the map of the site.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::markup::escaped;
use crate::site::{Site, Subject};
use crate::{data, exercise, routine, share};

/// The folders of the pages below the place.
const FOLDERS: [&str; 2] = ["r", "e"];

/// Writes everything into `folder`, the app's.
pub(crate) fn write(site: &Site, folder: &Path) -> Result<()> {
    for of_pages in FOLDERS.map(|it| folder.join(it)) {
        if of_pages.exists() {
            // What is no longer in the library has no page.
            fs::remove_dir_all(of_pages)?;
        }
    }
    for subject in Subject::all() {
        let folder = folder.join(subject.path());
        fs::create_dir_all(&folder)?;
        for (name, bytes) in files(site, subject)? {
            fs::write(folder.join(name), bytes)
                .with_context(|| format!("{name} of {}", subject.path()))?;
        }
    }
    fs::write(folder.join("sitemap.xml"), map(site))?;
    if site.place.is_some() {
        fs::write(folder.join("robots.txt"), robots(site))?;
    }
    Ok(())
}

/// The files of a page, by name.
pub(crate) fn files(site: &Site, subject: Subject) -> Result<[(&'static str, Vec<u8>); 3]> {
    let card = data::card(site, subject, &subject.name());
    Ok([
        ("index.html", html(site, subject).into_bytes()),
        ("oembed.json", format!("{card:#}\n").into_bytes()),
        (share::FILE, share::png(subject)?),
    ])
}

pub(crate) fn html(site: &Site, subject: Subject) -> String {
    match subject {
        Subject::Routine(it) => routine::html(site, it),
        Subject::Exercise(it) => exercise::html(site, it),
    }
}

/// Every page and the app, as search engines read it.
pub(crate) fn map(site: &Site) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n",
    );
    let mut row = |path: &str, reviewed: &str| {
        let day = if reviewed.is_empty() {
            String::new()
        } else {
            format!("<lastmod>{reviewed}</lastmod>")
        };
        // A string takes any text.
        let _ = writeln!(out, "<url><loc>{}</loc>{day}</url>", escaped(&site.absolute(path)));
    };
    row("", "");
    for subject in Subject::all() {
        row(&subject.path(), subject.reviewed());
    }
    out + "</urlset>\n"
}

fn robots(site: &Site) -> String {
    format!("User-agent: *\nAllow: /\n\nSitemap: {}\n", site.absolute("sitemap.xml"))
}

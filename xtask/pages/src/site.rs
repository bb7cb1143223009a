//! Where the pages are, and what they say beside the app's own texts.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use unhunch::content;
use unhunch::domain::library::exercise::Exercise;
use unhunch::domain::library::routine::Routine;

/// What stands for the place where nobody has named one. It is in no page: only in `sitemap.xml` and `oembed.json`, which no page
/// then names.
pub(crate) const NOWHERE: &str = "https://unhunch.example/";

/// What only the pages say: `content/pages/`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PageTexts {
    pub(crate) check: String,
    pub(crate) start: String,
    pub(crate) start_exercise: String,
    pub(crate) open_exercise: String,
    pub(crate) doses: String,
    pub(crate) instead: String,
    pub(crate) routines: String,
    pub(crate) around: String,
    pub(crate) page: String,
}

pub(crate) struct Site {
    /// The name of the style sheet, beside the app.
    pub(crate) style: String,
    /// The address of the folder with the app, with a slash at its end; `None` where nobody has named it.
    pub(crate) place: Option<String>,
    pub(crate) texts: PageTexts,
}

/// Of what there is a page.
#[derive(Clone, Copy)]
pub(crate) enum Subject {
    Routine(&'static Routine),
    Exercise(&'static Exercise),
}

impl Site {
    pub(crate) fn new(style: &str, place: Option<&str>) -> Result<Self> {
        if let Some(place) = place {
            let is_web = place.starts_with("https://") || place.starts_with("http://");
            let is_folder = place.ends_with('/') && !place.contains(['?', '#', ' ', '"', '<', '>']);
            ensure!(is_web && is_folder, "{place} is no address of a folder: https://…/");
        }
        let texts = toml::from_str(include_str!("../../../content/pages/en.toml"));
        let texts = texts.context("content/pages/en.toml")?;
        Ok(Self { style: style.to_owned(), place: place.map(str::to_owned), texts })
    }

    /// An address below the place, for what reads no relative one.
    pub(crate) fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.place.as_deref().unwrap_or(NOWHERE))
    }

    /// The address of a file of the page of `subject`: absolute where the place is known, else beside the page.
    pub(crate) fn own(&self, subject: Subject, file: &str) -> String {
        match &self.place {
            Some(place) => format!("{place}{}{file}", subject.path()),
            None if file.is_empty() => "./".to_owned(),
            None => file.to_owned(),
        }
    }
}

impl Subject {
    /// Every page, in the order of the library.
    pub(crate) fn all() -> Vec<Self> {
        let routines = content::routines().iter().map(Self::Routine);
        routines.chain(content::exercises().iter().map(Self::Exercise)).collect()
    }

    /// Its folder below the place.
    pub(crate) fn path(self) -> String {
        match self {
            Self::Routine(routine) => format!("r/{}/", routine.slug),
            Self::Exercise(exercise) => format!("e/{}/", exercise.slug),
        }
    }

    /// Where the app shows it, or starts it, below the place.
    pub(crate) fn start(self) -> String {
        match self {
            Self::Routine(routine) => format!("#/session/{}", routine.slug),
            Self::Exercise(exercise) => format!("#/exercise/{}", exercise.slug),
        }
    }

    pub(crate) fn name(self) -> String {
        match self {
            Self::Routine(routine) => routine.name.to_string(),
            Self::Exercise(exercise) => exercise.name.to_string(),
        }
    }

    /// When it was last read against its sources.
    pub(crate) fn reviewed(self) -> &'static str {
        match self {
            Self::Routine(routine) => {
                content::background(&routine.slug).map_or("", |background| background.reviewed)
            }
            Self::Exercise(exercise) => content::about(exercise).reviewed,
        }
    }
}

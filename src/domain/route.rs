//! The addresses of the app: the part after `#`, so that it works below any path of any host.

use crate::domain::words::words;

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Route {
    /// `#/`: what to do now.
    Home,
    /// `#/routine/<slug>`: what a routine holds.
    Routine(String),
    /// `#/session/<slug>`: do it.
    Session(String),
    /// `#/exercises`: the library.
    Exercises,
    /// `#/exercise/<slug>`: how to do one.
    Exercise(String),
    /// `#/make`: a session made to measure.
    Make,
    /// `#/<name>` or `#/<name>/<part>`: a page that may be about something.
    Page(PageName, Option<String>),
    /// `#/import/<data>`: a routine that came by link. The data never leaves the address bar. `#/import/file` is a file
    /// that the app was opened with, `#/import/code/<slug>` a routine to be taken along by a camera.
    Import(String),
    /// `#/check`: the safety check, and what follows from it.
    Check,
    /// `#/report`: the check for a clinician, to print.
    Report,
    /// `#/care`: when to stop and whom to ask.
    Care,
    /// `#/progress`: pain and practice over time.
    Progress,
    /// `#/where`: where it is, and what it is like.
    Where,
    /// `#/settings/reminders`, and from before `#/reminders`: when to be reminded.
    Reminders,
    /// `#/settings`: what is set, a row each.
    Settings,
    /// `#/settings/<part>`: a part of it.
    SettingsOf(SettingsPart),
    /// Anything else, as it was asked for.
    Unknown(String),
}

words! {
    /// The name of a page that may be about something.
    PageName {
        /// A routine of one's own, new or again.
        Build = "build",
        /// What is good to know.
        Guide = "guide",
        /// All that was done and said, day by day; or one of it.
        Journal = "journal",
        /// What is to be done on which day.
        Plan = "plan",
        /// What is hard, and measures of the body.
        Function = "function",
    }
}

/// A part of the settings, with a page of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SettingsPart {
    /// How a session sounds and speaks, each cue to be tried.
    Sounds,
    /// What the person said of themselves.
    AboutYou,
    /// The safety check, and what stays true.
    Check,
    /// Colours, text, motion, lengths, keys.
    Look,
    /// What is stored, to take along, bring back and erase.
    Data,
    /// What the app is, and is not.
    About,
}

impl SettingsPart {
    pub const ALL: [Self; 6] =
        [Self::Sounds, Self::AboutYou, Self::Check, Self::Look, Self::Data, Self::About];

    /// As it stands in the address.
    pub const fn id(self) -> &'static str {
        match self {
            Self::Sounds => "sounds",
            Self::AboutYou => "about-you",
            Self::Check => "check",
            Self::Look => "look",
            Self::Data => "data",
            Self::About => "about",
        }
    }
}

impl Route {
    /// The page of an address such as `#/routine/office-reset`.
    pub fn parse(hash: &str) -> Self {
        let path = hash.trim_start_matches('#').trim_matches('/');
        if let Some(data) = path.strip_prefix("import/") {
            return Self::Import(data.to_owned());
        }
        let mut parts = without_tail(path).split('/');
        match (parts.next().unwrap_or(""), parts.next(), parts.next()) {
            ("", None, _) => Self::Home,
            ("routine", Some(slug), None) => Self::Routine(slug.to_owned()),
            ("session", Some(slug), None) => Self::Session(slug.to_owned()),
            ("exercises", None, _) => Self::Exercises,
            ("exercise", Some(slug), None) => Self::Exercise(slug.to_owned()),
            ("make", None, _) => Self::Make,
            ("import", None, _) => Self::Import(String::new()),
            ("check", None, _) => Self::Check,
            ("report", None, _) => Self::Report,
            ("care", None, _) => Self::Care,
            ("progress", None, _) => Self::Progress,
            ("where", None, _) => Self::Where,
            ("reminders", None, _) | ("settings", Some("reminders"), None) => Self::Reminders,
            ("settings", None, _) => Self::Settings,
            ("settings", Some(part), None) => SettingsPart::ALL
                .into_iter()
                .find(|it| it.id() == part)
                .map_or_else(|| Self::Unknown(path.to_owned()), Self::SettingsOf),
            (name, part, None) => PageName::named(name).map_or_else(
                || Self::Unknown(path.to_owned()),
                |name| Self::Page(name, part.map(str::to_owned)),
            ),
            _ => Self::Unknown(path.to_owned()),
        }
    }

    /// Whether the page belongs to a session: an embedded app shows these and no others.
    pub fn is_of_a_session(&self) -> bool {
        matches!(self, Self::Session(_) | Self::Check | Self::Report)
    }

    /// The place that the page belongs to, one of four: today, the library, progress, settings.
    #[must_use]
    pub fn place(&self) -> Self {
        match self {
            Self::Routine(_)
            | Self::Exercises
            | Self::Exercise(_)
            | Self::Make
            | Self::Page(PageName::Build | PageName::Guide, _)
            | Self::Import(_) => Self::Exercises,
            Self::Progress | Self::Page(PageName::Journal | PageName::Function, _) => {
                Self::Progress
            }
            Self::Settings | Self::SettingsOf(_) | Self::Reminders | Self::Report => Self::Settings,
            Self::Home
            | Self::Session(_)
            | Self::Check
            | Self::Care
            | Self::Where
            | Self::Page(PageName::Plan, _)
            | Self::Unknown(_) => Self::Home,
        }
    }

    pub fn href(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::Routine(slug) => format!("#/routine/{slug}"),
            Self::Session(slug) => format!("#/session/{slug}"),
            Self::Exercises => "#/exercises".to_owned(),
            Self::Exercise(slug) => format!("#/exercise/{slug}"),
            Self::Make => "#/make".to_owned(),
            Self::Page(name, None) => format!("#/{}", name.id()),
            Self::Page(name, Some(part)) => format!("#/{}/{part}", name.id()),
            Self::Import(data) => format!("#/import/{data}"),
            Self::Check => "#/check".to_owned(),
            Self::Report => "#/report".to_owned(),
            Self::Care => "#/care".to_owned(),
            Self::Progress => "#/progress".to_owned(),
            Self::Where => "#/where".to_owned(),
            Self::Reminders => "#/settings/reminders".to_owned(),
            Self::Settings => "#/settings".to_owned(),
            Self::SettingsOf(part) => format!("#/settings/{}", part.id()),
            Self::Unknown(path) => format!("#/{path}"),
        }
    }
}

/// `path` without what mail programs and trackers glue to a link. No address of ours has such marks; in data that came
/// by link they are looked at more closely (`link.rs`).
fn without_tail(path: &str) -> &str {
    let bytes = path.as_bytes();
    let mut end = bytes.iter().position(|it| matches!(it, b'?' | b'&')).unwrap_or(bytes.len());
    loop {
        end = match &bytes[..end] {
            [.., mark] if b".,;:!)]>'*/".contains(mark) => end - 1,
            // A mark that the browser has escaped; no address of ours has any.
            [.., b'%', one, two] if one.is_ascii_hexdigit() && two.is_ascii_hexdigit() => end - 3,
            _ => break,
        };
    }
    path.get(..end).unwrap_or(path)
}

#[cfg(test)]
mod tests {
    use super::{PageName, Route, SettingsPart};

    #[test]
    fn what_is_glued_to_an_address_is_no_part_of_it() {
        let found = Route::Session("office-reset".to_owned());
        for tail in [
            ".",
            "%3E",
            "%E2%80%9D).",
            ")",
            ",",
            "?fbclid=x",
            "&utm_source=a/b",
            "?utm_source=%zz",
            "/?a=b",
            ").",
            ">",
            "*",
        ] {
            assert_eq!(Route::parse(&format!("#/session/office-reset{tail}")), found, "{tail}");
            assert_eq!(Route::parse(&format!("#/{tail}")), Route::Home, "{tail}");
            assert_eq!(Route::parse(&format!("#/exercises{tail}")), Route::Exercises, "{tail}");
            let import = Route::Import(format!("eyJ9{tail}"));
            assert_eq!(Route::parse(&format!("#/import/eyJ9{tail}")), import, "{tail}");
        }
        assert_eq!(
            Route::parse("#/import/"),
            Route::Import(String::new()),
            "all of it was cut off"
        );
    }

    #[test]
    fn every_page_is_found_again_by_its_address() {
        let slug = || "office-reset".to_owned();
        for route in [
            Route::Home,
            Route::Routine(slug()),
            Route::Session(slug()),
            Route::Exercises,
            Route::Exercise(slug()),
            Route::Make,
            Route::Page(PageName::Build, None),
            Route::Page(PageName::Build, Some(slug())),
            Route::Page(PageName::Journal, None),
            Route::Page(PageName::Journal, Some("1795303800000123".to_owned())),
            Route::Page(PageName::Guide, None),
            Route::Page(PageName::Plan, None),
            Route::Page(PageName::Function, None),
            Route::Import("eyJ9_-".to_owned()),
            Route::Check,
            Route::Report,
            Route::Care,
            Route::Where,
            Route::Progress,
            Route::Reminders,
            Route::Settings,
            Route::Unknown("nowhere/at/all".to_owned()),
        ] {
            assert_eq!(Route::parse(&route.href()), route);
        }
        for part in SettingsPart::ALL {
            let route = Route::SettingsOf(part);
            assert_eq!(Route::parse(&route.href()), route);
        }
        assert_eq!(Route::parse("#/reminders"), Route::Reminders, "in links of before");
        assert_eq!(Route::parse("#/settings/x"), Route::Unknown("settings/x".to_owned()));
    }

    #[test]
    fn a_missing_hash_or_slash_is_forgiven() {
        for hash in ["", "#", "#/", "/"] {
            assert_eq!(Route::parse(hash), Route::Home, "{hash:?}");
        }
        assert_eq!(Route::parse("#settings/"), Route::Settings);
    }
}

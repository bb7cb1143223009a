//! A session made to measure, by the address that finds it again.

use crate::domain::library::exercise::Place;

/// Slugs of made sessions begin with this.
const MADE: &str = "made-";

/// A session made to measure, as a person asks for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Made {
    /// How long.
    pub minutes: u16,
    /// Where; `None` for anywhere but under a bar.
    pub place: Option<Place>,
    /// Which of the many that fit.
    pub seed: u32,
}

impl Made {
    /// The slug that finds it again: `made-10-floor-3`.
    pub fn slug(self) -> String {
        let place = self.place.map_or("any", Place::id);
        format!("{MADE}{}-{place}-{}", self.minutes, self.seed)
    }

    /// What a slug asks for; `None` if it is another.
    pub fn parse(slug: &str) -> Option<Self> {
        let mut parts = slug.strip_prefix(MADE)?.splitn(3, '-');
        let minutes = parts.next()?.parse().ok()?;
        let place = match parts.next()? {
            "any" => None,
            id => Some(Place::named(id)?),
        };
        Some(Self { minutes, place, seed: parts.next()?.parse().ok()? })
    }
}

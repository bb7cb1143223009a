//! What the copies of the app have that are made for others: the package of npm, and the plugin for `WordPress`.

use super::packs::is_made_up;

/// What belongs to the place where the app is published rather than to the app.
const OF_THE_PLACE: [&str; 8] =
    ["npm/", "wordpress/", "_headers", "embed.html", "configurator", "r/", "e/", "sitemap.xml"];

/// Whether a file of `dist/` is in each copy.
pub(super) fn is_of_the_app(name: &str) -> bool {
    !OF_THE_PLACE.iter().any(|it| name.starts_with(it)) && !is_made_up(name)
}

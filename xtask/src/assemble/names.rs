//! The names of the files that the app is made of.

use anyhow::{Context, Result, ensure};

use crate::html;

/// The name in `#[wasm_split(later, …)]`.
const SECOND: &str = "later";
/// The files of the app. All carry the hash that Trunk has put into the names of the first two.
#[derive(Debug, PartialEq)]
pub(crate) struct Names {
    pub(crate) js: String,
    pub(crate) wasm: String,
    /// The script that fetches the second part.
    pub(crate) link: String,
    pub(crate) second: String,
}

impl Names {
    pub(crate) fn of(page: &str) -> Result<Names> {
        let tags = html::tags(page);
        let named = |key: &str| {
            let value = tags.iter().find_map(|tag| tag.attribute(key));
            let value = value.with_context(|| format!("index.html names no script with {key}"));
            value.map(str::to_owned)
        };
        let js = named("data-js")?;
        let stem = js.strip_suffix(".js").context("data-js does not name a script")?;
        let (link, second) = (format!("{stem}_split.js"), format!("{stem}_{SECOND}.wasm"));
        Ok(Names { wasm: named("data-wasm")?, link, second, js })
    }

    /// The script that fetches the second part, under the name that it has here.
    pub(crate) fn linked(&self, script: &str) -> Result<String> {
        let there = format!("\"./split_{SECOND}.wasm\"");
        ensure!(script.contains(&there), "the script beside the wasm does not fetch {there}");
        Ok(script.replace(&there, &format!("\"./{}\"", self.second)))
    }

    /// The page, which asks for that script at once: the app's own script imports it.
    pub(crate) fn preloaded(&self, page: &str) -> Result<String> {
        let link = |name: &str| format!("<link rel=\"modulepreload\" href=\"{name}\">");
        let first = link(&self.js);
        ensure!(page.contains(&first), "index.html does not preload {}", self.js);
        Ok(page.replace(&first, &format!("{first}{}", link(&self.link))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<link rel="modulepreload" href="unhunch-1f.js"><link rel="preload" href="unhunch-1f_bg.wasm">
        <script type="module" src="boot.js" data-js="unhunch-1f.js" data-wasm="unhunch-1f_bg.wasm"></script>"#;

    #[test]
    fn the_parts_are_named_after_the_whole() -> Result<()> {
        let names = Names::of(PAGE)?;
        assert_eq!(
            [&names.js, &names.wasm, &names.link, &names.second],
            ["unhunch-1f.js", "unhunch-1f_bg.wasm", "unhunch-1f_split.js", "unhunch-1f_later.wasm"]
        );
        let page = names.preloaded(PAGE)?;
        assert!(
            page.contains(r#"<link rel="modulepreload" href="unhunch-1f_split.js">"#),
            "{page}"
        );
        assert!(Names::of("<p>").is_err());
        assert!(names.preloaded("<p>").is_err());
        Ok(())
    }

    #[test]
    fn the_second_part_is_fetched_under_its_name() -> Result<()> {
        let names = Names::of(PAGE)?;
        let script = r#"fetch(new URL("./split_later.wasm", import.meta.url))"#;
        let linked = r#"fetch(new URL("./unhunch-1f_later.wasm", import.meta.url))"#;
        assert_eq!(names.linked(script)?, linked);
        assert!(names.linked("").is_err());
        Ok(())
    }
}

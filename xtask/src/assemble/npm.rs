//! `dist/npm`: the app as a package that could be published as it is, for those who host it from there.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use super::copies::is_of_the_app;
use super::embed::PINNED;
use crate::{dist, html, shell, source};

/// Below `dist/`.
pub(crate) const FOLDER: &str = "npm";
/// What only the package has: its words, what frameworks import, and the types for each.
const ITS_OWN: [(&str, &str); 9] = [
    ("README.md", include_str!("npm/README.md")),
    ("custom-elements.json", include_str!("npm/custom-elements.json")),
    ("embed.d.ts", include_str!("npm/embed.d.ts")),
    ("properties.js", include_str!("npm/properties.js")),
    ("react.d.ts", include_str!("npm/react.d.ts")),
    ("preact.d.ts", include_str!("npm/preact.d.ts")),
    ("solid.d.ts", include_str!("npm/solid.d.ts")),
    ("vue.d.ts", include_str!("npm/vue.d.ts")),
    ("svelte.d.ts", include_str!("npm/svelte.d.ts")),
];
/// Written as text, because the order of the keys in `exports` is what a resolver goes by.
const MANIFEST: &str = include_str!("npm/package.json");

/// Writes the package into `staging`, which holds the finished app.
pub(crate) fn write(staging: &Path) -> Result<()> {
    let package = staging.join(FOLDER);
    for (name, path) in dist::named(staging)? {
        // Who takes a package pins its version.
        if is_of_the_app(&name) && !name.starts_with(PINNED) {
            let target = package.join(&name);
            fs::create_dir_all(target.with_file_name(""))?;
            fs::copy(&path, &target).with_context(|| format!("{name} cannot be copied"))?;
        }
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE", "docs/embedding.md"] {
        let path = shell::root().join(name);
        let name = path.file_name().context("a file has a name")?;
        fs::copy(&path, package.join(name))
            .with_context(|| format!("{} is needed", path.display()))?;
    }
    for (name, text) in ITS_OWN {
        fs::write(package.join(name), text)?;
    }
    let manifest = manifest(&source::toml("Cargo.toml")?)?;
    fs::write(package.join("package.json"), manifest).context("the package cannot be written")?;
    let read = |name| fs::read_to_string(package.join(name)).with_context(|| name);
    for name in
        named(&read("index.html")?, &read("manifest.webmanifest")?, &read(super::worker::WORKER)?)?
    {
        ensure!(package.join(&name).exists(), "the package names {name}, and does not have it");
    }
    Ok(())
}

/// The `package.json`. Its addresses are those of `Cargo.toml`; where that has none, the package names none.
fn manifest(cargo: &toml::Table) -> Result<String> {
    let version = source::text(cargo, "package.version").context("Cargo.toml names no version")?;
    let addresses: Vec<_> = ["homepage", "repository"]
        .into_iter()
        .filter_map(|key| Some((key, source::text(cargo, &format!("package.{key}"))?)))
        .map(|(key, address)| format!("  \"{key}\": {},\n", json!(address)))
        .collect();
    let addresses = addresses.concat();
    let mark = "  \"type\": ";
    Ok(MANIFEST.replace("{version}", version).replacen(mark, &format!("{addresses}{mark}"), 1))
}

/// The files that the page, the manifest of the app and the worker ask for.
fn named(page: &str, manifest: &str, worker: &str) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for tag in html::tags(page) {
        let picture = tag.attribute("property") == Some("og:image");
        let address = if picture { tag.attribute("content") } else { tag.attribute("href") };
        names.extend(address.or(tag.attribute("src")).map(str::to_owned));
    }
    let manifest: Value = serde_json::from_str(manifest).context("manifest.webmanifest")?;
    for list in ["icons", "screenshots"] {
        let pictures = manifest[list].as_array().map_or(&[][..], Vec::as_slice);
        names.extend(pictures.iter().filter_map(|it| it["src"].as_str()).map(str::to_owned));
    }
    let files = super::worker::listed_in(worker)?;
    ensure!(!files.is_empty(), "the worker of the package keeps no files: it is not finished");
    names.extend(files.keys().cloned());
    // Elsewhere, a place in the page, or the page itself.
    names.retain(|it| !it.contains(':') && !it.starts_with('#') && it != "./");
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assemble::embed::RENAMED;

    fn of(cargo: &str) -> Result<String> {
        manifest(&cargo.parse()?)
    }

    /// The names in a list of the element's manifest.
    fn documented(list: &str) -> Result<Vec<String>> {
        let manifest: Value = serde_json::from_str(include_str!("npm/custom-elements.json"))?;
        let list = &manifest["modules"][0]["declarations"][0][list];
        let list = list.as_array().context("a list")?;
        Ok(list.iter().filter_map(|it| Some(it["name"].as_str()?.to_owned())).collect())
    }

    #[test]
    fn the_package_names_its_files() -> Result<()> {
        let manifest: Value =
            serde_json::from_str(&of("package.version = '1.2.3'\npackage.license = 'MIT'")?)?;
        assert_eq!(manifest["version"], "1.2.3");
        let exports = manifest["exports"].as_object().context("exports")?;
        let mut names: Vec<_> =
            exports.values().flat_map(|it| [&it["types"], &it["default"]]).collect();
        names.extend([&manifest["main"], &manifest["types"], &manifest["customElements"]]);
        let names: Vec<_> = names.into_iter().filter_map(Value::as_str).collect();
        assert!(names.len() > 10, "{names:?}");
        for name in names {
            let name = name.trim_start_matches("./");
            let source = RENAMED.iter().find(|(_, to)| *to == name).map_or(name, |(from, _)| from);
            let made = ITS_OWN.iter().any(|(it, _)| *it == source);
            assert!(made || shell::root().join("public/embed").join(source).exists(), "{name}");
        }
        Ok(())
    }

    #[test]
    fn types_come_before_what_they_are_the_types_of() -> Result<()> {
        let text = of("package.version = '1.2.3'")?;
        let types = text.matches("{ \"types\": ").count();
        assert!(types > 1 && types == text.matches("\"default\": ").count(), "{text}");
        Ok(())
    }

    #[test]
    fn an_address_is_one_that_cargo_toml_knows() -> Result<()> {
        let without = of("package.version = '1.2.3'")?;
        assert!(!without.contains("homepage") && !without.contains("repository"), "{without}");
        let with = of("package.version = '1.2.3'\npackage.homepage = 'https://unhunch.example'")?;
        let with: Value = serde_json::from_str(&with)?;
        assert_eq!(with["homepage"], "https://unhunch.example");
        Ok(())
    }

    /// A story holds them against the element itself.
    #[test]
    fn types_and_manifest_say_the_same() -> Result<()> {
        let types = include_str!("npm/embed.d.ts");
        for name in documented("attributes")? {
            assert!(types.contains(&format!("  {name}?: ")), "{name} is in embed.d.ts");
        }
        let (_, details) =
            types.split_once("interface UnhunchSessionDetails {").context("details")?;
        let (details, _) = details.split_once("\n}").context("details end")?;
        let lines = details.lines().map(str::trim).filter(|it| !it.starts_with("/**"));
        let told = lines.filter_map(|it| Some(it.split_once(':')?.0)).collect::<Vec<_>>();
        assert!(told.contains(&"start"), "{told:?}");
        let mut expected: Vec<_> = [':', '-']
            .iter()
            .flat_map(|it| told.iter().map(move |name| format!("unhunch{it}{name}")))
            .collect();
        let mut events = documented("events")?;
        events.sort();
        expected.sort();
        assert_eq!(events, expected);
        Ok(())
    }

    #[test]
    fn what_is_named_is_found() -> Result<()> {
        let page = r##"<meta property="og:image" content="screenshots/share.png"><a href="#main">
            <link href="style.css"><script src="boot.js"></script><a href="https://elsewhere.example">"##;
        let manifest =
            r#"{ "icons": [{ "src": "icon.svg" }], "screenshots": [{ "src": "wide.png" }] }"#;
        let worker = "const BUILD = {\"files\":{\"./\":\"sha256-1\",\"load.js\":\"sha256-2\"}};\n";
        let expected = "screenshots/share.png style.css boot.js icon.svg wide.png load.js";
        assert_eq!(named(page, manifest, worker)?.join(" "), expected);
        let unfinished =
            "const BUILD = { version: \"\", files: {}, changes: [] }; // written by the build\n";
        assert!(named(page, manifest, unfinished).is_err());
        Ok(())
    }
}

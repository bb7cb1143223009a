//! `dist/wordpress/unhunch.zip`: a plugin for `WordPress` with the app in it, as people upload it to their site.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::copies::is_of_the_app;
use super::library;
use super::library::RoutineFile;
use crate::{dist, shell, source};

/// Below `dist/`.
pub(crate) const FOLDER: &str = "wordpress";
const NAME: &str = "unhunch.zip";
/// The folder in the archive, which becomes the folder of the plugin.
const PLUGIN: &str = "unhunch";
/// Pictures for shops of apps, and no part of one in an article.
const SCREENSHOTS: &str = "screenshots/";
/// What stands in the sources for the version of the app.
const VERSION: &str = "{version}";

/// Writes the archive into `staging`, which holds the finished app with its worker.
pub(crate) fn write(staging: &Path) -> Result<()> {
    let folder = staging.join(FOLDER);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(NAME), archive(&contents(staging, &source::version()?)?)?)
        .context("the plugin for WordPress cannot be written")
}

/// All files of the plugin, by their names in it.
fn contents(staging: &Path, version: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let mut contents = BTreeMap::new();
    for (name, path) in dist::named(staging)? {
        if is_of_the_app(&name) && !name.starts_with(SCREENSHOTS) {
            contents.insert(format!("app/{name}"), fs::read(&path)?);
        }
    }
    for (name, path) in dist::named(&shell::root().join("wordpress"))? {
        let text =
            fs::read_to_string(&path).with_context(|| format!("{} is no text", path.display()))?;
        contents.insert(name, text.replace(VERSION, version).into_bytes());
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        contents.insert(name.to_owned(), fs::read(shell::root().join(name))?);
    }
    contents.insert("routines.json".to_owned(), routines()?.into_bytes());
    Ok(contents)
}

/// The routines of the library, for the list in the editor.
fn routines() -> Result<String> {
    let row = |it: &RoutineFile| {
        Ok(json!({ "slug": it.slug, "name": it.text("name")?, "summary": it.text("summary")? }))
    };
    let rows = library::routines()?.iter().map(row).collect::<Result<_>>()?;
    Ok(format!("{:#}\n", Value::Array(rows)))
}

/// The same files make the same bytes: no entry has the time of the build.
fn archive(contents: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated)
        .compression_level(Some(9))
        .last_modified_time(zip::DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in contents {
        zip.start_file(format!("{PLUGIN}/{name}"), options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    /// The archive of an app of a few files, as `WordPress` unpacks it.
    fn unpacked() -> Result<BTreeMap<String, String>> {
        let app = shell::root().join("target/wordpress-test");
        for name in ["embed.js", "r/office-reset/index.html", "npm/embed.js", "_headers"] {
            let path = app.join(name);
            fs::create_dir_all(path.with_file_name(""))?;
            fs::write(path, name)?;
        }
        fs::write(app.join("unhunch-0_en-XA_first.txt"), "")?;
        let bytes = archive(&contents(&app, "1.2.3")?)?;
        assert_eq!(bytes, archive(&contents(&app, "1.2.3")?)?, "the same twice");
        fs::remove_dir_all(app)?;
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes))?;
        let mut files = BTreeMap::new();
        for at in 0..zip.len() {
            let mut file = zip.by_index(at)?;
            let name = file.name()?.into_owned();
            let mut text = String::new();
            file.read_to_string(&mut text)?;
            files.insert(name, text);
        }
        Ok(files)
    }

    #[test]
    fn the_plugin_has_the_app_and_what_it_names() -> Result<()> {
        let files = unpacked()?;
        let app: Vec<_> = files.keys().filter(|it| it.starts_with("unhunch/app/")).collect();
        assert_eq!(app, ["unhunch/app/embed.js"]);
        for (name, text) in &files {
            assert!(!text.contains(VERSION), "{name}");
        }
        let main = &files["unhunch/unhunch.php"];
        assert!(main.contains("* Version:           1.2.3\n"), "{main}");
        assert!(files["unhunch/readme.txt"].contains("Stable tag: 1.2.3\n"));
        // As unhunch.php loads them.
        let (_, parts) = main.split_once("foreach ( array( ").context("the parts")?;
        let (parts, _) = parts.split_once(" )").context("the parts")?;
        for part in parts.split(", ") {
            let name = format!("unhunch/includes/{}.php", part.trim_matches('\''));
            assert!(files.contains_key(&name), "{name}");
        }
        let block: Value = serde_json::from_str(&files["unhunch/block/block.json"])?;
        for key in ["editorScript", "editorStyle"] {
            let name = block[key].as_str().and_then(|it| it.strip_prefix("file:./"));
            let name = format!("unhunch/block/{}", name.context("a file")?);
            assert!(files.contains_key(&name), "{name}");
        }
        Ok(())
    }

    #[test]
    fn the_list_has_every_routine_by_its_name() -> Result<()> {
        let rows: Vec<BTreeMap<String, String>> = serde_json::from_str(&routines()?)?;
        let reset = rows.iter().find(|row| row["slug"] == "office-reset").context("a row")?;
        assert_eq!(reset["name"], "Chair reset");
        let count = dist::files(&shell::root().join("content/routines"))?.len();
        assert_eq!(rows.len(), count);
        Ok(())
    }
}

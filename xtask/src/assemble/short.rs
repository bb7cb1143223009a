//! Short names for what the wasm and its script call each other.
//!
//! wasm-bindgen names each function of the browser with a hash, and each closure with the whole mangled name of its type.
//! Nobody reads them, and chance does not compress. The comments of the script go, too.

use std::collections::BTreeMap;
use std::convert::Infallible;

use anyhow::{Result, anyhow};
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{Export, ImportSectionReader, Parser};

/// What a name of Rust begins with once it is mangled.
const MANGLED: &str = "_ZN";
/// What wasm-bindgen's names of what it imports begin with.
const IMPORTED: &str = "__wb";

/// The short names, by the long ones.
#[derive(Default)]
struct Short(BTreeMap<String, String>);

impl Short {
    fn of(&mut self, name: &str) -> String {
        if !name.starts_with(MANGLED) && !name.starts_with(IMPORTED) {
            return name.to_owned();
        }
        let next = format!("w{}", self.0.len());
        self.0.entry(name.to_owned()).or_insert(next).clone()
    }
}

impl Reencode for Short {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Result<(), Error<Infallible>> {
        for import in section.into_imports() {
            let import = import?;
            let ty = self.entity_type(import.ty)?;
            imports.import(import.module, &self.of(import.name), ty);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Infallible>> {
        exports.export(&self.of(export.name), self.export_kind(export.kind)?, export.index);
        Ok(())
    }
}

/// `wasm` and its `script` with short names.
///
/// # Errors
/// The wasm cannot be read.
pub(crate) fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String)> {
    let mut short = Short::default();
    let mut module = Module::new();
    short
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .map_err(|error| anyhow!("the wasm of wasm-bindgen cannot be read: {error}"))?;
    Ok((module.finish(), bare(&short.in_script(script))))
}

/// The script without its comments and without what stands before and between its lines.
pub(super) fn bare(script: &str) -> String {
    let mut text = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        in_comment |= line.starts_with("/**");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            text.push_str(line);
            text.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    text
}

impl Short {
    /// The script with the names that the wasm has now.
    fn in_script(&self, script: &str) -> String {
        let is_part = |it: char| it.is_ascii_alphanumeric() || it == '_' || it == '$';
        let mut text = String::with_capacity(script.len());
        let mut rest = script;
        while !rest.is_empty() {
            let word = rest.find(|it| !is_part(it)).unwrap_or(rest.len());
            text.push_str(self.0.get(&rest[..word]).map_or(&rest[..word], String::as_str));
            rest = &rest[word..];
            let between = rest.find(is_part).unwrap_or(rest.len());
            text.push_str(&rest[..between]);
            rest = &rest[between..];
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_calls_what_the_wasm_has() {
        let mut short = Short::default();
        assert_eq!(short.of("memory"), "memory");
        assert_eq!(short.of("__wbg_now_1f2e"), "w0");
        assert_eq!(short.of("_ZN3fooE"), "w1");
        assert_eq!(short.of("__wbg_now_1f2e"), "w0");
        let script =
            "const a = { __wbg_now_1f2e: () => wasm._ZN3fooE(memory) }; // __wbg_now_1f2ea";
        assert_eq!(
            short.in_script(script),
            "const a = { w0: () => wasm.w1(memory) }; // __wbg_now_1f2ea"
        );
    }

    #[test]
    fn comments_and_what_stands_before_a_line_go() {
        let script =
            "/**\n * What it does.\n */\nlet a = 1;\n\n    // Why.\n    let b = a * 2; // here\n";
        assert_eq!(bare(script), "let a = 1;\nlet b = a * 2; // here\n");
        assert_eq!(bare("/** @type {A} */\nlet a = `x`;\n"), "let a = `x`;\n");
    }
}

//! Turns `content/**/*.toml` into static Rust tables, and its texts into packs beside them, so that no parser, no check
//! and no sentence ships in the wasm. Every mistake in every file is reported at once, with its file and key.

mod check;
/// The domain's own types, so that word lists and doses are written down once.
#[path = "../src/domain"]
#[allow(
    dead_code,
    unused_imports,
    reason = "the build needs the words and doses, not what they do"
)]
mod domain {
    pub mod figure;
    pub mod library {
        pub mod exercise;
        pub mod guide;
        pub mod purpose;
    }
    pub mod safety {
        pub mod check;
    }
    pub mod time;
    pub mod words;
}
mod emit;
mod figures;
mod guide;
/// What those types hold where the app says something. The build gives each text its key and reads none.
mod i18n {
    #[derive(Clone, Copy, PartialEq, Eq, Debug)]
    pub struct Key;

    impl Key {
        pub const EMPTY: Self = Self;

        #[allow(clippy::unused_self, reason = "as that of the app, which has a text")]
        pub const fn text(self) -> &'static str {
            ""
        }
    }

    pub mod locale {
        pub fn list(_: &[super::Key]) -> String {
            String::new()
        }
    }

    impl std::fmt::Display for Key {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str(self.text())
        }
    }
}
mod leave_out;
mod made_up;
mod model;
mod numbers;
mod poses;
mod problem;
mod safety;
mod sharp;
mod texts;
mod whole;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // `cargo xtask assemble` learns from the relocations which function and which text needs which other.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    match whole::read(Path::new("content")) {
        Ok(whole) => {
            let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
            for (name, text) in whole.files() {
                let path = Path::new(&out).join(name);
                fs::create_dir_all(path.with_file_name("")).expect("OUT_DIR can be written");
                fs::write(path, text).expect("OUT_DIR can be written");
            }
        }
        Err(problems) => {
            for problem in &problems {
                eprintln!("error: {problem}");
            }
            eprintln!("{} mistakes in content/; docs/content.md explains each key", problems.len());
            process::exit(1);
        }
    }
}

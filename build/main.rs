//! Turns `content/**/*.toml` into static Rust tables, so that no parser and no check ships in the
//! wasm. Every mistake in every file is reported at once, with its file and key.

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
        pub mod purpose;
    }
    pub mod safety {
        pub mod check;
    }
    pub mod time;
    pub mod words;
}
mod emit;
mod leave_out;
mod model;
mod numbers;
mod poses;
mod problem;
mod safety;
mod sharp;

use std::path::Path;
use std::{env, fs, process};

fn main() {
    println!("cargo::rerun-if-changed=content");
    println!("cargo::rerun-if-changed=build");
    if env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        // `cargo xtask assemble` learns from the relocations which function and which text needs which other.
        println!("cargo::rustc-link-arg-bins=--emit-relocs");
    }
    let read = model::read(Path::new("content"));
    let checked = read.and_then(|content| {
        let mut problems = check::check(&content);
        let is_exercise = |slug: &str| content.exercises.contains_key(slug);
        let poses = poses::poses(Path::new("content"), is_exercise);
        let poses = poses.map_err(|found| problems.extend(found)).unwrap_or_default();
        let safety = safety::safety(Path::new("content"));
        let (safety, questions) =
            safety.map_err(|found| problems.extend(found)).unwrap_or_default();
        leave_out::check(Path::new("content"), &content, &questions, &mut problems);
        let numbers = numbers::numbers(Path::new("content"));
        let numbers = numbers.map_err(|found| problems.extend(found)).unwrap_or_default();
        if problems.is_empty() { Ok((content, poses, safety, numbers)) } else { Err(problems) }
    });
    match checked {
        Ok((content, poses, safety, numbers)) => {
            let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
            let write = |name: &str, text: String| {
                fs::write(Path::new(&out).join(name), text).expect("OUT_DIR can be written");
            };
            write("library.rs", emit::library(&content));
            write("text.rs", emit::text(&content));
            write("poses.rs", poses);
            write("safety.rs", safety);
            write("numbers.rs", numbers);
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

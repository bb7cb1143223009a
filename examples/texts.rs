//! Prints every text of English under its id, as a file to translate: `cargo run --example texts > content/text/xx.toml`.

fn main() {
    print!("{}", include_str!(concat!(env!("OUT_DIR"), "/texts.toml")));
}

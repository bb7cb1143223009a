//! The rig and all poses, and nothing else: `cargo xtask figures` weighs what this compiles to.

use std::hint::black_box;

use unhunch::content::figures;
use unhunch::domain::figure::Frame;

fn main() {
    for figure in black_box(figures()) {
        black_box(figure.alt(black_box(false)));
        black_box(figure.svg(black_box(true)));
        black_box(figure.svg_of(black_box(Frame::still(0)), black_box(true)));
        black_box(figure.way(black_box(0), black_box(1)));
    }
}

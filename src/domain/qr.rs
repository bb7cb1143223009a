//! A text as a square of light and dark fields, which the camera of another device reads (a QR code, ISO 18004).

use std::fmt::Write;

use qrcodegen::{QrCode, QrCodeEcc};

/// The longest text, in bytes. At level L a square of 137 fields holds it (version 30: 1732), which a camera still
/// tells apart on a phone's screen. Common practice.
pub const MOST_QR: usize = 1700;
/// The light fields that stand around it.
const MARGIN: i32 = 4;

/// A square of fields.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct QrPicture {
    /// How many fields a side has, with the margin.
    pub size: i32,
    /// The dark ones, as a path of SVG.
    pub path: String,
}

/// The square of `text`; `None` where it is too long.
pub fn picture(text: &str) -> Option<QrPicture> {
    if text.len() > MOST_QR {
        return None;
    }
    let code = QrCode::encode_binary(text.as_bytes(), QrCodeEcc::Low).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let mut dark = 0;
            // Beyond the edge all is light.
            while code.get_module(x + dark, y) {
                dark += 1;
            }
            if dark > 0 {
                // A string takes any text.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + MARGIN, y + MARGIN);
            }
            x += dark + 1;
        }
    }
    Some(QrPicture { size: code.size() + 2 * MARGIN, path })
}

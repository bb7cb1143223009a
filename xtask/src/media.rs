//! Media types by the endings of files, and which of them are smaller when they are compressed.

use std::path::Path;

/// Where the response headers are, below `public/` and `dist/`.
pub(crate) const HEADERS: &str = "_headers";

/// Whether a file is smaller when it is compressed.
pub(crate) fn compresses(path: &Path) -> bool {
    path.file_name().is_none_or(|it| it != HEADERS) && media_type(path).compresses
}

pub(crate) struct MediaType {
    pub(crate) name: &'static str,
    pub(crate) compresses: bool,
}

pub(crate) fn media_type(path: &Path) -> MediaType {
    let (name, compresses) = match path.extension().and_then(|it| it.to_str()).unwrap_or_default() {
        "html" => ("text/html; charset=utf-8", true),
        "css" => ("text/css; charset=utf-8", true),
        "js" | "mjs" => ("text/javascript; charset=utf-8", true),
        "json" | "map" => ("application/json", true),
        "svg" => ("image/svg+xml", true),
        "txt" => ("text/plain; charset=utf-8", true),
        // The browser compiles while it loads only under this type.
        "wasm" => ("application/wasm", true),
        "webmanifest" => ("application/manifest+json", true),
        "xml" => ("application/xml", true),
        "ico" => ("image/x-icon", false),
        "jpg" | "jpeg" => ("image/jpeg", false),
        "mp3" => ("audio/mpeg", false),
        "png" => ("image/png", false),
        "webp" => ("image/webp", false),
        "woff2" => ("font/woff2", false),
        _ => ("application/octet-stream", false),
    };
    MediaType { name, compresses }
}

//! Brotli at its highest level, computed once for each content: `build` puts it beside the files, `size` measures it.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::Write;

use anyhow::{Context, Result};
use flate2::Compression;
use flate2::write::GzEncoder;

use crate::shell;

/// The compressed bytes, kept in `target/brotli/` under the hash of their content.
pub(crate) fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    let dir = shell::root().join("target/brotli");
    let kept = dir.join(format!("{:016x}.br", hasher.finish()));
    if let Ok(compressed) = fs::read(&kept) {
        return Ok(compressed);
    }
    let compressed = compress(bytes)?;
    // Another process may read at this moment: the file appears whole or not at all.
    let draft = dir.join(format!("{}.draft", std::process::id()));
    fs::create_dir_all(&dir)
        .and_then(|()| fs::write(&draft, &compressed))
        .and_then(|()| fs::rename(&draft, &kept))
        .with_context(|| format!("{} cannot be written", kept.display()))?;
    Ok(compressed)
}

/// The bytes as gzip at its highest level; quick enough to be done anew each time.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

fn compress(bytes: &[u8]) -> Result<Vec<u8>> {
    let (quality, window) = (11, 22);
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, quality, window);
    writer.write_all(bytes)?;
    Ok(writer.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compresses() -> Result<()> {
        let text = "Sit tall, shoulders low. ".repeat(100);
        let compressed = compress(text.as_bytes())?;
        assert!(compressed.len() < 60, "{} bytes", compressed.len());
        Ok(())
    }
}

//! `cargo xtask serve`: `dist/` on this machine, as a good static host would serve it.
//!
//! The headers are those of `public/_headers`, so that what works here and in the tests works under the strict policy of production.
//! Files are read on each request: a build that ends while this runs is served at once.
//!
//! Invariant: nothing outside of `dist/` is ever read, and only this machine can connect.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::compress::brotli;
use crate::http::{self, Answer, Request};
use crate::media::{HEADERS, media_type};
use crate::{build, dist};

pub(crate) fn run(port: u16, build: bool) -> Result<()> {
    // Taken before the build, so that nobody waits for it only to hear that the port is busy.
    let listener = match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => listener,
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => bail!(
            "port {port} is in use; stop the program that uses it, or choose another port: `cargo xtask serve --port {}`",
            port.checked_add(1).unwrap_or(8080)
        ),
        Err(error) => return Err(error).context(format!("port {port} cannot be opened")),
    };
    if build {
        build::run()?;
    }
    dist::index()?;
    let site = Site::new(dist::folder())?;
    println!("Unhunch is on http://{}", listener.local_addr()?);
    println!("Ctrl-C stops it.");
    http::serve(&listener, |request| site.answer(request));
    Ok(())
}

/// A folder that is served.
struct Site {
    dist: PathBuf,
}

impl Site {
    /// Compresses every file now, so that the first visitor does not wait for it.
    fn new(dist: PathBuf) -> Result<Site> {
        let site = Site { dist };
        ensure!(
            site.dist.join(HEADERS).is_file(),
            "dist/{HEADERS} is missing; index.html has to copy public/ into dist/"
        );
        for file in dist::files(&site.dist)? {
            if media_type(&file).compresses {
                brotli(&fs::read(&file)?)?;
            }
        }
        Ok(site)
    }

    fn answer(&self, request: &Request) -> Answer {
        if !matches!(request.method.as_str(), "GET" | "HEAD") {
            return Answer::text("405 Method Not Allowed").with("Allow", "GET, HEAD");
        }
        let path = request.target.split(['?', '#']).next().unwrap_or_default();
        let file = safe_path(path).and_then(|it| self.file(&it, request.header("Accept-Encoding")));
        let mut answer = file.unwrap_or_else(|| Answer::text("404 Not Found"));
        let rules = fs::read_to_string(self.dist.join(HEADERS)).unwrap_or_default();
        for (name, value) in headers_for(&rules, path) {
            // Whatever a host may keep: here the next build has to show at once.
            if !name.eq_ignore_ascii_case("Cache-Control") {
                answer = answer.with(name, value);
            }
        }
        answer.with("Cache-Control", "no-cache")
    }

    fn file(&self, relative: &Path, encodings: &str) -> Option<Answer> {
        let path = self.dist.join(relative);
        let bytes = fs::read(&path).ok()?;
        let media_type = media_type(&path);
        if !media_type.compresses {
            return Some(Answer::new("200 OK", media_type.name, bytes));
        }
        let answer = if accepts_brotli(encodings)
            && let Ok(compressed) = brotli(&bytes)
        {
            Answer::new("200 OK", media_type.name, compressed).with("Content-Encoding", "br")
        } else {
            Answer::new("200 OK", media_type.name, bytes)
        };
        Some(answer.with("Vary", "Accept-Encoding"))
    }
}

/// The file below the served folder that a path of an address stands for; `None` when it might lead out of it.
fn safe_path(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode(path)?;
    let mut file = PathBuf::new();
    for part in decoded.split('/') {
        match part {
            "" | "." => {}
            // The last two are for Windows: another separator, and a drive.
            _ if part == ".." || part.contains(['\0', '\\', ':']) => return None,
            _ => file.push(part),
        }
    }
    if decoded.ends_with('/') {
        file.push("index.html");
    }
    // Hosts that read this file do not serve it.
    (file != Path::new(HEADERS)).then_some(file)
}

fn percent_decode(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if *first == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

/// The headers that a `_headers` file gives for a path: an address at the margin, its headers indented below it.
/// An address may end in `*`; every address that fits adds its headers.
fn headers_for<'a>(rules: &'a str, path: &str) -> Vec<(&'a str, &'a str)> {
    let mut headers = Vec::new();
    let mut fits = false;
    for line in rules.lines() {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            continue;
        }
        if !line.starts_with(char::is_whitespace) {
            fits = match text.strip_suffix('*') {
                Some(start) => path.starts_with(start),
                None => path == text,
            };
        } else if let Some((name, value)) = text.split_once(':').filter(|_| fits) {
            headers.push((name.trim(), value.trim()));
        }
    }
    headers
}

/// Whether an Accept-Encoding header allows brotli.
fn accepts_brotli(encodings: &str) -> bool {
    encodings.split(',').any(|it| {
        let (name, quality) = it.split_once(';').unwrap_or((it, ""));
        let quality = quality.trim().strip_prefix("q=").and_then(|it| it.parse::<f32>().ok());
        name.trim().eq_ignore_ascii_case("br") && quality.is_none_or(|it| it > 0.0)
    })
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::thread;

    use super::*;
    use crate::{html, shell};

    #[test]
    fn paths_stay_inside() {
        let check = |path: &str, expected: Option<&str>| {
            assert_eq!(safe_path(path), expected.map(PathBuf::from), "{path}");
        };
        check("/", Some("index.html"));
        check("/a/b.js", Some("a/b.js"));
        check("/a/", Some("a/index.html"));
        check("//a/./b", Some("a/b"));
        check("/a%20b", Some("a b"));
        check("/a..b", Some("a..b"));
        check("/../a", None);
        check("/a/..", None);
        check("/%2e%2E/a", None);
        check("/..%2fa", None);
        check("/a%5C..%5Cb", None);
        check("/C:/a", None);
        check("/a%00", None);
        check("/%", None);
        check("/%zz", None);
        check("/%ff", None);
        check("/_headers", None);
    }

    #[test]
    fn headers_by_path() {
        let rules = "# why\n/*\n  A: 1\n  B: x: y\n\n/embed/*\n  A: 2\n/one\n  C: 3\n";
        let check = |path: &str, expected: &[(&str, &str)]| {
            assert_eq!(headers_for(rules, path), expected, "{path}");
        };
        check("/", &[("A", "1"), ("B", "x: y")]);
        check("/embed/a", &[("A", "1"), ("B", "x: y"), ("A", "2")]);
        check("/one", &[("A", "1"), ("B", "x: y"), ("C", "3")]);
    }

    #[test]
    fn brotli_when_it_is_welcome() {
        for accepted in ["br", "gzip, deflate, br", "gzip;q=1.0, BR;q=0.5"] {
            assert!(accepts_brotli(accepted), "{accepted}");
        }
        for refused in ["", "gzip", "br;q=0", "br;q=0.0, gzip", "brx"] {
            assert!(!accepts_brotli(refused), "{refused}");
        }
    }

    #[test]
    fn the_page_and_the_headers_have_one_policy() -> Result<()> {
        let read =
            |name: &str| fs::read_to_string(shell::root().join(name)).context(name.to_owned());
        let text = read("public/_headers")?;
        let headers = headers_for(&text, "/");
        let header = headers.iter().find(|(name, _)| *name == "Content-Security-Policy");
        let (_, header) = header.context("public/_headers has no Content-Security-Policy")?;

        let page = html::tags(&read("index.html")?);
        let is_policy =
            |it: &&html::Tag| it.attribute("http-equiv") == Some("Content-Security-Policy");
        let meta = page.iter().find(is_policy).and_then(|it| it.attribute("content"));
        let meta = meta.context("index.html has no meta tag with a Content-Security-Policy")?;

        let rules = |policy: &str| -> Vec<String> {
            let words = |it: &str| it.split_whitespace().collect::<Vec<_>>().join(" ");
            policy.split(';').map(words).filter(|it| !it.is_empty()).collect()
        };
        assert_eq!(rules(meta), rules(header));
        // Only what stands in a frame may be framed.
        let framed = |path| {
            let headers = headers_for(&text, path);
            !headers.contains(&("Content-Security-Policy", "frame-ancestors 'none'"))
        };
        assert_eq!(
            ["/", "/index.html", "/embed.html", "/frame.html"].map(framed),
            [false, false, false, true]
        );
        Ok(())
    }

    /// A real server on a real socket.
    struct Fixture {
        port: u16,
    }

    impl Fixture {
        fn start(name: &str) -> Result<Fixture> {
            let dist = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            shell::remove_dir(&dist)?;
            fs::create_dir_all(&dist)?;
            fs::write(dist.join("index.html"), "<p>Sit tall.</p>".repeat(50))?;
            fs::write(dist.join("a.wasm"), [0; 100])?;
            fs::write(dist.join("a.png"), [0; 100])?;
            fs::write(dist.join("_headers"), "/*\n  X-Content-Type-Options: nosniff\n")?;
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            let port = listener.local_addr()?.port();
            let site = Site::new(dist)?;
            thread::spawn(move || http::serve(&listener, |it| site.answer(it)));
            Ok(Fixture { port })
        }

        /// The head and the body of the answer.
        fn ask(&self, request: &str) -> Result<(String, Vec<u8>)> {
            let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
            let request = request.replace('\n', "\r\n");
            write!(stream, "{request}\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
            let mut answer = Vec::new();
            stream.read_to_end(&mut answer)?;
            let end = answer.windows(4).position(|it| it == b"\r\n\r\n").context("no head")?;
            let body = answer.split_off(end + 4);
            Ok((String::from_utf8(answer)?, body))
        }
    }

    #[test]
    fn answers() -> Result<()> {
        let site = Fixture::start("answers")?;

        let (head, body) = site.ask("GET / HTTP/1.1")?;
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(head.contains("Content-Type: text/html; charset=utf-8\r\n"), "{head}");
        assert!(head.contains("X-Content-Type-Options: nosniff\r\n"), "{head}");
        assert!(head.contains("Cache-Control: no-cache\r\n"), "{head}");
        assert!(!head.contains("Content-Encoding"), "{head}");
        assert_eq!(body.len(), 800);

        let (head, body) = site.ask("GET /a.wasm?v=1 HTTP/1.1\nAccept-Encoding: gzip, br")?;
        assert!(head.contains("Content-Type: application/wasm\r\n"), "{head}");
        assert!(head.contains("Content-Encoding: br\r\n"), "{head}");
        assert!(head.contains(&format!("Content-Length: {}\r\n", body.len())), "{head}");
        assert!(body.len() < 20);

        let (head, body) = site.ask("GET /a.png HTTP/1.1\nAccept-Encoding: br")?;
        assert!(!head.contains("Content-Encoding"), "{head}");
        assert_eq!(body.len(), 100);

        let (head, body) = site.ask("HEAD / HTTP/1.1")?;
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(body.is_empty());
        Ok(())
    }

    #[test]
    fn refusals() -> Result<()> {
        let site = Fixture::start("refusals")?;
        for path in
            ["/missing", "/../Cargo.toml", "/%2e%2e/Cargo.toml", "/_headers", "//etc/passwd"]
        {
            let (head, _) = site.ask(&format!("GET {path} HTTP/1.1"))?;
            assert!(head.starts_with("HTTP/1.1 404"), "{path}: {head}");
            assert!(head.contains("nosniff"), "{path}: {head}");
        }
        let (head, _) = site.ask("POST / HTTP/1.1\nContent-Length: 0")?;
        assert!(head.starts_with("HTTP/1.1 405"), "{head}");
        Ok(())
    }
}

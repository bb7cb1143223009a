//! `cargo xtask serve`: `dist/` on this machine, as a good static host would serve it.
//!
//! The headers are those of `public/_headers`, so that what works here and in the tests works under the strict policy of production.
//! Files are read on each request: a build that ends while this runs is served at once. A file that is changed in `dist/` by
//! hand is served as the build compressed it, until the next build.
//!
//! Invariant: nothing outside of `dist/` is ever read, and only this machine can connect.

use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::{fs, io};

use anyhow::{Context, Result, bail, ensure};
use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::serve::ListenerExt;
use percent_encoding::percent_decode_str;
use tower_http::services::ServeDir;

use crate::{build, dist};

/// Where the response headers are, below `public/` and `dist/`.
const HEADERS: &str = "_headers";

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
    let site = site(dist::folder())?;
    println!("Unhunch is on http://{}", listener.local_addr()?);
    println!("Ctrl-C stops it.");
    listen(listener, site)
}

/// Answers every request for ever.
fn listen(listener: TcpListener, site: Router) -> Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    listener.set_nonblocking(true)?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::from_std(listener)?.tap_io(|stream| {
            // It is quicker without a delay, and right with it.
            let _ = stream.set_nodelay(true);
        });
        Ok(axum::serve(listener, site).await?)
    })
}

/// A folder, with what the build has compressed beside each file.
fn site(dist: PathBuf) -> Result<Router> {
    ensure!(
        dist.join(HEADERS).is_file(),
        "dist/{HEADERS} is missing; index.html has to copy public/ into dist/"
    );
    let files = ServeDir::new(&dist).precompressed_br().redirect_to_trailing_slash(false);
    let dressed = middleware::from_fn_with_state(dist, dressed);
    Ok(Router::new().fallback_service(files).layer(dressed))
}

/// The answer for a file, as a host that reads `_headers` gives it.
async fn dressed(State(dist): State<PathBuf>, request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = if is_hidden(&path) {
        StatusCode::NOT_FOUND.into_response()
    } else {
        next.run(request).await
    };
    let status = response.status();
    if !status.is_success() && status != StatusCode::NOT_MODIFIED {
        *response.body_mut() = Body::from(status.to_string());
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
    }
    let headers = response.headers_mut();
    let media_type = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    if media_type.starts_with("text/")
        && let Ok(named) = HeaderValue::from_str(&format!("{media_type}; charset=utf-8"))
    {
        headers.insert(CONTENT_TYPE, named);
    }
    let rules = fs::read_to_string(dist.join(HEADERS)).unwrap_or_default();
    for (name, value) in headers_for(&rules, &path) {
        if let (Ok(name), Ok(value)) = (name.parse::<HeaderName>(), value.parse()) {
            headers.append(name, value);
        }
    }
    // Whatever a host may keep: here the next build has to show at once.
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Whether a path stands for what hosts read and do not serve.
fn is_hidden(path: &str) -> bool {
    let path = percent_decode_str(path).decode_utf8_lossy();
    Path::new(&*path).file_name().is_some_and(|it| it == HEADERS)
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

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::thread;

    use super::*;
    use crate::{compress, html, shell};

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
            ["/", "/index.html", "/embed.html", "/r/a/", "/e/a/", "/frame.html"].map(framed),
            [false, false, false, false, false, true]
        );
        Ok(())
    }

    /// A real server on a real socket.
    struct Fixture {
        dist: PathBuf,
        port: u16,
    }

    impl Fixture {
        fn start(name: &str) -> Result<Fixture> {
            let dist = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            shell::remove_dir(&dist)?;
            fs::create_dir_all(dist.join("a"))?;
            fs::write(dist.join("a/index.html"), "a")?;
            fs::write(dist.join("index.html"), "<p>Sit tall.</p>".repeat(50))?;
            fs::write(dist.join("a.wasm"), [0; 100])?;
            fs::write(dist.join("a.wasm.br"), compress::brotli(&[0; 100])?)?;
            fs::write(dist.join("a.png"), [0; 100])?;
            fs::write(dist.join("_headers"), "/*\n  X-Content-Type-Options: nosniff\n")?;
            let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
            let port = listener.local_addr()?.port();
            let site = site(dist.clone())?;
            thread::spawn(move || listen(listener, site));
            Ok(Fixture { dist, port })
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
        assert!(head.contains("content-type: text/html; charset=utf-8\r\n"), "{head}");
        assert!(head.contains("x-content-type-options: nosniff\r\n"), "{head}");
        assert!(head.contains("cache-control: no-cache\r\n"), "{head}");
        assert!(!head.contains("content-encoding"), "{head}");
        assert_eq!(body.len(), 800);

        let (head, body) = site.ask("GET /a.wasm?v=1 HTTP/1.1\nAccept-Encoding: gzip, br")?;
        assert!(head.contains("content-type: application/wasm\r\n"), "{head}");
        assert!(head.contains("content-encoding: br\r\n"), "{head}");
        assert!(head.contains(&format!("content-length: {}\r\n", body.len())), "{head}");
        assert!(body.len() < 20);

        let (head, body) = site.ask("GET /a.png HTTP/1.1\nAccept-Encoding: br")?;
        assert!(!head.contains("content-encoding"), "{head}");
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
        let (head, body) = site.ask("POST / HTTP/1.1\nContent-Length: 0")?;
        assert!(head.starts_with("HTTP/1.1 405"), "{head}");
        assert!(head.contains("allow: GET,HEAD\r\n") && head.contains("nosniff"), "{head}");
        assert_eq!(body, b"405 Method Not Allowed");
        Ok(())
    }

    #[test]
    fn paths_stay_inside() -> Result<()> {
        let site = Fixture::start("paths")?;
        let check = |path: &str, found: bool| -> Result<()> {
            let (head, body) = site.ask(&format!("GET {path} HTTP/1.1"))?;
            assert!(
                head.starts_with(if found { "HTTP/1.1 200" } else { "HTTP/1.1 404" }),
                "{path}: {head}"
            );
            assert!(found || body == b"404 Not Found", "{path}");
            Ok(())
        };
        for path in ["/", "/a.png", "/a/", "//a/./index.html", "/%61.png?b#c"] {
            check(path, true)?;
        }
        for path in [
            "/b",
            "/../a.png",
            "/a/..",
            "/%2e%2E/a.png",
            "/..%2fa.png",
            "/a%5C..%5Ca.png",
            "/C:/a.png",
            "/a.png%00",
            "/%",
            "/%zz",
            "/%ff",
            "/a.png/",
            "/a/b/",
            "/_headers",
            "/%5fheaders",
            "//./_headers",
            "/_headers/.",
        ] {
            check(path, false)?;
        }
        Ok(())
    }

    #[test]
    fn what_a_build_has_replaced_shows_at_once() -> Result<()> {
        let site = Fixture::start("replaced")?;
        let (head, _) = site.ask("GET /a.png HTTP/1.1")?;
        let tag = head.lines().find_map(|it| it.strip_prefix("etag: ")).context("no etag")?;
        let again = format!("GET /a.png HTTP/1.1\nIf-None-Match: {tag}");
        assert!(site.ask(&again)?.0.starts_with("HTTP/1.1 304"));
        fs::write(site.dist.join("a.png"), [1; 101])?;
        let (head, body) = site.ask(&again)?;
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert_eq!(body, [1; 101]);
        Ok(())
    }
}

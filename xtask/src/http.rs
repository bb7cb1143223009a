//! Just enough HTTP/1.1 for `serve`: requests without a body, on connections that stay open, with a thread for each.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

/// A browser keeps idle connections for long; this frees the threads of those that it forgot.
const IDLE: Duration = Duration::from_secs(90);
const LONGEST_HEAD: u64 = 64 * 1024;

pub(crate) struct Request {
    pub(crate) method: String,
    /// As sent: the path and the query.
    pub(crate) target: String,
    version: String,
    headers: Vec<(String, String)>,
}

pub(crate) struct Answer {
    status: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

impl Request {
    /// The value of the first header of this name, or nothing.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers.iter().find(|(it, _)| it.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    fn is_last(&self) -> bool {
        // A body would be taken for the next request.
        let has_body = !matches!(self.header("Content-Length"), "" | "0")
            || !self.header("Transfer-Encoding").is_empty();
        has_body
            || self.version != "HTTP/1.1"
            || self.header("Connection").eq_ignore_ascii_case("close")
    }
}

impl Answer {
    /// `status` is the number with its phrase, such as `200 OK`.
    pub(crate) fn new(status: &'static str, media_type: &str, body: Vec<u8>) -> Answer {
        Answer { status, headers: Vec::new(), body }.with("Content-Type", media_type)
    }

    pub(crate) fn text(status: &'static str) -> Answer {
        Answer::new(status, "text/plain; charset=utf-8", status.into())
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Answer {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    fn write(&self, mut stream: &TcpStream, has_body: bool, is_last: bool) -> io::Result<()> {
        let mut out = Vec::new();
        write!(out, "HTTP/1.1 {}\r\n", self.status)?;
        for (name, value) in &self.headers {
            write!(out, "{name}: {value}\r\n")?;
        }
        write!(out, "Content-Length: {}\r\n", self.body.len())?;
        write!(out, "{}\r\n", if is_last { "Connection: close\r\n" } else { "" })?;
        if has_body {
            out.extend(&self.body);
        }
        stream.write_all(&out)
    }
}

/// Answers every request for ever.
pub(crate) fn serve(listener: &TcpListener, answer: impl Fn(&Request) -> Answer + Sync) {
    let answer = &answer;
    thread::scope(|scope| {
        loop {
            match listener.accept() {
                // A visitor who leaves in the middle is no error.
                Ok((stream, _)) => drop(scope.spawn(move || converse(&stream, answer))),
                Err(error) => {
                    eprintln!("A connection failed: {error}.");
                    // Most often too many are open: let some end.
                    thread::sleep(Duration::from_millis(100));
                }
            }
        }
    });
}

fn converse(stream: &TcpStream, answer: impl Fn(&Request) -> Answer) -> io::Result<()> {
    stream.set_read_timeout(Some(IDLE))?;
    stream.set_nodelay(true)?;
    let mut reader = BufReader::new(stream);
    while let Some(head) = read_head(&mut reader)? {
        let Some(request) = parse(&head) else {
            return Answer::text("400 Bad Request").write(stream, true, true);
        };
        let is_last = request.is_last();
        answer(&request).write(stream, request.method != "HEAD", is_last)?;
        if is_last {
            break;
        }
    }
    Ok(())
}

/// The lines up to the empty one; `None` when the visitor has no more requests.
fn read_head(reader: &mut impl BufRead) -> io::Result<Option<String>> {
    let mut head = String::new();
    let mut limited = reader.take(LONGEST_HEAD);
    while limited.read_line(&mut head)? > 0 {
        if head.ends_with("\r\n\r\n") || head.ends_with("\n\n") {
            return Ok(Some(head));
        }
    }
    Ok(None)
}

fn parse(head: &str) -> Option<Request> {
    let mut lines = head.lines();
    let mut words = lines.next()?.split(' ').map(str::to_owned);
    let (method, target, version) = (words.next()?, words.next()?, words.next()?);
    let headers = lines
        .take_while(|it| !it.is_empty())
        .map(|line| {
            let (name, value) = line.split_once(':')?;
            Some((name.to_owned(), value.trim().to_owned()))
        })
        .collect::<Option<_>>()?;
    version.starts_with("HTTP/1.").then_some(Request { method, target, version, headers })
}

#[cfg(test)]
mod tests {
    use std::net::{Ipv4Addr, SocketAddr};

    use super::*;

    /// A server that answers each request with its target.
    fn echo() -> io::Result<SocketAddr> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let address = listener.local_addr()?;
        thread::spawn(move || {
            serve(&listener, |it| {
                Answer::new("200 OK", it.header("accept"), it.target.clone().into())
            });
        });
        Ok(address)
    }

    /// Everything that comes back until the server closes.
    fn ask(address: SocketAddr, requests: &str) -> io::Result<String> {
        let mut stream = TcpStream::connect(address)?;
        stream.write_all(requests.replace('\n', "\r\n").as_bytes())?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer.replace("\r\n", "\n"))
    }

    #[test]
    fn one_request() -> io::Result<()> {
        let answer = ask(echo()?, "GET /a?b HTTP/1.1\nACCEPT: x/y\nConnection: Close\n\n")?;
        let expected =
            "HTTP/1.1 200 OK\nContent-Type: x/y\nContent-Length: 4\nConnection: close\n\n/a?b";
        assert_eq!(answer, expected);
        Ok(())
    }

    #[test]
    fn a_connection_stays_open() -> io::Result<()> {
        let answer = ask(echo()?, "GET /a HTTP/1.1\n\nHEAD /b HTTP/1.1\n\nGET /c HTTP/1.0\n\n")?;
        assert_eq!(answer.matches("HTTP/1.1 200 OK").count(), 3, "{answer}");
        assert!(answer.contains("/a") && !answer.contains("/b") && answer.contains("/c"));
        Ok(())
    }

    #[test]
    fn a_body_ends_the_connection() -> io::Result<()> {
        let answer =
            ask(echo()?, "POST /a HTTP/1.1\nContent-Length: 22\n\nGET /smuggled HTTP/1.1")?;
        assert!(answer.contains("Connection: close") && !answer.contains("smuggled"), "{answer}");
        Ok(())
    }

    #[test]
    fn what_is_no_request() -> io::Result<()> {
        for head in ["hello\n\n", "GET / HTTP/2\n\n", "GET / HTTP/1.1\nno colon\n\n"] {
            let answer = ask(echo()?, head)?;
            assert!(answer.starts_with("HTTP/1.1 400 Bad Request\n"), "{answer}");
        }
        Ok(())
    }

    #[test]
    fn idle_connections_hold_nobody_up() -> io::Result<()> {
        let address = echo()?;
        let idle: Vec<_> =
            (0..50).map(|_| TcpStream::connect(address)).collect::<io::Result<_>>()?;
        ask(address, "GET / HTTP/1.0\n\n")?;
        drop(idle);
        Ok(())
    }
}

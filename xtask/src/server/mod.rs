//! A small web server for the finished page: reads files, answers GET and HEAD, and sends the
//! headers that a careful host would send. It listens on this machine only.

pub(crate) mod headers;
mod request;

use anyhow::{Context, Result, anyhow};
use request::Request;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// No request of a browser for this page is longer.
const LONGEST_REQUEST: u64 = 16 * 1024;
/// A connection that says nothing for so long is closed.
const PATIENCE: Duration = Duration::from_secs(10);

/// What is served.
pub(crate) struct Site {
    folder: PathBuf,
    log: Option<Mutex<File>>,
    compressed: BTreeMap<PathBuf, Vec<u8>>,
}

impl Site {
    /// Makes a site of the files in `folder`.
    pub(crate) fn new(folder: &Path) -> Result<Self> {
        let folder = folder
            .canonicalize()
            .with_context(|| format!("opening {}", folder.display()))?;
        Ok(Self {
            folder,
            log: None,
            compressed: BTreeMap::new(),
        })
    }

    /// Makes it write a line for each request into `file`, so that a test can count them.
    pub(crate) fn logging_to(mut self, file: &Path) -> Result<Self> {
        let log = File::create(file).with_context(|| format!("making {}", file.display()))?;
        self.log = Some(Mutex::new(log));
        Ok(self)
    }

    /// Makes it send these files compressed by Brotli to whoever reads that, as hosts do.
    pub(crate) fn sending(mut self, compressed: BTreeMap<PathBuf, Vec<u8>>) -> Self {
        self.compressed = compressed;
        self
    }

    /// Returns the content of the file that `path` means, if it is one inside the folder.
    fn read(&self, path: &Path) -> Option<Vec<u8>> {
        let file = self.folder.join(path).canonicalize().ok()?;
        if file.starts_with(&self.folder) && file.is_file() {
            fs::read(file).ok()
        } else {
            None
        }
    }

    fn note(&self, line: &str) {
        let Some(log) = &self.log else { return };
        if let Ok(mut log) = log.lock() {
            // A test that reads the log notices a missing line; the answer must not wait for it.
            let _ = writeln!(log, "{line}");
        }
    }
}

/// Takes a port of this machine; 0 means any free one.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let other = port.checked_add(1).unwrap_or(8080);
        if error.kind() == io::ErrorKind::AddrInUse {
            anyhow!(
                "port {port} is in use: stop the program that has it, or take another one with `--port {other}`"
            )
        } else {
            anyhow!("port {port} cannot be used: {error}")
        }
    })
}

/// Answers requests until the program ends.
pub(crate) fn serve(listener: &TcpListener, site: Site) {
    let site = Arc::new(site);
    for stream in listener.incoming().flatten() {
        let site = Arc::clone(&site);
        // A browser that goes away in the middle of an answer is its own business.
        thread::spawn(move || drop(talk(&stream, &site)));
    }
}

fn talk(stream: &TcpStream, site: &Site) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.take(LONGEST_REQUEST));
    match request::read(&mut reader) {
        Some(request) => answer(stream, site, &request),
        None => send(stream, Answer::plain("400 Bad Request"), Body::Sent),
    }
}

fn answer(stream: &TcpStream, site: &Site, request: &Request) -> io::Result<()> {
    let body = match request.method.as_str() {
        "GET" => Body::Sent,
        "HEAD" => Body::LeftOut,
        _ => {
            site.note(&format!("{} {} 405", request.method, request.target));
            return send(stream, Answer::plain("405 Method Not Allowed"), Body::Sent);
        }
    };
    let found = request
        .path
        .as_ref()
        .and_then(|path| Some((path, site.read(path)?)));
    let status = if found.is_some() { 200 } else { 404 };
    site.note(&format!("{} {} {status}", request.method, request.target));
    let Some((path, content)) = found else {
        return send(stream, Answer::plain("404 Not Found"), body);
    };
    let small = site.compressed.get(path).filter(|_| request.reads_brotli);
    let encoding = small.map(|_| "br");
    let content = small.cloned().unwrap_or(content);
    let answer = Answer {
        status: "200 OK",
        encoding,
        content_type: headers::content_type(path),
        caching: headers::caching(path),
        content,
    };
    send(stream, answer, body)
}

struct Answer {
    status: &'static str,
    encoding: Option<&'static str>,
    content_type: &'static str,
    caching: &'static str,
    content: Vec<u8>,
}

impl Answer {
    fn plain(status: &'static str) -> Self {
        let content = status.as_bytes().to_vec();
        Self {
            status,
            encoding: None,
            content_type: "text/plain; charset=utf-8",
            caching: "no-store",
            content,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Sent,
    LeftOut,
}

fn send(mut stream: &TcpStream, answer: Answer, body: Body) -> io::Result<()> {
    let mut bytes = format!(
        "HTTP/1.1 {}\r\nContent-Type: {}\r\nContent-Length: {}\r\nCache-Control: {}\r\nConnection: close\r\n{}{}\r\n",
        answer.status,
        answer.content_type,
        answer.content.len(),
        answer.caching,
        answer
            .encoding
            .map(|name| format!("Content-Encoding: {name}\r\nVary: Accept-Encoding\r\n"))
            .unwrap_or_default(),
        headers::security()
    )
    .into_bytes();
    if body == Body::Sent {
        bytes.extend(answer.content);
    }
    stream.write_all(&bytes)?;
    stream.flush()
}

#[cfg(test)]
mod tests;

//! Talks to the server over a real socket.

use super::*;
use std::env;
use std::net::SocketAddr;
use std::process;

/// Starts a server on a folder of its own, with a secret file beside that folder.
fn site(name: &str) -> (SocketAddr, PathBuf) {
    let base = env::temp_dir().join(format!("xtask-server-{name}-{}", process::id()));
    let folder = base.join("dist");
    fs::create_dir_all(&folder).unwrap();
    fs::write(base.join("secret.txt"), "secret").unwrap();
    fs::write(folder.join("index.html"), "<p>hello</p>").unwrap();
    fs::write(folder.join("app-0123456789abcdef_bg.wasm"), b"\0asm").unwrap();
    let listener = listen(0).unwrap();
    let address = listener.local_addr().unwrap();
    let site = Site::new(&folder)
        .unwrap()
        .logging_to(&base.join("log"))
        .unwrap();
    thread::spawn(move || serve(&listener, site));
    (address, base)
}

fn ask(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream
        .write_all(format!("{request} HTTP/1.1\r\nHost: a\r\n\r\n").as_bytes())
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_page_comes_with_its_protection() {
    let (address, base) = site("page");
    let answer = ask(address, "GET /");
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    assert_eq!(body, "<p>hello</p>");
    for line in [
        "HTTP/1.1 200 OK",
        "Content-Type: text/html; charset=utf-8",
        "Content-Length: 12",
        "Cache-Control: no-cache",
        "X-Content-Type-Options: nosniff",
        "Referrer-Policy: no-referrer",
    ] {
        assert!(
            head.lines().any(|found| found == line),
            "{line} is missing in\n{head}"
        );
    }
    assert!(head.contains(&format!("Content-Security-Policy: {}", headers::POLICY)));
    assert!(head.contains("frame-ancestors 'none'"));
    assert_eq!(fs::read_to_string(base.join("log")).unwrap(), "GET / 200\n");
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn hashed_files_are_typed_and_kept() {
    let (address, base) = site("hashed");
    let answer = ask(address, "HEAD /app-0123456789abcdef_bg.wasm");
    assert!(answer.contains("\r\nContent-Type: application/wasm\r\n"));
    assert!(answer.contains("\r\nContent-Length: 4\r\n"));
    assert!(answer.contains("immutable"));
    assert!(answer.ends_with("\r\n\r\n"), "HEAD has no body");
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn nothing_else_is_handed_out() {
    let (address, base) = site("other");
    for (request, status) in [
        ("GET /../secret.txt", "404"),
        ("GET /%2e%2e/secret.txt", "404"),
        ("GET /missing", "404"),
        ("POST /", "405"),
        ("GET", "400"),
    ] {
        let answer = ask(address, request);
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status} ")),
            "{request}: {answer}"
        );
        assert!(!answer.contains("secret"), "{request}");
    }
    fs::remove_dir_all(base).unwrap();
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    let (address, base) = site("link");
    std::os::unix::fs::symlink(base.join("secret.txt"), base.join("dist/link.txt")).unwrap();
    assert!(ask(address, "GET /link.txt").starts_with("HTTP/1.1 404 "));
    fs::remove_dir_all(base).unwrap();
}

#[test]
fn a_taken_port_is_said_in_words() {
    let taken = listen(0).unwrap();
    let port = taken.local_addr().unwrap().port();
    let error = listen(port).expect_err("the port is taken").to_string();
    assert!(
        error.contains("is in use") && error.contains("--port"),
        "{error}"
    );
}

"""Every header on every kind of answer: nginx's own, and the service's as they are."""

import pytest
import requests

from conftest import SAID, Echo

FOR_EVER = "public, max-age=31536000, immutable"

# What is asked → its status and Cache-Control.
FILES = {
    ("GET /app/",): (200, "no-cache"),
    ("GET /app/history/7",): (200, "no-cache"),
    ("GET /app/main.js",): (200, "no-cache"),
    ("GET /app/sw.js",): (200, "no-cache"),
    ("GET /app/manifest.webmanifest",): (200, "no-cache"),
    ("GET /assets/css/base.css",): (200, "no-cache"),
    ("GET /assets/i18n/en.json",): (200, "no-cache"),
    ("GET /assets/icons.svg",): (200, "no-cache"),
    ("GET /favicon.ico",): (200, "no-cache"),
    ("GET /assets/style.0a1b2c3d.css",): (200, FOR_EVER),
    ("HEAD /assets/css/base.css",): (200, "no-cache"),
    ("HEAD /assets/css/base.css", "Accept-Encoding: gzip"): (200, "no-cache"),
    ("GET /assets/css/base.css", "Accept-Encoding: gzip"): (200, "no-cache"),
    ("GET /assets/css/base.css", "If-None-Match: *"): (304, "no-cache"),
    ("GET /assets/style.0a1b2c3d.css", "If-None-Match: *"): (304, FOR_EVER),
    # Files are small: a part of one is never sent, so none can be out of range.
    ("GET /assets/css/base.css", "Range: bytes=0-9"): (200, "no-cache"),
    ("GET /assets/css/base.css", "Range: bytes=900000-"): (200, "no-cache"),
    ("GET /app",): (308, "no-cache"),
}
REFUSALS = {
    ("GET /app/missing.js",): 404,
    ("HEAD /app/missing.js",): 404,
    ("GET /assets/missing.0a1b2c3d.css",): 404,
    ("GET /metrics",): 404,
    ("GET /api/%00",): 400,
    ("GET /../x",): 400,
    ("GET /login", "Host: a b"): 400,
    ("GET /login", "X: " + "x" * 9000): 400,
    ("GET /api/user/7/", *(f"X-{index}: " + "x" * 8000 for index in range(5))): 400,
    ("POST /rpc", "Content-Length: 5", "Transfer-Encoding: chunked"): 400,
    ("POST /rpc", "Transfer-Encoding: gzip"): 400,
    ("TRACE /rpc",): 405,
    ("POST /app/", "Content-Length: 0"): 405,
    ("GET /assets/css/base.css", 'If-Match: "another"'): 412,
    ("POST /rpc", "Content-Length: 262145"): 413,
    ("GET /login?" + "x" * 9000,): 414,
}


@pytest.mark.parametrize("asked, status, cached", [
    *((asked, *told) for asked, told in FILES.items()),
    *((asked, status, "no-store") for asked, status in REFUSALS.items()),
], ids=lambda value: value[0][:40] if isinstance(value, tuple) else "")
def test_every_answer_of_nginx_carries_every_header_once(shared_front, asked, status, cached):
    says_it_all(shared_front.ask(*asked), status, cached)


def test_a_version_that_nginx_does_not_speak_is_refused_likewise(shared_front):
    says_it_all(shared_front.ask("GET /login", version="HTTP/3.0"), 400, "no-store")


def test_a_refusal_for_haste_carries_them_too(start):
    front = start("on")
    answers = [front.ask(f"POST {path}", "Content-Length: 0") for path in ["/login", "/api/login/"] * 20]
    for kind in ["text/html", "application/problem+json"]:
        says_it_all(next(one for one in answers if one.status == 429 and one.headers["Content-Type"].startswith(kind)),
                    429, "no-store")


def test_the_answer_for_a_service_that_is_gone_carries_them_too(front):
    front.service.shutdown()
    front.service.server_close()
    for path in ["/login", "/rpc", "/events"]:
        says_it_all(front.ask(f"GET {path}"), 503, "no-store")


def says_it_all(answer, status, cached):
    assert answer.status == status
    wanted = {name: [value] if value else None for name, value in {**SAID, "Cache-Control": cached}.items()}
    assert {name: answer.headers.get_all(name) for name in wanted} == wanted
    [request] = answer.headers.get_all("X-Request-Id")
    assert len(request) == 32
    # What nginx would say of itself where no page of ours is shown.
    assert b"<center>" not in answer.body or status == 308


def test_what_the_service_says_is_passed_on_as_it_is(front, monkeypatch):
    names = [*SAID, "Cache-Control", "X-Request-Id", "Retry-After", "Allow", "Vary"]
    own = {name: "the service's" for name in names if name != "Server"}
    monkeypatch.setattr(Echo, "says", own)
    Echo.release.set()
    for path in ["/", "/login", "/rpc", "/api/login/", "/events"]:
        answer = requests.get(front.url + path)
        assert {name: answer.headers.get(name) for name in own} == own, path
        assert answer.headers["Server"] == "nginx"

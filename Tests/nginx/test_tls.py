"""The sample for TLS and HTTP/2, as curl sees it."""

import json
import subprocess

import pytest
import requests

from conftest import SAID, Echo, running

HOST = "billing.example.com"
SAID_OVER_TLS = {**SAID, "Strict-Transport-Security": "max-age=31536000"}


@pytest.fixture(scope="module")
def secure_front():
    """For tests that leave it as it is."""
    with running(tls=True) as one:
        yield one


def curl(front, *options):
    return subprocess.run(
        ["curl", "--silent", "--max-time", "20", "--http2", "--cacert", front.certificate, "--resolve",
         f"{HOST}:{front.port}:127.0.0.1", *options], capture_output=True, text=True)


def ask(front, path, *options):
    """Status, version of HTTP, headers (name in small letters → values), body."""
    told = '%{stderr}{"status": %{http_code}, "version": "%{http_version}", "headers": %{header_json}}'
    done = curl(front, "--write-out", told, *options, f"https://{HOST}:{front.port}{path}")
    assert done.returncode == 0, done
    return {**json.loads(done.stderr), "body": done.stdout}


@pytest.mark.parametrize("path, options, status, cached", [
    ("/app/", [], 200, "no-cache"),
    ("/app/sw.js", ["--head"], 200, "no-cache"),
    ("/assets/style.0a1b2c3d.css", [], 200, "public, max-age=31536000, immutable"),
    ("/app/main.js", ["--header", "If-None-Match: *"], 304, "no-cache"),
    ("/app", [], 308, "no-cache"),
    # Over HTTP/2 nginx ends a connection whose headers are too long, and answers nothing.
    ("/api/", ["--http1.1", "--header", "X: " + "x" * 9000], 400, "no-store"),
    ("/login?" + "x" * 9000, ["--http1.1"], 414, "no-store"),
    ("/assets/missing.css", [], 404, "no-store"),
    ("/readyz", [], 404, "no-store"),
    ("/rpc", ["--request", "TRACE"], 405, "no-store"),
    ("/rpc", ["--data", "x" * 100_000, "--header", "Content-Length: 300000"], 413, "no-store"),
])
def test_every_answer_carries_every_header_once_and_promises_tls(secure_front, path, options, status, cached):
    answer = ask(secure_front, path, *options)
    assert (answer["status"], answer["version"]) == (status, "1.1" if "--http1.1" in options else "2")
    wanted = {**SAID_OVER_TLS, "Cache-Control": cached}
    said = {name: answer["headers"].get(name.lower()) for name in wanted}
    assert said == {name: [value] for name, value in wanted.items()}


def test_the_answer_for_a_service_that_is_gone_promises_it_too(start):
    front = start(tls=True)
    front.service.shutdown()
    front.service.server_close()
    answer = ask(front, "/rpc", "--data", "{}")
    assert answer["status"] == 503 and json.loads(answer["body"])["slug"] == "outcome_unknown"
    assert answer["headers"]["strict-transport-security"] == ["max-age=31536000"]


def test_the_service_learns_that_it_is_https_and_promises_for_itself(secure_front, monkeypatch):
    monkeypatch.setattr(Echo, "says", {"Strict-Transport-Security": "the service's"})
    answer = ask(secure_front, "/login", "--header", "X-Forwarded-Proto: http")
    told = json.loads(answer["body"])["headers"]
    assert (told["x-forwarded-proto"], told["x-forwarded-host"]) == ("https", f"{HOST}:{secure_front.port}")
    assert told["host"] == HOST
    assert answer["headers"]["strict-transport-security"] == ["the service's"]


@pytest.mark.parametrize("version, is_spoken", [("1.1", False), ("1.2", True), ("1.3", True)])
def test_tls_is_spoken_from_1_2_on(secure_front, version, is_spoken):
    # The level lets curl itself speak the old one.
    done = curl(secure_front, f"--tlsv{version}", "--tls-max", version, "--ciphers", "DEFAULT@SECLEVEL=0",
                f"https://{HOST}:{secure_front.port}/app/")
    assert (done.returncode == 0) == is_spoken, done.stderr


def test_plain_http_leads_to_tls(secure_front):
    answer = requests.get(f"http://127.0.0.1:{secure_front.plain_port}/user/7/?x=1", headers={"Host": "evil.example"},
                          allow_redirects=False)
    assert (answer.status_code, answer.headers["Location"]) == (308, f"https://{HOST}/user/7/?x=1")
    wanted = {**SAID, "Cache-Control": "no-cache"}
    assert {name: answer.headers.get(name) for name in wanted} == wanted


def test_plain_http_on_the_port_of_tls_is_refused_with_our_page(secure_front):
    answer = secure_front.ask("GET /app/")
    assert answer.status == 400 and b"not valid HTTP" in answer.body
    assert answer.headers["Content-Security-Policy"] == SAID["Content-Security-Policy"]
    assert "Strict-Transport-Security" not in answer.headers


def test_a_browser_may_open_the_app_in_three_tabs_at_once(start, tmp_path):
    front = start("on", tls=True)
    files = [file.relative_to(front.public) for file in front.public.rglob("*.*")] * 3
    urls = [f"https://{HOST}:{front.port}/{file}" for file in files]
    done = curl(front, "--parallel", "--parallel-max", "64", "--write-out", "%{http_code} %{http_version}\n",
                "--remote-name-all", "--output-dir", tmp_path, *urls)
    assert done.stdout.splitlines() == ["200 2"] * len(urls)

"""What nginx does by itself: hidden paths, what it tells the service, and answers when that is gone."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
import requests

from conftest import Echo


@pytest.mark.parametrize("tls", [False, True], ids=["plain HTTP", "the sample of TLS"])
def test_the_configuration_is_valid_and_gixy_finds_nothing(start, tls):
    front = start(tls=tls)
    tested = subprocess.run([*front.command, "-t"], capture_output=True, text=True)
    assert tested.returncode == 0 and "warn" not in tested.stderr, tested.stderr
    # Left out: proxy_buffering_off, since /events is a stream; try_files_is_evil_too, since a cache of open files would
    # serve half of a file that is being edited.
    gixy = subprocess.run(
        [Path(sys.executable).with_name("gixy"), "--skips", "proxy_buffering_off,try_files_is_evil_too",
         front.configuration / "nginx.conf"], capture_output=True, text=True)
    assert gixy.returncode == 0 and "No issues found" in gixy.stdout, gixy.stdout


@pytest.mark.parametrize("path", [
    "/metrics", "/readyz", "/readyz/", "//readyz", "/./readyz", "/%72eadyz", "/x/../metrics", "/metrics?x=1",
    "/errors/503.json"])
def test_the_operators_paths_are_hidden_however_they_are_spelled(front, path):
    assert front.ask(f"GET {path}").status == 404


def test_the_service_learns_the_clients_address_from_nginx_alone(front):
    told = requests.get(front.url + "/anything", headers={
        "X-Forwarded-For": "6.6.6.6", "X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil", "Forwarded": "for=6.6.6.6",
        "X-Request-Id": "chosen"}).json()["headers"]
    assert told["x-forwarded-for"] == "127.0.0.1" and told["x-forwarded-proto"] == "http"
    assert told["host"] == "127.0.0.1" and len(told["x-request-id"]) == 32
    assert told["x-forwarded-host"] == f"127.0.0.1:{front.port}"
    assert {"forwarded", "connection", "upgrade"} & told.keys() == set()


def test_the_service_gets_each_request_whole_and_over_a_connection_that_is_kept(front):
    with requests.Session() as session:
        told = [session.post(front.url + "/rpc", data=iter([b"in ", b"parts"])).json() for _ in range(3)]
    assert len({one["connection"] for one in told}) == 1
    assert told[0]["bytes"] == 8 and told[0]["headers"]["content-length"] == "8"
    assert "transfer-encoding" not in told[0]["headers"]


@pytest.mark.parametrize("path, kind", [
    ("/rpc", "application/problem+json"), ("/api/login/", "application/problem+json"), ("/signup", "text/html")])
def test_a_request_that_is_too_large_is_refused_in_the_form_that_its_sender_understands(front, path, kind):
    refused = requests.post(front.url + path, data=b"x" * (256 * 1024 + 1))
    assert refused.status_code == 413
    assert refused.headers["Content-Type"].startswith(kind)
    assert refused.headers["Cache-Control"] == "no-store" and "Content-Security-Policy" in refused.headers
    if kind != "text/html":
        assert refused.json()["slug"] == "request_too_large"


@pytest.mark.parametrize("path, allowed", [
    ("/rpc", "POST, OPTIONS"), ("/api/login/", "POST, OPTIONS"), ("/api/user/7/", "GET, HEAD, OPTIONS"),
    ("/api/user/7/transaction/?limit=1", "GET, HEAD, POST, OPTIONS"), ("/docs", "GET, HEAD, OPTIONS"),
    ("/app/", "GET, HEAD"), ("/assets/icons.svg", "GET, HEAD"), ("/apple", "GET, HEAD, OPTIONS")])
def test_trace_is_refused_with_what_is_allowed(front, path, allowed):
    refused = requests.request("TRACE", front.url + path)
    assert refused.status_code == 405 and refused.headers["Allow"] == allowed


def test_an_address_that_is_too_long_is_refused_as_a_problem(front):
    refused = requests.get(front.url + "/api/user/7/transaction/?filter=" + "x" * 9000)
    assert refused.status_code == 414 and refused.json()["status"] == 414
    assert refused.headers["Content-Type"].startswith("application/problem+json")


def test_a_problem_of_nginx_has_the_members_of_the_services_own(front):
    problem = requests.request("TRACE", front.url + "/rpc")
    assert problem.headers["Content-Type"].startswith("application/problem+json")
    document = problem.json()
    assert document["request_id"] == problem.headers["X-Request-Id"] and len(document["request_id"]) == 32
    assert document["type"] == "urn:easybilling:problem:method_not_allowed"
    assert (document["slug"], document["status"], document["fields"]) == ("method_not_allowed", 405, [])


def test_the_largest_request_passes(front):
    assert requests.post(front.url + "/rpc", data=b"x" * (256 * 1024)).json()["bytes"] == 256 * 1024


def test_nobody_claims_to_know_the_outcome_when_the_service_is_gone(front):
    front.service.shutdown()
    front.service.server_close()
    answer = requests.post(front.url + "/rpc", json={})
    assert answer.status_code == 503 and answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["slug"] == "outcome_unknown" and answer.json()["status"] == 503
    assert answer.headers["Retry-After"] == "1"
    assert requests.get(front.url + "/login").headers["Content-Type"].startswith("text/html")


def test_an_event_arrives_while_the_stream_is_open(front):
    Echo.release.clear()
    with requests.get(front.url + "/events", stream=True, timeout=5) as stream:
        assert next(stream.iter_content(6)) == b": one\n"
        Echo.release.set()


def test_the_log_is_json_without_the_query(front):
    told = requests.get(front.url + "/x?secret=1", headers={
        "Authorization": "Bearer secret", "Cookie": "session=secret", "User-Agent": 'a"b'}).json()["headers"]
    end = time.monotonic() + 5
    log = front.folder / "access.log"
    while not log.read_text() and time.monotonic() < end:
        time.sleep(0.05)
    entry = json.loads(log.read_text().splitlines()[0])
    assert entry["path"] == "/x" and entry["status"] == 200 and entry["user_agent"] == 'a"b'
    assert entry["request_id"] == told["x-request-id"] and entry["address"] == "127.0.0.1"
    assert float(entry["upstream_seconds"]) >= 0 and entry["upstream_status"] == "200"
    assert "secret" not in log.read_text()

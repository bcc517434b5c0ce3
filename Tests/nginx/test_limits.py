"""Limits: how often, how many at once, how slowly. Nobody who uses the product as it is meant notices them."""

import itertools
import select
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import requests

from conftest import Echo


def test_guessing_passwords_is_slowed_down_but_looking_at_the_form_is_not(start):
    front = start("on")
    doors = ["/login", "/login/", "/api/login", "/api/login/", "/signup", "/signup/", "//signup", "/%6Cogin"]
    assert all(requests.get(front.url + path).status_code == 200 for path in doors for _ in range(4))
    # Log-ins over JSON-RPC are counted by the service, which alone sees what a call is about.
    assert all(requests.post(front.url + "/rpc", json={}).status_code == 200 for _ in range(30))
    assert requests.post(front.url + "/api/login/").status_code == 200
    for path in doors:
        # The first ones may pass: an attempt is given back every two seconds.
        attempts = (requests.post(front.url + path) for _ in range(30))
        refused = next(one for one in attempts if one.status_code == 429)
        assert refused.headers["Retry-After"] == "2"
        if path.startswith("/api"):
            assert refused.json()["slug"] == "rate_limited"
    assert requests.get(front.url + "/login").status_code == 200


def test_a_hasty_address_is_slowed_down_unless_the_limits_are_off(start):
    def statuses(front, rounds):
        """Of 800 requests at a time, until one was slowed down, which a slow machine brings about later."""
        found = set()
        with ThreadPoolExecutor(8) as pool, requests.Session() as session:
            for _ in range(rounds):
                found |= set(pool.map(lambda _: session.get(front.url + "/x").status_code, range(800)))
                if 429 in found:
                    break
        return found

    assert statuses(start("on"), rounds=20) == {200, 429}
    assert statuses(start("off"), rounds=1) == {200}


def test_a_browser_may_open_the_app_in_ten_tabs_at_once_and_use_it(start):
    front = start("on")
    files = [str(file.relative_to(front.public)) for file in front.public.rglob("*.*")]
    opened = get_together(front, [f"/{file}" for file in files] * 10)
    assert set(opened) == {200} and len(opened) > 400
    assert set(get_together(front, ["/x"] * 200)) == {200}, "files use up nothing of what may be asked of the service"


def test_files_have_a_limit_of_their_own(start):
    front = start("on")
    asked = b"HEAD /app/ HTTP/1.1\r\nHost: localhost\r\n\r\n" * 900
    answers = b""
    for _ in range(4):
        # All at once: nginx answers them faster than it forgets them.
        with socket.create_connection(("127.0.0.1", front.port)) as connection:
            connection.sendall(asked)
            connection.shutdown(socket.SHUT_WR)
            answers += connection.makefile("rb").read()
    assert b"HTTP/1.1 200 " in answers and b"HTTP/1.1 429 " in answers


def get_together(front, paths, connections=6):
    """Statuses, over as many connections as a browser opens."""
    def get(share):
        with requests.Session() as session:
            return [session.get(front.url + path).status_code for path in share]

    with ThreadPoolExecutor(connections) as pool:
        return list(itertools.chain(*pool.map(get, [paths[index::connections] for index in range(connections)])))


def opened(front):
    """A stream; where requests come faster than they may, it is asked for again."""
    end = time.monotonic() + 20
    while True:
        stream = requests.get(front.url + "/events", stream=True, timeout=10)
        if stream.status_code != 429 or time.monotonic() > end:
            return stream
        stream.close()
        time.sleep(0.02)


def test_an_address_has_so_many_requests_at_once(start):
    front = start("on")
    Echo.release.clear()
    try:
        with ExitStack() as streams:
            for _ in range(256):
                stream = streams.enter_context(opened(front))
                assert stream.status_code == 200
            refused = [requests.get(front.url + path) for path in ["/events", "/rpc", "/app/"]]
            assert [one.status_code for one in refused] == [429] * 3
            assert refused[0].json()["slug"] == "rate_limited"
            # Many enough that they come too fast besides: refused twice over, still in words of ours.
            with requests.Session() as session:
                refused = [session.get(front.url + "/api/x") for _ in range(600)]
            assert {(one.status_code, one.json()["slug"]) for one in refused} == {(429, "rate_limited")}
    finally:
        Echo.release.set()
    # nginx learns in its own time that the streams were left.
    end = time.monotonic() + 10
    while requests.get(front.url + "/x").status_code == 429 and time.monotonic() < end:
        time.sleep(0.05)
    assert requests.get(front.url + "/x").status_code == 200


def test_a_client_that_sends_or_reads_too_slowly_is_dropped(front):
    with open(front.public / "assets/large.txt", "wb") as large:
        large.truncate(50_000_000)
    slow = [
        b"GET /x HTTP/1.1\r\nHost: local",
        b"POST /rpc HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf",
        b"GET /assets/large.txt HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ]
    with ExitStack() as connections:
        header, body, file = [connections.enter_context(socket.create_connection(("127.0.0.1", front.port), timeout=20))
                              for _ in slow]
        begin = time.monotonic()
        for connection, sent in zip((header, body, file), slow):
            connection.sendall(sent)
        # The file is not read: only that the connection is over is waited for.
        over = select.poll()
        over.register(file, 0)
        assert over.poll(20_000), "it is still sent"
        assert read_to_the_end(header) == read_to_the_end(body) == 0
        assert 9 < time.monotonic() - begin < 20
        assert read_to_the_end(file) < 50_000_000


def read_to_the_end(connection):
    """How many bytes come before the end or the reset of the connection."""
    length = 0
    try:
        while part := connection.recv(1 << 16):
            length += len(part)
    except ConnectionResetError:
        pass
    return length

"""The fuzzer's corpora, whole and spoilt, sent to the running product: refused or done, and never a 5xx."""

import json
import random
from urllib.parse import quote

import pytest

from clients.people import new_key
from clients.stack import ROOT

CORPUS = ROOT / "Tests/fuzz/corpus"
REGRESSIONS = ROOT / "Tests/fuzz/regressions"
REQUESTS = 400
MARKS = b"{}[]\",:\\01e-;=&%+.<>!'() \t\x00\xff"


def inputs(target):
    """Every file of a target, and then the same ones spoilt: the same on every run."""
    files = [
        path.read_bytes() for folder in (CORPUS, REGRESSIONS) for path in sorted((folder / target).glob("*"))
    ]
    assert files
    yield from files
    chance = random.Random(20260131)
    for _ in range(REQUESTS):
        yield spoilt(bytearray(chance.choice(files)), chance)


def spoilt(data, chance):
    """One to four places changed: another byte, a mark more, a byte less, a part twice, the end cut off."""
    for _ in range(chance.randint(1, 4)):
        if not data:
            break
        place = chance.randrange(len(data))
        kind = chance.randrange(5)
        if kind == 0:
            data[place] = chance.randrange(256)
        elif kind == 1:
            data.insert(place, chance.choice(MARKS))
        elif kind == 2:
            del data[place]
        elif kind == 3:
            data[place:place] = data[place : place + 12]
        else:
            del data[place:]
    return bytes(data)


def query(data):
    """Bytes as they may stand in an address; a percent sign stays one, be it of an escape or not."""
    return quote(data, safe="%&=;,+!*'()/?:@$-._~")


def header(data):
    """Bytes as they may stand in a header."""
    return bytes(byte for byte in data if byte >= 0x20 and byte != 0x7F).strip()


def check(answer, sent):
    assert answer.status_code < 500, f"{answer.status_code} to {sent!r}: {answer.text[:300]}"


def test_no_envelope_is_a_fault_of_the_service(ann):
    for body in inputs("envelope"):
        if b"session.logout" in body:
            continue  # what comes after it would be nobody's
        answer = ann.rpc.post(body)
        check(answer, body)
        assert answer.status_code in (200, 204), f"{answer.status_code} to {body!r}: {answer.text[:300]}"
        responses = json.loads(answer.content) if answer.content else []
        for response in responses if isinstance(responses, list) else [responses]:
            code = response.get("error", {}).get("code")
            assert code != -32603, f"{body!r} is {response}"


def test_no_amount_is(ann, bob):
    for text in inputs("amount"):
        amount = text.decode("utf-8", "replace")
        params = {"from": ann.accounts["USD"], "to": bob.accounts["USD"], "amount": amount}
        envelope = {"jsonrpc": "2.0", "id": 1, "method": "quote.create", "params": params}
        answer = ann.rpc.post(json.dumps(envelope))
        check(answer, text)
        assert answer.json().get("error", {}).get("code") != -32603, f"{text!r}: {answer.text}"


@pytest.mark.parametrize("path", ["/api/user/{id}/transaction/", "/user/{id}/transaction/"])
def test_no_filter_is(ann, path):
    rest = ann.rest()
    for text in inputs("filter"):
        answer = rest.get(f"{path.format(id=ann.id)}?{query(text)}")
        check(answer, text)
        assert answer.status_code in (200, 400), f"{answer.status_code} to {text!r}"


@pytest.mark.parametrize(
    "path", ["/api/user/{id}/transaction/", "/user/{id}/transaction/", "/language", "/theme"]
)
def test_no_form_is(ann, path):
    rest = ann.rest()
    for body in inputs("form"):
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": new_key()}
        check(rest.request("POST", path.format(id=ann.id), data=body, headers=headers), body)


@pytest.mark.parametrize("path", ["/api/user/{id}/", "/", "/login"])
def test_no_cookie_is(ann, path):
    rest = ann.rest()
    for text in inputs("cookie"):
        answer = rest.get(path.format(id=ann.id), session=False, headers={"Cookie": header(text)})
        check(answer, text)
        assert answer.status_code in (200, 303, 400, 401), f"{answer.status_code} to {text!r}"


def test_no_cursor_is(ann):
    rest = ann.rest()
    for text in inputs("cursor"):
        for sort in ("created_at desc", "amount asc"):
            address = f"/api/user/{ann.id}/transaction/?sort={quote(sort)}&cursor={quote(text)}"
            check(rest.get(address), text)

"""What belongs to HTTP at `/rpc`: methods, content types, sizes, credentials, the document of the service."""

import json

import pytest
import requests

from clients.books import unchanged
from clients.people import new_key
from clients.rpc import RPC, read

PING = json.dumps({"jsonrpc": "2.0", "method": "service.ping", "id": 1})


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH", "HEAD"])
def test_other_methods_than_post_are_405_and_say_what_is_allowed(url, method):
    answer = requests.request(method, f"{url}/rpc", timeout=30)
    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]
    if method == "GET":
        assert "/openrpc.json" in answer.text


@pytest.mark.parametrize(
    "content_type",
    [
        "application/json",
        "application/json-rpc",
        "application/jsonrequest",
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "Application/JSON",
        "application/json-rpc; charset=utf-8",
        None,
    ],
)
def test_json_content_types_are_accepted(nobody, content_type):
    assert "result" in read(nobody.post(PING, content_type))


@pytest.mark.parametrize(
    "content_type",
    [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/xml",
        "text/json",
        "application/jsonp",
        "nonsense",
    ],
)
def test_other_content_types_are_415(nobody, content_type):
    answer = nobody.post(PING, content_type)
    assert answer.status_code == 415, answer.text
    assert "application/json" in answer.headers.get("Accept-Post", "application/json")


def test_a_missing_content_type_is_refused_beside_a_cookie(ann):
    rest = ann.rest()
    call = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "account.list"}).encode()
    bare = rest.session.post(f"{ann.url}/rpc", data=call, timeout=30)
    assert bare.status_code == 415
    typed = rest.session.post(
        f"{ann.url}/rpc", data=call, headers={"Content-Type": "application/json"}, timeout=30
    )
    assert "result" in read(typed)


def test_the_answer_has_exactly_one_json_content_type_and_is_not_cached(nobody):
    answer = nobody.post(PING)
    assert answer.headers["Content-Type"] == "application/json"
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_body_of_256_kib_is_read_and_a_larger_one_is_413(nobody):
    empty = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "service.ping", "x": ""})
    fits = empty[:-2] + "x" * (256 * 1024 - len(empty)) + empty[-2:]
    assert len(fits) == 256 * 1024
    assert "result" in read(nobody.post(fits))
    too_large = nobody.post(fits + " ")
    assert too_large.status_code == 413


def test_a_body_that_is_too_large_executes_nothing(ann):
    transfer = {
        "from": ann.accounts["USD"],
        "to": ann.accounts["EUR"],
        "amount": "1.00",
        "idempotency_key": new_key(),
    }
    call = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "transfer.create", "params": transfer})
    with unchanged(ann):
        assert ann.rpc.post(call + " " * 300_000).status_code == 413


def test_a_chunked_body_is_understood(url):
    answer = requests.post(
        f"{url}/rpc",
        data=iter([PING[:10].encode(), PING[10:].encode()]),
        headers={"Content-Type": "application/json"},
        timeout=30,
    )
    assert "result" in read(answer)


def test_the_session_cookie_serves_the_endpoint_only_from_the_same_origin(ann):
    rest = ann.rest()
    call = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "account.list"}).encode()

    def with_headers(**headers):
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        return rest.session.post(
            f"{ann.url}/rpc", data=call, headers={"Content-Type": "application/json", **sent}, timeout=30
        )

    assert "result" in read(with_headers(Sec_Fetch_Site="same-origin"))
    assert "result" in read(with_headers(Origin=ann.url))
    for hostile in (
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
    ):
        answer = with_headers(**hostile)
        assert "result" not in answer.text and "USD" not in answer.text, hostile
        assert answer.status_code in (200, 403)


@pytest.mark.parametrize("token", ["", "x", "Bearer", "0" * 64, "é" * 8, "\t"], ids=repr)
def test_a_wrong_token_is_nobody(url, token):
    rpc = RPC(url)
    rpc.token = None
    call = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "account.list"})
    answer = read(rpc.post(call, Authorization=f"Bearer {token}".encode()))
    assert answer["error"]["code"] == -32001 and answer["error"]["data"]["slug"] == "unauthenticated"


def test_the_service_documents_itself_at_openrpc_json(url, nobody):
    answer = requests.get(f"{url}/openrpc.json", timeout=30)
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("application/json")
    assert answer.json() == nobody.call("rpc.discover")
    for method in answer.json()["methods"]:
        assert method["paramStructure"] == "either"
        assert method["name"] and "result" in method and isinstance(method["params"], list)

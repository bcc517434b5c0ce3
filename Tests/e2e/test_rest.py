"""The four documented REST routes: shapes, statuses, form and JSON bodies, both spellings of each address."""

import json
import re

import pytest
import requests

from clients.books import unchanged
from clients.people import new_email, new_key
from clients.rest import REST, problem

UNKNOWN_ID = 9_000_000
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


@pytest.fixture(scope="module")
def rest(ann):
    return ann.rest()


@pytest.fixture
def payer_rest(payer):
    return payer.rest()


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("as_json", [False, True], ids=["form", "json"])
def test_log_in_sets_a_session_cookie_and_answers_who_it_is(ann, url, slash, as_json):
    fields = {"email": ann.email, "password": ann.password}
    answer = requests.post(
        f"{url}/api/login{slash}",
        **({"json": fields} if as_json else {"data": fields}),
        allow_redirects=False,
        timeout=30,
    )
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["status"] == "ok" and body["user_id"] == ann.id
    assert len(body["token"]) >= 40 and body["expires_at"].endswith("Z")
    cookie = answer.headers["Set-Cookie"]
    assert cookie.startswith("session=")
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= attributes
    assert "no-store" in answer.headers["Cache-Control"]


def test_the_token_of_a_log_in_also_serves_as_bearer(ann, rest, url):
    token = rest.login(ann.email, ann.password).json()["token"]
    answer = requests.get(
        f"{url}/api/user/{ann.id}/", headers={"Authorization": f"Bearer {token}"}, timeout=30
    )
    assert answer.status_code == 200 and answer.json()["id"] == ann.id


@pytest.mark.parametrize(
    "fields",
    [
        {"password": "x" * 12},
        {"email": "a@example.com"},
        {},
        {"email": ["a"], "password": {}},
    ],
    ids=str,
)
def test_an_incomplete_log_in_is_400_and_names_the_field(url, fields):
    answer = requests.post(f"{url}/api/login/", json=fields, timeout=30)
    document = problem(answer, 400, "invalid_params")
    assert document["fields"], document


def test_a_failed_log_in_is_401_and_sets_no_cookie(ann, url):
    for email, password in ((ann.email, "wrong " + ann.password), (new_email(), ann.password)):
        answer = REST(url).login(email, password)
        problem(answer, 401, "unauthenticated")
        assert "session=" not in answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("slash", ["", "/"])
def test_the_user_is_shown_with_invoices_in_order(ann, rest, slash):
    answer = rest.get(f"/api/user/{ann.id}{slash}")
    assert answer.status_code == 200 and answer.headers["Content-Type"].split(";")[0] == "application/json"
    user = answer.json()
    assert (user["id"], user["name"], user["email"]) == (ann.id, ann.name, ann.email)
    assert user["created_at"].endswith("Z")
    assert list(user["invoices"]) == ["USD", "CNY", "EUR"]
    for code, invoice in user["invoices"].items():
        assert (invoice["id"], invoice["user_id"]) == (ann.accounts[code], ann.id)
        assert re.fullmatch(r"\d+\.\d\d", invoice["balance"])
        assert invoice["currency"]["id"] and invoice["currency"]["name"] and "rate_usd" in invoice["currency"]
        assert invoice["created_at"].endswith("Z") and invoice["updated_at"].endswith("Z")


@pytest.mark.parametrize("slash", [True, False], ids=["slash", "no slash"])
@pytest.mark.parametrize("as_json", [False, True], ids=["form", "json"])
def test_a_transfer_is_201_with_location_and_the_transfer(ann, bob, rest, slash, as_json):
    fields = {"from": ann.accounts["USD"], "to": bob.accounts["EUR"], "amount": "1.00", "memo": "by rest"}
    answer = rest.pay(ann.id, fields, as_json=as_json, slash=slash)
    assert answer.status_code == 201, answer.text
    row = answer.json()
    assert (row["invoice_id_from"], row["invoice_id_to"]) == (ann.accounts["USD"], bob.accounts["EUR"])
    assert (row["amount"], row["fee"], row["credited"], row["status"]) == ("1.00", "0.01", "0.90", 0)
    assert UUID.fullmatch(row["uuid"])
    location = answer.headers["Location"]
    assert row["uuid"] in location or str(row["id"]) in location
    listed = rest.history(ann.id)[0]
    assert {name: row[name] for name in listed if name in row and name != "updated_at"} == {
        name: listed[name] for name in listed if name in row and name != "updated_at"
    }


def test_the_history_is_a_plain_array_of_rows_newest_first(ann, bob, rest):
    rest.pay(ann.id, {"from": ann.accounts["USD"], "to": bob.accounts["USD"], "amount": "0.10"})
    rows = rest.history(ann.id)
    assert isinstance(rows, list) and rows[0]["amount"] == "0.10"
    assert [row["created_at"] for row in rows] == sorted((row["created_at"] for row in rows), reverse=True)
    for row in rows:
        assert {
            "id",
            "uuid",
            "invoice_id_from",
            "invoice_id_to",
            "amount",
            "created_at",
            "updated_at",
            "status",
            "fee",
            "credited",
        } <= set(row)
        assert row["status"] == 0


def test_a_transfer_optionally_has_no_key_and_two_equal_ones_are_two(payer, payee, payer_rest):
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    first, second = (payer_rest.pay(payer.id, fields) for _ in range(2))
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json()["uuid"] != second.json()["uuid"]
    assert payer.balances()["USD"] == "97.98"


@pytest.mark.parametrize("quoted", [False, True], ids=["bare", "quoted"])
def test_the_same_key_is_the_first_answer_again(payer, payee, payer_rest, quoted):
    key = new_key()
    header = f'"{key}"' if quoted else key
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    first, again = (payer_rest.pay(payer.id, fields, key=header) for _ in range(2))
    assert first.status_code == again.status_code == 201, again.text
    assert first.json()["uuid"] == again.json()["uuid"]
    assert first.headers["Location"] == again.headers["Location"]
    assert is_replayed(again) and not is_replayed(first)
    assert payer.balances()["USD"] == "98.99"
    assert payer.rpc.call("transfer.resolve", idempotency_key=key)["status"] == "completed"


def is_replayed(answer):
    """Marked in the body or by a header."""
    header = next((value for name, value in answer.headers.items() if "replay" in name.lower()), "false")
    return answer.json().get("replayed") is True or header.lower() == "true"


@pytest.mark.parametrize(
    "change, field",
    [
        ({"amount": "2.00"}, "amount"),
        ({"memo": "other"}, "memo"),
        ({"to": "EUR"}, "to"),
        ({"from": "EUR"}, "from"),
    ],
    ids=str,
)
def test_the_same_key_for_another_transfer_is_a_conflict_that_names_the_field(
    payer, payee, payer_rest, change, field
):
    key = new_key()
    payer.pay("USD", payer.accounts["EUR"], "10.00")
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00", "memo": "one"}
    other = dict(fields, **change)
    if field == "to":
        other["to"] = payee.accounts["EUR"]
    if field == "from":
        other["from"] = payer.accounts["EUR"]
    assert payer_rest.pay(payer.id, fields, key=key).status_code == 201
    with unchanged(payer, payee):
        document = problem(payer_rest.pay(payer.id, other, key=key), 422, "idempotency_mismatch")
        assert [one["pointer"] for one in document["fields"]] == [f"/{field}"], document


@pytest.mark.parametrize("key", ["x" * 65, "with blank", "semi;colon", '""', '"open', "a.b"], ids=repr)
def test_a_malformed_key_is_400(ann, bob, rest, key):
    fields = {"from": ann.accounts["USD"], "to": bob.accounts["USD"], "amount": "1.00"}
    with unchanged(ann, bob):
        problem(rest.pay(ann.id, fields, key=key), 400, "invalid_params")


@pytest.mark.parametrize(
    "method, path",
    [
        ("GET", "/api/user/{ann}/"),
        ("GET", "/api/user/{ann}/transaction/"),
        ("POST", "/api/user/{ann}/transaction/"),
    ],
)
def test_without_a_session_every_route_is_401(ann, bob, url, method, path):
    with unchanged(ann, bob):
        answer = requests.request(
            method,
            url + path.format(ann=ann.id),
            timeout=30,
            data={"from": ann.accounts["USD"], "to": bob.accounts["USD"], "amount": "1.00"}
            if method == "POST"
            else None,
        )
        problem(answer, 401, "unauthenticated")
        assert "www-authenticate" in answer.headers


@pytest.mark.parametrize(
    "method, path",
    [
        ("GET", "/api/user/{id}/"),
        ("GET", "/api/user/{id}/transaction/"),
        ("POST", "/api/user/{id}/transaction/"),
    ],
)
def test_another_users_id_is_403_whether_it_exists_or_not(ann, bob, rest, method, path):
    fields = {"from": bob.accounts["USD"], "to": ann.accounts["USD"], "amount": "1.00"}
    documents = []
    with unchanged(ann, bob):
        for id in (bob.id, UNKNOWN_ID):
            answer = rest.request(method, path.format(id=id), data=fields if method == "POST" else None)
            document = problem(answer, 403, "forbidden")
            documents.append(
                {name: document[name] for name in document if name not in ("request_id", "instance")}
            )
    assert documents[0] == documents[1]


@pytest.mark.parametrize("id", ["x", "1x", "-1", "1.5", "%00", "99999999999999999999", "0x1", "%F0%9F%98%80"])
@pytest.mark.parametrize("path", ["/api/user/{id}/", "/api/user/{id}/transaction/"])
def test_an_id_that_is_no_number_is_404(rest, id, path):
    answer = rest.get(path.format(id=id))
    assert answer.status_code in (
        (404,) if id not in ("%00", "-1", "99999999999999999999") else (400, 403, 404)
    )


@pytest.mark.parametrize(
    "method, path, allowed",
    [
        ("GET", "/api/login/", "POST"),
        ("PUT", "/api/login/", "POST"),
        ("POST", "/api/user/{ann}/", "GET"),
        ("DELETE", "/api/user/{ann}/", "GET"),
        ("PUT", "/api/user/{ann}/transaction/", "POST"),
        ("DELETE", "/api/user/{ann}/transaction/", "GET"),
        ("PATCH", "/api/user/{ann}/transaction/", "GET"),
    ],
)
def test_another_method_is_405_and_says_what_is_allowed(ann, rest, method, path, allowed):
    answer = rest.request(method, path.format(ann=ann.id))
    assert answer.status_code == 405, answer.text
    assert allowed in re.split(r",\s*", answer.headers["Allow"])


def test_an_unknown_api_address_is_404_as_a_problem(rest):
    for path in ("/api/", "/api/nothing", "/api/user/", "/api/login/extra"):
        answer = rest.get(path)
        assert answer.status_code == 404 and answer.headers["Content-Type"].startswith(
            "application/problem+json"
        ), path


@pytest.mark.parametrize("content_type", ["text/plain", "application/xml", "multipart/form-data; boundary=b"])
def test_another_content_type_is_415_and_says_what_is_taken(ann, bob, rest, content_type):
    body = json.dumps({"from": ann.accounts["USD"], "to": bob.accounts["USD"], "amount": "1.00"})
    with unchanged(ann, bob):
        answer = rest.request(
            "POST", f"/api/user/{ann.id}/transaction/", data=body, headers={"Content-Type": content_type}
        )
        assert answer.status_code == 415, answer.text
        assert "application/x-www-form-urlencoded" in answer.headers["Accept-Post"]
        assert "application/json" in answer.headers["Accept-Post"]


@pytest.mark.parametrize(
    "body", [b"{", b"[]", b'"x"', b"\xff\xfe", b'{"from":1,"from":2}', b'{"amount":"\\ud800"}'], ids=repr
)
def test_broken_json_is_400(ann, bob, rest, body):
    with unchanged(ann, bob):
        answer = rest.request(
            "POST",
            f"/api/user/{ann.id}/transaction/",
            data=body,
            headers={"Content-Type": "application/json"},
        )
        problem(answer, 400, ("parse_error", "invalid_params", "invalid_request"))


def test_a_post_from_another_site_with_the_cookie_is_403(ann, bob, rest):
    fields = {"from": ann.accounts["USD"], "to": bob.accounts["USD"], "amount": "1.00"}
    with unchanged(ann, bob):
        for headers in (
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://evil.example"},
            {"Origin": "null"},
        ):
            answer = rest.pay(ann.id, fields, headers=headers)
            problem(answer, 403, "forbidden")

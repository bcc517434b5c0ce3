"""HTTP manners of the REST routes: HEAD, OPTIONS, conditional requests, links, refused kinds, keys, ids."""

import csv
import io
import re
from urllib.parse import quote, urlsplit

import pytest
import requests

from clients.books import unchanged
from clients.people import new_key
from clients.rest import problem

# What differs between two answers to the same question.
OF_ITS_OWN = {"Date", "RateLimit", "X-Request-Id"}
FORM, JSON = "application/x-www-form-urlencoded", "application/json"


@pytest.fixture(scope="module")
def rest(ann):
    return ann.rest()


@pytest.fixture(scope="module")
def paid(ann, rest):
    """Ann's history after five transfers between her own accounts, with formulas as their memos."""
    for memo in ("=1+1", "+2", "-3", "@SUM(A1)", "plain"):
        ann.pay("USD", ann.accounts["EUR"], "1.00", memo=memo)
    return f"/api/user/{ann.id}/transaction/"


def headers_of(answer):
    return {name: value for name, value in answer.headers.items() if name not in OF_ITS_OWN}


# HEAD


@pytest.mark.parametrize(
    "query", ["", "?limit=2", "?limit=2&sort=amount+asc", "?limit=0", "?filter=nonsense"]
)
def test_head_of_a_history_has_the_headers_of_get_and_no_body(paid, rest, query):
    head, get = rest.request("HEAD", paid + query), rest.get(paid + query)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert headers_of(head) == headers_of(get)


@pytest.mark.parametrize("path", ["/api/user/{ann}/", "/api/user/{other}/", "/api/nothing", "/openapi.json"])
def test_head_is_get_without_its_body(ann, bob, rest, path):
    path = path.format(ann=ann.id, other=bob.id)
    head, get = rest.request("HEAD", path), rest.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert headers_of(head) == headers_of(get)


def test_head_of_a_table_and_of_an_unchanged_answer(paid, rest):
    table = {"Accept": "text/csv"}
    head, get = (rest.request(method, paid, headers=table) for method in ("HEAD", "GET"))
    assert headers_of(head) == headers_of(get) and head.headers["Content-Type"].startswith("text/csv")
    named = {"If-None-Match": rest.get(paid).headers["ETag"]}
    assert rest.request("HEAD", paid, headers=named).status_code == 304


# OPTIONS


@pytest.mark.parametrize(
    "path, methods, accepted",
    [
        ("/api/login/", "POST, OPTIONS", f"{FORM}, {JSON}"),
        ("/api/login", "POST, OPTIONS", f"{FORM}, {JSON}"),
        ("/api/user/{ann}/", "GET, HEAD, OPTIONS", None),
        ("/api/user/{ann}/transaction/", "GET, HEAD, POST, OPTIONS", f"{FORM}, {JSON}"),
        ("/openapi.json", "GET, HEAD, OPTIONS", None),
        ("/rpc", "POST, OPTIONS", f"{JSON}, application/json-rpc, application/jsonrequest"),
        ("/login", "GET, HEAD, POST, OPTIONS", FORM),
    ],
)
def test_options_says_what_is_allowed_and_what_is_read_without_credentials(ann, url, path, methods, accepted):
    answer = requests.options(url + path.format(ann=ann.id), timeout=30)
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Allow"] == methods
    assert answer.headers.get("Accept-Post") == accepted


# Conditional requests


def test_an_unchanged_answer_is_304_to_its_etag_and_a_changed_one_is_not(payer, payee):
    rest, path = payer.rest(), f"/api/user/{payer.id}/transaction/"
    first = rest.get(path)
    tag = first.headers["ETag"]
    again = rest.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["ETag"] == tag and again.headers["Vary"] == first.headers["Vary"]
    payer.pay("USD", payee.accounts["EUR"], "0.10")
    changed = rest.get(path, headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["ETag"] != tag


@pytest.mark.parametrize(
    "path", ["/api/user/{ann}/", "/api/user/{ann}/transaction/?limit=2", "/openrpc.json"]
)
@pytest.mark.parametrize(
    "header, status",
    [
        ("{tag}", 304),
        ("W/{tag}", 304),
        ("*", 304),
        ('"other", {tag}', 304),
        ('"a,b" , W/{tag},"c"', 304),
        ('"other"', 200),
        ("{bare}", 200),
        ('*, "other"', 200),
        ("", 200),
    ],
)
def test_if_none_match_takes_one_tag_a_list_weak_ones_and_a_star(ann, rest, paid, path, header, status):
    path = path.format(ann=ann.id)
    tag = rest.get(path).headers["ETag"]
    answer = rest.get(path, headers={"If-None-Match": header.format(tag=tag, bare=tag.strip('W/"'))})
    assert answer.status_code == status, answer.text


def test_json_and_csv_of_one_history_are_told_apart(paid, rest):
    as_json, as_csv = rest.get(paid), rest.get(paid, headers={"Accept": "text/csv"})
    assert as_json.headers["ETag"] != as_csv.headers["ETag"]
    assert "Accept" in as_json.headers["Vary"] and "Accept" in as_csv.headers["Vary"]
    named = {"Accept": "text/csv", "If-None-Match": as_json.headers["ETag"]}
    assert rest.get(paid, headers=named).status_code == 200


# Links


@pytest.mark.parametrize("slash", ["", "/"])
@pytest.mark.parametrize("accept", [JSON, "text/csv"])
@pytest.mark.parametrize(
    "query",
    [
        "limit=2",
        "limit=2&sort=amount+asc",
        "limit=2&filter=user+%3D+{ann}&filter=created_at+%3E+2020-01-01T00%3A00%3A00%2B03%3A00&sort=created_at+asc",
        "limit=1&filter={quoted}",
    ],
)
def test_following_next_keeps_filters_and_order_and_reads_everything_once(
    ann, paid, rest, slash, accept, query
):
    quoted = quote(f'invoice = {ann.accounts["EUR"]};memo = "+2"')
    query = query.format(ann=ann.id, quoted=quoted)
    path, read, seen = f"{paid.rstrip('/')}{slash}?{query}", [], set()
    while path:
        assert path not in seen, "the links go round in a circle"
        seen.add(path)
        answer = rest.get(path, headers={"Accept": accept})
        assert answer.status_code == 200, answer.text
        rows = answer.json() if accept == JSON else list(csv.DictReader(io.StringIO(answer.text)))
        read += [row["uuid"] for row in rows]
        link = answer.links.get("next")
        if link:
            # A path of this service, whatever host and port the client used.
            assert link["url"].startswith(f"/api/user/{ann.id}/transaction/?"), link
        path = link and link["url"]
    whole = rest.get(f"{paid}?{re.sub('limit=[0-9]', 'limit=200', query)}").json()
    assert read == [row["uuid"] for row in whole] and len(read) == len(set(read)) > 0


def test_the_last_page_has_no_link(paid, rest):
    assert "Link" not in rest.get(f"{paid}?limit=200").headers
    assert "Link" in rest.request("HEAD", f"{paid}?limit=1").headers


# Refused methods and types


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "path", ["/api/login/", "/api/user/{ann}", "/api/user/{ann}/transaction/", "/openrpc.json", "/rpc"]
)
def test_405_allows_what_options_names(ann, rest, method, path):
    path = path.format(ann=ann.id)
    answer = rest.request(method, path)
    problem(answer, 405, "method_not_allowed")
    assert answer.headers["Allow"] == rest.request("OPTIONS", path).headers["Allow"]


@pytest.mark.parametrize(
    "accept", ["text/html", "application/xml", "application/json;q=0", "*/*;q=0", "image/*", "text/csv;q=0"]
)
def test_406_says_what_is_offered(paid, rest, accept):
    answer = rest.get(paid, headers={"Accept": accept})
    document = problem(answer, 406, "not_acceptable")
    assert document["offered"] == [JSON, "text/csv"] and answer.headers["Vary"] == "Accept"


@pytest.mark.parametrize(
    "accept, kind",
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        ("text/csv", "text/csv"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/json", JSON),
        ("application/json;q=0.5, text/csv", "text/csv"),
        ("TEXT/CSV", "text/csv"),
        ("application/json;q=0, */*", "text/csv"),
    ],
)
def test_the_kind_that_is_liked_best_is_given(paid, rest, accept, kind):
    answer = rest.get(paid, headers={"Accept": accept})
    assert answer.status_code == 200 and answer.headers["Content-Type"].split(";")[0] == kind


@pytest.mark.parametrize("path", ["/api/login/", "/api/user/{ann}/transaction/", "/rpc"])
@pytest.mark.parametrize("kind", ["text/plain", "application/xml", "multipart/form-data; boundary=b", "json"])
def test_415_names_what_is_read_as_options_does(ann, rest, path, kind):
    path = path.format(ann=ann.id)
    answer = rest.request("POST", path, data=b"{}", headers={"Content-Type": kind})
    problem(answer, 415, "unsupported_media_type")
    assert answer.headers["Accept-Post"] == rest.request("OPTIONS", path).headers["Accept-Post"]


# The key of a transfer


@pytest.mark.parametrize(
    "header",
    [
        "",
        '"',
        '"open',
        'open"',
        '""',
        '"a\\"b"',
        '"a";p=1',
        ":YQ==:",
        "a, b",
        "'a'",
        "k" * 65,
        f'"{"k" * 65}"',
    ],
)
def test_a_key_that_is_no_string_of_its_alphabet_moves_nothing(payer, payee, header):
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    with unchanged(payer, payee):
        document = problem(payer.rest().pay(payer.id, fields, key=header), 400, "invalid_params")
        assert document["fields"], document


def test_one_key_is_the_same_quoted_bare_by_form_by_json_and_by_rpc(payer, payee):
    key, rest = new_key(), payer.rest()
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    first = rest.pay(payer.id, fields, key=key)
    assert first.status_code == 201 and "Idempotent-Replayed" not in first.headers
    again = [
        rest.pay(payer.id, fields, key=f'"{key}"'),
        rest.pay(payer.id, fields, key=key, as_json=True),
        rest.pay(payer.id, fields, key=f'"{key}"', as_json=True, slash=False),
    ]
    for answer in again:
        assert answer.status_code == 201 and answer.headers["Idempotent-Replayed"] == "true"
        assert answer.json() == first.json() and answer.headers["Location"] == first.headers["Location"]
    by_rpc = payer.pay("USD", payee.accounts["USD"], "1.00", key=key)
    assert by_rpc["id"] == first.json()["uuid"] and by_rpc["replayed"]
    assert payer.balances()["USD"] == "98.99"


def test_a_refusal_is_replayed_under_its_key_too(payer, payee):
    key, rest = new_key(), payer.rest()
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1000.00"}
    with unchanged(payer, payee):
        first, again = (rest.pay(payer.id, fields, key=key) for _ in range(2))
        for answer in (first, again):
            problem(answer, 422, "insufficient_funds")
        assert again.headers["Idempotent-Replayed"] == "true" and "Idempotent-Replayed" not in first.headers


def test_a_created_transfer_is_found_where_location_says(payer, payee):
    rest = payer.rest()
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    created = rest.pay(payer.id, fields)
    location = created.headers["Location"]
    assert not urlsplit(location).netloc
    found = rest.get(location)
    assert found.status_code == 200 and found.json() == created.json()
    assert rest.get(location, headers={"If-None-Match": found.headers["ETag"]}).status_code == 304


# CSV


def test_no_cell_of_a_table_begins_a_formula(paid, rest):
    table = list(csv.DictReader(io.StringIO(rest.get(paid, headers={"Accept": "text/csv"}).text)))
    memos = [row["memo"] for row in table if row["memo"]]
    assert {"'=1+1", "'+2", "'-3", "'@SUM(A1)", "plain"} <= set(memos)
    for row in table:
        for name, cell in row.items():
            assert not cell or cell[0] not in "=+-@\t\r\n", f"{name}: {cell!r}"


# Request ids and traces


def test_every_answer_carries_a_request_id_of_its_own(ann, rest):
    ids = [
        rest.get(path).headers["X-Request-Id"]
        for path in (f"/api/user/{ann.id}/", f"/api/user/{ann.id}/", "/api/nothing", "/")
    ]
    assert len(set(ids)) == 4 and all(ids)


def test_a_clients_own_request_id_gets_nowhere(ann, rest):
    answer = rest.get(f"/api/user/{ann.id}/transaction/?limit=0", headers={"X-Request-Id": "made-by-me"})
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-Id"])
    assert answer.json()["request_id"] == answer.headers["X-Request-Id"]


TRACE, PARENT = "4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"


@pytest.mark.parametrize(
    "header",
    [
        f"00-{TRACE}-{PARENT}-01",
        "nonsense",
        f"ff-{TRACE}-{PARENT}-01",
        f"00-{'0' * 32}-{PARENT}-01",
        f"00-{TRACE}-{PARENT}-01" * 50,
        "'; DROP TABLE ledger.transfer; --",
    ],
)
def test_a_trace_changes_no_answer(ann, rest, header):
    path = f"/api/user/{ann.id}/"
    plain = rest.get(path)
    traced = rest.get(path, headers={"traceparent": header, "tracestate": "a=b"})
    assert traced.status_code == 200 and headers_of(traced) == headers_of(plain)
    assert traced.content == plain.content
    assert traced.headers["X-Request-Id"] != plain.headers["X-Request-Id"]


def test_the_log_says_in_whose_trace_a_request_stood_and_nothing_of_a_malformed_one(own_stack, rest):
    def refused(header):
        """A request that is worth a line of the log."""
        answer = rest.request(
            "POST", "/api/login/", headers={"Sec-Fetch-Site": "cross-site", "traceparent": header}
        )
        id = problem(answer, 403, "forbidden")["request_id"]
        lines = [line for line in own_stack.service_log().splitlines() if id in line]
        assert lines, "the refusal is in the log"
        return lines

    good = refused(f"00-{TRACE}-{PARENT}-01")
    assert all(TRACE in line and PARENT in line for line in good), good
    bad = refused(f"00-{TRACE}-{PARENT}-01-more")
    assert not any(TRACE in line for line in bad), bad

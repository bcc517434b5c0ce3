"""HTTP manners of the REST routes: HEAD, OPTIONS, conditional requests, request ids, no CORS."""

import pytest


@pytest.fixture(scope="module")
def rest(ann):
    return ann.rest()


@pytest.mark.parametrize("path", ["/api/user/{ann}/", "/api/user/{ann}/transaction/"])
def test_head_is_get_without_a_body(ann, rest, path):
    path = path.format(ann=ann.id)
    head, get = rest.request("HEAD", path), rest.get(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["Content-Type"] == get.headers["Content-Type"]


@pytest.mark.parametrize(
    "path, methods",
    [
        ("/api/login/", {"POST"}),
        ("/api/user/{ann}/", {"GET"}),
        ("/api/user/{ann}/transaction/", {"GET", "POST"}),
    ],
)
def test_options_says_what_is_allowed_and_grants_no_other_site_anything(ann, rest, path, methods):
    answer = rest.request(
        "OPTIONS",
        path.format(ann=ann.id),
        headers={"Origin": "https://evil.example", "Access-Control-Request-Method": "POST"},
    )
    assert answer.status_code in (200, 204)
    assert methods <= {one.strip() for one in answer.headers["Allow"].split(",")}
    assert not [name for name in answer.headers if name.lower().startswith("access-control-allow")]


def test_an_unchanged_answer_is_304_to_its_etag(ann, rest):
    path = f"/api/user/{ann.id}/transaction/"
    first = rest.get(path)
    tag = first.headers["ETag"]
    again = rest.get(path, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    ann.pay("USD", ann.accounts["EUR"], "0.10")
    changed = rest.get(path, headers={"If-None-Match": tag})
    assert changed.status_code == 200 and changed.headers["ETag"] != tag


def test_every_answer_carries_a_request_id_of_its_own(ann, rest):
    ids = [
        rest.get(path).headers["X-Request-Id"]
        for path in (f"/api/user/{ann.id}/", f"/api/user/{ann.id}/", "/api/nothing", "/")
    ]
    assert len(set(ids)) == 4 and all(ids)


def test_an_error_names_its_request(ann, rest):
    answer = rest.get(f"/api/user/{ann.id}/transaction/?limit=0")
    assert answer.json()["request_id"] == answer.headers["X-Request-Id"]

"""CORS: nothing by default; with an allow-list, exactly the pages that it names."""

import pytest
import requests

from clients.books import unchanged
from clients.instances import second_instance

LISTED, OTHER = "https://shop.example", "https://evil.example"


@pytest.fixture(scope="module")
def listing(stack):
    """The URL of an instance that lists one site and one of the machine's own."""
    if stack.process is None:
        pytest.skip("the stack was started by someone else")
    with second_instance(stack, CORS_ORIGINS=f"{LISTED}, http://localhost:3000") as url:
        yield url


def granted(answer):
    return {
        name.lower(): value
        for name, value in answer.headers.items()
        if name.lower().startswith("access-control-")
    }


def preflight(url, path, origin, method="POST"):
    asked = {
        "Origin": origin,
        "Access-Control-Request-Method": method,
        "Access-Control-Request-Headers": "authorization,content-type,idempotency-key",
        "Sec-Fetch-Site": "cross-site",
        "Sec-Fetch-Mode": "cors",
    }
    return requests.options(url + path, headers=asked, timeout=30)


def from_page(person, origin):
    """The headers of a call by a page's script that holds the person's token."""
    return {"Authorization": f"Bearer {person.token}", "Origin": origin, "Sec-Fetch-Site": "cross-site"}


def pay(url, payer, payee, origin):
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    return requests.post(
        f"{url}/api/user/{payer.id}/transaction/", data=fields, headers=from_page(payer, origin), timeout=30
    )


@pytest.mark.parametrize("path", ["/api/login/", "/api/user/1/transaction/", "/rpc", "/login"])
@pytest.mark.parametrize("origin", [LISTED, OTHER, "null"])
def test_without_a_list_no_page_of_another_site_is_granted_anything(url, path, origin):
    assert granted(preflight(url, path, origin)) == {}
    answer = requests.get(url + path, headers={"Origin": origin}, timeout=30)
    assert granted(answer) == {} and "Origin" not in answer.headers.get("Vary", "")


def test_without_a_list_a_page_of_another_site_moves_nothing(url, payer, payee):
    with unchanged(payer, payee):
        assert pay(url, payer, payee, LISTED).status_code == 403


@pytest.mark.parametrize("path", ["/api/user/{id}/transaction/", "/rpc", "/api/login/"])
def test_a_listed_page_learns_what_it_may_send(listing, payer, path):
    path = path.format(id=payer.id)
    answer = preflight(listing, path, LISTED)
    assert answer.status_code == 204
    grants = granted(answer)
    assert grants["access-control-allow-origin"] == LISTED
    assert grants["access-control-allow-credentials"] == "true"
    assert grants["access-control-allow-methods"] == answer.headers["Allow"]
    assert {"authorization", "content-type", "idempotency-key"} <= set(
        grants["access-control-allow-headers"].lower().split(", ")
    )
    assert int(grants["access-control-max-age"]) <= 3600
    assert "Origin" in answer.headers["Vary"]


def test_a_listed_page_pays_and_reads_with_a_token(listing, payer, payee):
    created = pay(listing, payer, payee, LISTED)
    assert created.status_code == 201
    read = requests.get(
        f"{listing}/api/user/{payer.id}/transaction/?limit=1", headers=from_page(payer, LISTED), timeout=30
    )
    assert read.status_code == 200 and read.json()[0]["uuid"] == created.json()["uuid"]
    for answer in (created, read):
        grants = granted(answer)
        assert grants["access-control-allow-origin"] == LISTED
        exposed = set(grants["access-control-expose-headers"].split(", "))
        assert {"ETag", "Link", "Location", "Retry-After", "X-Request-Id", "Idempotent-Replayed"} <= exposed
        assert "Origin" in answer.headers["Vary"]
    assert read.headers["Vary"] == "Accept, Origin"


def test_a_listed_page_reads_refusals_too(listing, payer):
    for path, status in ((f"/api/user/{payer.id}/?x", 401), ("/api/nothing", 404)):
        answer = requests.get(listing + path, headers={"Origin": LISTED}, timeout=30)
        assert answer.status_code == status and granted(answer)["access-control-allow-origin"] == LISTED


@pytest.mark.parametrize(
    "origin",
    [
        OTHER,
        "null",
        "*",
        "http://shop.example",
        "https://shop.example:8443",
        "https://shop.example.evil.example",
        "https://sub.shop.example",
        "HTTPS://SHOP.EXAMPLE",
        f"{LISTED}, {OTHER}",
    ],
)
def test_a_page_that_is_not_listed_gets_and_moves_nothing(listing, payer, payee, origin):
    assert granted(preflight(listing, f"/api/user/{payer.id}/transaction/", origin)) == {}
    with unchanged(payer, payee):
        answer = pay(listing, payer, payee, origin)
        assert answer.status_code == 403 and granted(answer) == {}
    read = requests.get(f"{listing}/api/user/{payer.id}/", headers=from_page(payer, origin), timeout=30)
    assert granted(read) == {} and "Origin" in read.headers["Vary"]


def test_the_forms_of_the_pages_are_no_other_sites_listed_or_not(listing, payer, payee):
    with unchanged(payer, payee):
        answer = requests.post(
            f"{listing}/user/{payer.id}/transaction/",
            data={"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"},
            headers={"Origin": LISTED, "Sec-Fetch-Site": "cross-site", "Cookie": f"session={payer.token}"},
            timeout=30,
        )
        assert answer.status_code == 403 and granted(answer) == {}

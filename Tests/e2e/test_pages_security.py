"""What guards the pages: the same-origin rule, the cookie, headers on every kind of answer, escaping."""

import re
from urllib.parse import quote

import pytest
import requests

from clients.books import unchanged
from clients.pages import Browser, Page
from clients.people import new_email, new_key, new_password, sign_up

POLICY = {
    "default-src": {"'none'"},
    "script-src": {"'self'"},
    "style-src": {"'self'"},
    "img-src": {"'self'", "data:"},
    "font-src": {"'self'"},
    "connect-src": {"'self'"},
    "manifest-src": {"'self'"},
    "base-uri": {"'none'"},
    "form-action": {"'self'"},
    "frame-ancestors": {"'none'"},
    "require-trusted-types-for": {"'script'"},
}
# Quotes followed by combining marks are not escaped by an escaper that walks characters as people see them.
HOSTILE = [
    '<b id="planted">x</b>',
    '"\u0301><b id="planted">',
    "'\u0308 onclick='alert(1)",
    '"\u200d onfocus="x" autofocus="',
    "</title></textarea><script>alert(1)</script>",
    "{{{name}}}{{&name}}",
    "&lt;b id=planted&gt; & Söhne",
    "<\u0338b id=planted>",
    "javascript:alert(1)",
]


@pytest.fixture(scope="module")
def browser(ann):
    opened = Browser(ann.url)
    opened.log_in(ann)
    return opened


HOSTS = [
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": None, "Origin": "https://evil.example"},
    {"Sec-Fetch-Site": None, "Origin": "null"},
    {"Sec-Fetch-Site": "cross-site", "Origin": None},
]


@pytest.mark.parametrize("headers", HOSTS, ids=str)
def test_another_site_cannot_post_any_form(ann, bob, headers):
    """Every refused POST is 403 and changes nothing: no money, no session, no account."""
    browser, stranger, email = Browser(ann.url), Browser(ann.url), new_email()
    browser.log_in(ann)
    payment = {
        "from": ann.accounts["USD"],
        "to": bob.accounts["USD"],
        "amount": "1.00",
        "idempotency_key": new_key(),
    }
    with unchanged(ann, bob):
        assert browser.post(f"/user/{ann.id}/transaction/", payment, follow=False, **headers).status == 403
        login = stranger.post(
            "/login", {"email": ann.email, "password": ann.password}, follow=False, **headers
        )
        assert login.status == 403 and not stranger.session.cookies
        signup = {"email": email, "name": "Mallory", "password": new_password()}
        assert stranger.post("/signup", signup, follow=False, **headers).status == 403
        assert browser.post("/logout", {}, follow=False, **headers).status == 403
        assert browser.get(f"/user/{ann.id}/", follow=False).status == 200, "still logged in"
    sign_up_again = stranger.post("/signup", signup, follow=False)
    assert sign_up_again.status == 303, "the e-mail is still free"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "none"},
        {"Sec-Fetch-Site": None},
        {"Sec-Fetch-Site": None, "Origin": None},
        {"Sec-Fetch-Site": "same-origin", "Origin": None},
    ],
    ids=str,
)
def test_the_site_itself_and_programs_can_post(ann, headers):
    answer = Browser(ann.url).post(
        "/login", {"email": ann.email, "password": ann.password}, follow=False, **headers
    )
    assert answer.status == 303


def test_the_session_cookie_is_out_of_reach_of_scripts_and_other_sites(ann):
    answer = Browser(ann.url).post("/login", {"email": ann.email, "password": ann.password}, follow=False)
    cookies = [value for name, value in answer.answer.raw.headers.items() if name.lower() == "set-cookie"]
    [session] = [one for one in cookies if one.startswith("session=")]
    attributes = {part.strip().lower().partition("=")[0] for part in session.split(";")[1:]}
    lower = session.lower().replace(" ", "")
    assert "httponly" in attributes and ";samesite=lax" in lower and ";path=/;" in lower + ";"
    assert "domain" not in attributes and "secure" not in attributes, (
        "over plain http a secure cookie would be lost"
    )
    for cookie in cookies:
        assert "samesite=lax" in cookie.lower() or "samesite=strict" in cookie.lower(), cookie


def answers(ann, browser):
    """One answer of every kind: pages, redirects, documents, static files, refusals of service and nginx."""
    get, url = browser.session.get, ann.url
    post = {"headers": {"Sec-Fetch-Site": "same-origin"}, "timeout": 30, "allow_redirects": False}
    quiet = {"timeout": 30, "allow_redirects": False}
    yield "home", requests.get(f"{url}/", **quiet)
    yield "accounts", get(f"{url}/user/{ann.id}/", **quiet)
    yield "history", get(f"{url}/user/{ann.id}/transaction/", **quiet)
    yield "csv", get(f"{url}/user/{ann.id}/transaction/?format=csv", **quiet)
    yield "to log-in", requests.get(f"{url}/user/{ann.id}/", **quiet)
    yield "forbidden", get(f"{url}/user/9000000/", **quiet)
    yield "not found", get(f"{url}/nothing", **quiet)
    yield "wrong method", requests.put(f"{url}/login", **quiet)
    yield (
        "from another site",
        requests.post(f"{url}/login", data={}, headers={"Sec-Fetch-Site": "cross-site"}, **quiet),
    )
    yield "bad form", requests.post(f"{url}/login", data={"email": "x"}, **post)
    yield "too large", requests.post(f"{url}/login", data=b"x" * 300_000, **post)
    yield (
        "rpc",
        requests.post(f"{url}/rpc", json={"jsonrpc": "2.0", "id": 1, "method": "service.ping"}, **quiet),
    )
    yield "rpc by get", requests.get(f"{url}/rpc", **quiet)
    yield "rest", get(f"{url}/api/user/{ann.id}/", **quiet)
    yield "rest refused", requests.get(f"{url}/api/user/{ann.id}/", **quiet)
    yield "app", requests.get(f"{url}/app/", **quiet)
    yield "static not found", requests.get(f"{url}/assets/nothing.css", **quiet)
    yield "static by post", requests.post(f"{url}/assets/nothing.css", data=b"", **quiet)
    home = Page(browser, requests.get(f"{url}/", **quiet))
    assets = {
        element.get("href") or element.get("src")
        for element in home.document.select(
            "link[href][rel~=stylesheet], link[href][rel~=icon], script[src], img[src], use[href]"
        )
    }
    for address in sorted(one.partition("#")[0] for one in assets if one.startswith("/")):
        yield address, requests.get(url + address, **quiet)


def test_every_kind_of_answer_carries_the_security_headers(ann, browser):
    missing = []
    for name, answer in answers(ann, browser):
        headers = answer.headers
        policy = dict(
            (part.split()[0], set(part.split()[1:]))
            for part in headers.get("Content-Security-Policy", "").split(";")
            if part.strip()
        )
        wanted = {
            "Content-Security-Policy": policy == POLICY,
            "X-Content-Type-Options": headers.get("X-Content-Type-Options") == "nosniff",
            "Referrer-Policy": headers.get("Referrer-Policy") == "same-origin",
            "Cross-Origin-Opener-Policy": headers.get("Cross-Origin-Opener-Policy") == "same-origin",
            "Cross-Origin-Resource-Policy": headers.get("Cross-Origin-Resource-Policy") == "same-origin",
            "Permissions-Policy": bool(headers.get("Permissions-Policy")),
            "no version": not re.search(r"\d", headers.get("Server", "")) and "X-Powered-By" not in headers,
            "once": headers.get("X-Content-Type-Options", "").count("nosniff") == 1,
        }
        missing += [
            f"{name} ({answer.status_code}): {header} {headers.get(header)!r}"
            for header, holds in wanted.items()
            if not holds
        ]
    assert missing == []


def test_private_answers_are_never_stored(ann, browser):
    kept = []
    private = ("accounts", "history", "csv", "forbidden", "rpc", "rest", "rest refused", "bad form")
    for name, answer in answers(ann, browser):
        if name in private and "no-store" not in answer.headers.get("Cache-Control", ""):
            kept.append(name)
    assert kept == []


def test_no_kind_of_answer_is_a_servers_own_bare_page_or_names_its_insides(ann, browser):
    for name, answer in answers(ann, browser):
        assert "nginx/" not in answer.text and "postgres" not in answer.text.lower() or name == "home", name


@pytest.mark.parametrize("hostile", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_are_shown_as_words_on_every_page(url, bob, hostile):
    mallory = sign_up(url, hostile)
    sent = mallory.pay("USD", bob.accounts["USD"], "1.00", memo=hostile)
    bob.pay("USD", mallory.accounts["USD"], "0.02", memo=hostile)
    browser, victim = Browser(url), Browser(url)
    browser.log_in(mallory)
    victim.log_in(bob)
    own = f"/user/{mallory.id}"
    term = quote('text = "' + hostile.replace('"', '""') + '"')
    echo = quote(hostile)
    pages = [
        browser.get(f"{own}/"),
        browser.get(f"{own}/transaction/"),
        browser.get(f"{own}/transaction/{sent['id']}/"),
        browser.get(f"{own}/transaction/?filter={term}"),
        browser.get(f"{own}/transaction/?sort={echo}"),
        browser.review(mallory, mallory.accounts["USD"], bob.accounts["USD"], "1.00", memo=hostile),
        browser.review(mallory, hostile, hostile, hostile, memo=hostile, kind=hostile, fixed=hostile),
        victim.get(f"/user/{bob.id}/"),
        victim.get(f"/user/{bob.id}/transaction/"),
        victim.review(bob, bob.accounts["USD"], mallory.accounts["USD"], "0.50"),
        Browser(url).get(f"/login?return={echo}"),
        Browser(url).get(f"/{echo}"),
        Browser(url).post("/login", {"email": hostile, "password": hostile, "return": hostile}),
        Browser(url).post("/signup", {"email": hostile, "name": hostile, "password": "short"}),
    ]
    for page in pages:
        assert page.status < 500, page.url
        assert not page.injected(), (page.url, page.injected())
    visible = " ".join(hostile.split())
    assert visible in pages[0].text and visible in pages[1].text and visible in pages[2].text
    assert pages[5].form("memo", "idempotency_key").values["memo"] == hostile


def test_pages_hold_nothing_inline_that_the_policy_would_block(ann, browser):
    for path in (
        "/",
        "/login",
        "/signup",
        f"/user/{ann.id}/",
        f"/user/{ann.id}/transfer/",
        f"/user/{ann.id}/transaction/",
        "/nothing",
        "/app/",
    ):
        page = browser.get(path)
        assert not page.injected(), (path, page.injected())


def test_passwords_and_sessions_never_stand_in_an_address(ann):
    browser = Browser(ann.url)
    for path in ("/login", "/signup"):
        for form in browser.get(path).forms:
            assert "password" not in form.names or form.method == "post"
    answer = browser.post("/login", {"email": ann.email, "password": ann.password}, follow=False)
    assert browser.session.cookies["session"] not in answer.answer.headers["Location"]

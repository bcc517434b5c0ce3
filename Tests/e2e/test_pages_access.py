"""The security page without JavaScript: sessions that can be ended, API keys that are shown once."""

import pytest

from clients.pages import Browser
from clients.people import log_in, sign_up
from clients.rpc import RPC, Refusal


@pytest.fixture
def kim(url):
    return sign_up(url, "Kim Keeper")


@pytest.fixture
def browser(kim):
    opened = Browser(kim.url)
    opened.log_in(kim)
    return opened


def security(browser, person):
    page = browser.get(f"/user/{person.id}/security/")
    assert page.status == 200, page.text
    return page


def make_key(browser, person, **fields):
    form = security(browser, person).form("key_name", "expiry", method="post")
    return form.submit(follow=False, **fields)


def token_on(page):
    return next((code.get_text() for code in page.document.select("code") if "ebk_" in code.get_text()), None)


def can_read(url, token):
    caller = RPC(url)
    caller.session.headers["Authorization"] = f"Bearer {token}"
    try:
        caller.call("account.list")
    except Refusal as refusal:
        assert refusal.slug == "unauthenticated"
        return False
    return True


def test_the_list_marks_this_session_and_ends_another_at_once(browser, kim):
    other = log_in(kim.url, kim.email, kim.password, kim.name)
    page = security(browser, kim)
    ids = [form.values["session_id"] for form in page.forms if "session_id" in form.names]
    [theirs] = [one["id"] for one in other.rpc.call("session.list")["items"] if one["current"]]
    assert theirs in ids and len(page.document.select(".tag-good")) == 1
    form = next(form for form in page.forms if form.values.get("session_id") == theirs)
    answer = form.submit(follow=False)
    assert answer.status == 303 and answer.location == f"/user/{kim.id}/security/"
    assert browser.get(answer.location).said()
    assert other.rpc.refusal("account.list").slug == "unauthenticated"
    again = form.submit()
    assert again.status == 404 and again.slug == "not_found"


def test_all_other_sessions_end_together_and_this_one_stays(browser, kim):
    others = [log_in(kim.url, kim.email, kim.password, kim.name) for _ in range(2)]
    page = security(browser, kim)
    [form] = [one for one in page.forms if "/security/sessions" in one.path and "session_id" not in one.names]
    assert form.submit().status == 200
    assert {one.rpc.refusal("account.list").slug for one in others} == {"unauthenticated"}
    assert len([one for one in security(browser, kim).forms if "session_id" in one.names]) == 0


def test_a_key_is_made_shown_once_and_works_until_it_is_revoked(browser, kim):
    answer = make_key(browser, kim, key_name="nightly report", read="1", expiry="30")
    assert answer.status == 303
    page = browser.get(answer.location)
    token = token_on(page)
    assert token and can_read(kim.url, token)
    assert token_on(security(browser, kim)) is None, "a reload does not show it again"
    [key] = kim.rpc.call("key.list")["items"]
    assert key["name"] == "nightly report" and key["scopes"] == ["read"] and key["expires_at"]
    assert "nightly report" in security(browser, kim).text
    form = security(browser, kim).form("key_id", method="post")
    assert form.submit().status == 200
    assert not can_read(kim.url, token) and kim.rpc.call("key.list")["items"] == []


def test_the_cookie_that_carries_the_key_is_for_that_page_and_a_minute(browser, kim):
    answer = make_key(browser, kim, key_name="once", read="1", expiry="never")
    [cookie] = [one for one in answer.answer.raw.headers.getlist("Set-Cookie") if one.startswith("made_key=")]
    for part in ("HttpOnly", "SameSite=Strict", "Max-Age=60", f"Path=/user/{kim.id}/security/"):
        assert part in cookie
    assert answer.answer.headers["Cache-Control"] == "no-store"
    assert kim.rpc.call("key.list")["items"][0]["expires_at"] is None


@pytest.mark.parametrize(
    "fields, wrong",
    [
        ({"key_name": "", "read": "1"}, "key_name"),
        ({"key_name": "\u200b", "read": "1"}, "key_name"),
        ({"key_name": "n" * 101, "read": "1"}, "key_name"),
        ({"key_name": "kept", "read": None}, "scopes"),
    ],
)
def test_a_refused_key_says_which_field_keeps_what_was_typed_and_makes_nothing(browser, kim, fields, wrong):
    page = make_key(browser, kim, **fields)
    assert page.status == 400 and page.slug == "invalid_params"
    assert page.document.select_one(f"#{wrong}-problem").get_text(strip=True)
    assert page.document.select_one('input[name="key_name"]')["value"] == fields["key_name"]
    assert kim.rpc.call("key.list")["items"] == []


def test_one_key_too_many_is_told(browser, kim):
    for number in range(50):
        kim.rpc.call("key.create", name=f"key {number}", scopes=["read"])
    page = make_key(browser, kim, key_name="one more", read="1")
    assert page.status == 403 and page.slug == "forbidden"
    assert len(kim.rpc.call("key.list")["items"]) == 50


def test_a_made_up_cookie_shows_nothing(browser, kim, bob):
    theirs = bob.rpc.call("key.create", name="theirs", scopes=["read"])["token"]
    for value in (theirs, "<b>ebk_1.x</b>", "ebk_"):
        page = browser.get(f"/user/{kim.id}/security/", Cookie=f"made_key={value}")
        assert token_on(page) is None


def test_another_clients_security_is_not_to_be_seen(browser, bob):
    page = browser.get(f"/user/{bob.id}/security/")
    assert page.status == 403
    answer = browser.post(f"/user/{bob.id}/security/sessions/", {}, origin=page.url)
    assert answer.status == 403


def test_strangers_are_led_to_the_log_in_and_other_sites_are_refused(url, kim):
    stranger = Browser(url)
    assert stranger.get(f"/user/{kim.id}/security/").path == "/login"
    answer = stranger.post(
        f"/user/{kim.id}/security/keys/",
        {"key_name": "x", "read": "1"},
        **{"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"},
    )
    assert answer.status == 403 and kim.rpc.call("key.list")["items"] == []

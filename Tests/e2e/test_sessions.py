"""The list of one's sessions, and ending them: one, all others, from another machine."""

from datetime import UTC, datetime

import pytest

from clients.people import accounts_of, log_in, sign_up
from clients.rpc import RPC

UNKNOWN = "019c1400-0000-7000-8000-000000000001"


@pytest.fixture
def lena(url):
    return sign_up(url, "Lena Session")


def again(person):
    """One more session of theirs."""
    return log_in(person.url, person.email, person.password, person.name)


def sessions(person):
    page = person.rpc.call("session.list")
    assert page["has_more"] is False and page["next_cursor"] is None
    return page["items"]


def test_the_list_shows_each_session_newest_first_and_marks_ones_own(lena):
    laptop = RPC(lena.url)
    laptop.session.headers["User-Agent"] = "a laptop's browser"
    laptop.call("session.login", email=lena.email, password=lena.password, remember=True, cookie=True)
    items = sessions(lena)
    assert [one["current"] for one in items] == [False, True]
    assert [one["remembered"] for one in items] == [True, False]
    assert items[0]["user_agent"] == "a laptop's browser" and items[0]["address"] == "127.0.0.1"
    assert [one["current"] for one in laptop.call("session.list")["items"]] == [True, False]
    for one in items:
        begin, seen, end = (
            datetime.fromisoformat(one[name]) for name in ("created_at", "last_seen_at", "expires_at")
        )
        assert begin <= seen <= datetime.now(UTC) < end
    days = [
        (datetime.fromisoformat(one["expires_at"]) - datetime.fromisoformat(one["created_at"])).days
        for one in items
    ]
    assert days == [30, 0]


def test_no_list_holds_what_opens_a_session(lena):
    told = str(sessions(lena))
    assert lena.token not in told and lena.token.partition(".")[2] not in told


def test_a_session_is_ended_by_its_id_at_once(lena):
    other = again(lena)
    [theirs] = [one["id"] for one in sessions(other) if one["current"]]
    assert lena.rpc.call("session.revoke", session_id=theirs) == {"revoked": True}
    assert other.rpc.refusal("account.list").slug == "unauthenticated"
    assert lena.rpc.refusal("session.revoke", [theirs]).slug == "not_found"
    assert accounts_of(lena.rpc)


def test_all_other_sessions_are_ended_and_counted(lena):
    others = [again(lena) for _ in range(3)]
    assert lena.rpc.call("session.revokeOthers") == {"revoked": 3}
    assert lena.rpc.call("session.revokeOthers") == {"revoked": 0}
    for other in others:
        assert other.rpc.refusal("account.list").slug == "unauthenticated"
    assert len(sessions(lena)) == 1


def test_ending_ones_own_session_is_logging_out(lena):
    browser = RPC(lena.url)
    browser.call("session.login", email=lena.email, password=lena.password, cookie=True)
    [own] = [one["id"] for one in browser.call("session.list")["items"] if one["current"]]
    first, second = browser.batch(("session.revoke", [own]), ("account.list", {}))
    assert first == {"revoked": True} and second.slug == "unauthenticated"
    assert not list(browser.session.cookies)


def test_anothers_session_and_one_that_does_not_exist_are_told_apart_by_nobody(lena, bob):
    [theirs] = [one["id"] for one in sessions(bob) if one["current"]]
    refusals = [lena.rpc.refusal("session.revoke", session_id=id) for id in (theirs, UNKNOWN)]
    parts = [{**one.error, "data": {**one.data, "request_id": None}} for one in refusals]
    assert parts[0] == parts[1] and refusals[0].slug == "not_found"
    assert accounts_of(bob.rpc)


@pytest.mark.parametrize(
    "method, params",
    [
        ("session.list", {}),
        ("session.revoke", {"session_id": UNKNOWN}),
        ("session.revokeOthers", {}),
        ("key.create", {"name": "k", "scopes": ["read"]}),
        ("key.list", {}),
        ("key.revoke", {"key_id": UNKNOWN}),
    ],
)
def test_methods_about_access_answer_nobody(nobody, method, params):
    refusal = nobody.refusal(method, params)
    assert (refusal.code, refusal.slug, refusal.data["status"]) == (-32001, "unauthenticated", 401)


@pytest.mark.parametrize("id", ["", "x", 5, None, UNKNOWN + "0"])
def test_what_is_no_id_is_refused_by_its_name(lena, id):
    refusal = lena.rpc.refusal("session.revoke", session_id=id)
    assert (refusal.code, refusal.pointers) == (-32602, ["/session_id"])
    assert len(sessions(lena)) == 1

"""Methods of users and sessions: sign-up, log-in, log-out, accounts, rates; each with its refusals."""

from datetime import UTC, datetime
from fractions import Fraction

import pytest

from clients.books import unchanged
from clients.money import RATES
from clients.people import accounts_of, log_in, new_email, new_password, sign_up
from clients.rpc import RPC, read

UNKNOWN_ID = 9_000_000


def moment(text):
    """An RFC 3339 time in UTC, as every answer writes it."""
    assert text.endswith("Z"), text
    return datetime.fromisoformat(text)


def test_ping_answers_anybody(nobody):
    nobody.call("service.ping")


def test_sign_up_answers_the_user_with_accounts_and_no_secret(nobody):
    email, password = new_email(), new_password()
    user = nobody.call("user.signup", email=email, name="Zoë Ōta", password=password)
    assert user["email"] == email and user["name"] == "Zoë Ōta"
    assert [account["currency"] for account in user["accounts"]] == ["USD", "CNY", "EUR"]
    assert abs((datetime.now(UTC) - moment(user["created_at"])).total_seconds()) < 60
    assert password not in str(user) and "hash" not in str(user)


def test_sign_up_takes_positional_params_in_the_order_of_the_contract(nobody):
    email = new_email()
    assert nobody.call("user.signup", [email, "Posy Tional", new_password()])["name"] == "Posy Tional"


@pytest.mark.parametrize(
    "change, pointer",
    [
        ({"email": ""}, "/email"),
        ({"email": "no-at-sign"}, "/email"),
        ({"email": "a@"}, "/email"),
        ({"email": "a b@example.com"}, "/email"),
        ({"email": "a" * 300 + "@example.com"}, "/email"),
        ({"email": "a\x00@example.com"}, "/email"),
        ({"email": "é@example.com"}, "/email"),
        ({"email": 5}, "/email"),
        ({"name": ""}, "/name"),
        ({"name": "   "}, "/name"),
        ({"name": "x" * 10_000}, "/name"),
        ({"name": None}, "/name"),
        ({"password": ""}, "/password"),
        ({"password": "short"}, "/password"),
        ({"password": "x" * 5000}, "/password"),
        ({"password": "password"}, "/password"),
        ({"password": "12345678"}, "/password"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_sign_up_with_a_bad_field_is_refused_by_name(nobody, change, pointer):
    params = {"email": new_email(), "name": "Ann Kowalski", "password": new_password(), **change}
    refusal = nobody.refusal("user.signup", params)
    assert refusal.code == -32602 or "\x00" in str(change.get("email")) and refusal.code == -32700
    if refusal.code == -32602:
        assert pointer in refusal.pointers, refusal.fields
    assert nobody.refusal("session.login", email=params["email"], password=params["password"])


@pytest.mark.parametrize(
    "variant", [str, str.upper, lambda email: f" {email} "], ids=["same", "upper case", "blanks"]
)
def test_a_used_email_cannot_be_used_again_in_any_case(nobody, ann, variant):
    with unchanged(ann):
        refusal = nobody.refusal(
            "user.signup", email=variant(ann.email), name="Second Ann", password=new_password()
        )
        assert (refusal.code, refusal.slug, refusal.data["status"]) == (1008, "email_taken", 409) or (
            variant(ann.email) != ann.email.strip() and refusal.code == -32602
        )
    log_in(ann.url, ann.email, ann.password, ann.name)


def test_log_in_gives_a_token_that_expires(ann, nobody):
    session = nobody.call("session.login", email=ann.email, password=ann.password)
    assert session["user_id"] == ann.id and len(session["token"]) >= 40
    hours = (moment(session["expires_at"]) - datetime.now(UTC)).total_seconds() / 3600
    assert 0.4 <= hours <= 12.1
    remembered = nobody.call("session.login", email=ann.email, password=ann.password, remember=True)
    days = (moment(remembered["expires_at"]) - datetime.now(UTC)).total_seconds() / 86400
    assert 29 <= days <= 30.1
    assert remembered["token"] != session["token"]


def test_log_in_ignores_the_case_of_the_email(ann, nobody):
    assert nobody.call("session.login", email=ann.email.upper(), password=ann.password)["user_id"] == ann.id


def test_log_in_for_a_browser_sets_a_cookie_and_returns_no_token(ann, url):
    rpc = RPC(url)
    answer = rpc.call("session.login", email=ann.email, password=ann.password, cookie=True)
    assert not answer.get("token")
    [cookie] = list(rpc.session.cookies)
    assert cookie.name == "session" and len(cookie.value) >= 40
    assert [account["currency"] for account in accounts_of(rpc)] == ["USD", "CNY", "EUR"]


def test_an_unknown_email_and_a_wrong_password_are_told_apart_by_nobody(ann, nobody):
    unknown = nobody.refusal("session.login", email=new_email(), password=ann.password)
    wrong = nobody.refusal("session.login", email=ann.email, password=ann.password + "x")
    assert (unknown.code, unknown.slug) == (wrong.code, wrong.slug) == (-32001, "unauthenticated")
    without_id = [
        {name: value for name, value in one.data.items() if name != "request_id"} for one in (unknown, wrong)
    ]
    assert without_id[0] == without_id[1] and unknown.message == wrong.message


def test_log_out_ends_the_session_at_once_and_only_that_one(ann, url):
    first, second = (log_in(url, ann.email, ann.password, ann.name) for _ in range(2))
    first.rpc.call("session.logout")
    assert first.rpc.refusal("account.list").slug == "unauthenticated"
    assert accounts_of(second.rpc)


@pytest.mark.parametrize(
    "method, params",
    [
        ("user.get", {}),
        ("session.logout", {}),
        ("account.list", {}),
        ("account.get", {"account_id": 101}),
        ("transfer.create", {"from": 101, "to": 102, "amount": "1.00", "idempotency_key": "k"}),
        (
            "transfer.createMany",
            {"transfers": [{"from": 101, "to": 102, "amount": "1.00", "idempotency_key": "k"}]},
        ),
        ("quote.create", {"from": 101, "to": 102, "amount": "1.00"}),
        ("transfer.list", {}),
        ("transfer.resolve", {"idempotency_key": "k"}),
        ("statement.get", {"account_id": 101}),
        ("transfer.get", {"transfer_id": "018f0000-0000-7000-8000-000000000000"}),
    ],
)
def test_methods_about_money_answer_nobody(nobody, method, params):
    refusal = nobody.refusal(method, params)
    assert (refusal.code, refusal.slug, refusal.data["status"]) == (-32001, "unauthenticated", 401)


def test_user_get_answers_oneself(ann):
    user = ann.rpc.call("user.get")
    assert (user["id"], user["email"], user["name"]) == (ann.id, ann.email, ann.name)
    assert {one["currency"]: one["id"] for one in user["accounts"]} == ann.accounts
    assert ann.rpc.call("user.get", {"user_id": ann.id}) == ann.rpc.call("user.get", [ann.id]) == user


def test_another_user_and_one_that_does_not_exist_are_told_apart_by_nobody(ann, bob):
    refusals = [ann.rpc.refusal("user.get", user_id=id) for id in (bob.id, UNKNOWN_ID)]
    assert_same_refusal(*refusals)
    assert refusals[0].slug in ("forbidden", "not_found")
    assert bob.email not in str(refusals[0]) and bob.name not in str(refusals[0])


def assert_same_refusal(one, other):
    """Equal in everything that could tell them apart; only the request differs."""
    parts = [{**refusal.error, "data": {**refusal.data, "request_id": None}} for refusal in (one, other)]
    assert parts[0] == parts[1]


def test_account_list_and_account_get_show_the_same_account(ann):
    for account in accounts_of(ann.rpc):
        assert set(account) >= {"id", "user_id", "currency", "balance", "seq", "created_at", "updated_at"}
        assert moment(account["created_at"]) <= moment(account["updated_at"])
        assert ann.rpc.call("account.get", account_id=account["id"]) == account
        assert ann.rpc.call("account.get", [account["id"]]) == account


@pytest.mark.parametrize("unknown", [UNKNOWN_ID * 100 + 1, 0, 1, 99, -1, 2**63 - 1])
def test_another_account_and_one_that_does_not_exist_are_told_apart_by_nobody(ann, bob, unknown):
    other = ann.rpc.refusal("account.get", account_id=bob.accounts["USD"])
    assert (other.code, other.slug) == (-32003, "not_found")
    missing = ann.rpc.refusal("account.get", account_id=unknown)
    if missing.code != -32602:
        assert_same_refusal(other, missing)


def test_rates_are_the_published_ones_as_decimal_strings(ann):
    found = {}
    for rate in ann.rpc.call("rate.list")["items"]:
        value = next(rate[name] for name in ("per_usd", "units_per_usd", "rate_usd", "rate") if name in rate)
        assert isinstance(value, str), rate
        found[rate["currency"]] = Fraction(value)
    assert found == RATES


def test_hostile_names_come_back_as_they_were(url):
    for name in (
        "<script>alert(1)</script>",
        '"\u0301 onmouseover="alert(1)',
        "O'Brien & Söhne",
        "𝔘𝔫𝔦 😀",
        "=1+1",
    ):
        person = sign_up(url, name)
        assert person.rpc.call("user.get")["name"] == name


def test_a_session_survives_on_the_same_connection_and_any_other(ann):
    again = RPC(ann.url, ann.token)
    assert again.call("user.get")["id"] == ann.id
    answer = read(
        again.post('{"jsonrpc":"2.0","id":1,"method":"user.get"}', Authorization=f"bearer {ann.token}")
    )
    assert answer["result"]["id"] == ann.id

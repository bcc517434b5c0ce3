"""Bad input through every door: a typed refusal from the contract's table, and nothing has changed."""

import json
import re

import pytest

from clients.books import snapshot, unchanged
from clients.doors import PagesDoor, RESTDoor, RPCDoor
from clients.people import new_key
from clients.rest import problem

DOORS = ["rpc", "rest-form", "rest-json", "pages"]
HOUSE_ACCOUNTS = (1, 13, 21)
UNKNOWN_ACCOUNT = 900_000_001
BOOKED = ("same_account", "account_unknown", "amount_too_small", "insufficient_funds")


@pytest.fixture(scope="module")
def doors(ann):
    """Ann's four doors, opened once."""
    opened = [RPCDoor(ann), RESTDoor(ann, as_json=False), RESTDoor(ann, as_json=True), PagesDoor(ann)]
    return {door.name: door for door in opened}


@pytest.fixture(params=DOORS)
def door(request, doors):
    return doors[request.param]


def forgives_blanks(door, typed):
    """A page may drop blanks that a person has typed around a number or in it; programs are told."""
    return door.name == "pages" and len("".join(typed.split())) not in (0, len(typed))


def is_refused(door, outcome, slug, status):
    """This refusal, by its slug and its status; a page leads to the receipt of one that is in the books."""
    assert outcome.refused, f"{door.name} took it: {outcome.answer}"
    slugs = (slug,) if isinstance(slug, str) else slug
    statuses = (status,) if isinstance(status, int) else status
    if door.name == "pages" and outcome.slug in BOOKED:
        statuses = (303,)
    assert outcome.slug in slugs and outcome.status in statuses, outcome


@pytest.mark.parametrize(
    "amount",
    [
        "-1.00",
        "-0.01",
        "+1.00",
        "0",
        "0.00",
        "00.0",
        "1e3",
        "1E2",
        "0x10",
        "1.234",
        "0.001",
        "1.",
        ".5",
        "1.2.3",
        "",
        " ",
        "1 000",
        " 1.00",
        "1.00 ",
        "1_000",
        "abc",
        "NaN",
        "Infinity",
        "١.٠٠",
        "１.００",
        "1.00\n",
        "$1.00",
        "1.00 USD",
        "999999999999999.00",
        "99999999999999.99",
        "90000000000000.01",
        "9" * 5000,
        "1'000",
        "--1",
        "true",
        "null",
        "½",
    ],
    ids=lambda amount: ascii(amount)[:24],
)
def test_an_amount_that_is_none_is_refused(door, ann, bob, amount):
    if forgives_blanks(door, amount):
        return
    with unchanged(ann, bob):
        outcome = door.pay(ann.accounts["USD"], bob.accounts["USD"], amount)
        is_refused(door, outcome, ("invalid_amount", "invalid_params"), (400, 422))
        if door.name == "rpc":
            assert outcome.answer.slug == "invalid_amount", outcome.answer
            assert "/amount" in outcome.answer.pointers, outcome.answer.fields


def test_a_page_reads_a_blank_between_thousands(doors, ann, bob):
    with unchanged(ann, bob):
        outcome = doors["pages"].pay(ann.accounts["USD"], bob.accounts["USD"], "1 000")
        is_refused(doors["pages"], outcome, "insufficient_funds", 422)


@pytest.mark.parametrize("amount", ["1,00", "1,000.00", "1,5", "1,2,3"])
def test_a_comma_is_refused_where_programs_call(doors, ann, bob, amount):
    with unchanged(ann, bob):
        for name in ("rpc", "rest-form", "rest-json"):
            outcome = doors[name].pay(ann.accounts["USD"], bob.accounts["USD"], amount)
            is_refused(doors[name], outcome, ("invalid_amount", "invalid_params"), (400, 422))


@pytest.mark.parametrize(
    "amount", [1, 1.5, -1, 0, True, None, [], ["1.00"], {"value": "1.00"}, 10**15], ids=repr
)
@pytest.mark.parametrize("name", ["rpc", "rest-json"])
def test_an_amount_that_is_no_string_is_refused(doors, ann, bob, name, amount):
    with unchanged(ann, bob):
        outcome = doors[name].pay(ann.accounts["USD"], bob.accounts["USD"], amount)
        is_refused(doors[name], outcome, ("invalid_params", "invalid_amount"), (400, 422))
        if name == "rpc":
            assert "/amount" in outcome.answer.pointers


def test_a_source_that_is_anothers_does_not_exist_or_is_the_houses_is_the_same_refusal(door, ann, bob):
    answers = []
    with unchanged(ann, bob):
        for source in (bob.accounts["USD"], UNKNOWN_ACCOUNT, *HOUSE_ACCOUNTS):
            outcome = door.pay(source, ann.accounts["EUR"], "1.00")
            is_refused(door, outcome, "account_unknown", 422)
            answers.append(sentence(door, outcome, source))
    assert len(set(answers)) == 1, answers


def sentence(door, outcome, source):
    """What an answer says, without what differs by request: its ids and the account asked for."""
    if door.name == "rpc":
        document = {
            **outcome.answer.error,
            "data": {**outcome.answer.data, "request_id": None, "transfer_id": None},
        }
    elif door.name == "pages":
        return re.sub(rf"\b{source}\b", "#", " ".join(outcome.answer.said()))
    else:
        document = {
            name: value
            for name, value in outcome.answer.json().items()
            if name not in ("request_id", "instance", "transfer_id")
        }
    return re.sub(rf"\b{source}\b", "#", json.dumps(document, sort_keys=True))


def test_a_payee_that_does_not_exist_or_is_the_house_is_refused(door, ann, bob):
    with unchanged(ann, bob):
        for target in (UNKNOWN_ACCOUNT, ann.id * 100 + 9, ann.id * 100, *HOUSE_ACCOUNTS):
            is_refused(door, door.pay(ann.accounts["USD"], target, "1.00"), "account_unknown", 422)


@pytest.mark.parametrize(
    "account", ["", "x", "1.5", "-101", "0", "99999999999999999999", "1e2", " 101", "٣", "101 "], ids=ascii
)
def test_an_account_that_is_no_number_is_refused(door, ann, bob, account):
    if forgives_blanks(door, account):
        return
    with unchanged(ann, bob):
        for source, target in ((account, bob.accounts["USD"]), (ann.accounts["USD"], account)):
            outcome = door.pay(source, target, "1.00")
            is_refused(door, outcome, ("invalid_params", "account_unknown"), (400, 422))


def test_the_same_account_is_refused(door, ann):
    with unchanged(ann):
        account = ann.accounts["USD"]
        is_refused(door, door.pay(account, account, "1.00"), "same_account", 422)


def test_what_converts_to_nothing_is_refused_with_the_smallest_amount_that_works(door, ann, bob):
    with unchanged(ann, bob):
        outcome = door.pay(ann.accounts["USD"], bob.accounts["EUR"], "0.01")
        is_refused(door, outcome, "amount_too_small", 422)
        answer = outcome.answer.text if door.name != "rpc" else json.dumps(outcome.answer.error)
        assert "0.02" in answer, "0.02 USD is the smallest amount that yields a euro cent"


@pytest.mark.parametrize("amount", ["100.00", "99.01", "100.01", "90000000000000.00"])
def test_too_little_money_is_refused_and_the_fee_counts(door, newcomer, bob, amount):
    rich_by_a_hundred = newcomer()
    opened = {"rpc": RPCDoor, "pages": PagesDoor}.get(
        door.name, lambda one: RESTDoor(one, door.name == "rest-json")
    )
    with unchanged(rich_by_a_hundred, bob):
        own_door = opened(rich_by_a_hundred)
        outcome = own_door.pay(rich_by_a_hundred.accounts["USD"], bob.accounts["USD"], amount)
        is_refused(own_door, outcome, ("insufficient_funds", "invalid_amount"), 422)
        if amount != "90000000000000.00":
            assert outcome.slug == "insufficient_funds"


def test_the_largest_amount_that_fits_is_paid_to_the_last_cent(newcomer, bob):
    payer = newcomer()
    payer.pay("USD", bob.accounts["USD"], "99.00")
    assert payer.balances()["USD"] == "0.01"
    with unchanged(payer, bob):
        refusal = payer.rpc.refusal(
            "transfer.create",
            {
                "from": payer.accounts["USD"],
                "to": bob.accounts["USD"],
                "amount": "0.01",
                "idempotency_key": new_key(),
            },
        )
        assert refusal.slug == "insufficient_funds"


@pytest.mark.parametrize(
    "source, target, amount, slug",
    [
        ("USD", "USD", "-1.00", "invalid_amount"),
        ("USD", "USD", "5000.00", "same_account"),
        ("USD", UNKNOWN_ACCOUNT, "5000.00", "account_unknown"),
        ("CNY", "bob USD", "0.01", "amount_too_small"),
        ("EUR", "bob CNY", "5.00", "insufficient_funds"),
    ],
    ids=str,
)
def test_where_several_refusals_apply_the_first_of_the_table_is_given(
    doors, ann, bob, source, target, amount, slug
):
    accounts = {**ann.accounts, **{f"bob {currency}": account for currency, account in bob.accounts.items()}}
    with unchanged(ann, bob):
        for name in DOORS:
            outcome = doors[name].pay(accounts[source], accounts.get(target, target), amount)
            is_refused(doors[name], outcome, slug, 422)


@pytest.mark.parametrize(
    "memo",
    ["x" * 141, "a\x00b", "line\nbreak", "\u2028", "\x1b[31m", "y" * 100_000],
    ids=lambda memo: ascii(memo)[:16],
)
def test_a_memo_that_is_too_long_or_has_control_characters_is_refused(door, ann, bob, memo):
    with unchanged(ann, bob):
        outcome = door.pay(ann.accounts["USD"], bob.accounts["USD"], "1.00", memo=memo)
        is_refused(door, outcome, ("invalid_params", "parse_error"), 400)


def test_a_lone_surrogate_in_a_memo_is_a_parse_error(ann, bob, doors):
    fields = {"from": ann.accounts["USD"], "to": bob.accounts["USD"], "amount": "1.00", "memo": "\ud800"}
    with unchanged(ann, bob):
        params = {**fields, "idempotency_key": new_key()}
        call = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "transfer.create", "params": params})
        assert ann.rpc.post(call).json()["error"]["code"] == -32700
        answer = doors["rest-json"].rest.request(
            "POST",
            f"/api/user/{ann.id}/transaction/",
            data=json.dumps(fields),
            headers={"Content-Type": "application/json"},
        )
        problem(answer, 400, "parse_error")


@pytest.mark.parametrize(
    "body",
    [
        b"from=%ZZ&to=%&amount=1.00",
        b"from=1&from=2&to=3&amount=1.00",
        b"\xff\xfe\xfd",
        b"&&&===",
        b"",
        b"%00=%00",
        b"from=%FF%FE&to=1&amount=1.00",
        b"amount",
    ],
    ids=repr,
)
@pytest.mark.parametrize("route", ["/api/user/{ann}/transaction/", "/user/{ann}/transaction/"])
def test_a_broken_form_is_refused(doors, ann, bob, body, route):
    client = doors["rest-form"].rest.session if route.startswith("/api") else doors["pages"].browser.session
    with unchanged(ann, bob):
        answer = client.post(
            ann.url + route.format(ann=ann.id),
            data=body,
            timeout=30,
            allow_redirects=False,
            headers={"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Site": "same-origin"},
        )
        assert answer.status_code in ((303, 400, 422) if route.startswith("/user") else (400, 422)), (
            answer.text
        )


@pytest.mark.parametrize(
    "route",
    ["/rpc", "/api/login/", "/api/user/{ann}/transaction/", "/login", "/signup", "/user/{ann}/transaction/"],
)
def test_a_body_that_is_too_large_is_413_everywhere(doors, ann, route):
    session = doors["pages"].browser.session
    with unchanged(ann):
        answer = session.post(
            ann.url + route.format(ann=ann.id),
            data=b"amount=" + b"1" * 300_000,
            timeout=30,
            headers={
                "Content-Type": "application/json"
                if route == "/rpc"
                else "application/x-www-form-urlencoded",
                "Sec-Fetch-Site": "same-origin",
            },
        )
        assert answer.status_code == 413


def test_json_that_is_too_deep_is_refused_by_rest(doors, ann):
    body = b'{"amount":' + b"[" * 5000 + b"]" * 5000 + b"}"
    with unchanged(ann):
        answer = doors["rest-json"].rest.request(
            "POST",
            f"/api/user/{ann.id}/transaction/",
            data=body,
            headers={"Content-Type": "application/json"},
        )
        problem(answer, 400, ("invalid_request", "invalid_params", "parse_error"))


def test_more_transfers_in_one_list_than_allowed_are_refused_whole(ann, bob):
    transfer = {"from": ann.accounts["USD"], "to": bob.accounts["USD"], "amount": "0.01"}
    with unchanged(ann, bob):
        refusal = ann.rpc.refusal(
            "transfer.createMany", transfers=[{**transfer, "idempotency_key": new_key()} for _ in range(1001)]
        )
        assert refusal.code in (-32602, -32010), refusal
        assert ann.rpc.refusal("transfer.createMany", transfers=[]).code == -32602


def test_nobody_can_pay_from_anothers_account_through_anothers_address(doors, ann, bob):
    fields = {"from": bob.accounts["USD"], "to": ann.accounts["USD"], "amount": "1.00"}
    with unchanged(ann, bob):
        problem(doors["rest-form"].rest.pay(bob.id, fields), 403, "forbidden")
        page = doors["pages"].browser.post(f"/user/{bob.id}/transaction/", fields)
        assert (page.status, page.slug) == (403, "forbidden")
        mine = {**fields, "from": ann.accounts["USD"], "to": bob.accounts["USD"]}
        problem(doors["rest-form"].rest.pay(bob.id, mine), 403, "forbidden")


@pytest.mark.parametrize(
    "path",
    [
        "/%2e%2e/%2e%2e/etc/passwd",
        "/app/../../etc/passwd",
        "/assets/%2e%2e%2f%2e%2e%2fetc/passwd",
        "/app/%00",
        "/user//",
        "/user/1%2f2/",
        "/\\",
        "/user/" + "9" * 4000,
        "/?" + "x" * 6000,
        "/%ff",
        "/api/user/%31/transaction/%00",
        "/.git/config",
        "/app/.env",
        "/metrics",
        "/readyz",
    ],
    ids=lambda path: path[:30],
)
def test_a_strange_address_is_answered_by_4xx_or_an_ordinary_page(doors, ann, path):
    before = snapshot(ann)
    answer = doors["pages"].browser.session.get(ann.url + path, allow_redirects=False, timeout=30)
    assert answer.status_code in (200, 301, 303, 308, 400, 403, 404, 414), answer.status_code
    assert "root:" not in answer.text and "[core]" not in answer.text
    if path in ("/metrics", "/readyz", "/.git/config", "/app/.env"):
        assert answer.status_code in (403, 404)
    assert snapshot(ann) == before

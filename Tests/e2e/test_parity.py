"""The same request through RPC, REST and pages: the same slug, the same status, the same journal.

A page answers 303 where the contract says so: to the receipt of a refusal that is in the books.
"""

from dataclasses import dataclass

import pytest

from clients.books import everything, unchanged
from clients.doors import PagesDoor, RESTDoor, RPCDoor
from clients.people import new_key
from clients.rest import problem

OPENERS = {
    "rpc": RPCDoor,
    "rest-json": lambda person: RESTDoor(person, as_json=True),
    "rest-form": lambda person: RESTDoor(person, as_json=False),
    "pages": PagesDoor,
}
UNKNOWN_ACCOUNT = 900_000_001
NOBODYS = "018f0000-0000-7000-8000-000000000000"
MEMO = "the same by every door"


@pytest.fixture(params=OPENERS)
def door(request, payer):
    """One of the doors, opened by somebody who has not sent anything yet."""
    return OPENERS[request.param](payer)


@dataclass(frozen=True)
class Case:
    """A request that is refused; `kind` is that of its row in the books, `None` where there is none."""

    source: str
    target: str
    amount: str
    slug: str
    kind: str | None


# The kind goes by whose the target is: nobody learns from it whose a source is.
CASES = {
    "negative amount": Case("payer USD", "payee USD", "-1.00", "invalid_amount", None),
    "same account": Case("payer USD", "payer USD", "1.00", "same_account", "own"),
    "unknown payee": Case("payer USD", "nobody", "1.00", "account_unknown", "external"),
    "foreign source": Case("payee USD", "payer EUR", "1.00", "account_unknown", "own"),
    "too small to convert": Case("payer CNY", "payer USD", "0.01", "amount_too_small", "own"),
    "too little money": Case("payer USD", "payee EUR", "100.00", "insufficient_funds", "external"),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_a_refusal_is_the_same_by_every_door(door, payer, bob, case):
    accounts = {
        **{f"payer {currency}": account for currency, account in payer.accounts.items()},
        **{f"payee {currency}": account for currency, account in bob.accounts.items()},
        "nobody": UNKNOWN_ACCOUNT,
    }
    source, target = accounts[case.source], accounts[case.target]
    with unchanged(payer, bob):
        outcome = door.pay(source, target, case.amount, memo=MEMO)
    is_booked = case.kind is not None
    told(door, outcome, case.slug, 303 if is_booked and door.name == "pages" else 422)
    expected = [(case.kind, case.slug, source, target, MEMO)] if is_booked else []
    assert refused(payer) == [(outcome.transfer, *row) for row in expected]


def test_a_key_of_another_transfer_is_the_same_refusal_by_every_door(door, payer, bob):
    key, target = new_key(), bob.accounts["USD"]
    payer.pay("USD", target, "1.00", key, memo=MEMO)
    with unchanged(payer, bob):
        outcome = door.pay(payer.accounts["USD"], target, "2.00", key, memo=MEMO)
    told(door, outcome, "idempotency_mismatch", 422)
    assert refused(payer) == []


def test_a_used_quote_is_the_same_refusal_by_every_door(door, payer, bob):
    source, target = payer.accounts["USD"], bob.accounts["EUR"]
    quote = quoted(payer, source, target)
    payer.pay("USD", target, "1.00", quote_id=quote)
    with unchanged(payer, bob):
        outcome = door.pay(source, target, "1.00", memo=MEMO, quote_id=quote)
    told(door, outcome, "quote_used", 409)
    [row] = refused(payer)
    assert row[1:] == ("external", "quote_used", source, target, MEMO)
    assert door.name == "pages" or outcome.transfer == row[0], "a page shows the new figures, not the receipt"


def test_the_quote_of_another_transfer_is_the_same_refusal_by_every_door(door, payer, bob):
    source, target = payer.accounts["USD"], bob.accounts["EUR"]
    quote = quoted(payer, source, target)
    with unchanged(payer, bob):
        outcome = door.pay(source, target, "2.00", memo=MEMO, quote_id=quote)
    told(door, outcome, "invalid_params", 400)
    assert refused(payer) == []


def test_a_quote_that_one_does_not_have_is_the_same_refusal_by_every_door(door, payer, bob):
    foreign = quoted(bob, bob.accounts["USD"], payer.accounts["EUR"])
    for quote in (NOBODYS, foreign):
        with unchanged(payer, bob):
            outcome = door.pay(payer.accounts["USD"], bob.accounts["EUR"], "1.00", memo=MEMO, quote_id=quote)
        told(door, outcome, "not_found", 404)
    assert refused(payer) == []


def test_anothers_address_is_forbidden_by_every_door(payer, bob):
    """JSON-RPC has no address of a person: there, the one method that takes their number says it."""
    fields = {"from": payer.accounts["USD"], "to": bob.accounts["USD"], "amount": "1.00"}
    rest, browser = payer.rest(), PagesDoor(payer).browser
    with unchanged(payer, bob):
        refusal = payer.rpc.refusal("user.get", user_id=bob.id)
        assert (refusal.slug, refusal.data["status"]) == ("forbidden", 403)
        for as_json in (True, False):
            problem(rest.pay(bob.id, fields, as_json=as_json), 403, "forbidden")
        page = browser.post(f"/user/{bob.id}/transaction/", fields, follow=False)
        assert (page.status, page.slug) == (403, "forbidden")
    assert refused(payer) == refused(bob) == []


def test_a_transfer_that_one_does_not_have_is_not_found_by_every_door(payer, payee, bob):
    foreign = bob.pay("USD", payee.accounts["USD"], "0.01")["id"]
    rest, browser = payer.rest(), PagesDoor(payer).browser
    for transfer in (foreign, NOBODYS):
        refusal = payer.rpc.refusal("transfer.get", transfer_id=transfer)
        assert (refusal.slug, refusal.data["status"]) == ("not_found", 404)
        address = f"/user/{payer.id}/transaction/{transfer}/"
        problem(rest.get(f"/api{address}"), 404, "not_found")
        page = browser.get(address, follow=False)
        assert (page.status, page.slug) == (404, "not_found")


def told(door, outcome, slug, status):
    """The door has refused, by this slug and this status."""
    assert outcome.refused, f"{door.name} took it: {outcome.answer}"
    assert (outcome.slug, outcome.status) == (slug, status), outcome


def refused(person):
    """The refused transfers in somebody's journal: id, kind, refusal, both accounts, memo."""
    rows = everything(person.rpc, filter={"status": "refused"})
    assert all(row["status"] == "refused" for row in rows), rows
    members = ("id", "kind", "refusal", "from", "to", "memo")
    return [tuple(account_of(row[name]) for name in members) for row in rows]


def account_of(member):
    """The number of the account where a member is a side of a transfer; other members as they are."""
    return member["account_id"] if isinstance(member, dict) else member


def quoted(person, source, target):
    """The id of a new quote for 1.00."""
    quote = person.rpc.call("quote.create", {"from": source, "to": target, "amount": "1.00"})
    return quote["quote_id"]

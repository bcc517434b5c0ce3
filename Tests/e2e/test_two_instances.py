"""Two instances of the service on one database: crossing transfers, the same keys at both, lost races, exact books."""

import pytest

from clients.instances import audit, second_instance
from clients.people import new_key
from clients.rpc import RPC, Refusal
from clients.together import succeeded, together
from test_exactly_once import check_chain, transfer, without_mark


@pytest.fixture
def instances(own_stack):
    """The URLs of both, which never get into a deadlock."""
    log = own_stack.folder / "data/postgresql/server.log"
    before = log.stat().st_size
    with second_instance(own_stack) as url:
        yield own_stack.url, url
    with open(log, "rb") as file:
        file.seek(before)
        assert b"deadlock" not in file.read()


def test_the_audit_finds_the_books_of_the_running_product_in_order(own_stack, payer, payee):
    payer.pay("USD", payee.accounts["EUR"], "10.00")
    status, said = audit(own_stack, "--all")
    assert status == 0 and said.rstrip().endswith("The books are in order."), said


def test_a_session_of_one_instance_is_one_of_the_other(instances, payer):
    for url in instances:
        assert RPC(url, payer.token).call("user.get")["id"] == payer.id


def test_every_key_sent_to_both_at_once_makes_one_transfer_with_one_answer(own_stack, instances, payer, payee):
    people = (payer, payee)
    keys = [new_key() for _ in range(60)]

    def pay(index):
        number = index // 2
        giver, taker = people[number % 2], people[1 - number % 2]
        client = RPC(instances[index % 2], giver.token)
        return client.call("transfer.create", transfer(giver, taker, "0.10", keys[number]))

    answers = succeeded(together(120, pay))
    for one, other in zip(answers[::2], answers[1::2], strict=True):
        assert without_mark(one) == without_mark(other)
        assert sorted([one["replayed"], other["replayed"]]) == [False, True]
    assert len({answer["id"] for answer in answers}) == 60
    # Each paid 30 times 0.10 and a cent of commission, and was paid as often.
    assert [person.balances()["USD"] for person in people] == ["99.70", "99.70"]
    for person in people:
        check_chain(person)
    assert audit(own_stack)[0] == 0


def test_what_is_spent_at_one_instance_cannot_be_spent_at_the_other(own_stack, instances, payer, payee):
    def spend(index):
        client = RPC(instances[index % 2], payer.token)
        return client.call("transfer.create", transfer(payer, payee, "60.00", new_key()))

    outcomes = together(40, spend)
    paid = [outcome for outcome in outcomes if not isinstance(outcome, Exception)]
    refused = [outcome.slug for outcome in outcomes if isinstance(outcome, Refusal)]
    assert len(paid) == 1 and refused == ["insufficient_funds"] * 39, outcomes
    assert payer.balances()["USD"] == "39.40" and payee.balances()["USD"] == "160.00"
    status, said = audit(own_stack, "--all")
    assert status == 0, said


def test_a_quote_serves_one_transfer_at_whichever_instance(instances, payer, payee):
    source, target = payer.accounts["USD"], payee.accounts["CNY"]
    quote = payer.rpc.call("quote.create", {"from": source, "to": target, "amount": "1.00"})

    def use(index):
        params = {
            "from": source,
            "to": target,
            "amount": "1.00",
            "idempotency_key": new_key(),
            "quote_id": quote["quote_id"],
        }
        return RPC(instances[index % 2], payer.token).call("transfer.create", params)

    outcomes = together(20, use)
    paid = [outcome for outcome in outcomes if not isinstance(outcome, Exception)]
    refused = {outcome.slug for outcome in outcomes if isinstance(outcome, Refusal)}
    assert len(paid) == 1 and refused == {"quote_used"}, outcomes
    assert payer.balances()["USD"] == "98.99" and payee.balances()["CNY"] == "6.94"

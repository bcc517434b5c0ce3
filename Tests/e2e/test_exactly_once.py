"""One key, one transfer: whatever arrives together, twice, late or altered, through whichever door."""

import json

import pytest

from clients.books import completed, everything, unchanged
from clients.money import cents
from clients.pages import Browser
from clients.people import new_key
from clients.rest import problem
from clients.rpc import RPC, Refusal, read
from clients.together import succeeded, together


def transfer(payer, payee, amount, key, **more):
    return {
        "from": payer.accounts["USD"],
        "to": payee.accounts["USD"],
        "amount": amount,
        "idempotency_key": key,
        **more,
    }


def without_mark(result):
    """An answer but for `replayed`, which may tell the first from the others."""
    return {name: value for name, value in result.items() if name != "replayed"}


def test_forty_simultaneous_requests_with_one_key_make_one_transfer(payer, payee):
    params = transfer(payer, payee, "1.00", new_key(), memo="once")
    clients = [RPC(payer.url, payer.token) for _ in range(40)]
    answers = succeeded(together(40, lambda index: clients[index].call("transfer.create", params)))
    assert all(without_mark(answer) == without_mark(answers[0]) for answer in answers)
    assert [answer["replayed"] for answer in answers].count(False) == 1
    assert payer.balances()["USD"] == "98.99" and payee.balances()["USD"] == "101.00"
    assert len(everything(payer.rpc, filter={"kind": "external"})) == 1


def test_forty_simultaneous_refusals_with_one_key_are_one_refusal(payer, payee):
    params = transfer(payer, payee, "1000.00", new_key())
    clients = [RPC(payer.url, payer.token) for _ in range(40)]
    with unchanged(payer, payee):
        refusals = together(40, lambda index: clients[index].call("transfer.create", params))
    assert all(isinstance(refusal, Refusal) for refusal in refusals), refusals
    assert {refusal.slug for refusal in refusals} == {"insufficient_funds"}
    assert len(everything(payer.rpc, filter={"status": "refused"})) == 1


@pytest.mark.parametrize("change", ["amount", "to", "from", "memo"])
def test_the_same_key_for_another_transfer_is_a_conflict_that_names_the_field(payer, payee, change):
    payer.pay("USD", payer.accounts["EUR"], "10.00")
    params = transfer(payer, payee, "1.00", new_key(), memo="one")
    payer.rpc.call("transfer.create", params)
    other = {"amount": "1.01", "to": payee.accounts["EUR"], "from": payer.accounts["EUR"], "memo": "two"}[
        change
    ]
    with unchanged(payer, payee):
        refusal = payer.rpc.refusal("transfer.create", {**params, change: other})
        assert (refusal.code, refusal.slug, refusal.data["status"]) == (1010, "idempotency_mismatch", 422)
        assert refusal.pointers == [f"/{change}"], refusal.fields
        assert payer.rpc.call("transfer.create", params)["replayed"] is True


def test_altered_duplicates_that_arrive_together_make_one_transfer(payer, payee):
    key = new_key()
    clients = [RPC(payer.url, payer.token) for _ in range(40)]

    def pay(index):
        return clients[index].call("transfer.create", transfer(payer, payee, f"1.{index % 4:02d}", key))

    outcomes = together(40, pay)
    paid = [outcome for outcome in outcomes if not isinstance(outcome, Exception)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert len(paid) + len(refused) == 40 and len(paid) == 10
    assert {one.slug for one in refused} == {"idempotency_mismatch"} and len({one["id"] for one in paid}) == 1
    assert len(everything(payer.rpc, filter={"kind": "external"})) == 1


def test_a_refusal_is_frozen_a_late_retry_does_not_pay(payer, payee):
    params = transfer(payer, payee, "150.00", new_key())
    first = payer.rpc.refusal("transfer.create", params)
    payee.pay("USD", payer.accounts["USD"], "90.00")
    assert cents(payer.balances()["USD"]) == 19_000
    with unchanged(payer, payee):
        again = payer.rpc.refusal("transfer.create", params)
        assert (again.code, again.slug, again.message) == (first.code, first.slug, first.message)
    assert payer.pay("USD", payee.accounts["USD"], "150.00")["status"] == "completed", "a new key may pay"


def test_one_key_belongs_to_one_client_only(payer, payee):
    key = new_key()
    first = payer.rpc.call("transfer.create", transfer(payer, payee, "1.00", key))
    second = payee.rpc.call("transfer.create", transfer(payee, payer, "2.00", key))
    assert first["id"] != second["id"] and second["replayed"] is False


def test_keys_differ_by_case(payer, payee):
    key = "Key-" + new_key()
    ids = {
        payer.rpc.call("transfer.create", transfer(payer, payee, "1.00", one))["id"]
        for one in (key, key.lower())
    }
    assert len(ids) == 2


def test_duplicates_in_one_batch_make_one_transfer(payer, payee):
    params = transfer(payer, payee, "1.00", new_key())
    altered = {**params, "amount": "2.00"}
    responses = payer.rpc.batch(*[("transfer.create", one) for one in (params, params, altered, params)])
    first, second, conflict, third = responses
    assert first["replayed"] is False and second["replayed"] is third["replayed"] is True
    assert without_mark(first) == without_mark(second) == without_mark(third)
    assert conflict.slug == "idempotency_mismatch"
    assert payer.balances()["USD"] == "98.99"


def test_duplicates_in_one_list_make_one_transfer(payer, payee):
    params = transfer(payer, payee, "1.00", new_key())
    payer.rpc.call("transfer.createMany", transfers=[params, params, params])
    assert payer.balances()["USD"] == "98.99" and len(completed(payer.rpc)) == 2


def test_the_same_key_by_rest_and_rpc_is_the_same_transfer(payer, payee):
    key = new_key()
    rest = payer.rest()
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    by_rest = rest.pay(payer.id, fields, key=key).json()
    by_rpc = payer.rpc.call("transfer.create", {**fields, "idempotency_key": key})
    assert by_rpc["replayed"] is True and by_rpc["id"] == by_rest["uuid"]
    with unchanged(payer, payee):
        problem(rest.pay(payer.id, {**fields, "amount": "3.00"}, key=key), 422, "idempotency_mismatch")


def test_forty_simultaneous_rest_requests_with_one_key_make_one_transfer(payer, payee):
    key, rest = new_key(), payer.rest()
    cookie = "; ".join(f"{one.name}={one.value}" for one in rest.session.cookies)
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    sessions = [RPC(payer.url).session for _ in range(40)]

    def pay(index):
        return sessions[index].post(
            f"{payer.url}/api/user/{payer.id}/transaction/",
            data=fields,
            timeout=30,
            headers={"Cookie": cookie, "Idempotency-Key": key},
        )

    answers = succeeded(together(40, pay))
    assert {answer.status_code for answer in answers} <= {200, 201}
    assert len({answer.json()["uuid"] for answer in answers}) == 1
    assert payer.balances()["USD"] == "98.99"


def test_a_form_submitted_many_times_at_once_pays_once(payer, payee):
    browser = Browser(payer.url)
    browser.log_in(payer)
    review = browser.review(payer, payer.accounts["USD"], payee.accounts["USD"], "1.00")
    form = review.form("from", "to", "amount", "idempotency_key", method="post")
    assert form.values["idempotency_key"]
    cookie = "; ".join(f"{one.name}={one.value}" for one in browser.session.cookies)
    sessions = [RPC(payer.url).session for _ in range(20)]

    def press(index):
        return sessions[index].post(
            form.action,
            data=form.values,
            timeout=30,
            allow_redirects=False,
            headers={"Cookie": cookie, "Sec-Fetch-Site": "same-origin", "Origin": payer.url},
        )

    answers = succeeded(together(20, press))
    assert {answer.status_code for answer in answers} == {303}
    assert payer.balances()["USD"] == "98.99"
    assert len(everything(payer.rpc, filter={"kind": "external"})) == 1


def test_forty_simultaneous_spends_of_most_of_a_balance_make_one(payer, payee):
    clients = [RPC(payer.url, payer.token) for _ in range(40)]
    outcomes = together(
        40, lambda index: clients[index].call("transfer.create", transfer(payer, payee, "60.00", new_key()))
    )
    paid = [outcome for outcome in outcomes if not isinstance(outcome, Exception)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, Refusal)]
    assert len(paid) == 1 and len(refused) == 39, outcomes
    assert {one.slug for one in refused} == {"insufficient_funds"}
    assert payer.balances()["USD"] == "39.40" and payee.balances()["USD"] == "160.00"


def test_three_hundred_crossing_transfers_neither_deadlock_nor_lose_a_cent(payer, payee):
    people = (payer, payee)
    clients = [RPC(payer.url, people[index % 2].token) for index in range(300)]

    def pay(index):
        return clients[index].call(
            "transfer.create", transfer(people[index % 2], people[1 - index % 2], "0.10", new_key())
        )

    results = succeeded(together(300, pay))
    assert len({result["id"] for result in results}) == 300
    fee_of_all = 150 * 1
    assert [cents(person.balances()["USD"]) for person in people] == [10_000 - fee_of_all] * 2
    for person in people:
        rows = everything(person.rpc, filter={"kind": "external"})
        assert len(rows) == 300
        check_chain(person)


def check_chain(person):
    """Every balance after a transfer follows from the one before: the journal explains the balance."""
    account = person.accounts["USD"]
    running = 0
    for row in reversed(everything(person.rpc, filter={"account_id": [account], "status": "completed"})):
        if row["direction"] == "in":
            running += cents(row["to"]["amount"])
        else:
            running -= cents(row["from"]["amount"]) + cents(row["fee"])
        assert cents(row["balances"][str(account)]) == running, row
    assert running == cents(person.balances()["USD"])


def test_many_clients_paying_one_account_at_once_all_arrive(newcomer, payee):
    payers = [newcomer() for _ in range(8)]
    clients = [RPC(one.url, one.token) for one in payers for _ in range(10)]
    succeeded(
        together(
            80,
            lambda index: clients[index].call(
                "transfer.create", transfer(payers[index // 10], payee, "0.50", new_key())
            ),
        )
    )
    assert payee.balances()["USD"] == "140.00"
    assert {one.balances()["USD"] for one in payers} == {"94.90"}
    check_chain(payee)


def test_a_batch_of_fifty_transfers_is_made_once_when_it_is_sent_twice(payer, payee):
    calls = [
        {
            "jsonrpc": "2.0",
            "id": number,
            "method": "transfer.create",
            "params": transfer(payer, payee, "0.10", new_key()),
        }
        for number in range(50)
    ]
    body = json.dumps(calls)
    clients = [RPC(payer.url, payer.token) for _ in range(2)]
    one, other = succeeded(together(2, lambda index: read(clients[index].post(body))))
    assert [without_mark(response["result"]) for response in one] == [
        without_mark(response["result"]) for response in other
    ]
    assert payer.balances()["USD"] == "94.50" and payee.balances()["USD"] == "105.00"

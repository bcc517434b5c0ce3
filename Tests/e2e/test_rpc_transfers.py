"""Methods that move money or tell what it costs: quote.create and transfer.*, each with its refusals."""

import re

import pytest

from clients.books import everything, snapshot, unchanged
from clients.money import amount_for_credit, cents, decimal, expected
from clients.pages import Browser
from clients.people import new_key
from test_rpc_users import assert_same_refusal, moment

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
NO_TRANSFER = "018f0000-0000-7000-8000-000000000000"


@pytest.mark.parametrize("target", ["USD", "CNY", "EUR"])
@pytest.mark.parametrize("amount", ["0.02", "1.99", "10.00"])
def test_a_quote_by_amount_tells_what_the_transfer_then_costs(payer, payee, amount, target):
    must = expected(cents(amount), "USD", target, external=True)
    params = {"from": payer.accounts["USD"], "to": payee.accounts[target], "amount": amount}
    with unchanged(payer, payee):
        quote = payer.rpc.call("quote.create", params)
    assert (quote["amount"], quote["fee"], quote["total"], quote["credited"]) == tuple(
        map(decimal, (must.amount, must.fee, must.total, must.credited))
    )
    assert UUID.fullmatch(quote["quote_id"])
    assert moment(quote["expires_at"]) is not None
    transfer = payer.rpc.call(
        "transfer.create", {**params, "idempotency_key": new_key(), "quote_id": quote["quote_id"]}
    )
    assert (transfer["fee"], transfer["to"]["amount"]) == (quote["fee"], quote["credited"])
    assert (transfer["quote_id"], transfer["rate"]) == (quote["quote_id"], quote["rate"])


@pytest.mark.parametrize(
    "credit, target", [("9.00", "EUR"), ("6.94", "CNY"), ("0.10", "CNY"), ("5.01", "EUR"), ("7.00", "USD")]
)
def test_a_quote_by_credit_finds_the_smallest_amount_that_yields_it(payer, payee, credit, target):
    amount = amount_for_credit(cents(credit), "USD", target)
    must = expected(amount, "USD", target, external=True)
    quote = payer.rpc.call(
        "quote.create", {"from": payer.accounts["USD"], "to": payee.accounts[target], "credit": credit}
    )
    assert (quote["amount"], quote["fee"], quote["total"]) == (
        decimal(amount),
        decimal(must.fee),
        decimal(must.total),
    )
    assert cents(credit) <= cents(quote["credited"]) <= must.credited, "never more than the amount is worth"
    transfer = payer.rpc.call(
        "transfer.create",
        {
            "from": payer.accounts["USD"],
            "to": payee.accounts[target],
            "amount": quote["amount"],
            "idempotency_key": new_key(),
            "quote_id": quote["quote_id"],
        },
    )
    assert (transfer["fee"], transfer["to"]["amount"]) == (quote["fee"], quote["credited"])


def test_a_quote_masks_the_payees_name_and_own_accounts_cost_nothing(payer, newcomer):
    friend = newcomer("Nina Masked")
    quote = payer.rpc.call("quote.create", [payer.accounts["USD"], friend.accounts["USD"], "1.00"])
    assert "Nina M." in str(quote["payee"]) and "Masked" not in str(quote) and friend.email not in str(quote)
    own = payer.rpc.call("quote.create", [payer.accounts["USD"], payer.accounts["EUR"], "1.00"])
    assert (own["fee"], own["total"], own["credited"]) == ("0.00", "1.00", "0.90")


def test_a_quote_needs_exactly_one_of_amount_and_credit(ann, bob):
    route = {"from": ann.accounts["USD"], "to": bob.accounts["EUR"]}
    for sides in ({}, {"amount": "1.00", "credit": "0.90"}):
        refusal = ann.rpc.refusal("quote.create", {**route, **sides})
        assert (refusal.code, refusal.slug) == (-32602, "invalid_params"), refusal
        assert refusal.pointers


def test_a_quote_is_used_once(payer, payee):
    route = {"from": payer.accounts["USD"], "to": payee.accounts["EUR"], "amount": "1.00"}
    quote_id = payer.rpc.call("quote.create", route)["quote_id"]
    payer.rpc.call("transfer.create", {**route, "idempotency_key": new_key(), "quote_id": quote_id})
    with unchanged(payer, payee):
        refusal = payer.rpc.refusal(
            "transfer.create", {**route, "idempotency_key": new_key(), "quote_id": quote_id}
        )
        assert (refusal.code, refusal.slug, refusal.data["status"]) == (1007, "quote_used", 409)


def test_a_quote_holds_only_for_its_own_transfer_and_owner(payer, payee):
    route = {"from": payer.accounts["USD"], "to": payee.accounts["EUR"], "amount": "1.00"}
    quote_id = payer.rpc.call("quote.create", route)["quote_id"]
    theirs = {"from": payee.accounts["USD"], "to": payer.accounts["EUR"], "amount": "1.00"}
    with unchanged(payer, payee):
        for change in ({"amount": "2.00"}, {"to": payee.accounts["CNY"]}, {"to": payer.accounts["EUR"]}):
            payer.rpc.refusal(
                "transfer.create", {**route, **change, "idempotency_key": new_key(), "quote_id": quote_id}
            )
        foreign = payee.rpc.refusal(
            "transfer.create", {**theirs, "idempotency_key": new_key(), "quote_id": quote_id}
        )
        missing = payee.rpc.refusal(
            "transfer.create", {**theirs, "idempotency_key": new_key(), "quote_id": NO_TRANSFER}
        )
        assert_same_refusal(foreign, missing)


def test_a_transfer_takes_positional_params_in_the_order_of_the_contract(payer, payee):
    key = new_key()
    transfer = payer.rpc.call(
        "transfer.create", [payer.accounts["USD"], payee.accounts["USD"], "1.00", key, "a memo"]
    )
    assert (transfer["idempotency_key"], transfer["memo"], transfer["fee"]) == (key, "a memo", "0.01")


def test_a_transfer_has_the_whole_documented_shape(payer, payee):
    transfer = payer.pay("USD", payee.accounts["USD"], "1.00", memo="for you")
    assert set(transfer) >= {
        "id",
        "kind",
        "status",
        "refusal",
        "from",
        "to",
        "fee",
        "rate",
        "quote_id",
        "memo",
        "direction",
        "counterparty",
        "balances",
        "idempotency_key",
        "replayed",
        "created_at",
    }
    assert UUID.fullmatch(transfer["id"]) and moment(transfer["created_at"])
    assert transfer["direction"] == "out" and transfer["quote_id"] is None
    assert transfer["counterparty"] == {"account_id": payee.accounts["USD"], "name": "Ivy P."}
    assert transfer["balances"] == {str(payer.accounts["USD"]): "98.99"}


def test_the_payee_sees_neither_fee_nor_key_nor_the_payers_balance(payer, payee):
    key = new_key()
    sent = payer.pay("USD", payee.accounts["USD"], "1.00", key, memo="for you")
    got = payee.rpc.call("transfer.get", transfer_id=sent["id"])
    assert (got["id"], got["direction"], got["memo"]) == (sent["id"], "in", "for you")
    assert got["fee"] is None and got["idempotency_key"] is None
    assert got["balances"] == {str(payee.accounts["USD"]): "101.00"}
    assert got["counterparty"] == {"account_id": payer.accounts["USD"], "name": "Pat P."}
    assert key not in str(got) and "98.99" not in str(got)
    [listed] = everything(payee.rpc, filter={"kind": "external"})
    assert listed == got


def test_an_own_transfer_shows_both_balances(payer):
    transfer = payer.pay("USD", payer.accounts["EUR"], "10.00")
    assert transfer["balances"] == {str(payer.accounts["USD"]): "90.00", str(payer.accounts["EUR"]): "9.00"}


def test_transfer_get_answers_both_parties_and_nobody_else(payer, payee, ann):
    sent = payer.pay("USD", payee.accounts["USD"], "1.00")
    assert {**payer.rpc.call("transfer.get", [sent["id"]]), "replayed": False} == sent
    foreign = ann.rpc.refusal("transfer.get", transfer_id=sent["id"])
    missing = ann.rpc.refusal("transfer.get", transfer_id=NO_TRANSFER)
    assert (foreign.code, foreign.slug) == (-32003, "not_found")
    assert_same_refusal(foreign, missing)
    for malformed in ("", "x", sent["id"] + "0", 5):
        assert ann.rpc.refusal("transfer.get", transfer_id=malformed).code in (-32602, -32003)


def test_resolve_tells_completed_refused_and_unknown_so_far(payer, payee):
    paid, refused, never = new_key(), new_key(), new_key()
    sent = payer.pay("USD", payee.accounts["USD"], "1.00", paid)
    payer.rpc.refusal(
        "transfer.create",
        {
            "from": payer.accounts["USD"],
            "to": payee.accounts["USD"],
            "amount": "5000.00",
            "idempotency_key": refused,
        },
    )
    assert resolved(payer, paid) == ("completed", sent["id"])
    status, id = resolved(payer, refused)
    assert status == "refused" and id != sent["id"]
    status, id = resolved(payer, never)
    assert "unknown" in status and id is None
    status, id = resolved(payee, paid)
    assert "unknown" in status and id is None, "a key of another client resolves to nothing"


def resolved(person, key):
    """Status and transfer id that a key resolves to."""
    answer = person.rpc.call("transfer.resolve", idempotency_key=key)
    transfer = answer.get("transfer") or (answer if "kind" in answer else {})
    return answer["status"], transfer.get("id")


@pytest.mark.parametrize(
    "key", ["", "x" * 65, "with blank", "ключ", "a/b", "a\x00b", 5, None, "a.b"], ids=repr
)
def test_a_malformed_key_is_refused_by_name(ann, bob, key):
    with unchanged(ann, bob):
        refusal = ann.rpc.refusal(
            "transfer.create",
            {
                "from": ann.accounts["USD"],
                "to": bob.accounts["USD"],
                "amount": "1.00",
                "idempotency_key": key,
            },
        )
        assert refusal.code == -32602 and "/idempotency_key" in refusal.pointers or refusal.code == -32700


@pytest.mark.parametrize("key", ["a", "x" * 64, "A-b_9", "018f0000-0000-7000-8000-00000000000a"])
def test_a_key_of_allowed_characters_is_taken(payer, payee, key):
    assert payer.pay("USD", payee.accounts["USD"], "0.01", key)["idempotency_key"] == key


def many(person, targets, **more):
    """Items for transfer.createMany: (account, amount) each with a key of its own."""
    return {
        "transfers": [
            {"from": person.accounts["USD"], "to": target, "amount": amount, "idempotency_key": new_key()}
            for target, amount in targets
        ],
        **more,
    }


def test_many_transfers_are_made_in_order_and_one_refusal_disturbs_no_neighbour(payer, payee, balance):
    to = payee.accounts["USD"]
    results = payer.rpc.call(
        "transfer.createMany", many(payer, [(to, "1.00"), (to, "5000.00"), (to, "2.00")])
    )
    items = (
        results
        if isinstance(results, list)
        else next(results[name] for name in ("transfers", "results", "items") if name in results)
    )
    assert len(items) == 3
    assert balance(payee, "USD") == 10_300 and balance(payer, "USD") == 10_000 - 101 - 202
    assert "insufficient_funds" in str(items[1]) and "insufficient_funds" not in str(items[0]) + str(items[2])


def test_an_atomic_list_of_transfers_is_made_whole_or_not_at_all(payer, payee, balance):
    to = payee.accounts["USD"]
    with unchanged(payer, payee):
        try:
            answer = payer.rpc.call(
                "transfer.createMany", many(payer, [(to, "1.00"), (to, "5000.00")], atomic=True)
            )
            assert "insufficient_funds" in str(answer) and "completed" not in str(answer)
        except Exception as refusal:
            assert "insufficient_funds" in str(refusal)
    payer.rpc.call(
        "transfer.createMany", many(payer, [(to, "1.00"), (payer.accounts["EUR"], "2.00")], atomic=True)
    )
    assert (balance(payee, "USD"), balance(payer, "EUR")) == (10_100, 180)


def test_a_list_of_transfers_with_one_malformed_item_is_refused_whole_with_its_place(ann, bob):
    params = many(ann, [(bob.accounts["USD"], "0.01"), (bob.accounts["USD"], "0.01")])
    params["transfers"][1]["amount"] = 1
    with unchanged(ann, bob):
        refusal = ann.rpc.refusal("transfer.createMany", params)
        assert refusal.code == -32602
        assert any(pointer.startswith("/transfers/1") for pointer in refusal.pointers), refusal.fields


def test_a_refused_transfer_is_a_row_that_only_its_payer_sees(payer, payee):
    key = new_key()
    with unchanged(payer, payee):
        refusal = payer.rpc.refusal(
            "transfer.create",
            {
                "from": payer.accounts["USD"],
                "to": payee.accounts["USD"],
                "amount": "100.00",
                "idempotency_key": key,
            },
        )
        assert (refusal.code, refusal.slug) == (1001, "insufficient_funds")
    [row] = everything(payer.rpc, filter={"status": "refused"})
    assert row["status"] == "refused" and row["idempotency_key"] == key
    assert "insufficient_funds" in str(row["refusal"])
    assert everything(payee.rpc, filter={"status": "refused"}) == []
    assert snapshot(payee)["accounts"][payee.accounts["USD"]][1] == "100.00"


def test_a_refused_transfer_tells_no_name(url, payer, newcomer):
    """Numbers are tried for names by quotes only, which are limited; an attempt that costs nothing is none."""
    stranger, key = newcomer("Quirin Verborgen"), new_key()
    account = stranger.accounts["USD"]
    with unchanged(payer, stranger):
        refusal = payer.rpc.refusal(
            "transfer.create",
            {
                "from": payer.accounts["USD"],
                "to": account,
                "amount": "5000.00",
                "idempotency_key": key,
            },
        )
    assert refusal.slug == "insufficient_funds"
    told = [refusal.data, payer.rpc.call("transfer.resolve", idempotency_key=key)]
    transfer = told[1]["transfer"]
    told.append(payer.rpc.call("transfer.get", transfer_id=transfer["id"]))
    told += everything(payer.rpc, filter={"status": "refused"})
    for one in (transfer, *told[2:]):
        assert one["id"] == transfer["id"]
        assert one["counterparty"] == {"account_id": account, "name": None}
    for text in ("Quirin V.", "quirin", "V."):
        assert everything(payer.rpc, filter={"text": text}) == []
    rest, history = payer.rest(), f"/api/user/{payer.id}/transaction/"
    refused = "?filter=status%20%3D%20-1"
    [row] = rest.history(payer.id, refused)
    assert row["id"] == transfer["id"] and row["counterparty"] is None
    csv = rest.get(history + refused, headers={"Accept": "text/csv"})
    one = rest.get(f"{history}{transfer['id']}/")
    assert csv.status_code == one.status_code == 200 and transfer["id"] in csv.text
    browser = Browser(url)
    browser.log_in(payer)
    page = browser.get(f"/user/{payer.id}/transaction/{refused}")
    receipt = browser.get(f"/user/{payer.id}/transaction/{transfer['id']}/")
    assert page.status == receipt.status == 200
    assert str(account) in page.text and str(account) in receipt.text
    for seen in (*map(str, told), str(row), csv.text, one.text, str(page.document), str(receipt.document)):
        assert "Quirin" not in seen
    # Paid for, the name is told, and then found; the attempt still has none.
    made = payer.pay("USD", account, "1.00")
    assert made["counterparty"]["name"] == "Quirin V."
    assert [one["id"] for one in everything(payer.rpc, filter={"text": "quirin"})] == [made["id"]]

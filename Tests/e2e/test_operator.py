"""The operator's commands beside the running product: what they do, say and end with."""

import json
import re
import secrets
from urllib.parse import urlsplit

import pytest
import requests

from clients.books import everything, unchanged
from clients.instances import audit, operate, service_url
from clients.money import cents
from clients.stack import free_port

COMMANDS = ("up", "serve", "migrate", "verify", "documents", "house", "deposit", "healthcheck")
NOWHERE = "host=/nonexistent dbname=none"


@pytest.fixture
def run(own_stack):
    """Runs a command on the stack's database."""
    return lambda command, *options, **more: operate(
        own_stack, command, *options, "--data", own_stack.folder / "data", **more
    )


@pytest.fixture
def deposit(run):
    def book(account, amount, key, *more):
        return run("deposit", "--account", account, "--amount", amount, "--key", key, *more)

    return book


def invoice():
    return "invoice-" + secrets.token_hex(6)


def house(run):
    """(purpose, currency) → what the account holds, in cents."""
    status, said, complaint = run("house", "--json")
    assert status == 0 and not complaint, complaint
    accounts = json.loads(said)["accounts"]
    return {(one["purpose"], one["currency"]): signed_cents(one["balance"]) for one in accounts}


def signed_cents(text):
    return -cents(text[1:]) if text.startswith("-") else cents(text)


def moved(before, after):
    return {key: after[key] - before[key] for key in after if after[key] != before[key]}


def test_every_command_is_listed_and_explains_itself(own_stack):
    status, said, _ = operate(own_stack, "--help")
    listed = re.findall(r"^  (\w+)  ", said.partition("SUBCOMMANDS:")[2], re.MULTILINE)
    assert status == 0 and sorted(listed) == sorted(COMMANDS), said
    for command in COMMANDS:
        status, said, _ = operate(own_stack, command, "--help")
        assert status == 0 and said.startswith("OVERVIEW:"), said
    status, said, complaint = operate(own_stack, "nonsense")
    assert status == 64 and not said and "Usage:" in complaint


# house


def test_the_house_shows_nine_accounts_and_what_each_transfer_moves_there(run, payer, payee):
    before = house(run)
    assert len(before) == 9
    payer.pay("USD", payee.accounts["USD"], "10.01")
    payer.pay("USD", payer.accounts["EUR"], "20.00")
    assert moved(before, house(run)) == {
        ("fee", "USD"): 11,
        ("conversion", "USD"): 2000,
        ("conversion", "EUR"): -1800,
    }


def test_the_houses_table_says_what_its_document_says(run):
    status, said, complaint = run("house")
    assert status == 0 and not complaint
    rows = [line.split() for line in said.partition("\n")[2].partition("\n\n")[0].splitlines()]
    document = json.loads(run("house", "--json")[1])
    assert [row[:4] for row in rows] == [
        [one["account"], one["purpose"], one["currency"], one["balance"]] for one in document["accounts"]
    ]


def test_who_asks_for_the_house_without_a_database_is_told_so(run):
    status, said, complaint = run("house", DATABASE_READER_URL=NOWHERE)
    assert status != 0 and not said and complaint and "nonexistent" not in complaint


# deposit


def test_a_deposit_reaches_the_account_once_and_the_audit_agrees(own_stack, run, deposit, payee):
    before, key = house(run), invoice()
    status, said, complaint = deposit(payee.accounts["EUR"], "25.50", key, "--memo", "Refund")
    assert (status, complaint) == (0, ""), complaint
    assert said.startswith(f"{key}  booked  25.50 EUR to {payee.accounts['EUR']}  ")
    transfer = said.split()[-1]
    status, said, _ = deposit(payee.accounts["EUR"], "25.50", key, "--memo", "Refund")
    assert status == 0 and said.startswith(f"{key}  was booked already  ") and said.split()[-1] == transfer

    assert payee.balances() == {"USD": "100.00", "CNY": "0.00", "EUR": "25.50"}
    newest = everything(payee.rpc)[0]
    assert (newest["id"], newest["kind"], newest["memo"]) == (transfer, "deposit", "Refund")
    assert newest["direction"] == "in" and newest["to"]["amount"] == "25.50"
    assert newest["fee"] in (None, "0.00")
    assert moved(before, house(run)) == {("deposit", "EUR"): -2550}
    assert audit(own_stack, "--all")[0] == 0
    # It is money like any other.
    payee.pay("EUR", payee.accounts["USD"], "25.50")


@pytest.mark.parametrize(
    "changed, field",
    [({"amount": "25.01"}, "amount"), ({"account": "CNY"}, "account"), ({"memo": "other"}, "memo")],
)
def test_a_key_that_named_another_deposit_is_refused_by_what_differs(run, deposit, payee, changed, field):
    key = invoice()

    def book(account="USD", amount="25.00", memo="first"):
        return deposit(payee.accounts[account], amount, key, "--memo", memo)

    assert book()[0] == 0
    before = house(run)
    with unchanged(payee):
        status, said, _ = book(**changed)
    assert status == 1 and "refused" in said and said.rstrip().endswith("nothing was changed")
    assert f"another {field}" in said and house(run) == before


def test_a_deposit_to_nobody_changes_nothing_and_leaves_its_key_free(run, deposit, payee):
    key, before = invoice(), house(run)
    for account in (999_999_901, int(payee.accounts["EUR"]) + 1, 21):
        status, said, _ = deposit(account, "1.00", key)
        assert status == 1 and said == f"{key}  refused: no client has this account; nothing was changed\n"
    assert house(run) == before
    assert deposit(payee.accounts["USD"], "1.00", key)[0] == 0


@pytest.mark.parametrize("through", ["file", "input"])
def test_a_list_books_what_the_books_take_and_says_what_not(run, payer, payee, tmp_path, through):
    keys = [invoice() for _ in range(3)]
    lines = [
        "# of March", f"{payer.accounts['USD']},1.10,{keys[0]}", f"999999901,5.00,{keys[1]}", "",
        f"{payee.accounts['CNY']},7,{keys[2]}",
    ]  # fmt: skip
    text = "\n".join(lines) + "\n"
    (tmp_path / "list").write_text(text)

    def book():
        if through == "file":
            return run("deposit", "--file", tmp_path / "list")
        return run("deposit", "--file", "-", given=text)

    status, said, _ = book()
    assert status == 1 and [line.split()[1] for line in said.splitlines()] == ["booked", "refused:", "booked"]
    assert payer.balances()["USD"] == "101.10" and payee.balances()["CNY"] == "7.00"
    with unchanged(payer, payee):
        status, said, _ = book()
    assert status == 1 and [line.split()[1] for line in said.splitlines()] == ["was", "refused:", "was"]


def test_a_list_with_a_wrong_line_books_nothing(run, payer):
    lines = [f"{payer.accounts['USD']},1.00,{invoice()}", f"{payer.accounts['USD']},-1,{invoice()}", "x,1.00"]
    with unchanged(payer):
        status, said, complaint = run("deposit", "--file", "-", given="\n".join(lines))
    assert status == 64 and not said
    assert "Nothing was booked." in complaint and "line 2:" in complaint and "line 3:" in complaint


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--account", "101", "--amount", "1.00"],
        ["--account", "101", "--amount", "1.00", "--key", "k", "--file", "-"],
        ["--account", "101", "--amount", "1.001", "--key", "k"],
        ["--account", "101", "--amount", "1e3", "--key", "k"],
        ["--account", "x", "--amount", "1.00", "--key", "k"],
        ["--account", "101", "--amount", "1.00", "--key", "a:b"],
        ["--account", "101", "--amount", "1.00", "--key", "k", "--memo", "two\nlines"],
        ["--file", "/nonexistent/list"],
    ],
)
def test_a_deposit_that_is_called_wrongly_says_how(run, options):
    before = house(run)
    status, said, complaint = run("deposit", *options)
    assert status == 64 and not said and complaint
    assert house(run) == before


def test_a_deposit_without_its_database_is_left_to_the_next_try(run, deposit, payee):
    key = invoice()
    with unchanged(payee):
        order = ["--account", payee.accounts["USD"], "--amount", "1.00", "--key", key]
        status, said, _ = run("deposit", *order, DATABASE_URL=NOWHERE)
    assert status == 75 and said.startswith(f"{key}  not booked") and "nonexistent" not in said
    assert deposit(payee.accounts["USD"], "1.00", key)[1].startswith(f"{key}  booked")


# the others


def test_the_audit_without_its_database_has_no_verdict(run):
    status, said, complaint = run("verify", DATABASE_READER_URL=NOWHERE)
    assert status == 2 and not said and complaint.startswith("The audit could not be run to its end:")


def test_the_schema_is_what_the_files_say_and_migrating_again_changes_nothing(run):
    status, said, _ = run("migrate", "status")
    assert status == 0 and said and all(line.startswith("applied  ") for line in said.splitlines())
    status, said, _ = run("migrate", "verify")
    assert status == 0 and said == "The schema is what the files say.\n"
    status, said, _ = run("migrate")
    assert status == 0 and said == "The schema is up to date.\n"
    assert run("migrate", "verify", DATABASE_OWNER_URL=NOWHERE)[0] != 0


def test_the_documents_are_those_that_the_service_gives(own_stack, url, tmp_path):
    status, said, _ = operate(own_stack, "documents", tmp_path)
    assert status == 0 and said == "wrote  openrpc.json\nwrote  openapi.json\n"
    for name in ("openrpc.json", "openapi.json"):
        served = requests.get(f"{url}/{name}", timeout=30)
        assert json.loads((tmp_path / name).read_text()) == served.json()
    assert operate(own_stack, "documents", tmp_path / "missing")[0] != 0


def test_the_health_check_tells_a_ready_service_from_none(own_stack):
    port = urlsplit(service_url(own_stack)).port
    assert operate(own_stack, "healthcheck", PORT=str(port)) == (0, "", "")
    assert operate(own_stack, "healthcheck", "--path", "/livez", PORT=str(port))[0] == 0
    assert operate(own_stack, "healthcheck", "--path", "/nothing-here", PORT=str(port))[0] == 1
    assert operate(own_stack, "healthcheck", PORT=str(free_port()))[0] == 1

"""The main job end to end through each door: sign up, log in, accounts, pay oneself and others, browse."""

import pytest

from clients.books import everything
from clients.doors import doors
from clients.money import CURRENCIES, cents, decimal, expected
from clients.pages import Browser
from clients.people import accounts_of, log_in, new_email, new_password, sign_up
from clients.rest import REST
from clients.rpc import RPC
from clients.screen import confirm, sign_up_and_log_in


def test_sign_up_makes_three_accounts_in_order_with_a_deposit_of_100_dollars(newcomer):
    ann = newcomer()
    accounts = accounts_of(ann.rpc)
    assert [(one["currency"], one["balance"]) for one in accounts] == [
        ("USD", "100.00"),
        ("CNY", "0.00"),
        ("EUR", "0.00"),
    ]
    assert [one["id"] for one in accounts] == [ann.id * 100 + number for number in (1, 2, 3)]
    assert {one["user_id"] for one in accounts} == {ann.id}
    [deposit] = everything(ann.rpc)
    assert deposit["kind"] == "deposit" and deposit["status"] == "completed" and deposit["direction"] == "in"
    assert deposit["to"]["account_id"] == ann.accounts["USD"]
    assert deposit["to"]["amount"] == "100.00" and deposit["to"]["currency"] == "USD"


@pytest.mark.parametrize("target", ["CNY", "EUR"])
@pytest.mark.parametrize("amount", ("10.00", "0.02", "3.33", "12.34"))
def test_an_own_transfer_by_rpc_converts_rounding_down_and_costs_nothing(ann, balance, amount, target):
    must = expected(cents(amount), "USD", target, external=False)
    usd, other = balance(ann, "USD"), balance(ann, target)
    transfer = ann.pay("USD", ann.accounts[target], amount)
    check_transfer(transfer, ann.accounts["USD"], "USD", ann.accounts[target], target, must, kind="own")
    assert (balance(ann, "USD"), balance(ann, target)) == (usd - must.total, other + must.credited)


@pytest.mark.parametrize("target", CURRENCIES)
@pytest.mark.parametrize("amount", ("10.00", "0.03", "3.33", "0.99"))
def test_an_external_transfer_by_rpc_adds_one_percent_rounded_up_on_top(ann, bob, balance, amount, target):
    must = expected(cents(amount), "USD", target, external=True)
    before = balance(ann, "USD"), balance(bob, target)
    transfer = ann.pay("USD", bob.accounts[target], amount)
    check_transfer(transfer, ann.accounts["USD"], "USD", bob.accounts[target], target, must, kind="external")
    assert (balance(ann, "USD"), balance(bob, target)) == (before[0] - must.total, before[1] + must.credited)


def check_transfer(transfer, source_id, source, target_id, target, must, kind):
    """Holds the payer's view of a completed transfer to the oracle, cent by cent."""
    assert (transfer["status"], transfer["refusal"], transfer["kind"]) == ("completed", None, kind)
    assert transfer["from"] == {"account_id": source_id, "currency": source, "amount": decimal(must.amount)}
    assert transfer["to"] == {"account_id": target_id, "currency": target, "amount": decimal(must.credited)}
    assert transfer["fee"] == decimal(must.fee)
    assert transfer["replayed"] is False


def test_converting_there_and_back_never_gains(payer, balance):
    for currency, amount in (("CNY", "0.01"), ("EUR", "0.03"), ("CNY", "1.00"), ("EUR", "7.77")):
        before = balance(payer, "USD")
        out = payer.pay("USD", payer.accounts[currency], amount)
        back_amount = out["to"]["amount"]
        back = expected(cents(back_amount), currency, "USD", external=False)
        if back.credited:
            payer.pay(currency, payer.accounts["USD"], back_amount)
        assert balance(payer, "USD") == before - cents(amount) + back.credited <= before


def test_the_main_job_by_rpc(url):
    email, password = new_email(), new_password()
    user = RPC(url).call("user.signup", email=email, name="Robin Rpc", password=password)
    assert (user["email"], user["name"]) == (email, "Robin Rpc")
    robin, friend = log_in(url, email, password, "Robin Rpc"), sign_up(url, "Friend Ly")
    assert user["id"] == robin.id
    own = robin.pay("USD", robin.accounts["EUR"], "20.00", memo="holiday")
    external = robin.pay("USD", friend.accounts["CNY"], "10.01", memo="lunch")
    assert robin.balances() == {"USD": "69.88", "CNY": "0.00", "EUR": "18.00"}
    assert friend.balances() == {"USD": "100.00", "CNY": "69.46", "EUR": "0.00"}
    history = everything(robin.rpc, filter={"kind": "own"}) + everything(
        robin.rpc, filter={"kind": "external"}
    )
    assert [item["id"] for item in history] == [own["id"], external["id"]]
    assert [item["memo"] for item in history] == ["holiday", "lunch"]


def test_the_main_job_by_rest(url):
    friend = sign_up(url, "Friend Ly")
    email, password = new_email(), new_password()
    RPC(url).call("user.signup", email=email, name="Rita Rest", password=password)
    rest = REST(url)
    logged_in = rest.login(email, password).json()
    assert logged_in["status"] == "ok"
    user_id = logged_in["user_id"]
    invoices = rest.get(f"/api/user/{user_id}/").json()["invoices"]
    assert list(invoices) == ["USD", "CNY", "EUR"]
    assert [one["balance"] for one in invoices.values()] == ["100.00", "0.00", "0.00"]
    own = rest.pay(user_id, {"from": invoices["USD"]["id"], "to": invoices["EUR"]["id"], "amount": "20.00"})
    external = rest.pay(
        user_id, {"from": invoices["USD"]["id"], "to": friend.accounts["CNY"], "amount": "10.01"}
    )
    assert (own.status_code, external.status_code) == (201, 201), (own.text, external.text)
    invoices = rest.get(f"/api/user/{user_id}/").json()["invoices"]
    assert [one["balance"] for one in invoices.values()] == ["69.88", "0.00", "18.00"]
    assert friend.balances()["CNY"] == "69.46"
    paid = rest.history(user_id, f"?filter=invoice = {friend.accounts['CNY']}")
    assert [
        (row["invoice_id_from"], row["invoice_id_to"], row["amount"], row["fee"], row["credited"])
        for row in paid
    ] == [(invoices["USD"]["id"], friend.accounts["CNY"], "10.01", "0.11", "69.46")]


def test_the_main_job_by_pages_without_javascript(url):
    friend = sign_up(url, "Friend Ly")
    email, password = new_email(), new_password()
    browser = Browser(url)
    form = browser.get("/signup").form("email", "name", "password", method="post")
    assert form.submit(email=email, name="Petra Page", password=password).status == 200
    petra = log_in(url, email, password, "Petra Page")
    browser.post("/logout", {})
    home = browser.log_in(petra)
    assert home.path.startswith(f"/user/{petra.id}"), home.url
    home = browser.get(f"/user/{petra.id}/")
    places = [home.text.find(code) for code in ("USD", "CNY", "EUR")]
    assert -1 not in places and places == sorted(places)
    assert "100.00" in home.text

    pay_by_pages(browser, petra, petra.accounts["USD"], petra.accounts["EUR"], "20.00", shows=("18.00",))
    pay_by_pages(
        browser,
        petra,
        petra.accounts["USD"],
        friend.accounts["CNY"],
        "10.01",
        shows=("0.11", "10.12", "69.46"),
    )

    assert petra.balances() == {"USD": "69.88", "CNY": "0.00", "EUR": "18.00"}
    assert friend.balances()["CNY"] == "69.46"
    assert "69.88" in browser.get(f"/user/{petra.id}/").text
    history = browser.get(f"/user/{petra.id}/transaction/").text
    assert "20.00" in history and "10.01" in history and str(friend.accounts["CNY"]) in history


def pay_by_pages(browser, person, source, target, amount, shows):
    """Accounts page → form → review with exact cents → confirm → receipt."""
    review = transfer_form(browser, person, target).submit(**{"from": source, "to": target, "amount": amount})
    assert review.status == 200, review.text
    for cost in shows:
        assert cost in review.text, f"the review does not show {cost}: {review.text}"
    receipt = review.form("from", "to", "amount", "idempotency_key", method="post").submit()
    assert receipt.status == 200 and amount in receipt.text, receipt.text


def transfer_form(browser, person, target):
    """From the accounts page to the form whose own accounts hold the target, or that takes any number."""
    pages = [browser.get(f"/user/{person.id}/")]
    pages += [
        browser.get(link) for link in dict.fromkeys(one for one in pages[0].links() if "/transfer/" in one)
    ]
    forms = [form for page in pages for form in page.forms if {"from", "to", "amount"} <= form.names]
    own = [form for form in forms if str(target) in form.options("to")]
    free = [form for form in forms if not form.options("to")]
    return (own + free)[0]


@pytest.mark.browser
@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_main_job_by_pages_in_chromium(url, window, watched, language):
    friend = sign_up(url, "Friend Ly")
    page = watched(window(locale=language).new_page())
    cora = sign_up_and_log_in(page)
    route = f"from={cora.accounts['USD']}&to={friend.accounts['CNY']}&amount=10.01"
    page.goto(f"/user/{cora.id}/transfer/?{route}")
    confirm(page)
    assert page.locator("html").get_attribute("lang").lower().startswith(language)
    assert cora.balances()["USD"] == "89.88" and friend.balances()["CNY"] == "69.46"
    page.goto(f"/user/{cora.id}/transaction/")
    assert str(friend.accounts["CNY"]) in page.locator("main").inner_text()


def test_every_door_leaves_the_same_journal(url, newcomer):
    journals = []
    friend = newcomer("Friend Ly")
    for index in range(4):
        person = newcomer("Dora Doors")
        outcome = doors(person)[index].pay(
            person.accounts["USD"], friend.accounts["EUR"], "1.23", memo="same"
        )
        assert not outcome.refused, outcome
        [item] = everything(person.rpc, filter={"kind": "external"})
        journals.append(
            {name: item[name] for name in ("kind", "status", "refusal", "fee", "rate", "memo", "direction")}
            | {
                "amount": item["from"]["amount"],
                "credited": item["to"]["amount"],
                "left": list(item["balances"].values()),
            }
        )
    assert journals == [journals[0]] * 4
    assert (
        journals[0]["fee"] == "0.02"
        and journals[0]["credited"] == "1.10"
        and journals[0]["left"] == ["98.75"]
    )

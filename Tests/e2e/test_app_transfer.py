"""The app sends money: filling in, confirming, receipts, and what becomes of a lost answer."""

import json
import re

import pytest
from playwright.sync_api import expect

from clients.app import (
    SHOWN_WITHIN,
    answering,
    calls_of,
    choose_language,
    enter,
    heading,
    log_in,
    main,
    open_app,
    second_tab,
    shown,
)
from clients.books import everything

pytestmark = pytest.mark.browser

# Longer than the service may take to decide about a request that it has got.
DECIDED_AFTER = 151
PRICE_HOLDS = 121


@pytest.fixture
def page(page, watched):
    return watched(page)


@pytest.fixture(autouse=True, scope="module")
def patience():
    """A price, a module and a reading each come over HTTP, on a machine that may be busy."""
    expect.set_options(timeout=SHOWN_WITHIN)
    yield
    expect.set_options(timeout=5_000)


def field(page, label):
    return main(page).get_by_label(label, exact=False)


def button(page, name):
    return main(page).get_by_role("button", name=name)


def fill_in(page, person, target, amount, source="USD", memo="", side="You send"):
    """The form for other clients, up to the figures."""
    open_app(page, person, f"/transfer?kind=external&from={person.accounts[source]}")
    field(page, "Payee’s account number").fill(str(target))
    field(page, side).fill(amount)
    if memo:
        field(page, "Message").fill(memo)


def check(page):
    button(page, "Check the figures").click()
    expect(heading(page)).to_have_text("Check the transfer")


def pay(page):
    button(page, re.compile("^Pay ")).click()


def paid(page):
    """Waits for the receipt, and returns the transfer's id."""
    page.wait_for_url("**/app/transfers/*")
    expect(main(page)).to_contain_text("Completed")
    return page.url.rsplit("/", 1)[1]


def line(page, label):
    """The figure beside a label."""
    return (
        main(page).locator(".line", has=page.locator("dt", has_text=re.compile(f"^{label}$"))).locator("dd")
    )


def problem_of(page, control):
    """What is wrong, as it is tied to the control."""
    expect(control).to_have_attribute("aria-describedby", re.compile("-problem"))
    return page.locator("#" + control.get_attribute("aria-describedby").split()[-1])


def kept(page):
    """The payments that the browser keeps."""
    return page.evaluate("""() => Object.keys(localStorage)
        .filter((name) => name.startsWith("easybilling.payment."))
        .map((name) => JSON.parse(localStorage.getItem(name)))""")


def sent(person):
    return everything(person.rpc, filter={"direction": "out", "status": "completed"})


@pytest.fixture
def lost(watched):
    """Says that requests which the test breaks off are no fault of the app."""
    watched.provoke(r"Failed to load resource: net::ERR_|503 for|status of 50")
    return watched


# Filling in and confirming.


def test_money_is_converted_between_own_accounts(page, payer):
    open_app(page, payer, "/transfer?kind=own")
    main(page).get_by_role("group", name="From").get_by_role("radio", name="USD").check()
    main(page).get_by_role("group", name="To").get_by_role("radio", name="EUR").check()
    field(page, "You send").fill("20")
    expect(field(page, "You get")).to_have_value("18.00")
    expect(line(page, "Commission")).to_have_text("None")
    check(page)
    expect(main(page)).to_contain_text("You are moving to your own account")
    pay(page)
    paid(page)
    expect(heading(page)).to_have_text("Moved between your accounts")
    assert payer.balances() == {"USD": "80.00", "CNY": "0.00", "EUR": "18.00"}


def test_a_payee_is_named_before_anything_is_confirmed_and_every_cent_is_shown(page, payer, payee):
    fill_in(page, payer, payee.accounts["CNY"], "12,34", memo="for lunch")
    expect(main(page).get_by_text("Ivy P.")).to_be_visible()
    expect(field(page, "They get")).to_have_value("85.63")
    check(page)
    for text in (
        "Ivy P.",
        f"CNY account {payee.accounts['CNY']}",
        f"USD account {payer.accounts['USD']}",
        "for lunch",
    ):
        expect(main(page)).to_contain_text(text)
    figures = {
        "You send": "12.34 USD",
        "Commission": "0.13 USD",
        "You pay in all": "12.47 USD",
        "They get": "85.63 CNY",
    }
    for label, figure in figures.items():
        expect(line(page, label)).to_have_text(figure)
    expect(line(page, "Rate")).to_have_text("1 USD = 6.94 CNY")
    expect(page.get_by_role("timer")).to_contain_text("These figures hold for")
    assert payer.balances()["USD"] == "100.00"
    button(page, "Pay 12.47 USD").click()
    transfer_id = paid(page)
    assert [transfer["id"] for transfer in sent(payer)] == [transfer_id]
    assert payer.balances()["USD"] == "87.53" and payee.balances()["CNY"] == "85.63"
    assert kept(page) == []


def test_what_arrives_can_be_fixed_instead_and_the_other_side_follows(page, payer, payee):
    fill_in(page, payer, payee.accounts["EUR"], "9", side="They get")
    expect(field(page, "You send")).to_have_value("10.00")
    field(page, "You send").fill("20")
    expect(field(page, "They get")).to_have_value("18.00")
    field(page, "They get").fill("9.01")
    expect(field(page, "You send")).to_have_value("10.02")
    check(page)
    expect(line(page, "They get")).to_have_text("9.01 EUR")
    pay(page)
    paid(page)
    assert payee.balances()["EUR"] == "9.01"


def test_the_latest_payees_are_offered(page, payer, payee):
    payer.pay("USD", payee.accounts["USD"], "1.00")
    open_app(page, payer, "/transfer?kind=external")
    chip = main(page).get_by_role("group", name="Paid lately").get_by_role("button", name="Ivy P.")
    chip.click()
    expect(field(page, "Payee’s account number")).to_have_value(str(payee.accounts["USD"]))
    expect(chip).to_have_attribute("aria-pressed", "true")


def test_the_latest_typing_wins(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "1")
    with answering_late(page) as held:
        field(page, "You send").fill("2")
        held.wait()
        field(page, "You send").fill("3")
        expect(field(page, "They get")).to_have_value("3.00")
        held.release()
        expect(line(page, "You pay in all")).to_have_text("3.03 USD")
    expect(field(page, "They get")).to_have_value("3.00")


class answering_late:
    """Holds back the answer to the first request for a price until it is released."""

    def __init__(self, page):
        self.page = page
        self.routes = []

    def __enter__(self):
        self.page.route("**/rpc", self._handle)
        return self

    def __exit__(self, *_):
        self.page.unroute("**/rpc", self._handle)

    def _handle(self, route):
        is_price = any(call["method"] == "quote.create" for call in calls_of(route.request))
        if is_price and not self.routes:
            self.routes.append(route)
        else:
            route.continue_()

    def wait(self):
        wait_for(self.page, self.routes)

    def release(self):
        self.routes[0].continue_()


# Refusals.


@pytest.mark.parametrize("amount", ["abc", "0", "1.234", "1,234"])
def test_what_is_no_amount_is_refused_beside_its_field_and_nothing_typed_is_lost(page, payer, payee, amount):
    fill_in(page, payer, payee.accounts["USD"], amount, memo="kept")
    button(page, "Check the figures").click()
    control = field(page, "You send")
    expect(control).to_have_attribute("aria-invalid", "true")
    expect(problem_of(page, control)).to_contain_text("12.50")
    summary = main(page).get_by_role("alert")
    expect(summary).to_be_focused()
    expect(control).to_have_value(amount)
    expect(field(page, "Message")).to_have_value("kept")
    expect(field(page, "Payee’s account number")).to_have_value(str(payee.accounts["USD"]))
    summary.get_by_role("link").click()
    expect(control).to_be_focused()
    control.fill("1")
    expect(control).not_to_have_attribute("aria-invalid", "true")
    expect(summary).to_have_count(0)
    check(page)


def test_everything_that_is_missing_is_named_at_once(page, payer):
    open_app(page, payer, "/transfer?kind=external")
    button(page, "Check the figures").click()
    expect(main(page).get_by_role("alert")).to_contain_text("2 things")
    expect(problem_of(page, field(page, "Payee’s account number"))).to_have_text(
        "Enter the account to send to."
    )
    expect(problem_of(page, field(page, "You send"))).to_have_text("Enter an amount.")


def test_an_account_that_is_nobodys_is_refused_while_the_number_is_typed(page, payer):
    fill_in(page, payer, 999_999_999, "1")
    expect(problem_of(page, field(page, "Payee’s account number"))).to_contain_text(
        "no account with this number"
    )
    button(page, "Check the figures").click()
    expect(main(page).get_by_role("alert")).to_be_focused()
    expect(heading(page)).to_have_text("Transfer")


def test_too_much_money_is_refused_with_the_most_that_can_be_sent(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "99.01")
    problem = problem_of(page, field(page, "You send"))
    expect(problem).to_contain_text("This account holds 100.00 USD")
    expect(problem).to_contain_text("up to 99.00 USD")
    button(page, "Check the figures").click()
    expect(main(page).get_by_role("alert")).to_be_focused()
    field(page, "You send").fill("99")
    check(page)
    pay(page)
    paid(page)
    assert payer.balances()["USD"] == "0.01"


def test_what_is_wrong_is_read_aloud_in_place_of_the_figures(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "100")
    aloud = main(page).get_by_role("region", name="Exact figures").get_by_role("status")
    expect(aloud).to_have_text(re.compile(r"you can send up to 99\.00\sUSD"))
    field(page, "You send").fill("10")
    expect(aloud).to_have_text(re.compile(r"^10\.10\sUSD in all"))
    number = field(page, "Payee’s account number")
    number.fill("№ 7")
    number.press("Tab")
    expect(problem_of(page, number)).to_have_text("Enter an account number: digits only.")
    expect(aloud).to_have_text("Enter an account number: digits only.")
    number.fill("")
    expect(aloud).to_have_text("")


def test_hidden_amounts_do_not_hide_what_is_signed(page, payer, payee):
    fill_in(page, payer, payee.accounts["CNY"], "10")
    page.get_by_role("button", name="Hide amounts").click()
    expect(main(page).get_by_role("radio").first).to_have_accessible_name(re.compile(r"^•••\sUSD"))
    check(page)
    expect(line(page, "You pay in all")).to_have_text("10.10 USD")
    expect(main(page).locator(".sum")).to_contain_text("69.40")
    expect(button(page, re.compile(r"^Pay 10\.10\sUSD$"))).to_be_enabled()


def test_too_little_money_is_refused_with_the_smallest_amount(page, payer, payee):
    fill_in(page, payer, payee.accounts["EUR"], "0.01", source="CNY")
    expect(problem_of(page, field(page, "You send"))).to_contain_text("at least 0.08 CNY")


def test_a_refusal_after_the_confirmation_stands_beside_its_field(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "60", memo="kept")
    check(page)
    payer.pay("USD", payee.accounts["USD"], "50.00")
    pay(page)
    expect(heading(page)).to_have_text("Transfer")
    expect(main(page).get_by_role("alert")).to_be_focused()
    expect(problem_of(page, field(page, "You send"))).to_contain_text("49.50 USD")
    expect(field(page, "You send")).to_have_value("60")
    expect(field(page, "Message")).to_have_value("kept")
    assert payer.balances()["USD"] == "49.50"
    assert kept(page) == []


def test_an_own_account_as_payee_leads_to_the_form_for_own_accounts(page, payer):
    fill_in(page, payer, payer.accounts["EUR"], "5", memo="savings")
    expect(problem_of(page, field(page, "Payee’s account number"))).to_contain_text(
        "This account is your own"
    )
    main(page).locator("form").get_by_role("link", name="Between my accounts").click()
    expect(main(page).get_by_role("group", name="To").get_by_role("radio", name="EUR")).to_be_checked()
    expect(field(page, "You send")).to_have_value("5")
    expect(field(page, "Message")).to_have_value("savings")
    expect(field(page, "You get")).to_have_value("4.50")


def test_choosing_the_other_sides_account_turns_the_transfer_round(page, payer):
    ids = payer.accounts
    open_app(page, payer, f"/transfer?kind=own&from={ids['USD']}&to={ids['EUR']}")
    main(page).get_by_role("group", name="From").get_by_role("radio", name="EUR").check()
    expect(main(page).get_by_role("group", name="To").get_by_role("radio", name="USD")).to_be_checked()
    page.goto(f"/app/transfer?kind=own&from={ids['USD']}&to={ids['USD']}&amount=1")
    shown(page)
    expect(main(page).get_by_text("These are the same account")).to_be_visible()


# The address holds what is typed.


def test_a_draft_survives_a_change_of_language_a_reload_and_going_back(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "12,5", memo="обед & 午饭")
    choose_language(page, "ru")
    expect(field(page, "Вы отправляете")).to_have_value("12,5")
    expect(field(page, "Сообщение")).to_have_value("обед & 午饭")
    choose_language(page, "en")
    page.reload()
    shown(page)
    expect(field(page, "You send")).to_have_value("12,5")
    check(page)
    page.go_back()
    expect(heading(page)).to_have_text("Transfer")
    expect(field(page, "Message")).to_have_value("обед & 午饭")
    page.go_forward()
    expect(heading(page)).to_have_text("Check the transfer")
    page.get_by_role("link", name="History").first.click()
    page.go_back()
    expect(line(page, "Message")).to_have_text("обед & 午饭")
    assert sent(payer) == []


# Once.


def test_a_double_click_pays_once(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    button(page, re.compile("^Pay ")).dblclick()
    paid(page)
    assert payer.balances()["USD"] == "98.99"


def test_the_enter_key_held_down_pays_once(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    button(page, re.compile("^Pay ")).focus()
    for _ in range(5):
        page.keyboard.press("Enter")
    paid(page)
    assert len(sent(payer)) == 1


def test_going_back_and_reloading_after_paying_pays_nothing_again(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    pay(page)
    paid(page)
    page.reload()
    expect(main(page)).to_contain_text("Completed")
    page.go_back()
    expect(heading(page)).to_have_text("Transfer")
    page.reload()
    shown(page)
    page.go_forward()
    expect(main(page)).to_contain_text("Completed")
    assert payer.balances()["USD"] == "98.99"


def test_who_goes_back_to_a_paid_draft_is_told(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    pay(page)
    transfer_id = paid(page)
    page.go_back()
    expect(main(page)).to_contain_text("You have sent this transfer already")
    main(page).get_by_role("link", name="See the receipt").click()
    expect(page).to_have_url(re.compile(transfer_id))


def test_an_answer_that_gets_lost_is_asked_for_again_with_the_same_key(page, payer, payee, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    keys = []

    def break_the_first(route):
        [call, *_] = calls_of(route.request) or [{"method": ""}]
        if call["method"] != "transfer.create":
            return route.continue_()
        keys.append(call["params"]["idempotency_key"])
        if len(keys) > 1:
            return route.continue_()
        route.fetch()
        route.abort("connectionreset")

    page.route("**/rpc", break_the_first)
    pay(page)
    paid(page)
    assert len(keys) == 2 and len(set(keys)) == 1
    assert payer.balances()["USD"] == "98.99"
    assert kept(page) == []


def never_answered(page, heard):
    """Transfers get no answer; `heard`: the service makes them nevertheless. Returns those met."""
    met = []

    def handle(route):
        [call, *_] = calls_of(route.request) or [{"method": ""}]
        if call["method"] != "transfer.create":
            return route.continue_()
        if heard:
            route.fetch()
        met.append(call)

    page.route("**/rpc", handle)
    # It stays: to end it would let through what it holds back, and so answer the page that is being left.
    return met


def wait_for(page, met):
    """Until a handler of requests has met one: it gets its turn while the page is asked something."""
    for _ in range(2_000):
        if met:
            return
        page.evaluate("new Promise((resolve) => requestAnimationFrame(resolve))")
    raise AssertionError("no such request")


def test_what_is_not_known_yet_is_read_aloud_once_and_stands_beside_the_button(page, payer, payee, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    page.evaluate("""() => {
        window.said = [];
        new MutationObserver((changes) => changes.forEach(({ target, addedNodes }) => {
            const isHeard = target instanceof Element && target.closest("[role=status]");
            if (isHeard) addedNodes.forEach((node) => node.textContent && window.said.push(node.textContent));
        })).observe(document.body, { childList: true, subtree: true });
    }""")
    tries = []

    def break_off(route):
        methods = [call["method"] for call in calls_of(route.request)]
        if not any(method.startswith("transfer.") for method in methods):
            return route.continue_()
        tries.extend(methods)
        route.abort("connectionreset")

    page.route("**/rpc", break_off)
    pay(page)
    expect(main(page).locator("div:has(> .button)").get_by_role("status")).to_contain_text("No answer yet.")
    while len(tries) < 4:
        page.evaluate("new Promise((resolve) => setTimeout(resolve, 100))")
    said = page.evaluate("window.said")
    assert len(said) == len(set(said)) == 2, said


def test_a_reload_in_the_middle_of_a_transfer_finds_out_that_it_was_made(page, payer, payee, lost):
    fill_in(page, payer, payee.accounts["USD"], "1", memo="once")
    check(page)
    met = never_answered(page, heard=True)
    pay(page)
    wait_for(page, met)
    [payment] = kept(page)
    assert payment["key"] == met[0]["params"]["idempotency_key"] and payment["userId"] == payer.id
    assert payer.balances()["USD"] == "98.99"
    page.reload()
    paid(page)
    expect(main(page)).to_contain_text("once")
    assert payer.balances()["USD"] == "98.99" and len(sent(payer)) == 1
    assert kept(page) == []


def test_a_transfer_that_was_made_before_a_crash_is_told_on_any_view(page, payer, payee, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    met = never_answered(page, heard=True)
    pay(page)
    wait_for(page, met)
    open_app(page, path="/")
    banner = page.get_by_text("Your transfer of 1.01 USD to Ivy P. was made.")
    expect(banner).to_be_visible()
    page.get_by_role("link", name="See the receipt").click()
    paid(page)
    expect(banner).to_have_count(0)
    assert len(sent(payer)) == 1


def test_a_transfer_that_never_arrived_is_neither_sent_nor_payable_again_before_that_is_certain(
    page, payer, payee, lost
):
    page.clock.install()
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    with answering(page, "transfer.create", lost=True) as tries:
        pay(page)
        page.clock.fast_forward(4_000)
        expect(button(page, "See what became of it")).to_be_visible()
        assert len(tries) == 3
    page.reload()
    shown(page)
    unknown = page.get_by_text("We do not know yet whether your transfer of 1.01 USD to Ivy P. was made.")
    expect(unknown).to_be_visible()
    expect(button(page, "See what became of it")).to_be_visible()
    expect(button(page, re.compile("^Pay "))).to_have_count(0)
    button(page, "See what became of it").click()
    expect(page.get_by_text("No answer yet. We keep asking")).to_be_visible()
    assert payer.balances()["USD"] == "100.00"
    page.clock.fast_forward(DECIDED_AFTER * 1_000)
    expect(page.get_by_text("was not made. No money has moved.")).to_be_visible()
    assert sent(payer) == []


@pytest.fixture
def absent(page, payer, payee, lost):
    """A transfer that never arrived, when that is certain; the person is at their accounts."""
    page.clock.install()
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    with answering(page, "transfer.create", lost=True) as tries:
        pay(page)
        page.clock.fast_forward(4_000)
        expect(button(page, "See what became of it")).to_be_visible()
    open_app(page, path="/")
    page.clock.fast_forward(DECIDED_AFTER * 1_000)
    expect(page.get_by_text("was not made. No money has moved.")).to_be_visible()
    return tries[0][0]["params"]["idempotency_key"]


def test_what_certainly_was_not_made_can_be_sent_with_the_same_key(page, payer, absent):
    page.get_by_role("link", name="Send it now").click()
    expect(heading(page)).to_have_text("Check the transfer")
    pay(page)
    transfer_id = paid(page)
    [transfer] = sent(payer)
    assert transfer["id"] == transfer_id and transfer["idempotency_key"] == absent
    assert kept(page) == []


def test_what_certainly_was_not_made_can_be_dropped(page, payer, absent):
    page.get_by_role("button", name="Drop it").click()
    expect(page.get_by_text("Dropped. Nothing was sent.")).to_be_visible()
    expect(page.get_by_role("link", name="Send it now")).to_have_count(0)
    assert kept(page) == [] and sent(payer) == []


def test_who_goes_on_while_a_transfer_is_sent_is_told_where_they_are(page, payer, payee, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    held = []

    def hold_back(route):
        is_transfer = any(call["method"] == "transfer.create" for call in calls_of(route.request))
        if is_transfer:
            held.append(route)
        else:
            route.continue_()

    page.route("**/rpc", hold_back)
    pay(page)
    wait_for(page, held)
    expect(button(page, "Sending…")).to_be_visible()
    expect(main(page).get_by_text("This takes longer than usual.")).to_be_visible()
    page.get_by_role("link", name="History").first.click()
    expect(heading(page)).to_have_text("History")
    held[0].continue_()
    expect(page.get_by_text("Your transfer of 1.01 USD to Ivy P. was made.")).to_be_visible()
    expect(heading(page)).to_have_text("History")
    assert len(sent(payer)) == 1 and kept(page) == []


def test_a_refusal_that_is_learned_late_is_told(page, payer, payee, lost):
    fill_in(page, payer, payee.accounts["USD"], "60")
    check(page)
    payer.pay("USD", payee.accounts["USD"], "50.00")
    met = never_answered(page, heard=True)
    pay(page)
    wait_for(page, met)
    open_app(page, path="/")
    expect(page.get_by_text("was refused. No money has moved.")).to_be_visible()
    page.get_by_role("link", name="See why").click()
    expect(heading(page)).to_have_text("This transfer was refused")
    assert kept(page) == []


def test_another_clients_payment_is_neither_shown_nor_sent(page, payer, payee, ann, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    with answering(page, "transfer.create", lost=True):
        pay(page)
        expect(button(page, "See what became of it")).to_be_visible()
    page.goto("/app/")
    shown(page)
    page.get_by_role("button", name="Your menu").click()
    page.get_by_role("button", name="Log out", exact=True).click()
    asked = []
    page.on("request", lambda request: asked.extend(call["method"] for call in calls_of(request)))
    expect(heading(page)).to_have_text("Log in")
    enter(page, ann.email, ann.password)
    expect(heading(page)).to_have_text("Accounts")
    expect(page.get_by_text("We do not know yet")).to_have_count(0)
    # At the log-out the browser is told to forget everything; this it keeps.
    page.wait_for_function(
        """() => Object.keys(localStorage).some((name) => name.startsWith("easybilling.payment."))"""
    )
    assert [payment["userId"] for payment in kept(page)] == [payer.id]
    assert "transfer.resolve" not in asked and "transfer.create" not in asked


def test_after_the_session_has_ended_a_new_log_in_finds_out(page, payer, payee, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    met = never_answered(page, heard=True)
    pay(page)
    wait_for(page, met)
    page.context.clear_cookies(name="session")
    log_in(page, payer)
    expect(page.get_by_text("Your transfer of 1.01 USD to Ivy P. was made.")).to_be_visible()
    assert len(sent(payer)) == 1


def test_two_tabs_do_not_pay_twice(page, payer, payee, watched, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    with answering(page, "transfer.create", lost=True):
        pay(page)
        expect(button(page, "See what became of it")).to_be_visible()
    other = watched(second_tab(page, page.url.split("/app", 1)[1]))
    for tab in (page, other):
        expect(button(tab, "See what became of it")).to_be_visible()
        expect(button(tab, re.compile("^Pay "))).to_have_count(0)
    key = kept(page)[0]["key"]
    order = kept(page)[0]["order"]
    payer.rpc.call("transfer.create", {**{k: v for k, v in order.items() if v}, "idempotency_key": key})
    # The books say so by an event; both tabs then ask, or learn it from each other.
    paid(other)
    paid(page)
    assert payer.balances()["USD"] == "98.99" and kept(page) == []


def test_another_tab_waits_while_one_is_sending(page, payer, payee, watched, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    other = watched(second_tab(page, page.url.split("/app", 1)[1]))
    expect(button(other, re.compile("^Pay "))).to_be_visible()
    met = never_answered(page, heard=True)
    pay(page)
    wait_for(page, met)
    expect(button(other, re.compile("^Pay "))).to_have_count(0)
    expect(other.get_by_text("You have confirmed this transfer already")).to_be_visible()
    assert len(kept(other)) == 1
    page.close()
    paid(other)
    assert payer.balances()["USD"] == "98.99"


# Without a connection.


def test_offline_nothing_is_sent_and_the_person_is_told(page, payer, payee, lost):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    page.context.set_offline(True)
    pay(page)
    expect(main(page).get_by_text("You are offline. Nothing was sent")).to_be_visible()
    assert kept(page) == []
    page.context.set_offline(False)
    pay(page)
    paid(page)
    assert payer.balances()["USD"] == "98.99"


def test_without_an_answer_the_price_can_be_asked_for_again_and_nothing_typed_is_lost(
    page, payer, payee, lost
):
    fill_in(page, payer, payee.accounts["USD"], "1", memo="kept")
    expect(field(page, "They get")).to_have_value("1.00")
    with answering(page, "quote.create", lost=True):
        field(page, "You send").fill("2")
        retry = button(page, "Try again")
        expect(retry).to_be_visible()
    retry.click()
    expect(field(page, "They get")).to_have_value("2.00")
    expect(field(page, "Message")).to_have_value("kept")


def test_a_service_without_room_is_told_and_nothing_is_kept(page, payer, payee):
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    busy = {"slug": "overloaded", "retryable": True, "status": 503}
    with answering(page, "transfer.create", error=busy) as tries:
        # The test answers in the service's place, which must not hear of it.
        pay(page)
        expect(main(page).get_by_text("Nothing was sent.")).to_be_visible()
        assert len(tries) == 3
    assert kept(page) == []


def test_without_storage_nothing_is_sent(page, payer, payee):
    page.add_init_script("""
        const setItem = Storage.prototype.setItem;
        Storage.prototype.setItem = function (name, value) {
            if (name.startsWith("easybilling.payment.")) throw new DOMException("full", "QuotaExceededError");
            return setItem.call(this, name, value);
        };
    """)
    fill_in(page, payer, payee.accounts["USD"], "1")
    check(page)
    pay(page)
    expect(main(page).get_by_text("storage is full or blocked")).to_be_visible()
    assert payer.balances()["USD"] == "100.00"


# A price that expires.


def test_an_expired_price_is_shown_anew_with_what_changed_and_asked_for_again(page, payer, payee):
    page.clock.install()
    fill_in(page, payer, payee.accounts["CNY"], "10")
    check(page)
    page.clock.fast_forward(PRICE_HOLDS * 1_000)
    expect(main(page).get_by_text("These figures hold no longer")).to_be_visible()
    expect(button(page, re.compile("^Pay "))).to_have_count(0)
    later = payer.rpc.call(
        "quote.create", {"from": payer.accounts["USD"], "to": payee.accounts["CNY"], "amount": "10.00"}
    )
    other = {**later, "rate": "6.9", "credited": "69.00"}
    with answering(page, "quote.create", result=other):
        button(page, "Show the current figures").click()
        expect(main(page).get_by_text("The figures had expired")).to_be_visible()
    expect(line(page, "They get")).to_have_text("before: 69.40 CNY 69.00 CNY")
    expect(line(page, "You pay in all")).to_have_text("10.10 USD")
    assert sent(payer) == []
    pay(page)
    paid(page)
    assert len(sent(payer)) == 1


def test_a_price_that_the_service_calls_expired_is_shown_anew(page, payer, payee):
    fill_in(page, payer, payee.accounts["CNY"], "10")
    check(page)
    expired = {"slug": "quote_expired", "transfer_id": "019c1400-0000-7000-8000-000000000002", "status": 409}
    with refusing(page, expired):
        pay(page)
        expect(main(page).get_by_text("The figures are the same as before")).to_be_visible()
    assert kept(page) == [] and sent(payer) == []
    pay(page)
    paid(page)


class refusing:
    """Answers transfers with an error; the service does not hear of them."""

    def __init__(self, page, data):
        self.page = page
        self.data = data

    def __enter__(self):
        self.page.route("**/rpc", self._handle)

    def __exit__(self, *_):
        self.page.unroute("**/rpc", self._handle)

    def _handle(self, route):
        [call, *_] = calls_of(route.request) or [{"method": ""}]
        if call["method"] != "transfer.create":
            return route.continue_()
        error = {"code": 1005, "message": "as the test wishes", "data": self.data}
        body = json.dumps({"jsonrpc": "2.0", "id": call["id"], "error": error})
        route.fulfill(status=200, content_type="application/json", body=body)


def test_in_the_form_an_expired_price_is_asked_for_anew_once_somebody_is_there(page, payer, payee):
    page.clock.install()
    fill_in(page, payer, payee.accounts["CNY"], "10")
    expect(field(page, "They get")).to_have_value("69.40")
    before = main(page).get_by_text("These figures hold until").inner_text()
    asked = []
    page.on("request", lambda request: asked.extend(call["method"] for call in calls_of(request)))
    page.clock.fast_forward(10 * PRICE_HOLDS * 1_000)
    expect(main(page).locator(".price-old")).to_be_visible()
    # A form that was left open keeps no session alive.
    assert "quote.create" not in asked
    page.mouse.move(200, 200)
    expect(main(page).get_by_text("These figures hold until")).not_to_have_text(before)
    expect(field(page, "They get")).to_have_value("69.40")


# Receipts.


def test_a_receipt_tells_everything_and_its_ids_can_be_copied(page, payer, payee):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    made = payer.pay("USD", payee.accounts["CNY"], "12.34", memo="for lunch")
    open_app(page, payer, f"/transfers/{made['id']}")
    figures = {
        "From": f"USD account {payer.accounts['USD']}",
        "To": f"CNY account {payee.accounts['CNY']}",
        "You sent": "12.34 USD",
        "Commission": "0.13 USD",
        "You paid in all": "12.47 USD",
        "Rate": "1 USD = 6.94 CNY",
        "They got": "85.63 CNY",
        f"Balance of account {payer.accounts['USD']} after it": "87.53 USD",
        "Message": "for lunch",
    }
    for label, figure in figures.items():
        expect(line(page, label)).to_have_text(figure)
    button(page, "Copy Transfer’s id").click()
    expect(line(page, "Transfer’s id").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == made["id"]
    button(page, "Copy Lasting address").click()
    expect(line(page, "Lasting address").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_a_receipt_tells_the_time_here_and_in_utc(window, watched, payer, payee):
    made = payer.pay("USD", payee.accounts["USD"], "1.00")
    page = watched(window(timezone_id="Asia/Shanghai").new_page())
    open_app(page, payer, f"/transfers/{made['id']}")
    expect(main(page)).to_contain_text("GMT+8")
    day, time = made["created_at"][:10], made["created_at"][11:19]
    expect(main(page)).to_contain_text(f"{day} {time} UTC")


def test_the_payee_sees_neither_fee_nor_the_payers_balance(page, payer, payee):
    made = payer.pay("USD", payee.accounts["USD"], "10.00")
    open_app(page, payee, f"/transfers/{made['id']}")
    expect(heading(page)).to_have_text(re.compile("You received from \\S"))
    expect(line(page, "You got")).to_have_text("10.00 USD")
    for label in ("Commission", "You paid in all"):
        expect(line(page, label)).to_have_count(0)
    expect(main(page)).not_to_contain_text("89.90")
    expect(main(page).get_by_role("link", name="Send again")).to_have_count(0)


def test_a_refused_transfer_is_shown_as_refused_with_what_to_do(page, payer, payee):
    with pytest.raises(Exception, match="insufficient_funds|not enough"):
        payer.pay("USD", payee.accounts["USD"], "500.00")
    [refused] = everything(payer.rpc, filter={"status": "refused"})
    open_app(page, payer, f"/transfers/{refused['id']}")
    expect(heading(page)).to_have_text("This transfer was refused")
    for text in ("Refused", "Not enough money", "No money has moved.", "Send less"):
        expect(main(page)).to_contain_text(text)


def test_a_deposit_has_a_receipt(page, payer):
    [deposit] = everything(payer.rpc, filter={"kind": "deposit"})
    open_app(page, payer, f"/transfers/{deposit['id']}")
    expect(heading(page)).to_have_text("Deposit")
    expect(line(page, "You got")).to_have_text("100.00 USD")
    expect(line(page, "From")).to_have_count(0)
    expect(main(page).get_by_role("link", name="Send again")).to_have_count(0)


def test_somebody_elses_transfer_and_none_at_all_look_alike(page, payer, payee, ann):
    made = payer.pay("USD", payee.accounts["USD"], "1.00")
    for transfer_id in (made["id"], "019c1400-0000-7000-8000-000000000002"):
        open_app(page, ann, f"/transfers/{transfer_id}")
        expect(heading(page)).to_have_text("There is no such transfer")


def test_send_again_opens_the_form_filled(page, payer, payee):
    made = payer.pay("USD", payee.accounts["CNY"], "12.34", memo="for lunch")
    open_app(page, payer, f"/transfers/{made['id']}")
    main(page).get_by_role("link", name="Send again").click()
    expect(field(page, "Payee’s account number")).to_have_value(str(payee.accounts["CNY"]))
    expect(field(page, "You send")).to_have_value("12.34")
    expect(field(page, "Message")).to_have_value("for lunch")
    check(page)
    pay(page)
    paid(page)
    assert len(sent(payer)) == 2


def test_a_receipt_prints_without_what_is_of_the_screen(page, payer, payee):
    made = payer.pay("USD", payee.accounts["USD"], "1.00")
    open_app(page, payer, f"/transfers/{made['id']}")
    page.emulate_media(media="print")
    expect(main(page)).to_contain_text(made["id"])
    for hidden in (page.locator("header.top"), page.locator("footer"), main(page).get_by_text("Send again")):
        expect(hidden).to_be_hidden()
    for hidden in main(page).get_by_role("button").all():
        expect(hidden).to_be_hidden()


# By keyboard, and in every language.


def tab_to(page, control):
    """Presses Tab until the control has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if control.evaluate("element => element === document.activeElement"):
            return
    raise AssertionError(f"{control} cannot be reached by Tab")


def test_everything_works_with_the_keyboard_alone(page, payer, payee):
    open_app(page, payer, "/")
    page.keyboard.press("n")
    expect(heading(page)).to_be_focused()
    tab_to(page, main(page).get_by_role("link", name="To another client"))
    page.keyboard.press("Enter")
    tab_to(page, main(page).get_by_role("radio", name="USD"))
    tab_to(page, field(page, "Payee’s account number"))
    page.keyboard.type(str(payee.accounts["USD"]))
    tab_to(page, field(page, "You send"))
    page.keyboard.type("1.00")
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Check the transfer")
    expect(heading(page)).to_be_focused()
    tab_to(page, button(page, re.compile("^Pay ")))
    page.keyboard.press("Enter")
    paid(page)
    expect(heading(page)).to_be_focused()
    assert payer.balances()["USD"] == "98.99"


WORDS = {
    "en": ("Payee’s account number", "You send", "Check the figures", "Pay 12.47 USD", "Completed"),
    "ru": ("Номер счёта получателя", "Вы отправляете", "Проверить цифры", "Заплатить 12,47 USD", "Проведён"),
    "zh": ("收款人账号", "转出金额", "核对数字", "支付 12.47 USD", "已完成"),
}


@pytest.mark.parametrize("language", WORDS)
def test_the_main_flow_speaks_every_language(window, watched, payer, payee, language):
    locale = {"en": "en-US", "ru": "ru-RU", "zh": "zh-CN"}[language]
    page = watched(window(locale=locale).new_page())
    number, amount, checking, paying, completed = WORDS[language]
    open_app(page, payer, "/transfer?kind=external")
    field(page, number).fill(str(payee.accounts["CNY"]))
    field(page, amount).fill("12,34")
    button(page, checking).click()
    button(page, paying).click()
    page.wait_for_url("**/app/transfers/*")
    expect(main(page)).to_contain_text(completed)
    expect(main(page)).not_to_contain_text("⟨")
    assert payer.balances()["USD"] == "87.53"

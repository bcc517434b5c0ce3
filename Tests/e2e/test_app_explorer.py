"""The API explorer in Chromium: a form from each schema, code that follows, calls that ask first, batches."""

import json
import os
import re
import subprocess
from contextlib import suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from clients.app import calls_of, choose_language, heading, main, open_app, shown
from clients.people import accounts_of, log_in
from clients.rpc import RPC

pytestmark = pytest.mark.browser

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

ASK_FIRST = {
    *("user.signup", "session.login", "session.logout", "session.revoke", "session.revokeOthers"),
    *("transfer.create", "transfer.createMany", "key.create", "key.revoke"),
}


@pytest.fixture
def page(page, watched):
    return watched(page)


@pytest.fixture
def eva(newcomer):
    return newcomer("Eva Explorer")


@pytest.fixture
def sent(page):
    """Every call that leaves the page for a method, as it was sent."""
    bodies = []

    def note(request):
        with suppress(json.JSONDecodeError):
            bodies.extend(calls_of(request))

    page.on("request", note)
    return lambda method: [one for one in bodies if one["method"] == method]


def explore(page, person, method):
    open_app(page, person, f"/explorer?method={method}")
    expect(page.get_by_role("heading", level=2, name=method)).to_be_visible()


def field(page, name):
    return page.locator(f"[id='p-{name}']")


def send(page):
    main(page).get_by_role("button", name="Send", exact=True).click()


def press(page, name):
    main(page).get_by_role("button", name=name, exact=True).click()


def question(page):
    return page.get_by_role("dialog")


def agree(page):
    question(page).get_by_role("button", name="Send").click()


def answer(page):
    """The JSON that is shown."""
    return json.loads(page.get_by_role("region", name="Answer").locator("pre").inner_text())


def status(page):
    return page.get_by_role("region", name="Answer").get_by_role("status").first


def code(page, language=None):
    if language:
        page.get_by_role("group", name="Code in").get_by_role("button", name=language).click()
    return page.get_by_role("region", name="Code").locator("pre").inner_text()


def test_a_reading_is_sent_at_once_and_shown_with_status_and_time(page, eva):
    explore(page, eva, "account.get")
    field(page, "account_id").fill(str(eva.accounts["EUR"]))
    send(page)
    expect(status(page)).to_contain_text("HTTP 200")
    expect(status(page)).to_contain_text(re.compile(r"\d ms"))
    assert answer(page)["result"]["currency"] == "EUR"
    expect(question(page)).to_have_count(0)


def test_the_list_leads_to_every_method_and_the_filter_finds_them(page, eva):
    explore(page, eva, "account.list")
    methods = page.get_by_role("navigation", name="Methods")
    named = [one["name"] for one in RPC(eva.url).call("rpc.discover")["methods"]]
    expect(methods.get_by_role("link")).to_have_count(len(named))
    for method in named:
        methods.get_by_role("link", name=method, exact=True).click()
        expect(page.get_by_role("heading", level=2, name=method)).to_be_focused()
        expect(page).to_have_title(re.compile(re.escape(method)))
    search = page.get_by_role("searchbox", name="Find a method")
    search.fill("statement")
    expect(methods.get_by_role("link")).to_have_text(["statement.get"])
    search.press("Enter")
    expect(page.get_by_role("heading", level=2, name="statement.get")).to_be_focused()
    search.fill("nothing like it")
    expect(methods).to_contain_text("No method matches.")
    page.go_back()
    expect(page.get_by_role("heading", level=2, name=named[-1])).to_be_visible()


def test_every_example_can_be_filled_in_and_what_only_reads_is_answered(page, eva, sent):
    open_app(page, eva, "/explorer")
    for method in RPC(eva.url).call("rpc.discover")["methods"]:
        name = method["name"]
        page.get_by_role("navigation", name="Methods").get_by_role("link", name=name, exact=True).click()
        expect(page.get_by_role("heading", level=2, name=name)).to_be_visible()
        if method["params"]:
            press(page, "Fill in the example")
        shown_call = code(page)
        for param in method["examples"][0]["params"]:
            assert f'"{param["name"]}"' in shown_call, name
        if name == "events.poll":
            field(page, "wait").fill("0")
        send(page)
        if name in ASK_FIRST:
            question(page).get_by_role("button", name="Cancel").click()
            assert sent(name) == []
        else:
            expect(status(page)).to_contain_text(name)
            expect(status(page)).to_contain_text("HTTP 200")
    assert eva.balances()["USD"] == "100.00"


def test_refusals_stand_beside_their_fields_with_a_way_to_their_meaning(page, eva):
    explore(page, eva, "transfer.list")
    press(page, "By position")
    page.locator("summary", has_text="filter").click()
    field(page, "filter-amount_min").fill("much")
    field(page, "limit").fill("1000")
    send(page)
    expect(status(page)).to_contain_text("HTTP 200")
    expect(field(page, "filter-amount_min")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#p-limit-problem")).to_contain_text("out of range")
    expect(page.get_by_role("link", name="What it means invalid_params")).to_have_attribute(
        "href", "/docs#error-invalid_params"
    )
    assert field(page, "filter-amount_min").input_value() == "much"
    field(page, "filter-amount_min").fill("1.00")
    field(page, "limit").fill("1")
    send(page)
    expect(page.locator("[aria-invalid]")).to_have_count(0)
    assert len(answer(page)["result"]["items"]) == 1


def test_money_moves_only_after_a_yes_and_exactly_once_for_its_key(page, eva, payee, sent):
    explore(page, eva, "transfer.create")
    key = field(page, "idempotency_key").input_value()
    assert UUID.fullmatch(key)
    field(page, "from").fill(str(eva.accounts["USD"]))
    field(page, "to").fill(str(payee.accounts["USD"]))
    field(page, "amount").fill("10.00")
    send(page)
    asked = page.get_by_role("dialog", name="Move money for real?")
    for told in ("10.00", "USD", str(eva.accounts["USD"]), str(payee.accounts["USD"])):
        expect(asked).to_contain_text(told)
    asked.get_by_role("button", name="Cancel").click()
    assert sent("transfer.create") == [] and eva.balances()["USD"] == "100.00"
    send(page)
    asked.get_by_role("button", name="Send").click()
    expect(status(page)).to_contain_text("HTTP 200")
    assert answer(page)["result"]["replayed"] is False
    # The same again is the same payment: it is answered, not made.
    send(page)
    agree(page)
    expect(page.get_by_role("region", name="Answer").locator("pre")).to_contain_text('"replayed": true')
    assert len(sent("transfer.create")) == 2 and eva.balances()["USD"] == "89.90"
    press(page, "New key")
    assert field(page, "idempotency_key").input_value() != key


def test_money_in_written_json_asks_first_however_it_is_spelt(page, eva, payee, sent):
    explore(page, eva, "account.list")
    press(page, "JSON")
    written = page.get_by_label("The request, as JSON")
    source, target = eva.accounts["USD"], payee.accounts["USD"]
    for method, params in (
        ("transfer.create", f'[{source}, {target}, "1.00", "by-position"]'),
        ("transfer\\u002ecreate", f'[{source}, {target}, "1.00", "escaped"]'),
        (
            "transfer.createMany",
            f'{{"transfers": [{{"from": {source}, "to": {target}, "amount": "1.00",'
            ' "idempotency_key": "many"}]}',
        ),
    ):
        call = f'{{"jsonrpc": "2.0", "id": 1, "method": "{method}", "params": {params}}}'
        for body in (call, f"[{call}]"):
            written.fill(body)
            send(page)
            expect(question(page)).to_contain_text("1.00")
            expect(question(page)).to_contain_text(str(target))
            question(page).get_by_role("button", name="Cancel").click()
    assert sent("transfer.create") == sent("transfer.createMany") == []
    # What cannot be read here is asked about, too: who knows what the service makes of it.
    written.fill("{")
    expect(main(page)).to_contain_text("This is no JSON: look at line 1, character 2.")
    send(page)
    expect(question(page)).to_contain_text("We cannot read this as JSON.")
    agree(page)
    expect(status(page)).to_contain_text("HTTP 200")
    assert answer(page)["error"]["code"] == -32700
    assert eva.balances()["USD"] == "100.00"


def test_json_is_sent_to_the_letter_and_large_numbers_stay_exact(page, eva):
    explore(page, eva, "account.get")
    field(page, "account_id").fill("9223372036854775807")
    assert "9223372036854775807" in code(page, "JavaScript")
    press(page, "JSON")
    written = page.get_by_label("The request, as JSON")
    assert "9223372036854775807" in written.input_value()
    with page.expect_request("**/rpc") as request:
        send(page)
    assert request.value.post_data == written.input_value()
    expect(status(page)).to_contain_text("HTTP 200")
    press(page, "Form")
    assert field(page, "account_id").input_value() == "9223372036854775807"
    # A request of another shape stays where it can be seen.
    press(page, "JSON")
    written.fill('{"jsonrpc": "2.0", "id": "a", "method": "rate.list"}')
    press(page, "Form")
    expect(main(page)).to_contain_text("The form cannot show this request.")
    send(page)
    expect(status(page)).to_contain_text("rate.list")
    assert answer(page)["id"] == "a"


def test_lists_and_sets_are_filled_in_piece_by_piece(page, eva, payee):
    explore(page, eva, "transfer.createMany")
    for number in range(2):
        if number:
            press(page, "Add transfers")
            expect(field(page, f"transfers-{number}-from")).to_be_focused()
        field(page, f"transfers-{number}-from").fill(str(eva.accounts["USD"]))
        field(page, f"transfers-{number}-to").fill(str(payee.accounts["USD"]))
        field(page, f"transfers-{number}-amount").fill(f"{number + 1}.00")
    keys = [field(page, f"transfers-{number}-idempotency_key").input_value() for number in range(2)]
    assert keys[0] != keys[1] and all(UUID.fullmatch(key) for key in keys)
    press(page, "Add transfers")
    press(page, "Remove transfers[2]")
    field(page, "atomic").select_option("true")
    send(page)
    expect(question(page)).to_contain_text("All of these transfers are made, or none")
    expect(question(page).get_by_role("listitem").filter(has_text=re.compile("^2.00"))).to_be_visible()
    agree(page)
    expect(status(page)).to_contain_text("HTTP 200")
    assert eva.balances()["USD"] == "96.97"


def test_a_key_made_and_revoked_here_asks_first(page, eva):
    explore(page, eva, "key.create")
    field(page, "name").fill("from the explorer")
    page.get_by_role("checkbox", name="read").check()
    send(page)
    expect(question(page)).to_contain_text("The API key “from the explorer” is made for: read.")
    agree(page)
    expect(status(page)).to_contain_text("HTTP 200")
    made = answer(page)["result"]
    assert len(accounts_of(RPC(eva.url, made["token"]))) == 3
    page.get_by_role("navigation", name="Methods").get_by_role("link", name="key.revoke").click()
    field(page, "key_id").fill(made["key"]["id"])
    send(page)
    expect(question(page)).to_contain_text(made["key"]["id"])
    agree(page)
    expect(status(page)).to_contain_text("key.revoke")
    assert RPC(eva.url, made["token"]).refusal("account.list").slug == "unauthenticated"


def test_logging_out_here_logs_out(page, watched, eva):
    watched.provoke(r"/events")
    explore(page, eva, "session.logout")
    send(page)
    expect(question(page)).to_contain_text("Your session in this browser ends")
    agree(page)
    expect(heading(page)).to_have_text("Log in")


def test_logging_somebody_else_in_here_makes_the_window_theirs(page, eva, newcomer):
    other = newcomer("Otto Other")
    explore(page, eva, "session.login")
    field(page, "email").fill(other.email)
    field(page, "password").fill(other.password)
    field(page, "cookie").select_option("true")
    send(page)
    expect(question(page)).to_contain_text(f"This browser is logged in as {other.email}")
    agree(page)
    menu = page.get_by_role("button", name="Your menu")
    expect(menu).to_contain_text("OO")
    page.goto("/app/settings")
    expect(main(shown(page))).to_contain_text(other.email)


def test_a_password_is_never_shown_kept_or_put_into_code(page, eva):
    explore(page, eva, "session.login")
    field(page, "email").fill(eva.email)
    field(page, "password").fill(eva.password)
    for language in ("curl", "Python", "JavaScript"):
        shown_code = code(page, language)
        assert eva.password not in shown_code and "EASYBILLING_PASSWORD" in shown_code
    press(page, "Add to the batch")
    expect(page.get_by_role("status").filter(has_text="A call with a password is not kept")).to_be_visible()
    expect(page.get_by_role("region", name="Batch")).to_have_count(0)
    send(page)
    expect(question(page)).to_contain_text(eva.email)
    assert eva.password not in question(page).inner_text()
    agree(page)
    expect(status(page)).to_contain_text("HTTP 200")
    assert answer(page)["result"]["user_id"] == eva.id
    assert field(page, "password").input_value() == ""
    assert eva.password not in page.content() + page.evaluate("JSON.stringify(localStorage) + location.href")


def run(program, token):
    """What a snippet prints, run as it is shown."""
    environment = {**os.environ, "EASYBILLING_TOKEN": token}
    done = subprocess.run(program, capture_output=True, env=environment, text=True, timeout=60, check=True)
    return done.stdout


def test_the_code_that_is_shown_runs_and_gives_the_same_answer(page, eva):
    explore(page, eva, "account.list")
    send(page)
    expect(status(page)).to_contain_text("HTTP 200")
    wanted = answer(page)
    assert json.loads(run(["sh", "-c", code(page, "curl")], eva.token)) == wanted
    assert repr(wanted) == run(["python3", "-c", code(page, "Python")], eva.token).strip()
    printed = run(["node", "--input-type=module", "-e", code(page, "JavaScript")], eva.token)
    assert json.loads(printed) == wanted


def test_code_is_copied_as_it_follows_the_form(page, eva):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    explore(page, eva, "account.get")
    before = code(page)
    field(page, "account_id").fill("701")
    assert code(page) != before and '"account_id": 701' in code(page)
    press(page, "By position")
    assert '"params": [701]' in code(page)
    press(page, "Copy Code")
    assert page.evaluate("navigator.clipboard.readText()") == code(page)


def test_calls_are_collected_changed_and_sent_as_one_batch(page, eva, payee, sent):
    explore(page, eva, "transfer.create")
    press(page, "Fill in the example")
    field(page, "to").fill(str(payee.accounts["USD"]))
    first_key = field(page, "idempotency_key").input_value()
    press(page, "Add to the batch")
    assert field(page, "idempotency_key").input_value() != first_key
    methods = page.get_by_role("navigation", name="Methods")
    methods.get_by_role("link", name="account.get").click()
    field(page, "account_id").fill("1")
    press(page, "Add to the batch")
    methods.get_by_role("link", name="rate.list").click()
    press(page, "Add to the batch")
    batch = page.get_by_role("region", name="Batch")
    expect(batch).to_contain_text("3 calls in the batch")
    press(page, "Change call 2")
    expect(page.get_by_role("heading", level=2, name="account.get")).to_be_focused()
    field(page, "account_id").fill(str(eva.accounts["USD"]))
    press(page, "Put back into the batch")
    press(page, "Remove call 3")
    expect(batch).to_contain_text("2 calls in the batch")
    page.get_by_role("group", name="Code for").get_by_role("button", name="Batch").click()
    assert first_key in code(page) and str(eva.accounts["USD"]) in code(page)
    press(page, "Send the batch")
    expect(question(page).get_by_role("listitem")).to_have_count(1)
    expect(question(page)).to_contain_text("10.00")
    agree(page)
    expect(status(page)).to_contain_text("HTTP 200")
    transfer, account = answer(page)
    assert (transfer["id"], account["id"]) == (1, 2)
    assert account["result"]["balance"] == "89.90" == eva.balances()["USD"]
    # Once more: the key is the same, and so nothing is paid twice.
    press(page, "Send the batch")
    agree(page)
    expect(page.get_by_role("region", name="Answer").locator("pre")).to_contain_text('"replayed": true')
    assert eva.balances()["USD"] == "89.90"


def test_a_batch_holds_fifty_calls_and_no_more(page, eva):
    explore(page, eva, "rate.list")
    for _ in range(51):
        press(page, "Add to the batch")
    expect(page.get_by_role("region", name="Batch")).to_contain_text("50 calls in the batch")
    expect(page.get_by_role("status").filter(has_text="A batch has at most 50 calls.")).to_be_visible()
    press(page, "Send the batch")
    expect(status(page)).to_contain_text("HTTP 200")
    assert [one["id"] for one in answer(page)] == list(range(1, 51))
    press(page, "Empty the batch")
    expect(page.get_by_role("region", name="Batch")).to_have_count(0)


def test_a_page_leads_to_the_next_one(page, eva):
    for amount in ("1.00", "2.00"):
        eva.pay("USD", eva.accounts["EUR"], amount)
    explore(page, eva, "transfer.list")
    field(page, "limit").fill("2")
    send(page)
    expect(page.get_by_role("region", name="Answer").locator("pre")).to_contain_text('"has_more": true')
    first = answer(page)["result"]
    press(page, "Next page")
    expect(page.get_by_role("region", name="Answer").locator("pre")).to_contain_text('"has_more": false')
    [deposit] = answer(page)["result"]["items"]
    assert deposit["kind"] == "deposit" and first["items"][0]["kind"] == "own"
    expect(field(page, "cursor")).to_have_value(first["next_cursor"])


def test_what_is_typed_survives_a_look_at_another_method(page, eva):
    explore(page, eva, "account.get")
    field(page, "account_id").fill("4711")
    methods = page.get_by_role("navigation", name="Methods")
    methods.get_by_role("link", name="rate.list").click()
    expect(page.get_by_role("heading", level=2, name="rate.list")).to_be_visible()
    page.go_back()
    assert field(page, "account_id").input_value() == "4711"


def test_an_answer_that_never_came_says_what_to_do(page, watched, eva, payee):
    watched.provoke("ERR_FAILED")
    explore(page, eva, "transfer.create")
    field(page, "from").fill(str(eva.accounts["USD"]))
    field(page, "to").fill(str(payee.accounts["USD"]))
    field(page, "amount").fill("5.00")

    def lose(route):
        if "transfer.create" not in route.request.post_data:
            return route.continue_()
        route.fetch()
        return route.abort()

    page.route("**/rpc", lose)
    send(page)
    agree(page)
    expect(page.get_by_role("region", name="Answer")).to_contain_text(
        "nobody knows yet whether the call was carried out"
    )
    page.unroute("**/rpc", lose)
    send(page)
    agree(page)
    expect(page.get_by_role("region", name="Answer").locator("pre")).to_contain_text('"replayed": true')
    assert eva.balances()["USD"] == "94.95"


def test_the_explorer_is_used_by_keyboard_alone(page, eva):
    open_app(page, eva, "/explorer")
    # Without a search of its own a view leads to that of the history.
    expect(page.get_by_role("searchbox")).to_be_visible()
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("transfer.create")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2, name="transfer.create")).to_be_focused()
    expect(field(page, "from")).to_be_visible()

    def reach(name):
        for _ in range(30):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.id") == name:
                return
        raise AssertionError(name)

    for name, text in (
        ("p-from", str(eva.accounts["USD"])),
        ("p-to", str(eva.accounts["EUR"])),
        ("p-amount", "10"),
    ):
        reach(name)
        page.keyboard.type(text)
    page.keyboard.press("Control+Enter")
    expect(question(page)).to_be_visible()
    page.keyboard.press("Escape")
    # Gone and not only closed: the answer is heard a moment later, and until then nothing else is asked.
    expect(page.locator("dialog")).to_have_count(0)
    assert eva.balances()["USD"] == "100.00"
    page.keyboard.press("Control+Enter")
    expect(question(page)).to_be_visible()
    for _ in range(6):
        if page.evaluate("document.activeElement.textContent") == "Send":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(status(page)).to_contain_text("HTTP 200")
    assert eva.balances() == {"USD": "90.00", "CNY": "0.00", "EUR": "9.00"}


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_explorer_speaks_the_language(page, eva, language):
    open_app(page, eva, "/explorer?method=transfer.create")
    choose_language(page, language)
    page.keyboard.press("Escape")
    page.locator(".request > .form > .actions .button").first.click()
    assert "⟨" not in page.locator("body").inner_text()
    words = {
        "en": "Move money for real?",
        "ru": "Действительно перевести деньги?",
        "zh": "确定要真实转账吗？",
    }
    expect(question(page).get_by_role("heading")).to_have_text(words[language])


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_hinders_anybody(window, watched, eva, theme, width):
    page = watched(window(color_scheme=theme, viewport={"width": width, "height": 844}).new_page())
    for method in ("transfer.createMany", "transfer.list", "key.create", "session.login", "no.such"):
        open_app(page, eva, f"/explorer?method={method}")
        if method != "no.such":
            press(page, "Fill in the example")
            if method == "transfer.list":
                press(page, "Add to the batch")
                send(page)
                expect(status(page)).to_contain_text("HTTP 200")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        found = Axe().run(page).response["violations"]
        assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
    explore(page, eva, "transfer.list")
    page.locator("summary", has_text="filter").click()
    field(page, "filter-amount_min").fill("x")
    send(page)
    expect(page.locator("[aria-invalid]")).to_have_count(1)
    found = Axe().run(page).response["violations"]
    assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
    press(page, "JSON")
    page.get_by_label("The request, as JSON").fill("{")
    send(page)
    expect(question(page)).to_be_visible()
    # Axe takes the colours of what is still coming in for its own.
    page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))")
    found = Axe().run(page).response["violations"]
    assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]


def test_the_explorer_without_a_session_leads_to_the_log_in_and_back(page, eva):
    page.goto("/app/explorer?method=transfer.get")
    expect(heading(page)).to_have_text("Log in")
    page.get_by_label("E-mail").fill(eva.email)
    page.get_by_label("Password").fill(eva.password)
    main(page).get_by_role("button", name="Log in").click()
    expect(page.get_by_role("heading", level=2, name="transfer.get")).to_be_visible()
    shown(page)
    assert log_in(eva.url, eva.email, eva.password, eva.name).id == eva.id

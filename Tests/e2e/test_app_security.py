"""The app's security page and settings in Chromium: sessions and keys are seen, made and ended there."""

import re

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from clients.app import choose_language, heading, main, open_app, shown
from clients.people import accounts_of, log_in
from clients.rpc import RPC

pytestmark = pytest.mark.browser


@pytest.fixture
def page(page, watched):
    return watched(page)


@pytest.fixture
def dora(newcomer):
    return newcomer("Dora Devices")


def section(page, name):
    return page.get_by_role("region", name=name)


def rows(page, name):
    return section(page, name).get_by_role("listitem")


SESSIONS, KEYS = "Where you are logged in", "API keys"


def test_sessions_are_recognised_and_this_one_is_marked(page, dora):
    program = RPC(dora.url)
    program.session.headers["User-Agent"] = "nightly-report/1.2"
    program.call("session.login", email=dora.email, password=dora.password)
    open_app(page, dora, "/security")
    expect(rows(page, SESSIONS)).to_have_count(3)
    marked = rows(page, SESSIONS).filter(has_text="This device")
    expect(marked).to_have_count(1)
    expect(rows(page, SESSIONS).filter(has_text="nightly-report")).to_contain_text("127.0.0.1")
    expect(rows(page, SESSIONS).filter(has_text="nightly-report")).to_contain_text("last seen just now")


def test_another_windows_session_is_ended_and_that_window_is_logged_out_at_once(page, window, watched, dora):
    # The other window's stream of events is refused from then on.
    watched.provoke(r"/events")
    elsewhere = watched(
        window(user_agent="Mozilla/5.0 (Android 15; Mobile) Gecko/1 Firefox/140.0").new_page()
    )
    elsewhere.goto("/app/login")
    elsewhere.get_by_label("E-mail").fill(dora.email)
    elsewhere.get_by_label("Password").fill(dora.password)
    main(elsewhere).get_by_role("button", name="Log in").click()
    expect(heading(shown(elsewhere))).to_have_text("Accounts")
    open_app(page, dora, "/security")
    page.get_by_role("button", name="Log out Firefox · Android").click()
    expect(page.get_by_role("status").filter(has_text="Logged out there.")).to_be_visible()
    expect(rows(page, SESSIONS).filter(has_text="Firefox")).to_have_count(0)
    expect(page.get_by_role("heading", name=SESSIONS)).to_be_focused()
    # Nobody touches the other window: it learns by itself.
    expect(heading(elsewhere)).to_have_text("Log in", timeout=20_000)


def test_all_other_sessions_end_after_a_question(page, dora):
    other = log_in(dora.url, dora.email, dora.password, dora.name)
    open_app(page, dora, "/security")
    button = page.get_by_role("button", name="Log out everywhere else")
    button.click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(rows(page, SESSIONS)).to_have_count(3)
    accounts_of(other.rpc)
    button.click()
    question = page.get_by_role("dialog", name="Log out everywhere else?")
    expect(question).to_contain_text("API keys go on working")
    question.get_by_role("button", name="Log out everywhere else").click()
    expect(rows(page, SESSIONS)).to_have_count(1)
    expect(button).to_have_count(0)
    assert other.rpc.refusal("account.list").slug == "unauthenticated"
    assert dora.rpc.refusal("account.list").slug == "unauthenticated"
    page.reload()
    expect(heading(shown(page))).to_have_text("Security")


def test_ending_this_session_is_logging_out(page, dora):
    open_app(page, dora, "/security")
    rows(page, SESSIONS).filter(has_text="This device").get_by_role("button").click()
    expect(heading(page)).to_have_text("Log in")


def test_more_sessions_than_fit_on_a_page_are_shown_by_and_by(page, dora):
    for _ in range(100):
        RPC(dora.url).call("session.login", email=dora.email, password=dora.password)
    open_app(page, dora, "/security")
    expect(rows(page, SESSIONS)).to_have_count(100)
    section(page, SESSIONS).get_by_role("button", name="Load more").click()
    expect(rows(page, SESSIONS)).to_have_count(102)
    expect(section(page, SESSIONS).get_by_role("button", name="Load more")).to_have_count(0)


def make_key(page, name, *, transfer=False, read=True, expiry="90 days"):
    page.get_by_role("button", name="New key").click()
    form = page.get_by_role("dialog", name="New key")
    form.get_by_label("Name").fill(name)
    form.get_by_label("See accounts").set_checked(read)
    form.get_by_label("Move money").set_checked(transfer)
    form.get_by_label("How long it works").select_option(label=expiry)
    form.get_by_role("button", name="Make the key").click()
    return page.get_by_role("dialog", name="Your new key")


def test_a_key_is_made_shown_once_used_and_revoked(page, dora):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_app(page, dora, "/security")
    expect(section(page, KEYS)).to_contain_text("No program of yours has a key yet.")
    told = make_key(page, "nightly report", transfer=True, expiry="Until it is revoked")
    token = told.locator("code").first.inner_text()
    assert token.startswith(f"ebk_{dora.id}.")
    told.get_by_role("button", name="Copy Token").click()
    expect(told.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == token
    # A press beside the dialog does not lose it.
    page.mouse.click(5, 5)
    expect(told).to_be_visible()
    told.get_by_role("button", name="I have saved it").click()
    row = rows(page, KEYS).filter(has_text="nightly report")
    expect(row).to_contain_text("reads, moves money")
    expect(row).to_contain_text("without an end")
    expect(row).to_contain_text("never used")
    assert token.partition(".")[2] not in page.content()

    program = RPC(dora.url, token)
    assert [one["balance"] for one in accounts_of(program)] == ["100.00", "0.00", "0.00"]
    page.reload()
    expect(rows(page, KEYS)).to_contain_text("last used just now")

    page.get_by_role("button", name="Revoke nightly report").click()
    question = page.get_by_role("dialog", name="Revoke “nightly report”?")
    question.get_by_role("button", name="Cancel").click()
    accounts_of(program)
    page.get_by_role("button", name="Revoke nightly report").click()
    question.get_by_role("button", name="Revoke").click()
    expect(section(page, KEYS)).to_contain_text("No program of yours has a key yet.")
    assert program.refusal("account.list").slug == "unauthenticated"


def test_the_curl_beside_a_new_key_works_as_it_stands(page, dora):
    open_app(page, dora, "/security")
    told = make_key(page, "reader")
    shown_curl = told.locator("code").nth(1).inner_text()
    address, token, body = re.search(
        r"curl -sS (\S+) .*Bearer (\S+)'.*-d '(.*)'", shown_curl, re.DOTALL
    ).groups()
    answer = requests.post(
        address,
        body,
        headers={"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
        timeout=30,
    ).json()
    assert answer["result"]["items"][0]["balance"] == "100.00"


def test_a_key_without_name_or_scope_is_refused_beside_the_fields(page, dora):
    open_app(page, dora, "/security")
    make_key(page, "  ", read=False)
    form = page.get_by_role("dialog", name="New key")
    expect(form.get_by_role("alert")).to_be_focused()
    expect(form.get_by_label("Name")).to_have_attribute("aria-invalid", "true")
    expect(form).to_contain_text("Give the key a name.")
    expect(form).to_contain_text("Choose at least one thing that the key may do.")
    # What only the service can see is told in the same place, and nothing that was chosen is lost.
    form.get_by_label("Name").fill("\u200b")
    form.get_by_label("Move money").check()
    form.get_by_role("button", name="Make the key").click()
    expect(form).to_contain_text("This name cannot be used.")
    expect(form.get_by_label("Move money")).to_be_checked()
    assert dora.rpc.call("key.list")["items"] == []


def test_the_limit_of_keys_is_told(page, dora):
    for number in range(50):
        dora.rpc.call("key.create", name=f"program {number}", scopes=["read"])
    open_app(page, dora, "/security")
    expect(rows(page, KEYS)).to_have_count(50)
    expect(section(page, KEYS)).to_contain_text("You have as many keys as a client can have.")
    expect(page.get_by_role("button", name="New key")).to_have_count(0)
    page.get_by_role("button", name="Revoke program 7", exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(section(page, KEYS)).to_contain_text("49 of 50 keys")
    # Another window was faster.
    dora.rpc.call("key.create", name="one more", scopes=["read"])
    make_key(page, "too many")
    expect(page.get_by_role("dialog", name="New key")).to_contain_text("Revoke one that you no longer need.")


def test_a_key_is_made_by_keyboard_alone(page, dora):
    open_app(page, dora, "/security")
    page.get_by_role("button", name="New key").focus()
    page.keyboard.press("Enter")
    form = page.get_by_role("dialog", name="New key")
    expect(form.get_by_label("Name")).to_be_focused()
    page.keyboard.type("typed")
    page.keyboard.press("Enter")
    told = page.get_by_role("dialog", name="Your new key")
    expect(told).to_be_visible()
    # What is seen only once is not lost by a key.
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(told).to_be_visible()
    told.get_by_role("button", name="I have saved it").focus()
    page.keyboard.press("Enter")
    expect(rows(page, KEYS)).to_contain_text("typed")
    expect(page.get_by_role("heading", name=KEYS)).to_be_focused()


def test_settings_say_who_one_is_and_remember_choices(page, dora):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_app(page, dora, "/settings")
    for told in ("Dora Devices", dora.email, str(dora.id)):
        expect(main(page)).to_contain_text(told)
    page.get_by_role("button", name="Copy EUR account").click()
    assert page.evaluate("navigator.clipboard.readText()") == str(dora.accounts["EUR"])
    main(page).get_by_role("button", name="CNY", exact=True).click()
    main(page).get_by_label("Hide amounts").check()
    main(page).get_by_role("button", name="Dark").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.goto("/app/")
    shown(page)
    expect(main(page)).to_contain_text("••• ")
    expect(main(page)).not_to_contain_text("100.00")
    total = page.get_by_role("group", name="Show the total in")
    expect(total.get_by_role("button", name="CNY")).to_have_attribute("aria-pressed", "true")


def test_the_settings_change_the_language_and_log_out(page, dora):
    open_app(page, dora, "/settings")
    main(page).get_by_role("button", name="Русский").click()
    expect(heading(page)).to_have_text("Настройки")
    main(page).get_by_role("button", name="Выйти").click()
    expect(page).to_have_url(re.compile("/app/login"))


def test_a_new_key_is_not_left_for_whoever_comes_next(page, watched, dora):
    watched.provoke(r"/events")
    open_app(page, dora, "/security")
    told = make_key(page, "left open")
    expect(told).to_be_visible()
    dora.rpc.call("session.revokeOthers")
    expect(heading(page)).to_have_text("Log in", timeout=20_000)
    expect(told).to_have_count(0)
    assert "ebk_" not in page.content()


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_nothing_hinders_anybody(window, watched, dora, language, theme):
    dora.rpc.call("key.create", name="reader", scopes=["read"])
    page = watched(window(color_scheme=theme, viewport={"width": 390, "height": 844}).new_page())
    for path in ("/security", "/settings"):
        open_app(page, dora, path)
        choose_language(page, language)
        page.keyboard.press("Escape")
        assert main(page).inner_text().count("⟨") == 0
        found = Axe().run(page).response["violations"]
        assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]
        width = page.evaluate("document.documentElement.scrollWidth")
        assert width <= 390
    open_app(page, path="/security")
    section_button = page.locator("section[aria-labelledby=keys] .list-head button")
    section_button.click()
    # While it comes it is seen through.
    page.evaluate("() => Promise.all(document.getAnimations().map((one) => one.finished.catch(() => null)))")
    found = Axe().run(page).response["violations"]
    assert found == [], [(one["id"], one["nodes"][0]["html"]) for one in found]

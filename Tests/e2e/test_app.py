"""The web app in Chromium: log-in, addresses, preferences, keyboard, and how it bears a lost connection."""

import re

import pytest
from playwright.sync_api import expect

from clients.app import (
    SHOWN_WITHIN,
    admit,
    answering,
    choose_language,
    enter,
    heading,
    log_in,
    main,
    open_app,
    open_menu,
    second_tab,
    shown,
    without_news,
)
from clients.people import new_email, sign_up
from clients.screen import assert_focus_shows

pytestmark = pytest.mark.browser


@pytest.fixture
def page(page, watched):
    return watched(page)


@pytest.fixture(scope="module")
def rich(url):
    """A person with more transfers than fit on a screen."""
    rich, friend = sign_up(url, "Rita Rich"), sign_up(url, "Ivy Payee")
    for amount in range(1, 13):
        rich.pay("USD", friend.accounts["USD"], f"{amount}.37", memo=f"memo {amount}")
    return rich


# Signing up, logging in and out.


def test_a_person_signs_up_and_sees_three_accounts(page):
    page.goto("/app/signup")
    page.get_by_label("E-mail").fill(new_email())
    page.get_by_label("Name").fill("Cora Chromium")
    page.get_by_label("Password").fill("a long enough sentence")
    main(page).get_by_role("button", name="Open accounts").click()
    expect(heading(page)).to_have_text("Accounts")
    for code in ("USD", "CNY", "EUR"):
        expect(main(page).get_by_role("heading", name=re.compile(f"^{code}"))).to_be_visible()
    expect(main(page)).to_contain_text("100.00 USD")
    expect(page.get_by_text("Welcome!")).to_be_visible()


def test_a_sign_up_with_faults_keeps_what_was_typed_and_can_be_corrected_in_place(page, ann):
    page.goto("/app/signup")
    email, password = page.get_by_label("E-mail"), page.get_by_label("Password")
    button = main(page).get_by_role("button", name="Open accounts")
    button.click()
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_role("alert").get_by_role("link")).to_have_count(3)
    email.fill(ann.email)
    page.get_by_label("Name").fill("Second Ann")
    password.fill("a long enough sentence")
    button.click()
    expect(email).to_have_attribute("aria-invalid", "true")
    expect(password).not_to_have_attribute("aria-invalid", "true")
    expect(password).to_have_value("a long enough sentence")
    email.fill(new_email())
    password.fill("short")
    button.click()
    expect(password).to_have_attribute("aria-invalid", "true")
    expect(email).not_to_have_attribute("aria-invalid", "true")
    password.fill("a long enough sentence")
    button.click()
    expect(heading(page)).to_have_text("Accounts")


def test_a_failed_log_in_keeps_what_was_typed_and_moves_the_focus_to_what_is_wrong(page, ann):
    page.goto("/app/login")
    enter(page, ann.email, "certainly wrong")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(page.get_by_label("E-mail")).to_have_value(ann.email)
    expect(page.get_by_label("Password")).to_have_value("certainly wrong")
    enter(page, ann.email, ann.password)
    expect(heading(page)).to_have_text("Accounts")


def test_an_empty_log_in_names_the_fields_and_leads_to_them(page):
    page.goto("/app/login")
    main(page).get_by_role("button", name="Log in").click()
    links = page.get_by_role("alert").get_by_role("link")
    expect(links).to_have_count(2)
    links.nth(1).click()
    password = page.get_by_label("Password")
    expect(password).to_be_focused()
    described = page.locator("#" + password.get_attribute("aria-describedby"))
    expect(described).to_be_visible()


def test_a_log_in_without_an_answer_says_so_and_works_at_the_next_try(page, watched, ann):
    watched.provoke("ERR_CONNECTION_RESET")
    page.goto("/app/login")
    with answering(page, "session.login", lost=True):
        enter(page, ann.email, ann.password)
        expect(page.get_by_role("alert")).to_contain_text("No answer came")
    main(page).get_by_role("button", name="Log in").click()
    expect(heading(page)).to_have_text("Accounts")


def test_no_script_can_read_the_session(page, ann):
    log_in(page, ann)
    assert "session" not in page.evaluate("document.cookie")
    kept = page.evaluate("JSON.stringify(localStorage) + JSON.stringify(sessionStorage)")
    [cookie] = [one for one in page.context.cookies() if one["name"] == "session"]
    assert cookie["value"] not in kept and ann.email not in kept


def test_log_out_ends_the_session_and_leaves_nothing_to_read(page, payer):
    open_app(page, payer)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="History").click()
    expect(heading(page)).to_have_text("History")
    open_menu(page).get_by_role("button", name="Log out").click()
    expect(heading(page)).to_have_text("Log in")
    # Whoever is next is not led to where this person had been.
    expect(page).to_have_url(re.compile("/app/login$"))
    expect(page.locator("#menu")).to_be_hidden()
    expect(main(page)).not_to_contain_text("USD")
    page.go_back()
    expect(heading(page)).to_have_text("Log in")
    page.goto("/app/")
    expect(heading(page)).to_have_text("Log in")


# Addresses.


@pytest.mark.parametrize(
    "path", ["/history?text=memo+1", "/statement", "/security", "/settings", "/transfer?kind=own"]
)
def test_a_stranger_with_a_deep_link_logs_in_and_goes_on_where_they_wanted(page, ann, path):
    page.goto(f"/app{path}")
    expect(heading(page)).to_have_text("Log in", timeout=SHOWN_WITHIN)
    expect(main(page)).to_contain_text("Please log in first")
    enter(page, ann.email, ann.password)
    expect(heading(page)).not_to_have_text("Log in")
    assert re.sub(r"^.*/app", "", page.url).startswith(path)


@pytest.mark.parametrize(
    "next", ["https://example.com/", "//example.com/", "/app/\\example.com", "/login", "javascript:alert(1)"]
)
def test_the_log_in_leads_to_addresses_of_the_app_only(page, url, ann, next):
    page.goto("/app/login?" + "next=" + re.sub(r"[^\w]", lambda sign: f"%{ord(sign[0]):02X}", next))
    enter(page, ann.email, ann.password)
    expect(heading(page)).to_have_text("Accounts")
    assert page.url == f"{url}/app/"


def test_a_client_is_led_away_from_the_log_in(page, ann):
    open_app(page, ann, "/login")
    expect(heading(page)).to_have_text("Accounts")
    page.goto("/app/signup?next=%2Fapp%2Fhistory")
    expect(heading(page)).to_have_text("History")


def test_an_unknown_address_says_so_and_leads_back(page, ann):
    open_app(page, ann, "/nothing/here")
    expect(heading(page)).to_have_text("There is no such page")
    main(page).get_by_role("link").click()
    expect(heading(page)).to_have_text("Accounts")
    assert page.goto("/app/views/nothing.js").status == 404


def test_links_are_links(page, ann):
    """Every place can be opened in a new tab, and has its name in the window's title."""
    open_app(page, ann)
    link = page.get_by_role("navigation", name="Main").get_by_role("link", name="History")
    with page.context.expect_page() as opened:
        link.click(modifiers=["Control"])
    expect(heading(opened.value)).to_have_text("History", timeout=SHOWN_WITHIN)
    expect(heading(page)).to_have_text("Accounts")
    expect(opened.value).to_have_title("History · Easybilling")


def test_the_focus_follows_navigation_and_the_present_place_is_marked(page, ann):
    open_app(page, ann)
    navigation = page.get_by_role("navigation", name="Main")
    navigation.get_by_role("link", name="Transfer").click()
    expect(heading(page)).to_be_focused()
    expect(navigation.get_by_role("link", name="Transfer")).to_have_attribute("aria-current", "page")
    expect(navigation.get_by_role("link", name="Accounts")).not_to_have_attribute("aria-current", "page")


def test_who_turns_back_before_a_view_has_come_stays_where_they_are(window, watched, ann):
    watched.provoke("Service Worker registration blocked")
    page = watched(window(service_workers="block").new_page())
    open_app(page, ann)
    held = []
    page.route("**/app/views/history.js", lambda route: held.append(route))
    page.get_by_role("navigation", name="Main").get_by_role("link", name="History").click()
    page.go_back()
    expect(heading(page)).to_have_text("Accounts")
    # By then the view that is still under way would show that it takes long.
    page.evaluate("new Promise((resolve) => setTimeout(resolve, 500))")
    expect(heading(page)).to_have_text("Accounts")
    assert len(held) == 1
    held[0].continue_()


def test_back_and_forward_lead_to_where_the_person_was_on_the_page(window, watched, rich):
    page = watched(window(viewport={"width": 390, "height": 480}, reduced_motion="reduce").new_page())
    open_app(page, rich)
    link = (
        main(page)
        .get_by_role("link", name="memo 3")
        .or_(main(page).get_by_role("link", name="All transfers"))
    )
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    link.first.scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    assert before > 100
    link.first.click()
    expect(heading(page)).to_be_focused()
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(heading(page)).to_have_text("Accounts")
    page.wait_for_function("before => Math.abs(scrollY - before) < 2", arg=before)
    expect(link.first).to_be_focused()
    page.go_forward()
    expect(heading(page)).not_to_have_text("Accounts")


# Preferences.


def test_the_theme_is_remembered_shared_with_the_pages_and_there_before_the_first_paint(page, ann):
    open_app(page, ann)
    page.add_init_script(FIRST_PAINT)
    colours = set()
    for theme, name in (("dark", "Dark"), ("light", "Light")):
        button = open_menu(page).get_by_role("button", name=name)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator("html")).to_have_attribute("data-theme", theme)
        for address in ("/app/", "/"):
            page.goto(address)
            expect(page.locator("html")).to_have_attribute("data-theme", theme)
        page.goto("/app/")
        shown(page)
        first = page.evaluate("window.firstPaint()")
        assert first["theme"] == theme and first["themeAt"] <= first["paintAt"], first
        colours.add(page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    assert len(colours) == 2


def test_a_theme_that_was_chosen_on_the_pages_is_the_apps(page, url):
    page.context.add_cookies(
        [{"name": "theme", "value": "dark", "url": url}, {"name": "language", "value": "ru", "url": url}]
    )
    page.goto("/app/login")
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    expect(heading(page)).to_have_text("Вход")


@pytest.mark.parametrize("language, accounts, tag", [("ru", "Счета", "ru"), ("zh", "账户", "zh-Hans")])
def test_the_language_is_remembered_shared_with_the_pages_and_there_before_the_first_paint(
    page, rich, language, accounts, tag
):
    open_app(page, rich)
    page.add_init_script(FIRST_PAINT)
    choose_language(page, language)
    expect(heading(page)).to_have_text(accounts)
    expect(page).to_have_title(re.compile(accounts))
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", tag)
    page.goto("/app/")
    shown(page)
    expect(heading(page)).to_have_text(accounts)
    first = page.evaluate("window.firstPaint()")
    assert first["lang"] == tag and first["langAt"] <= first["paintAt"], first
    assert "Accounts" not in first["seen"], "English flashed up"


def test_a_change_of_language_leaves_the_focus_on_the_heading(page, ann):
    open_app(page, ann)
    button = open_menu(page).get_by_role("button", name="Русский")
    button.focus()
    page.keyboard.press("Enter")
    expect(heading(page)).to_have_text("Счета")
    expect(heading(page)).to_be_focused()


def test_the_browsers_language_is_spoken_and_others_are_answered_in_english(window, watched):
    for locale, text in (("ru-RU", "Вход"), ("zh-CN", "登录"), ("fr-FR", "Log in")):
        page = watched(window(locale=locale).new_page())
        page.goto("/app/login")
        expect(heading(page)).to_have_text(text)


def test_hidden_amounts_are_not_in_the_page_at_all_and_stay_hidden(page, rich):
    open_app(page, rich)
    balances = [balance for balance in rich.balances().values() if balance != "0.00"]
    hide = page.get_by_role("button", name="Hide amounts")
    expect(hide).to_have_attribute("aria-pressed", "false")
    expect(main(page)).to_contain_text("12.37")
    assert all(balance in written(page) for balance in balances)
    hide.click()
    expect(hide).to_have_attribute("aria-pressed", "true")
    for path in ("/", "/history", "/statement"):
        open_app(page, path=path)
        expect(main(page)).to_contain_text("•••")
        expect(main(page)).to_contain_text("USD")
        told = [amount for amount in (*balances, "100.00", "12.37", "1.37") if amount in written(page)]
        assert told == [], path
    hide.click()
    expect(main(page)).not_to_contain_text("•••")


def written(page):
    """All that the page says, to the eye and to a screen reader, whether it is visible right now or not."""
    return page.evaluate("""() => [document.title, document.body.textContent].concat(
        [...document.querySelectorAll('*')].flatMap(one => [...one.attributes])
            .filter(({ name }) => /^(aria-|data-|title$|alt$|value$|placeholder$)/.test(name))
            .map(({ value }) => value),
        [...document.querySelectorAll('input, select, textarea')].map(one => one.value)).join('\\n')""")


# Keyboard.


def test_shortcuts_lead_through_the_app(page, ann):
    open_app(page, ann)
    for keys, text in (("n", "Transfer"), ("gh", "History"), ("ga", "Accounts")):
        for key in keys:
            page.keyboard.press(key)
        expect(heading(page)).to_have_text(text)
    page.keyboard.press("/")
    expect(heading(page)).to_have_text("History")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.type("n g a ?")
    expect(page.get_by_role("searchbox")).to_have_value("n g a ?")
    expect(heading(page)).to_have_text("History")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_shortcuts_stand_back_for_the_browser_and_for_strangers(page, ann):
    page.goto("/app/login")
    expect(heading(page)).to_have_text("Log in")
    heading(page).focus()
    page.keyboard.press("n")
    page.keyboard.press("?")
    open_app(page, ann)
    page.keyboard.press("Alt+n")
    page.keyboard.press("x")
    page.keyboard.press("h")
    expect(heading(page)).to_have_text("Accounts")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_the_help_lists_the_shortcuts_and_gives_the_focus_back(page, ann):
    open_app(page, ann)
    button = page.get_by_role("button", name="Hide amounts")
    button.focus()
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Keyboard shortcuts")
    for text in ("Search the history", "New transfer", "This help"):
        expect(dialog).to_contain_text(text)
    page.keyboard.press("n")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(button).to_be_focused()


def test_the_skip_link_comes_first_and_the_focus_is_always_visible(page, ann):
    open_app(page, ann)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.reload()
    shown(page)
    for _ in range(20):
        page.keyboard.press("Tab")
        assert_focus_shows(page)


def test_the_menu_opens_and_closes_with_the_keyboard(page, ann):
    open_app(page, ann)
    button = page.get_by_role("button", name="Your menu")
    button.focus()
    page.keyboard.press("Enter")
    menu = page.locator("#menu")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    open_menu(page).get_by_role("link", name="Security").click()
    expect(menu).to_be_hidden()
    expect(heading(page)).to_be_focused()


# What goes wrong.


def test_a_session_that_ended_elsewhere_is_told_and_leads_back_after_the_log_in(page, watched, payer):
    watched.provoke(r"/events")
    open_app(page, payer, "/history?text=coffee")
    payer.rpc.call("session.revokeOthers")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="Accounts").click()
    expect(heading(page)).to_have_text("Log in", timeout=SHOWN_WITHIN)
    expect(main(page)).to_contain_text("Your session has ended.")
    expect(main(page)).not_to_contain_text("USD")
    enter(page, payer.email, payer.password)
    expect(heading(page)).to_have_text("Accounts")
    open_menu(page).get_by_role("button", name="Log out").click()
    expect(heading(page)).to_have_text("Log in")
    expect(main(page)).not_to_contain_text("Your session has ended.")


def test_an_idle_tab_notices_that_its_session_ended(page, watched, payer):
    watched.provoke(r"/events")
    open_app(page, payer, "/history?text=coffee")
    payer.rpc.call("session.revokeOthers")
    expect(heading(page)).to_have_text("Log in", timeout=60_000)
    expect(main(page)).to_contain_text("Your session has ended.")
    enter(page, payer.email, payer.password)
    expect(heading(page)).to_have_text("History")
    assert "text=coffee" in page.url


def test_offline_is_said_and_what_is_known_stays(page, watched, ann):
    watched.provoke("ERR_INTERNET_DISCONNECTED|/events")
    open_app(page, ann)
    page.context.set_offline(True)
    banner = page.get_by_text("You are offline.")
    expect(banner).to_be_visible()
    expect(main(page)).to_contain_text("100.00 USD")
    page.context.set_offline(False)
    expect(banner).to_have_count(0)


def test_the_app_opens_without_a_connection_says_so_and_shows_no_old_money(window, watched, ann):
    watched.provoke("ERR_INTERNET_DISCONNECTED|/events")
    context = window()
    page = watched(context.new_page())
    open_app(page, ann)
    page.wait_for_function("navigator.serviceWorker.controller !== null")
    # From now on what is loaded is kept.
    page.reload()
    shown(page)
    expect(main(page)).to_contain_text("100.00 USD")
    context.set_offline(True)
    page.reload()
    expect(page.get_by_text("You are offline.")).to_be_visible()
    expect(heading(page)).to_have_text("We cannot be reached right now")
    expect(page.locator("body")).not_to_contain_text("100.00")
    assert page.evaluate("""async () => (await Promise.all((await caches.keys()).map(async (name) =>
        (await (await caches.open(name)).keys()).map((one) => new URL(one.url).pathname)))).flat()
        .filter((path) => !/^.(app|assets)./.test(path))""") == []
    context.set_offline(False)
    expect(main(page)).to_contain_text("100.00 USD")


def test_a_broken_stream_of_events_is_said_after_a_while_and_taken_back(window, watched, ann):
    watched.provoke("/events")
    context = window()
    context.route("**/events", lambda route: route.abort("connectionreset"))
    page = open_app(watched(context.new_page()), ann)
    banner = page.get_by_text("The connection broke off.")
    expect(banner).to_be_visible(timeout=SHOWN_WITHIN)
    context.unroute("**/events")
    expect(banner).to_have_count(0, timeout=60_000)


def test_a_service_that_cannot_be_reached_at_the_start_is_tried_again_in_place(window, watched, ann):
    watched.provoke("503|ERR_CONNECTION")
    context = window()
    admit(context, ann)
    page = watched(context.new_page())
    page.route(
        "**/rpc", lambda route: route.fulfill(status=503, body="<h1>503</h1>", content_type="text/html")
    )
    page.goto("/app/history")
    expect(heading(page)).to_have_text("We cannot be reached right now", timeout=SHOWN_WITHIN)
    page.unroute("**/rpc")
    main(page).get_by_role("button", name="Try again").click()
    expect(heading(page)).to_have_text("History")


def test_a_reading_that_fails_says_so_where_it_would_stand_and_is_tried_again(window, watched, ann):
    page = watched(window().new_page())
    without_news(page, watched)
    with answering(page, "transfer.list", error={"slug": "internal", "status": 500, "retryable": False}):
        admit(page.context, ann)
        page.goto("/app/")
        alert = main(page).get_by_role("alert")
        expect(alert).to_be_visible(timeout=SHOWN_WITHIN)
        expect(main(page)).to_contain_text("100.00 USD")
    alert.get_by_role("button", name="Try again").click()
    expect(alert).to_have_count(0)


def test_where_the_storage_is_blocked_the_app_works_and_remembers_nothing(window, watched, ann):
    context = window()
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError') }})"
    )
    page = watched(context.new_page())
    open_app(page, ann)
    expect(page.get_by_role("link", name="Deposit")).to_be_visible()
    page.get_by_role("button", name="Hide amounts").click()
    expect(main(page)).not_to_contain_text("100.00")
    page.reload()
    expect(main(page)).to_contain_text("100.00")


def test_without_javascript_the_way_to_the_pages_is_shown(window, watched):
    page = watched(window(java_script_enabled=False).new_page())
    page.goto("/app/history")
    expect(heading(page)).to_have_text("Easybilling")
    assert "The app needs JavaScript" in page.locator("noscript").inner_text()
    page.get_by_role("link").click()
    expect(page.get_by_role("link", name="Log in").first).to_be_visible()


def test_two_tabs_are_one_person(page, watched, payer):
    watched.provoke(r"/events")
    open_app(page, payer)
    other = watched(second_tab(page, "/history"))
    open_menu(page).get_by_role("button", name="Log out").click()
    expect(heading(page)).to_have_text("Log in")
    expect(heading(other)).to_have_text("Log in", timeout=60_000)
    expect(main(other)).not_to_contain_text("USD")
    enter(page, payer.email, payer.password)
    expect(heading(page)).to_have_text("Accounts")


FIRST_PAINT = """
const first = { seen: '' };
new MutationObserver(() => {
    const root = document.documentElement;
    if (!root) return;
    const { theme, language } = root.dataset;
    if (theme && !first.theme) Object.assign(first, { theme, themeAt: performance.now() });
    if (language && !first.lang) Object.assign(first, { lang: root.lang, langAt: performance.now() });
    first.seen += document.querySelector('h1')?.textContent ?? '';
}).observe(document, { attributes: true, childList: true, subtree: true });
window.firstPaint = () => {
    const [paint] = performance.getEntriesByName('first-contentful-paint');
    return { ...first, paintAt: paint.startTime };
};
"""

"""The app's history and statements: filters in the address, files, rows that arrive, sums that agree."""

import csv
import io
import json
import re
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from clients.app import (
    SHOWN_WITHIN,
    answering,
    calls_of,
    choose_language,
    heading,
    main,
    open_app,
    shown,
    without_news,
)
from clients.money import cents
from clients.people import sign_up
from clients.rpc import Refusal
from clients.waiting import until

pytestmark = pytest.mark.browser

PAGE_SIZE = 50
TOLD_WITHIN = 30_000
# The largest file is made of fifty answers, each by way of the test.
SAVED_WITHIN = 90_000
FORMULA = '=HYPERLINK("http://example.com","gift")'


@pytest.fixture
def page(page, watched):
    return watched(page)


@pytest.fixture(autouse=True)
def patience():
    """What a test expects may take longer on a busy machine."""
    expect.set_options(timeout=SHOWN_WITHIN)
    yield
    expect.set_options(timeout=5_000)


@pytest.fixture(scope="module")
def story(url):
    """Vera, whose payments are each known by a message, and her friend."""
    vera, friend = sign_up(url, "Vera Page"), sign_up(url, "Fritz Freund")
    vera.pay("USD", vera.accounts["EUR"], "21.00", memo="savings")
    vera.pay("USD", friend.accounts["USD"], "5.17", memo="lunch")
    friend.pay("USD", vera.accounts["USD"], "8.40", memo=FORMULA)
    vera.pay("USD", vera.accounts["CNY"], "11.03", memo="trip, with a comma")
    vera.pay("USD", friend.accounts["CNY"], "1.19", memo="Lunch again")
    with pytest.raises(Refusal):
        vera.pay("EUR", friend.accounts["EUR"], "950.00", memo="too much")
    return vera, friend


@pytest.fixture(scope="module")
def lena(url):
    """A client whose history is longer than two pages."""
    person = sign_up(url, "Lena Long")
    for part in range(3):
        transfers = [
            {
                "from": person.accounts["USD"],
                "to": person.accounts["CNY"],
                "amount": "0.20",
                "memo": f"step {number:03}",
                "idempotency_key": f"{person.id}-{number}",
            }
            for number in range(part * 40 + 1, part * 40 + 41)
        ]
        person.rpc.call("transfer.createMany", transfers=transfers)
    return person


def rows(page):
    return main(page).locator("tbody tr.table-row")


def memos(page):
    return rows(page).locator(".row-memo")


def search_field(page):
    return main(page).get_by_role("searchbox", name="Message or name")


def open_filters(page):
    if not main(page).get_by_label("Kind").is_visible():
        main(page).get_by_text("Filters", exact=True).click()


def choose(page, label, option):
    open_filters(page)
    main(page).get_by_label(label, exact=True).select_option(label=option)


def fill(page, label, value):
    open_filters(page)
    main(page).get_by_label(label, exact=True).fill(value)


def show(page):
    main(page).get_by_role("button", name="Show").click()


def chips(page):
    return main(page).get_by_role("list", name="Filters in force").get_by_role("link")


def query(page):
    """What stands in the address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def asks(page, **expected):
    """Waits until the address says just this."""
    until(lambda: page.evaluate("1") and query(page) == expected, 10, f"{expected}, not {query(page)}")


def total(texts):
    """The sum in cents of amounts such as `+1,234.56 USD`."""
    return sum(cents(re.sub(r"[^\d.−-]", "", text).replace("−", "-")) for text in texts if text.strip())


def saved(page, press):
    """The table of a file that a press gives."""
    with page.expect_download(timeout=SAVED_WITHIN) as download:
        press()
    with open(download.value.path(), encoding="utf-8", newline="") as file:
        content = file.read()
    assert content.startswith("\ufeff") and content.count("\n") == content.count("\r\n")
    return download.value.suggested_filename, list(csv.DictReader(io.StringIO(content[1:], newline="")))


# --- what it shows


def test_the_history_says_of_every_transfer_what_it_did_and_what_was_left(page, story):
    vera, friend = story
    open_app(page, vera, "/history")
    expect(memos(page)).to_have_text(
        ["too much", "Lunch again", "trip, with a comma", FORMULA, "lunch", "savings"]
    )
    expect(main(page).get_by_role("rowheader", name="Today")).to_be_visible()
    gift = rows(page).filter(has_text="HYPERLINK")
    expect(gift).to_contain_text("Fritz F.")
    expect(gift.locator(".amount-credit")).to_have_text("+8.40 USD")
    lunch = rows(page).filter(has_text=re.compile("lunch$|lunch−", re.M)).last
    expect(lunch.locator(".amount-debit")).to_have_text("−5.17 USD")
    expect(lunch.locator(".cell-fee")).to_contain_text("0.06 USD")
    expect(lunch.locator(".cell-balance")).to_contain_text("73.77 USD")
    refused = rows(page).filter(has_text="too much")
    expect(refused).to_contain_text("Refused")
    expect(refused.locator(".amount")).to_have_text("950.00 EUR")
    expect(refused.locator(".cell-balance")).to_have_text("")
    own = rows(page).filter(has_text="savings")
    expect(own.locator(".amount")).to_have_text(["−21.00 USD", "+18.90 EUR"])
    expect(own.locator(".cell-balance p")).to_have_text(
        [re.compile(r"79\.00\sUSD"), re.compile(r"18\.90\sEUR")]
    )


def test_a_client_without_transfers_of_their_own_can_make_the_first(page, newcomer):
    person = newcomer()
    open_app(page, person, "/history?kind=own")
    expect(main(page).get_by_role("status")).to_have_text("No transfer fits these filters.")
    main(page).locator(".empty").get_by_role("link", name="Clear all").click()
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text("Deposit")


# --- filters


def test_every_filter_stands_in_the_address_and_on_a_chip_which_removes_it(page, story):
    vera, _ = story
    open_app(page, vera, "/history")
    choose(page, "Kind", "With other clients")
    choose(page, "Direction", "Money out")
    choose(page, "Status", "Completed")
    choose(page, "Currency", "USD")
    choose(page, "Account", f"USD account {vera.accounts['USD']}")
    fill(page, "Amount from", "1,00")
    fill(page, "Amount up to", "6")
    show(page)
    expect(memos(page)).to_have_text(["Lunch again", "lunch"])
    account = str(vera.accounts["USD"])
    both = {
        "direction": "out",
        "kind": "external",
        "currency": "USD",
        "status": "completed",
        "account": account,
    }
    asks(page, **both, min="1.00", max="6")
    expect(chips(page)).to_have_text(
        [
            re.compile(f"Account {account}"),
            re.compile("Money out"),
            re.compile("With other clients"),
            re.compile("USD"),
            re.compile("Completed"),
            re.compile("From 1.00"),
            re.compile("Up to 6"),
            "Clear all",
        ]
    )
    chips(page).filter(has_text="Up to 6").click()
    asks(page, **both, min="1.00")
    expect(main(page).get_by_label("Amount up to")).to_have_value("")
    # What was removed had the focus: the next one has it now.
    expect(chips(page).last).to_be_focused()
    chips(page).last.click()
    asks(page)
    expect(rows(page)).to_have_count(7)
    expect(chips(page)).to_have_count(0)
    expect(main(page).get_by_label("Kind")).to_have_value("")


def test_a_shared_address_shows_the_same_to_whoever_opens_it(page, story):
    vera, _ = story
    open_app(page, vera, "/history?text=lunch&sort=amount+asc&kind=external")
    expect(memos(page)).to_have_text(["Lunch again", "lunch"])
    expect(search_field(page)).to_have_value("lunch")
    expect(main(page).get_by_label("Kind")).to_have_value("external")
    page.reload()
    expect(memos(page)).to_have_text(["Lunch again", "lunch"])


def test_on_a_phone_the_filters_make_room_for_what_they_found(page, story):
    vera, _ = story
    page.set_viewport_size({"width": 390, "height": 844})
    open_app(page, vera, "/history?kind=own")
    # What is in force stands on chips; the fields are behind their button.
    expect(chips(page).first).to_contain_text("Between own accounts")
    expect(main(page).get_by_label("Kind")).to_be_hidden()
    choose(page, "Kind", "With other clients")
    show(page)
    expect(memos(page)).to_have_count(4)
    expect(main(page).get_by_label("Kind")).to_be_hidden()
    fill(page, "Amount from", "abc")
    show(page)
    expect(main(page).get_by_label("Amount from")).to_be_visible()


def test_the_search_follows_the_typing_and_loses_nothing_that_was_typed(page, story):
    vera, _ = story
    open_app(page, vera, "/history")
    fill(page, "Amount from", "999")
    page.keyboard.press("Escape")
    main(page).get_by_role("heading", name="History").click()
    page.keyboard.press("/")
    expect(search_field(page)).to_be_focused()
    page.keyboard.type("lunch ", delay=30)
    expect(memos(page)).to_have_text(["Lunch again", "lunch"])
    page.keyboard.type("again", delay=30)
    expect(memos(page)).to_have_text(["Lunch again"])
    expect(search_field(page)).to_have_value("lunch again")
    expect(main(page).get_by_label("Amount from")).to_have_value("999")
    asks(page, text="lunch again")
    # One search is one step back.
    page.go_back()
    asks(page)
    expect(search_field(page)).to_have_value("")
    page.go_forward()
    expect(memos(page)).to_have_text(["Lunch again"])


def test_a_press_shows_a_period(page, story):
    vera, _ = story
    open_app(page, vera, "/history")
    presets = main(page).get_by_role("navigation", name="Period")
    chosen = presets.locator("[aria-current]")
    expect(chosen).to_have_text("All")
    today = datetime.fromisoformat(
        page.evaluate("new Date(Date.now() - new Date().getTimezoneOffset() * 6e4).toJSON()")
    )
    for name, days in {"Today": 0, "7 days": 6, "30 days": 29, "90 days": 89}.items():
        presets.get_by_role("link", name=name, exact=True).click()
        asks(page, since=f"{today - timedelta(days=days):%Y-%m-%d}")
        expect(chosen).to_have_text(name)
        expect(rows(page)).to_have_count(7)
    yesterday = f"{today - timedelta(days=1):%Y-%m-%d}"
    fill(page, "Since", "2020-01-01")
    fill(page, "Until", yesterday)
    show(page)
    expect(main(page)).to_contain_text("No transfer fits these filters.")
    expect(chosen).to_have_count(0)
    presets.get_by_role("link", name="All").click()
    asks(page)
    expect(rows(page)).to_have_count(7)


def test_headings_sort_both_ways_and_say_so(page, story):
    vera, _ = story
    open_app(page, vera, "/history?kind=own")
    columns = main(page).get_by_role("columnheader")
    date, amount = columns.filter(has_text="Date"), columns.filter(has_text="Amount")
    expect(date).to_have_attribute("aria-sort", "descending")
    amount.get_by_role("link").click()
    asks(page, kind="own", sort="amount desc")
    expect(memos(page)).to_have_text(["savings", "trip, with a comma"])
    expect(amount).to_have_attribute("aria-sort", "descending")
    expect(date).to_have_attribute("aria-sort", "none")
    # No day heads the rows: each says its own.
    expect(main(page).get_by_role("rowheader")).to_have_count(0)
    expect(rows(page).first.locator("time")).to_contain_text(str(datetime.now(UTC).year))
    page.keyboard.press("Enter")
    expect(memos(page)).to_have_text(["trip, with a comma", "savings"])
    expect(amount).to_have_attribute("aria-sort", "ascending")
    expect(amount.get_by_role("link")).to_be_focused()
    date.get_by_role("link").click()
    asks(page, kind="own")


def test_what_is_typed_wrong_is_told_beside_its_field_and_the_list_stays(page, story):
    vera, _ = story
    open_app(page, vera, "/history?kind=own")
    fill(page, "Amount from", "12,345")
    fill(page, "Since", "2026-02-01")
    fill(page, "Until", "2026-01-31")
    show(page)
    alert = main(page).get_by_role("alert")
    expect(alert).to_contain_text("Please look at 2 things")
    expect(alert).to_be_focused()
    asks(page, kind="own")
    expect(memos(page)).to_have_count(2)
    wrong = main(page).get_by_label("Amount from")
    expect(wrong).to_have_attribute("aria-invalid", "true")
    expect(wrong).to_have_value("12,345")
    alert.get_by_role("link", name="The last day is before the first one.").click()
    expect(main(page).get_by_label("Until")).to_be_focused()
    fill(page, "Amount from", "12.34")
    fill(page, "Amount up to", "12.33")
    fill(page, "Until", "2026-02-01")
    show(page)
    expect(alert).to_contain_text("This is less than the smallest amount.")
    fill(page, "Amount up to", "")
    show(page)
    expect(alert).to_have_count(0)
    asks(page, kind="own", min="12.34", since="2026-02-01", until="2026-02-01")


@pytest.mark.parametrize(
    ("bad", "label"),
    [
        ("min=abc", "Amount from"),
        ("min=10&max=9", "Amount up to"),
        ("max=90000000000000.01", "Amount up to"),
        ("until=9999-12-31", "Until"),
        ("text=a%00b", "Message or name"),
        ("since=soon", "Since"),
        ("since=2026-02-01&until=2026-01-31", "Until"),
        ("kind=gift", "Kind"),
        ("account=1", "Account"),
        ("account=x'%3Cb%3E", "Account"),
        ("sort=colour+asc", None),
        ("text=" + "x" * 101, "Message or name"),
    ],
)
def test_a_bad_address_is_told_and_does_not_pass_for_an_answer(page, story, bad, label):
    vera, _ = story
    open_app(page, vera, f"/history?{bad}")
    expect(main(page).get_by_role("alert")).to_be_visible()
    expect(rows(page)).to_have_count(0)
    if label:
        control = main(page).get_by_label(label, exact=True)
        expect(control).to_be_visible()
        expect(control).to_have_attribute("aria-invalid", "true")
    main(page).locator(".empty").get_by_role("link", name="Clear all").click()
    if label is None:
        main(page).get_by_role("navigation", name="Period").wait_for()
    else:
        expect(rows(page)).to_have_count(7)
        expect(main(page).get_by_role("alert")).to_have_count(0)


# --- further rows


def test_further_rows_come_below_without_a_jump_and_are_counted(page, lena):
    open_app(page, lena, "/history")
    expect(rows(page)).to_have_count(PAGE_SIZE)
    more = main(page).get_by_role("button", name="Load more")
    more.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Enter")
    expect(rows(page)).to_have_count(2 * PAGE_SIZE)
    expect(more).to_be_focused()
    expect(main(page).get_by_role("status")).to_contain_text("50 more have come. 100 transfers are shown.")
    assert page.evaluate("scrollY") == before
    page.keyboard.press("Enter")
    # At the end the button is gone: the first row that came has the focus.
    expect(rows(page)).to_have_count(121)
    expect(more).to_have_count(0)
    expect(rows(page).nth(2 * PAGE_SIZE).get_by_role("link")).to_be_focused()
    steps = [f"step {number:03}" for number in range(120, 0, -1)]
    assert memos(page).all_inner_texts() == steps


def test_back_from_a_transfer_leads_to_the_same_place_of_the_same_list(page, lena):
    open_app(page, lena, "/history?kind=own")
    main(page).get_by_role("button", name="Load more").click()
    expect(rows(page)).to_have_count(2 * PAGE_SIZE)
    row = rows(page).filter(has_text="step 045")
    row.scroll_into_view_if_needed()
    place = row.bounding_box()["y"]
    row.get_by_role("link").click()
    expect(heading(page)).not_to_have_text("History")
    expect(main(page)).to_contain_text("step 045")
    page.go_back()
    expect(rows(page)).to_have_count(2 * PAGE_SIZE)
    asks(page, kind="own")
    until(lambda: abs(row.bounding_box()["y"] - place) < 2, 10, "the row is where it was")


def test_a_failure_while_loading_more_keeps_what_is_there_and_can_be_retried(page, watched, lena):
    without_news(page, watched)
    open_app(page, lena, "/history")
    expect(rows(page)).to_have_count(PAGE_SIZE)
    with answering(page, "transfer.list", error={"slug": "internal"}):
        main(page).get_by_role("button", name="Load more").click()
        expect(main(page).get_by_role("alert")).to_contain_text("Something went wrong")
        expect(rows(page)).to_have_count(PAGE_SIZE)
    main(page).get_by_role("button", name="Load more").click()
    expect(rows(page)).to_have_count(2 * PAGE_SIZE)
    expect(main(page).get_by_role("alert")).to_have_count(0)


def test_after_a_short_page_one_can_look_further(live, story):
    page, (vera, _) = live, story
    items = vera.rpc.call("transfer.list", filter={"text": "lunch"})["items"]
    some = {"items": items[:1], "next_cursor": "further", "has_more": True}
    with answering(page, "transfer.list", result={**some, "items": []}):
        # The stream's beginning has everything read anew: not in the middle of what is shown here.
        open_app(page, vera, "/settings")
        listening(page)
        page.get_by_role("navigation", name="Main").get_by_role("link", name="History").click()
        page.get_by_role("searchbox").fill("lunch")
        expect(main(page)).to_contain_text("No transfer fits these filters so far.")
    with answering(page, "transfer.list", result=some):
        main(page).get_by_role("button", name="Look further").click()
        expect(memos(page)).to_have_text(["Lunch again"])
        expect(main(page).get_by_role("button", name="Look further")).to_be_visible()
    last = {"items": items[1:], "next_cursor": None, "has_more": False}
    with answering(page, "transfer.list", result=last):
        main(page).get_by_role("button", name="Look further").click()
        expect(memos(page)).to_have_text(["Lunch again", "lunch"])
        expect(main(page).get_by_role("button", name="Look further")).to_have_count(0)


# --- what happens elsewhere


def listening(page):
    """Waits until the page's stream of events has begun."""
    until(
        lambda: (
            page.evaluate("performance.getEntriesByType('resource').length") and page.evaluate("streams > 0")
        ),
        30,
        "the app listens",
    )


@pytest.fixture
def live(page):
    """A page that counts the streams that it has begun to read."""
    page.add_init_script(
        "window.streams = 0; const Source = EventSource; window.EventSource = class extends Source {"
        " constructor(...all) {"
        " super(...all); this.addEventListener('open', () => (window.streams += 1)); } };"
    )
    return page


def test_a_payment_from_somebody_slides_in_and_is_announced(live, payer, payee):
    page = live
    open_app(page, payer, "/history")
    listening(page)
    expect(rows(page)).to_have_count(1)
    payee.pay("USD", payer.accounts["USD"], "12.34", memo="for the tickets")
    expect(rows(page)).to_have_count(2, timeout=TOLD_WITHIN)
    new = rows(page).first
    expect(new).to_contain_text("for the tickets")
    expect(new).to_have_class(re.compile("row-new"))
    expect(new.locator(".cell-balance")).to_contain_text("112.34 USD")
    expect(rows(page).last).not_to_have_class(re.compile("row-new"))
    expect(page.locator(".toasts")).to_have_text("New: Ivy P., +12.34 USD.")


def test_with_filters_in_force_only_what_fits_comes_in(live, payer, payee):
    page = live
    open_app(page, payer, "/history?text=tickets")
    listening(page)
    payee.pay("USD", payer.accounts["USD"], "1.00", memo="for the soup")
    payee.pay("USD", payer.accounts["USD"], "2.00", memo="for the tickets")
    expect(memos(page)).to_have_text(["for the tickets"], timeout=TOLD_WITHIN)
    expect(rows(page)).to_have_count(1)


def test_what_arrives_above_moves_nothing_that_is_being_read(live, url, lena):
    page = live
    open_app(page, lena, "/history?kind=own")
    listening(page)
    expect(rows(page)).to_have_count(PAGE_SIZE)
    row = rows(page).nth(30)
    row.scroll_into_view_if_needed()
    row.get_by_role("link").focus()
    memo, place = row.locator(".row-memo").inner_text(), row.bounding_box()["y"]
    lena.pay("USD", lena.accounts["EUR"], "0.50", memo="meanwhile")
    expect(rows(page)).to_have_count(PAGE_SIZE + 1, timeout=TOLD_WITHIN)
    same = rows(page).filter(has_text=memo)
    expect(same.get_by_role("link")).to_be_focused()
    until(lambda: abs(same.bounding_box()["y"] - place) < 2, 10, "the row is where it was")


# --- files


def test_the_file_holds_exactly_what_the_filters_show(page, story):
    vera, friend = story
    open_app(page, vera, "/history?sort=amount+desc&currency=USD&min=5")
    name, table = saved(page, lambda: main(page).get_by_role("button", name="CSV").click())
    assert re.fullmatch(r"easybilling-history-\d{4}-\d\d-\d\d\.csv", name)
    links = rows(page).locator("a.row-title").evaluate_all("links => links.map(({ pathname }) => pathname)")
    assert [f"/app/transfers/{row['uuid']}" for row in table] == links
    assert [row["amount"] for row in table if row["direction"] == "out"] == ["21.00", "11.03", "5.17"]
    gift = next(row for row in table if row["direction"] == "in" and row["kind"] == "external")
    assert gift["memo"] == "'" + FORMULA and gift["counterparty"] == "Fritz F." and gift["credited"] == "8.40"
    trip = next(row for row in table if row["amount"] == "11.03")
    assert trip["memo"] == "trip, with a comma"
    for row in table:
        assert datetime.fromisoformat(row["created_at"]).replace(microsecond=0) == datetime.fromisoformat(
            row["created_at_local"]
        )
    expect(page.locator(".toasts")).to_have_text(f"The file is ready: {len(table)} rows.")


def test_the_file_goes_to_the_end_of_the_list_and_names_the_local_time(window, watched, url, lena):
    page = watched(window(timezone_id="America/New_York").new_page())
    open_app(page, lena, "/history?text=step")
    _, table = saved(page, lambda: main(page).get_by_role("button", name="CSV").click())
    assert [row["memo"] for row in table] == [f"step {number:03}" for number in range(120, 0, -1)]
    assert all(row["created_at_local"][-6:] in ("-05:00", "-04:00") for row in table)


def test_a_file_says_how_far_it_is_and_can_be_stopped(page, watched, lena):
    without_news(page, watched)
    open_app(page, lena, "/history?text=step")
    items = lena.rpc.call("transfer.list", filter={"text": "step"}, limit=100)["items"]
    endless = {"items": items, "next_cursor": "on", "has_more": True}
    button = main(page).get_by_role("button", name="CSV")
    parts = []

    def handle(route):
        # The first parts of the file come, then nothing does.
        [call, *_] = calls_of(route.request)
        if call["method"] != "transfer.list":
            return route.continue_()
        parts.append(call)
        if len(parts) <= 2:
            route.fulfill(json={"jsonrpc": "2.0", "id": call["id"], "result": endless})

    page.route("**/rpc", handle)
    button.click()
    stop = main(page).get_by_role("button", name=re.compile("200 rows so far"))
    expect(stop).to_be_visible()
    stop.click()
    expect(page.locator(".toasts")).to_have_text("Stopped. No file was made.")
    expect(button).to_be_focused()
    page.unroute_all(behavior="ignoreErrors")


def test_a_file_names_its_limit(page, story):
    vera, _ = story
    open_app(page, vera, "/history")
    item = vera.rpc.call("transfer.list", limit=1)["items"][0]
    with answering(
        page, "transfer.list", result={"items": [item] * 200, "next_cursor": "on", "has_more": True}
    ):
        _, table = saved(page, lambda: main(page).get_by_role("button", name="CSV").click())
    assert len(table) == 10_000
    expect(page.locator(".toasts")).to_contain_text("The file holds the first 10,000 rows")


# --- statements


def statement_lines(page):
    return main(page).locator("tbody tr.table-row:not(.statement-edge)")


def test_a_statement_adds_up_on_the_screen_and_in_its_file(page, story):
    vera, _ = story
    open_app(page, vera, f"/statement?account={vera.accounts['USD']}")
    lines = statement_lines(page)
    expect(lines).to_have_count(6)
    sums = main(page).locator(".statement-head dd").all_inner_texts()
    opening, credited, debited, fees, closing = (total([text]) for text in sums)
    assert opening == 0 and closing == cents(vera.balances()["USD"])
    amounts = lines.locator(".amount").all_inner_texts()
    assert opening + total(amounts) == closing == opening + credited - debited
    assert total(text for text in amounts if text.startswith("+")) == credited
    assert total(lines.locator(".cell-fee").all_inner_texts()) == fees > 0
    balances = [
        total([text.replace("Balance after", "")])
        for text in lines.locator(".cell-balance").all_inner_texts()
    ]
    assert balances == [sum(total([text]) for text in amounts[: index + 1]) for index in range(len(amounts))]
    expect(main(page)).to_contain_text("added up and agree")

    name, table = saved(page, lambda: main(page).get_by_role("button", name="CSV").click())
    assert name.startswith(f"easybilling-statement-{vera.accounts['USD']}-")
    assert [row["kind"] for row in (table[0], table[-1])] == ["opening", "closing"]
    assert [cents(row["amount"]) for row in table[1:-1]] == [total([text]) for text in amounts]
    assert cents(table[-1]["balance"]) == closing


def test_account_and_period_are_chosen_by_hand_or_by_a_press_and_stand_in_the_address(page, story):
    vera, _ = story
    open_app(page, vera, "/history")
    main(page).get_by_role("link", name="Statement").click()
    expect(heading(page)).to_have_text("Statement")
    presets = main(page).get_by_role("navigation", name="Period")
    expect(presets.locator("[aria-current]")).to_have_text("This month")
    euro = vera.accounts["EUR"]
    main(page).get_by_label("Account").select_option(label=f"EUR account {euro}")
    show(page)
    expect(main(page).get_by_role("heading", level=2)).to_have_text(f"EUR account {euro}")
    expect(statement_lines(page)).to_have_count(1)
    presets.get_by_role("link", name="Last month").click()
    expect(main(page)).to_contain_text("Nothing happened in this period.")
    expect(statement_lines(page)).to_have_count(0)
    assert query(page)["account"] == str(euro)
    first = query(page)["from"]
    assert first.endswith("-01") and main(page).get_by_label("Since").input_value() == first
    presets.get_by_role("link", name="30 days").click()
    expect(statement_lines(page)).to_have_count(1)
    page.go_back()
    expect(main(page)).to_contain_text("Nothing happened in this period.")


def test_a_wrong_period_or_account_is_told_beside_its_field(page, story):
    vera, _ = story
    open_app(page, vera, "/statement?account=1&from=2026-02-01&to=2026-01-31")
    expect(main(page).get_by_role("alert")).to_contain_text("Please look at 2 things")
    expect(main(page).get_by_label("Account")).to_have_attribute("aria-invalid", "true")
    expect(main(page).get_by_label("Until")).to_have_attribute("aria-invalid", "true")
    expect(main(page).locator(".statement")).to_have_count(0)
    main(page).get_by_label("Account").select_option(index=0)
    main(page).get_by_label("Until").fill("2026-02-01")
    show(page)
    expect(main(page).get_by_role("alert")).to_have_count(0)
    expect(main(page).locator(".statement")).to_be_visible()


def test_a_period_of_too_many_lines_says_what_to_do(page, story):
    vera, _ = story
    account = vera.accounts["USD"]
    whole = vera.rpc.call("statement.get", account_id=account)
    blank = {"credited": "0.00", "debited": "0.00", "fees": "0.00", "opening": "5.00", "closing": "5.00"}
    transfer = whole["lines"][0]["transfer"]
    line = {"seq": 1, "amount": "0.00", "fee": "0.00", "rate": None, "balance": "5.00", "transfer": transfer}
    part = {**whole, **blank, "lines": [line] * 1_000, "has_more": True, "next_cursor": "7"}
    with answering(page, "statement.get", result=part):
        open_app(page, vera, f"/statement?account={account}")
        alert = main(page).get_by_role("alert")
        expect(alert).to_contain_text("There are more than 2,000 lines in this period.")
        expect(main(page).get_by_label("Since")).to_have_attribute("aria-invalid", "true")
        expect(main(page).locator(".statement")).to_have_count(0)
        _, table = saved(page, lambda: main(page).get_by_role("button", name="CSV").click())
        assert len(table) == 20_002


def test_a_statement_that_does_not_add_up_is_not_shown(page, watched, story):
    vera, _ = story
    without_news(page, watched)
    account = vera.accounts["USD"]
    whole = vera.rpc.call("statement.get", account_id=account)
    with answering(page, "statement.get", result={**whole, "closing": "99999.99"}):
        open_app(page, vera, f"/statement?account={account}")
        expect(main(page).get_by_role("alert")).to_contain_text("Something went wrong on our side")
        expect(main(page)).not_to_contain_text("99,999.99")
    main(page).get_by_role("button", name="Try again").click()
    expect(statement_lines(page)).to_have_count(6)
    expect(main(page).get_by_role("alert")).to_have_count(0)


def test_a_statement_prints_without_what_is_only_for_the_screen(page, story):
    vera, _ = story
    open_app(page, vera, f"/statement?account={vera.accounts['USD']}")
    page.emulate_media(media="print")
    for only_screen in (
        page.get_by_role("banner"),
        main(page).get_by_role("button"),
        main(page).get_by_label("Since"),
    ):
        for one in only_screen.all():
            expect(one).to_be_hidden()
    expect(main(page).locator(".print-brand")).to_be_visible()
    expect(statement_lines(page).first).to_be_visible()
    assert page.pdf(prefer_css_page_size=True).startswith(b"%PDF")


# --- small screens, hidden amounts, languages


@pytest.mark.parametrize("path", ["/history?text=lunch&min=1", "/history?min=abc", "/statement"])
def test_nothing_is_wider_than_a_small_screen(page, story, path):
    vera, _ = story
    page.set_viewport_size({"width": 320, "height": 640})
    open_app(page, vera, path)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_hidden_amounts_are_hidden_in_lists_and_statements(page, story):
    vera, _ = story
    open_app(page, vera, "/history?text=lunch")
    page.get_by_role("button", name="Hide amounts").click()
    expect(rows(page).first).not_to_contain_text("1.19")
    expect(rows(page).first).to_contain_text("••• USD")
    page.goto("/app/statement")
    shown(page)
    expect(main(page).locator(".statement")).not_to_contain_text(re.compile(r"\d\.\d\d USD"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ru", ("История", "Показаны 2 перевода.", "Между своими счетами", "Выписка", "Входящий остаток")),
        ("zh", ("记录", "已显示 2 笔转账。", "自己的账户之间", "对账单", "期初余额")),
    ],
)
def test_history_and_statement_speak_the_persons_language(page, story, language, words):
    vera, _ = story
    open_app(page, vera, "/history?kind=own")
    expect(main(page).get_by_role("status")).to_have_text("2 transfers are shown.")
    choose_language(page, language)
    title, count, kind, statement, opening = words
    expect(heading(page)).to_have_text(title)
    expect(main(page).get_by_role("status")).to_have_text(count)
    expect(main(page).locator(".chips")).to_contain_text(kind)
    asks(page, kind="own")
    main(page).get_by_role("link", name=statement, exact=True).click()
    expect(heading(page)).to_have_text(statement)
    expect(main(page)).to_contain_text(opening)
    expect(main(page)).not_to_contain_text("⟨")
    choose_language(page, "en")

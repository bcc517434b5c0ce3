"""The app's overview: exact balances and total, what arrives from elsewhere, hidden amounts, the charts and their tables."""

import json
import re
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from clients.app import SHOWN_WITHIN, answering, calls_of, intercepting, main, open_app, without_news
from clients.money import cents
from clients.people import sign_up

pytestmark = pytest.mark.browser

CURRENCIES = ("USD", "CNY", "EUR")

# The service's own failure, which asking again does not mend.
INTERNAL = {"slug": "internal", "retryable": False}


@pytest.fixture
def page(page, watched):
    return watched(page)


def card(page, currency):
    """The card of an account, found by its heading."""
    title = page.get_by_role("heading", level=2, name=re.compile(f"^{currency}"))
    return main(page).get_by_role("listitem").filter(has=title)


def total(page):
    return page.get_by_role("region", name="All together")


def latest(page):
    return page.get_by_role("region", name="Latest transfers")


def charts(page):
    return page.get_by_role("region", name="Over time")


def figure(page, name):
    return charts(page).get_by_role("figure").filter(has=page.get_by_role("heading", level=3, name=name))


def worth(person, target):
    """All balances together by integers alone: rates have at most eight decimals, and each part is rounded down."""
    rates = {
        one["currency"]: int(f"{float(one['per_usd']):.8f}".replace(".", ""))
        for one in person.rpc.call("rate.list")["items"]
    }
    whole = sum(
        cents(amount) * rates[target] // rates[currency] for currency, amount in person.balances().items()
    )
    return f"{whole // 100:,}.{whole % 100:02d}"


# Balances.


def test_every_balance_is_exact_and_names_its_currency(page, payer):
    payer.pay("USD", payer.accounts["CNY"], "33.33")
    payer.pay("USD", payer.accounts["EUR"], "0.07")
    open_app(page, payer)
    for currency, balance in payer.balances().items():
        expect(card(page, currency)).to_contain_text(f"{balance} {currency}")
        expect(card(page, currency)).to_contain_text(f"Account {payer.accounts[currency]}")


@pytest.mark.parametrize("target", CURRENCIES)
def test_the_total_is_exact_in_each_currency_and_tells_the_age_of_the_rates(page, payer, target):
    payer.pay("USD", payer.accounts["CNY"], "41.19")
    payer.pay("USD", payer.accounts["EUR"], "17.03")
    open_app(page, payer)
    total(page).get_by_role("button", name=target).click()
    expect(total(page)).to_contain_text(f"{worth(payer, target)} {target}")
    expect(total(page)).to_contain_text(re.compile(r"Rates updated (just now|\d+ (minute|hour|day)s? ago)"))
    page.reload()
    expect(total(page).get_by_role("button", name=target)).to_have_attribute("aria-pressed", "true")
    expect(total(page)).to_contain_text(f"{worth(payer, target)} {target}")


def test_without_rates_balances_stay_exact_and_it_is_said(page, payer):
    with answering(page, "rate.list", error=INTERNAL):
        open_app(page, payer)
        expect(total(page)).to_contain_text("No exchange rate right now.")
        expect(card(page, "USD")).to_contain_text("100.00 USD")


def test_the_number_of_an_account_is_copied_with_one_press(page, payer):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_app(page, payer)
    number = payer.accounts["EUR"]
    button = card(page, "EUR").get_by_role("button", name=f"Account {number} Copy")
    button.click()
    expect(card(page, "EUR").get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == str(number)


@pytest.mark.parametrize(
    "link, address",
    [
        ("Send EUR", "/app/transfer?kind=external&from="),
        ("Convert EUR", "/app/transfer?kind=own&from="),
        ("History EUR", "/app/history?account="),
        ("Statement EUR", "/app/statement?account="),
    ],
)
def test_each_card_leads_on_with_its_account(page, url, payer, link, address):
    open_app(page, payer)
    card(page, "EUR").get_by_role("link", name=link).click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Accounts")
    assert page.url.startswith(f"{url}{address}{payer.accounts['EUR']}")


def test_somebody_new_is_shown_what_to_do(page, payer):
    open_app(page, payer)
    expect(latest(page).get_by_role("listitem")).to_have_count(1)
    expect(latest(page)).to_contain_text("+100.00 USD")
    for name in ("Balance", "In and out"):
        expect(figure(page, name)).to_be_visible(timeout=SHOWN_WITHIN)
    charts(page).get_by_role("button", name="CNY").click()
    expect(figure(page, "Balance")).to_contain_text("Too little has happened on this account for a chart.")
    expect(figure(page, "In and out")).to_contain_text("Too little has happened")


# Live.


def test_what_arrives_from_elsewhere_slides_in_changes_the_balance_and_is_announced(page, payer, payee):
    open_app(page, payee)
    expect(figure(page, "In and out")).to_contain_text("+100.00 USD", timeout=SHOWN_WITHIN)
    note = page.evaluate_handle("""() => {
        const seen = new Set();
        new MutationObserver((changes) => changes.forEach(({ target }) => {
            for (const name of ['row-new', 'is-changed']) if (target.querySelector?.('.' + name) || target.classList?.contains(name)) seen.add(name);
        })).observe(document.querySelector('main'), { childList: true, subtree: true, attributes: true });
        return seen;
    }""")
    link = card(page, "USD").get_by_role("link", name="History USD")
    link.focus()
    payer.pay("USD", payee.accounts["USD"], "12.34", memo="for the roof")
    expect(latest(page).get_by_role("listitem").first).to_contain_text("+12.34 USD", timeout=SHOWN_WITHIN)
    expect(latest(page).get_by_role("listitem").first).to_contain_text("for the roof")
    expect(card(page, "USD")).to_contain_text("112.34 USD")
    expect(total(page)).to_contain_text("112.34 USD")
    expect(page.get_by_text("12.34 USD from Pat P. has arrived.")).to_be_visible()
    expect(figure(page, "In and out")).to_contain_text("+112.34 USD")
    expect(figure(page, "Balance")).to_contain_text("112.34 USD")
    assert note.evaluate("seen => [...seen].sort()") == ["is-changed", "row-new"]
    # Whoever was busy on the page is not disturbed.
    expect(link).to_be_focused()


def test_what_one_sends_elsewhere_appears_but_is_not_announced_as_money(page, payer, payee):
    open_app(page, payer)
    payer.pay("USD", payee.accounts["EUR"], "5.00")
    expect(latest(page).get_by_role("listitem").first).to_contain_text("−5.00 USD", timeout=SHOWN_WITHIN)
    expect(card(page, "USD")).to_contain_text("94.95 USD")
    expect(page.get_by_text("has arrived")).to_have_count(0)


# Charts.


def lines_of(changes):
    """A statement's lines from pairs of how many days ago and by how many cents."""
    balance, lines = 0, []
    for seq, (days, change) in enumerate(changes, start=1):
        balance += change
        at = datetime.now(timezone.utc) - timedelta(days=days)
        sign = "-" if change < 0 else ""
        lines.append(
            {
                "seq": seq,
                "amount": f"{sign}{abs(change) // 100}.{abs(change) % 100:02d}",
                "balance": f"{balance // 100}.{balance % 100:02d}",
                "transfer": {"created_at": at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")},
            }
        )
    return lines


@contextmanager
def history_of(page, changes):
    """Gives the US dollar account two years and these movements: time cannot be had otherwise."""
    lines, asked = lines_of(changes), []

    def handle(route):
        calls = calls_of(route.request)
        answer = route.fetch()
        responses = answer.json() if answer.ok else []
        for call, response in zip(
            calls, responses if isinstance(responses, list) else [responses], strict=True
        ):
            if call["method"] == "account.list":
                for account in response["result"]["items"]:
                    account["created_at"] = "2020-01-01T00:00:00.000000Z"
            if call["method"] == "statement.get":
                asked.append(call["params"])
                response.pop("error", None)
                response["result"] = part(lines, call["params"])
        route.fulfill(response=answer, json=responses)

    with intercepting(page, handle):
        yield asked


def part(lines, params):
    since = datetime.fromisoformat(params["from"].replace("Z", "+00:00")).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    before = [line for line in lines if line["transfer"]["created_at"] < since]
    after = [line for line in lines if line["transfer"]["created_at"] >= since]
    after = [line for line in after if line["seq"] > int(params.get("cursor", 0))]
    given = after[: params["limit"]]
    return {
        "opening": before[-1]["balance"] if before else "0.00",
        "lines": given,
        "has_more": len(after) > len(given),
        "next_cursor": str(given[-1]["seq"]) if len(after) > len(given) else None,
    }


HISTORY = [(300, 50_000), (100, -12_345), (60, 250_000), (45, -1), (20, -90_909), (0.01, 7)]


def rows_of(place):
    """The cells of a chart's table, which is opened first."""
    place.get_by_text("Show as a table").click()
    expect(place.get_by_role("table")).to_be_visible()
    return [
        [cell.replace("\u00a0", " ") for cell in row.locator("th, td").all_inner_texts()]
        for row in place.get_by_role("row").all()[1:]
    ]


def test_the_table_of_the_balance_says_what_the_line_shows(window, watched, payer):
    page = watched(window().new_page())
    with history_of(page, HISTORY):
        open_app(page, payer)
        balance = figure(page, "Balance")
        expect(balance).to_contain_text("1,967.52 USD", timeout=SHOWN_WITHIN)
        rows = rows_of(balance)
    assert [amount for _, amount in rows] == [
        "1,967.52 USD",
        "1,967.45 USD",
        "2,876.54 USD",
        "2,876.55 USD",
        "376.55 USD",
    ]
    ago = datetime.now(timezone.utc) - timedelta(days=45)
    assert rows[2][0].startswith(ago.strftime("%b ")), rows


def test_periods_are_chosen_and_stand_in_the_address(window, watched, payer):
    page = watched(window().new_page())
    with history_of(page, HISTORY):
        open_app(page, payer)
        balance, months = figure(page, "Balance"), figure(page, "In and out")
        expect(balance).to_contain_text("1,967.52 USD", timeout=SHOWN_WITHIN)
        assert len(rows_of(balance)) == 5
        balance.get_by_role("button", name="30 days").click()
        expect(balance.get_by_role("button", name="30 days")).to_have_attribute("aria-pressed", "true")
        # Another period is another chart, whose table nobody has opened.
        expect(balance.get_by_role("table")).to_be_hidden()
        assert [amount for _, amount in rows_of(balance)] == ["1,967.52 USD", "1,967.45 USD", "2,876.54 USD"]
        balance.get_by_role("button", name="365 days").click()
        months.get_by_role("button", name="12 months").click()
        expect(months.get_by_role("slider")).to_have_attribute("max", "11")
        assert "days=365" in page.url and "months=12" in page.url
        page.reload()
        expect(figure(page, "Balance").get_by_role("button", name="365 days")).to_have_attribute(
            "aria-pressed", "true", timeout=SHOWN_WITHIN
        )
        rows = rows_of(figure(page, "In and out"))
    assert len(rows) == 12
    sums = [sum(cents(re.sub(r"[^\d.]", "", row[column])) for row in rows) for column in (1, 2)]
    assert sums == [50_000 + 250_000 + 7, 12_345 + 1 + 90_909]


def test_points_are_read_out_by_keyboard_and_by_pointer(window, watched, payer):
    page = watched(window().new_page())
    with history_of(page, HISTORY):
        open_app(page, payer)
        balance = figure(page, "Balance")
        slider = balance.get_by_role("slider", name="Balance, USD")
        expect(slider).to_have_attribute(
            "aria-valuetext", re.compile(r": 1,967\.52\sUSD$"), timeout=SHOWN_WITHIN
        )
        slider.focus()
        page.keyboard.press("ArrowLeft")
        expect(slider).to_have_attribute("aria-valuetext", re.compile(r": 1,967\.45\sUSD$"))
        expect(balance).to_contain_text("1,967.45 USD")
        page.keyboard.press("Home")
        expect(balance).to_contain_text("376.55 USD")
        slider.blur()
        expect(balance).to_contain_text("Now")
        drawing = balance.locator("svg")
        box = drawing.bounding_box()
        page.mouse.move(box["x"] + box["width"] / 3 + 20, box["y"] + 20)
        expect(balance).to_contain_text("2,876.55 USD")
        page.mouse.move(0, 0)
        expect(balance).to_contain_text("Now")
        months = figure(page, "In and out")
        months.get_by_role("slider").focus()
        page.keyboard.press("End")
        expect(months).to_contain_text("+0.07 USD")


def test_more_lines_than_a_chart_holds_are_said(window, watched, payer):
    page = watched(window().new_page())
    without_news(page, watched)
    many = [(80 - index / 100, 1) for index in range(5_001)]
    with history_of(page, many) as asked:
        open_app(page, payer)
        balance = figure(page, "Balance")
        expect(balance).to_contain_text("a chart holds 5,000 movements", timeout=SHOWN_WITHIN)
        assert len([one for one in asked if "cursor" in one]) == 8
        balance.get_by_role("button", name="30 days").click()
        expect(balance).not_to_contain_text("a chart holds", timeout=SHOWN_WITHIN)


def test_an_event_reads_only_what_is_new(page, payer, payee):
    for _ in range(3):
        payer.pay("USD", payee.accounts["USD"], "1.00")
    asked = []
    page.on("request", lambda request: asked.extend(calls_of(request)))
    open_app(page, payee)
    expect(figure(page, "Balance")).to_contain_text("103.00 USD", timeout=SHOWN_WITHIN)
    before = [call["params"]["from"] for call in asked if call["method"] == "statement.get"]
    asked.clear()
    payer.pay("USD", payee.accounts["USD"], "1.00")
    expect(figure(page, "Balance")).to_contain_text("104.00 USD", timeout=SHOWN_WITHIN)
    after = [call["params"]["from"] for call in asked if call["method"] == "statement.get"]
    assert after and min(after) > max(before[:2])


def test_news_change_a_chart_in_place_and_take_nothing_from_who_is_reading_it(page, payer, payee):
    payer.pay("USD", payee.accounts["USD"], "1.00")
    open_app(page, payee)
    balance = figure(page, "Balance")
    assert len(rows_of(balance)) == 1
    figures = balance.get_by_role("region", name="Balance, USD")
    figures.focus()
    payer.pay("USD", payee.accounts["USD"], "2.00")
    expect(figures).to_contain_text("103.00 USD", timeout=SHOWN_WITHIN)
    expect(figures).to_be_focused()
    slider = balance.get_by_role("slider")
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r": 100\.00\sUSD$"))
    payer.pay("USD", payee.accounts["USD"], "3.00")
    expect(figures).to_contain_text("106.00 USD", timeout=SHOWN_WITHIN)
    expect(slider).to_be_focused()
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r": 100\.00\sUSD$"))
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", re.compile(r": 106\.00\sUSD$"))


def test_another_account_is_chosen_for_both_charts(page, payer):
    payer.pay("USD", payer.accounts["EUR"], "10.00")
    payer.pay("EUR", payer.accounts["USD"], "1.00")
    open_app(page, payer)
    expect(figure(page, "Balance")).to_contain_text("USD", timeout=SHOWN_WITHIN)
    charts(page).get_by_role("button", name="EUR").click()
    expect(figure(page, "Balance")).to_contain_text("8.00 EUR")
    expect(figure(page, "In and out")).to_contain_text("+9.00 EUR")
    expect(figure(page, "In and out")).to_contain_text("−1.00 EUR")
    assert f"account={payer.accounts['EUR']}" in page.url


def test_hidden_amounts_are_hidden_in_charts_and_tables_too(window, watched, payer):
    page = watched(window().new_page())
    with history_of(page, HISTORY):
        open_app(page, payer)
        balance, months = figure(page, "Balance"), figure(page, "In and out")
        expect(balance).to_contain_text("1,967.52 USD", timeout=SHOWN_WITHIN)
        for place in (balance, months):
            place.get_by_text("Show as a table").click()
        page.get_by_role("button", name="Hide amounts").click()
        expect(balance).to_contain_text("••• USD")
        for place in (balance, months):
            assert not re.search(r"\d[.,]\d\d|\d K|\dK", place.inner_text()), place.inner_text()
            expect(place.get_by_role("slider")).to_have_attribute("aria-valuetext", re.compile(r"•••\sUSD"))
        expect(total(page)).to_contain_text("••• USD")
        for currency in CURRENCIES:
            expect(card(page, currency)).to_contain_text(f"••• {currency}")


def test_a_chart_that_cannot_be_read_says_so_in_place(window, watched, payer):
    page = watched(window().new_page())
    without_news(page, watched)
    alert = figure(page, "In and out").get_by_role("alert")
    with answering(page, "statement.get", error=INTERNAL):
        open_app(page, payer)
        expect(alert).to_contain_text("Something went wrong on our side.", timeout=SHOWN_WITHIN)
        expect(card(page, "USD")).to_contain_text("100.00 USD")
    alert.get_by_role("button", name="Try again").click()
    expect(figure(page, "In and out")).to_contain_text("+100.00 USD")


# For everybody.


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_axe_finds_nothing_with_charts_and_tables_open(window, watched, payer, language, theme):
    context = window(locale=language, color_scheme=theme, viewport={"width": 390, "height": 844})
    page = watched(context.new_page())
    with history_of(page, HISTORY):
        open_app(page, payer)
        expect(page.get_by_role("slider")).to_have_count(2, timeout=SHOWN_WITHIN)
        for summary in page.locator("figure summary").all():
            summary.click()
        expect(page.get_by_role("table")).to_have_count(2)
        violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [json.dumps(one["nodes"][0]["html"])[:200] + one["id"] for one in violations] == []


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_nothing_scrolls_sideways_at_320_pixels(window, watched, payer, language):
    context = window(locale=language, viewport={"width": 320, "height": 640})
    page = watched(context.new_page())
    with history_of(page, [(days, 1_234_567_890) for days in (80, 60, 40, 20)]):
        open_app(page, payer, "/?months=12")
        expect(page.get_by_role("slider")).to_have_count(2, timeout=SHOWN_WITHIN)
        for summary in page.locator("figure summary").all():
            summary.click()
        assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_the_overview_is_read(window, watched, payer, width):
    page = watched(window(viewport={"width": width, "height": 860}).new_page())
    page.add_init_script("""
        window.shifts = [];
        new PerformanceObserver((list) => shifts.push(...list.getEntries().map((one) => one.value)))
            .observe({ type: 'layout-shift', buffered: true });
    """)
    open_app(page, payer)
    expect(figure(page, "In and out")).to_contain_text("+100.00 USD", timeout=SHOWN_WITHIN)
    assert sum(page.evaluate("shifts")) < 0.02


def test_an_arrival_does_not_move_for_those_who_want_no_motion(window, watched, payer, payee):
    page = watched(window(reduced_motion="reduce").new_page())
    open_app(page, payee)
    payer.pay("USD", payee.accounts["USD"], "2.00")
    row = latest(page).get_by_role("listitem").first
    expect(row).to_contain_text("+2.00 USD", timeout=SHOWN_WITHIN)
    assert "arrive" not in row.evaluate("row => getComputedStyle(row).animationName")


def test_a_client_of_three_hundred_transfers_sees_the_latest(page, url):
    busy, friend = sign_up(url, "Bea Busy"), sign_up(url, "Ivy Payee")
    for start in range(0, 300, 50):
        busy.rpc.call(
            "transfer.createMany",
            {
                "transfers": [
                    {
                        "from": busy.accounts["USD"],
                        "to": friend.accounts["USD"],
                        "amount": "0.10",
                        "idempotency_key": f"busy-{start + index}",
                    }
                    for index in range(50)
                ]
            },
        )
    open_app(page, busy)
    expect(latest(page).get_by_role("listitem")).to_have_count(8)
    left = busy.balances()["USD"]
    expect(figure(page, "Balance")).to_contain_text(f"{left} USD", timeout=SHOWN_WITHIN)
    expect(figure(page, "Balance").get_by_role("slider")).to_have_attribute("max", "300")

"""What happens elsewhere shows in every open tab of the app, over one stream of events for all of them."""

import re

import pytest
from playwright.sync_api import expect

from clients.app import SHOWN_WITHIN, admit, heading, main, open_app, open_menu, shown
from clients.waiting import until

pytestmark = pytest.mark.browser

# The listening tab may have to be noticed as gone before the next one listens.
TOLD_WITHIN = 30_000


class Streams:
    """The streams that a window opens and those that have ended."""

    def __init__(self, context):
        self.opened, self.ended = [], []
        context.on("request", lambda request: self._add(self.opened, request))
        context.on("requestfailed", lambda request: self._add(self.ended, request))
        context.on("requestfinished", lambda request: self._add(self.ended, request))

    def _add(self, found, request):
        if request.url.endswith("/events"):
            found.append(request)

    @property
    def live(self):
        return len(self.opened) - len(self.ended)


@pytest.fixture
def context(window, payer):
    context = window()
    admit(context, payer)
    return context


@pytest.fixture
def streams(context):
    return Streams(context)


@pytest.fixture
def open_tab(context, watched):
    """Opens a view in another tab of the same window and waits until it stands."""

    def open_one(path="/"):
        page = watched(context.new_page())
        page.goto(f"/app{path}")
        return shown(page)

    return open_one


def listening(page, streams):
    """Waits until the window has its stream: what happens from now on is told."""
    until(lambda: page.evaluate("1") and len(streams.opened) > 0, 30, "the app listens")
    return page


def test_a_transfer_from_elsewhere_changes_balances_and_history_in_every_tab_over_one_stream(
    open_tab, streams, payer, payee
):
    overview, again, history = open_tab(), open_tab(), open_tab("/history")
    listening(history, streams)
    payee.pay("USD", payer.accounts["USD"], "12.34", memo="for the tickets")
    for page in (overview, again):
        expect(main(page)).to_contain_text("112.34 USD", timeout=TOLD_WITHIN)
        expect(main(page)).to_contain_text("for the tickets")
    expect(main(history)).to_contain_text("for the tickets", timeout=TOLD_WITHIN)
    expect(main(history)).to_contain_text("+12.34")
    assert len(streams.opened) == 1


def test_when_the_listening_tab_closes_the_next_one_takes_over_and_misses_nothing(
    open_tab, streams, payer, payee
):
    first, second, third = open_tab(), open_tab(), open_tab("/history")
    listening(first, streams)
    first.close()
    # In the moment in which nobody listens.
    payee.pay("USD", payer.accounts["USD"], "1.11", memo="while nobody listened")
    expect(main(second)).to_contain_text("101.11 USD", timeout=TOLD_WITHIN)
    expect(main(third)).to_contain_text("while nobody listened", timeout=TOLD_WITHIN)
    payee.pay("USD", payer.accounts["USD"], "2.22", memo="to the one that took over")
    expect(main(second)).to_contain_text("103.33 USD", timeout=TOLD_WITHIN)
    expect(main(third)).to_contain_text("to the one that took over", timeout=TOLD_WITHIN)
    assert len(streams.opened) == 2


@pytest.mark.parametrize(
    "locale, said", [("en-US", "has arrived"), ("ru-RU", "Поступил перевод"), ("zh-CN", "已收到")]
)
def test_money_that_comes_in_is_announced_politely_in_the_persons_language(
    window, watched, payer, payee, locale, said
):
    context = window(locale=locale)
    streams = Streams(context)
    page = open_app(watched(context.new_page()), payer)
    listening(page, streams)
    live = page.locator("[aria-live='polite'], [role='status']")
    payee.pay("USD", payer.accounts["USD"], "3.21")
    announced = live.filter(has_text=said)
    expect(announced).to_be_visible(timeout=TOLD_WITHIN)
    expect(announced).to_contain_text(re.compile(r"3[.,]21"))
    expect(announced).to_contain_text("Ivy P.")


def test_an_announcement_keeps_hidden_amounts_hidden(open_tab, streams, payer, payee):
    page = listening(open_tab(), streams)
    page.get_by_role("button", name="Hide amounts").click()
    payee.pay("USD", payer.accounts["USD"], "3.21", memo="a secret")
    expect(main(page)).to_contain_text("a secret", timeout=TOLD_WITHIN)
    expect(page.locator("body")).not_to_contain_text("3.21")


def test_what_is_done_in_one_tab_shows_in_the_other(open_tab, streams, payer):
    overview, other = open_tab(), open_tab()
    listening(overview, streams)
    payer.pay("USD", payer.accounts["EUR"], "20.00")
    for page in (overview, other):
        expect(main(page)).to_contain_text("18.00 EUR", timeout=TOLD_WITHIN)


def test_a_log_out_ends_the_stream(open_tab, streams, watched):
    watched.provoke("/events")
    page = listening(open_tab(), streams)
    open_menu(page).get_by_role("button", name="Log out").click()
    expect(heading(page)).to_have_text("Log in")
    until(lambda: page.evaluate("1") and streams.live == 0, 30, "the stream has ended")


def test_a_stranger_opens_no_stream(window, watched):
    context = window()
    streams = Streams(context)
    page = watched(context.new_page())
    page.goto("/app/login")
    expect(heading(page)).to_have_text("Log in", timeout=SHOWN_WITHIN)
    assert streams.opened == []


def test_leaving_a_view_that_follows_the_books_leaves_nothing_behind(open_tab, streams, payer, payee):
    """A view that is gone reads nothing any more, however often it has been opened."""
    page = listening(open_tab(), streams)
    navigation = page.get_by_role("navigation", name="Main")
    for _ in range(3):
        for name in ("History", "Accounts"):
            navigation.get_by_role("link", name=name).click()
            expect(heading(page)).to_have_text(name)
            shown(page)
    asked = []
    page.on(
        "request", lambda request: asked.append(request.post_data) if request.url.endswith("/rpc") else None
    )
    payee.pay("USD", payer.accounts["USD"], "4.56", memo="once is enough")
    expect(main(page)).to_contain_text("once is enough", timeout=TOLD_WITHIN)
    assert sum(body.count('"transfer.list"') for body in asked) == 1, asked

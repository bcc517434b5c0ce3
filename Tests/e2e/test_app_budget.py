"""What the app weighs, what it asks for, and how soon and how calmly its views stand there."""

import re
from urllib.parse import urlsplit

import pytest
import requests
from playwright.sync_api import expect

from clients.app import SHOWN_WITHIN, admit, heading, shown
from clients.people import sign_up
from clients.screen import SIGNED_OUT, views_of, visit

pytestmark = pytest.mark.browser

# Compressed, as they travel, in bytes: what a view needs when nothing is there yet.
SCRIPTS_MAX = 60_000
STYLES_MAX = 15_000
# Of the layout's height and width that moves while a view comes, as the browser counts it.
SHIFT_MAX = 0.02
# The budget is a second; what a busy machine takes on top says nothing about the app.
PAINT_BUDGET = 1_000
PAINT_BOUND = 10_000


@pytest.fixture(scope="module")
def client(url):
    """A person with two screens of history."""
    client, friend = sign_up(url, "Wendy Weigh"), sign_up(url, "Ivy Payee")
    for number in range(1, 31):
        sent = client.pay("USD", friend.accounts["USD"], f"1.{number:02}", memo=f"number {number}")
    client.views = views_of(client, sent["id"], friend.accounts["CNY"])
    return client


class Traffic:
    """Everything that a window asks for, by kind."""

    def __init__(self, context):
        self.addresses = set()
        context.on("request", lambda request: self.addresses.add(request.url))

    def of(self, ending):
        return {one for one in self.addresses if urlsplit(one).path.endswith(ending)}


@pytest.fixture(scope="module")
def weight():
    """How many bytes nginx sends for a file to a browser, which takes gzip."""
    known = {}

    def weigh(address):
        if address not in known:
            answer = requests.get(address, headers={"Accept-Encoding": "gzip"}, stream=True, timeout=30)
            assert answer.status_code == 200, address
            body = answer.raw.read(decode_content=False)
            # A file of a few hundred bytes would grow by being compressed.
            assert answer.headers.get("Content-Encoding") == "gzip" or len(body) < 256, address
            known[address] = len(body)
        return known[address]

    return weigh


def test_no_view_loads_more_than_its_budget(window, client, weight):
    """From nothing, as on a first visit: the frame, the view's own modules, all styles."""
    heavy, everything = [], set()
    for name, address in client.views.items():
        context = window(service_workers="block")
        if name not in SIGNED_OUT:
            admit(context, client)
        traffic = Traffic(context)
        visit(context.new_page(), name, address)
        scripts, styles = traffic.of(".js"), traffic.of(".css")
        everything |= scripts
        sizes = sum(map(weight, scripts)), sum(map(weight, styles))
        print(f"{name}: {len(scripts)} scripts of {sizes[0]} bytes, {len(styles)} styles of {sizes[1]} bytes")
        if sizes[0] > SCRIPTS_MAX or sizes[1] > STYLES_MAX:
            heavy.append((name, *sizes))
        context.close()
    print(f"all views together: {len(everything)} scripts of {sum(map(weight, everything))} bytes")
    assert heavy == []


def test_no_view_asks_anybody_else_nor_complains(window, watched, client, url):
    """No third party, no error, no warning, no violated policy, on any view."""
    context = window()
    traffic = Traffic(context)
    page = watched(context.new_page())
    for name, address in sorted(client.views.items(), key=lambda item: item[0] not in SIGNED_OUT):
        if name not in SIGNED_OUT and not context.cookies():
            admit(context, client)
        visit(page, name, address)
    assert {re.match(r"\w+://[^/]+", one)[0] for one in traffic.addresses} == {url}


def test_a_second_view_loads_only_what_is_new(window, client):
    context = window(service_workers="block")
    admit(context, client)
    page = context.new_page()
    visit(page, "app-accounts", "/app/")
    traffic = Traffic(context)
    page.get_by_role("navigation", name="Main").get_by_role("link", name="History").click()
    history_shown(page)
    page.go_back()
    expect(heading(page)).not_to_have_text("History", timeout=SHOWN_WITHIN)
    shown(page)
    assert traffic.of(".css") == set() and not any("/app/main.js" in one for one in traffic.addresses)
    # The overview's charts may still be on their way.
    before = {one for one in traffic.of(".js") if "/history" in one}
    page.go_forward()
    history_shown(page)
    assert {one for one in traffic.of(".js") if "/history" in one} == before != set()


def history_shown(page):
    """The address changes at once; until the view's modules are there, the one before it stays."""
    expect(heading(page)).to_have_text("History", timeout=SHOWN_WITHIN)
    shown(page)


@pytest.mark.parametrize("name", ["app-accounts", "app-history"])
def test_a_view_is_there_soon_and_nothing_moves_under_the_eyes(window, client, name):
    context = window()
    admit(context, client)
    context.add_init_script(MEASURE)
    page = context.new_page()
    visit(page, name, client.views[name])
    page.wait_for_function("window.measured.paint > 0")
    measured = page.evaluate("window.measured")
    paint, shift = measured["paint"], measured["shift"]
    print(f"{name}: largest paint {paint:.0f} ms (budget {PAINT_BUDGET}), shift {shift:.4f}")
    assert paint < PAINT_BOUND
    assert shift < SHIFT_MAX, measured["moved"]


# The last paint that was the largest so far, and all that moved without the person having done anything.
MEASURE = """
window.measured = { paint: 0, shift: 0, moved: [] };
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) measured.paint = entry.startTime;
}).observe({ type: 'largest-contentful-paint', buffered: true });
new PerformanceObserver(list => {
    for (const entry of list.getEntries()) {
        if (entry.hadRecentInput) continue;
        measured.shift += entry.value;
        const name = ({ node }) => (node?.outerHTML ?? node?.textContent ?? '').slice(0, 80);
        measured.moved.push([entry.value, ...entry.sources.map(name)]);
    }
}).observe({ type: 'layout-shift', buffered: true });
"""

"""axe finds nothing on any page, in any language, theme or size; nothing scrolls sideways when narrow."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from clients.people import sign_up
from clients.screen import pages_of

pytestmark = pytest.mark.browser

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SIGNED_OUT = ("home", "log-in", "sign-up")


@pytest.fixture(scope="module")
def reader(url):
    """A person with something on every page: own, external, received and refused transfers."""
    reader, friend = sign_up(url, "Rhea Reader"), sign_up(url, "Fritz Freund")
    reader.pay("USD", reader.accounts["EUR"], "20.00", memo="savings")
    sent = reader.pay(
        "USD", friend.accounts["CNY"], "10.00", memo="a memo that is long enough to have to wrap somewhere"
    )
    friend.pay("USD", reader.accounts["USD"], "3.00")
    reader.rpc.refusal(
        "transfer.create",
        {
            "from": reader.accounts["USD"],
            "to": friend.accounts["USD"],
            "amount": "5000.00",
            "idempotency_key": "refused",
        },
    )
    reader.cookie = reader.rest().session.cookies["session"]
    reader.pages = pages_of(reader, sent["id"], friend.accounts["CNY"])
    return reader


def visits(context, reader):
    """Each page open in turn: those of strangers first, then the others logged in."""
    page = context.new_page()
    for name in SIGNED_OUT:
        page.goto(reader.pages[name])
        yield name, page
    context.add_cookies([{"name": "session", "value": reader.cookie, "url": reader.url}])
    for name, address in reader.pages.items():
        if name not in SIGNED_OUT:
            page.goto(address)
            yield name, page


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_axe_finds_nothing_on_any_page(window, reader, language, theme, size):
    context = window(locale=language, color_scheme=theme, viewport=SIZES[size], reduced_motion="reduce")
    axe, findings = Axe(), []
    for name, page in visits(context, reader):
        for violation in axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]:
            nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
            findings.append(f"{name}: {violation['id']} ({violation['help']}): {nodes}")
    assert findings == []


@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_nothing_scrolls_sideways_at_320_pixels(window, reader, language):
    context = window(locale=language, viewport={"width": 320, "height": 640})
    wide = []
    for name, page in visits(context, reader):
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            widest = page.evaluate("""() => [...document.querySelectorAll('main *, header *')]
                .filter(one => one.getBoundingClientRect().right > 321)
                .slice(0, 3).map(one => one.outerHTML.slice(0, 120))""")
            wide.append(f"{name}: {width} px, {widest}")
    assert wide == []


def test_every_page_has_one_heading_a_title_and_landmarks(window, reader):
    titles, faults = set(), []
    for name, page in visits(window(), reader):
        counts = page.evaluate(
            """() => ['h1', 'main', 'title'].map(one => document.querySelectorAll(one).length)"""
        )
        if counts != [1, 1, 1]:
            faults.append(f"{name}: h1, main, title are {counts}")
        titles.add(page.title())
    assert faults == [] and len(titles) >= len(reader.pages) - 4, titles


def test_targets_are_large_enough_to_touch(window, reader):
    small = []
    for name, page in visits(window(viewport=SIZES["phone"], has_touch=True), reader):
        small += [
            f"{name}: {one}"
            for one in page.evaluate("""() =>
            [...document.querySelectorAll('button, input:not([type=hidden]), select, a.button, summary')]
                .filter(one => one.checkVisibility())
                .map(one => [one, (one.closest('label') ?? one).getBoundingClientRect()])
                .filter(([one, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
                .map(([one]) => one.outerHTML.slice(0, 120))""")
        ]
    assert small == []

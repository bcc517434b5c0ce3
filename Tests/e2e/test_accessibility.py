"""axe finds nothing on any page or view, in any language, theme or size; nothing is lost in narrow windows."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from clients.app import admit, heading, open_menu
from clients.people import sign_up
from clients.screen import SIGNED_OUT, pages_of, visit

pytestmark = pytest.mark.browser

LANGUAGES = ["en", "ru", "zh"]
SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
# What a theme changes; the rest of a page is the same in all.
OF_THEMES = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def reader(url):
    """A person with something on every page: own, external, received and refused transfers, a key."""
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
    reader.rpc.call("key.create", name="nightly", scopes=["read"])
    reader.pages = pages_of(reader, sent["id"], friend.accounts["CNY"])
    return reader


def visits(context, reader):
    """Each page and view open in turn: those of strangers first, then the others logged in."""
    page = context.new_page()
    for name in SIGNED_OUT:
        visit(page, name, reader.pages[name])
        yield name, page
    admit(context, reader)
    for name, address in reader.pages.items():
        if name not in SIGNED_OUT:
            visit(page, name, address)
            yield name, page


def findings_of(axe, page, place, options):
    for violation in axe.run(page, options=options).response["violations"]:
        nodes = "; ".join(node["html"][:160] for node in violation["nodes"][:3])
        yield f"{place}: {violation['id']} ({violation['help']}): {nodes}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(window, reader, language):
    context = window(locale=language, reduced_motion="reduce")
    axe, findings = Axe(), []
    for name, page in visits(context, reader):
        for size, viewport in SIZES.items():
            page.set_viewport_size(viewport)
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme)
                options = {"resultTypes": ["violations"]} if theme == "light" else OF_THEMES
                findings += findings_of(axe, page, f"{name}, {size}, {theme}", options)
    assert findings == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens_over_a_view(window, reader, theme):
    context = window(color_scheme=theme, reduced_motion="reduce")
    admit(context, reader)
    page, axe, findings = context.new_page(), Axe(), []
    visit(page, "app-accounts", "/app/")
    open_menu(page)
    findings += findings_of(axe, page, "the menu", {"resultTypes": ["violations"]})
    page.keyboard.press("Escape")
    heading(page).focus()
    page.keyboard.press("?")
    page.get_by_role("dialog").wait_for()
    findings += findings_of(axe, page, "the help", {"resultTypes": ["violations"]})
    assert findings == []


def wide(page, width):
    """What reaches beyond the window; `None` if nothing does."""
    actual = page.evaluate("document.documentElement.scrollWidth")
    if actual <= width:
        return None
    widest = page.evaluate(
        """width => [...document.querySelectorAll('main *, header *, footer *')]
        .filter(one => one.getBoundingClientRect().right > width + 1)
        .slice(-3).map(one => one.outerHTML.slice(0, 120))""",
        width,
    )
    return f"{actual} px, {widest}"


# Texts that their boxes cut off: nothing else shows them whole.
CUT = """() => [...document.querySelectorAll('main *, header *, footer *')]
    .filter(one => one.checkVisibility() && one.innerText?.trim())
    .filter(one => one.clientWidth > 1 && one.clientHeight > 1)
    .filter(one => !one.closest('.hidden, select, input, svg'))
    .filter(one => {
        const style = getComputedStyle(one)
        const hides = axis => ['hidden', 'clip'].includes(style[axis])
        return hides('overflowX') && one.scrollWidth > one.clientWidth + 1
            || hides('overflowY') && one.scrollHeight > one.clientHeight + 1
    })
    .map(one => one.outerHTML.slice(0, 120))"""


# The narrowest window that is supported, and a desktop's at a zoom of 200 %.
@pytest.mark.parametrize("width, scale", [(320, 1), (640, 2)])
@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_lost_in_a_narrow_window(window, reader, language, width, scale):
    viewport = {"width": width, "height": 640 // scale}
    context = window(locale=language, viewport=viewport, device_scale_factor=scale, reduced_motion="reduce")
    lost = []
    for name, page in visits(context, reader):
        lost += [f"{name}: wide, {found}" for found in [wide(page, width)] if found]
        lost += [f"{name}: cut, {one}" for one in page.evaluate(CUT)]
    assert lost == []


def test_every_page_has_one_heading_a_title_and_landmarks(window, reader):
    titles, faults = {}, []
    for name, page in visits(window(), reader):
        counts = page.evaluate(
            """() => ['h1', 'main', 'title'].map(one => document.querySelectorAll(one).length)"""
        )
        if counts != [1, 1, 1]:
            faults.append(f"{name}: h1, main, title are {counts}")
        if skipped := page.evaluate(SKIPPED_LEVELS):
            faults.append(f"{name}: levels are left out before {skipped}")
        titles.setdefault((name.startswith("app-"), page.title()), []).append(name)
    # The same page, in another state.
    same = [{"transfer-own", "transfer-external"}, {"history", "nothing-found"}, {"not-found"}]
    same += [{f"app-{one}" for one in names} for names in same]
    for (_, title), names in titles.items():
        if len(names) > 1 and not any(set(names) <= known for known in same):
            faults.append(f"{names} are all called {title}")
    assert faults == []


SKIPPED_LEVELS = """() => {
    const levels = [...document.querySelectorAll('main :is(h1, h2, h3, h4, h5, h6)')]
        .filter(one => one.checkVisibility())
    const level = one => Number(one.tagName[1])
    return levels.filter((one, at) => at > 0 && level(one) > level(levels[at - 1]) + 1)
        .map(one => one.textContent)
}"""


def test_targets_are_large_enough_to_touch(window, reader):
    small = []
    for name, page in visits(window(viewport=SIZES["phone"], has_touch=True), reader):
        small += [
            f"{name}: {one}"
            for one in page.evaluate("""() =>
            [...document.querySelectorAll(`button, input:not([type=hidden]), select, textarea, summary,
                a.button, nav a, [role=slider], [role=tab], [role=button]`)]
                .filter(one => one.checkVisibility())
                .map(one => [one, (one.closest('label') ?? one).getBoundingClientRect()])
                .filter(([one, box]) => box.width > 1 && (box.width < 24 || box.height < 24))
                .map(([one]) => one.outerHTML.slice(0, 120))""")
        ]
    assert small == []


@pytest.mark.parametrize("language", ["ru", "zh"])
def test_every_view_speaks_the_language_it_claims(window, reader, language):
    """No text is missing, and none is left in English beside the names of things."""
    english = {
        name: texts(page) for name, page in visits(window(reduced_motion="reduce"), reader) if is_view(name)
    }
    faults = []
    for name, page in visits(window(locale=language), reader):
        if is_view(name):
            written = texts(page)
            faults += [f"{name}: {text}" for text in written if "⟨" in text]
            faults += [f"{name}: {text}" for text in written & english[name] if " " in text.strip()]
    assert faults == []


def is_view(name):
    # The explorer shows what the service's document says, in English.
    return name.startswith("app-") and name != "app-explorer"


def texts(page):
    """The texts of a view that consist of letters, what people have written themselves left out."""
    return set(
        page.evaluate(r"""() => {
            const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
            const found = []
            while (walk.nextNode()) {
                const { data, parentElement } = walk.currentNode
                const isOthers = parentElement.closest('bdi, code, kbd, pre, time, svg')
                if (/\p{Ll}{2}/u.test(data) && !isOthers) found.push(data.trim())
            }
            return found
        }""")
    )

"""The styleguide: every piece is there, in both themes and sizes, reachable by keyboard, and axe finds nothing."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}


@pytest.fixture
def guide(window, watched):
    """Opens the styleguide in a window of its own and waits until its live parts stand there."""

    def open_one(**options):
        page = watched(window(**options).new_page())
        page.goto("/app/styleguide.html")
        expect(page.locator("body[data-ready]")).to_have_count(1, timeout=15_000)
        return page

    return open_one


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(guide, theme, size):
    page = guide(color_scheme=theme, viewport=SIZES[size], reduced_motion="reduce")
    page.get_by_role("button", name="Press to wait").click()
    for summary in page.get_by_text("Show as a table").all():
        summary.click()
    page.get_by_role("button", name="Say what went wrong").click()
    violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    found = [f"{one['id']}: {node['html'][:140]}" for one in violations for node in one["nodes"]]
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth") == SIZES[size]["width"]
    page.get_by_role("button", name="Ask before doing it").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"] == []


def test_the_theme_is_switched_and_every_colour_follows(guide):
    page = guide(color_scheme="light")
    colours = {}
    for theme in ("Light", "Dark"):
        button = page.get_by_role("group", name="Theme").get_by_role("button", name=theme)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        colours[theme] = page.evaluate(
            "[...document.querySelectorAll('.swatch-colour')].map(one => getComputedStyle(one).backgroundColor)"
        )
    same = sum(light == dark for light, dark in zip(colours["Light"], colours["Dark"], strict=True))
    assert len(colours["Light"]) > 20 and same <= 4, colours
    assert "rgba(0, 0, 0, 0)" not in colours["Light"], "a name that no token has"


def test_every_token_and_every_icon_is_shown(guide, url, nobody):
    page = guide()
    tokens = page.request.get("/assets/css/tokens.css").text()
    names = set(re.findall(r"--([a-z-]+): (?:light-dark\(#|#)", tokens))
    shown = {name.removeprefix("--") for name in page.locator("#swatches code").all_inner_texts()}
    assert names == shown, names ^ shown
    symbols = re.findall(r'<symbol id="([^"]+)"', page.request.get("/assets/icons.svg").text())
    assert page.locator("#icon-list code").all_inner_texts() == symbols
    assert len(symbols) == len(set(symbols))


def test_icons_are_of_one_family(page, url):
    drawings = page.request.get(f"{url}/assets/icons.svg").text()
    for symbol in re.findall(r"<symbol [^>]*>", drawings):
        if 'id="mark"' not in symbol:
            assert 'viewBox="0 0 24 24"' in symbol and 'stroke-width="1.75"' in symbol, symbol
            assert 'stroke-linecap="round"' in symbol and 'stroke="currentColor"' in symbol, symbol


def test_everything_can_be_reached_and_used_by_keyboard(guide):
    page = guide()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    controls = page.locator(
        "a[href], button:not(:disabled), input:not(:disabled):not([type=radio]), select, textarea, summary"
    ).count()
    reached = 0
    for _ in range(controls + 10):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            break
        reached += 1
        assert page.evaluate("""() => {
            const one = document.activeElement, ring = one.closest('.choice, .plot-area') ?? one;
            return [one, ring].some((each) => getComputedStyle(each).outlineStyle !== 'none');
        }"""), page.evaluate("document.activeElement.outerHTML")
    # One of the radio buttons, and without the skip link, which came first.
    assert reached >= controls - 1, (reached, controls)


def test_a_dialog_keeps_the_focus_and_gives_it_back(guide):
    page = guide()
    ask = page.get_by_role("button", name="Ask before doing it")
    ask.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Revoke the key?")).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(ask).to_be_focused()


def test_forced_colours_leave_borders_and_marks(guide):
    page = guide(forced_colors="active")
    widths = page.evaluate("""() => ['.button', '.tag', '.chip', '.segment', '.slip', '.total'].map(
        (name) => [name, getComputedStyle(document.querySelector('main ' + name)).borderTopWidth])""")
    assert all(width != "0px" for _, width in widths), widths
    pressed = page.locator("main .segment[aria-pressed='true']").first
    assert pressed.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_reduced_motion_stops_what_moves(guide):
    page = guide(reduced_motion="reduce")
    page.get_by_role("button", name="Press to wait").click()
    moving = page.evaluate("""() => [...document.querySelectorAll('*')].flatMap((one) => [null, '::after'].map(
        (part) => getComputedStyle(one, part).animationName)).filter((name) => name !== 'none')""")
    assert moving == []

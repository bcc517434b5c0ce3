"""Driving the web app in a real browser: what a person does there, found by roles and names."""

import json
import re
from contextlib import contextmanager

from playwright.sync_api import expect

# A view's module, its texts and its first readings come over HTTP, on a machine that may be busy.
SHOWN_WITHIN = 15_000

# In the languages' own words, since a test may speak any of them.
LANGUAGES = {"en": "English", "ru": "Русский", "zh": "中文"}


def admit(context, person):
    """Logs the whole window in: it gets the cookie of a session of the person's own."""
    cookie = person.rest().session.cookies["session"]
    context.add_cookies([{"name": "session", "value": cookie, "url": person.url, "httpOnly": True}])
    return cookie


def open_app(page, person=None, path="/"):
    """Opens a view, as the person if one is given, and waits until it stands."""
    if person is not None:
        admit(page.context, person)
    page.goto(f"/app{path}")
    return shown(page)


def shown(page):
    """Waits until a view stands there and has read what it shows: no placeholder is left."""
    expect(page.locator("main h1")).to_have_count(1, timeout=SHOWN_WITHIN)
    expect(page.locator("main .loading, main .bars, main [aria-busy='true']")).to_have_count(
        0, timeout=SHOWN_WITHIN
    )
    return page


def heading(page):
    return page.get_by_role("heading", level=1)


def main(page):
    return page.get_by_role("main")


def enter(page, email, password):
    """Fills and sends the log-in form that stands there."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(password)
    main(page).get_by_role("button", name="Log in").click()


def log_in(page, person, path="/"):
    """Through the form, as a person who asked for a view; waits until it stands."""
    page.goto(f"/app{path}")
    expect(heading(page)).to_have_text("Log in", timeout=SHOWN_WITHIN)
    enter(page, person.email, person.password)
    expect(heading(page)).not_to_have_text("Log in", timeout=SHOWN_WITHIN)
    return shown(page)


def second_tab(page, path="/"):
    """Another tab of the same window: the same cookies, and the same connection for events."""
    other = page.context.new_page()
    other.goto(f"/app{path}")
    return shown(other)


def open_menu(page):
    """The menu with the person's links, language and theme."""
    menu = page.locator("#menu")
    if not menu.is_visible():
        page.locator("button[popovertarget='menu']").click()
    expect(menu).to_be_visible()
    return menu


def choose_language(page, code):
    open_menu(page).get_by_role("button", name=LANGUAGES[code]).click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{code}"))
    return shown(page)


def calls_of(request):
    """The JSON-RPC calls that a request carries."""
    if not request.url.endswith("/rpc") or request.method != "POST":
        return []
    message = json.loads(request.post_data)
    return message if isinstance(message, list) else [message]


def without_news(page, watched):
    """Keeps the page from ever hearing events: the first has everything read anew, at a moment of its own."""
    watched.provoke("/events")
    page.context.route("**/events", lambda route: route.abort("connectionreset"))


@contextmanager
def intercepting(page, handle):
    """Hands the page's RPC requests to a handler while the block runs, and waits for those it has begun.

    Else the browser would send these to the service itself. At the end no handler of the page is left."""
    page.route("**/rpc", handle)
    try:
        yield
    finally:
        page.unroute_all(behavior="wait")


@contextmanager
def answering(page, method, **fault):
    """Answers a method itself while the block runs; whatever else is asked, with it or not, goes through.

    `error` is the error's data, `result` a result, `lost=True` breaks the connection before the service hears
    of it, and `heard=True` after it has answered. The block gets a list that grows with each time."""
    met = []

    def handle(route):
        calls = calls_of(route.request)
        if not any(call["method"] == method for call in calls):
            return route.continue_()
        met.append(calls)
        if fault.get("lost"):
            return route.abort("connectionreset")
        answer = route.fetch()
        if fault.get("heard"):
            return route.abort("connectionreset")
        responses = answer.json()
        for call, response in zip(
            calls, responses if isinstance(responses, list) else [responses], strict=True
        ):
            if call["method"] == method:
                response.pop("result", None)
                response.pop("error", None)
                if "error" in fault:
                    error = {"status": 500, **fault["error"]}
                    response["error"] = {"code": -32603, "message": "as the test wishes", "data": error}
                else:
                    response["result"] = fault["result"]
        route.fulfill(response=answer, json=responses)

    with intercepting(page, handle):
        yield met

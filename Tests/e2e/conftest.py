"""What every test stands on: a running product and people who use it."""

import os
import re

import pytest

pytest.register_assert_rewrite("clients")

from clients.money import cents
from clients.people import sign_up
from clients.rpc import RPC
from clients.stack import Stack

BROWSER = "/usr/bin/chromium"


@pytest.fixture(scope="session")
def stack():
    """The product at EASYBILLING_URL, or one that starts here and must leave nothing running."""
    given = os.environ.get("EASYBILLING_URL")
    running = Stack(given.rstrip("/")) if given else Stack.start()
    running.wait_ready()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def url(stack):
    return stack.url


@pytest.fixture
def own_stack(stack):
    """The stack, where the tests may kill its processes."""
    if stack.process is None:
        pytest.skip("the stack was started by someone else")
    return stack


@pytest.fixture(scope="session")
def nobody(url):
    """A JSON-RPC client without credentials."""
    return RPC(url)


@pytest.fixture
def newcomer(url):
    """Signs up a new person each time that it is called."""
    return lambda name="Ann Kowalski": sign_up(url, name)


@pytest.fixture(scope="module")
def ann(url):
    """A client with 100 USD whose money a module's tests may only try to move."""
    return sign_up(url, "Ann Kowalski")


@pytest.fixture(scope="module")
def bob(url):
    """Another client: the one whose accounts Ann does not own."""
    return sign_up(url, "Bob Newman")


@pytest.fixture
def payer(url):
    return sign_up(url, "Pat Payer")


@pytest.fixture
def payee(url):
    return sign_up(url, "Ivy Payee")


@pytest.fixture
def balance():
    """A person's balance of a currency in cents."""
    return lambda person, currency: cents(person.balances()[currency])


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": BROWSER, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, url):
    return {**browser_context_args, "base_url": url, "locale": "en-US"}


@pytest.fixture
def window(browser, browser_context_args):
    """Opens a browser's window of its own: language, theme, size, without JavaScript."""
    opened = []

    def open_one(**options):
        opened.append(browser.new_context(**{**browser_context_args, **options}))
        return opened[-1]

    yield open_one
    for context in opened:
        context.close()


class Watch:
    """What a browser complains about: its console, uncaught errors, parts of pages that do not load."""

    def __init__(self):
        self.complaints = []
        self.documents = set()
        self.provoked = []

    def provoke(self, pattern):
        """Complaints that a test causes on purpose, as a regular expression."""
        self.provoked.append(re.compile(pattern))

    def unprovoked(self):
        return [one for one in self.complaints if not any(known.search(one) for known in self.provoked)]

    def __call__(self, page):
        page.on("response", self._response)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"uncaught: {error}"))
        return page

    def _response(self, response):
        if response.request.is_navigation_request():
            self.documents.add(response.url)
        elif response.status >= 400:
            self.complaints.append(f"{response.status} for {response.url}")

    def _console(self, message):
        # A page that is itself an answer 4xx is reported by the browser, too: that is a refusal, not a fault.
        address = message.location.get("url", "")
        is_refusal = message.text.startswith("Failed to load resource") and address in self.documents
        if message.type in ("error", "warning") and not is_refusal:
            self.complaints.append(f"{message.type}: {message.text} ({address})")


@pytest.fixture
def watched():
    """Wraps a page; any console error, policy violation or broken part of a page fails the test."""
    watch = Watch()
    yield watch
    assert watch.unprovoked() == []

"""Driving the pages in a real browser: what a person does there, by labels and names only."""

from clients.app import shown
from clients.people import log_in, new_email, new_password


def sign_up_and_log_in(page, name="Cora Chromium"):
    """Through the forms; returns the person, whose own client knows the same account."""
    email, password = new_email(), new_password()
    page.goto("/signup")
    page.locator('input[name="email"]').fill(email)
    page.locator('input[name="name"]').fill(name)
    page.locator('input[name="password"]').fill(password)
    submit(page, "password")
    if page.locator('form:has(input[name="password"])').count():
        enter(page, email, password)
    return log_in(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2], email, password, name)


def enter(page, email, password):
    """Fills and sends the log-in form of the page that is open."""
    page.locator('input[name="email"]').fill(email)
    page.locator('input[name="password"]').fill(password)
    submit(page, "password")


def submit(page, field):
    """Presses the button of the form that has this field, and waits for the page that comes."""
    with page.expect_navigation():
        page.locator(f'form:has([name="{field}"]) button:not([name]):not([type="button"])').first.click()


def review(page, person, source, target, amount, memo=""):
    """Fills the form for own accounts or for any account, as a person would, and asks for the review."""
    is_own = target in person.accounts.values()
    page.goto(f"/user/{person.id}/transfer/?kind={'own' if is_own else 'external'}")
    choose(page, "from", source)
    choose(page, "to", target)
    page.locator('[name="amount"]').fill(amount)
    page.locator('[name="memo"]').fill(memo)
    submit(page, "amount")


def choose(page, name, value):
    """A radio button, an option of a list, or a text field."""
    radio = page.locator(f'input[type="radio"][name="{name}"][value="{value}"]')
    if radio.count():
        page.locator("label").filter(has=radio).click()
    elif page.locator(f'select[name="{name}"]').count():
        page.locator(f'select[name="{name}"]').select_option(str(value))
    else:
        page.locator(f'input[name="{name}"]').fill(str(value))


def confirm(page):
    submit(page, "idempotency_key")


def assert_focus_shows(page):
    """Whatever has the focus has an outline or a ring; the page itself needs none."""
    shows = page.evaluate("""() => {
        const style = getComputedStyle(document.activeElement)
        const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0
        return outlined || style.boxShadow !== 'none' || document.activeElement === document.body
    }""")
    assert shows, page.evaluate("document.activeElement.outerHTML")


def pages_of(person, transfer_id, other_account):
    """Every page there is, by name: what accessibility, reflow and screenshots go through."""
    source = next(iter(person.accounts.values()))
    draft = f"from={source}&to={other_account}&amount=12.34"
    return {
        "home": "/",
        "log-in": "/login",
        "sign-up": "/signup",
        "docs": "/docs",
        "accounts": f"/user/{person.id}/",
        "transfer-own": f"/user/{person.id}/transfer/?kind=own",
        "transfer-external": f"/user/{person.id}/transfer/?kind=external",
        "review": f"/user/{person.id}/transfer/?{draft}",
        "refused": f"/user/{person.id}/transfer/?from={source}&to={other_account}&amount=abc",
        "receipt": f"/user/{person.id}/transaction/{transfer_id}/",
        "history": f"/user/{person.id}/transaction/",
        "statement": f"/user/{person.id}/statement/",
        "security": f"/user/{person.id}/security/",
        "nothing-found": f"/user/{person.id}/transaction/?filter=created_at+%3C+2020-01-01",
        "not-found": "/nothing-here",
        **views_of(person, transfer_id, other_account),
    }


def views_of(person, transfer_id, other_account):
    """Every view of the app, by name."""
    source = next(iter(person.accounts.values()))
    draft = f"kind=external&from={source}&to={other_account}&amount=12.34"
    return {
        "app-log-in": "/app/login",
        "app-sign-up": "/app/signup",
        "app-accounts": "/app/",
        "app-transfer-own": "/app/transfer?kind=own",
        "app-transfer-external": f"/app/transfer?{draft}",
        "app-confirm": f"/app/transfer?{draft}&step=confirm",
        "app-receipt": f"/app/transfers/{transfer_id}",
        "app-history": "/app/history",
        "app-nothing-found": "/app/history?text=nothing+of+this+name",
        "app-statement": "/app/statement",
        "app-security": "/app/security",
        "app-explorer": "/app/explorer",
        "app-settings": "/app/settings",
        "app-not-found": "/app/nothing-here",
    }


# What those see who are not logged in; everything else wants a client.
SIGNED_OUT = ("home", "log-in", "sign-up", "app-log-in", "app-sign-up")


def visit(page, name, address):
    """Opens a page or a view of the app, and waits until it stands."""
    page.goto(address)
    if name.startswith("app-"):
        shown(page)

"""The pages as forms, without JavaScript; and that no way of pressing a button pays twice."""

import re
from urllib.parse import quote, urljoin

import pytest

from clients.books import everything, unchanged
from clients.money import cents
from clients.pages import Browser
from clients.people import new_email, new_password
from clients.rpc import RPC


@pytest.fixture
def browser(payer):
    """Pat's browser, logged in."""
    opened = Browser(payer.url)
    opened.log_in(payer)
    return opened


def confirmation(browser, payer, payee, amount="1.00", **more):
    """The form that pays, with its hidden one-time key."""
    review = browser.review(payer, payer.accounts["USD"], payee.accounts["USD"], amount, **more)
    assert review.status == 200, review.text
    form = review.form("from", "to", "amount", "idempotency_key", method="post")
    assert re.fullmatch(r"[A-Za-z0-9_-]{16,64}", form.values["idempotency_key"])
    return form


def test_the_first_page_leads_a_stranger_to_sign_up_and_log_in(url):
    home = Browser(url).get("/")
    assert home.status == 200
    paths = {link.removeprefix(url).partition("?")[0].rstrip("/") for link in home.links()}
    assert {"/login", "/signup"} <= paths


@pytest.mark.parametrize("path", ["/login", "/login/", "/signup", "/signup/"])
def test_forms_are_served_with_and_without_the_slash(url, path):
    page = Browser(url).get(path)
    assert page.status == 200 and page.form("email", "password", method="post")
    assert page.document.select_one('input[name="password"]')["type"] == "password"


def test_sign_up_answers_303_and_tells_it_once(url):
    browser, email = Browser(url), new_email()
    form = browser.get("/signup").form("email", "name", "password", method="post")
    answer = form.submit(follow=False, email=email, name="Una Once", password=new_password())
    assert answer.status == 303
    landed = browser.get(answer.location)
    first, second = landed.said(), browser.get(landed.url).said()
    assert first and first != second, "the outcome is announced once"


@pytest.mark.parametrize(
    "change, field",
    [
        ({"email": "nonsense"}, "email"),
        ({"email": ""}, "email"),
        ({"name": ""}, "name"),
        ({"password": "short"}, "password"),
        ({"email": None}, "email"),
        ({"password": None}, "password"),
    ],
    ids=str,
)
def test_a_bad_sign_up_is_shown_beside_its_field_and_keeps_what_was_typed(url, change, field):
    fields = {"email": new_email(), "name": "Una Typed", "password": new_password(), **change}
    page = Browser(url).get("/signup").form("email", "name", "password").submit(**fields)
    assert page.status in (400, 422)
    invalid = page.document.select_one(f'[name="{field}"]')
    assert invalid["aria-invalid"] == "true" and invalid.get("aria-describedby")
    described = [page.document.find(id=one) for one in invalid["aria-describedby"].split()]
    assert any(one and one.get_text(strip=True) for one in described)
    kept = page.form("email", "name", "password").values
    assert field == "name" or kept["name"] == "Una Typed"
    assert not kept["password"], "a password is never sent back"


def test_a_used_email_is_refused_beside_its_field(url, ann):
    with unchanged(ann):
        page = (
            Browser(url)
            .get("/signup")
            .form("email", "name", "password")
            .submit(email=ann.email, name="Second", password=new_password())
        )
        assert page.status in (409, 422)
        assert page.document.select_one('[name="email"][aria-invalid="true"]')


def test_a_failed_log_in_says_so_without_telling_why_and_keeps_the_email(url, ann):
    texts = []
    for email, password in ((ann.email, "wrong " + ann.password), (new_email(), ann.password)):
        browser = Browser(url)
        page = browser.get("/login").form("email", "password").submit(email=email, password=password)
        assert page.status in (400, 401, 422) and not browser.session.cookies.get("session")
        assert page.form("email", "password").values["email"] == email
        texts.append(page.text.replace(email, ""))
    assert texts[0] == texts[1]


def test_a_signed_out_visitor_goes_to_log_in_and_comes_back(ann, url):
    wanted = f"/user/{ann.id}/transaction/?filter={quote('status = 0')}&sort=amount+asc"
    browser = Browser(url)
    answer = browser.get(wanted, follow=False)
    assert answer.status in (302, 303) and answer.location.startswith("/login")
    page = browser.get(answer.location)
    assert page.said(), "it says why"
    landed = page.form("email", "password").submit(email=ann.email, password=ann.password)
    assert landed.url.removeprefix(url).partition("?")[0] == f"/user/{ann.id}/transaction/"
    assert "amount" in landed.url


@pytest.mark.parametrize(
    "address",
    [
        "//evil.example/",
        "https://evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "\t//evil.example",
        "/%09/evil.example",
        "http:evil.example",
    ],
    ids=ascii,
)
def test_coming_back_never_leaves_the_site(ann, url, address):
    for name in ("return", "next"):
        page = Browser(url).get(f"/login?{name}={quote(address)}")
        assert page.status == 200 and not page.injected()
        form = page.form("email", "password")
        for more in ({}, {name: address}):
            answer = form.submit(follow=False, email=ann.email, password=ann.password, **more)
            assert answer.status == 303 and stays(url, answer.answer.headers["Location"])


def stays(url, location):
    """Whether a browser, which drops tabs and turns backslashes, stays on the site."""
    read = re.sub(r"[\t\r\n]", "", location).replace("\\", "/").strip()
    return urljoin(f"{url}/login", read).startswith(url + "/")


def test_the_accounts_page_shows_every_balance_with_its_currency(browser, payer):
    payer.pay("USD", payer.accounts["CNY"], "12.34")
    page = browser.get(f"/user/{payer.id}/")
    for text in (
        "USD",
        "87.66",
        "CNY",
        "85.63",
        "EUR",
        "0.00",
        *map(str, payer.accounts.values()),
        payer.name,
    ):
        assert text in page.text, f"{text} is missing: {page.text}"


def test_the_review_shows_exact_cents_and_the_masked_payee_and_changes_nothing(browser, payer, payee):
    with unchanged(payer, payee):
        review = browser.review(payer, payer.accounts["USD"], payee.accounts["CNY"], "12.34")
        for text in ("12.34", "0.13", "12.47", "85.63", "Ivy P.", str(payee.accounts["CNY"])):
            assert text in review.text, f"{text} is missing: {review.text}"
        assert "Payee" not in review.text.replace("Payee:", ""), "the payee's full name is nobody's business"
        assert payee.email not in review.answer.text


def test_confirming_pays_answers_303_and_tells_it_once(browser, payer, payee):
    answer = confirmation(browser, payer, payee, memo="for lunch").submit(follow=False)
    assert answer.status == 303
    receipt = browser.get(answer.location)
    assert receipt.status == 200
    [sent] = everything(payer.rpc, filter={"kind": "external"})
    for text in ("1.00", "0.01", "98.99", "for lunch", "Ivy P."):
        assert text in receipt.text, f"{text} is missing: {receipt.text}"
    assert sent["id"] in receipt.answer.text
    first, second = receipt.said(), browser.get(receipt.url).said()
    assert first and first != second


def test_pressing_the_button_twice_pays_once(browser, payer, payee):
    form = confirmation(browser, payer, payee)
    first, second = form.submit(), form.submit()
    assert payer.balances()["USD"] == "98.99"
    assert first.url == second.url, "both lead to the one receipt"
    assert second.said(), "the second says that nothing new was paid"


def test_refreshing_the_review_or_going_back_to_it_pays_once(browser, payer, payee):
    review = browser.review(payer, payer.accounts["USD"], payee.accounts["USD"], "1.00")
    again = browser.get(review.url)
    review.form("idempotency_key", method="post").submit()
    back = browser.get(review.url)
    for page in (again, back):
        form = next((one for one in page.forms if "idempotency_key" in one.names), None)
        if form:
            form.submit()
    assert payer.balances()["USD"] == "98.99"


def test_refreshing_the_receipt_pays_nothing(browser, payer, payee):
    receipt = confirmation(browser, payer, payee).submit()
    with unchanged(payer, payee):
        for _ in range(3):
            assert browser.get(receipt.url).status == 200


def test_two_equal_payments_that_are_both_meant_are_two(browser, payer, payee):
    keys = set()
    for _ in range(2):
        form = confirmation(browser, payer, payee)
        keys.add(form.values["idempotency_key"])
        form.submit()
    assert len(keys) == 2 and payer.balances()["USD"] == "97.98"


def test_a_key_that_was_used_for_another_payment_pays_nothing(browser, payer, payee):
    form = confirmation(browser, payer, payee)
    form.submit()
    with unchanged(payer, payee):
        page = form.submit(amount="2.00", quote_id=None)
        assert (page.status, page.slug) == (422, "idempotency_mismatch"), page.text
        assert page.document.select_one('[name="amount"][aria-invalid="true"]'), page.text


def test_a_post_to_the_documented_route_creates_the_transfer(browser, payer, payee):
    fields = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
    for path in (f"/user/{payer.id}/transaction/", f"/user/{payer.id}/transaction"):
        answer = browser.post(path, fields, follow=False)
        assert answer.status == 303, answer.text
    assert payer.balances()["USD"] == "97.98"


def test_a_comma_is_taken_for_the_decimal_point(browser, payer, payee):
    form = confirmation(browser, payer, payee, amount="1,50")
    assert form.submit().status == 200
    assert cents(payee.balances()["USD"]) == 10_150


@pytest.mark.parametrize("amount", ["abc", "0", "-1", "1.234", "1,234"])
def test_a_bad_draft_is_shown_beside_its_field_with_everything_kept(browser, payer, payee, amount):
    with unchanged(payer, payee):
        page = browser.review(payer, payer.accounts["USD"], payee.accounts["USD"], amount, memo="kept")
        assert page.status in (200, 400, 422)
        assert not any("idempotency_key" in form.names for form in page.forms), (
            "nothing that could be confirmed"
        )
        form = page.form("from", "to", "amount")
        assert form.values["amount"] == amount and form.values["to"] == str(payee.accounts["USD"])
        assert form.values["memo"] == "kept" and form.values["from"] == str(payer.accounts["USD"])
        assert page.document.select_one('[name="amount"][aria-invalid="true"]')


def test_too_little_money_is_told_beside_the_amount_before_or_after_the_review(browser, payer, payee):
    with unchanged(payer, payee):
        page = browser.review(payer, payer.accounts["USD"], payee.accounts["USD"], "500", memo="kept")
        for form in page.forms:
            if "idempotency_key" in form.names:
                page = form.submit()
        assert page.document.select_one('[name="amount"][aria-invalid="true"]'), page.text
        assert page.form("from", "to", "amount").values["memo"] == "kept"


def test_a_refused_payment_is_told_and_shown_in_the_history_as_refused(browser, payer, payee):
    form = confirmation(browser, payer, payee, amount="60.00")
    payer.pay("USD", payee.accounts["USD"], "50.00")
    with unchanged(payer, payee):
        page = form.submit()
        assert page.status < 500 and page.document.select('[role="alert"], [role="status"]')
    refused = browser.get(f"/user/{payer.id}/transaction/?filter={quote('status = -1')}")
    assert "60.00" in refused.text and "50.00" not in refused.text


@pytest.mark.parametrize("path", ["/user/{id}/", "/user/{id}/transaction/", "/user/{id}/transfer/"])
def test_another_clients_page_shows_nothing_whether_it_exists_or_not(browser, ann, path):
    pages = [browser.get(path.format(id=id), follow=False) for id in (ann.id, 9_000_000)]
    assert pages[0].status == pages[1].status and pages[0].status in (403, 404)
    assert ann.name not in pages[0].text and "100.00" not in pages[0].text


def test_another_clients_receipt_is_not_found(browser, ann, bob, payer):
    sent = ann.pay("USD", bob.accounts["USD"], "0.50", memo="private words")
    for owner in (ann.id, payer.id):
        page = browser.get(f"/user/{owner}/transaction/{sent['id']}/", follow=False)
        assert page.status in (403, 404) and "private words" not in page.text


@pytest.mark.parametrize(
    "path", ["/nothing", "/user/x/", "/user/", "/login/x", "/user/1/transaction/nothing/"]
)
def test_an_unknown_address_is_a_page_that_says_so(browser, path):
    page = browser.get(path, follow=False)
    assert page.status in (403, 404)
    assert page.document.select_one("main") and page.document.title.get_text(strip=True)


@pytest.mark.parametrize(
    "method, path", [("PUT", "/login"), ("DELETE", "/user/{id}/"), ("POST", "/user/{id}/")]
)
def test_another_method_is_405(browser, payer, method, path):
    answer = browser.session.request(
        method, payer.url + path.format(id=payer.id), timeout=30, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert answer.status_code == 405 and "GET" in answer.headers["Allow"]


def test_log_out_ends_the_session_and_clears_the_browser(browser, payer):
    cookie = browser.session.cookies["session"]
    page = browser.get(f"/user/{payer.id}/")
    form = next((one for one in page.forms if one.path.rstrip("/") == "/logout"), None)
    answer = form.submit(follow=False) if form else browser.get("/logout", follow=False)
    assert answer.status == 303 and "Clear-Site-Data" in answer.answer.headers
    stale = Browser(payer.url).get(f"/user/{payer.id}/", follow=False, Cookie=f"session={cookie}")
    assert stale.location.startswith("/login")


def test_a_link_to_log_out_works_from_the_site_itself_and_asks_elsewhere(browser, payer):
    for site in ("cross-site", "same-site"):
        page = browser.get("/logout", **{"Sec-Fetch-Site": site})
        assert any(form.method == "post" and "/logout" in form.path for form in page.forms), "it asks"
        assert browser.get(f"/user/{payer.id}/", follow=False).status == 200, (
            "nobody else can log a person out"
        )
    assert browser.get("/logout", follow=False).status == 303
    assert browser.get(f"/user/{payer.id}/", follow=False).status == 303


def test_each_log_in_makes_a_new_session(payer):
    browser, cookies = Browser(payer.url), set()
    for _ in range(2):
        browser.post("/login", {"email": payer.email, "password": payer.password})
        cookies.add(browser.session.cookies["session"])
    assert len(cookies) == 2


def test_a_fixed_session_is_not_adopted(payer):
    planted = "1." + "A" * 43
    answer = Browser(payer.url).post(
        "/login",
        {"email": payer.email, "password": payer.password},
        follow=False,
        Cookie=f"session={planted}",
    )
    assert answer.status == 303 and planted not in answer.answer.headers["Set-Cookie"]
    accounts = Browser(payer.url).get(f"/user/{payer.id}/", follow=False, Cookie=f"session={planted}")
    assert accounts.status == 303


def test_the_session_of_the_pages_is_that_of_rest_and_rpc(browser, payer):
    rpc = RPC(payer.url)
    rpc.session = browser.session
    assert rpc.call("user.get")["id"] == payer.id
    assert browser.session.get(f"{payer.url}/api/user/{payer.id}/", timeout=30).status_code == 200

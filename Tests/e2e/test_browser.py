"""The pages in Chromium: flows as a person does them; any console error or violated policy is a failure."""

import re

import pytest
from playwright.sync_api import expect

from clients.books import everything
from clients.people import new_email, sign_up
from clients.screen import assert_focus_shows, choose, confirm, enter, review, sign_up_and_log_in, submit

pytestmark = pytest.mark.browser


@pytest.fixture
def page(page, watched):
    return watched(page)


@pytest.fixture
def visitor(page, payer):
    """Pat, logged in through the form."""
    page.goto("/login")
    enter(page, payer.email, payer.password)
    return payer


def test_a_person_signs_up_and_sees_three_accounts(page):
    cora = sign_up_and_log_in(page)
    page.goto(f"/user/{cora.id}/")
    main = page.locator("main")
    for text in ("USD", "CNY", "EUR"):
        expect(main).to_contain_text(text)
    expect(main).to_contain_text("100.00")


def test_an_own_transfer_goes_through_review_to_a_receipt(page, visitor):
    review(page, visitor, visitor.accounts["USD"], visitor.accounts["EUR"], "20", memo="savings")
    expect(page.locator("main")).to_contain_text("18.00")
    confirm(page)
    expect(page.locator("main")).to_contain_text("savings")
    assert visitor.balances() == {"USD": "80.00", "CNY": "0.00", "EUR": "18.00"}


def test_an_external_transfer_shows_its_fee_and_the_masked_payee_before_it_is_confirmed(page, visitor, payee):
    review(page, visitor, visitor.accounts["USD"], payee.accounts["CNY"], "12.34", memo="for lunch")
    for text in ("12.34", "0.13", "12.47", "85.63", "Ivy P."):
        expect(page.locator("main")).to_contain_text(text)
    assert visitor.balances()["USD"] == "100.00"
    confirm(page)
    [sent] = everything(visitor.rpc, filter={"kind": "external"})
    expect(page.locator("main")).to_contain_text(sent["id"])
    assert visitor.balances()["USD"] == "87.53" and payee.balances()["CNY"] == "85.63"


def test_a_double_click_pays_once(page, visitor, payee):
    review(page, visitor, visitor.accounts["USD"], payee.accounts["USD"], "1.00")
    page.locator('form:has([name="idempotency_key"]) button:not([name])').first.dblclick()
    page.wait_for_url("**/transaction/**")
    page.wait_for_load_state()
    assert visitor.balances()["USD"] == "98.99"


def test_going_back_and_confirming_again_pays_once(page, visitor, payee):
    review(page, visitor, visitor.accounts["USD"], payee.accounts["USD"], "1.00")
    confirm(page)
    page.go_back()
    if page.locator('[name="idempotency_key"]').count():
        confirm(page)
    assert visitor.balances()["USD"] == "98.99"


def test_reloading_review_and_receipt_pays_once(page, visitor, payee):
    review(page, visitor, visitor.accounts["USD"], payee.accounts["USD"], "1.00")
    page.reload()
    confirm(page)
    page.reload()
    page.reload()
    assert visitor.balances()["USD"] == "98.99"


@pytest.mark.parametrize("amount", ["abc", "0", "1.234"])
def test_a_refusal_is_shown_beside_its_field_and_takes_the_focus(page, visitor, payee, amount):
    review(page, visitor, visitor.accounts["USD"], payee.accounts["USD"], amount, memo="kept")
    field = page.locator('[name="amount"]')
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_value(amount)
    expect(page.locator('[name="memo"]')).to_have_value("kept")
    problem = page.locator("#" + field.get_attribute("aria-describedby").split()[-1])
    expect(problem).to_be_visible()
    expect(page.get_by_role("alert")).to_be_visible()
    focused = page.evaluate(
        "document.activeElement.closest('[role=alert]') !== null || document.activeElement.name"
    )
    assert focused in (True, "amount")
    assert visitor.balances()["USD"] == "100.00"


def test_a_used_email_is_refused_beside_its_field(page, ann):
    page.goto("/signup")
    page.locator('[name="email"]').fill(ann.email)
    page.locator('[name="name"]').fill("Second Ann")
    page.locator('[name="password"]').fill("a long enough sentence")
    submit(page, "password")
    expect(page.locator('[name="email"]')).to_have_attribute("aria-invalid", "true")


def test_a_failed_log_in_says_so_and_the_next_one_works(page, ann):
    page.goto("/login")
    enter(page, ann.email, "certainly wrong")
    expect(page.get_by_role("alert")).to_be_visible()
    enter(page, ann.email, ann.password)
    expect(page).to_have_url(re.compile(rf"/user/{ann.id}/"))


def test_the_history_filters_and_sorts_in_the_browser(page, visitor, payee):
    for amount, target in (
        ("1.07", payee.accounts["USD"]),
        ("3.09", payee.accounts["CNY"]),
        ("2.08", visitor.accounts["EUR"]),
    ):
        visitor.pay("USD", target, amount, memo=f"memo {amount}")
    page.goto(f"/user/{visitor.id}/transaction/")
    main = page.locator("main")

    def order():
        text = main.inner_text()
        return sorted((amount for amount in ("1.07", "3.09", "2.08") if amount in text), key=text.index)

    assert order() == ["2.08", "3.09", "1.07"]
    page.goto(f"/user/{visitor.id}/transaction/?filter=user+%3D+{visitor.id}")
    assert order() == ["2.08"]
    page.goto(f"/user/{visitor.id}/transaction/?sort=created_at+asc")
    assert order() == ["1.07", "3.09", "2.08"]
    field = page.locator('[name="text"]')
    if not field.is_visible():
        page.locator("summary").first.click()
    field.fill("memo 3.09")
    submit(page, "text")
    assert order() == ["3.09"] and "3.09" in page.url


def open_preferences(page):
    """The menu with language and theme, where it is not open at once."""
    if not page.locator('[name="language"]').first.is_visible():
        page.locator('[popovertarget="menu"], summary, [aria-haspopup]').first.click()


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_the_language_switch_is_remembered(page, visitor, language):
    page.goto(f"/user/{visitor.id}/transaction/")
    open_preferences(page)
    with page.expect_navigation():
        page.locator(f'[name="language"][value^="{language}"]').click()
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))
    assert f"/user/{visitor.id}/transaction/" in page.url
    page.goto("/login")
    expect(page.locator("html")).to_have_attribute("lang", re.compile(f"^{language}"))


def test_the_theme_switch_is_remembered_and_changes_the_colours(page, visitor):
    page.goto(f"/user/{visitor.id}/")
    colours = set()
    for theme in ("dark", "light"):
        open_preferences(page)
        with page.expect_navigation():
            page.locator(f'[name="theme"][value="{theme}"]').click()
        page.goto(f"/user/{visitor.id}/")
        colours.add(
            page.evaluate(
                "getComputedStyle(document.body).backgroundColor + getComputedStyle(document.body).color"
            )
        )
    assert len(colours) == 2


def focus(page, selector):
    """Presses Tab until the element has the focus: what cannot be reached so cannot be used by keyboard."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by Tab at {page.url}")


def press_enter(page):
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_everything_works_with_the_keyboard_alone(page, payer, payee):
    page.goto("/login")
    focus(page, '[name="email"]')
    page.keyboard.type(payer.email)
    focus(page, '[name="password"]')
    page.keyboard.type(payer.password)
    press_enter(page)
    assert f"/user/{payer.id}/" in page.url
    focus(page, 'main a[href*="/transfer/"]')
    press_enter(page)
    if page.locator('input[type="radio"][name="to"]').count():
        focus(page, 'a[href*="kind=external"]')
        press_enter(page)
    focus(page, '[name="to"]')
    page.keyboard.type(str(payee.accounts["USD"]))
    focus(page, '[name="amount"]')
    page.keyboard.type("1.00")
    press_enter(page)
    focus(page, 'form:has([name="idempotency_key"]) button')
    press_enter(page)
    assert payer.balances()["USD"] == "98.99"


def test_the_focus_is_always_visible_and_the_skip_link_comes_first(page, visitor):
    page.goto(f"/user/{visitor.id}/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    for _ in range(12):
        page.keyboard.press("Tab")
        assert_focus_shows(page)


def test_log_out_ends_the_session(page, visitor):
    page.goto("/logout")
    page.goto(f"/user/{visitor.id}/")
    assert "/login" in page.url


def test_hostile_words_do_not_run_in_the_browser(page, url, payee):
    hostile = '"\u0301><img src=x onerror="document.title=\'planted\'">'
    mallory = sign_up(url, hostile)
    sent = mallory.pay("USD", payee.accounts["USD"], "1.00", memo=hostile)
    page.goto("/login")
    enter(page, mallory.email, mallory.password)
    for path in ("", "transaction/", f"transaction/{sent['id']}/"):
        page.goto(f"/user/{mallory.id}/{path}")
        assert "planted" not in page.title() and page.locator("img[src=x]").count() == 0
        assert hostile in page.locator("body").inner_text() or hostile in page.content().replace(
            "&quot;", '"'
        ).replace("&lt;", "<").replace("&gt;", ">").replace("&#39;", "'")


def test_a_signed_out_visitor_comes_back_to_where_they_wanted(page, ann):
    page.goto(f"/user/{ann.id}/transaction/?sort=amount+asc")
    assert "/login" in page.url
    enter(page, ann.email, ann.password)
    expect(page).to_have_url(re.compile(rf"/user/{ann.id}/transaction/\?sort=amount"))


def test_pages_work_without_javascript(window, watched, payer, payee):
    page = watched(window(java_script_enabled=False).new_page())
    page.goto("/login")
    enter(page, payer.email, payer.password)
    review(page, payer, payer.accounts["USD"], payee.accounts["USD"], "1.00")
    confirm(page)
    assert payer.balances()["USD"] == "98.99"


def test_a_sign_up_with_faults_can_be_corrected_in_place(page):
    email = new_email()
    page.goto("/signup")
    page.locator('[name="email"]').fill(email)
    page.locator('[name="name"]').fill("Cora Corrected")
    page.locator('[name="password"]').fill("short")
    submit(page, "password")
    expect(page.locator('[name="password"]')).to_have_attribute("aria-invalid", "true")
    expect(page.locator('[name="email"]')).to_have_value(email)
    page.locator('[name="password"]').fill("a long enough sentence")
    submit(page, "password")
    expect(page.locator('[name="password"][aria-invalid="true"]')).to_have_count(0)


def test_the_amount_received_can_be_fixed_instead(page, visitor, payee):
    page.goto(f"/user/{visitor.id}/transfer/?kind=external")
    if page.locator('[name="fixed"][value="credit"]').count() == 0:
        pytest.skip("the form has one amount only")
    choose(page, "from", visitor.accounts["USD"])
    choose(page, "to", payee.accounts["EUR"])
    choose(page, "fixed", "credit")
    page.locator('[name="amount"]').fill("9.00")
    submit(page, "amount")
    for text in ("10.00", "0.10", "10.10", "9.00"):
        expect(page.locator("main")).to_contain_text(text)
    confirm(page)
    assert payee.balances()["EUR"] == "9.00" and visitor.balances()["USD"] == "89.90"

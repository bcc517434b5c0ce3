"""Languages of the pages: what the browser asks for, and then what a person chose."""

import re

import pytest

from clients.pages import Browser

LANGUAGES = ["en", "ru", "zh"]


@pytest.mark.parametrize(
    "header, language",
    [
        ("en", "en"),
        ("ru", "ru"),
        ("zh", "zh"),
        ("ru-RU,ru;q=0.9,en;q=0.5", "ru"),
        ("zh-CN,zh;q=0.9", "zh"),
        ("fr,en;q=0.5", "en"),
        ("fr", "en"),
        ("", "en"),
        ("en;q=0.1,ru;q=0.9", "ru"),
        ("*", "en"),
        ("ru;q=0,en", "en"),
        (";;;q=,x" * 500, "en"),
    ],
    ids=lambda value: value[:20],
)
def test_the_browsers_language_is_answered(url, header, language):
    page = Browser(url, header).get("/login")
    assert page.status == 200 and page.language.startswith(language)


def test_every_page_speaks_the_language_it_claims(ann, url):
    for language, script in (("ru", "[а-яё]"), ("zh", "[\u4e00-\u9fff]")):
        browser = Browser(url, language)
        paths = ["/", "/login", "/signup", "/nothing"]
        pages = [browser.get(path) for path in paths]
        browser.log_in(ann)
        pages += [browser.get(f"/user/{ann.id}/{rest}") for rest in ("", "transfer/", "transaction/")]
        for page in pages:
            main = page.document.select_one("main").get_text()
            assert page.language.startswith(language), page.url
            assert len(re.findall(script, main, re.IGNORECASE)) > 10, page.url
            assert not re.search(r"\b[a-z]+\.[a-z_]{3,}\b", main.replace("example.com", "")), (
                f"an untranslated key at {page.url}: {main}"
            )


def test_a_chosen_language_is_remembered_and_leads_back(url, ann):
    browser = Browser(url, "en")
    browser.log_in(ann)
    page = browser.get(f"/user/{ann.id}/transaction/?sort=amount+asc")
    form, name, value = language_choice(page, "ru")
    answer = form.submit(**{name: value})
    assert answer.path == f"/user/{ann.id}/transaction/" and "sort=amount" in answer.url
    assert answer.language.startswith("ru")
    assert browser.get("/").language.startswith("ru")


def language_choice(page, wanted):
    """The form that chooses a language, with the name and value of the wanted one."""
    for form in page.forms:
        for control in form.element.select("button[name], option, input[type=radio]"):
            value = control.get("value", "")
            if value.lower().startswith(wanted) and len(value) <= 7:
                owner = control if control.name != "option" else control.find_parent("select")
                return form, owner["name"], value
    raise AssertionError("no form chooses a language")


def test_refusals_speak_the_readers_language(url):
    for language, script in (("ru", "[а-яё]"), ("zh", "[\u4e00-\u9fff]")):
        page = (
            Browser(url, language)
            .get("/signup")
            .form("email", "password")
            .submit(email="x", name="", password="short")
        )
        alerts = " ".join(page.said()) or page.text
        assert re.search(script, alerts, re.IGNORECASE), alerts


def test_money_is_written_as_the_language_does(ann, url):
    browser = Browser(url, "ru")
    browser.log_in(ann)
    text = browser.get(f"/user/{ann.id}/").text
    assert "USD" in text and re.search(r"\d+,\d\d", text), text

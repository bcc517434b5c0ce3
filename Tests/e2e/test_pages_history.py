"""The history page: the documented grammar in its address, its own form, sorting, a page at a time, CSV."""

from urllib.parse import quote

import pytest

from clients.pages import Browser
from clients.people import sign_up


@pytest.fixture(scope="module")
def story(url):
    """Vera's browser and her payments, each known by an amount that occurs once."""
    vera, friend = sign_up(url, "Vera Page"), sign_up(url, "Fritz Freund")
    vera.pay("USD", vera.accounts["EUR"], "21.00", memo="savings")
    vera.pay("USD", friend.accounts["USD"], "5.17", memo="lunch")
    vera.pay("USD", vera.accounts["CNY"], "11.03")
    vera.pay("USD", friend.accounts["CNY"], "1.19", memo="Lunch again")
    browser = Browser(url)
    browser.log_in(vera)
    return vera, friend, browser


AMOUNTS = ("21.00", "5.17", "11.03", "1.19")


def shown(page):
    """The story's amounts that a page shows, in its order."""
    main = " ".join(page.document.select_one("main").get_text().split())
    places = {amount: main.find(amount) for amount in AMOUNTS}
    return sorted((amount for amount, place in places.items() if place >= 0), key=places.get)


def row_links(page):
    """Where the rows lead to, each once."""
    return [
        link
        for link in dict.fromkeys(page.links())
        if link.count("-") >= 4 and "/transaction/" in link and "?" not in link
    ]


def history(story, *filters, sort=None):
    vera, _, browser = story
    query = "&".join([f"filter={quote(one)}" for one in filters] + ([f"sort={quote(sort)}"] if sort else []))
    page = browser.get(f"/user/{vera.id}/transaction/?{query}")
    assert page.status == 200, page.text
    return shown(page)


def test_the_history_is_newest_first_and_complete(story):
    assert history(story) == ["1.19", "11.03", "5.17", "21.00"]


def test_the_address_takes_the_documented_grammar(story):
    vera, friend, _ = story
    assert history(story, f"user = {vera.id}") == ["11.03", "21.00"]
    assert history(story, f"invoice = {friend.accounts['CNY']},{vera.accounts['EUR']}") == ["1.19", "21.00"]
    assert history(story, "created_at > 2020-01-31", f"user = {vera.id}") == ["11.03", "21.00"]
    assert history(story, "created_at < 2020-01-31") == []


def test_the_page_sorts_both_ways(story):
    vera, _, _ = story
    assert history(story, sort="created_at asc") == ["21.00", "5.17", "11.03", "1.19"]
    assert history(story, f"user = {vera.id}", sort="amount desc") == ["21.00", "11.03"]
    assert history(story, f"user = {vera.id}", sort="amount asc") == ["11.03", "21.00"]


def test_the_columns_links_sort(story):
    vera, _, browser = story
    page = browser.get(f"/user/{vera.id}/transaction/")
    links = [link for link in page.links() if "sort=" in link]
    assert links, "no link sorts"
    for link in links:
        assert sorted(shown(browser.get(link))) == sorted(AMOUNTS)


def test_the_pages_own_form_filters(story):
    vera, _, browser = story
    form = browser.get(f"/user/{vera.id}/transaction/").form("text", method="get")
    assert shown(form.submit(text="lunch")) == ["1.19", "5.17"]
    if "kind" in form.names:
        assert shown(form.submit(kind="own")) == ["11.03", "21.00"]
    if {"min", "max"} <= form.names:
        assert shown(form.submit(min="5", max="12", kind="own")) == ["11.03"]


def test_what_the_form_asked_for_stands_in_the_address_and_can_be_removed(story):
    vera, _, browser = story
    page = browser.get(f"/user/{vera.id}/transaction/").form("text", method="get").submit(text="again")
    assert "again" in page.url and page.form("text", method="get").values["text"] == "again"
    plain = [link for link in page.links() if link.rstrip("?").endswith(f"/user/{vera.id}/transaction/")]
    assert plain and sorted(shown(browser.get(plain[0]))) == sorted(AMOUNTS)


@pytest.mark.parametrize(
    "query",
    [
        "filter=colour = red",
        "filter=user = x",
        "sort=colour asc",
        "cursor=nonsense",
        "filter=created_at > soon",
        "filter=amount >= abc",
    ],
)
def test_a_bad_query_is_told_and_does_not_pass_for_an_answer(story, query):
    vera, _, browser = story
    name, _, value = query.partition("=")
    page = browser.get(f"/user/{vera.id}/transaction/?{name}={quote(value)}")
    assert page.status in (200, 400) and not page.injected()
    assert page.document.select('[role="alert"], [aria-invalid="true"]') and shown(page) == []


def test_each_row_opens_its_transfer(story):
    vera, friend, browser = story
    page = browser.get(f"/user/{vera.id}/transaction/")
    links = row_links(page)
    assert len(links) == 5
    receipt = browser.get(links[0])
    assert receipt.status == 200 and "1.19" in receipt.text and str(friend.accounts["CNY"]) in receipt.text


def test_a_long_history_goes_on_where_it_ended(url, story):
    payer, friend = sign_up(url, "Lena Long"), story[1]
    transfers = [
        {
            "from": payer.accounts["USD"],
            "to": friend.accounts["USD"],
            "amount": "0.01",
            "idempotency_key": f"long-{number}",
        }
        for number in range(120)
    ]
    for start in range(0, 120, 40):
        payer.rpc.call("transfer.createMany", transfers=transfers[start : start + 40])
    browser = Browser(url)
    browser.log_in(payer)
    address, seen = f"/user/{payer.id}/transaction/", []
    while address and len(seen) <= 121:
        page = browser.get(address)
        seen += row_links(page)
        address = next((link for link in page.links() if "cursor=" in link and "format=" not in link), None)
    assert len(seen) == len(set(seen)) == 121


def test_a_filter_that_matches_nothing_so_far_offers_to_look_further(url):
    payer, friend = sign_up(url, "Rita Rare"), sign_up(url, "Fritz Freund")
    payer.pay("USD", friend.accounts["USD"], "0.05", memo="needle")
    # A page looks at ten thousand transfers that a client has made: so many are newer than the one sought.
    for batch in range(50):
        payer.rpc.call(
            "transfer.createMany",
            transfers=[
                {
                    "from": payer.accounts["USD" if batch % 2 == 0 else "CNY"],
                    "to": payer.accounts["CNY" if batch % 2 == 0 else "USD"],
                    "amount": "0.01" if batch % 2 == 0 else "0.06",
                    "idempotency_key": f"rare-{batch}-{number}",
                }
                for number in range(200)
            ],
        )
    browser = Browser(url)
    browser.log_in(payer)
    history = f"/user/{payer.id}/transaction/"
    page = browser.get(history).form("text", method="get").submit(text="needle")
    assert "No transfer fits these filters so far." in page.text and "0.05" not in main_text(page)
    further = page.document.find("a", string="Look further")
    assert further and page.status == 200, page.text
    page = browser.get(further["href"])
    assert "needle" in main_text(page) and "0.05" in main_text(page)
    assert page.document.find("a", string="Look further") is None
    assert page.form("text", method="get").values["text"] == "needle"

    # What is nowhere is told as such when all of it was looked at, and not before.
    page = browser.get(history).form("text", method="get").submit(text="haystack")
    page = browser.get(page.document.find("a", string="Look further")["href"])
    assert "so far" not in main_text(page) and page.document.find("a", string="Look further") is None
    assert not row_links(page)

    # By RPC and over REST it is an empty page that goes on.
    first = payer.rpc.call("transfer.list", filter={"text": "needle"})
    assert first["items"] == [] and first["has_more"] is True
    second = payer.rpc.call("transfer.list", filter={"text": "needle"}, cursor=first["next_cursor"])
    assert [item["memo"] for item in second["items"]] == ["needle"] and second["has_more"] is False


def main_text(page):
    return " ".join(page.document.select_one("main").get_text().split())


def test_csv_is_what_the_page_shows(story):
    vera, _, browser = story
    page = browser.get(f"/user/{vera.id}/transaction/?filter={quote(f'user = {vera.id}')}")
    link = next((one for one in page.links() if "csv" in one), None)
    assert link, "the page offers no CSV"
    answer = browser.get(link).answer
    assert answer.headers["Content-Type"].split(";")[0] == "text/csv"
    assert "attachment" in answer.headers.get("Content-Disposition", "")
    assert "11.03" in answer.text and "21.00" in answer.text and "5.17" not in answer.text


def test_an_empty_history_says_so(url):
    browser, person = Browser(url), sign_up(url, "Nora New")
    browser.log_in(person)
    page = browser.get(f"/user/{person.id}/transaction/?filter={quote('created_at < 2020-01-01')}")
    assert page.status == 200 and len(page.document.select_one("main").get_text(strip=True)) > 20

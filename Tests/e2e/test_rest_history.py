"""The history's grammar as the original documents it: filters, operators, sorting, pages, CSV."""

import csv
import io
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from clients.people import sign_up
from clients.rest import problem


@pytest.fixture(scope="module")
def story(url):
    """Vera's REST client and her payments, each known by its amount."""
    vera, friend = sign_up(url, "Vera Rest"), sign_up(url, "Fritz Freund")
    vera.pay("USD", vera.accounts["EUR"], "20.00", memo='=HYPERLINK("http://x")')
    vera.pay("USD", friend.accounts["USD"], "5.00", memo='a "quoted", memo with é')
    vera.pay("USD", vera.accounts["CNY"], "10.00", memo="+1")
    vera.pay("EUR", friend.accounts["EUR"], "3.00", memo="-2")
    vera.pay("USD", friend.accounts["CNY"], "1.11", memo="@SUM(A1)")
    friend.pay("USD", vera.accounts["USD"], "2.50")
    vera.rest_client = vera.rest()
    refused = vera.rest_client.pay(
        vera.id, {"from": vera.accounts["USD"], "to": friend.accounts["USD"], "amount": "777.00"}
    )
    assert refused.status_code == 422
    return vera, friend, vera.rest_client


ALL = ["2.50", "1.11", "3.00", "10.00", "5.00", "20.00", "100.00"]


def amounts(story, *filters, sort=None, **more):
    """Amounts of the rows that a query keeps; filters are written as documented and encoded whole."""
    vera, _, rest = story
    parts = [f"filter={quote(one)}" for one in filters] + ([f"sort={quote(sort)}"] if sort else [])
    parts += [f"{name}={quote(str(value))}" for name, value in more.items()]
    return [row["amount"] for row in rest.history(vera.id, "?" + "&".join(parts))]


def test_without_a_filter_all_completed_transfers_are_listed(story):
    assert amounts(story) == ALL


def test_the_user_term_keeps_transfers_between_two_accounts_of_that_user(story):
    vera, friend, _ = story
    assert amounts(story, f"user = {vera.id}") == ["10.00", "20.00"]
    assert amounts(story, f"user = {friend.id}") == []


def test_the_invoice_term_takes_a_list(story):
    vera, friend, _ = story
    assert amounts(story, f"invoice = {vera.accounts['EUR']}") == ["3.00", "20.00"]
    assert amounts(story, f"invoice = {vera.accounts['EUR']},{vera.accounts['CNY']}") == [
        "3.00",
        "10.00",
        "20.00",
    ]
    assert amounts(story, f"invoice = {vera.accounts['EUR']}, {friend.accounts['CNY']}") == [
        "1.11",
        "3.00",
        "20.00",
    ]
    assert amounts(story, f"invoice != {vera.accounts['USD']}") == ["3.00"]


def test_terms_and_repeated_filters_combine(story):
    vera, _, _ = story
    both = ["10.00", "20.00"]
    assert amounts(story, f"user = {vera.id};created_at > 2020-01-31") == both
    assert amounts(story, f"user = {vera.id}", "created_at > 2020-01-31") == both
    assert amounts(story, f"user = {vera.id};invoice = {vera.accounts['CNY']}") == ["10.00"]
    assert amounts(story, f"user = {vera.id}", "created_at < 2020-01-31") == []


def test_all_six_operators_do_what_they_say_on_a_time(story):
    vera, _, rest = story
    rows = rest.history(vera.id)
    middle = rows[3]
    assert middle["amount"] == "10.00"
    at = middle["created_at"]
    assert set(amounts(story, f"created_at > {at}")) | {"10.00"} == {"2.50", "1.11", "3.00", "10.00"}
    assert set(amounts(story, f"created_at < {at}")) | {"10.00"} == {"10.00", "5.00", "20.00", "100.00"}
    assert amounts(story, f"created_at >= {at}") == ["2.50", "1.11", "3.00", "10.00"]
    assert set(amounts(story, f"created_at <= {at}")) | {"10.00"} == {"10.00", "5.00", "20.00", "100.00"}
    equal, others = amounts(story, f"created_at = {at}"), amounts(story, f"created_at != {at}")
    assert sorted(equal + others) == sorted(ALL)


def test_a_date_means_the_whole_day_in_utc(story):
    today = datetime.now(UTC).date()
    tomorrow, yesterday = today + timedelta(days=1), today - timedelta(days=1)
    assert amounts(story, f"created_at > {tomorrow}") == []
    assert amounts(story, f"created_at < {yesterday}") == []
    assert amounts(story, f"created_at >= {yesterday};created_at <= {tomorrow}") == ALL
    assert amounts(story, f"created_at = {today}") in (ALL, []) or today != datetime.now(UTC).date()


def test_a_status_is_asked_for(story):
    vera, _, rest = story
    refused = rest.history(vera.id, "?filter=" + quote("status = -1"))
    assert [(row["amount"], row["status"]) for row in refused] == [("777.00", -1)]
    assert amounts(story, "status = 0") == ALL
    assert sorted(amounts(story, "status = 0,-1")) == sorted([*ALL, "777.00"])


@pytest.mark.parametrize("blank", ["+", "%20", "%2B", ""], ids=["plus", "%20", "double-encoded plus", "none"])
def test_blanks_are_repaired(story, blank):
    vera, _, rest = story
    term = f"invoice{blank}={blank}{vera.accounts['CNY']}"
    query = term.replace("=", "%3D") if blank != "+" else term
    assert [row["amount"] for row in rest.history(vera.id, f"?filter={query}")] == ["10.00"]


@pytest.mark.parametrize("zone", ["+00:00", "%2B00:00", "Z", "", "%2B03:00", "+03:00"])
def test_a_zones_plus_that_became_a_blank_is_repaired(story, zone):
    vera, _, rest = story
    rows = rest.history(vera.id, f"?filter=created_at+>+2020-01-31T00:00:00{zone}")
    assert [row["amount"] for row in rows] == ALL


def test_rows_are_sorted_as_asked(story):
    assert amounts(story, sort="created_at asc") == ALL[::-1]
    assert amounts(story, sort="created_at desc") == ALL
    vera, _, rest = story
    assert [row["amount"] for row in rest.history(vera.id, "?sort=created_at+asc")] == ALL[::-1]
    assert amounts(story, f"user = {vera.id}", sort="amount asc") == ["10.00", "20.00"]
    assert amounts(story, f"user = {vera.id}", sort="amount desc") == ["20.00", "10.00"]


@pytest.mark.parametrize(
    "query, named",
    [
        ("filter=colour = red", "colour"),
        ("filter=user = abc", "user"),
        ("filter=created_at > soon", "created_at"),
        ("filter=invoice = 1,x", "invoice"),
        ("filter=user ~ 2", "user"),
        ("filter=nonsense", "nonsense"),
        ("filter=created_at > 2026-02-30", "created_at"),
        ("filter=status = 7", "status"),
        ("sort=colour asc", "colour"),
        ("sort=created_at sideways", "sideways"),
        ("limit=0", "limit"),
        ("limit=x", "limit"),
        ("limit=100000", "limit"),
        ("cursor=nonsense", "cursor"),
        ("filter=user = 99999999999999999999", "user"),
        ("filter=user =", "user"),
    ],
)
def test_an_unknown_field_or_value_is_400_and_named(story, query, named):
    vera, _, rest = story
    name, _, value = query.partition("=")
    answer = rest.get(f"/api/user/{vera.id}/transaction/?{name}={quote(value)}")
    document = problem(answer, 400, "invalid_params")
    assert named in answer.text and document["fields"], document


def test_pages_are_linked_and_together_are_the_whole_list(story):
    vera, _, rest = story
    path, read = f"/api/user/{vera.id}/transaction/?limit=3", []
    while path:
        answer = rest.get(path)
        assert answer.status_code == 200 and len(answer.json()) <= 3
        read += [row["amount"] for row in answer.json()]
        link = answer.links.get("next")
        path = None
        if link:
            parts = urlsplit(link["url"])
            assert parse_qs(parts.query)["limit"] == ["3"] and "cursor" in parse_qs(parts.query)
            path = f"{parts.path}?{parts.query}"
    assert read == ALL


def table(story, query=""):
    vera, _, rest = story
    answer = rest.get(f"/api/user/{vera.id}/transaction/{query}", headers={"Accept": "text/csv"})
    assert answer.status_code == 200 and answer.headers["Content-Type"].split(";")[0] == "text/csv"
    assert "\r\n" in answer.text
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_csv_has_the_same_rows_as_json(story):
    vera, friend, rest = story
    rows = table(story)
    assert [row["amount"] for row in rows] == ALL
    shown = rest.history(vera.id)
    for line, row in zip(rows, shown, strict=True):
        assert (line["uuid"], line["created_at"]) == (row["uuid"], row["created_at"])
        assert line["invoice_id_to"] == str(row["invoice_id_to"])
    assert [line["amount"] for line in table(story, f"?filter=invoice+=+{vera.accounts['CNY']}")] == ["10.00"]


def test_csv_guards_against_formulas_and_quotes_properly(story):
    memos = [line["memo"] for line in table(story)]
    for memo in memos:
        assert not memo or memo[0] not in "=+-@\t\r", f"a spreadsheet would run {memo!r}"
    assert 'a "quoted", memo with é' in memos
    assert any(memo.endswith('=HYPERLINK("http://x")') for memo in memos)


def test_json_is_the_answer_for_everybody_else(story):
    vera, _, rest = story
    for accept in ("*/*", "application/json", "text/html,*/*;q=0.5", "application/json, text/csv;q=0.1"):
        answer = rest.get(f"/api/user/{vera.id}/transaction/", headers={"Accept": accept})
        assert answer.headers["Content-Type"].startswith("application/json"), accept

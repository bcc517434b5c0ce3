"""Statements: `statement.get`, the page that prints, and CSV: the same figures everywhere, and they add up."""

import csv
import datetime
import io
from urllib.parse import urlencode

import pytest
import requests

from clients.books import unchanged
from clients.money import cents
from clients.pages import Browser
from clients.people import new_key, sign_up
from clients.screen import enter

TODAY = datetime.datetime.now(datetime.UTC).date()


@pytest.fixture(scope="module")
def story(url):
    """Vera with a USD account on which everything happens: in, out, with commission, converted, her own."""
    vera, friend = sign_up(url, "Vera Statement"), sign_up(url, "Fritz Freund")
    vera.pay("USD", vera.accounts["EUR"], "20.00", memo="savings")
    vera.pay("USD", friend.accounts["USD"], "5.00", memo="=HYPERLINK(1)")
    vera.pay("USD", friend.accounts["CNY"], "1.11", memo='a "quoted", memo')
    friend.pay("USD", vera.accounts["USD"], "2.50", memo="<b>back</b>")
    return vera, friend


def table(answer):
    """The rows of a CSV, each a dictionary."""
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8; header=present"
    assert answer.content.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8"), newline="")))


def checked(statement):
    """A statement whose figures have been added up here as well."""
    balance = cents(statement["opening"])
    for line in statement["lines"]:
        balance += cents(line["amount"])
        assert cents(line["balance"]) == balance, line
    assert balance == cents(statement["closing"])
    amounts = [cents(line["amount"]) for line in statement["lines"]]
    assert cents(statement["credited"]) == sum(one for one in amounts if one > 0)
    assert cents(statement["debited"]) == -sum(one for one in amounts if one < 0)
    assert cents(statement["fees"]) == sum(cents(line["fee"]) for line in statement["lines"])
    seqs = [line["seq"] for line in statement["lines"]]
    assert seqs == list(range(seqs[0], seqs[0] + len(seqs))) if seqs else True
    return statement


def test_opening_lines_totals_and_closing_add_up_on_every_account(story):
    vera, _ = story
    for account in vera.accounts.values():
        whole = checked(vera.rpc.call("statement.get", account_id=account))
        assert whole["opening"] == "0.00" and whole["next_cursor"] is None
        assert whole["closing"] == vera.rpc.call("account.get", account_id=account)["balance"]
    usd = vera.rpc.call("statement.get", account_id=vera.accounts["USD"])
    assert (usd["credited"], usd["debited"], usd["fees"]) == ("102.50", "26.18", "0.07")
    paid = usd["lines"][2]
    assert (paid["amount"], paid["fee"], paid["transfer"]["fee"]) == ("-5.05", "0.05", "0.05")
    assert [line["rate"] for line in usd["lines"]] == ["1.0", "0.9", "1.0", "6.94", "1.0"]
    assert all(line["rate"] == line["transfer"]["rate"] for line in usd["lines"])
    assert usd["lines"][2]["transfer"]["counterparty"]["name"] == "Fritz F."
    # The payee's statement says nothing of the payer's commission.
    received = usd["lines"][4]
    assert received["fee"] == "0.00" and received["transfer"]["fee"] is None


def test_a_statement_in_parts_is_the_same_statement(story):
    vera, _ = story
    account = vera.accounts["USD"]
    whole = vera.rpc.call("statement.get", account_id=account)
    lines, cursor, parts = [], None, 0
    while True:
        part = checked(vera.rpc.call("statement.get", account_id=account, cursor=cursor, limit=2))
        assert part["opening"] == (lines[-1]["balance"] if lines else whole["opening"])
        lines += part["lines"]
        cursor, parts = part["next_cursor"], parts + 1
        assert part["has_more"] == (cursor is not None)
        if cursor is None:
            break
    assert lines == whole["lines"] and parts == 3


def test_a_period_is_of_dates_or_of_times(story):
    vera, _ = story
    usd = vera.accounts["USD"]
    whole = vera.rpc.call("statement.get", account_id=usd)
    tomorrow = (TODAY + datetime.timedelta(days=2)).isoformat()
    yesterday = (TODAY - datetime.timedelta(days=2)).isoformat()
    period = checked(vera.rpc.call("statement.get", account_id=usd, **{"from": yesterday, "to": tomorrow}))
    assert period["lines"] == whole["lines"]
    assert period["from"] == f"{yesterday}T00:00:00.000000Z"
    before = checked(vera.rpc.call("statement.get", account_id=usd, to=yesterday))
    assert before["lines"] == [] and before["closing"] == "0.00"
    after = checked(vera.rpc.call("statement.get", account_id=usd, **{"from": tomorrow}))
    assert after["lines"] == [] and after["opening"] == after["closing"] == whole["closing"]
    middle = whole["lines"][2]["transfer"]["created_at"]
    first = checked(vera.rpc.call("statement.get", account_id=usd, to=middle))
    second = checked(vera.rpc.call("statement.get", account_id=usd, **{"from": middle}))
    assert first["lines"] + second["lines"] == whole["lines"] and first["closing"] == second["opening"]


def test_what_is_no_period_cursor_or_limit_is_refused(story):
    vera, _ = story
    usd = vera.accounts["USD"]
    for params, pointer in [
        ({"from": "2026-02-30"}, "/from"),
        ({"to": "soon"}, "/to"),
        ({"from": "2026-02-02", "to": "2026-02-01"}, "/to"),
        ({"cursor": "-1"}, "/cursor"),
        ({"cursor": "01"}, "/cursor"),
        ({"cursor": "x"}, "/cursor"),
        ({"cursor": "9223372036854775807"}, "/cursor"),
        ({"cursor": "9223372036854775808"}, "/cursor"),
        ({"limit": 0}, "/limit"),
        ({"limit": 1001}, "/limit"),
    ]:
        refusal = vera.rpc.refusal("statement.get", account_id=usd, **params)
        assert (refusal.slug, refusal.pointers) == ("invalid_params", [pointer]), params


@pytest.fixture(scope="module")
def reader(url, story):
    opened = Browser(url)
    opened.log_in(story[0])
    return opened


def address(person, **query):
    return f"/user/{person.id}/statement/?" + urlencode(query)


def test_the_page_shows_this_month_and_links_from_the_history(story, reader):
    vera, _ = story
    history = reader.get(f"/user/{vera.id}/transaction/")
    link = history.document.select_one('a[href$="/statement/"]')
    page = reader.get(link["href"])
    assert page.status == 200
    text = " ".join(page.document.select_one("main").get_text().split())
    for figure in ("0.00", "+102.50", "−26.18", "0.07", "76.32", "−5.05", "1\u00a0USD = 6.94\u00a0CNY"):
        assert figure.replace("\u00a0", " ") in text.replace("\u00a0", " "), figure
    assert "Fritz F." in text and "Freund" not in text and "<b>back</b>" in text
    assert page.document.select("main b") == []
    assert page.document.select_one('select[name="account"] option[selected]')["value"] == str(
        vera.accounts["USD"]
    )


def test_the_form_chooses_account_and_period(story, reader):
    vera, _ = story
    page = reader.get(f"/user/{vera.id}/statement/")
    answer = page.form("account", "from", "to").submit(
        account=str(vera.accounts["EUR"]), **{"from": "2020-01-01", "to": TODAY.isoformat()}
    )
    text = " ".join(answer.document.select_one("main").get_text().split())
    assert answer.status == 200 and "18.00" in text and "1 January 2020" in text
    last_month = reader.get(page.document.select(".presets a")[1]["href"])
    assert last_month.status == 200 and "Nothing happened" in last_month.text


@pytest.mark.parametrize(
    "period, said",
    [
        ({"from": "soon", "to": "2026-02-30"}, "Enter a date"),
        ({"from": "2026-02-02", "to": "2026-02-01"}, "before the first"),
        ({"from": "2026-02-02T00:00:00Z", "to": "2026-02-02T00:00:00Z"}, "before the first"),
    ],
)
def test_a_period_that_is_none_is_told_beside_its_fields(story, reader, period, said):
    vera, _ = story
    with unchanged(vera):
        page = reader.get(address(vera, **period))
        assert page.status == 400 and said in page.text
        assert page.document.select('[aria-invalid="true"]') and not page.document.select("table")
        assert page.document.select_one("title").get_text().startswith("Error")


def test_the_csv_has_the_same_figures_and_runs_no_formula(story, reader):
    vera, _ = story
    page = reader.get(f"/user/{vera.id}/statement/")
    link = page.document.select_one('a[href*="format=csv"]')
    answer = reader.get(link["href"]).answer
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="easybilling-statement-')
    rows = table(answer)
    assert [row["kind"] for row in rows] == [
        "opening", "deposit", "own", "external", "external", "external", "closing",
    ]  # fmt: skip
    whole = vera.rpc.call("statement.get", account_id=vera.accounts["USD"])
    assert [row["balance"] for row in rows] == [
        whole["opening"],
        *(line["balance"] for line in whole["lines"]),
        whole["closing"],
    ]
    assert [row["amount"] for row in rows[1:-1]] == [line["amount"] for line in whole["lines"]]
    assert [row["memo"] for row in rows[1:-1]] == [
        "", "savings", "'=HYPERLINK(1)", 'a "quoted", memo', "<b>back</b>",
    ]  # fmt: skip
    assert cents(rows[0]["balance"]) + sum(cents(row["amount"]) for row in rows[1:-1]) == cents(
        rows[-1]["balance"]
    )


def test_the_csv_is_there_by_accept_too(story, url):
    vera, _ = story
    answer = requests.get(
        url + address(vera, account=vera.accounts["EUR"]),
        headers={"Authorization": f"Bearer {vera.token}", "Accept": "text/csv"},
        timeout=30,
    )
    assert answer.status_code == 200
    assert [row["currency"] for row in table(answer)] == ["EUR"] * 3


def test_nobody_sees_anothers_statement(story, url):
    vera, friend = story
    stranger = Browser(url)
    stranger.log_in(friend)
    assert stranger.get(f"/user/{vera.id}/statement/").status == 403
    assert stranger.get(address(friend, account=vera.accounts["USD"])).status == 404
    assert stranger.get(address(friend, account=900000001)).status == 404
    signed_out = Browser(url).get(f"/user/{vera.id}/statement/", follow=False)
    assert signed_out.status == 303 and "/login" in signed_out.answer.headers["Location"]


def test_a_period_with_too_many_lines_is_refused_on_the_page_and_whole_in_the_csv(url):
    busy, friend = sign_up(url, "Busy Bee"), sign_up(url, "Fritz Freund")
    one = {"from": busy.accounts["USD"], "to": friend.accounts["USD"], "amount": "0.01"}
    for _ in range(20):
        busy.rpc.batch(*[("transfer.create", {**one, "idempotency_key": new_key()}) for _ in range(50)])
    reader = Browser(url)
    reader.log_in(busy)
    page = reader.get(f"/user/{busy.id}/statement/")
    assert page.status == 400 and "more lines" in page.text
    rows = table(reader.get(page.document.select_one('a[href*="format=csv"]')["href"]).answer)
    assert len(rows) == 1 + 1001 + 1
    assert [int(row["seq"]) for row in rows[1:-1]] == list(range(1, 1002))
    assert rows[-1]["balance"] == "80.00"


def test_it_prints_without_what_is_only_for_the_screen(story, window):
    vera, _ = story
    page = window().new_page()
    page.goto("/login")
    enter(page, vera.email, vera.password)
    page.goto(f"/user/{vera.id}/statement/")
    assert page.locator("nav.nav").is_visible() and page.locator("form.filters").is_visible()
    page.emulate_media(media="print")
    for hidden in ("header.top", "form.filters", ".presets", "footer.foot", ".actions", 'a[href*="format=csv"]'):
        assert not page.locator(hidden).first.is_visible(), hidden
    for shown in (".print-brand", ".statement-head", "table", "thead"):
        assert page.locator(shown).first.is_visible(), shown
    pdf = page.pdf(format="A4", prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")

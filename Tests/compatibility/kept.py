"""What the original's README documents, and what a client of it therefore finds as it was."""

import re

from client import Client
from suite import kept

API_ROUTES = ["/api/user/{id}", "/api/user/{id}/transaction"]
SECRET = re.compile(r"[\w.~-]{40,}")


@kept(
    "POST /api/login takes a form with email and password, with or without the slash, and sets the cookie "
    "session"
)
def log_in(world):
    for path in ("/api/login/", "/api/login"):
        client = Client(world.url)
        answer = client.post(path, {"email": world.ann.email, "password": world.ann.password})
        assert answer.status == 200, answer
        assert answer.json["status"] == "ok" and answer.json["user_id"] == world.ann.id
        session = next(value for name, value in client.cookies.items() if name.endswith("session"))
        assert SECRET.fullmatch(session)
        assert client.get(f"/api/user/{world.ann.id}/").status == 200


@kept("a wrong password, an unknown e-mail and no cookie are 401")
def unauthenticated(world):
    for form in (
        {"email": world.ann.email, "password": "not " + world.ann.password},
        {"email": "nobody." + world.ann.email, "password": world.ann.password},
    ):
        assert Client(world.url).post("/api/login/", form).status == 401
    for path in API_ROUTES:
        assert Client(world.url).get(path.format(id=world.ann.id)).status == 401


@kept(
    "GET /api/user/<id> shows the user and three invoices, 100 USD on the first, with and without the slash"
)
def user(world):
    for slash in ("", "/"):
        answer = world.eve.client.get(world.eve.home + slash)
        assert answer.status == 200 and answer.type == "application/json"
        shown = answer.json
        assert (shown["id"], shown["name"], shown["email"]) == (world.eve.id, world.eve.name, world.eve.email)
        assert list(shown["invoices"]) == ["USD", "CNY", "EUR"]
        balances = {code: float(one["balance"]) for code, one in shown["invoices"].items()}
        assert balances == {"USD": 100, "CNY": 0, "EUR": 0}
        for code, one in shown["invoices"].items():
            assert {"id", "user_id", "balance", "currency", "created_at", "updated_at"} <= set(one)
            assert one["user_id"] == world.eve.id and one["currency"]["name"] == code


@kept(
    "POST /api/user/<id>/transaction takes a form with from, to and amount, with or without the slash, and "
    "answers 201"
)
def transaction(world):
    ann, bob = world.ann, world.bob
    for slash in ("", "/"):
        form = {"from": ann.invoices["USD"], "to": bob.invoices["USD"], "amount": "1"}
        answer = ann.client.post(f"{ann.home}/transaction{slash}", form)
        assert answer.status == 201 and answer.type == "application/json", answer
        row = answer.json
        assert (row["invoice_id_from"], row["invoice_id_to"]) == (form["from"], form["to"])
        assert (float(row["amount"]), row["status"]) == (1.0, 0)


@kept("a transfer between own accounts costs nothing and is converted at the rate")
def own(world):
    ann = world.ann
    before = ann.balances
    row = ann.pay(ann.invoices["USD"], ann.invoices["CNY"], "10.00").json
    after = ann.balances
    assert row["fee"] == "0.00"
    assert moved(before, after, "USD") == -1000 and moved(before, after, "CNY") == cents(row["credited"]) > 0


@kept("a transfer to somebody else costs one per cent more than its amount")
def commission(world):
    ann, bob = world.ann, world.bob
    before, theirs = ann.balances, bob.balances
    row = ann.pay(ann.invoices["USD"], bob.invoices["USD"], "10.00").json
    assert row["fee"] == "0.10"
    assert moved(before, ann.balances, "USD") == -1010 and moved(theirs, bob.balances, "USD") == 1000


@kept(
    "GET /api/user/<id>/transaction lists transactions as a plain array of rows, with and without the slash"
)
def history(world):
    for slash in ("", "/"):
        answer = world.vera.client.get(f"{world.vera.home}/transaction{slash}")
        assert answer.status == 200 and answer.type == "application/json"
        assert [row["amount"] for row in answer.json] == world.vera_amounts[::-1]
        for row in answer.json:
            assert {
                "id", "invoice_id_from", "invoice_id_to", "amount", "created_at", "updated_at", "status",
            } <= set(row)  # fmt: skip


@kept("filter=user = <id> keeps transfers between that user's own accounts")
def filter_user(world):
    assert world.vera.amounts(f"user = {world.vera.id}") == ["3.00", "2.00"]


@kept("filter=invoice = <id>,<id> keeps transfers of any of these accounts")
def filter_invoice(world):
    invoices = world.vera.invoices
    assert world.vera.amounts(f"invoice = {invoices['CNY']}") == ["3.00"]
    assert world.vera.amounts(f"invoice = {invoices['EUR']},{invoices['CNY']}") == ["3.00", "2.00"]


@kept("filter=created_at > <date> keeps what is younger, and terms between semicolons combine")
def filter_date(world):
    assert world.vera.amounts("created_at > 2020-01-31") == world.vera_amounts[::-1]
    assert world.vera.amounts(f"user = {world.vera.id};created_at > 2020-01-31") == ["3.00", "2.00"]
    assert world.vera.amounts(f"created_at > 2020-01-31;invoice = {world.vera.invoices['CNY']}") == ["3.00"]


@kept("blanks of a filter may be + or %20, or missing")
def filter_blanks(world):
    term = f"invoice = {world.vera.invoices['CNY']}"
    for blank in ("+", "%20", ""):
        assert world.vera.amounts(term, blank=blank) == ["3.00"]


@kept("sort=created_at or amount, asc or desc, orders the rows")
def sort(world):
    assert world.vera.amounts(sort="created_at asc") == world.vera_amounts
    assert world.vera.amounts(sort="created_at desc") == world.vera_amounts[::-1]
    own = f"user = {world.vera.id}"
    assert world.vera.amounts(own, "amount asc") == ["2.00", "3.00"]
    assert world.vera.amounts(own, "amount desc") == ["3.00", "2.00"]


@kept("an address that is none, or an id that is no number, is 404; another method is 405")
def addresses(world):
    client = world.ann.client
    for path in ("/api/", "/api/user/", "/api/user/x/", "/api/user/1.5/transaction/"):
        assert client.get(path).status == 404, path
    for method, path in (
        ("GET", "/api/login/"),
        ("DELETE", f"{world.ann.home}/"),
        ("PUT", f"{world.ann.home}/transaction/"),
    ):
        answer = client.request(method, path)
        assert answer.status == 405 and answer.headers["Allow"], path


@kept("the pages /, /login, /signup, /user/<id>/ and /user/<id>/transaction/ are HTML")
def pages(world):
    for client, paths in (
        (Client(world.url), ["/", "/login", "/signup"]),
        (world.ann.client, [f"/user/{world.ann.id}/", f"/user/{world.ann.id}/transaction/"]),
    ):
        for path in paths:
            answer = client.get(path)
            assert answer.status == 200 and answer.type == "text/html", (path, answer.status)


@kept("the form of POST /login opens a session for the pages and the API alike, and GET /logout ends it")
def pages_log_in(world):
    client = Client(world.url)
    answer = client.post("/login", {"email": world.ann.email, "password": world.ann.password})
    assert answer.status in (302, 303) and answer.headers["Location"], answer
    assert client.get(f"/api/user/{world.ann.id}/").status == 200
    assert client.get("/logout").status in (200, 302, 303)
    assert client.get(f"/api/user/{world.ann.id}/").status == 401


@kept("the form of POST /user/<id>/transaction/ with from, to and amount makes the transfer")
def pages_transaction(world):
    ann, bob = world.ann, world.bob
    before = ann.balances
    form = {"from": ann.invoices["USD"], "to": bob.invoices["USD"], "amount": "2.00"}
    answer = ann.client.post(f"/user/{ann.id}/transaction/", form)
    assert answer.status in (302, 303), answer
    assert moved(before, ann.balances, "USD") == -202


def cents(text):
    whole, _, decimals = text.partition(".")
    return int(whole) * 100 + int(decimals.ljust(2, "0") or 0)


def moved(before, after, currency):
    return cents(after[currency]) - cents(before[currency])

"""Where a client of the original is answered otherwise, on purpose, and what then has not happened."""

from contextlib import contextmanager
from urllib.parse import quote

from client import Client
from kept import cents, moved
from suite import different


@contextmanager
def untouched(*people):
    """Nobody's balance moves, and nobody's history grows."""

    def books():
        return [(person.balances, person.amounts()) for person in people]

    before = books()
    yield
    assert books() == before, "money moved"


def refused(answer, status, slug):
    """RFC 9457: the refusal as a document that programs can read."""
    assert answer.status == status, answer
    assert answer.type == "application/problem+json"
    document = answer.json
    assert document["slug"] == slug and document["status"] == status and document["detail"], document
    return document


@different(
    "a transfer that was not made is no 201",
    original="answered 201 to a transfer that had failed",
    here="422 `insufficient_funds`; the refused attempt is found by `filter=status = -1`",
    why="201 says that something was created: a client that looked at the status alone took a failed payment "
    "for a made one",
)
def overdraft(world):
    ann, bob = world.ann, world.bob
    with untouched(ann, bob):
        refused(ann.pay(ann.invoices["USD"], bob.invoices["USD"], "99999.00"), 422, "insufficient_funds")
    rows = ann.history("status = -1").json
    assert [(row["amount"], row["status"]) for row in rows][:1] == [("99999.00", -1)]


@different(
    "money is spent from one's own accounts only",
    original="let a client spend from accounts that were not theirs",
    here="422 `account_unknown`, the same as for an account that does not exist",
    why="it was theft by form; and the same answer tells nobody which accounts there are",
)
def ownership(world):
    ann, bob = world.ann, world.bob
    with untouched(ann, bob):
        theirs = refused(ann.pay(bob.invoices["USD"], ann.invoices["USD"], "1.00"), 422, "account_unknown")
        nobodys = refused(ann.pay(987654301, ann.invoices["USD"], "1.00"), 422, "account_unknown")
    for part in ("slug", "title", "status", "retryable"):
        assert theirs[part] == nobodys[part]
    assert [(one["pointer"], one["code"]) for one in theirs["fields"]] == [
        (one["pointer"], one["code"]) for one in nobodys["fields"]
    ]


@different(
    "a user's routes are that user's",
    original="its README says nothing of who may read what",
    here="403 `forbidden` for any id but one's own, whether it exists or not",
    why="accounts, balances and histories are private",
)
def privacy(world):
    ann, bob = world.ann, world.bob
    for path in (f"{bob.home}/", f"{bob.home}/transaction/", "/api/user/987654321/"):
        refused(ann.client.get(path), 403, "forbidden")
    with untouched(ann, bob):
        form = {"from": bob.invoices["USD"], "to": ann.invoices["USD"], "amount": "1.00"}
        refused(ann.client.post(f"{bob.home}/transaction/", form), 403, "forbidden")


@different(
    "an amount is positive and has at most two decimals",
    original="passed negative amounts",
    here="422 `invalid_amount` for a sign, zero, more decimals, an exponent, and anything else that is no "
    "decimal number",
    why="an amount that pays backwards is theft, and one that has to be rounded is not what was meant",
)
def amounts(world):
    ann, bob = world.ann, world.bob
    with untouched(ann, bob):
        for amount in ("-5.00", "-0.01", "0", "0.00", "1.005", "1e3", "+1", "1,50", "NaN", "ten", ""):
            refused(ann.pay(ann.invoices["USD"], bob.invoices["USD"], amount), 422, "invalid_amount")


@different(
    "the commission is booked",
    original="credited it nowhere",
    here="`fee` stands in the row and on an account of the house: what the payer loses is what payee and "
    "house get",
    why="books from which money vanishes cannot be audited; `easybilling verify` now sums them to zero",
)
def commission(world):
    ann, bob = world.ann, world.bob
    before, theirs = ann.balances, bob.balances
    row = ann.pay(ann.invoices["USD"], bob.invoices["USD"], "3.33").json
    assert row["fee"] == "0.04", "a commission is rounded up to the cent"
    gone, came = -moved(before, ann.balances, "USD"), moved(theirs, bob.balances, "USD")
    assert gone == came + cents(row["fee"]) == 337
    assert ann.history().json[0]["fee"] == "0.04"
    assert bob.history().json[0]["fee"] is None, "what the payer paid for it is not the payee's to see"


@different(
    "operators do what they say",
    original="ignored which operator was written",
    here="`= != > >= < <=`, each on the fields that it fits; others are refused",
    why="a filter that is not applied shows the wrong payments without saying so",
)
def operators(world):
    vera = world.vera
    everything = world.vera_amounts[::-1]
    assert vera.amounts("created_at > 2020-01-31") == vera.amounts("created_at >= 2020-01-31") == everything
    assert vera.amounts("created_at < 2020-01-31") == vera.amounts("created_at <= 2020-01-31") == []
    assert vera.amounts(f"invoice != {vera.invoices['CNY']}") == [one for one in everything if one != "3.00"]
    own = f"user = {vera.id};"
    assert vera.amounts(own + "amount > 2.00") == vera.amounts(own + "amount != 2.00") == ["3.00"]
    assert vera.amounts(own + "amount <= 2.00") == vera.amounts(own + "amount < 3.00") == ["2.00"]
    at = quote(vera.history().json[0]["created_at"])
    assert (
        vera.client.get(f"{vera.home}/transaction/?filter=created_at+%3D+{at}").json[0]["amount"]
        == everything[0]
    )
    refused(vera.history("invoice > 3"), 400, "invalid_params")


@different(
    "a filter or order that cannot be read is answered",
    original="ignored what it could not read",
    here="400 `invalid_params` whose `fields` name each fault",
    why="whoever misspells a filter would take the whole list for the answer",
)
def bad_filters(world):
    for filter in (
        "colour = red", "user = abc", "created_at > soon", "created_at > 2026-02-30", "invoice = 1,x",
        "user ~ 2", "user =", "nonsense", "status = 7", "amount > 1e3",
    ):  # fmt: skip
        document = refused(world.vera.history(filter), 400, "invalid_params")
        assert document["fields"][0]["pointer"] == "/filter", document
    for sort in ("colour asc", "created_at sideways", "amount asc now"):
        document = refused(world.vera.history(sort=sort), 400, "invalid_params")
        assert document["fields"][0]["pointer"] == "/sort", document


@different(
    "only transfers that were made are listed, unless others are asked for",
    original="its README says nothing of failed ones, which were rows like others",
    here="`filter=status = -1` shows refused ones, `status = 0,-1` all",
    why="a history is read as what happened to the money",
)
def status(world):
    assert all(row["status"] == 0 for row in world.ann.history().json)
    assert {row["status"] for row in world.ann.history("status = 0,-1").json} == {0, -1}


@different(
    "a transaction's `id` is a UUID",
    original="a table's running number",
    here="a UUID in `id` and `uuid` alike; it also ends the address in `Location`",
    why="a running number is an order of all transfers, which no machine could give out fast, and tells "
    "strangers how much is paid",
)
def ids(world):
    ann = world.ann
    answer = ann.pay(ann.invoices["USD"], ann.invoices["EUR"], "1.00")
    row = answer.json
    assert row["id"] == row["uuid"] and len(row["uuid"]) == 36
    assert answer.headers["Location"] == f"{ann.home}/transaction/{row['uuid']}/"
    assert ann.client.get(answer.headers["Location"]).json == row


@different(
    "money is text",
    original="its README does not say how amounts are written",
    here='decimal strings with two decimals: `"100.00"`; forms take `1`, `1.5` and `1.50`',
    why="a JSON number becomes a binary fraction in most languages, and 0.1 + 0.2 is then not 0.3",
)
def text(world):
    for invoice in world.ann.client.get(f"{world.ann.home}/").json["invoices"].values():
        assert isinstance(invoice["balance"], str) and invoice["balance"][-3] == "."
    for row in world.ann.history().json:
        assert isinstance(row["amount"], str) and row["amount"][-3] == "."


@different(
    "a transfer can be sent again without being made again",
    original="its README has no way to say that a POST is a repetition",
    here="with the header `Idempotency-Key` the first answer comes again, marked "
    "`Idempotent-Replayed: true`; without it, each POST is another payment still",
    why="an answer that was lost on the way left its client with the choice of paying twice or not at all",
)
def once(world):
    ann, bob = world.ann, world.bob
    before = ann.balances
    form = {"from": ann.invoices["USD"], "to": bob.invoices["USD"], "amount": "1.00"}
    key = {"Idempotency-Key": f"compatibility-{world.mark}"}
    first, again = (ann.client.request("POST", f"{ann.home}/transaction/", form, key) for _ in range(2))
    assert first.status == again.status == 201 and first.json == again.json
    assert again.headers["Idempotent-Replayed"] == "true" and first.headers["Idempotent-Replayed"] is None
    assert moved(before, ann.balances, "USD") == -101
    for _ in range(2):
        assert ann.client.post(f"{ann.home}/transaction/", form).status == 201
    assert moved(before, ann.balances, "USD") == -303


@different(
    "another site's page cannot pay with a client's cookie",
    original="its README asks for no token, and no header, with a form",
    here="403 for a POST whose browser says that it comes from elsewhere; programs send neither header and "
    "notice nothing; the cookie is `HttpOnly; SameSite=Lax`, and over https it is called `__Host-session`",
    why="the cookie is sent by the browser, not by its owner",
)
def cross_site(world):
    ann, bob = world.ann, world.bob
    form = {"from": ann.invoices["USD"], "to": bob.invoices["USD"], "amount": "1.00"}
    with untouched(ann, bob):
        for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}):
            for path in (f"{ann.home}/transaction/", f"/user/{ann.id}/transaction/"):
                assert ann.client.request("POST", path, form, headers).status == 403
    answer = Client(world.url).post("/api/login/", {"email": ann.email, "password": ann.password})
    attributes = answer.headers["Set-Cookie"].lower()
    assert "httponly" in attributes and "samesite=lax" in attributes

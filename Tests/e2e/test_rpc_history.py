"""transfer.list with every filter, sort and the keyset cursor, and statement.get whose sums must add up."""

import pytest

from clients.books import everything, unchanged
from clients.money import cents
from clients.people import new_key, sign_up
from test_rpc_users import assert_same_refusal, moment

PAYMENTS = [  # source currency, target, amount, memo: from the oldest to the newest
    ("USD", "own EUR", "20.00", "savings"),
    ("USD", "friend USD", "5.00", "lunch with Ümit"),
    ("USD", "own CNY", "10.00", None),
    ("EUR", "friend EUR", "3.00", "100% fun_"),
    ("USD", "friend CNY", "1.11", "Lunch again"),
    ("CNY", "own USD", "7.00", "back"),
]


@pytest.fixture(scope="module")
def story(url):
    """Vera with a known history: a deposit, six payments, one refusal, one payment received."""
    vera, friend = sign_up(url, "Vera Story"), sign_up(url, "Fritz Freund")
    made = {"deposit": everything(vera.rpc)[0]}
    for source, target, amount, memo in PAYMENTS:
        whose, currency = target.split()
        account = (vera if whose == "own" else friend).accounts[currency]
        made[f"{source}>{target}"] = vera.pay(source, account, amount, memo=memo)
    vera.rpc.refusal(
        "transfer.create",
        {
            "from": vera.accounts["USD"],
            "to": friend.accounts["USD"],
            "amount": "999.00",
            "idempotency_key": new_key(),
        },
    )
    made["received"] = friend.pay("USD", vera.accounts["USD"], "2.50", memo="thanks")
    return vera, friend, made


def names(made, items):
    """The story's names of the items, so that a failure reads well."""
    known = {transfer["id"]: name for name, transfer in made.items()}
    return [known.get(item["id"], "refused") for item in items]


NEWEST_FIRST = [
    "received",
    "refused",
    "CNY>own USD",
    "USD>friend CNY",
    "EUR>friend EUR",
    "USD>own CNY",
    "USD>friend USD",
    "USD>own EUR",
    "deposit",
]


def test_the_list_is_newest_first_and_complete(story):
    vera, _, made = story
    page = vera.rpc.call("transfer.list")
    assert names(made, page["items"]) == NEWEST_FIRST
    assert page["has_more"] is False and page["next_cursor"] is None


@pytest.mark.parametrize(
    "filter, expected",
    [
        ({"kind": "deposit"}, ["deposit"]),
        ({"kind": "own"}, ["CNY>own USD", "USD>own CNY", "USD>own EUR"]),
        (
            {"kind": "external", "status": "completed"},
            ["received", "USD>friend CNY", "EUR>friend EUR", "USD>friend USD"],
        ),
        ({"direction": "in", "kind": "external"}, ["received"]),
        (
            {"direction": "out", "kind": "external", "status": "completed"},
            ["USD>friend CNY", "EUR>friend EUR", "USD>friend USD"],
        ),
        ({"status": "refused"}, ["refused"]),
        ({"text": "lunch"}, ["USD>friend CNY", "USD>friend USD"]),
        ({"text": "LUNCH AGAIN"}, ["USD>friend CNY"]),
        ({"text": "%"}, ["EUR>friend EUR"]),
        ({"text": "_"}, ["EUR>friend EUR"]),
        ({"text": "nothing like it"}, []),
        ({"kind": "own", "direction": "in", "text": "back"}, ["CNY>own USD"]),
    ],
    ids=str,
)
def test_each_filter_keeps_what_it_says(story, filter, expected):
    vera, _, made = story
    assert names(made, everything(vera.rpc, filter=filter)) == expected


def test_filters_of_accounts_take_lists_and_combine(story):
    vera, friend, made = story

    def listed(**filter):
        return names(made, everything(vera.rpc, filter=filter))

    assert listed(account_id=[vera.accounts["EUR"]]) == ["EUR>friend EUR", "USD>own EUR"]
    assert listed(account_id=[vera.accounts["EUR"], vera.accounts["CNY"]]) == [
        "CNY>own USD",
        "EUR>friend EUR",
        "USD>own CNY",
        "USD>own EUR",
    ]
    assert listed(counterparty_account_id=[friend.accounts["CNY"]]) == ["USD>friend CNY"]
    assert listed(counterparty_account_id=[friend.accounts["CNY"], friend.accounts["EUR"]]) == [
        "USD>friend CNY",
        "EUR>friend EUR",
    ]
    assert listed(account_id=[vera.accounts["EUR"]], counterparty_account_id=[friend.accounts["CNY"]]) == []
    assert listed(account_id=[friend.accounts["USD"]], kind="deposit") == [], (
        "another's account shows nothing"
    )


def test_filters_of_currency_and_amount(story):
    vera, _, made = story

    def listed(**filter):
        return set(names(made, everything(vera.rpc, filter={"status": "completed", **filter})))

    assert {"EUR>friend EUR", "USD>own EUR"} <= listed(currency="EUR") <= {"EUR>friend EUR", "USD>own EUR"}
    own_side = {"CNY>own USD", "USD>own CNY"}
    assert own_side <= listed(currency="CNY") <= own_side | {"USD>friend CNY"}
    assert listed(amount_min="20.00", kind="own") == {"USD>own EUR"}
    assert listed(amount_min="5.00", amount_max="10.00", kind="own") == {"CNY>own USD", "USD>own CNY"}
    assert listed(amount_max="1.11", kind="external") == {"USD>friend CNY"}


def test_filters_of_time_are_bounded_to_the_microsecond(story):
    vera, _, made = story
    created = made["USD>own CNY"]["created_at"]
    later = everything(vera.rpc, filter={"created_from": created, "kind": "own"})
    earlier = everything(vera.rpc, filter={"created_to": created, "kind": "own"})
    both = set(names(made, later)) | set(names(made, earlier))
    assert both == {"CNY>own USD", "USD>own CNY", "USD>own EUR"}
    assert names(made, later)[0] == "CNY>own USD" and names(made, earlier)[-1] == "USD>own EUR"
    assert "USD>own EUR" not in names(made, later)
    assert everything(vera.rpc, filter={"created_to": "2020-01-01T00:00:00Z"}) == []
    assert len(everything(vera.rpc, filter={"created_from": "2020-01-01T00:00:00Z"})) == len(NEWEST_FIRST)


def test_the_list_sorts_by_time_and_by_amount_both_ways(story, sort_of):
    vera, _, made = story
    assert names(made, everything(vera.rpc, sort=sort_of("created_at", "asc"))) == NEWEST_FIRST[::-1]
    assert names(made, everything(vera.rpc, sort=sort_of("created_at", "desc"))) == NEWEST_FIRST
    rising = everything(vera.rpc, sort=sort_of("amount", "asc"), filter={"kind": "own"})
    assert [item["from"]["amount"] for item in rising] == ["7.00", "10.00", "20.00"]
    falling = everything(vera.rpc, sort=sort_of("amount", "desc"), filter={"kind": "own"})
    assert falling == rising[::-1]


@pytest.fixture(scope="module")
def sort_of(nobody):
    """How the service wants a sort written: read from its own description, as a client would."""
    [method] = [one for one in nobody.call("rpc.discover")["methods"] if one["name"] == "transfer.list"]
    [param] = [one for one in method["params"] if one["name"] == "sort"]
    text = str(param["schema"])
    if "'object'" in text:
        members = next(part for part in subschemas(param["schema"]) if part.get("type") == "object")[
            "properties"
        ]
        field, order = list(members)
        return lambda name, way: {field: name, order: way}
    written = next(
        (value for part in subschemas(param["schema"]) for value in part.get("enum", [])), "created_at desc"
    )
    if written.startswith("-") or " " not in written:
        return lambda name, way: ("-" if way == "desc" else "") + name
    return lambda name, way: f"{name} {way}"


def subschemas(schema):
    """The schema and every schema within it."""
    yield schema
    for value in schema.values():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from subschemas(inner)


def test_each_item_has_what_a_history_needs(story):
    vera, friend, made = story
    items = {name: item for name, item in zip(NEWEST_FIRST, everything(vera.rpc), strict=True)}
    item = items["USD>friend CNY"]
    assert item["from"] == {"account_id": vera.accounts["USD"], "currency": "USD", "amount": "1.11"}
    assert item["to"] == {"account_id": friend.accounts["CNY"], "currency": "CNY", "amount": "7.70"}
    assert (item["fee"], item["memo"], item["status"], item["direction"]) == (
        "0.02",
        "Lunch again",
        "completed",
        "out",
    )
    assert item["counterparty"] == {"account_id": friend.accounts["CNY"], "name": "Fritz F."}
    assert item["balances"] == made["USD>friend CNY"]["balances"] and len(item["balances"]) == 1
    assert moment(item["created_at"]) and item["rate"] is not None
    assert set(items["USD>own EUR"]["balances"]) == {str(vera.accounts["USD"]), str(vera.accounts["EUR"])}


def test_the_cursor_is_stable_while_rows_are_added(payer, payee):
    for number in range(7):
        payer.pay("USD", payee.accounts["USD"], f"0.0{number + 1}")
    before = [item["id"] for item in everything(payer.rpc)]
    read, cursor = [], None
    while True:
        page = payer.rpc.call("transfer.list", {"limit": 3, **({"cursor": cursor} if cursor else {})})
        assert len(page["items"]) <= 3
        read += [item["id"] for item in page["items"]]
        if not page["has_more"]:
            break
        cursor = page["next_cursor"]
        payer.pay("USD", payee.accounts["USD"], "0.01")
    assert read == before


def test_the_cursor_also_follows_a_sort_by_amount_with_equal_amounts(payer, payee, sort_of):
    for amount in ("0.05", "0.01", "0.05", "0.05", "0.02"):
        payer.pay("USD", payee.accounts["USD"], amount)
    params = {"sort": sort_of("amount", "asc"), "filter": {"kind": "external"}}
    whole = [item["id"] for item in everything(payer.rpc, **params)]
    read, cursor = [], None
    while len(read) < 10:
        page = payer.rpc.call(
            "transfer.list", {**params, "limit": 2, **({"cursor": cursor} if cursor else {})}
        )
        read += [item["id"] for item in page["items"]]
        cursor = page["next_cursor"]
        if not page["has_more"]:
            break
    assert read == whole and len(set(read)) == 5


@pytest.mark.parametrize(
    "params, pointer",
    [
        ({"limit": 0}, "/limit"),
        ({"limit": 201}, "/limit"),
        ({"limit": -1}, "/limit"),
        ({"limit": "5"}, "/limit"),
        ({"cursor": "nonsense"}, "/cursor"),
        ({"cursor": ""}, "/cursor"),
        ({"cursor": 5}, "/cursor"),
        ({"sort": "colour"}, "/sort"),
        ({"filter": {"colour": "red"}}, "/filter/colour"),
        ({"filter": {"kind": "gift"}}, "/filter/kind"),
        ({"filter": {"direction": "up"}}, "/filter/direction"),
        ({"filter": {"currency": "XXX"}}, "/filter/currency"),
        ({"filter": {"status": "lost"}}, "/filter/status"),
        ({"filter": {"amount_min": "1e3"}}, "/filter/amount_min"),
        ({"filter": {"amount_max": 5}}, "/filter/amount_max"),
        ({"filter": {"created_from": "yesterday"}}, "/filter/created_from"),
        ({"filter": {"account_id": ["x"]}}, "/filter/account_id/0"),
        ({"filter": []}, "/filter"),
    ],
    ids=str,
)
def test_a_bad_query_is_refused_by_pointer(ann, params, pointer):
    refusal = ann.rpc.refusal("transfer.list", params)
    assert (refusal.code, refusal.slug) == (-32602, "invalid_params")
    assert any(one.startswith(pointer) for one in refusal.pointers), refusal.fields


def test_a_cursor_of_another_query_or_person_shows_nothing_foreign(story, ann, payer, payee):
    vera, _, _ = story
    cursor = vera.rpc.call("transfer.list", {"limit": 1})["next_cursor"]
    known = {item["id"] for item in everything(ann.rpc)}
    try:
        items = ann.rpc.call("transfer.list", {"cursor": cursor})["items"]
    except Exception as refusal:
        assert refusal.code == -32602
    else:
        assert {item["id"] for item in items} <= known


def test_a_statement_adds_up_from_opening_to_closing(story):
    vera, _, _ = story
    for account in vera.accounts.values():
        statement = vera.rpc.call("statement.get", account_id=account)
        lines = next(statement[name] for name in ("lines", "entries", "items") if name in statement)
        opening, closing = (balance_of(statement, name) for name in ("opening", "closing"))
        running = opening
        for line in lines:
            running += signed(line)
            assert cents(line["balance_after" if "balance_after" in line else "balance"]) == running, line
        assert running == closing == cents(vera.rpc.call("account.get", account_id=account)["balance"])
        assert opening == 0
    usd = vera.rpc.call("statement.get", account_id=vera.accounts["USD"])
    assert balance_of(usd, "closing") == 10000 - 2000 - 505 - 1000 - 113 + 100 + 250


def balance_of(statement, name):
    value = statement.get(name, statement.get(f"{name}_balance"))
    return cents(value["balance"] if isinstance(value, dict) else value)


def signed(line):
    """A line's effect on the balance: a signed amount, or an amount with a direction."""
    amount = cents(line["amount"])
    return -amount if line.get("direction") == "out" and amount > 0 else amount


def test_a_statement_of_a_period_opens_with_what_was_before_it(story):
    vera, _, made = story
    since = made["USD>own CNY"]["created_at"]
    usd = vera.accounts["USD"]
    whole, later = (
        vera.rpc.call("statement.get", params)
        for params in ({"account_id": usd}, {"account_id": usd, "from": since})
    )
    earlier = vera.rpc.call("statement.get", [usd, None, since])
    assert balance_of(later, "closing") == balance_of(whole, "closing")
    assert balance_of(earlier, "closing") == balance_of(later, "opening")
    assert balance_of(earlier, "opening") == 0


def test_a_statement_of_anothers_account_is_not_found(story, ann):
    vera, _, _ = story
    with unchanged(ann):
        foreign = ann.rpc.refusal("statement.get", account_id=vera.accounts["USD"])
        missing = ann.rpc.refusal("statement.get", account_id=900000001)
        assert (foreign.code, foreign.slug) == (-32003, "not_found")
        assert_same_refusal(foreign, missing)
    assert ann.rpc.refusal("statement.get", account_id=ann.accounts["USD"], **{"from": "soon"}).code == -32602

"""A look at clients' books before and after, so that every refusal proves that nothing changed."""

from contextlib import contextmanager

from clients.people import accounts_of


def everything(rpc, **params):
    """All items of `transfer.list`, page by page."""
    items, cursor = [], None
    while True:
        page = rpc.call("transfer.list", {"limit": 200, **params, **({"cursor": cursor} if cursor else {})})
        items += page["items"]
        assert page["has_more"] == (page["next_cursor"] is not None)
        if not page["has_more"]:
            return items
        cursor = page["next_cursor"]


def completed(rpc):
    """Identifiers of all completed transfers, newest first."""
    return [item["id"] for item in everything(rpc, filter={"status": "completed"})]


def snapshot(person):
    """Balances with their sequence numbers, and the completed transfers."""
    accounts = {one["id"]: (one["currency"], one["balance"], one["seq"]) for one in accounts_of(person.rpc)}
    return {"accounts": accounts, "completed": completed(person.rpc)}


@contextmanager
def unchanged(*people):
    """Fails when balances or completed transfers of anybody named differ afterwards."""
    before = [snapshot(person) for person in people]
    yield
    after = [snapshot(person) for person in people]
    assert after == before

"""API keys: scopes, end, last use, told once; Bearer and Basic; never from a page; gone at once everywhere."""

import json
from base64 import b64encode
from datetime import UTC, datetime, timedelta

import pytest
import requests

from clients.books import unchanged
from clients.instances import second_instance
from clients.people import accounts_of, new_key, sign_up
from clients.rest import REST, problem
from clients.rpc import RPC, read
from clients.together import succeeded, together
from clients.waiting import until

UNKNOWN = "019c1400-0000-7000-8000-000000000001"
CALL = '{"jsonrpc":"2.0","id":1,"method":"account.list"}'


@pytest.fixture
def kim(url):
    return sign_up(url, "Kim Keyholder")


def make(person, *scopes, **more):
    """The answer to key.create."""
    return person.rpc.call("key.create", name="a program", scopes=list(scopes or ("read",)), **more)


def program(person, *scopes, **more):
    """A JSON-RPC client with a new key."""
    return RPC(person.url, make(person, *scopes, **more)["token"])


def pay(rpc, person, target, amount="1.00"):
    return rpc.call("transfer.create", [person.accounts["USD"], target, amount, new_key()])


def basic(id, token):
    return "Basic " + b64encode(f"{id}:{token}".encode()).decode()


def test_a_key_is_told_once_and_listed_without_its_token(kim):
    made = make(kim, "read", "transfer")
    assert made["token"].startswith(f"ebk_{kim.id}.")
    shown = made["key"]
    assert (shown["name"], shown["scopes"]) == ("a program", ["read", "transfer"])
    assert shown["expires_at"] is None and shown["last_used_at"] is None
    listed = kim.rpc.call("key.list")
    assert listed == {"items": [shown]}
    assert made["token"].partition(".")[2] not in json.dumps(listed)


def test_its_last_use_is_told(kim):
    rpc = program(kim)
    before = datetime.now(UTC)
    accounts_of(rpc)
    [shown] = kim.rpc.call("key.list")["items"]
    assert abs(datetime.fromisoformat(shown["last_used_at"]) - before) < timedelta(seconds=60)


def test_bearer_and_basic_open_both_doors_of_programs(kim):
    made = make(kim)
    for authorization in (f"Bearer {made['token']}", basic(made["key"]["id"], made["token"])):
        answer = read(RPC(kim.url).post(CALL, Authorization=authorization))
        assert [one["balance"] for one in answer["result"]["items"]] == ["100.00", "0.00", "0.00"]
        rest = REST(kim.url).get(f"/api/user/{kim.id}/", headers={"Authorization": authorization})
        assert rest.status_code == 200 and rest.json()["id"] == kim.id


def test_basic_as_clients_send_it_that_know_only_user_and_password(kim):
    made = make(kim)
    answer = requests.post(
        f"{kim.url}/rpc", json=json.loads(CALL), auth=(made["key"]["id"], made["token"]), timeout=30
    )
    assert len(answer.json()["result"]["items"]) == 3


@pytest.mark.parametrize(
    "authorization",
    [
        lambda made: basic(UNKNOWN, made["token"]),
        lambda made: basic("", made["token"]),
        lambda made: basic(made["key"]["id"], ""),
        lambda made: basic(made["key"]["id"], made["token"][4:]),
        lambda made: basic(made["key"]["id"], made["token"] + "x"),
        lambda made: f"Basic {made['token']}",
        lambda made: f"Bearer {made['token'][:-1]}",
        lambda made: f"Bearer {made['token'][4:]}",
        lambda made: f"Bearer {made['key']['id']}",
        lambda made: "Basic ====",
        lambda made: "Basic " + "A" * 5000,
    ],
)
def test_anything_else_is_nobody(kim, authorization):
    headers = {"Authorization": authorization(make(kim))}
    problem(REST(kim.url).get(f"/api/user/{kim.id}/", headers=headers), 401, "unauthenticated")
    answer = read(RPC(kim.url).post(CALL, **headers))
    assert answer["error"]["code"] == -32001


def test_a_key_in_a_cookie_is_nobody(kim):
    answer = REST(kim.url).get(f"/api/user/{kim.id}/", headers={"Cookie": f"session={make(kim)['token']}"})
    problem(answer, 401, "unauthenticated")


def test_the_scope_read_sees_and_moves_no_money(kim, payee):
    rpc = program(kim, "read")
    target = payee.accounts["USD"]
    assert rpc.call("user.get")["id"] == kim.id
    assert rpc.call("quote.create", [kim.accounts["USD"], target, "1.00"])["fee"] == "0.01"
    assert rpc.call("transfer.list")["items"]
    with unchanged(kim, payee):
        transfer = {"from": kim.accounts["USD"], "to": target, "amount": "1.00", "idempotency_key": new_key()}
        for method, params in (("transfer.create", transfer), ("transfer.createMany", {"transfers": [transfer]})):
            refusal = rpc.refusal(method, params)
            assert (refusal.code, refusal.slug, refusal.data["status"]) == (-32002, "forbidden", 403)
        assert {one.slug for one in rpc.batch(*[("transfer.create", transfer)] * 3)} == {"forbidden"}
        rest = REST(kim.url).pay(
            kim.id,
            {"from": kim.accounts["USD"], "to": target, "amount": "1.00"},
            headers={"Authorization": f"Bearer {rpc.token}"},
        )
        problem(rest, 403, "forbidden")
        page = requests.post(
            f"{kim.url}/user/{kim.id}/transaction/",
            data={"from": kim.accounts["USD"], "to": target, "amount": "1.00", "idempotency_key": new_key()},
            headers={"Authorization": f"Bearer {rpc.token}"},
            timeout=30,
        )
        assert page.status_code == 403


def test_the_scope_transfer_moves_money_and_sees_nothing(kim, payee):
    rpc = program(kim, "transfer")
    assert pay(rpc, kim, payee.accounts["USD"])["status"] == "completed"
    for method in ("account.list", "transfer.list", "user.get", "rate.list"):
        if method == "rate.list":
            assert rpc.call(method)
        else:
            assert rpc.refusal(method).slug == "forbidden"
    assert kim.balances()["USD"] == "98.99" and payee.balances()["USD"] == "101.00"


@pytest.mark.parametrize(
    "method, params",
    [
        ("key.create", {"name": "k", "scopes": ["read"]}),
        ("key.list", {}),
        ("key.revoke", {"key_id": UNKNOWN}),
        ("session.list", {}),
        ("session.revoke", {"session_id": UNKNOWN}),
        ("session.revokeOthers", {}),
        ("session.logout", {}),
    ],
)
def test_no_key_manages_keys_or_sessions(kim, method, params):
    before = kim.rpc.call("session.list")["items"], kim.rpc.call("key.list")["items"]
    rpc = program(kim, "read", "transfer")
    refusal = rpc.refusal(method, params)
    assert (refusal.code, refusal.slug, refusal.data["status"]) == (-32002, "forbidden", 403)
    [_, *keys] = kim.rpc.call("key.list")["items"]
    assert (kim.rpc.call("session.list")["items"], keys) == before


def test_a_page_in_a_browser_gets_nothing_for_a_key(kim, payee):
    rpc = program(kim, "read", "transfer")
    origin = kim.url
    with unchanged(kim, payee):
        for method, params in (
            ("account.list", []),
            ("service.ping", []),
            ("transfer.create", [kim.accounts["USD"], payee.accounts["USD"], "1.00", new_key()]),
        ):
            body = json.dumps({"jsonrpc": "2.0", "id": 1, "method": method, "params": params})
            error = read(rpc.post(body, Origin=origin))["error"]
            assert (error["code"], error["data"]["slug"]) == (-32002, "forbidden")
        headers = {"Authorization": f"Bearer {rpc.token}", "Origin": origin}
        problem(REST(kim.url).get(f"/api/user/{kim.id}/", headers=headers), 403, "forbidden")
        fields = {"from": kim.accounts["USD"], "to": payee.accounts["USD"], "amount": "1.00"}
        problem(REST(kim.url).pay(kim.id, fields, headers=headers), 403, "forbidden")
    # The same key outside a browser works on.
    assert accounts_of(rpc)


def test_a_key_ends_when_it_was_said_to(kim):
    end = datetime.now(UTC) + timedelta(seconds=2)
    rpc = program(kim, "read", expires_at=end.isoformat())
    refused = until(
        lambda: "error" in read(rpc.post(CALL)), 20, "the key ends two seconds after it was made"
    )
    assert refused and datetime.now(UTC) >= end
    [shown] = kim.rpc.call("key.list")["items"]
    assert datetime.fromisoformat(shown["expires_at"]) == end


@pytest.mark.parametrize(
    "change, pointer",
    [
        ({"name": ""}, "/name"),
        ({"name": "x" * 101}, "/name"),
        ({"name": "a\u202eb"}, "/name"),
        ({"name": 5}, "/name"),
        ({"scopes": []}, "/scopes"),
        ({"scopes": ["admin"]}, "/scopes/0"),
        ({"scopes": ["read", "read"]}, "/scopes"),
        ({"scopes": "read"}, "/scopes"),
        ({"expires_at": "2020-01-01T00:00:00Z"}, "/expires_at"),
        ({"expires_at": "soon"}, "/expires_at"),
        ({"user_id": 1}, "/user_id"),
    ],
)
def test_what_is_wrong_with_a_key_is_named_and_none_is_made(kim, change, pointer):
    refusal = kim.rpc.refusal("key.create", {"name": "k", "scopes": ["read"], **change})
    assert (refusal.code, refusal.pointers) == (-32602, [pointer])
    assert kim.rpc.call("key.list") == {"items": []}


def test_fifty_keys_are_kept_also_when_sixty_are_asked_for_at_once(kim):
    def ask(_):
        answer = RPC(kim.url, kim.token).exchange(
            {"jsonrpc": "2.0", "id": 1, "method": "key.create", "params": ["k", ["read"]]}
        )
        return "result" in answer

    assert sum(succeeded(together(60, ask))) == 50
    assert len(kim.rpc.call("key.list")["items"]) == 50
    refusal = kim.rpc.refusal("key.create", ["k", ["read"]])
    assert refusal.slug == "forbidden" and refusal.data["limit"] == 50
    oldest = kim.rpc.call("key.list")["items"][-1]
    kim.rpc.call("key.revoke", [oldest["id"]])
    assert make(kim)


def test_a_revoked_key_opens_nothing_at_once_on_no_instance(own_stack, kim):
    made = make(kim)
    with second_instance(own_stack) as other:
        for url in (kim.url, other):
            assert accounts_of(RPC(url, made["token"]))
        kim.rpc.call("key.revoke", key_id=made["key"]["id"])
        for url in (other, kim.url):
            assert RPC(url, made["token"]).refusal("account.list").slug == "unauthenticated"
    assert kim.rpc.call("key.list") == {"items": []}


def test_anothers_key_and_one_that_does_not_exist_are_told_apart_by_nobody(kim, bob):
    made = make(bob)
    refusals = [kim.rpc.refusal("key.revoke", key_id=id) for id in (made["key"]["id"], UNKNOWN)]
    parts = [{**one.error, "data": {**one.data, "request_id": None}} for one in refusals]
    assert parts[0] == parts[1] and refusals[0].slug == "not_found"
    assert accounts_of(RPC(bob.url, made["token"]))


def test_a_key_sees_and_moves_only_its_owners(kim, bob):
    rpc = program(kim, "read", "transfer")
    with unchanged(kim, bob):
        assert rpc.refusal("account.get", [bob.accounts["USD"]]).slug == "not_found"
        refusal = rpc.refusal(
            "transfer.create", [bob.accounts["USD"], kim.accounts["USD"], "1.00", new_key()]
        )
        assert refusal.slug == "account_unknown"
        headers = {"Authorization": f"Bearer {rpc.token}"}
        problem(REST(kim.url).get(f"/api/user/{bob.id}/", headers=headers), 403, "forbidden")


def test_keys_outlive_the_session_that_made_them(kim):
    rpc = program(kim)
    kim.rpc.call("session.logout")
    assert accounts_of(rpc)

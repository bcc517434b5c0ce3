"""JSON-RPC 2.0 over HTTP: every row of the contract's table, as bytes in and bytes out."""

import json

import jsonschema
import pytest
from vectors import VECTORS, matches

from clients.books import unchanged
from clients.people import new_key
from clients.rpc import RPC, read

PING = {"jsonrpc": "2.0", "method": "service.ping", "id": 1}


def sent(nobody, body):
    """The answer's document to bytes, text or a document."""
    return read(nobody.post(body if isinstance(body, (str, bytes)) else json.dumps(body)))


def is_error(response, code, id=None):
    """Asserts one error response with the parts that all have."""
    assert set(response) == {"jsonrpc", "id", "error"} and response["jsonrpc"] == "2.0"
    error = response["error"]
    assert error["code"] == code and isinstance(error["message"], str) and error["message"], response
    assert error["data"]["slug"] and isinstance(error["data"]["status"], int), response
    assert response["id"] == id and type(response["id"]) is type(id), response
    return error


@pytest.fixture(scope="module")
def openrpc(nobody):
    return nobody.call("rpc.discover")


@pytest.mark.parametrize("vector", VECTORS, ids=[f"{one.place} {one.comment}" for one in VECTORS])
def test_an_example_of_the_protocol_is_answered_as_it_says(nobody, vector, openrpc):
    answer = sent(nobody, vector.request)
    assert matches(answer, vector.response), answer
    results = {method["name"]: method["result"]["schema"] for method in openrpc["methods"]}
    answers = iter(answer if isinstance(answer, list) else [answer])
    for call, expected in vector.exchanges:
        response = next(one for one in answers if matches(one, expected))
        if "result" in response:
            validator = jsonschema.Draft7Validator(
                {**results[call["method"]], "components": openrpc["components"]}
            )
            assert [error.message for error in validator.iter_errors(response["result"])] == []


@pytest.mark.parametrize(
    "body",
    [
        "{",
        '{"jsonrpc"',
        "nonsense",
        "",
        " ",
        '{"a":1}}',
        "[1,]",
        "{'a':1}",
        b'{"jsonrpc":"2.0","id":1,"method":"\xff\xfe"}',
        b'{"jsonrpc":"2.0","id":1,"method":"service.ping","params":["\xed\xa0\x80"]}',
        r'{"jsonrpc":"2.0","id":1,"method":"\ud800"}',
        r'{"jsonrpc":"2.0","id":1,"method":"x","params":["\udc00 "]}',
        '{"jsonrpc":"2.0","id":NaN,"method":"service.ping"}',
        '{"jsonrpc":"2.0","id":Infinity,"method":"service.ping"}',
        '{"jsonrpc":"2.0","id":1e999,"method":"service.ping"}',
        '{"jsonrpc":"2.0","id":18446744073709551616,"method":"service.ping"}',
        '{"jsonrpc":"2.0","id":9223372036854775808,"method":"service.ping"}',
        '{"jsonrpc":"2.0","id":1,"method":"service.ping","params":[-9223372036854775809]}',
        "\ufeff" + json.dumps(PING),
    ],
    ids=range(19),
)
def test_what_is_not_json_is_one_parse_error_without_id(nobody, body):
    is_error(sent(nobody, body), -32700)


@pytest.mark.parametrize("body", ["1", '"x"', "true", "null", "1.5"])
def test_json_that_is_neither_object_nor_array_is_an_invalid_request(nobody, body):
    is_error(sent(nobody, body), -32600)


@pytest.mark.parametrize("body", [{}, {"foo": 1}])
def test_an_object_without_a_method_is_an_invalid_request(nobody, body):
    is_error(sent(nobody, body), -32600)


def test_an_empty_batch_is_one_invalid_request(nobody):
    is_error(sent(nobody, []), -32600)


@pytest.mark.parametrize("count", [1, 3])
def test_each_junk_element_of_a_batch_is_answered_as_an_invalid_request(nobody, count):
    responses = sent(nobody, list(range(1, count + 1)))
    assert isinstance(responses, list) and len(responses) == count
    for response in responses:
        is_error(response, -32600)


def test_a_mixed_batch_answers_calls_and_junk_in_order_and_notifications_not_at_all(nobody):
    responses = sent(
        nobody,
        [
            {**PING, "id": "a"},
            {"jsonrpc": "2.0", "method": "service.ping"},
            {"foo": "boo"},
            {**PING, "id": 7, "method": "no.such"},
            {"jsonrpc": "2.0", "method": "no.such"},
            1,
            {**PING, "id": None},
        ],
    )
    assert [response["id"] for response in responses] == ["a", None, 7, None, None]
    assert "result" in responses[0] and "result" in responses[4]
    is_error(responses[1], -32600)
    is_error(responses[2], -32601, 7)
    is_error(responses[3], -32600)


def test_a_batch_runs_its_calls_one_after_the_other(ann):
    transfer = {
        "from": ann.accounts["USD"],
        "to": ann.accounts["EUR"],
        "amount": "1.00",
        "idempotency_key": new_key(),
    }
    before, made, after = ann.rpc.batch(
        ("account.get", {"account_id": ann.accounts["EUR"]}),
        ("transfer.create", transfer),
        ("account.get", {"account_id": ann.accounts["EUR"]}),
    )
    assert made["status"] == "completed"
    assert (after["seq"], after["balance"]) == (before["seq"] + 1, made["balances"][str(ann.accounts["EUR"])])


def test_broken_json_in_a_batch_executes_nothing(ann):
    transfer = {
        "from": ann.accounts["USD"],
        "to": ann.accounts["EUR"],
        "amount": "1.00",
        "idempotency_key": new_key(),
    }
    call = json.dumps({"jsonrpc": "2.0", "id": 1, "method": "transfer.create", "params": transfer})
    with unchanged(ann):
        is_error(sent(ann.rpc, f'[{call}, {{"jsonrpc": "2.0", "method" ]'), -32700)


@pytest.mark.parametrize(
    "body",
    [
        {"jsonrpc": "2.0", "method": "service.ping"},
        {"jsonrpc": "2.0", "method": "no.such"},
        {"jsonrpc": "2.0", "method": "account.get", "params": {"wrong": 1}},
        [{"jsonrpc": "2.0", "method": "service.ping"}, {"jsonrpc": "2.0", "method": "no.such"}],
    ],
    ids=["valid", "unknown method", "bad params", "batch of notifications"],
)
def test_notifications_are_answered_by_204_without_body(nobody, body):
    assert sent(nobody, body) is None


def test_a_request_without_id_that_is_invalid_is_still_answered(nobody):
    is_error(sent(nobody, {"jsonrpc": "2.0", "method": 1}), -32600)


def test_the_id_null_is_a_request(nobody):
    response = sent(nobody, {**PING, "id": None})
    assert response["id"] is None and "result" in response


@pytest.mark.parametrize(
    "id", ["", "abc", "уникальный", "\u0001", 0, 1, -1, 2**53 + 1, 2**63 - 1, -(2**63)], ids=repr
)
def test_an_id_is_echoed_exactly(nobody, id):
    response = sent(nobody, {**PING, "id": id})
    assert response["id"] == id and type(response["id"]) is type(id) and "result" in response


@pytest.mark.parametrize("id", ["1.5", "1e3", "-0.25"])
def test_an_id_with_a_fraction_keeps_its_value(nobody, id):
    response = sent(nobody, '{"jsonrpc":"2.0","method":"service.ping","id":%s}' % id)
    assert response["id"] == float(id) and "result" in response


@pytest.mark.parametrize("id", [[], [1], {}, {"a": 1}, True, False], ids=repr)
def test_an_id_of_another_type_is_an_invalid_request(nobody, id):
    is_error(sent(nobody, {**PING, "id": id}), -32600)


@pytest.mark.parametrize("version", ["1.0", "2", 2.0, 2, None, "", ["2.0"]], ids=repr)
def test_another_protocol_version_is_an_invalid_request_with_its_id(nobody, version):
    is_error(sent(nobody, {"jsonrpc": version, "method": "service.ping", "id": 5}), -32600, 5)


def test_a_missing_protocol_version_is_an_invalid_request_with_its_id(nobody):
    is_error(sent(nobody, {"method": "service.ping", "id": "x"}), -32600, "x")


@pytest.mark.parametrize(
    "method",
    [
        "no.such",
        "",
        "Service.Ping",
        "SERVICE.PING",
        "service.ping ",
        "rpc.",
        "rpc.Discover",
        "rpc.ping",
        "rpc",
    ],
    ids=repr,
)
def test_an_unknown_method_is_named_so(nobody, method):
    error = is_error(sent(nobody, {**PING, "method": method}), -32601, 1)
    assert error["data"]["slug"] == "method_not_found"


def test_a_name_with_nul_in_it_is_not_read_at_all(nobody):
    is_error(sent(nobody, {**PING, "method": "service\u0000ping"}), -32700)


@pytest.mark.parametrize("method", [1, None, [], {}, True], ids=repr)
def test_a_method_that_is_no_string_is_an_invalid_request(nobody, method):
    is_error(sent(nobody, {**PING, "method": method}), -32600, 1)


def test_rpc_discover_is_the_one_reserved_method(nobody):
    document = nobody.call("rpc.discover")
    assert document["openrpc"] == "1.3.2"
    names = {method["name"] for method in document["methods"]}
    assert {"service.ping", "user.signup", "session.login", "account.list", "transfer.create"} <= names


@pytest.mark.parametrize("params", ["null", "[]", "{}"])
def test_null_or_empty_params_are_as_absent(nobody, params):
    assert "result" in sent(nobody, '{"jsonrpc":"2.0","method":"service.ping","id":1,"params":%s}' % params)


@pytest.mark.parametrize("params", ["x", 1, True, 1.5], ids=repr)
def test_params_of_another_type_are_an_invalid_request(nobody, params):
    is_error(sent(nobody, {**PING, "params": params}), -32600, 1)


@pytest.mark.parametrize(
    "params, pointer",
    [
        ([], "/account_id"),
        ([101, 2], "/1"),
        ({}, "/account_id"),
        ({"account_id": 101, "extra": 1}, "/extra"),
        ({"account_id": "x"}, "/account_id"),
        ({"account_id": None}, "/account_id"),
        ({"account_id": []}, "/account_id"),
        ({"account_id": 1.5}, "/account_id"),
        ([True], "/account_id"),
    ],
    ids=repr,
)
def test_params_that_do_not_fit_are_named_by_pointer(ann, params, pointer):
    refusal = ann.rpc.refusal("account.get", params)
    assert (refusal.code, refusal.slug) == (-32602, "invalid_params")
    fields = refusal.fields
    assert fields and all(
        field["pointer"].startswith("/") and field["code"] and field["detail"] for field in fields
    )
    positional = {"/account_id": "/0"}.get(pointer) if isinstance(params, list) else None
    assert {pointer, positional} & set(refusal.pointers), fields


def test_all_faults_of_params_are_named_at_once(ann):
    refusal = ann.rpc.refusal("transfer.create", {"from": "x", "amount": 5, "surplus": True})
    assert refusal.code == -32602
    assert {"/from", "/to", "/amount", "/surplus", "/idempotency_key"} <= set(refusal.pointers), (
        refusal.fields
    )


def test_unknown_members_of_the_request_object_are_ignored(nobody):
    assert "result" in sent(nobody, {**PING, "meta": {"a": 1}, "auth": None})


@pytest.mark.parametrize(
    "body, id",
    [
        ('{"jsonrpc":"2.0","id":1,"id":2,"method":"service.ping"}', None),
        ('{"jsonrpc":"2.0","id":1,"method":"account.get","params":{"account_id":101,"account_id":201}}', 1),
        ('{"jsonrpc":"2.0","id":1,"method":"service.ping","x":{"a":[{"b":1,"b":1}]}}', 1),
    ],
)
def test_a_duplicate_key_in_any_object_is_an_invalid_request(nobody, body, id):
    response = sent(nobody, body)
    assert response["id"] in (None, id)
    is_error(response, -32600, response["id"])


def nested(depth):
    """A request whose deepest array lies `depth` levels down, the request object included."""
    return '{"jsonrpc":"2.0","id":1,"method":"service.ping","x":%s%s}' % (
        "[" * (depth - 1),
        "]" * (depth - 1),
    )


def test_nesting_is_allowed_to_32_levels_and_refused_past_them(nobody):
    assert "result" in sent(nobody, nested(32))
    response = sent(nobody, nested(33))
    assert response["id"] in (None, 1)
    is_error(response, -32600, response["id"])
    response = sent(nobody, "[" * 100_000)
    assert response["error"]["code"] in (-32600, -32700) and response["id"] is None


def test_a_batch_of_50_is_served_and_one_of_51_refused_whole(nobody):
    assert len(sent(nobody, [{**PING, "id": id} for id in range(50)])) == 50
    error = is_error(sent(nobody, [{**PING, "id": id} for id in range(51)]), -32010)
    assert error["data"]["slug"] == "batch_too_large" and error["data"]["limit"] == 50


def test_a_batch_that_is_too_large_executes_nothing(ann):
    transfer = {"from": ann.accounts["USD"], "to": ann.accounts["EUR"], "amount": "0.05"}
    calls = [
        {
            "jsonrpc": "2.0",
            "id": number,
            "method": "transfer.create",
            "params": {**transfer, "idempotency_key": new_key()},
        }
        for number in range(51)
    ]
    with unchanged(ann):
        is_error(sent(ann.rpc, calls), -32010)


@pytest.mark.parametrize("method", ["transfer.create", "transfer.createMany"])
def test_money_is_not_moved_by_a_notification(ann, method):
    transfer = {
        "from": ann.accounts["USD"],
        "to": ann.accounts["EUR"],
        "amount": "1.00",
        "idempotency_key": new_key(),
    }
    params = transfer if method == "transfer.create" else {"transfers": [transfer]}
    with unchanged(ann):
        assert sent(ann.rpc, {"jsonrpc": "2.0", "method": method, "params": params}) is None
        assert ann.rpc.call("transfer.resolve", idempotency_key=transfer["idempotency_key"])[
            "status"
        ] not in ("completed", "refused")


def test_a_batch_may_log_in_once(ann):
    credentials = {"email": ann.email, "password": ann.password}
    first, second = RPC(ann.url).batch(("session.login", credentials), ("session.login", credentials))
    assert first["user_id"] == ann.id
    assert isinstance(second, Exception)


def test_a_batch_checks_who_calls_for_each_element(nobody, ann):
    pong, listed = nobody.batch(("service.ping", {}), ("account.list", {}))
    assert not isinstance(pong, Exception) and listed.slug == "unauthenticated"

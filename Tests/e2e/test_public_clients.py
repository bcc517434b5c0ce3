"""Public JSON-RPC clients drive the live server: what strangers wrote must understand it."""

import pytest
from jsonrpcclient import Error, Ok, notification, parse, request, request_uuid

from clients.people import new_key
from clients.rpc import RPC


@pytest.fixture
def send(payer):
    """Posts a document of the public client with requests, as its documentation shows."""
    rpc = RPC(payer.url, payer.token)
    return lambda document: rpc.session.post(
        rpc.endpoint, json=document, headers={"Authorization": f"Bearer {payer.token}"}, timeout=30
    )


def test_jsonrpcclient_calls_by_name_and_by_position(send, payer, payee):
    account = payer.accounts["USD"]
    by_name = parse(send(request("account.get", params={"account_id": account})).json())
    by_position = parse(send(request_uuid("account.get", params=(account,))).json())
    assert isinstance(by_name, Ok) and isinstance(by_position, Ok)
    assert by_name.result == by_position.result and by_name.result["balance"] == "100.00"


def test_jsonrpcclient_moves_money_once(send, payer, payee):
    params = {
        "from": payer.accounts["USD"],
        "to": payee.accounts["EUR"],
        "amount": "10.00",
        "idempotency_key": new_key(),
    }
    answers = [parse(send(request("transfer.create", params=params)).json()) for _ in range(2)]
    assert [answer.result["replayed"] for answer in answers] == [False, True]
    assert payer.balances()["USD"] == "89.90" and payee.balances()["EUR"] == "9.00"


def test_jsonrpcclient_reads_errors_with_their_data(send):
    match parse(send(request("no.such.method")).json()):
        case Error(code=code, data=data):
            assert code == -32601 and data["slug"] == "method_not_found"
        case other:
            raise AssertionError(other)


def test_jsonrpcclient_sends_batches_and_notifications(send):
    answers = list(
        parse(send([request("service.ping"), notification("service.ping"), request("account.list")]).json())
    )
    assert len(answers) == 2 and all(isinstance(answer, Ok) for answer in answers)
    silent = send(notification("service.ping"))
    assert (silent.status_code, silent.content) == (204, b"")

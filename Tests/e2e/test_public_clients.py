"""Public JSON-RPC clients drive the live server: what strangers wrote must understand it.

What one of them cannot do is tested as well, and told on the page `/docs`: when a new version can, the page changes.
"""

import http.client
import json
from urllib.parse import urlsplit

import jsonrpclib
import pjrpc.client.exceptions
import pytest
import requests
from bitcoinrpc.authproxy import AuthServiceProxy, JSONRPCException
from jsonrpcclient import Error, Ok, notification, parse, request, request_uuid
from pjrpc.client.backend import requests as pjrpc_requests
from tinyrpc import RPCClient
from tinyrpc.client import RPCCall
from tinyrpc.exc import RPCError
from tinyrpc.protocols.jsonrpc import JSONRPCProtocol
from tinyrpc.transports.http import HttpPostClientTransport

from clients.people import new_key
from clients.rpc import RPC


@pytest.fixture
def headers(payer):
    return {"Authorization": f"Bearer {payer.token}"}


@pytest.fixture
def payment(payer, payee):
    """Ten dollars, of which nine euros arrive."""
    return {
        "from": payer.accounts["USD"],
        "to": payee.accounts["EUR"],
        "amount": "10.00",
        "idempotency_key": new_key(),
    }


@pytest.fixture
def paid_once(payer, payee):
    """Says whether that payment was made, and only once."""
    return lambda: (payer.balances()["USD"], payee.balances()["EUR"]) == ("89.90", "9.00")


class TestRequests:
    def test_calls_with_nothing_but_a_dictionary(self, payer, headers, payment, paid_once):
        call = {"jsonrpc": "2.0", "id": 1, "method": "transfer.create", "params": payment}
        answers = [requests.post(f"{payer.url}/rpc", json=call, headers=headers, timeout=30) for _ in "12"]
        assert [one.json()["result"]["replayed"] for one in answers] == [False, True]
        assert paid_once()


class TestJsonrpcclient:
    @pytest.fixture
    def send(self, payer):
        """Posts a document of the public client with requests, as its documentation shows."""
        rpc = RPC(payer.url, payer.token)
        return lambda document: rpc.session.post(
            rpc.endpoint, json=document, headers={"Authorization": f"Bearer {payer.token}"}, timeout=30
        )

    def test_calls_by_name_and_by_position(self, send, payer):
        account = payer.accounts["USD"]
        by_name = parse(send(request("account.get", params={"account_id": account})).json())
        by_position = parse(send(request_uuid("account.get", params=(account,))).json())
        assert isinstance(by_name, Ok) and isinstance(by_position, Ok)
        assert by_name.result == by_position.result and by_name.result["balance"] == "100.00"

    def test_moves_money_once(self, send, payment, paid_once):
        answers = [parse(send(request("transfer.create", params=payment)).json()) for _ in range(2)]
        assert [answer.result["replayed"] for answer in answers] == [False, True]
        assert paid_once()

    def test_reads_errors_with_their_data(self, send):
        match parse(send(request("no.such.method")).json()):
            case Error(code=code, data=data):
                assert code == -32601 and data["slug"] == "method_not_found"
            case other:
                raise AssertionError(other)

    def test_sends_batches_and_notifications(self, send):
        answers = list(
            parse(
                send([request("service.ping"), notification("service.ping"), request("account.list")]).json()
            )
        )
        assert len(answers) == 2 and all(isinstance(answer, Ok) for answer in answers)
        silent = send(notification("service.ping"))
        assert (silent.status_code, silent.content) == (204, b"")


class TestPjrpc:
    @pytest.fixture
    def client(self, payer, headers):
        with requests.Session() as session:
            session.headers.update(headers)
            yield pjrpc_requests.Client(f"{payer.url}/rpc", session=session)

    def test_calls_by_name_and_by_position(self, client, payer):
        account = payer.accounts["USD"]
        assert client.call("account.get", account_id=account) == client.call("account.get", account)

    def test_moves_money_once(self, client, payment, paid_once):
        answers = [client.call("transfer.create", **payment) for _ in range(2)]
        assert [answer["replayed"] for answer in answers] == [False, True] and paid_once()

    def test_reads_errors_with_their_data(self, client):
        with pytest.raises(pjrpc.client.exceptions.MethodNotFoundError):
            client.call("no.such.method")
        with pytest.raises(pjrpc.client.exceptions.JsonRpcError) as error:
            client.call("account.get", account_id=1)
        assert error.value.code == -32003 and error.value.data["slug"] == "not_found"

    def test_sends_batches_and_notifications(self, client):
        assert client.notify("service.ping") is None
        with client.batch() as batch:
            batch("service.ping")
            batch("account.list")
        pong, accounts = batch.get_results()
        assert pong == {"pong": True} and len(accounts["items"]) == 3

    def test_its_proxy_takes_no_name_with_a_dot(self, client):
        with pytest.raises(AttributeError):
            client.proxy.service.ping()
        assert getattr(client.proxy, "service.ping")() == {"pong": True}


class TestJsonrpclibPelix:
    @pytest.fixture
    def server(self, payer, headers):
        server = jsonrpclib.ServerProxy(f"{payer.url}/rpc", headers=headers)
        yield server
        server("close")()

    def test_calls_by_name_and_by_position(self, server, payer):
        account = payer.accounts["USD"]
        assert server.account.get(account_id=account) == server.account.get(account)

    def test_moves_money_once(self, server, payment, paid_once):
        answers = [server.transfer.create(**payment), server.transfer.create(*payment.values())]
        assert [answer["replayed"] for answer in answers] == [False, True] and paid_once()

    def test_sends_batches(self, server):
        batch = jsonrpclib.MultiCall(server)
        batch.service.ping()
        batch.account.list()
        pong, accounts = batch()
        assert pong == {"pong": True} and len(accounts["items"]) == 3

    def test_its_errors_have_no_data(self, server):
        with pytest.raises(jsonrpclib.ProtocolError) as error:
            server.account.get(account_id=1)
        assert error.value.args == ((-32003, "There is no such thing"),)

    def test_it_takes_the_answer_to_a_notification_for_an_error(self, server):
        with pytest.raises(jsonrpclib.jsonrpc.TransportError) as error:
            server._notify.service.ping()
        assert error.value.args[0][1] == 204 if isinstance(error.value.args[0], tuple) else 204 in error.value.args


class TestTinyrpc:
    @pytest.fixture
    def client(self, payer, headers):
        transport = HttpPostClientTransport(f"{payer.url}/rpc", headers=headers, timeout=30)
        return RPCClient(JSONRPCProtocol(), transport)

    def test_calls_by_name_and_by_position(self, client, payer):
        account = payer.accounts["USD"]
        by_name = client.call("account.get", [], {"account_id": account})
        assert by_name == client.call("account.get", [account], {})
        assert by_name == client.get_proxy("account.").get(account)

    def test_moves_money_once(self, client, payment, paid_once):
        answers = [client.call("transfer.create", [], payment) for _ in range(2)]
        assert [answer["replayed"] for answer in answers] == [False, True] and paid_once()

    def test_reads_errors_with_their_data(self, client):
        with pytest.raises(RPCError) as error:
            client.call("account.get", [1], {})
        assert error.value.data["slug"] == "not_found"

    def test_sends_batches_and_notifications(self, client):
        assert client.call("service.ping", [], {}, one_way=True) is None
        answers = client.batch_call([RPCCall("service.ping", [], {}), RPCCall("account.list", [], {})])
        assert answers[0].result == {"pong": True} and len(answers[1].result["items"]) == 3


class SecondVersion(http.client.HTTPConnection):
    """Says 2.0 for a client that only knows to say 1.1: as `/docs` shows it."""

    def request(self, method, url, body=None, headers=None):
        super().request(method, url, json.dumps({"jsonrpc": "2.0", **json.loads(body)}), headers)


class TestPythonBitcoinrpc:
    """It shows who calls by HTTP's Basic alone."""

    @pytest.fixture
    def proxy(self, url):
        """The client with what stands in the address as its credentials, over a connection."""
        where = urlsplit(url)
        opened = []

        def make(name, secret, connection=SecondVersion):
            opened.append(connection(where.hostname, where.port, timeout=30))
            return AuthServiceProxy(f"http://{name}:{secret}@{where.netloc}/rpc", connection=opened[-1])

        yield make
        for one in opened:
            one.close()

    def test_its_version_of_the_protocol_is_refused(self, proxy):
        with pytest.raises(JSONRPCException) as error:
            proxy("nobody", "nothing", http.client.HTTPConnection).service.ping()
        assert error.value.code == -32600 and error.value.error["data"]["slug"] == "invalid_request"

    def test_a_connection_that_says_the_second_version_makes_it_work(self, proxy):
        assert proxy("nobody", "nothing").service.ping() == {"pong": True}

    def test_its_batches_cannot_read_the_answers(self, proxy):
        """They look for `error` in every response, which JSON-RPC 2.0 leaves out of good ones."""
        with pytest.raises(KeyError, match="error"):
            proxy("nobody", "nothing", http.client.HTTPConnection).batch_([["service.ping"]])

"""A JSON-RPC 2.0 client that holds the server to the protocol with every answer."""

import itertools
import json

import requests

_ids = itertools.count(1)

TIMEOUT = 30

# What the protocol itself refuses, whatever the method.
PROTOCOL_FAULTS = {
    "parse_error",
    "invalid_request",
    "method_not_found",
    "request_too_large",
    "batch_too_large",
}

# Slugs and codes of each method's errors in openrpc.json, of the first product that is asked.
_declared = {}


class Refusal(Exception):
    """The server answered with an error. Its parts are the contract's: code, slug, fields."""

    def __init__(self, error):
        super().__init__(json.dumps(error, ensure_ascii=True))
        self.error = error
        self.code = error["code"]
        self.message = error["message"]
        self.data = error.get("data") or {}

    @property
    def slug(self):
        return self.data.get("slug")

    @property
    def fields(self):
        return self.data.get("fields") or []

    @property
    def pointers(self):
        return [field["pointer"] for field in self.fields]


class RPC:
    """Calls of one client: a bearer token, or nobody when there is none."""

    def __init__(self, url, token=None):
        self.endpoint = f"{url}/rpc"
        self.token = token
        self.session = requests.Session()
        self.session.trust_env = False

    def post(self, body, content_type="application/json", **headers):
        """Sends bytes as they are and returns HTTP's answer. `content_type=None` sends none."""
        if isinstance(body, str):
            body = body.encode()
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        if content_type is not None:
            sent["Content-Type"] = content_type
        if self.token is not None:
            sent.setdefault("Authorization", f"Bearer {self.token}")
        return self.session.post(self.endpoint, data=body, headers=sent, timeout=TIMEOUT)

    def exchange(self, document):
        """Sends a JSON document and returns the JSON of the answer, `None` for 204."""
        answer = self.post(json.dumps(document))
        return read(answer)

    def call(self, method, params=None, /, **named):
        """The result of one call; raises `Refusal`. Params are named, or one list for positional ones."""
        request = {"jsonrpc": "2.0", "id": next(_ids), "method": method}
        if params is not None or named:
            request["params"] = named if params is None else params
        response = self.exchange(request)
        assert response is not None and response["jsonrpc"] == "2.0", response
        is_unread = "error" in response and response["error"]["code"] == -32700
        assert response["id"] == (None if is_unread else request["id"]), response
        assert ("result" in response) != ("error" in response), response
        if "error" in response:
            raise self._refusal(method, response["error"])
        return response["result"]

    def refusal(self, method, params=None, /, **named):
        """The refusal that one call must meet."""
        try:
            result = self.call(method, params, **named)
        except Refusal as refusal:
            return refusal
        raise AssertionError(f"{method} was not refused: {result}")

    def batch(self, *calls):
        """Responses of a batch of (method, params), in order; each a result or a `Refusal`."""
        requests_ = [
            {"jsonrpc": "2.0", "id": next(_ids), "method": method, "params": params}
            for method, params in calls
        ]
        responses = self.exchange(requests_)
        assert [one["id"] for one in responses] == [one["id"] for one in requests_], responses
        return [
            one["result"] if "result" in one else self._refusal(method, one["error"])
            for (method, _), one in zip(calls, responses, strict=True)
        ]

    def _refusal(self, method, error):
        """An error that is met is one that the method declares."""
        refusal = Refusal(error)
        if refusal.slug not in PROTOCOL_FAULTS:
            assert (refusal.slug, refusal.code) in self._declared_errors()[method], f"{method}: {refusal}"
        return refusal

    def _declared_errors(self):
        if not _declared:
            answer = self.session.get(f"{self.endpoint.removesuffix('/rpc')}/openrpc.json", timeout=TIMEOUT)
            assert answer.status_code == 200, answer.text[:500]
            _declared.update(
                (method["name"], {(error["data"]["slug"], error["code"]) for error in method["errors"]})
                for method in answer.json()["methods"]
            )
        return _declared


def read(answer):
    """What HTTP's answer of the endpoint holds: the one status and the one content type that are allowed."""
    if answer.status_code == 204:
        assert answer.content == b""
        return None
    assert answer.status_code == 200, f"{answer.status_code}: {answer.text[:500]}"
    assert answer.headers["Content-Type"] == "application/json"
    return json.loads(answer.content.decode("utf-8"))

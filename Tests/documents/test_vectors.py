"""The protocol's examples against the schemas: `Tests/vectors/*.io` says what the OpenRPC document says."""

import jsonschema
import pytest
from test_documents import document, with_definitions
from vectors import VECTORS, code

RESPONSE = {
    "type": "object",
    "properties": {
        "jsonrpc": {"const": "2.0"},
        "id": {"type": ["string", "number", "null"]},
        "result": {},
        "error": {
            "type": "object",
            "properties": {
                "code": {"type": "integer"},
                "message": {"type": "string", "minLength": 1},
                "data": {
                    "type": "object",
                    "properties": {
                        "slug": {"type": "string"},
                        "status": {"type": "integer"},
                        "fields": {
                            "type": "array",
                            "minItems": 1,
                            "items": {
                                "type": "object",
                                "properties": {"pointer": {"pattern": "^/"}, "code": {"type": "string"}},
                                "required": ["pointer", "code"],
                            },
                        },
                    },
                    "required": ["slug", "status"],
                },
            },
            "required": ["code", "message", "data"],
            "additionalProperties": False,
        },
    },
    "required": ["jsonrpc", "id"],
    "oneOf": [{"required": ["result"]}, {"required": ["error"]}],
    "additionalProperties": False,
}
ANSWER = {"if": {"type": "array"}, "then": {"items": RESPONSE, "minItems": 1}, "else": RESPONSE}

OPENRPC = document("openrpc.json")
METHODS = {method["name"]: method for method in OPENRPC["methods"]}
ERRORS = {error["code"]: error for error in OPENRPC["components"]["errors"].values()}
EXCHANGES = [(vector, *exchange) for vector in VECTORS for exchange in vector.exchanges]

each_vector = pytest.mark.parametrize(
    "vector", VECTORS, ids=[f"{one.place} {one.comment}" for one in VECTORS]
)


def responses(vector):
    return vector.response if isinstance(vector.response, list) else [vector.response]


def completed(response):
    """A response with all of its error: an example names only the parts that matter to it."""
    if "error" not in response:
        return response
    declared, shown = ERRORS[code(response)], response["error"]
    return {**response, "error": {**declared, **shown, "data": {**declared["data"], **shown.get("data", {})}}}


def arguments(method, params):
    """The parameters by name, however they were sent; `None` if there are more than the method has."""
    if isinstance(params, list):
        if len(params) > len(method["params"]):
            return None
        params = {param["name"]: value for param, value in zip(method["params"], params, strict=False)}
    optional = {param["name"] for param in method["params"] if not param["required"]}
    return {
        name: value for name, value in (params or {}).items() if not (value is None and name in optional)
    }


def schema(method):
    """Of the parameters of a method, taken together."""
    return {
        "type": "object",
        "properties": {param["name"]: param["schema"] for param in method["params"]},
        "required": [param["name"] for param in method["params"] if param["required"]],
        "additionalProperties": False,
    }


def is_accepted(method, params):
    given = arguments(method, params)
    return given is not None and jsonschema.Draft7Validator(
        with_definitions(schema(method), OPENRPC)
    ).is_valid(given)


def test_there_are_examples_of_all_kinds():
    assert len(VECTORS) > 80 and len(EXCHANGES) > 40
    assert {code(response) for _, _, response in EXCHANGES} == {None, -32001, -32601, -32602}
    jsonschema.Draft7Validator.check_schema(ANSWER)


@each_vector
def test_a_response_is_one_of_the_protocol_and_its_error_a_declared_one(vector):
    if vector.response is None:
        return
    assert {code(one) for one in responses(vector)} - {None} <= ERRORS.keys()
    whole = [completed(one) for one in responses(vector)]
    answer = whole if isinstance(vector.response, list) else whole[0]
    assert [error.message for error in jsonschema.Draft7Validator(ANSWER).iter_errors(answer)] == []


@pytest.mark.parametrize("spoilt", [[], {}, {"jsonrpc": "2.0", "id": 1}, {"jsonrpc": "2.0", "result": 1}])
def test_what_is_no_response_is_not_taken_for_one(spoilt):
    assert not jsonschema.Draft7Validator(ANSWER).is_valid(spoilt)


@pytest.mark.parametrize(
    "vector, call, response", EXCHANGES, ids=[f"{one.place} {one.comment}" for one, _, _ in EXCHANGES]
)
def test_a_call_is_answered_as_its_method_declares(vector, call, response):
    method = METHODS.get(call["method"])
    if method is None or code(response) == -32601:
        assert method is None and code(response) == -32601
        return
    if "error" in response:
        assert code(response) in {error["code"] for error in method["errors"]}
    assert is_accepted(method, call.get("params")) == (code(response) != -32602)

"""The documents that are generated from the method table, held against public implementations of their standards.

They are the golden files of the catalogue's tests; EASYBILLING_URL names a running service to ask instead.
"""

import json
import os
import urllib.request
from pathlib import Path

import jsonschema
import pytest
from openapi_spec_validator import validate
from openrpc import OpenRPC

GOLDEN = Path(__file__).parents[1] / "CatalogTests/golden"


def document(name):
    url = os.environ.get("EASYBILLING_URL")
    if url is None:
        return json.loads((GOLDEN / name).read_text())
    with urllib.request.urlopen(f"{url.rstrip('/')}/{name}", timeout=30) as answer:
        return json.load(answer)


@pytest.fixture(scope="module")
def openrpc():
    return document("openrpc.json")


@pytest.fixture(scope="module")
def openapi():
    return document("openapi.json")


def test_the_openrpc_document_is_one(openrpc):
    model = OpenRPC.model_validate(openrpc)
    assert model.openrpc == "1.3.2" and len(model.methods) == len(openrpc["methods"])


def test_the_openapi_document_is_one(openapi):
    validate(openapi)


def with_definitions(schema, openrpc):
    """A schema that can be looked at alone: draft 7 with the document's components."""
    return {**schema, "components": openrpc["components"]}


def test_every_schema_of_the_openrpc_document_is_draft_7(openrpc):
    for method in openrpc["methods"]:
        for part in [*method["params"], method["result"]]:
            jsonschema.Draft7Validator.check_schema(with_definitions(part["schema"], openrpc))
    for schema in openrpc["components"]["schemas"].values():
        jsonschema.Draft7Validator.check_schema(schema)


def test_every_example_is_valid_by_its_own_schema(openrpc):
    for method in openrpc["methods"]:
        schemas = {param["name"]: param["schema"] for param in method["params"]}
        for example in method["examples"]:
            for given in example["params"]:
                check(given["value"], schemas[given["name"]], openrpc, f"{method['name']}.{given['name']}")
            check(example["result"]["value"], method["result"]["schema"], openrpc, method["name"])


def check(value, schema, openrpc, name):
    validator = jsonschema.Draft7Validator(with_definitions(schema, openrpc))
    errors = [error.message for error in validator.iter_errors(value)]
    assert errors == [], name


def test_every_schema_of_the_openapi_document_is_draft_2020_12(openapi):
    for schema in openapi["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)

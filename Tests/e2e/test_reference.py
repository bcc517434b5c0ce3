"""The reference at `/docs`: every program on it is run as it stands there, and says what is true."""

import json

import jsonschema
import pytest
import requests

from clients.people import log_in, sign_up
from clients.reference import LANGUAGES, Reference, response, run
from clients.rpc import RPC


@pytest.fixture(scope="module")
def openrpc(url):
    return RPC(url).call("rpc.discover")


@pytest.fixture(scope="module")
def page(url):
    """As a stranger sees it."""
    return Reference(url)


@pytest.fixture
def reader(url):
    """Somebody who reads the page while logged in, and has a transfer, an API key, and another session to end."""
    reader = sign_up(url, "Rita Reader")
    reader.pay("USD", reader.accounts["CNY"], "1.00")
    reader.rpc.call("key.create", name="nightly report", scopes=["read"])
    log_in(url, reader.email, reader.password, reader.name)
    reader.page = Reference(url, cookie=reader.rest().session.cookies["session"])
    return reader


def check(value, schema, openrpc, name):
    """A value by a schema of the document, which may refer to others."""
    validator = jsonschema.Draft7Validator({**schema, "components": openrpc["components"]})
    assert [error.message for error in validator.iter_errors(value)] == [], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_newcomer_who_follows_only_the_page_moves_money(page, language, tmp_path):
    name = next(name for name, _ in page.programs if name.startswith("start-"))
    printed = run(language, page.code(name, language), tmp_path)
    assert printed.splitlines() == ["it will cost 10.10 and bring 10.00", "completed", "Ann has 89.90"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_program_of_every_method_works_as_it_stands_there(url, reader, language, openrpc, tmp_path):
    results = {method["name"]: method["result"]["schema"] for method in openrpc["methods"]}
    assert reader.page.methods == list(results)
    for name, schema in results.items():
        # Logging out ends the session that it comes with.
        leaves = name == "session.logout"
        who = log_in(url, reader.email, reader.password, reader.name) if leaves else reader
        printed = run(language, reader.page.code(name, language), tmp_path, EASYBILLING_TOKEN=who.token)
        answer = response(language, printed)
        assert "result" in answer, f"{name}: {answer}"
        check(answer["result"], schema, openrpc, name)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_other_programs_work(reader, language, tmp_path):
    key = reader.rpc.call("key.create", name="bitcoin", scopes=["read"])
    names = [
        name
        for name, written_in in reader.page.programs
        if written_in == language and "." not in name and not name.startswith("start-")
    ]
    assert names
    for name in names:
        run(
            language,
            reader.page.code(name, language),
            tmp_path,
            EASYBILLING_TOKEN=reader.token,
            EMAIL=reader.email,
            PASSWORD=reader.password,
            EASYBILLING_KEY=f"{key['key']['id']}:{key['token']}",
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_guides_listeners_go_on_where_they_left_off(reader, language, tmp_path):
    place = tmp_path / "last-event-id"
    place.write_text(reader.rpc.call("events.poll")["cursor"])
    account = reader.accounts["USD"]
    transfer = reader.pay("USD", reader.accounts["EUR"], "1.00")["id"]
    [name] = [
        name for name, written in reader.page.programs if name.startswith("events-") and written == language
    ]
    printed = run(language, reader.page.code(name, language), tmp_path, EASYBILLING_TOKEN=reader.token)
    told = [json.loads(line) for line in printed.splitlines()]
    assert [event["method"] for event in told] == ["transfer.completed"] + ["account.changed"] * 2
    assert told[0]["params"] == {"transfer_id": transfer}
    assert f"{account}:3," in place.read_text(), "the place is kept"
    assert run(language, reader.page.code(name, language), tmp_path, EASYBILLING_TOKEN=reader.token) == ""


def test_a_stranger_sees_the_examples_of_the_table_and_a_reader_their_own(page, reader):
    call = "account.get"
    assert '"account_id": 701' in page.code(call, "curl")
    assert f'"account_id": {reader.accounts["USD"]}' in reader.page.code(call, "curl")
    assert page.page.select_one('a[href^="/login?return="]') and not reader.page.page.select_one(
        'a[href^="/login?return="]'
    )


def test_the_page_has_every_method_with_its_parameters_and_errors(page, openrpc):
    for method in openrpc["methods"]:
        section = page.page.find(id=method["name"]).find_parent("section")
        text = section.get_text(" ", strip=True)
        assert method["summary"] in text
        for parameter in method["params"]:
            assert parameter["summary"].replace("`", "") in " ".join(text.split()), parameter
        failures = [one.get_text() for one in section.select("ul.failures code")]
        assert failures == [error["data"]["slug"] for error in method["errors"]]
        assert {language for name, language in page.programs if name == method["name"]} == set(LANGUAGES)


def test_the_page_has_every_error_with_its_code_and_status(page, openrpc):
    rows = {row["id"]: row.get_text(" ", strip=True) for row in page.page.select("table.errors tbody tr")}
    assert rows.keys() == {f"error-{slug}" for slug in openrpc["components"]["errors"]}
    for slug, error in openrpc["components"]["errors"].items():
        words = rows[f"error-{slug}"].split()
        assert {str(error["code"]), str(error["data"]["status"])} <= set(words), slug


def test_the_page_says_where_it_is_reached(url, page):
    assert f"curl -sS {url}/rpc" in page.code("service.ping", "curl")
    hostile = requests.get(f"{url}/docs", headers={"Host": 'a";reboot;"'}, timeout=30)
    assert "reboot" not in hostile.text


def test_every_declared_example_works_by_name_and_by_position(url, openrpc):
    """Ann and Bob of the examples are played by two new clients."""
    ann, bob = sign_up(url, "Ann Kowalski"), sign_up(url, "Bob Larsen")
    made = ann.pay("USD", bob.accounts["CNY"], "1.00")
    cast = {
        "ann@example.com": ann.email,
        "a long sentence is best": ann.password,
        7: ann.id,
        701: ann.accounts["USD"],
        802: bob.accounts["CNY"],
        "019c1400-0000-7000-8000-000000000002": made["id"],
        "701:1,702:0,703:0": ",".join(
            f"{ann.accounts[currency]}:{seq}" for currency, seq in (("USD", 1), ("CNY", 0), ("EUR", 0))
        ),
    }

    def played(method, example):
        """The example's parameters, for this client and for this one call."""
        if method["name"] == "session.revoke":
            cast["019c1400-0000-7000-8000-000000000003"] = another_session(ann)
        if method["name"] == "key.revoke":
            cast["019c1400-0000-7000-8000-000000000004"] = another_key(ann)
        return {one["name"]: play(one["value"], cast) for one in example["params"]}

    for method in openrpc["methods"]:
        for example in method["examples"]:
            params = played(method, example)
            if method["name"] == "user.signup":
                params["email"] = f"new.{ann.email}"
            order = [one["name"] for one in method["params"]]
            by_name = caller(url, ann, method).call(method["name"], params)
            check(by_name, method["result"]["schema"], openrpc, method["name"])
            if method["name"] != "user.signup":
                params = played(method, example)
                positions = [params.get(name) for name in order]
                while positions and positions[-1] is None:
                    positions.pop()
                by_position = caller(url, ann, method).call(method["name"], positions)
                check(by_position, method["result"]["schema"], openrpc, method["name"])
            if method["name"] != "rpc.discover":
                assert shape(by_name) >= shape(example["result"]["value"]), method["name"]


def another_session(person):
    """The id of a session that nobody needs."""
    log_in(person.url, person.email, person.password, person.name)
    return person.rpc.call("session.list")["items"][0]["id"]


def another_key(person):
    return person.rpc.call("key.create", name="to be revoked", scopes=["read"])["key"]["id"]


def caller(url, person, method):
    """Of a session of its own where the method ends the session."""
    if method["name"] == "session.logout":
        return log_in(url, person.email, person.password, person.name).rpc
    return person.rpc


def play(value, cast):
    if isinstance(value, dict):
        return {name: play(one, cast) for name, one in value.items()}
    if isinstance(value, list):
        return [play(one, cast) for one in value]
    return cast.get(value, value) if isinstance(value, (str, int)) and not isinstance(value, bool) else value


def shape(value, path=""):
    """The paths of all members, whatever they hold; numbered names, such as those of balances, are one."""
    if isinstance(value, dict):
        parts = [shape(one, f"{path}/{'#' if name.isdigit() else name}") for name, one in value.items()]
        return {path}.union(*parts)
    if isinstance(value, list):
        return {path}.union(*(shape(one, f"{path}/-") for one in value))
    return {path}

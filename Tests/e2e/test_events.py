"""`GET /events` and `events.poll`: told after commit, once, in order, at any instance, and resumed exactly."""

import os
import signal
import socket
import time

import pytest
import requests

from clients import processes
from clients.events import Events, listening
from clients.instances import second_instance
from clients.people import log_in, new_key
from clients.rpc import RPC
from clients.together import succeeded, together
from clients.waiting import until

OF_USER_MAX = 32
# A comment comes every 15 seconds; a client gives up after 30.
QUIET_MAX = 30


@pytest.fixture
def instances(own_stack):
    """The URLs of nginx before the first instance, and of the second one."""
    with second_instance(own_stack) as url:
        yield own_stack.url, url


def test_a_stream_says_what_it_is_and_speaks_at_once(url, payer):
    with listening(url, payer.token) as stream:
        assert stream.answer.headers["Content-Type"] == "text/event-stream"
        assert stream.answer.headers["Cache-Control"] == "no-store"
        assert stream.comments >= 1 and not stream.events
        accounts = list(payer.accounts.values())
        assert stream.ids == [f"{accounts[0]}:1,{accounts[1]}:0,{accounts[2]}:0"]


def test_a_stream_with_nothing_to_tell_shows_that_it_lives(url, payer):
    with listening(url, payer.token) as stream:
        until(lambda: stream.comments >= 2, QUIET_MAX, "a comment after the one at the beginning")
        assert not stream.events and not stream.ended.is_set()
        # It is no less a stream for that.
        stream.wait_for(payer.pay("USD", payer.accounts["EUR"], "1.00")["id"])


def test_nobody_hears_nothing(url):
    refused = Events(url, None).answer
    assert refused.status_code == 401 and refused.json()["slug"] == "unauthenticated"
    posted = requests.post(f"{url}/events", timeout=30)
    assert posted.status_code == 405 and posted.headers["Allow"] == "GET, HEAD, OPTIONS"


def test_head_takes_no_place(url, payer):
    for _ in range(OF_USER_MAX + 1):
        answer = requests.head(
            f"{url}/events", headers={"Authorization": f"Bearer {payer.token}"}, timeout=30
        )
        assert answer.status_code == 200


def test_payer_and_payee_are_told_of_a_transfer_and_nobody_else(url, payer, payee, newcomer):
    other = newcomer()
    with (
        listening(url, payer.token) as paying,
        listening(url, payee.token) as paid,
        listening(url, other.token) as foreign,
    ):
        transfer = payer.pay("USD", payee.accounts["EUR"], "10.00")["id"]
        for stream in (paying, paid):
            stream.wait_for(transfer)
            until(lambda s=stream: s.changes, 30, "the changed account is told")
        assert paying.changes == [(payer.accounts["USD"], 2)]
        assert paid.changes == [(payee.accounts["EUR"], 1)]
        # What is told are ids: who hears of it looks for himself.
        assert paid.events[0][1] == {"transfer_id": transfer}
        assert payee.rpc.call("transfer.get", transfer_id=transfer)["id"] == transfer
        own = other.pay("USD", other.accounts["CNY"], "1.00")["id"]
        foreign.wait_for(own)
        assert foreign.transfers == [own]
        until(lambda: len(foreign.changes) == 2, 30, "both own accounts are told")


def test_a_refused_transfer_and_a_repetition_are_not_told(url, payer, payee):
    with listening(url, payer.token) as stream:
        payer.rpc.refusal(
            "transfer.create",
            {
                "from": payer.accounts["USD"],
                "to": payee.accounts["USD"],
                "amount": "5000.00",
                "idempotency_key": new_key(),
            },
        )
        key = new_key()
        first = payer.pay("USD", payee.accounts["USD"], "1.00", key)["id"]
        assert payer.pay("USD", payee.accounts["USD"], "1.00", key)["replayed"]
        last = payer.pay("USD", payee.accounts["USD"], "1.00")["id"]
        stream.wait_for(last)
        assert stream.transfers == [first, last]


def test_resuming_from_any_event_tells_the_rest_and_nothing_twice(url, payer, payee):
    with listening(url, payer.token) as stream:
        start = stream.ids[0]
        sent = [payer.pay("USD", payee.accounts["USD"], "0.50")["id"] for _ in range(5)]
        stream.wait_for(*sent)
        until(lambda: stream.events[-1][0] == "account.changed", 30, "the account is told last")
        assert stream.transfers == sent
        told = list(stream.events)
    with listening(url, payer.token, start) as again:
        again.wait_for(*sent)
        assert again.transfers == sent
    for index, (_, _, place) in enumerate(told):
        rest = [params["transfer_id"] for _, params, _ in told[index + 1 :] if "transfer_id" in params]
        with listening(url, payer.token, place) as resumed:
            mark = payer.pay("USD", payee.accounts["USD"], "0.01")["id"]
            resumed.wait_for(mark)
            heard = [one for one in resumed.transfers if one in sent]
            assert heard == rest, (index, place)


@pytest.mark.parametrize("last", ["nonsense", "1:0", "701:1;drop", "9" * 500, "101:99999999"])
def test_an_id_of_no_use_is_answered_with_resync(url, payer, last):
    with listening(url, payer.token, last) as stream:
        until(lambda: stream.events, 30, "told to read anew")
        assert stream.events[0][:2] == ("resync", {})
        first = list(payer.accounts.values())[0]
        assert stream.events[0][2].startswith(f"{first}:1,")


def test_too_far_behind_is_answered_with_resync(url, payer, payee):
    with listening(url, payer.token) as stream:
        start = stream.ids[0]
    one = {"from": payer.accounts["USD"], "to": payee.accounts["USD"], "amount": "0.01"}
    for _ in range(21):
        payer.rpc.batch(*[("transfer.create", {**one, "idempotency_key": new_key()}) for _ in range(50)])
    with listening(url, payer.token, start) as stream:
        until(lambda: stream.events, 30, "told to read anew")
        assert stream.events[0][0] == "resync"


def test_what_one_instance_posts_is_told_at_the_other(instances, payer, payee):
    first, second = instances
    with listening(second, payee.token) as there, listening(first, payee.token) as here:
        begun = time.monotonic()
        at_first = RPC(first, payer.token).call("transfer.create", transfer(payer, payee))["id"]
        at_second = RPC(second, payer.token).call("transfer.create", transfer(payer, payee))["id"]
        for stream in (there, here):
            stream.wait_for(at_first, at_second)
            assert stream.transfers == [at_first, at_second]
        assert time.monotonic() - begun < 10, "told by notification, not found at a heartbeat"
        # Where one left off the other goes on.
        last = there.events[-1][2]
    third = payer.pay("USD", payee.accounts["USD"], "1.00")["id"]
    with listening(first, payee.token, last) as resumed:
        resumed.wait_for(third)
        assert resumed.transfers == [third]


def test_many_streams_of_many_clients_hear_every_transfer_once(instances, newcomer):
    people = [newcomer() for _ in range(8)]
    streams = [Events(instances[index % 2], person.token).begun() for index, person in enumerate(people)]
    try:

        def pay(index):
            payer, payee = people[index % 8], people[(index + 3) % 8]
            return RPC(instances[index % 2], payer.token).call("transfer.create", transfer(payer, payee, "0.10"))

        sent = succeeded(together(64, pay))
        for index, stream in enumerate(streams):
            mine = [one["id"] for number, one in enumerate(sent) if index in (number % 8, (number + 3) % 8)]
            stream.wait_for(*mine)
            assert sorted(stream.transfers) == sorted(mine)
    finally:
        for stream in streams:
            stream.close()


def test_the_end_of_a_session_ends_its_streams_on_every_instance_and_no_others(instances, payer):
    first, second = instances
    other = log_in(payer.url, payer.email, payer.password, payer.name)
    with (
        listening(first, other.token) as here,
        listening(second, other.token) as there,
        listening(second, payer.token) as stays,
    ):
        other.rpc.call("session.logout")
        here.wait_for_end(10)
        there.wait_for_end(10)
        mark = payer.pay("USD", payer.accounts["EUR"], "1.00")["id"]
        stays.wait_for(mark)
        assert not stays.ended.is_set()
        assert Events(first, other.token).answer.status_code == 401


def test_what_is_revoked_hears_nothing_more_on_any_instance(instances, payer):
    first, second = instances
    one, two = (log_in(payer.url, payer.email, payer.password, payer.name) for _ in range(2))
    made = payer.rpc.call("key.create", name="listener", scopes=["read"])
    with (
        listening(first, one.token) as revoked,
        listening(second, two.token) as other,
        listening(second, made["token"]) as by_key,
        listening(second, payer.token) as stays,
    ):
        [session] = [item["id"] for item in one.rpc.call("session.list")["items"] if item["current"]]
        payer.rpc.call("session.revoke", session_id=session)
        revoked.wait_for_end(10)
        payer.rpc.call("session.revokeOthers")
        other.wait_for_end(10)
        assert not by_key.ended.is_set()
        payer.rpc.call("key.revoke", key_id=made["key"]["id"])
        by_key.wait_for_end(10)
        mark = payer.pay("USD", payer.accounts["EUR"], "1.00")["id"]
        stays.wait_for(mark)
        assert not stays.ended.is_set()


def test_one_client_has_so_many_streams_and_gets_places_back(url, payer):
    streams = [Events(url, payer.token).begun() for _ in range(OF_USER_MAX)]
    try:
        refused = Events(url, payer.token).answer
        assert refused.status_code == 429 and refused.json()["slug"] == "rate_limited"
        assert int(refused.headers["Retry-After"]) > 0
        streams.pop().close()
        until(lambda: reopened(url, payer, streams), 10, "a place that was left is given away again")
    finally:
        for stream in streams:
            stream.close()


def reopened(url, person, streams):
    stream = Events(url, person.token)
    if stream.answer.status_code != 200:
        return False
    streams.append(stream.begun())
    return True


def test_a_client_who_does_not_read_is_cut_off(own_stack, payer):
    with second_instance(own_stack) as second, socket.socket() as deaf:
        deaf.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
        deaf.connect(("127.0.0.1", int(second.rsplit(":", 1)[1])))
        deaf.sendall(
            f"GET /events HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer {payer.token}\r\n\r\n".encode()
        )
        until(lambda: streams_of(second) == 1, 10, "the stream is open")
        one = {"from": payer.accounts["USD"], "to": payer.accounts["EUR"], "amount": "0.02"}
        many = RPC(second, payer.token)

        def is_cut_off():
            many.batch(*[("transfer.create", {**one, "idempotency_key": new_key()}) for _ in range(50)])
            return streams_of(second) == 0

        until(is_cut_off, 60, "the stream is given up")


def streams_of(instance):
    """How many streams an instance says that it has."""
    text = requests.get(f"{instance}/metrics", timeout=30).text
    return int(next(line for line in text.splitlines() if line.startswith("event_streams ")).split()[1])


def test_an_instance_that_is_told_to_stop_ends_its_streams_and_is_gone_at_once(own_stack, payer, payee):
    with second_instance(own_stack) as second:
        stream = Events(second, payee.token).begun()
        pid = own_stack.second.pid
        begun = time.monotonic()
        os.kill(pid, signal.SIGTERM)
        stream.wait_for_end(10)
        assert stream.broke is None, "the stream ended in the middle of a chunk"
        until(lambda: not os.path.exists(f"/proc/{pid}") or is_zombie(pid), 10, "the instance has ended")
        assert time.monotonic() - begun < 8
        missed = payer.pay("USD", payee.accounts["USD"], "1.00")["id"]
        with listening(own_stack.url, payee.token, stream.ids[-1]) as elsewhere:
            elsewhere.wait_for(missed)
            assert elsewhere.transfers == [missed]


def is_zombie(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] in "ZX"
    except OSError:
        return True


@pytest.mark.owns_stack
def test_a_killed_service_loses_and_repeats_nothing(own_stack, payer, payee):
    stream = Events(own_stack.url, payee.token).begun()
    first = payer.pay("USD", payee.accounts["USD"], "1.00")["id"]
    stream.wait_for(first)
    until(lambda: stream.changes, 30, "the account is told")
    for pid in own_stack.serve_processes():
        processes.kill(pid)
    stream.wait_for_end()
    own_stack.wait_ready()
    second = RPC(payer.url, payer.token).call("transfer.create", transfer(payer, payee))["id"]
    with listening(own_stack.url, payee.token, stream.ids[-1]) as again:
        again.wait_for(second)
        assert stream.transfers + again.transfers == [first, second]


def test_polling_tells_the_same_with_the_same_cursors(url, payer, payee):
    start = payee.rpc.call("events.poll")
    assert start["events"] == [] and not start["has_more"]
    assert payee.rpc.call("events.poll", cursor=start["cursor"], wait=0)["events"] == []
    transfer_id = payer.pay("USD", payee.accounts["EUR"], "1.00")["id"]
    told = payee.rpc.call("events.poll", cursor=start["cursor"], wait=0)
    assert told["events"] == [
        {"jsonrpc": "2.0", "method": "transfer.completed", "params": {"transfer_id": transfer_id}},
        {
            "jsonrpc": "2.0",
            "method": "account.changed",
            "params": {"account_id": payee.accounts["EUR"], "seq": 1},
        },
    ]
    with listening(url, payee.token, start["cursor"]) as stream:
        stream.wait_for(transfer_id)
        until(lambda: stream.ids[-1] == told["cursor"], 30, "the stream comes to the same cursor")


def test_a_poll_waits_for_an_event_and_not_longer(url, payer, payee):
    cursor = payee.rpc.call("events.poll")["cursor"]
    begun = time.monotonic()
    assert payee.rpc.call("events.poll", cursor=cursor, wait=1)["events"] == []
    assert 0.9 < time.monotonic() - begun < 10

    def act(index):
        if index == 0:
            return RPC(url, payee.token).call("events.poll", cursor=cursor, wait=25)
        return payer.pay("USD", payee.accounts["USD"], "1.00")

    begun = time.monotonic()
    told, sent = succeeded(together(2, act))
    assert time.monotonic() - begun < 15
    assert told["events"][0]["params"] == {"transfer_id": sent["id"]}


def test_a_poll_refuses_what_is_no_cursor_and_a_longer_wait(payer):
    for bad in ("", "nonsense", "701:1,", "701:01"):
        assert payer.rpc.refusal("events.poll", cursor=bad).pointers == ["/cursor"]
    assert payer.rpc.refusal("events.poll", wait=26).pointers == ["/wait"]
    assert payer.rpc.refusal("events.poll", wait=-1).pointers == ["/wait"]
    assert payer.rpc.call("events.poll", cursor="1:0", wait=0)["events"][0]["method"] == "resync"


def test_a_batch_polls_at_most_once(payer):
    first, second = payer.rpc.batch(("events.poll", {}), ("events.poll", {}))
    assert first["events"] == [] and second.slug == "rate_limited"


def transfer(payer, payee, amount="1.00"):
    return {
        "from": payer.accounts["USD"],
        "to": payee.accounts["USD"],
        "amount": amount,
        "idempotency_key": new_key(),
    }

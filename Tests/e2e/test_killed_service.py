"""kill -9 of the service under load: `up` restarts it, and every acknowledged transfer is there once."""

import threading
from functools import partial

import pytest
import requests

from clients import processes
from clients.books import everything
from clients.money import cents
from clients.people import new_key
from clients.rpc import RPC, Refusal
from clients.together import succeeded, together
from clients.waiting import until

PAYERS = 6
EACH = 120
KILLS = 2


class Load:
    """Payers who send one cent at a time and note, for each key, whether it was acknowledged."""

    def __init__(self, payers, payee):
        self.payers = payers
        self.payee = payee
        self.acknowledged = [set() for _ in payers]
        self.unknown = [set() for _ in payers]
        self.progress = threading.Semaphore(0)

    def send(self, index, key):
        """One request; the outcome is acknowledged or unknown, and nothing may be refused."""
        payer = self.payers[index]
        try:
            payer.rpc.call(
                "transfer.create",
                {
                    "from": payer.accounts["USD"],
                    "to": self.payee.accounts["USD"],
                    "amount": "0.01",
                    "idempotency_key": key,
                },
            )
        except Refusal as refusal:
            assert refusal.slug in ("outcome_unknown", "overloaded", "internal"), refusal
            return False
        except (requests.RequestException, AssertionError, ValueError):
            return False
        return True

    def run(self, index):
        for _ in range(EACH):
            key = new_key()
            (self.acknowledged if self.send(index, key) else self.unknown)[index].add(key)
            self.progress.release()

    def resolve(self, index):
        """Sends every unknown again with its key until it is acknowledged."""
        for key in self.unknown[index]:
            until(partial(self.send, index, key), 30, "an unknown outcome resolves by the same key")


@pytest.mark.owns_stack
def test_every_acknowledged_transfer_survives_the_kill_of_the_service_once(own_stack, newcomer):
    payers, payee = [newcomer() for _ in range(PAYERS)], newcomer()
    load = Load(payers, payee)
    assassin = threading.Thread(target=kill_in_the_middle, args=(own_stack, load), daemon=True)
    assassin.start()
    succeeded(together(PAYERS, load.run))
    assassin.join(60)
    own_stack.wait_ready()
    assert own_stack.serve_processes(), "`up` did not restart the service"
    succeeded(together(PAYERS, load.resolve))
    for index, payer in enumerate(payers):
        rows = [row["idempotency_key"] for row in everything(payer.rpc, filter={"kind": "external"})]
        assert sorted(rows) == sorted(load.acknowledged[index] | load.unknown[index])
        assert cents(payer.balances()["USD"]) == 10_000 - 2 * EACH
    assert cents(payee.balances()["USD"]) == 10_000 + PAYERS * EACH


def kill_in_the_middle(stack, load):
    """Kills the service each time that a third of the requests have been answered."""
    for _ in range(KILLS):
        for _ in range(PAYERS * EACH // (KILLS + 1)):
            load.progress.acquire(timeout=60)
        for pid in until(stack.serve_processes, 30, "the service runs"):
            processes.kill(pid)


@pytest.mark.owns_stack
def test_sessions_and_history_survive_the_kill_of_the_service(own_stack, payer, payee):
    sent = payer.pay("USD", payee.accounts["USD"], "1.00", memo="before the kill")
    [pid] = own_stack.serve_processes()
    processes.kill(pid)
    until(lambda: own_stack.is_ready() and own_stack.serve_processes() != [pid], 30, "the service is back")
    again = RPC(payer.url, payer.token)
    assert again.call("transfer.get", transfer_id=sent["id"])["memo"] == "before the kill"
    assert payer.balances()["USD"] == "98.99"

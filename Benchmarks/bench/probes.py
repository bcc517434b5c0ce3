"""What is measured: a probe is one short run, repeated once a round, in turn with the others."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import dataclass, field

from bench import clients, wrk
from bench.processes import Meter
from bench.product import ROOT, new_run_name
from bench.stage import Stage

POSTING_BENCH = ROOT / ".build/release/PostingBench"
BATCH = 50
BATCH_CONNECTIONS = 16
HISTORY_CONNECTIONS = 2
STEADY_CONNECTIONS = 200
STEADY_PER_SECOND = 1000


@dataclass
class Sample:
    """One run of a probe."""

    # The figure that rows compare; the probe's unit says what it is.
    value: float
    # Microseconds of CPU by part, for each transfer or call.
    cpu: dict = field(default_factory=dict)
    # Further figures, as they stand in the JSON file.
    details: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Probe:
    title: str
    unit: str
    run: Callable[[Stage], Sample]


def transfers(connections, batch=1, through="direct"):
    """Completed transfers a second over HTTP."""

    def run(stage):
        answers, cpu = load_transfers(stage, through, connections, batch)
        return Sample(answers.rate * batch, cpu, {"requests": answers.requests} | answers.latencies())

    return run


def steady(through):
    """The 99th percentile, in milliseconds, of transfers that arrive at random, a thousand a second."""

    def run(stage):
        # The pause is so much longer than the answer takes that who waits hardly delays who comes next.
        pause_ms = STEADY_CONNECTIONS * 1000 / STEADY_PER_SECOND
        answers, cpu = load_transfers(stage, through, STEADY_CONNECTIONS, pause_ms=pause_ms)
        details = {"requests": answers.requests, "offered_per_second": answers.rate}
        return Sample(answers.p99 / 1000, cpu, details | answers.latencies())

    return run


def load_transfers(stage, through, connections, batch=1, pause_ms=0):
    """wrk's figures, and the CPU's; as many answers as there are new transfers in the books, or the bench
    fails."""
    before = stage.database.completed()
    arguments = [stage.clients_file, new_run_name(), batch, pause_ms]
    with Meter(stage.product) as meter:
        url = getattr(stage.product, through)
        answers = wrk.load("transfers.lua", url, connections, stage.seconds, arguments)
    in_books = stage.database.completed() - before
    answered = answers.requests * batch
    # What was on its way when wrk hung up may be in the books without an answer.
    if not answered <= in_books <= answered + connections * batch:
        raise SystemExit(f"{answered} transfers were answered, {in_books} are in the books")
    return answers, meter.microseconds_each(answered)


def ping(connections, through="direct"):
    def run(stage):
        url = getattr(stage.product, through) + "/rpc"
        with Meter(stage.product) as meter:
            answers = wrk.load("ping.lua", url, connections, stage.seconds)
        return Sample(answers.rate, meter.microseconds_each(answers.requests), answers.latencies())

    return run


def pgbench(count):
    def run(stage):
        stage.prepare_peer()
        with Meter(stage.product) as meter:
            rate, mean = stage.database.pgbench(count, stage.seconds, stage.options.clients)
        return Sample(rate, meter.microseconds_each(rate * stage.seconds), {"mean_us": mean})

    return run


def posting(tasks):
    """The same batches, handed to the posting engine inside a process of its own."""

    def run(stage):
        if not POSTING_BENCH.exists():
            raise SystemExit(f"{POSTING_BENCH} does not exist: `make bench` builds it")
        url = f"postgresql:///easybilling?host={stage.database.socket}&port=5432&user=easybilling_app"
        numbers = [stage.users[0], len(stage.users), tasks, BATCH, stage.seconds]
        command = [POSTING_BENCH, url, *map(str, numbers)]
        with Meter(stage.product) as meter:
            done = subprocess.run(command, capture_output=True, text=True, timeout=stage.seconds + 60)
        if done.returncode:
            raise SystemExit(f"PostingBench failed:\n{done.stdout}{done.stderr}")
        posted = json.loads(done.stdout.splitlines()[-1])
        return Sample(posted["transfers"] / posted["seconds"], meter.microseconds_each(posted["transfers"]))

    return run


def history(door, which):
    """The 99th percentile, in milliseconds, of the newest page of fifty, at two connections."""

    def run(stage):
        stage.prepare_histories()
        user = stage.long_history_user if which == "long" else stage.short_history_user
        arguments = [door, user, clients.token(user)]
        with Meter(stage.product) as meter:
            answers = wrk.load(
                "history.lua", stage.product.direct, HISTORY_CONNECTIONS, stage.seconds, arguments
            )
        cpu = meter.microseconds_each(answers.requests)
        return Sample(answers.p99 / 1000, cpu, {"requests": answers.requests} | answers.latencies())

    return run


# In the order in which they take turns.
ALL = {
    "pgbench": Probe("pgbench, 16 clients", "transfers/s", pgbench(16)),
    "single": Probe("single calls, 64 connections", "transfers/s", transfers(64)),
    "ping": Probe("service.ping, 64 connections", "calls/s", ping(64)),
    "single256": Probe("single calls, 256 connections", "transfers/s", transfers(256)),
    "nginx": Probe("single calls, 64 connections", "transfers/s", transfers(64, through="proxied")),
    "nginx256": Probe("single calls, 256 connections", "transfers/s", transfers(256, through="proxied")),
    "nginx-ping": Probe("service.ping, 64 connections", "calls/s", ping(64, "proxied")),
    "posting": Probe("batches of 50 without HTTP", "transfers/s", posting(BATCH_CONNECTIONS)),
    "batch": Probe("batches of 50", "transfers/s", transfers(BATCH_CONNECTIONS, BATCH)),
    "nginx-batch": Probe("batches of 50", "transfers/s", transfers(BATCH_CONNECTIONS, BATCH, "proxied")),
    "pgbench1": Probe("pgbench, 1 client", "transfers/s", pgbench(1)),
    "single1": Probe("single calls, 1 connection", "transfers/s", transfers(1)),
    "nginx1": Probe("single calls, 1 connection", "transfers/s", transfers(1, through="proxied")),
    "single4": Probe("single calls, 4 connections", "transfers/s", transfers(4)),
    "single16": Probe("single calls, 16 connections", "transfers/s", transfers(16)),
    "pgbench4": Probe("pgbench, 4 clients", "transfers/s", pgbench(4)),
    "pgbench48": Probe("pgbench, 48 clients", "transfers/s", pgbench(48)),
    "steady": Probe("p99 at 1,000/s offered", "ms", steady("direct")),
    "nginx-steady": Probe("p99 at 1,000/s offered", "ms", steady("proxied")),
    "history-short": Probe("p99, 1,000 entries", "ms", history("rpc", "short")),
    "history-long": Probe("p99, long history", "ms", history("rpc", "long")),
    "rest-history-short": Probe("p99, 1,000 entries", "ms", history("rest", "short")),
    "rest-history-long": Probe("p99, long history", "ms", history("rest", "long")),
}

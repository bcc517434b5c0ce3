"""What is measured: a probe is one short run, repeated once a round, in turn with the others."""

from dataclasses import dataclass, field

from bench import wrk
from bench.processes import Meter
from bench.product import new_run_name


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
    name: str
    title: str
    unit: str
    # Takes the bench, gives a `Sample`.
    run: object


def transfers(connections, batch=1, through="direct", pause_ms=0, value=None):
    """Transfers over HTTP. As many answers as transfers in the books, or the bench fails."""

    def run(bench):
        before = bench.database.completed()
        with Meter(bench.product) as meter:
            answers = wrk.load(
                "transfers.lua",
                getattr(bench.product, through),
                connections,
                bench.seconds,
                [bench.clients_file, new_run_name(), batch, pause_ms, 0],
            )
        in_books = bench.database.completed() - before
        answered = answers.requests * batch
        # What was on its way when wrk hung up may be in the books without an answer.
        if not answered <= in_books <= answered + connections * batch:
            raise SystemExit(f"{answered} transfers were answered, {in_books} are in the books")
        sample = Sample(answered / answers.seconds, meter.microseconds_each(answered), figures(answers))
        if value:
            sample.value = value(answers)
        return sample

    return run


def ping(connections, through="direct"):
    def run(bench):
        with Meter(bench.product) as meter:
            answers = wrk.load(
                "ping.lua", getattr(bench.product, through) + "/rpc", connections, bench.seconds
            )
        return Sample(answers.rate, meter.microseconds_each(answers.requests), figures(answers))

    return run


def pgbench(clients):
    def run(bench):
        with Meter(bench.product) as meter:
            rate, latency = bench.database.pgbench(clients, bench.seconds, bench.options.clients)
        return Sample(rate, meter.microseconds_each(rate * bench.seconds), {"mean_us": latency})

    return run


def figures(answers):
    names = ("mean", "p50", "p90", "p99", "p999", "max")
    return {"requests": answers.requests} | {f"{name}_us": getattr(answers, name) for name in names}


ALL = [
    Probe("pgbench", "pgbench, 16 clients, one function call a transfer", "transfers/s", pgbench(16)),
    Probe("single", "single calls, 64 connections", "transfers/s", transfers(64)),
    Probe("ping", "service.ping, 64 connections", "calls/s", ping(64)),
    Probe("pgbench1", "pgbench, 1 client", "transfers/s", pgbench(1)),
    Probe("single1", "single calls, 1 connection", "transfers/s", transfers(1)),
    Probe("single256", "single calls, 256 connections", "transfers/s", transfers(256)),
    Probe("batch", "RPC batches of 50, 16 connections", "transfers/s", transfers(16, batch=50)),
    Probe("nginx", "single calls, 64 connections, nginx", "transfers/s", transfers(64, through="proxied")),
    Probe("nginx-ping", "service.ping, 64 connections, nginx", "calls/s", ping(64, "proxied")),
    Probe("nginx-batch", "RPC batches of 50, 16 connections, nginx", "transfers/s",
          transfers(16, batch=50, through="proxied")),
    Probe("nginx1", "single calls, 1 connection, nginx", "transfers/s", transfers(1, through="proxied")),
    Probe("steady", "1,000 transfers/s offered, p99", "ms",
          transfers(200, pause_ms=200, value=lambda answers: answers.p99 / 1000)),
    Probe("nginx-steady", "1,000 transfers/s offered through nginx, p99", "ms",
          transfers(200, through="proxied", pause_ms=200, value=lambda answers: answers.p99 / 1000)),
]  # fmt: skip

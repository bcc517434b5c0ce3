"""More than the service can take: how much of it is still done, how soon the rest is refused, and how soon
all is well again.

The load comes in RPC batches of 50, the cheapest way to offer transfers: client and service share the cores.
It is paced: every connection pauses at random times between its requests, so that the offered load does not
fall with the service's answers. Two clients run side by side: a steady one that offers half of the peak all
the time, and the surge, which comes and goes. What the steady one sees after the surge is the recovery.
"""

import statistics
import time

from bench import wrk
from bench.processes import Meter
from bench.product import new_run_name
from bench.rows import Row

BATCH = 50
FACTOR = 3
OFFERED_MIN = 2.7
PEAK_CONNECTIONS = 32
SURGE_CONNECTIONS = 1000
STEADY_CONNECTIONS = 100
CALIBRATION_SECONDS = 3
CALM_SECONDS = 2
SURGE_SECONDS_MIN = 6
# Left out of the goodput: connections open, and each pauses before its first request.
SURGE_BEGIN_SECONDS = 2
RECOVERY_SECONDS = 4
# Normal again: no answer slower than twice the slowest before the surge, or than this.
NORMAL_MS = 100
SILENCE_TENTHS = 5


def overload(stage, show):
    recoveries, rounds = [], []
    for number in range(stage.options.rounds):
        stage.database.checkpoint()
        peak = measure_peak(stage)
        stage.database.checkpoint()
        pause = calibrate(stage, peak)
        stage.database.checkpoint()
        figures = surge(stage, peak, pause) | {"peak_per_second": peak}
        show(f"{number + 1}  " + describe(figures))
        rounds.append(figures)
        recoveries.append(figures["recovery_seconds"])
    peaks = [one["peak_per_second"] for one in rounds]
    offered = statistics.median(one["offered_per_second"] / one["peak_per_second"] for one in rounds)
    goodputs = [one["goodput_per_second"] for one in rounds]
    title = f"goodput at {offered:.1f} × the peak's load ÷ peak, batches of 50"
    # A client that could not offer so much has shown nothing, and nothing is at once where nothing is refused.
    reached = 0.9 if offered >= OFFERED_MIN else None
    at_once = 100 if all(one["refused_share"] > 0 for one in rounds) else None
    return [
        Row("overload", title, "transfers/s", goodputs, peaks, reached, None, False, {"rounds": rounds}),
        Row("recovery", "time from the surge's end until nothing is refused or slow", "s", recoveries, [],
            2, None, True),
        Row("refusal", "p99 of an `overloaded` answer during the surge", "ms",
            [one["refused_p99_ms"] for one in rounds], [], at_once, None, True),
    ]  # fmt: skip


def measure_peak(stage):
    """Completed transfers a second with just enough connections."""
    answers = load(stage, PEAK_CONNECTIONS, stage.seconds, 0)
    return sum(answers.taken_times.values()) * BATCH / answers.seconds


def calibrate(stage, peak):
    """The pause in milliseconds at which the surge really offers its part of three times the peak."""
    surge_rate = (FACTOR - 0.5) * peak
    period_ms = SURGE_CONNECTIONS * BATCH / surge_rate * 1000
    pause = period_ms / 2
    for _ in range(2):
        answers = load(stage, SURGE_CONNECTIONS, CALIBRATION_SECONDS, pause)
        answering_ms = SURGE_CONNECTIONS / answers.rate * 1000 - pause
        pause = max(1, period_ms - answering_ms)
    return pause


def surge(stage, peak, pause):
    """The figures of one surge and the time after it."""
    steady_pause = STEADY_CONNECTIONS * BATCH / (peak / 2) * 1000
    seconds = max(stage.seconds, SURGE_SECONDS_MIN)
    steady_seconds = CALM_SECONDS + seconds + RECOVERY_SECONDS
    steady = start(stage, STEADY_CONNECTIONS, steady_seconds, steady_pause)
    try:
        time.sleep(CALM_SECONDS)
        begin = time.monotonic()
        end = begin + seconds
        with Meter(stage.product) as meter:
            surging = load(stage, SURGE_CONNECTIONS, seconds, pause)
        steadily = wrk.finish(steady, steady_seconds)
    finally:
        steady.kill()
    both = [surging, steadily]
    tenths = range(int((begin + SURGE_BEGIN_SECONDS) * 10), int(end * 10))
    taken, refused = (
        during(tenths, [getattr(one, name) for one in both]) for name in ("taken_at", "refused_at")
    )
    duration = len(tenths) / 10
    refused_times = merged(one.refused_times for one in both)
    return {
        "offered_per_second": (taken + refused) * BATCH / duration,
        "goodput_per_second": taken * BATCH / duration,
        "refused_share": refused / (taken + refused),
        "answered_503": sum(one.unavailable for one in both),
        "taken_p50_ms": percentile(surging.taken_times, 0.5),
        "taken_p99_ms": percentile(surging.taken_times, 0.99),
        "refused_p50_ms": percentile(refused_times, 0.5),
        "refused_p99_ms": percentile(refused_times, 0.99),
        "surge_seconds": seconds,
        "timeline": timeline(both, begin, steady_seconds),
        "recovery_seconds": recovery(steadily, begin, end),
        "cpu_cores": {name: seconds / meter.duration for name, seconds in meter.seconds.items()},
    }


def recovery(steadily, begin, end):
    """Seconds after the end of the surge until the last tenth of a second in which anything was wrong.

    Wrong is a refusal, a slow answer, and that for half a second nothing at all was taken."""
    slowest = {int(tenth): milliseconds for tenth, milliseconds in steadily.slowest_at.items()}
    calm = [milliseconds for tenth, milliseconds in slowest.items() if tenth < int(begin * 10)]
    normal = max(NORMAL_MS, 2 * max(calm, default=0))
    wrong = {int(tenth) for tenth in steadily.refused_at}
    wrong |= {tenth for tenth, milliseconds in slowest.items() if milliseconds > normal}
    wrong |= silent(steadily, end)
    return max([0.0, *((tenth + 1) / 10 - end for tenth in wrong)])


def silent(steadily, end):
    """Tenths of a second after the surge at which nothing has been taken for half a second."""
    taken = {int(tenth) for tenth in steadily.taken_at}
    # The client itself ends with the time for recovery.
    after = range(int(end * 10), int((end + RECOVERY_SECONDS) * 10) - SILENCE_TENTHS)
    return {tenth for tenth in after if not taken.intersection(range(tenth - SILENCE_TENTHS + 1, tenth + 1))}


def timeline(both, begin, steady_seconds):
    """Transfers a second, done and refused, by half seconds of the steady client; the surge begins at 0."""
    halves = range(-2 * CALM_SECONDS, 2 * (steady_seconds - CALM_SECONDS))
    line = []
    for half in halves:
        tenths = range(int(begin * 10) + half * 5, int(begin * 10) + half * 5 + 5)
        done, refused = (
            during(tenths, [getattr(one, name) for one in both]) for name in ("taken_at", "refused_at")
        )
        line.append({"seconds": half / 2 + 0.25, "done": done * BATCH * 2, "refused": refused * BATCH * 2})
    return line


def load(stage, connections, seconds, pause):
    return wrk.finish(start(stage, connections, seconds, pause), seconds)


def start(stage, connections, seconds, pause):
    arguments = [stage.clients_file, new_run_name(), BATCH, pause]
    return wrk.start("overload.lua", stage.product.direct, connections, seconds, arguments)


def during(tenths, counts):
    return sum(one.get(str(tenth), 0) for one in counts for tenth in tenths)


def merged(counts):
    total = {}
    for one in counts:
        for key, number in one.items():
            total[key] = total.get(key, 0) + number
    return total


def percentile(times, share):
    """Of counts by milliseconds; 0 of none."""
    left = sum(times.values()) * share
    for milliseconds, count in sorted((int(key), count) for key, count in times.items()):
        left -= count
        if left <= 0:
            return milliseconds
    return 0


def describe(figures):
    cores = "  ".join(f"{name} {value:.2f}" for name, value in figures["cpu_cores"].items())
    return (
        f"peak {figures['peak_per_second']:,.0f}/s  offered {figures['offered_per_second']:,.0f}/s  "
        f"done {figures['goodput_per_second']:,.0f}/s  refused {figures['refused_share']:.0%} "
        f"(p50 {figures['refused_p50_ms']} ms, p99 {figures['refused_p99_ms']} ms; "
        f"{figures['answered_503']} with status 503)  "
        f"taken p50 {figures['taken_p50_ms']} ms, p99 {figures['taken_p99_ms']} ms  "
        f"recovered after {figures['recovery_seconds']:.1f} s  cores: {cores}"
    )

"""Load over HTTP with wrk."""

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parents[1] / "wrk"
TIMEOUT_SECONDS = 30


@dataclass(frozen=True)
class Answers:
    """What wrk counted. Latencies in microseconds."""

    requests: int
    seconds: float
    faults: int
    status_errors: int
    mean: float
    max: int
    p50: int
    p90: int
    p99: int
    p999: int
    # Of the script that looks at every answer; the keys are texts of numbers.
    others: int = 0
    # Answered with status 503 as a whole.
    unavailable: int = 0
    taken_times: dict = field(default_factory=dict)
    refused_times: dict = field(default_factory=dict)
    taken_at: dict = field(default_factory=dict)
    refused_at: dict = field(default_factory=dict)
    slowest_at: dict = field(default_factory=dict)

    @property
    def rate(self):
        return self.requests / self.seconds

    def latencies(self):
        names = ("mean", "p50", "p90", "p99", "p999", "max")
        return {f"{name}_us": getattr(self, name) for name in names}


def load(script, url, connections, seconds, arguments=()):
    """Runs one of the scripts of `wrk/` to its end."""
    return finish(start(script, url, connections, seconds, arguments), seconds)


def start(script, url, connections, seconds, arguments=()):
    """One thread makes all of the load: a second would take CPU from the server and add nothing to it."""
    command = [
        "wrk", "--threads", "1", "--connections", str(connections),
        "--duration", f"{seconds}s", "--timeout", f"{TIMEOUT_SECONDS}s", "--script", SCRIPTS / script, url,
        "--", *map(str, arguments),
    ]  # fmt: skip
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finish(process, seconds):
    """The answers; ends the bench unless every one was good, or refused and its script can tell."""
    try:
        output, _ = process.communicate(timeout=seconds + TIMEOUT_SECONDS + 30)
    except BaseException:
        process.kill()
        raise
    line = next((one for one in output.splitlines() if one.startswith("REPORT ")), None)
    if process.returncode or not line:
        raise SystemExit(f"wrk failed:\n{output}")
    answers = Answers(**json.loads(line.removeprefix("REPORT ")))
    if answers.faults or answers.status_errors != answers.unavailable or answers.others:
        raise SystemExit(f"not every answer was good: {answers}")
    return answers

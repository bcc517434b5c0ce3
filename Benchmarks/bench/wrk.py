"""Load over HTTP with wrk."""

import json
import subprocess
from dataclasses import dataclass
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
    # Where the script looks at every answer: calls with a result, refused as overloaded, and with another error.
    results: int = 0
    refusals: int = 0
    others: int = 0

    @property
    def rate(self):
        return self.requests / self.seconds


def load(script, url, connections, seconds, arguments=()):
    """Runs one of the scripts of `wrk/` to its end."""
    command = [
        "wrk", "--threads", str(min(connections, 2)), "--connections", str(connections),
        "--duration", f"{seconds}s", "--timeout", f"{TIMEOUT_SECONDS}s", "--script", SCRIPTS / script, url,
        "--", *map(str, arguments),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=seconds + TIMEOUT_SECONDS + 30)
    line = next((one for one in done.stdout.splitlines() if one.startswith("REPORT ")), None)
    if done.returncode or not line:
        raise SystemExit(f"wrk failed:\n{done.stdout}{done.stderr}")
    answers = Answers(**json.loads(line.removeprefix("REPORT ")))
    if answers.faults or answers.status_errors or answers.others:
        raise SystemExit(f"not every answer was good: {answers}")
    return answers

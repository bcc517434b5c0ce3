"""What processes cost, from /proc."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

# The programs that make the load.
CLIENTS = ("wrk", "pgbench", "PostingBench")
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Process:
    pid: int
    parent: int
    name: str
    command: str
    # Its own and that of its ended and collected children.
    cpu_seconds: float


def read_process(pid):
    """`None` when it is gone."""
    try:
        head, _, rest = (Path("/proc") / str(pid) / "stat").read_text().rpartition(")")
        command = (Path("/proc") / str(pid) / "cmdline").read_bytes()
    except OSError:
        return None
    fields = rest.split()
    cpu_seconds = sum(int(one) for one in fields[11:15]) / TICKS_PER_SECOND
    name = head.partition("(")[2]
    return Process(
        pid, int(fields[1]), name, command.replace(b"\0", b" ").decode(errors="replace"), cpu_seconds
    )


def descendants(root):
    """Live processes below that one, and itself."""
    numbers = [int(one.name) for one in Path("/proc").iterdir() if one.name.isdecimal()]
    found = {pid: one for pid in numbers if (one := read_process(pid))}
    family = {root}
    while True:
        more = {pid for pid, one in found.items() if one.parent in family} - family
        if not more:
            return [found[pid] for pid in family if pid in found]
        family |= more


class Meter:
    """CPU seconds of the product's parts, and of the client, while a block runs."""

    def __init__(self, product):
        self.product = product
        self.seconds = {}

    def __enter__(self):
        self.begin = time.monotonic()
        self.parts_begin = self._parts()
        return self

    def __exit__(self, *_):
        self.duration = time.monotonic() - self.begin
        parts = self._parts()
        self.seconds = {name: parts[name] - self.parts_begin[name] for name in parts}

    def _parts(self):
        groups = self.product.processes()
        parts = {name: sum(cpu_seconds(pid) for pid in pids) for name, pids in groups.items()}
        # Clients are children of this process. What an ended one has used is in its parent's times.
        own = os.times()
        clients = [one.cpu_seconds for one in descendants(os.getpid()) if one.name in CLIENTS]
        return parts | {"client": own.children_user + own.children_system + sum(clients)}

    def microseconds_each(self, count):
        """By part; for the table."""
        return {name: seconds * 1e6 / count for name, seconds in self.seconds.items()} if count else {}


def cpu_seconds(pid):
    process = read_process(pid)
    return process.cpu_seconds if process else 0.0


def resident_bytes(pid):
    """VmRSS."""
    for line in (Path("/proc") / str(pid) / "status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) * 1024
    return 0

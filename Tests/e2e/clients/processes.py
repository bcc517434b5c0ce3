"""The processes of a started product, also those that left their parent or changed their title."""

import contextlib
import os
import signal
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Process:
    """A live process; with its start time the number is unmistakable."""

    pid: int
    parent: int
    session: int
    started: str
    command: str
    is_marked: bool


def every(mark):
    """All live processes by number; marked are those whose environment or arguments hold the mark."""
    found = {}
    for directory in Path("/proc").iterdir():
        if not directory.name.isdecimal():
            continue
        try:
            state = (directory / "stat").read_text().rpartition(")")[2].split()
            arguments = (directory / "cmdline").read_bytes()
        except OSError:
            continue
        try:
            environment = (directory / "environ").read_bytes()
        except OSError:
            environment = b""  # In a container root may not look at others' environments.
        if state[0] in "ZX":
            continue
        is_marked = mark.encode() in environment or mark.encode() in arguments
        command = arguments.replace(b"\0", b" ").decode(errors="replace").strip()
        pid = int(directory.name)
        found[pid] = Process(pid, int(state[1]), int(state[3]), state[19], command, is_marked)
    found.pop(os.getpid(), None)
    return found


def family(root, mark):
    """Whatever belongs to the product: marked, of the session that `root` leads, or a descendant of such."""
    processes = every(mark)
    members = {pid for pid, one in processes.items() if one.is_marked or one.session == root}
    while True:
        children = {pid for pid, one in processes.items() if one.parent in members} - members
        if not children:
            return {processes[pid] for pid in members}
        members |= children


def left(before, root, mark):
    """Those of an earlier look that still live, and any that belong to the product now."""
    now = every(mark)
    survivors = {one for one in before if one.pid in now and now[one.pid].started == one.started}
    return survivors | family(root, mark)


def kill(pid):
    """kill -9; a process that is gone already is no failure."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, signal.SIGKILL)

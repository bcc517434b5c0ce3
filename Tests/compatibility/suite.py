"""Checks with a sentence each: what is kept of the original, and what is different on purpose, and why."""

import traceback
from collections.abc import Callable
from dataclasses import dataclass


@dataclass
class Check:
    sentence: str
    run: Callable
    original: str | None = None
    here: str | None = None
    why: str | None = None

    @property
    def is_difference(self):
        return self.why is not None

    @property
    def row(self):
        """The difference as a line of the table in docs/compatibility.md."""
        return f"| {self.sentence} | {self.original} | {self.here} | {self.why} |"


CHECKS = []


def kept(sentence):
    """Registers what a client of the original finds as it was."""

    def register(run):
        CHECKS.append(Check(sentence, run))
        return run

    return register


def different(sentence, *, original, here, why):
    """Registers what a client of the original finds otherwise, and shall."""

    def register(run):
        CHECKS.append(Check(sentence, run, original, here, why))
        return run

    return register


def table():
    rows = [check.row for check in CHECKS if check.is_difference]
    return "\n".join(["| | the original | here | because |", "|---|---|---|---|", *rows])


def run_all(world, say):
    """Runs every check in its order and says how it went; returns how many failed."""
    failed = 0
    for title, chosen in (("Kept", False), ("Different on purpose", True)):
        say(f"\n{title}")
        for check in CHECKS:
            if check.is_difference != chosen:
                continue
            fault = fault_of(check, world)
            say(f"  {'FAILED' if fault else 'ok':<6} {check.sentence}")
            if check.is_difference:
                say(f"         the original: {check.original}")
                say(f"         here:         {check.here}")
            if fault:
                failed += 1
                say("         " + fault.replace("\n", "\n         "))
    say(f"\n{len(CHECKS)} checks, {len(CHECKS) - failed} passed, {failed} failed")
    return failed


def fault_of(check, world):
    """What went wrong, or nothing. Whatever it is, the next check goes on."""
    try:
        check.run(world)
    except AssertionError as error:
        where = traceback.extract_tb(error.__traceback__)[-1]
        return f"{where.name}, line {where.lineno}: {where.line}" + (f"\n{error}" if str(error) else "")
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None

"""Waiting for a condition of another process: looked at often, under a deadline, and never a blind pause."""

import threading
import time

_never = threading.Event()


def until(condition, seconds, what):
    """Returns the first true value of `condition()`; fails after `seconds`, saying what did not happen."""
    end = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < end, f"not within {seconds} s: {what}"
        _never.wait(0.02)

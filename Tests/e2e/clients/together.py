"""Doing many things at the same moment."""

import threading


def together(count, action):
    """Runs `action(index)` on `count` threads let go by one barrier; returns values or exceptions."""
    barrier = threading.Barrier(count)
    outcomes = [None] * count

    def run(index):
        try:
            barrier.wait(60)
            outcomes[index] = action(index)
        except Exception as error:
            outcomes[index] = error

    threads = [threading.Thread(target=run, args=(index,), daemon=True) for index in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    assert not any(thread.is_alive() for thread in threads), "an answer did not come within two minutes"
    return outcomes


def succeeded(outcomes):
    """The outcomes, after any unexpected exception among them was raised."""
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
    return outcomes

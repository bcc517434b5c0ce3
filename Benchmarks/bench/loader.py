"""Fills the books with many transfers, fast: `sql/load.sql`, on as many connections as there are cores."""

import concurrent.futures
import itertools
import os
import sys
import time

BATCH = 10_000
# How many clients get their transfers at a time: the pages of their indexes fit into shared_buffers, however many
# clients there are.
CIRCLE = 250
ROLE = "easybilling_app"


def fill(database, users, transfers, days=365):
    """Makes transfers between users of a circle each, spread over the last days; how many a second."""
    database.run("load.sql")
    period = moments(days)
    circles = circles_of(users)
    begin = time.monotonic()
    done = 0
    pool = concurrent.futures.ThreadPoolExecutor(min(os.cpu_count() or 1, 4))
    try:
        sizes = {}
        for number, circle in enumerate(circles):
            size = part(transfers, number, len(circles))
            sizes[pool.submit(call, database, size, circle, circle, 10, period)] = size
        for job in concurrent.futures.as_completed(sizes):
            job.result()
            done += sizes[job]
            note(f"{done:,} of {transfers:,} transfers")
    finally:
        pool.shutdown(cancel_futures=True)
    duration = time.monotonic() - begin
    note("", end="\r")
    return transfers / duration


def fill_history(database, user, others, transfers, days=365):
    """Makes transfers between one client and all of the others, without conversion: that many entries."""
    database.run("load.sql")
    call(database, transfers, [user], others, 0, moments(days))


def call(database, transfers, left, right, converted_percent, period):
    ranges = (f"'[{side[0]},{side[-1]}]'" for side in (left, right))
    database.query(
        f"CALL bench.load({transfers}, {BATCH}, {', '.join(ranges)}, {converted_percent}, {period})",
        role=ROLE,
    )


def circles_of(users):
    """The users in parts of about `CIRCLE`, none of which is small."""
    count = max(1, len(users) // CIRCLE)
    bounds = [len(users) * number // count for number in range(count + 1)]
    return [users[first:end] for first, end in itertools.pairwise(bounds)]


def moments(days):
    """The begin and the end of the time, as SQL. The clients are a day older."""
    return f"now() - interval '{days} days', now() - interval '1 minute'"


def part(count, number, parts):
    return count * (number + 1) // parts - count * number // parts


def note(text, end=""):
    print(f"\r\033[K{text}", end=end, file=sys.stderr, flush=True)

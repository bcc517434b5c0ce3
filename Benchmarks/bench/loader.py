"""Fills the books with many transfers, fast: `sql/load.sql`, on as many connections as there are cores."""

import concurrent.futures
import os
import sys
import time

CHUNK = 100_000
BATCH = 10_000
ROLE = "easybilling_app"


def fill(database, users, transfers, days=365):
    """Makes transfers between all of the users, spread over the last days; how many a second."""
    database.run("load.sql")
    workers = min(os.cpu_count() or 1, 4)
    size = len(users) // workers
    shares = [users[number * size : (number + 1) * size] for number in range(workers)]
    chunks = max(1, transfers // workers // CHUNK)
    begin = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(workers) as pool:
        for chunk in range(chunks):
            count = transfers * (chunk + 1) // chunks - transfers * chunk // chunks
            period = moments(chunk, chunks, days)
            jobs = [
                pool.submit(call, database, part(count, number, workers), share, share, 10, period)
                for number, share in enumerate(shares)
            ]
            for job in jobs:
                job.result()
            note(f"{transfers * (chunk + 1) // chunks:,} of {transfers:,} transfers")
    duration = time.monotonic() - begin
    note("", end="\r")
    return transfers / duration


def fill_history(database, user, others, transfers, days=365):
    """Makes transfers between one client and all of the others, without conversion: that many entries."""
    database.run("load.sql")
    call(database, transfers, [user], others, 0, moments(0, 1, days))


def call(database, transfers, left, right, converted_percent, period):
    ranges = (f"'[{side[0]},{side[-1]}]'" for side in (left, right))
    database.query(
        f"CALL bench.load({transfers}, {BATCH}, {', '.join(ranges)}, {converted_percent}, {period})",
        role=ROLE,
    )


def moments(chunk, chunks, days):
    """The begin and the end of a part of the time, as SQL. The clients are a day older."""
    hours = [days * 24 * (chunks - chunk - passed) / chunks for passed in (0, 1)]
    return ", ".join(f"now() - interval '1 minute' - interval '{one:.6f} hours'" for one in hours)


def part(count, number, workers):
    return count * (number + 1) // workers - count * number // workers


def note(text, end=""):
    print(f"\r\033[K{text}", end=end, file=sys.stderr, flush=True)

"""What takes more than a short run repeated in turn: large books, memory, overload."""

import shutil
import threading

from bench import probes
from bench.processes import resident_bytes
from bench.product import Product
from bench.rows import Row
from bench.stage import BOOKS_SMALL, Stage

MEMORY_BYTES_MAX = 120e6
# "Flat": what the second half of the run may add to the median of the first.
MEMORY_GROWTH_MAX = 0.05
# Until most pages of the large books have been written to the journal once since the checkpoint.
SETTLING_SECONDS = 20
# What a transfer takes on the disk with its entries and indexes (993 were measured), and the rest: the
# journal, the small books.
BYTES_EACH = 1300
BYTES_BESIDE = 6_000_000_000


def size(options, show):
    """Throughput with many transfers in the books ÷ with few, each on a product of its own.

    Both run at the same time, the one that is not measured idle; the small one is made anew each round, since
    every run adds to its books. After a checkpoint the first change of a page writes the whole page to the
    journal, which the large books, with their many pages, feel for longer. In service checkpoints are minutes
    apart, so each round is measured twice: in the first seconds after one, and after more load.
    """
    after = {"large": [], "small": []}
    settled = {"large": [], "small": []}
    in_books = {"large": [], "small": []}
    with Product() as large_product:
        require_room(large_product.folder, options.books)
        large = Stage(options, large_product, options.books)
        show(f"the loader made {large.loaded_per_second:,.0f} transfers a second")
        for number in range(options.rounds):
            with Product() as small_product:
                small = Stage(options, small_product, BOOKS_SMALL)
                stages = {"small": small, "large": large}
                for stage in stages.values():
                    stage.database.checkpoint()
                measure(stages, after)
                for stage in stages.values():
                    stage.warm_up(SETTLING_SECONDS)
                for name, stage in stages.items():
                    in_books[name].append(stage.database.completed())
                measure(stages, settled)
                for name in stages:
                    show(
                        f"{number + 1}  {name} books: {after[name][-1]:,.0f}/s after a checkpoint, then, with "
                        f"{in_books[name][-1]:,} transfers, {settled[name][-1]:,.0f}/s"
                    )
                show(f"{number + 1}  audit of the small books: {small_product.audit()}")
        details = {
            "transfers_loaded": options.books,
            "transfers_when_measured": in_books,
            "loaded_per_second": large.loaded_per_second,
            "bytes": large.database.number("SELECT pg_database_size(current_database())"),
            "audit": large_product.audit(),
        }
        each = details["bytes"] / large.database.completed()
        show(f"the large books take {details['bytes'] / 1e9:.2f} GB, {each:,.0f} bytes a transfer")
        show(f"audit of the large books: {details['audit']}")
    title = f"books loaded with {options.books:,} transfers ÷ {BOOKS_SMALL:,}, single calls"
    return [
        Row("size", title, "transfers/s", settled["large"], settled["small"], 0.8, None, False, details),
        Row("size-checkpoint", f"the same in the {options.seconds} seconds after a checkpoint", "transfers/s",
            after["large"], after["small"], None, None, False),
    ]  # fmt: skip


def measure(stages, rates):
    """Adds what each stage does at 64 connections, one after the other."""
    for name, stage in stages.items():
        rates[name].append(probes.ALL["single"].run(stage).value)


def require_room(folder, transfers):
    """Ends the bench before the books fill the disk."""
    needed, free = transfers * BYTES_EACH + BYTES_BESIDE, shutil.disk_usage(folder).free
    if free < needed:
        raise SystemExit(
            f"{transfers:,} transfers take {needed / 1e9:.0f} GB, {folder.parent} has {free / 1e9:.0f} GB; "
            "TMPDIR names another place, --books fewer transfers"
        )


def memory(stage, show):
    """Resident memory of `serve` at 256 connections until a million transfers have been made."""
    probe = probes.ALL["single256"]
    done, begin, samples = 0, stage.database.completed(), []
    while done < stage.options.memory_transfers:
        stage.database.checkpoint()
        with Watch(stage.product) as watch:
            probe.run(stage)
        done = stage.database.completed() - begin
        samples.append({"transfers": done, "bytes_max": max(watch.sizes)})
        show(f"{done:,} transfers: {samples[-1]['bytes_max'] / 1e6:.1f} MB")
    sizes = [one["bytes_max"] for one in samples]
    half = sizes[len(sizes) // 2 :]
    growth = max(half) / min(half) - 1
    title = f"resident memory at 256 connections, {done:,} transfers"
    row = Row("memory", title, "MB", [max(sizes) / 1e6], [], MEMORY_BYTES_MAX / 1e6, None, True)
    row.details = {"samples": samples, "growth_of_second_half": growth}
    if growth > MEMORY_GROWTH_MAX:
        row.details["not_flat"] = True
        row.reached = 0
    return [row]


class Watch:
    """Looks at the resident memory of `serve` ten times a second."""

    def __init__(self, product):
        self.pid = product.processes()["serve"][0]
        self.sizes = []
        self._end = threading.Event()
        self._thread = threading.Thread(target=self._look)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._end.set()
        self._thread.join()

    def _look(self):
        while True:
            self.sizes.append(resident_bytes(self.pid))
            if self._end.wait(0.1):
                return

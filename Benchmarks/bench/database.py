"""The cluster of the product, through psql and pgbench."""

import re
import subprocess
from pathlib import Path

SQL = Path(__file__).resolve().parents[1] / "sql"
PEER = "bench_peer"
BOOKS = "easybilling"


class Database:
    """A cluster, by the folder of its socket."""

    def __init__(self, socket):
        self.socket = socket

    def query(self, text, database=BOOKS, role="postgres"):
        """The rows, as lists of text."""
        output = self._psql(["--command", text], database, role)
        return [line.split("\t") for line in output.splitlines()]

    def number(self, text, database=BOOKS):
        return int(self.query(text, database)[0][0])

    def run(self, name, database=BOOKS, role="postgres", **variables):
        """Runs a file: of `sql/`, unless its path is absolute."""
        sets = [word for key, value in variables.items() for word in ("--set", f"{key}={value}")]
        self._psql([*sets, "--file", SQL / name], database, role)

    def checkpoint(self):
        """So that what comes does not pay for what came before."""
        self.query("CHECKPOINT")

    def durability(self):
        names = ("fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size")
        return {name: self.query(f"SHOW {name}")[0][0] for name in names}

    def completed(self):
        """Completed transfers in the books: each moves the chains of two clients' accounts by one."""
        return self.number("SELECT coalesce(sum(seq), 0)::bigint FROM ledger.account") // 2

    def make_peer(self, accounts):
        self.query(f"DROP DATABASE IF EXISTS {PEER}")
        self.query(f"CREATE DATABASE {PEER} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'")
        self.run("peer.sql", PEER, accounts=accounts)

    def pgbench(self, clients, seconds, accounts):
        """Transfers per second of the peer, and its mean latency in microseconds."""
        command = [
            "pgbench", "--host", self.socket, "--username", "postgres", "--no-vacuum",
            "--client", str(clients), "--jobs", str(min(clients, 2)), "--time", str(seconds),
            "--protocol", "prepared", "--define", f"accounts={accounts}",
            "--file", SQL / "peer.pgbench", PEER,
        ]  # fmt: skip
        output = subprocess.run(command, capture_output=True, text=True, timeout=seconds + 60)
        rate = re.search(r"^tps = ([\d.]+)", output.stdout, re.MULTILINE)
        failed = re.search(r"^number of failed transactions: (\d+)", output.stdout, re.MULTILINE)
        if output.returncode or not rate or (failed and failed[1] != "0"):
            raise SystemExit(f"pgbench failed:\n{output.stdout}{output.stderr}")
        latency = re.search(r"^latency average = ([\d.]+) ms", output.stdout, re.MULTILINE)
        return float(rate[1]), float(latency[1]) * 1000

    def _psql(self, arguments, database, role):
        command = ["psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--field-separator", "\t"]
        address = ["--host", self.socket, "--username", role, "--dbname", database]
        done = subprocess.run(
            [*command, "--set", "ON_ERROR_STOP=1", *address, *arguments], capture_output=True, text=True
        )
        if done.returncode:
            raise SystemExit(f"psql failed: {done.stderr}")
        return done.stdout

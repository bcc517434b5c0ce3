"""The product under test: `easybilling up` on a free port, with a cluster and a folder of its own."""

import contextlib
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.processes import descendants

ROOT = Path(__file__).resolve().parents[2]
READY_WITHIN_SECONDS = 90
STOPPED_WITHIN_SECONDS = 60


class Product:
    """A running product; leaving its context stops it and removes its data."""

    def __init__(self, folder=None, environment=None):
        """`folder` keeps the data of an earlier run and for a later one."""
        self.kept = folder is not None
        self.folder = Path(folder or tempfile.mkdtemp(prefix="easybilling-bench-")).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o755)  # The database runs as an unprivileged user when this runs as root.
        self.environment = environment or {}
        self.program = Path(os.environ.get("EASYBILLING_BINARY", ROOT / ".build/release/easybilling"))

    def __enter__(self):
        if not self.program.exists():
            raise SystemExit(f"{self.program} does not exist: `make release` builds it")
        self.port = free_port()
        with open(self.folder / "up.log", "wb") as log:
            self.process = subprocess.Popen(
                [
                    self.program,
                    "up",
                    "--port",
                    str(self.port),
                    "--data",
                    self.folder / "data",
                    "--listen",
                    "127.0.0.1",
                ],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                # Ctrl-C is ours: the product is stopped when what uses it has ended.
                start_new_session=True,
                env={**os.environ, "RATE_LIMITS": "off", **self.environment},
            )
        try:
            self._wait_ready()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        family = descendants(self.process.pid)
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(STOPPED_WITHIN_SECONDS)
        except subprocess.TimeoutExpired:
            for one in family:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(one.pid, signal.SIGKILL)
            self.process.wait()
            print("the product did not stop in time and was killed", file=sys.stderr)
        finally:
            if not self.kept:
                shutil.rmtree(self.folder, ignore_errors=True)

    def _wait_ready(self):
        log = self.folder / "up.log"
        end = time.monotonic() + READY_WITHIN_SECONDS
        while time.monotonic() < end:
            if self.process.poll() is not None:
                break
            # What `up` says when all of it answers.
            if "Easybilling runs on" in log.read_text(errors="replace"):
                return
            time.sleep(0.05)
        raise SystemExit(f"the product did not start:\n{log.read_text(errors='replace')[-4000:]}")

    @property
    def proxied(self):
        """The address of nginx."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def direct(self):
        """The address of `serve`, which `up` chose: nginx's configuration names it."""
        configuration = self.folder / "data/nginx/configuration/service.conf"
        found = re.search(r"^\s*server 127\.0\.0\.1:(\d+);", configuration.read_text(), re.MULTILINE)
        return f"http://127.0.0.1:{found[1]}"

    @property
    def socket(self):
        """The folder of the database's socket."""
        configured = re.search(r"unix_socket_directories=(\S+)", " ".join(self._commands("postgres")))
        return configured[1]

    def processes(self):
        """Of the product, by what they are: `nginx`, `serve`, `postgres`."""
        groups = {"nginx": [], "serve": [], "postgres": []}
        for one in descendants(self.process.pid):
            if one.name == "easybilling" and "serve" in one.command.split():
                groups["serve"].append(one.pid)
            elif one.name in groups:
                groups[one.name].append(one.pid)
        return groups

    def audit(self):
        """What `easybilling verify` says of the books: its last line; ends the bench if it finds a fault."""
        done = subprocess.run(
            [self.program, "verify", "--data", self.folder / "data"], capture_output=True, text=True, cwd=ROOT
        )
        if done.returncode:
            said = (done.stdout + done.stderr).strip().splitlines()
            raise SystemExit("the books do not hold:\n" + "\n".join(said[-20:]))
        return done.stdout.strip().splitlines()[-1]

    def _commands(self, name):
        return [one.command for one in descendants(self.process.pid) if one.name == name]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def new_run_name():
    """Tells the keys of one run from all others': 19 characters, so that a key has the 36 of a UUID."""
    return secrets.token_hex(16)[:19]

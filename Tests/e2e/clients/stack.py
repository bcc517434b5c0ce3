"""The whole product as one runs it: `easybilling up` with its own database, service and nginx."""

import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
from pathlib import Path

import requests

from clients import processes
from clients.rpc import RPC, Refusal
from clients.waiting import until

READY_WITHIN = 90
STOPPED_WITHIN = 30
ROOT = Path(__file__).resolve().parents[3]


class Stack:
    """One running product. `process` is nobody's when the stack was given by its address."""

    def __init__(self, url, process=None, mark=None, folder=None, limits=None):
        self.url = url
        self.process = process
        self.mark = mark
        self.folder = folder
        # The settings of its rate limits.
        self.limits = limits or {}
        # The process of another instance beside it, where a test has started one.
        self.second = None

    @classmethod
    def start(cls, **environment):
        """Starts the release binary on a free port with an empty data folder and waits until it answers.

        Without rate limits, unless the environment says otherwise."""
        binary = Path(os.environ.get("EASYBILLING_BINARY", ROOT / ".build/release/easybilling"))
        assert binary.exists(), f"{binary} does not exist: build the product first (make build)"
        mark = "easybilling-e2e-" + secrets.token_hex(4)
        # Not pytest's folder: the database runs as an unprivileged user, and a socket's path is short.
        folder = Path(tempfile.mkdtemp(prefix=f"{mark}-"))
        folder.chmod(0o755)
        port = free_port()
        told = {"RATE_LIMITS": "off", **environment}
        with open(folder / "up.log", "wb") as log:
            process = subprocess.Popen(
                [binary, "up", "--port", str(port), "--data", folder / "data"],
                cwd=ROOT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                env={**os.environ, **told, "EASYBILLING_E2E": mark},
            )
        limits = {name: value for name, value in told.items() if name.startswith("RATE_LIMIT")}
        stack = cls(f"http://127.0.0.1:{port}", process, mark, folder, limits)
        try:
            stack.wait_ready()
        except BaseException:
            print(stack.log())
            stack.destroy()
            raise
        return stack

    def wait_ready(self):
        until(self.is_ready, READY_WITHIN, f"the service answers at {self.url}")

    def is_ready(self):
        assert self.process is None or self.process.poll() is None, f"`up` ended:\n{self.log()}"
        try:
            RPC(self.url).call("service.ping")
        except (requests.RequestException, AssertionError, Refusal, ValueError):
            return False
        return True

    def log(self):
        return (self.folder / "up.log").read_text(errors="replace")[-8000:] if self.folder else ""

    def service_log(self):
        """What `easybilling serve` wrote."""
        return next((self.folder / "data").rglob("serve.log")).read_text(errors="replace")

    def family(self):
        return processes.family(self.process.pid, self.mark)

    def serve_processes(self):
        """Process ids of `easybilling serve`."""
        return [one.pid for one in self.family() if "serve" in one.command.split()[1:3]]

    def stop(self):
        """Interrupts `up` as Ctrl-C does and fails unless it ends well and leaves no process behind."""
        if self.process is None:
            return
        before = self.family()
        try:
            self.process.send_signal(signal.SIGINT)
            status = self.process.wait(STOPPED_WITHIN)
            left = processes.left(before, self.process.pid, self.mark)
            assert not left, f"`up` left processes behind: {left}"
            assert status in (0, 130, -signal.SIGINT), f"`up` ended with status {status}:\n{self.log()}"
        finally:
            self.destroy(before)

    def destroy(self, known=()):
        """Ends whatever is left, by id, and removes the data."""
        for one in processes.left(known, self.process.pid, self.mark):
            processes.kill(one.pid)
        self.process.wait(STOPPED_WITHIN)
        if not os.environ.get("EASYBILLING_E2E_KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]

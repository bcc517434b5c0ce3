"""A second `easybilling serve` beside the one of a stack, on the same database, and the audit of their books."""

import os
import subprocess
from contextlib import contextmanager

import requests

from clients.rpc import RPC, Refusal
from clients.stack import ROOT, free_port
from clients.waiting import until

READY_WITHIN = 30
AUDITED_WITHIN = 60


def program():
    return os.environ.get("EASYBILLING_BINARY", ROOT / ".build/release/easybilling")


def settings(stack):
    """What the stack's service was started with: the environment of its own process."""
    pid = stack.serve_processes()[0]
    with open(f"/proc/{pid}/environ", "rb") as environment:
        return dict(one.decode().split("=", 1) for one in environment.read().split(b"\0") if b"=" in one)


def service_url(stack):
    """The service itself, without nginx in front: it believes this machine's X-Forwarded-For."""
    return f"http://127.0.0.1:{settings(stack)['PORT']}"


@contextmanager
def second_instance(stack, **told):
    """The URL of another instance with the same limits and these settings, which ends with the block."""
    found = settings(stack)
    port = free_port()
    environment = {
        **os.environ,
        **{name: value for name, value in found.items() if name.startswith("RATE_LIMIT")},
        "DATABASE_URL": found["DATABASE_URL"],
        "PORT": str(port),
        "EASYBILLING_E2E": stack.mark,
        **told,
    }
    url = f"http://127.0.0.1:{port}"
    with open(stack.folder / "second.log", "wb") as log:
        process = subprocess.Popen(
            [program(), "serve"], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    try:
        until(lambda: answers(url, process), READY_WITHIN, f"the second instance answers at {url}")
        yield url
        process.terminate()
        assert process.wait(READY_WITHIN) == 0, (stack.folder / "second.log").read_text()[-4000:]
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(READY_WITHIN)


def answers(url, process):
    assert process.poll() is None, "the second instance ended"
    try:
        RPC(url).call("service.ping")
    except (requests.RequestException, AssertionError, Refusal, ValueError):
        return False
    return True


def audit(stack, *options):
    """Runs `easybilling verify` on the stack's books; its exit status and what it said."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    done = subprocess.run(
        [program(), "verify", "--data", stack.folder / "data", *options],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=AUDITED_WITHIN,
    )
    return done.returncode, done.stdout + done.stderr

"""A second `easybilling serve` beside that of a stack, on the same database, and the operator's commands."""

import os
import re
import subprocess
from contextlib import contextmanager

import requests

from clients.rpc import RPC, Refusal
from clients.stack import ROOT, free_port
from clients.waiting import until

READY_WITHIN = 30
OPERATED_WITHIN = 60


def program():
    return os.environ.get("EASYBILLING_BINARY", ROOT / ".build/release/easybilling")


def database_url(stack):
    """The database of the stack, as its service reaches it: by the socket in the stack's own folder."""
    socket = stack.folder / "data/postgresql/socket"
    return f"postgresql:///easybilling?host={socket}&port=5432&user=easybilling_app"


def service_url(stack):
    """The service itself, without nginx in front: it believes this machine's X-Forwarded-For."""
    configuration = (stack.folder / "data/nginx/configuration/service.conf").read_text()
    return "http://" + re.search(r"server (127\.0\.0\.1:\d+)\b", configuration)[1]


@contextmanager
def second_instance(stack, **told):
    """The URL of another instance with the same limits and these settings, which ends with the block."""
    port = free_port()
    environment = {
        **os.environ,
        **stack.limits,
        "DATABASE_URL": database_url(stack),
        "PORT": str(port),
        "EASYBILLING_E2E": stack.mark,
        **told,
    }
    url = f"http://127.0.0.1:{port}"
    with open(stack.folder / "second.log", "wb") as log:
        process = subprocess.Popen(
            [program(), "serve"], cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
        )
    stack.second = process
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


def operate(stack, command, *arguments, given=None, **told):
    """Runs a command of the operator beside the stack: its exit status, what it said, what it complained of.

    `given` is its standard input; `told` are variables of its environment."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DATABASE_")}
    done = subprocess.run(
        [program(), command, *map(str, arguments)],
        cwd=ROOT,
        env={**environment, **told},
        input=given or "",
        capture_output=True,
        text=True,
        timeout=OPERATED_WITHIN,
    )
    return done.returncode, done.stdout, done.stderr


def audit(stack, *options):
    """Runs `easybilling verify` on the stack's books; its exit status and what it said."""
    status, said, complaint = operate(stack, "verify", "--data", stack.folder / "data", *options)
    return status, said + complaint

"""schemathesis makes up requests from the OpenAPI document, follows its links, and checks every answer."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from clients.books import snapshot

CONFIGURATION = Path(__file__).with_name("schemathesis.toml")
WITHIN = 300


@pytest.fixture(scope="module")
def report(url, ann, bob, tmp_path_factory):
    """What it prints, and its exit status."""
    client = [ann.email, ann.password, ann.id, ann.accounts["USD"], bob.accounts["EUR"]]
    done = subprocess.run(
        [sys.executable, "-m", "schemathesis.cli", "--config-file", CONFIGURATION]
        + ["run", f"{url}/openapi.json", "--checks", "all"],
        capture_output=True,
        text=True,
        timeout=WITHIN,
        cwd=tmp_path_factory.mktemp("schemathesis"),
        env={
            **os.environ,
            "EASYBILLING_CLIENT": "\n".join(map(str, client)),
            "EASYBILLING_TOKEN": ann.token,
        },
    )
    return done


def test_every_check_finds_nothing(report):
    assert report.returncode == 0, report.stdout[-8000:] + report.stderr[-2000:]


def test_every_operation_and_every_link_was_tried(report):
    assert re.search(r"Operations: +5 selected / 5 total", report.stdout), report.stdout[:2000]
    found = re.search(r"API Links: +(\d+) covered / (\d+) selected", report.stdout)
    assert found and found[1] == found[2], found and found[0]


def test_money_was_moved_on_the_way_and_it_adds_up(report, ann, bob):
    """The links led from the log-in to the client and to transfers that were made."""
    books = snapshot(ann)
    assert len(books["completed"]) > 2 and bob.balances()["EUR"] != "0.00"

"""The suite for clients of the original, as anybody can run it, and the page that says the same."""

import os
import subprocess

from clients.stack import ROOT

SUITE = ROOT / "Tests/compatibility/run"
WITHIN = 120


def run(*arguments):
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [SUITE, *arguments], env=environment, capture_output=True, text=True, timeout=WITHIN
    )


def test_clients_of_the_original_find_what_was_documented_and_each_difference(url):
    done = run(url)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.rstrip().endswith(" 0 failed") and " ok " in done.stdout


def test_the_page_has_the_table_of_the_suite():
    assert run("--table").stdout.strip() in (ROOT / "docs/compatibility.md").read_text()


def test_without_an_address_it_says_how_it_is_used():
    done = run()
    assert done.returncode == 2 and "http://localhost:8080" in done.stderr

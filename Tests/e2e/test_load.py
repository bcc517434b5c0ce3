"""A short burst of the k6 load through nginx: every answer is 201, and the books are right afterwards."""

import json
import os
import subprocess
import sys

import pytest

from clients.stack import ROOT


@pytest.mark.load
def test_forty_virtual_users_get_nothing_but_201(url, tmp_path):
    figures = tmp_path / "figures.json"
    run = subprocess.run(
        [
            sys.executable,
            ROOT / "Benchmarks/k6/run",
            "--url",
            url,
            "--stages",
            "40",
            "--seconds",
            "3",
            "--json",
            figures,
        ],
        env=os.environ,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    [stage] = json.loads(figures.read_text())
    assert stage["created_share"] == 1 and stage["requests"] >= 40

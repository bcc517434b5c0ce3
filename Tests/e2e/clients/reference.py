"""The reference at `/docs` as a reader uses it: the code on the page, run as it stands there."""

import ast
import json
import os
import subprocess
import sys

import requests
from bs4 import BeautifulSoup

LANGUAGES = ("curl", "python", "javascript")
TIMEOUT = 60


class Reference:
    """The page, for whoever has the cookie of a session or for a stranger."""

    def __init__(self, url, cookie=None):
        answer = requests.get(f"{url}/docs", cookies={"session": cookie} if cookie else None, timeout=30)
        assert answer.status_code == 200, answer.text[:500]
        self.page = BeautifulSoup(answer.text, "html5lib")

    def code(self, name, language):
        """The program on the page by that name."""
        return self.page.select_one(f'pre[data-name="{name}"][data-language="{language}"]').get_text()

    @property
    def programs(self):
        """Name and language of all code, in the order of the page."""
        return [(one["data-name"], one["data-language"]) for one in self.page.select("pre[data-name]")]

    @property
    def methods(self):
        """Names of the methods, in the order of the page."""
        return [one["id"] for one in self.page.select("section.method h3") if "." in one["id"]]


def run(language, code, folder, **environment):
    """Saves a program and runs it as the page says; returns what it prints."""
    suffix, command = {
        "curl": ("sh", ["bash"]),
        "python": ("py", [sys.executable]),
        "javascript": ("mjs", ["node"]),
    }[language]
    file = folder / f"program.{suffix}"
    file.write_text(code + "\n")
    done = subprocess.run(
        [*command, file],
        capture_output=True,
        text=True,
        timeout=TIMEOUT,
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "no_proxy": "*", **environment},
    )
    assert done.returncode == 0, f"{code}\n{done.stdout}\n{done.stderr}"
    return done.stdout.strip()


def response(language, printed):
    """The response that a program has printed."""
    return ast.literal_eval(printed) if language == "python" else json.loads(printed)

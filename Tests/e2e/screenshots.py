"""Writes a picture of each page and view, light and dark, on a phone and a desktop, for people to look at.

Tests/e2e/python Tests/e2e/screenshots.py --out FOLDER [--url http://localhost:8080] [--language ru]
    [--only app-history]
Tests/e2e/python Tests/e2e/screenshots.py --readme docs/images     # the few that the README shows
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from clients.app import admit
from clients.people import sign_up
from clients.screen import SIGNED_OUT, pages_of, visit
from clients.stack import Stack

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
THEMES = ("light", "dark")
# Name of the file: page or view, language, theme, and how much of it is seen.
README = {
    f"{picture}{ending}.png": (name, language, theme, viewport)
    for language, ending in (("en", ""), ("ru", ".ru"))
    for picture, name, theme, viewport in (
        ("accounts", "app-accounts", "light", {"width": 1200, "height": 650}),
        ("history", "app-history", "dark", {"width": 1200, "height": 800}),
        ("confirm", "app-confirm", "light", {"width": 390, "height": 780}),
    )
}


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    kind = parser.add_mutually_exclusive_group(required=True)
    kind.add_argument("--out", type=Path, help="folder for pictures of everything")
    kind.add_argument("--readme", type=Path, help="folder for the pictures of the README")
    parser.add_argument("--url", help="a running service; without it one is started and stopped again")
    parser.add_argument("--language", action="append", choices=["en", "ru", "zh"], help="default: en")
    parser.add_argument("--only", action="append", help="names of pages and views; default: all")
    options = parser.parse_args()
    stack = Stack(options.url.rstrip("/")) if options.url else Stack.start()
    folder = options.out or options.readme
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            studio = Studio(browser, stack.url, folder)
            if options.readme:
                studio.take_readme()
            else:
                studio.take_all(options.language or ["en"], options.only)
            browser.close()
    finally:
        stack.stop()
    print(f"{studio.count} pictures in {folder}")


class Studio:
    """A browser, a person with a believable history, and a folder for the pictures."""

    def __init__(self, browser, url, folder):
        self.browser, self.url, self.folder = browser, url, folder
        self.person, self.pages = storyteller(url)
        self.count = 0

    def take_all(self, languages, only=None):
        """Every page in every language, theme and size."""
        names = [name for name in self.pages if not only or name in only]
        for language in languages:
            for theme in THEMES:
                for size, viewport in SIZES.items():
                    context = self._context(language, theme, viewport)
                    page = context.new_page()
                    # What strangers see comes first; then the window is logged in.
                    for name in sorted(names, key=lambda name: name not in SIGNED_OUT):
                        self._take(page, name, f"{name}-{language}-{theme}-{size}.png", full_page=True)
                    context.close()

    def take_readme(self):
        for file, (name, language, theme, viewport) in README.items():
            context = self._context(language, theme, viewport)
            self._take(context.new_page(), name, file)
            context.close()

    def _context(self, language, theme, viewport):
        return self.browser.new_context(
            base_url=self.url,
            locale=language,
            color_scheme=theme,
            viewport=viewport,
            device_scale_factor=1,
            reduced_motion="reduce",
        )

    def _take(self, page, name, file, **how):
        if name not in SIGNED_OUT and not page.context.cookies():
            admit(page.context, self.person)
        visit(page, name, self.pages[name])
        page.screenshot(path=self.folder / file, **how)
        self.count += 1


def storyteller(url):
    """A person with a believable history, and the addresses of all pages."""
    ann, leo, mia = (sign_up(url, name) for name in ("Ann Kowalski", "Leo Marchetti", "Mia Chen"))
    ann.pay("USD", ann.accounts["EUR"], "25.00", memo="Holiday in Lisbon")
    ann.pay("USD", leo.accounts["USD"], "12.50", memo="Dinner on Friday")
    ann.rpc.refusal(
        "transfer.create",
        {
            "from": ann.accounts["EUR"],
            "to": leo.accounts["EUR"],
            "amount": "950.00",
            "idempotency_key": "too-much",
        },
    )
    mia.pay("USD", ann.accounts["USD"], "48.00", memo="Concert tickets")
    ann.pay("USD", ann.accounts["CNY"], "30.00", memo="Trip to Shanghai")
    ann.pay("CNY", mia.accounts["CNY"], "88.00", memo="生日快乐")
    sent = ann.pay("USD", leo.accounts["EUR"], "7.35", memo="Coffee beans, thank you!")
    return ann, pages_of(ann, sent["id"], leo.accounts["CNY"])


if __name__ == "__main__":
    sys.exit(main())

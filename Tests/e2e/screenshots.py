"""Writes a picture of each page, light and dark, on a phone and a desktop, for people to look at.

Tests/e2e/python Tests/e2e/screenshots.py --out FOLDER [--url http://localhost:8080] [--language ru]
"""

import argparse
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from clients.people import sign_up
from clients.screen import enter, pages_of
from clients.stack import Stack

SIZES = {"desktop": {"width": 1280, "height": 900}, "phone": {"width": 390, "height": 844}}
SIGNED_OUT = ("home", "log-in", "sign-up")


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="folder for the pictures")
    parser.add_argument("--url", help="a running service; without it one is started and stopped again")
    parser.add_argument("--language", action="append", choices=["en", "ru", "zh"], help="default: en")
    options = parser.parse_args()
    stack = Stack(options.url.rstrip("/")) if options.url else Stack.start()
    try:
        count = take_all(stack.url, options.out, options.language or ["en"])
    finally:
        stack.stop()
    print(f"{count} pictures in {options.out}")


def take_all(url, folder, languages):
    """Every page in every language, theme and size; returns how many pictures were written."""
    folder.mkdir(parents=True, exist_ok=True)
    person, pages = storyteller(url)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        count = 0
        for language in languages:
            for theme in ("light", "dark"):
                for size, viewport in SIZES.items():
                    context = browser.new_context(
                        base_url=url,
                        locale=language,
                        color_scheme=theme,
                        viewport=viewport,
                        device_scale_factor=1,
                        reduced_motion="reduce",
                    )
                    count += take(context.new_page(), person, pages, folder, f"{language}-{theme}-{size}")
                    context.close()
        browser.close()
    return count


def take(page, person, pages, folder, suffix):
    """One picture of each page: strangers' pages first, then the others logged in."""
    is_logged_in = False
    for name, address in sorted(pages.items(), key=lambda item: item[0] not in SIGNED_OUT):
        if name not in SIGNED_OUT and not is_logged_in:
            page.goto("/login")
            enter(page, person.email, person.password)
            is_logged_in = True
        page.goto(address)
        page.screenshot(path=folder / f"{name}-{suffix}.png", full_page=True)
    return len(pages)


def storyteller(url):
    """A person with a believable history, and the addresses of all pages."""
    ann, leo, mia = (sign_up(url, name) for name in ("Ann Kowalski", "Leo Marchetti", "Mia Chen"))
    ann.pay("USD", ann.accounts["EUR"], "25.00", memo="Holiday in Lisbon")
    ann.pay("USD", leo.accounts["USD"], "12.50", memo="Dinner on Friday")
    mia.pay("USD", ann.accounts["USD"], "48.00", memo="Concert tickets")
    ann.pay("USD", ann.accounts["CNY"], "30.00", memo="Trip to Shanghai")
    ann.pay("CNY", mia.accounts["CNY"], "88.00", memo="生日快乐")
    sent = ann.pay("USD", leo.accounts["EUR"], "7.35", memo="Coffee beans, thank you!")
    ann.rpc.refusal(
        "transfer.create",
        {
            "from": ann.accounts["EUR"],
            "to": leo.accounts["EUR"],
            "amount": "950.00",
            "idempotency_key": "too-much",
        },
    )
    return ann, pages_of(ann, sent["id"], leo.accounts["CNY"])


if __name__ == "__main__":
    sys.exit(main())

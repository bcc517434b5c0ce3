"""Takes a picture of every page of a gallery and looks for what a browser and axe have against it.

    PAGES_GALLERY=FOLDER swift test --filter GalleryTests
    python3 Tests/gallery/screenshots.py FOLDER PICTURES [PATTERN]

Needs PyPI playwright and axe-playwright-python, and Debian's chromium. Ends with 1 when a page logs an error, breaks its
content security policy, is wider than the screen at 320 pixels, or has an accessibility finding, and when the styles are too
heavy.
"""

import fnmatch
import gzip
import pathlib
import sys
import threading

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from serve import PUBLIC, server

SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
PAGES_A_BROWSER = 30
STYLE_BYTES_MAX = 15 * 1024
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEIGHT = "document.documentElement.scrollHeight"
FOCUS = "document.activeElement?.id ?? ''"


def look(page, address, picture, findings):
    """One page at every size; what is wrong goes to the findings."""
    name = picture.name
    for size, (width, height) in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        page.goto(address)
        page.set_viewport_size({"width": width, "height": max(height, page.evaluate(HEIGHT))})
        page.screenshot(path=f"{picture}.{size}.png")
        for violation in Axe().run(page).response["violations"]:
            nodes = [node["html"][:160] for node in violation["nodes"][:2]]
            findings.append(f"{name} {size}: {violation['id']}: {nodes}")
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(address)
    wider = page.evaluate(OVERFLOW)
    if wider > 0:
        findings.append(f"{name}: {wider} px wider than 320")
    if "faulty" in name and page.evaluate(FOCUS) != "faults":
        findings.append(f"{name}: the error summary has no focus")


def main(folder, pictures, pattern="*"):
    pictures = pathlib.Path(pictures)
    pictures.mkdir(parents=True, exist_ok=True)
    running = server(folder)
    threading.Thread(target=running.serve_forever, daemon=True).start()
    findings = []
    weight = sum(len(gzip.compress(style.read_bytes())) for style in PUBLIC.glob("assets/css/*.css"))
    if weight > STYLE_BYTES_MAX:
        findings.append(f"the styles weigh {weight} bytes compressed")
    names = sorted(path.stem for path in pathlib.Path(folder).glob("*.html") if fnmatch.fnmatch(path.stem, pattern))
    with sync_playwright() as playwright:
        # A fresh browser now and then: one that has taken some hundred pictures runs out of memory for more.
        for start in range(0, len(names), PAGES_A_BROWSER):
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            page = browser.new_page()
            page.on("console", lambda message: findings.append(f"{page.url}: {message.text}"))
            page.on("pageerror", lambda error: findings.append(f"{page.url}: {error}"))
            for name in names[start : start + PAGES_A_BROWSER]:
                look(page, f"http://127.0.0.1:{running.server_port}/{name}.html", pictures / name, findings)
            browser.close()
    for finding in dict.fromkeys(findings):
        print(finding)
    print(f"{len(names)} pages, {len(set(findings))} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

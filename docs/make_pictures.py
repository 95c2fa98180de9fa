"""Make the pictures of the README from the page that `earned review` writes.

    python -m docs.make_pictures

It drives the Chromium that is installed, or the one that EARNED_CHROMIUM names.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize, sync_playwright

import earned
from earned.render import render

ROOT = Path(__file__).parent.parent
PICTURE = Path(__file__).parent / "pictures" / "review.png"
SIZE: ViewportSize = {"width": 1100, "height": 820}


def main() -> None:
    """Take a picture of the top of the example's page."""
    talk = earned.read(ROOT / "examples" / "deployment.vtt", him=["Cole Maki"])
    browser_path = os.environ.get("EARNED_CHROMIUM") or shutil.which("chromium")
    PICTURE.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_path = Path(folder, "review.html")
        page_path.write_text(render([earned.review(talk)], "html"), "utf-8")
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")
        page.goto(page_path.as_uri())
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()

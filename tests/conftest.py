"""What several test folders share."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Give a browser, or fail: the page is not tested without one."""
    with sync_playwright() as playwright:
        named = os.environ.get("EARNED_CHROMIUM") or shutil.which("chromium")
        path = named or playwright.chromium.executable_path
        if not Path(path).exists():
            pytest.fail(
                "The page needs a browser to be tested and there is none. Install chromium, "
                "or name one in EARNED_CHROMIUM, or run `playwright install chromium`."
            )
        opened = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield opened
        opened.close()

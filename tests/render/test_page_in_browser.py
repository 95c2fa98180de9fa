from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

from earned.render import render
from tests.render.factory import TALK, counted, empty, full, talk

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
PAGES = {
    "full": lambda: [full()],
    "timed": lambda: [full(timed=True)],
    "long": lambda: [counted(talk(TALK * 11))],
    "short": lambda: [counted(talk(TALK[6:12]))],
    "empty": lambda: [empty(talk([("A", "helper", "x" * 300), ("B", "him", "Hi.")]))],
    "several": lambda: [full(), counted(talk(TALK[6:12]))],
}
UNNAMED = """() => [...document.querySelectorAll('a, button, input, summary, [role=region], svg')]
    .filter(e => !e.closest('[aria-hidden=true]'))
    .filter(e => !(e.getAttribute('aria-label') || e.textContent.trim() || e.labels?.length
        || document.getElementById(e.getAttribute('aria-labelledby'))))
    .map(e => e.outerHTML.slice(0, 120))"""
LEVELS = """() => [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(e => +e.tagName[1])"""
OVER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("pages")
    for name, reviews in PAGES.items():
        (folder / f"{name}.html").write_text(render(reviews(), "html"), "utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    opened = context.new_page()
    yield opened
    context.close()


def focused(page: Page, name: str) -> str | None:
    return page.evaluate(f"() => document.activeElement.getAttribute('{name}')")


@pytest.mark.parametrize("name", PAGES)
def test_it_opens_offline_and_without_complaint(page: Page, written: Path, name: str) -> None:
    asked: list[Request] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request))
    page.on("console", lambda message: said.append(_text(message)))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((written / f"{name}.html").as_uri())
    page.wait_for_load_state("networkidle")
    assert [request.url for request in asked] == [page.url]
    assert said == []


def _text(message: ConsoleMessage) -> str:
    return f"{message.type}: {message.text}"


@pytest.mark.parametrize("name", PAGES)
def test_nothing_runs_over_the_edge_of_a_phone(page: Page, written: Path, name: str) -> None:
    page.set_viewport_size(PHONE)
    page.goto((written / f"{name}.html").as_uri())
    assert page.evaluate(OVER) <= 0
    page.evaluate("() => document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate(OVER) <= 0


@pytest.mark.parametrize("name", PAGES)
def test_headings_are_in_order_and_everything_has_a_name(
    page: Page, written: Path, name: str
) -> None:
    page.goto((written / f"{name}.html").as_uri())
    levels = page.evaluate(LEVELS)
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.evaluate(UNNAMED) == []
    assert page.locator("main").count() == 1


def test_on_a_phone_the_box_leads_with_his_words_and_the_nearest_numbers_are_in_sight(
    page: Page, written: Path
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto((written / "full.html").as_uri())
    words = page.locator(".safety q").first.bounding_box()
    assert words["y"] + words["height"] < 844
    numbers = page.locator(".contacts > li")
    assert [numbers.nth(n).is_visible() for n in range(5)] == [True] * 4 + [False]
    assert page.locator(".safety .ask q:visible").count() == 2
    page.locator(".safety summary").click()
    assert numbers.nth(4).is_visible()


def test_a_quote_leads_to_its_turn_and_keeps_the_readers_place(page: Page, written: Path) -> None:
    page.goto((written / "full.html").as_uri())
    links = page.locator("a.quote:visible")
    for place in (0, 5, links.count() - 1):
        link = links.nth(place)
        link.scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        link.click()
        page.wait_for_function("() => document.querySelector(':target')")
        words = link.locator("q").inner_text()
        assert words in page.locator(":target .words").inner_text()
        page.wait_for_function(f"() => scrollY === {before}")
        box = page.locator(":target").bounding_box()
        assert box is not None
        assert 0 <= box["y"] < WIDE["height"]


def test_on_a_phone_a_quote_leads_down_to_the_talk(page: Page, written: Path) -> None:
    page.set_viewport_size(PHONE)
    page.goto((written / "full.html").as_uri())
    page.locator(".first a.quote").first.click()
    page.wait_for_function("() => scrollY > 2000")
    assert page.locator("#t15").bounding_box()["y"] < PHONE["height"]


def test_the_first_tab_skips_to_the_letter(page: Page, written: Path) -> None:
    page.goto((written / "full.html").as_uri())
    page.keyboard.press("Tab")
    assert focused(page, "href") == "#letter"
    page.keyboard.press("Enter")
    assert focused(page, "id") == "letter"


def test_the_timeline_is_one_stop_and_arrow_keys_go_along_it(page: Page, written: Path) -> None:
    page.goto((written / "full.html").as_uri())
    page.locator(".glance .scroll").focus()
    page.keyboard.press("Tab")
    assert focused(page, "aria-label").startswith("Turn 1, Nell took an interest in his world")
    page.keyboard.press("ArrowRight")
    assert focused(page, "aria-label").startswith("Turn 3, ")
    assert page.locator(".said").inner_text() == focused(page, "aria-label")
    page.keyboard.press("End")
    assert focused(page, "aria-label").startswith("Turn 30, he opened (leaned towards a change)")
    box = page.locator("a.on-line").last.bounding_box()
    frame = page.locator(".glance .scroll").bounding_box()
    assert frame["x"] <= box["x"] < frame["x"] + frame["width"]
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.querySelector('#t30:target')")


def test_filters_show_and_hide_marks(page: Page, written: Path) -> None:
    page.goto((written / "full.html").as_uri())
    button = page.get_by_role("button", name="What he opened")
    button.click()
    assert button.get_attribute("aria-pressed") == "false"
    assert page.locator("a.on-line.opened:visible").count() == 0
    assert page.locator("a.on-line.cost:visible").count() > 0
    button.click()
    assert page.locator("a.on-line.opened:visible").count() == 10


def test_the_notes_under_the_turns_can_be_put_away(page: Page, written: Path) -> None:
    page.goto((written / "full.html").as_uri())
    assert page.locator(".notes:visible").count() > 0
    page.get_by_label("Show what was found, under each turn").uncheck()
    assert page.locator(".notes:visible").count() == 0


def test_the_talk_stands_beside_the_letter_or_below_it(page: Page, written: Path) -> None:
    page.goto((written / "full.html").as_uri())
    letter, beside = (page.locator(f"#{id}").bounding_box() for id in ("letter", "talk"))
    assert beside["x"] >= letter["x"] + letter["width"]
    assert beside["height"] == WIDE["height"]
    page.set_viewport_size(PHONE)
    letter, below = (page.locator(f"#{id}").bounding_box() for id in ("letter", "talk"))
    assert below["y"] >= letter["y"] + letter["height"]


def test_on_paper_everything_is_open(page: Page, written: Path) -> None:
    page.goto((written / "full.html").as_uri())
    page.emulate_media(media="print")
    for part in ("details.group .amounts", "#t30"):
        assert page.locator(part).first.is_visible()
    assert not page.locator(".filters").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_it_works_without_its_script(browser: Browser, written: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=WIDE)
    page = context.new_page()
    page.goto((written / "full.html").as_uri())
    assert not page.locator(".filters").is_visible()
    page.locator("a.on-line.opened").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#t4")
    context.close()

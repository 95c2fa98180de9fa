"""Draw what the model takes for what, as a picture for the docs.

python -m docs.make_confusion
"""

from __future__ import annotations

from pathlib import Path

from earned.evaluation.classes import confusion_table
from earned.evaluation.records import load_records

PICTURE = Path(__file__).parent / "pictures" / "confusion.svg"
CELL, LEFT, TOP, GAP = 76, 128, 92, 70
SPLIT = 4
INK, PAPER, TINT = "#22282b", "#ffffff", (47, 95, 107)


def confusion_picture() -> str:
    """Draw both tables, the helper's classes and his, as SVG."""
    table = confusion_table(load_records())
    names = [str(row[0]) for row in table.rows]
    counts = [[int(cell or 0) for cell in row[1:]] for row in table.rows]
    parts = []
    height = TOP
    for title, at in (
        ("The helper's main behaviour", range(SPLIT)),
        ("His talk", range(SPLIT, len(names))),
    ):
        parts.append(
            _matrix(title, [names[n] for n in at], [[counts[r][c] for c in at] for r in at], height)
        )
        height += CELL * len(at) + TOP + GAP
    width = LEFT + CELL * SPLIT + 40
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height - GAP}" '
        f'font-family="system-ui, sans-serif" font-size="13" fill="{INK}" role="img">'
        "<title>What experts said of a turn, and what the model said</title>"
        f'<rect width="100%" height="100%" fill="{PAPER}"/>{"".join(parts)}</svg>\n'
    )


def _matrix(title: str, names: list[str], counts: list[list[int]], top: int) -> str:
    middle = LEFT + CELL * len(names) / 2
    found = [
        f'<text x="{LEFT}" y="{top - 58}" font-size="16" font-weight="600">{title}</text>',
        f'<text x="{middle}" y="{top - 32}" text-anchor="middle">the model reads</text>',
        f'<text x="8" y="{top + 14}">experts say</text>',
    ]
    for row, (name, line) in enumerate(zip(names, counts, strict=True)):
        y = top + row * CELL
        x = LEFT + row * CELL + CELL / 2
        found.append(f'<text x="{x}" y="{top - 10}" text-anchor="middle">{name}</text>')
        found.append(f'<text x="{LEFT - 10}" y="{y + 43}" text-anchor="end">{name}</text>')
        found += [_cell(count, sum(line), LEFT + n * CELL, y) for n, count in enumerate(line)]
    return "".join(found)


def _cell(count: int, whole: int, x: int, y: int) -> str:
    share = count / max(1, whole)
    red, green, blue = (round(255 - share * (255 - part)) for part in TINT)
    ink = PAPER if share > 0.55 else INK
    return (
        f'<rect x="{x}" y="{y}" width="{CELL - 3}" height="{CELL - 3}" '
        f'fill="rgb({red},{green},{blue})"/>'
        f'<text x="{x + CELL / 2 - 1}" y="{y + 36}" text-anchor="middle" fill="{ink}">'
        f"{count}</text>"
        f'<text x="{x + CELL / 2 - 1}" y="{y + 53}" text-anchor="middle" fill="{ink}" '
        f'font-size="11">{share:.0%}</text>'
    )


if __name__ == "__main__":
    PICTURE.write_text(confusion_picture(), "utf-8")

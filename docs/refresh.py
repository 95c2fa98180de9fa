"""Run the README and the tutorial, and put what their commands print under them.

    python -m docs.refresh

An output that still agrees is left as it is, its `...` too.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from docs.blocks import rewrite

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "docs/tutorial.md")


def refresh(document: Path) -> bool:
    """Rewrite one document; say whether anything changed."""
    text = document.read_text("utf-8")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder, "examples"))
        made = rewrite(text, Path(folder))
    document.write_text(made, "utf-8")
    return made != text


def main() -> None:
    """Rewrite every document whose blocks run, and say which changed."""
    for name in DOCUMENTS:
        print(f"{name}: {'changed' if refresh(ROOT / name) else 'as it was'}")


if __name__ == "__main__":
    main()

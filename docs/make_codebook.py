"""Make the page of the coding scheme from the coding scheme.

python -m docs.make_codebook
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from earned.cli.code_pages import ARTICLES, GROUPS, answers
from earned.codes import CODES, DOORS, Code

PAGE = Path(__file__).parent / "codebook.md"
FOR_ALL = tuple(
    rule
    for rule in next(iter(CODES.values())).rules
    if all(rule in code.rules for code in CODES.values())
)
HEAD = f"""\
# The codebook

*Made from `src/earned/codebook.toml` by `python -m docs.make_codebook`; change it there.*

{len(CODES)} codes are the only vocabulary. A *turn* is all that one speaker says until the \
other speaks; it may carry several codes, or none. A code stands on a sentence, and that \
sentence is quoted. Codes are about what the words do, not about the kind of person who says \
them.

A rule for all of them: {" ".join(FOR_ALL)}

Sources: A is "{ARTICLES["A"]}", B is "{ARTICLES["B"]}", the number is the strategy or pattern; \
MI is {ARTICLES["MI"]}. The examples are ours.
"""
DOOR_HEAD = """\
## Doors

A turn of his that carries one of these cues opens a door. The helper's next turn meets it, \
shuts it, or passes it by. `confirm` opens none. `risk` is also met by asking him straight out. \
A code that shuts outweighs one that meets, except advice that comes after words which met him.

| his cue | met by | shut by |
|---|---|---|
"""


def codebook_page() -> str:
    """Write the whole page."""
    parts = [HEAD]
    for effect, heading in GROUPS.items():
        parts.append(f"## {heading}\n")
        parts += ["\n".join(_entry(code)) for code in CODES.values() if code.effect == effect]
    rows = (
        f"| [`{rule.cue}`](#{rule.cue}) | {_links(rule.met_by)} | {_links(rule.shut_by)} |"
        for rule in DOORS.values()
    )
    return "\n".join([*parts, DOOR_HEAD + "\n".join(rows)]) + "\n"


def _entry(code: Code) -> Iterator[str]:
    who = "the helper" if code.side == "helper" else "he"
    yield from (f"### {code.id}", "", f"*{code.title}* ({code.source})", "")
    yield f"- **Applies when** {who} {code.apply}."
    if code.avoid:
        yield f"- **Does not apply when** {who} {code.avoid}."
    yield from (f"- **Rule.** {rule}" for rule in code.rules if rule not in FOR_ALL)
    for relation, codes in answers(code).items():
        if codes:
            yield f"- **{relation.replace('_', ' ').capitalize()}** {_links(codes)}"
    yield from ("", f"> “{code.before}”", ">", f"> **“{code.line}”**", "")


def _links(codes: tuple[str, ...]) -> str:
    return ", ".join(f"[`{code}`](#{code})" for code in codes)


if __name__ == "__main__":
    PAGE.write_text(codebook_page(), "utf-8")

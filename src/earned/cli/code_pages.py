"""The codebook as a list and as a page for each code."""

from __future__ import annotations

import textwrap
from typing import Any

from earned.codes import CODES, DOORS, Code

WIDTH = 88
ARTICLES: dict[str, str] = {
    "A": "9 Actionable Strategies to Earn Men's Trust",
    "B": "Why Telling Men to 'Open Up' Isn't Working",
    "MI": "motivational interviewing",
}
GROUPS: dict[str, str] = {
    "earns": "What a helper says that earns trust",
    "costs": "What a helper says that costs trust",
    "neither": "What a helper says that does neither by itself",
    "his": "What he says",
}


def as_data(code: Code) -> dict[str, Any]:
    """Give all that is known of a code, in plain values."""
    facts: dict[str, Any] = {
        "id": code.id,
        "side": code.side,
        "effect": code.effect,
        "title": code.title,
        "source": code.source,
        "articles": articles(code),
        "apply": code.apply,
        "avoid": code.avoid,
        "rules": list(code.rules),
        "example": {"before": code.before, "line": code.line},
    }
    return facts | {key: list(codes) for key, codes in answers(code).items()}


def answers(code: Code) -> dict[str, tuple[str, ...]]:
    """Give what answers a cue of his, or which of his cues a helper's code answers."""
    if code.side == "him":
        rule = DOORS.get(code.id)
        met, shut = (rule.met_by, rule.shut_by) if rule else ((), ())
        return {"met_by": met, "shut_by": shut}
    return {
        "meets": tuple(cue for cue, rule in DOORS.items() if code.id in rule.met_by),
        "shuts": tuple(cue for cue, rule in DOORS.items() if code.id in rule.shut_by),
    }


def articles(code: Code) -> list[str]:
    """Give the titles of what a code comes from."""
    marks = [part.strip() for part in code.source.split(",")]
    return [title for mark, title in ARTICLES.items() if any(_from(mark, part) for part in marks)]


def list_page() -> str:
    """Lay out all codes under what they do, with plain titles."""
    width = max(map(len, CODES))
    parts = []
    for effect, heading in GROUPS.items():
        rows = [
            f"  {code.id:{width}}  {code.title}" for code in CODES.values() if code.effect == effect
        ]
        parts.append("\n".join([heading, "", *rows]))
    return "\n\n".join([*parts, "`earned codes CODE` tells everything about one."]) + "\n"


def code_page(code: Code) -> str:
    """Lay out everything about one code."""
    who = "The helper" if code.side == "helper" else "He"
    source = f"{code.source} ({'; '.join(articles(code))})"
    example = f"Before it: “{code.before}”\nThe line: “{code.line}”"
    parts = [
        f"{code.id}: {code.title}",
        _part("It applies when", f"{who} … {code.apply}."),
        _part("It does not when", f"{who} … {code.avoid}." if code.avoid else ""),
        *(_part("Rule", rule) for rule in code.rules),
        _part("For example", example),
        *(_part(_ANSWERS[key], _titles(codes)) for key, codes in answers(code).items()),
        _part("From", source),
    ]
    return "\n\n".join(filter(None, parts)) + "\n"


_ANSWERS: dict[str, str] = {
    "met_by": "What meets it",
    "shut_by": "What shuts it",
    "meets": "What of his it meets",
    "shuts": "What of his it shuts",
}


def _from(mark: str, part: str) -> bool:
    return part == mark or (mark != "MI" and part.startswith(mark))


def _titles(codes: tuple[str, ...]) -> str:
    return "\n".join(f"{id} ({CODES[id].title})" for id in codes)


def _part(heading: str, text: str) -> str:
    if not text:
        return ""
    lines = [
        textwrap.fill(line, WIDTH, initial_indent="  ", subsequent_indent="  ")
        for line in text.splitlines()
    ]
    return "\n".join([heading, *lines])

"""The words of the review, read from the TOML files beside this one."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class StrategyWords:
    """One of the nine strategies in words; the fields stand at the top of `strategies.toml`."""

    id: str
    title: str
    why: str
    codes: tuple[str, ...]
    cues: tuple[str, ...]
    praise: str
    missed: str


@dataclass(frozen=True, slots=True)
class FailureWords:
    """One of the six failure patterns in words."""

    id: str
    title: str
    why: str
    codes: tuple[str, ...]
    instead: tuple[str, ...]
    missed: str


@dataclass(frozen=True, slots=True)
class NextLine:
    """A line of our own for the next talk.

    Attributes:
        strategy: the strategy it belongs to.
        code: the code it carries.
        cue: the code of his that it answers.
        say: the line.
        audience: kinds of helper it is for; empty means all.
        needs: what it presupposes; of every group one word must begin a word of his.
        whens: places of its situations in the file's list of all situations.
    """

    strategy: str
    code: str
    cue: str
    say: str
    audience: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    whens: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PlanWords:
    """A sentence for the plan, with the helper's codes and his cues that call for it."""

    text: str
    codes: tuple[str, ...]
    cues: tuple[str, ...]
    audience: tuple[str, ...]


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads(resources.files("earned.reviewing").joinpath(name).read_text("utf-8"))


@cache
def strategies() -> tuple[StrategyWords, ...]:
    """Give the nine strategies in order."""
    return tuple(
        StrategyWords(
            id=entry["id"],
            title=entry["title"],
            why=entry["why"],
            codes=tuple(entry["codes"]),
            cues=tuple(entry["cues"]),
            praise=entry["praise"],
            missed=entry["missed"],
        )
        for entry in _load("strategies.toml")["strategy"]
    )


@cache
def failures() -> tuple[FailureWords, ...]:
    """Give the six failure patterns in order."""
    return tuple(
        FailureWords(
            id=entry["id"],
            title=entry["title"],
            why=entry["why"],
            codes=tuple(entry["codes"]),
            instead=tuple(entry["instead"]),
            missed=entry["missed"],
        )
        for entry in _load("strategies.toml")["failure"]
    )


@cache
def next_lines() -> tuple[NextLine, ...]:
    """Give all lines to try next time, in the file's order."""
    found = []
    at = 0
    for entry in _load("next_lines.toml")["line"]:
        count = len(entry["when"])
        found.append(
            NextLine(
                strategy=entry["strategy"],
                code=entry["code"],
                cue=entry["cue"],
                say=entry["say"],
                audience=tuple(entry.get("for", ())),
                needs=_needs(entry),
                whens=tuple(range(at, at + count)),
            )
        )
        at += count
    return tuple(found)


def _needs(entry: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    groups = entry.get("needs_all", [entry["needs"]] if "needs" in entry else [])
    return tuple(tuple(group) for group in groups)


@cache
def plan_words(kind: str) -> tuple[PlanWords, ...]:
    """Give the sentences of one part of the plan: `blocks`, `open`, `leave` or `settle`."""
    return tuple(
        PlanWords(
            text=entry["text"],
            codes=tuple(entry.get("codes", ())),
            cues=tuple(entry.get("cues", ())),
            audience=tuple(entry.get("for", ())),
        )
        for entry in _load("plan.toml")[kind]
    )


@cache
def safety_words() -> dict[str, Any]:
    """Give `safety.toml` as it is."""
    return _load("safety.toml")

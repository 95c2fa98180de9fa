"""The coding scheme, read from `codebook.toml`: the only vocabulary there is."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

from earned.errors import UnknownName


@dataclass(frozen=True, slots=True)
class Code:
    """One code: what it is called, when it applies, and an example of our own.

    Attributes:
        id: the code's name, as in `conjecture`.
        side: `helper` or `him`, the one whose turns it is said of.
        effect: `earns`, `costs` or `neither` for the helper; `his` for him.
        title: plain words for it, as a person would say it.
        source: where it comes from (`A7`: article A, strategy 7; `MI`).
        apply: when it applies, continuing "the helper …" or "he …".
        avoid: when it does not, or an empty text.
        rules: the decision rules that bear on it.
        before: the turn before the example.
        line: the example.
    """

    id: str
    side: str
    effect: str
    title: str
    source: str
    apply: str
    avoid: str
    rules: tuple[str, ...]
    before: str
    line: str


@dataclass(frozen=True, slots=True)
class DoorRule:
    """Which codes of the helper's next turn meet a cue of his, and which shut it."""

    cue: str
    met_by: tuple[str, ...]
    shut_by: tuple[str, ...]


@cache
def _codebook() -> tuple[Mapping[str, Code], Mapping[str, DoorRule]]:
    data = tomllib.loads(resources.files("earned").joinpath("codebook.toml").read_text("utf-8"))
    rules = {rule["number"]: rule["text"] for rule in data["rules"]}
    codes = {
        id: Code(
            id=id,
            side=entry["side"],
            effect=entry["effect"],
            title=entry["title"],
            source=entry["source"],
            apply=entry["apply"],
            avoid=entry.get("avoid", ""),
            rules=tuple(rules[number] for number in entry["rules"]),
            before=entry["example"]["before"],
            line=entry["example"]["line"],
        )
        for id, entry in data["codes"].items()
    }
    doors = {
        cue: DoorRule(cue, tuple(entry["met_by"]), tuple(entry["shut_by"]))
        for cue, entry in data["doors"].items()
    }
    return MappingProxyType(codes), MappingProxyType(doors)


CODES: Mapping[str, Code] = _codebook()[0]
DOORS: Mapping[str, DoorRule] = _codebook()[1]
HELPER_CODES = tuple(code.id for code in CODES.values() if code.side == "helper")
HIS_CODES = tuple(code.id for code in CODES.values() if code.side == "him")
EARNING = tuple(code.id for code in CODES.values() if code.effect == "earns")
COSTING = tuple(code.id for code in CODES.values() if code.effect == "costs")


def code(id: str) -> Code:
    """Look a code up by its name.

    Raises:
        UnknownName: there is no such code.
    """
    if id not in CODES:
        raise UnknownName(f"There is no code '{id}'. `earned codes` lists them all.")
    return CODES[id]

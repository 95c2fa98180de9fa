"""The talk in figures: a plain title for every measure, its value in words, its small print."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from earned.codes import CODES, DOORS
from earned.measures.measure import Measure
from earned.render.doors import WORDS
from earned.render.letter import Figure, Part, Point, Section
from earned.render.people import of_you

GROUPS: dict[str, dict[str, str]] = {
    "Who talked": {
        "helper_talk_share_words": "Your share of the words",
        "helper_talk_share_time": "Your share of the time",
        "helper_turn_length": "Your turns, on average",
        "his_turn_length": "His turns, on average",
        "helper_longest_monologue": "Your longest turn",
        "his_longest_monologue": "His longest turn",
        "helper_response_time": "How long you took to answer",
        "his_response_time": "How long he took to answer",
        "silence": "Silence between turns",
    },
    "Asking and hearing": {
        "open_questions": "Open questions",
        "closed_questions": "Questions for a yes, a no or a fact",
        "open_question_share": "Open ones among your questions",
        "longest_closed_question_run": "Most yes-or-no questions in a row",
        "reflections_to_questions": "Times you showed you had heard him, for each question",
        "complex_reflection_share": "Those of them that guessed at more",
    },
    "What he opened": {
        "doors_opened": "Things he opened",
        "doors_met": "Met",
        "doors_passed": "Passed by",
        "doors_shut": "Shut",
        "doors_met_share": "Met, out of all he opened",
        "ruptures": "Strains between you",
        "ruptures_repaired": "Strains that were mended",
    },
    "His words and yours": {
        "words_taken_up": "Words of his that you took up",
        "words_taken_up_share": "Those, out of all the words he brought in",
        "home_words": "Words of his own world that he comes back to",
        "jargon_words": "Words of a clinic that he had not used",
        "lsm": "How alike the two of you use small words",
        "rlsm": "How far each picks up the other's small words",
    },
}
TITLES = {name: title for group in GROUPS.values() for name, title in group.items()}
SAID = "_above_shuffled"
"""These figures stand already in the note of the figure they belong to."""
_DOOR = re.compile(rf"doors_(?:opened|{'|'.join(WORDS)})_(?:{'|'.join(DOORS)})$")
_OFTEN = "In how many turns it was found. How often says nothing of how well."


def figures_section(measures: Iterable[Measure]) -> Section:
    """Put the measures into groups; what was found nowhere is only named."""
    by_name = {measure.name: measure for measure in measures}
    parts = [
        Part(title, figures=_figures(by_name[name] for name in names if name in by_name))
        for title, names in GROUPS.items()
    ]
    shown = {*TITLES, *(name for name in by_name if name.endswith(SAID) or _DOOR.match(name))}
    rest = [measure for name, measure in by_name.items() if name not in shown]
    found = tuple(figure(measure) for measure in rest if measure.value)
    parts.append(Part("How often each thing was found", _OFTEN, figures=found, folded=True))
    cues = tuple(_cues(by_name))
    parts.append(Part("What became of each thing he opened", figures=cues, folded=True))
    nowhere = _found_nowhere(rest)
    missing = "A program looked, and it misses things."
    parts.append(Part("What was not found", missing if nowhere else "", nowhere, folded=True))
    return Section(
        "figures",
        "The talk in figures",
        "Counted, not graded. The small print under each says how it was counted and how it "
        "can mislead.",
        tuple(part for part in parts if part.figures or part.points),
    )


def _figures(measures: Iterable[Measure]) -> tuple[Figure, ...]:
    """Put measures into words; those that are unknown for one and the same reason as one."""
    shown: dict[tuple[str, str], Figure] = {}
    for measure in measures:
        made = figure(measure)
        key = (made.note, "") if measure.value is None else (made.note, made.title)
        before = shown.get(key)
        if before is not None:
            made = replace(before, title=f"{before.title}; {made.title[0].lower()}{made.title[1:]}")
        shown[key] = made
    return tuple(shown.values())


def figure(measure: Measure) -> Figure:
    """Put one measure into words."""
    return Figure(title(measure.name), value(measure), measure.note, _turns(measure))


def title(name: str) -> str:
    """Give the plain title of a measure."""
    if name in TITLES:
        return TITLES[name]
    code = name.removeprefix("rate_")
    if code in CODES:
        known = CODES[code]
        return f"You {of_you(known.title)}" if known.side == "helper" else f"He {known.title}"
    return name.replace("_", " ").capitalize()


def value(measure: Measure) -> str:
    """Give the figure with its unit, as one would say it."""
    given = measure.value
    if given is None or not math.isfinite(given):
        return "not known"
    if measure.unit == "share":
        return f"{100 * given:.0f}%"
    number = f"{given:.0f}" if given == int(given) else f"{given:.1f}"
    if measure.unit in ("count", "ratio"):
        return number
    if measure.unit == "0 to 1":
        return f"{given:.2f}, from 0 to 1"
    if measure.unit.startswith("per 100 ") and measure.evidence:
        number, measure = f"{len(_turns(measure))}", replace(measure, unit="turns")
    unit = measure.unit.removesuffix("s") if number == "1" else measure.unit
    return f"{number} {unit}"


def _turns(measure: Measure) -> tuple[int, ...]:
    return tuple(dict.fromkeys(sorted(span.turn for span in measure.evidence)))


def _cues(by_name: Mapping[str, Measure]) -> Iterable[Figure]:
    """Say in one figure for each cue what became of it."""
    for cue in DOORS:
        opened = by_name.get(f"doors_opened_{cue}")
        if opened is None or not opened.value:
            continue
        counts = {word: by_name.get(f"doors_{outcome}_{cue}") for outcome, word in WORDS.items()}
        came = [f"{value(count)} {word}" for word, count in counts.items() if count and count.value]
        yield Figure(f"He {CODES[cue].title}", ", ".join(came), "", _turns(opened))


def _found_nowhere(measures: Iterable[Measure]) -> tuple[Point, ...]:
    """Name what was found in no turn; of `risk` nobody may say that it is not there."""
    codes = [measure.name.removeprefix("rate_") for measure in measures if measure.value == 0]
    known = [CODES[code] for code in codes if code in CODES and code != "risk"]
    sides = {
        "Words of yours that can earn trust": [c for c in known if c.effect == "earns"],
        "Words of yours that can cost it": [c for c in known if c.effect == "costs"],
        "Words of his": [c for c in known if c.side == "him"],
    }
    return tuple(
        Point(f"{whose}: {'; '.join(code.title for code in side)}.")
        for whose, side in sides.items()
        if side
    )

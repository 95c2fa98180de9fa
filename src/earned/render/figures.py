"""The talk in figures: a plain title for every measure, its value in words, its small print."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from earned.codes import CODES
from earned.measures.measure import Measure
from earned.render.letter import Figure, Part, Section

GROUPS: dict[str, dict[str, str]] = {
    "Who talked": {
        "helper_talk_share_words": "Your share of the words",
        "helper_talk_share_time": "Your share of the time",
        "helper_turn_length": "Your usual turn",
        "his_turn_length": "His usual turn",
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
        "complex_reflection_share": "Those of them that added a meaning",
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
        "jargon_words": "Clinical words he had not used",
        "lsm": "How alike your small words are",
        "rlsm": "How far each picks up the other's small words",
    },
}
TITLES = {name: title for group in GROUPS.values() for name, title in group.items()}
SAID = "_above_shuffled"
"""These figures stand already in the note of the figure they belong to."""
_OUTCOMES = {"opened": "opened", "met": "met", "passed": "passed by", "shut": "shut"}
_DOOR = re.compile(r"doors_(opened|met|passed|shut)_(\w+)")
_CODE = re.compile(r"`(\w+)`")


def figures_section(measures: Iterable[Measure]) -> Section:
    """Put the measures into groups; what was found nowhere is only named."""
    by_name = {measure.name: measure for measure in measures}
    parts = [
        Part(title, figures=tuple(figure(by_name[name]) for name in names if name in by_name))
        for title, names in GROUPS.items()
    ]
    rest = [m for name, m in by_name.items() if name not in TITLES and not name.endswith(SAID)]
    found = tuple(figure(measure) for measure in rest if measure.value)
    often = "Turns in which it was found, and what became of each kind of thing he opened."
    parts.append(Part("How often each thing was found", often, figures=found, folded=True))
    return Section(
        "figures",
        "The talk in figures",
        "Counted, not graded. The small print under each says how it was counted and how it "
        "can mislead.",
        tuple(part for part in parts if part.figures),
        _found_nowhere(rest),
    )


def figure(measure: Measure) -> Figure:
    """Put one measure into words."""
    turns = tuple(dict.fromkeys(sorted(span.turn for span in measure.evidence)))
    return Figure(title(measure.name), value(measure), note(measure.note), turns)


def title(name: str) -> str:
    """Give the plain title of a measure."""
    if name in TITLES:
        return TITLES[name]
    door = _DOOR.fullmatch(name)
    if door and door[2] in CODES:
        return f"Where he {CODES[door[2]].title}: {_OUTCOMES[door[1]]}"
    code = name.removeprefix("rate_")
    if code in CODES:
        known = CODES[code]
        return f"{'Helper' if known.side == 'helper' else 'He'} {known.title}"
    return name.replace("_", " ").capitalize()


def value(measure: Measure) -> str:
    """Give the figure with its unit, as one would say it."""
    given = measure.value
    if given is None or not math.isfinite(given):
        return "not known"
    if measure.unit == "share":
        return f"{100 * given:.0f}%"
    number = f"{given:.0f}" if given == int(given) else f"{given:.1f}"
    if measure.unit == "count":
        return number
    if measure.unit == "ratio":
        return f"{number} to 1"
    if measure.unit == "0 to 1":
        return f"{given:.2f}, from 0 to 1"
    unit = measure.unit.removesuffix("s") if number == "1" else measure.unit
    return f"{number} {unit}"


def note(text: str) -> str:
    """Give a note with plain words in place of code names."""
    plain = _CODE.sub(lambda m: f"“{CODES[m[1]].title}”" if m[1] in CODES else m[1], text)
    return plain.replace("Undefined:", "Not known:")


def _found_nowhere(measures: Iterable[Measure]) -> str:
    codes = [measure.name.removeprefix("rate_") for measure in measures if measure.value == 0]
    titles = [CODES[code].title for code in codes if code in CODES]
    return f"Found nowhere in this talk: {'; '.join(titles)}." if titles else ""

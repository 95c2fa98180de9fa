"""Bond, goals and collaboration, strengths, home ground and language, as findings."""

from __future__ import annotations

from collections.abc import Sequence

from earned.annotation.reading import Reading
from earned.measures.doors import Door, Outcome
from earned.measures.home import home_ground
from earned.measures.jargon import find_jargon
from earned.measures.uptake import find_uptakes
from earned.reviewing.finding import Alliance, Finding
from earned.reviewing.moments import finding, sentence_around, surest

HOME_WORDS = 4
UPTAKES = 3


def alliance(reading: Reading, doors: Sequence[Door]) -> Alliance:
    """Say what held the two together: being met, a shared aim, his say in it."""
    met = [d.span for d in doors if d.cue == "disclosure" and d.outcome is Outcome.MET]
    return Alliance(
        bond=(
            *finding("He told you something of his own, and it was met.", met),
            *finding("He said that you had it right.", surest(reading.applied("confirm"))),
            *finding("You owned a misstep.", surest(reading.applied("repair"))),
        ),
        goals=finding(
            "He spoke of something that could be different.", surest(reading.applied("change_talk"))
        ),
        collaboration=(
            *finding("You gave him a say in it.", surest(reading.applied("collaboration"))),
            *finding(
                "You told him what you were doing and why.", surest(reading.applied("transparency"))
            ),
            *finding("You pressed him.", surest(reading.applied("demand_disclosure"))),
        ),
    )


def strengths(reading: Reading, doors: Sequence[Door]) -> tuple[Finding, ...]:
    """Say where a strength was named, where one went unnamed, and where a defect was named."""
    unnamed = [
        d.span for d in doors if d.cue == "action_expression" and d.outcome is not Outcome.MET
    ]
    alone = [d.span for d in doors if d.cue == "self_criticism" and d.outcome is not Outcome.MET]
    return (
        *finding("You named something he does well.", surest(reading.applied("strength"))),
        *finding("He showed what he is made of, and nobody named it.", unnamed),
        *finding("He went at himself, and nothing was set beside it.", alone),
        *finding("Here he was named as the problem.", surest(reading.applied("deficit_label"))),
    )


def home_findings(reading: Reading) -> tuple[Finding, ...]:
    """Say what he talks about when he talks most, in his words, and where he was asked about it."""
    found = tuple(
        Finding(
            f"He comes back to “{home.word}”.",
            tuple(dict.fromkeys(sentence_around(reading, span) for span in home.spans))[:2],
        )
        for home in home_ground(reading, limit=HOME_WORDS)
    )
    asked = finding("You asked about his world.", surest(reading.applied("home_ground")))
    return found + asked


def language_findings(reading: Reading) -> tuple[Finding, ...]:
    """Say which of his words came back from the helper, and which came out of a book."""
    taken = tuple(
        Finding(
            f"You took up his word “{uptake.word}”.",
            (sentence_around(reading, uptake.his), sentence_around(reading, uptake.helper)),
        )
        for uptake in find_uptakes(reading)[:UPTAKES]
    )
    foreign = [word.span for word in find_jargon(reading)]
    return taken + finding("Words he had not used, out of a book.", foreign)

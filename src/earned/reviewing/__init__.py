"""The review of one talk: what he opened, how it was met, and what to try next time."""

from __future__ import annotations

from earned.annotation.model import shipped_model
from earned.annotation.reading import Reading
from earned.measures import measure
from earned.measures.doors import find_doors
from earned.measures.ruptures import find_ruptures
from earned.reviewing.alliance import alliance, home_findings, language_findings, strengths
from earned.reviewing.audience import audience_of
from earned.reviewing.failures import failure_wants, six, sorted_costs
from earned.reviewing.finding import Finding, Review, SafetyNote, Strategy, TryNext
from earned.reviewing.first_screen import first_findings, first_line
from earned.reviewing.limits import limits
from earned.reviewing.next_line import choose_lines
from earned.reviewing.plan import make_plan, question_wants
from earned.reviewing.safety import safety_notes
from earned.reviewing.strategies import missed_doors, nine

__all__ = ["Finding", "Review", "SafetyNote", "Strategy", "TryNext", "review_reading"]


def review_reading(reading: Reading, *, seed: int = 0) -> Review:
    """Review a talk that has been read.

    Args:
        reading: what `annotate` gave.
        seed: of the shuffled baselines and of the minute to settle.

    Returns:
        A review in which every claim points to the words it stands on.
    """
    model = shipped_model()
    shown = reading.shown()
    doors, ruptures = find_doors(shown), find_ruptures(shown)
    missed, costs = missed_doors(shown, doors), sorted_costs(shown, doors)
    audience = audience_of(shown.conversation)
    strategy_wants = [one.wanted for one in missed]
    six_wants = failure_wants(costs, doors)
    wanted = (*strategy_wants, *six_wants, *question_wants(doors))
    lines = choose_lines(wanted, shown.conversation, embed=model.embed, audience=audience)
    first, second = len(strategy_wants), len(strategy_wants) + len(six_wants)
    strategies = nine(shown, missed, lines[:first])
    failures = six(shown, costs, lines[first:second])
    return Review(
        reading=shown,
        safety=safety_notes(reading),
        first_screen=first_findings(shown, doors, ruptures),
        try_first=first_line(shown, doors, lines[:second]),
        doors=doors,
        ruptures=ruptures,
        strategies=strategies,
        failures=failures,
        alliance=alliance(shown, doors),
        strengths=strengths(shown, doors),
        home_ground=home_findings(shown),
        language=language_findings(shown),
        measures=measure(shown, seed=seed),
        plan=make_plan(shown, doors, lines[second:], audience=audience, seed=seed),
        limits=limits(shown, model.config.measured),
    )

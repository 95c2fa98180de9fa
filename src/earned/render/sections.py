"""From a review to the letter that is read, section by section, in the order of the review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from earned.conversation import Conversation, Role
from earned.render.doors import doors_section
from earned.render.figures import figures_section
from earned.render.letter import (
    Letter,
    Line,
    Part,
    Point,
    Quote,
    Safety,
    Section,
    clean,
    names,
    quote,
)
from earned.render.quotes import quotes
from earned.render.strains import strains_part
from earned.reviewing.finding import Finding, Review, SafetyNote, Strategy, TryNext

ROLES = {Role.HELPER: "Helper", Role.HIM: "Him", Role.OTHER: "Also there"}


def write_letter(review: Review) -> Letter:
    """Put a review into the words and the order in which it is read."""
    talk = review.conversation
    him = names(talk, Role.HIM, otherwise="him")
    return Letter(
        title=_title(talk),
        source=clean(talk.source),
        opening=(
            f"What earned trust with {him} in this talk, what cost it, and what to try next. "
            "Each remark stands beside the words it comes from."
        ),
        people=tuple(
            (ROLES[role], names(talk, role, otherwise="")) for role in Role if _speaks(talk, role)
        ),
        safety=tuple(_safety(talk, note) for note in review.safety),
        findings=_points(talk, review.first_screen),
        try_first=next(iter(_lines(talk, review.try_first)), None),
        sections=_sections(review),
    )


def _speaks(talk: Conversation, role: Role) -> bool:
    return any(talk.roles.get(name, Role.OTHER) is role for name in talk.speakers)


def _title(talk: Conversation) -> str:
    helper = names(talk, Role.HELPER, otherwise="")
    him = names(talk, Role.HIM, otherwise="him")
    return f"A talk between {helper} and {him}" if helper else f"A talk with {him}"


def _sections(review: Review) -> tuple[Section, ...]:
    talk = review.conversation
    made = (
        doors_section(review),
        _strategies(review),
        _failures(review),
        _alliance(review),
        _simple(talk, "strengths", "From faults to strengths", review.strengths),
        _simple(talk, "home", "His home ground", review.home_ground),
        _simple(talk, "words", "His words and yours", review.language),
        figures_section(review.measures),
        _plan(review),
        _limits(review),
    )
    return tuple(section for section in made if section.parts or section.lead or section.closing)


def _points(talk: Conversation, findings: Iterable[Finding], mark: str = "") -> tuple[Point, ...]:
    return tuple(
        Point(finding.claim, tuple(quote(talk, span) for span in finding.evidence), mark)
        for finding in findings
    )


def _lines(talk: Conversation, *lines: TryNext | None) -> tuple[Line, ...]:
    return tuple(Line(line.say, quote(talk, line.answers)) for line in lines if line)


def _safety(talk: Conversation, note: SafetyNote) -> Safety:
    return Safety(
        level=note.level,
        title=note.title,
        lead=note.lead,
        quotes=quotes(talk, note.evidence),
        steps=note.steps,
        ask=note.ask,
        contacts=note.contacts,
    )


def _strategies(review: Review) -> Section:
    return _patterns(
        review,
        review.strategies,
        section=("strategies", "Nine ways to earn trust"),
        marks=("done", "missed"),
        empty="Neither done nor called for, as far as could be told from the words",
    )


def _failures(review: Review) -> Section:
    return _patterns(
        review,
        review.failures,
        section=("failures", "Six ways it goes wrong"),
        marks=("happened", ""),
        empty="Not found in this talk, though it may have been missed",
    )


def _patterns(
    review: Review,
    patterns: tuple[Strategy, ...],
    *,
    section: tuple[str, str],
    marks: tuple[str, str],
    empty: str,
) -> Section:
    talk = review.conversation
    parts, quiet = [], []
    for pattern in patterns:
        points = _points(talk, pattern.done, marks[0]) + _points(talk, pattern.missed, marks[1])
        lines = _lines(talk, pattern.try_next)
        if lines and _ends_on(points, lines[0].answers):
            lines = (replace(lines[0], follows=True),)
        if points or lines:
            parts.append(Part(pattern.title, pattern.why, points, lines))
        else:
            quiet.append(pattern.title)
    closing = f"{empty}: {'; '.join(quiet)}." if quiet else ""
    return Section(section[0], section[1], "", tuple(parts), closing)


def _ends_on(points: tuple[Point, ...], words: Quote) -> bool:
    """Say whether the last point quotes these words and no others."""
    return bool(points) and points[-1].quotes == (words,)


def _alliance(review: Review) -> Section:
    talk, alliance = review.conversation, review.alliance
    parts = (
        Part("Trust and warmth", points=_points(talk, alliance.bond)),
        Part("What the talk was for", points=_points(talk, alliance.goals)),
        Part("Doing it together", points=_points(talk, alliance.collaboration)),
        strains_part(review),
    )
    kept = tuple(part for part in parts if part.points or part.lead)
    return Section("between", "How it was between you", "", kept)


def _simple(talk: Conversation, id: str, title: str, findings: tuple[Finding, ...]) -> Section:
    if not findings:
        return Section(id, title, "Nothing was found here. It may have been missed.")
    return Section(id, title, "", (Part("", points=_points(talk, findings)),))


def _plan(review: Review) -> Section:
    plan = review.plan
    parts = (
        Part("A minute for you first", points=_texts((plan.settle,) if plan.settle else ())),
        Part("If he blocks", points=_texts(plan.if_he_blocks)),
        Part("What to ask", lines=_lines(review.conversation, *plan.questions)),
        Part("What to be open about", points=_texts(plan.be_open_about)),
        Part("What to leave out", points=_texts(plan.leave_out)),
    )
    kept = tuple(part for part in parts if part.points or part.lines or part.lead)
    return Section("next", "The next talk", "", kept)


def _limits(review: Review) -> Section:
    part = Part("", points=_texts(review.limits))
    return Section("limits", "What this cannot tell you", "", (part,) if part.points else ())


def _texts(texts: Iterable[str]) -> tuple[Point, ...]:
    return tuple(Point(text) for text in texts)

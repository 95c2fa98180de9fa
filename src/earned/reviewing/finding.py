"""What a review is made of. Nothing is claimed without the words it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from earned.annotation.reading import Reading
from earned.conversation import Conversation, Span
from earned.measures.doors import Door
from earned.measures.measure import Measure
from earned.measures.ruptures import Rupture


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim and the words it stands on.

    Attributes:
        claim: a plain sentence about what was said.
        evidence: the spans it stands on, never empty, in the order of the talk.
    """

    claim: str
    evidence: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not self.evidence:
            raise ValueError(f"a finding needs evidence: {self.claim!r}")


@dataclass(frozen=True, slots=True)
class TryNext:
    """A line of our own that would have fitted something he said.

    Attributes:
        say: the line.
        answers: his words that it would answer.
        code: the code that the line carries.
    """

    say: str
    answers: Span
    code: str


@dataclass(frozen=True, slots=True)
class Strategy:
    """One of the nine strategies, or of the six failure patterns, in this talk.

    Attributes:
        id: `A1` to `A9`, or `B1` to `B6`.
        title: plain words for it.
        why: one sentence on why it matters.
        done: for a strategy where it was done, for a failure where it happened.
        missed: for a strategy where he called for it and it did not come; for a failure what
            he had just said.
        try_next: a line that fits what he said, where one was missed.
    """

    id: str
    title: str
    why: str
    done: tuple[Finding, ...]
    missed: tuple[Finding, ...]
    try_next: TryNext | None


@dataclass(frozen=True, slots=True)
class SafetyNote:
    """What to do first, where his words speak of suicide or harm.

    Attributes:
        level: `act` where the words are clear, `ask` where they may be nothing.
        title: a heading.
        lead: what was found, how sure it is, and whether anybody asked him.
        steps: what to do, in order.
        ask: questions that could be asked, word for word.
        contacts: who to call, by country.
        evidence: his words.
    """

    level: str
    title: str
    lead: str
    steps: tuple[str, ...]
    ask: tuple[str, ...]
    contacts: tuple[str, ...]
    evidence: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Alliance:
    """Bond, goals and collaboration, each as findings; strains stand in the review's ruptures."""

    bond: tuple[Finding, ...]
    goals: tuple[Finding, ...]
    collaboration: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """The next talk.

    Attributes:
        if_he_blocks: what to do when he does.
        questions: two things to ask, each as a line with the words of his it comes from.
        be_open_about: what to say openly about yourself, the talk, or what went wrong.
        leave_out: what to leave out.
        settle: a minute for the helper before it starts.
    """

    if_he_blocks: tuple[str, ...]
    questions: tuple[TryNext, ...]
    be_open_about: tuple[str, ...]
    leave_out: tuple[str, ...]
    settle: str


@dataclass(frozen=True, slots=True)
class Review:
    """A reading of one talk, in the order in which it is shown.

    Attributes:
        reading: the codes that are sure enough to show, with the conversation.
        safety: first of all, if there is any.
        first_screen: up to four findings: what went well, what was missed, what cost.
        try_first: the one line to try next time, if there is one.
        doors: what he opened and what became of it.
        ruptures: strains, and whether they were mended.
        strategies: the nine, in order.
        failures: the six, in order.
        alliance: bond, goals, collaboration.
        strengths: where the talk named strengths, and where it named defects.
        home_ground: what he talks about when he talks most.
        language: his words and the helper's.
        measures: the talk in figures.
        plan: the next talk.
        limits: what this reading cannot know.
    """

    reading: Reading
    safety: tuple[SafetyNote, ...]
    first_screen: tuple[Finding, ...]
    try_first: TryNext | None
    doors: tuple[Door, ...]
    ruptures: tuple[Rupture, ...]
    strategies: tuple[Strategy, ...]
    failures: tuple[Strategy, ...]
    alliance: Alliance
    strengths: tuple[Finding, ...]
    home_ground: tuple[Finding, ...]
    language: tuple[Finding, ...]
    measures: tuple[Measure, ...]
    plan: Plan
    limits: tuple[str, ...]

    @property
    def conversation(self) -> Conversation:
        """The talk that was read."""
        return self.reading.conversation

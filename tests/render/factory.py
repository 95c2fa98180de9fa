"""A review built by hand around a fictional talk: a sister, a brother, a boat shed."""

from __future__ import annotations

from dataclasses import replace

from earned.annotation.reading import Reading
from earned.conversation import Span
from earned.measures import measure
from earned.measures.doors import find_doors
from earned.measures.ruptures import find_ruptures
from earned.reviewing.finding import (
    Alliance,
    Finding,
    Plan,
    Review,
    SafetyNote,
    Strategy,
    TryNext,
)
from tests.factories import Line, reading

N, T = ("Nell", "helper"), ("Tom", "him")
TALK: list[Line] = [
    (*N, "I brought the chips. How's the boat coming on?", ["home_ground"]),
    (*T, "Planked up one side. You have to steam each one or it splits on you."),
    (*N, "How do you know when a plank has had enough steam?", ["home_ground", "open_question"]),
    (
        *T,
        "It goes quiet. You pick it up and it stops arguing with you. Dad taught me that, he'd "
        "hold one end and never say a word.",
        [("action_expression", "he'd hold one end and never say a word.")],
    ),
    (*N, "He said it with the plank.", ["honor_action"]),
    (*T, "Yeah. That's exactly it.", ["confirm"]),
    (*N, "And how are you with it all, since the funeral?", ["open_question"]),
    (*T, "I'm grand. Pass the vinegar.", ["deflect"]),
    (
        *N,
        "You always do this. You have to talk to someone, Tom, it can't just sit there.",
        [("judgment", "You always do this."), ("demand_disclosure", "You have to talk to someone")],
    ),
    (*T, "Do I.", ["mistrust"]),
    (*N, "It hurts me when you shut me out.", ["leverage"]),
    (*T, "Right."),
    (
        *N,
        "Sorry. That was me pushing, and you'd only just sat down. Forget I asked. What's next on "
        "her, the ribs?",
        [("repair", "That was me pushing"), ("change_approach", "Forget I asked.")],
    ),
    (
        *T,
        "Ribs are in. It's the keel bolts. I can't look at them, to be honest. He'd cut them the "
        "week before. They're in the tin with his writing on it, and I open the tin and I close "
        "it again. Every night.",
        [("disclosure", "I can't look at them, to be honest.")],
    ),
    (*N, "You open the tin and you close it again.", ["reflection"]),
    (*T, "I don't know why. I don't know what I'm meant to feel.", ["not_knowing"]),
    (*N, "There's no meant to. It can be a tin for now.", ["normalize_not_knowing"]),
    (
        *T,
        "My chest goes. Like someone's clamped it, up here. Then I go and sand something.",
        [("body_pain", "My chest goes. Like someone's clamped it, up here.")],
    ),
    (*N, "You should see the doctor about that, and cut out the coffee.", ["advice"]),
    (*T, "Aye."),
    (*N, "Is it worse at night?", ["closed_question"]),
    (
        *T,
        "Nights, yeah. I should have been there. Useless, I was. Forty miles off with my phone in "
        "the van.",
        [("self_criticism", "Useless, I was."), ("disclosure", "I should have been there.")],
    ),
    (*N, "At least he didn't suffer.", ["dismissal"]),
    (*T, "So they say."),
    (*N, "I felt terrible too, I couldn't eat for a week after.", ["self_disclosure"]),
    (*T, "Some nights I think I'd as well be in the ground beside him.", ["risk", "intensity"]),
    (
        *N,
        "Tom. Are you thinking of killing yourself? I'm asking straight, and I'm staying here.",
        [("hold_intensity", "I'm asking straight, and I'm staying here.")],
    ),
    (
        *T,
        "No. No, I'm not. It's just heavy. Nobody's asked me straight like that.",
        [("disclosure", "It's just heavy.")],
    ),
    (
        *N,
        "I wonder if heavy is what it's like to hold the end of the plank on your own.",
        ["conjecture", "pattern?"],
    ),
    (
        *T,
        "That's it. That's what it is. Would you hold the other end, Saturday? For the bolts?",
        ["confirm", "change_talk"],
    ),
]

TITLES = {
    "A1": "Make not knowing all right",
    "A2": "Expect to be blocked, and meet him on home ground",
    "A3": "Show that you can take it",
    "A4": "Say what you are doing and why",
    "A5": "Keep your own story back",
    "A6": "Find where it sits in the body",
    "A7": "Offer a careful guess",
    "A8": "Notice what comes back",
    "A9": "Speak his language",
    "B1": "A one-way street",
    "B2": "Showing it is still punished",
    "B3": "No safe place to put it",
    "B4": "Asked to open up so that something else gets mended",
    "B5": "Only one way of showing it counts",
    "B6": "A message from outside",
}
WHY = "What you do next tells him more than the question did."


def talk(lines: list[Line] | None = None, *, timed: bool = False) -> Reading:
    """Give the talk, or another one, as a reading."""
    lines = TALK if lines is None else lines
    times = [(12.0 * n, 12.0 * n + 4 + n % 7) for n in range(len(lines))] if timed else None
    return reading(lines, times=times)


def words(read: Reading, turn: int, text: str = "") -> Span:
    """Give some words of a turn, or the whole of it."""
    said = read.conversation.turns[turn].text
    text = text or said
    start = said.index(text)
    return Span(turn, start, start + len(text))


def strategy(
    id: str,
    done: tuple[Finding, ...] = (),
    missed: tuple[Finding, ...] = (),
    try_next: TryNext | None = None,
) -> Strategy:
    return Strategy(id, TITLES[id], WHY, done, missed, try_next)


def empty(read: Reading) -> Review:
    """Give a review that found nothing."""
    return Review(
        reading=read,
        safety=(),
        first_screen=(),
        try_first=None,
        doors=(),
        ruptures=(),
        strategies=tuple(strategy(id) for id in TITLES if id.startswith("A")),
        failures=tuple(strategy(id) for id in TITLES if id.startswith("B")),
        alliance=Alliance((), (), ()),
        strengths=(),
        home_ground=(),
        language=(),
        measures=(),
        plan=Plan((), (), (), (), "Let one breath out slowly, three times."),
        limits=("It has only the words.",),
    )


def counted(read: Reading) -> Review:
    """Give a review with what is counted: doors, strains, figures."""
    return replace(
        empty(read), doors=find_doors(read), ruptures=find_ruptures(read), measures=measure(read)
    )


def full(*, timed: bool = False) -> Review:
    """Give a review of the talk with something in every part."""
    read = talk(timed=timed)
    tin = words(read, 13, "I open the tin and I close it again.")
    chest = words(read, 17, "My chest goes. Like someone's clamped it, up here.")
    back = Finding("Something heavy came back to him in his own words.", (words(read, 14), tin))
    cost = (words(read, 8), words(read, 9))
    pushed = Finding("He was pressed to talk, and said two words.", cost)
    clamp = TryNext("Where does it clamp hardest, when you close the lid?", chest, "body_focus")
    tins = TryNext("What does his writing on the tin say?", tin, "open_question")
    done = {
        "A1": (Finding("He had no words, and that was a good enough answer.", (words(read, 16),)),),
        "A2": (Finding("You left it, and went back to the boat.", (words(read, 12),)),),
        "A7": (Finding("You risked a guess.", (words(read, 28), words(read, 29))),),
    }
    missed = {
        "A5": (Finding("Your story came in where his was.", (words(read, 24),)),),
        "A6": (Finding("It was in his body, and nobody asked.", (chest,)),),
    }
    base = counted(read)
    return replace(
        base,
        safety=(_safety(read),),
        first_screen=(back, pushed),
        try_first=clamp,
        strategies=tuple(
            strategy(
                s.id, done.get(s.id, ()), missed.get(s.id, ()), clamp if s.id == "A6" else None
            )
            for s in base.strategies
        ),
        failures=tuple(
            strategy(f.id, (pushed,) if f.id == "B6" else (), (back,) if f.id == "B1" else ())
            for f in base.failures
        ),
        alliance=Alliance((back,), (), (Finding("He asked you along.", (words(read, 29),)),)),
        strengths=(Finding("You named what he carries.", (words(read, 28),)),),
        home_ground=(Finding("He comes back to the plank.", (words(read, 1, "Planked"),)),),
        language=(Finding("You took up his word: plank.", (words(read, 4, "plank"),)),),
        plan=_plan(clamp, tins),
        limits=("It has only the words.", "Nothing here is a diagnosis, of him or of you."),
    )


def _safety(read: Reading) -> SafetyNote:
    return SafetyNote(
        level="act",
        title="Before anything else",
        lead="Some of his words may be about suicide. Nobody asked him about it in this talk.",
        steps=("Ask him calmly, in plain words.", "Listen to the answer."),
        ask=("Are you thinking about killing yourself?", "Is it there now, today?"),
        contacts=(
            "If it could happen now: Emergency services, 911 or 999 or 112",
            "US and Canada: 988 Lifeline, call or text 988",
            "UK and Ireland: Samaritans, call 116 123",
            "Australia: Lifeline, call 13 11 14",
            "New Zealand: 1737, call or text 1737",
        ),
        evidence=(words(read, 25),),
    )


def _plan(*questions: TryNext) -> Plan:
    return Plan(
        if_he_blocks=("If he makes a joke, go along with it for a while.",),
        questions=questions,
        be_open_about=("Say that you tend to reach for solutions.",),
        leave_out=("Leave out your own story, even the one that fits.",),
        settle="Let one breath out slowly, all the way to the bottom. Three times.",
    )

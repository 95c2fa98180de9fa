"""Words that may speak of suicide or harm: a plain list beside the model; recall comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass

from earned.annotation.reading import Reading, State
from earned.annotation.sentences import split_sentences
from earned.conversation import Role, Span

CLEAR = re.compile(
    r"\b(?:"
    r"(?:kill|killing|killed|hurt|hurting|cut|cutting|harm|harming|shoot|hang|hanging) myself"
    r"|suicid\w*"
    r"|(?:tak(?:e|ing|en)|end(?:ing|ed)?) my (?:own )?life"
    r"|end(?:ing)? it all"
    r"|(?:want|wanted|wanna|going|ready|like|rather) (?:to )?(?:die|be dead)"
    r"|wish (?:that )?i(?: was|'d been| were|’d been) (?:dead|never born)"
    r"|(?:don'?t|don’t|do not|didn'?t|didn’t) (?:want|wanna|see) (?:to |the point (?:of|in) )?"
    r"(?:be here any ?more|live|living|be alive|wake up|being here|be around any ?more)"
    r"|better off (?:dead|without me|if i (?:was|were|wasn'?t|wasn’t|weren'?t))"
    r"|(?:not|isn'?t|isn’t) worth living"
    r"|(?:do|did|wo)n['’]?t live any ?more"
    r"|overdos\w+ on purpose"
    r"|i(?:['’]ll|['’]m going to| will|['’]m gonna|['’]d| could| want to| wanna) "
    r"(?:kill|murder|strangle|shoot|stab) (?:him|her|them|someone|somebody)"
    r")\b",
    re.IGNORECASE,
)
MAYBE = re.compile(
    r"\b(?:"
    r"no (?:point|reason) (?:in |to |of )?"
    r"(?:living|go on|going on|carry on|carrying on|being here|anything any ?more)"
    r"|(?:can['’]?t|cannot) "
    r"(?:go on|do this any ?more|carry on|see a way out|take (?:it|this) any ?more)"
    r"|(?:just )?(?:not|never) (?:wake|waking) up"
    r"|(?:be|been) (?:gone for good|out of (?:everyone|everybody)['’]s way)"
    r"|(?:end|ending|finish) it\b(?! (?:with|up))"
    r"|make it (?:all )?stop"
    r"|drive (?:off|into) (?:the|a) (?:road|bridge|tree|wall)"
    r"|(?:they|everyone|everybody|she|he|you|the kids|my family)"
    r"(?:['’]d| would)(?: all)? be better off"
    r"|life insurance"
    r"|if i (?:wasn'?t|wasn’t|weren'?t|weren’t|am not|'m not|’m not) (?:here|around)(?: any ?more)?"
    r"|without me around"
    r"|(?:hurt|harm) (?:him|her|them|somebody|someone)"
    r")",
    re.IGNORECASE,
)
OTHERWISE = re.compile(
    r"\b(?:laughing|embarrass\w*|my back(?:['’]s| is) killing|killing me|"
    r"fall(?:ing)? (?:and|down))\b",
    re.IGNORECASE,
)
"""A laugh, a figure of speech or an accident."""
ASK_FROM = 0.1
"""Probability of the model's `risk` from which a sentence is worth a question. Below it, on AnnoMI
transcripts held out, it marked guilt and worry in many talks; above it, in four of 99. The model
misses most of what is risk: the lists carry the finding."""


@dataclass(frozen=True, slots=True)
class RiskWords:
    """His words that may speak of suicide or harm; `clear` where there is little doubt."""

    span: Span
    clear: bool


def find_risk(reading: Reading) -> tuple[RiskWords, ...]:
    """Find every sentence of his that the list or the model takes for risk.

    A sentence is clear if the list's plain phrases or an applied `risk` code stand on it;
    vaguer phrases, and a chance from `ASK_FROM` on, make it one worth a question.
    """
    found: dict[Span, bool] = {}
    for annotation in reading.annotations:
        if annotation.code == "risk" and annotation.probability >= ASK_FROM:
            clear = annotation.state is State.APPLIED and "risk" not in reading.experimental
            clear = clear and annotation.probability >= reading.shown_from.get("risk", 0.0)
            found[annotation.span] = found.get(annotation.span, False) or clear
    for turn in reading.conversation.turns_of(Role.HIM):
        for start, end in split_sentences(turn.text):
            words = turn.text[start:end]
            if OTHERWISE.search(words):
                continue
            clear = bool(CLEAR.search(words))
            if clear or MAYBE.search(words):
                span = Span(turn.index, start, end)
                found[span] = found.get(span, False) or clear
    return tuple(RiskWords(span, clear) for span, clear in sorted(found.items()))

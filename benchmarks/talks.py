"""The talks that the benchmarks read."""

from __future__ import annotations

import random
from pathlib import Path

from earned.conversation import Conversation, Role, Turn
from earned.readers import read
from earned.readers.speakers import decide_roles

EXAMPLES = Path(__file__).parent.parent / "examples"
HIM = {
    "deployment.vtt": "Cole Maki",
    "demoralized_dad.txt": "Martin",
    "open_up.whatsapp.txt": "Declan",
    "coach.docx": "Abdi",
    "goes_badly.srt": "Riley",
}


def long_talk(turns: int = 300, *, seed: int = 0) -> Conversation:
    """Make one talk of the example talks, one after another in a seeded order, again and again.

    Args:
        turns: how many.
        seed: of the order.
    """
    order = list(HIM)
    random.Random(seed).shuffle(order)
    parts = [decide_roles(read(EXAMPLES / name)[0], him=[HIM[name]]) for name in order]
    said = [(part.role(turn.index), turn.text) for part in parts for turn in part.turns]
    repeated = [said[place % len(said)] for place in range(turns)]
    return Conversation(
        "long-talk",
        "benchmark",
        tuple(Turn(place, role.value, text) for place, (role, text) in enumerate(repeated)),
        {role.value: role for role in (Role.HELPER, Role.HIM)},
    )


def annomi(corpora: Path) -> tuple[Conversation, ...]:
    """Read AnnoMI's transcripts from a folder of corpora."""
    return tuple(decide_roles(talk) for talk in read(corpora / "annomi-train.csv"))

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from earned.annotation.reading import Reading
from earned.measures.uptake import count_uptakes, find_uptakes
from tests.factories import reading

TALK = reading(
    [
        ("Ann", "helper", "How is the allotment?"),
        ("Bob", "him", "The allotment is wet. The tractor sank, and my dad’s trailer."),
        ("Ann", "helper", "Your tractors sank."),
        ("Bob", "him", "Yes."),
        ("Ann", "helper", "Whose trailer?"),
        ("Bob", "him", "Dad's. The hedge went too."),
        ("Ann", "helper", "Mm."),
        ("Ann", "helper", "Right."),
        ("Ann", "helper", "The hedge?"),
        ("Bob", "him", "Badger."),
    ]
)


def quotes(talk: Reading) -> list[tuple[str, str, str]]:
    quote = talk.conversation.quote
    return [(u.word, quote(u.his), quote(u.helper)) for u in find_uptakes(talk)]


def test_uptakes_quote_both_and_leave_the_helper_s_own_words_out() -> None:
    # "allotment" was the helper's first; "hedge" comes back only at the third turn after.
    assert quotes(TALK) == [
        ("tractor", "tractor", "tractors"),
        ("sank", "sank", "sank"),
        ("trailer", "trailer", "trailer"),
    ]


def test_the_count_agrees_and_leaves_words_that_nobody_could_answer_out() -> None:
    (taken, own), shuffled = count_uptakes(TALK.conversation, shuffles=50, seed=1)
    assert (taken, own) == (3, 6)  # wet, tractor, sank, dad, trailer, hedge; not badger
    assert shuffled.shape == (50,)
    assert np.all((shuffled >= 0) & (shuffled <= 1))


def test_nothing_of_his_own_gives_no_share() -> None:
    (taken, own), shuffled = count_uptakes(reading([]).conversation, shuffles=3, seed=1)
    assert (taken, own) == (0, 0)
    assert np.isnan(shuffled).all()


WORDS = st.lists(st.sampled_from(["tractor", "hedge", "badger", "gate"]), max_size=3)
TALKS = st.lists(st.tuples(st.sampled_from(["helper", "him"]), WORDS), max_size=10)


@settings(max_examples=80)
@given(TALKS)
def test_finding_and_counting_agree_for_any_talk(turns: list[tuple[str, list[str]]]) -> None:
    talk = reading([(role, role, " ".join(said)) for role, said in turns])
    (taken, own), _ = count_uptakes(talk.conversation, shuffles=2, seed=0)
    assert taken == len(find_uptakes(talk))
    assert taken <= own


@settings(max_examples=40)
@given(TALKS, st.integers(0, 5))
def test_the_same_seed_gives_the_same_shuffles(turns: list, seed: int) -> None:
    talk = reading([(role, role, " ".join(said)) for role, said in turns]).conversation
    first, again = (count_uptakes(talk, shuffles=5, seed=seed)[1] for _ in range(2))
    assert np.array_equal(first, again, equal_nan=True)

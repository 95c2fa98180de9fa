from pathlib import Path

import pytest

import earned
from earned.conversation import Role, from_pairs
from earned.reviewing.finding import Finding

EXAMPLES = Path(__file__).parents[2] / "examples"
TALKS = {
    "deployment.vtt": "Cole Maki",
    "demoralized_dad.txt": "Martin",
    "open_up.whatsapp.txt": "Declan",
    "coach.docx": "Abdi",
    "goes_badly.srt": "Riley",
}


@pytest.fixture(scope="module", params=TALKS)
def made(request):
    return earned.review(earned.read(EXAMPLES / request.param, him=[TALKS[request.param]]))


def findings(review):
    yield from review.first_screen
    for part in (*review.strategies, *review.failures):
        yield from (*part.done, *part.missed)
    bond = review.alliance
    yield from (*bond.bond, *bond.goals, *bond.collaboration)
    yield from (*review.strengths, *review.home_ground, *review.language)


def test_every_claim_points_into_the_talk(made):
    for finding in findings(made):
        assert finding.claim.endswith(".")
        for span in finding.evidence:
            assert made.conversation.quote(span).strip()
            assert 0 <= span.start < span.end <= len(made.conversation.turns[span.turn].text)


def test_it_has_nine_strategies_six_failures_and_a_plan(made):
    assert len(made.strategies) == 9
    assert len(made.failures) == 6
    assert made.plan.settle
    assert made.limits


def test_what_to_try_answers_words_of_his(made):
    lines = [part.try_next for part in (*made.strategies, *made.failures) if part.try_next]
    for line in (*lines, *made.plan.questions):
        assert made.conversation.role(line.answers.turn) is Role.HIM
    said = [line.say for line in (*lines, *made.plan.questions)]
    assert len(said) == len(set(said))


def test_no_line_to_try_quotes_him(made):
    his = " ".join(turn.text for turn in made.conversation.turns_of(Role.HIM))
    assert not any(p.try_next and p.try_next.say in his for p in made.strategies)


def test_the_same_talk_gives_the_same_review(made):
    assert earned.review(made.conversation) == made


def test_no_experimental_code_is_in_it(made):
    hidden = earned.annotate(made.conversation).experimental
    assert not {annotation.code for annotation in made.reading.annotations} & set(hidden)


def test_the_talk_with_veiled_words_says_what_to_do_first():
    review = earned.review(earned.read(EXAMPLES / "demoralized_dad.txt", him=["Martin"]))
    assert review.safety


def test_the_smallest_talk_can_be_reviewed():
    roles = {"Ann": Role.HELPER, "Tom": Role.HIM}
    review = earned.review(from_pairs([("Ann", "?"), ("Tom", "")], roles=roles))
    assert review.first_screen == ()
    assert len(review.strategies) == 9


def test_a_finding_without_evidence_cannot_be_made():
    with pytest.raises(ValueError, match="needs evidence"):
        Finding("He was sad.", ())

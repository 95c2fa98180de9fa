import pytest

from earned.conversation import Role, from_pairs
from earned.errors import UnknownName, UnknownRoles
from earned.readers.pieces import UNKNOWN_SPEAKER
from earned.readers.speakers import decide_roles, find_speaker


def talk(*speakers, roles=None):
    return from_pairs([(name, "words") for name in speakers], roles=roles)


def sides(conversation):
    by_role = {role: [] for role in Role}
    for name, role in conversation.roles.items():
        by_role[role].append(name)
    return by_role[Role.HELPER], by_role[Role.HIM], by_role[Role.OTHER]


@pytest.mark.parametrize(
    ("helper", "him"),
    [
        ("Therapist", "Client"), ("Counselor", "Tom"), ("Anna (therapist)", "Tom"),
        ("Therapist Anna", "Tom"), ("Coach", "Client 2"), ("Interviewer", "Participant 07"),
        ("T", "C"), ("Th.", "Cl"), ("T", "P"), ("I", "R"), ("Wife", "Husband"), ("Wife", "Tom"),
        ("Mum", "Son"), ("my mom", "Jake"), ("Dad", "Son"), ("Father", "Son"), ("Mum", "Dad"),
        ("Anna", "Husband"), ("Anna - coach", "Tom"), ("helper", "him"), ("She", "He"),
        ("Facilitator", "Bob"), ("THERAPIST", "PATIENT"), ("social worker", "Tom"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("turned", [False, True])
def test_role_words_decide_between_two(helper, him, turned):
    order = (him, helper) if turned else (helper, him)
    assert sides(decide_roles(talk(*order))) == ([helper], [him], [])


@pytest.mark.parametrize(
    "speakers",
    [
        ("Anna", "Tom"), ("Dad", "Tom"), ("Speaker 1", "Speaker 2"), ("Mum", "Daughter"),
        ("Therapist", "Coach"), ("Client", "Patient"), ("Dad", "Grandpa"), ("T", "Tom"),
        ("Son Li", "Anna"), ("Therapist", "Tom", "Anna"), ("Therapist", "Husband", "Wife"),
        ("Christian Coach", "Paul"), ("Dr Smith", "Tom"), ("Therapist/Client", "Tom"),
        ("Me", "You"), ("P", "R"), ("Partner", "Tom"),
    ],
)  # fmt: skip
def test_nothing_is_guessed(speakers):
    with pytest.raises(UnknownRoles, match="--him NAME") as caught:
        decide_roles(talk(*speakers))
    assert caught.value.speakers == speakers
    assert all(f"'{name}'" in str(caught.value) for name in speakers)


def test_a_group_with_role_words():
    group = talk("Facilitator 1", "Facilitator 2", "Participant 1", "Participant 2", "Observer")
    assert sides(decide_roles(group)) == (
        ["Facilitator 1", "Facilitator 2"],
        ["Participant 1", "Participant 2"],
        ["Observer"],
    )


@pytest.mark.parametrize("given", [{"him": ["Tom"]}, {"helper": ["ann"]}, {"him": ["to"]}])
def test_one_name_decides_between_two(given):
    assert sides(decide_roles(talk("Ann", "Tom"), **given)) == (["Ann"], ["Tom"], [])


def test_names_given_go_before_the_file_and_the_words():
    conversation = talk("Therapist", "Tom", roles={"Therapist": Role.HELPER, "Tom": Role.HIM})
    assert sides(decide_roles(conversation, him=["Therapist"])) == (["Tom"], ["Therapist"], [])


def test_both_sides_given_leave_the_rest_to_others():
    group = decide_roles(talk("Ann", "Bo", "Cy", "Di"), helper=["Ann"], him=["Bo", "Di"])
    assert sides(group) == (["Ann"], ["Bo", "Di"], ["Cy"])


def test_one_side_given_among_several():
    assert sides(decide_roles(talk("Ann", "Bo", "Cy"), helper=["Ann", "Cy"])) == (
        ["Ann", "Cy"], ["Bo"], [],
    )  # fmt: skip
    with pytest.raises(UnknownRoles):
        decide_roles(talk("Ann", "Bo", "Cy"), him=["Bo"])
    named = decide_roles(talk("Therapist", "Coach", "Bo"), him=["Bo"])
    assert sides(named) == (["Therapist", "Coach"], ["Bo"], [])


def test_roles_of_the_file_go_before_the_words():
    roles = {"Client": Role.HELPER, "Tom": Role.HIM}
    assert sides(decide_roles(talk("Client", "Tom", "Zed", roles=roles))) == (
        ["Client"], ["Tom"], ["Zed"],
    )  # fmt: skip


def test_one_role_of_the_file_settles_the_other_of_two():
    assert sides(decide_roles(talk("A", "B", roles={"A": Role.HIM}))) == (["B"], ["A"], [])


def test_nobody_is_on_both_sides_and_a_side_is_not_empty():
    with pytest.raises(UnknownRoles, match="cannot be both"):
        decide_roles(talk("Ann", "Tom"), him=["Tom"], helper=["tom"])
    with pytest.raises(UnknownRoles, match="one side"):
        decide_roles(talk("Ann", "Tom"), him=["Tom", "Ann"])


def test_an_unknown_name_lists_the_speakers_and_the_closest():
    with pytest.raises(UnknownName, match=r"'Tomm'; the speakers are 'Ann' and 'Tom'\. .*'Tom'\?"):
        decide_roles(talk("Ann", "Tom"), him=["Tomm"])
    with pytest.raises(UnknownName, match="fits several speakers, 'Anna' and 'Anne'"):
        find_speaker("ann", ["Anna", "Anne", "Tom"])
    with pytest.raises(UnknownName):
        find_speaker("", ["Anna", "Tom"])
    assert find_speaker("ann", ["Ann", "Anne"]) == "Ann"


def test_words_of_nobody_known_are_of_others():
    conversation = decide_roles(talk("Therapist", UNKNOWN_SPEAKER, "Client"))
    assert sides(conversation) == (["Therapist"], ["Client"], [UNKNOWN_SPEAKER])

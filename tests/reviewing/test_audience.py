import pytest

from earned.conversation import Role, from_pairs
from earned.reviewing.audience import audience_of


@pytest.mark.parametrize(
    ("helpers", "kind"),
    [
        (["Therapist"], "therapist"),
        (["T"], "therapist"),
        (["Dr Osei"], "therapist"),
        (["Mum"], "parent"),
        (["Coach Dale"], "coach"),
        (["Wife"], "partner"),
        (["Chaplain Ruiz"], "facilitator"),
        (["Bridget"], None),
        (["Mum", "Coach"], None),
        (["Mum", "Dad"], "parent"),
    ],
)
def test_the_names_say_who_the_helper_is(helpers, kind):
    pairs = [(name, "How was it?") for name in helpers] + [("Tom", "Fine.")]
    roles = dict.fromkeys(helpers, Role.HELPER) | {"Tom": Role.HIM}
    assert audience_of(from_pairs(pairs, roles=roles)) == kind

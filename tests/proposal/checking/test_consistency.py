"""The check of numbers: rounding is allowed, anything else is found and named."""

import math

import pytest

from dss_planner.errors import InputError
from dss_planner.proposal.checking.consistency import Stated, differences, require_consistent
from dss_planner.proposal.checking.facts import Fact, facts_of

FACTS = {
    "site/1/area": Fact(5900.4, "ha"),
    "work/1/length": Fact(6586.9137, "m"),
    "site/1/share": Fact(0.125, "1"),
    "site/1/elevation": Fact(None, "m"),
    "site/1/leaked": Fact(math.nan, "t"),
}


def reasons(value, what="site/1/area", unit="ha", digits=None):
    return [str(one.reason) for one in differences(FACTS, [Stated("map 3", what, value, unit, digits)])]


@pytest.mark.parametrize(
    ("value", "unit", "digits"),
    [(5900.4, "ha", None), (5900, "ha", 0), (5900.4, "ha", 1), (59.0, "km²", 1), (59.004, "km²", None)],
)
def test_rounded_and_converted_numbers_are_the_plans(value, unit, digits):
    assert reasons(value, "site/1/area", unit, digits) == []


@pytest.mark.parametrize(
    ("value", "unit", "digits"),
    [
        (5901, "ha", 0),
        (5900, "ha", 1),
        (5900, "ha", None),
        (5900.4, "km²", None),
        (5900.4, "m", None),
        (None, "ha", None),
    ],
)
def test_others_are_not(value, unit, digits):
    (reason,) = reasons(value, "site/1/area", unit, digits)
    assert reason.startswith("map 3: “site/1/area”")


def test_shares_and_lengths():
    assert reasons(12.5, "site/1/share", "%") == []
    assert reasons(13, "site/1/share", "%", 0) == []
    assert reasons(6.6, "work/1/length", "km", 1) == []
    assert reasons(6.7, "work/1/length", "km", 1) != []


def test_half_a_digit_is_as_far_as_rounding_goes():
    assert reasons(5900.9, "site/1/area", "ha", 0) == []
    assert reasons(5900.91, "site/1/area", "ha", 0) != []


def test_unknown_is_empty_and_never_zero():
    assert reasons(None, "site/1/elevation", "m") == []
    assert reasons(None, "site/1/leaked", "t") == []
    assert reasons(0.0, "site/1/elevation", "m") != []
    assert reasons(0.0, "site/1/leaked", "t") != []


def test_a_name_that_the_plan_does_not_have():
    assert reasons(1.0, "site/2/area") == ["map 3: the plan has no “site/2/area”"]


def test_the_refusal_counts_and_names(content):
    facts = facts_of(content)
    good = [Stated("a", name, fact.value, fact.unit) for name, fact in facts.items()]
    assert require_consistent(facts, good) == len(facts)
    assert len(facts) > 200
    bad = [Stated(f"report, line {n}", "plan/area", 1.0, "ha") for n in range(7)]
    with pytest.raises(InputError, match=r"7 numbers .* report, line 0.*report, line 4") as caught:
        require_consistent(facts, [*good, *bad])
    assert "line 5" not in str(caught.value)


def test_facts_have_the_parts_that_maps_and_report_state(content):
    facts = facts_of(content)
    site, work, shape = content.sites[0].uuid, content.works[0].uuid, content.shapes[0].uuid
    for name in (
        "plan/area",
        "plan/avoided_mode",
        "budget/total/all/p90",
        f"budget/{site}/1/mode",
        f"budget/{site}/all/p10",
        f"site/{site}/area",
        f"site/{site}/soil_loss",
        f"site/{site}/net_high",
        f"effect/{site}/5/avoided_low",
        f"work/{work}/cost_mode",
        f"shape/{shape}/area",
        f"screened/{site}/protected_areas/overlap",
        "bill/0/quantity",
    ):
        assert name in facts, name
    assert facts["plan/area"].value == pytest.approx(sum(site.area for site in content.sites))

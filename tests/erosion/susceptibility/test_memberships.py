"""Memberships against scalar formulas, their breakpoints as JSON, and what is refused."""

import json
import math

import numpy as np
import pytest

from dss_planner.erosion.susceptibility.defaults import (
    SECTIONS,
    defaults,
    memberships_from_json,
    numbers_from_json,
    read_defaults,
)
from dss_planner.erosion.susceptibility.memberships import KINDS, TAGS, Membership, membership_from_dict
from dss_planner.errors import InputError
from dss_planner.paths import resource


def scalar(rule, x):
    """The printed formulas, one value at a time."""
    if rule.kind == "large":
        return 0.0 if x <= 0 else 1 / (1 + (x / rule.middle) ** -rule.spread)
    if rule.kind == "small":
        return 1.0 if x <= 0 else 1 / (1 + (x / rule.middle) ** rule.spread)
    if rule.kind == "near":
        return 1 / (1 + rule.spread * (x - rule.middle) ** 2)
    if rule.kind == "gauss":
        return math.exp(-rule.spread * (x - rule.middle) ** 2)
    t = min(max((x - rule.low) / (rule.high - rule.low), 0), 1)
    return {"linear": t, "sigmoidal": math.sin(math.pi / 2 * t) ** 2, "power": t**rule.exponent}[rule.kind]


RULES = [
    Membership("linear", 2, 10),
    Membership("linear", 60, 0),
    Membership("sigmoidal", 0, 50),
    Membership("power", 0, 50, exponent=2.5),
    Membership("large", middle=25, spread=4),
    Membership("small", middle=25, spread=4),
    Membership("near", middle=30, spread=0.01),
    Membership("gauss", middle=30, spread=0.01),
]
VALUES = np.array([-5.0, 0.0, 1.0, 2.0, 6.0, 10.0, 25.0, 30.0, 47.5, 60.0, 100.0])


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.kind} {rule.low}")
def test_memberships_follow_their_formulas(rule):
    expected = [scalar(rule, x) for x in VALUES]
    np.testing.assert_allclose(rule.of(VALUES), expected, atol=1e-12)
    np.testing.assert_allclose(rule.of(VALUES.astype(np.float32)), expected, atol=2e-6)
    found = rule.of(np.array([np.nan, 5.0]))
    assert np.isnan(found[0])
    assert np.isfinite(found[1])


def test_known_points():
    assert RULES[0].of(6) == 0.5
    assert RULES[1].of(15) == 0.75
    assert RULES[2].of(25) == pytest.approx(0.5)
    assert RULES[4].of(25) == RULES[5].of(25) == 0.5
    assert {rule.kind for rule in RULES} == set(KINDS)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kind)
def test_breakpoints_survive_json(rule):
    assert membership_from_dict(json.loads(json.dumps(rule.as_dict())), "cover", "a test") == rule


def test_a_percentile_is_a_breakpoint_only_once_it_is_a_number():
    rule = Membership("linear", 0.0, percentile=95.0)
    assert not rule.is_resolved
    known = rule.resolved(np.float32(71.5))
    assert known.is_resolved
    assert (known.high, known.percentile) == (71.5, 95.0)
    assert isinstance(known.high, float)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"kind": "steep", "low": 0, "high": 1}, ("kind", "steep", "linear")),
        ({"kind": "linear", "low": 0}, ("high", "missing", "percentile")),
        ({"kind": "linear", "high": 3}, ("low", "missing")),
        ({"kind": "linear", "low": 3, "high": 3}, ("high", "other than low")),
        ({"kind": "linear", "low": "a", "high": 3}, ("low", "a", "number")),
        ({"kind": "linear", "low": 0, "high": 3, "percentil": 95}, ("percentil", "percentile")),
        ({"kind": "linear", "low": 0, "percentile": 101}, ("percentile", "101")),
        ({"kind": "small", "middle": 0, "spread": 4}, ("middle", "above 0")),
        ({"kind": "gauss", "middle": 0}, ("spread", "missing")),
        ({"kind": "power", "low": 0, "high": 1, "exponent": 0}, ("exponent",)),
        ({"kind": "linear", "low": 0, "high": 1, "tag": "X"}, ("tag", "X", "V2")),
        (7, ("7", "object")),
    ],
)
def test_wrong_entries_are_named(entry, words):
    with pytest.raises(InputError) as error:
        membership_from_dict(entry, "cover", "mine.json")
    for word in ("mine.json", "cover", *words):
        assert word in str(error.value)


def test_shipped_numbers_all_carry_their_evidence():
    for name in SECTIONS:
        section = defaults(name)
        assert section.memberships
        for entry in (*section.memberships.values(), *section.numbers.values(), *section.classes.values()):
            assert entry.tag in TAGS
            assert entry.source
    assert set(defaults("ilswe").classes) == set(range(1, 9))
    assert defaults("ilswe").memberships["climate"].percentile == 95
    wind_tunnel = defaults("dust").numbers
    assert [wind_tunnel[k].value for k in ("loose_low", "loose_high", "gravel_low", "gravel_high")] == [
        0.8,
        5.4,
        0.003,
        0.126,
    ]
    assert {wind_tunnel[k].tag for k in ("loose_low", "gravel_high")} == {"V"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d.update(version=2), ("version", "2")),
        (lambda d: d.pop("dust"), ("dust", "missing")),
        (lambda d: d["dust"].update(more={}), ("more", "memberships")),
        (lambda d: d["dust"]["numbers"]["fan_rise"].pop("source"), ("fan_rise", "source")),
        (lambda d: d["dust"]["numbers"]["fan_rise"].update(source=" "), ("fan_rise", "source")),
        (lambda d: d["dust"]["numbers"]["fan_rise"].update(value="high"), ("fan_rise", "high", "number")),
        (lambda d: d["ilswe"]["classes"].update(forest={"value": 0}), ("forest", "code")),
    ],
)
def test_a_spoiled_file_is_refused_by_name(tmp_path, change, words):
    document = json.loads(resource("erosion", "susceptibility.json").read_text(encoding="utf-8"))
    change(document)
    path = tmp_path / "mine.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    with pytest.raises(InputError) as error:
        read_defaults(path)
    for word in ("mine.json", *words):
        assert word in str(error.value)


def test_text_of_a_dialog_is_read_or_refused():
    rules = memberships_from_json('{"cover": {"kind": "small", "middle": 25, "spread": 4}}', "BREAKPOINTS")
    assert rules == {"cover": Membership("small", middle=25.0, spread=4.0)}
    assert numbers_from_json('{"playa_slope": 0.3}', "NUMBERS") == {"playa_slope": 0.3}
    for wrong in ("{", "[]", '{"playa_slope": "flat"}'):
        with pytest.raises(InputError, match="NUMBERS"):
            numbers_from_json(wrong, "NUMBERS")
    with pytest.raises(InputError, match="cannot be read as JSON"):
        read_defaults("nowhere.json")


def test_changed_numbers_must_exist():
    section = defaults("dust")
    assert section.numbers_with({"playa_slope": 0.2}, "here")["playa_slope"] == 0.2
    with pytest.raises(InputError, match="plaia_slope"):
        section.numbers_with({"plaia_slope": 0.2}, "here")
    with pytest.raises(InputError, match="here"):
        section.numbers_with({"playa_slope": math.nan}, "here")
    with pytest.raises(InputError, match="vegetation"):
        section.memberships_with({"vegetation": RULES[0]}, "here")

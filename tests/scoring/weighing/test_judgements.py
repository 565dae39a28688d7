"""Answers of people: the order of asking, weights that follow, groups, and verdicts."""

import numpy as np
import pytest

from dss_planner.scoring.weighing.judgements import (
    asking_order,
    judge,
    judged_together,
    judgement_of,
    with_answer,
)
from dss_planner.scoring.weighing.profiles import Profile, complete, most_disputed, says_all, spreads

IDS = ("erosion", "access", "rain", "cover")
NAMES = ("Erosion", "Access", "Rain", "Cover")


@pytest.mark.parametrize("count", [2, 3, 4, 9, 12])
def test_every_pair_is_asked_once_and_the_first_ones_connect_all(count):
    order = asking_order(count)
    assert len(order) == count * (count - 1) // 2
    assert {frozenset(pair) for pair in order} == {frozenset((i, j)) for i in range(count) for j in range(i)}
    names = [f"c{n}" for n in range(count)]
    enough = judge(dict.fromkeys(order[: count - 1], 1.0), names)
    assert enough.weights == pytest.approx([1 / count] * count)
    if count > 2:
        assert judge(dict.fromkeys(order[: count - 2], 1.0), names).weights is None


def test_answers_become_weights_once_they_connect_all():
    person = Profile("B. Bold", kind="person")
    person = with_answer(person, "erosion", "access", 3.0, IDS[:3], "2026-11-23")
    assert (person.weights, person.when) == ({}, "2026-11-23")
    said = judgement_of(person, IDS[:3], NAMES[:3])
    assert said.unsaid == (2,)
    assert "1 of 3 pairs" in str(said.verdict)
    assert "“Rain”" in str(said.verdict)
    # Rain is a third of Access: 9 : 3 : 1
    person = with_answer(person, "rain", "access", 1 / 3, IDS[:3], "2026-11-24")
    assert person.weights == pytest.approx({"erosion": 9 / 13, "access": 3 / 13, "rain": 1 / 13})
    said = judgement_of(person, IDS[:3], NAMES[:3])
    assert said.answers == pytest.approx({(0, 1): 3.0, (1, 2): 3.0})
    assert "enough for weights" in str(said.verdict)
    assert not said.warns
    # changed the other way round, and taken back
    person = with_answer(person, "access", "rain", 5.0, IDS[:3], "2026-11-24")
    assert sorted(person.answers) == [("access", "rain", 5.0), ("erosion", "access", 3.0)]
    person = with_answer(person, "rain", "access", None, IDS[:3], "2026-11-24")
    assert person.answers == (("erosion", "access", 3.0),)
    assert person.weights == {}


def test_the_verdict_warns_of_contradictions():
    circular = {(0, 1): 5.0, (0, 2): 1 / 5, (1, 2): 5.0}
    found = judge(circular, NAMES[:3])
    assert found.warns
    assert "2.76" in str(found.verdict)
    assert found.comparison.worst is not None
    consistent = judge({(0, 1): 3.0, (0, 2): 5.0, (1, 2): 3.0}, NAMES[:3])
    assert not consistent.warns
    assert "0.03" in str(consistent.verdict)
    # pairs given the other way round are the same answers
    assert judge({(1, 0): 1 / 3, (2, 0): 1 / 5, (2, 1): 1 / 3}, NAMES[:3]).weights == pytest.approx(consistent.weights)
    assert "cannot contradict" in str(judge({(0, 1): 3.0}, NAMES[:2]).verdict)
    many = [f"c{n}" for n in range(16)]
    told = judge(dict.fromkeys(asking_order(16), 1.0), many)
    assert told.weights == pytest.approx([1 / 16] * 16)
    assert "more than 15" in str(told.verdict)


def test_several_people_give_the_geometric_mean_of_their_answers():
    first = Profile("A", answers=(("erosion", "access", 2.0), ("access", "rain", 3.0)))
    second = Profile("B", answers=(("access", "erosion", 1 / 8), ("gone", "rain", 3.0)))
    silent = Profile("C", {"erosion": 1.0, "access": 1.0, "rain": 1.0})
    found = judged_together([first, second, silent], IDS[:3], NAMES[:3])
    assert found.answers == pytest.approx({(0, 1): 4.0, (1, 2): 3.0})
    assert found.weights == pytest.approx(np.array([12, 3, 1]) / 16)
    assert judged_together([silent], IDS[:3], NAMES[:3]).weights is None


def test_profiles_that_lack_a_criterion_are_told_apart():
    whole, part = Profile("A", {"a": 1.0, "b": 3.0}), Profile("B", {"a": 1.0})
    nothing = Profile("C", {"a": 0.0, "b": 0.0, "c": 1.0})
    assert [says_all(item, ["a", "b"]) for item in (whole, part, nothing)] == [True, False, False]
    assert complete((whole, part, nothing), ["a", "b"]) == (whole,)


def test_the_most_disputed_criterion():
    found = spreads((Profile("A", {"a": 5, "b": 3, "c": 2}), Profile("B", {"a": 2, "b": 6, "c": 2})), ["a", "b", "c"])
    assert most_disputed(found).criterion in {"a", "b"}
    assert most_disputed(found[2:]) is None
    assert most_disputed(()) is None

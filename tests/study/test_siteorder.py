"""The order shown, worked out from arrays, is that of a plain sort of all sites, whatever is decided."""

from __future__ import annotations

import random

import pytest

from dss_planner.study.settings import StudySettings
from dss_planner.study.sitedecisions import EXCLUDED, PINNED, SiteDecision, decision_fields
from dss_planner.study.siteorder import AT_TOP, LEFT_OUT, PLAIN, RankedSites


def plain(rows, decisions):
    """Return (id, rank, kind) in the order shown, site by site."""
    known = {row["site_id"] for row in rows}
    held = {}
    for one in decisions:
        if one.site_id in known:
            held.setdefault(one.site_id, one.kind)
    counted = [row["score"] for row in rows if held.get(row["site_id"]) != EXCLUDED and row["score"] is not None]
    told = []
    for place, row in enumerate(rows):
        kind = held.get(row["site_id"], "")
        scored = kind != EXCLUDED and row["score"] is not None
        rank = 1 + sum(score > row["score"] for score in counted) if scored else None
        group = {PINNED: 0, "": 1, EXCLUDED: 2}[kind]
        told.append(((group, rank is None, rank or 0, place), (row["site_id"], rank, kind)))
    return [found for _, found in sorted(told)]


def shown(order):
    return [(one.row["site_id"], one.rank, one.decision.kind if one.decision else "") for one in order]


@pytest.mark.parametrize("seed", range(20))
def test_any_decisions_give_the_order_of_a_plain_sort(seed):
    drawn = random.Random(seed)
    scores = [drawn.choice([None, 10.0, 20.0, drawn.uniform(0, 100)]) for _ in range(30)]
    ids = [drawn.choice(["same", f"s{place}"]) if place < 4 else f"s{place}" for place in range(30)]
    rows = [{"site_id": key, "score": score, "name": key} for key, score in zip(ids, scores)]
    chosen = drawn.sample([*ids, "gone"], drawn.randrange(12))
    decisions = tuple(SiteDecision(drawn.choice([PINNED, EXCLUDED]), key) for key in chosen)
    order = RankedSites(rows).order(decisions)
    expected = plain(rows, decisions)
    assert shown(order) == expected
    assert len(order) == len(rows)
    assert shown(order[2:5]) == expected[2:5]
    for position, (key, _, _) in enumerate(expected):
        if ids.count(key) == 1:
            assert order.position(key) == position
            assert shown([order.standing(key)]) == [expected[position]]
    assert order.position("nowhere") == -1
    assert order.standing("nowhere") is None
    groups = {PINNED: AT_TOP, "": PLAIN, EXCLUDED: LEFT_OUT}
    assert [order.groups[place] for place in order.places] == [groups[kind] for _, _, kind in expected]


def test_the_file_carries_what_it_was_written_with_and_nothing_else():
    rows = [{"site_id": key, "score": 1.0} for key in "abc"]
    out = SiteDecision(EXCLUDED, "b", reason="far", who="Bat", when="2026-05-01")
    top = SiteDecision(PINNED, "c")
    fields = decision_fields(rows, StudySettings(site_decisions=(out, top)))
    written = RankedSites([{**row, **more} for row, more in zip(rows, fields)])
    assert written.carries((out, top))
    assert written.carries((top, out))
    assert not written.carries((out,))
    assert not written.carries(())
    assert not written.carries((SiteDecision(EXCLUDED, "b", reason="near", who="Bat", when="2026-05-01"), top))
    assert RankedSites(rows).carries(())


def test_the_sample_has_the_first_value_that_is_known():
    rows = [{"a": None, "b": "", "c": 0.0, "d": None}, {"a": 1, "b": "x", "c": 2.0, "d": None}]
    assert RankedSites(rows).sample == {"a": 1, "b": "x", "c": 0.0}

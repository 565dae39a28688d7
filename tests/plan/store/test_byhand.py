"""Rows drawn with other tools: locked with author and time, counted anew; what only was unlocked stays so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from osgeo import ogr

from dss_planner.plan.store.byhand import by_hand
from dss_planner.plan.store.document import PlanDocument


def fence(end):
    return ogr.CreateGeometryFromWkt(f"LINESTRING(500000 5000000,500000 {5_000_000 + end})")


def row(key, **values):
    own = {"uuid": key, "name": key, "locked": False, "author": None, "changed": None, "length_m": 100.0}
    return {**own, "site": "s", "work": "w", "measure": "m", "geom": fence(100), **values}


@pytest.fixture
def known():
    return PlanDocument("EPSG:32648", {"plan": [{"uuid": "p", "title": "Plan"}], "lines": [row("a"), row("b")]})


def changed(known, *rows):
    return replace(known, tables={**known.tables, "lines": list(rows)})


def test_nothing_changed_is_the_same_document(known):
    found = by_hand(known, known, "Bat")
    assert found.document is known
    assert found.shapes == 0


def test_a_moved_row_is_locked_and_measured_and_says_who_and_when(known):
    found = by_hand(known, changed(known, row("a", geom=fence(200)), known.rows("lines")[1]), "Bat")
    moved, other = found.document.rows("lines")
    assert (moved["locked"], moved["author"], found.shapes) == (True, "Bat", 1)
    assert moved["changed"].startswith("20")
    assert moved["length_m"] == pytest.approx(200.0, rel=0.002)
    assert (other["locked"], other["author"]) == (False, None)


def test_what_the_program_said_of_author_and_time_stays(known):
    given = row("a", geom=fence(200), author="Oyun", changed="2026-11-23T10:00:00")
    moved = by_hand(known, changed(known, given, row("b")), "Bat").document.rows("lines")[0]
    assert (moved["author"], moved["changed"], moved["locked"]) == ("Oyun", "2026-11-23T10:00:00", True)


def test_a_row_that_was_unlocked_or_dated_only_is_left(known):
    locked = changed(known, row("a", locked=True), row("b"))
    for values in ({"locked": False}, {"locked": True, "begin_date": "2026-04-01"}):
        found = by_hand(locked, changed(known, row("a", **values), row("b")), "Bat")
        assert found.shapes == 0
        assert found.document.rows("lines")[0]["locked"] is values["locked"]


def test_rows_that_come_and_go_count(known):
    found = by_hand(known, changed(known, row("a"), row("new")), "Bat")
    assert found.shapes == 2
    assert found.document.rows("lines")[1]["locked"]

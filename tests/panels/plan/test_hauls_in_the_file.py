"""Hauls of a plan's works: in its file for all of them as soon as the study has haul distances."""

from __future__ import annotations

import numpy as np
import pytest

from dss_planner.access.supplies import SupplyKind, SupplyRequest, compute_supplies
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import read_plan


@pytest.fixture
def work_out_hauls(make_raster, make_vector, tmp_path):
    """Write the haul distances of a study: straw is fetched at one place of even land around the plan's sites."""

    def work_out(folder, place):
        cells = (498_000.0, 100.0, 0.0, 4_902_000.0, 0.0, -100.0)
        truck = make_raster("truck.tif", np.full((60, 60), 0.002), geotransform=cells)
        straw = make_vector("straw.gpkg", [(f"POINT ({place[0]} {place[1]})", {"n": 1})], crs="EPSG:32648")
        compute_supplies(SupplyRequest((SupplyKind("straw", straw),), str(truck), f"{folder}/supplies.tif"))

    return work_out


def hauls(path):
    return {row["uuid"]: (row["haul_km"], row["haul_basis"]) for row in read_plan(path).rows("works")}


def test_all_works_have_their_haul_in_the_file_once_it_is_worked_out(desk, session, plan_study, work_out_hauls, wait):
    assert set(hauls(desk.path).values()) == {(None, None)}
    work_out_hauls(plan_study, (498_500, 4_901_500))
    session.results_changed.emit()
    wait(lambda: all(basis == "surface" for _, basis in hauls(desk.path).values()) and not desk.busy)
    first = hauls(desk.path)
    assert len(first) == 3
    assert all(km > 0.5 for km, _ in first.values())
    assert {row["uuid"]: row["haul_km"] for row in desk.document.rows("works")} == {k: v[0] for k, v in first.items()}
    assert desk.undo.count() == 0  # nobody changed the plan
    assert desk.notice is None
    assert desk.stamp == read_plan(desk.path).stamp
    desk.apply("Rename", Changes({"works": [{"uuid": "w-zone", "name": "Other"}]}))
    wait(lambda: not desk.busy)
    assert desk.notice is None
    assert hauls(desk.path) == first


def test_edits_that_are_not_saved_are_left_alone_and_the_file_is_filled_after_them(
    desk, session, plan_study, work_out_hauls, wait, monkeypatch
):
    monkeypatch.setattr(desk.layers, "unsaved", lambda tables: ["Works"])
    work_out_hauls(plan_study, (498_500, 4_901_500))
    session.results_changed.emit()
    wait(lambda: all(row["haul_basis"] for row in desk.document.rows("works")) and not desk.busy)
    assert set(hauls(desk.path).values()) == {(None, None)}
    assert desk.notice is None
    monkeypatch.undo()
    desk.read()
    wait(lambda: not desk.busy)
    assert all(basis == "surface" for _, basis in hauls(desk.path).values())

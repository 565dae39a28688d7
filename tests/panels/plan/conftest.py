"""Studies with a small plan in them, made by code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from osgeo import ogr

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner import paths, provenance
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.store.document import PlanDocument, save_plan
from dss_planner.plan.store.recount import recounted

MADE = "2026-11-23T08:00:00+00:00"


def square(left, bottom, size):
    right, top = left + size, bottom + size
    return ogr.CreateGeometryFromWkt(
        f"POLYGON(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"
    )


def line(*points):
    return ogr.CreateGeometryFromWkt("LINESTRING(" + ",".join(f"{x} {y}" for x, y in points) + ")")


def rows_of_catalogue(ids):
    """Return rows of the tables measures and unit_costs."""
    measures, costs = [], []
    for measure in load_catalogue().measures:
        if measure.id not in ids:
            continue
        definition = json.dumps(provenance.plain(measure), ensure_ascii=False)
        measures.append({"id": measure.id, "number": measure.number, "name": measure.name, "definition": definition})
        for number, cost in enumerate(measure.costs):
            costs.append(
                {"uuid": f"cost-{measure.id}-{number}", "measure": measure.id, "low": cost.low, "mode": cost.mode}
                | {"high": cost.high, "unit": cost.unit, "currency": cost.currency, "per_year": cost.per_year}
                | {"evidence": "/".join(cost.tags), "verified": cost.verified, "confirm_locally": True}
                | {"year": cost.year, "place": cost.place, "source": cost.source, "note": cost.note}
            )
    return measures, costs


def plan_document():
    """Two sites of 1 km²: a checkerboard zone and a fence at the first, a fence at the second."""
    measures, costs = rows_of_catalogue({"checkerboard", "sand_fence", "exclosure"})
    known = {row["id"] for row in measures}
    zone_measure = "checkerboard" if "checkerboard" in known else next(iter(known))
    x, y = 500_000, 4_900_000
    works = [
        {"uuid": "w-zone", "site": "s-1", "measure": zone_measure, "name": "North: straw checkerboard"},
        {"uuid": "w-fence", "site": "s-1", "measure": "sand_fence", "name": "North: sand fence"},
        {"uuid": "w-south", "site": "s-2", "measure": "sand_fence", "name": "South: sand fence"},
    ]
    works = [{"status": "drafted", "part": "core", "start_year": 1, "chosen": True, **row} for row in works]
    zone = {"site": "s-1", "work": "w-zone", "measure": zone_measure}
    fence = {"site": "s-1", "work": "w-fence", "measure": "sand_fence"}
    south = {"site": "s-2", "work": "w-south", "measure": "sand_fence"}
    return PlanDocument(
        "EPSG:32648",
        {
            "plan": [{"uuid": "p", "title": "Plan", "currency": "USD", "made": MADE, "years": 5, "first_year": 2026}],
            "sites": [
                {"uuid": "s-1", "source_id": "id-0", "name": "North", "rank": 1, "area_ha": 100.0}
                | {"geom": square(x, y, 1000)},
                {"uuid": "s-2", "source_id": "id-1", "name": "South", "rank": 2, "area_ha": 100.0}
                | {"geom": square(x, y - 3000, 1000)},
            ],
            "measures": measures,
            "unit_costs": costs,
            "works": works,
            "zones": [
                {**zone, "uuid": "z-1", "name": "Straw 1", "area_ha": 4.0, "geom": square(x + 100, y + 100, 200)},
                {**zone, "uuid": "z-2", "name": "Straw 2", "area_ha": 4.0, "geom": square(x + 400, y + 100, 200)},
            ],
            "lines": [
                {**fence, "uuid": "l-1", "name": "Fence 1", "number": 1, "length_m": 500.0}
                | {"geom": line((x + 100, y + 500), (x + 600, y + 500))},
                {**south, "uuid": "l-2", "name": "Fence 2", "number": 1, "length_m": 400.0}
                | {"geom": line((x + 100, y - 2500), (x + 500, y - 2500))},
            ],
            "points": [
                {"uuid": "p-1", "site": "s-1", "kind": "pilot", "name": "North: plot 1"}
                | {"geom": ogr.CreateGeometryFromWkt(f"POINT({x + 200} {y + 200})")}
            ],
        },
    )


def styles():
    return {file.stem: file.read_text(encoding="utf-8") for file in sorted(paths.resource("styles").glob("*.qml"))}


@pytest.fixture
def plan_study(tmp_path):
    """A study folder with `plan_document` in ``plan.gpkg``."""
    folder = Path(tmp_path, "study")
    folder.mkdir()
    save_plan(recounted(plan_document()), folder / "plan.gpkg", None, styles())
    return str(folder)


@pytest.fixture
def desk(session, plan_study, wait):
    """The desk of a study with a plan that is read."""
    session.open_folder(plan_study)
    wait(lambda: session.plan_desk.document is not None and not session.plan_desk.busy)
    return session.plan_desk

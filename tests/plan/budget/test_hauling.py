"""Hauls along the access surface: by hand, against an independent Dijkstra, in the bill and in the plan's tables."""

from dataclasses import replace

import numpy as np
import pytest
from osgeo import ogr
from scipy.sparse import coo_array
from scipy.sparse.csgraph import dijkstra

from dss_planner.access.supplies import SupplyKind, SupplyRequest, compute_supplies
from dss_planner.measures.amounts.quantities import Quantities
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.budget.basis import SiteFacts
from dss_planner.plan.budget.bill import bill
from dss_planner.plan.budget.hauling import (
    NO_ROUTE,
    SURFACE,
    Haul,
    haul_surface,
    hauled,
    sources_for,
    surface_stamp,
)
from dss_planner.plan.budget.items import items_of
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.settling import settled
from dss_planner.plan.scenario.fingerprint import Fingerprint
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import read_plan
from dss_planner.plan.store.existing import edited_kept
from dss_planner.plan.warnings.found import plan_warnings
from dss_planner.running import never, silent
from dss_planner.tasks.planning import ReadRequest, read_on
from tests.plan.conftest import CELL, CRS, HEIGHT, LEFT, TOP, WIDTH, write_raster

CATALOGUE = load_catalogue()
#: Cells (row, column) where straw, gravel and plants are fetched.
PLACES = {"straw": [(5, 110), (50, 20)], "gravel": [(2, 2)], "nursery": [(30, 60)]}


def middle(row, column):
    return LEFT + (column + 0.5) * CELL, TOP - (row + 0.5) * CELL


@pytest.fixture
def friction():
    """Rough land in which no two ways are equally fast, with a wall that leaves the last columns cut off."""
    found = np.random.default_rng(5).uniform(0.0005, 0.02, (HEIGHT, WIDTH))
    found[:, 115] = 1e6
    return found


@pytest.fixture
def surfaced(study, friction, make_vector):
    """The study with its haul distances worked out."""
    write_raster(study, "friction_truck", friction[None])
    kinds = tuple(
        SupplyKind(
            kind,
            make_vector(
                f"{kind}.gpkg",
                [(f"POINT ({middle(*place)[0]} {middle(*place)[1]})", {"n": 1}) for place in places],
                crs=CRS,
            ),
        )
        for kind, places in PLACES.items()
    )
    compute_supplies(SupplyRequest(kinds, str(study / "friction_truck.tif"), str(study / "supplies.tif")))
    return study


def kilometres_by_dijkstra(friction, places):
    """Minutes and length [km] of the quickest way from the nearest place to every cell, by a graph of its own."""
    rows, columns = np.indices(friction.shape)
    number = rows * WIDTH + columns
    begins, ends, minutes = [], [], []
    for down, over in ((0, 1), (1, 0), (1, 1), (1, -1)):
        here = (slice(0, HEIGHT - down), slice(max(0, -over), WIDTH - max(0, over)))
        there = (slice(down, HEIGHT), slice(max(0, over), WIDTH + min(0, over)))
        cost = (friction[here] + friction[there]) / 2.0 * np.hypot(down, over) * CELL
        for one, other in ((here, there), (there, here)):
            begins.append(number[one].ravel())
            ends.append(number[other].ravel())
            minutes.append(cost.ravel())
    open_ = np.concatenate(minutes) < 1e5
    graph = coo_array(
        (np.concatenate(minutes)[open_], (np.concatenate(begins)[open_], np.concatenate(ends)[open_])),
        shape=(friction.size, friction.size),
    ).tocsr()
    starts = [row * WIDTH + column for row, column in places]
    time, before, _ = dijkstra(graph, indices=starts, min_only=True, return_predecessors=True)
    length = np.zeros(friction.size)
    for cell in np.argsort(time):
        if before[cell] >= 0:
            step = np.hypot(cell // WIDTH - before[cell] // WIDTH, cell % WIDTH - before[cell] % WIDTH)
            length[cell] = length[before[cell]] + step * CELL / 1000.0
    return time.reshape(friction.shape), length.reshape(friction.shape)


def land(left, top, right, bottom):
    """A rectangle within the cells from (left, top) to before (right, bottom)."""
    x0, x1 = LEFT + left * CELL + 50.0, LEFT + right * CELL - 50.0
    y0, y1 = TOP - bottom * CELL + 50.0, TOP - top * CELL - 50.0
    return ogr.CreateGeometryFromWkt(f"POLYGON(({x0} {y0},{x1} {y0},{x1} {y1},{x0} {y1},{x0} {y0}))")


def test_a_work_is_reached_where_the_truck_gets_first(surfaced, friction):
    """The length of the quickest way to the cell of least time, worked out on a graph that knows nothing of ours."""
    surface = haul_surface(surfaced, CRS)
    assert surface.kinds == ("straw", "gravel", "nursery")
    for kind, box in (("straw", (40, 10, 46, 13)), ("gravel", (80, 30, 81, 31)), ("nursery", (3, 50, 30, 58))):
        left, top, right, bottom = box
        minutes, kilometres = kilometres_by_dijkstra(friction, PLACES[kind])
        part = minutes[top:bottom, left:right]
        row, column = np.unravel_index(np.argmin(part), part.shape)
        found = surface.haul((kind,), [land(*box)])
        assert found.km == pytest.approx(kilometres[top + row, left + column], rel=1e-6)
        assert (found.basis, found.of) == (SURFACE, kind)
        straight = min(np.hypot(left + column - c, top + row - r) for r, c in PLACES[kind]) * CELL / 1000.0
        assert found.km >= straight * (1 - 1e-9)


def test_of_several_kinds_the_quickest_counts_not_the_shortest(surfaced, friction):
    shape = land(40, 10, 46, 13)
    surface = haul_surface(surfaced, CRS)
    both = surface.haul(("straw", "gravel"), [shape])
    least = {
        kind: kilometres_by_dijkstra(friction, PLACES[kind])[0][10:13, 40:46].min() for kind in ("straw", "gravel")
    }
    assert both.of == min(least, key=least.get)
    assert both == surface.haul((both.of,), [shape])


def test_lines_and_points_are_reached_as_land_is(surfaced):
    surface = haul_surface(surfaced, CRS)
    x, y = middle(12, 42)
    cell = surface.haul(("straw",), [land(42, 12, 43, 13)])
    assert surface.haul(("straw",), [ogr.CreateGeometryFromWkt(f"POINT({x} {y})")]) == cell
    assert surface.haul(("straw",), [ogr.CreateGeometryFromWkt(f"LINESTRING({x - 9} {y},{x + 9} {y})")]) == cell
    # along an edge between cells, at the very corner of the raster, beyond it
    edge = ogr.CreateGeometryFromWkt(f"LINESTRING({LEFT + 40 * CELL} {y},{LEFT + 40 * CELL} {y - 2 * CELL})")
    assert surface.haul(("straw",), [edge]).basis == SURFACE
    assert surface.haul(("straw",), [ogr.CreateGeometryFromWkt(f"POINT({LEFT} {TOP})")]).basis == SURFACE
    assert surface.haul(("straw",), [ogr.CreateGeometryFromWkt(f"POINT({LEFT - 5000} {TOP})")]) is None
    assert surface.haul(("straw",), []) is None


def test_where_no_way_leads_it_says_so(surfaced):
    surface = haul_surface(surfaced, CRS)
    assert surface.haul(("straw",), [land(117, 10, 119, 12)]) == Haul(None, NO_ROUTE, "straw")
    assert surface.haul(("straw",), [land(112, 10, 119, 12)]).basis == SURFACE  # part of it lies before the wall


def test_no_surface_or_one_of_another_land_is_none(study, surfaced, tmp_path):
    assert haul_surface(tmp_path, CRS) is None
    assert surface_stamp(tmp_path) == ()
    assert haul_surface(surfaced, "EPSG:32649") is None
    before = surface_stamp(surfaced)
    (surfaced / "supplies.provenance.json").unlink()
    assert haul_surface(surfaced, CRS) is None  # nobody knows what the bands are
    assert surface_stamp(surfaced) == before != ()


@pytest.mark.parametrize(
    ("measure", "kinds", "sources"),
    [
        ("checkerboard", ("water", "straw", "gravel", "nursery"), ("straw",)),
        ("gravel", ("water", "Gravel", "straw"), ("Gravel",)),
        ("checkerboard", ("material", "nursery"), ("material",)),
        ("sand_fence", ("water", "gravel", "reed", "nursery", "settlement"), ("gravel", "reed")),
        ("haloxylon", ("straw", "nursery", "settlement"), ("nursery",)),
        ("haloxylon", ("straw", "settlement"), ("settlement",)),
        ("checkerboard", ("water", "nursery", "settlement"), ("settlement",)),
        ("tree_belt", ("water",), ()),
        ("rot_graze", ("material", "nursery"), ()),
    ],
)
def test_what_a_measure_is_hauled_from(measure, kinds, sources):
    assert sources_for(measure, kinds) == sources


def haul_item(measure, site=SiteFacts(), haul=None):  # noqa: B008
    found = [one for one in items_of(CATALOGUE.get(measure), Quantities(area=1.0), site, haul) if one.id == "haul"]
    return found[0] if found else None


def test_the_bill_says_along_what_it_is():
    site = SiteFacts(material_km=12.0)
    along = haul_item("checkerboard", site, Haul(31.5, SURFACE, "straw"))
    assert (along.likely, along.basis) == (31.5, "surface")
    assert "Along the access surface" in str(along.note)
    assert "straw" in str(along.note)
    straight = haul_item("checkerboard", site)
    assert (straight.likely, straight.basis) == (12.0, "straight")
    assert "because the study has no access surface" in str(straight.note)
    cut_off = haul_item("checkerboard", site, Haul(None, NO_ROUTE, "straw"))
    assert (cut_off.likely, cut_off.basis) == (None, "no_route")
    assert "no way of a truck leads here from any straw" in str(cut_off.note)
    unknown = haul_item("checkerboard")
    assert (unknown.likely, unknown.basis) == (None, "")
    assert haul_item("rot_graze", site, None) is None


@pytest.fixture
def plan(surfaced, make_sites, cell_square, tmp_path):
    """A drafted plan of a site on dunes and one behind the wall, whose works are all hauled for."""
    uri = make_sites([cell_square(54, 14, 12), cell_square(116, 14, 4)])
    request = DraftPlanRequest(
        sites=uri,
        study=str(surfaced),
        output=str(surfaced / "plan.gpkg"),
        wind_from=310.0,
        measures=("sand_fence", "checkerboard", "exclosure"),
    )
    draft_plan(request)
    return read_plan(surfaced / "plan.gpkg")


def test_a_drafted_plan_holds_the_hauls_of_its_works(plan, surfaced):
    surface = haul_surface(surfaced, CRS)
    sites = {row["uuid"]: row["name"] for row in plan.rows("sites")}
    told = {(sites[row["site"]], row["measure"]): row for row in plan.rows("works")}
    assert {measure for _, measure in told} == {"sand_fence", "checkerboard", "exclosure"}
    grid = told["Site 1", "checkerboard"]
    shapes = [row["geom"] for row in plan.rows("zones") if row["work"] == grid["uuid"]]
    assert grid["haul_km"] == surface.haul(("straw",), shapes).km
    assert (grid["haul_basis"], grid["haul_of"]) == (SURFACE, "straw")
    assert told["Site 1", "sand_fence"]["haul_of"] in ("straw", "gravel")
    assert told["Site 1", "exclosure"]["haul_basis"] is None  # nothing to haul is told of a fence of posts and wire
    assert told["Site 2", "checkerboard"]["haul_basis"] == NO_ROUTE
    assert told["Site 2", "checkerboard"]["haul_km"] is None
    found = bill(plan)
    row = next(one for one in found.rows if one.work_id == grid["uuid"] and one.item == "haul")
    assert (row.quantity, row.basis, row.unit) == (grid["haul_km"], "surface", "km")
    sums = found.sites[grid["site"]]
    hauls = [grid["haul_km"], told["Site 1", "sand_fence"]["haul_km"]]
    assert (sums.haul_km.low, sums.haul_km.high) == (min(hauls), max(hauls))
    assert sums.haul_km.likely == pytest.approx(sum(hauls) / 2)
    assert (sums.haul_straight, sums.haul_unknown) == (0, 0)
    assert found.plan.haul_unknown == 2
    assert hauled(plan, surfaced) is plan
    warned = [str(one.sentence) for one in plan_warnings(plan) if one.kind == "haul"]
    assert len(warned) == 2
    assert all("no way of a truck leads to “Site 2: " in one for one in warned)


def test_a_surface_made_later_counts_and_one_that_is_gone_does_not(plan, surfaced, tmp_path):
    without = hauled(plan, tmp_path)
    assert {row["haul_basis"] for row in without.rows("works")} == {None}
    warned = [str(one.sentence) for one in plan_warnings(without) if one.kind == "haul"]
    assert len(warned) == 1
    assert "4 works" in warned[0]
    again = hauled(without, surfaced)
    assert [row["haul_km"] for row in again.rows("works")] == [row["haul_km"] for row in plan.rows("works")]


def test_what_is_moved_is_measured_where_it_is_now(plan, surfaced):
    """A fence moved by hand behind the wall is no longer reached, once it is settled with the study's folder."""
    fence = next(row for row in plan.rows("works") if row["measure"] == "sand_fence" and row["haul_basis"] == SURFACE)
    moved = []
    for row in plan.rows("lines"):
        if row["work"] == fence["uuid"]:
            x, y = middle(20, 117)
            shape = ogr.CreateGeometryFromWkt(f"LINESTRING({x} {y},{x} {y - 200})")
            moved.append({"uuid": row["uuid"], "geom": shape})
    after = applied(plan, settled(plan, Changes({"lines": moved}), surfaced))
    row = next(one for one in after.rows("works") if one["uuid"] == fence["uuid"])
    assert (row["haul_km"], row["haul_basis"]) == (None, NO_ROUTE)
    other = applied(plan, settled(plan, Changes({"lines": moved})))
    row = next(one for one in other.rows("works") if one["uuid"] == fence["uuid"])
    assert row["haul_basis"] == SURFACE  # nobody said where the surface is


def test_reading_fills_hauls_into_a_plan_made_before_the_surface_and_leaves_it_a_draft(plan, surfaced):
    """The file holds what bills tell, of all works; a plan that nobody edited is replaced without keeping a copy."""
    path = surfaced / "plan.gpkg"
    (surfaced / "supplies.tif").rename(surfaced / "later.tif")
    ask = ReadRequest(str(path), None, "")
    without = read_on(replace(ask, may_fill=True), silent, never)  # the surface is gone, and so are its hauls
    assert without.filled
    assert {row["haul_basis"] for row in read_plan(path).rows("works")} == {None}
    (surfaced / "later.tif").rename(surfaced / "supplies.tif")
    seen = read_on(ask, silent, never)
    assert not seen.filled
    assert {row["haul_basis"] for row in read_plan(path).rows("works")} == {None}  # somebody edits the rows
    prints = Fingerprint().of(read_plan(path))
    found = read_on(replace(ask, may_fill=True), silent, never)
    assert found.filled
    stored = read_plan(path)
    assert [row["haul_km"] for row in stored.rows("works")] == [row["haul_km"] for row in plan.rows("works")]
    assert any(row["haul_km"] for row in stored.rows("works"))
    assert found.document.stamp == stored.stamp
    assert Fingerprint().of(stored) == prints  # its effect stays up to date
    assert not read_on(replace(ask, may_fill=True, known=found.document), silent, never).filled
    with edited_kept(path) as copy:
        assert copy == ""

"""Drawing single works and sites again: hand edits and neighbours stay, options do what they say."""

import math

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.catalogue.documents import export_catalogue
from dss_planner.measures.catalogue.editing import with_own_measure
from dss_planner.plan.drafting.adding import add_work
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.facts import open_study
from dss_planner.plan.drafting.options import DrawingOptions, options_from
from dss_planner.plan.drafting.redraft import redraft
from dss_planner.plan.store.changes import applied, reverse
from dss_planner.plan.store.document import read_plan
from dss_planner.plan.store.update import update_plan
from tests.measures.geometry import independent


@pytest.fixture
def drafted(study, sites, tmp_path):
    request = DraftPlanRequest(sites=sites, study=str(study), output=str(tmp_path / "plan.gpkg"), wind_from=315.0)
    return request, read_plan(draft_plan(request).output)


def work_of(document, measure, site="Site 2"):
    uuid = next(row["uuid"] for row in document.rows("sites") if row["name"] == site)
    return next(row for row in document.rows("works") if row["site"] == uuid and row["measure"] == measure)


def drawn(document, table, work):
    return [row for row in document.rows(table) if row.get("work") == work["uuid"]]


def azimuth(row):
    x0, y0, *_ = row["geom"].GetPoint_2D(0)
    x1, y1, *_ = row["geom"].GetPoint_2D(row["geom"].GetPointCount() - 1)
    return math.degrees(math.atan2(x1 - x0, y1 - y0)) % 180.0


def snapshot(document, without):
    """Everything of the plan but one work, as bytes."""
    return {
        (table, row["uuid"]): (row["name"], bytes(row["geom"].ExportToWkb()))
        for table in ("zones", "lines", "points", "sites")
        for row in document.rows(table)
        if row.get("work") != without["uuid"]
    }


def test_drawing_again_without_a_wish_changes_nothing(drafted, study):
    _, plan = drafted
    work = work_of(plan, "sand_fence")
    again = applied(plan, redraft(plan, work["uuid"], study=open_study(study)).changes)
    old, new = drawn(plan, "lines", work), drawn(again, "lines", work)
    assert [row["uuid"] for row in old] == [row["uuid"] for row in new]
    assert all(a["geom"].Equals(b["geom"]) or a["geom"].Distance(b["geom"]) < 1e-6 for a, b in zip(old, new))
    assert work_of(again, "sand_fence")["length_m"] == pytest.approx(work["length_m"], abs=1e-6)
    assert snapshot(again, work) == snapshot(plan, work)


@pytest.mark.parametrize("asked", [0.0, 20.0, 270.0])
def test_a_work_takes_the_direction_rows_and_spacing_asked_for(drafted, asked):
    _, plan = drafted
    work = work_of(plan, "sand_fence")
    wish = DrawingOptions(orientation=asked, rows=5, spacing=12.0, gap_every=0.0)
    result = redraft(plan, work["uuid"], wish)
    again = applied(plan, result.changes)
    rows = drawn(again, "lines", work)
    turn = [abs((azimuth(row) - asked + 90.0) % 180.0 - 90.0) for row in rows]
    assert turn == pytest.approx([90.0] * len(rows), abs=1.0)
    upwind = np.array([math.sin(math.radians(asked)), math.cos(math.radians(asked))])
    where = {row["number"]: float(np.array(row["geom"].GetPoint_2D(0)[:2]) @ upwind) for row in rows}
    assert sorted(where) == [1, 2, 3, 4, 5]
    assert -np.diff([where[number] for number in sorted(where)]) == pytest.approx([12.0] * 4, abs=1e-4)
    assert options_from(rows[0]["options"]) == wish
    assert work_of(again, "sand_fence")["length_m"] == pytest.approx(sum(row["length_m"] for row in rows))
    assert snapshot(again, work) == snapshot(plan, work)
    # the wish is kept when the site is drawn again
    later = applied(again, redraft(again, work["site"]).changes)
    assert [azimuth(row) for row in drawn(later, "lines", work)] == pytest.approx([azimuth(row) for row in rows])


def test_locked_rows_stay_and_new_ones_keep_off_them(drafted):
    _, plan = drafted
    work = work_of(plan, "sand_fence")
    moved = drawn(plan, "lines", work)[4]
    moved["locked"] = True
    moved["geom"] = moved["geom"].Clone()
    x, y = moved["geom"].GetPoint_2D(0)[:2]
    moved["geom"].SetPoint_2D(0, x + 30.0, y + 60.0)
    kept = bytes(moved["geom"].ExportToWkb())
    again = applied(plan, redraft(plan, work["uuid"], DrawingOptions(spacing=14.0)).changes)
    rows = {row["uuid"]: row for row in drawn(again, "lines", work)}
    assert bytes(rows[moved["uuid"]]["geom"].ExportToWkb()) == kept
    others = [row["geom"] for row in rows.values() if row["uuid"] != moved["uuid"]]
    assert others
    assert min(one.Distance(moved["geom"]) for one in others) >= 7.0 - 0.1
    assert work_of(again, "sand_fence")["length_m"] == pytest.approx(
        sum(independent.ground_length(row["geom"], again.crs) for row in rows.values()), rel=1e-7
    )


def test_a_zone_drawn_again_leaves_the_land_of_others(drafted):
    _, plan = drafted
    work, other = work_of(plan, "shrub_belt"), work_of(plan, "checkerboard")
    # a wish that would lie on the grid
    again = applied(plan, redraft(plan, work["uuid"], DrawingOptions(offset=0.0, area=60.0)).changes)
    grid = drawn(again, "zones", other)[0]["geom"]
    zones = drawn(again, "zones", work)
    assert zones
    for row in zones:
        assert row["geom"].Intersection(grid).GetArea() < 1.0
        assert row["geom"].GetGeometryType() == ogr.wkbPolygon
        assert row["geom"].IsValid()
    area = work_of(again, "shrub_belt")["area_ha"]
    assert area == pytest.approx(sum(row["area_ha"] for row in zones), rel=1e-3)
    assert area < 60.0


def test_a_work_without_land_left_stays_as_it_was(drafted):
    _, plan = drafted
    work = work_of(plan, "shrub_belt")
    result = redraft(plan, work["uuid"], DrawingOptions(offset=60.0, area=1.0))
    assert not result.changes
    assert not result.drawn
    assert "was left as it is" in str(result.notes[-1])


def test_a_fence_drawn_again_follows_the_edited_zone(drafted):
    _, plan = drafted
    work = work_of(plan, "exclosure")
    zone = drawn(plan, "zones", work)[0]
    zone["geom"], zone["locked"] = zone["geom"].Buffer(-200.0).Simplify(1.0), True
    again = applied(plan, redraft(plan, work["uuid"]).changes)
    edge = zone["geom"].Boundary()
    assert len(drawn(again, "zones", work)) == 1
    for row in drawn(again, "lines", work):
        assert row["geom"].Difference(edge.Buffer(0.01)).Length() < 0.1


def test_changes_are_written_and_undone(drafted):
    request, plan = drafted
    work = work_of(plan, "sand_fence")
    changes = redraft(plan, work["uuid"], DrawingOptions(rows=6)).changes
    back = reverse(plan, changes)
    stamp = update_plan(request.output, changes, plan.stamp)
    written = read_plan(request.output)
    assert {row["number"] for row in drawn(written, "lines", work)} == {1, 2, 3, 4, 5, 6}
    update_plan(request.output, back, stamp)
    restored = read_plan(request.output)
    assert snapshot(restored, {"uuid": ""}) == snapshot(plan, {"uuid": ""})


def test_a_site_is_drawn_again_alone(drafted, study):
    _, plan = drafted
    site = work_of(plan, "sand_fence", "Site 1")["site"]
    result = redraft(plan, site, study=open_study(study))
    assert len(result.drawn) == 3
    touched = {row["site"] for table in ("zones", "lines", "points") for row in result.changes.put[table]}
    assert touched == {site}
    assert not any(result.changes.remove.values())


def test_what_cannot_be_is_said(drafted):
    _, plan = drafted
    with pytest.raises(InputError, match="no work or site “nobody”"):
        redraft(plan, "nobody")
    with pytest.raises(InputError, match="Options are set for one work"):
        redraft(plan, work_of(plan, "sand_fence")["site"], DrawingOptions(rows=2))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"spacing": 0}, "“spacing” is 0; a number above 0"),
        ({"orientation": 400}, "degrees from 0 to 360"),
        ({"rows": 1.5}, "a whole number"),
        ({"gap_every": "wide"}, "a number of at least 0"),
        ({"mix": [["Caragana", 0.7]]}, "add up to 1"),
        ({"mix": "Caragana"}, "pairs of species"),
        ({"pattern": "spiral"}, "“across” or “contour”"),
        ({"draw_rows": 1}, "true or false"),
        ({"offset": float("nan")}, "a number of at least 0"),
        ("[", "no JSON object"),
    ],
)
def test_wrong_options_are_named(wrong, said):
    with pytest.raises(InputError, match=said):
        options_from(wrong)


def test_options_come_back_from_json():
    asked = DrawingOptions(orientation=10.0, rows=4, mix=(("Caragana", 0.6), ("Salix", 0.4)), draw_rows=True)
    assert options_from(asked.as_json()) == asked
    assert options_from(None) == options_from("") == DrawingOptions()
    assert options_from('{"drawn": {"spacing": 3}}') == DrawingOptions()


def test_a_measure_is_added_on_land_that_nobody_has(drafted, study):
    request, plan = drafted
    site = work_of(plan, "sand_fence")["site"]
    result = add_work(plan, site, "gravel", study=open_study(study))
    update_plan(request.output, result.changes, plan.stamp)
    again = read_plan(request.output)
    work = work_of(again, "gravel")
    assert work["status"] in {"against the rules", "to verify"}
    assert work["reason"].startswith("Gravel mulch")
    assert work["area_ha"] == pytest.approx(27.0, rel=2e-3)
    zones = drawn(again, "zones", work)
    taken = [
        row["geom"]
        for row in again.rows("zones")
        if row["site"] == site and row["measure"] in {"checkerboard", "shrub_belt"}
    ]
    assert len(taken) == 2
    assert max(zone["geom"].Intersection(other).GetArea() for zone in zones for other in taken) < 1.0
    assert snapshot(again, work) == snapshot(plan, work)
    with pytest.raises(InputError, match="is in the plan already"):
        add_work(again, site, "gravel")
    with pytest.raises(InputError, match="no site"):
        add_work(again, "nowhere", "gravel")


def test_a_measure_without_a_place_is_not_added(drafted):
    _, plan = drafted
    result = add_work(plan, work_of(plan, "sand_fence")["site"], "mine_rehab")
    assert not result.changes
    assert "no mine pit" in str(result.notes[0])


def test_own_measures_take_land_where_their_template_does(request_for_own):
    """A fence like the exclosure lies over the grid by its nature: the grid is not cut out of it."""
    plan, grid = request_for_own
    before = sum(row["geom"].GetArea() for row in drawn(plan, "zones", grid))
    found = redraft(plan, grid["uuid"])
    assert found.drawn == (grid["uuid"],)
    again = applied(plan, found.changes)
    after = sum(row["geom"].GetArea() for row in drawn(again, "zones", grid))
    assert after == pytest.approx(before, rel=1e-6)
    assert work_of(again, grid["measure"])["area_ha"] == pytest.approx(grid["area_ha"], rel=1e-5)


@pytest.fixture
def request_for_own(study, sites, tmp_path):
    catalogue, fence = with_own_measure(load_catalogue(), "exclosure", "Wire fence")
    catalogue, lattice = with_own_measure(catalogue, "checkerboard", "Reed lattice")
    path = export_catalogue(catalogue, tmp_path / "own.json")
    output = str(tmp_path / "own.gpkg")
    request = DraftPlanRequest(
        sites, str(study), output, wind_from=310.0, catalogue=path, measures=("sand_fence", fence, lattice)
    )
    draft_plan(request)
    plan = read_plan(output)
    return plan, work_of(plan, lattice)


@pytest.mark.parametrize(("strip", "kept"), [(0.5, False), (4.0, False), (6.0, True)])
def test_no_sliver_is_drawn_beside_a_part_laid_by_hand(drafted, strip, kept):
    """A grid drawn again where a part laid by hand takes all of its land but a strip along one side."""
    _, plan = drafted
    work = work_of(plan, "checkerboard")
    first, *others = drawn(plan, "zones", work)
    land = first["geom"].Clone()
    (x0, y0), (x1, y1) = (land.GetGeometryRef(0).GetPoint_2D(n)[:2] for n in (0, 1))
    length = math.hypot(x1 - x0, y1 - y0)
    along = ogr.CreateGeometryFromWkt(f"LINESTRING({x0} {y0},{x1} {y1})")
    first["locked"], first["geom"] = True, land.Difference(along.Buffer(strip))
    for row in others:
        row["locked"] = True
    again = redraft(plan, work["uuid"])
    zones = [row["geom"] for row in drawn(applied(plan, again.changes), "zones", work) if not row.get("locked")]
    said = " ".join(str(note) for note in again.notes)
    if kept:
        assert sum(zone.GetArea() for zone in zones) == pytest.approx(strip * length, rel=0.1)
    else:
        assert zones == []
        assert strip * length > 25.0  # large enough to be kept by its area alone
        assert "slivers beside other parts were left out: smaller than 100 m², nowhere 5 m wide" in said

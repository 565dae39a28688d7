"""Works at places that people point at; taking works out, locking them, noting something on them."""

import pytest
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.documents import catalogue_of_plan
from dss_planner.measures.geometry.frame import point
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.facts import open_study
from dss_planner.plan.drafting.handling import lock_work, note_on, remove_works
from dss_planner.plan.drafting.measuremaps import verdicts_at
from dss_planner.plan.drafting.options import DrawingOptions, options_from
from dss_planner.plan.drafting.placing import place_point, place_work, site_at, verdicts_for
from dss_planner.plan.drafting.redraft import redraft
from dss_planner.plan.store.changes import applied, changes_between, reverse
from dss_planner.plan.store.document import read_plan
from dss_planner.plan.store.update import update_plan


@pytest.fixture
def plan(study, sites, tmp_path):
    request = DraftPlanRequest(sites=sites, study=str(study), output=str(tmp_path / "plan.gpkg"), wind_from=315.0)
    return read_plan(draft_plan(request).output)


def site_named(document, name):
    return next(row for row in document.rows("sites") if row["name"] == name)


def drawn(document, table, work):
    return [row for row in document.rows(table) if row.get("work") == work]


def free_place(document, site):
    """A place of the site far from its works."""
    taken = ogr.Geometry(ogr.wkbMultiPolygon)
    for row in document.rows("zones"):
        if row["site"] == site["uuid"] and row["measure"] != "rot_graze":
            taken.AddGeometry(row["geom"])
    left = site["geom"].Buffer(-600.0).Difference(taken.Buffer(800.0))
    inside = left.PointOnSurface()
    return inside.GetX(), inside.GetY()


def test_a_zone_is_laid_around_the_place_in_the_pasture(plan, study):
    site = site_named(plan, "Site 2")
    x, y = free_place(plan, site)
    found = place_work(plan, "net_grid", x, y, study=open_study(study))
    after = applied(plan, found.changes)
    row = next(one for one in after.rows("works") if one["uuid"] == found.drawn[0])
    (zone,) = drawn(after, "zones", row["uuid"])
    assert row["part"] == "rest"
    assert point(x, y).Within(zone["geom"])
    assert zone["geom"].Within(site["geom"].Buffer(0.01))
    left, right, bottom, top = zone["geom"].GetEnvelope()
    assert max(right - left, top - bottom) < 900.0  # a block of the measure's size, no strip across the whole pasture
    assert options_from(zone["options"]).places == ((x, y),)
    # drawn again it stays where it was pointed at
    again = applied(after, redraft(after, row["uuid"], study=open_study(study)).changes)
    (same,) = drawn(again, "zones", row["uuid"])
    assert same["geom"].SymmetricDifference(zone["geom"]).GetArea() < 1.0


def test_a_second_work_of_a_measure_is_one_of_its_own(plan, study):
    site = site_named(plan, "Site 2")
    first = next(r for r in plan.rows("works") if r["site"] == site["uuid"] and r["measure"] == "sand_fence")
    x, y = free_place(plan, site)
    after = applied(plan, place_work(plan, "sand_fence", x, y, study=open_study(study)).changes)
    (second,) = [
        r
        for r in after.rows("works")
        if r["site"] == site["uuid"] and r["measure"] == "sand_fence" and r["uuid"] != first["uuid"]
    ]
    assert second["name"].endswith("(2)")
    windward = next(row for row in drawn(after, "lines", second["uuid"]) if row["number"] == 1)
    assert windward["geom"].Distance(point(x, y)) < 20.0  # a gap may open there
    before = {row["uuid"]: row["geom"].ExportToWkt() for row in drawn(plan, "lines", first["uuid"])}
    assert {row["uuid"]: row["geom"].ExportToWkt() for row in drawn(after, "lines", first["uuid"])} == before
    # the site drawn again keeps both, each with its own options
    again = applied(after, redraft(after, site["uuid"], study=open_study(study)).changes)
    rows = [row for row in drawn(again, "lines", second["uuid"]) if row["number"] == 1]
    assert min(row["geom"].Distance(point(x, y)) for row in rows) < 20.0


def test_a_work_in_the_core_is_a_strip_with_the_place_in_it(plan, study):
    site = site_named(plan, "Site 2")
    cleared = [r["uuid"] for r in plan.rows("works") if r["site"] == site["uuid"] and r["measure"] != "exclosure"]
    bare = applied(plan, remove_works(plan, cleared))
    (core,) = [r["geom"] for r in bare.rows("zones") if r["site"] == site["uuid"] and r["measure"] == "exclosure"]
    middle = core.Centroid()
    found = place_work(bare, "net_grid", middle.GetX(), middle.GetY(), study=open_study(study))
    after = applied(bare, found.changes)
    zones = drawn(after, "zones", found.drawn[0])
    assert any(middle.Within(row["geom"]) for row in zones)
    assert all(row["geom"].Within(core.Buffer(0.01)) for row in zones)


def test_wells_stand_where_they_are_pointed_at_and_add_up(plan, study):
    site = site_named(plan, "Site 3")
    x, y = free_place(plan, site)
    once = applied(plan, place_work(plan, "spring_well", x, y, study=open_study(study)).changes)
    (work,) = [r for r in once.rows("works") if r["site"] == site["uuid"] and r["measure"] == "spring_well"]
    twice = applied(once, place_work(once, "spring_well", x + 300.0, y - 200.0, study=open_study(study)).changes)
    where = sorted((r["geom"].GetX(), r["geom"].GetY()) for r in drawn(twice, "points", work["uuid"]))
    assert where == sorted([(x, y), (x + 300.0, y - 200.0)])
    costs = [next(r for r in one.rows("works") if r["uuid"] == work["uuid"])["cost_mode"] for one in (once, twice)]
    assert costs[1] == pytest.approx(2 * costs[0])


def test_no_room_is_told_and_nothing_added(plan, study):
    (grid,) = [r for r in plan.rows("zones") if r["measure"] == "checkerboard"]
    inside = grid["geom"].PointOnSurface()
    found = place_work(plan, "gravel", inside.GetX(), inside.GetY(), DrawingOptions(area=1.0), open_study(study))
    assert not found.changes
    assert "was not added" in str(found.notes[-1])


def test_outside_of_all_sites_it_says_what_to_do(plan, study):
    with pytest.raises(InputError, match="point inside one of “Site 1”"):
        place_work(plan, "gravel", 0.0, 0.0, study=open_study(study))
    assert site_at(plan, 0.0, 0.0) is None
    assert verdicts_for(plan, (), open_study(study), 0.0, 0.0) is None


def test_verdicts_at_a_place_judge_area_for_the_site(plan, study):
    opened = open_study(study)
    measures = catalogue_of_plan(plan.rows("measures"), "plan").measures
    middle = site_named(plan, "Site 2")["geom"].Centroid()
    found = verdicts_for(plan, measures, opened, middle.GetX(), middle.GetY())
    assert found.name == "Site 2"
    plain = {one.measure: one for one in verdicts_at(opened, measures, middle.GetX(), middle.GetY())}
    for measure in measures:
        if not {rule.fact for rule in measure.conditions} & {"area", "water_point"}:
            assert found.verdicts[measure.id] == plain[measure.id]
    by_area = [one.id for one in measures if any(rule.fact == "area" for rule in one.conditions)]
    for measure in by_area:
        assert "area" not in found.verdicts[measure].unknown


def test_points_to_observe_are_set_and_locked(plan):
    site = site_named(plan, "Site 1")
    middle = site["geom"].Centroid()
    after = applied(plan, place_point(plan, "photo", middle.GetX(), middle.GetY(), "Dorj"))
    (row,) = changes_between(plan, after).put["points"]
    assert (row["kind"], row["site"], row["locked"], row["author"]) == ("photo", site["uuid"], True, "Dorj")
    again = applied(after, place_point(after, "photo", middle.GetX(), middle.GetY(), "Dorj"))
    assert len(again.rows("points")) == len(plan.rows("points")) + 2


def test_a_work_taken_out_takes_what_is_drawn_and_comes_back(plan, tmp_path):
    work = next(row for row in plan.rows("works") if row["measure"] == "sand_fence")
    noted = applied(plan, note_on(work["site"], work["uuid"], "Sand comes from the north too.", "Dorj"))
    changes = remove_works(noted, [work["uuid"]])
    after = applied(noted, changes)
    for table in ("zones", "lines", "points", "schedule"):
        assert not drawn(after, table, work["uuid"])
        assert len(drawn(plan, table, work["uuid"])) == len(noted.rows(table)) - len(after.rows(table))
    (note,) = after.rows("notes")
    assert note["work"] is None
    assert note["site"] == work["site"]
    assert not changes_between(noted, applied(after, reverse(noted, changes)))
    # and in the file
    path = tmp_path / "plan.gpkg"
    stamp = update_plan(path, note_on(work["site"], work["uuid"], "Here.", "Dorj"), plan.stamp)
    known = read_plan(path)
    taken = remove_works(known, [work["uuid"]])
    stamp = update_plan(path, taken, stamp)
    assert not drawn(read_plan(path), "lines", work["uuid"])
    update_plan(path, reverse(known, taken), stamp)
    back = changes_between(known, read_plan(path))
    assert set(back.put) <= {"plan"}
    assert not any(back.remove.values())


def test_locking_a_work_locks_all_that_is_drawn_of_it(plan):
    work = next(row["uuid"] for row in plan.rows("works") if row["measure"] == "exclosure")
    locked = applied(plan, lock_work(plan, work, True, "Dorj"))
    shapes = [row for table in ("zones", "lines", "points") for row in drawn(locked, table, work)]
    assert all(row["locked"] and row["author"] == "Dorj" for row in shapes)
    assert not lock_work(locked, work, True)
    freed = applied(locked, lock_work(locked, work, False))
    assert not any(row["locked"] for table in ("zones", "lines") for row in drawn(freed, table, work))

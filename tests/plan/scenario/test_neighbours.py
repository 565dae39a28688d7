"""Works of two sites on the same land count once; fences leak by themselves; what is unknown is told; figures stay."""

import json
import math
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal, ogr

from dss_planner import provenance
from dss_planner.erosion import rweq
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.measures.effect.effects import effect_of
from dss_planner.plan.budget.pricing import entry_of, priced, with_setting
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.scenario.fingerprint import Fingerprint
from dss_planner.plan.scenario.ground import open_sources
from dss_planner.plan.scenario.neighbours import beside_fences, with_neighbours
from dss_planner.plan.scenario.request import ScenarioRequest, SiteScenario, YearEffect
from dss_planner.plan.scenario.scenario import compute_scenario
from dss_planner.plan.scenario.sitescenario import site_leaks, site_scenario
from dss_planner.plan.scenario.storing import scenario_is_stale
from dss_planner.plan.scenario.works import PlannedSite, PlannedWork
from dss_planner.plan.store.changes import Changes, applied
from dss_planner.plan.store.document import PlanDocument, read_plan, save_plan
from dss_planner.plan.store.existing import _edited
from dss_planner.raster.grid import Grid
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import never
from tests.plan.conftest import COEFFICIENTS, DISTANCE, LEFT, TOP, by_land, rectangle, square, write_raster, write_sites

CATALOGUE = load_catalogue()
#: On the dunes, whose soil loss is the same everywhere.
X, Y = LEFT + 25_000.0, TOP - 15_000.0


def box(x, y, width, height):
    return rectangle((X + x, Y + y, X + x + width, Y + y + height))


def fence(x0, x1, y=0.0):
    return ogr.CreateGeometryFromWkt(f"LINESTRING({X + x0} {Y + y},{X + x1} {Y + y})")


def work(uuid, measure, start=1, zones=(), lines=()):
    return PlannedWork(uuid, uuid, CATALOGUE.get(measure), start, tuple(zones), tuple(lines))


def site(uuid, outline, *works):
    return PlannedSite(uuid, uuid, outline, 180.0, 0.0, works, (100.0, 200.0, 300.0), 3, "USD")


def asked(folder, **values):
    values = {"year": 3, "years": 3, "leakage": 0.0, **values}
    return ScenarioRequest(str(folder / "plan.gpkg"), str(folder), str(folder / "scenario.tif"), **values)


def run(folder, *sites, **values):
    request, sources = asked(folder, **values), open_sources(str(folder))
    together = with_neighbours(sites, 3, request.leakage_width)
    leaks = {}
    for one in beside_fences(together):
        leaks.update(site_leaks(one, sources, request, never))
    return [site_scenario(one, sources, request, never, leaks)[0] for one in together]


def avoided(results):
    return sum(one.years[2].avoided[1] for one in results)


def test_shelter_that_two_sites_share_counts_once(eroding):
    """Two sites with the very same fence avoid what one fence of double rows there does, not twice what one does."""
    west, east = box(-2000, -1000, 2000, 2000), box(0, -1000, 2000, 2000)
    line = fence(-500, 500)
    alone = run(eroding, site("a", west, work("wa", "sand_fence", lines=[line])))
    both = run(
        eroding,
        site("a", west, work("wa", "sand_fence", lines=[line])),
        site("b", east, work("wb", "sand_fence", lines=[line])),
    )
    let_pass = 1.0 - (0.85 + 0.935) / 2.0
    assert avoided(both) == pytest.approx(avoided(alone) * (1.0 - let_pass**2) / (1.0 - let_pass))
    assert both[0].years[2].avoided[1] == pytest.approx(both[1].years[2].avoided[1])
    assert [one.shared for one in both] == [pytest.approx(1.0), pytest.approx(1.0)]
    assert alone[0].shared == 0.0


def test_only_the_land_in_common_is_parted(eroding):
    """Half of the second fence's shelter is that of the first."""
    one = site("a", box(-2000, -1000, 2000, 2000), work("wa", "sand_fence", lines=[fence(-1000, 0)]))
    other = site("b", box(-2000, -1000, 4000, 2000), work("wb", "sand_fence", lines=[fence(-500, 500)]))
    single = avoided(run(eroding, one))
    let_pass = 1.0 - (0.85 + 0.935) / 2.0
    # 1,000 m each, 500 m of them together, where both act: (1 − p²) instead of (1 − p)
    expected = single * (1.0 + 0.5 * (1.0 - let_pass**2) / (1.0 - let_pass))
    assert avoided(run(eroding, one, other)) == pytest.approx(expected, rel=1e-6)


def test_works_far_from_each_other_are_left_alone(eroding):
    one = site("a", box(-2000, -1000, 2000, 2000), work("wa", "sand_fence", lines=[fence(-1000, 0)]))
    other = site("b", box(5000, -1000, 4000, 2000), work("wb", "sand_fence", lines=[fence(6000, 7000)]))
    assert [len(each.works) for each in with_neighbours([one, other], 3, 2000.0)] == [1, 1]
    assert avoided(run(eroding, one, other)) == pytest.approx(avoided(run(eroding, one)) + avoided(run(eroding, other)))


def test_each_exclosure_leaks_by_its_own_gain(eroding):
    """A fence of this year keeps no grazing out yet: it must not leak as much as one of three years."""
    old = work("old", "exclosure", 1, zones=[box(-9000, 0, 1000, 1000)])
    young = work("young", "exclosure", 2, zones=[box(3000, 0, 1000, 1000)])
    outline = box(-9500, -500, 14_000, 2000)
    apart = [run(eroding, site("s", outline, one), leakage=0.5)[0].years[2].leaked[1] for one in (old, young)]
    assert 0.0 < apart[1] < apart[0]
    together = run(eroding, site("s", outline, old, young), leakage=0.5)[0].years[2].leaked[1]
    assert together == pytest.approx(sum(apart), rel=1e-6)


def test_an_own_exclosure_leaks_as_its_template_does(eroding):
    own = replace(CATALOGUE.get("exclosure"), id="my_fence", like="exclosure")
    zone = box(0, 0, 1000, 1000)
    leaked = [
        run(eroding, site("s", zone, PlannedWork("w", "w", measure, 1, (zone,), ())), leakage=0.5)[0].leaked[1]
        for measure in (own, CATALOGUE.get("exclosure"))
    ]
    assert leaked[0] == pytest.approx(leaked[1])
    assert leaked[0] > 0.0


def test_land_behind_a_fence_of_a_neighbour_takes_no_leaking_grazing(eroding):
    first = site("a", box(0, 0, 1000, 1000), work("wa", "exclosure", zones=[box(0, 0, 1000, 1000)]))
    second = site("b", box(1000, 0, 1000, 1000), work("wb", "exclosure", zones=[box(1000, 0, 1000, 1000)]))
    both = run(eroding, first, second, leakage=0.5)
    assert all(one.leaked[1] > 0.0 for one in both)
    # what is eaten is taken off less land, of which each cell then loses more
    alone = [run(eroding, one, leakage=0.5)[0].leaked[1] for one in (first, second)]
    assert sum(one.leaked[1] for one in both) > sum(alone)


def leak_by_hand(fences, width, share, year):
    """Tonnes a year that each of several fences adds, and together, by areas and the equation alone.

    Each herd eats share · gain · A of its fence, off a ring of which all has the cover c, in proportion to it:
    e = share · gain · A / (c · ring). Soil loss of a cell goes as SL(r·P)/SL(P), r = C(c·(1 − Σe))/C(c).
    """
    measure, cover, coefficient, product = CATALOGUE.get("exclosure"), 6.0, COEFFICIENTS[7], 8.0
    gain = effect_of(measure, float(year - 1), "mode").gain
    every = ogr.Geometry(ogr.wkbMultiPolygon)
    for one in fences:
        every.AddGeometry(one)
    every = every.UnionCascaded()
    rings = [one.Buffer(width).Difference(every) for one in fences]
    eaten = [share * gain * one.GetArea() / (cover * ring.GetArea()) for one, ring in zip(fences, rings)]
    loss = float(rweq.soil_loss(np.array([product]), DISTANCE)[0][0])

    def more(lost):
        factor = math.exp(coefficient * (cover * (1.0 - lost) - cover))
        return float(rweq.soil_loss(np.array([product * factor]), DISTANCE)[0][0]) - loss

    found = [0.0] * len(fences)
    for mask in range(1, 2 ** len(fences)):
        there = [n for n in range(len(fences)) if mask >> n & 1]
        land = rings[there[0]]
        for n in range(len(fences)):
            land = land.Intersection(rings[n]) if n in there else land.Difference(rings[n])
        whole = sum(eaten[n] for n in there)
        for n in there:
            found[n] += more(whole) * land.GetArea() / 1e6 * eaten[n] / whole
    return found


@pytest.mark.parametrize("apart", [0.0, 1500.0, 3000.0, 5000.0])
def test_leaks_of_sites_beside_each_other_are_those_worked_out_by_hand(eroding, apart):
    """Two fences whose rings of 2 km lie over each other wholly, in part, or not: eaten cover is added, loss parted."""
    left = box(-2900, 0, 1000, 1000)
    right = box(-1900 + apart, 200, 800, 600)
    first = site("a", left, work("wa", "exclosure", zones=[left]))
    second = site("b", right, work("wb", "exclosure", zones=[right]))
    found = run(eroding, first, second, leakage=0.5)
    expected = leak_by_hand([left, right], 2000.0, 0.5, 3)
    assert [one.years[2].leaked[1] for one in found] == pytest.approx(expected, rel=2e-3)
    assert [one.meets for one in found] == [apart < 4000.0] * 2
    # the same as if one site had both fences
    together = site("s", box(-4000, -500, 12_000, 2000), *first.works, *second.works)
    assert run(eroding, together, leakage=0.5)[0].years[2].leaked[1] == pytest.approx(sum(expected), rel=2e-3)


def test_the_map_adds_up_what_leaks_of_two_sites(eroding):
    """The sum of the map is that of the sites: nothing twice, nothing left out."""
    sites = write_sites(eroding / "sites.gpkg", [rectangle(square(46, 20, 6)), rectangle(square(53, 20, 6))])
    draft_plan(
        DraftPlanRequest(sites, str(eroding), str(eroding / "plan.gpkg"), wind_from=315.0, measures=("exclosure",))
    )
    found = compute_scenario(asked(eroding, leakage=0.5))
    assert all(one.meets for one in found.sites)
    band = gdal.Open(found.output).ReadAsArray()[2]
    net = sum(one.years[2].avoided[1] - one.years[2].leaked[1] for one in found.sites)
    assert float(np.nansum(band)) * 0.25 == pytest.approx(net, rel=2e-3)
    assert any("goes to the same land" in str(note) for note in found.notes)
    assert any("Net of leaks" in str(note) for note in found.notes)


def test_grazing_that_moves_onto_other_works_adds_to_what_they_leave_of_the_dust(eroding):
    """A grid beside a fence: a leak that is next to nothing must not give it the dust back."""
    write_raster(eroding, "dust_source", by_land(80.0, 80.0, 80.0)[None])
    works = (
        work("fence", "exclosure", zones=[box(0, 0, 2000, 2000)]),
        work("grid", "checkerboard", zones=[box(2000, 0, 2000, 2000)]),
    )
    outline = box(0, 0, 4000, 2000)
    tight, seeping, leaking = (
        run(eroding, site("s", outline, *works), leakage=share)[0].years[2].emission[1] for share in (0.0, 1e-9, 0.5)
    )
    assert tight < 0.6  # 0.1 on the half with the grid, what plants leave on the other
    assert seeping == pytest.approx(tight, rel=1e-6)
    assert tight < leaking < 1.0


def test_the_map_shows_dust_that_leaking_grazing_adds(eroding):
    write_raster(eroding, "dust_source", by_land(80.0, 80.0, 80.0)[None])
    sites = write_sites(eroding / "sites.gpkg", [rectangle(square(4, 4, 12)), rectangle(square(17, 4, 12))])
    request = DraftPlanRequest(
        sites, str(eroding), str(eroding / "plan.gpkg"), wind_from=315.0, measures=("exclosure",)
    )
    draft_plan(request)
    bands = [gdal.Open(compute_scenario(asked(eroding, leakage=share)).output).ReadAsArray() for share in (0.0, 0.5)]
    closed, leaking = (one[4] - one[3] for one in bands)
    assert closed.min() < -1.0
    assert closed.max() == 0.0
    assert leaking.max() > 0.1
    assert ((leaking > 1e-3) <= (bands[1][2] < 0.0)).all()  # where soil loss rises, too
    behind = closed < 0.999 * closed.min()  # land behind fences takes no grazing of the other site
    assert np.array_equal(leaking[behind], closed[behind])


def unknown_west(folder):
    """Make soil loss unknown in the western half of the first 6 km square of the bare land."""
    path = str(folder / "soil_loss.tif")
    bands = gdal.Open(path).ReadAsArray()
    bands[:, 4:16, 4:10] = np.nan
    with RasterWriter(path, Grid.read(path), tuple(Band(f"{n}") for n in range(len(bands)))) as writer:
        writer.write(bands, 0)


@pytest.fixture
def drafted(eroding):
    sites = write_sites(eroding / "sites.gpkg", [rectangle(square(4, 4, 12)), rectangle(square(52, 10, 14))])
    draft_plan(DraftPlanRequest(sites, str(eroding), str(eroding / "plan.gpkg"), wind_from=315.0))
    return eroding


def test_the_share_of_unknown_land_is_told(drafted):
    unknown_west(drafted)
    found = compute_scenario(asked(drafted))
    assert [one.unknown for one in found.sites] == [pytest.approx(0.5, abs=1e-6), pytest.approx(0.0, abs=1e-9)]
    assert found.unknown == pytest.approx(0.5 * 36 / (36 + 49), abs=1e-6)
    assert any("not known on 50.0 % of the land" in str(note) for note in found.notes)
    told = json.loads((drafted / "scenario.json").read_text(encoding="utf-8"))
    assert told["sites"][0]["unknown"] == pytest.approx(0.5, abs=1e-6)


def test_figures_are_kept_in_the_plan(drafted):
    path = drafted / "plan.gpkg"
    before = read_plan(path)
    assert not _edited(path)
    found = compute_scenario(asked(drafted, years=5, leakage=0.5, store=True))
    assert found.stored
    plan = read_plan(path)
    rows = plan.rows("scenario")
    assert len(rows) == 2 * 5
    assert plan.plan["revision"] == before.plan["revision"] + 1
    assert {row["of_revision"] for row in rows} == {plan.plan["revision"]}
    for one in found.sites:
        for effect in one.years:
            row = next(r for r in rows if r["site"] == one.uuid and r["year"] == effect.year)
            assert row["loss_without"] == pytest.approx(one.before)
            assert row["avoided_mode"] == pytest.approx(effect.avoided[1])
            assert row["loss_with_mode"] == pytest.approx(one.before - effect.net[1])
            assert row["loss_with_low"] <= row["loss_with_mode"] <= row["loss_with_high"]
            assert row["unknown_share"] == pytest.approx(0.0, abs=1e-9)
            assert row["currency"] == "USD"
        net = sum(effect.net[1] for effect in one.years)
        expected = pytest.approx(one.cost[1] / net) if net > 0.0 else None
        assert row["cost_per_tonne_mode"] == expected
    assert any(row["cost_per_tonne_mode"] for row in rows)
    hashes = json.loads(rows[0]["inputs"])
    assert hashes["plan"] == Fingerprint().of(plan)
    assert hashes["soil_loss"] == provenance.sha256(drafted / "soil_loss.tif")
    assert not _edited(path)  # a draft stays a draft: no copy of it is kept when it is drafted anew
    again = compute_scenario(asked(drafted, year=2, years=2, store=True))
    assert again.stored
    assert len(read_plan(path).rows("scenario")) == 2 * 2


def test_figures_are_stale_once_a_price_changes_and_no_sooner(drafted):
    """A note or a contingency changes the revision, but neither the effect nor the cost of a tonne."""
    compute_scenario(asked(drafted, years=5, store=True))
    plan = read_plan(drafted / "plan.gpkg")
    assert not scenario_is_stale(plan)
    used = {row["measure"] for row in plan.rows("works")}
    price = next(row for row in plan.rows("unit_costs") if row["measure"] in used)
    for changes, stale in (
        (with_setting(plan, "contingency", 0.2), False),
        (Changes({"notes": [{"uuid": "n", "text": "x", "made": "2026-01-01"}]}), False),
        (priced(plan, price["uuid"], replace(entry_of(price), high=price["high"] * 2.0)), True),
        (with_setting(plan, "renewals", False), True),
        (Changes({"works": [{"uuid": plan.rows("works")[0]["uuid"], "start_year": 3}]}), True),
    ):
        saved = Changes({"plan": [{"uuid": plan.plan["uuid"], "revision": plan.plan["revision"] + 1}]})
        assert scenario_is_stale(applied(applied(plan, changes), saved)) is stale
    # of an older version, which kept no fingerprint
    rows = [{**row, "inputs": "{}"} for row in plan.rows("scenario")]
    old = PlanDocument(plan.crs, {**plan.tables, "scenario": rows})
    assert not scenario_is_stale(old)
    old.tables["plan"] = [{**plan.plan, "revision": plan.plan["revision"] + 1}]
    assert scenario_is_stale(old)


def test_a_scenario_that_is_not_kept_leaves_the_plan(drafted):
    before = (drafted / "plan.gpkg").read_bytes()
    assert not compute_scenario(asked(drafted)).stored
    assert (drafted / "plan.gpkg").read_bytes() == before


def test_a_plan_that_changed_meanwhile_is_left_alone_and_a_note_says_so(drafted, monkeypatch):
    from dss_planner.plan.scenario import scenario

    real = scenario.planned_sites

    def slow(document):
        other = read_plan(drafted / "plan.gpkg")
        save_plan(other, drafted / "plan.gpkg", other.stamp)
        return real(document)

    monkeypatch.setattr(scenario, "planned_sites", slow)
    found = compute_scenario(asked(drafted, store=True))
    assert not found.stored
    assert any("not kept in the plan" in str(note) for note in found.notes)
    assert read_plan(drafted / "plan.gpkg").rows("scenario") == []


def test_a_tonne_costs_least_where_the_effect_is_strongest():
    effects = tuple(YearEffect(year, (0.0, 10.0, 20.0), (0.0, 0.0, 0.0), (math.nan,) * 3) for year in (1, 2))
    triple = (0.0, 0.0, 0.0)
    found = SiteScenario(
        "s", "s", 1.0, 1.0, effects, triple, triple, (100.0, 200.0, 300.0), "USD", 0.1, (), cost_years=2
    )
    assert found.per_tonne == (100.0 / 40.0, 200.0 / 20.0, math.inf)


def test_works_that_are_not_chosen_do_nothing(drafted):
    all_works = compute_scenario(asked(drafted)).avoided[1]
    plan = read_plan(drafted / "plan.gpkg")
    rows = [{**row, "chosen": row["measure"] != "sand_fence"} for row in plan.rows("works")]
    save_plan(PlanDocument(plan.crs, {**plan.tables, "works": rows}), drafted / "plan.gpkg", plan.stamp)
    assert compute_scenario(asked(drafted)).avoided[1] < all_works

"""The bill of quantities and live totals: by hand, against each other to the last bit, and against WGS 84 geodesics."""

import json
import math
import time
from dataclasses import replace

import pytest
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Value, load_catalogue
from dss_planner.plan.budget.basis import Terms, basis_of
from dss_planner.plan.budget.bill import BillCache, bill
from dss_planner.plan.budget.drawn import Drawn, drawn_of, option_of
from dss_planner.plan.budget.live import LiveRequest, live_totals
from dss_planner.plan.budget.uncertain import SpreadRequest, uncertain
from dss_planner.plan.drafting.draft import DraftPlanRequest, draft_plan
from dss_planner.plan.drafting.rows import cost_rows
from dss_planner.plan.store.document import PlanDocument, read_plan
from dss_planner.raster.areas import EllipsoidSizes
from dss_planner.raster.grid import spatial_reference

CATALOGUE = load_catalogue()
CRS = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
LEFT, BOTTOM = 500_000.0, 5_000_000.0
#: On the central meridian of a UTM zone a metre of map is 1/0.9996 m of land.
SCALE = 1 / 0.9996


def box(x, y, width, height):
    left, bottom, right, top = LEFT + x, BOTTOM + y, LEFT + x + width, BOTTOM + y + height
    return ogr.CreateGeometryFromWkt(
        f"POLYGON(({left} {bottom},{right} {bottom},{right} {top},{left} {top},{left} {bottom}))"
    )


def way(*points):
    return ogr.CreateGeometryFromWkt(f"LINESTRING({','.join(f'{LEFT + x} {BOTTOM + y}' for x, y in points)})")


def place(x, y):
    return ogr.CreateGeometryFromWkt(f"POINT({LEFT + x} {BOTTOM + y})")


def plan(*shapes, measures=None, **row):
    """A plan of shapes: (table, site, measure, geometry, …other columns)."""
    tables = {"plan": [{"years": 5, "currency": "USD", **row}], "zones": [], "lines": [], "points": [], "works": []}
    for index, (table, site, measure, geometry, *other) in enumerate(shapes):
        work = f"{site}-{measure}"
        tables[table].append(
            {"uuid": f"{index:03d}", "site": site, "work": work, "measure": measure, "geom": geometry, **dict(*other)}
        )
        if all(one["uuid"] != work for one in tables["works"]):
            tables["works"].append({"uuid": work, "site": site, "measure": measure, "name": work, "start_year": 1})
    used = measures or [CATALOGUE.get(name) for name in sorted({measure for _, _, measure, *_ in shapes})]
    tables["measures"] = [{"id": one.id, "definition": json.dumps(provenance.plain(one))} for one in used]
    tables["unit_costs"] = [one for measure in used for one in cost_rows(measure)]
    tables["sites"] = [
        {"uuid": site, "name": site, "rain_mm": 100.0} for site in sorted({site for _, site, *_ in shapes})
    ]
    return PlanDocument(CRS, tables)


def rows(found, **wanted):
    return [one for one in found.rows if all(getattr(one, name) == value for name, value in wanted.items())]


def row(found, **wanted):
    (only,) = rows(found, **wanted)
    return only


def live(document, cache=None, terms=None):
    return live_totals(LiveRequest(basis_of(document, terms), drawn_of(document), document.crs), cache)


def test_a_fence_by_hand():
    found = bill(plan(("lines", "s", "sand_fence", way((0, 0), (0, 1000)), {"number": 1})))
    build = row(found, item="fence", kind="build")
    assert build.unit == "km"
    assert build.quantity == pytest.approx(SCALE, rel=1e-6)
    assert build.cost_likely == pytest.approx(3140.0 * SCALE, rel=1e-6)
    assert (build.price_low, build.price_high, build.tag, build.verified) == (2250.0, 6000.0, "V/V/M", False)
    assert row(found, item="posts").quantity == 502  # 1000.4 m at 2 m
    assert row(found, item="fence", kind="renewal").times == 2  # life 2–5 a: years 3 and 5
    assert found.plan.kilometres == pytest.approx(SCALE, rel=1e-6)
    assert found.plan.total.likely == pytest.approx(3 * 3140.0 * SCALE, rel=1e-6)


def test_a_grid_by_hand_and_its_land_counts_once():
    """100 × 100 m at 1 m is 20 200 m of barrier (T40), on the map; fence and grid stand on the same hectare."""
    found = bill(
        plan(
            ("zones", "s", "checkerboard", box(0, 0, 100, 100), {"options": '{"drawn": {"spacing": 1.0}}'}),
            ("zones", "s", "exclosure", box(0, 0, 100, 100)),
            ("lines", "s", "exclosure", way((0, 0), (100, 0), (100, 100), (0, 100), (0, 0))),
            ("points", "s", "exclosure", place(0, 50), {"kind": "gate"}),
            ("points", "s", "exclosure", place(100, 50), {"kind": "passage"}),
        )
    )
    barrier = row(found, item="barrier")
    assert barrier.quantity == pytest.approx(20.0 * SCALE**2 + 0.2 * SCALE, rel=1e-6)
    assert row(found, item="area", measure="checkerboard", kind="build").cost_likely == pytest.approx(
        1800.0 * SCALE**2, rel=1e-6
    )
    fence = row(found, item="fence", kind="build")
    assert (fence.unit, fence.cost_high) == ("m", pytest.approx(400.0 * SCALE * 4.0, rel=1e-6))
    assert (row(found, item="gates").quantity, row(found, item="passages").quantity) == (1, 1)
    assert found.plan.hectares == pytest.approx(SCALE**2, rel=1e-6)
    assert found.plan.works == 2


def test_land_that_crosses_itself_or_comes_in_parts_is_counted():
    """While a corner is dragged across an edge, and where other tools join two zones in one."""
    bow = ogr.CreateGeometryFromWkt(
        f"POLYGON(({LEFT} {BOTTOM},{LEFT + 100} {BOTTOM + 100},{LEFT + 100} {BOTTOM},{LEFT} {BOTTOM + 100},"
        f"{LEFT} {BOTTOM}))"
    )
    crossed = bill(plan(("zones", "s", "checkerboard", bow)))
    assert crossed.sites["s"].hectares == pytest.approx(0.5 * SCALE**2, rel=1e-5)  # two triangles of 2,500 m²
    two = box(0, 0, 100, 100).Union(box(500, 0, 100, 100))
    for measure in ("checkerboard", "haloxylon", "spring_well"):
        joined = plan(("zones", "s", measure, two))
        apart = plan(*(("zones", "s", measure, two.GetGeometryRef(number)) for number in (0, 1)))
        assert bill(joined).sites["s"].hectares == pytest.approx(bill(apart).sites["s"].hectares)
        assert bill(joined).plan.total.likely == pytest.approx(bill(apart).plan.total.likely)


def round_land(radius):
    """A circle as QGIS's tools draw it: two arcs."""
    west, east = LEFT - radius, LEFT + radius
    return ogr.CreateGeometryFromWkt(
        f"CURVEPOLYGON(CIRCULARSTRING({west} {BOTTOM},{LEFT} {BOTTOM + radius},{east} {BOTTOM},"
        f"{LEFT} {BOTTOM - radius},{west} {BOTTOM}))"
    )


@pytest.mark.parametrize("measure", ["checkerboard", "haloxylon", "spring_well", "exclosure"])
def test_a_circle_drawn_with_arcs_is_counted(measure):
    """π r² and, for the grid's barriers, 2 π r: pieces of one degree lose 5e-5 of the area."""
    found = bill(plan(("zones", "s", measure, round_land(100.0))))
    hectares = math.pi * SCALE**2
    assert rows(found, item="area")[0].quantity == pytest.approx(hectares, rel=1e-4)
    assert found.plan.hectares == pytest.approx(0.0 if measure == "spring_well" else hectares, rel=1e-4)
    arc = ogr.CreateGeometryFromWkt(
        f"COMPOUNDCURVE(CIRCULARSTRING({LEFT - 50} {BOTTOM},{LEFT} {BOTTOM + 50},{LEFT + 50} {BOTTOM}),"
        f"({LEFT + 50} {BOTTOM},{LEFT + 150} {BOTTOM}))"
    )
    fence = bill(plan(("lines", "s", "sand_fence", arc)))
    assert row(fence, item="fence", kind="build").quantity == pytest.approx(
        (math.pi * 50.0 + 100.0) * SCALE / 1000.0, rel=1e-4
    )


def test_plants_and_seedlings_with_losses():
    """4 × 4 m is 625 plants a hectare; 40–63 % survive."""
    found = bill(plan(("zones", "s", "haloxylon", box(0, 0, 1000, 1000))))
    plants = round(100 * SCALE**2 * 625)
    assert row(found, item="plants").quantity == pytest.approx(plants, abs=1)
    seedlings = row(found, item="seedlings")
    assert seedlings.quantity == pytest.approx(plants / 0.515, rel=1e-4)
    assert (seedlings.quantity_low, seedlings.quantity_high) == (
        pytest.approx(plants / 0.63, rel=1e-4),
        pytest.approx(plants / 0.40, rel=1e-4),
    )
    assert (seedlings.tag, seedlings.unit) == ("V", "1")
    assert found.plan.seedlings.likely == seedlings.quantity


def test_what_no_norm_tells_is_unknown_and_says_why():
    found = bill(plan(("zones", "s", "checkerboard", box(0, 0, 100, 100))))
    for item in ("straw", "labour", "haul"):
        one = row(found, item=item)
        assert one.quantity is None
        assert one.cost_likely is None
        assert str(one.note)
    assert found.plan.labour_days is None
    assert found.plan.labour_unknown == 1


def test_norms_that_people_enter_count():
    grid = CATALOGUE.get("checkerboard")
    norms = {"straw": Value((0.4, 0.6), "kg/m", "A", "own"), "labour": Value(30.0, "d/ha", "A", "own")}
    own = replace(grid, layout={**grid.layout, **norms})
    found = bill(plan(("zones", "s", "checkerboard", box(0, 0, 100, 100)), measures=[own]))
    straw = row(found, item="straw")
    assert straw.quantity == pytest.approx(20.2 * 0.5, rel=2e-3)
    assert (straw.unit, straw.tag) == ("t", "A")
    assert found.plan.labour_days.likely == pytest.approx(30.0 * SCALE**2, rel=1e-6)
    assert found.plan.labour_unknown == 0


def test_a_well_is_a_place_with_the_land_it_serves_counted_once():
    served = place(0, 0).Buffer(3000.0)
    found = bill(
        plan(
            ("zones", "s", "spring_well", served),
            ("zones", "s", "spring_well", place(0, 0).Buffer(1000.0)),
            ("points", "s", "spring_well", place(0, 0), {"kind": "work"}),
        )
    )
    assert row(found, item="area").quantity == pytest.approx(served.GetArea() / 1e4 * SCALE**2, rel=1e-4)
    assert row(found, item="units").cost_likely == 17_000.0
    assert found.plan.hectares == 0.0  # land served is no land worked on


def test_recurring_costs_and_contingency_are_of_the_plans_years():
    terms = Terms(years=4, contingency=0.1, upkeep={"checkerboard": 0.25}, renewals=False)
    found = bill(
        plan(
            ("zones", "s", "rot_graze", box(0, 0, 1000, 1000)),
            ("zones", "t", "checkerboard", box(2000, 0, 100, 100)),
        ),
        terms,
    )
    assert found.sites["s"].upkeep.likely == pytest.approx(4 * 8.0 * 100.0 * SCALE**2, rel=1e-6)
    assert found.sites["s"].build.likely == 0.0
    assert (found.sites["s"].kinds, found.sites["t"].kinds) == ({"recurring"}, {"upkeep"})
    assert found.plan.kinds == {"recurring", "upkeep"}
    upkeep = row(found, measure="checkerboard", kind="upkeep")
    assert upkeep.times == 0.75
    assert found.sites["t"].upkeep.likely == pytest.approx(0.75 * 1800.0 * SCALE**2, rel=1e-6)
    assert found.plan.contingency.high == pytest.approx(0.1 * (found.plan.build.high + found.plan.upkeep.high))
    assert found.plan.total.low == pytest.approx(1.1 * (found.plan.build.low + found.plan.upkeep.low))


def test_money_is_told_in_the_plans_currency_at_its_own_rate():
    one = ("zones", "s", "checkerboard", box(0, 0, 100, 100))
    dollars, plain = bill(plan(one)), plan(one, currency="MNT")
    with pytest.raises(InputError, match="no exchange rate of MNT"):
        bill(plain)
    plain.tables["rates"] = [{"currency": "MNT", "per_usd": 3500.0, "date": "2026-11-20", "source": "Mongolbank"}]
    found = bill(plain)
    assert found.currency == "MNT"
    assert found.plan.build.likely == pytest.approx(3500.0 * dollars.plan.build.likely)


def test_alternatives_that_are_not_chosen_and_measures_that_are_gone_count_for_nothing():
    document = plan(("zones", "s", "checkerboard", box(0, 0, 100, 100)))
    document.tables["works"][0]["chosen"] = False
    assert bill(document).rows == ()


def test_a_price_without_its_quantity_is_named_and_left_out():
    document = plan(("zones", "s", "checkerboard", box(0, 0, 100, 100)))
    document.tables["unit_costs"][0]["unit"] = "point"
    found = bill(document)
    assert "per point" in str(found.notes[0])
    assert found.plan.total.high == 0.0


@pytest.mark.parametrize("ends", [(2000.0, 1800.0, 3500.0), (1200.0, 1800.0, 1700.0)])
def test_a_price_whose_ends_do_not_rise_is_named(ends):
    document = plan(("zones", "s", "checkerboard", box(0, 0, 100, 100)))
    document.tables["unit_costs"][0].update(zip(("low", "mode", "high"), ends))
    (note,) = bill(document).notes
    assert "low, likely and high must be in this order" in str(note)
    with pytest.raises(InputError, match="must be in this order"):
        uncertain(SpreadRequest(document))


def test_terms_that_cannot_be_are_refused():
    document = plan(("zones", "s", "checkerboard", box(0, 0, 100, 100)))
    for terms, words in ((Terms(years=0), "0 years"), (Terms(contingency=2.0), "contingency")):
        with pytest.raises(InputError, match=words):
            bill(document, terms)


def test_features_that_have_no_work_yet_count_for_their_measure_and_site():
    document = plan(("zones", "s", "checkerboard", box(0, 0, 100, 100)))
    new = Drawn("zones", "new-1", "s", "checkerboard", bytes(box(500, 0, 100, 100).ExportToWkb()))
    drawn = (*drawn_of(document), new)
    found = live_totals(LiveRequest(basis_of(document), drawn, CRS))
    assert found.plan.works == 2
    assert found.plan.hectares == pytest.approx(2 * SCALE**2, rel=1e-6)


def test_spacing_is_what_was_drawn_else_what_was_asked_for():
    assert option_of('{"spacing": 3, "drawn": {"spacing": 2.5}}', "spacing") == 2.5
    assert option_of('{"spacing": 3, "drawn": {}}', "spacing") == 3.0
    for useless in (None, "", "[1]", "{", '{"spacing": true}', '{"spacing": -1}'):
        assert option_of(useless, "spacing") is None


def many(count):
    """A plan of ``count`` works: fences of three rows, grids and plantings by turns, five works at each site."""
    shapes = []
    for index in range(count):
        site, x, y = f"site{index // 5}", (index % 20) * 2000.0, (index // 20) * 2000.0
        measure = ("sand_fence", "checkerboard", "haloxylon", "shrub_belt", "exclosure")[index % 5]
        if measure in ("sand_fence", "exclosure"):
            shapes += [
                ("lines", site, measure, way((x, y + 10.0 * n), (x + 900, y + 10.0 * n + 5)), {"number": n})
                for n in range(6)
            ]
        if measure != "sand_fence":
            shapes.append(("zones", site, measure, box(x, y, 500 + index, 400)))
    return plan(*shapes)


def test_live_totals_are_those_of_the_saved_bill_to_the_last_bit_and_undo_with_the_edit():
    document, cache = many(40), BillCache()
    first = live(document, cache)
    assert first.plan == bill(document).plan
    assert first.bill.rows == bill(document).rows
    before = document.rows("zones")[3]["geom"]
    document.rows("zones")[3]["geom"] = box(0, 0, 777.7, 333.3)
    edited = live(document, cache)
    assert edited.plan == bill(document).plan
    assert edited.plan != first.plan
    document.rows("zones")[3]["geom"] = before
    assert live(document, cache).plan == first.plan
    document.tables["lines"] = [one for one in document.rows("lines") if one["work"] != "site0-sand_fence"]
    assert live(document, cache).plan == bill(document).plan
    document.tables["zones"].reverse()
    assert live(document, cache).plan == bill(document).plan


def test_live_totals_of_300_works_take_less_than_50_ms():
    document, cache = many(300), BillCache()
    basis, drawn = basis_of(document), drawn_of(document)
    live_totals(LiveRequest(basis, drawn, CRS), cache)
    spent = []
    for step in range(5):
        moved = replace(drawn[7], wkb=bytes(box(0, 0, 500 + step, 400).ExportToWkb()))
        changed = (*drawn[:7], moved, *drawn[8:])
        start = time.process_time()
        live_totals(LiveRequest(basis, changed, CRS), cache)
        spent.append(time.process_time() - start)
    print(f"{1000 * min(spent):.1f} ms")
    assert len(cache.works) == 300


def test_quantities_are_geodesic(karney):
    """Against Karney's geodesics (pyproj), along edges split as the map's straight lines are."""
    geod = karney.Geod(ellps="WGS84")
    to_degrees = karney.Transformer.from_crs("EPSG:32648", "EPSG:4326", always_xy=True)
    sizes = EllipsoidSizes(CRS)
    for shape in (way((0, 0), (200_000, 40_000)), way((-3000, 10), (2, 0), (55.5, 7000)), box(150_000, 0, 900, 700)):
        dense = shape.Clone()
        dense.Segmentize(100.0)
        ring = dense if dense.GetGeometryCount() == 0 else dense.GetGeometryRef(0)
        lon, lat = to_degrees.transform(*zip(*[point[:2] for point in ring.GetPoints()]))
        assert sizes.metres(shape) == pytest.approx(geod.line_length(lon, lat), rel=1e-8)
        if dense is not ring:
            area, _ = geod.polygon_area_perimeter(lon, lat)
            assert sizes.hectares(shape) == pytest.approx(abs(area) / 1e4, rel=1e-8)


def test_lengths_together_are_those_of_each():
    sizes = EllipsoidSizes(CRS)
    shapes = [way((0, 0), (10, 3000)), box(0, 0, 10, 20), way((5, 5), (6, 6), (9, 5)), place(0, 0), way((1, 1), (2, 1))]
    assert sizes.metres_each(shapes) == [sizes.metres(one) for one in shapes]
    assert sizes.metres_each([]) == []
    assert sizes.metres_each([place(0, 0)]) == [0.0]


def test_a_drafted_plan_has_a_bill(sites, study, tmp_path):
    output = str(tmp_path / "plan.gpkg")
    draft_plan(DraftPlanRequest(sites=sites, study=str(study), output=output, wind_from=315.0))
    document = read_plan(output)
    found = bill(document)
    assert len(found.sites) == 3
    assert found.plan.works == len(document.rows("works"))
    assert found.plan.build.low < found.plan.build.likely < found.plan.build.high
    costs = [one.cost_likely for one in found.rows if one.cost_likely is not None]
    assert sum(costs) == pytest.approx(found.plan.total.likely)
    assert live(document).plan == found.plan

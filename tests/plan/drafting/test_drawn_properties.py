"""Whatever the site and the wind: works stand across it, spaced, inside, whole, open for roads, beside each other.

Checked with numpy alone (`tests.measures.geometry.independent`), on blobs, holes, slivers, combs, tiny and huge sites.
"""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from osgeo import ogr

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.drafting.drawing import draw
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.package import CORE, REST, SEQUENCE, Choice
from dss_planner.plan.drafting.sheet import Land
from dss_planner.plan.drafting.surroundings import ROAD_HALF_WIDTH, Surroundings
from dss_planner.raster.areas import ellipsoidal_hectares
from tests.measures.geometry import independent
from tests.measures.geometry.shapes import KINDS, largest, site, turned

CRS = "EPSG:32648"
#: How far outside of the site a work may lie by rounding, m.
TOLERANCE = 1e-3
#: Measures that share the core, each on land of its own.
EXCLUSIVE = {"checkerboard", "net_grid", "shrub_belt", "haloxylon", "gravel", "overseed", "residue", "playa"}
CASES = [(kind, seed) for kind in KINDS for seed in range(3)]


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def wind_of(kind, seed):
    return float(np.random.default_rng([99, KINDS.index(kind), seed]).uniform(0, 360))


def land_of(kind, seed, lattice=False, roads=True, slope=2.0):
    outline = site(kind, seed)
    assert outline.GetGeometryName() == "POLYGON"
    assert outline.IsValid()
    middle = outline.PointOnSurface()
    x, y = middle.GetX(), middle.GetY()
    side = math.sqrt(outline.GetArea()) * 0.6
    core = largest(outline.Intersection(turned(x, y, side, side, wind_of(kind, seed))))
    left = outline.Difference(core)
    rest = None if left.IsEmpty() or left.GetArea() < 1 else largest(left)
    around = Surroundings()
    if roads:
        angle = np.random.default_rng([7, seed]).uniform(0, 2 * np.pi)
        reach = 5 * math.sqrt(outline.GetArea())
        ends = ((x + s * reach * math.cos(angle), y + s * reach * math.sin(angle)) for s in (-1, 1))
        road = ogr.CreateGeometryFromWkt("LINESTRING(" + ",".join(f"{a!r} {b!r}" for a, b in ends) + ")")
        around = Surroundings(roads=(road,), known=frozenset({"roads"}))
    return Land(outline, core, rest, wind_of(kind, seed), lattice, slope, 220.0, CRS, around)


def choices(*measures):
    return tuple(Choice(one, REST if one == "rot_graze" else CORE, "drafted", ()) for one in measures)


def shapes_of(works):
    return [(work, shape) for work in works for shape in (*work.zones, *work.lines, *work.points)]


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_all_18_measures_lie_inside_and_are_whole(kind, seed, catalogue):
    land = land_of(kind, seed, lattice=bool(seed % 2))
    works, notes = draw(catalogue, land, choices(*SEQUENCE))
    assert len(works) + len(notes) >= len(SEQUENCE)
    for work, shape in shapes_of(works):
        found = shape.geometry
        assert found.GetGeometryName() in {"POLYGON", "LINESTRING", "POINT"}, work.measure.id
        assert found.IsValid(), (work.measure.id, shape.name)
        if found.GetDimension() == 0:
            place = np.array([[found.GetX(), found.GetY()]])
            assert independent.inside(land.site, place)[0] or independent.from_edge(land.site, place)[0] < TOLERANCE
        else:
            step = max(7.0, math.sqrt(land.site.GetArea()) / 40)
            assert independent.farthest_outside(land.site, found, step) < TOLERANCE, (work.measure.id, shape.name)


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_fences_stand_across_the_wind_at_their_spacing(kind, seed, catalogue):
    land = land_of(kind, seed, roads=False)
    asked = {"sand_fence": DrawingOptions(spacing=15.0, rows=4, gap_every=0.0)}
    works, _ = draw(catalogue, land, choices("sand_fence"), asked)
    for work in works:
        for shape in work.lines:
            assert independent.turn_from_wind(shape.geometry, land.wind_from) > 89.0
        where = {shape.number: independent.positions([shape.geometry], land.wind_from)[0] for shape in work.lines}
        first = min(where)
        for number, position in where.items():
            assert where[first] - position == pytest.approx((number - first) * 15.0, abs=1e-4)
            drawn = sum(independent.length(one.geometry) for one in work.lines if one.number == number)
            whole = independent.chords(land.core, land.wind_from, position)
            # pieces shorter than the spacing are left out
            assert whole - 15.0 * 8 <= drawn <= whole + 1e-3
        total = sum(independent.ground_length(shape.geometry, CRS) for shape in work.lines)
        assert work.quantities.length == pytest.approx(total, rel=1e-6)


@pytest.mark.parametrize("asked", [0.0, 17.0, 123.0, 359.0])
def test_an_orientation_asked_for_is_kept_to_a_degree(asked, catalogue):
    land = land_of("blob", 1)
    measures = ("sand_fence", "tree_belt", "shrub_belt", "playa")
    wish = DrawingOptions(orientation=asked, draw_rows=True)
    works, _ = draw(catalogue, land, choices(*measures), dict.fromkeys(measures, wish))
    assert {work.measure.id for work in works} == set(measures)
    for work in works:
        assert work.lines
        for shape in work.lines:
            assert independent.turn_from_wind(shape.geometry, asked) > 89.0


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_roads_stay_open(kind, seed, catalogue):
    land = land_of(kind, seed)
    road = land.around.roads[0]
    (x0, y0), (x1, y1) = independent.coordinates(road)
    normal = np.array([y1 - y0, x0 - x1]) / math.hypot(x1 - x0, y1 - y0)
    works, _ = draw(catalogue, land, choices("sand_fence", "checkerboard", "tree_belt", "haloxylon", "exclosure"))
    for work in works:
        shapes = work.lines if work.measure.id == "exclosure" else (*work.zones, *work.lines)
        for shape in shapes:
            curve = shape.geometry
            points = independent.coordinates(curve.GetGeometryRef(0) if curve.GetDimension() == 2 else curve)
            side = (points - [x0, y0]) @ normal
            # one side of the road, at its half width
            assert side.min() > 0 or side.max() < 0, (work.measure.id, shape.name)
            assert np.abs(side).min() > ROAD_HALF_WIDTH - 0.05


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_works_do_not_share_land(kind, seed, catalogue):
    land = land_of(kind, seed)
    works, _ = draw(catalogue, land, choices(*(one for one in SEQUENCE if one in EXCLUSIVE | {"rot_graze"})))
    zones = [(work.measure.id, shape.geometry) for work in works for shape in work.zones]
    rng = np.random.default_rng(seed)
    for (one, first), (other, second) in combinations(zones, 2):
        (x0, x1, y0, y1), (x2, x3, y2, y3) = first.GetEnvelope(), second.GetEnvelope()
        low, high = np.array([max(x0, x2), max(y0, y2)]), np.array([min(x1, x3), min(y1, y3)])
        if (high <= low).any():
            continue
        # points rather than the overlay of the library, which fails where edges nearly lie on each other
        points = rng.uniform(low, high, (500, 2))
        both = independent.inside(first, points) & independent.inside(second, points)
        deep = both & (independent.from_edge(first, points) > TOLERANCE)
        assert not deep.any(), (one, other)


@pytest.mark.parametrize(("kind", "seed"), CASES)
def test_areas_and_lengths_agree_with_an_own_computation(kind, seed, catalogue):
    land = land_of(kind, seed, roads=False)
    works, _ = draw(catalogue, land, choices("checkerboard", "haloxylon", "exclosure"))
    for work in works:
        plane = sum(independent.area(shape.geometry) for shape in work.zones)
        assert plane == pytest.approx(sum(shape.geometry.GetArea() for shape in work.zones), rel=1e-6)
        if work.measure.id == "checkerboard":
            edge = sum(
                independent.ground_length(shape.geometry.GetGeometryRef(i), CRS)
                for shape in work.zones
                for i in range(shape.geometry.GetGeometryCount())
            )
            ground = sum(ellipsoidal_hectares(shape.geometry, CRS) for shape in work.zones) * 10_000
            assert work.quantities.length == pytest.approx(2 * ground / 1.0 + edge / 2, rel=1e-6)
        if work.measure.id == "exclosure":
            fence = sum(independent.length(shape.geometry) for shape in work.lines)
            gates = [shape for shape in work.points if shape.kind == "gate"]
            around = independent.length(land.core.GetGeometryRef(0))
            assert fence == pytest.approx(around - 8.0 * len(gates), rel=1e-6)
            on_ground = sum(independent.ground_length(shape.geometry, CRS) for shape in work.lines)
            assert work.quantities.length == pytest.approx(on_ground, rel=1e-6)
            assert work.quantities.gates == len(gates)


def test_gaps_for_animals_are_staggered_from_row_to_row(catalogue):
    core = turned(0.0, 0.0, 3200.0, 1500.0, -40.0)
    land = Land(core, core, None, 40.0, False, 2.0, 220.0, CRS)
    works, _ = draw(catalogue, land, choices("sand_fence"))
    across = np.array([math.cos(math.radians(land.wind_from)), -math.sin(math.radians(land.wind_from))])
    gaps = {}
    for number in (1, 2, 3):
        pieces = [independent.coordinates(one.geometry) @ across for one in works[0].lines if one.number == number]
        ends = np.sort(np.concatenate(pieces))[1:-1].reshape(-1, 2)
        gaps[number] = ends[(ends[:, 1] - ends[:, 0]) < 20.0].mean(axis=1)
        assert len(gaps[number]) > 2
        assert np.diff(ends[(ends[:, 1] - ends[:, 0]) < 20.0]).ravel() == pytest.approx(10.0, abs=1e-3)
    for first, second in ((1, 2), (2, 3)):
        apart = np.abs(gaps[first][:, None] - gaps[second][None, :])
        assert apart.min() == pytest.approx(250.0, abs=1e-3)


def test_a_wind_from_many_sides_gets_belts_both_ways(catalogue):
    land = land_of("blob", 0, lattice=True, roads=False)
    works, _ = draw(catalogue, land, choices("tree_belt"))
    turns = [
        (shape.name.startswith("Secondary"), independent.turn_from_wind(shape.geometry, land.wind_from))
        for shape in works[0].lines
    ]
    assert {secondary for secondary, _ in turns} == {True, False}
    for secondary, turn in turns:
        assert turn < 1.0 if secondary else turn > 89.0
    # passages: no secondary belt touches a main belt
    main = [shape.geometry for shape in works[0].lines if not shape.name.startswith("Secondary")]
    cross = [shape.geometry for shape in works[0].lines if shape.name.startswith("Secondary")]
    assert min(one.Distance(other) for one in main for other in cross) > 4.9


@pytest.mark.parametrize(("slope", "spacing"), [(2.0, 10.0), (7.0, 10.0 * 6 / 8.5), (12.0, 10.0 * 3.5 / 8.5)])
def test_slopes_bring_fences_nearer(slope, spacing, catalogue):
    works, _ = draw(catalogue, land_of("blob", 2, roads=False, slope=slope), choices("sand_fence"))
    land = land_of("blob", 2)
    rows = {one.number: independent.positions([one.geometry], land.wind_from)[0] for one in works[0].lines}
    assert rows[1] - rows[2] == pytest.approx(spacing, abs=1e-4)


def test_an_exclosure_has_a_gate_on_each_road_and_passages_between_gates(catalogue):
    land = land_of("blob", 0)
    works, _ = draw(catalogue, land, choices("exclosure"))
    road = land.around.roads[0]
    points = works[0].points
    on_road = [one for one in points if one.kind == "gate" and one.geometry.Distance(road) < ROAD_HALF_WIDTH]
    assert len(on_road) == 2
    passages = [one for one in points if one.kind == "passage"]
    assert len(passages) >= 2
    gates = [one.geometry for one in points if one.kind == "gate"]
    assert min(one.geometry.Distance(gate) for one in passages for gate in gates) > 100.0
    assert all(one.geometry.Distance(land.core.Boundary()) < TOLERANCE for one in passages)


def test_known_places_are_drawn_and_unknown_ones_named_as_proposals(catalogue):
    land = land_of("blob", 0, roads=False)
    unknown, notes = draw(catalogue, land, choices("playa", "mine_rehab", "track_merge", "spring_well"))
    assert {work.measure.id for work in unknown} == {"playa", "spring_well"}
    assert all("proposal" in shape.name for work in unknown for shape in (*work.zones, *work.points)[-1:])
    assert sum("is not drawn" in str(note) for note in notes) == 2
    x, y = land.core.Centroid().GetX(), land.core.Centroid().GetY()
    known = Surroundings(
        roads=(ogr.CreateGeometryFromWkt(f"LINESTRING({x - 9000} {y}, {x + 9000} {y})"),),
        water_points=(land.core.Centroid(),),
        mine_pits=(turned(x, y, 80, 50, 10),),
        playas=(turned(x - 200, y, 300, 400, 30),),
        known=frozenset({"roads", "water_points", "mine_pits", "playas"}),
    )
    land = Land(land.site, land.core, land.rest, land.wind_from, False, 2.0, 220.0, CRS, known)
    works, notes = draw(catalogue, land, choices("playa", "mine_rehab", "track_merge", "spring_well"))
    by_id = {work.measure.id: work for work in works}
    assert not notes
    assert independent.area(by_id["mine_rehab"].zones[0].geometry) == pytest.approx(4000.0, abs=1e-2)
    assert by_id["spring_well"].quantities.units == 1
    served = next(one.geometry for one in by_id["spring_well"].zones if one.name.startswith("Land served"))
    assert independent.area(served) <= 2826e4
    # corridor: 25 m to both sides
    track = by_id["track_merge"]
    assert independent.area(track.zones[0].geometry) == pytest.approx(50 * track.quantities.length, rel=0.03)
    names = {shape.name.rsplit(" ", 1)[0] for shape in by_id["playa"].lines}
    assert names == {"Halophyte row", "Roughened strip"}


def test_species_of_a_mix_add_up(catalogue):
    mix = (("Caragana", 0.5), ("Salix", 0.3), ("Artemisia", 0.2))
    works, _ = draw(catalogue, land_of("blob", 0), choices("haloxylon"), {"haloxylon": DrawingOptions(mix=mix)})
    said = next(str(note) for note in works[0].notes if str(note).startswith("Mix"))
    counts = [int(part.split()[-1].rstrip(".")) for part in said.split(":")[1].split(",")]
    assert sum(counts) == works[0].quantities.plants
    assert counts[0] == pytest.approx(works[0].quantities.plants / 2, abs=1)


def test_fences_laid_another_way_still_cross_the_whole_front(catalogue):
    core = turned(0.0, 0.0, 2000.0, 2000.0, 0.0)
    land = Land(core, core, None, 0.0, False, 2.0, 220.0, CRS)
    wish = {"sand_fence": DrawingOptions(orientation=10.0, rows=3, gap_every=0.0)}
    works, _ = draw(catalogue, land, choices("sand_fence"), wish)
    first = next(shape.geometry for shape in works[0].lines if shape.number == 1)
    # through the middle of the front (0, 1000 - 10), from where it rises 10° to the west until the northern edge
    assert independent.from_edge(core, np.array([[0.0, 990.0]]))[0] == pytest.approx(10.0)
    assert first.Distance(ogr.CreateGeometryFromWkt("POINT (0 990)")) < 1e-6
    west = 10 / math.tan(math.radians(10))
    assert independent.length(first) == pytest.approx((west + 1000) / math.cos(math.radians(10)), abs=1e-3)

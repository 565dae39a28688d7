"""Places on impassable cells are used from the land beside them: the nearest cell, its own bank, no pocket."""

import math

import numpy as np
import pytest

from dss_planner.access.beside import REACH
from dss_planner.access.origins import left_out_notes, read_origins
from dss_planner.access.supplies import SupplyKind, SupplyRequest, compute_supplies
from dss_planner.access.suppliessources import read_sources
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import ArraySurface
from dss_planner.access.traveltime import TravelTimeRequest, compute_travel_time
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import Layout
from dss_planner.raster.reading import read_whole

ROWS, COLUMNS = 24, 30


@pytest.fixture
def used(make_raster, make_vector):
    """``used(friction, [wkt])``: the origins, and the cells they are used from as (row, column, number)."""

    def make(friction, places, side=8, read=read_origins):
        path = make_raster("friction.tif", friction)
        grid = Grid.read(path)
        layout = Layout(*friction.shape, side)
        uri = make_vector("places.gpkg", [(wkt, {"name": f"p{n}"}) for n, wkt in enumerate(places, start=1)])
        found = read(uri, grid, ArraySurface(friction), layout, "name")
        origins = getattr(found, "origins", found)
        cells = set()
        for patch, at in origins.cells.items():
            window = layout.window(patch)
            for place, number in zip(at.tolist(), origins.numbers[patch].tolist()):
                cells.add((window.row + place // window.width, window.column + place % window.width, number))
        return origins, cells

    return make


def land():
    return np.full((ROWS, COLUMNS), 0.003, dtype=np.float32)


def at(column, row):
    """A point at a place of the grid of `make_raster`, in cells from its upper left corner."""
    return f"POINT ({500000 + 1000 * column} {4900000 - 1000 * row})"


def test_a_town_on_a_line_starts_from_its_own_side_of_it(used):
    friction = land()
    friction[:, 10] = BARRIER
    origins, cells = used(friction, [at(10.3, 5.5), at(10.8, 12.5), at(3.5, 3.5)])
    assert cells == {(5, 9, 1), (12, 11, 2), (3, 3, 3)}
    assert origins.used == 3
    assert origins.moved == ((1, pytest.approx(800.0)), (2, pytest.approx(700.0)))
    told = [str(note) for note in left_out_notes(origins)]
    assert told == [
        "2 origin(s) lie on water or a barrier at this cell size and are used from the nearest passable cell: “p1” "
        "(800 m), “p2” (700 m)."
    ]


def test_a_place_in_the_middle_has_both_sides_and_two_cells_are_the_farthest(used):
    friction = land()
    friction[:, 10] = BARRIER
    friction[:, 20:23] = BARRIER
    origins, cells = used(friction, [at(10.5, 5.5), at(21.5, 5.5)])
    assert cells == {(5, 9, 1), (5, 11, 1), (5, 19, 2), (5, 23, 2)}
    friction[:, 19:24] = BARRIER
    friction[:, 18] = np.nan
    origins, cells = used(friction, [at(10.5, 5.5), at(21.5, 5.5)])
    assert origins.left_out == ((), (2,))
    assert cells == {(5, 9, 1), (5, 11, 1)}


def test_a_pocket_between_barriers_is_no_place_to_start_where_there_is_other_land(used):
    friction = land()
    friction[9:12, 9:12] = BARRIER
    friction[10, 10] = 0.003
    friction[10, 11:20] = BARRIER
    _, cells = used(friction, [at(11.2, 10.5)])
    assert all(cell[:2] != (10, 10) for cell in cells), "the cell nearest is shut in on all sides"
    friction[:] = BARRIER
    friction[10, 10] = 0.003
    assert used(friction, [at(11.2, 10.5)])[1] == {(10, 10, 1)}, "better than nothing"


@pytest.mark.parametrize("side", [8, 64])
def test_cells_are_those_of_a_search_over_all_cells(used, side):
    """An independent search, over random ground whose land hangs together, across the edges of patches."""
    random = np.random.default_rng(5)
    friction = land()
    friction[random.random(friction.shape) < 0.45] = BARRIER
    friction[:, ::3] = 0.003
    friction[::4, :] = 0.003
    shut = np.argwhere(friction >= BARRIER)[:60]
    places = [(column + random.random(), row + random.random()) for row, column in shut]
    _, cells = used(friction, [at(*place) for place in places], side)
    first = {}
    for number, (x, y) in enumerate(places, start=1):
        options = [
            (math.hypot(column + 0.5 - x, row + 0.5 - y), row, column)
            for row, column in np.argwhere(friction < BARRIER).tolist()
            if abs(row - math.floor(y)) <= REACH and abs(column - math.floor(x)) <= REACH
        ]
        first.setdefault(min(options)[1:], number)
    assert cells == {(*cell, number) for cell, number in first.items()}


def test_of_two_places_for_one_cell_the_one_that_lies_there_counts(used):
    friction = land()
    friction[:, 10] = BARRIER
    assert used(friction, [at(10.3, 5.5), at(9.5, 5.5)])[1] == {(5, 9, 2)}


def test_a_lake_is_reached_from_its_shore(used):
    friction = land()
    friction[10:13, 10:13] = BARRIER
    ring = "((510100 4889900, 512900 4889900, 512900 4887100, 510100 4887100, 510100 4889900))"
    _, cells = used(friction, [f"POLYGON {ring}"])
    shore = {(row, column) for row in range(9, 14) for column in range(9, 14)} - {
        (row, column) for row in range(10, 13) for column in range(10, 13)
    }
    assert {cell[:2] for cell in cells} == shore


def test_a_well_on_a_river_two_cells_wide_is_loaded_on_both_banks(used):
    friction = land()
    friction[:, 10:13] = BARRIER
    origins, cells = used(friction, [at(11.5, 5.5)], read=read_sources)
    assert {cell[1] for cell in cells} == {9, 13}
    assert {cell[0] for cell in cells} == {3, 4, 5, 6, 7}
    assert origins.used == 1


def test_travel_time_names_the_town_that_was_moved(make_raster, make_vector, tmp_path):
    friction = np.full((4, 6), 0.003)
    friction[:, 2] = BARRIER
    request = TravelTimeRequest(
        make_raster("friction.tif", friction),
        make_vector("towns.gpkg", [(at(2.2, 1.5), {"name": "Өргөн"})]),
        str(tmp_path / "t.tif"),
        names=("name",),
    )
    result = compute_travel_time(request)
    assert "“Өргөн” (700 m)" in str(result.notes[0])
    minutes = read_whole(result.output)
    assert minutes[1, 1] == 0.0
    assert (minutes[:, 2:] >= BARRIER).all()
    assert result.origins_blocked == 0


def test_water_on_a_river_reaches_both_banks(make_raster, make_vector, tmp_path):
    friction = np.full((4, 6), 0.003)
    friction[:, 2] = BARRIER
    kind = SupplyKind("water", make_vector("wells.gpkg", [(at(2.2, 1.5), {"name": "well"})]))
    result = compute_supplies(SupplyRequest((kind,), make_raster("f.tif", friction), str(tmp_path / "s.tif")))
    assert (result.supplies[0].sources_used, result.supplies[0].sources_beside) == (1, 1)
    minutes = read_whole(result.output)
    assert minutes[1, 1] == minutes[1, 3] == 0.0


def test_a_wide_lake_is_told_by_how_many_cells_off_its_shore_is(used):
    friction = land()
    friction[4:16, 4:16] = BARRIER
    ring = "((505100 4894900, 514900 4894900, 514900 4885100, 505100 4885100, 505100 4894900))"
    origins, cells = used(friction, [f"POLYGON {ring}"])
    assert origins.used == 1
    assert origins.moved == ((1, 2000.0),)
    edge = {(row, column) for row, column, _ in cells}
    assert edge == {(row, column) for row in range(3, 17) for column in range(3, 17) if {row, column} & {3, 16}}

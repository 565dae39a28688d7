"""Which origin is reached first: exact against solving every origin alone, ties by the lowest number."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from dss_planner.access.allocation import NOBODY, allocate, first_moves
from dss_planner.access.ondisk import PatchSolver, survey
from dss_planner.access.origins import Origins
from dss_planner.access.patches import Store
from dss_planner.access.solved import WholeSolved
from dss_planner.access.solver import solved_field
from dss_planner.access.surface import BARRIER
from dss_planner.access.surfaces import ArraySurface
from dss_planner.access.walking import Movement
from dss_planner.errors import Cancelled
from dss_planner.raster.layout import Layout

_spec = importlib.util.spec_from_file_location("movesolver_tests", Path(__file__).parent / "test_movesolver.py")
_moves = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_moves)

CELL = (90.0, 90.0)


def _origins(places, layout):
    """Origins of one cell each: number 1 at the first of ``places``, and so on."""
    cells, numbers = {}, {}
    for number, (row, column) in enumerate(places, start=1):
        patch = (row // layout.side, column // layout.side)
        place = row % layout.side * layout.window(patch).width + column % layout.side
        cells.setdefault(patch, []).append(place)
        numbers.setdefault(patch, []).append(number)
    for patch, found in cells.items():
        order = np.argsort(found)
        cells[patch], numbers[patch] = np.array(found)[order], np.array(numbers[patch])[order]
    return Origins(cells, numbers, ("",) * len(places), len(places), 0, 0)


def _mask(shape, places):
    mask = np.zeros(shape, dtype=bool)
    for place in places:
        mask[place] = True
    return mask


def _expected(friction, places):
    """Number of the nearest origin, the lowest of several, from the exact values of each origin alone."""
    values = np.stack([solved_field(friction, _mask(friction.shape, [place]), CELL).interior for place in places])
    values[:, ~(friction < BARRIER)] = 1 << 61
    numbers = np.argmin(values, axis=0) + 1
    return np.where(values.min(axis=0) < 1 << 49, numbers, NOBODY)


def _places(mask):
    places = [tuple(place) for place in np.argwhere(mask).tolist()]
    return places[::-1]  # so that a low number does not mean a low row


def _whole(friction, places, side):
    field = solved_field(friction, _mask(friction.shape, places), CELL)
    return WholeSolved(field, friction, Layout(*friction.shape, side))


def _found(solved, origins, shape):
    numbers = np.full(shape, NOBODY, dtype=np.int32)
    allocate(solved, origins, numbers)
    return numbers


@pytest.mark.parametrize("side", [23, 40, 500])
def test_the_nearest_origin_counts(landscape, side):
    friction, mask = landscape
    places = _places(mask)
    solved = _whole(friction, places, side)
    found = _found(solved, _origins(places, solved.layout), friction.shape)
    np.testing.assert_array_equal(found, _expected(friction, places))


@pytest.mark.parametrize("side", [5, 16, 100])
def test_ties_go_to_the_lowest_number(side):
    friction = np.full((41, 41), 0.004, dtype=np.float32)
    places = [(30, 30), (10, 30), (10, 10), (30, 10), (20, 20)]
    solved = _whole(friction, places, side)
    found = _found(solved, _origins(places, solved.layout), friction.shape)
    expected = _expected(friction, places)
    np.testing.assert_array_equal(found, expected)
    values = np.stack([solved_field(friction, _mask(friction.shape, [place]), CELL).interior for place in places])
    assert np.count_nonzero((values == values.min(axis=0)).sum(axis=0) > 1) > 40  # there are ties


@pytest.mark.parametrize("side", [37])
def test_on_disk_it_is_the_same(tmp_path, landscape, side):
    friction, mask = landscape
    places = _places(mask)
    layout, surface = Layout(*friction.shape, side), ArraySurface(friction)
    origins = _origins(places, layout)
    store = Store(tmp_path, tmp_path / "out.tif", layout)
    solver = PatchSolver(surface, layout, store, survey(surface, layout), CELL, None)
    solver.solve(origins.cells)
    np.testing.assert_array_equal(_found(solver, origins, friction.shape), _expected(friction, places))


@pytest.mark.parametrize("side", [11, 500])
@pytest.mark.parametrize(
    "movement", [Movement(16), Movement(8, "friction", "x", "from"), Movement(16, "friction", "x")]
)
def test_with_slopes_and_knights(landscape, movement, side):
    friction, mask = landscape
    places = _places(mask)
    elevation = _moves._hills(friction.shape)
    solver = _moves.solver_of(friction, elevation, movement, mask, side=side)
    found = _found(solver, _origins(places, solver.layout), friction.shape)
    alone = [
        _moves.solver_of(friction, elevation, movement, _mask(friction.shape, [place]))._values for place in places
    ]
    values = np.where(friction < BARRIER, np.stack(alone), 1 << 61)
    expected = np.where(values.min(axis=0) < 1 << 49, np.argmin(values, axis=0) + 1, NOBODY)
    np.testing.assert_array_equal(found, expected)


def test_cells_beyond_the_limit_belong_to_nobody(road_landscape):
    friction = road_landscape(50, 60, 3)
    places = [(5, 5), (40, 50)]
    field = solved_field(friction, _mask(friction.shape, places), CELL, 5.0)
    solved = WholeSolved(field, friction, Layout(50, 60, 32))
    found = _found(solved, _origins(places, solved.layout), friction.shape)
    np.testing.assert_array_equal(found != NOBODY, field.interior <= field.limit)
    assert (found == NOBODY).any()


def test_first_moves():
    assert first_moves(8)[[1, 2, 3, 6, 128, 192]].tolist() == [0, 1, 0, 1, 7, 6]


def test_cancel(road_landscape):
    friction = road_landscape(30, 30, 3)
    solved = _whole(friction, [(3, 3)], 500)
    with pytest.raises(Cancelled):
        allocate(
            solved,
            _origins([(3, 3)], solved.layout),
            np.full(friction.shape, NOBODY, dtype=np.int32),
            cancelled=lambda: True,
        )

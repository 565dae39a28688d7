"""Time limits that no route reaches, or that are longer than routes can be exact."""

import numpy as np
import pytest

from dss_planner.access.fixedpoint import FARTHEST, UNREACHED, limit_of
from dss_planner.access.moves import MoveCosts
from dss_planner.access.movesolver import MoveSolver
from dss_planner.access.ondisk import PatchSolver, survey
from dss_planner.access.patches import Store
from dss_planner.access.solver import travel_minutes
from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.surfaces import ArraySurface
from dss_planner.access.walking import Movement
from dss_planner.errors import InputError
from dss_planner.raster.layout import Layout

CELL = (1.0, 1.0)
#: One fast cell, then slow ground: after 270 cells, at about 710 min, more than 2^27 of the cheapest half steps.
FRICTION = np.full((1, 400), 1e-5 * 2**18, dtype=np.float32)
FRICTION[0, 0] = 1e-5
ORIGIN = np.zeros(FRICTION.shape, dtype=bool)
ORIGIN[0, 0] = True
PATCH = (0, 0)


def _whole(limit, friction, folder):
    return travel_minutes(friction, ORIGIN[:, : friction.shape[1]], CELL, limit)


def _patched(limit, friction, folder):
    surface, layout = ArraySurface(friction), Layout(*friction.shape, 512)
    store = Store(folder, folder / "out.tif", layout)
    solver = PatchSolver(surface, layout, store, survey(surface, layout), CELL, limit)
    solver.solve({PATCH: np.zeros(1, dtype=np.int64)})
    return solver.minutes(PATCH)


def _moved(limit, friction, folder):
    layout, values = Layout(*friction.shape, 512), np.full(friction.shape, UNREACHED, dtype=np.int64)
    costs = MoveCosts.over(Movement(), float(friction.min()), float(friction.max()), CELL)
    solver = MoveSolver(ArraySurface(friction), None, layout, costs, values, limit)
    solver.solve({PATCH: np.zeros(1, dtype=np.int64)})
    return solver.minutes(PATCH)


@pytest.mark.parametrize("solve", [_whole, _patched, _moved])
def test_a_limit_beyond_what_can_be_exact_does_not_hide_routes_within_it(solve, tmp_path):
    with pytest.raises(InputError, match="longest route"):
        solve(5000.0, FRICTION, tmp_path)
    within = solve(300.0, FRICTION, tmp_path)[0]
    expected = (np.arange(400) - 0.5) * float(FRICTION[0, 1])
    reached = np.flatnonzero(expected <= 300.0)
    np.testing.assert_allclose(within[reached[1:]], expected[reached[1:]], rtol=1e-5)
    assert np.all(within[reached[-1] + 1 :] == UNREACHABLE)


@pytest.mark.parametrize("solve", [_whole, _patched, _moved])
def test_an_endless_limit_is_none(solve, tmp_path):
    friction = FRICTION[:, :100]
    np.testing.assert_array_equal(solve(np.inf, friction, tmp_path), solve(None, friction, tmp_path))


def test_limits_become_quanta():
    assert limit_of(None, 10.0) == FARTHEST - 1
    assert limit_of(2.55, 10.0) == 25
    assert limit_of(1e300, 10.0) == FARTHEST - 1

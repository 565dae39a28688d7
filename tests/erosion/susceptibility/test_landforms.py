"""Landforms proposed from made terrain whose basins and fans are known."""

import numpy as np
import pytest

from dss_planner.erosion.susceptibility import landforms
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.landforms import LandformWindows, landforms_of, rays_of
from dss_planner.raster.reading import Window

NUMBERS = {name: number.value for name, number in defaults("dust").numbers.items()}
CELL = 1000.0
SIZE = 61


def plain_with(change):
    """A plain that falls 1 m a cell to the south, with ``change(terrain, distance to the middle in cells)``."""
    rows, columns = np.mgrid[0:SIZE, 0:SIZE].astype(float)
    return change(1000.0 - rows, np.hypot(rows - 30, columns - 30))


def bowl(terrain, distance):
    """A flat floor of 4 cells' radius, 30 m deep, with a rim of 6 cells."""
    return np.where(distance <= 4, terrain[30, 30] - 30, np.where(distance <= 10, terrain[30, 30] + 20, terrain))


def mountain(terrain, distance):
    """A mountain of 900 m with an apron that falls 20 m a cell (1.1°)."""
    return np.where(distance <= 3, terrain + 900, terrain + np.maximum(0, 200 - 20 * (distance - 3)))


def forms(terrain):
    rays = rays_of(CELL, NUMBERS["playa_reach"], NUMBERS["fan_reach"])
    padded = np.pad(terrain.astype(np.float32), rays.halo, constant_values=np.nan)
    return landforms_of(padded, rays.halo, (CELL, CELL), NUMBERS)


def test_the_floor_of_a_closed_basin_is_proposed_and_its_slopes_are_not():
    terrain = plain_with(bowl)
    found = forms(terrain)
    assert found.basin[30, 30]
    rows, columns = np.mgrid[0:SIZE, 0:SIZE]
    floor = np.hypot(rows - 30, columns - 30) <= 4
    assert not found.basin[~floor].any()
    assert found.basin[floor].mean() > 0.4  # its outermost cells stand against the wall


def test_a_basin_with_an_outlet_and_a_plain_are_no_lake_beds():
    terrain = plain_with(bowl)
    terrain[30:, 28:33] = np.minimum(terrain[30:, 28:33], terrain[30, 30] - np.arange(SIZE - 30)[:, None] * 2.0)
    assert not forms(terrain).basin[31:].any()
    assert not forms(plain_with(lambda terrain, _: terrain)).basin.any()
    assert not forms(np.full((SIZE, SIZE), 900.0)).basin.any()


def test_a_terrace_above_the_floor_is_no_lake_bed():
    def terraced(terrain, distance):
        middle = terrain[30, 30]
        return np.select(
            [distance <= 2, distance <= 6, distance <= 10], [middle - 30, middle - 15, middle + 20], terrain
        )

    found = forms(plain_with(terraced))
    assert found.basin[30, 30]
    assert not found.basin[30, 33:36].any()


def test_diagonal_rays_reach_no_farther_than_straight_ones():
    # 250 m cells, reach 15 km = 60 cells; the rim is near on the four sides and 75 cells away on the diagonals
    rows, columns = np.mgrid[-80:81, -80:81].astype(float)
    distance, angle = np.hypot(rows, columns), np.degrees(np.arctan2(rows, columns)) % 90
    straight = (angle < 15) | (angle > 75)
    far = np.where(straight, distance > 30, distance > 75)
    near = np.where(straight, distance > 30, distance > 45)
    halo = rays_of(250.0, 15000.0, 8000.0).halo
    for rim, closed in ((far, False), (near, True)):
        padded = np.pad(np.where(rim, 950.0, 900.0).astype(np.float32), halo, constant_values=np.nan)
        assert landforms_of(padded, halo, (250.0, 250.0), NUMBERS).basin[80, 80] == closed


def test_the_apron_of_a_mountain_is_a_fan_and_its_rock_is_not():
    found = forms(plain_with(mountain))
    assert found.fan[30, 36:40].all()
    assert not found.fan[29:32, 29:32].any()
    assert not found.fan[:, :8].any()


def test_windows_are_the_same_as_the_whole(make_raster):
    random = np.random.default_rng(8)
    terrain = plain_with(bowl) + random.uniform(0, 1, (SIZE, SIZE))
    terrain[40, 12] = np.nan
    path = make_raster("dem.tif", terrain, geotransform=(500000.0, CELL, 0, 4900000.0, 0, -CELL))
    windows = LandformWindows(path, NUMBERS)
    whole = windows(Window(0, 0, SIZE, SIZE))
    reference = forms(terrain)
    for part in (Window(0, 0, 20, SIZE), Window(20, 7, 41, 30), Window(25, 25, 11, 11)):
        inside = (slice(part.row, part.row + part.height), slice(part.column, part.column + part.width))
        found = windows(part)
        for name in ("basin", "fan", "known"):
            np.testing.assert_array_equal(getattr(found, name), getattr(whole, name)[inside])
    np.testing.assert_array_equal(whole.basin, reference.basin)
    assert not whole.known[40, 12]
    assert not whole.basin[40, 12]


def test_rays_keep_their_reach_at_any_cell_size_and_their_memory_bounded():
    for cell in (10.0, 90.0, 1000.0, 5000.0, 30000.0):
        rays = rays_of(cell, 15000.0, 8000.0)
        assert rays.count <= landforms.SAMPLES
        assert 1 <= rays.near <= rays.count
        assert rays.halo <= landforms.LARGEST_HALO * 1.05
        if 90.0 <= cell <= 5000.0:
            assert rays.halo * cell == pytest.approx(15000.0, rel=0.35)
    assert rays_of(1000.0, 15000.0, 8000.0).halo == 15


@pytest.mark.parametrize("cell", [90.0, 1000.0, 5000.0])
def test_diagonal_rays_look_as_far_as_straight_ones(cell):
    rays = rays_of(cell, 15000.0, 8000.0)
    for number in range(1, rays.count + 1):
        straight, diagonal = rays.cells(number, (0, 1)), rays.cells(number, (1, -1)) * np.sqrt(2.0)
        assert straight == rays.step * number
        # to the nearest cell: half a diagonal
        assert abs(diagonal - straight) <= np.sqrt(0.5) + 1e-9


def test_a_rim_beyond_the_reach_closes_no_basin_on_coarse_cells():
    # rims 3 cells off in rows and columns: 15 km away straight, 21 km away along diagonals
    rays = rays_of(5000.0, 15000.0, 8000.0)
    terrain = np.full((7, 7), 500.0, dtype=np.float32)
    terrain[[0, 0, 6, 6], [0, 6, 0, 6]] = 600.0
    numbers = {**NUMBERS, "playa_directions": 1.0}
    assert not landforms_of(terrain, rays.halo, (5000.0, 5000.0), numbers).basin[0, 0]
    terrain[0, 3] = 600.0
    assert landforms_of(terrain, rays.halo, (5000.0, 5000.0), numbers).basin[0, 0]

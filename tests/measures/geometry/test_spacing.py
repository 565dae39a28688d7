import pytest

from dss_planner.measures.geometry import spacing


@pytest.mark.parametrize(
    ("height", "cell", "expected"),
    [
        (0.30, 1, 2.79), (0.30, 1.5, 4.25), (0.30, 2, 6.65), (0.20, 1, 4.45), (0.20, 1.5, 7.53), (0.20, 2, 13.26),
        (0.15, 1, 6.08), (0.15, 1.5, 11.07), (0.15, 2, 21.24),
    ],
)  # fmt: skip
def test_t39_belt_width(height, cell, expected):
    assert spacing.belt_width(10, 3.5, height, cell) == pytest.approx(expected, abs=1e-2)


def test_burial_widens_the_belt():
    base = spacing.belt_width(10, 3.5, 0.2, 1)
    assert spacing.belt_width(10, 3.5, 0.2, 1, burial=1.5, years=4) == pytest.approx(base + 6)


def test_t40_grid_length():
    assert spacing.grid_length(10_000, 400, 1) == 20_200
    assert spacing.grid_length(10_000, 400, 2) == 10_200


def test_t41_protected_distance():
    assert spacing.protected_distance(16, 8, 18, 30) == pytest.approx(104.693, abs=1e-2)


@pytest.mark.parametrize(
    ("height", "slope", "expected"),
    [
        (0.2, 0, (3, 5)), (0.4, 4.9, (3, 5)), (0.3, 5, (2, 3)), (0.3, 10, (1, 2)), (0.3, 15, None),
        (0.6, 0, (7, 10)), (0.8, 5, (5, 7)), (0.7, 14.9, (3, 4)), (0.7, 20, None),
    ],
)  # fmt: skip
def test_barrier_spacing_by_slope(height, slope, expected):
    assert spacing.barrier_spacing(height, slope) == expected


def test_slope_factor():
    # middles of 7–10, 5–7, 3–4 m: 8.5, 6, 3.5
    assert spacing.slope_factor(None) == 1
    assert spacing.slope_factor(2) == 1
    assert spacing.slope_factor(7) == pytest.approx(6 / 8.5)
    assert spacing.slope_factor(12) == pytest.approx(3.5 / 8.5)
    assert spacing.slope_factor(30) == pytest.approx(3.5 / 8.5)


def test_densities():
    assert spacing.plants_per_hectare(4, 4) == 625
    # two rows 1 m apart, gap 7 m, 1 m between plants: period 8 m
    assert spacing.belt_plants_per_hectare(2, 1, 7, 1) == 2500

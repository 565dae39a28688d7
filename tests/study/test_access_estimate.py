"""What a run takes, worked out by hand from the constants."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dss_planner.access.solving import CELLS_IN_MEMORY
from dss_planner.study.access_estimate import estimate, of_cells
from dss_planner.study.settings import StudySettings

PLAIN = StudySettings()


def test_a_million_cells_by_hand():
    found = of_cells(PLAIN, 1_000_000)
    assert found.in_memory
    assert found.seconds == pytest.approx(0.16 + 0.17)
    assert found.memory == pytest.approx(160e6 + 32e6)
    assert found.disk == pytest.approx(2 * 16 / 3 * 1e6)


def test_thirty_metres_of_mongolia_lie_on_disk_and_fit_a_laptop():
    found = of_cells(PLAIN, 2_000_000_000)
    assert not found.in_memory
    assert found.memory < 8e9
    assert found.seconds == pytest.approx(2000 * (0.16 + 0.25))
    assert found.disk == pytest.approx(2e9 * (2 * 16 / 3 + 8))


@pytest.mark.parametrize(
    "changes",
    [
        {"neighbours": 16},
        {"mode": "walking"},
        {"allocation": True},
        {"more_origins": ("settlements",)},
    ],
)
@pytest.mark.parametrize("cells", [1_000_000, 10 * CELLS_IN_MEMORY])
def test_whatever_is_asked_for_beside_costs_more(changes, cells):
    plain, more = of_cells(PLAIN, cells), of_cells(replace(PLAIN, **changes), cells)
    assert more.seconds > plain.seconds
    assert more.memory >= plain.memory
    assert more.disk >= plain.disk


def test_a_grid_is_asked_for_other_cells_and_its_margin(grid):
    assert estimate(PLAIN, grid).cells == 24
    assert estimate(PLAIN, grid, 500.0).cells == 96
    assert estimate(replace(PLAIN, margin_km=2.0), grid).cells == (6 + 4) * (4 + 4)

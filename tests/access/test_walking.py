"""Walking speeds: published values, and what a movement may be."""

import numpy as np
import pytest

from dss_planner.access.surface import minutes_per_metre
from dss_planner.access.walking import (
    Movement,
    accessmod_speed,
    fastest_pace,
    level_friction,
    pace,
    slowest_pace,
    tobler_speed,
)
from dss_planner.errors import InputError


def test_tobler_t29():
    slopes = np.array([-0.2, -0.05, 0.0, 0.1, 0.2, 0.5])
    expected = [3.5493, 6.0, 5.0367, 3.5493, 2.5012, 0.8753]
    np.testing.assert_allclose(tobler_speed(slopes), expected, atol=1e-3)


def test_accessmod_t30():
    np.testing.assert_allclose(accessmod_speed(4.0, np.array([-0.05, 0.0, 0.1])), [4.76498, 4.0, 2.81875], atol=1e-4)


def test_friction_t44():
    assert 1000 * minutes_per_metre(30) == pytest.approx(2.0, abs=1e-12)


def test_off_path_is_slower_by_its_share():
    assert level_friction(Movement()) == pytest.approx(0.06 / (5.0367 * 0.6), rel=1e-4)
    assert level_friction(Movement(off_path=1.0)) == pytest.approx(0.06 / 5.0367, rel=1e-4)


@pytest.mark.parametrize("direction", ["from", "to", "both"])
def test_paces_stay_between_their_bounds(direction):
    movement = Movement(8, "friction", "x", direction)
    found = pace(np.linspace(-3, 3, 10001), movement)
    walkable = found[np.isfinite(found)]
    assert walkable.min() >= fastest_pace(movement)
    assert walkable.max() <= slowest_pace(movement)
    assert np.isinf(found[0])
    assert np.isinf(found[-1])


def test_out_and_home_mirror_each_other():
    slopes = np.linspace(-0.5, 0.5, 101)
    out, home = (pace(slopes, Movement(8, "friction", "x", direction)) for direction in ("from", "to"))
    np.testing.assert_array_equal(out, home[::-1])
    assert out[-1] > home[-1]


@pytest.mark.parametrize(
    ("movement", "message"),
    [
        (Movement(neighbours=4), "“neighbours” is 4"),
        (Movement(walking="run"), "“walking” is run"),
        (Movement(direction="up"), "“direction” is up"),
        (Movement(walking="tobler"), "Walking needs the elevation"),
        (Movement(elevation="dem.tif"), "walking is “off”"),
        (Movement(off_path=0.0), "left off paths is 0"),
        (Movement(off_path=1.5), "left off paths is 1.5"),
        (Movement(steepest=90.0), "steepest slope that can be walked is 90"),
    ],
)
def test_wrong_settings_are_named(movement, message):
    with pytest.raises(InputError, match=message):
        movement.check()

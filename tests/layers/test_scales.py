"""The classes of rasters: breaks, colours and labels."""

import math

import numpy as np
import pytest

from dss_planner.layers.codes import FLAGS, codes_of
from dss_planner.layers.scales import RAMPS, SCALES, Ramp, from_range, spread, stepped
from dss_planner.text import text

#: Scales of codes: they end with the last one.
CLASSES = {"sl190", "susceptibility_class", "trend_class"}


def lightness(color):
    """Relative luminance (Rec. 709) of ``#rrggbb``."""
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def class_of(scale, value):
    """The label of the first step whose upper bound is not below ``value``, as QGIS's discrete shader picks it."""
    return str(next(step.label for step in scale.steps if value <= step.upper))


@pytest.mark.parametrize("key", sorted(SCALES))
def test_steps_rise_and_cover_every_value(key):
    uppers = [step.upper for step in SCALES[key].steps]
    assert uppers == sorted(set(uppers))
    assert uppers[-1] == math.inf or key in CLASSES


@pytest.mark.parametrize("key", sorted(set(SCALES) - {"sl190", "trend_class", "season_change", "avoided_by_year"}))
def test_ramps_fall_in_lightness_so_that_they_read_in_grey_and_with_colour_vision_deficiency(key):
    colors = [step.color for step in SCALES[key].steps if str(step.label) not in {"unreachable", "cannot be crossed"}]
    values = [lightness(color) for color in colors]
    assert all(a > b for a, b in zip(values, values[1:])), values


@pytest.mark.parametrize(
    ("value", "label"),
    [
        (0, "below 200"),
        (199.9, "below 200"),
        (2499, "200 – 2,500"),
        (5000, "2,500 – 5,000"),
        (14999, "8,000 – 15,000"),
        (20000, "above 15,000"),
    ],
)
def test_soil_loss_has_the_breaks_of_sl190(value, label):
    assert class_of(SCALES["soil_loss"], value) == label


@pytest.mark.parametrize(
    ("minutes", "label"),
    [
        (10, "under ½ hour"),
        (45, "½ – 1 hours"),
        (100, "1 – 2 hours"),
        (1400, "12 – 24 hours"),
        (5000, "over 24 hours"),
        (1e6, "unreachable"),
    ],
)
def test_travel_time_is_in_hours_and_names_the_unreachable(minutes, label):
    assert class_of(SCALES["travel_time"], minutes) == label


def test_friction_is_shown_as_speed():
    # 0.06 / 30 km/h = 0.002 min/m
    assert class_of(SCALES["friction"], 0.002) == "30 – 40 km/h"
    # as rasters hold it, in single precision: a track of 40 km/h on firm gobi (25) and steppe (20) stands out
    speeds = [class_of(SCALES["friction"], float(np.float32(0.06) / np.float32(speed))) for speed in (65, 40, 25, 20)]
    assert speeds == ["60 km/h and faster", "40 – 50 km/h", "25 – 30 km/h", "20 – 25 km/h"]
    assert class_of(SCALES["friction"], 1e6) == "cannot be crossed"


def test_a_ramp_is_cut_at_round_breaks_within_its_range():
    scale = from_range(Ramp(text("x"), ("#ffffff", "#000000")), 3.0, 47.0)
    uppers = [step.upper for step in scale.steps]
    assert uppers == [10.0, 20.0, 30.0, 40.0, math.inf]
    assert scale.steps[0].color == "#ffffff"
    assert scale.steps[-1].color == "#000000"


@pytest.mark.parametrize(("low", "high"), [(0.0, 1e-6), (812.0, 2790.0), (-40.0, 3.0), (0.0, 50.0), (0.99, 1.01)])
def test_a_ramp_has_a_readable_number_of_classes_at_any_range(low, high):
    steps = from_range(RAMPS["contribution"], low, high).steps
    assert 4 <= len(steps) <= 10


def test_a_constant_or_unknown_raster_still_has_a_class():
    assert len(from_range(RAMPS["contribution"], 5.0, 5.0).steps) == 1
    assert len(from_range(RAMPS["contribution"], math.nan, math.nan).steps) == 1


def test_spread_mixes_evenly():
    assert spread(("#000000", "#ffffff"), 3) == ("#000000", "#808080", "#ffffff")


def test_a_scale_with_a_wrong_number_of_colours_is_refused():
    with pytest.raises(ValueError, match="2 breaks need 3 colours"):
        stepped(text("x"), (1.0, 2.0), ("#000000",))


def test_a_balanced_ramp_has_its_middle_colour_at_zero():
    scale = from_range(RAMPS["vegetation_trend"], -0.001, 0.004)
    at_zero = next(step for step in scale.steps if step.upper > 0)
    lights = [lightness(step.color) for step in scale.steps]
    assert lightness(at_zero.color) > 0.8 * max(lights)
    assert lights[0] < 0.6 > lights[-1]


def test_the_trend_tells_rise_from_fall_without_colour():
    colors = [step.color for step in SCALES["trend_class"].steps]
    assert class_of(SCALES["trend_class"], -2).startswith("−2")
    assert class_of(SCALES["trend_class"], 2).startswith("2")
    assert lightness(colors[2]) == max(lightness(color) for color in colors)


def test_every_flag_has_its_name_and_several_are_listed():
    found = {item.code: item for item in codes_of("erosion_flags", (3.0, 48.0))}
    assert set(found) == {0, 1, 2, 3, 4, 8, 16, 32, 48}
    assert str(found[0].label) == "nothing to note"
    assert str(found[3].label) == f"{FLAGS[0][1]}; {FLAGS[1][1]}"
    assert len({found[bit].color for bit, _ in FLAGS}) == len(FLAGS)


def test_the_proxy_says_that_it_is_one():
    assert "proxy" in str(SCALES["source_proxy"].title)


def test_a_probability_is_a_share_named_in_percent():
    assert class_of(SCALES["probability"], 0.95) == "90 – 100"
    assert class_of(SCALES["probability"], 0.04) == "0 – 10"


def test_the_difference_of_seasons_darkens_away_from_no_change_and_names_land_out_of_reach():
    steps = SCALES["season_change"].steps
    values = [lightness(step.color) for step in steps[1:9]]
    middle = values.index(max(values))
    assert str(steps[1 + middle].label) == "same ± ¼ h"
    assert values[: middle + 1] == sorted(values[: middle + 1])
    assert values[middle:] == sorted(values[middle:], reverse=True)
    assert [str(steps[place].label) for place in (0, -2, -1)] == [
        "newly reached",
        "no longer reached",
        "never reached",
    ]
    uppers = [step.upper for step in steps]
    assert uppers == sorted(uppers)
    for value, place in ((-1e6, 0), (0.0, 4), (1e6, -2), (2e6, -1)):  # the values that access.seasonchange writes
        assert next(step for step in steps if value <= step.upper) is steps[place]

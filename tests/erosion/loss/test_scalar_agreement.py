"""The block function of wind erosion against the scalar implementation: thousands of cells, every option."""

import math

import numpy as np
import pytest

from dss_planner.erosion.loss.erosionblocks import ErosionBlocks
from dss_planner.erosion.loss.winderosion import Calibration, WindErosionRequest
from tests.erosion import scalar_rweq
from tests.erosion.mixed_ground import COEFFICIENTS, SHAPE, landscape
from tests.erosion.scalar_rweq import Options

NAMES = ("loss", "transport", "ranking", "grade", "potential", "prevented", "flags")
#: Half the distance of two float32 numbers at 1: the error of one rounding.
UNIT = 2.0**-24
#: Roundings in one value of numpy's float32 logarithm or exponential (4 units in the last place).
FUNCTION = 8


CASES = {
    "as before": (("cover",), {}, {}),
    "by land cover": (
        ("cover", "landcover", "organic_matter", "carbonate", "roughness"),
        {"cover_coefficients": COEFFICIENTS, "field_length": 120.0},
        {"coefficients": COEFFICIENTS, "distance": 120.0},
    ),
    "numbers": (
        ("cover",),
        {"trampling": 0.3, "random_roughness": 2.0, "roughness": 0.4, "assumed_organic_matter": 1.2},
        {"trampling": 0.3, "random": 2.0, "ridge": 0.4, "organic": 1.2},
    ),
    "maps": (("cover", "organic_matter", "roughness", "random_roughness", "gravel", "trampling"), {}, {}),
    "clods alone": (("cover", "random_roughness"), {"roughness": 0.2}, {"ridge": 0.2}),
    "components": (
        ("flat_cover", "silhouette", "canopy", "gravel"),
        {"cover_form": "components", "assumed_carbonate": 7.0},
        {"components": True, "carbonate": 7.0},
    ),
    "canopy on land cover": (
        ("canopy", "landcover"),
        {"cover_form": "components", "cover_coefficients": COEFFICIENTS},
        {"components": True, "coefficients": COEFFICIENTS},
    ),
    "corrected": (
        ("cover", "landcover", "trampling"),
        {
            "cover_coefficients": COEFFICIENTS,
            "compaction": {3: 0.25, 4: 0.5, 9: 0.5},
            "calibration": Calibration(0.4, 0.8),
            "field_length": 150.0,
        },
        {
            "coefficients": COEFFICIENTS,
            "compaction": {3: 0.25, 4: 0.5, 9: 0.5},
            "factor": 0.4,
            "exponent": 0.8,
            "distance": 150.0,
        },
    ),
    "scaled": (("cover",), {"calibration": Calibration(2.5)}, {"factor": 2.5}),
}


@pytest.mark.parametrize("periods", ["annual", "monthly"])
@pytest.mark.parametrize("case", CASES)
def test_every_option_agrees_with_the_scalar_implementation(case, periods):
    extra, numbers, options = CASES[case]
    layers = landscape(sorted(CASES).index(case), *extra)
    layers["weather"] = layers["weather"][12:] if periods == "annual" else np.ascontiguousarray(layers["weather"][:12])
    request = WindErosionRequest("", "", "", "", "", "", bands=(1, 2, 3, 4, 5, 6, 7), periods=periods, **numbers)
    result, facts = ErosionBlocks(request, tuple(layers), threads=2)(*layers.values())
    options = Options(**options)
    known, met = 0, dict.fromkeys((1, 2, 4, 8, 16, 32, 64), 0)
    for cell in np.ndindex(SHAPE):
        expected = scalar_rweq.erode(*quantities(layers, cell), options)
        known += compare(result[:, cell[0], cell[1]], expected, options)
        for flag in met:
            met[flag] += bool((expected.flags or 0) & flag)
    assert known > 0.6 * result[0].size
    assert facts.inconsistent >= met[4] > 100
    assert facts.extrapolated >= met[2] > 100
    assert facts.turned >= met[1] > 0
    assert facts.potential_turned >= met[64] > 0
    assert facts.armoured >= met[16] == 0 or "gravel" in extra
    assert facts.rough >= met[8] == 0 or extra != ("cover",)


def quantities(layers, cell):
    values = {role: array[:, cell[0], cell[1]].tolist() for role, array in layers.items()}
    values = {role: [None if math.isnan(one) else one for one in numbers] for role, numbers in values.items()}
    months = values.pop("weather")
    return {role: one for role, (one,) in values.items()}, months


def compare(found, expected, options):
    """Assert that the bands agree within the rounding of float32; return whether soil loss is known."""
    tolerance, bare_tolerance = rounding(expected, options)
    for name, value in zip(NAMES, found.tolist()):
        answer = getattr(expected, name)
        if answer is None:
            assert math.isnan(value), name
        elif name == "prevented":
            allowed = tolerance * expected.loss + bare_tolerance * expected.potential
            assert abs(value - answer) <= allowed + 1e-6, (name, value, expected)
            assert value >= 0.0
        elif name == "grade":
            nearest = min(abs(expected.loss / bound - 1.0) for bound in scalar_rweq.GRADES)
            assert value == answer or nearest <= tolerance, (value, expected)
        elif name == "flags":
            assert value == answer, (value, expected)
        else:
            allowed = bare_tolerance if name == "potential" else tolerance
            # float32 cannot hold less than 1e-38
            assert value == pytest.approx(answer, rel=allowed, abs=1e-30), (name, value, expected)
    return expected.loss is not None


def rounding(answer, options):
    """Return the relative errors that float32 may have in the bands and in the potential loss.

    P = exp(ln C + ln K')·EF·SCF·WF: about 20 operations, the exponent's own rounding, and 100·EF, a difference of terms
    of up to about 60 + 16 + 29. SL and SL_max grow with P^1.7422 at most; ln P is rounded before it is multiplied and
    raised. The calibration raises once more.
    """
    exponents = FUNCTION + 3.0 * abs(answer.exponent) + 12.0 * answer.ridge
    fraction = 5.0 * 105.0 / max(answer.percent, 0.5)
    product = UNIT * (20.0 + exponents + fraction)
    logarithms = max((abs(math.log(one)) for one in answer.products if one > 0.0), default=20.0)
    raised = 2.0 * UNIT * FUNCTION * (0.3711 * max(logarithms, 5.0) + 3.0)
    error = 1.7422 * product + raised
    if options.exponent != 1.0:
        error = options.exponent * error + UNIT * FUNCTION * (1.0 + abs(math.log(max(answer.loss or 1.0, 1e-30))))
    return error, error + UNIT * 40.0

"""Whether the unit of measurements may be another than the one chosen: asked, never corrected unseen."""

from __future__ import annotations

import math
from dataclasses import dataclass

from dss_planner.erosion import rweq
from dss_planner.erosion.calibration.calibrationrequest import DEPTH_UNIT, TRANSPORT_UNIT, Agreement, CalibrationRequest
from dss_planner.text import Text, text

#: Factors by which units of soil loss and of transport differ.
POWERS = (10.0, 100.0, 1000.0)
#: A ratio is near such a factor when it is off by less than this factor [A].
NEAR = 1.4
#: A ratio from which on the unit is doubted, whatever it is near to [A].
FAR_APART = 30.0


@dataclass(frozen=True)
class UnitDoubt:
    """ratio: modelled over measured (geometric mean). power: the factor between units that it is near to, 0 for none.
    unit: the unit in which model and measurement would agree, '' where none would."""

    ratio: float
    power: float
    unit: str


def unit_doubt(whole: Agreement, request: CalibrationRequest) -> UnitDoubt | None:
    """Return the doubt that the level of the model raises about the unit; None for none, and where it was confirmed."""
    if whole.log_bias is None or request.unit_is_sure:
        return None
    ratio = math.exp(whole.log_bias)
    apart = math.exp(abs(whole.log_bias))
    power = next((power for power in POWERS if abs(math.log(apart / power)) < math.log(NEAR)), 0.0)
    if not power and apart < FAR_APART:
        return None
    return UnitDoubt(ratio, power, _fitting(ratio, request))


def _fitting(ratio: float, request: CalibrationRequest) -> str:
    """Return the unit whose values would be ``ratio`` times as large as taken, the nearest of those that are near."""
    if request.unit == TRANSPORT_UNIT:
        return ""
    sizes = {**rweq.LOSS_UNITS, DEPTH_UNIT: float(rweq.loss_of_depth(1.0, request.density))}
    wanted = ratio * sizes[request.unit]
    off = {unit: abs(math.log(wanted / size)) for unit, size in sizes.items() if unit != request.unit}
    best = min(off, key=lambda unit: off[unit])
    return best if off[best] < math.log(NEAR) else ""


def doubt_notes(doubt: UnitDoubt | None, request: CalibrationRequest) -> list[Text]:
    """Return the question, with what was found, what was chosen, and what to do."""
    if doubt is None:
        return []
    apart = f"{max(doubt.ratio, 1.0 / doubt.ratio):.3g}"
    power = f"{doubt.power:g}"
    if doubt.unit:
        return [
            text(
                "Is the unit right? Model and measurement are a factor of {factor} apart, near what units differ by. "
                "“{unit}” was chosen; in {other} they would agree. Choose that unit, or say that the unit is right: no "
                "correction is offered before.",
                factor=apart,
                unit=request.unit,
                other=doubt.unit,
            )
        ]
    if doubt.power:
        return [
            text(
                "Is the unit right? Model and measurement are a factor of {factor} apart, near the {power} that units "
                "may differ by. “{unit}” was chosen. Look at the unit of the field, then say that it is right: no "
                "correction is offered before.",
                factor=apart,
                power=power,
                unit=request.unit,
            )
        ]
    return [
        text(
            "Is the unit right? Model and measurement are a factor of {factor} apart: a wrong unit more often than a "
            "wrong model. “{unit}” was chosen; 1 t/ha·a is 100 t/km²·a, 1 kg/m²·a is 1000 t/km²·a. Say that the unit "
            "is right if it is: no correction is offered before.",
            factor=apart,
            unit=request.unit,
        )
    ]

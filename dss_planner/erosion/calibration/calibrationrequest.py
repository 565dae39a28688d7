"""What is asked of a comparison with measurements, and what comes out."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.erosion import rweq
from dss_planner.erosion.loss.winderosion import Calibration
from dss_planner.text import Text

#: Units of a measured value: soil loss a year, depth a year (needs a bulk density), transport over a year.
DEPTH_UNIT = "mm/a"
TRANSPORT_UNIT = "kg/m"
UNITS = (*rweq.LOSS_UNITS, DEPTH_UNIT, TRANSPORT_UNIT)
#: Bulk density of topsoil [t/m³] in the detection limit of erosion pins (SCIENCE.md 9) [D].
DEFAULT_DENSITY = 1.5


@dataclass(frozen=True)
class CalibrationRequest:
    """What measurements are compared with.

    points: vector uri of the measurements, in any reference system. field: numeric field with the measured value in
    ``unit``, one of `UNITS`; a loss is positive, unless ``loss_is_negative``. modelled: raster of `winderosion`.
    report: JSON file to write. band: number of the modelled band, 0 for the one that fits the unit (1 soil loss
    [t/km²·a], 2 maximum transport [kg/m] for 'kg/m').
    density [t/m³]: bulk density, for 'mm/a'. method_field: text field with the method (BSNE, MWAC, pins, 137Cs, …);
    '' for none. name_field: field that names a point in the report; '' for its number.
    efficiency: share of the moving sand that the samplers catch (0–1]; measured transport is divided by it. 1 when the
    values are corrected already (BSNE 0.4–0.7, 0.57–0.65 in the Taklimakan; SCIENCE.md 9) [V].
    unit_is_sure: the unit was looked at and is right: it is not doubted.
    """

    points: str
    field: str
    unit: str
    modelled: str
    report: str
    band: int = 0
    density: float = DEFAULT_DENSITY
    method_field: str = ""
    name_field: str = ""
    efficiency: float = 1.0
    loss_is_negative: bool = False
    unit_is_sure: bool = False


@dataclass(frozen=True)
class Pair:
    """One measurement and the model at its place. name; method ('' when not given); x, y in the raster's CRS.

    measured, modelled: in the unit of the modelled band (t/km²·a or kg/m). Both are above zero where the pair enters
    the logarithmic figures (``in_logarithms``).
    """

    name: str
    method: str
    x: float
    y: float
    measured: float
    modelled: float
    in_logarithms: bool


@dataclass(frozen=True)
class Agreement:
    """How well the model agrees with a group of pairs. None: too few pairs, or no spread, to say.

    group: '' for all, or the method. count: pairs; positive: those above zero on both sides, on which the logarithmic
    figures rest. mean_ratio: sum of modelled over sum of measured (above 1 the model is too high). log_bias: mean of
    ln(modelled/measured). log_rmse: root mean square of the same. spearman, kendall: rank correlation with the
    two-sided p-value of no relation.
    """

    group: str
    count: int
    positive: int
    mean_ratio: float | None
    log_bias: float | None
    log_rmse: float | None
    spearman: float | None
    spearman_p: float | None
    kendall: float | None
    kendall_p: float | None


@dataclass(frozen=True)
class Fit:
    """The fitted correction: measured ≈ factor·modelled^exponent (in t/km²·a or kg/m).

    factor_low, factor_high: 90 % interval of the factor at the middle of the data, as a ratio to the fit (bootstrap).
    error_before: root mean square of ln(modelled/measured) as it is; error_after: the same of predictions for a point
    that was left out of the fit (leave-one-out); factor_error: of the fit with exponent 1 where an exponent was fitted
    too, else None.
    """

    factor: float
    exponent: float
    factor_low: float
    factor_high: float
    error_before: float
    error_after: float
    factor_error: float | None


@dataclass(frozen=True)
class CalibrationResult:
    """What the comparison found.

    report: JSON file. unit: of the pairs. pairs: compared. outside, unknown: names of the points outside the raster,
    and on cells without a modelled value; unusable: those without a number. agreement: of all pairs; methods: of each
    method given. fit: None when there are too few pairs. calibration: what `WindErosionRequest.calibration` takes;
    None without a fit, for transport, whose correction is none of soil loss, and while the unit is in doubt.
    notes: findings and warnings. doubted: True while the unit is in doubt; likely_unit: in which model and measurement
    would agree, '' for none.
    """

    report: str
    unit: str
    pairs: tuple[Pair, ...]
    outside: tuple[str, ...]
    unknown: tuple[str, ...]
    unusable: tuple[str, ...]
    agreement: Agreement
    methods: tuple[Agreement, ...]
    fit: Fit | None
    calibration: Calibration | None
    notes: tuple[Text, ...]
    doubted: bool = False
    likely_unit: str = ""

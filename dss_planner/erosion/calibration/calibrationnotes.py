"""What is said about a comparison with measurements."""

from __future__ import annotations

import math
import re

from dss_planner.erosion import rweq
from dss_planner.erosion.calibration.calibrationrequest import (
    DEPTH_UNIT,
    TRANSPORT_UNIT,
    Agreement,
    CalibrationRequest,
    Fit,
)
from dss_planner.erosion.calibration.fitting import LEAST_FOR_EXPONENT, LEAST_FOR_FACTOR
from dss_planner.erosion.calibration.measurements import Measured
from dss_planner.erosion.calibration.unitdoubt import UnitDoubt, doubt_notes
from dss_planner.erosion.loss.winderosion import Calibration
from dss_planner.text import Text, text

#: Erosion pins are read to ±2 mm (SCIENCE.md 9) [D].
PIN_PRECISION = 2.0
_CAESIUM = re.compile(r"137|\bcs\b|c(a)?esium|цезий", re.IGNORECASE)
_PINS = re.compile(r"\bpins?\b|stake|шон", re.IGNORECASE)
_SAMPLERS = re.compile(r"bsne|mwac|sampler|trap", re.IGNORECASE)
#: p-values above this say nothing of a relation.
_CHANCE = 0.05


def calibration_notes(
    request: CalibrationRequest,
    measured: Measured,
    whole: Agreement,
    found: Fit | None,
    calibration: Calibration | None,
    applied: Calibration,
    doubt: UnitDoubt | None,
) -> tuple[Text, ...]:
    """Return what was found, what was left out, and what the methods can and cannot say."""
    return (
        *doubt_notes(doubt, request),
        *_bias(whole),
        *_order(whole),
        *_correction(whole, found, calibration, request, applied, doubt is not None),
        *_left_out(measured, whole),
        *_methods(request, measured),
    )


def _bias(whole: Agreement) -> list[Text]:
    if whole.log_bias is None or whole.log_rmse is None:
        return [text("No pair is above zero on both sides, so nothing can be said about the level.")]
    factor = math.exp(abs(whole.log_bias))
    spread = math.exp(whole.log_rmse)
    if whole.log_bias >= 0.0:
        return [
            text(
                "The model is {factor} times what was measured (geometric mean of {count} pairs); a single pair is "
                "typically off by a factor of {spread}.",
                factor=f"{factor:.2f}",
                count=whole.positive,
                spread=f"{spread:.2f}",
            )
        ]
    return [
        text(
            "What was measured is {factor} times the model (geometric mean of {count} pairs); a single pair is "
            "typically off by a factor of {spread}.",
            factor=f"{factor:.2f}",
            count=whole.positive,
            spread=f"{spread:.2f}",
        )
    ]


def _order(whole: Agreement) -> list[Text]:
    if whole.spearman is None or whole.spearman_p is None:
        return [text("Too few different values for a rank correlation.")]
    if whole.spearman_p > _CHANCE:
        return [
            text(
                "Rank correlation ρ = {rho} (p = {p}, {count} pairs): the order of the places may be chance.",
                rho=f"{whole.spearman:.2f}",
                p=f"{whole.spearman_p:.3f}",
                count=whole.count,
            )
        ]
    return [
        text(
            "Rank correlation ρ = {rho} (p = {p}, {count} pairs).",
            rho=f"{whole.spearman:.2f}",
            p=f"{whole.spearman_p:.3f}",
            count=whole.count,
        )
    ]


def _correction(
    whole: Agreement,
    found: Fit | None,
    calibration: Calibration | None,
    request: CalibrationRequest,
    applied: Calibration,
    doubted: bool,
) -> list[Text]:
    if found is None:
        return [
            text(
                "No correction was fitted: pairs above zero in {least} different cells are needed, {found} pairs are "
                "above zero. With so few, any factor would be chance.",
                least=LEAST_FOR_FACTOR,
                found=whole.positive,
            )
        ]
    notes = [
        text(
            "Fitted correction: measured ≈ {factor} × modelled^{exponent}; at the middle of the data it is known to "
            "{low}–{high} times itself (90 %, bootstrap). Typical error of a cell left out: a factor of {after} "
            "(without correction {before}).",
            factor=f"{found.factor:.4g}",
            exponent=f"{found.exponent:.3g}",
            low=f"{found.factor_low:.2f}",
            high=f"{found.factor_high:.2f}",
            after=f"{math.exp(found.error_after):.2f}",
            before=f"{math.exp(found.error_before):.2f}",
        )
    ]
    if found.factor_error is None:
        notes.append(
            text(
                "The exponent is 1: one is fitted from {least} cells on, and kept only if it predicts cells that were "
                "left out better.",
                least=LEAST_FOR_EXPONENT,
            )
        )
    if request.unit == TRANSPORT_UNIT:
        notes.append(text("A correction of transport is none of soil loss, which grows faster: it is only reported."))
    elif applied.changes:
        notes.append(
            text(
                "The modelled layer is calibrated already (factor {factor}, exponent {exponent}): this compares it, "
                "and no second calibration is offered.",
                factor=f"{applied.factor:g}",
                exponent=f"{applied.exponent:g}",
            )
        )
    elif calibration is None and not doubted:
        notes.append(
            text(
                "It predicts cells that were left out no better than the model as it is, so no calibration is offered."
            )
        )
    return notes


def _left_out(measured: Measured, whole: Agreement) -> list[Text]:
    notes = []
    for names, sentence in (
        (measured.outside, text("Outside the raster: {points}.", points=_listed(measured.outside))),
        (measured.unknown, text("On cells without a modelled value: {points}.", points=_listed(measured.unknown))),
        (measured.unusable, text("Without a number or a place: {points}.", points=_listed(measured.unusable))),
    ):
        if names:
            notes.append(sentence)
    if whole.positive < whole.count:
        notes.append(
            text(
                "{count} pairs with no loss, a gain of soil or no modelled loss count for the rank correlation and the "
                "ratio of sums, not for logarithms and the correction.",
                count=whole.count - whole.positive,
            )
        )
    shared = len(measured.cells) - len(set(measured.cells))
    if shared:
        notes.append(
            text(
                "{count} points share a cell with another: the correction takes the geometric mean of each cell.",
                count=shared,
            )
        )
    return notes


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names)


def _methods(request: CalibrationRequest, measured: Measured) -> list[Text]:
    methods = {pair.method for pair in measured.pairs}
    notes = []
    if any(_CAESIUM.search(method) for method in methods):
        notes.append(
            text(
                "137Cs gives the net redistribution of soil over decades, by water as well as wind and with deposition "
                "taken off; RWEQ gives a gross yearly loss by wind."
            )
        )
    if request.unit == DEPTH_UNIT or any(_PINS.search(method) for method in methods):
        limit = float(rweq.loss_of_depth(PIN_PRECISION, request.density))
        pins = [pair for pair in measured.pairs if request.unit == DEPTH_UNIT or _PINS.search(pair.method)]
        notes.append(
            text(
                "Erosion pins are read to ±2 mm, which is {limit} t/km² at {density} t/m³: {count} of {all} values are "
                "smaller and cannot be told from none.",
                limit=f"{limit:.0f}",
                density=request.density,
                count=sum(1 for pair in pins if abs(pair.measured) < limit),
                all=len(pins),
            )
        )
    if request.unit == TRANSPORT_UNIT:
        notes.append(
            text(
                "Transport is compared with the largest that the wind can carry (Qmax); at a sampler near the upwind "
                "edge of a field less passes. Samplers catch 40–70 % of the sand (BSNE); {efficiency} was taken.",
                efficiency=f"{100.0 * request.efficiency:g} %",
            )
        )
    elif any(_SAMPLERS.search(method) for method in methods):
        notes.append(
            text("Samplers catch 40–70 % of the sand (BSNE): the values are taken as corrected for that already.")
        )
    return notes

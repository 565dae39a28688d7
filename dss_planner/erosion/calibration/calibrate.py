"""Modelled soil loss or transport against measurements: agreement, a fitted correction, and what to beware of."""

from __future__ import annotations

import json

from dss_planner import provenance
from dss_planner.erosion.calibration.agreement import agreement, by_method
from dss_planner.erosion.calibration.calibrationnotes import calibration_notes
from dss_planner.erosion.calibration.calibrationrequest import (
    TRANSPORT_UNIT,
    UNITS,
    CalibrationRequest,
    CalibrationResult,
    Fit,
)
from dss_planner.erosion.calibration.fitting import by_cell, fit
from dss_planner.erosion.calibration.measurements import read_pairs
from dss_planner.erosion.calibration.unitdoubt import unit_doubt
from dss_planner.erosion.loss.winderosion import Calibration
from dss_planner.errors import InputError
from dss_planner.provenance import plain, write_json
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

__all__ = ["calibrate_erosion"]

#: Bands of `winderosion`: soil loss and maximum transport.
_LOSS, _TRANSPORT = 1, 2


def calibrate_erosion(
    request: CalibrationRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> CalibrationResult:
    """Compare measurements with the model and write a report (JSON).

    A correction is fitted with 5 cells at least, an exponent with 8 at least (`fitting.fit`); it is offered as a
    calibration when it predicts cells that were left out better than the model as it is. Raises `InputError` for wrong
    numbers, units and fields, and when no measurement meets a known cell; `Cancelled`.
    """
    _require(request)
    progress(0.0, text("Comparing measurements"))
    band = _band(request)
    measured = read_pairs(request, band, cancelled)
    if not measured.pairs:
        raise InputError(
            "No point of “{layer}” with a number in “{field}” lies on a known cell of the raster ({outside} outside, "
            "{unknown} on unknown cells, {unusable} without a number). Check that they cover the same area.",
            layer=request.points,
            field=request.field,
            outside=len(measured.outside),
            unknown=len(measured.unknown),
            unusable=len(measured.unusable),
        )
    stop_if(cancelled)
    found = fit(*by_cell(measured.pairs, measured.cells))
    applied = _applied(request.modelled)
    whole = agreement(measured.pairs)
    doubt = unit_doubt(whole, request)
    calibration = None if doubt else _calibration(request, found, applied)
    notes = calibration_notes(request, measured, whole, found, calibration, applied, doubt)
    unit = TRANSPORT_UNIT if request.unit == TRANSPORT_UNIT else "t/km²·a"
    result = CalibrationResult(
        request.report,
        unit,
        measured.pairs,
        measured.outside,
        measured.unknown,
        measured.unusable,
        whole,
        by_method(measured.pairs),
        found,
        calibration,
        notes,
        doubt is not None,
        doubt.unit if doubt else "",
    )
    write_json(request.report, {"request": plain(request), **dict(plain(result))})  # type: ignore[call-overload]
    inputs = {"Measurements": request.points, "Modelled": request.modelled}
    provenance.record(request.report, "calibrateerosion", inputs, request, {"calibration": calibration, "fit": found})
    progress(1.0, None)
    return result


def _require(request: CalibrationRequest) -> None:
    if request.unit not in UNITS:
        raise InputError(
            "The unit of the measurements is “{found}”; one of {expected} is expected.",
            found=request.unit,
            expected=", ".join(UNITS),
        )
    if not 0.3 <= request.density <= 3.0:
        raise InputError(
            "The bulk density is {found} t/m³; 0.3–3 t/m³ is expected (topsoil: 1.2–1.7).", found=request.density
        )
    if not 0.05 <= request.efficiency <= 1.0:
        raise InputError(
            "The samplers' efficiency is {found}; 0.05–1 is expected (BSNE: 0.4–0.7; 1: corrected already).",
            found=request.efficiency,
        )
    if request.efficiency != 1.0 and request.unit != TRANSPORT_UNIT:
        raise InputError(
            "An efficiency of samplers ({found}) is for transport in kg/m; the unit here is {unit}. Set it to 1.",
            found=request.efficiency,
            unit=request.unit,
        )


def _band(request: CalibrationRequest) -> int:
    """Return the number of the modelled band; raises `InputError` when the raster lacks it or has no CRS."""
    dataset = open_raster(request.modelled)
    Grid.of(dataset).require_metres(request.modelled)
    band = request.band or (_TRANSPORT if request.unit == TRANSPORT_UNIT else _LOSS)
    if not 1 <= band <= dataset.RasterCount:
        raise InputError(
            "The layer “{layer}” has {found} band(s); band {expected} is needed. Choose the result of “Wind erosion”.",
            layer=request.modelled,
            found=dataset.RasterCount,
            expected=band,
        )
    stored = dataset.GetRasterBand(band).GetUnitType()
    wanted = TRANSPORT_UNIT if request.unit == TRANSPORT_UNIT else "t/km²·a"
    if stored and stored != wanted:
        raise InputError(
            "Band {band} of “{layer}” is in {found}; {expected} is expected for measurements in {unit}. "
            "Choose another band.",
            band=band,
            layer=request.modelled,
            found=stored,
            expected=wanted,
            unit=request.unit,
        )
    return band


def _applied(modelled: str) -> Calibration:
    """Return the calibration that the raster was made with, as its provenance tells."""
    try:
        content = json.loads(provenance.sidecar(modelled).read_text(encoding="utf-8"))
        stored = content["parameters"]["calibration"]
        return Calibration(float(stored["factor"]), float(stored["exponent"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Calibration()


def _calibration(request: CalibrationRequest, found: Fit | None, applied: Calibration) -> Calibration | None:
    if found is None or request.unit == TRANSPORT_UNIT or applied.changes or found.error_after >= found.error_before:
        return None
    return Calibration(found.factor, found.exponent)

"""A series of any length made twelve months, on its own grid, before it is brought to the study's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import unknown_values
from dss_planner.intake.naming import short_name
from dss_planner.intake.rasters.evidence import stated_unit
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import MONTHS, ROLES
from dss_planner.intake.sentences import stored
from dss_planner.intake.series.climatology import SeriesRequest, monthly_climatology
from dss_planner.intake.series.request import SHARE
from dss_planner.intake.series.timeaxis import CLIMATOLOGY, HOURLY, SIX_HOURLY, THREE_HOURLY
from dss_planner.intake.series.units import END, PER_DAY, PER_HOUR, PER_SECOND, START, STEP, is_per_hour
from dss_planner.running import CancelCheck, Progress

FILE = "months.tif"
#: Code of the choice that takes the speed of mean wind components, which is too small.
MEAN_COMPONENTS = "mean_components"
#: Products whose hourly amounts carry the time at which the hour ended.
_AT_THE_END = ("era5",)
#: Steps of bands that are one for each month, in order; '' where only their number says so.
_TWELVE = ("", CLIMATOLOGY)
#: What the unit of a precipitation means at each time step: factor to millimetres, and what they are counted over.
#: Only the values of hourly amounts say whether they count since midnight.
_COUNTED = {
    "mm": (1.0, STEP),
    "mm × 10": (0.1, STEP),
    "mm × 100": (0.01, STEP),
    "m": (1000.0, STEP),
    "mm/day": (1.0, PER_DAY),
    "m/day": (1000.0, PER_DAY),
    "mm/hour": (1.0, PER_HOUR),
    "m/hour": (1000.0, PER_HOUR),
    "kg/m² s": (1.0, PER_SECOND),
}


def is_series(found: Recognition, partner: str = "") -> bool:
    """Return whether the bands are times that twelve months are to be made of. partner: other component of a wind."""
    if ROLES[found.role].bands != MONTHS:
        return False
    return bool(partner) or found.steps not in _TWELVE or is_rate(found)


def is_rate(found: Recognition) -> bool:
    """Return whether the values are precipitation by time, which the length of a month makes an amount."""
    return found.role == "precipitation" and _COUNTED.get(found.unit_found, (1.0, STEP))[1] != STEP


def prepare_months(
    found: Recognition,
    partner: str,
    choice: LayerChoice,
    folder: Path,
    progress: Progress,
    cancelled: CancelCheck,
) -> dict[str, object]:
    """Write `FILE` with twelve bands in the unit of the role into ``folder`` and return the notes."""
    request = series_request(found, partner, choice, str(folder / FILE))
    result = monthly_climatology(request, progress, cancelled)
    if result.months_missing:
        raise InputError(
            "“{layer}” has no values of these months: {months}. Choose a series of whole years.",
            layer=short_name(found.uri),
            months=", ".join(str(month) for month in result.months_missing),
        )
    return {"warnings": [stored(note) for note in result.notes]}


def series_request(found: Recognition, partner: str, choice: LayerChoice, output: str, role: str = "") -> SeriesRequest:
    """Return what is asked of the series that a layer is; role: what it becomes, when not what it was recognised as."""
    scale, offset, accumulation = _meaning(found, choice)
    return SeriesRequest(
        role=role or found.role,
        sources=(found.uri,),
        output=output,
        v_sources=(partner,) if partner else (),
        scale=scale,
        offset=offset,
        accumulation=accumulation,
        stamp=END if found.product in _AT_THE_END and found.steps == HOURLY else START,
        snow=SHARE,
        nodata=tuple(in_own_units(found, unknown_values(found, choice))),
        valid=own_range(found),
        real=found.real,
        months=found.bands if found.steps in _TWELVE and not partner else (),
        mean_components=MEAN_COMPONENTS in choice.accepted,
    )


def of_months(found: Recognition, months: Path) -> Recognition:
    """Return what is known of the layer for the file with its twelve months."""
    return replace(
        found,
        uri=str(months),
        scale=1.0,
        offset=0.0,
        bands=tuple(range(1, MONTHS + 1)),
        nodatas=(),
        valid_range=None,
        steps=CLIMATOLOGY,
        zero_is_value=False,
    )


def _meaning(found: Recognition, choice: LayerChoice) -> tuple[float, float, str]:
    if found.role != "precipitation":
        return found.scale, found.offset, ""
    if found.unit_found not in _COUNTED:
        raise InputError(
            "The unit of the precipitation in “{layer}” is “{unit}”; for a series one of {known} is expected. Say "
            "which unit it is.",
            layer=short_name(found.uri),
            unit=found.unit_found,
            known=", ".join(_COUNTED),
        )
    scale, accumulation = _COUNTED[found.unit_found]
    return scale, 0.0, "" if _is_open(found, accumulation, choice) else accumulation


def _is_open(found: Recognition, accumulation: str, choice: LayerChoice) -> bool:
    """Return whether only the values can say what an amount finer than a day counts.

    A unit by the hour is then often no rate: it stands for the amount of one hour, or since midnight.
    """
    if found.steps == HOURLY:
        return accumulation == PER_HOUR
    if found.steps not in (SIX_HOURLY, THREE_HOURLY):
        return False
    if found.product in _AT_THE_END:
        return accumulation in (STEP, PER_HOUR)
    return accumulation == PER_HOUR and not choice.unit and not is_per_hour(stated_unit(gdal.Open(found.uri)))


def in_own_units(found: Recognition, stored_values: Sequence[float]) -> list[float]:
    """Return stored values after the file's own scale."""
    dataset = gdal.Open(found.uri)
    band = dataset.GetRasterBand(1)
    scale, offset = band.GetScale(), band.GetOffset() or 0.0
    return [value * (1.0 if scale is None else scale) + offset for value in stored_values]


def own_range(found: Recognition) -> tuple[float, float] | None:
    """Return the valid range after the file's own scale."""
    if found.valid_range is None:
        return None
    low, high = sorted(in_own_units(found, found.valid_range))
    return low, high

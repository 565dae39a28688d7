"""Drift potential of a place as a report: for chosen months, month by month and for the year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner import provenance
from dss_planner.erosion.wind.driftpotential import (
    ENERGY_BOUNDS,
    THRESHOLD_KNOTS,
    VARIABILITY_BOUNDS,
    DriftPotential,
    drift_of_winds,
    from_vectors,
    to_knots,
)
from dss_planner.erosion.wind.seasons import DUST_SEASON, require_months, season_name
from dss_planner.erosion.wind.windrecord import WindRecord, read_wind_record
from dss_planner.erosion.wind.windrose import MONTH_DAYS, WindRose, rose_of, rose_of_table, time_shares
from dss_planner.erosion.wind.windtable import is_wind_table, read_wind_table
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

#: Thresholds at 10 m that dry, loose sand or crusted, rough ground can have [kn] [A].
THRESHOLD_RANGE = (4.0, 40.0)
_YEAR = tuple(range(1, 13))
_SOURCE = "Fryberger and Dean 1979, USGS Professional Paper 1052; classes: Meng et al. 2022"


@dataclass(frozen=True)
class DriftPotentialRequest:
    """wind: wind table (CSV or JSON) or hourly record. months: 1–12, of a record. threshold: at 10 m [kn].

    output: JSON report to write, '' for none. unit ('m/s', 'kn', 'km/h', 'mph') and height [m] of a record that does
    not state them.
    """

    wind: str
    months: tuple[int, ...] = DUST_SEASON
    threshold: float = THRESHOLD_KNOTS
    output: str = ""
    unit: str | None = None
    height: float | None = None


@dataclass(frozen=True)
class MonthDrift:
    """month: 1–12. dp, rdp: what the month adds to the year [vector units], None when unknown; rdd: where its sand
    moves [°] or None. known: share of its steps that are known (0–1)."""

    month: int
    dp: float | None
    rdp: float | None
    rdd: float | None
    known: float


@dataclass(frozen=True)
class DriftPotentialResult:
    """rose: wind and drift of the chosen months, as if the wind of these months blew all year (percent of their time).

    year: drift of the whole year, None without all its months. monthly: what each month adds to it; empty for a table.
    share: of the chosen months in the year's drift [%], None when unknown. output: report written.
    """

    rose: WindRose
    year: DriftPotential | None
    monthly: tuple[MonthDrift, ...]
    share: float | None
    output: str
    notes: tuple[Text, ...]


def compute_drift_potential(
    request: DriftPotentialRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> DriftPotentialResult:
    """Return drift potential, resultant and rose, and write the report. Raises `InputError`, `Cancelled`."""
    _require_threshold(request.threshold)
    months = require_months(request.months)
    progress(0.0, text("Reading the wind of {layer}", layer=Path(request.wind).name))
    year: DriftPotential | None = None
    monthly: tuple[MonthDrift, ...] = ()
    if is_wind_table(request.wind):
        rose = rose_of_table(read_wind_table(request.wind), request.threshold)
    else:
        record = read_wind_record(request.wind, request.unit, request.height, cancelled)
        stop_if(cancelled)
        progress(0.6, text("Drift potential"))
        rose = rose_of(record, months, request.threshold)
        year, monthly = drift_by_month(record, request.threshold)
    stop_if(cancelled)
    share = _share(monthly, rose.months) if year is not None else None
    notes = rose.notes + _notes(rose, share)
    result = DriftPotentialResult(rose, year, monthly, share, request.output, notes)
    if request.output:
        content = report_of(result, request.threshold)
        provenance.write_json(request.output, content)
        provenance.record(request.output, "driftpotential", {"wind": request.wind}, request, content)
    progress(1.0, None)
    return result


def drift_by_month(
    record: WindRecord, threshold: float = THRESHOLD_KNOTS
) -> tuple[DriftPotential | None, tuple[MonthDrift, ...]]:
    """Return the drift of the year (None unless all months are known) and what each month adds to it."""
    counts = np.bincount(record.months[np.isfinite(record.speed)], minlength=13)
    there = [month for month in _YEAR if counts[month]]
    # percent of the year, also where the record lacks months
    percent = sum(
        (time_shares(record, (month,)) * (MONTH_DAYS[month - 1] / sum(MONTH_DAYS)) for month in there),
        np.zeros(record.speed.shape),
    )
    direction = np.zeros_like(record.speed) if record.direction is None else record.direction
    moved = drift_of_winds(to_knots(record.speed), direction, percent, threshold)
    heading = np.where(np.isfinite(direction), direction, 0.0)
    known = record.known_by_month
    found = []
    for month in _YEAR:
        if month not in there:
            found.append(MonthDrift(month, None, None, None, 0.0))
            continue
        own = record.months == month
        drift = from_vectors(heading[own], moved[own], np.empty(0))
        found.append(MonthDrift(month, drift.dp, drift.rdp, drift.rdd, float(known[month - 1])))
    year = from_vectors(heading, moved, np.empty(0)) if len(there) == len(_YEAR) else None
    return year, tuple(found)


def report_of(result: DriftPotentialResult, threshold: float) -> dict:
    """Return the report as JSON values, units in the names."""
    rose, drift = result.rose, result.rose.drift
    return {
        "station": rose.station,
        "longitude_deg": rose.longitude,
        "latitude_deg": rose.latitude,
        "months": list(rose.months),
        "season": str(season_name(rose.months)) if rose.months else "",
        "threshold_kn": threshold,
        "observations": rose.observations,
        **_values(drift),
        "wind_from_deg": rose.wind_from,
        "barrier_axis_deg": drift.barrier_axis,
        "suggests_grid": drift.suggests_grid,
        "by_speed_classes": None if rose.binned is None else _values(rose.binned),
        "calm_percent": rose.table.calm,
        "direction_unknown_percent": rose.table.undirected,
        "share_of_year_percent": result.share,
        "year": None if result.year is None else _values(result.year),
        "monthly": [
            {"month": m.month, "dp_vu": m.dp, "rdp_vu": m.rdp, "rdd_deg": m.rdd, "known_share": m.known}
            for m in result.monthly
        ],
        "rose": {
            "direction_from_deg": rose.table.directions.tolist(),
            "speed_from_kn": rose.table.low.tolist(),
            "speed_to_kn": rose.table.high.tolist(),
            "percent_of_time": rose.table.percent.tolist(),
            "drift_potential_vu": list(drift.by_direction),
        },
        "energy_bounds_vu": list(ENERGY_BOUNDS),
        "variability_bounds": list(VARIABILITY_BOUNDS),
        "source": _SOURCE,
        "notes": [str(note) for note in result.notes],
    }


def _values(drift: DriftPotential) -> dict:
    return {
        "dp_vu": drift.dp,
        "rdp_vu": drift.rdp,
        "rdd_towards_deg": drift.rdd,
        "rdp_dp": drift.ratio,
        "energy": drift.energy,
        "variability": drift.variability,
    }


def _share(monthly: Sequence[MonthDrift], months: Sequence[int]) -> float | None:
    total = sum(month.dp or 0.0 for month in monthly)
    chosen = sum(month.dp or 0.0 for month in monthly if month.month in months)
    return 100.0 * chosen / total if total > 0.0 else None


def _notes(rose: WindRose, share: float | None) -> tuple[Text, ...]:
    notes = []
    if rose.months and set(rose.months) != set(_YEAR):
        notes.append(
            text(
                "DP of {season} is a rate: what a year of this wind would move. The classes low (below {low}), "
                "intermediate and high (above {high}) are meant for the whole year.",
                season=season_name(rose.months),
                low=f"{ENERGY_BOUNDS[0]:.0f}",
                high=f"{ENERGY_BOUNDS[1]:.0f}",
            )
        )
    if share is not None and set(rose.months) != set(_YEAR):
        notes.append(text("These months bring {share} % of the year's drift.", share=f"{share:.0f}"))
    if rose.binned is not None and rose.drift.dp > 0.0:
        notes.append(
            text(
                "Drift is summed up wind by wind. With the middles of the speed classes DP would be {binned} in place "
                "of {direct} ({change} %).",
                binned=f"{rose.binned.dp:.0f}",
                direct=f"{rose.drift.dp:.0f}",
                change=f"{100.0 * (rose.binned.dp / rose.drift.dp - 1.0):+.0f}",
            )
        )
    if rose.drift.dp == 0.0:
        notes.append(text("No wind exceeds the threshold: nothing moves."))
    elif rose.drift.suggests_grid:
        notes.append(
            text(
                "RDP/DP is {ratio}, below {bound}: sand comes from many sides, so grids protect better than strips.",
                ratio=f"{rose.drift.ratio or 0.0:.2f}",
                bound=VARIABILITY_BOUNDS[0],
            )
        )
    return tuple(notes)


def _require_threshold(threshold: float) -> None:
    low, high = THRESHOLD_RANGE
    if not low <= threshold <= high:
        raise InputError(
            "The threshold wind is {found} kn at 10 m; {low}–{high} kn is expected (dry sand: {usual} kn, about "
            "6 m/s).",
            found=threshold,
            low=low,
            high=high,
            usual=THRESHOLD_KNOTS,
        )

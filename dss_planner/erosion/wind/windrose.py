"""Wind rose and drift of a record in chosen months: shares of time by direction and speed, drift wind by wind.

Two traps are avoided. Reports in steps of 10° sorted into 16 sectors give some sectors three steps and others two: a
report is therefore shared among the sectors that its step covers. And the resultant direction comes from the observed
directions, not from the middles of sectors; the table's own result is given beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.erosion.wind.driftpotential import (
    METRES_PER_SECOND,
    THRESHOLD_KNOTS,
    DriftPotential,
    WindTable,
    class_weight,
    drift_of_winds,
    drift_potential,
    from_vectors,
    to_knots,
)
from dss_planner.erosion.wind.seasons import DUST_SEASON, require_months, season_name
from dss_planner.erosion.wind.sectors import SECTORS, sector_shares
from dss_planner.erosion.wind.windrecord import WindRecord, read_wind_record
from dss_planner.erosion.wind.windtable import is_wind_table, read_wind_table
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, never
from dss_planner.text import Text, text

#: Days of the twelve months, with leap years as they come.
MONTH_DAYS = (31.0, 28.25, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0)
#: Bounds of the speed classes [kn]: Beaufort's, with middles 13.5, 19, 24.5, 30.5 and 37 kn above the threshold as
#: Fryberger and Dean (1979) use them [V].
EDGES = (0.0, 3.5, 6.5, 10.5, 16.5, 21.5, 27.5, 33.5, 40.5, 47.5, 55.5, 63.5)
#: Records with fewer known winds in the chosen months say little about them [A].
FEWEST = 500
#: A month counts as thin below this share of known steps [A].
_THIN = 0.5
#: A time of day that has less than this share of the observations of the best one is hardly observed [A].
_RARE = 0.25
_DAY_MINUTES = 1440


@dataclass(frozen=True)
class WindRose:
    """The wind of chosen months.

    table: percent of all time by direction and speed class. drift: from the single winds of a record (from the classes
    where only a table is given). binned: from the classes; None where that is what drift is. months: chosen ones; ()
    for a table, which has its own. observations: known winds, 0 for a table. known: share of known steps in the
    twelve months (0–1, NaN without data). station: name or ''. longitude, latitude [°] or None. notes: what must be
    known before using it.
    """

    table: WindTable
    drift: DriftPotential
    binned: DriftPotential | None
    months: tuple[int, ...]
    observations: int
    known: tuple[float, ...]
    station: str = ""
    longitude: float | None = None
    latitude: float | None = None
    notes: tuple[Text, ...] = ()

    @property
    def wind_from(self) -> float | None:
        """Direction that the erosive wind comes from [°]: opposite to where sand moves; None without one."""
        return None if self.drift.rdd is None else (self.drift.rdd + 180.0) % 360.0


def read_wind_rose(
    path: str | Path,
    months: Sequence[int] | None = None,
    threshold: float = THRESHOLD_KNOTS,
    unit: str | None = None,
    height: float | None = None,
    cancelled: CancelCheck = never,
) -> WindRose:
    """Return the wind rose of a wind table or of a record in ``months`` (None: March to May).

    threshold [kn at 10 m]. unit, height: of a record that does not state them, as `read_wind_record`. A table has its
    own months. Raises `InputError`.
    """
    if is_wind_table(path):
        return rose_of_table(read_wind_table(path), threshold)
    record = read_wind_record(path, unit, height, cancelled)
    return rose_of(record, DUST_SEASON if months is None else months, threshold)


def rose_of_table(table: WindTable, threshold: float = THRESHOLD_KNOTS) -> WindRose:
    """Return the wind rose that a table gives; threshold [kn]."""
    unknown = (float("nan"),) * 12
    note = text("Months are those the wind table was made of; classes count with their middle speed.")
    return WindRose(table, drift_potential(table, threshold), None, (), 0, unknown, notes=(note,))


def rose_of(
    record: WindRecord,
    months: Sequence[int] = DUST_SEASON,
    threshold: float = THRESHOLD_KNOTS,
    sectors: int = SECTORS,
    edges: Sequence[float] = EDGES,
) -> WindRose:
    """Return the wind rose of a record in ``months`` (1–12); threshold and edges of the speed classes [kn].

    Each month counts by its days, however many of its hours are known. Raises `InputError` when the record has no
    directions, is not sub-daily, or lacks one of the months.
    """
    chosen = require_months(months)
    require_rose(record, chosen)
    percent = time_shares(record, chosen)
    used = percent > 0.0
    speed, direction, percent = to_knots(record.speed[used]), _directions(record)[used], percent[used]
    moved = drift_of_winds(speed, direction, percent, threshold)
    heading = np.isfinite(direction)
    share = sector_shares(direction[heading], sectors)
    bounds = _bounds(edges, speed)
    classes = np.clip(np.searchsorted(bounds, speed[heading], side="right") - 1, 0, len(bounds) - 2)
    table = WindTable(
        np.arange(sectors) * (360.0 / sectors),
        bounds[:-1],
        bounds[1:],
        share.sums(percent[heading], classes, len(bounds) - 1),
        float(percent[~heading & (speed > 0.0)].sum()),
    )
    drift = from_vectors(
        np.where(heading, direction, 0.0), moved, share.sums(moved[heading], np.zeros_like(classes), 1)[:, 0]
    )
    return WindRose(
        table=table,
        drift=drift,
        binned=drift_potential(table, threshold),
        months=chosen,
        observations=int(used.sum()),
        known=tuple(float(value) for value in record.known_by_month),
        station=record.station,
        longitude=record.longitude,
        latitude=record.latitude,
        notes=record.notes + _notes(record, chosen, speed, heading, percent, threshold),
    )


def wind_table_of(
    record: WindRecord,
    months: Sequence[int] = DUST_SEASON,
    sectors: int = SECTORS,
    edges: Sequence[float] = EDGES,
) -> WindTable:
    """Return the wind table of a record in ``months``: percent of time by sector and speed class [kn]."""
    return rose_of(record, months, THRESHOLD_KNOTS, sectors, edges).table


def erosive_direction(path: str | Path, months: Sequence[int] | None = None) -> float | None:
    """Return where the erosive wind comes from [°] by a wind table or record; None when all drift cancels."""
    return read_wind_rose(path, months).wind_from


def time_shares(record: WindRecord, months: Sequence[int]) -> np.ndarray:
    """Return the percent of the chosen months' time that each observation stands for, (n,); 0 for unused ones.

    A month has its days (February 28.25) whatever the number of known observations in it.
    """
    known = np.isfinite(record.speed)
    counts = np.bincount(record.months[known], minlength=13)
    days = np.array([0.0] + [days if month in months else 0.0 for month, days in enumerate(MONTH_DAYS, start=1)])
    weight = np.divide(days, counts, out=np.zeros(13), where=counts > 0)
    return np.where(known, weight[record.months], 0.0) * (100.0 / days.sum())


def require_rose(record: WindRecord, months: Sequence[int]) -> None:
    """Raise `InputError` unless the record can give a rose of the months."""
    if record.direction is None:
        raise InputError(
            "The wind record “{layer}” has no column of directions, which a wind rose needs. Add it, or name it "
            "wind_direction_deg.",
            layer=record.station or "–",
        )
    if record.step_minutes >= _DAY_MINUTES:
        raise InputError(
            "The wind record “{layer}” has one value every {found} hours; winds that move sand last hours, so hourly "
            "or three-hourly values are expected. Choose such a record.",
            layer=record.station or "–",
            found=f"{record.step_minutes / 60:g}",
        )
    counts = np.bincount(record.months[np.isfinite(record.speed)], minlength=13)
    missing = [month for month in months if not counts[month]]
    if missing:
        raise InputError(
            "The wind record “{layer}” has no known wind in month(s) {found}. Choose other months or a longer record.",
            layer=record.station or "–",
            found=", ".join(str(month) for month in missing),
        )


def _directions(record: WindRecord) -> np.ndarray:
    return np.full(record.speed.shape, np.nan) if record.direction is None else record.direction


def _bounds(edges: Sequence[float], speed: np.ndarray) -> np.ndarray:
    """Return the class bounds [kn] with one more class where a wind exceeds them."""
    bounds = np.asarray(edges, dtype=np.float64)
    strongest = float(speed.max()) if speed.size else 0.0
    return bounds if strongest < bounds[-1] else np.append(bounds, np.floor(strongest) + 1.0)


def _notes(
    record: WindRecord,
    months: tuple[int, ...],
    speed: np.ndarray,
    heading: np.ndarray,
    percent: np.ndarray,
    threshold: float,
) -> tuple[Text, ...]:
    notes = [
        text(
            "{season}: {count} winds of {first}–{last}; each month counts by its days.",
            season=season_name(months),
            count=speed.size,
            first=str(record.times[0])[:4],
            last=str(record.times[-1])[:4],
        )
    ]
    if speed.size < FEWEST:
        notes.append(text("Only {count} winds are known in these months: the rose is a first guess.", count=speed.size))
    thin = {m: record.known_by_month[m - 1] for m in months if record.known_by_month[m - 1] < _THIN}
    if thin:
        notes.append(
            text(
                "Little is known of some months: {months}.",
                months=", ".join(f"{month}: {100 * share:.0f} %" for month, share in thin.items()),
            )
        )
    lost = class_weight(speed, threshold) * percent
    if lost[~heading].sum() > 0.0:
        notes.append(
            text(
                "{share} % of the drift comes with winds whose direction is unknown or variable; it is left out.",
                share=f"{100.0 * lost[~heading].sum() / lost.sum():.2g}",
            )
        )
    rare = _rare_hours(record)
    if rare:
        notes.append(
            text(
                "The hours {hours} of the day (in the record's time) are hardly observed. Wind has a daily course: "
                "drift is too high if the windy hours are the observed ones.",
                hours=", ".join(str(hour) for hour in rare),
            )
        )
    if record.step_minutes > 180:
        notes.append(text("Winds are known every {hours} hours only.", hours=f"{record.step_minutes / 60:g}"))
    if threshold * METRES_PER_SECOND > 15.0:
        notes.append(text("The threshold of {threshold} kn is far above the 12 kn of dry sand.", threshold=threshold))
    return tuple(notes)


def _rare_hours(record: WindRecord) -> list[int]:
    """Return the hours of the day with far fewer observations than the best observed one."""
    if record.step_minutes > 180:
        return []
    minutes = (record.times - record.times.astype("datetime64[D]")).astype(np.int64)[np.isfinite(record.speed)]
    hours = max(1, record.step_minutes // 60)
    counts = np.bincount(minutes // (60 * hours), minlength=24 // hours)[: 24 // hours]
    return [int(slot) * hours for slot in np.flatnonzero(counts < _RARE * counts.max())]

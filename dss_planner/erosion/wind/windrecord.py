"""Wind records of stations and models: time, speed and direction from the files that people have.

Read are CSV files with a header in any order (comma, semicolon or tab; decimal point or comma), NOAA's global hourly
and ISD-Lite files (also gzipped), the ASOS files of the Iowa Environmental Mesonet, Meteostat, Open-Meteo, NASA POWER,
rp5.ru, and columns of u and v. The unit of speed must be known: knots and m/s differ by a factor of 7.3 in drift.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.erosion.wind.recordchecks import at_standard_height, plausible
from dss_planner.erosion.wind.recordcolumns import UNITS, speed_unit
from dss_planner.erosion.wind.recordrows import Rows, read_rows
from dss_planner.erosion.wind.recordtimes import parse_times
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, never, stop_if
from dss_planner.text import Text, text

_POINTS = ("n", "nne", "ne", "ene", "e", "ese", "se", "sse", "s", "ssw", "sw", "wsw", "w", "wnw", "nw", "nnw")
_COMPASS = {name: index * 22.5 for index, name in enumerate(_POINTS)}
#: Stored texts that mean unknown, beside empty ones.
_MISSING = {-9999.0, -999.0, -999.9, -99.0, 999.0, 999.9, 9999.0, 99999.0, 9999.9}
#: Quality marks of NOAA for suspect and erroneous values [M].
_DOUBTFUL = set("2367")


@dataclass(frozen=True)
class WindRecord:
    """Wind of one place, in the order of time, one observation for each step at most.

    times: as the file gives them, a written offset from UTC taken off, datetime64[m], (n,). speed: at 10 m [m/s], NaN
    where unknown, (n,). direction: where the wind comes from [°, 0–360 from north], NaN where unknown, variable or
    calm, (n,), or None when the file has none. step_minutes: most frequent time between observations [min]. station:
    name or ''. longitude, latitude [°] or None. notes: what was done and what is missing. height: at which the file
    says that its wind blows [m], from which speed was brought to 10 m; None when it does not say.
    """

    times: np.ndarray
    speed: np.ndarray
    direction: np.ndarray | None
    step_minutes: int
    station: str = ""
    longitude: float | None = None
    latitude: float | None = None
    notes: tuple[Text, ...] = ()
    height: float | None = None

    @property
    def months(self) -> np.ndarray:
        """Month of each observation (1–12), (n,)."""
        return month_of(self.times)

    @property
    def known_by_month(self) -> np.ndarray:
        """Share of the steps between first and last observation whose speed is known, by calendar month, (12,).

        NaN for months that the record does not reach.
        """
        steps = np.arange(
            self.times[0], self.times[-1] + np.timedelta64(1, "m"), np.timedelta64(self.step_minutes, "m")
        )
        expected = np.bincount(month_of(steps), minlength=13)[1:]
        known = np.bincount(self.months[np.isfinite(self.speed)], minlength=13)[1:]
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(expected + known > 0, np.minimum(known / np.maximum(expected, 1), 1.0), np.nan)


def month_of(times: np.ndarray) -> np.ndarray:
    """Return the calendar month (1–12) of datetime64 times."""
    return times.astype("datetime64[M]").astype(np.int64) % 12 + 1


def read_wind_record(
    path: str | Path, unit: str | None = None, height: float | None = None, cancelled: CancelCheck = never
) -> WindRecord:
    """Return the wind record of a file of one station.

    unit: of the speeds ('m/s', 'kn', 'km/h', 'mph') and height: of the anemometer [m], both in place of what the file
    says or does not say. Raises `InputError` when the file is not readable, does not state the unit, holds no wind or
    several stations; `Cancelled`.
    """
    records = read_wind_records(path, unit, height, cancelled)
    if len(records) > 1:
        raise InputError(
            "The wind record “{layer}” holds {count} stations ({found}); one is expected. "
            "Keep the rows of one of them.",
            layer=Path(path).name,
            count=len(records),
            found=", ".join(record.station for record in records[:5]),
        )
    return records[0]


def read_wind_records(
    path: str | Path, unit: str | None = None, height: float | None = None, cancelled: CancelCheck = never
) -> tuple[WindRecord, ...]:
    """Return the wind records of a file, one for each station in it; otherwise as `read_wind_record`."""
    path = Path(path)
    rows = read_rows(path, cancelled)
    columns = rows.columns
    factor, said = _metres_per_second(rows, unit, path)
    stop_if(cancelled)
    times = parse_times([rows.cells[place] for place in columns.times], path.name)
    stop_if(cancelled)
    speed, direction = _wind(rows, factor)
    good = ~np.isnat(times)
    if not (good & np.isfinite(speed)).any():
        raise InputError(
            "No row of the wind record “{layer}” holds a time and a speed that can be read; the first reads {found}. "
            "Write times as 2024-03-31 18:00 and speeds as numbers.",
            layer=path.name,
            found=", ".join(rows.cells[place][0] for place in sorted(rows.cells) if rows.cells[place]) or "–",
        )
    notes = [said] if said else []
    speed, lifted = at_standard_height(speed, columns.height if height is None else height, path)
    notes += lifted
    speed, strange = plausible(speed, direction, path)
    notes += strange
    if not good.all():
        notes.append(
            text("{count} rows of “{layer}” have no readable time.", count=int((~good).sum()), layer=path.name)
        )
    groups = _stations(rows, good)
    return tuple(_record(rows, times, speed, direction, group, path, tuple(notes)) for group in groups)


def _metres_per_second(rows: Rows, unit: str | None, path: Path) -> tuple[float, Text | None]:
    """Return what turns stored numbers into m/s, and a note where the unit came from outside the file."""
    if unit is not None:
        if unit not in UNITS:
            raise InputError(
                "The unit of speed “{found}” is not known; {expected} are. Choose one of these.",
                found=unit,
                expected=", ".join(UNITS),
            )
        return UNITS[unit] * rows.scale, text("Speeds are taken as {unit}, as chosen.", unit=unit)
    columns = rows.columns
    found = columns.unit
    if found is None and columns.speed is not None and rows.cells[columns.speed]:
        # some files state units in a line of their own below the header
        found = speed_unit(rows.cells[columns.speed][0])
    if found is None:
        raise InputError(
            "The wind record “{layer}” does not say the unit of its speeds, and knots taken for m/s make drift 7 times "
            "too large. Choose the unit, or write it into the column's name: {expected}.",
            layer=path.name,
            expected="wind_speed_ms, wind_speed_kn, wind_speed_kmh",
        )
    return UNITS[found] * rows.scale, None


def _wind(rows: Rows, factor: float) -> tuple[np.ndarray, np.ndarray | None]:
    """Return speed [m/s, as measured] and direction [°] of all rows."""
    columns, cells = rows.columns, rows.cells
    if columns.packed is not None:
        parts = {packed: _unpack(packed) for packed in set(cells[columns.packed])}
        pairs = np.array([parts[packed] for packed in cells[columns.packed]], dtype=np.float64).reshape(-1, 2)
        return pairs[:, 1] * factor, _direction(pairs[:, 0], pairs[:, 1])
    if columns.speed is None:
        east, north = (_numbers(cells[place or 0], _number) * factor for place in (columns.east, columns.north))
        speed = np.hypot(east, north)
        return speed, _direction(np.degrees(np.arctan2(-east, -north)) % 360.0, speed)
    speed = _numbers(cells[columns.speed], _number)
    if columns.direction is None:
        return speed * factor, None
    direction = _numbers(cells[columns.direction], _bearing) * (10.0 if columns.tens else 1.0)
    return speed * factor, _direction(direction, speed)


def _direction(degrees: np.ndarray, speed: np.ndarray) -> np.ndarray:
    """Return directions 0–360, NaN for codes beyond the circle and for calms."""
    with np.errstate(invalid="ignore"):
        return np.where((degrees >= 0.0) & (degrees <= 360.0) & (speed > 0.0), degrees % 360.0, np.nan)


def _numbers(texts: Sequence[str], parse: Callable[[str], float]) -> np.ndarray:
    """Return the numbers of many texts; each different text is read once."""
    values = {cell: parse(cell) for cell in set(texts)}
    return np.fromiter((values[cell] for cell in texts), np.float64, len(texts))


def _number(cell: str) -> float:
    cell = cell.strip()
    try:
        value = float(cell.replace(",", ".") if "." not in cell else cell)
    except ValueError:
        return np.nan
    return np.nan if value in _MISSING else value


def _bearing(cell: str) -> float:
    """Return a direction in degrees from a number, a compass point, or words such as “from the north-west”."""
    value = _number(cell)
    if not np.isnan(value):
        return value
    words = re.sub(r"wind blowing|from|the", " ", cell.lower())
    for name in ("north", "south", "east", "west"):
        words = words.replace(name, name[0])
    return _COMPASS.get(re.sub(r"[^a-z]", "", words), np.nan)


def _unpack(cell: str) -> tuple[float, float]:
    """Return direction [°] and speed [0.1 m/s] of NOAA's “320,1,N,0046,1”: direction, mark, type, speed, mark."""
    parts = cell.split(",")
    if len(parts) != 5:
        return np.nan, np.nan
    direction = np.nan if parts[1] in _DOUBTFUL else _number(parts[0])
    return direction, np.nan if parts[4] in _DOUBTFUL else _number(parts[3])


def _stations(rows: Rows, good: np.ndarray) -> list[np.ndarray]:
    """Return the row numbers of each station, in the order in which the stations come."""
    numbers = np.flatnonzero(good)
    if rows.columns.station is None:
        return [numbers]
    names = rows.cells[rows.columns.station]
    codes = {name: code for code, name in enumerate(dict.fromkeys(names[number] for number in numbers))}
    own = np.fromiter((codes[names[number]] for number in numbers), np.int64, len(numbers))
    return [numbers[own == code] for code in range(len(codes))]


def _record(
    rows: Rows,
    times: np.ndarray,
    speed: np.ndarray,
    direction: np.ndarray | None,
    group: np.ndarray,
    path: Path,
    notes: tuple[Text, ...],
) -> WindRecord:
    station = "" if rows.columns.station is None else rows.cells[rows.columns.station][group[0]].strip()
    longitude, latitude = _place(rows, int(group[0]))
    step = _step(times[group])
    kept = group[_one_for_each_step(times[group], speed[group], step)]
    if len(kept) < len(group):
        notes += (
            text(
                "{count} rows of “{layer}” are further reports within one step of {step} minutes; the one nearest to "
                "the regular time counts, because extra reports are made when the wind is strong.",
                count=len(group) - len(kept),
                layer=station or path.name,
                step=step,
            ),
        )
    own = None if direction is None else direction[kept]
    height = rows.columns.height
    return WindRecord(times[kept], speed[kept], own, step, station, longitude, latitude, notes, height)


def _place(rows: Rows, row: int) -> tuple[float | None, float | None]:
    columns = rows.columns
    if columns.longitude is None or columns.latitude is None:
        return rows.place or (None, None)
    x, y = _number(rows.cells[columns.longitude][row]), _number(rows.cells[columns.latitude][row])
    return (x, y) if abs(x) <= 180.0 and abs(y) <= 90.0 else (None, None)


def _step(times: np.ndarray) -> int:
    """Return the most frequent time between different times [min]; a day for a single one."""
    gaps = np.diff(np.unique(times)).astype(np.int64)
    if not gaps.size:
        return 1440
    values, counts = np.unique(gaps, return_counts=True)
    return int(values[np.argmax(counts)])


def _one_for_each_step(times: np.ndarray, speed: np.ndarray, step: int) -> np.ndarray:
    """Return the positions, in the order of time, of the report nearest to each regular time, known ones first."""
    minutes = times.astype(np.int64)
    values, counts = np.unique(minutes % step, return_counts=True)
    regular = int(values[np.argmax(counts)])
    slots = (minutes - regular + step // 2) // step
    distance = np.abs(minutes - regular - slots * step)
    order = np.lexsort((distance, ~np.isfinite(speed), slots))
    first = np.ones(len(order), dtype=bool)
    first[1:] = np.diff(slots[order]) > 0
    chosen = order[first]
    return chosen[np.argsort(minutes[chosen], kind="stable")]

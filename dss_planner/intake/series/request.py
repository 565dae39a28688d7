"""What is asked of a series, and what comes out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from dss_planner.intake.series.units import START
from dss_planner.text import Text

#: Share of the steps of a month that must be known [A].
LEAST_KNOWN = 0.8
#: Snow: a depth that counts as cover above a limit, or a share of the ground that is averaged.
DEPTH, SHARE = "depth", "share"


@dataclass(frozen=True)
class SeriesRequest:
    """A series and what its numbers are.

    role: 'temperature', 'precipitation', 'wind', 'rainy_days' (from precipitation), 'snow_probability',
    'temperature_minimum' or 'temperature_maximum' (of days, or from finer steps), 'solar_radiation', 'snow_depth',
    'soil_moisture', or 'irrigation' (monthly amounts).
    sources: rasters of one variable, one file or consecutive times in any order; wind: speeds, or u with ``v_sources``.
    output: GeoTIFF with twelve bands. scale, offset: value · scale + offset is in °C, mm, m/s, metres of snow depth or
    share of snow cover (a file's own scale applies first). accumulation: of precipitation: 'step' (amount of each
    step), 'per_second', 'per_hour', 'per_day', 'since_midnight' (ERA5-Land); '' finds out whether steps count since
    midnight, and refuses steps of several hours that do not. stamp: an amount fell 'start' (after) or 'end' (before)
    its time. snow: 'depth' or 'share'.
    deviation_output: also write the standard deviation of wind speed by month. first_year, last_year: inclusive.
    nodata: undeclared values for unknown, in the file's units. real: stored values that the file declares as NoData,
    but that are values all the same. valid: lowest and highest value, in the file's units;
    what lies outside is unknown. least_known: share of its steps that a month needs.
    select, v_select: value of other dimensions (level, GRIB element), for sources and ``v_sources``.
    months: bands of January to December in a single source, which then needs no times of its own; () reads its times.
    mean_components: the user accepts the speed of mean components, which is too small.
    """

    role: str
    sources: tuple[str, ...]
    output: str
    v_sources: tuple[str, ...] = ()
    scale: float = 1.0
    offset: float = 0.0
    accumulation: str = ""
    stamp: str = START
    snow: str = DEPTH
    deviation_output: str = ""
    first_year: int | None = None
    last_year: int | None = None
    nodata: float | Sequence[float] | None = None
    valid: tuple[float, float] | None = None
    real: tuple[float, ...] = ()
    least_known: float = LEAST_KNOWN
    select: Mapping[str, str] = field(default_factory=dict)
    v_select: Mapping[str, str] = field(default_factory=dict)
    months: tuple[int, ...] = ()
    mean_components: bool = False


@dataclass(frozen=True)
class StepFunction:
    """What becomes of the values of each step, in the unit of the role, before they are averaged.

    title, unit: of the bands that come out. function: works on each number by itself; NaN stays NaN.
    """

    title: str
    unit: str
    function: Callable[[np.ndarray], np.ndarray]


@dataclass(frozen=True)
class SeriesResult:
    """output, deviation_output: twelve bands each, on the source's grid, north-up, within ±180°. unit: of the role.

    years: that have any step (empty for a climatology). years_by_month: most years known in a cell, January first.
    months_missing: months (1–12) without any known value. incomplete: (year, month) that have too few steps to count.
    known: share of known cells, by month (0–1). steps: kind of time steps. notes: what the user should know.
    values_by_month: fewest values that the mean of a known cell is made of, January first; 0 for an unknown month.
    """

    output: str
    deviation_output: str
    unit: str
    years: tuple[int, ...]
    years_by_month: tuple[int, ...]
    months_missing: tuple[int, ...]
    incomplete: tuple[tuple[int, int], ...]
    known: tuple[float, ...]
    steps: str
    notes: tuple[Text, ...]
    values_by_month: tuple[int, ...] = ()

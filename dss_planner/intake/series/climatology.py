"""Twelve months from a series of any length: streamed in blocks of space and time, in the unit of the role."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.intake.naming import short_name
from dss_planner.intake.roles import ROLES
from dss_planner.intake.series.meaning import EXTREMES, partner_of, require_possible, require_steps, understood
from dss_planner.intake.series.request import DEPTH, SeriesRequest, SeriesResult, StepFunction
from dss_planner.intake.series.steps import Key, Series, Step, open_series, twelve_months
from dss_planner.intake.series.sums import MONTHS, NONE, MonthSums, day_extreme, day_totals, exceeded
from dss_planner.intake.series.timeaxis import STEP_MINUTES
from dss_planner.intake.series.units import STEP, UNITS_PER_DAY
from dss_planner.raster.reading import Window, windows
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

__all__ = ["SeriesRequest", "SeriesResult", "StepFunction", "monthly_climatology"]

#: Cells whose sums are kept at once: about 100 MB.
BLOCK_CELLS = 1 << 18
#: Values (steps × cells) read at once.
CHUNK_VALUES = 1 << 22
#: Precipitation of a rainy day [mm]: a day with measurable precipitation (WMO) [M].
RAINY_DAY = 0.1
#: What float32 may take from a tenth of a millimetre that was stored in metres [mm].
_ROUNDING = 1e-6
#: Snow depth above which the ground counts as covered [m]: 25.4 mm (SCIENCE.md 1.2, snow factor) [V].
SNOW_DEPTH = 0.0254
#: Precipitation between this and 0 [mm] is what packing leaves of 0.
_PACKED_ZERO = -0.01


def monthly_climatology(
    request: SeriesRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    each: StepFunction | None = None,
) -> SeriesResult:
    """Write the mean of each month over the years: temperature, its daily lowest or highest [°C], precipitation or
    irrigation total [mm], wind speed [m/s], rainy days [d], share of time with snow cover [0–1], snow depth [m], solar
    radiation [MJ/(m²·d)], or soil moisture [m³/m³].

    Wind speed is taken from u and v at each step before it is averaged. A month of a year counts in a cell when
    ``least_known`` of its steps are known; missing steps count as the mean of the known. each: changes the values of
    each step before they are averaged; the steps are days or finer then, because a function of a mean is not the mean
    of the function. Memory does not grow with the series or the raster. The provenance lists the sources without
    hashing them (they may be many gigabytes).
    Raises `InputError`, `OutputError`, `Cancelled`.
    """
    require_possible(request)
    series = _opened(request)
    request, series, notes = understood(request, series)
    partner = partner_of(request, series)
    title, unit = request.role, ROLES[request.role].unit
    if each is not None:
        require_steps(request, series)
        title, unit = each.title, each.unit
    years = np.zeros(MONTHS, dtype=np.int64)
    values = np.full(MONTHS, NONE)
    grid = series.place.grid
    with ExitStack() as stack:
        stack.callback(series.close)
        if partner:
            stack.callback(partner.close)
        writers = [
            stack.enter_context(RasterWriter(path, grid, _names(name, unit), cancelled=cancelled))
            for path, name in ((request.output, title), (request.deviation_output, "deviation of wind speed"))
            if path
        ]
        progress(0.0, text("Averaging {count} time steps", count=len(series.steps)))
        blocks = list(windows(grid, 1, BLOCK_CELLS))
        for number, window in enumerate(blocks):
            part = portion(progress, number / len(blocks), (number + 1) / len(blocks))
            sums = _block(request, series, partner, window, part, cancelled, each)
            years, values = np.maximum(years, sums.years()), np.minimum(values, sums.fewest_values())
            results = [sums.means(), sums.deviations()] if len(writers) > 1 else [sums.means()]
            for writer, months in zip(writers, results):
                for piece, row, column in series.place.pieces(window, months):
                    writer.write(piece, row, column)
        known = writers[0].known_share
        if not any(known):
            raise InputError(
                "No month of “{layer}” has enough known steps in any year. Choose a series with whole months.",
                layer=short_name(request.sources[0]),
            )
    values = np.where(values == NONE, 0, values)
    result = _result(request, series, unit, years, values, known, notes)
    for path in (request.output, request.deviation_output):
        if path:
            provenance.record(path, "series", {}, request, result)
    return result


def _opened(request: SeriesRequest) -> Series:
    if request.months:
        return twelve_months(request.sources[0], request.months, request.nodata, request.valid, request.real)
    return open_series(
        request.sources,
        request.select,
        request.first_year,
        request.last_year,
        request.nodata,
        request.valid,
        real=request.real,
    )


def _block(
    request: SeriesRequest,
    series: Series,
    partner: Series | None,
    window: Window,
    progress: Progress,
    cancelled: CancelCheck,
    each: StepFunction | None,
) -> MonthSums:
    """Return the sums of one block of cells over all time."""
    sums = MonthSums((window.height, window.width), request.least_known, bool(request.deviation_output))
    cells = window.width * window.height
    v_steps = {step.key: step for step in partner.steps} if partner else {}
    done = 0

    def values(steps: Sequence[Step]) -> np.ndarray:
        stop_if(cancelled)
        found = series.read(steps, window).astype(np.float64)
        if partner:
            found = np.hypot(found, partner.read([v_steps[step.key] for step in steps], window))
        found = found * request.scale + request.offset
        return found if each is None else each.function(found)

    convert = _CONVERSIONS.get(request.role, _as_it_is)
    for key, steps in series.months():
        for chunk in _chunks(_is_by_day(request, series), steps, max(1, CHUNK_VALUES // cells)):
            sums.add(convert(request, series, chunk, values(chunk)))
            done += len(chunk)
            progress(done / len(series.steps), None)
        expected, factor = _expected(request, series, key)
        sums.close(key[1], expected, factor)
    return sums


def _is_by_day(request: SeriesRequest, series: Series) -> bool:
    """Return whether the steps of each day make one value: its rain, or its highest or lowest temperature."""
    return request.role == "rainy_days" or (request.role in EXTREMES and _steps_of_day(series) > 1)


def _steps_of_day(series: Series) -> int:
    return round(1440 / STEP_MINUTES[series.kind]) if series.kind in STEP_MINUTES else 1


def _chunks(by_day: bool, steps: Sequence[Step], size: int) -> Iterator[Sequence[Step]]:
    """Yield the steps of a month in parts: days, or as many as may be read at once."""
    if by_day:
        for _, day in itertools.groupby(steps, key=lambda step: step.key[:3]):
            yield list(day)
        return
    for start in range(0, len(steps), size):
        yield steps[start : start + size]


def _expected(request: SeriesRequest, series: Series, key: Key) -> tuple[int, float]:
    """Return the steps that a month should have, and what its mean is multiplied by."""
    if request.role == "rainy_days":
        return round(series.days(key)), series.days(key)
    if _is_by_day(request, series):
        return round(series.days(key)), 1.0
    if request.role == "precipitation":
        return series.expected(key), float(series.expected(key))
    return series.expected(key), 1.0


def _as_it_is(request: SeriesRequest, series: Series, steps: Sequence[Step], values: np.ndarray) -> np.ndarray:
    return values


def _amount(request: SeriesRequest, series: Series, steps: Sequence[Step], values: np.ndarray) -> np.ndarray:
    """Return the amount [mm] of each step."""
    values = np.where((values < 0) & (values >= _PACKED_ZERO), 0.0, values)
    if request.accumulation == STEP:
        return values
    lengths = np.array([series.length(step.key) for step in steps])
    return values * UNITS_PER_DAY[request.accumulation] * lengths[:, np.newaxis, np.newaxis]


def _rainy(request: SeriesRequest, series: Series, steps: Sequence[Step], values: np.ndarray) -> np.ndarray:
    amounts = _amount(request, series, steps, values)
    total = day_totals(amounts, _steps_of_day(series), request.least_known)
    return exceeded(total, RAINY_DAY - _ROUNDING, at_least=True)[np.newaxis]


def _extreme(request: SeriesRequest, series: Series, steps: Sequence[Step], values: np.ndarray) -> np.ndarray:
    if not _is_by_day(request, series):
        return values
    found = day_extreme(values, _steps_of_day(series), request.least_known, request.role == "temperature_maximum")
    return found[np.newaxis]


def _snowy(request: SeriesRequest, series: Series, steps: Sequence[Step], values: np.ndarray) -> np.ndarray:
    return exceeded(values, SNOW_DEPTH) if request.snow == DEPTH else values


_CONVERSIONS: dict[str, Callable[[SeriesRequest, Series, Sequence[Step], np.ndarray], np.ndarray]] = {
    "precipitation": _amount,
    "rainy_days": _rainy,
    "snow_probability": _snowy,
    **dict.fromkeys(EXTREMES, _extreme),
}


def _names(title: str, unit: str) -> tuple[Band, ...]:
    return tuple(Band(f"{title} month {month:02d}", unit) for month in range(1, MONTHS + 1))


def _result(
    request: SeriesRequest,
    series: Series,
    unit: str,
    years: np.ndarray,
    values: np.ndarray,
    known: tuple[float, ...],
    notes: list[Text],
) -> SeriesResult:
    found = sorted({key[0] for key, _ in series.months()} - {0})
    incomplete = tuple(
        (key[0], key[1]) for key, steps in series.months() if len(steps) < request.least_known * series.expected(key)
    )
    missing = tuple(month for month in range(1, MONTHS + 1) if not years[month - 1])
    if incomplete:
        notes.append(
            text(
                "{count} months have less than {share} % of their time steps and do not count; the first is {month}.",
                count=len(incomplete),
                share=f"{100 * request.least_known:.0f}",
                month=f"{incomplete[0][0]}-{incomplete[0][1]:02d}",
            )
        )
    if missing:
        notes.append(text("No year has these months: {months}.", months=", ".join(str(month) for month in missing)))
    gaps = sorted(set(range(found[0], found[-1] + 1)) - set(found)) if found else []
    if gaps:
        notes.append(text("These years are missing: {years}.", years=", ".join(str(year) for year in gaps)))
    if found and years.min() == years.max():
        notes.append(
            text("Means of {first}–{last}: {count} years.", first=found[0], last=found[-1], count=int(years.max()))
        )
    elif found:
        notes.append(
            text(
                "Means of {first}–{last}; a month is the mean of {fewest} to {most} years.",
                first=found[0],
                last=found[-1],
                fewest=int(years.min()),
                most=int(years.max()),
            )
        )
    return SeriesResult(
        request.output, request.deviation_output, unit, tuple(found), tuple(int(n) for n in years), missing,
        incomplete, known, series.kind, tuple(notes), tuple(int(n) for n in values),
    )  # fmt: skip

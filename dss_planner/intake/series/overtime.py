"""One layer from many dates: the mean, the mean of spring, or the highest or lowest of the years, streamed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace

import numpy as np

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.intake.naming import short_name
from dss_planner.intake.series.steps import Series, Step, open_series
from dss_planner.raster.reading import Window, windows
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

#: How dates become one layer.
MEAN, SPRING_MEAN, HIGHEST, LOWEST = "mean", "spring_mean", "highest", "lowest"
WAYS = (MEAN, SPRING_MEAN, HIGHEST, LOWEST)
#: March to May: the season of dust and sand storms (SCIENCE.md 1.6) [D].
SPRING = (3, 4, 5)
#: A year counts for its highest or lowest value when it has this share of the months that the fullest year has: the
#: highest of January to March is not that of a year [A].
LEAST_OF_YEAR = 0.8
#: Cells whose sums are kept at once, and values (dates × cells) read at once.
BLOCK_CELLS, CHUNK_VALUES = 1 << 18, 1 << 22
_LISTED = 8


@dataclass(frozen=True)
class OverTimeRequest:
    """Dates of one quantity, and what they become.

    way: one of `WAYS`. sources: rasters, one file or consecutive times in any order. output: GeoTIFF with one band.
    title, unit: of that band. scale, offset: value · scale + offset is in ``unit`` (a file's own scale applies first).
    nodata: undeclared values for unknown, in the file's units. real: stored values that the file declares as NoData,
    but that are values all the same. valid: lowest and highest value, in the file's units;
    what lies outside is unknown. select: value of other dimensions than time.
    """

    way: str
    sources: tuple[str, ...]
    output: str
    title: str = ""
    unit: str = ""
    scale: float = 1.0
    offset: float = 0.0
    nodata: float | Sequence[float] | None = None
    valid: tuple[float, float] | None = None
    real: tuple[float, ...] = ()
    select: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class OverTimeResult:
    """output: one band on the sources' grid. dates: used. years: used (empty for months without a year).

    first, last: of the dates used, ISO day, or ``--03`` for a month without a year. left_out: years with too few
    months. fewest, most: dates that the value of a known cell rests on. known: share of known cells (0–1).
    notes: what was done, and what the user should know.
    """

    output: str
    dates: int
    years: tuple[int, ...]
    first: str
    last: str
    left_out: tuple[int, ...]
    fewest: int
    most: int
    known: float
    notes: tuple[Text, ...]


def over_time(request: OverTimeRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> OverTimeResult:
    """Write one band made of all dates: what is known of a cell counts, what is unknown does not.

    'mean', 'spring_mean': of the dates known in a cell, all or those of March to May. 'highest', 'lowest': of each
    year, then the mean of the years in which the cell is known. Memory does not grow with the dates or the raster.
    Raises `InputError` when no date has the months that are needed, as `open_series`; `OutputError`; `Cancelled`.
    """
    if request.way not in WAYS:
        raise InputError(
            "Dates become one layer by {expected}, not by “{found}”. Choose one of these.",
            expected=", ".join(WAYS),
            found=request.way,
        )
    series = open_series(
        request.sources,
        request.select,
        nodata=request.nodata,
        valid=request.valid,
        irregular=True,
        real=request.real,
    )
    with closing(series):
        groups, left_out = _groups(series, request)
        count = sum(len(steps) for steps in groups.values())
        progress(0.0, text("Making one layer of {count} dates", count=count))
        grid, fewest, most = series.place.grid, count, 0
        with RasterWriter(request.output, grid, (Band(request.title, request.unit),), cancelled=cancelled) as writer:
            blocks = list(windows(grid, 1, BLOCK_CELLS))
            for number, window in enumerate(blocks):
                part = portion(progress, number / len(blocks), (number + 1) / len(blocks))
                values, dates = _block(request, series, groups, window, part, cancelled)
                if dates.any():
                    fewest, most = min(fewest, int(dates[dates > 0].min())), max(most, int(dates.max()))
                for piece, row, column in series.place.pieces(window, values[np.newaxis]):
                    writer.write(piece, row, column)
            (known,) = writer.known_share
            if not known:
                raise InputError(
                    "“{layer}” has no known value on any of its dates. Choose a series with values, or check which "
                    "value it uses as NoData.",
                    layer=short_name(request.sources[0]),
                )
    result = _result(request, series, groups, left_out, (fewest, most), known)
    provenance.record(request.output, "overtime", {}, request, result)
    return result


def _groups(series: Series, request: OverTimeRequest) -> tuple[dict[int, tuple[Step, ...]], tuple[int, ...]]:
    """Return the dates that take part, by year where each year has a value of its own, and the years left out."""
    steps = series.steps
    if request.way == SPRING_MEAN:
        steps = tuple(step for step in steps if step.key[1] in SPRING)
        if not steps:
            raise InputError(
                "“{layer}” has no date in March, April or May. Choose the mean of all dates, or bring those of spring.",
                layer=short_name(request.sources[0]),
            )
    if request.way in (MEAN, SPRING_MEAN):
        return {0: steps}, ()
    years: dict[int, list[Step]] = defaultdict(list)
    for step in steps:
        years[step.key[0]].append(step)
    months = {year: len({step.key[1] for step in found}) for year, found in years.items()}
    enough = LEAST_OF_YEAR * max(months.values())
    kept = {year: tuple(found) for year, found in years.items() if months[year] >= enough}
    return kept, tuple(sorted(set(years) - set(kept)))


def _block(
    request: OverTimeRequest,
    series: Series,
    groups: Mapping[int, tuple[Step, ...]],
    window: Window,
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[np.ndarray, np.ndarray]:
    """Return the values of one block of cells, NaN where no date is known, and how many dates they rest on."""
    shape = (window.height, window.width)
    total, parts, dates = np.zeros(shape), np.zeros(shape, dtype=np.int32), np.zeros(shape, dtype=np.int32)
    size = max(1, CHUNK_VALUES // (window.width * window.height))
    count, done = sum(map(len, groups.values())), 0
    extreme = _EXTREMES.get(request.way)
    for steps in groups.values():
        best = np.full(shape, np.nan)
        for chunk in _chunks(steps, size):
            stop_if(cancelled)
            values = series.read(chunk, window).astype(np.float64) * request.scale + request.offset
            known = np.isfinite(values)
            dates += known.sum(axis=0, dtype=np.int32)
            if extreme is None:
                total += np.where(known, values, 0.0).sum(axis=0)
                parts += known.sum(axis=0, dtype=np.int32)
            else:
                best = extreme(best, extreme.reduce(values, axis=0))
            done += len(chunk)
            progress(done / count, None)
        if extreme is not None:
            found = np.isfinite(best)
            total += np.where(found, best, 0.0)
            parts += found
    return np.where(parts > 0, total / np.maximum(parts, 1), np.nan), dates


_EXTREMES: dict[str, np.ufunc] = {HIGHEST: np.fmax, LOWEST: np.fmin}


def _chunks(steps: Sequence[Step], size: int) -> Iterator[Sequence[Step]]:
    for start in range(0, len(steps), size):
        yield steps[start : start + size]


def _result(
    request: OverTimeRequest,
    series: Series,
    groups: Mapping[int, tuple[Step, ...]],
    left_out: tuple[int, ...],
    rests_on: tuple[int, int],
    known: float,
) -> OverTimeResult:
    keys = sorted(step.key for steps in groups.values() for step in steps)
    years = tuple(sorted({key[0] for key in keys} - {0}))
    first, last = (_named(key, series) for key in (keys[0], keys[-1]))
    said: dict[str, object] = {"count": len(keys), "first": first, "last": last, "years": len(groups)}
    notes = [replace(_SAID[request.way, len(groups) > 1], values=said), *series.notes]
    if left_out:
        notes.append(
            text(
                "Years with too few months do not count: {years}.",
                years=", ".join(map(str, left_out[:_LISTED])) + (" …" if len(left_out) > _LISTED else ""),
            )
        )
    if rests_on[0] < rests_on[1]:
        notes.append(
            text("The value of a cell rests on {fewest} to {most} dates.", fewest=rests_on[0], most=rests_on[1])
        )
    return OverTimeResult(
        request.output, len(keys), years, first, last, left_out, rests_on[0], rests_on[1], known, tuple(notes)
    )


def _named(key: tuple[int, int, int, int], series: Series) -> str:
    if not key[0]:
        return f"--{key[1]:02d}"
    if series.kind == "yearly":
        return f"{key[0]:04d}"
    return f"{key[0]:04d}-{key[1]:02d}" + ("" if series.kind == "monthly" else f"-{key[2]:02d}")


#: What was done: in one go, and by year.
_SAID = {
    (MEAN, False): text("Mean over time of {count} dates, {first} to {last}."),
    (SPRING_MEAN, False): text("Mean over time of {count} dates in March to May, {first} to {last}."),
    (HIGHEST, False): text("The highest of {count} dates, {first} to {last}."),
    (LOWEST, False): text("The lowest of {count} dates, {first} to {last}."),
    (HIGHEST, True): text("The highest of each year, mean of {years} years: {count} dates, {first} to {last}."),
    (LOWEST, True): text("The lowest of each year, mean of {years} years: {count} dates, {first} to {last}."),
}

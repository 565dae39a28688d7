"""The steps of a series in order of time, from one file or many: which bands hold each, and their values."""

from __future__ import annotations

import itertools
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.naming import short_name
from dss_planner.intake.series.calendars import days_in, from_minute, minute_of
from dss_planner.intake.series.timeaxis import CLIMATOLOGY, MONTHLY, STEP_MINUTES, TimeAxis, axis_of, time_axis
from dss_planner.intake.sets.stack import members_of
from dss_planner.raster.mosaic import Placement, placement
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.text import Text, text

#: Files kept open at once.
_OPEN_FILES = 2
#: Dimensions whose values are versions of the same field: where one is unknown the next is taken, the first first.
_VERSIONS = ("expver",)
#: Days of a climatological month; February over four years.
CLIMATOLOGY_DAYS = (31.0, 28.25, 31.0, 30.0, 31.0, 30.0, 31.0, 31.0, 30.0, 31.0, 30.0, 31.0)

#: year (0: none), month, day, minute of the day.
Key = tuple[int, int, int, int]


@dataclass(frozen=True)
class Step:
    """One time. key: see `Key`. places: (file index, band) to take the values from, in order of preference."""

    key: Key
    places: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Series:
    """A series that can be read. steps: kind of its time steps. axis_notes: what its time axes told."""

    uris: tuple[str, ...]
    kind: str
    calendar: str
    steps: tuple[Step, ...]
    place: Placement
    notes: tuple[Text, ...] = ()
    nodata: float | Sequence[float] | None = None
    valid: tuple[float, float] | None = None
    real: tuple[float, ...] = ()
    _open: OrderedDict = field(default_factory=OrderedDict, compare=False, repr=False)

    def read(self, steps: Sequence[Step], window: Window) -> np.ndarray:
        """Return float32 (steps, rows, columns) of a window of the files; NaN is unknown."""
        result = np.full((len(steps), window.height, window.width), np.nan, dtype=np.float32)
        choices = max((len(step.places) for step in steps), default=0)
        for choice in range(choices):
            wanted = [index for index, step in enumerate(steps) if len(step.places) > choice]
            for uri_index, group in itertools.groupby(wanted, key=lambda index: steps[index].places[choice][0]):
                indexes = list(group)
                values = self._values(uri_index, tuple(steps[index].places[choice][1] for index in indexes), window)
                result[indexes] = np.where(np.isnan(result[indexes]), values, result[indexes])
        return result

    def length(self, key: Key) -> float:
        """Return the length of the step that starts at ``key`` in days."""
        if self.kind == CLIMATOLOGY:
            return CLIMATOLOGY_DAYS[key[1] - 1]
        if self.kind == MONTHLY:
            return float(self.days(key))
        return STEP_MINUTES[self.kind] / 1440

    def days(self, key: Key) -> float:
        """Return the days of the month of ``key``."""
        if not key[0]:
            return CLIMATOLOGY_DAYS[key[1] - 1]
        return float(days_in(key[0], key[1], self.calendar or "proleptic_gregorian"))

    def expected(self, key: Key) -> int:
        """Return the number of steps that the month of ``key`` has."""
        if self.kind in (CLIMATOLOGY, MONTHLY):
            return 1
        return round(self.days(key) * 1440 / STEP_MINUTES[self.kind])

    def months(self) -> Iterator[tuple[Key, tuple[Step, ...]]]:
        """Yield the first key and the steps of each month, in order of time."""
        for _, group in itertools.groupby(self.steps, key=lambda step: step.key[:2]):
            steps = tuple(group)
            yield steps[0].key, steps

    def close(self) -> None:
        """Close the files."""
        self._open.clear()

    def _values(self, index: int, bands: tuple[int, ...], window: Window) -> np.ndarray:
        dataset = self._open.get(index)
        if dataset is None:
            dataset = open_raster(self.uris[index])
            self._open[index] = dataset
            if len(self._open) > _OPEN_FILES:
                self._open.popitem(last=False)
        values = read_bands(dataset, bands, window, real=self.real)
        dataset.FlushCache()  # each band is read once; the cache of many small blocks would grow with the series
        for unknown in () if self.nodata is None else np.atleast_1d(self.nodata):
            values[np.isclose(values, unknown, rtol=1e-6, atol=0)] = np.nan
        if self.valid is not None:
            # the file's own scale is a float32 product: a value on the limit stays
            slack = 1e-6 * max(map(abs, self.valid))
            values[(values < self.valid[0] - slack) | (values > self.valid[1] + slack)] = np.nan
        return values


def open_series(
    sources: Sequence[str],
    select: Mapping[str, str],
    first_year: int | None = None,
    last_year: int | None = None,
    nodata: float | Sequence[float] | None = None,
    valid: tuple[float, float] | None = None,
    irregular: bool = False,
    real: tuple[float, ...] = (),
) -> Series:
    """Return the series in ``sources``, files of one or of consecutive times on one grid, or virtual rasters of them.

    select: value of each dimension besides time that has several (level, member, GRIB element).
    nodata: values that mean unknown although the files do not declare it, in the units the files state. valid: lowest
    and highest value in these units. irregular: times in any distance from each other will do.
    real: stored values that the files declare as NoData, but that are values all the same.
    Raises `InputError` when a file has no time, the grids or time steps differ, or a dimension is not selected.
    """
    places: dict[Key, list[tuple[tuple, int, int]]] = {}
    notes: list[Text] = []
    kinds: dict[str, str] = {}
    first: Placement | None = None
    calendar = ""
    uris = [member for uri in sources for member in members_of(uri)]
    for index, uri in enumerate(uris):
        dataset = open_raster(uri)
        axis = time_axis(dataset)
        if axis is None:
            raise InputError(
                "“{layer}” does not say when its bands were. A series needs a time axis (NetCDF, GRIB) or dates in its "
                "band names.",
                layer=short_name(uri),
            )
        place = placement(dataset)
        if first is None:
            first, calendar = place, axis.calendar
        elif place != first:
            first.grid.require_same(uris[0], place.grid, uri)
            raise _differing(uris[0], uri, dataset)
        kinds.setdefault(axis.steps, uri)
        notes += [note for note in axis.notes if len(uris) == 1]
        for key, version, band in _bands(axis, select, uri):
            places.setdefault(key, []).append((version, index, band))
    if first is None:
        raise InputError("No file of the series was given. Choose at least one.")
    kind = _any_kind(kinds) if irregular else _kind(kinds, len(uris), sorted(places))
    kept = sorted(key for key in places if _within(key, first_year, last_year))
    if not kept:
        raise InputError(
            "The series from “{layer}” has no step in the years {first}–{last}. Choose other years.",
            layer=short_name(uris[0]),
            first=first_year or "…",
            last=last_year or "…",
        )
    steps, repeated = [], 0
    for key in kept:
        found = sorted(places[key])
        versions = {version for version, _, _ in found}
        repeated += len(found) - len(versions)
        steps.append(Step(key, tuple((index, band) for _, index, band in found)))
    if repeated:
        notes.append(text("{count} times occur more than once; the first is taken where it is known.", count=repeated))
    return Series(tuple(uris), kind, calendar, tuple(steps), first, tuple(notes), nodata, valid, real)


def twelve_months(
    uri: str,
    bands: Sequence[int],
    nodata: float | Sequence[float] | None,
    valid: tuple[float, float] | None,
    real: tuple[float, ...] = (),
) -> Series:
    """Return the ``bands`` of one raster as January to December, whatever times it has itself."""
    steps = tuple(Step((0, month, 1, 0), ((0, band),)) for month, band in enumerate(bands, start=1))
    return Series((uri,), CLIMATOLOGY, "", steps, placement(open_raster(uri)), (), nodata, valid, real)


def shifted(series: Series, minutes: int) -> tuple[Step, ...]:
    """Return the steps of ``series`` with their times moved."""
    calendar = series.calendar or "proleptic_gregorian"
    return tuple(
        Step(from_minute(minute_of(step.key, calendar) + minutes, calendar), step.places) for step in series.steps
    )


def _bands(axis: TimeAxis, select: Mapping[str, str], uri: str) -> Iterator[tuple[Key, tuple, int]]:
    """Yield (key, version, band) of the bands that ``select`` leaves."""
    names = [dimension.name for dimension in axis.extra]
    for dimension in axis.extra:
        if dimension.name in _VERSIONS:
            continue
        if select.get(dimension.name) not in dimension.values:
            raise InputError(
                "“{layer}” has several values of {dimension}: {values}. Choose one of them.",
                layer=short_name(uri),
                dimension=dimension.name,
                values=", ".join(dimension.values),
            )
    for index, time in enumerate(axis.times):
        place = dict(zip(names, axis.places[index])) if axis.places else {}
        if any(place[name] != select[name] for name in names if name not in _VERSIONS):
            continue
        yield _key(time), tuple(place[name] for name in names if name in _VERSIONS), index + 1


def _key(time: str) -> Key:
    if time.startswith("--"):
        return 0, int(time[2:4]), 1, 0
    return int(time[:4]), int(time[5:7]), int(time[8:10]), int(time[11:13]) * 60 + int(time[14:16])


def _within(key: Key, first_year: int | None, last_year: int | None) -> bool:
    if not key[0]:
        return True
    return (first_year is None or key[0] >= first_year) and (last_year is None or key[0] <= last_year)


def _any_kind(kinds: Mapping[str, str]) -> str:
    """Return the time step of all files, '' where they have none in common."""
    return next(iter(kinds)) if len(kinds) == 1 else ""


def _kind(kinds: Mapping[str, str], files: int, keys: Sequence[Key]) -> str:
    """Return the time step of all files; single times in many files make up a series of their own."""
    named = [kind for kind in kinds if kind]
    if len(named) == 1 and "" not in kinds:
        return named[0]
    if files > 1 and len(named) < 2 and keys[0][0]:
        found = axis_of(tuple(keys)).steps
        if found:
            return found
    if len(named) > 1:
        raise InputError(
            "The files of the series have different time steps: {first} in “{layer}”, {second} in “{other}”. Add them "
            "as series of their own.",
            first=named[0],
            layer=short_name(kinds[named[0]]),
            second=named[1],
            other=short_name(kinds[named[1]]),
        )
    raise InputError(
        "The times of “{layer}” are irregular, so it cannot be told whether its months are complete. Choose a monthly, "
        "daily or hourly series.",
        layer=short_name(next(iter(kinds.values())) if "" not in kinds else kinds[""]),
    )


def _differing(first: str, second: str, dataset: gdal.Dataset) -> InputError:
    return InputError(
        "“{second}” ({size} cells) stores its rows or longitudes in another order than “{first}”. Add them as two "
        "series.",
        first=short_name(first),
        second=short_name(second),
        size=f"{dataset.RasterXSize} × {dataset.RasterYSize}",
    )

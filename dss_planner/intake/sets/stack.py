"""Bands on top of each other: months, the times of a series, or one field out of a GRIB file that mixes several."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.series.calendars import Moment
from dss_planner.intake.series.timeaxis import SERIES_FIRST, SERIES_LAST, SERIES_STEPS, TimeAxis, axis_of, time_axis
from dss_planner.intake.sets.facts import FileFacts
from dss_planner.raster.reading import open_raster
from dss_planner.raster.virtual import Piece, VirtualBand, band_like, source_name

#: Metadata item of a virtual raster that shows only a part of a series: its files, as JSON.
MEMBERS = "DSS_PLANNER_MEMBERS"
_ELEMENT = ("GRIB_ELEMENT", "GRIB_SHORT_NAME")


def stack(
    months: bool, facts: Sequence[FileFacts], labels: Sequence[str], most_bands: int
) -> tuple[list[VirtualBand], dict[str, str]]:
    """Return a band for each month or time, and what the virtual raster has to tell of itself.

    A series of more than ``most_bands`` shows the first bands of each file; its metadata tell files, steps and dates.
    Raises `InputError` when a file has a mask, or several bands without times.
    """
    total = sum(len(fact.dtypes) for fact in facts)
    shown = total if months or total <= most_bands else max(1, most_bands // len(facts))
    bands: list[VirtualBand] = []
    times: list[Moment] = []
    for fact, label in zip(facts, labels):
        if fact.masked:
            raise InputError(
                "“{layer}” says what is unknown by a mask; in a set of months or times only NoData values work. Save "
                "it with a NoData value.",
                layer=fact.uri,
            )
        dataset = open_raster(fact.uri)
        names = [f"month {label}"] if months else _times(dataset, label)
        times += [] if months else [_moment(name) for name in names]
        for number, name in enumerate(names[:shown], start=1):
            bands.append(_band(dataset, number, fact, name))
    if months:
        return bands, {}
    if len(bands) == total:
        return bands, {}
    axis = axis_of(tuple(times))
    files = json.dumps([fact.uri for fact in facts], ensure_ascii=False)
    return bands, {MEMBERS: files, SERIES_STEPS: axis.steps, SERIES_FIRST: axis.first, SERIES_LAST: axis.last}


def members_of(uri: str) -> tuple[str, ...]:
    """Return the files of a series that a virtual raster of `stack` shows a part of; any other uri itself."""
    if not uri.lower().endswith(".vrt"):
        return (uri,)
    stated = open_raster(uri).GetMetadataItem(MEMBERS)
    return tuple(json.loads(stated)) if stated else (uri,)


def parts_of(uri: str) -> dict[str, tuple[str, ...]]:
    """Return the fields of a GRIB file: name → band numbers; empty when it cannot be read."""
    try:
        dataset = open_raster(uri)
    except InputError:
        return {}
    found: dict[str, list[str]] = {}
    for number in range(1, dataset.RasterCount + 1):
        band = dataset.GetRasterBand(number)
        name = " ".join(band.GetMetadataItem(key) or "" for key in _ELEMENT).strip()
        found.setdefault(name, []).append(str(number))
    return {name: tuple(numbers) for name, numbers in found.items()}


def part_bands(dataset: gdal.Dataset, numbers: Sequence[str]) -> list[VirtualBand]:
    """Return the chosen bands as they are."""
    size = (dataset.RasterXSize, dataset.RasterYSize)
    whole = (0, 0, *size)
    bands = []
    for number in map(int, numbers):
        band = dataset.GetRasterBand(number)
        dtype = gdal.GetDataTypeName(band.DataType)
        piece = Piece(source_name(dataset), number, whole, whole, None, size, dtype, tuple(band.GetBlockSize()))
        bands.append(band_like(band, [piece]))
    return bands


def _band(dataset: gdal.Dataset, number: int, fact: FileFacts, name: str) -> VirtualBand:
    size = (fact.grid.width, fact.grid.height)
    whole = (0, 0, *size)
    piece = Piece(fact.source, number, whole, whole, None, size, fact.dtypes[number - 1], fact.block)
    band = band_like(dataset.GetRasterBand(number), [piece])
    kept = {key: value for key, value in band.metadata.items() if not key.startswith(("NETCDF_DIM_", "GRIB_"))}
    return replace(band, description=name, metadata=kept)


def _times(dataset: gdal.Dataset, label: str) -> list[str]:
    """Return the times that one file of a series holds."""
    axis = time_axis(dataset)
    if axis is not None and _is_own(axis, dataset.RasterCount):
        return [label[:4] + time[1:] if time.startswith("--") else time for time in axis.times]
    if dataset.RasterCount == 1:
        return [label]
    raise InputError(
        "“{layer}” has {count} bands and does not say when they were. Choose files with a time axis, or with one band.",
        layer=dataset.GetDescription(),
        count=dataset.RasterCount,
    )


def _is_own(axis: TimeAxis, bands: int) -> bool:
    return not axis.extra and (bands > 1 or axis.origin in ("netcdf", "grib"))


def _moment(name: str) -> Moment:
    if len(name) < len("2001-01-01"):
        return int(name[:4]), int(name[5:7]), 1, 0
    return int(name[:4]), int(name[5:7]), int(name[8:10]), int(name[11:13] or 0) * 60 + int(name[14:16] or 0)

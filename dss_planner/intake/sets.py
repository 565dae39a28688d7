"""Files that are one layer: tiles of a product, twelve months, years of a series; by name, confirmed by content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.setfacts import (
    FileFacts,
    alike,
    file_facts,
    finest,
    nodata_notes,
    placement_notes,
    require_north_up,
)
from dss_planner.intake.setnames import Named, component, name_groups, stem_of
from dss_planner.intake.timeaxis import time_axis
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster
from dss_planner.raster.virtual import Piece, VirtualBand, band_like, metadata_of, write_vrt
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

TILES, MONTHS, SERIES, SINGLE = "tiles", "months", "series", "single"
_ALL_MONTHS = tuple(f"{month:02d}" for month in range(1, 13))
_NAME_LENGTH = 80
#: A series of more bands than this is no virtual raster; `monthly_climatology` takes its files.
_MOST_BANDS = 20_000
#: Fewer files with one date each are maps of their own.
_FEWEST_TIMES = 6
#: Suffixes of rasters; other files are left alone.
_RASTERS = {
    ".tif", ".tiff", ".hgt", ".img", ".asc", ".bil", ".nc", ".nc4", ".grib", ".grb", ".grib2", ".grb2", ".hdf", ".h5",
    ".vrt", ".jp2", ".flt", ".dt0", ".dt1", ".dt2", ".adf",
}  # fmt: skip


@dataclass(frozen=True)
class FileSet:
    """Files that are one layer.

    kind: 'tiles', 'months', 'series' (files of consecutive times) or 'single'. title: what the names share.
    members: uris, in order. labels: tile, month (01–12) or ISO time of each. uri: of a single layer; of others the
    path that `build_vrt` returned ('' before). component: 'u' or 'v' of a wind. partner: title of the set with the
    other component. notes: differences, missing months, overlaps.
    """

    kind: str
    title: str
    members: tuple[str, ...]
    labels: tuple[str, ...] = ()
    uri: str = ""
    component: str = ""
    partner: str = ""
    notes: tuple[Text, ...] = ()


def group_files(
    paths: Sequence[str], progress: Progress = silent, cancelled: CancelCheck = never
) -> tuple[FileSet, ...]:
    """Return the layers that ``paths`` make up, in the order of their first files. Files are only read.

    Files that cannot be read, vectors and files like no other stay single. A file that belongs to a set by its name but
    differs in reference system, cells, bands or type stays single, and the set says so.
    """
    uris = [part for path in dict.fromkeys(paths) for part in _parts(path)]
    candidates = [uri for uri in uris if _is_raster(uri)]
    groups, _ = name_groups(candidates)
    sets: list[FileSet] = []
    for number, group in enumerate(groups):
        stop_if(cancelled)
        progress(number / len(groups), text("Comparing the files of “{layer}”", layer=group.title))
        found = _confirmed(group, cancelled)
        if found is not None:
            sets.append(found)
    used = {member for found in sets for member in found.members}
    sets += [FileSet(SINGLE, stem_of(uri), (uri,), uri=uri) for uri in uris if uri not in used]
    place = {uri: index for index, uri in enumerate(uris)}
    sets.sort(key=lambda found: min(place[member] for member in found.members))
    progress(1.0, None)
    return _paired(sets)


def build_vrt(file_set: FileSet, folder: str | Path) -> str:
    """Write the virtual raster of a set below ``folder`` and return its path; a single file is its own uri.

    Tiles become one mosaic on the finest of their grids, months twelve bands in order, a series one band for each time
    with the time as its name. Raises `InputError` when the files have changed and no longer fit together, or a series
    has too many bands (pass its members to `monthly_climatology`); `OutputError`.
    """
    if file_set.kind == SINGLE:
        return file_set.members[0]
    facts = tuple(file_facts(uri) for uri in file_set.members)
    kept, notes = alike(facts, file_set.kind)
    if len(kept) < len(facts):
        raise InputError(
            "The files of “{layer}” do not fit together: {reason} Choose them anew.",
            layer=file_set.title,
            reason=notes[0],
        )
    digest = hashlib.sha256("\n".join(file_set.members).encode()).hexdigest()[:12]
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', "_", file_set.title)[:_NAME_LENGTH].strip(" .") or file_set.kind
    path = Path(folder) / digest / f"{name}.vrt"
    dataset = open_raster(file_set.members[0])
    metadata = metadata_of(dataset)
    if file_set.kind == TILES:
        require_north_up(facts)
        grid = finest(facts)
        bands, masked = _mosaic(facts, grid, dataset)
        return write_vrt(path, grid, bands, metadata, masked)
    clock = {key: value for key, value in metadata.items() if "NETCDF_DIM_" not in key}
    return write_vrt(path, facts[0].grid, _stack(file_set, facts), clock)


def _parts(path: str) -> list[str]:
    """Return the rasters inside a file: its sub-datasets, or itself."""
    if Path(path).suffix.lower() not in _RASTERS:
        return [path]
    try:
        dataset = gdal.OpenEx(path, gdal.OF_RASTER)
    except RuntimeError:
        return [path]
    if dataset.RasterCount:
        return [path]
    return [name for name, _ in dataset.GetSubDatasets()] or [path]


def _is_raster(uri: str) -> bool:
    path = uri.split('"')[1] if '"' in uri else uri
    return Path(path).suffix.lower() in _RASTERS


def _confirmed(group: Named, cancelled: CancelCheck) -> FileSet | None:
    """Return the set of the files of ``group`` that are alike; None when there are no two."""
    facts = []
    notes: list[Text] = []
    for uri in group.members:
        stop_if(cancelled)
        try:
            facts.append(file_facts(uri))
        except InputError as error:
            notes.append(error.text)
    if len(facts) < 2:
        return None
    kept, differences = alike(facts, group.kind)
    if len(kept) < 2 or not _is_set(group, kept):
        return None
    notes += [*differences, *nodata_notes(kept)]
    label = dict(zip(group.members, group.labels))
    labels = tuple(label[fact.uri] for fact in kept)
    if group.kind == TILES:
        notes += placement_notes(kept, finest(kept))
    if group.kind == MONTHS:
        missing = [month for month in _ALL_MONTHS if month not in labels]
        if missing:
            notes.append(
                text(
                    "Months {months} of “{layer}” are missing; add their files.",
                    months=", ".join(missing),
                    layer=group.title,
                )
            )
    return FileSet(group.kind, group.title, tuple(fact.uri for fact in kept), labels, notes=tuple(notes))


def _is_set(group: Named, kept: Sequence[FileFacts]) -> bool:
    """Return whether files with such names are one layer; a map for each year is not."""
    single = all(len(fact.dtypes) == 1 for fact in kept)
    if group.kind == SERIES and single:
        return len(kept) >= _FEWEST_TIMES and any(label[5:10] != "01-01" for label in group.labels)
    return group.kind != MONTHS or single


def _paired(sets: Sequence[FileSet]) -> tuple[FileSet, ...]:
    """Return the sets with the two components of a wind knowing each other."""
    named = [(found, *component(found.title)) for found in sets]
    result = []
    for found, letter, key in named:
        others = [
            other.title
            for other, other_letter, other_key in named
            if letter and other_letter and other_letter != letter and (other_key, other.kind) == (key, found.kind)
            and other.labels == found.labels
        ]  # fmt: skip
        paired = len(others) == 1
        result.append(replace(found, component=letter if paired else "", partner=others[0] if paired else ""))
    return tuple(result)


def _mosaic(facts: Sequence[FileFacts], grid: Grid, like: gdal.Dataset) -> tuple[list[VirtualBand], bool]:
    """Return the bands of a mosaic, and whether a mask says what is known.

    Without one NoData value for all files a mask is needed: cells of no tile would otherwise be 0.
    """
    bands, masked = [], any(fact.masked for fact in facts)
    for number in range(len(facts[0].dtypes)):
        values = {fact.nodata[number] for fact in facts}
        masked = masked or None in values or len({repr(value) for value in values}) > 1
    for number in range(len(facts[0].dtypes)):
        pieces = [_tile(fact, number, grid) for fact in facts]
        band = band_like(like.GetRasterBand(number + 1), pieces)
        bands.append(replace(band, nodata=None) if masked else band)
    return bands, masked


def _tile(fact: FileFacts, number: int, grid: Grid) -> Piece:
    left, bottom, right, top = fact.grid.bounds
    first = tuple(round(value) for value in grid.column_row(left, top))
    last = tuple(round(value) for value in grid.column_row(right, bottom))
    size = (fact.grid.width, fact.grid.height)
    return Piece(
        fact.source, number + 1, (0, 0, *size), (*first, last[0] - first[0], last[1] - first[1]),
        fact.nodata[number], size, fact.dtypes[number], fact.block,
    )  # fmt: skip


def _stack(file_set: FileSet, facts: Sequence[FileFacts]) -> list[VirtualBand]:
    """Return a band for each month or time."""
    total = sum(len(fact.dtypes) for fact in facts)
    if total > _MOST_BANDS:
        raise InputError(
            "“{layer}” has {count} time steps, too many for one layer. Average it to months first.",
            layer=file_set.title,
            count=total,
        )
    bands = []
    for fact, label in zip(facts, file_set.labels):
        if fact.masked:
            raise InputError(
                "“{layer}” says what is unknown by a mask; in a set of months or times only NoData values work. Save "
                "it with a NoData value.",
                layer=fact.uri,
            )
        dataset = open_raster(fact.uri)
        names = _band_names(dataset, file_set.kind, label)
        for number, name in enumerate(names, start=1):
            whole = (0, 0, fact.grid.width, fact.grid.height)
            piece = Piece(
                fact.source, number, whole, whole, None, whole[2:], fact.dtypes[number - 1], fact.block
            )  # fmt: skip
            band = band_like(dataset.GetRasterBand(number), [piece])
            kept = {key: value for key, value in band.metadata.items() if not key.startswith(("NETCDF_DIM_", "GRIB_"))}
            bands.append(replace(band, description=name, metadata=kept))
    return bands


def _band_names(dataset: gdal.Dataset, kind: str, label: str) -> list[str]:
    """Return the names of the bands of one file: its month, or the times it holds."""
    if kind == MONTHS:
        return [f"month {label}"]
    axis = time_axis(dataset)
    own = axis is not None and not axis.extra and (dataset.RasterCount > 1 or axis.origin in ("netcdf", "grib"))
    if axis is not None and own:
        return [label[:4] + time[1:] if time.startswith("--") else time for time in axis.times]
    if dataset.RasterCount == 1:
        return [label]
    raise InputError(
        "“{layer}” has {count} bands and does not say when they were. Choose files with a time axis, or with one band.",
        layer=dataset.GetDescription(),
        count=dataset.RasterCount,
    )

"""Files that are one layer: tiles of a product, twelve months, years of a series; by name, confirmed by content."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.intake.rasters.bandrules import LEAST_YEARS
from dss_planner.intake.sets.facts import (
    FileFacts,
    alike,
    file_facts,
    finest,
    nodata_notes,
    placement_notes,
    require_north_up,
)
from dss_planner.intake.sets.names import Named, component, name_groups, stem_of
from dss_planner.intake.sets.stack import part_bands, parts_of, stack
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import open_raster
from dss_planner.raster.virtual import Piece, VirtualBand, band_like, metadata_of, write_vrt
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import Text, text

TILES, MONTHS, SERIES, PART, SINGLE = "tiles", "months", "series", "part", "single"
_ALL_MONTHS = tuple(f"{month:02d}" for month in range(1, 13))
_NAME_LENGTH = 80
#: A virtual raster of a longer series shows the first bands of each file; `monthly_climatology` reads the files.
_MOST_BANDS = 1_000
#: Fewer files with one date each are maps of their own.
_FEWEST_TIMES = 6
#: Maps of many years that are one layer: what a trend is worked out from.
_BY_YEAR = re.compile(r"ndvi|(?:annual|yearly).*(?:prec|rain|ppt)|(?:prec|rain|ppt).*(?:annual|yearly)", re.IGNORECASE)
#: Suffixes of rasters; other files are left alone.
_RASTERS = {
    ".tif", ".tiff", ".hgt", ".img", ".asc", ".bil", ".nc", ".nc4", ".grib", ".grb", ".grib2", ".grb2", ".hdf", ".h5",
    ".vrt", ".jp2", ".flt", ".dt0", ".dt1", ".dt2", ".adf",
}  # fmt: skip
_GRIB = {".grib", ".grb", ".grib2", ".grb2"}


@dataclass(frozen=True)
class FileSet:
    """Files that are one layer.

    kind: 'tiles', 'months', 'series' (files of consecutive times), 'part' (one field of a GRIB file that mixes several)
    or 'single'. title: what the names share.
    members: uris, in order. labels: tile, month (01–12) or ISO time of each; of a part
    its band numbers. uri: of a single layer; of others the
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
    for uri in uris:
        if uri not in used:
            stop_if(cancelled)
            sets += _alone(uri)
    place = {uri: index for index, uri in enumerate(uris)}
    sets.sort(key=lambda found: min(place[member] for member in found.members))
    progress(1.0, None)
    return _paired(sets)


def build_vrt(file_set: FileSet, folder: str | Path, zero_is_value: bool = False) -> str:
    """Write the virtual raster of a set below ``folder`` and return its path; a single file is its own uri.

    Tiles become one mosaic on the finest of their grids, months twelve bands in order, a series one band for each time
    with the time as its name; a long one shows the first of each file, and `monthly_climatology` reads the files.
    zero_is_value: 0 is a value although the tiles declare it as NoData; between them it still is none.
    Raises `InputError` when the files have changed and no longer fit together; `OutputError`.
    """
    if file_set.kind == SINGLE:
        return file_set.members[0]
    path = _vrt_path(file_set, folder, zero_is_value)
    if file_set.kind == PART:
        dataset = open_raster(file_set.members[0])
        return write_vrt(path, Grid.of(dataset), part_bands(dataset, file_set.labels), metadata_of(dataset))
    facts = tuple(file_facts(uri) for uri in file_set.members)
    kept, notes = alike(facts, file_set.kind)
    if len(kept) < len(facts):
        raise InputError(
            "The files of “{layer}” do not fit together: {reason} Choose them anew.",
            layer=file_set.title,
            reason=notes[0],
        )
    dataset = open_raster(file_set.members[0])
    metadata = metadata_of(dataset)
    if file_set.kind == TILES:
        require_north_up(facts)
        grid = finest(facts)
        bands, masked = _mosaic(facts, grid, dataset, zero_is_value)
        return write_vrt(path, grid, bands, metadata, masked)
    bands, told = stack(file_set.kind == MONTHS, facts, file_set.labels, _MOST_BANDS)
    clock = {key: value for key, value in metadata.items() if "NETCDF_DIM_" not in key}
    return write_vrt(path, facts[0].grid, bands, {**clock, **told})


def _vrt_path(file_set: FileSet, folder: str | Path, zero_is_value: bool) -> Path:
    """Return a path whose name says what the set is, in a folder of its own."""
    digest = hashlib.sha256(
        "\n".join((*file_set.members, *file_set.labels, *(("0",) if zero_is_value else ()))).encode()
    ).hexdigest()[:12]
    name = re.sub(r'[<>:"/\\|?*\x00-\x1f]+', "_", file_set.title)[:_NAME_LENGTH].strip(" .") or file_set.kind
    return Path(folder) / digest / f"{name}.vrt"


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


def _alone(uri: str) -> list[FileSet]:
    """Return a file that is in no set: one layer, or one for each field of a GRIB file that mixes several."""
    if Path(uri).suffix.lower() in _GRIB:
        parts = parts_of(uri)
        if len(parts) > 1:
            stem = stem_of(uri)
            return [FileSet(PART, f"{stem} {name}", (uri,), labels) for name, labels in parts.items()]
    return [FileSet(SINGLE, stem_of(uri), (uri,), uri=uri)]


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
                    "“{layer}” lacks months: {months}. Add their files.",
                    months=", ".join(missing),
                    layer=group.title,
                )
            )
    return FileSet(group.kind, group.title, tuple(fact.uri for fact in kept), labels, notes=tuple(notes))


def _is_set(group: Named, kept: Sequence[FileFacts]) -> bool:
    """Return whether files with such names are one layer; a map for each year is not."""
    single = all(len(fact.dtypes) == 1 for fact in kept)
    if group.kind == SERIES and single:
        yearly = all(label[5:10] in ("", "01-01") for label in group.labels)
        if yearly and _BY_YEAR.search(group.title):
            return len(kept) >= LEAST_YEARS
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


def _mosaic(
    facts: Sequence[FileFacts], grid: Grid, like: gdal.Dataset, zero_is_value: bool
) -> tuple[list[VirtualBand], bool]:
    """Return the bands of a mosaic, and whether a mask says what is known.

    Without one NoData value for all files a mask is needed: cells of no tile would otherwise be 0.
    """
    real = zero_is_value and not any(fact.masked for fact in facts) and all(set(fact.nodata) == {0.0} for fact in facts)
    bands, masked = [], real or any(fact.masked for fact in facts)
    for number in range(len(facts[0].dtypes)):
        values = {fact.nodata[number] for fact in facts}
        masked = masked or None in values or len({repr(value) for value in values}) > 1
    for number in range(len(facts[0].dtypes)):
        pieces = [replace(_tile(fact, number, grid), whole=real) for fact in facts]
        pieces = [replace(piece, nodata=None) for piece in pieces] if real else pieces
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

"""All that is wrong with one raster: where it lies, what it holds, and what that means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.intake.choosing import recognised
from dss_planner.intake.health.classes import check_classes
from dss_planner.intake.health.crs import Position, check_crs, fits, held
from dss_planner.intake.health.layer import LEAVE_OUT, Layer, Study
from dss_planner.intake.health.meaning import check_age, check_role, check_unit, meaning_of
from dss_planner.intake.health.opening import damaged, role_wrong, unit_wrong
from dss_planner.intake.health.place import check_extent, check_grid, coverage
from dss_planner.intake.health.problems import ASKS, TELLS, Problem
from dss_planner.intake.health.sample import RasterHeader, RasterSample, read_header, read_sample
from dss_planner.intake.health.series import check_over_time, check_series
from dss_planner.intake.health.values import check_fills, check_values, undeclared
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import CLASS
from dss_planner.text import text

#: A raster with more cells than this is called large.
_LARGE = 1_000_000_000


@dataclass(frozen=True)
class CheckedRaster:
    """layer: as it was recognised. rows: its problems. header, crs: to compare it with others (None: it cannot be)."""

    layer: Layer
    rows: list[Problem]
    header: RasterHeader | None = None
    crs: str = ""


def check_raster(layer: Layer, study: Study | None) -> CheckedRaster:
    """Return all that is wrong with a raster; without a study area, what can be said without one.

    Raises `InputError` or RuntimeError when it cannot be opened.
    """
    header = read_header(layer.uri, ())
    rows: list[Problem] = []
    try:
        found = recognised(layer.uri, layer.choice)
    except InputError as error:
        if _is_damaged(header):
            return CheckedRaster(layer, [damaged(layer, error)])
        without = _without_words(layer)
        if without is None:
            return CheckedRaster(layer, [role_wrong(layer, error)])
        found = without
        rows += [] if found.kind == CLASS else [unit_wrong(layer, error)]
    layer = replace(layer, found=found)
    if found.role == "study_area":
        return CheckedRaster(layer, [])
    rows += check_role(layer, header.dataset.RasterCount)
    header = read_header(layer.uri, found.bands, found.real)
    if not header.placed and not header.grid.crs:
        return CheckedRaster(layer, [*rows, _not_placed(layer, header)])
    crs, place = "", None
    if study is not None:
        placed, crs, place = _of_place(layer, header, study)
        rows += placed
    try:
        rows += _of_values(layer, header, read_sample(header, place))
    except (RuntimeError, OSError) as error:
        return CheckedRaster(layer, [*rows, damaged(layer, error)])
    if not found.role:
        return CheckedRaster(layer, rows)
    rows += check_series(layer, header.dataset.RasterCount)
    rows += check_over_time(layer)
    rows += check_age(layer, study.today) if study is not None else ()
    if header.grid.width * header.grid.height > _LARGE:
        rows.append(_large(layer, header))
    return CheckedRaster(layer, rows, header if crs else None, crs)


def _without_words(layer: Layer) -> Recognition | None:
    """Return what the layer is when the user's word on its unit and legend is not heeded; None when that fails too."""
    if not layer.choice.unit and not layer.choice.legend:
        return None
    try:
        return recognised(layer.uri, replace(layer.choice, unit="", legend=""))
    except InputError:
        return None


def _of_place(layer: Layer, header: RasterHeader, study: Study) -> tuple[list[Problem], str, ogr.Geometry | None]:
    """Return the rows about where the raster lies, its CRS ('' when it cannot be right), and its part of the area."""
    position = Position(header.grid.crs, header.extent, header.grid.cell_size)
    rows = list(check_crs(layer, position, study))
    if not fits(layer, position):
        return rows, "", None
    crs = held(layer, position)
    covered = coverage(header, crs, study)
    if layer.role or not covered.share:
        rows += check_extent(layer, header, crs, covered, study)
    if layer.role and covered.share:
        rows += check_grid(layer, header, crs, study)
    return rows, crs, covered.common


def _of_values(layer: Layer, header: RasterHeader, sample: RasterSample) -> Iterator[Problem]:
    meaning = meaning_of(layer)
    if not layer.role:  # a fill value may be the reason why it was not recognised
        yield from check_fills(layer, header, sample, meaning)
        return
    yield from check_values(layer, header, sample, meaning)
    fills = undeclared(layer, header, sample, meaning)
    usable = sample.known[~np.isin(sample.known, fills)]
    if usable.size:
        yield from check_classes(layer, usable, meaning)
        largest = float(usable.max()) * header.stored[0] + header.stored[1]
        yield from check_unit(layer, header.unit, largest)


def _is_damaged(header: RasterHeader) -> bool:
    try:
        read_sample(header, None)
    except (RuntimeError, OSError):
        return True
    return False


def _not_placed(layer: Layer, header: RasterHeader) -> Problem:
    problem = (
        text("It has {count} control points, but no grid: it was never brought onto the map.", count=header.points)
        if header.points
        else text("It has no position on the map.")
    )
    return layer.row(
        "not_placed", ASKS, problem, text("Georeference it, or take another file"), None, None, (LEAVE_OUT,)
    )


def _large(layer: Layer, header: RasterHeader) -> Problem:
    return layer.row(
        "large",
        TELLS,
        text(
            "It has {cells} billion cells; only those in the study area are read.",
            cells=f"{header.grid.width * header.grid.height / 1e9:.1f}",
        ),
        text("None needed"),
    )

"""How a raster lies on the study area: what it covers, how large its cells are there, and how it will be resampled."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from osgeo import gdal, ogr, osr

from dss_planner.intake.health.candidates import assignments
from dss_planner.intake.health.figures import cell, crs_name, hectares, metres, percent
from dss_planner.intake.health.layer import LEAVE_OUT, Layer, Study, hectares_in
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, Problem
from dss_planner.intake.health.sample import RasterHeader
from dss_planner.intake.preparing.rasters import GENTLE_SLOPE_CELL, SLOPE_CELL_LIMIT
from dss_planner.intake.roles import CLASS
from dss_planner.raster.grid import crs_label, same_crs, spatial_reference
from dss_planner.raster.resample import choose_method
from dss_planner.raster.vectors import mended
from dss_planner.text import Text, text

#: A layer that covers more than this of the study area covers it all: edges are drawn less exactly than that.
_WHOLE = 0.9999
#: Cells [m] that no data of the land have: a reference system was assigned that the file is not in.
_SMALLEST_CELL, _LARGEST_CELL = 0.01, 600_000.0
#: Cells count as equally large, and as lying on each other, within this share of a cell.
_EQUAL = 0.005
_SAME_PLACE = 0.01
_METHODS = {
    "average": (text("The average of the cells inside, weighted by area"), text("average")),
    "bilinear": (text("Interpolated between the centres of its cells"), text("bilinear")),
    "mode": (text("The most frequent class; the shares of all are kept"), text("majority, class shares")),
    "shares": (text("The most frequent class; the shares of all are kept"), text("majority, class shares")),
    "majority": (text("The most frequent class"), text("majority")),
    "nearest": (text("The cell that lies there: classes are never mixed"), text("nearest cell")),
}


@dataclass(frozen=True)
class Coverage:
    """common: part of the study area that the raster covers, in the raster's CRS. share (0–1) and hectares of it.

    missing: hectares that it does not cover.
    """

    common: ogr.Geometry | None
    share: float
    missing: float


def coverage(header: RasterHeader, crs: str, study: Study) -> Coverage:
    """Return what a raster covers of the study area, on the ellipsoid, by its outline and the study area's."""
    geographic = bool(spatial_reference(crs).IsGeographic())
    area = study.within(crs, header.bounds[0] if geographic else None)
    outline = mended(header.extent)
    if area is None or outline is None:
        return Coverage(None, 0.0, study.area.hectares)
    common = outline.Intersection(area)
    if common is None or common.IsEmpty() or not common.GetArea():
        return Coverage(None, 0.0, study.area.hectares)
    whole, covered = hectares_in(area, crs), hectares_in(common, crs)
    share = min(covered / whole, 1.0) if whole else 0.0
    return Coverage(common, share, (1.0 - share) * study.area.hectares)


def check_extent(layer: Layer, header: RasterHeader, crs: str, found: Coverage, study: Study) -> Iterator[Problem]:
    """Yield that the layer misses the study area, or a part of it."""
    if found.share >= _WHOLE:
        return
    if found.share > 0:
        missed = text(
            "It covers {share} % of the study area; {missing} stay unknown.",
            share=percent(found.share),
            missing=hectares(found.missing),
        )
        yield layer.row(
            "extent_partial", TELLS, missed, text("Add a layer that reaches farther, or make the area smaller")
        )
        return
    offered = assignments(header.extent, study, crs)
    where = _away(header, crs, study)
    problem = (
        text("It does not touch the study area: in {crs} it lies {away} away.", crs=crs_label(crs), away=metres(where))
        if where is not None
        else text("It does not touch the study area: in {crs} it lies elsewhere.", crs=crs_label(crs))
    )
    fix = (
        text("Assign the system it was made in, or take a layer of this region")
        if offered
        else text("Take a layer of this region")
    )
    yield layer.row("extent_outside", ASKS, problem, fix, None, None, (*offered, LEAVE_OUT))


def check_grid(layer: Layer, header: RasterHeader, crs: str, study: Study) -> Iterator[Problem]:
    """Yield how cells differ from those of the study: system, orientation, size, and what becomes of them."""
    size = cell_on_ground(header, crs, study)
    if size is None:
        return
    width, height = size
    if min(width, height) < _SMALLEST_CELL or max(width, height) > _LARGEST_CELL:
        offered = assignments(header.extent, study, crs)
        yield layer.row(
            "cell_implausible",
            ASKS,
            text("In {crs} its cells are {size} wide: another system was meant.", crs=crs_label(crs), size=_any(size)),
            text("Assign the system it was made in"),
            None,
            None,
            (*offered, LEAVE_OUT),
        )
        return
    yield from _system(layer, header, crs, size, study)
    yield from _orientation(layer, header)
    native = math.sqrt(width * height)
    yield from _resampled(layer, header, crs, size, study)
    if layer.role == "elevation":
        yield from _slopes(layer, native, study)


def cell_on_ground(header: RasterHeader, crs: str, study: Study) -> tuple[float, float] | None:
    """Return width and height [m] of the raster's cell that is nearest to the middle of the study area."""
    longitude, latitude = study.centre
    ground = f"+proj=aeqd +lat_0={latitude!r} +lon_0={longitude!r} +datum=WGS84 +units=m"
    geotransform = list(header.grid.geotransform)
    inverse = gdal.InvGeoTransform(geotransform)
    if inverse is None:
        return None
    try:
        there = osr.CoordinateTransformation(*map(spatial_reference, ("EPSG:4326", crs)))
        x, y, _ = there.TransformPoint(longitude, latitude)
        if spatial_reference(crs).IsGeographic() and x < header.bounds[0]:
            x += 360.0
        column, row = gdal.ApplyGeoTransform(inverse, x, y)
        column = min(max(column, 0.5), header.grid.width - 0.5)
        row = min(max(row, 0.5), header.grid.height - 0.5)
        back = osr.CoordinateTransformation(*map(spatial_reference, (crs, ground)))
        sides = []
        for across, down in ((0.5, 0.0), (0.0, 0.5)):
            ends = [
                back.TransformPoint(*gdal.ApplyGeoTransform(geotransform, column + s * across, row + s * down))[:2]
                for s in (-1, 1)
            ]
            sides.append(math.dist(*ends))
    except RuntimeError:  # the system does not reach the study area
        return None
    return (sides[0], sides[1]) if all(map(math.isfinite, sides)) else None


def _system(layer: Layer, header: RasterHeader, crs: str, size: tuple[float, float], study: Study) -> Iterator[Problem]:
    target = crs_name(study.area.crs)
    if spatial_reference(crs).IsGeographic():
        degrees = header.grid.cell_size[0]
        yield layer.row(
            "geographic_grid",
            MENDS,
            text("Its cells are degrees: {degrees}° is {size} here.", degrees=f"{degrees:.3g}", size=cell(*size)),
            text("Reprojected to {crs}", crs=target),
            text("reproject"),
        )
    elif not same_crs(crs, study.area.crs):
        yield layer.row(
            "other_crs",
            MENDS,
            text("It is in {found}, the study in {expected}.", found=crs_name(crs), expected=crs_label(study.area.crs)),
            text("Reprojected to {crs}", crs=target),
            text("reproject"),
        )


def _orientation(layer: Layer, header: RasterHeader) -> Iterator[Problem]:
    _, dx, row_x, _, column_y, dy = header.grid.geotransform
    if row_x or column_y:
        angle = math.degrees(math.atan2(column_y, dx))
        yield layer.row(
            "rotated_grid",
            MENDS,
            text("Its rows are turned by {angle}° against the map.", angle=f"{angle:.1f}".replace("-", "−")),
            text("Turned north-up on the study's grid"),
            text("resample"),
        )
    elif dy > 0:
        yield layer.row(
            "south_up",
            MENDS,
            text("Its first row is the southern one."),
            text("Turned north-up on the study's grid"),
            text("resample"),
        )


def _resampled(
    layer: Layer, header: RasterHeader, crs: str, size: tuple[float, float], study: Study
) -> Iterator[Problem]:
    native, target = math.sqrt(size[0] * size[1]), study.cell_size
    if _lies_on_grid(header, crs, study):
        return
    kind = layer.found.kind if layer.found else ""
    method = layer.choice.method or choose_method(kind or CLASS, native, target)
    values = {"size": cell(*size), "target": metres(target)}
    if native > 2 * target:
        problem = text("Cells of {size} become cells of {target}: the finer grid adds no detail.", **values)
    elif target >= 2 * native:
        values["count"] = f"{target * target / (size[0] * size[1]):,.0f}".replace(",", " ")
        problem = text("Cells of {size}: {count} of them make one cell of the study ({target}).", **values)
    else:
        problem = text("Cells of {size} do not lie on those of the study ({target}).", **values)
    if method == "mode" and layer.role != "landcover":  # shares are kept of land cover only
        method = "majority"
    fix, name = _METHODS.get(method, (text("As you chose"), Text(method)))
    yield layer.row("cell_size", MENDS, problem, fix, name)


def _lies_on_grid(header: RasterHeader, crs: str, study: Study) -> bool:
    """Return whether the raster's cells are those of the study's grid, which starts at multiples of the cell size."""
    left, dx, row_x, top, column_y, dy = header.grid.geotransform
    if row_x or column_y or dy > 0 or not same_crs(crs, study.area.crs):
        return False
    sizes = all(abs(abs(side) - study.cell_size) <= _EQUAL * study.cell_size for side in (dx, dy))
    phases = [value / study.cell_size - round(value / study.cell_size) for value in (left, top)]
    return sizes and all(abs(phase) <= _SAME_PLACE for phase in phases)


def _slopes(layer: Layer, native: float, study: Study) -> Iterator[Problem]:
    if native > SLOPE_CELL_LIMIT:
        yield layer.row(
            "dem_coarse",
            TELLS,
            text("Cells of {size} cannot give a slope.", size=metres(native)),
            text("Add a finer elevation model, for example Copernicus GLO-30"),
        )
    elif max(native, study.cell_size) > GENTLE_SLOPE_CELL:
        yield layer.row(
            "dem_coarse",
            TELLS,
            text(
                "On cells of {size} slopes come out gentler than they are on the ground.",
                size=metres(max(native, study.cell_size)),
            ),
            text("Choose a finer grid where slope matters")
            if native <= GENTLE_SLOPE_CELL
            else text("Add a finer elevation model where slope matters"),
        )


def _away(header: RasterHeader, crs: str, study: Study) -> float | None:
    """Return the distance [m] from the middle of the study area to the middle of the raster; None when unknown."""
    longitude, latitude = study.centre
    ground = f"+proj=aeqd +lat_0={latitude!r} +lon_0={longitude!r} +datum=WGS84 +units=m"
    xmin, ymin, xmax, ymax = header.bounds
    try:
        there = osr.CoordinateTransformation(*map(spatial_reference, (crs, ground)))
        x, y, _ = there.TransformPoint((xmin + xmax) / 2, (ymin + ymax) / 2)
    except RuntimeError:  # outside the world of its system
        return None
    away = math.hypot(x, y)
    return away if math.isfinite(away) else None


def _any(size: tuple[float, float]) -> str:
    return f"{max(size) / 1000:,.0f} km".replace(",", " ") if max(size) > _LARGEST_CELL else f"{min(size):.2g} m"

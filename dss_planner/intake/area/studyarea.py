"""The study area: its polygons, the reference system proposed for it, and the grid over it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr, osr

from dss_planner.errors import InputError
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid, require_metres, spatial_reference
from dss_planner.raster.vectors import GeoPackageWriter, features, mended, open_layer, parts, transformation
from dss_planner.text import Text, text

#: A study area may reach this far beyond a UTM zone; there the scale is wrong by less than 0.1 % at 40–50° latitude.
UTM_TOLERANCE = 0.5
_UTM_WIDTH = 6.0
#: The central point of an equal-area system is rounded to this [degrees].
_CENTRE_STEP = 0.5
#: Straight edges in degrees are curves on a projected map; they get a vertex at least every so many degrees.
DEGREE_STEP = 0.05
#: More cells than this are a slip of the keyboard: ten times all of Mongolia at 10 m.
MOST_CELLS = 300_000_000_000


@dataclass(frozen=True)
class CrsProposal:
    """crs: WKT of a projected system in metres; reason: why this one."""

    crs: str
    reason: Text


@dataclass(frozen=True)
class StudyArea:
    """geometry: valid multipolygon in ``crs`` (WKT). hectares: on the ellipsoid."""

    geometry: ogr.Geometry
    crs: str
    hectares: float

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """xmin, ymin, xmax, ymax in CRS units."""
        xmin, xmax, ymin, ymax = self.geometry.GetEnvelope()
        return xmin, ymin, xmax, ymax


def propose_crs(study_area: str) -> CrsProposal:
    """Return a reference system for the study area (vector uri): its UTM zone, or equal-area around its centre.

    Raises `InputError` when the study area cannot be read, has no CRS or no polygon.
    """
    area = read_study_area(study_area, "EPSG:4326")
    west, south, east, north = area.bounds
    zone = math.floor(((west + east) / 2 + 180) / _UTM_WIDTH) + 1
    left = -180 + (zone - 1) * _UTM_WIDTH
    if west >= left - UTM_TOLERANCE and east <= left + _UTM_WIDTH + UTM_TOLERANCE and -80 <= south <= north <= 84:
        code = (32600 if south + north >= 0 else 32700) + zone
        wkt = spatial_reference(f"EPSG:{code}").ExportToWkt(["FORMAT=WKT2_2019"])
        return CrsProposal(wkt, text("The study area fits in UTM zone {zone}.", zone=zone))
    longitude, latitude = (
        round(value / _CENTRE_STEP) * _CENTRE_STEP for value in ((west + east) / 2, (south + north) / 2)
    )
    reference = osr.SpatialReference()
    reference.SetProjCS(f"WGS 84 / Lambert azimuthal equal-area {longitude:g}E {latitude:g}N")
    reference.SetWellKnownGeogCS("WGS84")
    reference.SetLAEA(latitude, longitude, 0.0, 0.0)
    return CrsProposal(
        reference.ExportToWkt(["FORMAT=WKT2_2019"]),
        text(
            "The study area ({west}°–{east}°E) is wider than a UTM zone: an equal-area system around its centre "
            "({longitude}°E, {latitude}°N) is used.",
            west=f"{west:.2f}",
            east=f"{east:.2f}",
            longitude=f"{longitude:g}",
            latitude=f"{latitude:g}",
        ),
    )


def read_study_area(study_area: str, crs: str) -> StudyArea:
    """Return the polygons of the layer, joined, in ``crs``.

    Raises `InputError` when the layer is missing, empty, has no CRS, holds no polygon or cannot be reprojected.
    """
    opened = open_layer(study_area, "Study area")
    geographic = spatial_reference(opened.crs).IsGeographic()
    to_target = transformation(opened.crs, crs)
    collected = ogr.Geometry(ogr.wkbMultiPolygon)
    for feature in features(opened):
        geometry = mended(feature.GetGeometryRef())
        if geometry is None:
            continue
        if geographic:
            geometry.Segmentize(DEGREE_STEP)
        try:
            geometry.Transform(to_target)
        except RuntimeError as error:
            raise InputError(
                "The study area ({path}) cannot be reprojected: {reason}. Check its coordinate reference system.",
                path=study_area,
                reason=error,
            ) from error
        for part in parts(geometry, 2):
            collected.AddGeometry(part)
    if collected.IsEmpty():
        raise InputError(
            "The study area ({path}) holds no polygon. Choose a polygon layer, or draw the study area.", path=study_area
        )
    joined = ogr.ForceToMultiPolygon(mended(collected.UnionCascaded()))
    return StudyArea(joined, crs, ellipsoidal_hectares(joined, crs))


def study_grid(area: StudyArea, cell_size: float) -> Grid:
    """Return the grid of square cells over the study area.

    Raises `InputError` for a CRS that is not in metres, a cell size that is not positive or larger than the study
    area, and a grid too large to work with.
    """
    require_metres(area.crs, "Study grid")
    xmin, ymin, xmax, ymax = area.bounds
    if not cell_size > 0 or not math.isfinite(cell_size):
        raise InputError("The cell size is {value} m; it must be more than 0.", value=cell_size)
    if cell_size > max(xmax - xmin, ymax - ymin):
        raise InputError(
            "The cell size ({value} m) is larger than the study area ({width} m × {height} m). Choose a smaller one.",
            value=f"{cell_size:g}",
            width=f"{xmax - xmin:.0f}",
            height=f"{ymax - ymin:.0f}",
        )
    cells = (xmax - xmin) / cell_size * ((ymax - ymin) / cell_size)
    if cells > MOST_CELLS:
        raise InputError(
            "Cells of {value} m give a grid of {cells} million cells; at most {most} million can be worked with. "
            "Choose larger cells or a smaller study area.",
            value=f"{cell_size:g}",
            cells=f"{cells / 1e6:.0f}",
            most=f"{MOST_CELLS / 1e6:.0f}",
        )
    return Grid.over(area.crs, area.bounds, cell_size)


def write_study_area(area: StudyArea, output: str | Path) -> None:
    """Write the study area as single polygons with their ellipsoidal hectares, layer ``study_area``."""
    with GeoPackageWriter(output) as writer:
        layer = writer.add_layer("study_area", area.crs, ogr.wkbPolygon, {"area_ha": ogr.OFTReal})
        for part in parts(area.geometry, 2):
            writer.add_feature(layer, part, {"area_ha": ellipsoidal_hectares(part, area.crs)})

"""What the layers lack together: roles nobody plays, roles that two play, soil texture that does not add up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import gdal, ogr, osr

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import unknown_values
from dss_planner.intake.health.figures import number
from dss_planner.intake.health.layer import LEAVE_OUT, NOTHING, Layer, Study
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, Option, Problem
from dss_planner.intake.health.raster import CheckedRaster
from dss_planner.intake.roles import ROLES
from dss_planner.intake.sets.grouping import MONTHS, SERIES, TILES, FileSet
from dss_planner.raster.grid import spatial_reference
from dss_planner.text import Text, text

WIND_PARTS = ("wind_u", "wind_v")
#: Steps over which winds turn: the mean of their components is not their mean speed.
_LONG_STEPS = ("", "climatology", "monthly")
_SETS = {TILES: text("tiles"), MONTHS: text("months"), SERIES: text("a series in time")}
TEXTURE = ("sand", "silt", "clay")
#: The three shares add up to 100 % within this; rounding and the separate mapping of each explain less [A].
_TEXTURE_TOLERANCE = 5.0
#: Places by side at which the three shares are added up.
_LATTICE = 9


@dataclass(frozen=True)
class Need:
    """roles: sets of roles; one must be complete. problem: what cannot be done without. fix: where to get it."""

    role: str
    roles: tuple[tuple[str, ...], ...]
    problem: Text
    fix: Text


NEEDS = (
    Need(
        "landcover",
        (("landcover",),),
        text("No land cover: neither erosion, nor travel times, nor a score can be worked out."),
        text("Add ESA WorldCover, MODIS MCD12Q1 or GLC_FCS30"),
    ),
    Need(
        "elevation",
        (("elevation",),),
        text("No elevation: wind erosion (density of the air) and slopes cannot be worked out."),
        text("Add Copernicus GLO-30 or SRTM"),
    ),
    Need(
        "ndvi_maximum",
        (("ndvi_maximum",),),
        text("No NDVI: the vegetation that protects the soil is not known, nor the erosion."),
        text("Add MODIS MOD13 or Sentinel-2 NDVI, highest of the year"),
    ),
    Need(
        "temperature",
        (("temperature",),),
        text("No temperature: the weather factor of wind erosion cannot be worked out."),
        text("Add monthly means of ERA5-Land, WorldClim or CHELSA"),
    ),
    Need(
        "precipitation",
        (("precipitation",),),
        text("No precipitation: neither the weather factor nor the rain for plants is known."),
        text("Add monthly sums of ERA5-Land, WorldClim or CHELSA"),
    ),
    Need(
        "wind",
        (("wind",), ("wind_stations",), ("wind_u", "wind_v")),
        text("No wind: wind erosion cannot be worked out."),
        text("Add ERA5-Land wind at 10 m, or wind stations"),
    ),
    Need(
        "sand",
        (TEXTURE, ("soil_points",)),
        text("Sand, silt and clay are not complete: wind erosion cannot be worked out."),
        text("Add SoilGrids 2.0, HWSD or OpenLandMap, or soil samples"),
    ),
    Need(
        "soum_centers",
        (("soum_centers",), ("settlements",)),
        text("No soum centres and no settlements: travel times have no start."),
        text("Add settlements of GeoNames or OpenStreetMap"),
    ),
    Need(
        "roads",
        (("roads",),),
        text("No roads: travel times count with driving across country only."),
        text("Add roads of OpenStreetMap"),
    ),
)


def check_needs(played: set[str]) -> Iterator[Problem]:
    """Yield what the chain of steps needs and no layer gives; ``played``: the roles of all layers."""
    for need in NEEDS:
        if not any(played.issuperset(roles) for roles in need.roles):
            title = str(ROLES[need.role].title)
            yield Problem("", title, need.role, f"missing_{need.role}", TELLS, need.problem, need.fix, NOTHING)


def check_set(layer: Layer, found: FileSet) -> Iterator[Problem]:
    """Yield that several files are one layer, and what is odd about them."""
    problem = text("{count} files are one layer ({kind}).", count=len(found.members), kind=_SETS[found.kind])
    yield layer.row("file_set", MENDS, problem, text("Taken together"), text("virtual raster"))
    for index, note in enumerate(found.notes):
        yield layer.row(f"file_set_{index + 1}", TELLS, note, text("Add or replace files where that matters"))


def check_rivals(layers: Sequence[Layer]) -> Iterator[Problem]:
    """Yield for each of several layers with one role that only one can play it."""
    by_role: dict[str, list[Layer]] = {}
    for layer in layers:
        if layer.role and layer.role != "study_area":
            by_role.setdefault(layer.role, []).append(layer)
    for role, rivals in by_role.items():
        for layer in rivals if len(rivals) > 1 else ():
            others = ", ".join(f"“{other.name}”" for other in rivals if other is not layer)
            yield layer.row(
                "role_taken",
                ASKS,
                text("{others} is {role} as well; one layer only can be it.", others=others, role=ROLES[role].title),
                text("Keep one and leave out the others"),
                None,
                None,
                (Option(text("Leave out “{layer}”", layer=layer.name), LayerChoice(left_out=True)),),
            )


def check_winds(layers: Sequence[Layer]) -> Iterator[Problem]:
    """Yield that a component of the wind lacks the other, or that both are means, whose speed is too small."""
    by_role = {layer.role: layer for layer in layers if layer.role in WIND_PARTS}
    if not by_role or any(layer.role == "wind" for layer in layers):
        for layer in by_role.values():
            problem = text("The study has a layer of wind speed already; a component of the wind adds nothing.")
            yield layer.row("wind_component", TELLS, problem, text("Left out"))
        return
    first = next(iter(by_role.values()))
    if len(by_role) == 1:
        problem = text("It is one of the two components of the wind, {role}.", role=ROLES[first.role].title)
        fix = text("Add the other component too, or leave this one out")
        yield first.row("wind_component", ASKS, problem, fix, None, None, (LEAVE_OUT,))
    elif first.found is not None and first.found.steps in _LONG_STEPS:
        yield by_role["wind_u"].row(
            "mean_components",
            ASKS,
            text("Its components are means: opposite winds cancel out, and the speed comes out too small."),
            text("Take hourly or three-hourly components, or a wind speed"),
            None,
            None,
            (Option(text("Use it all the same"), LayerChoice()), LEAVE_OUT),
        )


def check_texture(rasters: Sequence[CheckedRaster], study: Study) -> Iterator[Problem]:
    """Yield that sand, silt and clay do not add up to about 100 %."""
    of_role = {raster.layer.role: raster for raster in rasters}
    if any(role not in of_role for role in TEXTURE):
        return
    places = _places(study)
    total = np.zeros(len(places))
    for role in TEXTURE:
        total = total + _percent_at(of_role[role], places, study)
    known = total[np.isfinite(total)]
    if not known.size:
        return
    middle = float(np.median(known))
    if abs(middle - 100.0) > _TEXTURE_TOLERANCE:
        yield of_role["sand"].layer.row(
            "texture_sum",
            TELLS,
            text("Sand, silt and clay add up to {sum} %, not to 100 %.", sum=number(round(middle, 1))),
            text("Check the units of the three and that they belong together"),
        )


def _places(study: Study) -> list[tuple[float, float]]:
    """Return places inside the study area, in its CRS."""
    xmin, ymin, xmax, ymax = study.area.bounds
    steps = [(index + 0.5) / _LATTICE for index in range(_LATTICE)]
    lattice = [(xmin + u * (xmax - xmin), ymin + v * (ymax - ymin)) for u in steps for v in steps]
    prepared = study.area.geometry.CreatePreparedGeometry()
    inside = []
    for x, y in lattice:
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(x, y)
        if prepared.Contains(point):
            inside.append((x, y))
    return inside or lattice


def _percent_at(raster: CheckedRaster, places: Sequence[tuple[float, float]], study: Study) -> np.ndarray:
    """Return the layer's values [%] at ``places``, NaN where it is unknown."""
    layer, header, values = raster.layer, raster.header, np.full(len(places), np.nan)
    if layer.found is None or header is None:
        return values
    inverse = gdal.InvGeoTransform(list(header.grid.geotransform))
    there = osr.CoordinateTransformation(*map(spatial_reference, (study.area.crs, raster.crs)))
    band = header.dataset.GetRasterBand(header.bands[0])
    unknown = set(unknown_values(layer.found, layer.choice))
    scale, offset = header.stored
    for index, (x, y) in enumerate(places):
        try:
            column, row = gdal.ApplyGeoTransform(inverse, *there.TransformPoint(x, y)[:2])
        except RuntimeError:  # outside the area of the system
            continue
        if not (0 <= column < header.grid.width and 0 <= row < header.grid.height):
            continue
        stored = float(band.ReadAsArray(int(column), int(row), 1, 1)[0, 0])
        known = stored in header.real or band.GetMaskBand().ReadAsArray(int(column), int(row), 1, 1)[0, 0]
        if known and stored not in unknown:
            values[index] = (stored * scale + offset) * layer.found.scale + layer.found.offset
    return values

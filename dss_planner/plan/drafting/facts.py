"""Facts of the land a plan stands on, read exactly from the study's rasters."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.landcover.classes import planner_classes
from dss_planner.measures.fit.suitability import SiteConditions
from dss_planner.plan.drafting.placefacts import Places
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, require_bands
from dss_planner.raster.zonal import ZonalRaster, zonal_facts_many, zone_window
from dss_planner.running import CancelCheck, never
from dss_planner.text import Text, text

#: Band of ``soil_loss.tif`` that ranks land: the index that grows with the risk everywhere [SCIENCE 0.1].
RANKING_BAND = 3
_SOIL_LOSS_BAND = 1
_SOIL_LOSS_BANDS = 4
_MONTHS = 12
#: A fact stands for the land when at least this share of it is known [A].
LEAST_KNOWN = 0.5
#: Layers that a plan needs, and what to say when one is missing.
NEEDED = {
    "landcover_classes": text(
        "The study folder “{path}” has no landcover_classes.tif (land cover in planner classes). "
        "Run “Classify land cover” first; it makes it."
    ),
    "vegetation_cover": text(
        "The study folder “{path}” has no vegetation_cover.tif (vegetation cover, %). "
        "Run “Compute wind erosion” first; it makes it."
    ),
    "soil_loss": text(
        "The study folder “{path}” has no soil_loss.tif (soil loss by wind). "
        "Run “Compute wind erosion” first; it makes it."
    ),
    "precipitation": text(
        "The study folder “{path}” has no precipitation.tif (12 months, mm). "
        "Run “Align layers” with a precipitation layer first; it makes it."
    ),
}
#: Layers that make verdicts surer when they are there.
OPTIONAL = ("slope", "sand")
#: Layers that no step makes, used where somebody put them: groundwater's depth [m], P/PET, groundwater's salt [g/l].
RARE = ("groundwater", "aridity", "salinity")
#: Fact of a rule → raster of the study that tells it.
FACT_RASTERS = {
    "rain": "precipitation",
    "slope": "slope",
    "cover": "vegetation_cover",
    "sand": "sand",
    "landcover": "landcover_classes",
    **{name: name for name in RARE},
}
#: Cover of the dust season: told, not judged by.
_SPRING_COVER = "spring_cover"
#: Beginning of the names of rasters of excluded places (more than 0 inside), which the step “Score the land” makes.
_EXCLUSION = "exclusion_"


@dataclass(frozen=True)
class StudyLayers:
    """The rasters of a study folder that a plan uses. paths: name → file; grid: the one they share; retention: share
    (0–1] of the growing season's cover that the layer vegetation_cover holds, None when nothing tells; places: water
    points, roads and the like."""

    folder: Path
    grid: Grid
    paths: dict[str, str]
    retention: float | None
    places: Places = field(default_factory=lambda: Places({}))

    @property
    def missing(self) -> tuple[str, ...]:
        """The optional layers that are not there."""
        return tuple(name for name in OPTIONAL if name not in self.paths)

    @property
    def exclusions(self) -> tuple[str, ...]:
        """The rasters of excluded places, such as mining licences."""
        return tuple(path for name, path in self.paths.items() if name.startswith(_EXCLUSION))


@dataclass(frozen=True)
class LandFacts:
    """Facts of one piece of land.

    conditions: for the verdicts, with the growing season's cover. spring_cover: % in the dust season, None when no
    layer tells. soil_loss: t/km²·a. completeness: the least known share (0–1) among the needed layers.
    main_landcover: key of the class with the largest share, or ''. reasons: why facts of places are unknown.
    """

    conditions: SiteConditions
    spring_cover: float | None
    soil_loss: float | None
    completeness: float
    main_landcover: str
    reasons: tuple[Text, ...] = ()


def open_study(folder: str | Path) -> StudyLayers:
    """Return the layers of a study folder.

    Raises `InputError` when the folder or a needed layer is missing (naming the step that makes it), when layers do
    not share one grid in metres, or have the wrong number of bands.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise InputError("The study folder “{path}” does not exist. Choose the folder of “Align layers”.", path=folder)
    paths: dict[str, str] = {}
    for name, sentence in NEEDED.items():
        file = folder / f"{name}.tif"
        if not file.exists():
            raise InputError(sentence.template, path=folder)
        paths[name] = str(file)
    for name in (*OPTIONAL, *RARE, _SPRING_COVER):
        if (folder / f"{name}.tif").exists():
            paths[name] = str(folder / f"{name}.tif")
    paths.update({file.stem: str(file) for file in sorted(folder.glob(f"{_EXCLUSION}*.tif"))})
    first = next(iter(paths))
    grid = Grid.read(paths[first])
    grid.require_metres(first)
    for name, source in paths.items():
        grid.require_same(first, Grid.read(source), name)
    require_bands(open_raster(paths["precipitation"]), "precipitation", _MONTHS, "the months from January to December")
    loss = open_raster(paths["soil_loss"])
    if loss.RasterCount < _SOIL_LOSS_BANDS:
        require_bands(loss, "soil_loss", _SOIL_LOSS_BANDS, "soil loss, maximum transport, ranking index and class")
    return StudyLayers(folder, grid, paths, _retention(paths["vegetation_cover"]), Places.open(folder, grid.crs))


def land_facts(
    study: StudyLayers, geometries: Sequence[ogr.Geometry], cancelled: CancelCheck = never
) -> list[LandFacts]:
    """Return the facts of polygons (in the study's CRS), every cell weighted by the share of it inside."""

    wanted = [("landcover_classes", 1), ("vegetation_cover", 1), ("soil_loss", _SOIL_LOSS_BAND), ("slope", 1)]
    wanted += [
        ("sand", 1),
        (_SPRING_COVER, 1),
        *((name, 1) for name in RARE),
        *(("precipitation", band) for band in range(1, _MONTHS + 1)),
    ]
    asked = [(name, band) for name, band in wanted if name in study.paths]
    rasters = [ZonalRaster(study.paths[name], band, name == "landcover_classes") for name, band in asked]
    facts = dict(zip(asked, zonal_facts_many(rasters, geometries, cancelled=cancelled)))

    def read(name: str, band: int = 1) -> list:
        return list(facts.get((name, band), [None] * len(geometries)))

    landcover = read("landcover_classes")
    cover, loss = read("vegetation_cover"), read("soil_loss", _SOIL_LOSS_BAND)
    slope, sand, spring = read("slope"), read("sand"), read(_SPRING_COVER)
    groundwater, aridity, salinity = (read(name) for name in RARE)
    if _SPRING_COVER not in study.paths and study.retention is not None and study.retention < 1.0:
        spring = cover
    months = [read("precipitation", band) for band in range(1, _MONTHS + 1)]
    found = []
    for index, geometry in enumerate(geometries):
        rain = [_mean(month[index]) for month in months]
        near = study.places.facts(geometry)
        shares = landcover[index].class_shares if landcover[index].completeness >= LEAST_KNOWN else None
        conditions = SiteConditions(
            rain=None if any(month is None for month in rain) else sum(month for month in rain if month is not None),
            slope=_mean(slope[index]),
            cover=growing_season_cover(_mean(cover[index]), study.retention),
            sand=_mean(sand[index]),
            groundwater=_mean(groundwater[index]),
            aridity=_mean(aridity[index]),
            salinity=_mean(salinity[index]),
            area=ellipsoidal_hectares(geometry, study.grid.crs),
            landcover=shares,
            playa=near.playa,
            water_point=near.water_point,
            water_km=near.water_km,
            road_km=near.road_km,
            material_km=near.material_km,
            nursery_km=near.nursery_km,
            protected=near.protected,
        )
        needed = (landcover[index], cover[index], loss[index], *(month[index] for month in months))
        found.append(
            LandFacts(
                conditions=conditions,
                spring_cover=_mean(spring[index]),
                soil_loss=_mean(loss[index]),
                completeness=min(fact.completeness for fact in needed),
                main_landcover=_main_class(shares),
                reasons=near.reasons,
            )
        )
    return found


def growing_season_cover(cover: float | None, retention: float | None) -> float | None:
    """Return the cover of the growing season in % from that of the layer.

    What land can bear is judged on the growing season, erosion on the dust season (SCIENCE.md 3), when only the share
    ``retention`` is left; None (not known) takes the layer as it is.
    """
    return cover if cover is None or retention is None else min(100.0, cover / retention)


def soil_loss_sampler(study: StudyLayers, geometry: ogr.Geometry) -> Callable[[np.ndarray, np.ndarray], np.ndarray]:
    """Return a function of map coordinates that gives the ranking index of soil loss of the cell there, NaN unknown.

    Only the cells under the bounding box of ``geometry`` are read.
    """
    window = zone_window(geometry, study.grid) or Window(0, 0, 1, 1)
    values = read_bands(open_raster(study.paths["soil_loss"]), (RANKING_BAND,), window)[0]

    def sample(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        column, row = study.grid.column_row(x, y)  # type: ignore[arg-type]
        column = np.floor(column).astype(int) - window.column
        row = np.floor(row).astype(int) - window.row
        inside = (column >= 0) & (row >= 0) & (column < window.width) & (row < window.height)
        result = np.full(np.shape(x), np.nan)
        result[inside] = values[row[inside], column[inside]]
        return result

    return sample


def _retention(cover: str) -> float | None:
    """Return the share of the growing season's cover in a cover layer, as its provenance file says."""
    try:
        parameters = json.loads(provenance.sidecar(cover).read_text(encoding="utf-8"))["parameters"]
        value = float(parameters["retention"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return value if 0.0 < value <= 1.0 else None


def _mean(facts: object) -> float | None:
    """Return a fact's mean, or None when there is no layer or too little of the land is known."""
    if facts is None or facts.completeness < LEAST_KNOWN or math.isnan(facts.mean):  # type: ignore[attr-defined]
        return None
    return float(facts.mean)  # type: ignore[attr-defined]


def _main_class(shares: dict[int, float] | None) -> str:
    if not shares:
        return ""
    code = max(shares, key=lambda key: shares[key])
    return next((one.key for one in planner_classes() if one.code == code), str(code))

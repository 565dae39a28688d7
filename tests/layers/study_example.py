"""A small study folder made by code: smooth synthetic surfaces over the Middle Gobi, five sites, drawn works."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from osgeo import gdal, ogr

from dss_planner import provenance
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.plan.store.document import PlanDocument, save_plan
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.study.results import Output
from dss_planner.text import text

UTM48 = "EPSG:32648"
COLUMNS, ROWS, CELL = 240, 170, 2000.0
LEFT, TOP = 330_000.0, 5_140_000.0
SITES = (
    (70, 60, 0.82, "high wind erosion and sparse cover; 40 min from a soum centre"),
    (120, 95, 0.79, "high wind erosion; good access by the paved road"),
    (160, 50, 0.75, "sparse cover on sandy soil"),
    (95, 130, 0.71, "high wind erosion; far from roads"),
    (190, 110, 0.68, "moderate wind erosion near the railway"),
)
MEASURES = ("checkerboard", "haloxylon", "exclosure", "sand_fence", "tree_belt")
SITE_FIELDS = {
    "site_id": ogr.OFTString,
    "name": ogr.OFTString,
    "rank": ogr.OFTInteger,
    "area_ha": ogr.OFTReal,
    "score": ogr.OFTReal,
    "completeness": ogr.OFTReal,
    "reason": ogr.OFTString,
}


def make_study(folder: Path, names: tuple[str, ...] = ()) -> tuple[Output, ...]:
    """Write the study into ``folder`` and return its outputs; ``names`` replaces the sites' names."""
    folder.mkdir(parents=True, exist_ok=True)
    _rasters(folder)
    _vectors(folder, names)
    raster = [
        ("score", "score", "Score (0–100)", True),
        ("soil_loss", "soil_loss", "Soil loss by wind (t/km²·a)", False),
        ("travel_time", "travel_time", "Travel time (h)", False),
        ("landcover_classes", "landcover_classes", "Land cover classes", False),
    ]
    outputs = [
        Output(str(folder / f"{name}.tif"), style, text(title), visible=visible)
        for name, style, title, visible in raster
    ]
    for band in (2, 3):
        outputs.append(Output(str(folder / "score.tif"), "contribution", text("Points"), band=band, visible=False))
    vector = (
        ("study_area.gpkg", "study_area", "Study area"),
        ("vectors.gpkg", "roads", "Roads"),
        ("vectors.gpkg", "soum_centers", "Soum centres"),
        ("sites.gpkg", "sites", "Candidate sites"),
        ("plan.gpkg", "zones", "Zones"),
        ("plan.gpkg", "lines", "Line works"),
        ("plan.gpkg", "points", "Point works and monitoring"),
    )
    outputs += [Output(str(folder / file), style, text(title), layer_name=style) for file, style, title in vector]
    return tuple(outputs)


def grid() -> Grid:
    """Return the grid of the study."""
    wkt = spatial_reference(UTM48).ExportToWkt(["FORMAT=WKT2_2019"])
    return Grid(wkt, (LEFT, CELL, 0.0, TOP, 0.0, -CELL), COLUMNS, ROWS)


def _rasters(folder: Path) -> None:
    y, x = np.mgrid[0:ROWS, 0:COLUMNS].astype("float32")
    waves = np.sin(x / 23) * np.cos(y / 17) + 0.5 * np.sin((x + y) / 31)
    unit = (waves - waves.min()) / (waves.max() - waves.min())
    score = 25 + 65 * unit
    score[(x - 205) ** 2 + (y - 30) ** 2 < 400] = np.nan
    score[((x > 20) & (x < 45)) & (y > 120)] = np.nan
    loss = 20000 * unit**2
    minutes = 4 * np.hypot(x - 120, y - 80)
    minutes[(x < 12)] = 1e6
    classes = np.where(unit > 0.8, 7, np.where(unit > 0.5, 6, np.where(unit > 0.25, 5, 3))).astype("float32")
    _write(folder / "score.tif", [score, score * 0.6, score * 0.4], "score")
    _write(folder / "soil_loss.tif", [loss], "soil_loss", "t/km²·a")
    _write(folder / "travel_time.tif", [minutes], "travel_time", "min")
    _write(folder / "landcover_classes.tif", [classes], "landcover", classes=True)


def _write(path: Path, bands: list[np.ndarray], name: str, unit: str = "", classes: bool = False) -> None:
    described = [Band(f"{name} {number}", unit) for number in range(1, len(bands) + 1)]
    with RasterWriter(str(path), grid(), described, "uint8" if classes else "float32", classes) as writer:
        writer.write(np.stack(bands), 0)
    provenance.record(path, name, {}, {"note": "synthetic"}, {"known": 1.0})


def _centre(column: float, row: float) -> tuple[float, float]:
    return LEFT + column * CELL, TOP - row * CELL


def _blob(column: float, row: float, radius: float) -> str:
    x, y = _centre(column, row)
    ring = []
    for step in range(25):
        angle = 2 * math.pi * (step % 24) / 24
        reach = radius * (1 + 0.25 * math.sin(3 * angle) + 0.1 * math.cos(5 * angle))
        ring.append(f"{x + reach * math.cos(angle)} {y + reach * math.sin(angle)}")
    return f"POLYGON (({', '.join(ring)}))"


def _vectors(folder: Path, names: tuple[str, ...]) -> None:
    x0, y0 = _centre(0, ROWS)
    x1, y1 = _centre(COLUMNS, 0)
    area = f"POLYGON (({x0} {y0}, {x1} {y0}, {x1} {y1}, {x0} {y1}, {x0} {y0}))"
    _layer(folder / "study_area.gpkg", "study_area", {"name": ogr.OFTString}, [(area, {"name": "Gobi"})])
    roads = [
        "LINESTRING ({} {}, {} {}, {} {})".format(*_centre(100, 0), *_centre(120, 80), *_centre(60, 169)),
        "LINESTRING ({} {}, {} {})".format(*_centre(120, 80), *_centre(239, 120)),
    ]
    _layer(folder / "vectors.gpkg", "roads", {"class": ogr.OFTString}, [(wkt, {"class": "paved"}) for wkt in roads])
    towns = [(120, 80, "Mandalgovi"), (60, 160, "Dalanzadgad"), (200, 115, "Sainshand"), (40, 40, "Arvaikheer")]
    _layer(
        folder / "vectors.gpkg",
        "soum_centers",
        {"name": ogr.OFTString},
        [("POINT ({} {})".format(*_centre(c, r)), {"name": name}) for c, r, name in towns],
    )
    sites = []
    for rank, (column, row, score, reason) in enumerate(SITES, start=1):
        name = names[rank - 1] if rank <= len(names) else f"Site {rank}"
        values = {"site_id": f"s{rank}", "name": name, "rank": rank, "score": 100 * score, "completeness": 0.97}
        sites.append((_blob(column, row, 6000), {**values, "area_ha": 11_300.0, "reason": reason}))
    _layer(folder / "sites.gpkg", "sites", SITE_FIELDS, sites)
    provenance.record(folder / "sites.gpkg", "ranksites", {}, {}, {})
    _plan(folder / "plan.gpkg", names)


def _plan(path: Path, names: tuple[str, ...]) -> None:
    plan = {"uuid": "p", "title": "Example", "currency": "USD", "made": "2026-11-22T00:00:00+00:00", "revision": 0}
    catalogue = load_catalogue()
    used = [m for m in catalogue.measures if m.id in MEASURES]
    tables = {
        "plan": [plan],
        "sites": [],
        "works": [],
        "zones": [],
        "lines": [],
        "points": [],
        "measures": [{"id": m.id, "name": m.name, "definition": "{}"} for m in used],
    }
    for rank in range(1, len(SITES) + 1):
        _plan_site(tables, rank, names[rank - 1] if rank <= len(names) else f"Site {rank}")
    path.unlink(missing_ok=True)
    save_plan(PlanDocument(grid().crs, tables), path, None)


def _plan_site(tables: dict, rank: int, name: str) -> None:
    column, row, score, reason = SITES[rank - 1]
    x, y = _centre(column, row)
    site = f"s{rank}"
    shape = ogr.CreateGeometryFromWkt(_blob(column, row, 6000))
    facts = {"uuid": site, "source_id": site, "name": name, "rank": rank, "score": 100 * score, "area_ha": 11_300.0}
    tables["sites"].append({**facts, "reason": reason, "completeness": 0.97, "geom": shape})
    zones = {
        "checkerboard": _blob(column - 1, row + 0.5, 1800),
        "haloxylon": _blob(column + 1, row - 0.6, 2200),
        "exclosure": _blob(column, row, 5200),
    }
    for measure in MEASURES:
        work = f"{site}-{measure}"
        size = {"area_ha": 60.0} if measure in zones else {"length_m": 8400.0}
        cost = {"cost_low": 9_000.0, "cost_mode": 20_000.0, "cost_high": 52_000.0, "currency": "USD"}
        title = next(m.name for m in load_catalogue().measures if m.id == measure)
        named = {"site": site, "measure": measure, "name": title}
        tables["works"].append({**named, **size, **cost, "uuid": work, "status": "suitable", "cost_verified": False})
        if measure in zones:
            geometry = ogr.CreateGeometryFromWkt(zones[measure])
            tables["zones"].append(
                {**named, "uuid": f"z{work}", "work": work, "number": 1, "area_ha": 60.0, "geom": geometry}
            )
    for number in range(4):
        offset = (number - 1.5) * 700
        wkt = f"LINESTRING ({x - 4200} {y + 4300 + offset}, {x + 3800} {y + 5100 + offset})"
        measure = "sand_fence" if number < 3 else "tree_belt"
        values = {"site": site, "work": f"{site}-{measure}", "measure": measure, "name": measure, "number": number + 1}
        geometry = ogr.CreateGeometryFromWkt(wkt)
        tables["lines"].append({**values, "uuid": f"l{site}{number}", "length_m": 8000.0, "geom": geometry})
    for kind, dx in (("pilot", 0), ("control", 7500)):
        point = ogr.CreateGeometryFromWkt(f"POINT ({x + dx} {y - 900})")
        tables["points"].append({"uuid": f"{site}{kind}", "site": site, "kind": kind, "name": kind, "geom": point})


def _layer(path: Path, name: str, fields: dict, features: list) -> None:
    driver = gdal.GetDriverByName("GPKG")
    dataset = (
        gdal.OpenEx(str(path), gdal.OF_VECTOR | gdal.OF_UPDATE) if path.exists() else driver.Create(str(path), 0, 0, 0)
    )
    kind = ogr.CreateGeometryFromWkt(features[0][0]).GetGeometryType()
    table = dataset.CreateLayer(name, spatial_reference(UTM48), kind)
    for field, field_type in fields.items():
        table.CreateField(ogr.FieldDefn(field, field_type))
    for wkt, values in features:
        feature = ogr.Feature(table.GetLayerDefn())
        for field, value in values.items():
            feature.SetField(field, value)
        feature.SetGeometry(ogr.CreateGeometryFromWkt(wkt))
        table.CreateFeature(feature)
    table = dataset = None

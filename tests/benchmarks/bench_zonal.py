"""Exact zonal facts against exactextract and QGIS's zonal statistics: same rasters, same polygons, same facts.

Run: python tests/benchmarks/bench_zonal.py [polygons, default 1e3,1e4] [side, default 5000 cells] [repeats, default 5]
The whole comparison: 1e3,1e4,1e5. QGIS's zonal statistics take minutes and run once; the others run in turns.
"""

from __future__ import annotations

import os
import struct
import sys
import tempfile
from pathlib import Path

import numpy as np
from measure import REPEATS, median_seconds, print_table, side_by_side
from osgeo import gdal, ogr
from scipy import ndimage

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.vectors import GeoPackageWriter
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.raster.zonal import ZonalRaster, zonal_facts_many

SIDE = 5000
POLYGONS = "1e3,1e4"
RASTERS = 6
CELL = 30.0
CORNERS = 32
OPERATIONS = ["mean", "min", "max", "stdev", "count"]
OWN = "DSS Planner zonal_facts_many"
QGIS_STATISTICS = [0, 2, 4, 5, 6]


def main(polygons: str = POLYGONS, side: float = SIDE, repeats: int = REPEATS) -> None:
    """Print the ratios for each number of polygons."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    grid = _grid(int(float(side)))
    with tempfile.TemporaryDirectory() as folder:
        paths = _rasters(folder, grid)
        for count in polygons.split(","):
            _compare(folder, grid, paths, int(float(count)), int(repeats))


def _compare(folder: str, grid: Grid, paths: list[str], count: int, repeats: int) -> None:
    import exactextract

    shapes = _shapes(grid, count)
    vector = _vector(f"{folder}/zones{count}.gpkg", shapes, grid.crs)
    rasters = [ZonalRaster(path) for path in paths]

    def own() -> list:
        return zonal_facts_many(rasters, shapes)

    def exact(strategy: str) -> list:
        return exactextract.exact_extract(paths, vector, OPERATIONS, strategy=strategy)

    functions = {OWN: own}
    commands = {OWN: "zonal_facts_many(rasters, polygons): mean, min, max, deviation, completeness"}
    for strategy in ("feature-sequential", "raster-sequential"):
        name = f"exactextract {strategy}"
        functions[name] = lambda strategy=strategy: exact(strategy)
        commands[name] = f'exact_extract(paths, "zones.gpkg", {OPERATIONS}, strategy="{strategy}")'
    medians = side_by_side(functions, repeats)
    best = min(list(medians)[1:], key=lambda name: medians[name])
    notes = [f"exactextract's faster strategy here: {best.split()[-1]}"]
    qgis = "QGIS native:zonalstatisticsfb"
    try:
        medians[qgis] = median_seconds(_qgis(paths, vector), 1)
        commands[qgis] = (
            "COLUMN_PREFIX=_, STATISTICS=count, mean, stdev, min, max; once for each raster, on its own output"
        )
        notes.append("QGIS zonal statistics: one run")
    except ImportError:
        notes.append("QGIS is not installed: no comparison with its zonal statistics.")
    notes += _differences(own(), exact("raster-sequential"))
    title = (
        f"Zonal facts: {RASTERS} rasters of {grid.width} × {grid.height} cells, {count} polygons, median of {repeats}"
    )
    print_table(title, medians, OWN, commands, notes)


def _differences(own: list, exact: list) -> list[str]:
    """Return in words how far the values are apart."""
    worst = dict.fromkeys(("mean", "stdev", "count"), 0.0)
    extremes = missing = 0
    for index, facts in enumerate(own):
        theirs = {name: np.array([_value(f, f"r{index}_{name}") for f in exact]) for name in OPERATIONS}
        known = theirs["count"] > 0
        mine = {
            "mean": [fact.mean for fact in facts],
            "stdev": [fact.deviation for fact in facts],
            "count": [fact.completeness * fact.cells for fact in facts],
        }
        for name, values in mine.items():
            scale = theirs["mean" if name == "stdev" else name][known]
            apart = np.abs(np.array(values)[known] - theirs[name][known]) / np.abs(scale)
            worst[name] = max(worst[name], float(np.nanmax(apart)))
        missing += int(np.count_nonzero(np.isfinite(mine["mean"]) != known))
        for name, values in (("min", [f.minimum for f in facts]), ("max", [f.maximum for f in facts])):
            extremes += int(np.count_nonzero(np.array(values)[known] != theirs[name][known]))
    return [
        "largest difference from exactextract, relative: "
        + ", ".join(f"{name} {value:.1e}" for name, value in worst.items())
        + " (stdev relative to the mean)",
        f"minima and maxima that differ: {extremes} of {2 * len(own) * len(own[0])} (cells covered by less than 1e-9); "
        f"zones known to one only: {missing}",
    ]


def _value(feature: dict, name: str) -> float:
    value = feature["properties"][name]
    return float("nan") if value is None else float(value)


def _grid(side: int) -> Grid:
    crs = spatial_reference("EPSG:32648").ExportToWkt()
    return Grid(crs, (0.0, CELL, 0.0, side * CELL, 0.0, -CELL), side, side)


def _rasters(folder: str, grid: Grid) -> list[str]:
    """Write smooth surfaces with noise, the last two with unknown patches."""
    rng = np.random.default_rng(1)
    paths = []
    for index in range(RASTERS):
        values = _stretched(rng.normal(100 * (index + 1), 20, (52, 52)), grid, 1)
        values = values + rng.normal(0, 2, values.shape).astype(np.float32)
        if index >= RASTERS - 2:
            values[_stretched(rng.random((101, 101)), grid, 0) < 0.05] = np.nan
        paths.append(str(Path(folder) / f"r{index}.tif"))
        with RasterWriter(paths[-1], grid, (Band(f"surface {index}"),)) as writer:
            writer.write(values, 0)
    return paths


def _stretched(coarse: np.ndarray, grid: Grid, order: int) -> np.ndarray:
    factor = grid.height / (len(coarse) - 1)
    return ndimage.zoom(coarse.astype(np.float32), factor, order=order)[: grid.height, : grid.width]


def _shapes(grid: Grid, count: int) -> list[ogr.Geometry]:
    """Return rough discs at random places; together they have the area of the raster."""
    rng = np.random.default_rng(2)
    side = grid.width * CELL
    radius = side / np.sqrt(count * np.pi)
    angle = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    head = struct.pack("<BIII", 1, ogr.wkbPolygon, 1, CORNERS + 1)
    shapes = []
    for x, y in rng.uniform(0, side, (count, 2)):
        radii = radius * rng.uniform(0.8, 1.2, CORNERS)
        ring = np.column_stack([x + radii * np.cos(angle), y + radii * np.sin(angle)])
        shapes.append(ogr.CreateGeometryFromWkb(head + np.vstack([ring, ring[:1]]).astype("<f8").tobytes()))
    return shapes


def _vector(path: str, shapes: list[ogr.Geometry], crs: str) -> str:
    with GeoPackageWriter(path) as writer:
        layer = writer.add_layer("zones", crs, ogr.wkbPolygon, {}, "")
        for shape in shapes:
            writer.add_feature(layer, shape, {})
    return path


def _qgis(paths: list[str], vector: str):
    from qgis.analysis import QgsNativeAlgorithms
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication.instance() or QgsApplication([], False)
    application.initQgis()
    registry = QgsApplication.processingRegistry()
    if registry.algorithmById("native:zonalstatisticsfb") is None:
        registry.addProvider(QgsNativeAlgorithms(registry))

    def run():
        context, source = QgsProcessingContext(), vector
        for number, path in enumerate(paths):
            values = {
                "INPUT": source,
                "INPUT_RASTER": path,
                "RASTER_BAND": 1,
                "COLUMN_PREFIX": f"r{number}_",
                "STATISTICS": QGIS_STATISTICS,
                "OUTPUT": "TEMPORARY_OUTPUT",
            }
            algorithm = registry.algorithmById("native:zonalstatisticsfb").create()
            found, ok = algorithm.run(values, context, QgsProcessingFeedback())
            if not ok:
                raise RuntimeError("QGIS zonal statistics failed")
            source = found["OUTPUT"]
        return application

    return run


if __name__ == "__main__":
    gdal.UseExceptions()
    main(*sys.argv[1:])

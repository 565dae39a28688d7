"""Exact zonal facts against exactextract and QGIS's zonal statistics: same raster, same polygons."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from pathlib import Path

import numpy as np
from measure import print_table, side_by_side
from osgeo import gdal, ogr

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.raster.zonal import zonal_facts

SIDE = 3000
ZONES = 1000


def main(side: int = SIDE, zones: int = ZONES) -> None:
    """Print the ratios."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    import exactextract

    rng = np.random.default_rng(1)
    grid = Grid(spatial_reference("EPSG:32648").ExportToWkt(), (0.0, 30.0, 0.0, side * 30.0, 0.0, -30.0), side, side)
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "values.tif")
        with RasterWriter(path, grid, (Band("value"),)) as writer:
            writer.write(rng.normal(10, 2, (side, side)), 0)
        shapes = []
        for _ in range(zones):
            x, y = rng.uniform(0, side * 30.0, 2)
            shapes.append(ogr.CreateGeometryFromWkt(f"POINT({x} {y})").Buffer(rng.uniform(200, 3000)))
        features = [
            {"type": "Feature", "id": i, "geometry": json.loads(s.ExportToJson()), "properties": {}}
            for i, s in enumerate(shapes)
        ]
        vector = str(Path(folder) / "zones.gpkg")
        _write(vector, shapes, grid.crs)
        own = "DSS Planner zonal_facts"
        functions = {
            own: lambda: zonal_facts(path, 1, shapes),
            "exactextract": lambda: exactextract.exact_extract(path, features, ["mean", "min", "max"]),
            "QGIS zonal statistics": _qgis(path, vector),
        }
        commands = {
            own: "zonal_facts(path, 1, shapes): mean, minimum, maximum, completeness",
            "exactextract": 'exact_extract(path, features, ["mean", "min", "max"])',
            "QGIS zonal statistics": "native:zonalstatisticsfb, mean, minimum, maximum",
        }
        title = f"Zonal facts: {side} × {side} cells, {zones} polygons of 0.2–3 km radius at 30 m"
        print_table(title, side_by_side(functions), own, commands)


def _write(path: str, shapes: list, crs: str) -> None:
    dataset = gdal.GetDriverByName("GPKG").Create(path, 0, 0, 0, gdal.GDT_Unknown)
    layer = dataset.CreateLayer("zones", spatial_reference(crs), ogr.wkbPolygon)
    for shape in shapes:
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometry(shape)
        layer.CreateFeature(feature)


def _qgis(raster: str, vector: str):
    from qgis.analysis import QgsNativeAlgorithms
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    QgsApplication.processingRegistry().addProvider(QgsNativeAlgorithms(QgsApplication.processingRegistry()))
    values = {
        "INPUT": vector,
        "INPUT_RASTER": raster,
        "RASTER_BAND": 1,
        "COLUMN_PREFIX": "_",
        "STATISTICS": [2, 5, 6],
        "OUTPUT": "TEMPORARY_OUTPUT",
    }

    def run():
        algorithm = QgsApplication.processingRegistry().algorithmById("native:zonalstatisticsfb").create()
        _, ok = algorithm.run(values, QgsProcessingContext(), QgsProcessingFeedback())
        return application if ok else sys.exit("QGIS zonal statistics failed")

    return run


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))

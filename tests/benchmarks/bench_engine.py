"""Peak memory and time of every streaming raster operation, one process each, at growing sizes.

Run: python tests/benchmarks/bench_engine.py [cells, default 4e6,1e8; 1.6e9 is 40 000 × 40 000] [operations]
The inputs repeat one small pattern, so that they take little room on the disk.
"""

from __future__ import annotations

import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import measure  # noqa: F401 - makes the package importable
import numpy as np
from osgeo import gdal, ogr

from dss_planner.access.friction import FrictionRequest, compute_friction
from dss_planner.erosion.loss.winderosion import WindErosionRequest, compute_wind_erosion
from dss_planner.erosion.vegetation.vegetationcover import VegetationCoverRequest, compute_vegetation_cover
from dss_planner.landcover.legends import ClassifyRequest, classify_landcover
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.resample import align_raster, align_shares
from dss_planner.raster.terrain import compute_slope
from dss_planner.raster.zonal import zonal_facts
from dss_planner.scoring.score import ScoreRequest, compute_score

CELLS = "4e6,1e8"
LIMIT = 1.5e9
CELL = 30.0
PATTERN = 1024
LEFT, TOP = 400000.0, 5200000.0
#: name: (smallest, largest, levels, type, bands)
LAYERS = {
    "sand": (60, 60, 1, gdal.GDT_Float32, 1),
    "silt": (25, 25, 1, gdal.GDT_Float32, 1),
    "clay": (15, 15, 1, gdal.GDT_Float32, 1),
    "cover": (0, 60, 13, gdal.GDT_Float32, 1),
    "ndvi": (0.05, 0.6, 12, gdal.GDT_Float32, 1),
    "elevation": (900, 1500, 40, gdal.GDT_Float32, 1),
    "igbp": (1, 17, 17, gdal.GDT_Byte, 1),
    "classes": (1, 8, 8, gdal.GDT_Byte, 1),
    "weather": (20, 200, 19, gdal.GDT_Float32, 13),
}


def main(cells: str = CELLS, operations: str = "") -> None:
    """Print seconds, nanoseconds a cell and peak memory of each operation at each size."""
    chosen = operations.split(",") if operations else list(OPERATIONS)
    for number in cells.split(","):
        side = round(math.sqrt(float(number)))
        print(f"\n{side} × {side} cells, GDAL block cache as the product sets it, one process for each operation")
        with tempfile.TemporaryDirectory() as folder:
            for operation in chosen:
                command = [sys.executable, __file__, "--one", operation, folder, str(side)]
                done = subprocess.run(command, check=True, capture_output=True, text=True)
                facts = json.loads(done.stdout.splitlines()[-1])
                peak, nanoseconds = facts["peak"], facts["seconds"] / side**2 * 1e9
                verdict = "" if peak < LIMIT else f"  ABOVE {LIMIT / 1e9} GB"
                print(
                    f"  {operation:<16} {facts['seconds']:9.2f} s {nanoseconds:8.1f} ns a cell "
                    f"{peak / 1e6:7.0f} MB peak, {facts['before'] / 1e6:.0f} MB before{verdict}",
                    flush=True,
                )
                for result in Path(folder).glob("result*"):
                    result.unlink()


def run_one(operation: str, folder: str, side: int) -> None:
    """Make the inputs that are missing, run one operation, and print its facts as JSON."""
    function, layers = OPERATIONS[operation]
    for layer in layers:
        command = [sys.executable, __file__, "--make", layer, folder, str(side)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    before = _peak()
    started = time.perf_counter()
    function(Path(folder), side)
    print(json.dumps({"seconds": time.perf_counter() - started, "peak": _peak(), "before": before}))


def make_layer(name: str, folder: str, side: int) -> None:
    """Write a layer of the pattern; of several bands only the last one holds data."""
    path = Path(folder) / f"{name}.tif"
    if path.exists():
        return
    low, high, levels, kind, bands = LAYERS[name]
    rows, columns = np.mgrid[:PATTERN, :PATTERN] / 97.0
    wave = (np.sin(rows) * np.cos(1.3 * columns) + 1.0) / 2.0
    pattern = low + np.floor(wave * levels).clip(0, levels - 1) / max(levels - 1, 1) * (high - low)
    options = ["TILED=YES", "COMPRESS=ZSTD", "ZSTD_LEVEL=1", "PREDICTOR=2", "BIGTIFF=YES", "INTERLEAVE=BAND"]
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), side, side, bands, kind, [*options, "SPARSE_OK=TRUE"])
    dataset.SetGeoTransform((LEFT, CELL, 0.0, TOP, 0.0, -CELL))
    dataset.SetSpatialRef(spatial_reference("EPSG:32648"))
    band = dataset.GetRasterBand(bands)
    line = np.tile(pattern, (1, -(-side // PATTERN)))[:, :side]
    for row in range(0, side, PATTERN):
        band.WriteArray(line[: min(PATTERN, side - row)], 0, row)


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _grid(side: int, cell: float = CELL, shift: float = 0.0) -> Grid:
    wkt = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
    return Grid(wkt, (LEFT + shift, cell, 0.0, TOP - shift, 0.0, -cell), side, side)


def _align(kind: str, layer: str, folder: Path, side: int) -> None:
    align_raster(str(folder / f"{layer}.tif"), (1,), _grid(side, shift=11.0), kind, folder / "result.tif")


def _align_coarse(kind: str, layer: str, folder: Path, side: int) -> None:
    grid = _grid(max(1, side // 4), cell=4 * CELL + 1.0)
    align_raster(str(folder / f"{layer}.tif"), (1,), grid, kind, folder / "result.tif")


def _degrees(folder: Path, side: int) -> None:
    """From a grid in degrees with half as many cells a side: every cell goes through the projection."""
    path = folder / "resultdegrees.tif"
    step = CELL * side / 111_000 / max(1, side // 2)
    dataset = gdal.GetDriverByName("GTiff").Create(
        str(path), side, side // 2, 1, gdal.GDT_Float32, ["TILED=YES", "COMPRESS=ZSTD", "BIGTIFF=YES", "SPARSE_OK=TRUE"]
    )
    dataset.SetGeoTransform((103.6, step, 0.0, 47.0, 0.0, -step))
    dataset.SetSpatialRef(spatial_reference("EPSG:4326"))
    line = np.tile(np.arange(side, dtype=np.float32) % 97, (256, 1))
    for row in range(0, side // 2, 256):
        dataset.GetRasterBand(1).WriteArray(line[: min(256, side // 2 - row)], 0, row)
    dataset = None
    align_raster(str(path), (1,), _grid(side), "quantity", folder / "result.tif")


def _shares(folder: Path, side: int) -> None:
    grid = _grid(max(1, side // 8), cell=8 * CELL)
    align_shares(str(folder / "classes.tif"), 1, grid, folder / "result.tif", list(range(1, 9)))


def _erosion(folder: Path, _side: int) -> None:
    layers = [str(folder / f"{name}.tif") for name in ("weather", "sand", "silt", "clay", "cover")]
    compute_wind_erosion(WindErosionRequest(*layers, str(folder / "result.tif")))


def _score(folder: Path, _side: int) -> None:
    criteria = [
        {
            "id": layer,
            "name": layer,
            "layer": str(folder / f"{layer}.tif"),
            "band": 1,
            "weight": 1 / 3,
            "value_function": {"kind": "linear", "low": 0, "high": 100},
        }
        for layer in ("cover", "elevation", "ndvi")
    ]
    rule = {"id": "c", "name": "c", "layer": str(folder / "classes.tif"), "band": 1, "keep": {"not_in": [8]}}
    model = folder / "result.json"
    content = {"version": 1, "combination": "weighted_sum", "criteria": criteria, "exclusions": [rule]}
    model.write_text(json.dumps(content))
    compute_score(ScoreRequest(str(model), str(folder / "result.tif")))


def _zonal(folder: Path, side: int) -> None:
    rng = np.random.default_rng(1)
    size = CELL * side
    shapes = []
    for x, y in rng.uniform(0.05, 0.95, (1000, 2)) * size:
        point = ogr.CreateGeometryFromWkt(f"POINT({LEFT + x} {TOP - y})")
        shapes.append(point.Buffer(size / 100))
    zonal_facts(folder / "elevation.tif", 1, shapes)


def _friction(folder: Path, _side: int) -> None:
    classes, elevation = (str(folder / f"{name}.tif") for name in ("classes", "elevation"))
    compute_friction(FrictionRequest(classes, str(folder / "result.tif"), dem=elevation))


def _classes(folder: Path, _side: int) -> None:
    classify_landcover(ClassifyRequest(str(folder / "igbp.tif"), "igbp", str(folder / "result.tif")))


def _cover(folder: Path, _side: int) -> None:
    compute_vegetation_cover(VegetationCoverRequest(str(folder / "ndvi.tif"), 0.05, 0.86, str(folder / "result.tif")))


def _slope(folder: Path, _side: int) -> None:
    compute_slope(folder / "elevation.tif", folder / "result.tif")


OPERATIONS = {
    "align bilinear": (lambda folder, side: _align("quantity", "elevation", folder, side), ("elevation",)),
    "align nearest": (lambda folder, side: _align("class", "classes", folder, side), ("classes",)),
    "align degrees": (_degrees, ()),
    "align average": (lambda folder, side: _align_coarse("quantity", "elevation", folder, side), ("elevation",)),
    "align majority": (lambda folder, side: _align_coarse("class", "classes", folder, side), ("classes",)),
    "class shares": (_shares, ("classes",)),
    "land cover": (_classes, ("igbp",)),
    "cover": (_cover, ("ndvi",)),
    "wind erosion": (_erosion, ("weather", "sand", "silt", "clay", "cover")),
    "score": (_score, ("cover", "elevation", "ndvi", "classes")),
    "friction": (_friction, ("classes", "elevation")),
    "slope": (_slope, ("elevation",)),
    "zonal facts": (_zonal, ("elevation",)),
}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        run_one(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    elif sys.argv[1:2] == ["--make"]:
        make_layer(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    else:
        main(*sys.argv[1:])

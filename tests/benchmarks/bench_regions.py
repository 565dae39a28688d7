"""Finding regions: contiguous land of a score, labelled and searched, against r.clump and gdal_polygonize.

Run: python tests/benchmarks/bench_regions.py [cells, default 25e6] [repeats, default 3] [peers, default all installed:
r.clump,polygonize; none]
The score is noise with a grain of some 40 cells, so that about a third of the land reaches the least score. Labelling
is what the peers do; the two searches go from file to file, with limits, outlines and the report. Processor times stand
beside those of the clock.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from measure import print_table
from osgeo import gdal, ogr
from scipy import ndimage

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.layout import Layout
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.sites.components import joined, open_sides, pieces_of
from dss_planner.sites.regions import find_sites
from dss_planner.sites.reporting import FindSitesRequest

CELL, GRAIN, LEAST, PATCH = 30.0, 40.0, 60.0, 1024
OWN = "DSS Planner labels, patches joined"


def main(cells: str = "25e6", repeats: str = "3", peers: str = "r.clump,polygonize") -> None:
    """Print seconds and ratios of labelling, and seconds of both ways to search."""
    side = round(math.sqrt(float(cells)))
    with tempfile.TemporaryDirectory() as folder:
        score = _score(Path(folder), side)
        land = gdal.Open(str(score)).ReadAsArray() >= LEAST
        print(f"{side} × {side} cells, {100 * land.mean():.0f} % of them reach the least score")
        runs: dict[str, Callable[[], None]] = {
            OWN: lambda: _labels(land),
            "scipy.ndimage.label, whole": lambda: ndimage.label(land),
        }
        found = _timed(runs, int(repeats))
        seconds = {name: wall for name, (wall, _) in found.items()}
        if "r.clump" in peers and shutil.which("grass"):
            seconds["r.clump"] = _clump(folder, score)
        if "polygonize" in peers:
            seconds["gdal.Polygonize"] = _polygonize(folder, land)
        notes = [f"{name}: processor {cpu:.3f} s" for name, (_, cpu) in found.items()]
        print_table("Labelling contiguous land", seconds, OWN, {"r.clump": "the module alone, input in GRASS"}, notes)
        for method, count in (("threshold", 200), ("grow", 20)):
            request = FindSitesRequest(
                str(score), f"{folder}/{method}.gpkg", count=count, min_area=100.0, max_area=2000.0, spacing=1.0,
                min_score=LEAST, method=method,
            )  # fmt: skip
            wall, cpu = time.perf_counter(), time.process_time()
            result = find_sites(request)
            print(
                f"  find_sites, {method}: {time.perf_counter() - wall:.2f} s, processor "
                f"{time.process_time() - cpu:.2f} s, {len(result.sites)} sites"
            )


def _score(folder: Path, side: int) -> Path:
    """Write a score from 0 to 100 that is alike over some cells."""
    coarse = np.random.default_rng(3).random((math.ceil(side / GRAIN) + 2,) * 2, dtype=np.float32)
    fine = ndimage.zoom(coarse, GRAIN, order=1, grid_mode=True, mode="nearest")[:side, :side]
    grid = Grid(spatial_reference("EPSG:32648").ExportToWkt(), (400000.0, CELL, 0.0, 5200000.0, 0.0, -CELL), side, side)
    path = folder / "score.tif"
    with RasterWriter(path, grid, (Band("score", "0–100"),)) as writer:
        writer.write(100.0 * fine, 0, 0)
    return path


def _labels(land: np.ndarray) -> None:
    """Label in patches and join them, as the search does."""
    layout = Layout(*land.shape, PATCH)
    found = {}
    for patch in layout.all():
        window = layout.window(patch)
        part = land[window.row : window.row + window.height, window.column : window.column + window.width]
        hectares = np.broadcast_to(np.float64(CELL * CELL / 1e4), part.shape)
        found[patch], _ = pieces_of(part, hectares, open_sides(layout, patch))
    joined(layout, found)


def _timed(runs: dict[str, Callable[[], None]], repeats: int) -> dict[str, tuple[float, float]]:
    """Return name → median seconds of the clock and of the processor, run in turns."""
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    for _ in range(repeats):
        for name, run in runs.items():
            wall, cpu = time.perf_counter(), time.process_time()
            run()
            times[name].append((time.perf_counter() - wall, time.process_time() - cpu))
    return {name: tuple(np.median(np.array(found), axis=0)) for name, found in times.items()}  # type: ignore[misc]


def _clump(folder: str, score: Path) -> float:
    """Return the seconds of r.clump alone, once."""
    script = Path(folder, "clump.sh")
    script.write_text(
        f"r.in.gdal --q -o input={score} output=score\ng.region --q raster=score\n"
        f"r.mapcalc --q 'land=if(score>={LEAST},1,null())'\n"
        "a=$(date +%s.%N)\nr.clump --q input=land output=clumps\nb=$(date +%s.%N)\n"
        'echo SECONDS $(echo "$b - $a" | bc)\n',
        encoding="utf-8",
    )
    command = ["grass", "--tmp-location", str(score), "--exec", "bash", str(script)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(next(line for line in done.stdout.splitlines() if line.startswith("SECONDS")).split()[1])


def _polygonize(folder: str, land: np.ndarray) -> float:
    """Return the seconds of gdal.Polygonize on the land in memory, once."""
    raster = gdal.GetDriverByName("MEM").Create("", land.shape[1], land.shape[0], 1, gdal.GDT_Byte)
    raster.GetRasterBand(1).WriteArray(land.astype(np.uint8))
    target = ogr.GetDriverByName("GPKG").CreateDataSource(f"{folder}/polygons.gpkg")
    layer = target.CreateLayer("land", geom_type=ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTInteger))
    started = time.perf_counter()
    band = raster.GetRasterBand(1)
    gdal.Polygonize(band, band, layer, 0)
    return time.perf_counter() - started


if __name__ == "__main__":
    main(*sys.argv[1:])

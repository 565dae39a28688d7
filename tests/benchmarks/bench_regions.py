"""Finding regions: contiguous land of a score, labelled and searched, against r.clump and gdal_polygonize.

Run: python tests/benchmarks/bench_regions.py [cells, default 25e6] [repeats, default 3] [peers, default all installed:
r.clump,polygonize; none] [regions, default 300]
Two scores: with a grain of some 40 cells, of which a third reaches the least score, and speckled. Labelling is what the
peers do: in memory, as r.clump reads its own raster and writes its labels, and out of core from the file, as r.clump
with its import. They run in turns. The two searches go from file to file, with limits, outlines and the report, each in
a process of its own, whose peak of memory is told beside the longest time between two looks at the cancel button.
"""

from __future__ import annotations

import math
import multiprocessing
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from measure import Seconds, asked, in_turns, load, print_table
from osgeo import gdal, ogr
from scipy import ndimage

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.layout import Layout
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.sites.components import joined, open_sides, pieces_of
from dss_planner.sites.land import Land
from dss_planner.sites.regions import find_sites
from dss_planner.sites.reporting import FindSitesRequest
from dss_planner.sites.usable import Usable

CELL, GRAIN, LEAST, PATCH, ROWS = 30.0, 40.0, 60.0, 512, 1024
#: Asked by PERFORMANCE.md: so many times as quick as r.clump, out of core; and a look at the cancel button [s].
LEAST_RATIO, MOST_SILENCE = 8.0, 1.0
OWN, OWN_FILE = "DSS Planner, labels and areas", "DSS Planner from the file, out of core"
CLUMP, CLUMP_WHOLE = "r.clump", "r.clump with import"


def main(cells: str = "25e6", repeats: str = "3", peers: str = "r.clump,polygonize", regions: str = "300") -> None:
    """Print seconds and ratios of labelling, and what both ways to search take."""
    side = round(math.sqrt(float(cells)))
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("speckled", "grained"):
            score = _score(Path(folder, f"{kind}.tif"), side, kind)
            if float(cells) <= 4e7:
                _labelling(kind, score, folder, int(repeats), peers)
        for method in ("threshold", "grow"):
            _searching(score, method, int(regions))


def _labelling(kind: str, score: Path, folder: str, repeats: int, peers: str) -> None:
    land = gdal.Open(str(score)).ReadAsArray() >= LEAST
    runs: dict[str, Callable[[], object]] = {
        OWN: lambda: _labels(land),
        OWN_FILE: lambda: _from_file(score),
        "scipy.ndimage.label, whole": lambda: ndimage.label(land),
    }
    if "r.clump" in peers and shutil.which("grass"):
        location = _location(Path(folder, kind), score)
        # both are timed by the script itself, the second after the first
        whole: list[Seconds] = []
        runs[CLUMP] = lambda: _clump(location, score, whole)
        runs[CLUMP_WHOLE] = lambda: whole[-1]
    clock, processor = in_turns(runs, repeats)
    notes = [load()]
    if CLUMP in runs:
        notes.insert(0, asked(CLUMP, LEAST_RATIO, OWN, clock, processor))
        notes.insert(1, asked(CLUMP_WHOLE, LEAST_RATIO, OWN_FILE, clock, processor))
    if "polygonize" in peers and kind == "grained":
        clock["gdal.Polygonize"] = _polygonize(folder, land)
    notes += [f"{name}: processor {seconds:.3f} s" for name, seconds in processor.items()]
    notes.append(f"largest land: {_labels(land):.1f} ha, of labels of the whole {_largest(land):.1f} ha")
    commands = {CLUMP: "the module alone, input in GRASS", CLUMP_WHOLE: "r.in.gdal, r.mapcalc, r.clump"}
    share = 100 * land.mean()
    title = f"Labelling contiguous land, {kind}: {land.shape[0]} × {land.shape[1]} cells, {share:.0f} % land"
    print_table(f"{title}, median of {repeats}", clock, OWN, commands if CLUMP in runs else {}, notes)


def _score(path: Path, side: int, kind: str) -> Path:
    """Write a score from 0 to 100: alike over some cells, or nearly another in each."""
    grid = Grid(spatial_reference("EPSG:32648").ExportToWkt(), (400000.0, CELL, 0.0, 5200000.0, 0.0, -CELL), side, side)
    rng = np.random.default_rng(3)
    coarse = rng.random((math.ceil(side / GRAIN) + 2,) * 2, dtype=np.float32)
    with RasterWriter(path, grid, (Band("score", "0–100"),)) as writer:
        for top in range(0, side, ROWS):
            rows = min(ROWS, side - top)
            if kind == "grained":
                places = np.meshgrid(
                    *((np.arange(*part) + 0.5) / GRAIN for part in ((top, top + rows), (0, side))), indexing="ij"
                )
                fine = ndimage.map_coordinates(coarse, places, order=1, output=np.float32)
            else:
                fine = 0.6 + 4 * (ndimage.uniform_filter(rng.random((rows, side), dtype=np.float32), 5) - 0.5)
            writer.write(100.0 * fine.clip(0, 1), top, 0)
    return path


def _labels(land: np.ndarray) -> float:
    """Label in patches and join them, as the search does; return the hectares of the largest land."""
    layout = Layout(*land.shape, PATCH)
    found = {}
    hectares = np.full((PATCH, PATCH), CELL * CELL / 1e4)
    for patch in layout.all():
        window = layout.window(patch)
        part = land[window.row : window.row + window.height, window.column : window.column + window.width]
        found[patch], _ = pieces_of(part, hectares[: window.height, : window.width], open_sides(layout, patch))
    areas = joined(layout, found)
    return max(max(pieces.inner, float(areas[patch].max())) for patch, pieces in found.items())


def _from_file(score: Path) -> None:
    """Read the score patch by patch and keep the land that reaches the least, labelled, as the search does."""
    Usable(Land.of_raster(str(score), None, Grid.read(str(score)), PATCH), 0.0, LEAST, 0.0).prepare()


def _largest(land: np.ndarray) -> float:
    labels, _ = ndimage.label(land)
    return float(np.bincount(labels.ravel())[1:].max()) * CELL * CELL / 1e4


def _location(path: Path, score: Path) -> Path:
    """Make a GRASS location for the score."""
    subprocess.run(["grass", "-c", str(score), str(path), "-e"], check=True, capture_output=True)
    return path / "PERMANENT"


def _clump(location: Path, score: Path, whole: list[Seconds]) -> Seconds:
    """Return the seconds of r.clump alone, clock and processor; add those with import and r.mapcalc to ``whole``."""
    script = location.parent / "clump.sh"
    script.write_text(
        "set -e\nTIMEFORMAT='SECONDS %R %U %S'\n"
        f"time r.in.gdal --q --o -o input={score} output=score 2>&1\ng.region --q raster=score\n"
        f"time r.mapcalc --q --o expression='land=if(score>={LEAST},1,null())'\n"
        "time r.clump --q --o input=land output=clumps\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        ["grass", str(location), "--exec", "bash", str(script)], check=True, capture_output=True, text=True
    )
    steps = [[float(x) for x in line.split()[1:]] for line in done.stderr.splitlines() if line.startswith("SECONDS")]
    times = [Seconds(clock, user + system) for clock, user, system in steps]
    if len(times) != 3:
        raise RuntimeError(f"r.clump failed: {done.stderr}")
    whole.append(Seconds(sum(clock for clock, _ in times), sum(used for _, used in times)))
    return times[-1]


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


def _searching(score: Path, method: str, count: int) -> None:
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found = pool.apply(_searched, (str(score), method, count))
    clock, processor, memory, sites, looks, silence, steps = found
    side = Grid.read(str(score)).width
    verdict = "met" if silence <= MOST_SILENCE else "MISSED"
    print(
        f"  find_sites, {method}, {side} × {side} cells, {count} regions asked: {sites} found in {clock:.1f} s, "
        f"processor {processor:.1f} s, peak {memory:.0f} MB; {load()}\n"
        f"    {steps} steps of progress; {looks} looks at the cancel button, at most {silence:.2f} s of the processor "
        f"apart (asked ≤ {MOST_SILENCE:g} s: {verdict})"
    )


def _searched(score: str, method: str, count: int) -> tuple[float, ...]:
    """Search; return seconds of the clock and the processor, peak memory [MB], sites, looks, longest gap, steps."""
    looks, steps = [time.process_time()], []

    def look() -> bool:
        looks.append(time.process_time())
        return False

    with tempfile.TemporaryDirectory() as folder:
        request = FindSitesRequest(
            score, f"{folder}/sites.gpkg", f"{folder}/report.json", count=count, min_area=100.0, max_area=500.0,
            spacing=1.0, min_score=LEAST, method=method,
        )  # fmt: skip
        wall, cpu = time.perf_counter(), time.process_time()
        result = find_sites(request, lambda fraction, words=None: steps.append(fraction), look)
        clock, processor = time.perf_counter() - wall, time.process_time() - cpu
    return clock, processor, _peak(), len(result.sites), len(looks), float(np.diff(looks).max()), len(steps)


def _peak() -> float:
    """Return the most memory that this process has held [MB]."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    # getrusage tells that of the process that started this one, where that was more
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Travel time against MCP_Geometric and GRASS r.cost on the same road-rich surface.

Run: python tests/benchmarks/bench_traveltime.py [cells, default 1e6] [repeats, default 5]
"""

import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
from measure import REPEATS, print_table, side_by_side
from osgeo import gdal
from scipy import ndimage

from dss_planner.access.solver import travel_minutes

CELL = 100.0
#: Run inside GRASS: import once, then time r.cost alone; prints seconds of each run.
GRASS_SCRIPT = """
import json, subprocess, sys, time
raster, coordinates, repeats, output = sys.argv[1:]
subprocess.run(["r.in.gdal", "-o", "input=" + raster, "output=friction", "--q"], check=True)
subprocess.run(["g.region", "raster=friction"], check=True)
seconds = []
for _ in range(int(repeats)):
    started = time.perf_counter()
    subprocess.run(["r.cost", "input=friction", "output=cost", "start_coordinates=" + coordinates, "--o", "--q"],
                   check=True)
    seconds.append(time.perf_counter() - started)
subprocess.run(["r.out.gdal", "input=cost", "output=" + output, "type=Float64", "--q", "--o"], check=True,
               stderr=subprocess.DEVNULL)
print("SECONDS " + json.dumps(seconds))
"""


def road_rich(side, seed=0):
    """Return friction [min/m] of smooth ground crossed by winding roads on about 2 % of the cells, and 12 origins."""
    random = np.random.default_rng(seed)
    ground = ndimage.gaussian_filter(random.random((side, side)), side / 60)
    ground = (ground - ground.min()) / np.ptp(ground)
    friction = 0.002 + 0.01 * ground**2 + 0.0005 * random.random((side, side))
    for _ in range(side // 25):
        start, end = random.random((2, 2)) * side
        t = np.linspace(0, 1, int(2 * np.hypot(*(start - end))) + 2)
        bend = random.normal(0, side / 60) * np.sin(np.pi * t * random.integers(1, 4))
        row = np.clip(start[0] + (end[0] - start[0]) * t + bend, 0, side - 1).astype(int)
        column = np.clip(start[1] + (end[1] - start[1]) * t - bend, 0, side - 1).astype(int)
        friction[row, column] = random.choice([60 / 65000, 60 / 40000])
    origins = np.zeros((side, side), dtype=bool)
    origins[tuple(random.integers(0, side, (2, 12)))] = True
    return friction.astype(np.float32), origins


def difference(found, expected):
    """Return the largest relative difference."""
    return float(np.max(np.abs(found - expected) / np.maximum(expected, 1e-9)))


def r_cost(friction, origins, repeats):
    """Return the median seconds of r.cost alone (without import), and its minutes."""
    side = friction.shape[0]
    with tempfile.TemporaryDirectory() as folder:
        raster, output, script = Path(folder, "friction.tif"), Path(folder, "cost.tif"), Path(folder, "run.py")
        script.write_text(GRASS_SCRIPT, encoding="utf-8")
        dataset = gdal.GetDriverByName("GTiff").Create(str(raster), side, side, 1, gdal.GDT_Float32)
        dataset.SetGeoTransform((0.0, CELL, 0.0, side * CELL, 0.0, -CELL))
        dataset.GetRasterBand(1).WriteArray(friction)
        dataset = None
        centres = [((c + 0.5) * CELL, (side - r - 0.5) * CELL) for r, c in np.argwhere(origins)]
        coordinates = ",".join(f"{value:.1f}" for centre in centres for value in centre)
        command = ["grass", "--tmp-location", "XY", "--exec", "python3", str(script), str(raster), coordinates]
        done = subprocess.run([*command, str(repeats), str(output)], check=True, capture_output=True, text=True)
        seconds = json.loads(done.stdout.split("SECONDS ")[1].splitlines()[0])
        dataset = gdal.Open(str(output))
        # r.cost counts distance in cells
        return float(np.median(seconds)), dataset.GetRasterBand(1).ReadAsArray() * CELL


def main(cells=1e6, repeats=REPEATS):
    side = round(float(cells) ** 0.5)
    repeats = int(repeats)
    friction, origins = road_rich(side)
    size = (CELL, CELL)
    own = "DSS Planner"
    functions = {own: lambda: travel_minutes(friction, origins, size)}
    commands = {own: "travel_minutes(friction, origins, cell_size)"}
    minutes = travel_minutes(friction, origins, size)
    notes = []
    try:
        from skimage.graph import MCP_Geometric
    except ImportError:
        notes.append("scikit-image is not installed: no comparison with MCP_Geometric.")
    else:
        starts = np.argwhere(origins)
        solve = lambda: MCP_Geometric(friction, sampling=size).find_costs(starts)  # noqa: E731
        functions["MCP_Geometric"] = solve
        commands["MCP_Geometric"] = "skimage.graph.MCP_Geometric(friction, sampling=cell_size).find_costs(starts)"
        notes.append(f"largest relative difference from MCP_Geometric: {difference(minutes, solve()[0]):.1e}")
    medians = side_by_side(functions, repeats)
    if shutil.which("grass"):
        medians["r.cost"], cost = r_cost(friction, origins, repeats)
        commands["r.cost"] = "r.cost input=friction output=cost start_coordinates=… (import not counted)"
        notes.append(f"largest relative difference from r.cost: {difference(minutes, cost):.1e}")
    else:
        notes.append("GRASS is not installed: no comparison with r.cost.")
    roads = float(np.mean(friction < 60 / 35000))
    title = f"Travel time, {side} × {side} cells, {roads:.1%} roads, {int(origins.sum())} origins, median of {repeats}"
    print_table(title, medians, own, commands, notes)


if __name__ == "__main__":
    main(*sys.argv[1:])

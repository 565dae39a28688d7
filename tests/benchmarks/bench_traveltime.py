"""Travel time against MCP_Geometric, GRASS r.cost and Whitebox on the same road-rich surface.

Run: python tests/benchmarks/bench_traveltime.py [cells, default 1e6] [repeats, default 5] [memory] [alone]

memory: also the peak memory of a process that reads the surface and solves it, own and MCP_Geometric.
alone: no peers (they take minutes at 1e8 cells).
Whitebox: pip install whitebox-workflows, here or in an environment whose interpreter WHITEBOX_PYTHON names.
"""

import importlib.util
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from measure import REPEATS, print_table, side_by_side
from osgeo import gdal
from scipy import ndimage

from dss_planner.access.solver import travel_minutes

CELL = 100.0
OWN = "DSS Planner"
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

#: Run by an interpreter that has Whitebox: times its cost distance on rasters in memory; prints seconds of each run.
WHITEBOX_SCRIPT = """
import json, sys, time
import whitebox_workflows
raster, origins, repeats, output = sys.argv[1:]
environment = whitebox_workflows.WbEnvironment()
friction, starts = (environment.read_raster(path, "m") for path in (raster, origins))
seconds = []
for _ in range(int(repeats)):
    started = time.perf_counter()
    cost, links = environment.cost_distance(starts, friction)
    seconds.append(time.perf_counter() - started)
environment.write_raster(cost, output)
print("SECONDS " + json.dumps(seconds))
"""


def smooth_ground(random, side):
    """Return smooth noise, float32 (side, side), 0 to 1; large surfaces are smoothed coarsely, then interpolated."""
    step = -(-side // 4000)
    coarse = -(-side // step) + 1
    ground = ndimage.gaussian_filter(random.random((coarse, coarse)), side / step / 60).astype(np.float32)
    ground -= ground.min()
    ground /= ground.max()
    if step == 1:
        return ground[:side, :side]
    at, part = np.divmod(np.arange(side), step)
    part = (part / step).astype(np.float32)
    whole = np.empty((side, side), dtype=np.float32)
    for row in range(side):
        line = ground[at[row]] + part[row] * (ground[at[row] + 1] - ground[at[row]])
        whole[row] = line[at] + part * (line[at + 1] - line[at])
    return whole


def road_rich(side, seed=0):
    """Return friction [min/m] of smooth ground crossed by winding roads on about 2 % of the cells, and 12 origins."""
    random = np.random.default_rng(seed)
    friction = smooth_ground(random, side)
    for line in friction:
        line[:] = 0.002 + 0.01 * line**2 + 0.0005 * random.random(side, dtype=np.float32)
    for _ in range(side // 25):
        start, end = random.random((2, 2)) * side
        t = np.linspace(0, 1, int(2 * np.hypot(*(start - end))) + 2)
        bend = random.normal(0, side / 60) * np.sin(np.pi * t * random.integers(1, 4))
        row = np.clip(start[0] + (end[0] - start[0]) * t + bend, 0, side - 1).astype(int)
        column = np.clip(start[1] + (end[1] - start[1]) * t - bend, 0, side - 1).astype(int)
        friction[row, column] = random.choice([60 / 65000, 60 / 40000])
    origins = np.zeros((side, side), dtype=bool)
    origins[tuple(random.integers(0, side, (2, 12)))] = True
    return friction, origins


def difference(found, expected):
    """Return the largest relative difference."""
    return float(np.max(np.abs(found - expected) / np.maximum(expected, 1e-9)))


def write_raster(path, values):
    """Write values (rows, columns) as a GeoTIFF with cells of `CELL` metres."""
    rows, columns = values.shape
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), columns, rows, 1, gdal.GDT_Float32)
    dataset.SetGeoTransform((0.0, CELL, 0.0, rows * CELL, 0.0, -CELL))
    dataset.GetRasterBand(1).WriteArray(values)


def run_script(script, command, arguments, repeats, output):
    """Return the median of the seconds that a script prints, and the raster that it writes."""
    done = subprocess.run(
        [*command, str(script), *map(str, arguments), str(repeats), str(output)],
        check=True,
        capture_output=True,
        text=True,
    )
    seconds = json.loads(done.stdout.split("SECONDS ")[1].splitlines()[0])
    dataset = gdal.Open(str(output))
    return float(np.median(seconds)), dataset.GetRasterBand(1).ReadAsArray()


def r_cost(friction, origins, repeats):
    """Return the median seconds of r.cost alone (without import), and its minutes."""
    with tempfile.TemporaryDirectory() as folder:
        raster, output, script = Path(folder, "friction.tif"), Path(folder, "cost.tif"), Path(folder, "run.py")
        script.write_text(GRASS_SCRIPT, encoding="utf-8")
        write_raster(raster, friction)
        centres = [((c + 0.5) * CELL, (len(friction) - r - 0.5) * CELL) for r, c in np.argwhere(origins)]
        coordinates = ",".join(f"{value:.1f}" for centre in centres for value in centre)
        grass = ["grass", "--tmp-location", "XY", "--exec", "python3"]
        seconds, cost = run_script(script, grass, (raster, coordinates), repeats, output)
        return seconds, cost * CELL  # r.cost counts distance in cells


def whitebox_python():
    """Return an interpreter that has Whitebox, or None."""
    named = os.environ.get("WHITEBOX_PYTHON")
    if named or importlib.util.find_spec("whitebox_workflows"):
        return named or sys.executable
    return None


def whitebox(friction, origins, repeats, python):
    """Return the median seconds of Whitebox's cost distance on rasters in memory, and its minutes."""
    with tempfile.TemporaryDirectory() as folder:
        raster, starts, output = (Path(folder, name) for name in ("friction.tif", "starts.tif", "cost.tif"))
        script = Path(folder, "run.py")
        script.write_text(WHITEBOX_SCRIPT, encoding="utf-8")
        write_raster(raster, friction)
        write_raster(starts, origins.astype(np.float32))
        return run_script(script, [python], (raster, starts), repeats, output)


def solve_once(name, folder):
    """In a process of its own, solve the surface in ``folder``; print seconds, processor seconds, peak memory [GB]."""
    friction, origins = np.load(Path(folder, "friction.npy")), np.load(Path(folder, "origins.npy"))
    started, busy = time.perf_counter(), time.process_time()
    if name == OWN:
        travel_minutes(friction, origins, (CELL, CELL))
    else:
        from skimage.graph import MCP_Geometric

        MCP_Geometric(friction, sampling=(CELL, CELL)).find_costs(np.argwhere(origins))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e9
    print(json.dumps([time.perf_counter() - started, time.process_time() - busy, peak]))


def memory_notes(friction, origins, names):
    """Return what a process takes that reads the surface and solves it, one sentence for each of ``names``."""
    notes = []
    with tempfile.TemporaryDirectory() as folder:
        np.save(Path(folder, "friction.npy"), friction)
        np.save(Path(folder, "origins.npy"), origins)
        for name in names:
            command = [sys.executable, __file__, "once", name, folder]
            done = subprocess.run(command, check=True, capture_output=True, text=True)
            seconds, busy, peak = json.loads(done.stdout)
            notes.append(f"{name} in a process of its own: {seconds:.2f} s, processor {busy:.2f} s, peak {peak:.2f} GB")
    return notes


def main(cells=1e6, repeats=REPEATS, *options):
    side = round(float(cells) ** 0.5)
    repeats = int(repeats)
    friction, origins = road_rich(side)
    size = (CELL, CELL)
    functions = {OWN: lambda: travel_minutes(friction, origins, size)}
    commands = {OWN: "travel_minutes(friction, origins, cell_size)"}
    notes = []
    alone = "alone" in options
    minutes = None if alone else travel_minutes(friction, origins, size)
    peers = [] if alone else ["MCP_Geometric", "r.cost", "Whitebox"]
    if importlib.util.find_spec("skimage") is None:
        notes.append("scikit-image is not installed: no comparison with MCP_Geometric.")
    elif not alone:
        from skimage.graph import MCP_Geometric

        starts = np.argwhere(origins)
        solve = lambda: MCP_Geometric(friction, sampling=size).find_costs(starts)  # noqa: E731
        functions["MCP_Geometric"] = solve
        commands["MCP_Geometric"] = "skimage.graph.MCP_Geometric(friction, sampling=cell_size).find_costs(starts)"
        notes.append(f"largest relative difference from MCP_Geometric: {difference(minutes, solve()[0]):.1e}")
    medians = side_by_side(functions, repeats)
    if "r.cost" in peers and shutil.which("grass"):
        medians["r.cost"], cost = r_cost(friction, origins, repeats)
        commands["r.cost"] = "r.cost input=friction output=cost start_coordinates=… (import not counted)"
        notes.append(f"largest relative difference from r.cost: {difference(minutes, cost):.1e}")
    elif peers:
        notes.append("GRASS is not installed: no comparison with r.cost.")
    python = whitebox_python()
    if "Whitebox" in peers and python:
        medians["Whitebox"], cost = whitebox(friction, origins, repeats, python)
        commands["Whitebox"] = (
            "WbEnvironment().cost_distance(starts, friction) on rasters in memory (whitebox-workflows)"
        )
        # it counts distance in metres or cells, by version
        unit = float(np.median(minutes[minutes > 0] / cost[minutes > 0]))
        notes.append(
            f"largest relative difference from Whitebox: {difference(minutes, cost * unit):.1e} (unit {unit:g})"
        )
    elif peers:
        notes.append("whitebox-workflows is not installed: no comparison with Whitebox.")
    if "memory" in options:
        notes += memory_notes(friction, origins, list(functions))
    roads = float(np.mean(friction < 60 / 35000))
    title = f"Travel time, {side} × {side} cells, {roads:.1%} roads, {int(origins.sum())} origins, median of {repeats}"
    print_table(title, medians, OWN, commands, notes)


if __name__ == "__main__":
    if sys.argv[1:2] == ["once"]:
        solve_once(*sys.argv[2:])
    else:
        main(*sys.argv[1:])

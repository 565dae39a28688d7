"""How long the real QGIS window does nothing else while pages 2–4 and the windows “Score” and “Sites” are used.

Run: python tests/benchmarks/bench_window.py [--sites example,300,5000] [--parts pages,score,sites,runs,others]
                                              [--keep FOLDER] [--stacks]
Starts QGIS under a virtual screen (1600 × 1000) once for each study: the embedded example, and the same with as many
drawn-up sites. Every action is done as the widgets do it; then the window is left alone until all that the action
began is over. For each action the table says how long the longest turn of the window's event loop was: the processor
time of the window's own thread; how long the turn held the window, without the time that its thread stood in line for a
processor behind other programs (waiting for the disk, or for a worker thread that holds Python, counts); and by the
clock. Asked: no turn that holds the window for more than 100 ms. The map's own drawing runs in threads of
QGIS and counts only with what it puts together at the end.
--keep: make the studies there once. --stacks: where the longest turn was, looked at every 10 ms.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from measure import REPEATS  # noqa: F401 - makes the package importable from the checkout
from osgeo import ogr
from real_window import measured, missing

from dss_planner.raster.grid import spatial_reference
from dss_planner.study.chain import example_settings
from dss_planner.study.portfoliochoices import PER_HECTARE
from dss_planner.study.settings import read_settings, write_settings
from dss_planner.study.steps import StepRequest, run_step

STUDIES = ("example", "300", "5000")
STEPS = ("align", "landcover", "erosion", "access", "score", "sites")
TARGET_MS = 100.0
TIMEOUT_S = 1800
#: What can be asked for apart: pages 2–4, the window “Score”, the window “Sites”, runs in it, page 3 and “Access”.
PARTS = ("pages", "score", "sites", "runs", "others")
#: Side of a site [m].
SIDE = 1500.0


def main(studies: tuple[str, ...], keep: str, parts: tuple[str, ...], stacks: bool) -> None:
    """Print the table, or why it cannot be measured here."""
    if missing():
        print(f"window: {missing()} is not installed, so the real window cannot be measured")
        return
    with tempfile.TemporaryDirectory() as temporary:
        found = {}
        for name in studies:
            made = _study(Path(keep or temporary, f"made {name}"), name)
            place = Path(temporary, f"run {name}")
            shutil.copytree(made, place / "study")
            found[name] = _measured(place, parts, stacks)
    _print(found, stacks)


def _print(found: dict[str, dict], stacks: bool) -> None:
    names = list(dict.fromkeys(action["name"] for study in found.values() for action in study["actions"]))
    width = max(len(name) for name in names)
    print(f"\nLongest turn of the window [ms]: own work / held (by the clock); asked: at most {TARGET_MS:g}")
    print(f"  {'':<{width}}" + "".join(f"{study:>22}" for study in found))
    for name in names:
        line = f"  {name:<{width}}"
        for study in found.values():
            action = next((one for one in study["actions"] if one["name"] == name), None)
            words = "–" if action is None else _words(action)
            line += f"{words:>21}{'!' if action is not None and action['held_ms'] > TARGET_MS else ' '}"
        print(line)
        for study in found.values() if stacks else ():
            for action in study["actions"]:
                if action["name"] == name and action["stack"] and action["held_ms"] > 0.6 * TARGET_MS:
                    print("\n".join(f"      {words}" for words in action["stack"]))
    for study in found.values():
        for line in study["errors"]:
            print(f"  {line}")


def _words(action: dict) -> str:
    return f"{action['work_ms']:.0f} / {action['held_ms']:.0f} ({action['block_ms']:.0f})"


def _measured(folder: Path, parts: tuple[str, ...], stacks: bool) -> dict:
    """Run QGIS on the study of ``folder`` and return what it measured."""
    order = {"study": str(folder / "study"), "parts": parts, "stacks": stacks}
    return measured(folder, "window_actions.py", order, TIMEOUT_S)


def _study(folder: Path, name: str) -> Path:
    """Make the example with its own sites, or with as many as ``name`` says; one that is there stays."""
    if (folder / "sites.gpkg").exists():
        return folder
    folder.mkdir(parents=True)
    settings = example_settings(str(folder))
    settings = replace(settings, portfolio=replace(settings.portfolio, costs=PER_HECTARE, price=100.0, draws=50))
    write_settings(str(folder), settings)
    for step in STEPS:
        if step == "sites" and name.isdigit():
            own = _write_squares(folder, int(name))
            settings = replace(read_settings(str(folder)), site_way="own", own_sites=own)
            write_settings(str(folder), settings)
        run_step(StepRequest(str(folder), step, settings))
    areas = _areas(folder)
    settings = replace(settings, portfolio=replace(settings.portfolio, budget=round(100.0 * sum(areas) / 5)))
    write_settings(str(folder), settings)
    return folder


def _write_squares(folder: Path, count: int) -> str:
    """Write squares that do not touch, spread over the study area; return their uri."""
    rng = np.random.default_rng(3)
    area_file = ogr.Open(str(folder / "study_area.gpkg"))
    area = area_file.GetLayer(0)
    reference = area.GetSpatialRef()
    outline = ogr.Geometry(ogr.wkbMultiPolygon)
    for feature in area:
        outline = outline.Union(feature.GetGeometryRef())
    left, right, bottom, top = area.GetExtent()
    places = [
        (x, y)
        for x in np.arange(left + SIDE, right - SIDE, 2 * SIDE)
        for y in np.arange(bottom + SIDE, top - SIDE, 2 * SIDE)
    ]
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(folder / "squares.gpkg"))
    layer = dataset.CreateLayer("squares", reference or spatial_reference("EPSG:4326"), ogr.wkbPolygon)
    layer.CreateField(ogr.FieldDefn("name", ogr.OFTString))
    layer.StartTransaction()
    made = 0
    for number in rng.permutation(len(places)):
        x, y = places[number]
        half = SIDE / 2
        corners = ((x - half, y - half), (x + half, y - half), (x + half, y + half), (x - half, y + half))
        words = ", ".join(f"{a} {b}" for a, b in (*corners, corners[0]))
        shape = ogr.CreateGeometryFromWkt(f"POLYGON(({words}))")
        if made < count and outline.Contains(shape):
            feature = ogr.Feature(layer.GetLayerDefn())
            feature.SetGeometry(shape)
            feature.SetField("name", f"Square {made + 1}")
            layer.CreateFeature(feature)
            made += 1
    layer.CommitTransaction()
    return f"{folder / 'squares.gpkg'}|layername=squares"


def _areas(folder: Path) -> list[float]:
    dataset = ogr.Open(str(folder / "sites.gpkg"))
    return [feature.GetField("area_ha") for feature in dataset.GetLayerByName("sites")]


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--sites", default=",".join(STUDIES))
    parser.add_argument("--keep", default="")
    parser.add_argument("--parts", default=",".join(PARTS))
    parser.add_argument("--stacks", action="store_true")
    asked = parser.parse_args(sys.argv[1:])
    main(tuple(asked.sites.split(",")), asked.keep, tuple(asked.parts.split(",")), asked.stacks)

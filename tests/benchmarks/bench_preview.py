"""From the slider to the map in the real QGIS window: a change of the model until the overlay has painted it.

Run: python tests/benchmarks/bench_preview.py [criteria, default 12] [changes, default 100]
Starts QGIS under a virtual screen (1600 × 1000) with a study of 512 × 512 and one of 4 000 × 4 000 cells, opens page 2,
makes changes of every kind for each way to combine, and prints for each how long from the change to the paint of the
overlay: the median and the 95th percentile without the time that the window's thread stood in line for a processor
behind other programs, its own work, and by the clock; and the longest turn of the event loop that held the window.
Asked: 50 ms (median, 12 criteria), and no turn above 100 ms.
"""

from __future__ import annotations

import json
import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from measure import REPEATS  # noqa: F401 - makes the package importable from the checkout
from osgeo import ogr
from real_window import measured, missing

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.study.folder import StudyFolder
from dss_planner.study.scoremodel import stored_model
from dss_planner.study.settings import StudySettings, write_settings

CRITERIA, CHANGES, SIDES = 12, 100, (512, 4000)
TARGET_MS = 50.0
TIMEOUT_S = 400
FUNCTIONS = (
    ValueFunction("linear", 80.0, 10.0, below=0.9),
    ValueFunction("s_up", 10.0, 80.0),
    ValueFunction("s_down", 10.0, 80.0, above=0.1),
    ValueFunction("bell", 40.0, 50.0, half_width=12.0),
    ValueFunction("steps", breaks=(20.0, 40.0, 60.0), values=(0.0, 0.4, 0.7, 1.0)),
    ValueFunction("categories", categories={code: code / 11 for code in range(1, 12)}, other=0.0),
)


def main(criteria: int = CRITERIA, changes: int = CHANGES) -> None:
    """Print the table, or why it cannot be measured here."""
    if missing():
        print(f"preview: {missing()} is not installed, so the real window cannot be measured")
        return
    print(f"\nLive preview in the real window, {criteria} criteria, {changes} changes each (asked {TARGET_MS:g} ms)")
    with tempfile.TemporaryDirectory() as folder:
        studies = [_study(Path(folder, f"study {side}"), criteria, side) for side in SIDES]
        order = {"studies": studies, "changes": changes}
        found = measured(Path(folder), "preview_window.py", order, TIMEOUT_S)
    width = max(len(case["name"]) for study in found["studies"] for case in study["cases"])
    for side, study in zip(SIDES, found["studies"]):
        print(
            f"  {side} × {side} cells; preview {study['cells']}, map {study['map']}, read in {study['read_ms']:.0f} ms"
        )
        print(
            f"    {'':<{width}}  {'held: median':>12} {'95 %':>7}   {'own work':>8} {'clock':>7}   {'longest turn':>12}"
        )
        for case in study["cases"]:
            held, clock, work = (np.asarray(case[key]) for key in ("held", "milliseconds", "work"))
            print(
                f"    {case['name']:<{width}}  {np.median(held):12.1f} {np.percentile(held, 95):7.1f}"
                f"   {np.median(work):8.1f} {np.median(clock):7.1f}   {case['held_ms']:12.1f}"
            )
        print(
            f"    {study['flood']} moves without a pause: {study['scores']} scores,"
            f" the last on the map after {study['last_ms']:.1f} ms"
        )
        print(f"    longest turn while the view is moved and read anew: {study['pan_ms']:.1f} ms")
    for line in found["errors"]:
        print(f"  {line}")


def _study(folder: Path, criteria: int, side: int) -> str:
    """Make a study with a model of its own: smooth fields with noise and 2 % unknown cells, classes in patches."""
    folder.mkdir()
    rng = np.random.default_rng(1)
    wkt = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
    size = 51200.0 / side
    grid = Grid(wkt, (500000.0, size, 0.0, 4900000.0, 0.0, -size), side, side)
    rows, columns = np.indices((side, side), dtype=np.float32) / side
    found = []
    for number in range(criteria):
        function = FUNCTIONS[number % len(FUNCTIONS)]
        waves = np.sin(7 * rows + number) + np.cos(9 * columns - number)
        values = 50 + 20 * waves + rng.normal(0, 5, (side, side)).astype(np.float32)
        coded = function.kind == "categories"
        if coded:
            values = 1 + np.floor((waves + 2) * 2.5).clip(0, 10)
        values[rng.random((side, side), dtype=np.float32) < 0.02] = np.nan
        path = str(folder / f"layer{number}.tif")
        with RasterWriter(path, grid, (Band("value", ""),), "float32", classes=coded) as writer:
            writer.write(values[np.newaxis].astype(np.float32), 0)
        found.append(Criterion(f"c{number}", f"Criterion {number}", path, function, 1 / criteria))
    shutil.copy(folder / "layer0.tif", folder / "landcover_classes.tif")
    rules = (
        Exclusion("steep", "slope", found[0].layer, maximum=90.0),
        Exclusion("high", "height", found[min(1, criteria - 1)].layer, minimum=0.0, maximum=95.0),
    )
    _write_area(folder / "study_area.gpkg", grid)
    (folder / "alignment.json").write_text(json.dumps({"layers": [], "grid": grid.as_dict()}), encoding="utf-8")
    model = ScoreModel(tuple(found), rules, mask=str(folder / "study_area.gpkg"))
    settings = replace(StudySettings(), score_model=stored_model(StudyFolder.at(folder), model))
    write_settings(folder, settings)
    return str(folder)


def _write_area(path: Path, grid: Grid) -> None:
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    layer = dataset.CreateLayer("study_area", spatial_reference("EPSG:32648"), ogr.wkbPolygon)
    left, bottom, right, top = grid.bounds
    corners = (left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)
    feature = ogr.Feature(layer.GetLayerDefn())
    words = ", ".join(f"{x} {y}" for x, y in corners)
    feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({words}))"))
    layer.CreateFeature(feature)


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))

"""From the slider to the map in the real QGIS window: a change of the model until the overlay has painted it.

Run: python tests/benchmarks/bench_preview.py [criteria, default 12] [changes, default 100]
Starts QGIS under a virtual screen (1600 × 1000) with a study of 512 × 512 and one of 4 000 × 4 000 cells, opens page 2,
moves a weight and a threshold for each way to combine, and prints the median and the 95th percentile of each, and the
longest time that the window did nothing else. Asked: 50 ms (median, 12 criteria), and nothing above 100 ms.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
from measure import REPEATS  # noqa: F401 - makes the package importable from the checkout
from osgeo import ogr

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.study.folder import StudyFolder
from dss_planner.study.scoremodel import stored_model
from dss_planner.study.settings import StudySettings, write_settings

HERE = Path(__file__).resolve().parent
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
    for program in ("xvfb-run", "qgis"):
        if shutil.which(program) is None:
            print(f"preview: {program} is not installed, so the real window cannot be measured")
            return
    print(f"\nLive preview in the real window, {criteria} criteria, {changes} changes each (asked {TARGET_MS:g} ms)")
    with tempfile.TemporaryDirectory() as folder:
        studies = [_study(Path(folder, f"study {side}"), criteria, side) for side in SIDES]
        found = _measured(Path(folder), studies, changes)
    width = max(len(case["name"]) for study in found["studies"] for case in study["cases"])
    for side, study in zip(SIDES, found["studies"]):
        print(
            f"  {side} × {side} cells; preview {study['cells']}, map {study['map']}, read in {study['read_ms']:.0f} ms"
        )
        for case in study["cases"]:
            milliseconds = case["milliseconds"]
            print(
                f"    {case['name']:<{width}}  median {np.median(milliseconds):5.1f} ms"
                f" (edit {np.median(case['edit']):4.1f}, scored at {np.median(case['scored']):4.1f})"
                f"  95 % {np.percentile(milliseconds, 95):5.1f} ms  longest block {case['block_ms']:5.1f} ms"
                f" ({case['work_ms']:5.1f} of its own)"
            )
        print(
            f"    {study['flood']} moves without a pause: {study['scores']} scores,"
            f" the last on the map after {study['last_ms']:.1f} ms"
        )
        print(f"    longest block while the view is moved and read anew: {study['pan_block_ms']:.1f} ms")
    for line in found["errors"]:
        print(f"  {line}")


def _measured(folder: Path, studies: list[str], changes: int) -> dict:
    """Run QGIS and return what it measured."""
    profiles, report = folder / "profiles root", folder / "report.json"
    _desktop().install(profiles)
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "xcb",
        "DSS_BENCH": json.dumps({"studies": studies, "changes": changes, "report": str(report)}),
        "LC_ALL": "C.UTF-8",
        "LANG": "en_US.UTF-8",
        "XDG_RUNTIME_DIR": str(folder),
    }
    command = ["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24", "qgis", "--nologo", "--noversioncheck"]
    command += ["--profiles-path", str(profiles), "--code", str(HERE / "preview_window.py")]
    with (folder / "qgis.log").open("wb") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
        try:
            process.wait(timeout=TIMEOUT_S)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    if not report.exists():
        raise SystemExit((folder / "qgis.log").read_text(encoding="utf-8", errors="replace")[-3000:])
    return json.loads(report.read_text(encoding="utf-8"))


def _desktop() -> object:
    """Return the module that puts the plugin into a profile."""
    spec = importlib.util.spec_from_file_location("desktop", HERE.parent / "desktop" / "test_desktop.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


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

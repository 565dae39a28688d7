"""The live preview of the score: from a changed model to the new score, shades and histogram, in memory.

Run: python tests/benchmarks/bench_score.py [criteria, default 12] [side, default 512 cells] [repeats, default 31]
Each case changes the model anew at every repeat, as a slider does; medians of wall and processor time. The kernel may
take 15 ms of the 50 ms from the slider to the repaint.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace

import numpy as np
from measure import REPEATS  # noqa: F401 - makes the package importable from the checkout

from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.writing import Band, RasterWriter
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.model import Criterion, Exclusion, ScoreModel
from dss_planner.scoring.preview.livescore import LivePreview
from dss_planner.scoring.preview.previewinputs import read_preview
from dss_planner.scoring.weighing.weights import rebalance

CRITERIA, SIDE, TIMES = 12, 512, 31
TARGET = 15.0
FUNCTIONS = {
    "linear": ValueFunction("linear", 80.0, 10.0, below=0.9),
    "s_up": ValueFunction("s_up", 10.0, 80.0),
    "s_down": ValueFunction("s_down", 10.0, 80.0, above=0.1),
    "bell": ValueFunction("bell", 40.0, 50.0, half_width=12.0),
    "steps": ValueFunction("steps", breaks=(20.0, 40.0, 60.0), values=(0.0, 0.4, 0.7, 1.0)),
    "categories": ValueFunction("categories", categories={code: code / 11 for code in range(1, 12)}, other=0.0),
}


def main(criteria: float = CRITERIA, side: float = SIDE, repeats: float = TIMES) -> None:
    """Print the medians of each kind of change."""
    with tempfile.TemporaryDirectory() as folder:
        model = _model(folder, int(criteria), int(side))
        started = time.perf_counter()
        live = LivePreview(read_preview(model))
        print(f"reading {len(model.criteria)} layers under the view: {1e3 * (time.perf_counter() - started):.0f} ms")
        print(f"{'change':<46} {'wall ms':>8} {'CPU ms':>8}   (kernel target {TARGET:g} ms)")
        for combination, optimism in (("weighted_sum", 0.5), ("geometric", 0.5), ("owa", 0.3)):
            base = replace(model, combination=combination, optimism=optimism)
            _report(f"{combination}: everything anew", lambda _, m=base: (LivePreview(live.inputs), m), int(repeats))
            _report(f"{combination}: weights", lambda n, m=base: (live, _weighted(m, n)), int(repeats))
            for place, kind in enumerate(FUNCTIONS):
                if place < len(model.criteria):
                    _report(
                        f"{combination}: value function {kind}",
                        lambda n, m=base, p=place: (live, _bent(m, p, n)),
                        int(repeats),
                    )
            _report(f"{combination}: an exclusion", lambda n, m=base: (live, _excluded(m, n)), int(repeats))
        owa = replace(model, combination="owa")
        _report("owa: optimism", lambda n: (live, replace(owa, optimism=0.1 + 0.02 * (n % 20))), int(repeats))


def _report(name: str, case: Callable[[int], tuple[LivePreview, ScoreModel]], repeats: int) -> None:
    walls, processor = [], []
    for number in range(repeats + 2):
        live, model = case(number)
        wall, cpu = time.perf_counter(), time.process_time()
        live.score(model)
        walls.append(1e3 * (time.perf_counter() - wall))
        processor.append(1e3 * (time.process_time() - cpu))
    # the first two changes meet what an earlier case left
    print(f"{name:<46} {statistics.median(walls[2:]):8.2f} {statistics.median(processor[2:]):8.2f}")


def _weighted(model: ScoreModel, number: int) -> ScoreModel:
    shares = rebalance([100 * c.weight for c in model.criteria], 0, 5.0 + number)
    return replace(model, criteria=tuple(replace(c, weight=w / 100) for c, w in zip(model.criteria, shares)))


def _bent(model: ScoreModel, place: int, number: int) -> ScoreModel:
    criterion = model.criteria[place]
    function, shift = criterion.value_function, 0.3 * number
    if function.kind == "steps":
        function = replace(function, breaks=tuple(limit + shift for limit in function.breaks))
    elif function.kind == "categories":
        function = replace(function, categories={**function.categories, 1: min(1.0, shift / 10)})
    else:
        function = replace(function, low=function.low + shift)
    criteria = [*model.criteria[:place], replace(criterion, value_function=function), *model.criteria[place + 1 :]]
    return replace(model, criteria=tuple(criteria))


def _excluded(model: ScoreModel, number: int) -> ScoreModel:
    return replace(model, exclusions=(replace(model.exclusions[0], maximum=90.0 - number), *model.exclusions[1:]))


def _model(folder: str, criteria: int, side: int) -> ScoreModel:
    """Return a model on made layers: smooth fields with noise and 2 % unknown cells, classes in patches."""
    rng = np.random.default_rng(1)
    wkt = spatial_reference("EPSG:32648").ExportToWkt(["FORMAT=WKT2_2019"])
    grid = Grid(wkt, (500000.0, 100.0, 0.0, 4900000.0, 0.0, -100.0), side, side)
    found = []
    rows, columns = np.indices((side, side)) / side
    for number in range(criteria):
        kind = list(FUNCTIONS)[number % len(FUNCTIONS)]
        waves = np.sin(7 * rows + number) + np.cos(9 * columns - number)
        values = 50 + 20 * waves + rng.normal(0, 5, (side, side))
        if kind == "categories":
            values = 1 + np.floor((waves + 2) * 2.5).clip(0, 10)
        values[rng.random((side, side)) < 0.02] = np.nan
        path = f"{folder}/layer{number}.tif"
        with RasterWriter(path, grid, (Band("value", ""),), "float32", classes=kind == "categories") as writer:
            writer.write(values[np.newaxis].astype(np.float32), 0)
        found.append(Criterion(f"c{number}", f"Criterion {number}", path, FUNCTIONS[kind], 1 / criteria))
    rules = (
        Exclusion("steep", "slope", found[0].layer, maximum=90.0),
        Exclusion("high", "height", found[min(1, criteria - 1)].layer, minimum=0.0, maximum=95.0),
    )
    return ScoreModel(tuple(found), rules)


if __name__ == "__main__":
    main(*(float(argument) for argument in sys.argv[1:]))

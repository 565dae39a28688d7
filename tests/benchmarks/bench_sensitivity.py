"""Robustness of a score map and of a table of sites against drawing and sorting one by one.

Run: python tests/benchmarks/bench_sensitivity.py [cells, default 1e6] [sites, default 1e4] [draws, default 1000]
[repeats, default 3]. Both peers are numpy: the map's takes one matrix–vector product and one partition a draw, in
float64 as numpy has it and in float32; the table's one product, one argsort and one count a draw. They run in turns; of
the map's peers 50 draws are timed and multiplied. Times of the processor stand beside those of the clock.
"""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from measure import asked, in_turns, load, print_table

from dss_planner.raster.blocks import workers_of
from dss_planner.scoring.functions.valuefunctions import ValueFunction
from dss_planner.scoring.sensitivity.brackets import sample_share
from dss_planner.scoring.sensitivity.combinations import scores_of
from dss_planner.scoring.sensitivity.draws import Sampling, draw_weights
from dss_planner.scoring.sensitivity.mapdraws import LinearDraws
from dss_planner.scoring.sensitivity.ranks import frequencies, rank_draws
from dss_planner.scoring.sensitivity.topshare import count_top, top_bounds

CRITERIA, SHARE, BLOCK, TIMED = 10, 0.01, 1 << 17, 50
#: Asked by PERFORMANCE.md: so many times as quick as numpy in the kind of numbers that is quicker.
LEAST_MAP, LEAST_TABLE = 6.0, 3.0
OWN, OWN_SITES = "DSS Planner, exact", "DSS Planner rank_draws, frequencies"


def main(cells: str = "1e6", sites: str = "1e4", draws: str = "1000", repeats: str = "3") -> None:
    """Print the ratios for a map and for a table."""
    weights = draw_weights(np.ones(CRITERIA), Sampling(int(float(draws)), 1, "flat"))
    _map(int(float(cells)), weights, int(repeats))
    _table(int(float(sites)), weights, int(repeats))


def _map(cells: int, weights: np.ndarray, repeats: int) -> None:
    values = np.random.default_rng(0).random((CRITERIA, cells), dtype=np.float32)
    draws = LinearDraws(tuple(ValueFunction("linear") for _ in range(CRITERIA)), weights)
    parts = [values[:, start : start + BLOCK] for start in range(0, cells, BLOCK)]
    wanted = cells - max(1, round(SHARE * cells))
    sample = values[:, :: max(1, round(1 / sample_share(cells)))]
    found = {}

    def own() -> None:
        with ThreadPoolExecutor(workers_of(0)) as pool:
            bounds = top_bounds(draws, lambda work: pool.map(work, parts), sample, cells, SHARE)
            counts = bounds.counts or [count_top(draws, part, bounds.bounds).top for part in parts]
        found["own"] = np.concatenate(counts)

    def plain(kind: type) -> None:
        table, rows = np.ascontiguousarray(values.T).astype(kind), weights.astype(kind)
        counts = np.zeros(cells, dtype=np.int32)
        for row in rows[:TIMED]:
            scores = table @ row
            counts += scores >= np.partition(scores, wanted)[wanted]

    scale = len(weights) / min(TIMED, len(weights))
    names = {OWN: own, "numpy float64": lambda: plain(np.float64), "numpy float32": lambda: plain(np.float32)}
    clock, processor = in_turns(names, repeats)
    for name in list(names)[1:]:
        clock[name] *= scale
        processor[name] *= scale
    commands = {
        OWN: "top_bounds, counting on the way",
        "numpy float64": f"scores = values @ w; counts += scores >= np.partition(scores, k)[k] (× {scale:g})",
    }
    best = min(list(names)[1:], key=lambda name: processor[name])
    notes = [
        asked(best, LEAST_MAP, OWN, clock, processor),
        load(),
        f"sum of counts {int(found['own'].sum()):,}, {len(weights)} × top at least",
    ]
    title = f"Agreement map: {cells:,} cells × {CRITERIA} criteria × {len(weights)} draws, top {100 * SHARE:g} %"
    print_table(f"{title}, median of {repeats}", clock, OWN, commands, notes)


def _table(sites: int, weights: np.ndarray, repeats: int) -> None:
    values = np.random.default_rng(0).random((sites, CRITERIA))
    found = {}

    def own() -> None:
        found["own"] = frequencies(rank_draws(scores_of(values, "wlc"), weights)).counts()

    def without_table() -> None:
        frequencies(rank_draws(scores_of(values, "wlc"), weights))

    def plain() -> None:
        counts = np.zeros((sites, sites), dtype=np.int32)
        places = np.arange(sites)
        for row in weights:
            counts[np.argsort(-(values @ row)), places] += 1
        found["plain"] = counts

    names = {OWN_SITES: own, "DSS Planner, ranks only": without_table, "numpy argsort": plain}
    clock, processor = in_turns(names, repeats)
    same = np.mean(found["own"] == found["plain"])
    notes = [
        asked("numpy argsort", LEAST_TABLE, OWN_SITES, clock, processor),
        load(),
        f"equal counts: {100 * same:.6f} % (ties within 1e-9 points share a rank)",
    ]
    commands = {"numpy argsort": "counts[np.argsort(-(values @ w)), places] += 1"}
    title = f"Rank acceptability: {sites:,} sites × {CRITERIA} criteria × {len(weights)} draws, all ranks"
    print_table(f"{title}, median of {repeats}", clock, OWN_SITES, commands, notes)


if __name__ == "__main__":
    main(*sys.argv[1:])

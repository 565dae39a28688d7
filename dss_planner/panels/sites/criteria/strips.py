"""From the comparison of sites to what is drawn of each criterion."""

from __future__ import annotations

import numpy as np

from dss_planner.panels.sites.criteria.strip import Strip
from dss_planner.scoring.functions.curves import curve, span
from dss_planner.scoring.model import Criterion
from dss_planner.sites.reasons import Comparison

#: Room beside the lowest and highest site, as a share of the distance between them.
_ROOM = 0.12


def criterion_of(field: str) -> str:
    """Return the id of the criterion whose points a field ``points_<id>_mean`` holds."""
    return field.removeprefix("points_").removesuffix("_mean")


def strip_of(comparison: Comparison, index: int, sites: tuple[str, ...], criterion: Criterion | None) -> Strip:
    """Return what is drawn of one criterion; ``criterion``: of the score model, None where it is not there any more.

    Without a value behind the points the points themselves are drawn, and no curve. Values that stand for “out of
    reach” are not quantities: they are left out.
    """
    item = comparison.criteria[index]
    values = np.array(comparison.shown[:, index], dtype=float)
    if item.limit is not None:
        values[values >= item.limit] = np.nan
    points = np.where(np.isnan(comparison.raw[:, index]), np.nan, comparison.combined.gained[:, index])
    worths = comparison.worth[:, index] if comparison.possible else points / 100.0
    names = {float(code): words for code, words in item.names.items() if code in values}
    line = np.zeros((0, 2))
    if item.show and not names and criterion is not None and comparison.possible:
        found = curve(criterion.value_function, _limits(values, criterion))
        line = np.column_stack([found.x, found.y])
    counts = tuple(bool(rank) for rank in comparison.ranks)
    return Strip(
        sites,
        comparison.names,
        values,
        worths,
        item.unit if item.show else "",
        line,
        counts,
        names,
        not comparison.possible,
    )


def _limits(values: np.ndarray, criterion: Criterion) -> tuple[float, float]:
    known = values[np.isfinite(values)]
    if not len(known) or known.max() <= known.min():
        low, high = span(criterion.value_function)
        return (min([low, *known]), max([high, *known]))
    room = _ROOM * (known.max() - known.min())
    low = float(known.min() - room)
    return max(low, 0.0) if known.min() >= 0 else low, float(known.max() + room)

"""Series of any length: which months they hold, and that they are brought to twelve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from dss_planner.errors import InputError
from dss_planner.intake.health.layer import LEAVE_OUT, Layer
from dss_planner.intake.health.opening import reason_of
from dss_planner.intake.health.problems import ASKS, MENDS, Problem
from dss_planner.intake.roles import MONTHS
from dss_planner.intake.series.request import LEAST_KNOWN
from dss_planner.intake.series.steps import Series, open_series
from dss_planner.text import Text, text

#: What the bands of a series are, as people say it; a climatology has a band for each month already.
_SERIES = {
    "hourly": text("Its {count} bands are an hourly series."),
    "three_hourly": text("Its {count} bands are a three-hourly series."),
    "six_hourly": text("Its {count} bands are a six-hourly series."),
    "daily": text("Its {count} bands are a daily series."),
    "monthly": text("Its {count} bands are a monthly series."),
}


def check_series(layer: Layer, bands: int) -> Iterator[Problem]:
    """Yield that the bands of a layer are a series, which is brought to monthly means, or that months are missing."""
    steps = layer.found.steps if layer.found else ""
    if steps == "yearly":
        problem = text("Its {count} bands are years; twelve months are needed.", count=bands)
        yield layer.row("series", ASKS, problem, text("Take monthly data"), None, None, (LEAVE_OUT,))
        return
    if steps not in _SERIES:
        return
    lacking = _lacking(layer.uri)
    if lacking is not None:
        fix = text("Take a longer series, or leave it out")
        yield layer.row("series_months", ASKS, lacking, fix, None, None, (LEAVE_OUT,))
    elif not (steps == "monthly" and bands == MONTHS):
        yield layer.row(
            "series",
            MENDS,
            Text(_SERIES[steps].template, {"count": bands}),
            text("Brought to means of the twelve months over all years"),
            text("monthly means"),
        )


def _lacking(uri: str) -> Text | None:
    """Return which months a series has when these are not all twelve, or why it cannot be read as one."""
    try:
        series = open_series((uri,), {})
    except InputError as error:
        return reason_of(error, uri)
    whole = whole_months(series)
    if len(whole) == MONTHS:
        return None
    if whole:
        return text("It has only the months {months}; twelve are needed.", months=", ".join(map(str, whole)))
    first, last = (step.key for step in (series.steps[0], series.steps[-1]))
    return text(
        "It has no whole month, only {first} to {last}; twelve months are needed.", first=_day(first), last=_day(last)
    )


def whole_months(series: Series) -> tuple[int, ...]:
    """Return the months (1–12) of which a year has as many steps as alignment needs."""
    counts: dict[int, list[float]] = defaultdict(list)
    for key, steps in series.months():
        counts[key[1]].append(len(steps) / series.expected(key))
    return tuple(sorted(month for month, shares in counts.items() if max(shares) >= LEAST_KNOWN))


def _day(key: tuple[int, int, int, int]) -> str:
    return f"{key[0]:04d}-{key[1]:02d}-{key[2]:02d}"

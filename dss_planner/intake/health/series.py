"""Series of any length: which months they hold, and that they are brought to twelve."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.layer import LEAVE_OUT, Layer
from dss_planner.intake.health.opening import reason_of
from dss_planner.intake.health.problems import ASKS, MENDS, Option, Problem
from dss_planner.intake.rasters.daterules import ways_of
from dss_planner.intake.roles import MONTHS, ROLES
from dss_planner.intake.series.overtime import HIGHEST, LOWEST, MEAN, SPRING_MEAN
from dss_planner.intake.series.request import LEAST_KNOWN
from dss_planner.intake.series.steps import Series, open_series
from dss_planner.intake.series.timeaxis import TimeAxis, time_axis
from dss_planner.raster.reading import open_raster
from dss_planner.text import Text, text

#: What the bands of a series are, as people say it; a climatology has a band for each month already.
_SERIES = {
    "hourly": text("Its {count} bands are an hourly series."),
    "three_hourly": text("Its {count} bands are a three-hourly series."),
    "six_hourly": text("Its {count} bands are a six-hourly series."),
    "daily": text("Its {count} bands are a daily series."),
    "monthly": text("Its {count} bands are a monthly series."),
}
#: How dates become one layer: within a year, or over several.
_WAYS = {
    (MEAN, False): text("mean over time"),
    (MEAN, True): text("mean over time"),
    (SPRING_MEAN, False): text("mean of March to May"),
    (SPRING_MEAN, True): text("mean of March to May"),
    (HIGHEST, False): text("highest of all dates"),
    (HIGHEST, True): text("highest of each year, mean of the years"),
    (LOWEST, False): text("lowest of all dates"),
    (LOWEST, True): text("lowest of each year, mean of the years"),
}
_ANSWERS = {
    MEAN: text("The mean of all dates"),
    SPRING_MEAN: text("The mean of March to May, the season of dust storms"),
}


def check_series(layer: Layer, bands: int) -> Iterator[Problem]:
    """Yield that the bands of a layer are a series, which is brought to monthly means, or that months are missing."""
    steps = layer.found.steps if layer.found and ROLES[layer.role].bands == MONTHS else ""
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


def check_over_time(layer: Layer) -> Iterator[Problem]:
    """Yield that a layer holds several dates, how they become one, and how else they could."""
    found = layer.found
    if found is None or not found.over_time or (found.ambiguous and found.alternatives and not layer.choice.role):
        return
    axis = time_axis(open_raster(layer.uri))
    if axis is None:
        return
    count = len(open_series((layer.uri,), {}, irregular=True).steps)
    row = layer.row(
        "over_time",
        MENDS,
        text("It holds {count} dates, {first} to {last}; one layer is needed.", count=count, **_ends(axis)),
        text("Made one layer of its known dates"),
        _WAYS[found.over_time, _years(axis) > 1],
    )
    ways = ways_of(found.role, axis)
    if len(ways) < 2:
        yield row
        return
    options = tuple(Option(_ANSWERS[way], LayerChoice(over_time=way)) for way in ways)
    yield replace(row, choice=LayerChoice(over_time=found.over_time), options=options)


def _ends(axis: TimeAxis) -> dict[str, str]:
    if axis.first:
        return {"first": axis.first, "last": axis.last}
    return {"first": min(axis.times), "last": max(axis.times)}


def _years(axis: TimeAxis) -> int:
    return len({end[:4] for end in (axis.first, axis.last)})


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

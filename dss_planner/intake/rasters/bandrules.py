"""Which bands of a raster a role takes: the one that is meant, twelve months in order, or a whole series."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dss_planner.intake.known.patterns import longest_match, matches_whole
from dss_planner.intake.known.products import ProductLayer
from dss_planner.intake.known.rasters import RasterDataset
from dss_planner.intake.rasters.daterules import LEAST_YEARS, mixed_with, way_of
from dss_planner.intake.rasters.evidence import RasterFacts
from dss_planner.intake.roles import MONTHS, ROLES, YEARS
from dss_planner.intake.series import banddates
from dss_planner.text import Text, text

SOIL = ("sand", "silt", "clay", "organic_matter", "carbonate")
SERIES = ("climatology", "monthly", "daily", "six_hourly", "three_hourly", "hourly")
#: Depth of the topsoil that erosion works on, and the depth from which a layer is subsoil [cm].
_TOPSOIL, _SUBSOIL = 5.0, 15.0
#: Without “cm” only the depths that products have are read as such.
_DEPTH = re.compile(
    r"(?<!\d)(?=\d{1,3} \d{1,3} ?cm(?![a-z])|(?:5 15|15 30|20 40|30 60|30 100|40 60|60 100|100 200)(?! ?\d))"
    r"(\d{1,3}) (\d{1,3})"
)
_SURFACE_BANDS = ("(\\w+ )*0 (5|15|20|30) ?cm( \\w+)*", "b0", "sl1", "(\\w+ )*b0( 0 ?cm)?")


@dataclass(frozen=True)
class BandChoice:
    """bands: numbers to take, in order (empty: none fit, and problem says why). steps: of a series.

    years: of each band, of a role with a band for each year. over_time: how the dates that they are become one layer.
    """

    bands: tuple[int, ...] = ()
    steps: str = ""
    problem: Text | None = None
    warnings: tuple[Text, ...] = ()
    years: tuple[int, ...] = ()
    over_time: str = ""


def choose_bands(
    facts: RasterFacts,
    dataset: RasterDataset,
    layer: ProductLayer | None,
    word: str,
    over_time: str = "",
    by_hand: bool = False,
) -> BandChoice:
    """Return the bands of ``facts`` that the role takes.

    over_time: how the user wants dates to become one layer; by_hand: the user says that it is this role.
    """
    data = tuple(number for number in range(1, facts.bands + 1) if number not in facts.alpha) or (1,)
    if facts.bands == 2 and "alpha" in facts.said:
        data = (1,)
    if ROLES[dataset.role].bands == YEARS:
        return _years_of(facts, dataset, data, word)
    if ROLES[dataset.role].bands == 1:
        chosen = _single(facts, dataset, layer, data, word)
        if len(data) > 1 and not chosen.bands and chosen.problem is None:
            return _dates(facts, dataset, data, over_time, by_hand)
        return chosen
    return _monthly(facts, dataset, data, word)


def _single(
    facts: RasterFacts, dataset: RasterDataset, layer: ProductLayer | None, data: tuple[int, ...], word: str
) -> BandChoice:
    depth = _depth(facts, dataset) if len(data) == 1 else BandChoice((0,))
    if depth.problem or depth.warnings:
        return BandChoice((), problem=depth.problem) if depth.problem else BandChoice(data, warnings=depth.warnings)
    if len(data) == 1:
        return BandChoice(data)
    named = _named(facts, dataset, layer, data)
    if named:
        return BandChoice((named,), warnings=(_taken(facts, named),))
    if facts.axis is not None and len(facts.axis.times) == facts.bands:
        return BandChoice()  # dates
    names = ", ".join(name or f"{number}" for number, name in enumerate(facts.band_names[:12], start=1))
    return BandChoice(
        problem=text(
            "The word “{word}” in its name says {title}, but it has {found} band(s) where {expected} are needed, and "
            "their names ({names}) do not say which. Save the right band as a file of its own.",
            word=word,
            title=ROLES[dataset.role].title,
            found=len(data),
            expected=1,
            names=names,
        )
    )


def _dates(
    facts: RasterFacts, dataset: RasterDataset, data: tuple[int, ...], over_time: str, by_hand: bool
) -> BandChoice:
    """Return all bands, which are dates, and how they become the one layer that the role is."""
    axis = facts.axis
    if axis is None:
        return BandChoice()
    way, problem = way_of(dataset.role, axis, over_time, by_hand)
    return BandChoice(data, axis.steps, over_time=way) if way else BandChoice(problem=problem)


def _named(facts: RasterFacts, dataset: RasterDataset, layer: ProductLayer | None, data: tuple[int, ...]) -> int:
    """Return the one band whose name says that it is meant; 0 when none or several do."""
    names = {number: facts.band_names[number - 1] for number in data}
    if layer is not None and layer.band:
        found = [number for number, name in names.items() if matches_whole(layer.band, name)]
        if len(found) == 1:
            return found[0]
    found = [
        number
        for number, name in names.items()
        if longest_match((*dataset.names, *dataset.weak_names), name) and not longest_match(dataset.not_names, name)
    ]
    if len(found) == 1:
        return found[0]
    if dataset.role in SOIL:
        among = found or list(names)
        top = [number for number in among if matches_whole(_SURFACE_BANDS, names[number])]
        top = top if len(top) == 1 else [number for number in top if " 0 5" in f" {names[number]}"]
        return top[0] if len(top) == 1 else 0
    return 0


def _taken(facts: RasterFacts, number: int) -> Text:
    return text(
        "Of its {count} bands, band {number} ({name}) is taken.",
        count=facts.bands,
        number=number,
        name=facts.band_names[number - 1],
    )


def _depth(facts: RasterFacts, dataset: RasterDataset) -> BandChoice:
    """Return a problem for a layer from the subsoil, a warning for one from below the surface."""
    found = _DEPTH.search(facts.name) if dataset.role in SOIL else None
    top = float(found.group(1)) if found else 0.0
    if found is None or top < _TOPSOIL:
        return BandChoice((1,))
    if top >= _SUBSOIL:
        return BandChoice(
            problem=text(
                "It holds the soil from {top} to {bottom} cm depth; wind erodes the topsoil. Bring the layer from "
                "0 to 5 cm.",
                top=found.group(1),
                bottom=found.group(2),
            )
        )
    warning = text(
        "It holds the soil from {top} cm depth on; the layer from 0 to 5 cm is what wind erodes.", top=found.group(1)
    )
    return BandChoice((1,), warnings=(warning,))


def _monthly(facts: RasterFacts, dataset: RasterDataset, data: tuple[int, ...], word: str) -> BandChoice:
    axis, count = facts.axis, len(data)
    if axis is not None and len(axis.times) != facts.bands:
        axis = None
    mixed = mixed_with(axis) if axis is not None else None
    if mixed is not None:
        return BandChoice(problem=mixed)
    if axis is not None and count == MONTHS and sorted(axis.months) == list(range(1, MONTHS + 1)):
        return BandChoice(_in_order(data, axis.months), axis.steps)
    if axis is not None and count > 1 and axis.steps in SERIES and axis.steps != "climatology":
        return BandChoice(data, axis.steps)
    if axis is not None and count > 1:
        return BandChoice(problem=_yearly(dataset, axis.times) if axis.steps == "yearly" else _odd(dataset, axis.times))
    if count == MONTHS and axis is None:
        return _twelve(facts, dataset, data)
    if count == 1 and axis is not None:
        return BandChoice(
            problem=text(
                "It holds {title} of one time only ({time}), but all twelve months are needed. Bring the files of the "
                "other months too: files of one set are taken together.",
                title=ROLES[dataset.role].title,
                time=axis.times[0],
            )
        )
    return BandChoice(problem=_wrong_count(facts, dataset, count, word))


def _years_of(facts: RasterFacts, dataset: RasterDataset, data: tuple[int, ...], word: str) -> BandChoice:
    """Return a band for each year, in their order; the names of the bands or the file's times must say the years."""
    names = [facts.band_names[number - 1] for number in data]
    years = banddates.years(names)
    axis = facts.axis
    if years is None and axis is not None and axis.steps == "yearly" and len(axis.times) == len(data):
        years = banddates.years([time[:4] for time in axis.times])
    if years is None or len(data) < LEAST_YEARS:
        return BandChoice(
            problem=text(
                "The word “{word}” in its name says {title}; that takes {least} years or more, one band for each, and "
                "names of the bands that say the year (2001, 2002 …). It has {found} band(s): {names}.",
                word=word,
                title=ROLES[dataset.role].title,
                least=LEAST_YEARS,
                found=len(data),
                names=", ".join(name or "?" for name in names[:4]),
            )
        )
    order = sorted(zip(years, data))
    missing = sorted(set(range(order[0][0], order[-1][0] + 1)) - set(years))
    warnings = (
        (text("It lacks years between the first and the last: {years}.", years=", ".join(map(str, missing[:12]))),)
        if missing
        else ()
    )
    return BandChoice(
        tuple(band for _, band in order), "yearly", warnings=warnings, years=tuple(year for year, _ in order)
    )


def _in_order(data: tuple[int, ...], months: Sequence[int]) -> tuple[int, ...]:
    return tuple(band for _, band in sorted(zip(months, data)))


def _twelve(facts: RasterFacts, dataset: RasterDataset, data: tuple[int, ...]) -> BandChoice:
    """Return twelve bands without times: in the order of the months that they name, else as they lie, with a warning.

    Refused are those whose names, or the name of the file, say that they are no months.
    """
    title, names = ROLES[dataset.role].title, [facts.band_names[number - 1] for number in data]
    months = banddates.months(names)
    if months is not None:
        return BandChoice(_in_order(data, months))
    years = banddates.years(names)
    if years is not None:
        return BandChoice(problem=_yearly(dataset, [str(year) for year in years]))
    word = longest_match(("annual(?! cycle)", "yearly", "years"), facts.name)
    if word:
        return BandChoice(problem=_years(dataset, word))
    shown = ", ".join(names[:4])
    numbers = banddates.differing(names)
    if numbers and not any(list(column) == sorted(column) for column in numbers):
        return BandChoice(
            problem=text(
                "{title} needs all twelve months; the numbers in the names of its bands ({names} …) are neither "
                "1 to 12 nor in order, so it cannot be told which month each band is. Rename "
                "the bands: month 01 … month 12.",
                title=title,
                names=shown,
            )
        )
    if len(set(names)) > 1:
        warning = text(
            "The names of its bands ({names} …) do not say which months they are: they are taken as January to "
            "December, in their order. Check that, or rename the bands: month 01 … month 12.",
            names=shown,
        )
    else:
        warning = text(
            "Its twelve bands do not say which months they are: they are taken as January to December, in their order."
        )
    return BandChoice(data, warnings=(warning,))


def _yearly(dataset: RasterDataset, times: Sequence[str]) -> Text:
    return text(
        "{title} needs all twelve months, but its {count} bands are years ({times} …). Bring monthly data.",
        title=ROLES[dataset.role].title,
        count=len(times),
        times=", ".join(time[:4] for time in times[:4]),
    )


def _odd(dataset: RasterDataset, times: Sequence[str]) -> Text:
    return text(
        "{title} needs all twelve months, but the times of its {count} bands ({times} …) are neither these nor "
        "regular. Bring all twelve months, or a monthly, daily or hourly series.",
        title=ROLES[dataset.role].title,
        count=len(times),
        times=", ".join(time[:10] for time in times[:4]),
    )


def _years(dataset: RasterDataset, word: str) -> Text:
    return text(
        "{title} by month is needed, but the word “{word}” in its name says years. If its twelve bands are the months, "
        "rename a copy; otherwise bring monthly data.",
        title=ROLES[dataset.role].title,
        word=word,
    )


def _wrong_count(facts: RasterFacts, dataset: RasterDataset, count: int, word: str) -> Text:
    return text(
        "The word “{word}” in its name says {title}, but it has {found} band(s) where {expected} are needed"
        " (twelve: one for each month).",
        word=word,
        title=ROLES[dataset.role].title,
        found=count,
        expected=ROLES[dataset.role].bands,
    )

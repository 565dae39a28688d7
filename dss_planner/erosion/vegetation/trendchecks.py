"""What a trend may be asked for, in which units, and what has to be said about its result."""

from __future__ import annotations

import numpy as np

from dss_planner.erosion.vegetation.mannkendall import ENOUGH_YEARS, FEWEST_YEARS
from dss_planner.erosion.vegetation.trendblocks import TrendFacts
from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: NDVI, its sum over 366 days and cover [%] stay below this; integers scaled by 10000 do not.
_SCALED = 400.0
#: NDVI beyond ±1 by more than rounding is a sum or cover.
_NDVI_LIMIT = 1.001
#: Annual rain above this [mm] falls nowhere on land; where no year reaches the lower one, it is no annual sum in mm.
_MOST_RAIN, _LEAST_RAIN = 15_000.0, 10.0


def require_numbers(correction: str, corrections: tuple[str, ...], fdr: float, alpha: float) -> None:
    """Raise `InputError` for a correction that does not exist and for shares outside 0–1."""
    if correction not in corrections:
        raise InputError(
            "The correction for neighbouring years is “{found}”; one of these is expected: {expected}.",
            found=correction,
            expected=", ".join(corrections),
        )
    if not 0.0 < fdr < 1.0:
        raise InputError(
            "The allowed share of false finds is {found}; more than 0 and less than 1 is expected (usual: 0.05).",
            found=fdr,
        )
    if not 0.0 < alpha < 1.0:
        raise InputError(
            "The level of the single tests is {found}; more than 0 and less than 1 is expected (usual: 0.05).",
            found=alpha,
        )


def require_units(facts: TrendFacts) -> None:
    """Raise `InputError` for integers that are not unscaled and for rain that cannot be."""
    if max(-facts.low, facts.high) > _SCALED:
        raise InputError(
            "The layer “{layer}” has values from {low} to {high}; NDVI (−1 to 1), its yearly sum or cover in percent "
            "is expected. Divide scaled integers (mostly by 10000) and name the fill value as NoData, or run “Align "
            "layers”, which does it.",
            layer="NDVI",
            low=f"{facts.low:.6g}",
            high=f"{facts.high:.6g}",
        )
    if facts.rain_low < 0.0 or facts.rain_high > _MOST_RAIN:
        raise InputError(
            "The layer “{layer}” has values from {low} to {high}; annual sums in mm, 0 or more, are expected. "
            "Check its unit and its NoData value.",
            layer="Precipitation",
            low=f"{facts.rain_low:.6g}",
            high=f"{facts.rain_high:.6g}",
        )


def require_annual_rain(facts: TrendFacts) -> None:
    """Raise `InputError` when no year of no cell reaches what the driest desert gets: the unit is another one."""
    if len(facts.counts) > 1 and np.isnan(facts.rain_high):
        raise InputError(
            "The layer “{layer}” holds no known cell. Choose another layer, or none.", layer="Precipitation"
        )
    if facts.rain_high < _LEAST_RAIN:
        raise InputError(
            "The layer “{layer}” reaches {found} at most; annual sums in mm are expected. Metres or mm per day? "
            "Multiply them, or run “Align layers”, which converts them.",
            layer="Precipitation",
            found=f"{facts.rain_high:.6g}",
        )


def trend_notes(
    correction: str, fdr: float, years: int, facts: TrendFacts, threshold: float | None
) -> tuple[Text, ...]:
    """Return what the result means, what it does not, and what was met. years: in the stack; facts: of all cells."""
    tested = int(facts.counts[0].sum())
    notes = [_of_correction(correction, years), _of_the_map(fdr, tested, threshold)]
    if facts.unsure or years < ENOUGH_YEARS:
        notes.append(
            text(
                "{share} % of the cells with a trend have fewer than {enough} known years: their p is rough.",
                share=_percent(facts.unsure, tested),
                enough=ENOUGH_YEARS,
            )
        )
    if facts.short:
        notes.append(
            text(
                "{count} cells have some known years, but fewer than {fewest}: they stay unknown.",
                count=facts.short,
                fewest=FEWEST_YEARS,
            )
        )
    if facts.failed:
        notes.append(
            text(
                "In {count} cells the years alternate so strongly that the correction leaves no variance: they have a "
                "slope, but no p and no class.",
                count=facts.failed,
            )
        )
    if max(-facts.low, facts.high) > _NDVI_LIMIT:
        notes.append(
            text(
                "The values reach from {low} to {high}, so they are no plain NDVI; slopes are in their unit per year.",
                low=f"{facts.low:.6g}",
                high=f"{facts.high:.6g}",
            )
        )
    if len(facts.counts) > 1:
        notes.extend(_of_rain(facts, tested))
    return tuple(notes)


def _of_correction(correction: str, years: int) -> Text:
    if correction == "unbiased_prewhitening":
        return text(
            "The likeness of neighbouring years was estimated from the values less their trend, corrected for the "
            "{years} years that there are, and taken out before the test (pre-whitening). The slope is that of the "
            "values as they were.",
            years=years,
        )
    if correction == "prewhitening":
        return text(
            "The likeness of neighbouring years was taken out before the test (pre-whitening), and part of a true "
            "trend with it: few false trends are found, and many true ones missed. The slope is that of the values as "
            "they were."
        )
    if correction == "hamed_rao":
        return text(
            "Years that resemble their neighbours were allowed for by the variance of Hamed and Rao (1998). In few "
            "years ({years} here) it is guessed badly: of 25 independent years of chance alone it calls 8 % a trend "
            "where 5 % are expected, and about 1 % stay significant over a map.",
            years=years,
        )
    if correction == "trend_free_prewhitening":
        return text(
            "The likeness of neighbouring years was taken out of the values less their trend, which was added again "
            "(trend-free pre-whitening): true trends are found, and many false ones where years resemble each other. "
            "The slope is that of the values as they were."
        )
    return text(
        "Years were taken as independent. Vegetation mostly resembles that of the year before, so that chance is "
        "underrated: choose a correction before anything is concluded."
    )


def _of_the_map(fdr: float, tested: int, threshold: float | None) -> Text:
    if threshold is None:
        return text(
            "No trend is significant when all {tested} cells are looked at together (at most {share} % false finds, "
            "Benjamini and Hochberg 1995). Weak trends are significant only where a cell is taken alone.",
            tested=f"{tested:,}",
            share=f"{100 * fdr:g}",
        )
    return text(
        "Trends are significant up to p = {threshold}: then at most {share} % of the finds among all {tested} cells "
        "are expected to be false (Benjamini and Hochberg 1995). Weak trends are significant only where a cell is "
        "taken alone.",
        threshold=f"{threshold:.3g}",
        share=f"{100 * fdr:g}",
        tested=f"{tested:,}",
    )


def _of_rain(facts: TrendFacts, tested: int) -> list[Text]:
    notes = [
        text(
            "The residual trend is known in {share} % of the cells with a trend: where NDVI rises with rain, "
            "significantly. Elsewhere rain explains nothing that could be taken out.",
            share=_percent(facts.explained, tested),
        ),
        text(
            "Rain-use efficiency itself falls in wet years and rises in dry ones, so its trend follows that of rain; "
            "read it beside the residual trend. Neither tells people from animals, pests or heat."
        ),
    ]
    if facts.inverse:
        notes.append(
            text(
                "In {count} cells NDVI falls with rain, significantly: look for irrigation, cloud or mixed-up years.",
                count=facts.inverse,
            )
        )
    return notes


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole if whole else 0:.3g}"

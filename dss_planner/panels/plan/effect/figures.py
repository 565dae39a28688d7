"""Tonnes, shares and costs of the effect in words, with no more digits than they bear."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.panels.plan.effect.stored import SiteEffect
from dss_planner.panels.tables import number, rounded
from dss_planner.plan.scenario.request import Triple

#: Later years count as no less than this share of a year's effect.
_LASTING = 0.98


def tonnes(value: float) -> str:
    """Return tonnes with at most three figures."""
    if not math.isfinite(value):
        return "–"
    if abs(value) >= 1000.0:
        size = 10 ** (math.floor(math.log10(abs(value))) - 2)
        return number(round(value / size) * size)
    if abs(value) >= 10.0 or not value:
        return number(value)
    return number(value, 1 if abs(value) >= 1.0 else 2)


def range_words(values: Triple) -> str:
    """Return the ends of a range of tonnes."""
    low, high = tonnes(values[0]), tonnes(values[2])
    return low if low == high else f"{low} – {high}"


def share_words(value: float) -> str:
    """Return a share (0–1) in percent; a dash where it is not known."""
    return f"{number(100.0 * value)} %" if math.isfinite(value) else "–"


def money_words(per: Triple, currency: str) -> tuple[str, str]:
    """Return what a tonne costs, most likely, and its range as a sentence."""
    low, mode, high = per
    if not math.isfinite(mode):
        tip = QCoreApplication.translate(
            "EffectFigures", "Not known: no cost, no effect, or works in several currencies"
        )
        if math.isinf(mode):
            tip = QCoreApplication.translate("EffectFigures", "The works avoid nothing in the plan's years")
        return "–", tip
    words = f"{rounded(mode)} {currency}"
    if math.isinf(high):
        tip = QCoreApplication.translate(
            "EffectFigures", "From {low} {currency} on; with the weakest effect nothing is avoided net"
        ).format(low=rounded(low), currency=currency)
        return words, tip
    tip = QCoreApplication.translate("EffectFigures", "{low} to {high} {currency} a tonne").format(
        low=rounded(low), high=rounded(high), currency=currency
    )
    return words, tip


def site_sentence(site: SiteEffect, year: int, first_year: int) -> str:
    """Return a sentence on a site for a letter or a report; empty where nothing is known."""
    if not 0 < year <= len(site.years):
        return ""
    one = site.years[year - 1]
    later = [other.avoided[1] for other in site.years[year:]]
    lasting = bool(later) and all(value >= _LASTING * one.avoided[1] for value in later)
    words = QCoreApplication.translate(
        "EffectFigures",
        "The works at {site} would avoid {low} to {high} t of soil loss a year, most likely {mode} t, {when}",
    ).format(
        site=site.name,
        low=tonnes(one.avoided[0]),
        high=tonnes(one.avoided[2]),
        mode=tonnes(one.avoided[1]),
        when=_when(year, first_year, lasting),
    )
    if math.isfinite(site.before) and site.before > 0.0:
        words += QCoreApplication.translate("EffectFigures", ", {share} of the {before} t that it loses now").format(
            share=share_words(one.avoided[1] / site.before), before=tonnes(site.before)
        )
    if one.leaked[1] > 0.0:
        words += QCoreApplication.translate(
            "EffectFigures", "; grazing pushed out of fences would add {leaked} t around them"
        ).format(leaked=tonnes(one.leaked[1]))
        if one.net[1] <= 0.0:
            words += QCoreApplication.translate(
                "EffectFigures", ", so that nothing is gained unless livestock is reduced accordingly"
            )
    return words + "."


def _when(year: int, first_year: int, lasting: bool) -> str:
    if lasting:
        words = QCoreApplication.translate("EffectFigures", "from year {year} of the plan ({date}) on")
    else:
        words = QCoreApplication.translate("EffectFigures", "in year {year} of the plan ({date})")
    return words.format(year=year, date=first_year + year - 1)

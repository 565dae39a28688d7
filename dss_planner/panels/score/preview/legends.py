"""What the colours of each display of the preview mean."""

from __future__ import annotations

import math

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.codes import rule_color
from dss_planner.layers.translation import show
from dss_planner.panels.score.preview.legend_bar import Legend
from dss_planner.panels.score.preview.pictures import (
    CHANGE_COLORS,
    CHANGE_LIMITS,
    DISAGREEMENT,
    NEAR_MISSES,
    SCALE_OF,
    SCORE,
    Display,
)
from dss_planner.panels.score.preview.words import display_name
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.preview.livescore import LiveScore
from dss_planner.scoring.preview.scorechange import ScoreChange

#: The last limit of the scale of disagreement is this share of its bar.
_DISAGREEMENT_TOP = 15.0


def legend_of(display: Display, model: ScoreModel | None, score: LiveScore | None) -> Legend:
    """Return the legend of a display; its numbers where a score is known."""
    if display.kind == NEAR_MISSES:
        return _of_rules(model)
    name = display_name(display, model)
    colors = tuple(step.color for step in SCALE_OF[display.kind].steps)
    title = show(SCALE_OF[display.kind].title)
    if display.kind == SCORE:
        mean = score.mean if score is not None and math.isfinite(score.mean) else None
        short = f"{mean:.1f}" if mean is not None else ""
        middle = QCoreApplication.translate("Preview", "mean {mean}").format(mean=short) if short else ""
        about = ". ".join(part for part in (title, _hectares(score), middle) if part)
        return Legend(colors, "0", "100", None if mean is None else mean / 100.0, middle, short, about)
    if display.kind == DISAGREEMENT:
        return Legend(
            colors, "0", f"> {_DISAGREEMENT_TOP:g}", None, QCoreApplication.translate("Preview", "points"), about=title
        )
    return Legend(colors, "0", "1", about=f"{title}: {name}")


def _of_rules(model: ScoreModel | None) -> Legend:
    rules = model.exclusions if model is not None else ()
    colors = tuple(rule_color(number) for number in range(1, len(rules) + 1))
    lines = [
        QCoreApplication.translate(
            "Preview", "Land that one rule alone leaves out, a colour for each rule from left to right:"
        )
    ]
    lines += [f"{number}. {rule.name}" for number, rule in enumerate(rules, start=1)]
    if not rules:
        return Legend(
            about=QCoreApplication.translate("Preview", "The model has no rule, so nothing misses one"),
            middle=QCoreApplication.translate("Preview", "no rule"),
        )
    last = rules[-1].name if len(rules) > 1 else ""
    return Legend(colors, rules[0].name, last, about="\n".join(lines))


def _hectares(score: LiveScore | None) -> str:
    if score is None:
        return ""
    return QCoreApplication.translate(
        "Preview", "In view: {scored} ha scored, {excluded} ha left out, {unknown} ha unknown"
    ).format(
        scored=f"{score.scored_hectares:,.0f}",
        excluded=f"{score.excluded_hectares:,.0f}",
        unknown=f"{score.unknown_hectares:,.0f}",
    )


def change_legend(change: ScoreChange | None) -> Legend:
    """Return the legend of a difference of two scores."""
    low, high = f"< −{-CHANGE_LIMITS[0]:g}", f"> +{CHANGE_LIMITS[-1]:g}"
    limits = ", ".join(signed(limit, 0) for limit in CHANGE_LIMITS)
    about = QCoreApplication.translate(
        "Preview", "Change of the score in points; the colours change at {limits}"
    ).format(limits=limits)
    mean = ""
    if change is not None and math.isfinite(change.mean):
        mean = QCoreApplication.translate("Preview", "mean {mean}").format(mean=signed(change.mean))
    return Legend(CHANGE_COLORS, low, high, None, mean, about=about)


def signed(value: float, decimals: int = 1) -> str:
    """Return a number with its sign, as it is printed."""
    return f"{value:+.{decimals}f}".replace("-", "−")

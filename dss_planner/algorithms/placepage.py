"""The explanation of a place as one HTML page."""

from __future__ import annotations

import base64
import html

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.algorithms.pages import chart_bytes
from dss_planner.charts.tornado import tornado_figure
from dss_planner.erosion.explain.explainrequest import FACTOR, Factor, PlaceExplanation
from dss_planner.erosion.rweq import loss_figure
from dss_planner.layers.translation import show

_NOTHING = "–"


def place_page(found: PlaceExplanation) -> bytes:
    """Return the page: sentences, table of the factors and their inputs, chart."""
    title = QCoreApplication.translate("PlacePage", "Soil loss by wind at {longitude}° E, {latitude}° N").format(
        longitude=f"{found.longitude:.4f}", latitude=f"{found.latitude:.4f}"
    )
    notes = "".join(f"<li>{html.escape(show(note))}</li>" for note in found.notes)
    picture = base64.b64encode(chart_bytes(tornado_figure(found, translate=show))).decode("ascii")
    heads = (
        QCoreApplication.translate("PlacePage", "Number"),
        QCoreApplication.translate("PlacePage", "Value"),
        QCoreApplication.translate("PlacePage", "Unit"),
        QCoreApplication.translate("PlacePage", "10 % of the study area lies below"),
        QCoreApplication.translate("PlacePage", "90 % of the study area lies below"),
        QCoreApplication.translate("PlacePage", "Soil loss with it that low [t/km²·a]"),
        QCoreApplication.translate("PlacePage", "Soil loss with it that high [t/km²·a]"),
        QCoreApplication.translate("PlacePage", "Origin"),
    )
    head = "".join(f"<th>{html.escape(name)}</th>" for name in heads)
    rows = "".join(_row(factor) for factor in found.factors)
    content = (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{html.escape(title)}</title></head><body>'
        f"<h3>{html.escape(title)}</h3><ul>{notes}</ul>"
        f'<p><img width="540" alt="{html.escape(title)}" src="data:image/png;base64,{picture}"></p>'
        f'<table border="1" cellspacing="0" cellpadding="3"><tr>{head}</tr>{rows}</table></body></html>'
    )
    return content.encode("utf-8")


def _row(factor: Factor) -> str:
    name = html.escape(show(factor.title))
    if factor.symbol:
        name += f" ({html.escape(factor.symbol)})"
    if factor.kind == FACTOR:
        name = f"<b>{name}</b>"
    cells = [
        name,
        _number(factor.value),
        html.escape(factor.unit),
        _number(factor.low),
        _number(factor.high),
        _NOTHING if factor.result_low is None else loss_figure(factor.result_low),
        _NOTHING if factor.result_high is None else loss_figure(factor.result_high),
        html.escape(show(factor.source)),
    ]
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _number(value: float | None) -> str:
    if value is None:
        return _NOTHING
    return f"{float(f'{value:.4g}'):,g}" if abs(value) < 1e5 else f"{value:,.0f}"

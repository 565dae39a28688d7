"""The numbers behind a place as a tree: the five factors, and under each the inputs it was made of."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from dss_planner.erosion.explain.explainrequest import FACTOR, Factor
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.figures import loss_span
from dss_planner.panels.tables import rounded

_NAME, _VALUE, _UNIT, _SPAN, _EFFECT, _SOURCE = range(6)
_WIDTHS = (150, 52, 52, 108, 108, 260)


class PlaceTree(QTreeWidget):
    """Read only; rows can be chosen and copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("erosion_place_tree")
        self.setAccessibleName(self.tr("Numbers behind the place"))
        self.setHeaderLabels(
            [
                self.tr("Factor"),
                self.tr("Here"),
                self.tr("Unit"),
                self.tr("Land, 10–90 %"),
                self.tr("Loss with these"),
                self.tr("Source"),
            ]
        )
        tips = {
            _SPAN: self.tr("What 10 % and 90 % of the land that may erode lie below in the study area"),
            _EFFECT: self.tr(
                "Soil loss here [t/km²·a] if only this number were as low, or as high, as the column before says"
            ),
        }
        for column, tip in tips.items():
            self.headerItem().setToolTip(column, tip)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setUniformRowHeights(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setIndentation(14)
        header = self.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate(_WIDTHS):
            header.resizeSection(column, width)
        self.setMinimumHeight(120)

    def show_factors(self, factors: Sequence[Factor]) -> None:
        """Show ``factors``, all unfolded."""
        self.clear()
        tops: dict[str, QTreeWidgetItem] = {}
        for factor in factors:
            item = QTreeWidgetItem(_cells(factor))
            for column in (_VALUE, _SPAN, _EFFECT):
                item.setTextAlignment(column, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            item.setToolTip(_NAME, show(factor.title))
            item.setToolTip(_SOURCE, show(factor.source))
            item.setData(_NAME, Qt.ItemDataRole.UserRole, factor.id)
            if factor.kind == FACTOR:
                font = item.font(_NAME)
                font.setBold(True)
                item.setFont(_NAME, font)
                item.setFont(_VALUE, font)
                tops[factor.id] = item
                self.addTopLevelItem(item)
            else:
                parent = tops.get(factor.parent)
                if parent is not None:
                    parent.addChild(item)
                else:
                    self.addTopLevelItem(item)
        self.expandAll()
        # by the words there are: a larger type would cut numbers off
        for column in (_VALUE, _UNIT, _SPAN, _EFFECT):
            self.resizeColumnToContents(column)


def _cells(factor: Factor) -> list[str]:
    title = show(factor.title)
    name = f"{factor.symbol}  {title}" if factor.symbol and factor.symbol != title else title
    value = "–" if factor.value is None else rounded(factor.value)
    return [
        name,
        value,
        factor.unit,
        _span(factor.low, factor.high),
        ""
        if factor.result_low is None or factor.result_high is None
        else loss_span(factor.result_low, factor.result_high),
        show(factor.source),
    ]


def _span(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return ""
    return f"{rounded(low)} – {rounded(high)}"


def as_text(factors: Sequence[Factor], headings: Sequence[str]) -> str:
    """Return the rows with tabs between the cells, for a spreadsheet."""
    lines = ["\t".join(headings)]
    for factor in factors:
        cells = _cells(factor)
        cells[_NAME] = cells[_NAME] if factor.kind == FACTOR else f"  {cells[_NAME]}"
        lines.append("\t".join(cells))
    return "\n".join(lines)

"""The measures as a list to search in, each with how much of it rests on sources."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QBrush, QColor, QIcon, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QHeaderView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from dss_planner.layers.measure_looks import LOOKS, OTHER
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.panels.plan.catalogue.shelf import CatalogueShelf
from dss_planner.panels.plan.catalogue.words import WARNING, verified_share

_KEY = int(Qt.ItemDataRole.UserRole)
_FOUND_IN = int(Qt.ItemDataRole.UserRole) + 1
_NAME, _SHARE = range(2)


class MeasureTree(QWidget):
    """Search line and list. The share of values with a source is a bar in words: “6/24”."""

    #: Another measure was chosen: its id.
    chosen = pyqtSignal(str)

    def __init__(self, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._name_of = name_of
        self._filling = False
        self.search = QLineEdit(self)
        self.search.setObjectName("catalogue_search")
        self.search.setPlaceholderText(self.tr("Search names, keywords, species…"))
        self.search.setAccessibleName(self.tr("Search the catalogue"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("catalogue_list")
        self.tree.setAccessibleName(self.tr("Measures of the catalogue"))
        self.tree.setColumnCount(2)
        self.tree.setHeaderLabels([self.tr("Measure"), self.tr("Read")])
        self.tree.headerItem().setToolTip(
            _SHARE, self.tr("How many of its values rest on a source that was read; the others are unverified")
        )
        self.tree.setRootIsDecorated(False)
        self.tree.setUniformRowHeights(True)
        self.tree.setAlternatingRowColors(True)
        self.tree.setIconSize(QSize(14, 14))
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_SHARE, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.currentItemChanged.connect(self._current)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addWidget(self.search)
        layout.addWidget(self.tree, 1)
        self.setMinimumWidth(220)

    def fill(self, shelf: CatalogueShelf) -> None:
        """Show the measures of a catalogue; the choice is kept."""
        kept = self.key()
        self._filling = True
        self.tree.clear()
        for measure in shelf.catalogue.measures:
            self.tree.addTopLevelItem(self._item(measure, shelf))
        self._filling = False
        self._filter(self.search.text())
        self.choose(kept)

    def key(self) -> str:
        """Return the id of the measure chosen, or an empty string."""
        item = self.tree.currentItem()
        return str(item.data(_NAME, _KEY)) if item is not None else ""

    def choose(self, measure: str) -> None:
        """Choose a measure; the first one where there is none such."""
        items = self._items()
        found = next((item for item in items if item.data(_NAME, _KEY) == measure), items[0] if items else None)
        if found is not None:
            found.setHidden(False)
            self.tree.setCurrentItem(found)
            self.tree.doItemsLayout()  # rows made a moment ago have no place yet to scroll to
            self.tree.scrollToItem(found)

    def _items(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(row) for row in range(self.tree.topLevelItemCount())]

    def _item(self, measure: Measure, shelf: CatalogueShelf) -> QTreeWidgetItem:
        name = self._name_of(measure.id)
        known, count = verified_share(measure)
        words = name
        if shelf.added(measure.id):
            words = self.tr("{measure} (own)").format(measure=name)
        elif shelf.changed_by_people(measure):
            words = self.tr("{measure} (changed)").format(measure=name)
        item = QTreeWidgetItem([words, f"{known}/{count}"])
        item.setData(_NAME, _KEY, measure.id)
        item.setData(_NAME, _FOUND_IN, _searched(measure))
        item.setIcon(_NAME, QIcon(_swatch(LOOKS.get(measure.kind, OTHER).color, measure.geometry)))
        item.setTextAlignment(_SHARE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setToolTip(_NAME, f"{measure.number}: {measure.summary}")
        if not (measure.costs and all(cost.verified for cost in measure.costs)):
            font = item.font(_NAME)
            font.setItalic(True)
            item.setFont(_SHARE, font)
            item.setText(_SHARE, f"{item.text(_SHARE)} {WARNING}")
            item.setToolTip(
                _SHARE,
                self.tr("{missing} values rest on no source that was read, its costs among them").format(
                    missing=count - known
                ),
            )
        else:
            item.setToolTip(
                _SHARE, self.tr("{missing} values rest on no source that was read").format(missing=count - known)
            )
        return item

    def _filter(self, typed: str) -> None:
        words = typed.casefold().split()
        for item in self._items():
            found_in = str(item.data(_NAME, _FOUND_IN)) + item.text(_NAME).casefold()
            item.setHidden(not all(word in found_in for word in words))

    def _current(self, item: QTreeWidgetItem | None, before: QTreeWidgetItem | None = None) -> None:
        if item is not None and not self._filling:
            self.chosen.emit(str(item.data(_NAME, _KEY)))


def _searched(measure: Measure) -> str:
    """Return what a search looks in."""
    values = (measure.toolbox_keyword, measure.wocat, measure.material, measure.function, measure.risks)
    words = [measure.id, measure.number, measure.summary, *measure.names.values()]
    return " ".join([*words, *(str(one.value) for one in values if one is not None)]).casefold()


def _swatch(color: str, geometry: str) -> QPixmap:
    """Return the colour of a measure as an area, a line or a point."""
    pixmap = QPixmap(28, 28)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(color), 5))
    if geometry == "line":
        painter.drawLine(4, 24, 24, 4)
    elif geometry == "point":
        painter.setBrush(QBrush(QColor(color)))
        painter.drawEllipse(9, 9, 10, 10)
    else:
        painter.setBrush(QBrush(QColor(color)))
        painter.drawRect(6, 6, 16, 16)
    painter.end()
    return pixmap

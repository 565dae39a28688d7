"""Choosing aimags or soums by name: a layer of boundaries, and its names to tick."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.intake.area.areasource import NamedArea
from dss_planner.panels.area.name_search import folded
from dss_planner.panels.page import quiet_label

#: Rows of the list of names that are shown before it scrolls.
ROWS = 6


class _Search(QLineEdit):
    """A line to search with; Down goes to the list."""

    down = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the list."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
        else:
            super().keyPressEvent(event)


class AreaNames(QWidget):
    """A layer of boundaries and the names in it, searchable, several at once."""

    #: A layer of boundaries was chosen: its uri.
    layer_chosen = pyqtSignal(str)
    #: The ticked names are to be the study area: uri and names.
    used = pyqtSignal(str, tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.layer = QComboBox(self)
        self.layer.setObjectName("area_boundaries")
        self.layer.setAccessibleName(self.tr("Layer with the boundaries"))
        self.layer.setToolTip(self.tr("A layer of aimags, provinces, soums or districts"))
        self.layer.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.layer.activated.connect(lambda index: self.layer_chosen.emit(self.uri()))
        self.search = _Search(self)
        self.search.setObjectName("area_search")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("search a name"))
        self.search.setAccessibleName(self.tr("Search a name"))
        self.search.textChanged.connect(self._search)
        self.list = QListWidget(self)
        self.list.setObjectName("area_names")
        self.list.setAccessibleName(self.tr("Names of the areas"))
        self.list.setUniformItemSizes(True)
        self.list.setFixedHeight(ROWS * (self.fontMetrics().height() + 6) + 4)
        self.list.itemChanged.connect(self._count)
        self.search.down.connect(self._to_list)
        self.words = quiet_label("", self)
        self.use_button = QPushButton(self)
        self.use_button.setObjectName("area_use_names")
        self.use_button.setToolTip(self.tr("Join the ticked areas; their outline becomes the study area"))
        self.use_button.clicked.connect(lambda: self.used.emit(self.uri(), self.ticked()))
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("&Boundaries"), self.layer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(form)
        for widget in (self.words, self.search, self.list, self.use_button):
            layout.addWidget(widget)
        self.say(self.tr("Choose the layer with the boundaries."))

    def uri(self) -> str:
        """Return the uri of the layer of boundaries, or an empty string."""
        return str(self.layer.currentData() or "")

    def offer_layers(self, layers: Sequence[tuple[str, str]]) -> None:
        """Offer layers of boundaries: words and uri."""
        kept = self.uri()
        self.layer.blockSignals(True)
        self.layer.clear()
        self.layer.addItem(self.tr("choose a layer"), "")
        for words, uri in layers:
            self.layer.addItem(words, uri)
        self.layer.setCurrentIndex(max(self.layer.findData(kept), 0))
        self.layer.blockSignals(False)
        if kept and not self.uri():
            self.say(self.tr("Choose the layer with the boundaries."))

    def say(self, words: str) -> None:
        """Show a sentence in place of the names."""
        self.list.clear()
        self.words.setText(words)
        self._show(names=False)

    def offer_names(self, areas: Sequence[NamedArea]) -> None:
        """Offer the names to tick."""
        self.list.blockSignals(True)
        self.list.clear()
        for area in areas:
            item = QListWidgetItem(area.name)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsSelectable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._show(names=True)
        self._search(self.search.text())
        self._count()

    def ticked(self) -> tuple[str, ...]:
        """Return the names that are ticked, also those that the search hides."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.text() for item in items if item.checkState() == Qt.CheckState.Checked)

    def _show(self, names: bool) -> None:
        self.words.setVisible(not names)
        for widget in (self.search, self.list, self.use_button):
            widget.setVisible(names)

    def _search(self, words: str) -> None:
        wanted, found = folded(words), 0
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in folded(item.text()))
            found += not item.isHidden()
        if self.list.count():
            self.words.setText("" if found else self.tr("No name contains “{words}”").format(words=words.strip()))
            self.words.setVisible(not found)

    def _to_list(self) -> None:
        for row in range(self.list.count()):
            if not self.list.item(row).isHidden():
                self.list.setCurrentRow(row)
                self.list.setFocus()
                return

    def _count(self) -> None:
        count = len(self.ticked())
        self.use_button.setEnabled(count > 0)
        if count == 0:
            self.use_button.setText(self.tr("Tick one or more names"))
        elif count == 1:
            self.use_button.setText(self.tr("Use {name}").format(name=self.ticked()[0]))
        else:
            self.use_button.setText(self.tr("Use these {count} areas").format(count=count))

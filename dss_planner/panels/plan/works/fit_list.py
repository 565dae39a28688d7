"""All measures by how well they fit a site or a place, each with the rule that decides; drag one on the map."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, QMimeData, QModelIndex, QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.works.plan_rows import STATUSES, FitRow
from dss_planner.panels.sites.flow import FlowRow
from dss_planner.panels.status_dot import TELL, status_icon
from dss_planner.panels.verdict_tree import DOTS, status_words
from dss_planner.plan.drafting.placing import POINTS

#: What is dragged: the id of a measure, or of a kind of point.
MIME = "application/x-dss-planner-measure"
KEY = int(Qt.ItemDataRole.UserRole)
NAME, REASON = range(2)


def point_words(kind: str) -> str:
    """Return the name of a kind of point that can be set anywhere."""
    names = {
        "nursery": QCoreApplication.translate("FitList", "Nursery"),
        "photo": QCoreApplication.translate("FitList", "Photo point"),
        "trap": QCoreApplication.translate("FitList", "Sand traps"),
        "plot": QCoreApplication.translate("FitList", "Sample plot"),
    }
    return names.get(kind, kind)


class _Measures(QTreeWidget):
    """The list; a row can be dragged."""

    def sizeHint(self) -> QSize:
        """Low: the room that is left over is for the list."""
        return QSize(360, 70)

    def mimeTypes(self) -> list[str]:
        """What is dragged."""
        return [MIME]

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:
        """Return the id of the measure that is dragged, and its name for other programs."""
        data = QMimeData()
        data.setData(MIME, str(items[0].data(0, KEY)).encode())
        data.setText(items[0].text(NAME))
        return data


class FitList(QWidget):
    """Search, list and what can be done with a measure."""

    #: Id of the measure to add to the site.
    added = pyqtSignal(str)
    #: Id of a measure, or kind of point, to be placed on the map; '' for none any more.
    placing = pyqtSignal(str)
    #: Whether a place is to be pointed at whose verdicts are shown.
    asking = pyqtSignal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: tuple[FitRow, ...] = ()
        self._signs = {status: status_icon(dot) for status, dot in DOTS.items()}
        self.heading = QLabel(self)
        self.heading.setObjectName("plan_fit_heading")
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.search = QLineEdit(self)
        self.search.setObjectName("plan_fit_search")
        self.search.setPlaceholderText(self.tr("look for…"))
        self.search.setAccessibleName(self.tr("Show only measures with these words in name or reason"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(lambda _: self._filter())
        self.list = self._make_list()
        self.reason = quiet_label("", self)
        self.reason.setObjectName("plan_fit_reason")
        self.reason.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.reason.setMaximumHeight(2 * self.fontMetrics().lineSpacing() + 6)
        self.add_button = QPushButton(self.tr("&Add"), self)
        self.add_button.setObjectName("plan_add")
        self.add_button.setToolTip(self.tr("Draw the measure on the site where the rules lay it (double click)"))
        self.add_button.clicked.connect(self._add)
        self.place_button = self._toggle(
            "plan_place",
            self.tr("&Place"),
            self.tr("Place on the map"),
            self.tr(
                "Point at the place with the mouse, a finger, or Enter for the middle of the map; or drag the measure"
            ),
            "/mActionCapturePoint.svg",
        )
        self.place_button.toggled.connect(self._place)
        self.ask_button = self._toggle(
            "plan_ask",
            self.tr("As&k"),
            self.tr("Ask at a place"),
            self.tr("Point at a place to see which measures fit there; click again for the whole site"),
            "/mActionIdentify.svg",
        )
        self.ask_button.toggled.connect(self.asking)
        self.top = QHBoxLayout()
        self.top.setSpacing(4)
        self.top.addWidget(self.heading, 1)
        self.top.addWidget(self.search)
        self.search.setMaximumWidth(110)
        self.tools = FlowRow(self)
        for widget in (self.add_button, self.place_button, self.ask_button):
            self.tools.add(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(3)
        layout.addLayout(self.top)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.reason)
        layout.addWidget(self.tools)
        self._explain()

    def show_fits(self, rows: Sequence[FitRow], heading: str) -> None:
        """Show measures, the best first. heading: what they are judged for."""
        kept = self.key()
        self._rows = tuple(rows)
        counts = [(status, sum(row.status == status for row in rows)) for status in STATUSES]
        told = ", ".join(f"{count} {short_words(status)}" for status, count in counts if count)
        self.heading.setText(heading)
        self.heading.setToolTip(f"{heading}\n{told}")
        self.list.blockSignals(True)
        self.list.clear()
        for row in rows:
            self.list.addTopLevelItem(self._item(row))
        for kind in POINTS:
            self.list.addTopLevelItem(self._point_item(kind))
        self.list.blockSignals(False)
        self._filter()
        self.choose(kept)

    def choose(self, measure: str) -> None:
        """Choose a measure; the first one where there is none such."""
        items = [self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount())]
        found = next((item for item in items if item.data(0, KEY) == measure), items[0] if items else None)
        self.list.setCurrentItem(found)
        self._explain()

    def key(self) -> str:
        """Return the id of the measure or point chosen, or ''."""
        item = self.list.currentItem()
        return str(item.data(0, KEY) or "") if item is not None else ""

    def name_of(self, key: str) -> str:
        """Return the name of a measure or kind of point."""
        return next((row.name for row in self._rows if row.measure == key), point_words(key))

    def stop_placing(self) -> None:
        """Nothing is being placed any more."""
        self.place_button.setChecked(False)

    def stop_asking(self) -> None:
        """No place is being pointed at any more; without saying so."""
        self.ask_button.blockSignals(True)
        self.ask_button.setChecked(False)
        self.ask_button.blockSignals(False)

    def set_busy(self, busy: bool) -> None:
        """Switch off, while something runs, what would start another thing."""
        self._busy = busy
        self._explain()

    _busy = False

    def _make_list(self) -> _Measures:
        made = _Measures(self)
        made.setObjectName("plan_fits")
        made.setMinimumSize(200, 60)
        made.setAccessibleName(self.tr("Measures by how well they fit"))
        made.setHeaderLabels([self.tr("Measure"), self.tr("Why")])
        made.setRootIsDecorated(False)
        made.setUniformRowHeights(True)
        made.setAlternatingRowColors(True)
        made.setAllColumnsShowFocus(True)
        made.setDragEnabled(True)
        made.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        header = made.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(NAME, 150)
        made.currentItemChanged.connect(lambda *_: self._explain())
        made.activated.connect(self._activated)
        return made

    def _toggle(self, name: str, words: str, what: str, about: str, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setText(words)
        button.setAccessibleName(what)
        button.setToolTip(f"{what}: {about[:1].lower()}{about[1:]}")
        button.setIcon(QgsApplication.getThemeIcon(icon))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _item(self, row: FitRow) -> QTreeWidgetItem:
        item = QTreeWidgetItem([row.name, row.reason])
        item.setData(0, KEY, row.measure)
        item.setIcon(NAME, self._signs[row.status])
        item.setData(NAME, int(Qt.ItemDataRole.AccessibleTextRole), f"{row.name}, {status_words(row.status)}")
        item.setToolTip(NAME, f"{row.name} – {status_words(row.status)}\n{row.more}")
        item.setToolTip(REASON, row.more)
        if row.there:
            font = item.font(NAME)
            font.setBold(True)
            item.setFont(NAME, font)
        return item

    def _point_item(self, kind: str) -> QTreeWidgetItem:
        about = self.tr("Set by hand: drag it to its place on the map")
        item = QTreeWidgetItem([point_words(kind), about])
        item.setData(0, KEY, kind)
        item.setIcon(NAME, status_icon(TELL))
        return item

    def _filter(self) -> None:
        words = self.search.text().casefold().split()
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            text = f"{item.text(NAME)} {item.text(REASON)}".casefold()
            item.setHidden(not all(word in text for word in words))
        current = self.list.currentItem()
        if current is None or current.isHidden():  # else what is not seen would be placed
            shown = (self.list.topLevelItem(place) for place in range(self.list.topLevelItemCount()))
            self.list.setCurrentItem(next((item for item in shown if not item.isHidden()), None))

    def _row(self) -> FitRow | None:
        key = self.key()
        return next((row for row in self._rows if row.measure == key), None)

    def _explain(self) -> None:
        """Say why the measure chosen fits or not, and what can be done with it."""
        key, row = self.key(), self._row()
        if row is not None:
            there = self.tr(" The site has it already.") if row.there else ""
            hand = "" if row.drawn else self.tr(" It is not drawn: placing it needs knowledge of the ground.")
            words = f"{told(row.status, row.reason)}{there}{hand}"
        else:
            words = self.tr("Set by hand where you point; drawing again leaves it there.") if key else ""
        self.reason.setText(words)
        self.reason.setToolTip(words)
        drawable = row is not None and row.drawn
        self.add_button.setEnabled(bool(drawable and not row.there and not self._busy) if row is not None else False)
        self.place_button.setEnabled((drawable or key in POINTS) and not self._busy)

    def _add(self) -> None:
        if self.add_button.isEnabled():
            self.added.emit(self.key())

    def _activated(self, index: QModelIndex) -> None:
        if self.add_button.isEnabled():
            self._add()
        elif self.place_button.isEnabled():
            self.place_button.setChecked(True)

    def _place(self, wanted: bool) -> None:
        self.placing.emit(self.key() if wanted else "")


def told(status: str, reason: str) -> str:
    """Return why a measure fits or not; sentences that say the status themselves do not say it twice."""
    if reason.casefold().startswith(status):
        return reason
    return f"{status_words(status)}: {reason[:1].lower()}{reason[1:]}"


def short_words(status: str) -> str:
    """Return the status of a verdict in one word."""
    names = {
        "suitable": QCoreApplication.translate("FitList", "suitable"),
        "conditional": QCoreApplication.translate("FitList", "conditional"),
        "unknown": QCoreApplication.translate("FitList", "unknown"),
        "unsuitable": QCoreApplication.translate("FitList", "unsuitable"),
    }
    return names.get(status, status)

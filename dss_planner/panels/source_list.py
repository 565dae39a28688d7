"""The list of data layers: what each was recognised as, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dss_planner.intake.recognition import Recognition
from dss_planner.intake.roles import ROLES
from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.panels.role_names import role_name
from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, STALE, status_icon
from dss_planner.text import Text

URI = int(Qt.ItemDataRole.UserRole)
#: Rows shown before the list scrolls.
ROWS = 7


def short_name(uri: str) -> str:
    """Return the file's name, and the layer's within it."""
    path, _, layer = uri.partition("|layername=")
    return f"{Path(path).name} · {layer}" if layer else Path(path).name


class SourceList(QWidget):
    """What each layer was read as, and below the list the reason and the warnings of the row chosen."""

    #: The uri of the row chosen, or an empty string.
    chosen = pyqtSignal(str)
    #: The user says what a layer is: uri, role ('' leaves it to the recognition).
    overruled = pyqtSignal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: dict[str, Recognition | Text] = {}
        self._roles: dict[str, str] = {}
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("source_list")
        self.tree.setAccessibleName(self.tr("Data layers"))
        self.tree.setHeaderLabels([self.tr("Layer"), self.tr("Read as")])
        self.tree.setRootIsDecorated(False)
        self.tree.setAlternatingRowColors(True)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.tree.setFixedHeight(24 * (ROWS + 1) + 6)
        self.details = quiet_label("", self)
        self.details.setObjectName("source_details")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.tree)
        layout.addWidget(self.details)
        layout.addLayout(self._role_row())
        self.tree.currentItemChanged.connect(self._choose)
        self.details.hide()
        self._choose(None)

    def _role_row(self) -> QHBoxLayout:
        self.role = QComboBox(self)
        self.role.setObjectName("source_role")
        self.role.setToolTip(self.tr("Overrule what the layer was read as"))
        self.role.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._role_label = QLabel(self.tr("&Use it as"), self)
        self._role_label.setBuddy(self.role)
        self.role.activated.connect(lambda index: self.overruled.emit(self.current(), str(self.role.itemData(index))))
        row = QHBoxLayout()
        row.addWidget(self._role_label)
        row.addWidget(self.role, 1)
        return row

    def current(self) -> str:
        """Return the uri of the row chosen, or an empty string."""
        item = self.tree.currentItem()
        return str(item.data(0, URI)) if item is not None else ""

    def fill(self, uris: Sequence[str], found: Mapping[str, Recognition | Text], roles: Mapping[str, str]) -> None:
        """Show ``uris``.

        ``found`` holds what each was recognised as, or a sentence that says why it was not; ``roles`` what the user
        said instead.
        """
        kept = self.current()
        self._roles = dict(roles)
        self._found = dict(found)
        self.tree.blockSignals(True)
        self.tree.clear()
        for uri in uris:
            item = self._item(uri, found.get(uri))
            self.tree.addTopLevelItem(item)
            if uri == kept:
                self.tree.setCurrentItem(item)
        self.tree.blockSignals(False)
        self._choose(self.tree.currentItem())

    def _item(self, uri: str, recognition: Recognition | Text | None) -> QTreeWidgetItem:
        item = QTreeWidgetItem([short_name(uri), self.tr("…")])
        item.setData(0, URI, uri)
        item.setToolTip(0, uri)
        state = EMPTY
        if isinstance(recognition, Text):
            state = PROBLEM
            item.setText(1, self.tr("cannot be read"))
        elif recognition is not None:
            known = recognition.role or self._roles.get(uri)
            state = DONE if known and not recognition.warnings else STALE
            item.setText(1, self._read_as(recognition))
            item.setToolTip(1, show(recognition.reason))
        item.setIcon(0, status_icon(state))
        return item

    def _offer_roles(self, uri: str, found: Recognition | Text | None) -> None:
        """Offer the roles that a layer of this kind can have."""
        known = isinstance(found, Recognition)
        self.role.setVisible(known)
        self._role_label.setVisible(known)
        self.role.clear()
        if not isinstance(found, Recognition):
            return
        vector = found.kind == "vector" or "|layername=" in uri
        self.role.addItem(self.tr("what it was read as"), "")
        for role, facts in ROLES.items():
            if (facts.kind == "vector") == vector and role != "study_area":
                self.role.addItem(role_name(role), role)
        self.role.setCurrentIndex(max(self.role.findData(self._roles.get(uri, "")), 0))

    def _read_as(self, recognition: Recognition) -> str:
        role = self._roles.get(recognition.uri) or recognition.role
        if not role:
            return self.tr("not recognised")
        name = role_name(role)
        unit = recognition.unit_found
        return self.tr("{role} [{unit}]").format(role=name, unit=unit) if unit else name

    def _choose(self, item: QTreeWidgetItem | None, before: QTreeWidgetItem | None = None) -> None:
        uri = str(item.data(0, URI)) if item is not None else ""
        found = self._found.get(uri)
        if isinstance(found, Text):
            sentences = [show(found)]
        elif found is None:
            sentences = []
        else:
            sentences = [show(found.reason), *("⚠ " + show(warning) for warning in found.warnings)]
        self.details.setText("\n".join(sentences))
        self.details.setVisible(bool(sentences))
        self._offer_roles(uri, found)
        self.chosen.emit(uri)

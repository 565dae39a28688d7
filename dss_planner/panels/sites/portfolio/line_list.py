"""Lines that one adds to and takes from, with the button that adds one below them."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from dss_planner.panels.sites.choice_fields import ChoiceFields


class LineList(QWidget):
    """Bound to the setting ``key``, a tuple with one entry for each line. name: of the button."""

    def __init__(self, fields: ChoiceFields, key: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._fields = fields
        self._key = key
        self._lines: list[QWidget] = []
        self.add_button = QPushButton(self)
        self.add_button.setObjectName(name)
        self.add_button.clicked.connect(self._add)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(3)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        self._layout.addLayout(row)

    def show_settings(self) -> None:
        """Show the lines as they are now."""
        raise NotImplementedError

    def _put(self, lines: Iterable[QWidget]) -> None:
        """Show these lines in place of those before."""
        for line in self._lines:
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = list(lines)
        for place, line in enumerate(self._lines):
            self._layout.insertWidget(place, line)

    def _remover(self, place: int, words: str, line: QWidget) -> QToolButton:
        """Return the button that takes the line at ``place`` away; words: what it does."""
        remove = QToolButton(line)
        remove.setText("×")
        remove.setAutoRaise(True)
        remove.setToolTip(words)
        remove.setAccessibleName(words)
        remove.clicked.connect(lambda: self._remove(place))
        return remove

    def _add(self) -> None:
        raise NotImplementedError

    def _remove(self, place: int) -> None:
        entries = list(getattr(self._fields.choices, self._key))
        del entries[place]
        self._fields.change(**{self._key: tuple(entries)})
        self.show_settings()

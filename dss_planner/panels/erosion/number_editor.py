"""The single numbers behind the indices and dust sources: seen with their source, changed, put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dss_planner.layers.translation import show
from dss_planner.panels.erosion.checked_field import CheckedField
from dss_planner.panels.erosion.index_numbers import (
    number_title,
    numbers_with,
    problem_of,
    shipped_numbers,
    stored_with,
)
from dss_planner.panels.erosion.membership_names import SECTIONS
from dss_planner.panels.page import FoldingBox, quiet_label
from dss_planner.panels.tables import Cell, ResultTable
from dss_planner.study.settings import StudySettings


class NumberEditor(FoldingBox):
    """A table of numbers; the one chosen is changed below it. What is wrong is said at the field, not stored."""

    #: Settings that changed: name → value.
    changed = pyqtSignal(dict)

    def __init__(self, sections: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("erosion_numbers")
        self.set_heading(self.tr("Numbers: limits, levels and classes"))
        self._settings = StudySettings()
        # the box shows and hides what lies in it directly: what comes and goes by itself lies deeper
        inside = QWidget(self)
        self.section = QComboBox(inside)
        self.section.setObjectName("erosion_number_section")
        self.section.setAccessibleName(self.tr("Map that the numbers are for"))
        for section in sections:
            self.section.addItem(show(SECTIONS[section]), section)
        self.section.setVisible(len(sections) > 1)
        headings = (
            self.tr("Number"), self.tr("Value"), self.tr("Unit"), self.tr("Evidence"), self.tr("Set by"),
            self.tr("Source"),
        )  # fmt: skip
        self.table = ResultTable(headings, 5, "erosion_number_table", 7, inside)
        self.table.setAccessibleName(self.tr("Numbers of the map"))
        self.label = QLabel(inside)
        self.field = CheckedField("erosion_number_value", inside)
        self.label.setBuddy(self.field)
        self.reset_button = QPushButton(self.tr("Back to the default"), inside)
        self.reset_button.setObjectName("erosion_number_reset")
        self.reset_all_button = QPushButton(self.tr("All back"), inside)
        self.reset_all_button.setObjectName("erosion_number_reset_all")
        self.reset_all_button.setToolTip(self.tr("Put all numbers of this map back to the defaults"))
        line = QHBoxLayout()
        line.addWidget(self.field, 1)
        line.addWidget(self.reset_button, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.reset_all_button, 0, Qt.AlignmentFlag.AlignTop)
        QVBoxLayout(self).addWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.section, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.table)
        layout.addWidget(self.label)
        layout.addLayout(line)
        about = self.tr("They are kept with the study. Changes count when the map is worked out again.")
        layout.addWidget(quiet_label(about, inside))
        self.setCollapsed(True)
        self.section.currentIndexChanged.connect(lambda _: self._show_section())
        self.table.itemSelectionChanged.connect(self._show_number)
        self.field.edited.connect(self._take)
        self.reset_button.clicked.connect(lambda: self._store(None))
        self.reset_all_button.clicked.connect(self._reset_all)

    def show_settings(self, settings: StudySettings) -> None:
        """Show the numbers of ``settings``."""
        self._settings = settings
        self._show_section()

    def _section(self) -> str:
        return str(self.section.currentData())

    def _show_section(self) -> None:
        section = self._section()
        shipped = shipped_numbers(section)
        numbers = numbers_with(self._settings.index_numbers, section)
        rows = []
        for name, (value, own) in numbers.items():
            entry = shipped[name]
            rows.append(
                [
                    Cell(show(number_title(name))),
                    Cell(f"{value:.6g}", value),
                    Cell(entry.unit),
                    Cell("[U]" if own else f"[{entry.tag}]"),
                    Cell(self.tr("you") if own else self.tr("default")),
                    Cell("" if own else entry.source),
                ]
            )
        self.table.blockSignals(True)
        self.table.fill(rows, list(numbers))
        self.table.blockSignals(False)
        self.reset_all_button.setEnabled(any(own for _, own in numbers.values()))
        self._show_number()

    def _show_number(self) -> None:
        name = self.table.key()
        found = numbers_with(self._settings.index_numbers, self._section()).get(name)
        self.field.setEnabled(found is not None)
        if found is None:
            return
        unit = shipped_numbers(self._section())[name].unit
        words = self.tr("{number} [{unit}]").format(number=show(number_title(name)), unit=unit)
        self.label.setText(words)
        self.field.line.setAccessibleName(words)
        self.field.set_number(found[0])
        self.reset_button.setEnabled(found[1])

    def _take(self) -> None:
        section, name = self._section(), self.table.key()
        if not name:
            return
        value = self.field.number()
        others = {key: found for key, (found, _) in numbers_with(self._settings.index_numbers, section).items()}
        problem = problem_of(section, name, value, others)
        self.field.complain(problem)
        if not problem:
            self._store(value)

    def _store(self, value: float | None) -> None:
        self._settle(stored_with(self._settings.index_numbers, self._section(), self.table.key(), value))

    def _reset_all(self) -> None:
        stored = self._settings.index_numbers
        self._settle({key: dict(entries) for key, entries in stored.items() if key != self._section()})

    def _settle(self, stored: dict[str, dict[str, float]]) -> None:
        self._settings = replace(self._settings, index_numbers=stored)
        self.changed.emit({"index_numbers": stored})
        self._show_section()

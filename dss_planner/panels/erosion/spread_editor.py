"""How far each input may be off: seen with its source, changed, put back."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dss_planner.erosion.uncertainty.spread import DISTRIBUTIONS, KINDS, Spread
from dss_planner.erosion.uncertainty.uncertaininputs import title
from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.erosion.checked_field import CheckedField
from dss_planner.panels.erosion.spread_rules import (
    Entry,
    default_of,
    entries,
    problems_of,
    require_usable,
    stored_with,
)
from dss_planner.panels.page import FoldingBox, quiet_label
from dss_planner.panels.tables import Cell, ResultTable, rounded
from dss_planner.study.settings import StudySettings

#: What an input without any spread begins with when it is given one.
_FIRST = Spread("relative", 0.9, 1.1, unit="×", tag="[U]")


class SpreadEditor(FoldingBox):
    """A table of inputs; the one chosen is changed below it. What is wrong is said at its field, not stored."""

    #: Settings that changed: name → value.
    changed = pyqtSignal(dict)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("erosion_spreads")
        self.set_heading(self.tr("How far each input may be off"))
        self._settings, self._folder = StudySettings(), ""
        self._entries: dict[str, Entry] = {}
        self._filling = False
        # the box shows and hides what lies in it directly: what comes and goes by itself lies deeper
        self._inside = QWidget(self)
        headings = (
            self.tr("Input"), self.tr("Set by"), self.tr("Kind"), self.tr("Low"), self.tr("High"), self.tr("Unit"),
            self.tr("Distribution"), self.tr("Evidence"), self.tr("Source"),
        )  # fmt: skip
        self.table = ResultTable(headings, 8, "erosion_spread_table", 8, self._inside)
        self.table.setAccessibleName(self.tr("Spread of each input"))
        self._form = QWidget(self._inside)
        self.kind = self._choice("kind", KINDS, self._kinds())
        self.distribution = self._choice("distribution", DISTRIBUTIONS, self._distributions())
        self.low, self.high, self.options, self.source = (
            CheckedField(f"erosion_spread_{name}", self._form) for name in ("low", "high", "options", "source")
        )
        self.reason = quiet_label("", self._form)
        self.reason.setObjectName("erosion_spread_reason")
        self.reset_button = QPushButton(self.tr("Back to the default"), self._form)
        self.reset_button.setObjectName("erosion_spread_reset")
        self.reset_all_button = QPushButton(self.tr("All back"), self._form)
        self.reset_all_button.setObjectName("erosion_spread_reset_all")
        self._labels: dict[QWidget, QLabel] = {}
        self._lay_out()
        self.setCollapsed(True)
        self.table.itemSelectionChanged.connect(self._show_entry)
        for box in (self.kind, self.distribution):
            box.currentIndexChanged.connect(self._take_choice)
        for field in (self.low, self.high, self.options, self.source):
            field.edited.connect(self._take)
        self.reset_button.clicked.connect(lambda: self._settle(stored_with(self._settings, self.table.key(), None)))
        self.reset_all_button.clicked.connect(lambda: self._settle({}))

    def show_settings(self, settings: StudySettings, folder: str) -> None:
        """Show the spreads of ``settings`` for the layers in ``folder``."""
        self._settings, self._folder = settings, folder
        self._fill()

    def _choice(self, name: str, values: tuple[str, ...], words: dict[str, str]) -> QComboBox:
        box = QComboBox(self._form)
        box.setObjectName(f"erosion_spread_{name}")
        for value in values:
            box.addItem(words[value], value)
        return box

    def _kinds(self) -> dict[str, str]:
        return {
            "relative": self.tr("factor on the input"),
            "offset": self.tr("added to the input"),
            "absolute": self.tr("in place of the input"),
            "choice": self.tr("one of several"),
        }

    def _distributions(self) -> dict[str, str]:
        return {
            "uniform": self.tr("uniform: low to high"),
            "triangular": self.tr("triangular: low to high"),
            "normal": self.tr("normal: 5th and 95th percentile"),
            "lognormal": self.tr("log-normal: 5th and 95th percentile"),
        }

    def _lay_out(self) -> None:
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(3)
        rows = (
            (self.tr("Kind"), self.kind),
            (self.tr("Low"), self.low),
            (self.tr("High"), self.high),
            (self.tr("Distribution"), self.distribution),
            (self.tr("Options"), self.options),
            (self.tr("Source"), self.source),
        )
        for words, field in rows:
            label = QLabel(words, self._form)
            label.setBuddy(field)
            getattr(field, "line", field).setAccessibleName(words.replace("&", ""))
            self._labels[field] = label
            form.addRow(label, field)
        form.addRow(self.reason)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self.reset_all_button)
        buttons.addStretch(1)
        form.addRow(buttons)
        QVBoxLayout(self).addWidget(self._inside)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table)
        layout.addWidget(self._form)
        about = self.tr(
            "Kept as numbers with the study; they count at the next run. A factor from 1 to 1 keeps an input as it is."
        )
        layout.addWidget(quiet_label(about, self._inside))

    def _fill(self) -> None:
        self._entries = entries(self._folder, self._settings)
        rows = [self._row(name, entry) for name, entry in self._entries.items()]
        self.table.blockSignals(True)
        self.table.fill(rows, list(self._entries))
        self.table.blockSignals(False)
        self.reset_all_button.setEnabled(bool(self._settings.uncertainties))
        self._show_entry()

    def _row(self, name: str, entry: Entry) -> list[Cell]:
        spread = entry.spread
        if spread is None:
            return [Cell(show(title(name))), Cell(self.tr("not drawn")), *(Cell("–") for _ in range(7))]
        who = self.tr("you") if entry.own else self.tr("default")
        choice = spread.kind == "choice"
        shape = self._distributions().get(spread.distribution, "")
        words = self.tr("{count} options").format(count=len(spread.options)) if choice else shape.partition(":")[0]
        tip = " | ".join(map(str, spread.options)) if choice else shape
        return [
            Cell(show(title(name))),
            Cell(self.tr("{who}, left out").format(who=who) if entry.reason else who, tip=show(entry.reason) or who),
            Cell(self._kinds().get(spread.kind, spread.kind)),
            Cell("–" if choice else rounded(spread.low), spread.low),
            Cell("–" if choice else rounded(spread.high), spread.high),
            Cell(spread.unit),
            Cell(words, tip=tip),
            Cell(spread.tag),
            Cell(spread.source),
        ]

    def _show_entry(self) -> None:
        entry = self._entries.get(self.table.key())
        self._form.setEnabled(entry is not None)
        if entry is None:
            return
        spread = entry.spread or _FIRST
        self._filling = True
        self.kind.setCurrentIndex(self.kind.findData(spread.kind))
        self.distribution.setCurrentIndex(self.distribution.findData(spread.distribution))
        drawn = entry.spread is not None
        self.low.set_number(spread.low if drawn else None)
        self.high.set_number(spread.high if drawn else None)
        self.options.set_text(", ".join(map(str, spread.options)))
        self.source.set_text(spread.source)
        self._filling = False
        self._show_needed()
        self.reset_button.setEnabled(entry.own)
        words = show(entry.reason) if entry.reason else ""
        if not drawn:
            words = self.tr("Not drawn by default: write low and high to draw it too.")
        self.reason.setText(words)
        self.reason.setVisible(bool(words))

    def _show_needed(self) -> None:
        choice = self.kind.currentData() == "choice"
        for field in (self.low, self.high, self.distribution, self.options):
            wanted = choice == (field is self.options)
            field.setVisible(wanted)
            self._labels[field].setVisible(wanted)

    def _take_choice(self) -> None:
        if not self._filling:
            self._show_needed()
            self._take()

    def _take(self) -> None:
        entry = self._entries.get(self.table.key())
        if self._filling or entry is None:
            return
        kind, distribution = self.kind.currentData(), self.distribution.currentData()
        typed = {"low": self.low.number(), "high": self.high.number()}
        problems = problems_of(kind, distribution, typed, self.options.text())
        for name in ("low", "high", "options"):
            getattr(self, name).complain(problems.get(name, ""))
        if problems:
            return
        spread = self._typed(entry.spread or _FIRST)
        if (
            entry.spread is not None
            and replace(spread, tag=entry.spread.tag, source=self.source.text()) == entry.spread
        ):
            return
        try:
            require_usable(self._folder, self._settings, self.table.key(), spread)
        except InputError as error:
            (self.options if kind == "choice" else self.high).complain(show(error))
            return
        self._settle(stored_with(self._settings, self.table.key(), spread))

    def _typed(self, before: Spread) -> Spread:
        """Return the spread as typed; unit and weights stay as long as they still mean the same."""
        kind, shipped = self.kind.currentData(), default_of(self._folder, self._settings, self.table.key())
        source = self.source.text()
        source = "" if shipped is not None and source == shipped.source else source
        if kind == "choice":
            options = tuple(part.strip() for part in self.options.text().split(",") if part.strip())
            weights = before.weights if options == before.options else ()
            return Spread(kind, options=options, weights=weights, source=source, tag="[U]")
        unit = before.unit if before.kind == kind else ("×" if kind == "relative" else "")
        low, high = self.low.number() or 0.0, self.high.number() or 0.0
        return Spread(kind, low, high, (), self.distribution.currentData(), unit, source, "[U]")

    def _settle(self, stored: dict[str, dict[str, object]]) -> None:
        self._settings = replace(self._settings, uncertainties=stored)
        self.changed.emit({"uncertainties": stored})
        self._fill()

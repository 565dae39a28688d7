"""The breakpoints of the data-poor maps and of dust sources: seen with their source, changed, put back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.erosion.susceptibility.memberships import KINDS, Membership
from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.panels.erosion import membership_names as names
from dss_planner.panels.erosion.breakpoint_rules import (
    of_kind,
    problems_of,
    resolved,
    rule_from,
    rules_of,
    span,
    stored_with,
)
from dss_planner.panels.erosion.checked_field import CheckedField
from dss_planner.panels.erosion.membership_curve import MembershipCurve
from dss_planner.panels.erosion.recorded_results import results_of
from dss_planner.panels.page import FoldingBox, quiet_label
from dss_planner.panels.tables import Cell, ResultTable, number, rounded
from dss_planner.study.settings import StudySettings

#: Section → raster that records the numbers it was made with, and under what key.
_MADE = {
    "ilswe": ("susceptibility.tif", "breakpoints"),
    "proxy": ("source_proxy.tif", "memberships"),
    "dust": ("dust_source.tif", "memberships"),
}


class BreakpointEditor(FoldingBox):
    """A table of memberships; the one chosen is changed below it. What is wrong is said at its field, not stored."""

    #: Settings that changed: name → value.
    changed = pyqtSignal(dict)

    def __init__(self, sections: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("erosion_breakpoints")
        self.set_heading(self.tr("Breakpoints: which value counts how much"))
        self._settings = StudySettings()
        self._folder = ""
        self._made: Mapping[str, object] = {}
        self._filling = False
        # the box shows and hides what lies in it directly: what comes and goes by itself lies deeper
        self._inside = QWidget(self)
        self.section = QComboBox(self._inside)
        self.section.setObjectName("erosion_breakpoint_section")
        self.section.setAccessibleName(self.tr("Map that the breakpoints are for"))
        for section in sections:
            self.section.addItem(show(names.SECTIONS[section]), section)
        self.section.setVisible(len(sections) > 1)
        headings = (
            self.tr("Factor"), self.tr("0 → 1"), self.tr("Unit"), self.tr("Evidence"), self.tr("Set by"),
            self.tr("Source"),
        )  # fmt: skip
        self.table = ResultTable(headings, 5, "erosion_breakpoint_table", 6, self._inside)
        self.table.setAccessibleName(self.tr("Breakpoints of each factor"))
        self._form = QWidget(self._inside)
        self.kind = QComboBox(self._form)
        self.kind.setObjectName("erosion_breakpoint_kind")
        for kind in KINDS:
            self.kind.addItem(show(names.KINDS[kind]), kind)
        self.fields = {name: CheckedField(f"erosion_breakpoint_{name}", self._form) for name in names.NUMBERS}
        self.source = CheckedField("erosion_breakpoint_source", self._form)
        self.known = quiet_label("", self._form)
        self.fix_button = QPushButton(self.tr("Use that number"), self._form)
        self.fix_button.setObjectName("erosion_breakpoint_fix")
        self.fix_button.setToolTip(self.tr("Store the number in place of the percentile: it then stays, whatever runs"))
        self.reset_button = QPushButton(self.tr("Back to the default"), self._form)
        self.reset_button.setObjectName("erosion_breakpoint_reset")
        self.reset_all_button = QPushButton(self.tr("All back"), self._form)
        self.reset_all_button.setObjectName("erosion_breakpoint_reset_all")
        self.reset_all_button.setToolTip(self.tr("Put all breakpoints of this map back to the defaults"))
        self.curve = MembershipCurve(self._inside)
        self._lay_out()
        self.setCollapsed(True)
        self.section.currentIndexChanged.connect(lambda _: self._show_section())
        self.table.itemSelectionChanged.connect(self._show_rule)
        self.kind.currentIndexChanged.connect(self._take_kind)
        for field in (*self.fields.values(), self.source):
            field.edited.connect(self._take)
        self.fix_button.clicked.connect(self._fix)
        self.reset_button.clicked.connect(lambda: self._store(None))
        self.reset_all_button.clicked.connect(self._reset_all)

    def show_settings(self, settings: StudySettings, folder: str) -> None:
        """Show the breakpoints of ``settings``, with the numbers that percentiles had in the last run in ``folder``."""
        self._settings, self._folder = settings, folder
        self._show_section()

    def rule(self) -> tuple[Membership, bool] | None:
        """Return the membership chosen and whether it is the user's own."""
        return rules_of(self._settings.breakpoints, self._section()).get(self.table.key())

    def _lay_out(self) -> None:
        form = QFormLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(3)
        self._labels: dict[QWidget, QLabel] = {}

        def add(words: str, field: QWidget) -> None:
            label = QLabel(words, self._form)
            label.setBuddy(field)
            getattr(field, "line", field).setAccessibleName(words)
            self._labels[field] = label
            form.addRow(label, field)

        add(self.tr("Kind"), self.kind)
        for name, field in self.fields.items():
            add(show(names.NUMBERS[name]), field)
        known = QHBoxLayout()
        known.addWidget(self.known, 1)
        known.addWidget(self.fix_button)
        form.addRow(known)
        add(self.tr("Source"), self.source)
        buttons = QHBoxLayout()
        buttons.addWidget(self.reset_button)
        buttons.addWidget(self.reset_all_button)
        buttons.addStretch(1)
        form.addRow(buttons)
        below = QHBoxLayout()
        below.addWidget(self._form, 3)
        below.addWidget(self.curve, 2)
        QVBoxLayout(self).addWidget(self._inside)
        layout = QVBoxLayout(self._inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.section, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.table)
        layout.addLayout(below)
        about = self.tr(
            "They are kept as numbers with the study. A percentile is worked out over the study area at the next run "
            "and shown here as the number it was. Changes count when the map is worked out again."
        )
        layout.addWidget(quiet_label(about, self._inside))

    def _section(self) -> str:
        return str(self.section.currentData())

    def _show_section(self) -> None:
        section = self._section()
        raster, key = _MADE[section]
        made = results_of(str(Path(self._folder, raster))).get(key) if self._folder else None
        self._made = made if isinstance(made, Mapping) else {}
        rules = rules_of(self._settings.breakpoints, section)
        rows = []
        for name, (rule, own) in rules.items():
            title = show(names.factor_name(section, name))
            who = self.tr("you") if own else self.tr("default")
            words = span(rule, self._made.get(name))
            rows.append(
                [
                    Cell(title),
                    Cell(words, tip=show(names.KINDS[rule.kind])),
                    Cell(rule.unit),
                    Cell(f"[{rule.tag}]"),
                    Cell(who),
                    Cell(rule.source),
                ]
            )
        self.table.blockSignals(True)
        self.table.fill(rows, list(rules))
        self.table.blockSignals(False)
        self.reset_all_button.setEnabled(any(own for _, own in rules.values()))
        self._show_rule()

    def _show_rule(self) -> None:
        found = self.rule()
        self._form.setEnabled(found is not None)
        if found is None:
            return
        rule, own = found
        self._filling = True
        self.kind.setCurrentIndex(self.kind.findData(rule.kind))
        shown = names.fields_of(rule.kind)
        for name, field in self.fields.items():
            field.set_number(getattr(rule, name))
            field.setVisible(name in shown)
            self._labels[field].setVisible(name in shown)
        for name in ("low", "high", "middle"):
            self._labels[self.fields[name]].setToolTip(rule.unit)
        self.source.set_text(rule.source)
        self._filling = False
        self.reset_button.setEnabled(own)
        known = resolved(rule, self._made.get(self.table.key()))
        waits = not rule.is_resolved
        self.known.setVisible(waits)
        self.fix_button.setVisible(waits and known is not None)
        if waits:
            percentile = number(rule.percentile)
            self.known.setText(
                self.tr("Percentile {percentile} of the study area in the last run: {value}").format(
                    percentile=percentile, value=rounded(float(known.high or 0.0))
                )
                if known is not None
                else self.tr("Percentile {percentile} of the study area: a number once the map is worked out").format(
                    percentile=percentile
                )
            )
        self.curve.show_rule(known, show(names.factor_name(self._section(), self.table.key())))

    def _take_kind(self) -> None:
        found = self.rule()
        if self._filling or found is None or self.kind.currentData() == found[0].kind:
            return
        rule = of_kind(found[0], self.kind.currentData())
        self._store(replace(rule, tag="U", source=self._own_source(found)))

    def _take(self) -> None:
        found = self.rule()
        if self._filling or found is None:
            return
        kind = self.kind.currentData()
        typed = {name: self.fields[name].number() for name in names.fields_of(kind)}
        problems = problems_of(kind, typed)
        for name, field in self.fields.items():
            field.complain(problems.get(name, ""))
        if problems:
            return
        try:
            rule = rule_from(found[0], kind, typed, self._own_source(found))
        except InputError as error:
            self.source.complain(show(error))
            return
        same = replace(rule, source=found[0].source) == found[0] and self.source.text() == found[0].source
        if not same:
            self._store(replace(rule, tag="U"))

    def _own_source(self, found: tuple[Membership, bool]) -> str:
        """Return the source typed; the source of a default does not hold for other numbers."""
        typed = self.source.text()
        shipped = defaults(self._section()).memberships[self.table.key()]
        return "" if typed == shipped.source else typed

    def _fix(self) -> None:
        found = self.rule()
        known = resolved(found[0], self._made.get(self.table.key())) if found is not None else None
        if known is not None:
            source = self.tr("percentile {percentile} of the study area, kept as a number").format(
                percentile=number(known.percentile)
            )
            self._store(replace(known, tag="U", source=source))

    def _store(self, rule: Membership | None) -> None:
        stored = stored_with(self._settings, self._section(), self.table.key(), rule)
        self._settle(stored)

    def _reset_all(self) -> None:
        self._settle({key: dict(v) for key, v in self._settings.breakpoints.items() if key != self._section()})

    def _settle(self, stored: dict) -> None:
        self._settings = replace(self._settings, breakpoints=stored)
        self.changed.emit({"breakpoints": stored})
        self._show_section()

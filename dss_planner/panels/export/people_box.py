"""How many people benefit, as funders ask it: direct and indirect, women and men, with the source of the counts."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QSpinBox, QWidget

from dss_planner.panels.page import FoldingBox, quiet_label
from dss_planner.panels.plan.undo_buttons import plan_undo_bar
from dss_planner.plan.store.projectfacts import Beneficiaries, project_facts, with_people

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk

#: Shown for “nobody counted”, which is not 0.
_UNKNOWN = -1
_MOST = 100_000_000


class PeopleBox(FoldingBox):
    """Five counts and their source; a count that nobody made stays “not counted”."""

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self.setObjectName("people_box")
        self.counts = {
            name: self._count(name, title)
            for name, title in (
                ("direct_women", self.tr("Direct, women")),
                ("direct_men", self.tr("Direct, men")),
                ("indirect_women", self.tr("Indirect, women")),
                ("indirect_men", self.tr("Indirect, men")),
                ("households", self.tr("Herder households that use the land")),
            )
        }
        self.source = QLineEdit(self)
        self.source.setObjectName("people_source")
        self.source.setAccessibleName(self.tr("Source of the counts"))
        self.source.setPlaceholderText(self.tr("Register of the soum, survey, day"))
        self.source.editingFinished.connect(self._store)
        layout = QFormLayout(self)
        for first, second in (("direct_women", "direct_men"), ("indirect_women", "indirect_men")):
            row = QHBoxLayout()
            row.addWidget(self.counts[first])
            row.addWidget(self.counts[second])
            direct = first.startswith("direct")
            layout.addRow(self.tr("Direct: women, men") if direct else self.tr("Indirect: women, men"), row)
        layout.addRow(self.tr("Herder households"), self.counts["households"])
        layout.addRow(self.tr("Source"), self.source)
        meaning = self.tr("Direct: they take part, or use land under works. Indirect: they live where dust is less.")
        layout.addRow(quiet_label(meaning, self))
        layout.addRow(plan_undo_bar(desk, self))
        self.setCollapsed(True)
        self.show_people()

    def show_people(self) -> None:
        """Show what the plan holds."""
        document = self.desk.document
        people = project_facts(document).people if document is not None else Beneficiaries()
        self.setEnabled(document is not None)
        for name, box in self.counts.items():
            value = getattr(people, name)
            box.blockSignals(True)
            box.setValue(_UNKNOWN if value is None else value)
            box.blockSignals(False)
        if not self.source.hasFocus():
            self.source.setText(people.source)
        count = "—" if people.direct is None else f"{people.direct:,}"
        self.set_heading(self.tr("Beneficiaries (direct: {count})").format(count=count))

    def _count(self, name: str, title: str) -> QSpinBox:
        box = QSpinBox(self)
        box.setObjectName(f"people_{name}")
        box.setAccessibleName(title)
        box.setToolTip(title)
        box.setRange(_UNKNOWN, _MOST)
        box.setSpecialValueText(self.tr("not counted"))
        box.setGroupSeparatorShown(True)
        box.setKeyboardTracking(False)
        box.setMinimumWidth(60)
        box.valueChanged.connect(self._store)
        return box

    def _store(self) -> None:
        """Keep what was entered."""
        document = self.desk.document
        if document is None:
            return
        counts = {name: None if box.value() == _UNKNOWN else box.value() for name, box in self.counts.items()}
        people = Beneficiaries(**counts, source=self.source.text().strip())
        if asdict(people) != asdict(project_facts(document).people):
            self.desk.apply(self.tr("Count beneficiaries"), with_people(people, self.desk.author))

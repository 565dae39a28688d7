"""The land that is left out: rules as sentences that can be changed in place, and what each of them removes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.land_removed import LandRemoved
from dss_planner.panels.score.rule_row import RuleRow
from dss_planner.panels.tables import number
from dss_planner.scoring.editing import with_rule, without_rule
from dss_planner.scoring.model import Exclusion

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession

#: Rules that the settings of a study always have: they can be taken away only from a model of one's own.
_FIXED = ("access", "slope")


class RulesList(QWidget):
    """Shows and edits the rules of ``session.score_desk``."""

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._desk = session, session.score_desk
        self.rows: dict[str, RuleRow] = {}
        self._shapes: list[tuple] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(2)
        self.none = quiet_label(self.tr("No land is left out."), self)
        self._box.addWidget(self.none)
        self.all = quiet_label("", self)
        self.all.setObjectName("removed_land")
        self._box.addWidget(self.all)
        self.land = LandRemoved(session, self)
        self.land.changed.connect(self.show_effects)
        self._desk.changed.connect(self.show_rules)
        self.show_rules()

    def leave(self) -> None:
        """Let go of the desk, which outlives the window."""
        self._desk.changed.disconnect(self.show_rules)
        self.land.leave()

    def show_rules(self) -> None:
        """Show the rules as they are; the rows stay while only numbers change."""
        rules = self._desk.draft.exclusions
        if [RuleRow.shape(rule) for rule in rules] != self._shapes:
            self._make(rules)
        for rule in rules:
            self.rows[rule.id].show_rule(rule)
            fixed = self._desk.model is None and not self._desk.is_own and rule.id in _FIXED
            self.rows[rule.id].remove.setEnabled(not fixed)
        self.none.setVisible(not rules)
        self.setEnabled(bool(self._session.folder))  # a rule changed without a study would be lost
        self.show_effects()

    def show_effects(self) -> None:
        """Say what each rule removes, alone and where no other does, and all of them together."""
        effects = self.land.effects(self._desk.draft.exclusions)
        words = self.tr("removes {area} ha ({share} %), {only} ha of it alone")
        if self.land.in_view:
            words = self.tr("removes {area} ha ({share} %) of the land in view, {only} ha of it alone")
        for key, row in self.rows.items():
            effect = effects.get(key)
            if effect is None:
                row.show_effect("")
                continue
            if effect.hectares <= 0:
                nothing = self.tr("removes nothing of the land in view") if self.land.in_view else ""
                row.show_effect(nothing or self.tr("removes nothing"))
                continue
            share = number(100.0 * effect.share, 1)
            row.show_effect(words.format(area=number(effect.hectares), share=share, only=number(effect.only)))
        self.all.setText(self.land.together())
        self.all.setVisible(bool(self.all.text()) and bool(self.rows))

    def _make(self, rules: Sequence[Exclusion]) -> None:
        for row in self.rows.values():
            self._box.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        self._shapes = [RuleRow.shape(rule) for rule in rules]
        for place, rule in enumerate(rules):
            row = RuleRow(rule, self)
            row.changed.connect(self._change)
            row.finished.connect(self._desk.end_drag)
            row.removed.connect(lambda key=rule.id: self._remove(key))
            self._box.insertWidget(1 + place, row)
            self.rows[rule.id] = row

    def _change(self, rule: Exclusion) -> None:
        self._desk.edit("", with_rule(self._desk.draft, rule), f"rule {rule.id}")

    def _remove(self, key: str) -> None:
        self._desk.edit("", without_rule(self._desk.draft, key))

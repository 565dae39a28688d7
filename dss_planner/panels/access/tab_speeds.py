"""Speeds: the table of the way of travel and its slope factors, edited, then worked out again in the background."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QAction, QFileDialog, QPushButton

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.access import names
from dss_planner.panels.access.access_tab import AccessTab, Choice, Rerun, row_of
from dss_planner.panels.access.slope_editor import SlopeEditor
from dss_planner.panels.access.speed_draft import SpeedDraft
from dss_planner.panels.access.speed_table import SpeedTableView
from dss_planner.panels.page import quiet_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups


class SpeedsTab(AccessTab):
    """The speed table and the slope factors. What is typed is a draft until it is applied."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("S&peeds")
        self.add_travel_line()
        row = row_of(self)
        self.mode = Choice(
            self,
            "mode",
            self.tr("Speeds of travel b&y"),
            names.choices(names.MODES),
            self.tr("Each way of travel has a table of its own"),
            row,
        )
        self.said = quiet_label("", self.inner)
        self.said.setObjectName("access_speeds_said")
        row.addWidget(self.said, 2)
        self.import_button = self._button("access_import", self.tr("I&mport…"), self._import)
        self.export_button = self._button("access_export", self.tr("E&xport…"), self._export)
        row.addWidget(self.import_button)
        row.addWidget(self.export_button)
        self.table = SpeedTableView(self.inner)
        self.table.typed.connect(self._take)
        self.table.unwanted.connect(lambda entry, season: self._set(entry, season, None))
        self.table.currentCellChanged.connect(lambda *_: self._show_source())
        self.body.addWidget(self.table, 1)
        self.source = quiet_label("", self.inner)
        self.source.setObjectName("access_speed_source")
        self.body.addWidget(self.source)
        self.slopes = SlopeEditor(self.inner)
        self.slopes.typed.connect(lambda factors: self._change_slopes(lambda: self.draft.set_slopes(factors)))
        self.slopes.split.connect(lambda row: self._change_slopes(lambda: self.draft.split_slope(row)))
        self.slopes.dropped.connect(lambda row: self._change_slopes(lambda: self.draft.drop_slope(row)))
        buttons = row_of(self)
        self.apply_button = self._button("access_apply", self.tr("&Apply and work out again"), self.apply)
        self.undo_button = self._button("access_undo", self.tr("Un&do"), self._undo)
        self.reset_button = self._button("access_reset", self.tr("Back to the de&fault"), self._reset)
        self.reset_all_button = self._button("access_reset_all", self.tr("All bac&k"), self._reset_all)
        for button in (
            self.apply_button,
            self.undo_button,
            self.reset_button,
            self.reset_all_button,
        ):
            buttons.addWidget(button)
        buttons.addStretch(1)
        self.body.addWidget(self.slopes)
        self.import_button.setToolTip(self.tr("Take the speeds of a JSON file, as this window or “Friction” knows it"))
        self.export_button.setToolTip(self.tr("Write all seasons as JSON; the algorithm “Friction” reads it as SPEEDS"))
        self._undo_action = QAction(self.tr("Undo"), self)
        self._undo_action.setShortcut(QKeySequence.StandardKey.Undo)
        self._undo_action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._undo_action.triggered.connect(self._undo)
        self.table.addAction(self._undo_action)
        self.slopes.table.addAction(self._undo_action)
        self.rerun = Rerun(session, self._steps, self)
        self._stale: tuple[str, ...] = ()
        self.draft = self._begun()
        self._shown = ("", "", "")
        self._drafts: dict[tuple[str, str, str], SpeedDraft] = {}

    def show_editors(self) -> None:
        """Show the table of the way of travel; its draft stays as long as the study keeps the speeds it began with."""
        settings = self.session.settings
        self.mode.show_settings(settings)
        wanted = self._key()
        if wanted != self._shown:
            self._shown = wanted
            if wanted not in self._drafts:
                self._drafts[wanted] = self._begun()
            self.draft = self._drafts[wanted]
            self._show_draft()
        self._show_state()

    def leave(self) -> None:
        """Run nothing any more."""
        self.rerun.stop()

    @property
    def waits(self) -> bool:
        """Whether there are changes that were not applied."""
        settings, mode = self.session.settings, self.draft.mode
        stored = settings.speeds.get(mode, {}), settings.slope_factors.get(mode, ())
        return (self.draft.own(), self.draft.own_slopes()) != stored

    def apply(self) -> None:
        """Store the speeds in the study and work out again what they bear on."""
        before = self.session.settings
        others = {mode: speeds for mode, speeds in before.speeds.items() if mode != self.draft.mode}
        own = self.draft.own()
        speeds = {**others, self.draft.mode: own} if own else others
        slopes = {mode: factors for mode, factors in before.slope_factors.items() if mode != self.draft.mode}
        if self.draft.slopes_changed:
            slopes[self.draft.mode] = self.draft.own_slopes()
        self.session.change(speeds=speeds, slope_factors=slopes)
        self._drafts.pop(self._shown, None)
        self._shown = self._key()
        self._drafts[self._shown] = self.draft
        after = self.session.settings
        stale = set(self._stale)
        steeper = after.own_slope != before.own_slope
        if steeper or after.own_speeds != before.own_speeds:
            stale.add("access")
        compared = steeper or after.compared_speeds != before.compared_speeds
        if compared and self.session.status("seasons")[0] != "empty":
            stale.add("seasons")
        self._stale = tuple(step for step in ("access", "seasons") if step in stale)
        self._show_state()
        if self._stale and self.session.folder:
            self.rerun.ask()
        elif self.session.folder:
            self.message.emit(
                "information",
                self.tr(
                    "The speeds are stored. They belong to another season than the study's, so that no map changes."
                ),
                "",
            )

    def _key(self) -> tuple[str, str, str]:
        """Return what a draft belongs to: study, way of travel, and the speeds and slopes that the study has for it."""
        settings = self.session.settings
        own = [settings.speeds.get(settings.mode, {}), settings.slope_factors.get(settings.mode, ())]
        stored = json.dumps(own, sort_keys=True)
        return self.session.folder, settings.mode, stored

    def _begun(self) -> SpeedDraft:
        """Return a draft of what the study has for its way of travel."""
        settings = self.session.settings
        mode = settings.mode
        return SpeedDraft(mode, settings.speeds.get(mode), settings.slope_factors.get(mode, ()))

    def _change_slopes(self, change: Callable[[], bool]) -> None:
        try:
            change()
        except PlannerError as error:
            self.message.emit("warning", show(error), "")
        # also after a refusal: the cell shows again what counts
        self._renew_table()

    def _steps(self) -> tuple[str, ...]:
        steps, self._stale = self._stale, ()
        return steps

    def _button(self, name: str, words: str, slot: object) -> QPushButton:
        button = QPushButton(words, self.inner)
        button.setObjectName(name)
        button.clicked.connect(lambda _=False: slot())
        return button

    def _take(self, entry: str, season: str, speed: float) -> None:
        self._set(entry, season, speed)

    def _set(self, entry: str, season: str, speed: float | None) -> None:
        try:
            changed = self.draft.set(entry, season, speed)
        except PlannerError as error:
            self.message.emit("warning", show(error), "")
            return
        if changed:
            self._renew_table()

    def _undo(self) -> None:
        if self.draft.undo():
            self._renew_table()

    def _reset(self) -> None:
        found = self.table.chosen()
        if found is not None:
            self._set(*found, None)

    def _reset_all(self) -> None:
        if self.draft.reset():
            self._renew_table()

    def _import(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Import speeds"), self.session.folder, "JSON (*.json)")
        if path:
            self.read(path)

    def read(self, path: str) -> None:
        """Take the speeds of a JSON file into the draft."""
        try:
            held = self.draft.read(path, self.session.settings.season)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return
        self._renew_table()
        seasons = ", ".join(names.season(key) for key in held)
        self.message.emit("information", self.tr("Speeds taken over for: {seasons}.").format(seasons=seasons), "")

    def _export(self) -> None:
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export speeds"), f"{self.session.folder}/speeds_{self.draft.mode}.json", "JSON (*.json)"
        )
        if path:
            self.write(path)

    def write(self, path: str) -> None:
        """Write the speeds of all seasons as JSON."""
        try:
            self.draft.export(path)
        except OSError as error:
            words = self.tr("The file {path} cannot be written: {reason}. Choose another folder.")
            self.message.emit("problem", words.format(path=path, reason=error.strerror), "")

    def _show_draft(self) -> None:
        self.table.show_draft(self.draft)
        self.slopes.show_draft(self.draft)

    def _renew_table(self) -> None:
        self._show_draft()
        self._show_state()

    def _show_state(self) -> None:
        words = (
            self.tr("own speeds: {count}").format(count=self.draft.count) if self.draft.count else self.tr("defaults")
        )
        if self.draft.slopes_changed:
            words = self.tr("{words}; own slope factors").format(words=words)
        if self.waits:
            words = self.tr("{words}; not applied yet").format(words=words)
        self.said.setText(words)
        self.apply_button.setEnabled(bool(self.session.folder) and self.waits)
        self.undo_button.setEnabled(self.draft.can_undo)
        self.reset_all_button.setEnabled(self.draft.count > 0 or self.draft.slopes_changed)
        self._show_source()

    def _show_source(self) -> None:
        found = self.table.chosen()
        self.reset_button.setEnabled(found is not None and self.draft.changed(*found))
        item = self.table.item(self.table.currentRow(), self.table.currentColumn()) if found else None
        words = item.toolTip().replace("\n", " · ") if item is not None else ""
        self.source.setText(words or self.tr("Choose a speed to see where its default comes from."))

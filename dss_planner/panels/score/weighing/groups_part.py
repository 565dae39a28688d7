"""Weights of countries, working groups and people: kept with the study, compared, and their mean taken over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import InputError, PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.preview.pictures import DISAGREEMENT, Display
from dss_planner.panels.score.weighing.disagreement_run import run_disagreement
from dss_planner.panels.score.weighing.people import ProfileDialog, own_name, today
from dss_planner.panels.score.weighing.presets_part import FILES, with_suffix
from dss_planner.panels.score.weighing.profile_files import read_into, write_all
from dss_planner.panels.score.weighing.profile_table import ProfileTable
from dss_planner.panels.score.weighing.spread_side import SpreadSide
from dss_planner.panels.tables import number
from dss_planner.scoring.disagreement import DisagreementResult
from dss_planner.scoring.editing import percents, with_profile_mean
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.weighing.profiles import Profile, complete, with_profile, without

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession


class GroupsPart(QWidget):
    """A table of profiles, a picture of how far they are apart, and what can be done with them."""

    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._desk = session, session.score_desk
        self.ask_profile: Callable[[Profile, set[str]], Profile | None] = self._ask_profile
        self.ask_open: Callable[[], str] = self._ask_open
        self.ask_save: Callable[[], str] = self._ask_save
        self.table = ProfileTable(self)
        self.side = SpreadSide(self)
        self.picture = self.side.picture
        self.said = quiet_label("", self)
        self.said.setObjectName("profiles_said")
        self.empty = quiet_label(
            self.tr(
                "No one's weights are kept yet. Set the weights that a country, working group or person wants, and "
                "press “Keep now”; or read them from a file; or let people judge in pairs."
            ),
            self,
        )
        self.add = self._button(
            self.tr("&Keep now…"), self.tr("Keep the weights now as those of a country, group or person")
        )
        self.add.setObjectName("add_profile")
        self.more = QToolButton(self)
        self.more.setText(self.tr("M&ore"))
        self.more.setToolTip(self.tr("Change or remove the profile chosen; read and write files (JSON, CSV)"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.edit = menu.addAction(self.tr("&Edit the profile chosen…"), self._edit)
        self.remove = menu.addAction(self.tr("&Remove the profile chosen"), self._remove)
        menu.addSeparator()
        self.load = menu.addAction(self.tr("&Import profiles…"), self._import)
        self.export = menu.addAction(self.tr("E&xport all profiles…"), self._export)
        self.more.setMenu(menu)
        self.mean = self._button(
            self.tr("&Use the mean"), self.tr("Take the mean of all profiles as the weights; the step can be undone")
        )
        self.mean.setObjectName("use_mean")
        self.map = self._button(
            self.tr("Map of dis&agreement"),
            self.tr("Work out for each place how far the scores of the profiles are apart"),
        )
        self.map.setObjectName("disagreement_map")
        self.live = QCheckBox(self.tr("&live"), self)
        self.live.setObjectName("disagreement_live")
        self.live.setToolTip(self.tr("Show the disagreement on the map at once, as a preview"))
        self._lay_out()
        self.table.itemSelectionChanged.connect(self._choose)
        self.table.itemActivated.connect(lambda _: self._edit())
        self.add.clicked.connect(self._add)
        self.remove.setShortcut(QKeySequence(QKeySequence.StandardKey.Delete))
        self.remove.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.table.addAction(self.remove)
        self.mean.clicked.connect(self._use_mean)
        self.map.clicked.connect(self._map)
        self.live.toggled.connect(self._show_live)
        session.busy_changed.connect(self._enable)

    def renew(self) -> None:
        """Show the profiles of the model at hand."""
        model = self._model
        profiles = model.profiles
        self.empty.setVisible(not profiles)
        self.split.setVisible(bool(profiles))
        chosen = self.key()
        self.table.blockSignals(True)
        self.table.fill(model)
        self.table.blockSignals(False)
        self.choose(chosen)
        self._show_spread()
        self._enable()

    def key(self) -> str:
        """Return the name of the profile chosen, '' when there is none."""
        return self.table.key()

    def choose(self, name: str) -> None:
        """Choose a profile; the first where there is none of that name."""
        names = [profile.name for profile in self._model.profiles]
        if names:
            self.table.selectRow(names.index(name) if name in names else 0)

    def leave(self) -> None:
        """Let go of the session, which outlives the window."""
        self._session.busy_changed.disconnect(self._enable)

    # -- what is shown -------------------------------------------------------------------------------------------

    @property
    def _model(self) -> ScoreModel:
        return self._desk.draft

    def _lay_out(self) -> None:
        self.split = QSplitter(Qt.Orientation.Horizontal, self)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.side)
        self.split.setSizes([480, 320])
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        for button in (self.add, self.more):
            buttons.addWidget(button)
        buttons.addStretch(1)
        for button in (self.mean, self.map, self.live):
            buttons.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(3)
        whole.addWidget(self.empty)
        whole.addWidget(self.split, 1)
        whole.addWidget(self.said)
        whole.addLayout(buttons)

    def _button(self, words: str, tip: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(tip)
        return button

    def _show_spread(self) -> None:
        self.said.setText(self.side.show_profiles(self._model, self.key()))
        self.said.setVisible(bool(self.said.text()))

    def _choose(self) -> None:
        self._show_spread()
        self._enable()

    def _enable(self, *_: object) -> None:
        model = self._model
        kept = complete(model.profiles, [item.id for item in model.used])
        there = bool(self.key())
        for button in (self.edit, self.remove, self.export):
            button.setEnabled(there)
        self.mean.setEnabled(bool(kept))
        self.map.setEnabled(len(kept) > 1 and self._desk.model is not None and not self._session.busy)
        preview = getattr(self._session, "preview", None)
        self.live.setVisible(preview is not None)
        self.live.setEnabled(len(kept) > 1 and len(kept) == len(model.profiles))
        if preview is not None:
            self.live.blockSignals(True)
            self.live.setChecked(bool(preview.on) and preview.display.kind == DISAGREEMENT)
            self.live.blockSignals(False)

    # -- what is changed -----------------------------------------------------------------------------------------

    def _add(self) -> None:
        model = self._model
        weights = {key: round(value, 4) for key, value in percents(model).items()}
        start = Profile("", weights, "country", own_name(), today())
        found = self.ask_profile(start, {item.name for item in model.profiles})
        if found is not None:
            self._keep(with_profile(model.profiles, found), self.tr("Keep the weights of {who}").format(who=found.name))
            self.choose(found.name)

    def _edit(self) -> None:
        model = self._model
        before = next((item for item in model.profiles if item.name == self.key()), None)
        if before is None:
            return
        found = self.ask_profile(before, {item.name for item in model.profiles} - {before.name})
        if found is not None and found != before:
            changed = tuple(found if item is before else item for item in model.profiles)
            self._keep(changed, self.tr("Change the weights of {who}").format(who=found.name))
            self.choose(found.name)

    def _remove(self) -> None:
        name = self.key()
        if not name:
            return
        self._keep(without(self._model.profiles, name), self.tr("Remove the weights of {who}").format(who=name))

    def _keep(self, profiles: tuple[Profile, ...], title: str) -> None:
        self._desk.edit(title, replace(self._model, profiles=profiles))

    def _use_mean(self) -> None:
        model = self._model
        kept = complete(model.profiles, [item.id for item in model.used])
        try:
            changed = with_profile_mean(model, kept)
        except InputError as error:
            self.message.emit("problem", show(error), "")
            return
        self._desk.edit(self.tr("Mean of {count} weight profiles").format(count=len(kept)), changed)

    def _import(self) -> None:
        found = read_into(self._model, self.ask_open(), self.message)
        if found is None:
            return
        profiles, count, replaced = found
        self._keep(profiles, self.tr("Import {count} weight profiles").format(count=count))
        self.message.emit(
            "information",
            self.tr("{count} weight profiles read, {replaced} of them in place of one of the same name.").format(
                count=count, replaced=replaced
            ),
            "",
        )

    def _export(self) -> None:
        write_all(self._model, self.ask_save(), self.message)

    def _map(self) -> None:
        model = self._desk.model
        if model is None:
            return
        try:
            run_disagreement(self._session, model, self.tr("Map of disagreement"), self._mapped)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")

    def _mapped(self, result: DisagreementResult | None) -> None:
        if result is None:
            return
        preview = getattr(self._session, "preview", None)
        if preview is not None and preview.on:  # it lies over the map that was made: it has to show the same
            preview.set_display(Display(DISAGREEMENT))
        self.message.emit(
            "information",
            self.tr("On average the scores of {count} profiles differ by {points} points (standard deviation).").format(
                count=len(result.profiles), points=number(result.deviation, 1)
            ),
            "\n".join(show(note) for note in result.notes),
        )

    def _show_live(self, wanted: bool) -> None:
        preview = getattr(self._session, "preview", None)
        if preview is not None:
            preview.set_display(Display(DISAGREEMENT) if wanted else Display())
            if wanted:
                preview.set_on(True)

    def _ask_profile(self, profile: Profile, taken: set[str]) -> Profile | None:
        names = {item.id: shown_name(item) for item in self._model.used}
        dialog = ProfileDialog(profile, names, taken, self)
        try:
            return dialog.profile() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def _ask_open(self) -> str:
        return QFileDialog.getOpenFileName(self, self.tr("Weight profiles"), "", FILES)[0]

    def _ask_save(self) -> str:
        path, kind = QFileDialog.getSaveFileName(self, self.tr("Weight profiles"), "weight_profiles.json", FILES)
        return with_suffix(path, kind)

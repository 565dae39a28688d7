"""Weights that are ready: equal, those of the study, proposals, and the user's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import PlannerError
from dss_planner.layers.translation import show
from dss_planner.panels.criterion_names import shown_name
from dss_planner.panels.focus_ring import FocusRing
from dss_planner.panels.page import quiet_label
from dss_planner.panels.score.weighing.offers import Offer
from dss_planner.panels.score.weighing.own_presets import fitted, keep_presets, read_presets
from dss_planner.panels.score.weighing.people import ProfileDialog, own_name, today
from dss_planner.scoring.editing import percents
from dss_planner.scoring.model import ScoreModel
from dss_planner.scoring.weighing.exchange import read_profiles, write_profiles
from dss_planner.scoring.weighing.profiles import Profile, with_profile, without
from dss_planner.scoring.weighing.weights import PRESETS, THEMES, preset_weights
from dss_planner.study.criterionsettings import DEFAULT_CRITERIA

if TYPE_CHECKING:
    from dss_planner.panels.score.score_desk import ScoreDesk

#: What a user's own preset begins with in the list's data.
_OWN = "own:"
FILES = "JSON (*.json);;CSV (*.csv)"


@dataclass(frozen=True)
class _Ready:
    """One line of the list. weights: [%] of the criteria in use. own: its name when it is the user's."""

    key: str
    name: str
    why: str
    weights: dict[str, float]
    own: str = ""


class PresetsPart(QWidget):
    """Choosing one shows it beside the weights now; the button takes it over."""

    offered = pyqtSignal()
    message = pyqtSignal(str, str, str)
    #: The chosen preset is wanted at once (double click, Enter).
    wanted = pyqtSignal()

    def __init__(self, desk: ScoreDesk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model: ScoreModel | None = None
        self._ready: dict[str, _Ready] = {}
        self.ask_profile: Callable[[Profile, set[str]], Profile | None] = self._ask_profile
        self.ask_open: Callable[[], str] = self._ask_open
        self.ask_save: Callable[[], str] = self._ask_save
        self.list = QListWidget(self)
        FocusRing(self.list)
        self.list.setObjectName("presets")
        self.list.setAccessibleName(self.tr("Presets of weights"))
        self.why = quiet_label("", self)
        self.why.setObjectName("preset_why")
        self.save = QPushButton(self.tr("&Keep now…"), self)
        self.save.setToolTip(self.tr("Keep the weights as they are now as a preset of your own, for every study"))
        self.more = QToolButton(self)
        self.more.setText(self.tr("M&ore"))
        self.more.setToolTip(self.tr("Remove a preset of your own; read and write your presets as files (JSON, CSV)"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self.more)
        self.remove = menu.addAction(self.tr("&Remove this preset"), self._remove)
        menu.addSeparator()
        self.load = menu.addAction(self.tr("&Import presets…"), self._import)
        self.export = menu.addAction(self.tr("E&xport my presets…"), self._export)
        self.more.setMenu(menu)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(self.more)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self.list, 1)
        column.addWidget(self.why)
        column.addLayout(buttons)
        self.list.currentItemChanged.connect(lambda *_: self._chosen())
        self.list.itemActivated.connect(lambda *_: self.wanted.emit())
        self.save.clicked.connect(self._save)

    @property
    def offer(self) -> Offer | None:
        """The preset that is chosen."""
        found = self._ready.get(self._key())
        if found is None:
            return None
        return Offer(self.tr("preset"), found.weights, "", self.tr("Preset “{name}”").format(name=found.name))

    def renew(self, model: ScoreModel) -> None:
        """List the presets for the criteria in use."""
        self._model = model
        kept = self._key()
        self._ready = {item.key: item for item in (*self._given(model), *self._own(model))}
        self.list.blockSignals(True)
        self.list.clear()
        for item in self._ready.values():
            line = QListWidgetItem(item.name)
            line.setData(Qt.ItemDataRole.UserRole, item.key)
            line.setToolTip(item.why)
            self.list.addItem(line)
        keys = list(self._ready)
        self.list.setCurrentRow(keys.index(kept) if kept in keys else 0)
        self.list.blockSignals(False)
        self._chosen()

    def choose(self, key: str) -> None:
        """Choose the preset ``key``."""
        self.list.setCurrentRow(list(self._ready).index(key))

    def _given(self, model: ScoreModel) -> list[_Ready]:
        now = percents(model)
        found = []
        for preset in PRESETS:
            themed = [key for key in now if THEMES.get(key) in preset.themes]
            if preset.themes and not themed:
                continue
            weights = dict(zip(now, preset_weights(preset, list(now))))
            why = show(preset.why) + self._unthemed([key for key in now if preset.themes and key not in themed])
            found.append(_Ready(preset.id, show(preset.name), why, weights))
        first = {setting.id: setting.weight for setting in DEFAULT_CRITERIA if setting.used}
        weights, unsaid = fitted(first, now)
        if len(unsaid) < len(now):
            why = self.tr("What a new study begins with (assumed).") + self._unsaid(unsaid)
            found.insert(1, _Ready("study", self.tr("Of a new study"), why, weights))
        return found

    def _own(self, model: ScoreModel) -> list[_Ready]:
        now = percents(model)
        found = []
        for preset in read_presets():
            weights, unsaid = fitted(preset.weights, now)
            words = [word for word in (preset.note, preset.who, preset.country, preset.when) if word]
            why = self.tr("Your own: {words}.").format(words=", ".join(words)) if words else self.tr("Your own.")
            name = self.tr("{name} (own)").format(name=preset.name)
            found.append(_Ready(_OWN + preset.name, name, why + self._unsaid(unsaid), weights, preset.name))
        return found

    def _unsaid(self, unsaid: list[str]) -> str:
        if not unsaid or self._model is None:
            return ""
        names = [shown_name(item) for item in self._model.used if item.id in unsaid]
        return " " + self.tr("It says nothing of {criteria}: the weight now stays.").format(criteria=", ".join(names))

    def _unthemed(self, others: list[str]) -> str:
        if not others or self._model is None:
            return ""
        names = [shown_name(item) for item in self._model.used if item.id in others]
        return " " + self.tr("Without a theme, so with the mean weight: {criteria}.").format(criteria=", ".join(names))

    def _key(self) -> str:
        item = self.list.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def _chosen(self) -> None:
        found = self._ready.get(self._key())
        self.why.setText(found.why if found is not None else "")
        self.remove.setEnabled(found is not None and bool(found.own))
        self.export.setEnabled(any(item.own for item in self._ready.values()))
        self.offered.emit()

    def _save(self) -> None:
        if self._model is None:
            return
        presets = read_presets()
        weights = {key: round(value, 6) for key, value in percents(self._model).items()}
        start = Profile("", weights, who=own_name(), when=today())
        found = self.ask_profile(start, {item.name for item in presets})
        if found is None:
            return
        keep_presets(with_profile(presets, replace(found, weights=weights)))
        self.renew(self._model)
        self.choose(_OWN + found.name)

    def _remove(self) -> None:
        found = self._ready.get(self._key())
        if found is not None and found.own and self._model is not None:
            keep_presets(without(read_presets(), found.own))
            self.renew(self._model)

    def _import(self) -> None:
        path = self.ask_open()
        if not path or self._model is None:
            return
        try:
            read = read_profiles(path, {item.id: item.name for item in self._model.criteria})
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return
        presets = read_presets()
        for profile in read:
            if profile.weights:
                presets = with_profile(presets, profile)
        keep_presets(presets)
        self.renew(self._model)
        self.message.emit("information", self.tr("{count} presets read.").format(count=len(read)), "")

    def _export(self) -> None:
        path = self.ask_save()
        if not path or self._model is None:
            return
        try:
            write_profiles(read_presets(), {item.id: item.name for item in self._model.criteria}, path)
        except PlannerError as error:
            self.message.emit("problem", show(error), "")

    def _ask_profile(self, profile: Profile, taken: set[str]) -> Profile | None:
        dialog = ProfileDialog(profile, {}, taken, self, self.tr("Keep the weights as a preset"))
        try:
            return dialog.profile() if dialog.exec() else None
        finally:
            dialog.deleteLater()

    def _ask_open(self) -> str:
        return QFileDialog.getOpenFileName(self, self.tr("Presets of weights"), "", FILES)[0]

    def _ask_save(self) -> str:
        path, kind = QFileDialog.getSaveFileName(self, self.tr("Presets of weights"), "weights.json", FILES)
        return with_suffix(path, kind)


def with_suffix(path: str, kind: str) -> str:
    """Return a chosen file name with the ending of the kind chosen, where it has none."""
    if not path or path.lower().endswith((".json", ".csv")):
        return path
    return path + (".csv" if "csv" in kind.lower() else ".json")

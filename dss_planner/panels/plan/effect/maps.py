"""The maps of the effect in the project: without and with the plan, what is avoided, dust; one year at a time."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsMapLayer, QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.errors import PlannerError
from dss_planner.layers.groups import planner_group, show_outputs
from dss_planner.layers.loading import result_key
from dss_planner.layers.translation import show
from dss_planner.layers.work_looks import show_edges
from dss_planner.panels.plan.map_swipe import Side, in_place, one_after
from dss_planner.panels.plan.plan_pictures import works_in_memory, works_side
from dss_planner.study.results import Output
from dss_planner.tasks.effects import EffectRequest, map_effect, year_map
from dss_planner.text import Text, text

if TYPE_CHECKING:
    from dss_planner.panels.plan.effect.stored import EffectChoices
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.task import Outcome

#: What a map shows; `OFF` for none.
OFF, LOSS, AVOIDED, DUST = "", "loss", "avoided", "dust"
#: Band and style of the map with the plan, and of the one without: what is avoided is set against what there is.
_BANDS = {
    LOSS: ((2, "soil_loss"), (1, "soil_loss")),
    AVOIDED: ((3, "avoided_by_year"), (1, "soil_loss")),
    DUST: ((5, "dust_source"), (4, "dust_source")),
}
_TITLES = {
    LOSS: (text("Soil loss with the plan, {year}"), text("Soil loss without the plan")),
    AVOIDED: (text("Soil loss avoided by the plan, {year}"), text("Soil loss without the plan")),
    DUST: (text("Dust source potential with the plan, {year}"), text("Dust source potential without the plan")),
}


class EffectMaps(QObject):
    """`show` brings the map of a year, worked out when it is not there; maps of other years leave the project."""

    #: The map on show differs, or there is none any more.
    changed = pyqtSignal()
    #: A sentence for a banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.kind, self.year = OFF, 0
        self.swiping = self.before = False
        self._first_year = 0
        #: Maps that are there: year → what they rest on, and the file.
        self._made: dict[int, tuple[object, str]] = {}
        self._layers: dict[str, str] = {}
        #: What the other rasters were switched off for; the user may switch them on again.
        self._alone_for = OFF
        self._waits: tuple | None = None
        self.swipe = session.plan_desk.swipe
        self.swipe.ended.connect(self._lost)
        session.busy_changed.connect(self._free)

    def remember(self, year: int, of: object, path: str) -> None:
        """The map of a year was just written; ``of``: what it rests on."""
        kept = {known: found for known, found in self._made.items() if found[1] != path}
        self._made = {**kept, year: (of, path)}

    def release(self, path: str) -> None:
        """A map is about to be written anew: let go of its layers where an open file cannot be replaced."""
        self._session.map_layers.release([Output(path, "soil_loss", text("Soil loss"))])

    def has(self, year: int, of: object) -> bool:
        """Return whether the map of a year that rests on ``of`` is there."""
        made = self._made.get(year)
        return made is not None and made[0] == of and Path(made[1]).exists()

    def show(self, kind: str, year: int, choices: EffectChoices, of: object, first_year: int) -> None:
        """Show a map of a year; ``of``: what the numbers rest on, so that an older map is made anew."""
        self.kind, self.year, self._first_year = kind, year, first_year
        if kind == OFF:
            self.hide()
            return
        if self.has(year, of):
            self._bring()
            return
        self._waits = (kind, year, choices, of)
        self._free()

    def hide(self) -> None:
        """Take the maps out of the project."""
        self.kind = self._alone_for = OFF
        self._waits = None
        self.swipe.stop(self)
        self._remove(list(self._layers))
        self.changed.emit()

    def forget(self) -> None:
        """Another study: its maps stay in its group, this one begins afresh."""
        self.swipe.stop(self)
        self.kind, self.year, self._waits = OFF, 0, None
        self._alone_for = OFF
        self._made, self._layers = {}, {}
        self.changed.emit()

    def set_swiping(self, wanted: bool) -> None:
        """Swipe between without and with the plan."""
        self.swiping = wanted
        self._arrange()

    def show_before(self, wanted: bool) -> None:
        """Show the land without the plan in place of the land with it."""
        self.before = wanted
        self._arrange()

    def layer(self, role: str) -> QgsMapLayer | None:
        """Return the layer “with” or “without” the plan that is in the project."""
        return QgsProject.instance().mapLayer(self._layers.get(role, ""))

    def close(self) -> None:
        """Let go of the map for good."""
        self._session.busy_changed.disconnect(self._free)
        self.swipe.ended.disconnect(self._lost)
        self.swipe.stop(self)

    def _free(self, *_: object) -> None:
        """Work out the map that waits, as soon as nothing else runs."""
        if self._waits is None or self._session.busy:
            return
        kind, year, choices, of = self._waits
        self._waits = None
        folder = self._session.folder
        path = year_map(folder, year)
        request = EffectRequest(
            self._session.plan_desk.path,
            folder,
            path,
            year,
            year,
            choices.kept_up,
            choices.leakage,
            choices.leakage_width,
        )
        self.release(path)

        def publish(outcome: Outcome) -> None:
            if folder != self._session.folder:
                return
            if outcome.done:
                self.remember(year, of, path)
                if (self.kind, self.year) == (kind, year):
                    self._bring()
            elif not outcome.cancelled:
                self.message.emit("problem", show(outcome.sentence), outcome.details)

        title = self.tr("Map of year {year}").format(year=year)
        self._session.background(title, lambda: request, map_effect, publish)

    def _bring(self) -> None:
        """Put the layers of the year into the project, on one scale; those of the year before go."""
        path = self._made[self.year][1]
        old = dict(self._layers)
        date = self._first_year + self.year - 1
        project = QgsProject.instance()
        try:
            for role, with_plan in (("without", False), ("with", True)):
                output = _output(path, self.kind, date, with_plan)
                self._layers[role] = show_outputs(project, [output])[0].id()
        except PlannerError as error:
            self.message.emit("problem", show(error), "")
            return
        stale = [key for role, key in old.items() if key not in self._layers.values()]
        project.removeMapLayers([key for key in stale if project.mapLayer(key) is not None])
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """Switch the layers on and off, and put the line where it is wanted."""
        after, before = self.layer("with"), self.layer("without")
        group = planner_group(QgsProject.instance())
        alone = self.before and before is not None and not self.swiping
        for layer, wanted in ((after, not alone), (before, alone)):
            node = group.findLayer(layer.id()) if layer is not None else None
            if node is not None:
                node.setItemVisibilityChecked(wanted)
        if self.swiping and after is not None and before is not None:
            date = self._first_year + self.year - 1
            right = {
                LOSS: self.tr("soil loss with the plan, {year}"),
                AVOIDED: self.tr("soil loss avoided by the plan, {year}"),
                DUST: self.tr("dust source potential with the plan, {year}"),
            }[self.kind]
            left = self.tr("dust source potential without the plan")
            labels = (left if self.kind == DUST else self.tr("soil loss without the plan"), right.format(year=date))
            self.swipe.start(self, *self._sides(before, after), labels)
        else:
            self.swipe.stop(self)
        if after is not None and self._alone_for != self.kind:
            self._alone_for = self.kind
            self._others_off(after)
        self.changed.emit()

    def _sides(self, before: QgsMapLayer, after: QgsMapLayer) -> tuple[Side, Side]:
        """Return both sides of the line: without and with the plan, under the bare edges of its areas."""
        desk = self._session.plan_desk
        if desk.document is None:
            return in_place(before, after), in_place(after, before)
        edges = works_in_memory(desk.document, desk.layers.crs(desk.document.crs), tables=("zones",))
        for layer in edges:
            show_edges(layer)
        works = works_side(desk, edges, "zones")
        return one_after(in_place(before, after), works), one_after(in_place(after, before), works)

    def _others_off(self, mine: QgsMapLayer) -> None:
        """Switch off the planner's other rasters, so that the map is seen; they stay in the project."""
        ours = set(self._layers.values())
        group = planner_group(QgsProject.instance())
        for node in group.findLayers():
            layer = node.layer()
            if layer is not None and layer.type() == mine.type() and layer.id() not in ours and result_key(layer)[3]:
                node.setItemVisibilityChecked(False)

    def _remove(self, roles: list[str]) -> None:
        project = QgsProject.instance()
        gone = [self._layers.pop(role) for role in roles]
        project.removeMapLayers([key for key in gone if project.mapLayer(key) is not None])

    def _lost(self, owner: object) -> None:
        if owner is self:
            self.swiping = False
            self.changed.emit()


def _output(path: str, kind: str, date: int, with_plan: bool) -> Output:
    """Return one map of a year."""
    place = 0 if with_plan else 1
    band, style = _BANDS[kind][place]
    title = _TITLES[kind][place]
    words = Text(title.template, {"year": date}) if with_plan else title
    return Output(path, style, words, band=band, visible=with_plan)

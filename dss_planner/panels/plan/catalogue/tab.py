"""The tab “Catalogue”: find a measure, read how sure its values are, change them, see where it fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QLocale
from qgis.PyQt.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import PlannerError
from dss_planner.layers.measure_maps import measure_map_outputs
from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.editing import with_measure, with_own_measure, without_measure
from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan.catalogue.detail import MeasureDetail
from dss_planner.panels.plan.catalogue.dialogs import NewMeasureDialog
from dss_planner.panels.plan.catalogue.files import CatalogueFiles
from dss_planner.panels.plan.catalogue.fit_strip import FitStrip
from dss_planner.panels.plan.catalogue.measure_tree import MeasureTree
from dss_planner.panels.plan.catalogue.pages import COMPARED, COST, FITS, LAYOUT
from dss_planner.panels.plan.catalogue.shelf import CatalogueShelf
from dss_planner.panels.plan.plan_tab import PlanTab
from dss_planner.panels.plan.tab_help import TabHelp
from dss_planner.panels.turning_splitter import TurningSplitter
from dss_planner.tasks.measuring import MapRequest, map_measure

if TYPE_CHECKING:
    from collections.abc import Callable

    from dss_planner.measures.catalogue.catalogue import Catalogue, Measure
    from dss_planner.panels.session import StudySession
    from dss_planner.plan.drafting.measuremaps import MeasureMapsResult
    from dss_planner.tasks.lookups import Lookups
    from dss_planner.tasks.task import Outcome

_ACROSS = 640


class CatalogueTab(PlanTab):
    """List and detail; the detail writes what is changed through the shelf."""

    prefix = "catalogue"

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("&Catalogue")
        self.shelf = CatalogueShelf(session, self)
        self.shelf.changed.connect(self._show)
        self.shelf.message.connect(self.message)
        self.files = CatalogueFiles(self.shelf, self.name_of, self)
        self.files.message.connect(self.message)
        self.list = MeasureTree(self.name_of, self.inner)
        self.list.chosen.connect(self._choose)
        self.detail = MeasureDetail(self.shelf, self.name_of, self.inner)
        self.detail.message.connect(self.message)
        self.detail.turned.connect(self._turned)
        self.fit = FitStrip(session, lookups, self.name_of, self.inner)
        self.fit.wanted.connect(self.map_it)
        self.fit.found.connect(self.detail.tell)
        self.detail.opened.connect(self.scroll.ensureWidgetVisible)
        self.heading = QLabel(self.inner)
        self.heading.setObjectName("catalogue_heading")
        self.heading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        font = self.heading.font()
        font.setBold(True)
        self.heading.setFont(font)
        self.kept = quiet_label("", self.inner)
        self.kept.setObjectName("catalogue_kept")
        self.measure_button = self._menu_button("catalogue_measure_menu", self.tr("Meas&ure"), self._fill_measure)
        self.catalogue_button = self._menu_button("catalogue_menu", self.tr("Cata&logue"), self._fill_catalogue)
        self.help = TabHelp("plan_catalogue", self.tr("About the catalogue"), self.inner)
        self.body.addWidget(self._parts(), 1)
        self.body.addWidget(self.kept)
        session.busy_changed.connect(self._show_busy)
        session.opened.connect(self.load)

    def name_of(self, measure: str) -> str:
        """Return the name of a measure in the user's language, else in English; its id where it is not known."""
        found = next((one for one in self.shelf.catalogue.measures if one.id == measure), None)
        return found.names.get(QLocale().name()[:2]) or found.name if found is not None else measure

    @property
    def measure(self) -> Measure | None:
        """The measure shown."""
        key = self.list.key()
        return next((one for one in self.shelf.catalogue.measures if one.id == key), None)

    def show_status(self) -> None:
        """The catalogue is there without a plan; the step is not its own."""
        super().show_status()
        self.line.hide()
        self._show_busy()

    def renew(self) -> None:
        """Take the catalogue of the plan or the study."""
        self.nothing.hide()
        self.shelf.renew()
        if not self.list.key():
            self._show()

    def show_asked(self, what: str) -> None:
        """Open the editor on a field: “id of the measure|field”."""
        measure, _, field = what.partition("|")
        self.list.search.clear()
        self.list.choose(measure)
        self.detail.go(LAYOUT if field.startswith("layout.") else COST)
        self.detail.edit(field)

    def leave(self) -> None:
        """Give the map back and follow the study no more."""
        self.session.busy_changed.disconnect(self._show_busy)
        self.session.opened.disconnect(self.load)
        self.fit.leave()
        self.help.close_page()
        super().leave()

    def map_it(self) -> None:
        """Judge every cell of the study by the measure shown, and put the map on the map."""
        measure, folder = self.measure, self.session.folder
        if measure is None or not folder:
            self.message.emit("warning", self.tr("Choose a study folder on page 1 of DSS Planner first."), "")
            return
        catalogue = self.shelf.catalogue
        name = self.name_of(measure.id)

        def publish(outcome: Outcome) -> None:
            if outcome.done and self.session.folder == folder:
                self._show_map(measure.id, name, outcome.result)
            elif not outcome.done and not outcome.cancelled:
                self.message.emit("problem", show(outcome.sentence), outcome.details)

        title = self.tr("Where it fits: {measure}").format(measure=name)
        self.session.background(title, lambda: MapRequest(folder, catalogue, measure.id), map_measure, publish)

    def _show_map(self, measure: str, name: str, found: MeasureMapsResult) -> None:
        outputs = measure_map_outputs(found.output, {measure: name})
        layers = self.session.map_layers
        layers.show(outputs)
        layers.finish()
        if outputs:
            layers.show_alone(outputs[0])
        if self.measure is not None and self.measure.id == measure and found.maps:
            self.fit.show_map(found)

    def _parts(self) -> QWidget:
        right = QWidget(self.inner)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.heading, 1)
        row.addWidget(self.measure_button)
        row.addWidget(self.catalogue_button)
        row.addWidget(self.help)
        column = QVBoxLayout(right)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.detail, 1)
        column.addWidget(self.fit)
        self.split = TurningSplitter(_ACROSS, self.inner)
        self.split.addWidget(self.list)
        self.split.addWidget(right)
        self.split.setStretchFactor(0, 2)
        self.split.setStretchFactor(1, 5)
        self.split.setSizes([250, 640])
        return self.split

    def _menu_button(self, name: str, words: str, fill: Callable[[QMenu], None]) -> QToolButton:
        button = QToolButton(self.inner)
        button.setObjectName(name)
        button.setText(words)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(button)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(lambda: fill(menu))
        button.setMenu(menu)
        return button

    def _fill_measure(self, menu: QMenu) -> None:
        menu.clear()
        measure = self.measure
        free = not self.shelf.closed and measure is not None
        own = measure is not None and self.shelf.added(measure.id)
        changed = measure is not None and self.shelf.differs(measure)
        for words, slot, can in (
            (self.tr("&New measure like this…"), self.new_measure, free),
            (self.tr("D&uplicate"), self.duplicate, free),
            (self.tr("&Compare with the one that comes with the planner"), self._compare, changed),
            (self.tr("&Reset to the one that comes with the planner"), self.reset, free and changed),
            (self.tr("&Judge the sites by it"), self.judge, free and self.shelf.in_plan),
            (self.tr("&Delete"), self.delete, free and own),
        ):
            action = menu.addAction(words)
            action.setEnabled(bool(can))
            action.triggered.connect(lambda _=False, slot=slot: slot())

    def _fill_catalogue(self, menu: QMenu) -> None:
        menu.clear()
        action = menu.addAction(self.tr("&Import…"))
        action.setEnabled(not self.shelf.closed)
        action.triggered.connect(self.files.ask_import)
        menu.addAction(self.tr("&Export all…")).triggered.connect(self.files.ask_export)
        changed = sum(self.shelf.changed_by_people(one) for one in self.shelf.catalogue.measures)
        action = menu.addAction(
            self.tr("&Reset all to what comes with the planner (changed measures: {count})").format(count=changed)
        )
        action.setToolTip(self.tr("Measures that people added stay; undo brings the changes back"))
        action.setEnabled(not self.shelf.closed and changed > 0)
        action.triggered.connect(self.reset_all)
        older = sum(self.shelf.differs(one) and not one.own for one in self.shelf.catalogue.measures)
        if older:
            words = self.tr("&Update to what comes with this version (measures: {count})").format(count=older)
            action = menu.addAction(words)
            action.setToolTip(self.tr("Measures that people changed or added stay as they are"))
            action.setEnabled(not self.shelf.closed)
            action.triggered.connect(self.update_all)

    def new_measure(self) -> None:
        """Make a measure after a template."""
        measure = self.measure
        dialog = NewMeasureDialog(self.shelf.catalogue, measure.id if measure else "", self.name_of, self)
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.result_catalogue is not None:
            self._add(*dialog.result_catalogue)
        dialog.deleteLater()

    def duplicate(self) -> None:
        """Make a measure just like the one shown."""
        measure = self.measure
        if measure is None:
            return
        taken = {name for one in self.shelf.catalogue.measures for name in one.names.values()}
        base = self.tr("{measure} (copy)").format(measure=self.name_of(measure.id))
        name, count = base, 2
        while name in taken:
            name, count = f"{base} {count}", count + 1
        try:
            self._add(*with_own_measure(self.shelf.catalogue, measure.id, name))
        except PlannerError as error:
            self.message.emit("problem", show(error), "")

    def _add(self, catalogue: Catalogue, measure: str) -> None:
        name = catalogue.get(measure).name
        if self.shelf.change(self.tr("New measure: {measure}").format(measure=name), catalogue):
            self.renew()
            self.list.search.clear()
            self.list.choose(measure)

    def delete(self) -> None:
        """Take an own measure out."""
        measure = self.measure
        if measure is None or not self.shelf.added(measure.id):
            return
        title = self.tr("Delete measure: {measure}").format(measure=self.name_of(measure.id))
        try:
            self.shelf.change(title, without_measure(self.shelf.catalogue, measure.id))
        except PlannerError as error:
            self.message.emit("problem", show(error), "")

    def judge(self) -> None:
        """Judge the sites of the plan by the measure shown."""
        if self.measure is not None:
            self.shelf.judge([self.measure.id])

    def reset(self) -> None:
        """Make a measure what it is as it comes with the planner."""
        measure = self.measure
        shipped = None if measure is None else self.shelf.shipped_measure(measure)
        if measure is None or shipped is None or shipped.id != measure.id:
            return
        title = self.tr("Reset measure: {measure}").format(measure=self.name_of(measure.id))
        self.shelf.change(title, with_measure(self.shelf.catalogue, shipped))

    def reset_all(self, _: bool = False) -> None:
        """Make all measures what they are as they come with the planner; added ones stay."""
        self.shelf.change(self.tr("Reset all measures"), self.shelf.as_shipped())

    def update_all(self, _: bool = False) -> None:
        """Take all measures that nobody changed as they come with this version of the planner."""
        self.shelf.change(self.tr("Update the catalogue"), self.shelf.renewed())

    def _compare(self) -> None:
        self.detail.go(COMPARED)

    def _show(self) -> None:
        self.list.fill(self.shelf)
        self._choose(self.list.key())
        self.kept.setText(self.shelf.closed)
        self.kept.setVisible(bool(self.shelf.closed))

    def _choose(self, _: str) -> None:
        measure = self.measure
        if measure is None:
            return
        words = f"{measure.number}  {self.name_of(measure.id)}"
        self.heading.setText(words)
        where = self.tr("kept with the plan") if self.shelf.in_plan else self.tr("kept with the study")
        self.heading.setToolTip(f"{words} – {where}")
        self.detail.show_measure(measure)
        self.fit.show_measure(self.shelf.catalogue, measure.id)
        self._turned(self.detail.section)

    def _turned(self, section: str) -> None:
        self.fit.setVisible(section == FITS)

    def _show_busy(self, *_: object) -> None:
        self.fit.map_button.setEnabled(bool(self.session.folder) and not self.session.busy)

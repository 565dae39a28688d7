"""Two plans for a site on the map: outlines of both, or a line to swipe between them as they would be drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsApplication, QgsCoordinateTransform, QgsCsException, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QObject, QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QToolButton, QWidget

from dss_planner.panels.plan.alternatives.compare_table import FIRST, SECOND
from dss_planner.panels.plan.alternatives.figures import option_name
from dss_planner.panels.plan.plan_pictures import works_in_memory, works_side
from dss_planner.panels.plan.works.bands import GeometryBands
from dss_planner.plan.store.changes import applied

if TYPE_CHECKING:
    from qgis.gui import QgsMapCanvas

    from dss_planner.panels.plan.map_swipe import Side
    from dss_planner.panels.plan.plan_desk import PlanDesk
    from dss_planner.plan.drafting.comparing import SiteOption

#: Width of the line around the first plan on the map [px]: the second, on the same place, is seen within it.
_WIDE = 6
#: Share of the map's width that a site has at least for a swipe to show anything.
_SEEN = 0.05


class OptionsOnMap(QObject):
    """Shows a pair while its tab is in sight. Buttons: `first` and `second` for the outlines, `swipe` for the line."""

    #: A swipe began or ended.
    swiped = pyqtSignal()

    def __init__(self, desk: PlanDesk, canvas: QgsMapCanvas | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._canvas = desk, canvas
        self._pair: tuple[SiteOption, SiteOption] | None = None
        self._fresh = self._in_sight = False
        #: What the line was started with.
        self._shown: tuple | None = None
        self.first = self._outline_button("plan_map_first", FIRST, parent)
        self.second = self._outline_button("plan_map_second", SECOND, parent)
        self.swipe = QToolButton(parent)
        self.swipe.setObjectName("plan_alternatives_swipe")
        self.swipe.setText(self.tr("S&wipe"))
        self.swipe.setCheckable(True)
        self.swipe.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.swipe.setToolTip(
            self.tr(
                "Drag the line on the map: the first plan is left of it, the second right of it; Alt and arrows move it"
            )
        )
        self.swipe.toggled.connect(self._swipe_wanted)
        self.bands: tuple[GeometryBands, GeometryBands] | None = None
        if canvas is not None:
            self.bands = (GeometryBands(canvas, FIRST, width=_WIDE), GeometryBands(canvas, SECOND, dashed=True))
        desk.swipe.ended.connect(self._lost)

    def show_pair(self, pair: tuple[SiteOption, SiteOption] | None, fresh: bool) -> None:
        """Show two plans; None: none. fresh: whether they are of the plan as it is."""
        self._pair, self._fresh = pair, fresh
        document = self._desk.document
        for place, bands in enumerate(self.bands or ()):
            if pair is None or document is None:
                bands.clear()
            else:
                bands.show(pair[place].drawn, document.crs)
        self._renew()

    def set_in_sight(self, wanted: bool) -> None:
        """Take all off the map while the tab is out of sight."""
        self._in_sight = wanted
        self._renew()

    def remove(self) -> None:
        """Let go of the map for good."""
        self._desk.swipe.ended.disconnect(self._lost)
        self._desk.swipe.stop(self)
        for bands in self.bands or ():
            bands.remove()
        self.bands = None

    def _renew(self) -> None:
        there = self._pair is not None
        can = there and self._fresh and self._canvas is not None
        self.swipe.setEnabled(can)
        swiping = can and self._in_sight and self.swipe.isChecked() and self._start()
        if not swiping:
            self._shown = None
            self._desk.swipe.stop(self)
        for button in (self.first, self.second):
            button.setEnabled(there and not swiping)
        for bands, button in zip(self.bands or (), (self.first, self.second)):
            bands.set_visible(self._in_sight and button.isChecked() and not swiping)

    def _start(self) -> bool:
        """Put the line on the map, unless it is there with these plans."""
        pair, document = self._pair, self._desk.document
        if pair is None or document is None:
            return False
        if self._shown == (pair, document.plan) and self._desk.swipe.has(self):
            return True
        row = self._desk.row("sites", pair[0].site)
        site = str(row["name"]) if row is not None else ""
        labels = [self.tr("{site}: {plan}").format(site=site, plan=option_name(one)) for one in pair]
        first, second = (self._side(one) for one in pair)
        self._shown = (pair, document.plan)
        return self._desk.swipe.start(self, first, second, (labels[0], labels[1]))

    def _side(self, option: SiteOption) -> Side:
        document = self._desk.document
        after = applied(document, option.changes) if option.changes else document
        drawn = works_in_memory(after, self._desk.layers.crs(document.crs))
        return works_side(self._desk, drawn)

    def _swipe_wanted(self, wanted: bool) -> None:
        self._renew()
        if wanted and self._pair is not None and not self._site_seen(self._pair[0].site):
            self._desk.show_me.row("sites", self._pair[0].site)
        self.swiped.emit()

    def _site_seen(self, site: str) -> bool:
        """Return whether the map shows the site large enough to tell works apart."""
        row, document, canvas = self._desk.row("sites", site), self._desk.document, self._canvas
        if row is None or document is None or canvas is None:
            return True
        west, east, south, north = row["geom"].GetEnvelope()
        way = QgsCoordinateTransform(
            self._desk.layers.crs(document.crs), canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        try:
            box = way.transformBoundingBox(QgsRectangle(west, south, east, north))
        except QgsCsException:
            return False
        view = canvas.extent()
        return view.intersects(box) and box.width() >= _SEEN * view.width()

    def _lost(self, owner: object) -> None:
        if owner is self:
            with QSignalBlocker(self.swipe):
                self.swipe.setChecked(False)
            self._renew()
            self.swiped.emit()

    def _outline_button(self, name: str, colour: QColor, parent: QWidget) -> QToolButton:
        button = QToolButton(parent)
        button.setObjectName(name)
        button.setCheckable(True)
        button.setChecked(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setIcon(QgsApplication.getThemeIcon("/mActionShowAllLayers.svg"))
        button.setStyleSheet(f"QToolButton {{ border: 2px solid {colour.name()}; border-radius: 3px; padding: 1px; }}")
        words = self.tr("Show the plan to the right of this button on the map, in this colour")
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.toggled.connect(lambda _: self._renew())
        return button

"""Results arriving on the map: the planner's layers, the view that shows them, the sites to zoom to."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsFeatureRequest,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.gui import QgisInterface, QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from dss_planner.errors import PlannerError
from dss_planner.layers import outdated
from dss_planner.layers.groups import lay_aside, layers_of, planner_group, show_outputs, take_up
from dss_planner.layers.loading import crs_words, know_crs, result_key
from dss_planner.layers.project import study_crs, study_extent
from dss_planner.layers.raster_styles import RASTER_STYLES
from dss_planner.layers.translation import show as translated
from dss_planner.panels.large_records import LargeRecords
from dss_planner.panels.project_sources import layer_uri
from dss_planner.raster.vectors import split_uri
from dss_planner.study.results import Output

#: Between two layers the window does what else is to be done; how often is looked whether a record is read [ms].
_TURN_MS, _LOOK_MS = 5, 15
#: Room left around what is zoomed to.
MARGIN = 1.15
#: The same around a site, so that its neighbourhood is seen.
SITE_MARGIN = 2.5


class MapLayers(QObject):
    """Shows outputs of steps in the project of the window, one after the other: the window stays alive meanwhile."""

    #: All outputs to be shown are on the map.
    shown = pyqtSignal()
    #: An output that cannot be shown: the sentence.
    failed = pyqtSignal(str)

    def __init__(self, iface: QgisInterface, locks: bool = os.name == "nt", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._iface = iface
        self._locks = locks
        self._coming: list[Output] = []
        #: Spellings of CRS that QGIS has looked up, and the layers of files whose spelling was looked at.
        self._crs: set[str] = set()
        self._spelled: set[tuple[str, str]] = set()
        #: A spelling that it is to look up next.
        self._unknown = ""
        self._records = LargeRecords()
        self._needs_crs = self._needs_view = False
        #: What is to be seen without the planner's other rasters, once it is there.
        self._alone: Output | None = None
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.timeout.connect(self._next)
        QgsProject.instance().cleared.connect(self.drop)

    @property
    def showing(self) -> bool:
        """True while outputs are yet to be shown."""
        return bool(self._coming)

    def show(self, outputs: Sequence[Output]) -> None:
        """Load ``outputs`` into the group "DSS Planner", each in its turn; `shown` tells when all are there.

        The first ones of a study bring their CRS and view.
        """
        coming = [output for output in self._coming if output not in outputs] + list(outputs)
        if not outputs:
            return
        if not self._coming and not QgsProject.instance().mapLayers():
            self._needs_crs = self._needs_view = True
        # those that the map needs to find its place come first
        raster = next((output for output in coming if output.style in RASTER_STYLES), None)
        self._coming = sorted(coming, key=lambda output: (output is not raster, output.style != "study_area"))
        self._turn.start(_TURN_MS)

    def show_first_alone(self, outputs: Sequence[Output]) -> None:
        """Load ``outputs`` that were asked for to be seen: the first one without the planner's other rasters."""
        self._alone = next(iter(outputs), None)
        self.show(outputs)

    def finish(self) -> None:
        """Show at once what is yet to be shown."""
        while self._coming:
            self._next(patient=True)

    def drop(self) -> None:
        """Show nothing of what is yet to be shown."""
        self._turn.stop()
        self._coming = []
        self._needs_crs = self._needs_view = False
        self._alone = None

    def close(self) -> None:
        """Show nothing any more."""
        self.drop()
        self._records.close()
        QgsProject.instance().cleared.disconnect(self.drop)

    def _next(self, patient: bool = False) -> None:
        """Show one output; a CRS that QGIS does not know yet takes a turn of its own.

        A large record of it is read beside the window; ``patient`` waits for that.
        """
        if not self._coming:
            return
        if not patient and not self._records.ready(self._coming[0].path):
            self._turn.start(_LOOK_MS)
            return
        if self._spells_anew(self._coming[0]):
            self._turn.start(_TURN_MS)
            return
        output = self._coming.pop(0)
        try:
            self._arrive(output)
        except PlannerError as error:
            self.failed.emit(translated(error))
        if self._coming:
            self._turn.start(_TURN_MS)
            return
        self._turn.stop()
        if self._needs_view:
            self._zoom(study_extent(QgsProject.instance()), MARGIN)
        self._needs_crs = self._needs_view = False
        alone, self._alone = self._alone, None
        if alone is not None:
            self.show_alone(alone)
        self.shown.emit()

    def _spells_anew(self, output: Output) -> bool:
        """Look in one turn how the CRS of an output is spelled, and have QGIS look it up in the next; False where it
        knows it already."""
        words, self._unknown = self._unknown, ""
        if words:
            self._crs.add(words)
            know_crs(words)
            return True
        key = (output.path, output.layer_name)
        if key not in self._spelled:
            self._spelled.add(key)
            words = crs_words(output)
            self._unknown = "" if words in self._crs else words
        return bool(self._unknown)

    def _arrive(self, output: Output) -> None:
        project = QgsProject.instance()
        layers = show_outputs(project, [output], self._records.take(output.path))
        self._fold(layers)
        if outdated.concerned(output.path):
            outdated.mark(project, Path(output.path).parent)
        if self._needs_crs:
            crs = study_crs(layers)
            if crs.isValid():
                project.setCrs(crs)
                self._needs_crs = False
        if output.style == "study_area":
            self._zoom(study_extent(project), MARGIN)
            self._needs_view = False

    def show_alone(self, output: Output) -> bool:
        """Switch the raster of ``output`` on, and the planner's other rasters off; False where there is no map."""
        if self.canvas is None:
            return False
        project = QgsProject.instance()
        shown = [layer for layer in self._shown([output]) if result_key(layer)[2:] == (output.band, output.style)]
        if not shown:
            shown = show_outputs(project, [output])
        group = planner_group(project)
        for node in group.findLayers():
            if isinstance(node.layer(), QgsRasterLayer):
                node.setItemVisibilityChecked(node.layer() in shown)
        group.setItemVisibilityChecked(True)
        return True

    def switch_on(self, output: Output) -> bool:
        """Load ``output`` where it is not shown yet, and switch it on; False where there is no map."""
        if self.canvas is None:
            return False
        project = QgsProject.instance()
        wanted = (output.layer_name, output.band, output.style)
        found = [layer for layer in self._shown([output]) if result_key(layer)[1:] == wanted]
        shown = found or show_outputs(project, [output])
        group = planner_group(project)
        for layer in shown:
            group.findLayer(layer.id()).setItemVisibilityChecked(True)
        group.setItemVisibilityChecked(True)
        return True

    def change_study(self, before: str, after: str) -> None:
        """Lay the layers of the study in ``before`` aside, so that the map shows one study at a time."""
        self.drop()
        if before and Path(before).resolve() != Path(after).resolve():
            lay_aside(QgsProject.instance(), before)
            take_up(QgsProject.instance(), after)

    def _fold(self, layers: Sequence[QgsMapLayer]) -> None:
        """Fold the legends that are to be folded: the layer panel unfolds the first one that arrives by itself."""
        group = planner_group(QgsProject.instance())
        for layer in layers:
            node = group.findLayer(layer.id())
            if node is not None and not node.isExpanded():
                node.setExpanded(True)
                node.setExpanded(False)

    def edited(self, outputs: Iterable[Output]) -> list[str]:
        """Return the names of the layers of ``outputs`` that the user is editing."""
        return [
            layer.name() for layer in self._shown(outputs) if isinstance(layer, QgsVectorLayer) and layer.isEditable()
        ]

    def release(self, outputs: Iterable[Output]) -> None:
        """Take the layers of ``outputs`` out of the project where an open file cannot be replaced (Windows)."""
        if not self._locks:
            return
        files = {output.path for output in outputs}
        self._coming = [output for output in self._coming if output.path not in files]
        QgsProject.instance().removeMapLayers([layer.id() for layer in self._shown(outputs)])

    def forget(self, path: str) -> None:
        """Take the layers of a file that is gone out of the project."""
        self._coming = [output for output in self._coming if output.path != path]
        project = QgsProject.instance()
        gone = [key for key, layer in project.mapLayers().items() if split_uri(layer_uri(layer))[0] == path]
        project.removeMapLayers(gone)

    def _shown(self, outputs: Iterable[Output]) -> list[QgsMapLayer]:
        """Return the layers of the planner's group that show a file of ``outputs``."""
        files = {str(Path(output.path).resolve()) for output in outputs}
        group = planner_group(QgsProject.instance())
        layers = [node.layer() for node in group.findLayers() if node.layer() is not None]
        return [layer for layer in layers if result_key(layer)[0] in files]

    def zoom_to_site(self, folder: str, site_id: str) -> None:
        """Show the site ``site_id`` of the study in ``folder`` in the middle of the map and flash it."""
        layer = self.sites_layer(folder)
        canvas = self.canvas
        if layer is None or canvas is None or not site_id:
            return
        request = QgsFeatureRequest().setFilterExpression("\"site_id\" = '{}'".format(site_id.replace("'", "''")))
        for feature in layer.getFeatures(request):
            project = QgsProject.instance()
            transform = QgsCoordinateTransform(layer.crs(), project.crs(), project.transformContext())
            self._zoom(transform.transformBoundingBox(feature.geometry().boundingBox()), SITE_MARGIN)
            canvas.flashFeatureIds(layer, [feature.id()])

    def zoom_to(self, extent: QgsRectangle, crs: QgsCoordinateReferenceSystem) -> None:
        """Show ``extent``, in ``crs``, in the middle of the map."""
        project = QgsProject.instance()
        try:
            seen = QgsCoordinateTransform(crs, project.crs(), project.transformContext()).transformBoundingBox(extent)
        except QgsCsException:  # the map's CRS is not made for that place: the map stays as it is
            return
        self._zoom(seen, MARGIN)

    def zoom_to_source(self, uri: str) -> bool:
        """Show the layer of the project that shows the file ``uri``; False when there is none."""
        for layer in QgsProject.instance().mapLayers().values():
            if layer_uri(layer) == uri:
                self.zoom_to(layer.extent(), layer.crs())
                return True
        return False

    def sites_layer(self, folder: str) -> QgsVectorLayer | None:
        """Return the layer of the project that shows the candidate sites of the study in ``folder``."""
        wanted = Path(folder, "sites.gpkg").resolve()
        for layer in layers_of(QgsProject.instance(), "sites"):
            if isinstance(layer, QgsVectorLayer) and Path(layer.source().partition("|")[0]).resolve() == wanted:
                return layer
        return None

    @property
    def iface(self) -> QgisInterface | None:
        """QGIS's window; None where there is none."""
        return self._iface

    @property
    def canvas(self) -> QgsMapCanvas | None:
        """The map of the window; None where there is no window."""
        return self._iface.mapCanvas() if self._iface is not None else None

    def _zoom(self, extent: QgsRectangle, margin: float) -> None:
        canvas = self.canvas
        if canvas is None or extent.isEmpty():
            return
        extent.scale(margin)
        canvas.setExtent(extent)
        canvas.refresh()

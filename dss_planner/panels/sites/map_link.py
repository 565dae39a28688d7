"""The site looked at is the one selected on the map, and the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsFeatureRequest, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.panels.sites.site_desk import SiteDesk


class MapLink(QObject):
    """Follows the layer of the study's sites wherever it is replaced."""

    def __init__(self, desk: SiteDesk, session: StudySession) -> None:
        super().__init__(desk)
        self._desk, self._session = desk, session
        self._layer: QgsVectorLayer | None = None
        self._from_map = False
        # a layer arrives in the project before it has its place in the planner's group
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.renew)
        desk.selected_changed.connect(self._select)
        QgsProject.instance().layersAdded.connect(self._arrived)

    def renew(self) -> None:
        """Follow the layer that shows the sites now, if there is one."""
        self._let_go()
        layer = self._session.map_layers.sites_layer(self._session.folder) if self._session.folder else None
        if layer is not None:
            self._layer = layer
            layer.selectionChanged.connect(self._selected)
            layer.willBeDeleted.connect(self._gone)

    def close(self) -> None:
        """Follow nothing any more."""
        QgsProject.instance().layersAdded.disconnect(self._arrived)
        self._soon.stop()
        self._let_go()

    def _let_go(self) -> None:
        layer, self._layer = self._layer, None
        if layer is not None:
            layer.selectionChanged.disconnect(self._selected)
            layer.willBeDeleted.disconnect(self._gone)

    def _gone(self) -> None:
        self._layer = None

    def _arrived(self, layers: object) -> None:
        self._soon.start()

    def _selected(self, *_: object) -> None:
        """A site was selected on the map: the first one is looked at."""
        if self._layer is None or self._from_map:
            return
        chosen = self._layer.selectedFeatures()
        if chosen and "site_id" in chosen[0].fields().names():
            self._from_map = True
            self._desk.select(str(chosen[0]["site_id"] or ""))
            self._from_map = False

    def _select(self, site: str) -> None:
        if self._soon.isActive():
            self._soon.stop()
            self.renew()
        if self._layer is None or self._from_map:
            return
        wanted = "\"site_id\" = '{}'".format(site.replace("'", "''"))
        request = QgsFeatureRequest().setFilterExpression(wanted).setNoAttributes()
        self._from_map = True
        self._layer.selectByIds([feature.id() for feature in self._layer.getFeatures(request)] if site else [])
        self._from_map = False

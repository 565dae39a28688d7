"""The layers of the project that show the plan: what is edited in them, and when it is saved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsProject, QgsProviderRegistry, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from dss_planner.panels.plan.edit_rows import DRAWN, buffered_rows, deleted_rows
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.schema import TABLES

_NAMES = frozenset(one.name for one in TABLES)


class LayerWatch(QObject):
    """Follows every layer of the project whose source is the plan's file, whoever added it."""

    #: Something that is edited and not saved differs, also by undo and redo of QGIS.
    edited = pyqtSignal()
    #: Edits were saved into the file.
    saved = pyqtSignal()
    #: A shape was drawn: the layer, its table, the number of the feature.
    drawn = pyqtSignal(object, str, object)
    #: Other layers show the plan than before.
    layers_changed = pyqtSignal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = ""
        #: Id of the layer → (table, layer, what was connected).
        self._watched: dict[str, tuple[str, QgsVectorLayer, tuple]] = {}
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.renew)
        project = QgsProject.instance()
        project.layersAdded.connect(self._arrived)
        project.layersWillBeRemoved.connect(self._leaving)

    def follow(self, path: str) -> None:
        """Watch the layers of the plan at ``path``; '' watches none."""
        self._file = str(Path(path).resolve()) if path else ""
        self.renew()

    def close(self) -> None:
        """Watch nothing any more."""
        self._soon.stop()
        project = QgsProject.instance()
        project.layersAdded.disconnect(self._arrived)
        project.layersWillBeRemoved.disconnect(self._leaving)
        self._leaving(list(self._watched))

    def renew(self) -> None:
        """Look anew at which layers show the plan."""
        found = {}
        for key, layer in QgsProject.instance().mapLayers().items():
            table = self._table_of(layer)
            if table:
                found[key] = (table, layer)
        gone = [key for key in self._watched if key not in found]
        new = [key for key in found if key not in self._watched]
        self._let_go(gone)
        for key in new:
            self._watch(key, *found[key])
        if gone or new:
            self.layers_changed.emit()
            self.edited.emit()

    def layers(self, tables: Iterable[str] = DRAWN) -> list[tuple[str, QgsVectorLayer]]:
        """Return the layers that show ``tables`` of the plan, each with its table."""
        wanted = set(tables)
        return [(table, layer) for table, layer, _ in self._watched.values() if table in wanted]

    def crs(self, words: str) -> QgsCoordinateReferenceSystem:
        """Return the reference system of the plan, told by ``words`` (WKT).

        A layer knows it already: to make one without a code from words takes a tenth of a second.
        """
        known = next((layer.crs() for _, layer in self.layers((*DRAWN, "sites"))), None)
        return QgsCoordinateReferenceSystem.fromWkt(words) if known is None else known

    @property
    def modified(self) -> bool:
        """Whether any layer holds edits that are not saved."""
        return any(layer.isModified() for _, layer, _ in self._watched.values())

    def unsaved(self, tables: Iterable[str]) -> list[str]:
        """Return the names of layers that show ``tables`` and hold edits that are not saved."""
        return [layer.name() for _, layer in self.layers(tables) if layer.isModified()]

    def save(self) -> bool:
        """Save the edits of all layers into the file; they stay in edit mode. False when one could not be saved."""
        done = True
        for _, layer, _ in list(self._watched.values()):
            if layer.isModified() and not layer.commitChanges(False):
                done = False
        return done

    def buffered(self) -> Changes:
        """Return what the edits that are not saved make of the plan's rows."""
        put: dict[str, list] = {}
        remove: dict[str, list[str]] = {}
        for table, layer in self.layers():
            if layer.isModified():
                put.setdefault(table, []).extend(buffered_rows(layer, table))
                remove.setdefault(table, []).extend(deleted_rows(layer))
        return Changes(put, remove)

    def refresh(self, tables: Iterable[str]) -> None:
        """Show rows of ``tables`` as they are in the file now."""
        for _, layer in self.layers(tables):
            layer.dataProvider().reloadData()
            layer.updateExtents()
            layer.triggerRepaint()

    def _table_of(self, layer: QgsMapLayer) -> str:
        """Return the table of the plan that a layer shows, '' for none."""
        if not self._file or not isinstance(layer, QgsVectorLayer) or layer.providerType() != "ogr":
            return ""
        parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
        path, name = str(parts.get("path") or ""), str(parts.get("layerName") or "")
        if name not in _NAMES or Path(path).name != Path(self._file).name:
            return ""
        return name if str(Path(path).resolve()) == self._file else ""

    def _watch(self, key: str, table: str, layer: QgsVectorLayer) -> None:
        def added(number: object) -> None:
            self.edited.emit()
            if isinstance(number, int) and number < 0:
                self.drawn.emit(layer, table, number)

        def told(*_: object) -> None:
            self.edited.emit()

        def saved(*_: object) -> None:
            self.saved.emit()
            self.edited.emit()

        links = (
            (layer.geometryChanged, told),
            (layer.attributeValueChanged, told),
            (layer.featureAdded, added),
            (layer.featureDeleted, told),
            (layer.undoStack().indexChanged, told),
            (layer.afterRollBack, told),
            (layer.editingStopped, told),
            (layer.afterCommitChanges, saved),
        )
        for signal, slot in links:
            signal.connect(slot)
        self._watched[key] = (table, layer, links)

    def _let_go(self, keys: Iterable[str]) -> None:
        for key in keys:
            _, _, links = self._watched.pop(key)
            for signal, slot in links:
                signal.disconnect(slot)

    def _leaving(self, keys: list[str]) -> None:
        gone = [key for key in keys if key in self._watched]
        self._let_go(gone)
        if gone:
            self.layers_changed.emit()
            self.edited.emit()

    def _arrived(self, layers: object) -> None:
        self._soon.start()

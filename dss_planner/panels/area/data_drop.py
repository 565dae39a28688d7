"""What was dropped on the page: files and folders, layers of QGIS's browser, layers of the project."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsMimeDataUtils, QgsProviderRegistry
from qgis.PyQt.QtCore import QMimeData

from dss_planner.panels.project_sources import FILE_PROVIDERS


@dataclass(frozen=True)
class Dropped:
    """paths: files and folders to look into. uris: layers. refused: names of layers that are no files."""

    paths: tuple[str, ...] = ()
    uris: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


def may_hold_layers(mime: QMimeData) -> bool:
    """Return whether something that is dragged could be data."""
    return QgsMimeDataUtils.isUriList(mime) or any(url.isLocalFile() for url in mime.urls())


def dropped(mime: QMimeData) -> Dropped:
    """Return what was dropped."""
    if not QgsMimeDataUtils.isUriList(mime):
        return Dropped(paths=tuple(url.toLocalFile() for url in mime.urls() if url.isLocalFile()))
    paths: list[str] = []
    uris: list[str] = []
    refused: list[str] = []
    for item in QgsMimeDataUtils.decodeUriList(mime):
        if item.layerType in ("directory", "collection", "project") or not item.providerKey:
            paths.append(item.filePath or item.uri)
        elif item.providerKey in FILE_PROVIDERS:
            parts = QgsProviderRegistry.instance().decodeUri(item.providerKey, item.uri)
            if parts.get("subset") or not parts.get("path"):
                refused.append(item.name)
            elif parts.get("layerName"):
                uris.append(f"{parts['path']}|layername={parts['layerName']}")
            else:
                paths.append(parts["path"])
        else:
            refused.append(item.name)
    return Dropped(tuple(path for path in paths if path), tuple(uris), tuple(refused))

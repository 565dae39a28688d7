"""From layers of the project and files chosen by the user to the paths that the steps read."""

from __future__ import annotations

from qgis.core import QgsMapLayer, QgsProject, QgsProviderRegistry, QgsRasterLayer, QgsVectorLayer

#: Providers whose layers are files; the others (memory, databases, web services) have to be saved first.
FILE_PROVIDERS = ("ogr", "gdal")


def layer_uri(layer: QgsMapLayer) -> str:
    """Return ``path`` or ``path|layername=name`` of a layer that is a file; an empty string for any other."""
    if not isinstance(layer, (QgsVectorLayer, QgsRasterLayer)) or layer.providerType() not in FILE_PROVIDERS:
        return ""
    parts = QgsProviderRegistry.instance().decodeUri(layer.providerType(), layer.source())
    path = parts.get("path") or ""
    name = parts.get("layerName") or ""
    return f"{path}|layername={name}" if name and path else path


def shows_a_part(layer: QgsMapLayer) -> bool:
    """Return whether a filter hides features of ``layer``: the steps read its file, which holds all of them."""
    return isinstance(layer, QgsVectorLayer) and bool(layer.subsetString())


def project_layers() -> list[tuple[str, str]]:
    """Return name and uri of each file layer of the project that shows its whole file, in the order of the tree."""
    layers = QgsProject.instance().layerTreeRoot().layerOrder()
    return [(layer.name(), layer_uri(layer)) for layer in layers if layer_uri(layer) and not shows_a_part(layer)]


def layers_of_file(path: str) -> list[str]:
    """Return the uri of each layer in the file ``path``: itself when it holds one, else one per vector layer."""
    found = QgsProviderRegistry.instance().querySublayers(path)
    vectors = [layer for layer in found if layer.providerKey() == "ogr"]
    if len(vectors) > 1:
        return [f"{path}|layername={layer.name()}" for layer in vectors]
    return [path]

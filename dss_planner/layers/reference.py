"""Reference systems as words and back, by the short way where the project has them already."""

from __future__ import annotations

from qgis.core import QgsCoordinateReferenceSystem, QgsProject

from dss_planner.raster.grid import same_crs, spatial_reference

#: How the code of a system begins that the user made: only QGIS knows it.
_OWN = "USER:"


def words_of(crs: QgsCoordinateReferenceSystem) -> str:
    """Return ``AUTHORITY:CODE`` or WKT, which GDAL understands too; '' for an invalid one."""
    if not crs.isValid():
        return ""
    return crs.toWkt(QgsCoordinateReferenceSystem.WktVariant.WKT2_2019) if _nameless(crs) else crs.authid()


def crs_of(words: str) -> QgsCoordinateReferenceSystem:
    """Return the reference system of ``words`` (WKT or ``AUTHORITY:CODE``); an invalid one where they name none.

    QGIS compares one that no code names with all it knows, 0.1 s for each way to spell it. So what the project or one
    of its layers has, in other words perhaps, is taken from there. Call on the main thread.
    """
    try:
        nameless = bool(words) and not spatial_reference(words).GetAuthorityCode(None)
    except RuntimeError:  # of GDAL: QGIS finds out by itself
        nameless = False
    for wkt, crs in _known().items() if nameless else ():
        if same_crs(words, wkt):
            return crs
    return QgsCoordinateReferenceSystem(words)


def _nameless(crs: QgsCoordinateReferenceSystem) -> bool:
    return not crs.authid() or crs.authid().startswith(_OWN)


def _known() -> dict[str, QgsCoordinateReferenceSystem]:
    """Return the systems of the project and its layers that no code of an authority names, by their WKT."""
    project = QgsProject.instance()
    found = (project.crs(), *(layer.crs() for layer in project.mapLayers().values()))
    return {words_of(crs): crs for crs in reversed(found) if crs.isValid() and _nameless(crs)}

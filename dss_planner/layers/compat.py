"""The few places where QGIS 3.22, 3.40 and 4 differ, in one module."""

from __future__ import annotations

from qgis.core import (
    Qgis,
    QgsField,
    QgsProject,
    QgsRasterBandStats,
    QgsRasterDataProvider,
    QgsRasterRenderer,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QMetaType, QVariant

#: The QMetaType constructor of QgsField came with QGIS 3.38; before it only the QVariant one exists.
_METATYPE_FIELDS = 33800
_FIELD_TYPES = {
    "integer": ("Int", "Int"),
    "long": ("LongLong", "LongLong"),
    "real": ("Double", "Double"),
    "text": ("QString", "String"),
    "date": ("QDate", "Date"),
    "datetime": ("QDateTime", "DateTime"),
    "boolean": ("Bool", "Bool"),
}


def make_field(name: str, kind: str, length: int = 0, precision: int = 0) -> QgsField:
    """Return a field of ``kind``: integer, long, real, text, date, datetime or boolean."""
    metatype, variant = _FIELD_TYPES[kind]
    if Qgis.QGIS_VERSION_INT >= _METATYPE_FIELDS:
        return QgsField(name, getattr(QMetaType.Type, metatype), "", length, precision)
    return QgsField(name, getattr(QVariant, variant), "", length, precision)


def store_paths_relative(project: QgsProject) -> None:
    """Make ``project`` write its data sources relative to itself, so that its folder can be moved."""
    project.setFilePathStorage(Qgis.FilePathType.Relative)


def lowest_highest(provider: QgsRasterDataProvider, band: int, sample: int) -> tuple[float, float]:
    """Return the lowest and highest value of ``band`` over about ``sample`` cells; lowest above highest: none known."""
    flags = Qgis.RasterBandStatistic if hasattr(Qgis, "RasterBandStatistic") else QgsRasterBandStats.Stats
    found = provider.bandStatistics(band, flags.Min | flags.Max, QgsRectangle(), sample)
    return found.minimumValue, found.maximumValue


def renderer_band(renderer: QgsRasterRenderer) -> int:
    """Return the band that ``renderer`` draws (from 1); its own name changed with QGIS 3.38."""
    return renderer.inputBand() if hasattr(renderer, "inputBand") else renderer.band()

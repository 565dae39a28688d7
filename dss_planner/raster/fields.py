"""Values of the fields of vector features: read and written by number and type.

OGR's Python asks for type, state and name of a field anew with every value: most of the time that thousands of features
with many fields take, and the window waits for Python meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from osgeo import ogr

Reader = Callable[[ogr.Feature], object]


def _words(feature: ogr.Feature, number: int) -> object:
    try:
        return feature.GetFieldAsString(number)
    except UnicodeDecodeError:
        return feature.GetField(number)  # as bytes


_GETTERS = {
    ogr.OFTString: _words,
    ogr.OFTInteger: ogr.Feature.GetFieldAsInteger,
    ogr.OFTInteger64: ogr.Feature.GetFieldAsInteger64,
    ogr.OFTReal: ogr.Feature.GetFieldAsDouble,
}


def field_readers(definition: ogr.FeatureDefn, names: Iterable[str] | None = None) -> dict[str, Reader]:
    """Return name → what reads that field of a feature, None for NULL; all fields, or those of ``names``."""
    wanted = None if names is None else set(names)
    columns = [definition.GetFieldDefn(number) for number in range(definition.GetFieldCount())]
    return {
        column.GetName(): _reader(number, column)
        for number, column in enumerate(columns)
        if wanted is None or column.GetName() in wanted
    }


def _reader(number: int, column: ogr.FieldDefn) -> Reader:
    known = ogr.Feature.IsFieldSetAndNotNull
    get = _GETTERS.get(column.GetType(), ogr.Feature.GetField)
    if column.GetSubType() == ogr.OFSTBoolean:
        get = ogr.Feature.GetField
    return lambda feature: get(feature, number) if known(feature, number) else None

"""From Processing's parameters to what the rooms take: paths and numbers, no layer objects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qgis.core import (
    QgsMapLayer,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSource,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingUtils,
    QgsRasterLayer,
    QgsVectorLayer,
)

from dss_planner.algorithms.sources import copied, is_part, not_loaded, raster_path, require_crs, vector_uri
from dss_planner.errors import InputError, OutputError
from dss_planner.layers.reference import words_of
from dss_planner.running import CancelCheck, never

#: Extensions that the rooms write.
RASTER_SUFFIXES = (".tif", ".tiff")
VECTOR_SUFFIXES = (".gpkg",)


class Inputs:
    """The values of one run. Made on the main thread (`prepareAlgorithm`), read on the worker's.

    Layers are turned into paths when made; vector layers that are no plain file (memory layers, filters, selections,
    unsaved edits) are copied to a temporary GeoPackage when read.
    """

    def __init__(
        self, algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> None:
        self._algorithm = algorithm
        self._parameters = parameters
        self._context = context
        self._rasters: dict[str, str] = {}
        self._vectors: dict[str, str | QgsProcessingFeatureSource] = {}
        self._lists: dict[str, tuple[str | QgsProcessingFeatureSource, ...]] = {}
        for definition in algorithm.parameterDefinitions():
            name, kind = definition.name(), definition.type()
            if kind == "raster":
                self._take_raster(name)
            elif kind == "source":
                self._take_vector(name)
            elif kind == "layer":
                self._take_layer(name)
            elif kind == "multilayer" and definition.layerType() != QgsProcessing.SourceType.TypeFile:
                self._take_list(name)

    def given(self, name: str) -> bool:
        """Return whether the parameter has a value."""
        return self._parameters.get(name) not in (None, "", [])

    def raster(self, name: str) -> str:
        """Return the path of a raster parameter; '' when an optional one is left out."""
        return self._rasters.get(name, "")

    def vector(self, name: str, cancelled: CancelCheck = never) -> str:
        """Return ``path|layername=NAME`` of a vector parameter; '' when an optional one is left out."""
        return self._written(self._vectors.get(name, ""), name, cancelled)

    def layer(self, name: str, cancelled: CancelCheck = never) -> str:
        """Return the path of a raster or vector parameter; '' when an optional one is left out."""
        return self.raster(name) or self.vector(name, cancelled)

    def layers(self, name: str, cancelled: CancelCheck = never) -> tuple[str, ...]:
        """Return the paths of a list of layers, in the order given."""
        return tuple(self._written(layer, name, cancelled) for layer in self._lists.get(name, ()))

    def number(self, name: str) -> float:
        """Return a number."""
        return float(self._algorithm.parameterAsDouble(self._parameters, name, self._context))

    def optional_number(self, name: str) -> float | None:
        """Return a number, None when it is left out."""
        return self.number(name) if self._has(name) else None

    def whole(self, name: str) -> int:
        """Return a whole number."""
        return int(self._algorithm.parameterAsInt(self._parameters, name, self._context))

    def flag(self, name: str) -> bool:
        """Return whether a box is ticked."""
        return bool(self._algorithm.parameterAsBoolean(self._parameters, name, self._context))

    def choice(self, name: str) -> str:
        """Return the chosen word of a list of words."""
        return str(self._algorithm.parameterAsEnumString(self._parameters, name, self._context))

    def text(self, name: str) -> str:
        """Return a text without blanks around it."""
        return str(self._algorithm.parameterAsString(self._parameters, name, self._context)).strip()

    def words(self, name: str) -> tuple[str, ...]:
        """Return the words of a text, which commas separate."""
        return tuple(word.strip() for word in self.text(name).split(",") if word.strip())

    def field(self, name: str) -> str:
        """Return the name of one field, '' when none is chosen."""
        return self.text(name)

    def fields(self, name: str) -> tuple[str, ...]:
        """Return the names of the chosen fields, in the order given."""
        # parameterAsFields is deprecated since QGIS 3.34, where parameterAsStrings came
        read = getattr(self._algorithm, "parameterAsStrings", None) or self._algorithm.parameterAsFields
        return tuple(read(self._parameters, name, self._context))

    def file(self, name: str) -> str:
        """Return the path of a file or folder, '' when it is left out."""
        return str(self._algorithm.parameterAsFile(self._parameters, name, self._context))

    def crs(self, name: str) -> str:
        """Return ``AUTHORITY:CODE`` or WKT of a reference system, '' when it is left out."""
        if not self.given(name):
            return ""
        crs = self._algorithm.parameterAsCrs(self._parameters, name, self._context)
        if not crs.isValid():
            raise InputError("“{crs}” is no known coordinate reference system.", crs=self._parameters[name])
        return words_of(crs)

    def point(self, name: str) -> tuple[float, float, str]:
        """Return x, y and the reference system (``AUTHORITY:CODE`` or WKT, '' when unknown) of a place."""
        place = self._algorithm.parameterAsPoint(self._parameters, name, self._context)
        crs = self._algorithm.parameterAsPointCrs(self._parameters, name, self._context)
        return place.x(), place.y(), words_of(crs)

    def raster_output(self, name: str) -> str:
        """Return the path of a raster to write. Raises `OutputError` unless it is a GeoTIFF file."""
        return self._layer_output(name, RASTER_SUFFIXES)

    def vector_output(self, name: str) -> str:
        """Return the path of a vector to write. Raises `OutputError` unless it is a GeoPackage file."""
        return self._layer_output(name, VECTOR_SUFFIXES)

    def package_output(self, name: str) -> str:
        """Return the path of a GeoPackage to write that is no single layer. Raises `OutputError` for another file."""
        return _of_kind(self.file_output(name), VECTOR_SUFFIXES)

    def files(self, name: str) -> tuple[str, ...]:
        """Return the paths of a list of files that are no layers, in the order given."""
        found = self._algorithm.parameterAsFileList(self._parameters, name, self._context)
        return tuple(str(path) for path in found if path)  # one empty path stands for none

    def file_output(self, name: str) -> str:
        """Return the path of a file or folder to write, '' when it is not asked for."""
        return str(self._algorithm.parameterAsFileOutput(self._parameters, name, self._context))

    def _has(self, name: str) -> bool:
        definition = self._algorithm.parameterDefinition(name)
        return self.given(name) or (name not in self._parameters and definition.defaultValue() is not None)

    def _layer_output(self, name: str, suffixes: tuple[str, ...]) -> str:
        return _of_kind(str(self._algorithm.parameterAsOutputLayer(self._parameters, name, self._context)), suffixes)

    def _label(self, name: str) -> str:
        return str(self._algorithm.parameterDefinition(name).description())

    def _take_raster(self, name: str) -> None:
        if not self.given(name):
            return
        layer = self._algorithm.parameterAsRasterLayer(self._parameters, name, self._context)
        self._rasters[name] = str(self._path_or_source(layer, self._label(name), self._parameters[name]))

    def _take_vector(self, name: str) -> None:
        if not self.given(name):
            return
        value, label = self._parameters[name], self._label(name)
        if is_part(value):
            source = self._algorithm.parameterAsSource(self._parameters, name, self._context)
            if source is None:
                raise not_loaded(label, value.source.staticValue())
            self._vectors[name] = source
            return
        plain = value.source if isinstance(value, QgsProcessingFeatureSourceDefinition) else value
        layer = self._algorithm.parameterAsVectorLayer({**self._parameters, name: plain}, name, self._context)
        self._vectors[name] = self._path_or_source(layer, label, value)

    def _take_layer(self, name: str) -> None:
        if not self.given(name):
            return
        layer = self._algorithm.parameterAsLayer(self._parameters, name, self._context)
        found = self._path_or_source(layer, self._label(name), self._parameters[name])
        if isinstance(layer, QgsRasterLayer):
            self._rasters[name] = str(found)
        else:
            self._vectors[name] = found

    def _take_list(self, name: str) -> None:
        if not self.given(name):
            return
        label, given = self._label(name), self._parameters[name]
        layers = self._algorithm.parameterAsLayerList(self._parameters, name, self._context)
        if isinstance(given, (list, tuple)) and len(layers) != len(given):
            missing = [str(value) for value in given if not self._loads(name, value)]
            raise not_loaded(label, ", ".join(missing))
        self._lists[name] = tuple(self._path_or_source(layer, label, layer.name()) for layer in layers)

    def _loads(self, name: str, value: object) -> bool:
        return bool(self._algorithm.parameterAsLayerList({**self._parameters, name: [value]}, name, self._context))

    def _path_or_source(self, layer: QgsMapLayer | None, label: str, value: object) -> str | QgsProcessingFeatureSource:
        """Return the file that holds what the user sees, or the features to be copied to one."""
        if layer is None or not layer.isValid():
            raise not_loaded(label, value)
        if isinstance(layer, QgsVectorLayer) and layer.featureCount() == 0:
            raise InputError(
                "The layer “{layer}” has no feature, or its filter lets none through. Choose a layer with features.",
                layer=f"{label}: {layer.name()}",
            )
        require_crs(layer.crs(), f"{label}: {layer.name()}")
        if isinstance(layer, QgsRasterLayer):
            return raster_path(layer, label)
        return vector_uri(layer) or QgsProcessingUtils.variantToSource(layer, self._context)

    def _written(self, layer: str | QgsProcessingFeatureSource, name: str, cancelled: CancelCheck) -> str:
        if isinstance(layer, str):
            return layer
        return copied(layer, self._label(name), self._context, cancelled)


def _of_kind(path: str, suffixes: tuple[str, ...]) -> str:
    if Path(path).suffix.lower() not in suffixes:
        raise OutputError(
            "The result cannot be written to “{path}”: only files ending in {suffixes} are written. "
            "Choose such a file.",
            path=path,
            suffixes=", ".join(suffixes),
        )
    return path

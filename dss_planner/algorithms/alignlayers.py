"""Align layers: any mix of layers to one projected grid in known units."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputFile,
    QgsProcessingOutputMultipleLayers,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterString,
)

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge
from dss_planner.algorithms.inputs import Inputs
from dss_planner.errors import InputError
from dss_planner.intake.alignment import AlignRequest, align_layers
from dss_planner.intake.choices import LayerChoice, choice_from
from dss_planner.layers.translation import show
from dss_planner.raster.vectors import split_uri

#: A grid fit for a country-wide first look; pilot areas take 100 m or less.
DEFAULT_CELL_SIZE = 1000.0


class AlignLayers(PlannerAlgorithm):
    """Recognise layers, convert their units and bring them to one grid."""

    ID = "alignlayers"
    GROUP = "data"

    def displayName(self) -> str:
        return self.tr("Align layers")

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        self.add_vector("STUDY_AREA", self.tr("Study area"), (QgsProcessing.SourceType.TypeVectorPolygon,))
        self.add(
            QgsProcessingParameterCrs(
                "CRS", self.tr("Reference system of the grid, in metres (proposed when empty)"), optional=True
            )
        )
        self.add_number("CELL_SIZE", self.tr("Cell size [m]"), DEFAULT_CELL_SIZE, 1.0, 100_000.0)
        self.add(
            QgsProcessingParameterMultipleLayers("LAYERS", self.tr("Layers"), QgsProcessing.SourceType.TypeMapLayer)
        )
        self.add(
            QgsProcessingParameterString(
                "ROLES", self.tr("Roles that overrule the recognition (JSON)"), multiLine=True, optional=True
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "LEGENDS", self.tr("Legends of land cover layers (JSON)"), multiLine=True, optional=True
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "CHOICES", self.tr("Other choices about layers (JSON)"), multiLine=True, optional=True
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "CLASS_SHARES", self.tr("Keep the share of each class where land cover is finer than the grid"), True
            ),
            advanced=True,
        )
        self.add(QgsProcessingParameterBoolean("LOAD", self.tr("Load the aligned layers"), False), advanced=True)
        self.add(QgsProcessingParameterFolderDestination("FOLDER", self.tr("Study folder")))
        self.addOutput(QgsProcessingOutputFile("REPORT", self.tr("What was recognised and done (alignment.json)")))
        self.addOutput(QgsProcessingOutputMultipleLayers("ALIGNED", self.tr("Aligned layers")))

    def check(self, inputs: Inputs) -> None:
        folder = inputs.file_output("FOLDER")
        if Path(folder).is_file():
            raise InputError("The study folder “{path}” is a file. Choose a folder.", path=folder)

    def compute(self, inputs: Inputs, bridge: FeedbackBridge, context: QgsProcessingContext) -> dict[str, Any]:
        layers = inputs.layers("LAYERS", bridge.cancelled)
        request = AlignRequest(
            study_area=inputs.vector("STUDY_AREA", bridge.cancelled),
            cell_size=inputs.number("CELL_SIZE"),
            layers=layers,
            folder=inputs.file_output("FOLDER"),
            crs=inputs.crs("CRS") or None,
            choices=_choices(inputs, layers),
            class_shares=inputs.flag("CLASS_SHARES"),
        )
        result = align_layers(request, bridge.progress, bridge.cancelled)
        bridge.tell(result.notes)
        for entry in result.entries:
            title = show(entry.title)
            bridge.say(
                self.tr("{layer}: {source}. {reason}").format(
                    layer=title, source=entry.source, reason=show(entry.reason)
                )
            )
            for warning in entry.warnings:
                bridge.warn_of(title, warning)
        if inputs.flag("LOAD"):
            for entry in result.entries:
                self.results().load(context, entry.output, show(entry.title), entry.style or entry.role)
        return {
            "FOLDER": result.folder,
            "REPORT": str(Path(result.folder) / "alignment.json"),
            "ALIGNED": [entry.output for entry in result.entries],
        }


def _choices(inputs: Inputs, layers: tuple[str, ...]) -> dict[str, LayerChoice]:
    """Return layer → choice from the three parameters; a role of '' leaves a layer out."""
    found: dict[str, LayerChoice] = {}
    for layer, values in _by_layer(inputs.text("CHOICES"), layers).items():
        found[layer] = _choice(layer, values)
    for layer, role in _by_layer(inputs.text("ROLES"), layers).items():
        found[layer] = replace(found.get(layer, LayerChoice()), role=str(role), left_out=not role)
    for layer, legend in _by_layer(inputs.text("LEGENDS"), layers).items():
        found[layer] = replace(found.get(layer, LayerChoice()), legend=str(legend))
    return found


def _choice(layer: str, values: object) -> LayerChoice:
    try:
        choice = choice_from(values)  # type: ignore[arg-type]
        texts = [choice.role, choice.unit, choice.legend, choice.crs, choice.method, *choice.fields.values()]
        texts += [choice.over_time, choice.legend_file]
        flags = (choice.left_out, choice.zero_is_value)
        sound = all(isinstance(value, str) for value in texts) and all(isinstance(flag, bool) for flag in flags)
        sound = sound and (choice.nodata is None or isinstance(choice.nodata, (int, float)))
    except (AttributeError, TypeError, ValueError):
        sound = False
    if not sound:
        raise InputError(
            "“{found}” is no choice about the layer “{layer}”. "
            'Write it as {{"role": "sand", "unit": "g/kg", "crs": "EPSG:4326", "nodata": -9999}}.',
            found=values,
            layer=Path(split_uri(layer)[0]).name,
        )
    return choice


def _by_layer(choices: str, layers: tuple[str, ...]) -> dict[str, object]:
    """Return layer → choice from a JSON text whose keys are paths, file names, or names of a file's layers."""
    if not choices:
        return {}
    try:
        content = json.loads(choices)
        wanted: Mapping[str, object] = {str(key): value for key, value in content.items()}
    except (ValueError, AttributeError) as error:
        raise InputError(
            "“{text}” is not a JSON object of layer and choice: {reason}. "
            'Write it as {{"elevation.tif": "elevation"}}.',
            text=choices,
            reason=error,
        ) from error
    known = {name: layer for layer in layers for name in _names(layer)}
    strange = [key for key in wanted if key not in known]
    if strange:
        raise InputError(
            "“{found}” is none of the layers to align ({expected}). Write the file name of a layer.",
            found=", ".join(strange),
            expected=", ".join(Path(layer.split("|", maxsplit=1)[0]).name for layer in layers),
        )
    return {known[key]: value for key, value in wanted.items()}


def _names(layer: str) -> tuple[str, ...]:
    path, layer_name = split_uri(layer)
    return (layer, path, Path(path).name, Path(path).stem, *([layer_name] if layer_name else []))

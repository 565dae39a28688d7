"""A QGIS project of a study folder: grouped, styled, with relative paths, so that the folder can be sent."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsMapLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsReferencedRectangle,
)

from dss_planner.errors import OutputError
from dss_planner.layers.basemap import base_layers
from dss_planner.layers.compat import store_paths_relative
from dss_planner.layers.groups import insert, layers_of, show_outputs
from dss_planner.layers.plan_relations import relate_plans
from dss_planner.raster.writing import temporary_beside

if TYPE_CHECKING:
    from dss_planner.study.results import Output

#: WGS 84, on which the planner measures all areas; the one QGIS derives from a CRS without a code gives no lengths.
_ELLIPSOID = "EPSG:7030"
#: Room left around the study area on opening, as a share of its size.
_MARGIN = 0.04


@dataclass(frozen=True)
class ProjectResult:
    """path: the project written; layers: how many it holds."""

    path: str
    layers: int


def fill_project(project: QgsProject, outputs: Iterable[Output], folder: str, title: str) -> list[QgsMapLayer]:
    """Load ``outputs`` and the base map into ``project``; set its title, CRS and extent; return the outputs' layers."""
    project.setTitle(title)
    store_paths_relative(project)
    layers = show_outputs(project, outputs)
    for layer in base_layers(folder):
        insert(project, layer, visible=True)
    relate_plans(project)
    crs = study_crs(layers)
    if crs.isValid():
        project.setCrs(crs)
        project.setEllipsoid(_ELLIPSOID)
        project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(study_extent(project), crs))
    return layers


def build_project(outputs: Iterable[Output], path: str, title: str) -> ProjectResult:
    """Write a project with ``outputs`` to ``path`` (.qgz or .qgs), whole or not at all.

    Raises `InputError` for an output that cannot be loaded, `OutputError` when the project cannot be written.
    """
    project = QgsProject()
    fill_project(project, outputs, str(Path(path).parent), title)
    write_project(project, path)
    count = len(project.mapLayers())
    project.clear()
    return ProjectResult(str(path), count)


def write_project(project: QgsProject, path: str) -> None:
    """Write ``project`` to ``path`` through a temporary file in the same folder (so relative paths hold)."""
    target = Path(path)
    temporary = temporary_beside(target)
    try:
        if not project.write(str(temporary)):
            raise OutputError(
                "The project “{path}” cannot be written: {reason}. Choose a folder that you may write to.",
                path=target,
                reason=project.error(),
            )
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    project.setFileName(str(target))
    project.setDirty(False)


def study_crs(layers: Iterable[QgsMapLayer]) -> QgsCoordinateReferenceSystem:
    """Return the CRS of the first raster, else of the first layer, else an invalid one."""
    layers = list(layers)
    rasters = [layer for layer in layers if isinstance(layer, QgsRasterLayer)]
    for layer in (*rasters, *layers):
        if layer.crs().isValid():
            return layer.crs()
    return QgsCoordinateReferenceSystem()


def study_extent(project: QgsProject) -> QgsRectangle:
    """Return the extent of the study area (of the score, then of any result, without one) in the project's CRS."""
    for style in ("study_area", "score", "soil_loss", "landcover_classes", "sites"):
        found = layers_of(project, style)
        if found:
            extent = extent_in(found[0], project)
            extent.grow(_MARGIN * max(extent.width(), extent.height()))
            return extent
    return QgsRectangle()


def extent_in(layer: QgsMapLayer, project: QgsProject) -> QgsRectangle:
    """Return the extent of ``layer`` in the CRS of ``project``; an empty one when it cannot be projected."""
    transform = QgsCoordinateTransform(layer.crs(), project.crs(), project.transformContext())
    try:
        return transform.transformBoundingBox(layer.extent())
    except QgsCsException:
        return QgsRectangle()

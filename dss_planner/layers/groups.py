"""The planner's layers in the layer tree: one group, a fixed order, nothing twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.core import QgsLayerTreeGroup, QgsLayerTreeLayer, QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QTimer

from dss_planner.layers.loading import STYLE_PROPERTY, load_output, result_key

if TYPE_CHECKING:
    from dss_planner.layers.metadata import Facts
    from dss_planner.study.results import Output

GROUP = "DSS Planner"
#: Group within it that holds what the plan draws, and the property that tells it by, whatever it is called.
PLAN_PROPERTY = "dss_planner/plan"
PLAN_STYLES = ("points", "lines", "zones")
#: The study folder that a group laid aside belongs to.
STUDY_PROPERTY = "dss_planner/study"
#: What a layer was called before it was marked as outdated (`layers.outdated`).
OUTDATED_PROPERTY = "dss_planner/outdated"
#: Top to bottom: what is drawn on the ground, places and lines, surfaces, the base.
ORDER = (
    "points",
    "lines",
    "zones",
    "sites",
    "portfolio",
    "robust_sites",
    "enclosed",
    "drawn",
    "survey_stops",
    "soum_centers",
    "settlements",
    "camps",
    "nurseries",
    "material_sources",
    "water_points",
    "openings",
    "survey_route",
    "routes",
    "erosion_measurements",
    "study_area",
    "roads",
    "railroads",
    "barriers",
    "borders",
    "rivers",
    "lakes",
    "playas",
    "mine_pits",
    "mining_licences",
    "protected_areas",
    "catchments",
    "admin1",
    "admin2",
    "hillshade",
    "near_misses",
    "agreement",
    "score",
    "contribution",
    "rules_failed",
    "missed_by",
    "score_deviation",
    "rank_spread",
    "avoided_loss",
    "avoided_by_year",
    "measure_suitability",
    "ranking_index",
    "soil_loss",
    "sl190",
    "potential_loss",
    "prevented_loss",
    "transport",
    "erosion_flags",
    "uncertainty_p50",
    "uncertainty_p10",
    "uncertainty_p90",
    "probability",
    "relative_spread",
    "susceptibility",
    "susceptibility_class",
    "source_proxy",
    "dust_source",
    "sand_hazard",
    "surface_type",
    "exposure",
    "exposure_rank",
    "travel_time",
    "season_change",
    "haul_distance",
    "allocation",
    "friction",
    "vegetation_cover",
    "vegetation_trend",
    "trend_class",
    "climatic_erosivity",
    "erosive_wind",
    "weather_factor",
    "wind",
    "landcover_classes",
    "slope",
    "elevation",
    "aimags",
    "countries",
)
#: How long the look of a layer that was replaced is kept [ms]: longer than a map is painted.
_KEPT_MS = 30_000
_PLACE = {style: place for place, style in enumerate(ORDER)}


def show_outputs(
    project: QgsProject, outputs: Iterable[Output], facts: Mapping[str, Facts] | None = None
) -> list[QgsMapLayer]:
    """Load ``outputs`` into the planner's group of ``project`` and return their layers.

    A result that the group shows already is replaced where it stands, with the user's choice of visibility.
    facts: what the sidecars of files say, for those that were read already. Call on the main thread.
    """
    shown = []
    for output in outputs:
        layer = load_output(output, (facts or {}).get(output.path))
        insert(project, layer, output.visible)
        shown.append(layer)
    return shown


def insert(project: QgsProject, layer: QgsMapLayer, visible: bool = True) -> QgsLayerTreeLayer:
    """Add ``layer`` to the planner's group at its place in `ORDER`; replace a layer of the same result."""
    group = planner_group(project)
    earlier = _node_of(group, layer)
    if earlier is not None:
        if not earlier.layer().customProperty(OUTDATED_PROPERTY):  # that one was switched off for being outdated
            visible = earlier.itemVisibilityChecked()
        expanded = earlier.isExpanded()
        group = earlier.parent()
        place = group.children().index(earlier)
        _outlive(earlier.layer())
        project.removeMapLayer(earlier.layerId())
    else:
        if layer.customProperty(STYLE_PROPERTY, "") in PLAN_STYLES:
            group = plan_group(group)
        place, expanded = _place_for(group, layer), False
    project.addMapLayer(layer, False)
    node = group.insertLayer(place, layer)
    node.setItemVisibilityChecked(visible)
    node.setExpanded(expanded)
    return node


def _outlive(layer: QgsMapLayer | None) -> None:
    """Keep the look of a layer that goes for a while.

    A map that is being painted shares the expressions of the look, in another thread. QGIS lets go of them there before
    it has copied them (`QgsExpression::detach`): were they freed here at that moment, QGIS would crash.
    """
    if isinstance(layer, QgsVectorLayer):
        kept = [look.clone() for look in (layer.renderer(), layer.labeling()) if look is not None]
        QTimer.singleShot(_KEPT_MS, kept.clear)


def planner_group(project: QgsProject) -> QgsLayerTreeGroup:
    """Return the planner's group, made at the top of the tree when it is not there."""
    root = project.layerTreeRoot()
    return root.findGroup(GROUP) or root.insertGroup(0, GROUP)


def plan_group(group: QgsLayerTreeGroup) -> QgsLayerTreeGroup:
    """Return the group of the plan's layers within the planner's group, made at its top when it is not there."""
    for child in group.findGroups():
        if child.customProperty(PLAN_PROPERTY):
            return child
    made = group.insertGroup(0, QCoreApplication.translate("LayerGroups", "Plan"))
    made.setCustomProperty(PLAN_PROPERTY, True)
    return made


def lay_aside(project: QgsProject, folder: str) -> None:
    """Name the planner's group after the study in ``folder`` and switch it off: another study takes its place."""
    group = project.layerTreeRoot().findGroup(GROUP)
    if group is None or not any(_lies_in(node, folder) for node in group.findLayers()):
        return
    group.setName(f"{GROUP}: {Path(folder).name}")
    group.setCustomProperty(STUDY_PROPERTY, str(Path(folder).resolve()))
    group.setItemVisibilityChecked(False)
    group.setExpanded(False)


def take_up(project: QgsProject, folder: str) -> None:
    """Make the group that was laid aside for the study in ``folder``, if there is one, the planner's group again."""
    wanted = str(Path(folder).resolve())
    for group in project.layerTreeRoot().findGroups():
        if group.customProperty(STUDY_PROPERTY) == wanted:
            group.removeCustomProperty(STUDY_PROPERTY)
            group.setName(GROUP)
            group.setItemVisibilityChecked(True)
            group.setExpanded(True)
            return


def _lies_in(node: QgsLayerTreeLayer, folder: str) -> bool:
    layer = node.layer()
    return layer is not None and Path(result_key(layer)[0]).parent == Path(folder).resolve()


def layers_of(project: QgsProject, style: str) -> list[QgsMapLayer]:
    """Return the layers of ``style`` in the planner's group, from the top."""
    nodes = planner_group(project).findLayers()
    return [n.layer() for n in nodes if n.layer() is not None and _style_of(n) == style]


def _style_of(node: QgsLayerTreeLayer) -> str:
    layer = node.layer()
    return str(layer.customProperty(STYLE_PROPERTY, "")) if layer is not None else ""


def _node_of(group: QgsLayerTreeGroup, layer: QgsMapLayer) -> QgsLayerTreeLayer | None:
    """Return the node that shows the same result as ``layer`` already."""
    wanted = result_key(layer)
    for node in group.findLayers():
        if node.layer() is not None and _style_of(node) and result_key(node.layer()) == wanted:
            return node
    return None


def _place_for(group: QgsLayerTreeGroup, layer: QgsMapLayer) -> int:
    """Return the index at which ``layer`` keeps the order; layers that the user added to the group stay put."""
    wanted = _PLACE.get(str(layer.customProperty(STYLE_PROPERTY, "")), len(ORDER))
    for index, child in enumerate(group.children()):
        if isinstance(child, QgsLayerTreeLayer) and _PLACE.get(_style_of(child), len(ORDER)) > wanted:
            return index
    return len(group.children())

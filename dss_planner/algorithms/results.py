"""What happens to a result when QGIS loads it: its style and its metadata."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
)
from qgis.PyQt import sip

from dss_planner.layers.groups import GROUP
from dss_planner.layers.loading import BAND_PROPERTY, STYLE_PROPERTY
from dss_planner.layers.metadata import describe
from dss_planner.layers.styles import apply_style


class StyledResult(QgsProcessingLayerPostProcessorInterface):
    """Styles one loaded layer and fills its metadata from the provenance file; runs on the main thread."""

    def __init__(self, path: str, style: str, band: int = 1) -> None:
        super().__init__()
        self._path = path
        self._style = style
        self._band = band

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        apply_style(layer, self._style, self._band)
        layer.setCustomProperty(STYLE_PROPERTY, self._style)
        layer.setCustomProperty(BAND_PROPERTY, self._band)
        describe(layer, self._path, layer.name())
        layer.triggerRepaint()


def style_when_loaded(context: QgsProcessingContext, path: str, style: str) -> None:
    """Style the result at ``path`` if QGIS is going to load it."""
    if not context.willLoadLayerOnCompletion(path):
        return
    _hand_over(context.layerToLoadOnCompletionDetails(path), StyledResult(path, style))


def load(
    context: QgsProcessingContext,
    uri: str,
    title: str,
    style: str,
    band: int = 1,
    output_name: str = "",
) -> None:
    """Have QGIS load ``uri`` (path or ``path|layername=NAME``) as ``title`` when the algorithm is done."""
    details = QgsProcessingContext.LayerDetails(title, context.project(), output_name)
    details.forceName = True
    if hasattr(details, "groupName"):  # QGIS ≥ 3.32
        details.groupName = GROUP
    _hand_over(details, StyledResult(uri.split("|", maxsplit=1)[0], style, band))
    context.addLayerToLoadOnCompletion(uri, details)


def _hand_over(details: QgsProcessingContext.LayerDetails, processor: StyledResult) -> None:
    """Attach a post-processor, one for each layer.

    QGIS keeps a bare pointer to it and the algorithm may be gone by then (in a model it is), so C++ becomes its owner.
    """
    sip.transferto(processor, None)
    details.setPostProcessor(processor)

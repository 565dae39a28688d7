"""What happens to a result when QGIS loads it: its style and its metadata."""

from __future__ import annotations

from qgis.core import (
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
)

from dss_planner.layers.groups import GROUP, ORDER
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
        self.done = False

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        apply_style(layer, self._style, self._band)
        layer.setCustomProperty(STYLE_PROPERTY, self._style)
        layer.setCustomProperty(BAND_PROPERTY, self._band)
        describe(layer, self._path, layer.name())
        layer.triggerRepaint()
        self.done = True


class Results:
    """Attaches styles to results, and keeps what does it alive.

    QGIS holds a bare pointer to a post-processor and uses it when the algorithm is gone (in a model it is), so the
    provider, which stays, holds the reference until the layer has been styled.
    """

    def __init__(self) -> None:
        self._waiting: list[StyledResult] = []

    def style_when_loaded(self, context: QgsProcessingContext, path: str, style: str, band: int = 1) -> None:
        """Style the result at ``path`` if QGIS is going to load it."""
        if context.willLoadLayerOnCompletion(path):
            self._attach(context.layerToLoadOnCompletionDetails(path), StyledResult(path, style, band))

    def load(self, context: QgsProcessingContext, uri: str, title: str, style: str, band: int = 1) -> None:
        """Have QGIS load ``uri`` (path or ``path|layername=NAME``) as ``title`` when the algorithm is done."""
        details = QgsProcessingContext.LayerDetails(title, context.project())
        details.forceName = True
        if hasattr(details, "groupName"):  # QGIS ≥ 3.32
            details.groupName = GROUP
            details.layerSortKey = -ORDER.index(style) if style in ORDER else -len(ORDER)
        self._attach(details, StyledResult(uri.split("|", maxsplit=1)[0], style, band))
        context.addLayerToLoadOnCompletion(uri, details)

    def _attach(self, details: QgsProcessingContext.LayerDetails, processor: StyledResult) -> None:
        self._waiting = [waiting for waiting in self._waiting if not waiting.done]
        self._waiting.append(processor)
        details.setPostProcessor(processor)

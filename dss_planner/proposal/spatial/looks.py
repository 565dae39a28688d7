"""How the shapes of a KMZ look: the colours that the maps give the measures."""

from __future__ import annotations

from osgeo import ogr

from dss_planner.layers.measure_looks import LOOKS, OTHER
from dss_planner.proposal.spatial.layers import Feature, SpatialLayer

_SITE, _PLOT = "#12263a", "#5b6673"
#: Colours of places to observe.
_KINDS = {"pilot": "#c24a00", "control": "#0b5fa5", "trap": "#d98200", "photo": "#4b5563", "plot": "#00805e"}
#: Opacity of areas, 30 %: the picture below stays readable.
_FILL = "4d"
#: Picture of a point, beside the file of its layer within the KMZ; viewers tint it.
DOT = "icons/dot.png"


def style_of(layer: SpatialLayer, feature: Feature) -> str:
    """Return the style of a feature in OGR's own language."""
    if layer.name == "sites":
        return _area(_SITE, "00", 3) if layer.geometry == ogr.wkbPolygon else _point(_SITE, 1.2)
    if layer.name == "monitoring":
        return _point(_KINDS.get(str(feature.values.get("kind")), _PLOT), 0.8)
    color = LOOKS.get(feature.measure, OTHER).color
    if layer.geometry == ogr.wkbPolygon:
        return _area(color, _FILL, 2)
    return f"PEN(c:{color},w:3px)" if layer.geometry == ogr.wkbLineString else _point(color, 1.0)


def layer_style(layer: SpatialLayer) -> str:
    """Return the option that lists a layer as it should be: folders open, plots closed."""
    return f"FOLDER={'NO' if layer.name == 'monitoring' else 'YES'}"


def _area(color: str, fill: str, width: int) -> str:
    return f"PEN(c:{color},w:{width}px);BRUSH(fc:{color}{fill})"


def _point(color: str, size: float) -> str:
    return f'SYMBOL(c:{color},id:"{DOT}",s:{size})'

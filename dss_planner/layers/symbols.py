"""Small makers of symbols: fills, lines and markers from a few plain values (colours as #rrggbb or r,g,b,a; mm)."""

from __future__ import annotations

from qgis.core import (
    QgsCentroidFillSymbolLayer,
    QgsFillSymbol,
    QgsLinePatternFillSymbolLayer,
    QgsLineSymbol,
    QgsMarkerLineSymbolLayer,
    QgsMarkerSymbol,
    QgsPointPatternFillSymbolLayer,
    QgsProperty,
    QgsSimpleFillSymbolLayer,
    QgsSimpleLineSymbolLayer,
    QgsSymbol,
    QgsSymbolLayer,
)

#: Distance between the lines of a hatch and between the dots of a dot pattern [mm].
_HATCH = 1.5
_DOTS = 2.0
#: Distance between arrow heads [mm].
_ARROWS = 16.0


def outline(color: str, width: float, style: str = "solid", casing: str = "") -> QgsFillSymbol:
    """Return an area shown by its outline only; ``casing`` draws a wider line below it, to read on any ground."""
    layers = []
    if casing:
        layers.append(line_layer(casing, width * 2.4, "solid"))
    layers.append(line_layer(color, width, style))
    return _fill(layers)


def area(fill: str, edge: str, width: float = 0.2, style: str = "solid") -> QgsFillSymbol:
    """Return a filled area with an edge."""
    return QgsFillSymbol.createSimple(
        {
            "color": fill,
            "outline_color": edge,
            "outline_width": str(width),
            "outline_style": style,
            "joinstyle": "round",
        }
    )


def badged(area_symbol: QgsFillSymbol, badge: QgsMarkerSymbol, size: float, from_scale: float) -> QgsFillSymbol:
    """Return ``area_symbol`` with ``badge`` at its middle where the map is smaller in scale than 1:``from_scale``.

    On such maps the area itself is too small to see.
    """
    middle = QgsCentroidFillSymbolLayer()
    badge.setDataDefinedSize(QgsProperty.fromExpression(f"if(@map_scale > {from_scale:.0f}, {size}, 0)"))
    middle.setSubSymbol(badge)
    middle.setPointOnSurface(True)
    area_symbol.appendSymbolLayer(middle)
    return area_symbol


def hatched(color: str, angles: tuple[float, ...], width: float = 0.45, wash: str = "") -> QgsFillSymbol:
    """Return an area with lines at ``angles`` (degrees), an edge, and a light ``wash`` below when given."""
    layers = [_wash(wash)] if wash else []
    for angle in angles:
        pattern = QgsLinePatternFillSymbolLayer()
        pattern.setSubSymbol(_line([line_layer(color, 0.22, "solid")]))
        pattern.setLineAngle(angle)
        pattern.setDistance(_HATCH)
        layers.append(pattern)
    layers.append(line_layer(color, width, "solid"))
    return _fill(layers)


def dotted(color: str, width: float = 0.45, wash: str = "", marker: str = "circle") -> QgsFillSymbol:
    """Return an area with a pattern of small markers, an edge, and a light ``wash`` below when given."""
    layers = [_wash(wash)] if wash else []
    pattern = QgsPointPatternFillSymbolLayer()
    pattern.setSubSymbol(marker_symbol(marker, color, color, 0.9, 0.0))
    pattern.setDistanceX(_DOTS)
    pattern.setDistanceY(_DOTS)
    pattern.setDisplacementX(_DOTS / 2)
    layers.append(pattern)
    layers.append(line_layer(color, width, "solid"))
    return _fill(layers)


def line(color: str, width: float, style: str = "solid", casing: str = "") -> QgsLineSymbol:
    """Return a line, with a wider ``casing`` below when given."""
    layers = [line_layer(casing, width * 2.2, "solid")] if casing else []
    return _line([*layers, line_layer(color, width, style)])


def arrowed(color: str, width: float, style: str, casing: str, aside: float) -> QgsLineSymbol:
    """Return a line ``aside`` of its course [mm, to the right], with arrow heads in its direction."""
    layers = [line_layer(casing, width * 2.2, "solid"), line_layer(color, width, style)]
    heads = QgsMarkerLineSymbolLayer(True, _ARROWS)
    heads.setSubSymbol(marker_symbol("filled_arrowhead", color, casing, 3.6, 0.3))
    heads.setOffsetAlongLine(_ARROWS / 2)
    for layer in (*layers, heads):
        layer.setOffset(aside)
    return _line([*layers, heads])


def veiled(area_symbol: QgsFillSymbol, veil: str, casing: str, width: float = 1.1) -> QgsFillSymbol:
    """Return ``area_symbol`` on a ``veil`` with a ``casing`` around it [mm], to read on any ground."""
    area_symbol.insertSymbolLayer(0, line_layer(casing, width, "solid"))
    area_symbol.insertSymbolLayer(0, _wash(veil))
    return area_symbol


def beaded(color: str, width: float, marker: str, size: float, interval: float, casing: str = "") -> QgsLineSymbol:
    """Return a line with markers every ``interval`` mm: a fence, a belt of trees, a railway; with a wider ``casing``
    below when given."""
    beads = QgsMarkerLineSymbolLayer(True, interval)
    beads.setSubSymbol(marker_symbol(marker, color, color, size, 0.2))
    below = [line_layer(casing, width * 2.4, "solid")] if casing else []
    return _line([*below, line_layer(color, width, "solid"), beads])


def marker_symbol(shape: str, fill: str, edge: str, size: float, width: float = 0.3) -> QgsMarkerSymbol:
    """Return a simple marker."""
    return QgsMarkerSymbol.createSimple(
        {
            "name": shape,
            "color": fill,
            "outline_color": edge,
            "outline_width": str(width),
            "outline_style": "solid" if width else "no",
            "size": str(size),
        }
    )


def line_layer(color: str, width: float, style: str) -> QgsSymbolLayer:
    """Return the symbol layer of a simple line (in a fill: its edge)."""
    return QgsSimpleLineSymbolLayer.create(
        {"color": color, "width": str(width), "line_style": style, "joinstyle": "round", "capstyle": "round"}
    )


def _wash(color: str) -> QgsSymbolLayer:
    return QgsSimpleFillSymbolLayer.create({"color": color, "outline_style": "no"})


def _fill(layers: list[QgsSymbolLayer]) -> QgsFillSymbol:
    return _of_layers(QgsFillSymbol(), layers)


def _line(layers: list[QgsSymbolLayer]) -> QgsLineSymbol:
    return _of_layers(QgsLineSymbol(), layers)


def _of_layers(symbol: QgsSymbol, layers: list[QgsSymbolLayer]) -> QgsSymbol:
    """Return ``symbol`` made of ``layers``, added one by one: given as a list, Python would free them again."""
    symbol.deleteSymbolLayer(0)
    for layer in layers:
        symbol.appendSymbolLayer(layer)
    return symbol

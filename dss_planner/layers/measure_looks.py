"""How each countermeasure is drawn: one colour per family of measures, told apart by pattern as well as by colour.

Colours are Okabe and Ito's set, which stays distinct with every common colour-vision deficiency.
"""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsFillSymbol, QgsLineSymbol, QgsMarkerSymbol

from dss_planner.layers import symbols

ORANGE, SKY, GREEN, BLUE, RED, PINK = "#d98200", "#2b95cf", "#00805e", "#0b5fa5", "#c24a00", "#b5578c"
OLIVE, BROWN, SLATE = "#77801d", "#7a5230", "#4b5563"


@dataclass(frozen=True)
class Look:
    """Colour, pattern of the area, beads of the line and shape of the point of a measure.

    pattern: 'grid', 'cross', 'left', 'right', 'upright', 'level', 'dots', 'triangles', 'plain', 'edge' (no fill: for
    land that is only reached, so that the works on it stay readable).
    bead: marker along the line ('' for a dashed line, 'thin' for rows that stand close). marker: point shape.
    """

    color: str
    pattern: str
    bead: str = ""
    marker: str = "circle"


LOOKS: dict[str, Look] = {
    # sand held by barriers
    "checkerboard": Look(ORANGE, "grid", marker="square"),
    "net_grid": Look(ORANGE, "cross", marker="square"),
    "pla_grid": Look(ORANGE, "upright", marker="square"),
    "sand_fence": Look(RED, "level", bead="line", marker="square"),
    # belts and planting
    "tree_belt": Look(GREEN, "triangles", bead="triangle", marker="triangle"),
    "shrub_belt": Look(GREEN, "right", bead="thin", marker="triangle"),
    "haloxylon": Look(GREEN, "dots", bead="thin", marker="triangle"),
    "aerial_seed": Look(OLIVE, "dots", marker="diamond"),
    "overseed": Look(OLIVE, "level", marker="diamond"),
    # grazing
    "exclosure": Look(BLUE, "left", bead="cross", marker="pentagon"),
    "rot_graze": Look(SKY, "right", bead="cross", marker="pentagon"),
    # ground cover
    "residue": Look(BROWN, "level", marker="diamond"),
    "gravel": Look(SLATE, "dots", marker="hexagon"),
    "biocrust": Look(PINK, "dots", marker="hexagon"),
    "playa": Look(PINK, "cross", marker="hexagon"),
    # water, mines, tracks
    "spring_well": Look(BLUE, "edge", marker="circle"),
    "mine_rehab": Look(SLATE, "cross", marker="star"),
    "track_merge": Look(BROWN, "plain", marker="square"),
}
#: A measure that a user's own catalogue adds.
OTHER = Look(SLATE, "left", marker="diamond")

_ANGLES = {
    "grid": (0.0, 90.0),
    "cross": (45.0, 135.0),
    "left": (135.0,),
    "right": (45.0,),
    "upright": (90.0,),
    "level": (0.0,),
}
#: About 18 %: the ground below stays readable.
_WASH_ALPHA = "2e"
#: Below the wash, half white: hatches and dots are read on a dark score too. Around lines: white.
_VEIL, _CASING = "#80ffffff", "#ffffff"


def zone_symbol(measure: str) -> QgsFillSymbol:
    """Return the area symbol of ``measure``."""
    look = LOOKS.get(measure, OTHER)
    wash = f"#{_WASH_ALPHA}{look.color[1:]}"
    if look.pattern == "edge":
        return symbols.outline(look.color, 0.5, "dash", casing=_CASING)
    if look.pattern in _ANGLES:
        symbol = symbols.hatched(look.color, _ANGLES[look.pattern], wash=wash)
    elif look.pattern == "dots":
        symbol = symbols.dotted(look.color, wash=wash)
    elif look.pattern == "triangles":
        symbol = symbols.dotted(look.color, wash=wash, marker="triangle")
    else:
        symbol = symbols.area(wash, look.color, 0.45)
    return symbols.veiled(symbol, _VEIL, _CASING)


def line_symbol(measure: str) -> QgsLineSymbol:
    """Return the line symbol of ``measure``."""
    look = LOOKS.get(measure, OTHER)
    if look.bead == "thin":
        return symbols.line(look.color, 0.15, "solid")
    if look.bead:
        size = 1.5 if look.bead in ("line", "cross") else 1.2
        return symbols.beaded(look.color, 0.5, look.bead, size, 3.2, casing=_CASING)
    return symbols.line(look.color, 0.6, "dash", casing=_CASING)


def point_symbol(measure: str) -> QgsMarkerSymbol:
    """Return the marker of ``measure``."""
    look = LOOKS.get(measure, OTHER)
    return symbols.marker_symbol(look.marker, look.color, "#ffffff", 3.0)

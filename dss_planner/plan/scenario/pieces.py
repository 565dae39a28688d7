"""The works of a site laid over each other: pieces of land on each of which the same works act."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from osgeo import ogr

from dss_planner.measures.geometry.frame import polygons

#: Slivers of overlay smaller than this are numerical noise [m²].
SLIVER = 1e-3


@dataclass(frozen=True)
class Piece:
    """Land on which the same works act. geometry: multipolygon in the map's CRS; works: their indices, ascending."""

    geometry: ogr.Geometry
    works: tuple[int, ...]


def overlaid(zones: Sequence[ogr.Geometry | None]) -> list[Piece]:
    """Return the pieces that zones cut each other into; together they cover the union of the zones once.

    zones: one (multi)polygon for each work, None where a work covers nothing.
    """
    pieces: list[Piece] = []
    for index, zone in enumerate(zones):
        pieces = _cut(pieces, joined(polygons(zone)), index)
    return pieces


def joined(found: Sequence[ogr.Geometry]) -> ogr.Geometry | None:
    """Return polygons as one multipolygon in which overlaps count once; None without any."""
    if not found:
        return None
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in found:
        together.AddGeometry(polygon)
    return _multipolygon(together.UnionCascaded())


def _cut(pieces: list[Piece], zone: ogr.Geometry | None, index: int) -> list[Piece]:
    """Return ``pieces`` cut by the zone of another work, and what of it lies on none of them."""
    rest, found = zone, []
    for piece in pieces:
        common = None if rest is None else _multipolygon(piece.geometry.Intersection(rest))
        if rest is None or common is None:
            found.append(piece)
            continue
        found.append(Piece(common, (*piece.works, index)))
        outside = _multipolygon(piece.geometry.Difference(rest))
        if outside is not None:
            found.append(Piece(outside, piece.works))
        rest = _multipolygon(rest.Difference(piece.geometry))
    return found if rest is None else [*found, Piece(rest, (index,))]


def _multipolygon(geometry: ogr.Geometry | None) -> ogr.Geometry | None:
    found = polygons(geometry, SLIVER)
    if not found:
        return None
    together = ogr.Geometry(ogr.wkbMultiPolygon)
    for polygon in found:
        together.AddGeometry(polygon)
    return together

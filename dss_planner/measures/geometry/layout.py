"""The geometry of works: lines across the wind, windward strips, exclosures with gates, paddocks.

All geometries are in one projected CRS in metres. Directions are degrees clockwise from grid north.
Works stay inside the land they are given (to the rounding of coordinates) and are valid single parts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.measures.geometry.frame import WindFrame, box, largest, line, lines, point, polygons, vertices

#: Pieces of a zone below this area in m² are rounding, not land.
SLIVER = 1.0
#: Halvings when a strip or a paddock is cut to its area: the cut is then known to a millionth of the width.
_HALVINGS = 40


@dataclass(frozen=True)
class Row:
    """One piece of a barrier. number: row, 1 is the windward one; line: geometry."""

    number: int
    line: ogr.Geometry


@dataclass(frozen=True)
class LineRule:
    """How rows of a barrier are laid.

    spacing: m between rows; first: m from the windward edge to the first row; rows: how many at most (None: as many
    as the land holds); gap_every, gap_width: m, gaps for animals and vehicles, staggered from row to row (0: none);
    least: shorter pieces in m are left out.
    """

    spacing: float
    first: float = 0.0
    rows: int | None = None
    gap_every: float = 0.0
    gap_width: float = 0.0
    least: float = 0.0


def lines_across(land: ogr.Geometry, wind_from: float, rule: LineRule) -> list[Row]:
    """Return rows perpendicular to the wind across ``land``, from its windward edge leeward."""
    frame = WindFrame.over(land, wind_from)
    inside = frame.enter(land)
    left, right, bottom, top = inside.GetEnvelope()
    found: list[Row] = []
    number = 1
    while rule.rows is None or number <= rule.rows:
        v = top - rule.first - (number - 1) * rule.spacing
        if v <= bottom:
            break
        whole = line(np.array([[left - 1, v], [right + 1, v]]))
        for piece in lines(inside.Intersection(whole), rule.least):
            # counted from the edge of the land, so that gaps of neighbouring rows never stand behind each other
            first = left + rule.gap_every * (0.5 if number % 2 else 1.0)
            cut = gapped(_rightward(piece), rule.gap_every, rule.gap_width, first - piece.GetEnvelope()[0], rule.least)
            found += [Row(number, frame.leave(part)) for part in cut]
        number += 1
    return found


def fence_lines(land: ogr.Geometry, wind_from: float, rule: LineRule, lattice: bool = False) -> list[Row]:
    """Return sand-fence rows across the wind; ``lattice`` adds rows along it over the same depth, at the same spacing.

    A lattice is for winds from many sides (RDP/DP below 0.3), where parallel strips fail.
    """
    found = lines_across(land, wind_from, rule)
    if not lattice or not found:
        return found
    frame = WindFrame.over(land, wind_from)
    rows = rule.rows or max(row.number for row in found)
    top = frame.enter(land).GetEnvelope()[3] - rule.first
    belt = _strip(frame.enter(land), top - (rows - 1) * rule.spacing, top)
    start = max(row.number for row in found)
    for part in polygons(belt, SLIVER):
        # every third spacing: cross rows stop the wind along the belt without doubling its length
        cross = LineRule(rule.spacing * 3, rule.spacing, None, least=min(rule.least, rule.spacing))
        for row in lines_across(frame.leave(part), wind_from + 90.0, cross):
            found.append(Row(start + row.number, row.line))
    return found


def shelterbelt_lines(land: ogr.Geometry, wind_from: float, rule: LineRule) -> list[Row]:
    """Return the axes of shelterbelts across the wind; ``rule.spacing`` is a multiple of the height of the trees."""
    return lines_across(land, wind_from, rule)


def gapped(piece: ogr.Geometry, every: float, width: float, shift: float, least: float = 0.0) -> list[ogr.Geometry]:
    """Return a line cut by gaps of ``width`` centred at ``shift``, ``shift ± every``, … metres along it.

    Nothing shorter than ``least`` or than a gap is left standing.
    """
    if every <= 0 or width <= 0:
        return [piece]
    length = piece.Length()
    centres = np.arange(shift % every, length, every)
    centres = centres[centres > width / 2]  # the end of a line is gap enough
    starts = np.concatenate([[0.0], centres + width / 2])
    stops = np.concatenate([centres - width / 2, [length]])
    points = vertices(piece)
    return [
        along(points, start, stop)
        for start, stop in zip(np.maximum(starts, 0.0), np.minimum(stops, length))
        if stop - start >= max(least, width)
    ]


def along(points: np.ndarray, start: float, stop: float) -> ogr.Geometry:
    """Return the part of the path ``points`` (n, 2) between two distances in metres from its beginning."""
    steps = np.hypot(*np.diff(points, axis=0).T)
    distance = np.concatenate([[0.0], np.cumsum(steps)])
    inner = points[(distance > start) & (distance < stop)]
    ends = [[np.interp(d, distance, points[:, axis]) for axis in (0, 1)] for d in (start, stop)]
    return line(np.vstack([ends[0], inner, ends[1]]))


def windward_strip(land: ogr.Geometry, wind_from: float, offset: float, depth: float) -> ogr.Geometry | None:
    """Return the strip of ``land`` from ``offset`` to ``offset + depth`` metres behind its windward edge.

    The largest part when the strip falls apart; None when nothing is left.
    """
    frame = WindFrame.over(land, wind_from)
    inside = frame.enter(land)
    top = inside.GetEnvelope()[3] - offset
    strip = largest(_strip(inside, top - depth, top))
    return frame.leave(strip) if strip is not None else None


def strip_of_area(land: ogr.Geometry, wind_from: float, offset: float, area: float) -> ogr.Geometry | None:
    """Return the windward strip of ``land`` behind ``offset`` metres whose area is ``area`` m² (or all there is)."""
    frame = WindFrame.over(land, wind_from)
    inside = frame.enter(land)
    _, _, bottom, top = inside.GetEnvelope()
    top -= offset
    if top <= bottom:
        return None

    def cut(depth: float) -> float:
        part = largest(_strip(inside, top - depth, top))
        return part.GetArea() if part is not None else 0.0

    depth = _solve(cut, area, top - bottom)
    strip = largest(_strip(inside, top - depth, top))
    return frame.leave(strip) if strip is not None and strip.GetArea() > SLIVER else None


def planting_rows(zone: ogr.Geometry, wind_from: float, row_spacing: float) -> list[Row]:
    """Return the rows of a planting across the wind, the first half a spacing from the windward edge."""
    return lines_across(zone, wind_from, LineRule(row_spacing, row_spacing / 2))


@dataclass(frozen=True)
class Exclosure:
    """zone: fenced polygon; fence: its line pieces between the gates; gates: points in the middle of the gaps, the
    last of them where roads cross; passages: points half-way between gates where wild animals are let through."""

    zone: ogr.Geometry
    fence: tuple[ogr.Geometry, ...]
    gates: tuple[ogr.Geometry, ...]
    passages: tuple[ogr.Geometry, ...] = ()


def exclosure(
    zone: ogr.Geometry, wind_from: float, gate_every: float, gate_width: float, roads: ogr.Geometry | None = None
) -> Exclosure:
    """Return a fence along the outer edge of ``zone`` with at least two gates, the first on the lee side.

    gate_every: m of fence for each gate; gate_width: m; roads: land that roads take, which the fence leaves open with
    a gate on each. Passages stand half-way between two gates.
    """
    ring = vertices(zone.GetGeometryRef(0))
    length = float(np.hypot(*np.diff(ring, axis=0).T).sum())
    count = max(2, round(length / gate_every))
    start = _lee_distance(zone, wind_from)
    twice = np.vstack([ring, ring[1:]])
    distances = (start + np.arange(count) * length / count) % length
    gates = tuple(_at(twice, d) for d in distances)
    step = length / count
    half = min(gate_width, step / 2) / 2
    fence = tuple(along(twice, d + half, d + step - half) for d in distances)
    passages = tuple(_at(twice, d + step / 2) for d in distances)
    if roads is None:
        return Exclosure(zone, fence, gates, passages)
    cut = tuple(part for piece in fence for part in lines(piece.Difference(roads), gate_width))
    crossed = [part for piece in fence for part in lines(piece.Intersection(roads))]
    on_roads = tuple(_at(vertices(part), part.Length() / 2) for part in crossed)
    clear = tuple(one for one in passages if not one.Intersects(roads))
    return Exclosure(zone, cut, (*gates, *on_roads), clear)


def rotation_paddocks(land: ogr.Geometry, count: int) -> list[list[ogr.Geometry]]:
    """Return ``count`` paddocks of equal area, cut across the longer side of ``land``.

    Each paddock is a list of single-part polygons: more than one where the land has bays or holes.
    """
    left, right, bottom, top = land.GetEnvelope()
    upright = right - left >= top - bottom
    low, high = (left, right) if upright else (bottom, top)

    def before(position: float) -> ogr.Geometry:
        if upright:
            return land.Intersection(box(left - 1, bottom - 1, position, top + 1))
        return land.Intersection(box(left - 1, bottom - 1, right + 1, position))

    def area_before(distance: float) -> float:
        return before(low + distance).GetArea()

    whole = land.GetArea()
    cuts = [low + _solve(area_before, whole * index / count, high - low) for index in range(1, count)]
    edges = [low - 1, *cuts, high + 1]
    found = []
    for start, stop in zip(edges, edges[1:]):
        slab = box(start, bottom - 1, stop, top + 1) if upright else box(left - 1, start, right + 1, stop)
        found.append(polygons(land.Intersection(slab), SLIVER))
    return found


def _at(points: np.ndarray, distance: float) -> ogr.Geometry:
    """Return the point at a distance along the path ``points``."""
    return point(*vertices(along(points, distance, distance))[0])


def _rightward(piece: ogr.Geometry) -> ogr.Geometry:
    """Return a straight line of the frame with its left end first."""
    points = vertices(piece)
    return piece if points[0, 0] <= points[-1, 0] else line(points[::-1])


def _strip(inside: ogr.Geometry, v0: float, v1: float) -> ogr.Geometry:
    left, right, _, _ = inside.GetEnvelope()
    return inside.Intersection(box(left - 1, v0, right + 1, v1))


def _solve(measure: Callable[[float], float], target: float, widest: float) -> float:
    """Return the distance at which the growing ``measure`` reaches ``target``; ``widest`` when it never does."""
    if measure(widest) <= target:
        return widest
    low, high = 0.0, widest
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if measure(middle) < target:
            low = middle
        else:
            high = middle
    # the lower end: an area cap is never passed
    return low


def _lee_distance(zone: ogr.Geometry, wind_from: float) -> float:
    """Return the distance along the outer ring of the middle of the side farthest to leeward."""
    frame = WindFrame.over(zone, wind_from)
    ring = vertices(zone.GetGeometryRef(0))
    _, v = frame.to_uv(ring[:, 0], ring[:, 1])
    distance = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(ring, axis=0).T))])
    middles = (v[:-1] + v[1:]) / 2
    lowest = int(np.argmin(np.round(middles, 3)))
    return float((distance[lowest] + distance[lowest + 1]) / 2)

"""Rivers, lakes, playas, barriers, borders, openings and protected areas, sorted by what they do to travel."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from osgeo import ogr

from dss_planner.access.features import Feature, features
from dss_planner.access.rivers import RUNNING, SEASONAL, Rivers
from dss_planner.access.roadtable import RoadTable, tags_of
from dss_planner.access.segments import Shapes, padded
from dss_planner.access.speedtable import SpeedTable
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.text import Text, text

_ALL = (0, 1, 2)
_LINES_AND_POLYGONS = (1, 2)
_POLYGONS = (2,)
_YES = ("yes", "true", "1", "t")


@dataclass(frozen=True)
class ObstacleLayers:
    """Vectors in any CRS, None where there is none.

    rivers: lines or polygons, with ``waterway`` and ``intermittent`` where they are tagged. unknown_rivers: what those
    are of which the layer does not tell whether they flow all year, one of `rivers.UNKNOWN_RIVERS`. lakes, playas:
    polygons.
    barriers: lines or polygons that roads cross (railways, fences), with ``barrier`` where they are tagged. borders:
    lines or polygons that only openings open (borders, mine pits). railways, pits: further ones like barriers and like
    borders, from layers of their own. openings: points, lines or polygons (bridges, fords,
    gates, border posts), with tags or a field ``kind``. protected: polygons without travel off the roads.
    opening_distance: how far from an opening barriers are open [m].
    """

    rivers: str | None = None
    lakes: str | None = None
    playas: str | None = None
    barriers: str | None = None
    borders: str | None = None
    openings: str | None = None
    protected: str | None = None
    opening_distance: float = 0.0
    railways: str | None = None
    pits: str | None = None
    unknown_rivers: str = SEASONAL


@dataclass(frozen=True)
class Obstacles:
    """What lies on the grid.

    crossed: barriers that roads cross; closed: barriers that only openings open. areas: polygons with a speed of their
    own [km/h], also 0; limits: frozen or shallow rivers, with the highest speed across [km/h]. openings: with the speed
    through them [km/h]. protected: polygons. barriers_outside: features of the barriers off the grid.
    """

    crossed: Shapes
    closed: Shapes
    areas: Shapes
    limits: Shapes
    openings: Shapes
    protected: Shapes
    barriers_outside: int
    notes: tuple[Text, ...]


def read_obstacles(layers: ObstacleLayers, speeds: SpeedTable, grid: Grid, table: RoadTable) -> Obstacles:
    """Return the obstacles on the grid. Raises `InputError` for layers without a feature or of the wrong kind."""
    if not (math.isfinite(layers.opening_distance) and layers.opening_distance >= 0):
        raise InputError(
            "The distance around openings is {found} m; 0 or more is expected.", found=layers.opening_distance
        )
    found = _Sorted(speeds, grid)
    if layers.rivers:
        found.rivers = Rivers.of(layers.rivers, table, layers.unknown_rivers)
        for feature in features(layers.rivers, "Rivers", grid):
            found.add_river(feature, found.rivers)
    for uri, name, place in ((layers.lakes, "Lakes", "lake"), (layers.playas, "Playas", "playa")):
        for feature in features(uri, name, grid) if uri else ():
            found.add_water(feature, name, place)
    _add_barriers(found, layers, table)
    for feature in features(layers.protected, "Protected areas", grid) if layers.protected else ():
        found.protected += [(part, 1.0) for part in found.pieces(feature, "Protected areas", _POLYGONS)]
    for feature in features(layers.openings, "Openings", grid) if layers.openings else ():
        found.add_opening(feature, table, layers.opening_distance)
    return found.obstacles()


def _add_barriers(found: _Sorted, layers: ObstacleLayers, table: RoadTable) -> None:
    grid = found.grid
    for feature in features(layers.barriers, "Barriers", grid) if layers.barriers else ():
        found.add_barrier(feature, table)
    for feature in features(layers.railways, "Railways", grid) if layers.railways else ():
        found.crossed += [(part, 1.0) for part in found.pieces(feature, "Railways", _LINES_AND_POLYGONS)]
    for uri, name in ((layers.borders, "Borders and pits"), (layers.pits, "Pits")):
        for feature in features(uri, name, grid) if uri else ():
            found.closed += [(part, 1.0) for part in found.pieces(feature, name, _LINES_AND_POLYGONS)]


@dataclass
class _Sorted:
    """Sorts features by what they do, while they are read."""

    speeds: SpeedTable
    grid: Grid
    crossed: list[tuple[ogr.Geometry, float]] = field(default_factory=list)
    closed: list[tuple[ogr.Geometry, float]] = field(default_factory=list)
    areas: list[tuple[ogr.Geometry, float]] = field(default_factory=list)
    limits: list[tuple[ogr.Geometry, float]] = field(default_factory=list)
    openings: list[tuple[ogr.Geometry, float]] = field(default_factory=list)
    protected: list[tuple[ogr.Geometry, float]] = field(default_factory=list)
    outside: Counter[str] = field(default_factory=Counter)
    unknown: Counter[str] = field(default_factory=Counter)
    shut: Counter[str] = field(default_factory=Counter)
    frozen: set[str] = field(default_factory=set)
    rivers: Rivers | None = None

    def pieces(self, feature: Feature, name: str, dimensions: tuple[int, ...]) -> tuple[ogr.Geometry, ...]:
        """Return the parts on the grid, and count the feature where there is none."""
        found = feature.pieces(dimensions, self.grid)
        self.outside[name] += not found
        return found

    def add_river(self, feature: Feature, rivers: Rivers) -> None:
        """Add a river, as the kind that the layer tells or that is assumed."""
        kind = rivers.kind(feature.attributes)
        if kind is None:
            return
        place = self._assumed(rivers) if kind == "unknown" else kind
        if self.add_place(feature, "Rivers", place):
            rivers.count(kind)

    def _assumed(self, rivers: Rivers) -> str:
        """Return what a river of unknown kind is in the season of the speeds."""
        if rivers.unknown != SEASONAL or self.speeds.season in RUNNING:
            return "river"
        # a table that says nothing of streams does not say how a dry bed is crossed: then the rule of rivers holds
        return "river" if math.isnan(self.speeds.place_speed("stream")) else "stream"

    def add_water(self, feature: Feature, name: str, place: str) -> None:
        """Add a lake or playa; a lake that falls dry is a playa."""
        tags = tags_of(feature.attributes)
        if tags.get("intermittent") in _YES or tags.get("seasonal") in _YES:
            place = "playa"
        self.add_place(feature, name, place)

    def add_place(self, feature: Feature, name: str, place: str) -> bool:
        """Add what the speed table says of a place; return whether it lies on the grid."""
        dimensions = _POLYGONS if place in ("lake", "playa") else _LINES_AND_POLYGONS
        speed = self.speeds.place_speed(place)
        if math.isnan(speed):
            return bool(feature.pieces(dimensions, self.grid))
        if speed > 0 and self.speeds.season == "winter" and place in ("river", "lake"):
            self.frozen.add(place)
        parts = self.pieces(feature, name, dimensions)
        for part in parts:
            if speed == 0 and place != "playa":
                self.crossed.append((part, 1.0))
            else:
                (self.areas if part.GetDimension() == 2 else self.limits).append((part, speed))
        return bool(parts)

    def add_barrier(self, feature: Feature, table: RoadTable) -> None:
        """Add a barrier that roads cross, unless its tag says that it is none."""
        value = tags_of(feature.attributes).get("barrier", "")
        if value and value not in table.barriers:
            self.unknown[f"barrier={value}"] += 1
        if not value or table.barriers.get(value, True):
            self.crossed += [(part, 1.0) for part in self.pieces(feature, "Barriers", _ALL)]

    def add_opening(self, feature: Feature, table: RoadTable, distance: float) -> None:
        """Add an opening that is not shut in the season."""
        kind = table.opening(tags_of(feature.attributes)) or "bridge"
        speed = self.speeds.place_speed(kind)
        parts = self.pieces(feature, "Openings", _ALL)
        if not speed > 0:
            self.shut[kind] += 1
            return
        self.openings += [(part.Buffer(distance) if distance else part, speed) for part in parts]

    def obstacles(self) -> Obstacles:
        """Return what was sorted."""
        crossed, closed = Shapes.of(self.grid, self.crossed), Shapes.of(self.grid, self.closed)
        astray = sum(not _on_barrier(shape, self.grid, (crossed, closed)) for shape, _ in self.openings)
        return Obstacles(
            crossed,
            closed,
            Shapes.of(self.grid, self.areas),
            Shapes.of(self.grid, self.limits),
            Shapes.of(self.grid, self.openings),
            Shapes.of(self.grid, self.protected),
            self.outside["Barriers"],
            tuple(self._notes(astray)),
        )

    def _notes(self, astray: int) -> Iterator[Text]:
        if self.outside["Barriers"]:
            yield text("{count} barrier(s) outside the grid were left out.", count=self.outside["Barriers"])
        if self.rivers is not None:
            self.unknown += self.rivers.strange
            yield from self.rivers.notes()
        if self.unknown:
            yield text(
                "These tags are not in the table of road classes and were taken as barriers, like a river or a fence: "
                "{found}.",
                found=", ".join(f"{tag} ({count})" for tag, count in sorted(self.unknown.items())),
            )
        if self.frozen:
            yield text(
                "Rivers and lakes count as frozen and passable at the speed of the table; whether the ice bears is not "
                "known."
            )
        if self.shut:
            yield text(
                "{count} opening(s) are shut in this season by the speed table: {kinds}.",
                count=sum(self.shut.values()),
                kinds=", ".join(sorted(self.shut)),
            )
        if astray:
            yield text(
                "{count} opening(s) touch no barrier and open nothing. Move them onto it, or give a distance within "
                "which openings count.",
                count=astray,
            )


def _on_barrier(opening: ogr.Geometry, grid: Grid, barriers: tuple[Shapes, ...]) -> bool:
    """Return whether an opening shares a cell with a barrier."""
    window = _window_of(opening, grid)
    cells = np.isfinite(Shapes.of(grid, [(opening, 1.0)]).touched(window))
    return any(bool((cells & np.isfinite(barrier.touched(window))).any()) for barrier in barriers)


def _window_of(geometry: ogr.Geometry, grid: Grid) -> Window:
    left, right, bottom, top = geometry.GetEnvelope()
    column, row = grid.column_row(left, top)
    end_column, end_row = grid.column_row(right, bottom)
    first_column, first_row = math.floor(column), math.floor(row)
    return padded(
        Window(first_column, first_row, math.floor(end_column) - first_column + 1, math.floor(end_row) - first_row + 1),
        1,
    )

"""Roads of a vector layer with the speed of each, as the table of road classes reads its codes and tags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.access.features import Feature, features, field_names, values_of
from dss_planner.access.roadtable import Coding, RoadTable, Way, tags_of
from dss_planner.access.segments import Shapes
from dss_planner.access.speedtable import SpeedTable, assumed_classes, road_class
from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid
from dss_planner.text import Text, text

_LINES_AND_POLYGONS = (1, 2)


@dataclass(frozen=True)
class Roads:
    """shapes: roads with their speed [km/h]; lets_through: by segment, whether it opens a barrier where it crosses.

    used, outside: features with a part on the grid, and without; ignored: features that are points only, or not for
    travel. field: where the classes come from. notes: what to tell of codes and tags.
    """

    shapes: Shapes
    lets_through: np.ndarray
    used: int
    outside: int
    ignored: int
    field: str
    notes: tuple[Text, ...]


def no_roads(grid: Grid) -> Roads:
    """Return that there are none."""
    return Roads(Shapes.of(grid, ()), np.zeros(0, dtype=bool), 0, 0, 0, "", ())


def read_roads(uri: str, field: str, speeds: SpeedTable, grid: Grid, table: RoadTable, bridges_only: bool) -> Roads:
    """Return the roads of a layer. field: with the class, '' looks for it.

    bridges_only: roads open barriers only where they are tagged as a bridge, tunnel or ford; else wherever they cross.
    A ford that the speed table shuts in its season opens none. Raises `InputError` listing all classes without a speed.
    """
    reader = _Reader(uri, field, speeds, table)
    shapes: list[tuple[ogr.Geometry, float]] = []
    opens: list[bool] = []
    used = outside = ignored = 0
    for feature in features(uri, "Roads", grid):
        inside = feature.pieces(_LINES_AND_POLYGONS, grid)
        if not inside:
            ignored += not feature.has(_LINES_AND_POLYGONS)
            outside += feature.has(_LINES_AND_POLYGONS)
            continue
        road = reader.road(feature)
        if road is None:
            continue
        used += 1
        speed, opening = road
        shapes += [(part, speed) for part in inside]
        passable = speeds.place_speed(opening) > 0 if opening else not bridges_only
        opens += [speed > 0 and passable] * len(inside)
    reader.require_known()
    found = Shapes.of(grid, shapes)
    lets_through = np.array(opens, dtype=bool)[found.owner]
    return Roads(found, lets_through, used, outside, ignored, reader.field, reader.notes())


class _Reader:
    """Reads speed and opening of features, and keeps what it could not read."""

    def __init__(self, uri: str, field: str, speeds: SpeedTable, table: RoadTable) -> None:
        self._uri, self._speeds, self._table = uri, speeds, table
        self.field = field or class_field(uri, speeds, table)
        names = {name.lower() for name in field_names(uri, "Roads")}
        if self.field and self.field.lower() not in names:
            raise InputError(
                "The layer “{layer}” has no field “{field}”; it has {found}. Choose one of these.",
                layer="Roads",
                field=self.field,
                found=", ".join(field_names(uri, "Roads")) or "none",
            )
        self._coding = table.coding_of(self.field)
        self._refined = self._coding is not None and self._coding.tagged
        self._unknown: Counter[str] = Counter()
        self._left_out: Counter[str] = Counter()
        self._unread: Counter[str] = Counter()
        self._classes: set[str] = set()
        self._read: dict[str, str] = {}

    def road(self, feature: Feature) -> tuple[float, str] | None:
        """Return the speed [km/h] and the opening of a road; None when it is unknown or not for travel."""
        value = _value(feature.attributes, self.field)
        known, name = meaning(value, self._coding, self._speeds)
        tags = tags_of(feature.attributes) if self._refined else {}
        if not known:
            if self._speeds.default_road is None:
                self._unknown[road_class(value) or "(empty)"] += 1
                return None
            return self._speeds.default_road, self._table.opening(tags) if tags else ""
        if name is None:
            self._left_out[road_class(value) or "(empty)"] += 1
            return None
        way = self._table.way(name, tags) if self._refined else Way((name,))
        speeds = {part: self._speeds.road_speed(part) for part in way.classes}
        missing = [part for part, speed in speeds.items() if speed is None]
        if missing:
            self._unknown.update(missing)
            return None
        self._unread.update(way.unknown)
        self._classes.update(way.classes)
        if self._coding is not None and self._coding.tag == "A" and road_class(value) != name:
            self._read[road_class(value)] = name
        return min(speed for speed in speeds.values() if speed is not None), way.opening

    def require_known(self) -> None:
        """Raise `InputError` with all classes that have no speed."""
        if self._unknown:
            raise InputError(
                "The road layer “{layer}” has classes without a speed in “{field}”: {found}. Known classes: "
                "{expected}. Say in a table of road classes what they are, add them to the speed table, or give it a "
                "default road speed.",
                layer=self._uri,
                field=self.field,
                found=", ".join(sorted(self._unknown)),
                expected=", ".join(sorted(self._speeds.roads)) or "none",
            )

    def notes(self) -> tuple[Text, ...]:
        """Return what to tell of codes that are undocumented, tags that are unknown, and features left out."""
        notes: list[Text] = []
        if self._read and self._coding is not None:
            notes.append(
                text(
                    "The codes of the road field “{field}” are undocumented; as an assumption they are read as "
                    "{meaning}. A table of road classes can say otherwise.",
                    field=self.field,
                    meaning=", ".join(f"{code} = {name}" for code, name in sorted(self._read.items())),
                )
            )
        assumed = assumed_classes(self._speeds, self._classes)
        if assumed:
            notes.append(assumed)
        if self._unread:
            notes.append(
                text(
                    "These tags of roads are not in the table of road classes and do not change the speed: {found}.",
                    found=_listed(self._unread),
                )
            )
        if self._left_out:
            notes.append(
                text(
                    "These classes of the road layer are not for travel and were left out: {found}.",
                    found=_listed(self._left_out),
                )
            )
        return tuple(notes)


def meaning(value: object, coding: Coding | None, speeds: SpeedTable) -> tuple[bool, str | None]:
    """Return whether a value is known, and the class it stands for (None: not for travel).

    A class of the speed table stands for itself, unless the user's own coding says otherwise.
    """
    name = road_class(value)
    if coding is not None and coding.own and name in coding.classes:
        return True, coding.classes[name]
    if name in speeds.roads:
        return True, name
    if coding is not None and name in coding.classes:
        return True, coding.classes[name]
    return False, None


def _value(attributes: Mapping[str, object], field: str) -> object:
    return next((value for name, value in attributes.items() if name.lower() == field.lower()), None) if field else None


def class_field(uri: str, speeds: SpeedTable, table: RoadTable) -> str:
    """Return the field with the road classes, '' when all roads have one speed.

    It is the first field of the table's codings all of whose values are known, or else the first with a known value,
    whose other values are then listed; with a default speed only OpenStreetMap's fields may hold others. Raises
    `InputError` when there is none.
    """
    names = field_names(uri, "Roads")
    half_known = tagged = ""
    for coding in table.codings:
        for usual in coding.fields:
            for name in (name for name in names if name.lower() == usual):
                known = [meaning(value, coding, speeds)[0] for value in values_of(uri, "Roads", name)]
                if known and all(known):
                    return name
                half_known = half_known or (name if any(known) else "")
                tagged = tagged or (name if any(known) and coding.tagged else "")
    if speeds.default_road is not None:
        return tagged
    if half_known:
        return half_known
    raise InputError(
        "The road layer “{layer}” has no field whose values are all road classes with a speed; its fields are "
        "{fields}. Choose the field with the road class, or give the speed table a default road speed.",
        layer=uri,
        fields=", ".join(names) or "none",
    )


def _listed(found: Counter[str]) -> str:
    return ", ".join(f"{name} ({count})" for name, count in sorted(found.items()))

"""Which class of the speed table the codes and tags of a layer stand for: a table that users can edit."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from dss_planner import paths
from dss_planner.access.speedtable import PLACES, TAGS, road_class
from dss_planner.errors import InputError
from dss_planner.provenance import write_json

#: Codings that carry OpenStreetMap's other tags beside the class.
_TAGGED = ("osm", "geofabrik")
#: Where GDAL's OpenStreetMap driver keeps the tags that have no field of their own.
OTHER_TAGS = "other_tags"
_HSTORE = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')
_PARTS = (
    "version",
    "about",
    "codings",
    "by_surface",
    "surface",
    "tracktype",
    "openings",
    "waterways",
    "rivers",
    "barriers",
)


@dataclass(frozen=True)
class Coding:
    """The meaning of the values of a field.

    fields: names, in lower letters. classes: value → class of the speed table, None for what no one travels on.
    own: given by the user, so that it goes before the speed table's own class names.
    """

    id: str
    name: str
    fields: tuple[str, ...]
    classes: Mapping[str, str | None]
    tag: str = ""
    source: str = ""
    own: bool = False

    @property
    def tagged(self) -> bool:
        """Whether surface, track type, bridge and ford stand beside the class."""
        return self.id in _TAGGED


@dataclass(frozen=True)
class Way:
    """What the tags of a road say.

    classes: of the speed table, the slowest counts. opening: 'bridge', 'ford', 'border_post' or ''. unknown:
    refining tags that the table does not hold, "surface=jelly".
    """

    classes: tuple[str, ...]
    opening: str = ""
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True)
class RoadTable:
    """codings: in the order in which they are tried; rivers: those of river layers without a waterway tag; the rest as
    in ``resources/access/roads.json``."""

    codings: tuple[Coding, ...]
    by_surface: frozenset[str]
    surface: Mapping[str, str]
    tracktype: Mapping[str, str]
    openings: Mapping[str, Mapping[str, str | None]]
    waterways: Mapping[str, str | None]
    barriers: Mapping[str, bool | None]
    rivers: tuple[Coding, ...] = ()

    def coding_of(self, field: str) -> Coding | None:
        """Return the coding for a field name; None when the table names no such field."""
        return next((coding for coding in self.codings if field.lower() in coding.fields), None)

    def way(self, base: str, tags: Mapping[str, str]) -> Way:
        """Return what the tags beside the class ``base`` make of a road."""
        classes, unknown = [base], []
        for key, meaning in (("surface", self.surface), ("tracktype", self.tracktype)):
            value = tags.get(key, "")
            found = meaning.get(value)
            if value and found is None:
                unknown.append(f"{key}={value}")
            elif found and key == "surface" and base in self.by_surface:
                classes[0] = found
            elif found:
                classes.append(found)
        return Way(tuple(dict.fromkeys(classes)), self.opening(tags), tuple(unknown))

    def opening(self, tags: Mapping[str, str]) -> str:
        """Return as what a feature lets through a barrier: a ford goes before a bridge; '' for neither."""
        kinds = {meaning.get(tags.get(key, "")) for key, meaning in self.openings.items()} - {None, ""}
        return next((kind for kind in ("ford", "border_post", "bridge") if kind in kinds), "")


def load_road_table() -> RoadTable:
    """Return the product's table."""
    return _of(_defaults(), "roads.json")


def read_road_table(path: str | Path = "") -> RoadTable:
    """Return the table of a JSON file; the product's when ``path`` is ''.

    The file is an edited copy of the product's (`copy_road_table`), or only ``{"field": "CODE", "classes": {"1":
    "paved"}}``, which then goes before the product's. Raises `InputError` when it is missing or not as expected.
    """
    if not path:
        return load_road_table()
    try:
        content = json.loads(Path(path).read_text(encoding="utf-8"))
        if "field" not in content:
            return _of(content, str(path))
        _require_parts(content, ("field", "classes", "about", "source", "tag"))
        meaning = {"id": "own", "name": str(path), "fields": [content["field"]], "classes": content["classes"]}
        coding = replace(_coding({**meaning, **{k: content[k] for k in ("tag", "source") if k in content}}), own=True)
        return replace(load_road_table(), codings=(coding, *load_road_table().codings))
    except OSError as error:
        raise InputError(
            "The table of road classes “{path}” cannot be read: {reason}. Check the path.",
            path=path,
            reason=error.strerror or error,
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "The table of road classes “{path}” is not as expected: {reason}. It needs “field” and “classes” (code → "
            "road class, or null), or all parts of the default table. Start from a copy of that.",
            path=path,
            reason=repr(error),
        ) from error


def copy_road_table(path: str | Path) -> None:
    """Write the product's table, to be edited and read by `read_road_table`."""
    write_json(path, _defaults())


def tags_of(attributes: Mapping[str, object]) -> dict[str, str]:
    """Return the attributes of a feature as tags in lower letters, those of ``other_tags`` among them."""
    found = {
        key.lower(): str(value).strip().lower()
        for key, value in attributes.items()
        if value is not None and key.lower() != OTHER_TAGS
    }
    packed = next((value for key, value in attributes.items() if key.lower() == OTHER_TAGS), None)
    for key, value in _HSTORE.findall(str(packed or "")):
        found.setdefault(key.lower(), value.strip().lower())
    return found


@lru_cache(maxsize=1)
def _defaults() -> dict:
    return json.loads(paths.resource("access", "roads.json").read_text(encoding="utf-8"))


def _of(content: Mapping, name: str) -> RoadTable:
    _require_parts(content, _PARTS)
    openings = {key: {str(v): kind for v, kind in meaning.items()} for key, meaning in content["openings"].items()}
    _require_known("openings", {k for meaning in openings.values() for k in meaning.values()}, PLACES)
    _require_known("waterways", set(content["waterways"].values()), PLACES)
    # a table that was copied before there was this part takes the product's
    rivers = tuple(_coding(entry) for entry in content.get("rivers", _defaults()["rivers"]))
    for coding in rivers:
        _require_known("rivers", set(coding.classes.values()), PLACES)
    return RoadTable(
        tuple(_coding(entry) for entry in content["codings"]),
        frozenset(content["by_surface"]),
        dict(content["surface"]),
        dict(content["tracktype"]),
        openings,
        dict(content["waterways"]),
        dict(content["barriers"]),
        rivers,
    )


def _coding(entry: Mapping) -> Coding:
    _require_parts(entry, ("id", "name", "fields", "tag", "source", "classes"))
    if entry.get("tag", "A") not in TAGS:
        raise ValueError(f"tag {entry['tag']}: {', '.join(TAGS)} are known")
    classes = {road_class(value): None if found is None else road_class(found) for value, found in _pairs(entry)}
    fields: Sequence[str] = entry["fields"]
    return Coding(
        entry["id"],
        entry["name"],
        tuple(field.lower() for field in fields),
        classes,
        entry.get("tag", "A"),
        entry.get("source", ""),
    )


def _pairs(entry: Mapping) -> list[tuple[str, object]]:
    pairs = list(entry["classes"].items())
    for value, found in pairs:
        if found is not None and not isinstance(found, str):
            raise ValueError(f"{value}: {found!r} is no class text and not null")
    return pairs


def _require_parts(content: Mapping, known: Sequence[str]) -> None:
    unknown = sorted(set(content) - set(known))
    if unknown:
        raise ValueError(f"{', '.join(unknown)}: only {', '.join(known)} are known")


def _require_known(part: str, found: set, known: Mapping) -> None:
    unknown = sorted(str(kind) for kind in found if kind is not None and kind not in known)
    if unknown:
        raise ValueError(f"{part}: {', '.join(unknown)}; {', '.join(known)} are known")

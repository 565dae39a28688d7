"""Which level of administrative units a layer holds, told by its fields, its values and its names, each for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dss_planner.intake.known.patterns import longest_match, plain_name
from dss_planner.intake.known.vectors import VectorDataset
from dss_planner.intake.vectors.evidence import VectorFacts

_FIELD_LEVEL = re.compile(r"(?:adm|admin|gid|name|nl name|varname|type|engtype|hasc|au) ?(\d)\w*( \w+)*")
_FIELD_WORDS = (
    (re.compile(r"aimag( \w+)?|aymag( \w+)?|аймаг( \w+)?|аймгийн( \w+)?|省|省名|盟"), 1),
    (re.compile(r"so?um( \w+)?|сум( \w+)?|сумын( \w+)?|旗|县|县名|旗县"), 2),
)
_SHAPE_TYPE = re.compile(r"adm(\d)", re.IGNORECASE)
#: Levels of OpenStreetMap's admin_level in Mongolia, China and Korea: province 4, soum, county or city 6; Japan 7.
_OSM_LEVELS = {"2": 0, "3": 0, "4": 1, "6": 2, "7": 2, "8": 3, "9": 3, "10": 3}
_ENDINGS = (
    (re.compile(r".+( аймаг| aimag| aymag| province|盟|省|自治区|都|県)", re.IGNORECASE), 1),
    (re.compile(r".+( сум| soum| sum| district| county|旗|县|군|구|郡|町|村)", re.IGNORECASE), 2),
)
_NAME_FIELD = re.compile(r"(\w+ )*(name|нэр|名|名称|地名)( \w+)*|shape ?name|сум|аймаг|旗|县")
_STATING = re.compile(r"admin ?level|shape ?type")
_TYPE_FIELD = re.compile(r"(eng)?type \d")
#: What GADM calls the units of the deepest level: a league or prefecture lies between province and banner or county.
_TYPES = {
    "aimag": 1, "province": 1, "league": 1, "prefecture": 1, "prefecture level city": 1, "autonomous region": 1,
    "sum": 2, "soum": 2, "district": 2, "county": 2, "banner": 2,
}  # fmt: skip
#: Share of the values that must agree.
_AGREE = 0.6


def levels(facts: VectorFacts, datasets: Iterable[VectorDataset]) -> Mapping[str, int]:
    """Return the level told by each kind of evidence: 'fields', 'values', 'layer', 'file'; missing where none does."""
    found = {"fields": _of_fields(facts), "values": _of_values(facts)}
    for place, name in (("layer", facts.name), ("file", facts.file_name)):
        words = {entry.level: longest_match(entry.names, name) for entry in datasets if entry.level}
        best = max(words, key=lambda level: len(words[level]), default=0)
        found[place] = best if words.get(best) else None
    return {key: level for key, level in found.items() if level is not None}


def _of_fields(facts: VectorFacts) -> int | None:
    """Return the deepest level that has a field of its own."""
    found = []
    for name in facts.fields:
        words = plain_name(name)
        numbered = _FIELD_LEVEL.fullmatch(words)
        if numbered:
            found.append(int(numbered.group(1)))
        found += [level for pattern, level in _FIELD_WORDS if pattern.fullmatch(words)]
    return max(found, default=None)


def stated_level(facts: VectorFacts) -> int | None:
    """Return the level that a field of its own states for all features: OpenStreetMap's or geoBoundaries'."""
    name = stating_field(facts)
    levels_told = {_stated(name, value) for value in facts.texts[name]} if name else set()
    return levels_told.pop() if len(levels_told) == 1 else None


def stating_field(facts: VectorFacts) -> str:
    """Return the field that states the level of most features; '' when there is none."""
    for name, counter in facts.texts.items():
        if _STATING.fullmatch(plain_name(name)) and sum(counter.values()) >= _AGREE * facts.looked_at:
            return name
    return ""


def _stated(name: str, value: str) -> int | None:
    if plain_name(name).startswith("admin"):
        return _OSM_LEVELS.get(value.strip())
    found = _SHAPE_TYPE.fullmatch(value.strip())
    return int(found.group(1)) if found else None


def _of_values(facts: VectorFacts) -> int | None:
    stated = stated_level(facts)
    if stated is not None:
        return stated
    deepest = max((name for name in facts.texts if _TYPE_FIELD.fullmatch(plain_name(name))), default="")
    kinds = {_TYPES.get(value.strip().lower()) for value in facts.texts.get(deepest, {})}
    if len(kinds) == 1 and None not in kinds:
        return kinds.pop()
    counts = {1: 0, 2: 0}
    for name, counter in facts.texts.items():
        if not _NAME_FIELD.fullmatch(plain_name(name)):
            continue
        total = sum(counter.values())
        for pattern, level in _ENDINGS:
            agreeing = sum(count for value, count in counter.items() if pattern.fullmatch(value.strip()))
            counts[level] += agreeing > _AGREE * total
    # a layer of soums names the aimag beside each of them
    return 2 if counts[2] else 1 if counts[1] else None

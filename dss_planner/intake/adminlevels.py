"""Which level of administrative units a layer holds, told by its fields, its values and its names, each for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from dss_planner.intake.patterns import longest_match, plain_name
from dss_planner.intake.vectorcatalogue import VectorDataset
from dss_planner.intake.vectorevidence import VectorFacts

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


def _of_values(facts: VectorFacts) -> int | None:
    for name, counter in facts.texts.items():
        words, total = plain_name(name), sum(counter.values())
        if not total:
            continue
        if words in {"admin level", "adminlevel"}:
            told = {_OSM_LEVELS.get(value.strip()) for value in counter}
            return told.pop() if len(told) == 1 else None
        if words in {"shape type", "shapetype"}:
            told = {int(match.group(1)) if (match := _SHAPE_TYPE.fullmatch(value)) else None for value in counter}
            return told.pop() if len(told) == 1 else None
    counts = {1: 0, 2: 0}
    for name, counter in facts.texts.items():
        if not re.fullmatch(r"(\w+ )*(name|нэр|名|名称|地名)( \w+)*|shape ?name|сум|аймаг|旗|县", plain_name(name)):
            continue
        total = sum(counter.values())
        for pattern, level in _ENDINGS:
            agreeing = sum(count for value, count in counter.items() if pattern.fullmatch(value.strip()))
            counts[level] += agreeing > _AGREE * total
    # a layer of soums names the aimag beside each of them
    return 2 if counts[2] else 1 if counts[1] else None

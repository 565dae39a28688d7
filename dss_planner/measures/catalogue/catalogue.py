"""The catalogue of countermeasures: conditions, geometry, effect, cost and upkeep, every value with its evidence."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from dss_planner import paths
from dss_planner.errors import InputError
from dss_planner.measures.catalogue.check import faults, require_none
from dss_planner.measures.catalogue.meaning import meaning_faults

#: Tags of values that were read in, or derived from, a source; M (no source read) and A (assumption) are unverified.
VERIFIED_TAGS = frozenset({"V", "V2", "D"})
#: Fields of a measure that are one value with its evidence.
NAMED_VALUES = (
    "toolbox_keyword",
    "nature_based",
    "reduces_wind",
    "protects_soil",
    "time_to_effect",
    "lifespan",
    "maintenance",
    "water_need",
    "risks",
    "material",
)
#: Those that a measure may lack.
OPTIONAL_VALUES = ("function", "co_benefits", "ease", "combines_with", "wocat")


@dataclass(frozen=True)
class Value:
    """A value of the catalogue. value: number, pair, text or flag in ``unit``; tag: evidence; source: where from.

    typical: the number to take for a pair where one is stated, None where not.
    """

    value: object
    unit: str
    tag: str
    source: str
    typical: float | None = None

    @property
    def verified(self) -> bool:
        """Whether the value rests on a source."""
        return self.tag in VERIFIED_TAGS

    @property
    def number(self) -> float:
        """The value as one number; the middle of a pair."""
        if isinstance(self.value, (list, tuple)):
            return (float(self.value[0]) + float(self.value[1])) / 2
        return float(self.value)  # type: ignore[arg-type]

    @property
    def pair(self) -> tuple[float, float]:
        """The value as lower and upper end; a single number gives it twice."""
        if isinstance(self.value, (list, tuple)):
            return float(self.value[0]), float(self.value[1])
        return self.number, self.number


@dataclass(frozen=True)
class Alternative:
    """A fact that makes up for a broken condition: ``fact`` within minimum–maximum."""

    fact: str
    minimum: float | None
    maximum: float | None
    unit: str


@dataclass(frozen=True)
class Condition:
    """A rule on a fact of the site.

    minimum, maximum: limits in ``unit`` (None is open). present: the thing must be there. classes: land-cover classes
    (code → name) whose joint share is the value. level: 'required' (outside: unsuitable) or 'advisory' (conditional).
    """

    fact: str
    minimum: float | None
    maximum: float | None
    unit: str
    level: str
    tag: str
    source: str
    classes: tuple[tuple[int, str], ...] = ()
    present: bool | None = None
    unless: Alternative | None = None


@dataclass(frozen=True)
class UnitCost:
    """Cost of one unit in ``currency`` of ``year`` at ``place`` (None: not stated).

    unit: 'ha', 'km', 'm' or 'point'; per_year: recurs every year; tags: evidence of low, mode and high.
    Never a Mongolian fact: to be confirmed locally.
    """

    low: float
    mode: float
    high: float
    unit: str
    currency: str
    year: int | None
    place: str | None
    per_year: bool
    tags: tuple[str, str, str]
    source: str
    note: str

    @property
    def verified(self) -> bool:
        """Whether all three values rest on a source."""
        return all(tag in VERIFIED_TAGS for tag in self.tags)


@dataclass(frozen=True)
class Link:
    """Where more is told of a measure. url: '' where only the reference is known; tag: how it was seen."""

    title: str
    url: str
    tag: str


@dataclass(frozen=True)
class Measure:
    """One countermeasure. names: language code → name; layout, effect: named values; drawn: whether the planner
    draws it (the others are judged, and named in the plan, but need field knowledge to be placed).

    name_tags: language code → evidence of the translation; English has none. own: added or changed by a user.
    like: id of the built-in measure that an own one is drawn, counted and packed like.
    function, co_benefits, ease, combines_with (ids): attributes of the UNCCD SDS Toolbox, None where nothing is known.
    wocat: id of a WOCAT entry. evidence: what is known beyond the fields. reference_costs: prices read elsewhere, for
    comparison; they are never summed up.
    """

    id: str
    number: str
    names: dict[str, str]
    summary: str
    toolbox_keyword: Value
    nature_based: Value
    reduces_wind: Value
    protects_soil: Value
    conditions: tuple[Condition, ...]
    geometry: str
    drawn: bool
    layout: dict[str, Value]
    effect_kind: str
    effect: dict[str, Value]
    costs: tuple[UnitCost, ...]
    time_to_effect: Value
    lifespan: Value
    maintenance: Value
    water_need: Value
    risks: Value
    material: Value
    name_tags: dict[str, str] = field(default_factory=dict)
    own: bool = False
    like: str = ""
    function: Value | None = None
    co_benefits: Value | None = None
    ease: Value | None = None
    combines_with: Value | None = None
    wocat: Value | None = None
    links: tuple[Link, ...] = ()
    evidence: tuple[Value, ...] = ()
    reference_costs: tuple[UnitCost, ...] = ()

    @property
    def name(self) -> str:
        """The English name."""
        return self.names["en"]

    @property
    def kind(self) -> str:
        """The id of the measure that decides how it is drawn and which rules of combination hold."""
        return self.like or self.id

    def name_verified(self, language: str) -> bool:
        """Return whether the name in a language (code) was checked; the English one always is."""
        return language == "en" or self.name_tags.get(language) in VERIFIED_TAGS

    def number_of(self, name: str) -> float:
        """Return the layout value ``name`` as one number; raises `InputError` when the catalogue lacks it."""
        return self._layout(name).number

    def pair_of(self, name: str) -> tuple[float, float]:
        """Return the layout value ``name`` as lower and upper end; raises `InputError` when it is missing."""
        return self._layout(name).pair

    def _layout(self, name: str) -> Value:
        if name not in self.layout:
            raise InputError(
                "The measures catalogue lacks the layout value “{field}” of “{measure}”, which drawing it needs. "
                "Add it, or use the built-in catalogue.",
                field=name,
                measure=self.name,
            )
        return self.layout[name]


@dataclass(frozen=True)
class Catalogue:
    """All measures. path: file; title, note: as written in it; tags: evidence tag → meaning."""

    path: str
    title: str
    note: str
    tags: dict[str, str]
    measures: tuple[Measure, ...]

    def get(self, measure_id: str) -> Measure:
        """Return a measure by id; raises `InputError` listing the ids there are."""
        for measure in self.measures:
            if measure.id == measure_id:
                return measure
        raise InputError(
            "The measures catalogue “{path}” has no measure “{measure}”; it has {found}. Choose one of these.",
            path=self.path,
            measure=measure_id,
            found=", ".join(measure.id for measure in self.measures),
        )


def built_in() -> Path:
    """Return the path of the catalogue that comes with the planner."""
    return paths.resource("measures", "catalogue.json")


def load_catalogue(path: str | Path | None = None) -> Catalogue:
    """Return the catalogue at ``path`` (None: the built-in one), checked against the schema.

    Raises `InputError` when the file is missing, is not JSON, or breaks the schema (naming measure, field and value).
    """
    return catalogue_of(_read_json(Path(path)), str(path)) if path else _shipped(built_in())


@lru_cache(maxsize=1)
def _shipped(path: Path) -> Catalogue:
    """Return what comes with the planner; to check it takes 0.05 s, and whatever shows measures asks for it."""
    return catalogue_of(_read_json(path), str(path))


def catalogue_of(document: dict, path: str) -> Catalogue:
    """Return the catalogue that a JSON document holds; raises `InputError` as `load_catalogue` does."""
    require_none(faults(document, schema()) or meaning_faults(document), path)
    return Catalogue(
        path=path,
        title=document["title"],
        note=document["note"],
        tags=dict(document["tags"]),
        measures=tuple(_measure(item) for item in document["measures"]),
    )


def schema() -> dict:
    """Return the rules that a catalogue must meet."""
    return _read_json(paths.resource("measures", "schema.json"))


def _read_json(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise InputError("The measures catalogue “{path}” does not exist. Check the path.", path=path) from error
    except (OSError, ValueError, RecursionError) as error:
        raise InputError(
            "The measures catalogue “{path}” cannot be read as JSON: {reason}. Mend the file, or use the built-in "
            "catalogue.",
            path=path,
            reason=error,
        ) from error


def _value(item: dict) -> Value:
    value = item["value"]
    return Value(
        tuple(value) if isinstance(value, list) else value,
        item.get("unit", ""),
        item["tag"],
        item["source"],
        item.get("typical"),
    )


def _condition(item: dict) -> Condition:
    other = item.get("unless")
    return Condition(
        fact=item["fact"],
        minimum=item.get("min"),
        maximum=item.get("max"),
        unit=item.get("unit", ""),
        level=item["level"],
        tag=item["tag"],
        source=item["source"],
        classes=tuple((int(code), name) for code, name in item.get("classes", {}).items()),
        present=item.get("present"),
        unless=Alternative(other["fact"], other.get("min"), other.get("max"), other["unit"]) if other else None,
    )


def _cost(item: dict) -> UnitCost:
    low, mode, high = (item[key] for key in ("low", "mode", "high"))
    return UnitCost(
        low=low["value"],
        mode=mode["value"],
        high=high["value"],
        tags=(low["tag"], mode["tag"], high["tag"]),
        **{key: item[key] for key in ("unit", "currency", "year", "place", "per_year", "source", "note")},
    )


def _measure(item: dict) -> Measure:
    return Measure(
        id=item["id"],
        number=item["number"],
        names=dict(item["names"]),
        summary=item["summary"],
        conditions=tuple(_condition(rule) for rule in item["conditions"]),
        geometry=item["geometry"],
        drawn=item["drawn"],
        layout={key: _value(value) for key, value in item["layout"].items()},
        effect_kind=item["effect"]["kind"],
        effect={key: _value(value) for key, value in item["effect"].items() if key != "kind"},
        costs=tuple(_cost(cost) for cost in item["costs"]),
        name_tags=dict(item.get("name_tags", {})),
        own=item.get("own", False),
        like=item.get("like", ""),
        links=tuple(Link(**link) for link in item.get("links", ())),
        evidence=tuple(_value(known) for known in item.get("evidence", ())),
        reference_costs=tuple(_cost(cost) for cost in item.get("reference_costs", ())),
        **{key: _value(item[key]) for key in NAMED_VALUES},
        **{key: _value(item[key]) for key in OPTIONAL_VALUES if key in item},
    )

"""A preset: sections, maps, tables and files of a pack for one funder, what its form asks and where that was read."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dss_planner import paths
from dss_planner.errors import InputError
from dss_planner.text import Text

#: Parts that a pack can have, by kind, in the order in which they are told.
SECTIONS = (
    "summary",
    "study_area",
    "method",
    "ranking",
    "sites",
    "budget",
    "schedule",
    "effect",
    "indicators",
    "logframe",
    "safeguards",
    "monitoring",
    "partners",
    "sources",
    "evidence",
    "provenance",
    "good_practice",
    "herder_sheet",
)
MAPS = (
    "locator",
    "region",
    "sites",
    "site",
    "score",
    "criteria",
    "landcover",
    "access",
    "erosion",
    "works",
    "safeguards",
    "monitoring",
)
TABLES = (
    "site_table",
    "coordinates",
    "vertices",
    "bill",
    "budget",
    "funding",
    "schedule",
    "indicators",
    "logframe",
    "exact",
    "safeguards",
    "monitoring",
)
SPATIAL = ("gpkg", "geojson", "shapefile", "kmz")
PARTS = {"sections": SECTIONS, "maps": MAPS, "tables": TABLES, "spatial": SPATIAL}
#: What can be asked of the plan and the study themselves (`checklist.facts_of`).
FACTS = (
    "sites",
    "works",
    "costs",
    "prices_confirmed",
    "rates",
    "schedule",
    "scenario",
    "weights_by_whom",
    "licences",
    "partners",
    "safeguards",
    "monitoring",
    "co_financing",
    "beneficiaries",
    "photos",
    "public_edition",
    "consistent",
    "limits",
)
#: What a funder limits: length of the pages, words, and the money asked for [USD].
LIMITS = ("pages", "words", "funding_usd")


@dataclass(frozen=True)
class Source:
    """A document that the preset follows; read: whether it was read, and is not only known of."""

    title: str
    url: str
    read: bool


@dataclass(frozen=True)
class Section:
    """A section of the report. heading: of the funder's form, '' for the plain one; verified: whether it was read."""

    id: str
    heading: str = ""
    verified: bool = False


@dataclass(frozen=True)
class Limit:
    """what: one of `LIMITS`; value: the most that is allowed; source: index in the preset's sources, None: not read."""

    what: str
    value: float
    verified: bool
    source: int | None = None


@dataclass(frozen=True)
class Ask:
    """What the funder asks. met_by: parts as “kind.id”; facts: of the plan; source: index of where it was read."""

    id: str
    asks: str
    met_by: tuple[str, ...]
    facts: tuple[str, ...]
    verified: bool
    source: int | None = None


@dataclass(frozen=True)
class Preset:
    """What a pack for one funder holds. note: what was read of its form and what was not."""

    id: str
    name: str
    funder: str
    note: str
    sources: tuple[Source, ...]
    sections: tuple[Section, ...]
    maps: tuple[str, ...]
    tables: tuple[str, ...]
    spatial: tuple[str, ...]
    limits: tuple[Limit, ...]
    asks: tuple[Ask, ...]

    @property
    def parts(self) -> frozenset[str]:
        """The parts of the pack, as “kind.id”."""
        ids = {"sections": [section.id for section in self.sections]}
        ids.update(maps=list(self.maps), tables=list(self.tables), spatial=list(self.spatial))
        return frozenset(f"{kind}.{one}" for kind, found in ids.items() for one in found)

    @property
    def sentences(self) -> tuple[Text, ...]:
        """Its English words, to be translated: name, note, headings and what is asked."""
        words = (self.name, self.funder, self.note, *(s.heading for s in self.sections), *(a.asks for a in self.asks))
        return tuple(Text(word) for word in dict.fromkeys(words) if word)


def folder() -> Path:
    """Return where the presets lie."""
    return paths.resource("presets")


def preset_ids() -> tuple[str, ...]:
    """Return the ids of the presets: the whole pack first."""
    found = sorted(path.stem for path in folder().glob("*.json"))
    return tuple(sorted(found, key=lambda one: one != "full"))


def read_preset(id: str) -> Preset:
    """Return a shipped preset; raises `InputError` when there is none of that id."""
    if id not in preset_ids():
        raise InputError(
            "The preset “{found}” is not known. Choose one of: {known}.", found=id, known=", ".join(preset_ids())
        )
    return preset_of(json.loads((folder() / f"{id}.json").read_text(encoding="utf-8")), id)


def preset_of(content: dict[str, Any], id: str) -> Preset:
    """Return the preset that ``content`` describes; raises `InputError` for what a pack does not have."""
    try:
        preset = Preset(
            id=content["id"],
            name=content["name"],
            funder=content["funder"],
            note=content["note"],
            sources=tuple(Source(**one) for one in content["sources"]),
            sections=tuple(Section(**one) for one in content["sections"]),
            maps=tuple(content["maps"]),
            tables=tuple(content["tables"]),
            spatial=tuple(content["spatial"]),
            limits=tuple(Limit(**one) for one in content["limits"]),
            asks=tuple(
                Ask(**{**one, "met_by": tuple(one["met_by"]), "facts": tuple(one["facts"])}) for one in content["asks"]
            ),
        )
    except (KeyError, TypeError) as error:
        raise InputError("The preset “{id}” is not whole: {reason}.", id=id, reason=str(error)) from error
    _require_known(preset)
    return preset


def _require_known(preset: Preset) -> None:
    known = {f"{kind}.{one}" for kind, ids in PARTS.items() for one in ids}
    wanted = {*preset.parts, *(part for ask in preset.asks for part in ask.met_by)}
    wrong = sorted(wanted - known)
    wrong += sorted({fact for ask in preset.asks for fact in ask.facts} - set(FACTS))
    wrong += sorted({limit.what for limit in preset.limits} - set(LIMITS))
    sources = [one.source for one in (*preset.asks, *preset.limits) if one.source is not None]
    wrong += [f"source {source}" for source in sources if not 0 <= source < len(preset.sources)]
    if wrong:
        raise InputError(
            "The preset “{id}” names what a pack does not have: {wrong}.", id=preset.id, wrong=", ".join(wrong)
        )

"""What a pack is asked to be, and what it became."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from dss_planner.proposal.content.model import PUBLIC
from dss_planner.proposal.presets.checklist import Line
from dss_planner.proposal.presets.preset import Preset
from dss_planner.text import Text

#: Kinds of parts, each a folder of the pack that is made anew only when something behind it changed.
MAPS, REPORT, TABLES, SPATIAL = "maps", "report", "tables", "spatial"
KINDS = (MAPS, REPORT, TABLES, SPATIAL)
#: Parts that would tell the public where exactly things are.
EXACT = frozenset({"maps.site", "maps.works", "maps.monitoring", "maps.safeguards", "tables.vertices"})


@dataclass(frozen=True)
class PackRequest:
    """plan: GeoPackage. folder: of the pack; made, or made anew where it holds an earlier pack.

    study: folder of the study ('' takes the plan's own). preset: id of `presets`. language: of `languages.LANGUAGES`.
    sensitivity: 'public', 'partners' or 'internal' ('' takes the plan's). note: printed on every map ('' takes the
    study's). parts: wanted, as “kind.id” (None: all of the preset). sheet: 'A4' or 'A3'. dpi: 72–300, of the maps.
    outlines: letters of the maps as shapes, for printers without fonts. day: ISO, printed ('' is today).
    """

    plan: str
    folder: str
    study: str = ""
    preset: str = "full"
    language: str = "en"
    sensitivity: str = ""
    note: str = ""
    parts: tuple[str, ...] | None = None
    sheet: str = "A4"
    dpi: int = 200
    outlines: bool = False
    day: str = ""


@dataclass(frozen=True)
class PackResult:
    """folder; files: paths within it, in order; kept: kinds that were as they should be and not made anew; failed:
    pages that could not be drawn, and why; checked: numbers held against the plan; checklist: what the preset asks;
    pages, words: of the report; untranslated: sentences that stand in English."""

    folder: str
    files: tuple[str, ...]
    kept: tuple[str, ...]
    failed: tuple[Text, ...]
    checked: int
    checklist: tuple[Line, ...]
    pages: int
    words: int
    untranslated: tuple[str, ...]


def parts_of(preset: Preset, parts: Iterable[str] | None, sensitivity: str) -> frozenset[str]:
    """Return the parts that a pack has: those wanted (None: all of the preset) that its readers may see."""
    chosen = preset.parts if parts is None else frozenset(parts)
    return chosen - EXACT if sensitivity == PUBLIC else chosen

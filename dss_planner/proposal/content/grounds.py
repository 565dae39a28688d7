"""What the pack rests on: weights, rules, method, sources, partners. None is unknown, never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from dss_planner.text import Text


@dataclass(frozen=True)
class Weighted:
    """A criterion with its weight: share of all (0–1), by whom and when; value: how values become points."""

    id: str
    name: str
    layer: str
    unit: str
    share: float
    by_whom: str
    made: str
    value: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Excluded:
    """Land that the score left out: the rule, and how much it leaves out [ha] and (0–1)."""

    id: str
    name: str
    rule: str
    area: float | None
    share: float | None


@dataclass(frozen=True)
class Method:
    """How the sites were scored and ranked. erosion: method of the erosion risk; combination: of the score model;
    optimism: of an ordered average; draws, verdicts, notes: of the robustness; targets: what the search for sites met;
    left_out: sites left out by people; field_length: z of the equation [m]; held_share: part of the known land on which
    soil loss passed the equation's turning point and is held there (0–1); both None where nothing tells."""

    erosion: str = "rweq"
    combination: str = ""
    optimism: float | None = None
    scored: float | None = None
    unknown_share: float | None = None
    draws: int | None = None
    verdicts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    field_length: float | None = None
    held_share: float | None = None


@dataclass(frozen=True)
class Source:
    """A layer that the study was made from. title: of its role; dataset: named product or ''; licence: with credit;
    date: of the data; cell [m]: own cell size; known: share of the area (0–1); sha256: of the file; warnings."""

    role: str
    title: Text | str
    file: str
    dataset: str
    licence: str
    date: str
    cell: float | None
    known: float | None
    sha256: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Partner:
    """Who takes part, and as what."""

    uuid: str
    name: str
    role: str
    country: str
    contact: str
    note: str

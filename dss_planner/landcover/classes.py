"""The planner's own land cover classes and what each means for erosion and exclusion."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache

from dss_planner import paths
from dss_planner.errors import InputError

#: Codes of the planner classes; they stay as they are for ever.
FOREST, SHRUBLAND, GRASSLAND, CROPLAND, SPARSE_VEGETATION, BARE_GROUND = 1, 2, 3, 4, 5, 6
SAND, WETLAND, WATER, BUILT_UP, SNOW_AND_ICE = 7, 8, 9, 10, 11


@dataclass(frozen=True)
class PlannerClass:
    """One land cover class.

    cover_coefficient: a of C = exp(a·cover %) [1/%], None where nothing erodes, with its source and evidence tag.
    color: #rrggbb. excluded: no works there by default, and why.
    """

    code: int
    key: str
    name: str
    color: str
    cover_coefficient: float | None
    cover_coefficient_source: str
    cover_coefficient_tag: str
    excluded: bool
    excluded_reason: str


@lru_cache(maxsize=1)
def planner_classes() -> tuple[PlannerClass, ...]:
    """Return all planner classes in the order of their codes."""
    return tuple(PlannerClass(**entry) for entry in _document()["classes"])


def planner_class(code: int) -> PlannerClass:
    """Return the planner class of a code; raises `InputError` for a code that is none."""
    for entry in planner_classes():
        if entry.code == code:
            return entry
    raise InputError(
        "{found} is not a planner land cover class; {expected} are expected. Run “Land cover classes” first.",
        found=code,
        expected=", ".join(str(entry.code) for entry in planner_classes()),
    )


def cover_coefficients() -> dict[int, float]:
    """Return a of C = exp(a·cover %) [1/%] by class code, without the classes where nothing erodes."""
    return {entry.code: entry.cover_coefficient for entry in planner_classes() if entry.cover_coefficient is not None}


def non_erodible_codes() -> tuple[int, ...]:
    """Return the codes of the classes where nothing erodes."""
    return tuple(entry.code for entry in planner_classes() if entry.cover_coefficient is None)


def excluded_codes() -> tuple[int, ...]:
    """Return the codes of the classes that hold no works by default."""
    return tuple(entry.code for entry in planner_classes() if entry.excluded)


@lru_cache(maxsize=1)
def _document() -> dict:
    return json.loads(paths.resource("landcover", "classes.json").read_text(encoding="utf-8"))

"""By which rules a study chooses the set of sites, as the settings keep it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

#: Where costs come from: the plan's works at each site, or a price for each hectare.
FROM_PLAN, PER_HECTARE = "plan", "hectare"
COSTS = (FROM_PLAN, PER_HECTARE)
#: What a site is worth: its score times its area, or its score alone.
SCORE_AREA, SCORE = "score_area", "score"
BENEFITS = (SCORE_AREA, SCORE)
#: Field of the candidates that names the package of measures.
PACKAGE_FIELD = "package"


@dataclass(frozen=True)
class Package:
    """A package of measures that each site may get in place of the whole. name. cost, benefit: share of the site's [%];
    the user's own numbers [A]."""

    name: str
    cost: float = 100.0
    benefit: float = 100.0


@dataclass(frozen=True)
class PortfolioChoices:
    """budget [currency] (None: no limit). currency: of budget and price. costs: one of `COSTS`; price [currency/ha].

    benefit: one of `BENEFITS`. spacing: least distance of chosen sites, edge to edge [km]. groups: (field, least number
    of chosen sites for each of its values). locked_in, locked_out: ids of sites. pinned_in: sites that are pinned are
    chosen in any case. packages: alternatives for each site, at most one is chosen; none: the whole site.
    compactness: 0–1, reach [km]: see `SelectPortfolioRequest`. seconds: time limit of the search. draws: of the scores,
    for how often a site is chosen (0: not worked out); drawn as the robustness is. curve: benefit against budget.
    """

    budget: float | None = None
    currency: str = "USD"
    costs: str = FROM_PLAN
    price: float | None = None
    benefit: str = SCORE_AREA
    spacing: float = 0.0
    groups: tuple[tuple[str, int], ...] = ()
    locked_in: tuple[str, ...] = ()
    locked_out: tuple[str, ...] = ()
    pinned_in: bool = True
    packages: tuple[Package, ...] = ()
    compactness: float = 0.0
    reach: float = 50.0
    seconds: float = 15.0
    draws: int = 0
    curve: bool = True


def portfolio_from(stored: Mapping[str, Any]) -> PortfolioChoices:
    """Return the choices that the settings keep; unknown ones, of a newer plugin, are left out.

    Raises `TypeError`, `ValueError` or `AttributeError` for something else.
    """
    names = {field.name for field in dataclasses.fields(PortfolioChoices)}
    values = {name: value for name, value in stored.items() if name in names}
    for name in ("locked_in", "locked_out"):
        if name in values:
            values[name] = tuple(str(key) for key in values[name])
    if "groups" in values:
        values["groups"] = tuple((str(field), int(least)) for field, least in values["groups"])
    if "packages" in values:
        values["packages"] = tuple(Package(**package) for package in values["packages"])
    return PortfolioChoices(**values)

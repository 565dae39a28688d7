"""From a layer of sites and a request to the problem that is solved."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.raster.grid import require_metres
from dss_planner.running import CancelCheck, never
from dss_planner.sites.portfolio.portfoliorequest import SelectPortfolioRequest
from dss_planner.sites.portfolio.problem import Group, Problem
from dss_planner.sites.portfolio.spacing import bonuses, near_pairs
from dss_planner.sites.ranking import field_values
from dss_planner.sites.table import SiteTable, read_sites

_METRES_PER_KM = 1000.0
#: Nearest sites that earn a bonus for compactness.
_NEIGHBOURS = 6
#: Words for locks; “no” and “false” lock nothing, as 0 does.
_IN, _OUT = ("in", "locked in", "yes", "true"), ("out", "locked out")


@dataclass(frozen=True)
class Candidates:
    """The sites of a layer as a problem. known: bool (n,), score and cost are known. area: (n,), 1 without a field.

    distances: (p,) of the problem's conflicts, in metres.
    """

    table: SiteTable
    names: tuple[str, ...]
    problem: Problem
    known: np.ndarray
    area: np.ndarray
    distances: np.ndarray


def read_candidates(request: SelectPortfolioRequest, cancelled: CancelCheck = never) -> Candidates:
    """Return the candidates; sites without a score or cost cannot be chosen. Raises `InputError` naming the field."""
    _check(request)
    table = read_sites(request.sites, cancelled)
    require_metres(table.crs, request.sites)
    names = tuple(str(values.get("name") or f"Site {number}") for number, (_, values) in enumerate(table.rows, start=1))
    score = field_values(table, [request.score_field], request.sites)[:, 0]
    area = np.ones(len(names))
    if request.area_field:
        area = field_values(table, [request.area_field], request.sites)[:, 0]
    cost = np.ones(len(names))
    if request.cost_field:
        cost = field_values(table, [request.cost_field], request.sites)[:, 0]
    known = np.isfinite(score) & np.isfinite(cost) & np.isfinite(area)
    _require(request, names, known, cost)
    locked = _locks(table, request)
    for name, lock, sure in zip(names, locked, known):
        if lock > 0 and not sure:
            raise InputError(
                "“{site}” is locked in, but its score, area or cost is unknown (NULL). Enter it, or unlock the site.",
                site=name,
            )
    benefit = np.where(known, score * area, 0.0)
    pairs, distances = near_pairs([shape for shape, _ in table.rows], request.spacing * _METRES_PER_KM, cancelled)
    alternatives = _labels(table, request.alternative_field, request.sites)
    if len(pairs) and alternatives is not None:
        # packages for one place exclude each other by themselves
        same = (alternatives[pairs[:, 0]] == alternatives[pairs[:, 1]]) & (alternatives[pairs[:, 0]] >= 0)
        pairs, distances = pairs[~same], distances[~same]
    neighbours, bonus = _bonuses(request, table, benefit, cancelled)
    problem = Problem(
        benefit,
        np.where(known, cost, 0.0),
        math.inf if request.budget is None else request.budget,
        pairs,
        _groups(table, request),
        locked > 0,
        (locked < 0) | ~known,
        alternatives,
        neighbours,
        bonus,
    )
    return Candidates(table, names, problem, known, area, distances)


def _check(request: SelectPortfolioRequest) -> None:
    numbers = {
        "budget": request.budget or 0.0,
        "spacing": request.spacing,
        "min_per_group": request.min_per_group,
        "gap": request.gap,
        "draws": request.draws,
    }
    for name, value in numbers.items():
        if not value >= 0:
            raise InputError("{name} is {found}; 0 or more is expected. Correct it.", name=name, found=value)
    if not (request.seconds > 0 and 0 <= request.compactness <= 1 and request.reach > 0):
        raise InputError(
            "A time limit of {seconds} s, a compactness of {compactness} and a reach of {reach} km were asked for; "
            "more than 0 s, 0 to 1 and more than 0 km are expected. Correct them.",
            seconds=f"{request.seconds:g}",
            compactness=f"{request.compactness:g}",
            reach=f"{request.reach:g}",
        )
    if request.draws and not request.criteria:
        raise InputError(
            "{draws} draws were asked for without the fields that the scores come from. Give the fields with direction "
            "and weight, or 0 draws.",
            draws=request.draws,
        )


def _require(request: SelectPortfolioRequest, names: tuple[str, ...], known: np.ndarray, cost: np.ndarray) -> None:
    if not known.any():
        raise InputError(
            "No site of “{layer}” has both a score (“{score}”) and a cost (“{cost}”). Choose other fields, or fill "
            "them.",
            layer=request.sites,
            score=request.score_field,
            cost=request.cost_field or "1",
        )
    negative = np.flatnonzero(known & (cost < 0))
    if len(negative):
        raise InputError(
            "“{site}” costs {found}; 0 or more is expected. Correct the field “{field}”.",
            site=names[negative[0]],
            found=f"{cost[negative[0]]:g}",
            field=request.cost_field,
        )


def _require_field(table: SiteTable, field: str, layer: str) -> None:
    if field not in table.fields:
        raise InputError(
            "The sites ({layer}) have no field “{field}”; they have {found}. Choose one of these.",
            layer=layer,
            field=field,
            found=", ".join(table.fields) or "none",
        )


def _locks(table: SiteTable, request: SelectPortfolioRequest) -> np.ndarray:
    """Return (n,): 1 locked in, −1 locked out, 0 free."""
    if not request.locked_field:
        return np.zeros(len(table.rows))
    _require_field(table, request.locked_field, request.sites)
    return np.array([_lock(values[request.locked_field]) for _, values in table.rows])


def _lock(value: object) -> float:
    if isinstance(value, (int, float)):
        return float(np.sign(value))
    word = str(value or "").strip().lower()
    if word in _IN or word in _OUT:
        return 1.0 if word in _IN else -1.0
    try:
        return float(np.sign(float(word or 0)))
    except ValueError:
        return 0.0


def _labels(table: SiteTable, field: str, layer: str) -> np.ndarray | None:
    """Return (n,): a number for each value of the field, −1 where it is empty; None without a field."""
    if not field:
        return None
    _require_field(table, field, layer)
    values = [values[field] for _, values in table.rows]
    numbers = {value: number for number, value in enumerate(dict.fromkeys(v for v in values if v not in (None, "")))}
    return np.array([numbers.get(value, -1) for value in values], dtype=np.int64)


def _groups(table: SiteTable, request: SelectPortfolioRequest) -> tuple[Group, ...]:
    found = []
    for field, least in request.groups:
        labels = _labels(table, field, request.sites)
        if labels is None:
            continue
        for label in range(int(labels.max(initial=-1)) + 1):
            members = np.flatnonzero(labels == label)
            found.append(Group(str(table.rows[members[0]][1][field]), members, least))
    return tuple(found)


def _bonuses(
    request: SelectPortfolioRequest, table: SiteTable, benefit: np.ndarray, cancelled: CancelCheck
) -> tuple[np.ndarray, np.ndarray]:
    reach = request.reach * _METRES_PER_KM
    if not request.compactness:
        return bonuses(np.zeros((0, 2), dtype=np.int64), np.zeros(0), benefit, reach, 0.0, _NEIGHBOURS)
    pairs, distances = near_pairs([shape for shape, _ in table.rows], reach, cancelled)
    allowed = distances >= request.spacing * _METRES_PER_KM
    positive = np.maximum(benefit, 0.0)
    return bonuses(pairs[allowed], distances[allowed], positive, reach, request.compactness, _NEIGHBOURS)

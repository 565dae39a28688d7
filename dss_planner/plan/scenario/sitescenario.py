"""One site of a scenario: its works year by year on the cells of its surroundings."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner.measures.effect.effects import BOUNDS, Effect, effect_of, without_figure
from dss_planner.plan.scenario.change import Change, dust_after, emission_left, left_of, loss_after
from dss_planner.plan.scenario.ground import Ground, Sources, read_ground
from dss_planner.plan.scenario.request import ScenarioRequest, SiteScenario, YearEffect, summed
from dss_planner.plan.scenario.works import PlannedSite, PlannedWork
from dss_planner.plan.scenario.zones import EXCLOSURE, Zones, age_in
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.zonal import coverage, zone_window
from dss_planner.running import CancelCheck, stop_if
from dss_planner.text import Text, text

#: Works that avoid less than this share of a site's loss do nothing to speak of [A].
NOTHING = 1e-6
_LOW, _MODE, _HIGH = range(3)
#: Exclosure (key of the work), year, end of the range → share (0–1) of the cover around it that its livestock eats.
Leaks = dict[tuple[str, int, str], float]
_HECTARES_PER_KM2 = 100.0


@dataclass(frozen=True)
class MapPart:
    """What a site changes on the map: avoided [t/km²·a] and dust after (0–100 or None), float64 (rows, columns)."""

    window: Window
    avoided: np.ndarray
    dust: np.ndarray | None


def site_scenario(
    site: PlannedSite,
    sources: Sources,
    request: ScenarioRequest,
    cancelled: CancelCheck,
    leaks: Leaks | None = None,
) -> tuple[SiteScenario, MapPart | None]:
    """Return what a site's works do, and its part of the map; None where the site lies outside the study.

    leaks: of exclosures of other sites around which livestock of this one goes, too; those it lacks leak nothing.
    """
    last = max(request.year, request.years)
    window = _window(site, sources.grid, request, last)
    inside = None if window is None else coverage(site.geometry, sources.grid, window)
    if window is None or inside is None:
        return _outside(site, request), None
    ground = read_ground(sources, window)
    share = inside.share.ravel()
    before = float(np.nansum(ground.loss * ground.km2 * share))
    pieces = Zones(site, sources.grid, window, request)
    years, shown = [], None
    for year in range(1, last + 1):
        stop_if(cancelled)
        found = [_year(site, ground, sources, pieces, request, year, bound, share, leaks or {}) for bound in BOUNDS]
        if year == request.year:
            shown = found[_MODE]
        avoided, leaked, emission = zip(*((one.avoided, one.leaked, one.emission) for one in found))
        years.append(YearEffect(year, avoided, leaked, emission))
    total, away = summed(year.avoided for year in years), summed(year.leaked for year in years)
    result = SiteScenario(
        uuid=site.uuid,
        name=site.name,
        before=before,
        affected=pieces.hectares(request.year, sources.grid.crs),
        years=tuple(years),
        total=total,
        leaked=away,
        cost=site.cost,
        currency=site.currency,
        per_cost=_per_cost(site, years),
        idle=_idle(site, ground, pieces, request, last, before),
        unknown=_unknown(site, ground, share, sources.grid),
        shared=pieces.shared(request.year),
        cost_years=site.cost_years,
        meets=pieces.meets(last),
    )
    shape = (window.height, window.width)
    dust = None if shown is None or shown.dust is None else shown.dust.reshape(shape)
    part = None if shown is None else MapPart(window, shown.density.reshape(shape), dust)
    return result, part


@dataclass(frozen=True)
class _YearFound:
    avoided: float
    leaked: float
    emission: float
    density: np.ndarray
    dust: np.ndarray | None


def _year(
    site: PlannedSite,
    ground: Ground,
    sources: Sources,
    pieces: Zones,
    request: ScenarioRequest,
    year: int,
    bound: str,
    inside: np.ndarray,
    leaks: Leaks,
) -> _YearFound:
    effects = [_effect(site, work, age_in(year, work.start), bound, request) for work in site.works]
    lost = _leaks(site, ground, pieces, request, (year, bound), effects)
    away = {index: leaks.get((work.uuid, year, bound), 0.0) for index, work in enumerate(site.works) if work.owner}
    avoided, leaked, density, emitted = 0.0, 0.0, np.zeros(ground.loss.size), []
    for piece in pieces.of(year, bound):
        change = Change(tuple(effects[index] for index in piece.works))
        part = 1.0 / piece.sites
        if piece.ring:
            ours = sum(lost.get(index, 0.0) for index in piece.works)
            eaten = ours + sum(away.get(index, 0.0) for index in piece.works)
            change, part = Change(eaten=min(1.0, eaten)), ours / eaten if eaten > 0.0 else 0.0
        after = loss_after(ground, piece.cells, change)
        # land that works of several sites act on, or several herds go to, is counted once: each site has its part of it
        less = np.nan_to_num((ground.loss[piece.cells] - after) * piece.share) * part
        tonnes = float(np.sum(less * ground.km2[piece.cells]))
        if piece.ring:
            leaked -= tonnes
        else:
            avoided += tonnes
        density[piece.cells] += less
        if sources.scale is not None:
            emitted.append((piece.cells, piece.share, emission_left(ground.cover[piece.cells], change, sources.scale)))
    dust, emission = _dust(ground, sources, emitted, inside)
    return _YearFound(avoided, leaked, emission, density, dust)


def _dust(
    ground: Ground, sources: Sources, emitted: Sequence[tuple[np.ndarray, np.ndarray, np.ndarray]], inside: np.ndarray
) -> tuple[np.ndarray | None, float]:
    """Return the dust source potential after, and the share of the site's emission that is left."""
    if ground.dust is None or sources.scale is None:
        return None, math.nan
    left = left_of(emitted, ground.loss.size)
    emission = np.where(ground.dust > 0.0, 10.0 ** ((ground.dust / 100.0 - 1.0) * sources.scale.span), 0.0)
    weights = np.nan_to_num(emission) * ground.km2 * inside
    known = np.isfinite(left) & np.isfinite(ground.dust)
    whole = float(weights[known].sum())
    share = float((weights[known] * left[known]).sum()) / whole if whole > 0.0 else math.nan
    return dust_after(ground.dust, left, sources.scale), share


def _effect(site: PlannedSite, work: PlannedWork, age: float, bound: str, request: ScenarioRequest) -> Effect:
    return effect_of(work.measure, age, bound, request.kept_up, work.rain if work.owner else site.rain)


def site_leaks(site: PlannedSite, sources: Sources, request: ScenarioRequest, cancelled: CancelCheck) -> Leaks:
    """Return what leaks around the exclosures of a site in each year, for the sites around it."""
    last = max(request.year, request.years)
    window = _window(site, sources.grid, request, last)
    if window is None or not any(work.measure.kind == EXCLOSURE and not work.owner for work in site.works):
        return {}
    ground, pieces = read_ground(sources, window), Zones(site, sources.grid, window, request)
    found: Leaks = {}
    for year in range(1, last + 1):
        stop_if(cancelled)
        for bound in BOUNDS:
            effects = [_effect(site, work, age_in(year, work.start), bound, request) for work in site.works]
            lost = _leaks(site, ground, pieces, request, (year, bound), effects)
            found.update({(site.works[index].uuid, year, bound): share for index, share in lost.items()})
    return found


def _leaks(
    site: PlannedSite,
    ground: Ground,
    pieces: Zones,
    request: ScenarioRequest,
    when: tuple[int, str],
    effects: Sequence[Effect],
) -> dict[int, float]:
    """Return exclosure of the site (index of the work) → share (0–1) of the cover of its ring that its livestock eats.

    The cover gained on the land that it fences, times the share that leaks, is taken off the ring in proportion to the
    cover there is, as livestock goes where there is fodder [A]. Each exclosure is taken with its own gain and its own
    area: where fences are of different age, the older does not stand for all.
    """
    fenced = pieces.fenced(when[0])
    rings = [piece for piece in pieces.of(*when) if piece.ring]
    found = {}
    for index in {index for ring in rings for index in ring.works if not site.works[index].owner}:
        own = (ring for ring in rings if index in ring.works)
        fodder = float(sum(np.nansum(ground.cover[ring.cells] * ring.share) for ring in own)) * pieces.cell_area
        if fodder > 0.0:
            found[index] = min(1.0, request.leakage * effects[index].gain * fenced[index].GetArea() / fodder)
    return found


def _idle(
    site: PlannedSite, ground: Ground, pieces: Zones, request: ScenarioRequest, last: int, before: float
) -> tuple[Text, ...]:
    """Return, for each work that changes nothing here by itself, why."""
    found = []
    for index, work in enumerate(site.works):
        if work.owner:
            continue
        reason = without_figure(work.measure)
        if reason is None and age_in(last, work.start) < 0.0:
            reason = text(
                "{measure}: does nothing by year {year}, because it is built in year {start}.",
                measure=work.measure.name,
                year=last,
                start=work.start,
            )
        elif reason is None:
            effect = _effect(site, work, age_in(last, work.start), "mode", request)
            less = sum(
                float(np.nansum((ground.loss[p.cells] - loss_after(ground, p.cells, Change((effect,)))) * p.share))
                for p in pieces.of(last, "mode")
                if index in p.works
            )
            if less <= NOTHING * max(before, 1.0):
                reason = text(
                    "{measure}: changes nothing here by year {year}: the land it acts on does not erode, is already "
                    "covered better, or the works are at the end of their life.",
                    measure=work.measure.name,
                    year=last,
                )
        if reason is not None:
            found.append(reason)
    return tuple(found)


def _window(site: PlannedSite, grid: Grid, request: ScenarioRequest, last: int) -> Window | None:
    """Return the cells that the site, the land its works act on and the ring around its fences touch."""
    margin = request.leakage_width if any(work.measure.kind == EXCLOSURE for work in site.works) else 0.0
    together = ogr.Geometry(ogr.wkbGeometryCollection)
    together.AddGeometry(site.geometry)
    for work in (one for one in site.works if not one.owner):
        for bound in BOUNDS:
            land = work.land(age_in(last, work.start), bound, site.wind_from)
            if land is not None:
                together.AddGeometry(land)
    xmin, xmax, ymin, ymax = together.GetEnvelope()
    frame = ogr.CreateGeometryFromWkt(
        f"POLYGON(({xmin - margin} {ymin - margin},{xmax + margin} {ymin - margin},{xmax + margin} {ymax + margin},"
        f"{xmin - margin} {ymax + margin},{xmin - margin} {ymin - margin}))"
    )
    return zone_window(frame, grid)


def _unknown(site: PlannedSite, ground: Ground, inside: np.ndarray, grid: Grid) -> float:
    """Return the share (0–1) of the site's land of which soil loss, or what it follows from, is not known."""
    known = np.isfinite(ground.loss) & np.isfinite(ground.cover) & np.isfinite(ground.products).all(axis=0)
    covered = float((ground.km2 * inside).sum())
    xmin, ymin, xmax, ymax = grid.bounds
    left, right, bottom, top = site.geometry.GetEnvelope()
    whole = covered
    if left < xmin or right > xmax or bottom < ymin or top > ymax:  # some of it lies outside the study
        whole = max(covered, ellipsoidal_hectares(site.geometry, grid.crs) / _HECTARES_PER_KM2)
    return 1.0 - float((ground.km2 * inside)[known].sum()) / whole if whole > 0.0 else math.nan


def _per_cost(site: PlannedSite, years: Sequence[YearEffect]) -> float:
    """Return the tonnes avoided, less leaked, in the years that the cost is for, for each unit of currency."""
    if not site.cost[_MODE] > 0.0 or not 0 < site.cost_years <= len(years):
        return math.nan
    return sum(year.net[_MODE] for year in years[: site.cost_years]) / site.cost[_MODE]


def _outside(site: PlannedSite, request: ScenarioRequest) -> SiteScenario:
    nothing = (math.nan, math.nan, math.nan)
    reason = text("The site lies outside the study's layers; nothing is known of it.")
    return SiteScenario(
        site.uuid, site.name, math.nan, 0.0, (), nothing, nothing, site.cost, site.currency, math.nan, (reason,), 1.0
    )

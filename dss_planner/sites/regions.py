"""Candidate sites: contiguous regions of high score by area, number, spacing and shape."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.cache import bounded_cache
from dss_planner.raster.grid import Grid
from dss_planner.raster.layout import PATCH_SIDE
from dss_planner.raster.reading import Window, open_raster
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.sites.closing import Runs
from dss_planner.sites.contiguous import contiguous
from dss_planner.sites.gaps import nearest
from dss_planner.sites.growth import AREA_MARGIN, Ground, Region, grow
from dss_planner.sites.holes import hole_hectares
from dss_planner.sites.land import Land
from dss_planner.sites.limits import Keeps, away_from, within_reach
from dss_planner.sites.outlines import outline, polsby_popper, site_id
from dss_planner.sites.relaxation import Relaxation, Rules, relaxations
from dss_planner.sites.reporting import (
    METHODS,
    FindSitesRequest,
    FindSitesResult,
    Site,
    build_result,
    none_found,
    nothing_found,
    write_report,
)
from dss_planner.sites.seeds import Seeds
from dss_planner.sites.sitelayers import write_layers
from dss_planner.sites.usable import Usable
from dss_planner.text import text

_METRES_PER_KM = 1000.0
#: Whole tiles of a raster.
_SIDES_OF_PATCHES = (512, 1024, PATCH_SIDE)
#: Shares of the search that reading takes, and that reading and the first site take together.
_READING, _LOOKING = 0.4, 0.7


@dataclass
class _Search:
    """The state of a search; ``runs`` are the regions once more, as the land knows them."""

    land: Land
    regions: list[Region] = field(default_factory=list)
    too_large: float = 0.0

    @property
    def runs(self) -> list[Runs]:
        return self.land.regions

    def take(self, region: Region) -> Runs:
        runs = Runs.of(region.cells)
        self.regions.append(region)
        self.land.regions.append(runs)
        return runs

    @property
    def area(self) -> float:
        return sum(region.hectares for region in self.regions)


def find_sites(
    request: FindSitesRequest,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
    patch_side: int = 0,
) -> FindSitesResult:
    """Find contiguous regions, the best surroundings first, and write them as single-part valid polygons.

    Each region starts at the cell whose surroundings score highest and grows by the best neighbour until it has the
    wanted area: ``max_area``, or its share of ``total_area``. Land closer than ``spacing`` to it is then closed and
    the next seed is sought. Excluded and unknown land never joins; where it is enclosed it stays a hole and is
    reported. The same input gives the same sites. The score is read in patches of ``patch_side`` cells (0: what suits
    the sites), whatever its size (about 600 MB for 40 000 × 40 000 cells); of all of it only compressed masks are
    held, at most an eighth of a byte a cell, and some 100 bytes for each cell of a site.

    When fewer sites are found than asked, the result and the report say which rule keeps the next one out and the
    smallest change that would let it in; when none is found that is an `InputError`, and the report says the same.

    With the method 'threshold' a site is all the contiguous land that reaches the least score; what is larger than
    ``max_area`` is left out and told.

    Raises `InputError` for contradictory limits, a CRS that is missing or not in metres, a raster without scored
    cells, a mask or travel time on another grid; `OutputError`; `Cancelled`.
    """
    grid = Grid.of(open_raster(request.score))
    grid.require_metres("Score")
    _check(request)
    progress(0.0, text("Reading the score"))
    stop_if(cancelled)
    with bounded_cache():
        return _find(request, grid, patch_side, progress, cancelled)


def _find(
    request: FindSitesRequest, grid: Grid, patch_side: int, progress: Progress, cancelled: CancelCheck
) -> FindSitesResult:
    limits = _limits(request, grid)
    patch_side = patch_side or _patch_side(request.max_area, grid)
    search = _Search(Land.of_raster(request.score, request.mask, grid, patch_side, cancelled, limits))
    _check_cells(request, search)
    _search(request, search, portion(progress, 0.0, 0.8), cancelled)
    changes: tuple[Relaxation, ...] = ()
    if len(search.regions) < request.count and request.method != "threshold":
        changes = relaxations(search.land, _rules(request), portion(progress, 0.8, 0.9), cancelled)
    if not search.regions:
        if request.report:
            write_report(request.report, request, nothing_found(request, changes))
        raise none_found(request, changes)
    progress(0.9, text("Outlining {count} sites", count=len(search.regions)))
    polygons = [_outline(runs, grid, cancelled) for runs in search.runs]
    sites, ordered = _describe(search, polygons, grid, cancelled)
    result = build_result(request, sites, changes, search.land.mean, search.too_large)
    stop_if(cancelled)
    write_layers(request, grid, ordered, result)
    inputs = {"score": request.score, "mask": split_uri(request.mask)[0] if request.mask else None}
    if request.existing is not None:
        inputs["existing"] = split_uri(request.existing.uri)[0]
    if request.reach is not None:
        inputs["travel_time"] = request.reach.travel_time
    provenance.record(request.output, "findsites", inputs, request, result)
    progress(1.0, None)
    return result


def _patch_side(hectares: float, grid: Grid) -> int:
    """Return a side of patches [cells] for sites of so many hectares.

    After each site the patches that it touches are looked at again, with surroundings as wide as a site: small patches
    make small sites quick, large ones make do with fewer surroundings.
    """
    width, height = grid.cell_size
    site = math.sqrt(hectares * 10_000.0 / (width * height))
    return next((side for side in _SIDES_OF_PATCHES if side >= 2 * site), PATCH_SIDE)


def _limits(request: FindSitesRequest, grid: Grid) -> list[Keeps]:
    limits = []
    if request.reach is not None:
        limits.append(within_reach(request.reach, grid))
    if request.existing is not None:
        limits.append(away_from(request.existing, grid))
    return limits


def _check(request: FindSitesRequest) -> None:
    if request.method not in METHODS:
        raise InputError(
            "The method is “{found}”; {expected} is expected. Choose one of them.",
            found=request.method,
            expected=" / ".join(METHODS),
        )
    if request.count < 1:
        raise InputError("{found} sites were asked for; at least 1 is expected. Raise the number.", found=request.count)
    if not 0 < request.min_area < request.max_area:
        raise InputError(
            "The least area is {low} ha and the largest {high} ha; 0 < least < largest is expected. Correct them.",
            low=f"{request.min_area:g}",
            high=f"{request.max_area:g}",
        )
    if request.spacing < 0:
        raise InputError("The spacing is {found} km; 0 or more is expected. Correct it.", found=f"{request.spacing:g}")
    if not 0 <= request.compactness <= 1:
        raise InputError(
            "The compactness is {found}; a number from 0 (score alone) to 1 (compact) is expected. Correct it.",
            found=f"{request.compactness:g}",
        )
    if not 0 <= request.min_score <= 100:
        raise InputError(
            "The least score is {found}; a number from 0 to 100 is expected. Correct it.",
            found=f"{request.min_score:g}",
        )
    if request.total_area is not None and request.total_area < request.count * request.min_area:
        raise InputError(
            "{count} sites of at least {least} ha need {needed} ha, more than the total of {total} ha. Ask for fewer "
            "sites, a smaller least area or a larger total.",
            count=request.count,
            least=f"{request.min_area:g}",
            needed=f"{request.count * request.min_area:g}",
            total=f"{request.total_area:g}",
        )


def _check_cells(request: FindSitesRequest, search: _Search) -> None:
    """Raise `InputError` when no whole number of cells has an area within the limits."""
    largest, smallest = search.land.largest_cell, search.land.smallest
    target = _target(request, search)
    if np.floor(target / largest) * smallest < request.min_area * (1 + AREA_MARGIN):
        raise InputError(
            "A cell of the score has {cell} ha, so no site can have between {low} and {high} ha. Widen these limits "
            "(or the total area), or score on a finer grid.",
            cell=f"{largest:.4g}",
            low=f"{request.min_area:g}",
            high=f"{target:.6g}",
        )


def _search(request: FindSitesRequest, search: _Search, progress: Progress, cancelled: CancelCheck) -> None:
    land, rules = search.land, _rules(request)
    whole = request.method == "threshold"
    most = request.max_area * (1 - AREA_MARGIN) if whole else math.inf
    usable = Usable(land, rules.spacing, rules.min_score, rules.room, most)
    if not usable.prepare(portion(progress, 0.0, _READING), cancelled):
        raise _nothing_known(request)
    search.too_large = usable.too_large
    seeds = Seeds(usable)
    while len(search.regions) < request.count and usable:
        stop_if(cancelled)
        found = len(search.regions)
        # the first site takes long on a large score: all of it is compared
        start = _READING if found == 0 else _LOOKING + (1 - _LOOKING) * found / request.count
        stop = _LOOKING + (1 - _LOOKING) * (found + 1) / request.count
        part = portion(progress, start, stop)
        part(0.0, text("Looking for site {number} of {count}", number=found + 1, count=request.count))
        target = _target(request, search)
        seed = seeds.best(target / land.mean, part, cancelled)
        if whole:
            region = contiguous(_ground(land, usable), seed, cancelled)
            if search.area + region.hectares > (request.total_area or math.inf):
                break
        else:
            region = grow(_ground(land, usable), seed, target, request.compactness, land.cell_size, cancelled)
        seeds.forget(usable.take(search.take(region), cancelled))
    progress(1.0, None)


def _ground(land: Land, usable: Usable) -> Ground:
    def read(window: Window) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        return land.score.window(window), usable.window(window), land.hectares.window(window)

    return Ground(read, usable.window, land.layout.rows, land.layout.columns)


def _nothing_known(request: FindSitesRequest) -> InputError:
    if request.mask:
        return InputError(
            "The mask “{mask}” keeps no cell that has a score in “{layer}”. Choose a mask over scored land.",
            mask=request.mask,
            layer=request.score,
        )
    return InputError(
        "The layer “{layer}” has no known cell (all NoData). Choose a score that covers the study area.",
        layer=request.score,
    )


def _target(request: FindSitesRequest, search: _Search) -> float:
    """Return the hectares that the next region may have."""
    wanted = request.max_area
    if request.total_area is not None:
        share = (request.total_area - search.area) / (request.count - len(search.regions))
        wanted = min(wanted, share)
    return wanted * (1 - AREA_MARGIN)


def _rules(request: FindSitesRequest) -> Rules:
    return Rules(request.min_area, request.spacing * _METRES_PER_KM, request.min_score)


def _outline(runs: Runs, grid: Grid, cancelled: CancelCheck) -> ogr.Geometry:
    stop_if(cancelled)
    return outline(runs, grid)


def _describe(
    search: _Search, polygons: list[ogr.Geometry], grid: Grid, cancelled: CancelCheck
) -> tuple[tuple[Site, ...], list[ogr.Geometry]]:
    """Return the sites and their polygons, the best mean score first."""
    scores = [region.scores for region in search.regions]
    gaps = nearest(search.runs, grid.cell_size, cancelled)
    order = sorted(range(len(polygons)), key=lambda index: (-scores[index].mean(), index))
    sites = []
    for rank, index in enumerate(order, start=1):
        polygon, gap = polygons[index], gaps[index]
        sites.append(
            Site(
                site_id=site_id(polygon, grid.crs),
                name=f"Site {rank}",
                rank=rank,
                area_ha=ellipsoidal_hectares(polygon, grid.crs),
                score_mean=float(scores[index].mean()),
                score_min=float(scores[index].min()),
                score_max=float(scores[index].max()),
                compactness=polsby_popper(polygon),
                holes_ha=hole_hectares(search.runs[index], search.land.hectares.window),
                nearest_km=None if gap is None else gap / _METRES_PER_KM,
            )
        )
    return tuple(sites), [polygons[index] for index in order]

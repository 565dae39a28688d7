"""What a search for sites was asked, what it found, which targets it met, and why not the others."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.sites.limits import Existing, WithinReach
from dss_planner.sites.rulechange import Relaxation
from dss_planner.text import Text, text

METHODS = ("grow", "threshold")


@dataclass(frozen=True)
class FindSitesRequest:
    """What to look for.

    score: raster, band 1 from 0 to 100, NoData where excluded or unknown; metres. output: GeoPackage, layer
    ``sites``. report: JSON file or None. mask: raster or polygons to stay in, or None.
    count: sites wanted. min_area, max_area: hectares of each, on the ellipsoid. total_area: hectares of all together,
    to be reached but not passed, or None. spacing: least distance between the edges of two sites in km, on the map.
    compactness: 0 follows the score alone … 1 shape alone. min_score: least score of a cell (0–100).
    method: 'grow' grows sites from the best surroundings; 'threshold' takes the whole of each contiguous land that
    reaches the least score and has an area within the limits, that with the best surroundings first.
    existing: sites that new ones keep a distance from. reach: longest travel time to any cell of a site.
    holes: GeoPackage for the land that sites enclose without holding it, layer ``holes``, or None.
    The defaults are proposals [A].
    """

    score: str
    output: str
    report: str | None = None
    mask: str | None = None
    count: int = 5
    min_area: float = 50.0
    max_area: float = 400.0
    total_area: float | None = None
    spacing: float = 10.0
    compactness: float = 0.5
    min_score: float = 0.0
    method: str = METHODS[0]
    existing: Existing | None = None
    reach: WithinReach | None = None
    holes: str | None = None


@dataclass(frozen=True)
class Site:
    """One site found.

    area_ha, holes_ha: ellipsoidal hectares. score_…: 0–100. nearest_km: to the edge of the nearest other site, None
    when it is alone.
    """

    site_id: str
    name: str
    rank: int
    area_ha: float
    score_mean: float
    score_min: float
    score_max: float
    compactness: float
    holes_ha: float
    nearest_km: float | None


@dataclass(frozen=True)
class Target:
    """One target. rule: count, area, total_area or spacing; met: whether it is kept."""

    rule: str
    met: bool
    sentence: Text


@dataclass(frozen=True)
class FindSitesResult:
    """What was found.

    sites: best mean score first. met: whether all targets are. relaxations: the smallest changes that would leave
    room for one more site; notes: the same and more in words.
    """

    output: str
    sites: tuple[Site, ...]
    met: bool
    targets: tuple[Target, ...]
    relaxations: tuple[Relaxation, ...] = ()
    notes: tuple[Text, ...] = ()


def build_result(
    request: FindSitesRequest,
    sites: tuple[Site, ...],
    changes: tuple[Relaxation, ...],
    cell_hectares: float,
    too_large: float = 0.0,
) -> FindSitesResult:
    """Return the result with its targets and notes.

    cell_hectares: the area of one cell. too_large: hectares left out because more than the largest area is contiguous.
    """
    targets = _targets(request, sites, cell_hectares)
    notes = [change.sentence for change in changes]
    if len(sites) < request.count and request.method == "threshold":
        notes.append(_no_more_whole(request))
    elif len(sites) < request.count and not changes:
        notes.append(
            text("No single rule can be relaxed to leave room for one more site: the land that may be used is taken.")
        )
    if request.total_area is not None and request.total_area > request.count * request.max_area:
        notes.append(
            text(
                "{count} sites of at most {largest} ha cannot reach the total of {total} ha. Ask for more or larger "
                "sites.",
                count=request.count,
                largest=f"{request.max_area:,.6g}",
                total=f"{request.total_area:,.6g}",
            )
        )
    if too_large:
        notes.append(
            text(
                "{hectares} ha reach the score in contiguous land of more than {largest} ha each; they were left out. "
                "Raise the least score or the largest area, or grow sites instead.",
                hectares=f"{too_large:,.0f}",
                largest=f"{request.max_area:,.6g}",
            )
        )
    holes = sum(site.holes_ha for site in sites)
    if holes:
        notes.append(
            text(
                "The sites enclose {hectares} ha of land that is excluded, unknown or scores lower; it stays outside "
                "them as holes.",
                hectares=f"{holes:,.0f}",
            )
        )
    met = all(target.met for target in targets)
    return FindSitesResult(request.output, sites, met, targets, changes, tuple(notes))


def _no_more_whole(request: FindSitesRequest) -> Text:
    return text(
        "No further contiguous land of {low}–{high} ha reaches a score of {score} and keeps the distances. Change the "
        "least score, or grow sites instead.",
        low=f"{request.min_area:,.6g}",
        high=f"{request.max_area:,.6g}",
        score=f"{request.min_score:g}",
    )


def _targets(request: FindSitesRequest, sites: tuple[Site, ...], cell_hectares: float) -> tuple[Target, ...]:
    areas = [site.area_ha for site in sites]
    nearest = [site.nearest_km for site in sites if site.nearest_km is not None]
    targets = [
        Target(
            "count",
            len(sites) == request.count,
            text("{found} of {asked} sites found.", found=len(sites), asked=request.count),
        ),
        Target(
            "area",
            request.min_area <= min(areas) and max(areas) <= request.max_area,
            text(
                "Sites have {smallest}–{largest} ha; {low}–{high} ha were asked for.",
                smallest=f"{min(areas):,.1f}",
                largest=f"{max(areas):,.1f}",
                low=f"{request.min_area:,.6g}",
                high=f"{request.max_area:,.6g}",
            ),
        ),
    ]
    if nearest:
        targets.append(
            Target(
                "spacing",
                min(nearest) >= request.spacing - 1e-9,
                text(
                    "The nearest two sites are {found} km apart; at least {asked} km were asked for.",
                    found=f"{min(nearest):,.2f}",
                    asked=f"{request.spacing:g}",
                ),
            )
        )
    if request.total_area is not None:
        # each site stops less than one cell before its share
        reached = sum(areas) > request.total_area - request.count * cell_hectares
        targets.append(
            Target(
                "total_area",
                reached and sum(areas) <= request.total_area,
                text(
                    "The sites have {found} ha together; {asked} ha were asked for.",
                    found=f"{sum(areas):,.1f}",
                    asked=f"{request.total_area:,.6g}",
                ),
            )
        )
    return tuple(targets)


def nothing_found(request: FindSitesRequest, changes: tuple[Relaxation, ...]) -> FindSitesResult:
    """Return the result, for the report, of a search without any site."""
    target = Target("count", False, text("{found} of {asked} sites found.", found=0, asked=request.count))
    return FindSitesResult(request.output, (), False, (target,), changes, tuple(change.sentence for change in changes))


def none_found(request: FindSitesRequest, changes: tuple[Relaxation, ...]) -> InputError:
    """Return the error for a search without any site; it names the smallest change that would give one."""
    if changes:
        return InputError(
            "No site of at least {area} ha with a score of {score} or more was found in “{layer}”. {relaxation}",
            area=f"{request.min_area:g}",
            score=f"{request.min_score:g}",
            layer=request.score,
            relaxation=changes[0].sentence,
        )
    return InputError(
        "No site of at least {area} ha with a score of {score} or more was found in “{layer}”. Lower the least area "
        "and the least score together, or relax an exclusion.",
        area=f"{request.min_area:g}",
        score=f"{request.min_score:g}",
        layer=request.score,
    )


def write_report(path: str, request: FindSitesRequest, result: FindSitesResult) -> None:
    """Write targets, relaxations and sites as JSON, whole or not at all; raises `OutputError`."""
    content = {
        "targets_met": result.met,
        "targets": result.targets,
        "relaxations": result.relaxations,
        "notes": result.notes,
        "sites": result.sites,
        "asked": request,
    }
    provenance.write_report(path, content)

"""Works of neighbouring sites that act on the same land: each site is worked out with them, the land counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dss_planner.measures.effect.effects import BOUNDS
from dss_planner.plan.scenario.works import PlannedSite, PlannedWork
from dss_planner.plan.scenario.zones import EXCLOSURE, age_in

#: Left, right, bottom, top.
_Box = tuple


def with_neighbours(sites: Sequence[PlannedSite], last: int, around: float) -> list[PlannedSite]:
    """Return the sites, each with the works of others that may act on land that its own works act on.

    last: year until which works grow; around: m around fences that matter, too. Works of others name their owner.
    """
    boxes = [[(work, _box(site, work, last, around)) for work in site.works] for site in sites]
    return [replace(site, works=(*site.works, *_others(sites, boxes, index))) for index, site in enumerate(sites)]


def beside_fences(sites: Sequence[PlannedSite]) -> list[PlannedSite]:
    """Return the sites (of `with_neighbours`) whose fences others must know: livestock goes to the same land."""
    known = {work.owner for site in sites for work in site.works if work.owner and work.measure.kind == EXCLOSURE}
    return [site for site in sites if site.uuid in known]


def _others(
    sites: Sequence[PlannedSite], boxes: Sequence[Sequence[tuple[PlannedWork, _Box | None]]], index: int
) -> list[PlannedWork]:
    own = [box for _, box in boxes[index] if box is not None]
    if not own:
        return []
    whole = (min(b[0] for b in own), max(b[1] for b in own), min(b[2] for b in own), max(b[3] for b in own))
    return [
        replace(work, owner=other.uuid, rain=other.rain, wind_from=other.wind_from)
        for place, other in enumerate(sites)
        if place != index
        for work, box in boxes[place]
        if box is not None and _meet(box, whole) and any(_meet(box, one) for one in own)
    ]


def _box(site: PlannedSite, work: PlannedWork, last: int, around: float) -> _Box | None:
    """Return the box of all land that a work acts on in any year, None when it acts on none."""
    found = [work.land(age_in(last, work.start), bound, site.wind_from) for bound in BOUNDS]
    boxes = [land.GetEnvelope() for land in found if land is not None]
    if not boxes:
        return None
    margin = around if work.measure.kind == EXCLOSURE else 0.0
    left, right = min(box[0] for box in boxes) - margin, max(box[1] for box in boxes) + margin
    return left, right, min(box[2] for box in boxes) - margin, max(box[3] for box in boxes) + margin


def _meet(one: _Box, other: _Box) -> bool:
    return bool(one[0] <= other[1] and other[0] <= one[1] and one[2] <= other[3] and other[2] <= one[3])

"""From base and sites to travel times and routes between all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.access.surface import UNREACHABLE
from dss_planner.access.survey.itinerary import TOLERANCE
from dss_planner.access.survey.network import Ground, Leg, Reach
from dss_planner.access.survey.places import Site, Stop, stop_for
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import text


@dataclass(frozen=True)
class Measured:
    """Places: the base, then the sites that a route reaches. sites, stops: what and where they are.

    numbers: of the sites in their layer, from 1; 0 for the base. minutes: travel time [min] between places, the same
    both ways, `UNREACHABLE` where a day does not hold it; from the base without limit. legs: routes that a day holds,
    by place left and entered. outside, unreachable: sites off the raster, and those to which no route leads.
    """

    sites: tuple[Site, ...]
    stops: tuple[Stop, ...]
    numbers: tuple[int, ...]
    minutes: np.ndarray
    legs: dict[tuple[int, int], Leg]
    outside: tuple[Site, ...]
    unreachable: tuple[Site, ...]


def measure(
    ground: Ground,
    base: Site,
    sites: Sequence[Site],
    day: float,
    farthest: float,
    progress: Progress = silent,
    cancelled: CancelCheck = never,
) -> Measured:
    """Solve the surface from the base and from every site but the last. day: longest leg [min].

    farthest: distance from a site to a cell that is reached [m]. Raises `InputError` when the base cannot be used.
    """
    begin = _base_stop(ground, base, farthest)
    share = 1.0 / max(1, len(sites))
    progress(0.0, text("Computing travel time from the base"))
    reach = ground.solve((begin.row, begin.column), None, portion(progress, 0.0, share), cancelled)
    found: list[tuple[Site, Stop, int]] = [(base, begin, 0)]
    outside, unreachable = [], []
    for number, site in enumerate(sites, start=1):
        stop_if(cancelled)
        stop, touches = stop_for(site, ground.grid, reach.within, farthest)
        if stop is not None:
            found.append((site, stop, number))
        elif touches:
            unreachable.append(site)
        else:
            outside.append(site)
    stops = [stop for _, stop, _ in found]
    minutes: np.ndarray = np.zeros((len(found), len(found)))
    legs: dict[tuple[int, int], Leg] = {}
    limit = day + TOLERANCE
    _legs_from(0, stops, reach, limit, minutes, legs, cancelled)
    for place in range(1, len(found) - 1):
        progress(place * share, text("Computing travel time from site {number}", number=found[place][2]))
        part = portion(progress, place * share, (place + 1) * share)
        start = (stops[place].row, stops[place].column)
        reach = ground.solve(start, limit, part, cancelled)
        _legs_from(place, stops, reach, limit, minutes, legs, cancelled)
    return Measured(
        tuple(site for site, _, _ in found),
        tuple(stops),
        tuple(number for _, _, number in found),
        minutes,
        legs,
        tuple(outside),
        tuple(unreachable),
    )


def _legs_from(
    place: int,
    stops: Sequence[Stop],
    reach: Reach,
    limit: float,
    minutes: np.ndarray,
    legs: dict[tuple[int, int], Leg],
    cancelled: CancelCheck,
) -> None:
    """Add the travel times and routes between a place and all later ones."""
    # sorted so that those of one part of a raster on disk come together
    for other in sorted(range(place + 1, len(stops)), key=lambda number: (stops[number].row, stops[number].column)):
        cell = (stops[other].row, stops[other].column)
        time = reach.minutes(cell)
        minutes[place, other] = minutes[other, place] = min(time, UNREACHABLE)
        if time <= limit:
            leg = reach.leg_to(cell, cancelled)
            legs[place, other], legs[other, place] = leg, leg.reversed()


def _base_stop(ground: Ground, base: Site, farthest: float) -> Stop:
    stop, touches = stop_for(base, ground.grid, ground.passable, farthest)
    if stop is not None:
        return stop
    if not touches:
        raise InputError(
            "The base “{base}” lies outside the friction layer. Choose a base inside it, or compute friction for a "
            "larger area.",
            base=base.name,
        )
    raise InputError(
        "The base “{base}” lies on unknown or impassable ground, and no passable cell of the friction layer is within "
        "{farthest} km of it. Move the base, or correct the friction there.",
        base=base.name,
        farthest=f"{farthest / 1000:g}",
    )

"""The best order of a few sites, by dynamic programming over sets of visited sites."""

from __future__ import annotations

from dss_planner.access.survey.itinerary import Trip
from dss_planner.running import CancelCheck, never, stop_if

#: Most sites whose order is worked out exactly: time and memory grow with 2^sites.
EXACT_SITES = 10
#: (days, minutes used of the last day, minutes driven, order so far)
_Label = tuple[int, float, float, tuple[int, ...]]


def exact_order(trip: Trip, cancelled: CancelCheck = never) -> tuple[int, ...] | None:
    """Return the order of all sites with fewest days, then least driving; None when days cannot hold all sites.

    For each set of visited sites and last site all partial routes are kept of which no other is as good in days, in
    what is used of the last day and in driving. Source: Held, M. & Karp, R.M. (1962), Journal of SIAM 10, 196–210 [M],
    with such labels in place of one length.
    """
    sites = trip.sites
    full = (1 << len(sites)) - 1
    labels: dict[tuple[int, int], list[_Label]] = {(0, 0): [(1, 0.0, 0.0, ())]}
    for visited in range(full):
        stop_if(cancelled)
        for last in (0, *sites):
            for label in labels.pop((visited, last), ()):
                for site in sites:
                    bit = 1 << (site - 1)
                    if visited & bit:
                        continue
                    kept = labels.setdefault((visited | bit, site), [])
                    for found in _extended(trip, label, last, site):
                        _keep(kept, found)
    ends = [end for last in (0, *sites) for label in labels.get((full, last), ()) for end in _ended(trip, label, last)]
    return min(ends)[2] if ends else None


def _extended(trip: Trip, label: _Label, last: int, site: int) -> list[_Label]:
    """Return the routes that go on to ``site``: on the same day, and after a night."""
    days, used, driven, order = label
    minutes, work = trip.minutes, trip.work
    leg, home = minutes[last][site], 0.0 if trip.camping else minutes[site][0]
    found = []
    longer = used + leg + work[site]
    if longer + home <= trip.longest:
        found.append((days, longer, driven + leg, (*order, site)))
    if last == 0:
        return found
    back = 0.0 if trip.camping else minutes[last][0]
    leg = leg if trip.camping else minutes[0][site]
    if leg + work[site] + home <= trip.longest:
        found.append((days + 1, leg + work[site], driven + back + leg, (*order, site)))
    return found


def _keep(kept: list[_Label], found: _Label) -> None:
    """Add ``found`` unless a kept route is as good in all three; drop those that it is as good as."""
    if any(a[0] <= found[0] and a[1] <= found[1] and a[2] <= found[2] for a in kept):
        return
    kept[:] = [a for a in kept if not (found[0] <= a[0] and found[1] <= a[1] and found[2] <= a[2])]
    kept.append(found)


def _ended(trip: Trip, label: _Label, last: int) -> list[tuple[int, float, tuple[int, ...]]]:
    """Return (days, driven, order) of a route that goes home, [] when no day can hold the way home."""
    days, used, driven, order = label
    leg = trip.minutes[last][0]
    if used + leg <= trip.longest:
        return [(days, round(driven + leg, 3), order)]
    return [(days + 1, round(driven + leg, 3), order)] if leg <= trip.longest else []

"""What a survey refuses, and what it says of sites that it leaves out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: Most sites of a survey: each is a solution of the whole surface, and orders of more take minutes to improve.
MOST_SITES = 150
#: Why a site is left out.
OUTSIDE, UNREACHABLE_SITE, TOO_FAR = "outside", "unreachable", "too far"


@dataclass(frozen=True)
class LeftOut:
    """A site that is not visited. reason: 'outside' the friction layer, 'unreachable', or 'too far' for a day.

    drive_h: one way from the base [h], None without a route. nearest_h: from the nearest other site [h], None when that
    is longer than a day. work_h: h.
    """

    site: str
    reason: str
    drive_h: float | None
    nearest_h: float | None
    work_h: float


def require_between(name: str, value: float, low: float, high: float, unit: str) -> None:
    """Raise `InputError` unless ``low`` ≤ value ≤ ``high``."""
    if not (math.isfinite(value) and low <= value <= high):
        raise InputError(
            "“{name}” is {found} {unit}; it must be from {low} to {high} {unit}. Correct it.",
            name=name,
            found=f"{value:g}",
            unit=unit,
            low=f"{low:g}",
            high=f"{high:g}",
        )


def require_few(count: int) -> None:
    """Raise `InputError` for more sites than can be planned at once."""
    if count > MOST_SITES:
        raise InputError(
            "The layer “Sites” has {found} features; at most {expected} can be planned as one survey. Choose fewer "
            "sites, or plan several surveys.",
            found=count,
            expected=MOST_SITES,
        )


def left_out_notes(left_out: Sequence[LeftOut], day_h: float, camping: bool) -> tuple[Text, ...]:
    """Return a sentence for each site that is too far, and one each for those outside and unreachable."""
    notes = []
    for site in left_out:
        if site.reason != TOO_FAR:
            continue
        values = {
            "site": site.site,
            "drive": _hours(site.drive_h),
            "nearest": _hours(site.nearest_h),
            "work": _hours(site.work_h),
            "day": f"{day_h:g}",
        }
        if camping and site.nearest_h is None:
            notes.append(
                text(
                    "“{site}” is left out: it is {drive} h from the base, more than a day of {day} h from every other "
                    "site, and its work takes {work} h. Allow longer days, or add a site between.",
                    **values,
                )
            )
        elif camping:
            notes.append(
                text(
                    "“{site}” is left out: it is {drive} h from the base and {nearest} h from the nearest other site, "
                    "its work takes {work} h, and a day has {day} h. Allow longer days, or add a site between.",
                    **values,
                )
            )
        else:
            notes.append(
                text(
                    "“{site}” is left out: {drive} h there, {drive} h back and {work} h of work do not fit a day of "
                    "{day} h. Allow longer days, or camp at the sites.",
                    **values,
                )
            )
    unreachable = _names(site.site for site in left_out if site.reason == UNREACHABLE_SITE)
    if unreachable:
        notes.append(text("No route leads from the base to {names}.", names=unreachable))
    outside = _names(site.site for site in left_out if site.reason == OUTSIDE)
    if outside:
        notes.append(text("Outside the friction layer: {names}.", names=outside))
    return tuple(notes)


def none_left(left_out: Sequence[LeftOut], day_h: float) -> InputError:
    """Return the error of a survey without a site to visit."""
    far = [site for site in left_out if site.reason == TOO_FAR]
    nearest = min(far, key=lambda site: site.drive_h or 0.0) if far else None
    return InputError(
        "None of the {count} sites can be visited: {outside} outside the friction layer, {unreachable} without a route "
        "from the base, {far} too far for a day of {day} h (the nearest of them, {nearest}, is {drive} h from the base "
        "and needs {work} h of work). Allow longer days, move the base, or correct the friction.",
        count=len(left_out),
        outside=sum(site.reason == OUTSIDE for site in left_out),
        unreachable=sum(site.reason == UNREACHABLE_SITE for site in left_out),
        far=len(far),
        day=f"{day_h:g}",
        nearest="–" if nearest is None else f"“{nearest.site}”",
        drive="–" if nearest is None else _hours(nearest.drive_h),
        work="–" if nearest is None else _hours(nearest.work_h),
    )


def _hours(value: float | None) -> str:
    return "–" if value is None else f"{value:.1f}"


def _names(names: Iterable[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)

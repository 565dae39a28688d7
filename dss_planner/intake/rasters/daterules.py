"""How the bands of a raster that are dates become the one layer that a role is."""

from __future__ import annotations

from dss_planner.intake.known.products import NDVI_ROLES
from dss_planner.intake.roles import ROLES
from dss_planner.intake.series.overtime import HIGHEST, LOWEST, MEAN, SPRING, SPRING_MEAN
from dss_planner.intake.series.timeaxis import YEARLY, TimeAxis
from dss_planner.text import Text, text

#: Years that a trend needs at least: Mann–Kendall with fewer says nothing (SCIENCE.md 3).
LEAST_YEARS = 8
#: Dimensions whose values may be versions of the same field.
VERSIONS = ("expver", "number")
_WAYS = {"ndvi_maximum": (HIGHEST,), "ndvi_minimum": (LOWEST,)}


def ways_of(role: str, axis: TimeAxis) -> tuple[str, ...]:
    """Return how dates become the one layer of a role, the usual way first; none where only the user can do it."""
    yearly = axis.steps == YEARLY
    spring = not yearly and bool(set(SPRING) & set(axis.months))
    if role == "dust_optical_depth":
        return (MEAN, SPRING_MEAN) if spring and set(axis.months) - set(SPRING) else (MEAN,)
    if role == "ndvi_spring":
        return (SPRING_MEAN,) if spring else (MEAN,) if yearly else ()
    return _WAYS.get(role, ())


def way_of(role: str, axis: TimeAxis, said: str, by_hand: bool) -> tuple[str, Text | None]:
    """Return how the dates of ``axis`` become the layer of ``role``; '' with the reason where they do not.

    said: what the user wants ('' takes the usual way). by_hand: the user says that it is this role; otherwise NDVI of
    many years is a layer for each year.
    """
    ways = ways_of(role, axis)
    mixed = mixed_with(axis, ("expver",))
    if mixed is not None:
        return "", mixed
    stack = axis.steps == YEARLY and len(axis.times) >= LEAST_YEARS and role in NDVI_ROLES
    values = {"title": ROLES[role].title, "count": len(axis.times)}
    if not ways or (stack and not by_hand):
        return "", text(
            "{title} is one layer, but the file holds {count} dates ({first} … {last}). Compute the one that is "
            "needed (maximum, minimum or mean over the dates) and bring that.",
            first=axis.times[0],
            last=axis.times[-1],
            **values,
        )
    if said and said not in ways:
        return "", text(
            "{title} cannot be made of its {count} dates by “{found}”; choose one of {expected}.",
            found=said,
            expected=", ".join(ways),
            **values,
        )
    return said or ways[0], None


def mixed_with(axis: TimeAxis, versions: tuple[str, ...] = VERSIONS) -> Text | None:
    """Return the problem of bands that differ in more than time and ``versions``; None when they don't."""
    mixed = [item for item in axis.extra if item.name.lower() not in versions]
    if not mixed:
        return None
    return text(
        "Its bands differ in more than time ({dimension}: {values}). Save the part that is needed as a file of "
        "its own.",
        dimension=mixed[0].name,
        values=", ".join(mixed[0].values[:8]),
    )

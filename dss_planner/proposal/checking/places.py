"""Where things are and when they are done, by name: positions, corners, boxes of shapes, days of the schedule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from osgeo import ogr

from dss_planner.proposal.checking.fact import Fact
from dss_planner.proposal.content.land import IMPROVED, RESTORED, counts_as
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.sites import DEGREES
from dss_planner.proposal.spatial.edition import EXACT, Edition, edition_of
from dss_planner.raster.vectors import transformation

#: Units of angles and of days, which are counted from 1 January of the year 1.
ANGLE, DAY = "°", "date"
#: Sides of the box around a shape, in the order of `ogr.Geometry.GetEnvelope`.
SIDES = ("west", "east", "south", "north")
_SEXAGESIMAL = re.compile(r"(\d+)°\s*(\d+)′\s*(\d+(?:\.(\d+))?)″\s*([NSEW])")


def angles_in(said: str) -> list[tuple[float, float]]:
    """Return the angles in words such as ``44°45′02.6″N``, each with by how much it may be rounded [°]."""
    return [
        (
            (int(found[1]) + int(found[2]) / 60 + float(found[3]) / 3600) * (-1 if found[5] in "SW" else 1),
            0.5 * 10.0 ** -len(found[4] or "") / 3600,
        )
        for found in _SEXAGESIMAL.finditer(said)
    ]


def day_number(when: date | None) -> float | None:
    """Return a day as a number, to be compared."""
    return None if when is None else float(when.toordinal())


def place_facts(content: PackContent) -> Iterator[tuple[str, Fact]]:
    """Yield name → fact: ``site/<uuid>/latitude``, ``plot/<uuid>/longitude`` as the edition of the pack tells them;
    ``vertex/<uuid>/<ring>/<number>/latitude``; ``shape/<uuid>/west``; ``activity/<uuid>/begin``; ``exact/<uuid>/
    restored/first``."""
    told = edition_of(content)
    for site in content.sites:
        yield from _position(f"site/{site.uuid}", told.place(site.longitude, site.latitude))
    for plot in content.plots:
        yield from _position(f"plot/{plot.uuid}", told.place(plot.longitude, plot.latitude))
    if told.positions == EXACT:
        yield from _shapes(content)
    else:
        yield from _coarse(content, told)
    for one in content.schedule:
        yield f"activity/{one.uuid}/begin", Fact(day_number(one.begin), DAY)
        yield f"activity/{one.uuid}/end", Fact(day_number(one.end), DAY)
    yield from _years(content)


def _position(name: str, place: tuple[float, float] | None) -> Iterator[tuple[str, Fact]]:
    longitude, latitude = place if place is not None else (None, None)
    yield f"{name}/longitude", Fact(longitude, ANGLE)
    yield f"{name}/latitude", Fact(latitude, ANGLE)


def _shapes(content: PackContent) -> Iterator[tuple[str, Fact]]:
    to_degrees = transformation(content.plan.crs, DEGREES)
    for site in content.sites:
        shape = site.shape.Clone()
        shape.Transform(to_degrees)
        yield from _box(f"site/{site.uuid}", shape)
        for ring in range(shape.GetGeometryCount()):
            for number, point in enumerate(shape.GetGeometryRef(ring).GetPoints()[:-1] or (), 1):
                yield from _position(f"vertex/{site.uuid}/{ring + 1}/{number}", (point[0], point[1]))
    for kind, drawn in (("shape", content.shapes), ("plot", content.plots)):
        for one in drawn:
            shape = one.shape.Clone()
            shape.Transform(to_degrees)
            yield from _box(f"{kind}/{one.uuid}", shape)


def _coarse(content: PackContent, told: Edition) -> Iterator[tuple[str, Fact]]:
    for site in content.sites:
        place = told.place(site.longitude, site.latitude)
        if place is not None:
            for side, angle in zip(SIDES, (place[0], place[0], place[1], place[1])):
                yield f"site/{site.uuid}/{side}", Fact(angle, ANGLE)


def _box(name: str, shape: ogr.Geometry) -> Iterator[tuple[str, Fact]]:
    for side, angle in zip(SIDES, shape.GetEnvelope()):
        yield f"{name}/{side}", Fact(angle, ANGLE)


def _years(content: PackContent) -> Iterator[tuple[str, Fact]]:
    """Yield the years in which the works at a site begin, first and last, by what their land counts as."""
    for site in content.sites:
        for what in (RESTORED, IMPROVED):
            works = [work for work in content.works_of(site.uuid) if counts_as(content.measures[work.measure]) == what]
            years = [content.calendar_year(work.start_year) for work in works if work.start_year]
            yield f"exact/{site.uuid}/{what}/first", Fact(min(years, default=None), "1")
            yield f"exact/{site.uuid}/{what}/last", Fact(max(years, default=None), "1")

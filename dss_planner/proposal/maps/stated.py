"""What the pages of the maps say of sites and works, read back from the layer that they are filled from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from osgeo import gdal

from dss_planner.errors import OutputError
from dss_planner.proposal.checking.consistency import Stated, read_number
from dss_planner.proposal.checking.places import ANGLE, angles_in
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.content.working import Work
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.atlas import FILE
from dss_planner.proposal.maps.told import POSITION, fact_rows, quantity_rows

#: Between a title and what is said of it, and between the items of a row, in all languages.
_TITLED, _ITEMS = re.compile(": |："), re.compile(", |、")


def pages_stated(folder: Path, content: PackContent, words: Words) -> Iterator[Stated]:
    """Yield every number of the plan that the pages in ``folder`` state; nothing where no map has pages of sites.

    Raises `OutputError` for pages that say less than they should.
    """
    path = folder / FILE
    if not path.exists():
        return
    dataset = gdal.OpenEx(str(path), gdal.OF_VECTOR)
    for number in range(dataset.GetLayerCount()):
        layer = dataset.GetLayer(number)
        for feature in layer:
            site = content.site(feature["uuid"])
            where = f"maps, {layer.GetName()}, {site.name}"
            yield from _facts(where, site, feature["facts"] or "", words)
            yield from _works(where, content.works_of(site.uuid), feature["works"] or "", words)


def _facts(where: str, site: Site, said: str, words: Words) -> Iterator[Stated]:
    for (title, _, fact, unit), line in _pairs(where, fact_rows(site, words), said):
        if fact == POSITION:
            angles = angles_in(line)
            if len(angles) != 2:
                raise _less(where, line)
            for side, (angle, slack) in zip(("latitude", "longitude"), angles):
                yield Stated(where, f"site/{site.uuid}/{side}", angle, ANGLE, slack=slack)
        elif fact:
            yield read_number(where, f"site/{site.uuid}/{fact}", line[len(title) :].lstrip(":： "), unit)


def _works(where: str, works: tuple[Work, ...], said: str, words: Words) -> Iterator[Stated]:
    for work, line in _pairs(where, works, said):
        expected = quantity_rows(work, words)
        shown = _ITEMS.split(_TITLED.split(line)[-1])
        if len(shown) != max(len(expected), 1):
            raise _less(where, line)
        for (_, fact, unit), one in zip(expected, shown):
            yield read_number(where, f"work/{work.uuid}/{fact}", one, unit)


def _pairs(where: str, expected: object, said: str) -> Iterator:
    rows, lines = list(expected), said.split("\n") if said else []  # type: ignore[call-overload]
    if len(rows) != len(lines):
        raise _less(where, said)
    return zip(rows, lines)


def _less(where: str, said: str) -> OutputError:
    return OutputError(
        "{where}: the page says “{said}”, which is not what it should. Export it again.", where=where, said=said
    )

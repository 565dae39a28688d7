"""What the steps left in the study folder, read for showing."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.panels.contribution_bars import Part
from dss_planner.raster.fields import field_readers
from dss_planner.study.criterionnames import todays_name, words_today
from dss_planner.study.site_steps import MODEL_FILE, REPORT_FILE, SITES_FILE, SITES_REPORT

_NAN = float("nan")
#: Types of fields that a GeoPackage keeps as they are.
_PLAIN = (ogr.OFTString, ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal)


@dataclass(frozen=True)
class Site:
    """A candidate site. rank: 0 where it has none. area_ha: hectares on the ellipsoid. score: 0–100.

    criteria, points: names of the criteria, the same object for all sites of a study, and the points of each.
    completeness: share of the area where all data are known (0–1). reason: why it stands at its rank.
    """

    site_id: str
    name: str
    rank: int
    area_ha: float
    score: float
    criteria: tuple[str, ...]
    points: tuple[float, ...]
    completeness: float
    reason: str

    @property
    def parts(self) -> tuple[Part, ...]:
        """The points of each criterion; made when asked for: thousands of sites are kept, a few are drawn."""
        return tuple(Part(name, points) for name, points in zip(self.criteria, self.points))


@dataclass(frozen=True)
class ExclusionEffect:
    """What one rule removed. sentence: the rule. hectares, share (0–1) of the study area."""

    sentence: str
    hectares: float
    share: float


def read_json(folder: str, name: str) -> dict:
    """Return the JSON file ``name`` of the study; empty when it is not there or damaged."""
    path = Path(folder, name)
    if not folder or not path.exists():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def read_bounds(folder: str, layers: Mapping[str, str]) -> dict[str, tuple[float, float]]:
    """Return criterion → values that give no points and all points, as the score used them.

    layers: criterion → name of its raster now; bounds of another raster are left out.
    """
    found = {}
    for criterion in read_json(folder, MODEL_FILE).get("criteria", []):
        stem = Path(str(criterion.get("layer", ""))).stem
        if layers.get(str(criterion["id"]), stem) != stem:
            continue
        function = criterion.get("value_function", {})
        if function.get("low") is not None and function.get("high") is not None:
            found[str(criterion["id"])] = (float(function["low"]), float(function["high"]))
    return found


def read_exclusions(folder: str) -> list[ExclusionEffect]:
    """Return what each exclusion removed when the score was worked out last."""
    return [
        ExclusionEffect(str(effect["sentence"]), float(effect["hectares"]), float(effect["share"]))
        for effect in read_json(folder, REPORT_FILE).get("excluded", [])
    ]


def read_unmet(folder: str) -> list[str]:
    """Return, as sentences, the targets of the search that were not met."""
    report = read_json(folder, SITES_REPORT)
    return [str(target["sentence"]) for target in report.get("targets", []) if not target.get("met", True)]


def read_rows(path: str, layer: str) -> list[dict]:
    """Return the rows of a GeoPackage table as field → value; none when file or table is not there."""
    if not Path(path).exists():
        return []
    dataset = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_READONLY)
    table = dataset.GetLayerByName(layer) if dataset is not None else None
    if table is None:
        return []
    definition = table.GetLayerDefn()
    quick = _quick_rows(path, layer, definition)
    if quick is not None:
        return quick
    readers = field_readers(definition)
    return [{name: reader(feature) for name, reader in readers.items()} for feature in table]


def _quick_rows(path: str, layer: str, definition: ogr.FeatureDefn) -> list[dict] | None:
    """Return the rows of a table of words and numbers, without the detour of each value through OGR's Python.

    None where the table has something else, or cannot be read like this: thousands of sites take 0.05 s instead of 1 s
    of Python, for which the window would wait.
    """
    columns = [definition.GetFieldDefn(number) for number in range(definition.GetFieldCount())]
    plain = all(column.GetType() in _PLAIN and column.GetSubType() == ogr.OFSTNone for column in columns)
    if not plain or not columns:
        return None
    names = [column.GetName() for column in columns]
    reals = [column.GetName() for column in columns if column.GetType() == ogr.OFTReal]
    listed = ", ".join(_quoted(name) for name in names)
    # columns named by the file itself, quoted: nothing of it comes from outside
    query = f"SELECT {listed} FROM {_quoted(layer)} ORDER BY rowid"  # nosec B608
    try:
        with closing(sqlite3.connect(f"{Path(path).resolve().as_uri()}?mode=ro", uri=True)) as database:
            rows = [dict(zip(names, row)) for row in database.execute(query)]
    except sqlite3.Error:
        return None
    for row in rows:
        for name in reals:
            if type(row[name]) is int:
                row[name] = float(row[name])
    return rows


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))


def read_sites(folder: str) -> list[Site]:
    """Return the candidate sites of the study, best rank first, those without a rank last."""
    rows = read_rows(str(Path(folder, SITES_FILE)), "sites") if folder else []
    return sorted(sites_of(folder, rows), key=lambda site: (not site.rank, site.rank))


def sites_of(folder: str, rows: Sequence[dict]) -> list[Site]:
    """Return the sites of rows of the same fields, in their order; the study's model names the criteria."""
    model = read_json(folder, MODEL_FILE).get("criteria", [])
    names = {str(c["id"]): todays_name(str(c["id"]), str(c["name"])) for c in model}
    fields = tuple(field for field in (rows[0] if rows else ()) if field.startswith("contribution_"))
    criteria = tuple(_criterion(field, names) for field in fields)
    return [_site(row, fields, criteria) for row in rows]


def _site(row: dict, fields: tuple[str, ...], criteria: tuple[str, ...]) -> Site:
    return Site(
        site_id=str(row.get("site_id") or ""),
        name=str(row.get("name") or ""),
        rank=int(row.get("rank") or 0),
        area_ha=_number(row.get("area_ha")),
        score=_number(row.get("score")),
        criteria=criteria,
        points=tuple(_number(row[field]) for field in fields),
        completeness=_number(row.get("completeness")),
        reason=words_today(str(row.get("reason") or "")),
    )


def _criterion(field: str, names: dict[str, str]) -> str:
    """Return the criterion of ``contribution_points_<id>_mean`` by name."""
    key = field.removeprefix("contribution_").removeprefix("points_").removesuffix("_mean")
    return names.get(key, key)


def _number(value: object) -> float:
    return _NAN if value is None else float(value)  # type: ignore[arg-type]

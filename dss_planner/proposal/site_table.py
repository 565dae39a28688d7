"""The table of sites, as values and as CSV: from the plan where there is one, else from the ranked sites."""

from __future__ import annotations

import csv
import os
import re
from dataclasses import dataclass
from pathlib import Path

from osgeo import ogr

from dss_planner.errors import InputError, OutputError
from dss_planner.plan.store.migration import open_plan
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import open_layer, transformation
from dss_planner.raster.writing import temporary_beside
from dss_planner.sites.places import inner_point

UNVERIFIED = "unverified: confirm locally"
VERIFIED = "from a source that was read"
_WGS84 = "EPSG:4326"
_HEADER = (
    "rank",
    "name",
    "place",
    "latitude",
    "longitude",
    "area_ha",
    "score",
    "data_completeness_percent",
    "reason",
    "works",
    "cost_low",
    "cost_high",
    "currency",
    "cost_evidence",
    "left_out",
)
#: First letters that spreadsheets take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Work:
    """A measure at a site: its name; area [ha] and length [m], None where it has none."""

    name: str
    area: float | None
    length: float | None

    def sentence(self) -> str:
        """Return name and quantity: ``Straw checkerboard 27 ha``."""
        parts = [self.name]
        if self.area:
            parts.append(f"{self.area:,.0f} ha" if self.area >= 10 else f"{self.area:,.1f} ha")
        elif self.length:
            parts.append(f"{self.length / 1000:,.1f} km")
        return " ".join(parts)


@dataclass(frozen=True)
class SiteRow:
    """A site as the table shows it. longitude, latitude: a point inside it, WGS 84 [°]; area [ha]; score 0–100;
    completeness 0–1 (None: not known); costs in ``currency`` (None: no works); cost_verified: whether every unit
    cost behind them rests on a source. place: where it is, in words. excluded: why it is left out, with who and when,
    '' where it counts; its rank then only keeps the order."""

    rank: int
    name: str
    longitude: float
    latitude: float
    area: float
    score: float | None
    completeness: float | None
    reason: str
    works: tuple[Work, ...] = ()
    cost_low: float | None = None
    cost_high: float | None = None
    currency: str = ""
    cost_verified: bool = False
    place: str = ""
    excluded: str = ""

    @property
    def main_reason(self) -> str:
        """The first sentence of the reason."""
        return re.split(r"(?<=\D[.!?]) ", self.reason, maxsplit=1)[0]

    @property
    def position(self) -> str:
        """Latitude and longitude as people write them, four decimals (about 10 m)."""
        north = "N" if self.latitude >= 0 else "S"
        east = "E" if self.longitude >= 0 else "W"
        return f"{abs(self.latitude):.4f}° {north}\n{abs(self.longitude):.4f}° {east}"


def site_rows(sites: str, plan: str = "") -> tuple[SiteRow, ...]:
    """Return the rows, by rank, behind them sites that are left out.

    sites: vector uri of ranked sites; plan: path of a plan GeoPackage ('' for none), which counts for what it holds.

    Raises `InputError` when one cannot be read.
    """
    ranked = _read_sites(sites)
    if not plan or not Path(plan).exists():
        return tuple(sorted(ranked, key=lambda row: (bool(row.excluded), row.rank)))
    planned = sorted(_with_works(ranked, plan), key=lambda row: row.rank)
    names = {row.name for row in planned}
    return (*planned, *(row for row in ranked if row.excluded and row.name not in names))


def write_csv(rows: tuple[SiteRow, ...], path: str) -> str:
    """Write ``rows`` as CSV (UTF-8 with a mark, which spreadsheets need for other scripts) and return the path."""
    target = Path(path)
    temporary = temporary_beside(target)
    try:
        with temporary.open("w", encoding="utf-8-sig", newline="") as stream:
            writer = csv.writer(stream)
            writer.writerow(_HEADER)
            writer.writerows([_harmless(cell) for cell in _csv_cells(row)] for row in rows)
        os.replace(temporary, target)
    except OSError as error:
        raise OutputError(
            "The table “{path}” cannot be written: {reason}. Close the program that has it open.",
            path=path,
            reason=error.strerror or error,
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return str(target)


def _csv_cells(row: SiteRow) -> tuple[object, ...]:
    evidence = "" if row.cost_low is None else VERIFIED if row.cost_verified else UNVERIFIED
    return (
        None if row.excluded else row.rank,
        row.name,
        row.place,
        round(row.latitude, 6),
        round(row.longitude, 6),
        round(row.area, 1),
        None if row.score is None else round(row.score, 1),
        None if row.completeness is None else round(100 * row.completeness, 1),
        row.reason,
        "; ".join(work.sentence() for work in row.works),
        None if row.cost_low is None else round(row.cost_low),
        None if row.cost_high is None else round(row.cost_high),
        row.currency,
        evidence,
        row.excluded,
    )


def _harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula; unknown values stay empty."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell


def _read_sites(uri: str) -> list[SiteRow]:
    opened = open_layer(uri, "sites")
    to_degrees = transformation(opened.crs, _WGS84)
    rows = []
    for number, feature in enumerate(opened.layer, start=1):
        values = {key.lower(): value for key, value in feature.items().items()}
        x, y = _inner_point(feature.GetGeometryRef(), to_degrees)
        rows.append(
            SiteRow(
                rank=int(values.get("rank") or number),
                name=str(values.get("name") or f"Site {number}"),
                longitude=x,
                latitude=y,
                area=float(values.get("area_ha") or 0.0),
                score=_first_number(values, ("score", "score_mean")),
                completeness=_first_number(values, ("completeness",)),
                reason=str(values.get("reason") or ""),
                place=", ".join(str(values[key]) for key in ("place", "region") if values.get(key)),
                excluded=_left_out(values),
            )
        )
    return rows


def _left_out(values: dict) -> str:
    """Return why a site is left out, by whom and when; '' where it counts."""
    reason = str(values.get("excluded") or "").strip()
    behind = ", ".join(str(v) for v in (values.get("excluded_by"), str(values.get("excluded_on") or "")[:10]) if v)
    return f"{reason} ({behind})" if reason and behind else reason


def _inner_point(geometry: ogr.Geometry | None, to_degrees: object) -> tuple[float, float]:
    if geometry is None or geometry.IsEmpty():
        raise InputError("A site of “{layer}” has no shape. Draw it, or delete its row.", layer="sites")
    point = inner_point(geometry)
    point.Transform(to_degrees)
    return point.GetX(), point.GetY()


def _first_number(values: dict, names: tuple[str, ...]) -> float | None:
    return next((float(values[name]) for name in names if values.get(name) is not None), None)


def _with_works(ranked: list[SiteRow], path: str) -> list[SiteRow]:
    """Return the plan's sites with works and costs; what the plan does not say comes from the ranked sites."""
    document = open_plan(path)
    to_degrees = transformation(spatial_reference(document.crs).ExportToWkt(["FORMAT=WKT2_2019"]), _WGS84)
    earlier = {row.name: row for row in ranked}
    measures = {measure["id"]: measure["name"] for measure in document.rows("measures")}
    rows = []
    for number, site in enumerate(document.rows("sites"), start=1):
        before = earlier.get(site["name"])
        works = [work for work in document.rows("works") if work["site"] == site["uuid"]]
        x, y = _inner_point(site["geom"], to_degrees)
        priced = [work for work in works if work["cost_low"] is not None and work["cost_high"] is not None]
        rows.append(
            SiteRow(
                rank=int(site["rank"] or number),
                name=site["name"],
                longitude=x,
                latitude=y,
                area=float(site["area_ha"]),
                score=_known(site["score"], before.score if before else None),
                completeness=_known(site["completeness"], before.completeness if before else None),
                reason=site["reason"] or (before.reason if before else ""),
                works=tuple(
                    Work(measures.get(work["measure"], work["name"]), work["area_ha"], work["length_m"])
                    for work in works
                ),
                cost_low=sum(work["cost_low"] for work in priced) if priced else None,
                cost_high=sum(work["cost_high"] for work in priced) if priced else None,
                currency=next((work["currency"] for work in priced if work["currency"]), ""),
                cost_verified=bool(priced) and all(work["cost_verified"] for work in priced),
                place=before.place if before else "",
            )
        )
    return rows


def _known(value: float | None, otherwise: float | None) -> float | None:
    return otherwise if value is None else float(value)

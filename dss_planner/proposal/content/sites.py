"""The sites of the pack: the plan's rows, what the study measured of them, where they are, how sure their rank is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.landcover.classes import planner_classes
from dss_planner.plan.store.document import PlanDocument
from dss_planner.proposal.content.grounds import Weighted
from dss_planner.proposal.content.siting import Contribution, Robustness, Site, SiteFact
from dss_planner.proposal.content.studyfiles import layer_names, named_shapes, number, read_json, site_rows
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.vectors import transformation
from dss_planner.sites.places import inner_point
from dss_planner.text import Text, text

DEGREES = "EPSG:4326"
#: Fields of the study's sites → what they are; digits are those that the study's own tables show.
_MEASURED: tuple[tuple[str, Text, str, int], ...] = (
    ("soil_loss", text("Soil loss by wind"), "t/km²·a", 0),
    ("travel_time", text("Travel time"), "min", 0),
    ("elevation", text("Elevation"), "m", 0),
)
#: Columns of the plan's sites → what they are.
_PLANNED: tuple[tuple[str, str, Text, str, int], ...] = (
    ("rain", "rain_mm", text("Rain"), "mm/a", 0),
    ("slope", "slope_deg", text("Slope"), "°", 1),
    ("spring_cover", "spring_cover_pct", text("Vegetation cover in spring"), "%", 0),
    ("growing_cover", "growing_cover_pct", text("Vegetation cover in the growing season"), "%", 0),
    ("sand", "sand_pct", text("Sand in the soil"), "%", 0),
)


def gather_sites(document: PlanDocument, folder: Path, weights: Sequence[Weighted]) -> tuple[Site, ...]:
    """Return the sites of a plan by rank, those without a rank behind the others."""
    measured = {str(row.get("site_id") or ""): row for row in site_rows(folder / "sites.gpkg")}
    robustness = Robust(folder)
    units = _Units(folder, document.crs)
    to_degrees = transformation(document.crs, DEGREES)
    found = []
    for row in document.rows("sites"):
        shape = row["geom"]
        if shape is None or shape.IsEmpty():
            raise InputError(
                "The site “{site}” of the plan has no shape. Draw it, or remove its row.", site=row["name"]
            )
        values = measured.get(str(row["source_id"] or "")) or measured.get(str(row["uuid"])) or {}
        point = inner_point(shape)
        aimag, soum = units.at(point)
        point.Transform(to_degrees)
        found.append(
            Site(
                uuid=row["uuid"],
                source_id=str(row["source_id"] or ""),
                name=row["name"],
                rank=row["rank"],
                score=_first(row["score"], number(values, "score", "score_mean")),
                area=ellipsoidal_hectares(shape, document.crs),
                longitude=point.GetX(),
                latitude=point.GetY(),
                place=str(values.get("place") or ""),
                aimag=aimag[0] or str(values.get("region") or ""),
                soum=soum[0],
                aimag_local=aimag[1],
                soum_local=soum[1],
                reason=str(row["reason"] or values.get("reason") or ""),
                land_type=str(row["land_type"] or ""),
                completeness=_first(row["completeness"], number(values, "completeness")),
                shape=shape,
                facts=_facts(row, values),
                contributions=_contributions(values, weights),
                robustness=robustness.of(str(row["source_id"] or row["uuid"])),
                decision=_decision(values),
            )
        )
    return tuple(sorted(found, key=lambda site: (site.rank is None, site.rank or 0, site.name)))


def _first(*values: float | None) -> float | None:
    return next((float(value) for value in values if value is not None), None)


def _facts(row: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[SiteFact, ...]:
    facts = [SiteFact(name, title, number(row, column), unit, digits) for name, column, title, unit, digits in _PLANNED]
    facts += [
        SiteFact(
            name,
            title,
            _first(number(row, name), number(values, f"{name}_mean")),
            unit,
            digits,
            number(values, f"{name}_known"),
        )
        for name, title, unit, digits in _MEASURED
    ]
    code = number(values, "landcover_main")
    names: dict[object, str] = {entry.code: entry.name for entry in planner_classes()}
    names.update({entry.key: entry.name for entry in planner_classes()})
    main = row.get("main_landcover") or (None if code is None else int(code))
    main = names.get(main, main)
    return (*facts, SiteFact("landcover", text("Main land cover"), Text(str(main)) if main else None))


def _contributions(values: Mapping[str, Any], weights: Sequence[Weighted]) -> tuple[Contribution, ...]:
    found = []
    for one in weights:
        points = number(values, f"points_{one.id}_mean", f"contribution_points_{one.id}_mean")
        if points is not None:
            found.append(Contribution(one.id, one.name, points, 100.0 * one.share))
    return tuple(found)


def _decision(values: Mapping[str, Any]) -> str:
    """Return why a site was put at the top or left out by people; '' where nobody did."""
    said = str(values.get("excluded") or values.get("pinned") or "").strip()
    behind = ", ".join(str(v) for v in (values.get("excluded_by"), str(values.get("excluded_on") or "")[:10]) if v)
    return f"{said} ({behind})" if said and behind else said


class Robust:
    """How sure the ranks of the study's sites are; sites are told by their id, as another search names others alike."""

    def __init__(self, folder: Path) -> None:
        self.report = read_json(folder / "robustness.json")
        self._rows = {str(row.get("site_id") or ""): row for row in site_rows(folder / "robustness.gpkg")}

    def of(self, site: str) -> Robustness | None:
        """Return how sure the rank of a site is; None where it was not drawn."""
        mine = self._rows.get(site)
        if mine is None or not self.report:
            return None
        return Robustness(
            draws=int(self.report["draws"]),
            top=int(self.report["top"]),
            first_share=number(mine, "first_share"),
            top_share=number(mine, "top_share"),
            rank_mean=number(mine, "rank_mean"),
            rank_low=mine.get("rank_low"),
            rank_high=mine.get("rank_high"),
        )


class _Units:
    """Aimags and soums of the study, to say which one holds a point."""

    def __init__(self, folder: Path, crs: str) -> None:
        there = layer_names(folder)
        self._layers = [named_shapes(folder, role, crs) if role in there else [] for role in ("admin1", "admin2")]

    def at(self, point: ogr.Geometry) -> list[tuple[str, str]]:
        """Return (Latin name, local name) of aimag and soum."""
        return [
            next(((latin, local) for shape, latin, local in shapes if shape.Contains(point)), ("", ""))
            for shapes in self._layers
        ]

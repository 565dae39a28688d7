"""The sites a plan is drafted for: single polygons on the study's grid, with what the site layer says of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.geometry.frame import polygons
from dss_planner.plan.drafting.facts import LandFacts
from dss_planner.plan.drafting.sources import key
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid, spatial_reference
from dss_planner.raster.vectors import reproject, transformation
from dss_planner.sites.table import read_sites
from dss_planner.text import Text, text

#: Parts of a site below this area are left out, ha [A].
LEAST_PART = 1.0
#: Field that says why a site is left out, where it is.
EXCLUDED_FIELD = "excluded"
#: Field that says in which recovery class the rangeland is, as seen on the ground, and what it may hold.
RECOVERY_FIELD = "recovery_class"
RECOVERY_CLASSES = (1, 2, 3, 4, 5)
#: Fields that may hold a site's score, the first that is there counts.
_SCORE_FIELDS = ("score", "score_mean")


@dataclass(frozen=True)
class PlanSite:
    """One site. uuid: stable key; source_id: its id in the site layer, or ''; geometry: single polygon in the study's
    CRS; area: ellipsoidal ha; rank, score, reason, recovery_class (of the rangeland, 1 best to 5): None or '' when the
    layer does not say."""

    uuid: str
    source_id: str
    name: str
    rank: int | None
    score: float | None
    reason: str
    area: float
    geometry: ogr.Geometry
    recovery_class: int | None = None


def plan_sites(uri: str, grid: Grid) -> tuple[list[PlanSite], tuple[Text, ...]]:
    """Return the sites of a polygon layer, reprojected to the study's CRS, and notes on what was done to them.

    A site of several parts becomes one site for each part. A site with something in the field ``excluded`` is left out
    by decision, and a note says why. Fields site_id, name, rank, score, reason, recovery_class may be missing.
    Raises `InputError` when the layer is missing, has no CRS, no feature or no polygon, or lies outside the study.
    """
    layer = read_sites(uri)
    to_study = transformation(layer.crs, grid.crs)
    sites: list[PlanSite] = []
    notes: list[Text] = []
    for number, (geometry, fields) in enumerate(layer.rows, 1):
        moved = geometry.Clone()
        moved.AssignSpatialReference(spatial_reference(layer.crs))
        reproject(moved, to_study, uri)
        found = [
            (part, area)
            for part, area in ((one, ellipsoidal_hectares(one, grid.crs)) for one in polygons(moved))
            if area >= LEAST_PART
        ]
        name = str(fields.get("name") or f"Site {number}")
        reason = str(fields.get(EXCLUDED_FIELD) or "").strip()
        if reason:
            notes.append(text("“{site}” is left out of the plan: {reason}", site=name, reason=reason))
            continue
        if not found:
            notes.append(text("“{site}” is smaller than {least} ha and was left out.", site=name, least=LEAST_PART))
        if len(found) > 1:
            notes.append(
                text("“{site}” has {count} parts; each became a site of its own.", site=name, count=len(found))
            )
        for index, (part, area) in enumerate(found, 1):
            label = name if len(found) == 1 else f"{name} – part {index}"
            sites.append(_site(part, area, fields, label, index, uri))
    if not sites:
        raise InputError(
            "The layer “{layer}” has no site of at least {least} ha. Draw larger sites, or choose another layer.",
            layer=uri,
            least=LEAST_PART,
        )
    _require_overlap(sites, grid, uri)
    return sites, tuple(notes)


def _site(part: ogr.Geometry, area: float, fields: dict, name: str, index: int, uri: str) -> PlanSite:
    source_id = str(fields.get("site_id") or "")
    place = ",".join(f"{value:.1f}" for value in part.GetEnvelope())
    own = source_id if _is_uuid(source_id) and index == 1 else key("site", source_id or name, index, place)
    score = next((fields[name] for name in _SCORE_FIELDS if _number(fields.get(name)) is not None), None)
    rank = _number(fields.get("rank"))
    return PlanSite(
        uuid=own,
        source_id=source_id,
        name=name,
        rank=None if rank is None else int(rank),
        score=_number(score),
        reason=str(fields.get("reason") or ""),
        area=area,
        geometry=part,
        recovery_class=_recovery(fields, name),
    )


def known_of(site: PlanSite, facts: LandFacts) -> dict[str, object]:
    """Return what is known of a site as columns of the table ``sites``; None is unknown."""
    conditions = facts.conditions
    return {
        "rain_mm": conditions.rain,
        "slope_deg": conditions.slope,
        "spring_cover_pct": facts.spring_cover,
        "growing_cover_pct": conditions.cover,
        "sand_pct": conditions.sand,
        "soil_loss": facts.soil_loss,
        "main_landcover": facts.main_landcover or None,
        "completeness": facts.completeness,
        "water_km": conditions.water_km,
        "road_km": conditions.road_km,
        "material_km": conditions.material_km,
        "nursery_km": conditions.nursery_km,
        "protected_share": conditions.protected,
        "recovery_class": site.recovery_class,
    }


def with_recovery(facts: LandFacts, recovery_class: int | None) -> LandFacts:
    """Return facts of land with the recovery class that was seen on the ground."""
    return replace(facts, conditions=replace(facts.conditions, recovery_class=recovery_class))


def _recovery(fields: dict, name: str) -> int | None:
    value = _number(fields.get(RECOVERY_FIELD))
    if value is None:
        return None
    if value not in RECOVERY_CLASSES:
        raise InputError(
            "The recovery class of “{site}” is {found}; a whole number from {least} (best) to {most} is expected in "
            "the field “{field}”. Correct it, or leave it empty where it is not known.",
            site=name,
            found=f"{value:g}",
            least=min(RECOVERY_CLASSES),
            most=max(RECOVERY_CLASSES),
            field=RECOVERY_FIELD,
        )
    return int(value)


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def _is_uuid(value: str) -> bool:
    try:
        uuid.UUID(value)
    except ValueError:
        return False
    return True


def _require_overlap(sites: list[PlanSite], grid: Grid, uri: str) -> None:
    xmin, ymin, xmax, ymax = grid.bounds
    for site in sites:
        left, right, bottom, top = site.geometry.GetEnvelope()
        if left >= xmax or right <= xmin or bottom >= ymax or top <= ymin:
            raise InputError(
                "“{site}” of the layer “{layer}” lies outside the study's layers. "
                "Choose sites inside the study area, or align the layers for a larger one.",
                site=site.name,
                layer=uri,
            )

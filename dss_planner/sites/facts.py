"""Facts of sites: exact coverage-weighted values of rasters, place, area and shape."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.errors import InputError
from dss_planner.raster.areas import ellipsoidal_hectares
from dss_planner.raster.grid import Grid, require_metres, same_crs, spatial_reference
from dss_planner.raster.reading import open_raster
from dss_planner.raster.vectors import reproject, split_uri, transformation
from dss_planner.raster.zonal import ZonalRaster, ZoneFacts, zonal_facts_many
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.sites.outlines import polsby_popper
from dss_planner.sites.places import inner_point
from dss_planner.sites.table import SiteTable, read_sites, write_sites
from dss_planner.text import Text, text

#: Classes with a smaller share of every site get no field of their own.
_LEAST_CLASS_SHARE = 1e-6


@dataclass(frozen=True)
class FactRaster:
    """One raster to summarise.

    path, band: where. name: beginning of the field names (``soil_loss`` → ``soil_loss_mean``). classes: whether the
    values are class codes. limit: values at or above it are not quantities but a marker of “out of reach” (travel
    time: 1e6 minutes); they are left out of mean, min and max and reported as ``<name>_unreachable``.
    """

    path: str
    name: str
    band: int = 1
    classes: bool = False
    limit: float | None = None


@dataclass(frozen=True)
class SiteFactsRequest:
    """sites: polygons (vector). rasters: what to summarise, in metres. output: GeoPackage, layer ``sites``.

    partly: a raster that knows nothing of any site leaves its fields empty, instead of being an error.
    """

    sites: str
    rasters: tuple[FactRaster, ...]
    output: str
    partly: bool = False


@dataclass(frozen=True)
class SiteFactsResult:
    """fields: names of the fields added, in order. sites: how many. completeness: of each site (0–1)."""

    output: str
    fields: tuple[str, ...]
    sites: int
    completeness: tuple[float, ...]
    notes: tuple[Text, ...] = ()


def site_facts(
    request: SiteFactsRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> SiteFactsResult:
    """Add to each site what the rasters say about it; every cell counts by its share inside the site (exact).

    Quantities: ``<name>_mean``, ``_min``, ``_max``; classes: ``<name>_<code>`` share of the known part (0–1) and
    ``<name>_main`` the code with most; both: ``<name>_known`` share of the site that is known (0–1). With a limit:
    ``<name>_unreachable`` share of the known part; where all of it is out of reach, mean, min and max are the limit,
    the worst value. A site without a known cell gets NULL, never zero.
    Also ``area_ha`` (ellipsoidal), ``lon``, ``lat`` (degrees) and ``position`` of the centroid, ``compactness``
    (Polsby–Popper) and ``completeness``, the mean of the known shares. Fields of the same name are replaced.

    The sites may be in any CRS, also in degrees; the rasters need metres.

    Raises `InputError` for sites without CRS, features or polygons, a raster without CRS or in degrees, a missing
    band, a name used twice, or (unless ``partly``) a raster that knows nothing of any site; `OutputError`; `Cancelled`.
    """
    _check(request)
    table = read_sites(request.sites)
    progress(0.0, text("Summarising {count} sites", count=len(table.rows)))
    metric = Grid.of(open_raster(request.rasters[0].path)).crs
    added: list[dict[str, object]] = [_place(geometry, table.crs, metric) for geometry, _ in table.rows]
    known = np.zeros((len(table.rows), len(request.rasters)))
    summaries = _summaries(request.rasters, table, portion(progress, 0.0, 0.9), cancelled)
    for index, (raster, (whole, within)) in enumerate(zip(request.rasters, summaries)):
        found, shares = _facts(raster, whole, within, request.partly)
        known[:, index] = shares
        for values, more in zip(added, found):
            values.update(more)
    complete = known.mean(axis=1)
    for values, share in zip(added, complete):
        values["completeness"] = float(share)
    stop_if(cancelled)
    write_sites(request.output, table, added)
    notes = tuple(
        text("{name}: only {share} % of the wanted data is known.", name=_name(row, number), share=f"{100 * share:.0f}")
        for number, ((_, row), share) in enumerate(zip(table.rows, complete), start=1)
        if share < 0.995
    )
    result = SiteFactsResult(request.output, tuple(added[0]), len(table.rows), tuple(map(float, complete)), notes)
    inputs = {"sites": split_uri(request.sites)[0], **{raster.name: raster.path for raster in request.rasters}}
    provenance.record(request.output, "sitefacts", inputs, request, result)
    progress(1.0, None)
    return result


def degrees_minutes_seconds(lon: float, lat: float) -> str:
    """Return a position in words: 44°53′12″N 110°08′30″E."""
    shown = []
    for value, names in ((lat, "NS"), (lon, "EW")):
        seconds = round(abs(value) * 3600)
        minutes, second = divmod(seconds, 60)
        degree, minute = divmod(minutes, 60)
        shown.append(f"{degree}°{minute:02d}′{second:02d}″{names[value < 0]}")
    return " ".join(shown)


def _check(request: SiteFactsRequest) -> None:
    if not request.rasters:
        raise InputError("No raster was chosen; at least one is expected. Choose what to summarise.")
    names = [raster.name for raster in request.rasters]
    for name in names:
        if names.count(name) > 1:
            raise InputError("Two rasters have the name “{name}”; names must differ. Rename one.", name=name)
    for raster in request.rasters:
        grid = Grid.of(open_raster(raster.path))
        require_metres(grid.crs, raster.name)


def _place(geometry: ogr.Geometry, crs: str, metric: str) -> dict[str, object]:
    centre = inner_point(geometry)
    reproject(centre, transformation(crs, "EPSG:4326"), "sites")
    lon, lat = centre.GetX(), centre.GetY()
    return {
        "area_ha": ellipsoidal_hectares(geometry, crs),
        "lon": lon,
        "lat": lat,
        "position": degrees_minutes_seconds(lon, lat),
        "compactness": polsby_popper(_in_crs(geometry, crs, metric)),
    }


def _summaries(
    rasters: Sequence[FactRaster], table: SiteTable, progress: Progress, cancelled: CancelCheck
) -> list[tuple[list[ZoneFacts], list[ZoneFacts]]]:
    """Return for each raster the facts of each site, and those of its values below the limit ([] without a limit).

    All rasters of a CRS are summarised in one go.
    """
    found: list[tuple[list[ZoneFacts], list[ZoneFacts]]] = [([], []) for _ in rasters]
    groups = _by_crs(rasters)
    for number, (crs, members) in enumerate(groups):
        geometries = [_in_crs(geometry, table.crs, crs) for geometry, _ in table.rows]
        asked = [
            (index, ZonalRaster(rasters[index].path, rasters[index].band, rasters[index].classes)) for index in members
        ]
        asked += [
            (index, ZonalRaster(rasters[index].path, rasters[index].band, below=rasters[index].limit))
            for index in members
            if rasters[index].limit is not None and not rasters[index].classes
        ]
        asked.sort(key=lambda one: one[0])
        part = portion(progress, number / len(groups), (number + 1) / len(groups))
        facts = zonal_facts_many([raster for _, raster in asked], geometries, part, cancelled)
        for (index, raster), zones in zip(asked, facts):
            found[index][0 if raster.below is None else 1].extend(zones)
    return found


def _by_crs(rasters: Sequence[FactRaster]) -> list[tuple[str, list[int]]]:
    groups: list[tuple[str, list[int]]] = []
    for index, raster in enumerate(rasters):
        crs = Grid.of(open_raster(raster.path)).crs
        same = next((members for other, members in groups if same_crs(crs, other)), None)
        if same is None:
            groups.append((crs, [index]))
        else:
            same.append(index)
    return groups


def _facts(
    raster: FactRaster, facts: list[ZoneFacts], within: list[ZoneFacts], partly: bool
) -> tuple[list[dict[str, object]], list[float]]:
    """Return the new fields of each site and the share of it that is known."""
    if not partly and not any(zone.completeness for zone in facts):
        raise InputError(
            "The layer “{layer}” ({path}) knows nothing of any site. Choose a layer that covers the sites.",
            layer=raster.name,
            path=raster.path,
        )
    known = [zone.completeness for zone in facts]
    if raster.classes:
        return _class_fields(raster.name, facts), known
    if raster.limit is None:
        return [_quantity_fields(raster.name, zone) for zone in facts], known
    return [_limited_fields(raster, whole, part) for whole, part in zip(facts, within)], known


def _quantity_fields(name: str, zone: ZoneFacts) -> dict[str, object]:
    return {
        f"{name}_mean": _known(zone.mean),
        f"{name}_min": _known(zone.minimum),
        f"{name}_max": _known(zone.maximum),
        f"{name}_known": zone.completeness,
    }


def _limited_fields(raster: FactRaster, whole: ZoneFacts, part: ZoneFacts) -> dict[str, object]:
    reached = part.completeness / whole.completeness if whole.completeness else None
    values = _quantity_fields(raster.name, part if reached else whole)
    if reached == 0:
        # nothing of the site is within reach: the worst value there is, not an unknown one
        values.update({f"{raster.name}_{kind}": raster.limit for kind in ("mean", "min", "max")})
    values[f"{raster.name}_known"] = whole.completeness
    values[f"{raster.name}_unreachable"] = None if reached is None else max(0.0, 1.0 - reached)
    return values


def _class_fields(name: str, facts: list[ZoneFacts]) -> list[dict[str, object]]:
    codes = sorted({code for zone in facts for code, share in zone.class_shares.items() if share > _LEAST_CLASS_SHARE})
    found = []
    for zone in facts:
        known = zone.completeness > 0
        values: dict[str, object] = {
            f"{name}_{code}": zone.class_shares.get(code, 0.0) if known else None for code in codes
        }
        most = max(zone.class_shares, key=lambda code: (zone.class_shares[code], -code)) if known else None
        found.append({f"{name}_main": most, **values, f"{name}_known": zone.completeness})
    return found


def _in_crs(geometry: ogr.Geometry, crs: str, target: str) -> ogr.Geometry:
    copy = geometry.Clone()
    if not same_crs(crs, target):
        reproject(copy, transformation(crs, target), "sites")
        copy.AssignSpatialReference(spatial_reference(target))
    return copy


def _known(value: float) -> float | None:
    return float(value) if math.isfinite(value) else None


def _name(row: Mapping[str, object], number: int) -> str:
    return str(row.get("name") or f"Site {number}")

"""The layers of the spatial files: single valid shapes in WGS 84, the plan's keys, fields that every format holds."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Union

from osgeo import ogr

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.proposal.checking.consistency import Stated
from dss_planner.proposal.content.land import counting, counts_as
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.sites import DEGREES
from dss_planner.proposal.content.siting import Site
from dss_planner.proposal.content.spans import Span
from dss_planner.proposal.content.working import Plot, Shape
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.spatial.edition import EXACT, HIDDEN, Edition
from dss_planner.proposal.tables.monitoring import KINDS
from dss_planner.raster.areas import ellipsoidal_hectares, ellipsoidal_metres
from dss_planner.raster.grid import spatial_reference
from dss_planner.raster.vectors import mended, parts, transformation
from dss_planner.text import Text, text

Value = Union[str, float, int, date, None]
STRING, REAL, WHOLE, DAY = "text", "real", "whole", "day"
TYPES = {STRING: ogr.OFTString, REAL: ogr.OFTReal, WHOLE: ogr.OFTInteger, DAY: ogr.OFTDate}
_DIMENSION = {ogr.wkbPolygon: 2, ogr.wkbLineString: 1, ogr.wkbPoint: 0}
#: Digits of degrees in all files: 1 cm, as RFC 7946 advises.
DIGITS = 7


@dataclass(frozen=True)
class Field:
    """name: at most 10 ASCII letters, so that shapefiles keep it; about: for the codebook; fact: of the feature."""

    name: str
    kind: str
    about: Text
    unit: str = ""
    fact: str = ""


@dataclass(frozen=True)
class Feature:
    """One shape. fact: path of its facts, '' for a part of a shape that was split; measure: id, '' for sites."""

    values: Mapping[str, Value]
    shape: ogr.Geometry
    fact: str = ""
    measure: str = ""


@dataclass(frozen=True)
class SpatialLayer:
    """name: ASCII; title: in words; geometry: ogr.wkbPolygon, wkbLineString or wkbPoint; shapes are in EPSG:4326."""

    name: str
    title: Text
    geometry: int
    fields: tuple[Field, ...]
    features: tuple[Feature, ...]

    def stated(self, where: str, rows: list[Mapping[str, object]] | None = None) -> Iterator[Stated]:
        """Yield every number that states a fact; rows: fields as they were read back from a file."""
        for number, feature in enumerate(self.features):
            values = feature.values if rows is None else rows[number]
            for field in self.fields:
                if field.fact and feature.fact:
                    value = values.get(field.name)
                    stated = float(value) if isinstance(value, (int, float)) else None
                    place = f"{where}, {self.name} {number + 1}, {field.name}"
                    yield Stated(place, f"{feature.fact}/{field.fact}", stated, field.unit)


_KEY = Field("uuid", STRING, text("Key of the plan"))
_NAME = Field("name", STRING, text("Name"))
_LABEL = Field("label", STRING, text("Who may see it"))
_OF_WORK = (
    _KEY,
    Field("work_uuid", STRING, text("Key of the work")),
    Field("site_uuid", STRING, text("Key of the site")),
    Field("site", STRING, text("Site")),
    Field("measure", STRING, text("Id of the measure in the catalogue")),
    _NAME,
    Field("toolbox", STRING, text("Keyword of the UNCCD SDS Toolbox (own wording)")),
    Field("gef_code", STRING, text("GEF core indicator that it counts for: verify")),
)
_DAYS = (Field("begin", DAY, text("Stands from")), Field("end", DAY, text("Stands until")), _LABEL)


def spatial_layers(content: PackContent, words: Words, edition: Edition) -> tuple[SpatialLayer, ...]:
    """Return the layers of an edition: all of them where positions are exact, else sites as points of the grid.

    None where positions are hidden. Raises `InputError` for a shape of which nothing valid is left.
    """
    if edition.positions == HIDDEN:
        return ()
    if edition.positions != EXACT:
        return (_sites(content, words, edition),)
    found = [_sites(content, words, edition)]
    for kind, name, title, geometry in (
        ("zone", "zones", text("Works on land"), ogr.wkbPolygon),
        ("line", "lines", text("Works along lines"), ogr.wkbLineString),
        ("point", "points", text("Works at points"), ogr.wkbPoint),
    ):
        shapes = [shape for shape in content.shapes if shape.kind == kind]
        if shapes:
            found.append(_works(content, words, shapes, name, title, geometry))
    if content.plots:
        found.append(_monitoring(content, words))
    return tuple(found)


def _sites(content: PackContent, words: Words, edition: Edition) -> SpatialLayer:
    money = content.currency
    fields = (
        _KEY,
        _NAME,
        Field("rank", WHOLE, text("Rank"), "", "rank"),
        Field("score", REAL, text("Score (0–100)"), "", "score"),
        Field("area_ha", REAL, text("Area on the ellipsoid"), "ha", "area"),
        Field("aimag", STRING, text("Aimag or province")),
        Field("soum", STRING, text("Soum or district")),
        Field("works", STRING, text("Works")),
        Field("cost_low", REAL, text("Cost of the works, all prices low"), money, "cost_low"),
        Field("cost_mode", REAL, text("Cost of the works, likely prices"), money, "cost_mode"),
        Field("cost_high", REAL, text("Cost of the works, all prices high"), money, "cost_high"),
        Field("currency", STRING, text("Currency")),
        Field("net_low_t", REAL, text("Soil loss avoided less added, low"), "t", "net_low"),
        Field("net_t", REAL, text("Soil loss avoided less added, likely"), "t", "net_mode"),
        Field("net_high_t", REAL, text("Soil loss avoided less added, high"), "t", "net_high"),
        Field("grid_deg", REAL, text("Width of the grid that the position was coarsened to"), "°"),
        _LABEL,
    )
    if content.effect is None:
        fields = tuple(field for field in fields if not field.name.startswith("net_"))
    exact = edition.positions == EXACT
    features = tuple(
        feature
        for site in content.sites
        for feature in _features(
            _site_shape(content, site, edition),
            _site_values(content, site, words, edition),
            f"site/{site.uuid}",
            2 if exact else 0,
            content,
        )
    )
    return SpatialLayer("sites", text("Sites"), ogr.wkbPolygon if exact else ogr.wkbPoint, fields, features)


def _site_shape(content: PackContent, site: Site, edition: Edition) -> ogr.Geometry:
    if edition.positions == EXACT:
        return site.shape
    place = edition.place(site.longitude, site.latitude)
    if place is None:
        raise InputError("Positions are hidden: there is no shape to write.")
    point = ogr.Geometry(ogr.wkbPoint)
    point.AddPoint_2D(*place)
    point.Transform(transformation(DEGREES, content.plan.crs))
    return point


def _site_values(content: PackContent, site: Site, words: Words, edition: Edition) -> dict[str, Value]:
    total = content.budget.sums.by_site.get(site.uuid) if content.budget is not None else None
    effect = content.effect_of(site.uuid)
    net = effect.net if effect is not None else Span()
    names = [words.measure(content.measures[work.measure]) for work in content.works_of(site.uuid)]
    return {
        "uuid": site.uuid,
        "name": site.name,
        "rank": site.rank,
        "score": site.score,
        "area_ha": site.area,
        "aimag": words.place(site.aimag_local, site.aimag) or None,
        "soum": words.place(site.soum_local, site.soum) or None,
        "works": "; ".join(names) or None,
        "cost_low": total.low if total is not None else None,
        "cost_mode": total.mode if total is not None else None,
        "cost_high": total.high if total is not None else None,
        "currency": content.currency if total is not None else None,
        "net_low_t": net.low,
        "net_t": net.mode,
        "net_high_t": net.high,
        "grid_deg": None if edition.positions == EXACT else edition.grid,
        "label": content.sensitivity,
    }


def _works(
    content: PackContent, words: Words, shapes: list[Shape], name: str, title: Text, geometry: int
) -> SpatialLayer:
    size = {
        ogr.wkbPolygon: (Field("area_ha", REAL, text("Area on the ellipsoid"), "ha", "area"),),
        ogr.wkbLineString: (Field("length_m", REAL, text("Length on the ellipsoid"), "m", "length"),),
    }.get(geometry, ())
    features = tuple(
        feature
        for shape in shapes
        for feature in _features(
            shape.shape,
            _work_values(content, shape, words),
            f"shape/{shape.uuid}",
            _DIMENSION[geometry],
            content,
            shape.measure,
        )
    )
    return SpatialLayer(name, title, geometry, (*_OF_WORK, *size, *_DAYS), features)


def _work_values(content: PackContent, shape: Shape, words: Words) -> dict[str, Value]:
    measure = content.measures[shape.measure]
    return {
        "uuid": shape.uuid,
        "work_uuid": shape.work,
        "site_uuid": shape.site,
        "site": content.site(shape.site).name,
        "measure": shape.measure,
        "name": words.measure(measure),
        "toolbox": str(measure.toolbox_keyword.value),
        "gef_code": _code(measure),
        "area_ha": shape.area,
        "length_m": shape.length,
        "begin": shape.begin,
        "end": shape.end,
        "label": content.sensitivity,
    }


def _code(measure: Measure) -> str | None:
    codes = counting().codes.get(counts_as(measure))
    return codes["code"] if codes else None


def _monitoring(content: PackContent, words: Words) -> SpatialLayer:
    fields = (
        _KEY,
        Field("site_uuid", STRING, text("Key of the site")),
        Field("site", STRING, text("Site")),
        _NAME,
        Field("kind", STRING, text("Kind of place")),
        Field("kind_name", STRING, text("Kind of place, in words")),
        Field("pair_uuid", STRING, text("Key of the plot that it is compared with")),
        _LABEL,
    )
    features = tuple(
        feature
        for plot in content.plots
        for feature in _features(plot.shape, _plot_values(content, plot, words), f"plot/{plot.uuid}", 0, content)
    )
    return SpatialLayer("monitoring", text("Monitoring plots and controls"), ogr.wkbPoint, fields, features)


def _plot_values(content: PackContent, plot: Plot, words: Words) -> dict[str, Value]:
    return {
        "uuid": plot.uuid,
        "site_uuid": plot.site,
        "site": content.site(plot.site).name,
        "name": plot.name,
        "kind": plot.kind,
        "kind_name": words(KINDS[plot.kind][0]),
        "pair_uuid": plot.pair or None,
        "label": content.sensitivity,
    }


def _features(
    shape: ogr.Geometry, values: dict[str, Value], fact: str, dimension: int, content: PackContent, measure: str = ""
) -> Iterator[Feature]:
    """Yield the single valid parts of a shape in degrees; of several, each has a key and a size of its own."""
    crs = content.plan.crs
    whole = mended(shape)
    found = [] if whole is None else list(parts(whole, dimension))
    if not found:
        raise InputError(
            "The shape of “{name}” in the plan is not valid and cannot be mended. Draw it again.",
            name=str(values.get("name") or values["uuid"]),
        )
    for number, part in enumerate(found, 1):
        moved = part.Clone()
        moved.Transform(transformation(crs, DEGREES))
        moved = _rounded(moved)
        moved.AssignSpatialReference(spatial_reference(DEGREES))
        if len(found) == 1:
            yield Feature(values, moved, fact, measure)
            continue
        own = {**values, "uuid": str(uuid.uuid5(uuid.UUID(str(values["uuid"])), str(number)))}
        if "area_ha" in values and dimension == _DIMENSION[ogr.wkbPolygon]:
            own["area_ha"] = ellipsoidal_hectares(part, crs)
        if "length_m" in values and dimension == _DIMENSION[ogr.wkbLineString]:
            own["length_m"] = ellipsoidal_metres(part, crs)
        yield Feature(own, moved, "", measure)


def _rounded(shape: ogr.Geometry) -> ogr.Geometry:
    """Return the shape with coordinates of `DIGITS` digits, where it stays valid; else as it is."""
    again = ogr.CreateGeometryFromJson(shape.ExportToJson([f"COORDINATE_PRECISION={DIGITS}"]))
    return again if again is not None and again.IsValid() else shape

"""Vector layers in the health table: where they lie, and what `vectorhealth` finds in their features and fields."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from osgeo import ogr

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.candidates import assignments, rectangle
from dss_planner.intake.health.crs import Position, check_crs, fits
from dss_planner.intake.health.figures import hectares, listed, metres
from dss_planner.intake.health.layer import LEAVE_OUT, NOTHING, Layer, Study
from dss_planner.intake.health.meaning import OLD, check_role
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, Problem
from dss_planner.intake.roles import LINE, POLYGON, ROLES
from dss_planner.intake.vectors.alignment import EXPIRED
from dss_planner.intake.vectors.inspection import VectorHealth, inspect
from dss_planner.raster.grid import crs_label
from dss_planner.running import CancelCheck
from dss_planner.text import text

#: A layer may end near a small study area; one this far away lies in the wrong place [m].
FAR = 300_000.0
_SHOWN = 4
_KINDS = {"point": text("points"), "line": text("lines"), "polygon": text("polygons")}

_LEFT_OUT = (text("Left out"), text("drop"))
#: What can be wrong with features: code, severity, what it is, what is done, how.
_GEOMETRIES = (
    ("geometry_empty", MENDS, text("Without geometry: {count} of {all} features."), *_LEFT_OUT),
    ("geometry_numbers", MENDS, text("Coordinates that are no numbers: {count} of {all} features."), *_LEFT_OUT),
    (
        "geometry_invalid",
        MENDS,
        text("Invalid (rings that cross or do not close): {count} of {all} features."),
        text("Repaired; the covered ground stays"),
        text("make valid"),
    ),
    ("geometry_collapsed", MENDS, text("Polygons without any area: {count} of {all} features."), *_LEFT_OUT),
    ("geometry_kind", MENDS, text("Other than {kind}: {count} of {all} features."), *_LEFT_OUT),
    (
        "geometry_mixed",
        MENDS,
        text("Points, lines and polygons in one: {count} of {all} features."),
        text("The parts of the right kind are kept"),
        text("split into parts"),
    ),
    ("geometry_length", MENDS, text("Lines without length: {count} of {all} features."), *_LEFT_OUT),
    (
        "geometry_curved",
        MENDS,
        text("With arcs: {count} of {all} features."),
        text("Turned into short straight pieces"),
        text("linearise"),
    ),
    (
        "duplicates",
        MENDS,
        text("There twice, with geometry and fields: {count} of {all} features."),
        text("Each is kept once"),
        text("drop the copies"),
    ),
    (
        "slivers",
        TELLS,
        text("Slivers, left over from an overlay: {count} of {all} features."),
        text("Look at them in QGIS; they are kept"),
        NOTHING,
    ),
)


def position_of(health: VectorHealth, stated: str) -> Position:
    """Return where the layer's numbers lie. stated: CRS of the file, '' for none."""
    return Position(stated, rectangle(*health.scan.extent) if health.scan.extent else ogr.Geometry(ogr.wkbPolygon))


def examine(layer: Layer, study: Study, cancelled: CancelCheck) -> VectorHealth:
    """Return what `vectorhealth` finds in the layer as it was recognised. Raises as `inspect`."""
    return inspect(
        layer.uri,
        study.area,
        layer.role,
        layer.found.fields if layer.found else {},
        crs=layer.choice.crs,
        columns=layer.choice.fields,
        today=study.today,
        cancelled=cancelled,
    )


def check_vector(layer: Layer, health: VectorHealth, stated: str, study: Study) -> Iterator[Problem]:
    """Yield what is wrong with a vector layer or table."""
    if health.scan.features == health.scan.empty + health.scan.no_number:
        yield _nothing(layer, health)
        return
    position = position_of(health, stated)
    yield from check_crs(layer, position, study)
    yield from check_role(layer, 0)
    if not layer.role:
        return
    if _usable(health, ROLES[layer.role].geometry) <= 0:
        yield _nothing(layer, health)
        return
    if fits(layer, position):
        yield from _place(layer, health, position, study)
    yield from _geometries(layer, health)
    yield from _fields(layer, health)
    yield from _age(layer, health, study)
    for index, note in enumerate(health.notes):
        yield layer.row(f"note_{index + 1}" if index else "note", TELLS, note, text("None needed"))


def _usable(health: VectorHealth, geometry: str) -> int:
    """Return how many features have a part of the role's kind."""
    scan = health.scan
    lost = scan.collapsed if geometry == POLYGON else scan.zero_length if geometry == LINE else 0
    return scan.features - scan.empty - scan.no_number - health.wrong_kind - lost


def _nothing(layer: Layer, health: VectorHealth) -> Problem:
    kind = _KINDS.get(ROLES[layer.role].geometry, text("features")) if layer.role else text("features")
    problem = text(
        "None of its {count} features can be used: no {kind} are left.", count=health.scan.features, kind=kind
    )
    return layer.row("empty", ASKS, problem, text("Take another layer"), None, None, (LEAVE_OUT,))


def _place(layer: Layer, health: VectorHealth, position: Position, study: Study) -> Iterator[Problem]:
    if health.inside_share is None or health.inside_share > 0:
        return
    away = 1000.0 * health.distance
    xmin, ymin, xmax, ymax = study.area.bounds
    values = {"away": metres(away) if away < float("inf") else "?"}
    if away <= max(xmax - xmin, ymax - ymin, FAR):
        problem = (
            text("None of its features lies in the study area; they begin {away} away.", **values)
            if away > 0
            else text("None of its features lies in the study area, though they lie around it.")
        )
        yield layer.row(
            "none_inside", TELLS, problem, text("Add a layer that reaches the area, if there should be any")
        )
        return
    offered = assignments(position.extent, study, health.crs)
    problem = text("It lies {away} from the study area in {crs}.", crs=crs_label(health.crs), **values)
    fix = (
        text("Assign the system it was made in, or take a layer of this region")
        if offered
        else text("Take a layer of this region")
    )
    yield layer.row("extent_outside", ASKS, problem, fix, None, None, (*offered, LEAVE_OUT))


def _geometries(layer: Layer, health: VectorHealth) -> Iterator[Problem]:
    scan, role = health.scan, ROLES[layer.role]
    kind = _KINDS.get(role.geometry, text("features"))
    counts = (
        scan.empty,
        scan.no_number,
        scan.invalid,
        scan.collapsed,
        health.wrong_kind,
        scan.dimensions.get(-1, 0),
        scan.zero_length,
        scan.curved,
        scan.duplicates,
        scan.slivers,
    )
    for count, (code, severity, problem, fix, method) in zip(counts, _GEOMETRIES):
        if count:
            values: dict[str, object] = {"count": count, "all": scan.features, "kind": kind}
            yield layer.row(code, severity, replace(problem, values=values), fix, method)


def _fields(layer: Layer, health: VectorHealth) -> Iterator[Problem]:
    needed = [item for item in health.missing if item.needed]
    wanted = [item for item in health.missing if not item.needed]
    for code, severity, items in (("fields_needed", ASKS, needed), ("fields_missing", TELLS, wanted)):
        if items:
            yield layer.row(
                code,
                severity,
                text(
                    "It has no field for {keys}; looked for {names}.",
                    keys=", ".join(item.key for item in items),
                    names=listed([name for item in items for name in item.looked_for], _SHOWN),
                ),
                text("Say which field it is, or take another layer")
                if severity == ASKS
                else text("Say which field it is, where there is one"),
                None,
                None,
                (LEAVE_OUT,) if severity == ASKS else (),
            )
    scan = health.scan
    if health.unknown_classes:
        named = listed([name or "–" for name in health.unknown_classes], _SHOWN)
        yield layer.row(
            "road_classes",
            TELLS,
            text("Road classes that have no speed of their own: {classes}.", classes=named),
            text("Give each a speed, or the default speed counts"),
            text("default speed"),
        )
    if scan.damaged_count:
        written, was = next(iter(scan.damaged.items()))
        yield layer.row(
            "encoding",
            MENDS,
            text(
                "Texts in the wrong encoding: {count}, for example “{written}” for “{was}”.",
                count=scan.damaged_count,
                written=written[:24],
                was=was[:24],
            ),
            text("Read in the right encoding"),
            text("re-encode"),
        )
    if scan.lost_count:
        yield layer.row(
            "encoding_lost",
            TELLS,
            text(
                "Texts that lost their letters when they were saved: {count}, for example “{written}”.",
                count=scan.lost_count,
                written=scan.lost[0][:24],
            ),
            text("Take the layer from its source again, where names matter"),
        )
    if scan.expired:
        yield _expired(layer, health)


def _expired(layer: Layer, health: VectorHealth) -> Problem:
    scan = health.scan
    problem = (
        text(
            "Expired licences: {count} of {all}; in the study area they take {area}.",
            count=scan.expired,
            all=scan.features,
            area=hectares(scan.expired_hectares),
        )
        if scan.expired_hectares
        else text("Expired licences: {count} of {all}.", count=scan.expired, all=scan.features)
    )
    fix = text("Leave the expired ones out; they are kept unless you accept that")
    return layer.row(EXPIRED, TELLS, problem, fix, text("drop the expired"), LayerChoice())


def _age(layer: Layer, health: VectorHealth, study: Study) -> Iterator[Problem]:
    if not health.too_old:
        return
    age = study.today.year - int(health.date[:4])
    values = {"date": health.date, "age": age, "limit": OLD}
    problem = (
        text("The file was last changed on {date}, {age} years ago.", **values)
        if health.date_source == "file"
        else text("Its newest date is {date}, {age} years ago.", **values)
    )
    yield layer.row("old", TELLS, problem, text("Take newer data where there are any"))

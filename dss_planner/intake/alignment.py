"""Align layers: any mix of rasters and vectors becomes one study folder on one grid in known units."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dss_planner import provenance
from dss_planner.intake import report
from dss_planner.intake.area.estimate import estimate, require_room
from dss_planner.intake.area.gridproposal import DETAILED, too_fine
from dss_planner.intake.area.studyarea import write_study_area
from dss_planner.intake.choosing import Chosen, choose_layers
from dss_planner.intake.health.check import check_layers
from dss_planner.intake.health.problems import ASKS
from dss_planner.intake.health.rows import as_rows
from dss_planner.intake.naming import short_name
from dss_planner.intake.preparing.cache import FOLDER as CACHE
from dss_planner.intake.preparing.cache import PUBLISHING, SETS, Cache, key_of
from dss_planner.intake.preparing.ground import ground_of
from dss_planner.intake.preparing.preparation import VERSION, Preparation
from dss_planner.intake.preparing.rasters import GENTLE_SLOPE_CELL, SHARES, SLOPE_CELL_LIMIT
from dss_planner.intake.preparing.vectors import assemble
from dss_planner.intake.request import AlignedLayer, AlignRequest, AlignResult
from dss_planner.intake.roles import VECTOR
from dss_planner.intake.staging import publish, require_own, staged
from dss_planner.raster.vectors import split_uri
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if
from dss_planner.text import Text, text

__all__ = [
    "GENTLE_SLOPE_CELL",
    "SLOPE_CELL_LIMIT",
    "STEP",
    "AlignRequest",
    "AlignResult",
    "AlignedLayer",
    "align_layers",
]

STEP = "alignlayers"
VECTORS, STUDY_AREA = "vectors.gpkg", "study_area.gpkg"


def align_layers(request: AlignRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> AlignResult:
    """Recognise every layer, convert units, and write all of them on one grid into the study folder.

    Layers that were prepared before are taken from the study's cache. Everything is written beside its place and moved
    there at the end: on an error or a cancel an older study stays as it was; layers that were ready by then stay in the
    cache. Raises `InputError` for a study area or layer that cannot be used (named, with the fix), for two layers of
    one role, and for a layer that is not recognised; `OutputError`; `Cancelled`.
    """
    ground = ground_of(request)
    folder = Path(request.folder)
    progress(0.0, text("Recognising the layers"))
    chosen, notes = choose_layers(request.layers, request.choices, cancelled, folder / CACHE / SETS)
    files = {VECTORS if one.found.kind == VECTOR else f"{one.found.role}.tif" for one in chosen}
    require_own(folder, sorted({STUDY_AREA, SHARES, *files}))
    require_room(estimate(ground.grid, [one.found for one in chosen], folder), folder)
    with staged(folder) as staging:
        cache = Cache(folder)
        try:
            cache.trim(report.keys(folder / report.NAME))
            prepared = _prepared(chosen, Preparation(request, ground, cache), portion(progress, 0.1, 0.95), cancelled)
            progress(0.95, text("Putting the study together"))
            entries = _handed_out(prepared, cache, folder, staging, cancelled)
            write_study_area(ground.area, staging / STUDY_AREA)
            stop_if(cancelled)
            content = key_of([ground.grid.as_dict(), ground.outline, *sorted(entry.key for entry in entries)])
            health = _health(request, chosen, content, folder, cancelled)
            entries = tuple(_with_questions(entry, health) for entry in entries)
            notes = (ground.reason, *notes, *_fineness(request.cell_size, entries), _reuse(entries))
            result = AlignResult(request.folder, ground.grid, ground.area.hectares, entries, notes, content)
            report.write(staging / report.NAME, result, request, health)
            _record(request, result, staging, cache)
            publish(staging, folder, (report.NAME,), cache.path / PUBLISHING)
            cache.trim({entry.key for entry in entries})
        finally:
            cache.close()
    progress(1.0, None)
    return result


def _prepared(
    chosen: Sequence[Chosen], preparation: Preparation, progress: Progress, cancelled: CancelCheck
) -> list[AlignedLayer]:
    entries = []
    for number, one in enumerate(chosen):
        step = portion(progress, number / len(chosen), (number + 1) / len(chosen))
        step(
            0.0,
            text("Aligning {layer} ({number} of {count})", layer=one.found.title, number=number + 1, count=len(chosen)),
        )
        entries.append(preparation.layer(one, step, cancelled))
    return entries


def _handed_out(
    prepared: Sequence[AlignedLayer], cache: Cache, folder: Path, staging: Path, cancelled: CancelCheck
) -> tuple[AlignedLayer, ...]:
    """Put the prepared layers into the staging folder; return them with their place in the study folder."""
    entries = []
    vectors = [entry for entry in prepared if entry.kind == VECTOR]
    for entry in prepared:
        stop_if(cancelled)
        if entry.kind == VECTOR:
            entries.append(replace(entry, output=f"{folder / VECTORS}|layername={entry.role}"))
            continue
        name = Path(entry.output).name
        cache.hand_out(Path(entry.output), staging / name)
        shares = ""
        if entry.class_shares:
            cache.hand_out(Path(entry.class_shares), staging / SHARES)
            shares = str(folder / SHARES)
        entries.append(replace(entry, output=str(folder / name), class_shares=shares))
    if vectors:
        key = key_of(["vectors", VERSION, *(entry.key for entry in vectors)])
        parts = [(entry.role, Path(split_uri(entry.output)[0])) for entry in vectors]
        made = cache.make(key, lambda place: _assembled(parts, place, cancelled))
        # a GeoPackage is written to by programs that only show it: never a link
        cache.hand_out(made.path / VECTORS, staging / VECTORS, linked=False)
    return tuple(entries)


def _assembled(parts: Sequence[tuple[str, Path]], place: Path, cancelled: CancelCheck) -> dict[str, object]:
    assemble(parts, place / VECTORS, cancelled)
    return {}


def _fineness(cell_size: float, entries: Sequence[AlignedLayer]) -> tuple[Text, ...]:
    """Return a note when the cells are finer than those of the finest layer that shows detail."""
    detailed = [(entry.native_cell_size_m, entry.source) for entry in entries if entry.role in DETAILED]
    native, source = min(detailed, default=(0.0, ""))
    note = too_fine(cell_size, native, short_name(source))
    return () if note is None else (note,)


def _reuse(entries: Sequence[AlignedLayer]) -> Text:
    return text(
        "{cached} of {count} layers were taken from the cache.",
        cached=sum(entry.cached for entry in entries),
        count=len(entries),
    )


def _health(
    request: AlignRequest, chosen: Sequence[Chosen], content: str, folder: Path, cancelled: CancelCheck
) -> Sequence[Mapping[str, object]]:
    """Return the rows of the health table for the report; those of the last run where it had the same content."""
    known = report.health(folder / report.NAME, content)
    if known is not None:
        return known
    uris = [uri for one in chosen for uri in (one.found.uri, one.partner) if uri]
    choices = {**request.choices, **{one.found.uri: one.choice for one in chosen}}
    return as_rows(check_layers(replace(request, layers=tuple(uris), choices=choices), cancelled=cancelled))


def _with_questions(entry: AlignedLayer, health: Sequence[Mapping[str, object]]) -> AlignedLayer:
    """Return the layer with a warning for each question of the health table that the user has not answered."""
    asked = [row for row in health if row["uri"] == entry.source and row["severity"] == ASKS]
    warnings = [
        text("A question about it is open: {question}", question=str(row["problem"]))
        for row in asked
        if row["code"] not in entry.choice.accepted
    ]
    return replace(entry, warnings=(*entry.warnings, *warnings))


def _record(request: AlignRequest, result: AlignResult, staging: Path, cache: Cache) -> None:
    """Write the provenance of every file, in the staging folder."""
    digest = cache.contents.digest
    area = {"study_area": split_uri(request.study_area)[0]}
    for entry in result.entries:
        if entry.kind != VECTOR:
            inputs = {**_inputs([entry]), **area}
            for path in filter(None, (entry.output, entry.class_shares)):
                provenance.record(staging / Path(path).name, STEP, inputs, request, entry, digest)
    vectors = [entry for entry in result.entries if entry.kind == VECTOR]
    if vectors:
        provenance.record(staging / VECTORS, STEP, _inputs(vectors), request, vectors, digest)
    provenance.record(staging / STUDY_AREA, STEP, area, request, result.notes, digest)


def _inputs(entries: Sequence[AlignedLayer]) -> Mapping[str, str]:
    """Return the files of the sources by name: the role, and behind it the further files of a source of several."""
    found = {}
    for entry in entries:
        for number, path in enumerate(entry.files):
            found[f"{entry.role}/{Path(path).name}" if number else entry.role] = path
    return found

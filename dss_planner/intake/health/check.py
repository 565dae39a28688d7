"""Look at every layer of a study before anything runs: what is wrong, how it is mended, what only the user knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from dss_planner.errors import InputError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import choice_of, recognised, sets_of
from dss_planner.intake.health.crs import check_datum
from dss_planner.intake.health.figures import layer_name
from dss_planner.intake.health.layer import Layer, Study, read_study
from dss_planner.intake.health.opening import UNREADABLE, opening_problem, reason_of, role_wrong, unreadable
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, HealthReport, Problem
from dss_planner.intake.health.raster import CheckedRaster, check_raster
from dss_planner.intake.health.study import check_needs, check_rivals, check_set, check_texture, check_winds
from dss_planner.intake.health.vectors import check_vector, examine
from dss_planner.intake.opening import open_any, sublayers
from dss_planner.intake.preparing.cache import FOLDER as CACHE
from dss_planner.intake.preparing.cache import SETS
from dss_planner.intake.request import AlignRequest
from dss_planner.intake.sets.grouping import build_vrt
from dss_planner.intake.vectors.opening import open_anything
from dss_planner.raster.vectors import open_layer, split_uri
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if
from dss_planner.text import text

_ORDER = (ASKS, MENDS, TELLS)


@dataclass
class _Seen:
    """What the checks of all layers have in common. layers: with a role. rasters: that can be compared."""

    layers: list[Layer] = field(default_factory=list)
    rasters: list[CheckedRaster] = field(default_factory=list)
    rows: list[Problem] = field(default_factory=list)
    checked: list[str] = field(default_factory=list)


def check_layers(
    request: AlignRequest, progress: Progress = silent, cancelled: CancelCheck = never, today: date | None = None
) -> HealthReport:
    """Return what is wrong with the layers of ``request``, those that ask first; nothing of them is changed.

    Files that are one layer (tiles, months) are looked at together, as a virtual raster in the study's cache. Headers
    and samples of rasters are read, never a whole one. today: the day to which the age of data counts.
    A layer that cannot be read is a row of the report, not an error. Raises `Cancelled`.
    """
    seen = _Seen()
    study = _study(request, today or date.today(), seen)
    request = _with_sets(request, seen, cancelled)
    given = list(dict.fromkeys(request.layers))
    for index, uri in enumerate(given):
        stop_if(cancelled)
        progress(index / max(len(given), 1), text("Checking {layer}", layer=layer_name(uri)))
        for layer in _layers(uri, request, seen):
            stop_if(cancelled)
            _check(layer, study, seen, cancelled)
    seen.rows += check_rivals(seen.layers)
    seen.rows += check_winds(seen.layers)
    if study is not None:
        seen.rows += _guarded(check_texture(seen.rasters, study))
    seen.rows += check_needs({layer.role for layer in seen.layers})
    progress(1.0, None)
    return HealthReport(_sorted(seen.rows), tuple(seen.checked))


def _study(request: AlignRequest, today: date, seen: _Seen) -> Study | None:
    """Return the study area, None with a row when it cannot be used."""
    layer = Layer(request.study_area, request.study_area, LayerChoice(role="study_area"))
    try:
        study = read_study(request.study_area, request.crs, request.cell_size, today)
        seen.rows += check_datum(layer, open_layer(request.study_area, layer.name).crs, study)
    except UNREADABLE as error:
        fix = text("Choose another study area, or mend this one")
        seen.rows.append(layer.row("study_area", ASKS, reason_of(error, layer.uri), fix))
        return None
    return study


def _with_sets(request: AlignRequest, seen: _Seen, cancelled: CancelCheck) -> AlignRequest:
    """Return the request with one virtual raster in the place of files that are one layer, as alignment takes them."""
    here = [uri for uri in request.layers if opening_problem(Layer(uri, uri, LayerChoice())) is None]
    joined, members = dict(request.choices), {}
    try:
        for found in sets_of(here, request.choices, cancelled):
            said = choice_of(request.choices, found.members[0])
            uri = build_vrt(found, Path(request.folder) / CACHE / SETS, said.zero_is_value)
            joined[uri] = said.merged(choice_of(request.choices, uri))
            members.update(dict.fromkeys(found.members, uri))
            seen.rows += check_set(Layer(uri, uri, joined[uri]), found)
    except UNREADABLE:  # each file is then looked at by itself, and says what is wrong with it
        return request
    return replace(request, layers=tuple(members.get(uri, uri) for uri in request.layers), choices=joined)


def _layers(given: str, request: AlignRequest, seen: _Seen) -> Iterator[Layer]:
    """Yield the layers in a file that take part; a row for a file that cannot be opened."""
    whole = Layer(given, given, request.choices.get(given, LayerChoice()))
    if whole.choice.left_out:
        return
    problem = opening_problem(whole)
    if problem is not None:
        seen.rows.append(problem)
        if not problem.mended:
            seen.checked.append(given)
            return
    try:
        parts = sublayers(given)
    except UNREADABLE as error:
        seen.checked.append(given)
        seen.rows.append(unreadable(whole, error))
        return
    for part in parts:
        key = given if len(parts) == 1 else part
        choice = choice_of(request.choices, part, key)
        if not choice.left_out:
            seen.checked.append(key)
            yield Layer(part, key, choice, among=len(parts) > 1)


def _check(layer: Layer, study: Study | None, seen: _Seen, cancelled: CancelCheck) -> None:
    """Add the rows of one layer, and the layer for the checks that compare layers."""
    try:
        if _is_raster(layer.uri):
            checked = check_raster(layer, study)
            rows = checked.rows
            seen.layers += [checked.layer] if checked.layer.role else []
            seen.rasters += [checked] if checked.header else []
        else:
            rows = _check_vector(layer, study, seen, cancelled)
    except UNREADABLE as error:
        rows = [unreadable(layer, error)]
    seen.rows += rows


def _is_raster(uri: str) -> bool:
    if split_uri(uri)[1]:
        return False
    dataset = open_any(uri)
    return bool(dataset.RasterCount)


def _check_vector(layer: Layer, study: Study | None, seen: _Seen, cancelled: CancelCheck) -> list[Problem]:
    stated = open_anything(layer.uri, layer.name, "", layer.choice.fields).crs
    try:
        layer = replace(layer, found=recognised(layer.uri, layer.choice))
    except InputError as error:
        if stated:
            return [role_wrong(layer, error)]
    if layer.role == "study_area":
        return []
    if layer.role:
        seen.layers.append(layer)
    return list(check_vector(layer, examine(layer, study, cancelled), stated, study)) if study is not None else []


def _sorted(rows: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the rows, those that ask first, one for each layer and code; what is not mended goes before its like."""
    kept: dict[tuple[str, str], Problem] = {}
    for row in rows:
        key = (row.layer, row.code)
        if key not in kept or (kept[key].mended and not row.mended):
            kept[key] = row
    return tuple(sorted(kept.values(), key=lambda row: _ORDER.index(row.severity)))


def _guarded(rows: Iterable[Problem]) -> list[Problem]:
    """Return the rows of a check that compares layers; none when one of them fails to be read."""
    try:
        return list(rows)
    except UNREADABLE:
        return []

"""One layer prepared for a study: mended, converted and on the study's grid, in the cache."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from osgeo import gdal

from dss_planner import paths, provenance
from dss_planner.intake import report
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import Chosen, choice_of, own_classes, recognised, require_answers, unknown_values
from dss_planner.intake.preparing.cache import Cache, Entry, key_of
from dss_planner.intake.preparing.contents import SourceContent
from dss_planner.intake.preparing.ground import Ground, ground_of
from dss_planner.intake.preparing.overtime import FILE as ONE_FILE
from dss_planner.intake.preparing.overtime import of_one, prepare_over_time
from dss_planner.intake.preparing.rasters import SHARES, conversion, method_reason, prepare_raster
from dss_planner.intake.preparing.series import FILE as MONTHS_FILE
from dss_planner.intake.preparing.series import MEAN_COMPONENTS, is_series, of_months, prepare_months
from dss_planner.intake.preparing.vectors import AXES_SWAPPED, expires, field_conversions, prepare_vector, today
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.request import AlignedLayer, AlignRequest
from dss_planner.intake.roles import ROLES, VECTOR
from dss_planner.intake.sentences import restored
from dss_planner.intake.vectors.alignment import EXPIRED
from dss_planner.running import CancelCheck, Progress, never, portion, silent, stop_if

#: Raised whenever the code that prepares layers gives other results: older results are then made again.
VERSION = 4
#: Accepted fixes that change what is made of a layer.
_ACCEPTED = {AXES_SWAPPED, EXPIRED, MEAN_COMPONENTS}


@dataclass(frozen=True)
class Preparation:
    """How the layers of one request are prepared."""

    request: AlignRequest
    ground: Ground
    cache: Cache

    def layer(self, one: Chosen, progress: Progress, cancelled: CancelCheck) -> AlignedLayer:
        """Return the recognised layer, prepared; from the cache when nothing that it depends on has changed.

        Raises `InputError` when it cannot be used (named, with the fix), `OutputError`, and `Cancelled`.
        """
        stop_if(cancelled)
        contents = [self.cache.contents.of(uri, cancelled) for uri in (one.found.uri, one.partner) if uri]
        recipe = _recipe(one, contents)
        key = key_of([recipe, self._place(one), self._shares(one), "grid"])
        entry = self.cache.find(key)
        cached = entry is not None
        if entry is None:
            entry = self.cache.make(key, lambda folder: self._made(one, contents, recipe, folder, progress, cancelled))
        progress(1.0, None)
        return self._described(one, contents, entry, cached)

    def _made(
        self,
        one: Chosen,
        contents: Sequence[SourceContent | None],
        recipe: object,
        folder: Path,
        progress: Progress,
        cancelled: CancelCheck,
    ) -> dict[str, object]:
        found, notes = one.found, []
        if found.kind == VECTOR:
            facts = prepare_vector(found, one.choice, self.ground, folder, cancelled)
        else:
            if is_series(found, one.partner):
                months = self._months(one, recipe, portion(progress, 0.0, 0.8), cancelled)
                found, notes = of_months(found, months.path / MONTHS_FILE), list(months.facts["warnings"])  # type: ignore[call-overload]
                progress = portion(progress, 0.8, 1.0)
            elif found.over_time:
                dates = self._one_of_dates(one, recipe, portion(progress, 0.0, 0.8), cancelled)
                found, notes = of_one(found, dates.path / ONE_FILE), list(dates.facts["warnings"])  # type: ignore[call-overload]
                progress = portion(progress, 0.8, 1.0)
            facts = prepare_raster(found, one.choice, self.ground, folder, self._shares(one), progress, cancelled)
        for content in contents:
            if content is not None:
                content.require_unchanged()
        return {**facts, "warnings": [*notes, *facts["warnings"]], "software": provenance.software()}  # type: ignore[misc]

    def _months(self, one: Chosen, recipe: object, progress: Progress, cancelled: CancelCheck) -> Entry:
        """Return the twelve months of a series on its own grid: other cell sizes need them again."""
        return self.cache.make(
            key_of([recipe, "months"]),
            lambda folder: prepare_months(one.found, one.partner, one.choice, folder, progress, cancelled),
        )

    def _one_of_dates(self, one: Chosen, recipe: object, progress: Progress, cancelled: CancelCheck) -> Entry:
        """Return the one layer that the dates of a series become, on its own grid."""
        return self.cache.make(
            key_of([recipe, "over time"]),
            lambda folder: prepare_over_time(one.found, one.choice, folder, progress, cancelled),
        )

    def _place(self, one: Chosen) -> list[object]:
        """Return where the layer is brought to; vectors do not depend on the cells."""
        return [self.ground.outline, None if one.found.kind == VECTOR else self.ground.grid.as_dict()]

    def _shares(self, one: Chosen) -> bool:
        return self.request.class_shares and one.found.role == "landcover"

    def _described(
        self, one: Chosen, contents: Sequence[SourceContent | None], entry: Entry, cached: bool
    ) -> AlignedLayer:
        found, choice = one.found, _as_read(one)
        role, facts, vector = ROLES[found.role], entry.facts, found.kind == VECTOR
        method = str(facts.get("method", ""))
        native = float(facts.get("native", 0.0))  # type: ignore[arg-type]
        file = f"{found.role}.gpkg" if vector else f"{found.role}.tif"
        return AlignedLayer(
            role=found.role,
            title=role.title,
            source=found.uri,
            output=str(entry.path / file) + (f"|layername={found.role}" if vector else ""),
            kind=found.kind,
            method=method,
            unit=role.unit,
            unit_conversion=field_conversions(found) if vector else conversion(found),
            native_cell_size_m=native,
            known=float(facts.get("known", 1.0)),  # type: ignore[arg-type]
            legend=found.legend,
            fields={key: item.names for key, item in found.fields.items()},
            reason=found.reason,
            warnings=(*found.warnings, *map(restored, facts["warnings"])),  # type: ignore[call-overload]
            style=role.style,
            unit_found=found.unit_found,
            product=found.product,
            product_title=found.product_title,
            licence=found.licence,
            date=found.date,
            choice=choice,
            method_reason=None if vector else method_reason(method, native, self.ground.grid, choice.method),
            class_shares=str(entry.path / SHARES) if facts.get("codes") else "",
            class_codes=tuple(facts.get("codes", ())),  # type: ignore[arg-type]
            files=tuple(path for content in contents if content is not None for path in content.files),
            cached=cached,
            key=entry.key,
            partner=one.partner,
        )


def prepare_layer(
    request: AlignRequest, uri: str, progress: Progress = silent, cancelled: CancelCheck = never
) -> AlignedLayer:
    """Prepare one layer of the request and leave it in the cache, where `align_layers` finds it.

    The output of the layer returned lies in the cache. Raises `InputError` for a study area or layer that cannot be
    used (named, with the fix) or about which a question is open, `OutputError`, and `Cancelled`.
    """
    ground = ground_of(request)
    choice = choice_of(request.choices, uri)
    found = recognised(uri, choice)
    require_answers(found, choice)
    cache = Cache(request.folder)
    try:
        entry = Preparation(request, ground, cache).layer(Chosen(found, choice), progress, cancelled)
        cache.trim({entry.key, *report.keys(Path(request.folder) / report.NAME)})
    finally:
        cache.close()
    return entry


def _recipe(one: Chosen, contents: Sequence[SourceContent | None]) -> dict[str, object]:
    """Return all that a prepared layer depends on besides the grid and the study area."""
    found, choice = one.found, one.choice
    return {
        # a source on a server may change unseen: it is asked for every time
        "content": [content.sha256 if content else uuid.uuid4().hex for content in contents],
        "inside": [_inside(uri, content) for uri, content in zip((found.uri, one.partner), contents)],
        "role": found.role,
        "unit": (found.unit_found, found.unit, found.scale, found.offset),
        "nodata": unknown_values(found, choice),
        "valid": found.valid_range,
        "bands": found.bands,
        "years": found.years,
        "steps": found.steps,
        "over time": found.over_time,
        "real": found.real,
        "legend": found.legend,
        "fields": found.fields,
        "choice": (choice.crs, choice.method, choice.fields, sorted(set(choice.accepted) & _ACCEPTED)),
        "today": today() if expires(found, choice) else "",
        "version": (VERSION, paths.version(), gdal.__version__),
        # a legend that was corrected gives other shares
        "codes": _codes(found),
        "own legend": own_classes(choice) if found.own_legend is not None else (),
    }


def _as_read(one: Chosen) -> LayerChoice:
    """Return the user's choice, with the classes of an own legend as the file has them now."""
    if one.found.own_legend is None:
        return one.choice
    return replace(one.choice, legend_classes=own_classes(one.choice))


def _codes(found: Recognition) -> list[list[int]]:
    legend = found.legend_known
    if legend is None:
        return []
    return [sorted(legend.codes), sorted(legend.unknown_codes)]


def _inside(uri: str, content: SourceContent | None) -> str:
    """Return what a uri says besides the paths of its files: driver, sub-dataset, layer, filter."""
    for path in content.files if content is not None else ():
        uri = uri.replace(path, "")
    return uri

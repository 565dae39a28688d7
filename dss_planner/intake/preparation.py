"""One layer prepared for a study: mended, converted and on the study's grid, in the cache."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from pathlib import Path

from osgeo import gdal

from dss_planner import provenance
from dss_planner.intake import report
from dss_planner.intake.cache import Cache, Entry, key_of
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.choosing import choice_of, recognised, require_answers
from dss_planner.intake.contents import SourceContent
from dss_planner.intake.ground import Ground, ground_of
from dss_planner.intake.rasterprep import conversion, method_reason, prepare_raster
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.request import AlignedLayer, AlignRequest
from dss_planner.intake.roles import ROLES, VECTOR
from dss_planner.intake.sentences import restored
from dss_planner.intake.vectorprep import field_conversions, prepare_vector
from dss_planner.running import CancelCheck, Progress, never, silent, stop_if

#: Raised whenever the code that prepares layers gives other results: older results are then made again.
VERSION = 1


@dataclass(frozen=True)
class Preparation:
    """How the layers of one request are prepared."""

    request: AlignRequest
    ground: Ground
    cache: Cache

    def layer(
        self, found: Recognition, choice: LayerChoice, progress: Progress, cancelled: CancelCheck
    ) -> AlignedLayer:
        """Return the recognised layer, prepared; from the cache when nothing that it depends on has changed.

        Raises `InputError` when it cannot be used (named, with the fix), `OutputError`, and `Cancelled`.
        """
        stop_if(cancelled)
        content = self.cache.contents.of(found.uri, cancelled)
        key = self._key(found, choice, content)
        entry = self.cache.find(key)
        cached = entry is not None
        if entry is None:
            entry = self.cache.make(key, lambda folder: self._made(found, content, folder, progress, cancelled))
        progress(1.0, None)
        return self._described(found, choice, content, entry, cached)

    def _made(
        self,
        found: Recognition,
        content: SourceContent | None,
        folder: Path,
        progress: Progress,
        cancelled: CancelCheck,
    ) -> dict[str, object]:
        if found.kind == VECTOR:
            facts = prepare_vector(found, self.ground, folder, cancelled)
        else:
            facts = prepare_raster(found, self.ground, folder, progress, cancelled)
        if content is not None:
            content.require_unchanged()
        return {**facts, "software": provenance.software()}

    def _key(self, found: Recognition, choice: LayerChoice, content: SourceContent | None) -> str:
        """Return the key of the layer: content, recipe, grid, outline and the versions of the code that makes it."""
        recipe = {
            "inside": _inside(found.uri),
            "role": found.role,
            "unit": (found.unit, found.scale, found.offset),
            "nodata": found.nodata,
            "valid": found.valid_range,
            "bands": found.bands,
            "steps": found.steps,
            "legend": found.legend,
            "fields": found.fields,
            "crs": choice.crs,
            "method": choice.method,
        }
        return key_of(
            {
                # a source on a server may change unseen: it is asked for every time
                "content": content.sha256 if content else uuid.uuid4().hex,
                "recipe": recipe,
                "grid": None if found.kind == VECTOR else self.ground.grid.as_dict(),
                "outline": self.ground.outline,
                "version": (VERSION, gdal.__version__),
            }
        )

    def _described(
        self, found: Recognition, choice: LayerChoice, content: SourceContent | None, entry: Entry, cached: bool
    ) -> AlignedLayer:
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
            files=content.files if content else (),
            cached=cached,
            key=entry.key,
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
        entry = Preparation(request, ground, cache).layer(found, choice, progress, cancelled)
        cache.trim({entry.key, *report.keys(Path(request.folder) / report.NAME)})
    finally:
        cache.close()
    return entry


def _inside(uri: str) -> list[str]:
    """Return what a uri says besides the path of its file: driver, sub-dataset, layer, filter."""
    if '"' in uri:
        driver, _, rest = uri.split('"', maxsplit=2)
        return [driver, rest]
    return ["", uri.partition("|")[2]]

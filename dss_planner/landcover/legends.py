"""Legends of land cover products and the step from their codes to planner classes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dss_planner import paths, provenance
from dss_planner.errors import InputError
from dss_planner.landcover.classes import planner_class, planner_classes
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import Text, text

_NO_CLASS = 0
_CODES = 256


@dataclass(frozen=True)
class LegendClass:
    """One class of a legend: its code, its name there, and the code of its planner class."""

    code: int
    name: str
    planner: int


@dataclass(frozen=True)
class Legend:
    """A legend. unknown: codes that mean no data; limits: what the product cannot tell apart.

    tag: evidence for the codes ('M': from memory, unverified).
    """

    id: str
    name: str
    source: str
    unknown: tuple[int, ...]
    limits: str
    classes: tuple[LegendClass, ...]
    tag: str = ""


@dataclass(frozen=True)
class ClassifyRequest:
    """landcover: raster of codes of ``legend`` (an id of `legends`), with a CRS; output: GeoTIFF to write.

    classes: of a legend of the user's own (code, name, planner class; 0 for unknown), which ``legend`` then names.
    """

    landcover: str
    legend: str
    output: str
    classes: tuple[tuple[int, str, int], ...] = ()


@dataclass(frozen=True)
class ClassifyResult:
    """Where the classes are (uint8). hectares (on the ellipsoid) and share of known cells (0–1) by planner class;
    known: share of all cells (0–1); unknown_codes: codes that mean no data and were met; notes: the legend's limits.
    """

    output: str
    hectares: Mapping[int, float]
    shares: Mapping[int, float]
    known: float
    unknown_codes: tuple[int, ...]
    notes: tuple[Text, ...]


@lru_cache(maxsize=1)
def legends() -> tuple[Legend, ...]:
    """Return all legends."""
    document = json.loads(paths.resource("landcover", "legends.json").read_text(encoding="utf-8"))
    return tuple(
        Legend(
            entry["id"],
            entry["name"],
            entry["source"],
            tuple(entry["unknown"]),
            entry["limits"],
            tuple(LegendClass(**item) for item in entry["classes"]),
            entry["tag"],
        )
        for entry in document["legends"]
    )


def legend(legend_id: str) -> Legend:
    """Return a legend by its id ('igbp', 'esa_worldcover' …); raises `InputError` when there is none."""
    for entry in legends():
        if entry.id == legend_id:
            return entry
    raise InputError(
        "The legend “{found}” is not known; choose one of {expected}.",
        found=legend_id,
        expected=", ".join(entry.id for entry in legends()),
    )


def classify_landcover(
    request: ClassifyRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> ClassifyResult:
    """Write planner classes (uint8, 255 unknown) of a land cover raster.

    Raises `InputError` naming all codes of the first block that holds any the legend lacks, for a missing CRS, a
    wrong number of bands, or when all cells are unknown; `OutputError`; `Cancelled`.
    """
    source = Source("Land cover", request.landcover, count=1, meaning="codes of one legend")
    chosen = own_legend(request.legend, request.classes) if request.classes else legend(request.legend)
    grid = Grid.read(request.landcover)
    _require_crs(grid)
    blocks = _Classifier(chosen, grid)
    written = map_blocks(
        blocks,
        [source],
        request.output,
        (Band("Planner land cover class"),),
        text("Land cover classes"),
        dtype="uint8",
        classes=True,
        located=True,
        progress=progress,
        cancelled=cancelled,
    )
    present = [entry.code for entry in planner_classes() if blocks.cells[entry.code]]
    total = float(blocks.cells.sum())
    result = ClassifyResult(
        request.output,
        {code: float(blocks.hectares[code]) for code in present},
        {code: float(blocks.cells[code]) / total for code in present},
        written.known[0],
        tuple(sorted(blocks.unknown)),
        _limits(chosen),
    )
    provenance.record(request.output, "landcoverclasses", {source.name: source.path}, request, result)
    return result


def own_legend(name: str, classes: Sequence[tuple[int, str, int]]) -> Legend:
    """Return a legend of the user's own; raises `InputError` for a class that is no planner class."""
    for _, _, planner in classes:
        if planner:
            planner_class(planner)
    return Legend(
        name,
        name,
        "",
        tuple(code for code, _, planner in classes if not planner),
        "",
        tuple(LegendClass(code, title, planner) for code, title, planner in classes if planner),
        "A",
    )


def _limits(chosen: Legend) -> tuple[Text, ...]:
    if not chosen.limits:
        return ()
    return (text("What the legend {legend} cannot tell: {limits}", legend=chosen.name, limits=chosen.limits),)


class _Classifier:
    """The block function; adds up cells and hectares by planner class and the no-data codes met."""

    def __init__(self, chosen: Legend, grid: Grid) -> None:
        self._legend = chosen
        self._areas = CellAreas(grid)
        highest = max((*chosen.unknown, *(entry.code for entry in chosen.classes)), default=0)
        self._table = np.full(max(_CODES, highest + 1), np.nan, dtype=np.float32)
        for entry in chosen.classes:
            self._table[entry.code] = entry.planner
        self.cells = np.zeros(_CODES, dtype=np.int64)
        self.hectares = np.zeros(_CODES)
        self.unknown: set[int] = set()

    def __call__(self, window: Window, landcover: np.ndarray) -> np.ndarray:
        codes = landcover[0]
        known = np.isfinite(codes)
        self._require_known(np.unique(codes[known]))
        classes = self._table[np.where(known, codes, 0).astype(np.intp)]
        classes = np.where(known, classes, np.float32(np.nan))
        numbers = np.where(np.isfinite(classes), classes, _NO_CLASS).astype(np.intp).ravel()
        areas = self._areas.hectares(window.row, window.height, window.column, window.width)
        cells = np.bincount(numbers, minlength=_CODES)
        hectares = np.bincount(numbers, weights=areas.ravel(), minlength=_CODES)
        cells[_NO_CLASS], hectares[_NO_CLASS] = 0, 0.0
        self.cells += cells
        self.hectares += hectares
        return classes

    def _require_known(self, codes: np.ndarray) -> None:
        listed = {entry.code for entry in self._legend.classes}
        self.unknown.update(int(code) for code in codes if code in self._legend.unknown)
        foreign = [f"{code:g}" for code in codes if code not in listed and code not in self._legend.unknown]
        if foreign:
            raise InputError(
                "The layer “{layer}” holds the codes {found}, which the legend {legend} does not have (its codes: "
                "{expected}). Choose the legend of this layer.",
                layer="Land cover",
                found=", ".join(foreign),
                legend=self._legend.name,
                expected=", ".join(str(code) for code in sorted(listed)),
            )


def _require_crs(grid: Grid) -> None:
    if not grid.crs:
        raise InputError(
            "The layer “{layer}” has no coordinate reference system, so its areas are unknown. "
            "Set it in Layer Properties → Source, then run “Align layers”.",
            layer="Land cover",
        )

"""Maps of where each measure fits, with the rule that decides in every cell."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from osgeo import ogr

from dss_planner import provenance
from dss_planner.measures.catalogue.catalogue import Catalogue, Measure, load_catalogue
from dss_planner.measures.fit.cells import STATUS, STATUS_UNIT, facts_asked, possible_codes, verdict_codes
from dss_planner.measures.fit.legend import code_words
from dss_planner.measures.fit.suitability import Verdict, assess
from dss_planner.plan.drafting.facts import FACT_RASTERS, StudyLayers, land_facts, open_study
from dss_planner.plan.drafting.surroundings import surroundings
from dss_planner.raster.blocks import Source, map_blocks
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window
from dss_planner.raster.writing import Band
from dss_planner.running import CancelCheck, Progress, never, silent
from dss_planner.text import Text, text

#: How the provenance calls this computation.
STEP = "measuresuitability"
_MONTHS = 12


@dataclass(frozen=True)
class MeasureMapsRequest:
    """study: folder of `alignlayers` and the steps after it; output: GeoTIFF; catalogue: file (None: built in);
    measures: ids (empty: all of the catalogue)."""

    study: str
    output: str
    catalogue: str | None = None
    measures: tuple[str, ...] = ()


@dataclass(frozen=True)
class LegendLine:
    """A code of a map, what it means, and the land that has it [ha]. words: template and values of the sentence."""

    code: int
    words: dict[str, object]
    hectares: float


@dataclass(frozen=True)
class MeasureMap:
    """band: number in the output; measure: id; name: English; hectares: status → ha; legend: what its codes mean."""

    band: int
    measure: str
    name: str
    hectares: dict[str, float]
    legend: tuple[LegendLine, ...]


@dataclass(frozen=True)
class MeasureMapsResult:
    """output: GeoTIFF with one band for each measure; maps: in its order; missing: facts that no layer of the study
    tells; notes: what to know before using the maps."""

    output: str
    maps: tuple[MeasureMap, ...]
    missing: tuple[str, ...]
    notes: tuple[Text, ...]


def compute_measure_maps(
    request: MeasureMapsRequest, progress: Progress = silent, cancelled: CancelCheck = never
) -> MeasureMapsResult:
    """Write where each measure is suitable, conditional, unsuitable or unknown, one band a measure.

    Codes as in `measures.fit.cells`; NoData where no layer of the study knows anything. A cell is judged like a site
    made of it, without the rules on the area of a site, which stay unknown. Raises `InputError` when study, catalogue
    or a measure is missing or wrong; `OutputError`; `Cancelled`.
    """
    catalogue = load_catalogue(request.catalogue)
    chosen = tuple(catalogue.get(one) for one in request.measures) or catalogue.measures
    study = open_study(request.study)
    work = _Work(study, chosen)
    written = map_blocks(
        work.block,
        work.sources,
        request.output,
        tuple(Band(measure.name) for measure in chosen),
        text("Judging {count} measures", count=len(chosen)),
        dtype="uint16",
        classes=True,
        metres=True,
        located=True,
        progress=progress,
        cancelled=cancelled,
        pure=not work.playas,
    )
    result = _result(written.path, study, catalogue, chosen, work, written.tally)
    inputs = {"catalogue": catalogue.path, **{name: study.paths[name] for name in work.names}}
    provenance.record(request.output, STEP, inputs, request, result)
    return result


def verdicts_at(study: StudyLayers, measures: Sequence[Measure], x: float, y: float) -> tuple[Verdict, ...] | None:
    """Return the verdicts on the cell at a place (map coordinates of the study), each with rule and value in words.

    What a map of measures holds there, told in full; None outside the study.
    """
    cell = cell_at(study, x, y)
    if cell is None:
        return None
    conditions = replace(land_facts(study, [cell])[0].conditions, area=None, water_point=None)
    middle = study.places.facts(cell.Centroid())
    conditions = replace(conditions, playa=middle.playa)
    return tuple(assess(measure, conditions) for measure in measures)


def cell_at(study: StudyLayers, x: float, y: float) -> ogr.Geometry | None:
    """Return the study's cell at a place (map coordinates), None outside the study."""
    column, row = (math.floor(float(value)) for value in study.grid.column_row(x, y))
    if not (0 <= column < study.grid.width and 0 <= row < study.grid.height):
        return None
    ring = ogr.Geometry(ogr.wkbLinearRing)
    for across, down in ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0)):
        ring.AddPoint_2D(*(float(value) for value in study.grid.xy(column + across, row + down)))
    cell = ogr.Geometry(ogr.wkbPolygon)
    cell.AddGeometry(ring)
    return cell


class _Work:
    """The pass over the grid; the tally holds the hectares of every code of every measure, one after the other."""

    def __init__(self, study: StudyLayers, measures: Sequence[Measure]) -> None:
        self._measures = tuple(measures)
        self._grid = study.grid
        self._retention = study.retention
        self._areas = CellAreas(study.grid)
        asked = {fact for measure in measures for fact in facts_asked(measure)}
        self.names = tuple(
            FACT_RASTERS[fact] for fact in FACT_RASTERS if fact in asked and FACT_RASTERS[fact] in study.paths
        )
        if not self.names:
            # something must tell which land is looked at
            self.names = ("landcover_classes",)
        self.sources = tuple(
            Source(
                name,
                study.paths[name],
                bands=None if name == "precipitation" else (1,),
                codes=name == "landcover_classes",
            )
            for name in self.names
        )
        places = surroundings(study.folder, study.grid.crs) if "playa" in asked else None
        self.playas: tuple[ogr.Geometry, ...] | None = None
        if places is not None and "playas" in places.known:
            self.playas = places.playas
        self.known_facts = {fact for fact, name in FACT_RASTERS.items() if name in self.names}
        if self.playas is not None:
            self.known_facts.add("playa")
        self.codes = tuple(np.array(possible_codes(measure)) for measure in self._measures)

    def block(self, window: Window, *arrays: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the codes of a block, one band a measure, and its tally."""
        shape = arrays[0].shape[1:]
        facts = self._facts(window, arrays)
        anything = np.zeros(shape, dtype=bool)
        for array in arrays:
            anything |= np.isfinite(array).any(axis=0)
        areas = np.broadcast_to(self._areas.hectares(window.row, window.height, window.column, window.width), shape)
        bands = np.empty((len(self._measures), *shape), dtype=np.float32)
        tallies = []
        for place, measure in enumerate(self._measures):
            codes = verdict_codes(measure, facts, shape)
            bands[place] = np.where(anything, codes, np.nan)
            index = np.searchsorted(self.codes[place], codes[anything])
            tallies.append(np.bincount(index, weights=areas[anything], minlength=len(self.codes[place])))
        return bands, np.concatenate(tallies)

    def _facts(self, window: Window, arrays: Sequence[np.ndarray]) -> dict[str, np.ndarray]:
        by_name = dict(zip(self.names, arrays))
        facts: dict[str, np.ndarray] = {}
        for fact, name in FACT_RASTERS.items():
            if name not in by_name:
                continue
            values = by_name[name]
            if fact == "rain":
                # float64: the sum of twelve months is to be the same as that of a site
                facts[fact] = values.sum(axis=0, dtype=np.float64)
            elif fact == "cover":
                facts[fact] = self._season_cover(values[0])
            else:
                facts[fact] = values[0]
        if self.playas is not None:
            facts["playa"] = mask(window_grid(self._grid, window), self.playas).astype(np.float32)
        return facts

    def _season_cover(self, values: np.ndarray) -> np.ndarray:
        if self._retention is None:
            return values
        return np.minimum(100.0, values.astype(np.float64) / self._retention)


def _result(
    path: str,
    study: StudyLayers,
    catalogue: Catalogue,
    measures: Sequence[Measure],
    work: _Work,
    tally: np.ndarray,
) -> MeasureMapsResult:
    maps, start = [], 0
    for band, (measure, codes) in enumerate(zip(measures, work.codes), 1):
        hectares = tally[start : start + len(codes)]
        start += len(codes)
        sums = dict.fromkeys(STATUS.values(), 0.0)
        lines = []
        for code, amount in zip(codes.tolist(), hectares.tolist()):
            sums[STATUS[code // STATUS_UNIT]] += amount
            if amount > 0.0:
                lines.append(LegendLine(code, in_parts(code_words(measure, code)), round(amount, 3)))
        sums = {status: round(amount, 3) for status, amount in sums.items()}
        maps.append(MeasureMap(band, measure.id, measure.name, sums, tuple(lines)))
    asked = dict.fromkeys(fact for measure in measures for fact in facts_asked(measure))
    missing = tuple(fact for fact in asked if fact not in work.known_facts and fact != "area")
    return MeasureMapsResult(str(path), tuple(maps), missing, _notes(missing, study))


def _notes(missing: Sequence[str], study: StudyLayers) -> tuple[Text, ...]:
    found = [
        text(
            "A map says where the rules of the catalogue are met, cell by cell; it does not say that a measure is "
            "needed there. Check the ground."
        )
    ]
    if missing:
        found.append(
            text(
                "No layer of the study tells: {facts}. Measures that need them are unknown or conditional, never "
                "suitable.",
                facts=", ".join(missing),
            )
        )
    if study.retention is None and "cover" not in missing:
        found.append(
            text("Nothing says which season the vegetation cover shows: it is taken for that of the growing season.")
        )
    return tuple(found)


def in_parts(sentence: Text) -> dict[str, object]:
    """Return a sentence as JSON types that `sentence_of` reads back, so that it can be translated where it is shown."""
    values = {name: in_parts(item) if isinstance(item, Text) else item for name, item in sentence.values.items()}
    return {"words": sentence.template, "values": values}


def sentence_of(parts: object) -> Text:
    """Return the sentence that `in_parts` took apart; an empty one for anything else."""
    if not isinstance(parts, dict) or not isinstance(parts.get("words"), str):
        return Text("")
    values = parts.get("values")
    plain = values.items() if isinstance(values, dict) else ()
    return Text(parts["words"], {name: sentence_of(item) if isinstance(item, dict) else item for name, item in plain})

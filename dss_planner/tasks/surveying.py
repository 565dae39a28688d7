"""A look at one band of a result: how much land has which value, and a small picture of where."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.layers.codes import CODED_STYLES, TITLES, codes_of, place_names
from dss_planner.layers.metadata import read_sidecar
from dss_planner.layers.scales import RAMPS, SCALES, from_range
from dss_planner.raster.cellareas import CellAreas
from dss_planner.raster.grid import Grid
from dss_planner.raster.rasterise import mask, window_grid
from dss_planner.raster.reading import Window, open_raster, read_bands, windows
from dss_planner.raster.vectors import geometries
from dss_planner.running import CancelCheck, Progress, portion, stop_if
from dss_planner.text import Text

#: Cells read at once: a stop is heeded between two reads.
_CELLS = 1 << 21
#: Bins that percentiles are found in, and bins of the histogram shown.
_FINE, _SHOWN = 4000, 40
#: Looks whose values are amounts over many orders: a range this many times its low end gets a logarithmic axis.
_AMOUNTS = frozenset(
    ("soil_loss", "ranking_index", "potential_loss", "prevented_loss", "transport", "exposure", "climatic_erosivity")
) | {f"uncertainty_p{share}" for share in (10, 50, 90)}
_LOGARITHMIC = 200.0
#: Looks with marks for land that is not reached or cannot be crossed, at this size or above: classes, but no amounts.
_MARKS = {"travel_time": 1e6, "season_change": 1e6, "haul_distance": 1e6}
#: Looks whose classes are named in another unit than the one that is stored: shown by class only.
_BY_CLASS = frozenset(("friction",))
#: Of a logarithmic axis: the lowest share of the highest value that is shown apart.
_SMALLEST = 1e-4


@dataclass(frozen=True)
class SurveyQuestion:
    """path: raster; band (from 1); style: key of its look. area: uri of the study area ('' for the whole raster).

    width, height: the largest picture wanted [px].
    """

    path: str
    band: int
    style: str
    area: str = ""
    width: int = 360
    height: int = 260


@dataclass(frozen=True)
class ClassArea:
    """A class of the legend with the land in it. upper: its highest value. share: of the known land (0–1)."""

    label: Text | str
    upper: float
    color: str
    hectares: float
    share: float


@dataclass(frozen=True)
class Survey:
    """What a band holds within the study area.

    title: of its legend, with the unit. classes: in the order of the legend. known, unknown: land [ha]. low, high,
    mean: of the known land without marks (“unreachable”), the mean by area. quantiles: percent → value, by area.
    edges, hectares: histogram of fine bins, None for codes; what lies below the first edge is in the first bin.
    logarithmic: its bins are. picture:
    (rows, columns, 4) uint8, north up.
    """

    question: SurveyQuestion
    title: Text
    classes: tuple[ClassArea, ...]
    known: float
    unknown: float
    low: float
    high: float
    mean: float
    quantiles: dict[int, float]
    edges: np.ndarray | None
    hectares: np.ndarray | None
    logarithmic: bool
    picture: np.ndarray

    def coarse(self) -> tuple[np.ndarray, np.ndarray]:
        """Return edges and hectares of bins wide enough to be drawn; only where there is a histogram."""
        if self.edges is None or self.hectares is None:
            raise ValueError("codes have no histogram")
        together = len(self.hectares) // _SHOWN
        return self.edges[::together], self.hectares.reshape(-1, together).sum(axis=1)

    def rebinned(self, edges: np.ndarray) -> np.ndarray:
        """Return the hectares of other bins; what lies outside of them is in the first and the last one."""
        if self.edges is None or self.hectares is None:
            raise ValueError("codes have no histogram")
        pairs = self.edges[:-1], self.edges[1:]
        middles = np.sqrt(pairs[0] * pairs[1]) if self.logarithmic else (pairs[0] + pairs[1]) / 2.0
        return np.histogram(middles.clip(edges[0], edges[-1]), edges, weights=self.hectares)[0]

    @property
    def coded(self) -> bool:
        """True when the values are codes, which have no mean."""
        return self.edges is None and self.known > 0.0


def survey(question: SurveyQuestion, progress: Progress, cancelled: CancelCheck) -> Survey:
    """Return what the band holds; memory does not grow with the raster. Raises `InputError`, `Cancelled`."""
    band = _Band(question)
    facts = _Facts(question.style in _AMOUNTS, _MARKS.get(question.style, math.inf))
    for values, hectares in band.strips(portion(progress, 0.0, 0.45), cancelled):
        facts.add(values, hectares)
    classes = _Classes(question, facts)
    fine = _bins(facts, _FINE)
    counted = np.zeros(max(len(fine) - 1, 0))
    for values, hectares in band.strips(portion(progress, 0.45, 0.95), cancelled):
        known = np.isfinite(values)
        classes.add(values[known], hectares[known])
        if len(fine):
            amounts = np.abs(values) < facts.mark
            counted += np.histogram(np.maximum(values[amounts], fine[0]), fine, weights=hectares[amounts])[0]
    stop_if(cancelled)
    return Survey(
        question=question,
        title=classes.title,
        classes=classes.areas(),
        known=facts.known,
        unknown=facts.unknown,
        low=facts.low,
        high=facts.high,
        mean=facts.total / facts.measured if facts.measured else math.nan,
        quantiles={share: _quantile(fine, counted, share / 100) for share in (10, 50, 90)},
        edges=fine if len(fine) and not classes.coded else None,
        hectares=counted if len(fine) and not classes.coded else None,
        logarithmic=facts.logarithmic,
        picture=classes.paint(band.small()),
    )


class _Band:
    """The band, strip by strip, with the hectares of its cells within the study area."""

    def __init__(self, question: SurveyQuestion) -> None:
        self._question = question
        self._dataset = open_raster(question.path)
        self._grid = Grid.of(self._dataset)
        self._areas = CellAreas(self._grid)
        self._shapes = None
        if question.area and Path(question.area.partition("|")[0]).exists():
            self._shapes = geometries(question.area, "Study area", self._grid.crs)

    def strips(self, progress: Progress, cancelled: CancelCheck) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield values (NaN unknown) and hectares of the cells in the study area, flat."""
        for window in windows(self._grid, cells=_CELLS):
            stop_if(cancelled)
            values = read_bands(self._dataset, (self._question.band,), window)[0]
            hectares = self._areas.hectares(window.row, window.height)
            if self._shapes is None:
                yield values.ravel(), hectares.ravel()
            else:
                inside = mask(window_grid(self._grid, window), self._shapes)
                yield values[inside], hectares[inside]
            progress((window.row + window.height) / self._grid.height, None)

    def small(self) -> np.ndarray:
        """Return the band cut down to the picture's size; unknown and outside of the study area is NaN."""
        grid = self._grid
        factor = min(self._question.width / grid.width, self._question.height / grid.height, 1.0)
        columns, rows = max(round(grid.width * factor), 1), max(round(grid.height * factor), 1)
        # every so-many-th cell of the file itself: averages of its overviews would not be classes
        source = gdal.Translate(
            "",
            self._dataset,
            format="MEM",
            bandList=[self._question.band],
            width=columns,
            height=rows,
            resampleAlg="nearest",
        )
        values = read_bands(source, (1,), Window(0, 0, columns, rows))[0]
        if self._shapes is not None:
            values[~mask(Grid.of(source), self._shapes)] = np.nan
        return values


class _Facts:
    """Range, mean and known area."""

    def __init__(self, amounts: bool, mark: float) -> None:
        self._amounts = amounts
        self.mark = mark
        self.known = self.measured = self.unknown = self.total = 0.0
        self.low, self.high = math.inf, -math.inf
        self.codes: set[float] = set()

    def add(self, values: np.ndarray, hectares: np.ndarray) -> None:
        known = np.isfinite(values)
        self.known += float(hectares[known].sum())
        self.unknown += float(hectares[~known].sum())
        known &= np.abs(values) < self.mark
        found, areas = values[known].astype(np.float64), hectares[known]
        if not found.size:
            return
        self.measured += float(areas.sum())
        self.total += float((found * areas).sum())
        self.low, self.high = min(self.low, float(found.min())), max(self.high, float(found.max()))
        if len(self.codes) <= 256:
            self.codes.update(np.unique(found)[:257].tolist())

    @property
    def logarithmic(self) -> bool:
        if not self._amounts or self.low < 0.0 or self.high <= 0.0:
            return False
        return self.high / max(self.low, self.high * 1e-9) > _LOGARITHMIC


class _Classes:
    """The classes of a look, filled with hectares."""

    def __init__(self, question: SurveyQuestion, facts: _Facts) -> None:
        style = question.style
        self.coded = style in CODED_STYLES
        if self.coded:
            names = place_names(read_sidecar(question.path), question.band) if style == "allocation" else None
            codes = codes_of(style, facts.codes, names)
            self.title = TITLES[style]
            self._labels = [(code.label, code.color) for code in codes]
            self._uppers = np.array([code.code + 0.5 for code in codes])
        else:
            scale = SCALES[style] if style in SCALES else from_range(RAMPS[style], facts.low, facts.high)
            self.title = scale.title
            self._labels = [(step.label, step.color) for step in scale.steps]
            self._uppers = np.array([step.upper for step in scale.steps])
            self.coded = scale.coded or style in _BY_CLASS
        self._hectares = np.zeros(len(self._labels) + 1)

    def _place(self, values: np.ndarray) -> np.ndarray:
        """Return the number of each value's class; values above the last one belong to none (the last number)."""
        return np.searchsorted(self._uppers, values, side="left")

    def add(self, values: np.ndarray, hectares: np.ndarray) -> None:
        self._hectares += np.bincount(self._place(values), weights=hectares, minlength=len(self._hectares))

    def areas(self) -> tuple[ClassArea, ...]:
        total = self._hectares.sum()
        return tuple(
            ClassArea(label, float(upper), color, float(hectares), float(hectares / total) if total else 0.0)
            for (label, color), upper, hectares in zip(self._labels, self._uppers, self._hectares)
        )

    def paint(self, values: np.ndarray) -> np.ndarray:
        palette = np.zeros((len(self._labels) + 1, 4), dtype=np.uint8)
        for number, (_, color) in enumerate(self._labels):
            palette[number] = [int(color[i : i + 2], 16) for i in (1, 3, 5)] + [255]
        places = np.where(np.isfinite(values), self._place(values), len(self._labels))
        return palette[places]


def _bins(facts: _Facts, count: int) -> np.ndarray:
    """Return the edges of ``count`` bins over the range; none where nothing is known."""
    if not facts.measured:
        return np.empty(0)
    if facts.logarithmic:
        return _rising(np.geomspace(max(facts.low, facts.high * _SMALLEST), facts.high, count + 1), facts)
    if facts.high <= facts.low:
        half = max(abs(facts.low) * 0.005, 0.5)
        return np.linspace(facts.low - half, facts.high + half, count + 1)
    return _rising(np.linspace(facts.low, facts.high, count + 1), facts)


def _rising(edges: np.ndarray, facts: _Facts) -> np.ndarray:
    """Return ``edges`` with the last one at the highest value, whatever rounding did to it."""
    edges[-1] = max(edges[-1], facts.high)
    return edges


def _quantile(edges: np.ndarray, counted: np.ndarray, share: float) -> float:
    """Return the value that ``share`` (0–1) of the area lies below."""
    total = counted.sum()
    if not total:
        return math.nan
    cumulated = np.concatenate(([0.0], np.cumsum(counted))) / total
    return float(np.interp(share, cumulated, edges))

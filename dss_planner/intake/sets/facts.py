"""Whether files that belong together by name are alike, and in what they differ, named file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from osgeo import gdal

from dss_planner.errors import InputError
from dss_planner.raster.grid import Grid, crs_label, same_crs
from dss_planner.raster.reading import Window, open_raster, read_bands
from dss_planner.raster.virtual import has_mask, source_name
from dss_planner.text import Text, text

#: Cells that differ by less than this share are equal.
_SAME_CELL = 1e-4
#: Tiles of one product whose cells differ by no more than this (longitudes at high latitudes) make one mosaic.
_MOST_RATIO = 2.01
#: Tiles may lie this far off the common grid [cells] without a word.
_ALIGNED = 0.01
#: Overlaps compared: pairs, and cells by side.
_PAIRS, _OVERLAP_CELLS = 12, 256


@dataclass(frozen=True)
class FileFacts:
    """What a virtual raster needs to know of one file. source: its name for GDAL. nodata, scales: by band."""

    uri: str
    source: str
    grid: Grid
    dtypes: tuple[str, ...]
    nodata: tuple[float | None, ...]
    scales: tuple[tuple[float | None, float | None], ...]
    masked: bool
    block: tuple[int, int]

    @property
    def name(self) -> str:
        """The file's own name."""
        return Path(self.uri.split('"')[1] if '"' in self.uri else self.uri).name


def file_facts(uri: str) -> FileFacts:
    """Return the facts of a raster. Raises `InputError` when it cannot be read."""
    dataset = open_raster(uri)
    bands = [dataset.GetRasterBand(number) for number in range(1, dataset.RasterCount + 1)]
    return FileFacts(
        uri, source_name(dataset), Grid.of(dataset),
        tuple(gdal.GetDataTypeName(band.DataType) for band in bands),
        tuple(band.GetNoDataValue() for band in bands),
        tuple((band.GetScale(), band.GetOffset()) for band in bands),
        has_mask(dataset), tuple(bands[0].GetBlockSize()),
    )  # fmt: skip


def alike(facts: Sequence[FileFacts], kind: str) -> tuple[tuple[FileFacts, ...], tuple[Text, ...]]:
    """Return the files that are like most of them, and a sentence for each that is not, saying in what it differs.

    kind: 'tiles' share reference system, cell size, bands, type and scale; 'months' and 'series' the whole grid, but
    each may be packed in its own way.
    """
    notes: list[Text] = []
    kept = tuple(facts)
    checks = {"crs": _crs, "bands": _bands, "type": _dtype, "cell": _cell}
    if kind == "tiles":
        checks["scale"] = _scale
    else:
        checks["extent"] = _extent
        if kind == "series":
            del checks["bands"]
    for what, value in checks.items():
        values = [value(fact) for fact in kept]
        groups: list[list[int]] = []
        for index, fact in enumerate(kept):
            group = next((g for g in groups if _same(what, kept[g[0]], fact, values[g[0]], values[index], kind)), None)
            if group is None:
                groups.append([index])
            else:
                group.append(index)
        most = max(groups, key=len)
        for group in groups:
            if group is not most:
                notes += [_differs(kept[index].name, what, values[index], values[most[0]]) for index in group]
        kept = tuple(kept[index] for index in most)
    return kept, tuple(notes)


def nodata_notes(facts: Sequence[FileFacts]) -> tuple[Text, ...]:
    """Return a sentence when the files declare different values for unknown."""
    found = Counter(_nodata_label(fact) for fact in facts)
    if len(found) == 1:
        return ()
    listed = ", ".join(f"{label}: {count}" for label, count in found.most_common(4))
    return (text("The files declare different NoData values ({found} files); each keeps its own.", found=listed),)


def placement_notes(facts: Sequence[FileFacts], grid: Grid) -> tuple[Text, ...]:
    """Return sentences on tiles of other cell sizes or off the grid, on overlaps that differ, and on gaps."""
    notes: list[Text] = []
    coarser = [fact for fact in facts if not _equal_cells(fact.grid.cell_size, grid.cell_size)]
    if coarser:
        notes.append(
            text(
                "{count} tiles have larger cells than the others (“{layer}”: {cell}); each fine cell takes the one it "
                "lies in.",
                count=len(coarser),
                layer=coarser[0].name,
                cell=_cell(coarser[0]),
            )
        )
    shifts = [(_shift(fact, grid), fact.name) for fact in facts if _equal_cells(fact.grid.cell_size, grid.cell_size)]
    worst = max(shifts, default=(0.0, ""))
    if worst[0] > _ALIGNED:
        notes.append(
            text("“{layer}” lies {shift} cells off the grid of the others and is moved there.",
                 layer=worst[1], shift=f"{worst[0]:.2f}")
        )  # fmt: skip
    notes += _overlap_notes(facts, grid)
    covered = sum(_area(fact.grid.bounds) for fact in facts) / _area(grid.bounds)
    if covered < 0.999:
        notes.append(
            text(
                "The tiles fill {share} % of their common rectangle; the rest is unknown.", share=f"{100 * covered:.0f}"
            )
        )
    return tuple(notes)


def _overlap_notes(facts: Sequence[FileFacts], grid: Grid) -> list[Text]:
    pairs = _overlapping(facts, grid)
    if not pairs:
        return []
    compared, differing, example = 0, 0, ""
    for first, second in pairs[:_PAIRS]:
        cells, unequal = _compare(facts[first], facts[second])
        compared += cells
        differing += unequal
        if unequal and not example:
            example = f"“{facts[first].name}”, “{facts[second].name}”"
    if differing:
        return [
            text(
                "Tiles overlap ({count} pairs) and differ there in {share} % of the cells looked at (first: "
                "{example}); the later file in the list counts.",
                count=len(pairs),
                share=f"{100 * differing / compared:.1f}",
                example=example,
            )
        ]
    return []


def _overlapping(facts: Sequence[FileFacts], grid: Grid) -> list[tuple[int, int]]:
    """Return the pairs of tiles that share more than a hundredth of a cell."""
    bounds = np.array([fact.grid.bounds for fact in facts])
    margin = [size * _ALIGNED for size in grid.cell_size]
    order = np.argsort(bounds[:, 0], kind="stable")
    sorted_left = bounds[order, 0]
    pairs = []
    for position, index in enumerate(order):
        end = np.searchsorted(sorted_left, bounds[index, 2] - margin[0])
        others = order[position + 1 : end]
        meets = (bounds[others, 1] < bounds[index, 3] - margin[1]) & (bounds[others, 3] > bounds[index, 1] + margin[1])
        pairs += [(min(int(index), int(o)), max(int(index), int(o))) for o in others[meets]]
    return sorted(pairs)


def _compare(first: FileFacts, second: FileFacts) -> tuple[int, int]:
    """Return the cells known in both files of a part of their overlap, and how many of them differ."""
    a, b = first.grid, second.grid
    if not _equal_cells(a.cell_size, b.cell_size):
        return 0, 0
    left, top = max(a.bounds[0], b.bounds[0]), min(a.bounds[3], b.bounds[3])
    right, bottom = min(a.bounds[2], b.bounds[2]), max(a.bounds[1], b.bounds[1])
    columns = min(round((right - left) / a.cell_size[0]), _OVERLAP_CELLS)
    rows = min(round((top - bottom) / a.cell_size[1]), _OVERLAP_CELLS)
    if columns < 1 or rows < 1:
        return 0, 0
    parts = []
    for fact in (first, second):
        column, row = (round(number) for number in fact.grid.column_row(left, top))
        window = Window(min(column, fact.grid.width - columns), min(row, fact.grid.height - rows), columns, rows)
        parts.append(read_bands(open_raster(fact.uri), (1,), window)[0])
    both = np.isfinite(parts[0]) & np.isfinite(parts[1])
    return int(both.sum()), int(np.count_nonzero(parts[0][both] != parts[1][both]))


def finest(facts: Sequence[FileFacts]) -> Grid:
    """Return the grid with the smallest cells that holds all tiles."""
    dx = min(fact.grid.cell_size[0] for fact in facts)
    dy = min(fact.grid.cell_size[1] for fact in facts)
    anchor = next(fact.grid for fact in facts if fact.grid.cell_size[0] == dx)
    bounds = np.array([fact.grid.bounds for fact in facts])
    left = anchor.bounds[0] - round((anchor.bounds[0] - bounds[:, 0].min()) / dx) * dx
    top = anchor.bounds[3] + round((bounds[:, 3].max() - anchor.bounds[3]) / dy) * dy
    width = round((bounds[:, 2].max() - left) / dx)
    height = round((top - bounds[:, 1].min()) / dy)
    return Grid(facts[0].grid.crs, (left, dx, 0.0, top, 0.0, -dy), max(width, 1), max(height, 1))


# --- one property ---------------------------------------------------------------------------------------------------


def _crs(fact: FileFacts) -> str:
    return crs_label(fact.grid.crs)


def _bands(fact: FileFacts) -> str:
    return str(len(fact.dtypes))


def _dtype(fact: FileFacts) -> str:
    return fact.dtypes[0]


def _scale(fact: FileFacts) -> str:
    scale, offset = fact.scales[0]
    return f"× {1.0 if scale is None else scale:.9g} + {offset or 0.0:.9g}"


def _cell(fact: FileFacts) -> str:
    unit = " m" if fact.grid.is_projected else "°"
    return " × ".join(f"{size:.7g}{unit}" for size in dict.fromkeys(fact.grid.cell_size))


def _extent(fact: FileFacts) -> str:
    left, bottom, right, top = fact.grid.bounds
    return f"{fact.grid.width} × {fact.grid.height} cells from {left:.7g}, {bottom:.7g} to {right:.7g}, {top:.7g}"


def _same(what: str, first: FileFacts, second: FileFacts, value: str, other: str, kind: str) -> bool:
    if what == "crs":
        return first.grid.crs == second.grid.crs or same_crs(first.grid.crs, second.grid.crs)
    if what == "cell":
        if _equal_cells(first.grid.cell_size, second.grid.cell_size):
            return True
        ratios = [max(a, b) / min(a, b) for a, b in zip(first.grid.cell_size, second.grid.cell_size)]
        return kind == "tiles" and max(ratios) <= _MOST_RATIO
    if what == "extent":
        return first.grid.same(second.grid)
    return value == other


def _differs(name: str, what: str, value: str, others: str) -> Text:
    if what == "crs":
        return text("“{layer}” is in {found}, the others are in {others}; it stays on its own.",
                    layer=name, found=value, others=others)  # fmt: skip
    if what == "bands":
        return text("“{layer}” has {found} bands, the others have {others}; it stays on its own.",
                    layer=name, found=value, others=others)  # fmt: skip
    if what == "type":
        return text("“{layer}” holds {found} numbers, the others {others}; it stays on its own.",
                    layer=name, found=value, others=others)  # fmt: skip
    if what == "scale":
        return text("“{layer}” is stored {found}, the others {others}; it stays on its own.",
                    layer=name, found=value, others=others)  # fmt: skip
    if what == "cell":
        return text("“{layer}” has cells of {found}, the others of {others}; it stays on its own.",
                    layer=name, found=value, others=others)  # fmt: skip
    return text("“{layer}” covers {found}, the others {others}; it stays on its own.",
                layer=name, found=value, others=others)  # fmt: skip


def _nodata_label(fact: FileFacts) -> str:
    return "none" if fact.nodata[0] is None else f"{fact.nodata[0]:.9g}"


def _equal_cells(first: tuple[float, float], second: tuple[float, float]) -> bool:
    return all(abs(a - b) <= _SAME_CELL * max(a, b) for a, b in zip(first, second))


def _shift(fact: FileFacts, grid: Grid) -> float:
    column, row = grid.column_row(fact.grid.bounds[0], fact.grid.bounds[3])
    return float(max(abs(column - round(column)), abs(row - round(row))))


def _area(bounds: tuple[float, float, float, float]) -> float:
    return (bounds[2] - bounds[0]) * (bounds[3] - bounds[1])


def require_north_up(facts: Sequence[FileFacts]) -> None:
    """Raise `InputError` for a tile that is rotated or upside down."""
    for fact in facts:
        _, dx, row_turn, _, column_turn, dy = fact.grid.geotransform
        if row_turn or column_turn or dx <= 0 or dy >= 0:
            raise InputError(
                "“{layer}” is rotated or upside down and cannot be a part of a mosaic. Warp it to a north-up raster.",
                layer=fact.uri,
            )

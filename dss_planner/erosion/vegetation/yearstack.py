"""Stacks of yearly rasters: one raster for each year, or one raster with a band for each year."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from dss_planner.erosion.vegetation.mannkendall import FEWEST_YEARS, MOST_YEARS
from dss_planner.errors import InputError
from dss_planner.raster.blocks import Source
from dss_planner.raster.grid import Grid
from dss_planner.raster.reading import Window, open_raster, read_bands, require_bands

#: A year in a name, alone or as the start of a date (2003, 200307, 20030716, A2003193).
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=\D|$|[01]\d(?:\D|$)|[01]\d[0-3]\d(?:\D|$)|[0-3]\d\d(?:\D|$))")


@dataclass(frozen=True)
class YearStack:
    """Rasters in the order of their years. paths: one file for each year, or one with a band for each year."""

    name: str
    paths: tuple[str, ...]
    years: tuple[int, ...]

    def sources(self) -> list[Source]:
        """Return what a pass reads; together they have one band for each year."""
        if len(self.paths) == 1:
            return [Source(self.name, self.paths[0], None, len(self.years), "one band for each year")]
        return [
            Source(f"{self.name} {year}", path, count=1, meaning="one year")
            for path, year in zip(self.paths, self.years)
        ]


def read_stack(paths: Sequence[str], years: Sequence[int], name: str) -> YearStack:
    """Return the stack of ``paths``; without ``years`` they are read from file or band names, which also sort files.

    name: how messages call it. Raises `InputError` when years are missing, do not rise, are too few or too many.
    """
    found = tuple(paths)
    if not found:
        raise InputError(
            "No yearly raster of “{layer}” was given. Choose at least {fewest}.", layer=name, fewest=FEWEST_YEARS
        )
    count = len(found) if len(found) > 1 else open_raster(found[0]).RasterCount
    _require_count(name, count)
    told = named_years(found)
    # a list of layers may come in any order; names that tell the same years put it right
    if not years or (told is not None and sorted(told) == list(years)):
        if told is None:
            raise _unnamed(found, name)
        years = told
        if len(found) > 1:
            order = sorted(range(count), key=lambda place: years[place])
            found, years = tuple(found[place] for place in order), tuple(years[place] for place in order)
    if len(years) != count:
        raise InputError(
            "The stack “{layer}” has {found} layers, but {expected} years were given. Give one year for each layer.",
            layer=name,
            found=count,
            expected=len(years),
        )
    for before, after in zip(years, years[1:]):
        if after <= before:
            raise InputError(
                "The years of “{layer}” do not rise: {after} follows {before}. Give each year once, the oldest first.",
                layer=name,
                before=before,
                after=after,
            )
    return YearStack(name, found, tuple(int(year) for year in years))


def years_in_names(names: Sequence[str]) -> tuple[int, ...] | None:
    """Return the year that each name holds, or None when they do not tell; the part that differs counts."""
    found = [[int(year) for year in _YEAR.findall(name)] for name in names]
    if not found or not all(found) or len({len(years) for years in found}) != 1:
        return None
    for column in zip(*found):
        if len(set(column)) == len(names):
            return tuple(column)
    return None


def parse_years(words: str) -> tuple[int, ...]:
    """Return the years of “2001–2025”, “2001, 2003, 2005” or both mixed; of nothing, none. Raises `InputError`."""
    years: list[int] = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;\s]+", re.sub(r"\s*[-–]\s*", "-", words)))):
        span = re.fullmatch(r"(\d{4})(?:-(\d{4}))?", part)
        if span is None:
            raise InputError(
                "The years “{found}” cannot be read. Write them as 2001–2025, or as 2001, 2002, 2004.", found=words
            )
        first = int(span[1])
        years.extend(range(first, int(span[2] or first) + 1))
    return tuple(years)


def require_years(stack: YearStack, other: YearStack) -> None:
    """Raise `InputError` unless both stacks have the same years."""
    if stack.years != other.years:
        missing = sorted(set(stack.years) ^ set(other.years))
        raise InputError(
            "“{layer}” and “{other}” are not of the same years: only one of them has {missing}. Give both the same "
            "years.",
            layer=stack.name,
            other=other.name,
            missing=", ".join(map(str, missing)),
        )


def cell_series(
    stack: Sequence[str], x: float, y: float, years: Sequence[int] = (), name: str = "NDVI"
) -> tuple[np.ndarray, np.ndarray]:
    """Return the years (int) and the values (float64, NaN where unknown) of the cell at x, y, in the stack's CRS.

    Raises `InputError` when the place is outside the rasters.
    """
    read = read_stack(stack, years, name)
    values: list[float] = []
    for source in read.sources():
        dataset = open_raster(source.path)
        require_bands(dataset, source.name, source.count or 1, source.meaning)
        grid = Grid.of(dataset)
        column, row = (math.floor(float(place)) for place in grid.column_row(x, y))
        if not (0 <= column < grid.width and 0 <= row < grid.height):
            raise InputError(
                "The place {x}, {y} lies outside “{layer}”. Click inside the layer.",
                x=f"{x:.10g}",
                y=f"{y:.10g}",
                layer=source.name,
            )
        bands = source.bands or tuple(range(1, dataset.RasterCount + 1))
        values.extend(read_bands(dataset, bands, Window(column, row, 1, 1))[:, 0, 0].tolist())
    return np.array(read.years), np.array(values, dtype=float)


def named_years(paths: Sequence[str]) -> tuple[int, ...] | None:
    """Return the years in the names of the files, or of the bands of a single file; None when they do not tell."""
    return years_in_names(_names(paths))


def _names(paths: Sequence[str]) -> list[str]:
    if len(paths) > 1:
        return [Path(path).stem for path in paths]
    dataset = open_raster(paths[0])
    return [dataset.GetRasterBand(band).GetDescription() for band in range(1, dataset.RasterCount + 1)]


def _unnamed(paths: Sequence[str], name: str) -> InputError:
    return InputError(
        "The years of “{layer}” cannot be read from its names ({example}). State the years, such as 2001–2025.",
        layer=name,
        example=_names(paths)[0] or "bands without a name",
    )


def _require_count(name: str, count: int) -> None:
    if not FEWEST_YEARS <= count <= MOST_YEARS:
        raise InputError(
            "The stack “{layer}” has {found} yearly layers; {fewest} to {most} are needed for a trend (10 or more are "
            "better). Give one layer for each year.",
            layer=name,
            found=count,
            fewest=FEWEST_YEARS,
            most=MOST_YEARS,
        )

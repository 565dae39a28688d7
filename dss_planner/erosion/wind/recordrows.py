"""Rows of a wind record: finds the header below any preamble and reads only the columns that are needed."""

from __future__ import annotations

import csv
import gzip
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from operator import itemgetter
from pathlib import Path
from typing import IO

from dss_planner.erosion.wind.recordcolumns import Columns, find_columns, only_extremes
from dss_planner.erosion.wind.unreadable import unreadable
from dss_planner.errors import InputError
from dss_planner.running import CancelCheck, never, stop_if

#: Lines above the header that may speak of the place or the source.
_PREAMBLE = 100
_DELIMITERS = ";\t,|"
_PLACE = re.compile(r"latitude\W+(-?\d+\.?\d*)\W+longitude\W+(-?\d+\.?\d*)", re.IGNORECASE)
#: NOAA ISD-Lite: year month day hour, temperature, dew point, pressure, direction, speed ×10, sky, rain, rain.
_LITE = re.compile(r"\d{4} \d{2} \d{2} \d{2}(\s+-?\d+){8}\s*$")
_LITE_COLUMNS = Columns((0, 1, 2, 3), speed=8, direction=7, unit="m/s")
#: Lines between two looks at whether the user wants to stop.
_WATCH = 1 << 15
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"


@dataclass(frozen=True)
class Rows:
    """columns: where everything stands in the file. cells: position in the file → texts of that column.

    scale: stored numbers are multiplied by it. place: longitude and latitude [°] that the preamble states.
    """

    columns: Columns
    cells: dict[int, tuple[str, ...]]
    scale: float = 1.0
    place: tuple[float, float] | None = None


def read_rows(path: Path, cancelled: CancelCheck = never) -> Rows:
    """Return the needed columns of a wind record. Raises `InputError` where it is no readable text or has no header."""
    try:
        with _open(path) as stream:
            return _read(stream, path, cancelled)
    except (OSError, EOFError, csv.Error, UnicodeError) as error:
        raise unreadable(path, error) from error


def _open(path: Path) -> IO[str]:
    with path.open("rb") as stream:
        start = stream.read(4)
    if start == _ZIP:
        raise InputError(
            "The wind record “{layer}” is a workbook or an archive; a text file is expected. Save it as CSV.",
            layer=path.name,
        )
    encoding = "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if start[:2] == _GZIP:
        return io.TextIOWrapper(gzip.open(path), encoding=encoding, errors="replace", newline="")
    return path.open(encoding=encoding, errors="replace", newline="")


def _read(stream: IO[str], path: Path, cancelled: CancelCheck) -> Rows:
    head = list(islice(stream, _PREAMBLE))
    place = _place(head)
    widest: list[str] = []
    for number, line in enumerate(head):
        names, delimiter = _split(line)
        columns = find_columns(names)
        if columns:
            rows = _rows(_watched(chain(head[number + 1 :], stream), cancelled), delimiter)
            scale = 0.1 if columns.packed is not None else 1.0
            return Rows(columns, _cells(rows, columns), scale, place)
        widest = max(widest, names, key=len)
    if head and all(_LITE.match(line) for line in head):
        return Rows(_LITE_COLUMNS, _cells(_rows(_watched(chain(head, stream), cancelled), None), _LITE_COLUMNS), 0.1)
    raise _no_header(widest, path)


def _watched(lines: Iterable[str], cancelled: CancelCheck) -> Iterator[str]:
    for number, line in enumerate(lines):
        if not number % _WATCH:
            stop_if(cancelled)
        yield line


def _rows(lines: Iterable[str], delimiter: str | None) -> Iterable[list[str]]:
    return (line.split() for line in lines) if delimiter is None else csv.reader(lines, delimiter=delimiter)


def _no_header(names: list[str], path: Path) -> InputError:
    extremes = only_extremes(names)
    if extremes:
        return InputError(
            "The wind record “{layer}” holds gusts or maxima only ({found}); mean wind speed is expected, which gusts "
            "cannot stand for. Add the column of mean speed.",
            layer=path.name,
            found=", ".join(extremes),
        )
    if not names:
        return InputError(
            "The wind record “{layer}” is empty; a header line and a row for each hour are expected. Download or "
            "export it again.",
            layer=path.name,
        )
    return InputError(
        "The wind record “{layer}” has no header line with time and wind speed; its widest line reads {found}. Name "
        "the columns, for example {expected}.",
        layer=path.name,
        found=", ".join(name.strip()[:40] for name in names[:12]) or "–",
        expected="time, wind_speed_ms (or wind_speed_kn, wind_speed_kmh), wind_direction_deg",
    )


def _split(line: str) -> tuple[list[str], str | None]:
    """Return the cells of a line and what separates them; None for blanks."""
    line = line.strip().lstrip("#").strip("\r\n")
    delimiter = max(_DELIMITERS, key=line.count)
    if not line.count(delimiter):
        return line.split(), None
    return next(csv.reader([line], delimiter=delimiter)), delimiter


def _cells(rows: Iterable[list[str]], columns: Columns) -> dict[int, tuple[str, ...]]:
    """Return the texts of the needed columns; lines too short to hold them and comments are left out."""
    needed = sorted({*columns.times, *(place for place in _places(columns) if place is not None)})
    # one more than needed, so that a row stays a tuple
    pick, longest = itemgetter(*needed, needed[0]), needed[-1]
    kept: Iterator[tuple[str, ...]] = (pick(row) for row in rows if len(row) > longest and row[0][:1] != "#")
    texts = list(zip(*kept))
    return dict(zip(needed, texts)) if texts else dict.fromkeys(needed, ())


def _places(columns: Columns) -> tuple[int | None, ...]:
    wind = (columns.speed, columns.direction, columns.east, columns.north, columns.packed)
    return (*wind, columns.station, columns.longitude, columns.latitude)


def _place(head: list[str]) -> tuple[float, float] | None:
    """Return longitude and latitude stated above the header: in words, or as a small table of their own."""
    found = _PLACE.search(" ".join(head))
    if found:
        return float(found.group(2)), float(found.group(1))
    names = [cell.strip().lower() for cell in _split(head[0])[0]] if len(head) > 1 else []
    if "latitude" not in names or "longitude" not in names or find_columns(names):
        return None
    values = dict(zip(names, _split(head[1])[0]))
    try:
        return float(values["longitude"]), float(values["latitude"])
    except (KeyError, ValueError):
        return None

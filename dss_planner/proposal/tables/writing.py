"""Tables as files: workbooks and CSV, through GDAL, with typed columns, so that numbers are numbers."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from osgeo import gdal, ogr

from dss_planner.errors import OutputError
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.tables.table import DAY, REAL, WHOLE, WORDS, Cell, Column, Row, Table
from dss_planner.proposal.tables.widths import set_widths, width_of
from dss_planner.raster.scratch import temporary_beside, write_failure
from dss_planner.text import Text, text

gdal.UseExceptions()
ogr.UseExceptions()

_WORKBOOK = "XLSX"
#: Rows that are looked at for the width of a column, and letters that a number takes where it has no end.
_LOOKED_AT, _NUMBER_LETTERS = 200, 12
_TYPES = {WORDS: ogr.OFTString, WHOLE: ogr.OFTInteger, REAL: ogr.OFTReal, DAY: ogr.OFTDate}
#: Letters that spreadsheets do not allow in the name of a sheet, and how many it may have.
_NOT_IN_SHEETS = re.compile(r"[\[\]:*?/\\']")
_SHEET_LETTERS = 31
#: First letters that spreadsheets take for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_xlsx(tables: Sequence[Table], path: str | Path, words: Words) -> str:
    """Write tables as sheets of one workbook, whole or not at all, and return its path.

    The last sheet holds the notes of all tables. Raises `OutputError`.
    """
    taken: list[str] = []
    sheets = []
    for table in tables:
        taken.append(sheet_name(words(table.title), taken))
        sheets.append((taken[-1], table))
    notes = (sheet_name(words(text("Notes")), taken), _notes(sheets, words))
    return _write(_WORKBOOK, path, [*sheets, notes], words, ())


def write_csv(table: Table, path: str | Path, words: Words) -> str:
    """Write a table as CSV, whole or not at all, and return its path.

    UTF-8 with a mark, which Excel needs to read Mongolian; numbers and days unquoted. Raises `OutputError`.
    """
    return _write(
        "CSV", path, [(Path(path).stem, table)], words, ("WRITE_BOM=YES", "LINEFORMAT=CRLF", "STRING_QUOTING=IF_NEEDED")
    )


def headings(columns: Sequence[Column], words: Words) -> list[str]:
    """Return the titles of columns with their units, each once."""
    found: list[str] = []
    for column in columns:
        unit = words.unit(column.unit)
        title = f"{words(column.title)} ({unit})" if unit else words(column.title)
        number = 2
        while title in found:
            title, number = f"{title} {number}", number + 1
        found.append(title)
    return found


def sheet_name(title: str, taken: Sequence[str]) -> str:
    """Return a title as spreadsheets allow it for a sheet: legal letters, at most 31, each name once."""
    plain = _NOT_IN_SHEETS.sub(" ", title).strip() or "Table"
    name, number = _cut(plain, _SHEET_LETTERS), 2
    while name.casefold() in {one.casefold() for one in taken}:
        mark = f" {number}"
        name, number = _cut(plain, _SHEET_LETTERS - len(mark)) + mark, number + 1
    return name


def _cut(said: str, most: int) -> str:
    """Return at most so many letters, up to the end of a word where there is one in the second half."""
    if len(said) <= most:
        return said
    whole = said[: most + 1].rpartition(" ")[0].rstrip(" (–,")
    return whole if len(whole) > most // 2 else said[:most].strip()


def _notes(sheets: Sequence[tuple[str, Table]], words: Words) -> Table:
    columns = (Column("table", text("Table")), Column("note", text("Note")))
    rows = tuple(Row((name, note)) for name, table in sheets for note in table.notes)
    return Table("notes", text("Notes"), columns, rows)


def _write(
    driver: str, path: str | Path, sheets: Sequence[tuple[str, Table]], words: Words, options: Sequence[str]
) -> str:
    target = Path(path)
    temporary = temporary_beside(target)
    dataset = layer = None
    try:
        temporary.unlink()
        dataset = gdal.GetDriverByName(driver).Create(str(temporary), 0, 0, 0, gdal.GDT_Unknown)
        for name, table in sheets:
            layer = dataset.CreateLayer(name, None, ogr.wkbNone, list(options))
            _fill(layer, table, words)
        dataset = layer = None  # closes the file
        if driver == _WORKBOOK:
            set_widths(temporary, [_widths(table, words) for _, table in sheets])
        os.replace(temporary, target)
    except (RuntimeError, OSError, zipfile.BadZipFile) as error:
        raise OutputError(
            "The table “{path}” cannot be written: {reason}. Close the program that has it open, or choose another "
            "folder.",
            path=path,
            reason=write_failure(target, error),
        ) from error
    finally:
        dataset = layer = None  # else the file comes back when it is closed
        temporary.unlink(missing_ok=True)
    return str(target)


def _fill(layer: ogr.Layer, table: Table, words: Words) -> None:
    for heading, column in zip(headings(table.columns, words), table.columns):
        layer.CreateField(ogr.FieldDefn(heading, _TYPES[column.kind]))
    definition = layer.GetLayerDefn()
    for row in table.rows:
        feature = ogr.Feature(definition)
        for place, cell in enumerate(row.cells):
            _set(feature, place, cell, words)
        layer.CreateFeature(feature)


def _widths(table: Table, words: Words) -> list[float]:
    """Return the widths of the columns of a sheet."""
    found = []
    for place, heading in enumerate(headings(table.columns, words)):
        cells = (row.cells[place] for row in table.rows[:_LOOKED_AT])
        found.append(width_of([heading, *(_shown(cell, words) for cell in cells if cell is not None)]))
    return found


def _shown(cell: Cell, words: Words) -> str:
    if isinstance(cell, (str, Text)):
        return words(cell)
    return str(cell)[:_NUMBER_LETTERS]


def _set(feature: ogr.Feature, place: int, cell: Cell, words: Words) -> None:
    if cell is None:
        return
    if isinstance(cell, date):
        feature.SetField(place, cell.year, cell.month, cell.day, 0, 0, 0, 0)
    elif isinstance(cell, (str, Text)):
        feature.SetField(place, harmless(words(cell)))
    else:
        feature.SetField(place, cell)


def harmless(said: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{said}" if said.startswith(_FORMULA) else said

"""Tables as files: numbers are numbers, other scripts are read back, sums equal the plan's."""

import csv
import dataclasses
import re
import zipfile
from datetime import date

import pytest
from osgeo import gdal, ogr

from dss_planner.errors import Cancelled, OutputError
from dss_planner.proposal.checking.consistency import require_consistent
from dss_planner.proposal.checking.facts import facts_of
from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.presets.preset import TABLES
from dss_planner.proposal.tables.making import WORKBOOK, make_table, write_tables
from dss_planner.proposal.tables.reading import read_csv_rows, read_sheets
from dss_planner.proposal.tables.table import Column, Row, Table
from dss_planner.proposal.tables.writing import headings, sheet_name, write_csv, write_xlsx
from dss_planner.text import Text

gdal.UseExceptions()


@pytest.fixture(scope="module", params=["en", "mn"])
def written(request, content, tmp_path_factory):
    folder = tmp_path_factory.mktemp("tables") / "Хүснэгт 表"
    words = Words(request.param)
    return folder, words, write_tables(content, folder, words)


def test_a_workbook_and_a_csv_each(written, leftovers):
    folder, _, files = written
    assert sorted(path.name for path in folder.iterdir()) == sorted([WORKBOOK, *(f"{name}.csv" for name in TABLES)])
    assert len(files) == 2 * len(TABLES)
    assert leftovers() == []


def test_numbers_of_the_workbook_are_numbers_and_add_up(written, content):
    folder, words, _ = written
    dataset = gdal.OpenEx(str(folder / WORKBOOK), gdal.OF_VECTOR)
    table = make_table(content, "budget")
    layer = dataset.GetLayer(TABLES.index("budget"))
    assert layer.GetName() == sheet_name(words(table.title), ())
    definition = layer.GetLayerDefn()
    sums = []
    for place, column in enumerate(table.columns):
        field = definition.GetFieldDefn(place)
        assert field.GetName() == headings(table.columns, words)[place]
        if column.kind == "real":
            assert field.GetType() in (ogr.OFTReal, ogr.OFTInteger, ogr.OFTInteger64)
    place = table.column("mode")
    for feature, row in zip(layer, table.rows):
        if not row.total:
            sums.append(feature.GetField(place))
    assert sum(sums) == pytest.approx(content.budget.sums.works.mode, rel=1e-14)


def test_what_is_read_back_states_the_plans_numbers(written, content):
    folder, _, files = written
    facts = facts_of(content)
    sheets = read_sheets(folder / WORKBOOK)
    for path, table in files.items():
        file, _, sheet = path.partition("|")
        if sheet:
            rows = sheets[TABLES.index(sheet)]
        else:
            rows = read_csv_rows(file, table)
        assert len(rows) == len(table.rows)
        require_consistent(facts, table.stated(path, rows))


def test_a_file_that_was_changed_is_found(written, content):
    folder, _, files = written
    table = files[str(folder / "coordinates.csv")]
    rows = read_csv_rows(folder / "coordinates.csv", table)
    rows[0] = (*rows[0][:-1], rows[0][-1] + 1.0)
    with pytest.raises(Exception, match=r"row 2, area"):
        require_consistent(facts_of(content), table.stated("coordinates.csv", rows))


def test_csv_is_read_by_excel_and_by_python(written, content):
    folder, words, _ = written
    raw = (folder / "site_table.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    with (folder / "site_table.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    table = make_table(content, "site_table")
    assert rows[0] == headings(table.columns, words)
    assert rows[1][table.column("site")] == "Өмнөговь – Ханбогд"
    assert float(rows[1][table.column("area")]) == pytest.approx(content.sites[0].area, rel=1e-14)
    # nothing that is unknown became a 0, and no name a formula
    assert rows[1][table.column("elevation")] == ""
    assert rows[3][table.column("site")] == "'=Site 3 & Co"


def test_numbers_of_a_csv_stand_without_quotes(written):
    folder, _, _ = written
    first = (folder / "site_table.csv").read_text(encoding="utf-8-sig").splitlines()[1]
    assert first.split(",")[1] == "1"


def test_columns_are_as_wide_as_what_stands_in_them(written, content):
    folder, words, _ = written
    with zipfile.ZipFile(folder / WORKBOOK) as book:
        assert book.testzip() is None
        sheet = book.read(f"xl/worksheets/sheet{TABLES.index('site_table') + 1}.xml").decode("utf-8")
    table = make_table(content, "site_table")
    found = re.findall(r'<col min="(\d+)" max="(\d+)" width="([\d.]+)"', sheet)
    assert [(int(first), int(last)) for first, last, _ in found] == [(n, n) for n in range(1, len(table.columns) + 1)]
    heads = headings(table.columns, words)
    assert all(float(width) >= min(len(head), 60) for head, (_, _, width) in zip(heads, found))
    assert sheet.count("<cols>") == 1
    assert sheet.index("<cols>") < sheet.index("<sheetData")


def test_days_are_days(written, content):
    folder, _, _ = written
    dataset = gdal.OpenEx(str(folder / WORKBOOK), gdal.OF_VECTOR)
    layer = dataset.GetLayer(TABLES.index("schedule"))
    table = make_table(content, "schedule")
    assert layer.GetLayerDefn().GetFieldDefn(table.column("begin")).GetType() == ogr.OFTDate
    begins = [row.cells[table.column("begin")] for row in table.rows]
    found = [feature.GetField(table.column("begin")) for feature in layer]
    assert found == [begin and begin.strftime("%Y/%m/%d") for begin in begins]


@pytest.mark.parametrize("language", LANGUAGES)
def test_sheets_have_legal_translated_names(language, content):
    words = Words(language)
    names = []
    for name in TABLES:
        names.append(sheet_name(words(make_table(content, name).title), names))
    assert len({one.casefold() for one in names}) == len(TABLES)
    for one in names:
        assert 0 < len(one) <= 31
        assert not set(one) & set("[]:*?/\\'")


def test_names_of_sheets_are_cut_and_numbered():
    assert sheet_name("A/B: [c]?*", ()) == "A B   c"
    assert sheet_name("x" * 40, ()) == "x" * 31
    assert sheet_name("Төсөв" * 8, ["Төсөв" * 6 + "Т"]) == ("Төсөв" * 8)[:29] + " 2"
    assert sheet_name("///", ()) == "Table"
    assert sheet_name("Логик хүрээ (төслийн загварын матриц)", ()) == "Логик хүрээ (төслийн загварын"
    assert sheet_name("Logical framework (project design matrix)", ()) == "Logical framework (project"


def test_the_same_title_twice_is_told_apart():
    columns = (Column("a", Text("A"), unit="ha"), Column("b", Text("A"), unit="ha"))
    assert headings(columns, Words("en")) == ["A (ha)", "A (ha) 2"]


def test_hard_words_come_back(tmp_path):
    said = ["=1+1", "-x", "007", 'a "b", c', "two\nlines", "Өө Үү 草 격", "x" * 3000, ""]
    table = Table(
        "t", Text("T"), (Column("a", Text("A")), Column("n", Text("N"), "real")), tuple(Row((w, 0.1)) for w in said)
    )
    write_csv(table, tmp_path / "т.csv", Words("en"))
    with (tmp_path / "т.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'-x", *said[2:]]
    write_xlsx([table], tmp_path / "т.xlsx", Words("en"))
    sheet = read_sheets(tmp_path / "т.xlsx")[0]
    assert [row[0] or "" for row in sheet] == ["'=1+1", "'-x", *said[2:]]
    assert all(row[1] == 0.1 for row in sheet)
    assert b"<f>" not in zipfile.ZipFile(tmp_path / "т.xlsx").read("xl/worksheets/sheet1.xml")


def test_a_file_that_cannot_be_written_leaves_the_old_one(content, tmp_path, leftovers):
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        write_csv(make_table(content, "site_table"), tmp_path / "file" / "a.csv", Words("en"))
    old = tmp_path / "old.csv"
    old.write_text("old", encoding="utf-8")
    broken = Table("t", Text("T"), (Column("a", Text("A")),), (Row((object(),)),))
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever OGR says
        write_csv(broken, old, Words("en"))
    assert old.read_text(encoding="utf-8") == "old"
    assert leftovers() == []


def test_cancel_leaves_no_half_file(content, tmp_path, cancel_after, leftovers):
    with pytest.raises(Cancelled):
        write_tables(content, tmp_path, Words("en"), cancelled=cancel_after(3))
    assert not (tmp_path / WORKBOOK).exists()
    assert leftovers() == []


def test_only_what_was_asked_for_is_written(content, tmp_path):
    write_tables(content, tmp_path, Words("ko"), wanted=("budget",))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["budget.csv", WORKBOOK]
    assert dataclasses.is_dataclass(date) is False

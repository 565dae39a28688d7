"""A pack is whole, the same again, made anew only where something changed, and never replaces what it does not own."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.errors import InputError, OutputError
from dss_planner.proposal.languages.numbers import degrees_minutes
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.packing import making, mappages
from dss_planner.proposal.packing.folders import made_beside
from dss_planner.proposal.packing.making import make_pack
from dss_planner.proposal.packing.manifest import read_manifest
from dss_planner.proposal.packing.request import PackRequest

PARTS = ("maps.sites", "maps.works", "sections.summary", "tables.coordinates", "spatial.geojson")


@pytest.fixture
def request_for(planned, tmp_path, qgis_app):
    """Return a function that gives a small request."""

    def make(**more):
        wanted = PackRequest(str(planned), str(tmp_path / "Санал 제안"), parts=PARTS, dpi=72, day="2026-11-23")
        return replace(wanted, **more)

    return make


def contents(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in Path(folder).rglob("*") if path.is_file()
    }


def test_a_pack_is_whole_and_the_same_again_costs_nothing(request_for):
    wanted = request_for()
    made = make_pack(wanted)
    folder = Path(wanted.folder)
    assert made.failed == ()
    assert made.checked > 20
    assert made.pages >= 2
    manifest = read_manifest(folder)
    assert set(manifest.parts) == {"maps", "report", "tables", "spatial"}
    assert set(made.files) == set(contents(folder)) - {"manifest.json"}
    assert {"maps/maps.pdf", "maps/maps.qgz", "report/report.odt", "report/report.pdf", "report/report.html"} <= set(
        made.files
    )
    with zipfile.ZipFile(folder / "maps" / "maps.qgz") as archive:
        project = "".join(archive.read(one).decode("utf-8") for one in archive.namelist() if one.endswith(".qgs"))
    assert str(folder.parent) not in project
    assert str(Path(wanted.plan).parent) not in project
    assert 'saveUser=""' in project
    before = contents(folder)
    again = make_pack(wanted)
    assert again.kept == ("maps", "report", "tables", "spatial")
    assert (again.pages, again.words, again.checked > 0) == (made.pages, made.words, True)
    assert contents(folder) == before
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(folder.name)] == [folder.name]


def test_only_what_changed_is_made_anew_and_files_of_people_stay(request_for):
    make_pack(request_for())
    folder = Path(request_for().folder)
    (folder / "letter.txt").write_text("ours")
    (folder / "tables" / "coordinates.csv").write_text("spoilt")
    made = make_pack(request_for())
    assert made.kept == ("maps", "report", "spatial")
    assert (folder / "letter.txt").read_text() == "ours"
    assert "spoilt" not in (folder / "tables" / "coordinates.csv").read_text(encoding="utf-8")
    # what people wrote in a file of the pack is not lost
    assert (folder / "tables" / "coordinates (edited).csv").read_text() == "spoilt"
    assert make_pack(request_for(note="Draft, not for siting.")).kept == ("tables", "spatial")


def test_a_number_that_is_not_the_plans_stops_the_pack(request_for, monkeypatch):
    make_pack(request_for())
    before = contents(request_for().folder)
    write = making.write_tables

    def wrong(content, folder, words, wanted):
        sites = (replace(content.sites[0], area=content.sites[0].area + 1.0), *content.sites[1:])
        return write(replace(content, sites=sites), folder, words, wanted)

    monkeypatch.setattr(making, "write_tables", wrong)
    with pytest.raises(InputError, match=r"coordinates\.csv, row 2, area"):
        make_pack(request_for(language="ko"))
    assert contents(request_for().folder) == before


def test_a_page_that_fails_is_told_and_the_others_are_made(request_for, monkeypatch):
    write = mappages.write_sheet

    def failing(sheet, path, dpi):
        if sheet.feature == 0:
            raise OutputError("no memory for {page}", page=sheet.name)
        write(sheet, path, dpi)

    monkeypatch.setattr(mappages, "write_sheet", failing)
    made = make_pack(request_for())
    assert len(made.failed) == 1
    assert "no memory" in str(made.failed[0])
    assert any(name.startswith("maps/pages/01_sites") for name in made.files)


def test_a_font_that_is_missing_is_named(request_for, monkeypatch):
    monkeypatch.setattr(making, "families_of", lambda language: ())
    monkeypatch.setattr("dss_planner.proposal.languages.fonts.families_of", lambda language: ())
    with pytest.raises(InputError, match="Noto Sans CJK KR"):
        make_pack(request_for(language="ko"))
    assert not Path(request_for().folder).exists()


def test_the_public_edition_tells_no_exact_place(request_for, content):
    made = make_pack(request_for(sensitivity="public", parts=None))
    folder = Path(made.folder)
    assert not any(
        "works" in name or "monitoring" in name or name.endswith(".qgz") for name in made.files if "maps/" in name
    )
    exact = [f"{value:.4f}" for site in content.sites for value in (site.latitude, site.longitude)]
    for name, found in contents(folder).items():
        if name.endswith((".csv", ".geojson", ".html", ".json", ".xml")):
            words = found.decode("utf-8-sig")
            assert not [one for one in exact if one in words], name
    told = [degrees_minutes(site.latitude, site.longitude, digits) for site in content.sites for digits in (0, 1)]
    hidden = [*exact, *(angle for pair in told for angle in pair), *(site.place for site in content.sites)]
    for name in ("maps/maps.pdf", "report/report.pdf"):
        words = subprocess.run(["pdftotext", "-raw", folder / name, "-"], check=True, capture_output=True).stdout
        assert not [one for one in hidden if one in words.decode("utf-8")], name
    for name in ("report/report.odt", "tables/tables.xlsx", "spatial/plan.kmz"):
        with zipfile.ZipFile(folder / name) as archive:
            words = " ".join(archive.read(one).decode("utf-8", errors="ignore") for one in archive.namelist())
        assert not [one for one in hidden if one in words], name
    features = json.loads((folder / "spatial" / "sites.geojson").read_text(encoding="utf-8"))["features"]
    assert {feature["geometry"]["type"] for feature in features} == {"Point"}


@pytest.mark.parametrize("language", ["mn", "zh_CN", "ja", "ko"])
def test_the_maps_are_read_back_in_their_language(request_for, language, with_fonts):
    with_fonts(language)
    made = make_pack(request_for(language=language, parts=("maps.sites",)))
    done = subprocess.run(
        ["pdftotext", "-raw", f"{made.folder}/maps/maps.pdf", "-"], check=True, capture_output=True, timeout=60
    )
    found = "".join(done.stdout.decode("utf-8").split())
    from dss_planner.proposal.maps.told import title_of

    assert "".join(Words(language)(title_of("sites")).split()) in found


def test_a_cancel_leaves_nothing(request_for):
    from dss_planner.errors import Cancelled

    with pytest.raises(Cancelled):
        make_pack(request_for(), cancelled=lambda: True)
    folder = Path(request_for().folder)
    assert [path.name for path in folder.parent.iterdir() if path.name.startswith(folder.name)] == []


def test_a_run_that_was_ended_is_cleaned_up(request_for):
    folder = Path(request_for().folder)
    half = folder.with_name(folder.name + ".part")
    half.mkdir(parents=True)
    (half / "half.pdf").write_text("half")
    make_pack(request_for(parts=("tables.coordinates",)))
    assert not half.exists()
    assert not (folder / "half.pdf").exists()


def test_two_runs_in_one_place_do_not_spoil_each_other(request_for):
    folder = Path(request_for().folder)
    with made_beside(folder) as work:
        (work / "half.txt").write_text("half")
        with pytest.raises(OutputError, match="Another run"):
            make_pack(request_for(parts=("tables.coordinates",)))
        assert (work / "half.txt").exists()
    assert sorted(path.name for path in folder.parent.glob(f"{folder.name}*")) == [folder.name]


def test_edits_that_wait_beside_the_plan_are_in_the_pack(request_for, planned, tmp_path):
    copy = shutil.copytree(planned.parent, tmp_path / "study")
    wanted = request_for(plan=str(copy / planned.name), parts=("maps.sites", "tables.coordinates"))
    reader, writer = (sqlite3.connect(copy / planned.name) for _ in range(2))
    writer.execute("PRAGMA journal_mode = WAL")
    reader.execute("BEGIN")
    reader.execute("SELECT COUNT(*) FROM plan").fetchone()
    make_pack(wanted)
    before = (copy / planned.name).read_bytes()
    writer.execute("UPDATE plan SET title = 'Another title'")
    writer.commit()
    assert (copy / planned.name).read_bytes() == before
    assert make_pack(wanted).kept == ()
    reader.close()
    writer.close()


def test_what_was_said_in_other_words_is_made_anew(request_for, monkeypatch):
    wanted = request_for(parts=("tables.coordinates",))
    make_pack(wanted)
    monkeypatch.setattr(making, "sentences_of", lambda language: {"Site": "Place"})
    assert make_pack(wanted).kept == ()


def test_a_page_that_failed_is_tried_again_and_what_is_left_out_told_again(request_for, monkeypatch):
    write = mappages.write_sheet
    wanted = request_for(parts=("maps.sites", "maps.access"))

    def failing(sheet, path, dpi):
        raise OutputError("no memory for {page}", page=sheet.name)

    monkeypatch.setattr(mappages, "write_sheet", failing)
    assert len(make_pack(wanted).failed) == 2
    monkeypatch.setattr(mappages, "write_sheet", write)
    made = make_pack(wanted)
    assert (made.kept, [str(one) for one in made.failed]) == (
        (),
        ["The map “How to get there: travel time” is left out: the study has no layer for it."],
    )
    again = make_pack(wanted)
    assert (again.kept, [str(one) for one in again.failed]) == (("maps",), [str(one) for one in made.failed])


def test_a_price_changes_all_and_a_font_what_is_drawn_in_it(request_for, planned, tmp_path, monkeypatch):
    copy = shutil.copytree(planned.parent, tmp_path / "study")
    wanted = request_for(plan=str(copy / planned.name), parts=("maps.sites", "tables.bill", "spatial.geojson"))
    make_pack(wanted)
    before = making.families_of
    monkeypatch.setattr(making, "families_of", lambda language: (*before(language), "Another font"))
    assert make_pack(wanted).kept == ("tables", "spatial")
    with sqlite3.connect(copy / planned.name) as plan:
        plan.execute("UPDATE unit_costs SET mode = 1.1 * mode, high = 1.2 * high")
    assert make_pack(wanted).kept == ()

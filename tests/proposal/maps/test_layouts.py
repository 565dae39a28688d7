"""Layouts: what stands on the pages, that nothing overlaps or is cut, export with cancel."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsProject,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QImage

from dss_planner.errors import Cancelled, InputError, OutputError
from dss_planner.layers.groups import layers_of
from dss_planner.layers.project import fill_project
from dss_planner.proposal.maps import pages
from dss_planner.proposal.maps.export import export_pdf, export_png, verify_pdf
from dss_planner.proposal.maps.furniture import graticule_interval, round_length
from dss_planner.proposal.maps.legend import legend
from dss_planner.proposal.maps.spec import LegendBlock, PageSpec
from dss_planner.proposal.maps.tables import build_table_layouts
from dss_planner.proposal.maps.theme import A4_LANDSCAPE, HEADER, MAP, PANEL, Box, wrapped_lines
from dss_planner.proposal.pack import PackRequest, make_pack
from dss_planner.proposal.site_table import site_rows
from dss_planner.proposal.wording import fitting_note
from tests.layers.study_example import make_study

NOTE = "Demonstration data, about 5–25 km resolution; not for siting decisions."
PAGE = PageSpec(
    "Map 1",
    "Where to start: pilot sites against dust and sand storms",
    "Middle and East Gobi",
    NOTE,
    "MODIS MCD12C1 v006; ERA5; SoilGrids 2.0.",
    "Score: weighted sum of value functions.",
    "2026-11-22",
    "partners",
)


@pytest.fixture(scope="module")
def rows(study):
    folder, _ = study
    return site_rows(f"{folder / 'sites.gpkg'}|layername=sites", str(folder / "plan.gpkg"))


@pytest.fixture
def overview(project, rows):
    return pages.overview(project, PAGE, rows)


def items(layout, kind):
    return [item for item in layout.items() if isinstance(item, kind)]


def words(layout):
    return {item.id(): item.text() for item in items(layout, QgsLayoutItemLabel) if item.id()}


def box(item):
    return QRectF(item.pos(), item.rect().size())


def difference(first, second):
    """Mean difference of two pictures, 0–255."""
    arrays = [gdal.Open(path).ReadAsArray()[:3].astype(float) for path in (first, second)]
    return np.abs(arrays[0] - arrays[1]).mean()


def test_the_main_map_has_all_that_a_map_needs(overview, project):
    assert project.layoutManager().layoutByName("Map 1") is overview
    by_id = {item.id(): item for item in overview.items() if isinstance(item, QgsLayoutItem)}
    assert {"title", "subtitle", "map", "locator", "legend", "scale bar", "north arrow", "sensitivity"} <= set(by_id)
    said = words(overview)
    assert said["title"] == PAGE.title
    assert said["sensitivity"] == "PARTNERS ONLY"
    assert said["warning"] == NOTE
    assert said["date"] == "2026-11-22"
    assert said["sources"] == PAGE.sources
    assert "EPSG:32648" in said["map note"]
    main = by_id["map"]
    assert main.grids().grid(0).enabled()
    assert main.grids().grid(0).annotationEnabled()
    assert by_id["locator"].overviews().overview(0).linkedMap() is main
    assert by_id["scale bar"].linkedMap() is main
    assert items(overview, QgsLayoutItemPicture)[0].picturePath().startswith("base64:")


def test_the_page_is_a4_landscape_and_every_item_lies_on_it(overview):
    size = overview.pageCollection().page(0).pageSize()
    assert (size.width(), size.height()) == A4_LANDSCAPE
    sheet = QRectF(0, 0, *A4_LANDSCAPE)
    for item in overview.items():
        if isinstance(item, QgsLayoutItem) and item.isVisible() and item.id():
            assert sheet.contains(box(item)), (item.id(), box(item))


def test_nothing_in_the_panel_overlaps_or_is_cut(overview):
    legend = items(overview, QgsLayoutItemLegend)[0]
    by_id = {item.id(): item for item in overview.items() if isinstance(item, QgsLayoutItem)}
    column = [
        box(legend),
        box(by_id["legend note"]),
        box(by_id["side title"]),
        box(by_id["warning"]),
        box(by_id["locator"]),
    ]
    for upper, lower in zip(column, column[1:]):
        assert upper.bottom() <= lower.top() + 0.01, column
    assert box(legend).right() <= PANEL.right + 0.01
    assert box(legend).left() >= MAP.right


def test_the_legend_holds_only_what_the_map_shows(overview):
    legend = items(overview, QgsLayoutItemLegend)[0]
    model = legend.model()
    shown = []
    for node in model.rootGroup().findLayers():
        shown += [row.data(0) for row in model.layerLegendNodes(node)] or [node.name()]
    # scores of the study run from 25 to 90; nothing is below 20
    assert "0 – 10" not in shown
    assert "20 – 30" in shown
    assert "80 – 90" in shown
    assert not any("Soil loss" in str(name) for name in shown)


@pytest.mark.parametrize("height", [60.0, 46.0, 30.0])
def test_a_legend_shrinks_to_its_place(overview, project, height):
    main = next(item for item in items(overview, QgsLayoutItemMap) if item.id() == "map")
    blocks = (
        LegendBlock("", tuple(layers_of(project, "sites") + layers_of(project, "study_area"))),
        LegendBlock("Score", tuple(layers_of(project, "score"))),
    )
    item = legend(overview, blocks, Box(PANEL.x, PANEL.y, PANEL.width, height), main)
    assert 10 < item.rect().height() <= height
    assert item.rect().width() <= PANEL.width


def test_the_scale_bar_measures_on_the_ellipsoid_also_in_a_crs_without_a_code(study, rows):
    folder, outputs = study
    project = QgsProject()
    fill_project(project, outputs, str(folder), "Example")
    assert project.ellipsoid() == "EPSG:7030"
    project.setCrs(QgsCoordinateReferenceSystem.fromProj("+proj=laea +lat_0=45 +lon_0=105 +datum=WGS84 +units=m"))
    layout = pages.overview(project, PAGE, rows)
    bar = items(layout, QgsLayoutItemScaleBar)[0]
    main = next(item for item in items(layout, QgsLayoutItemMap) if item.id() == "map")
    length = 2 * bar.unitsPerSegment() * 1e6 / main.scale()
    assert length < bar.rect().width() < length + 20
    assert box(main).left() < box(bar).left()
    assert box(bar).right() < box(main).right()
    project.clear()


def test_maps_keep_their_layers_whatever_the_window_shows(overview, project):
    main = next(item for item in items(overview, QgsLayoutItemMap) if item.id() == "map")
    assert main.keepLayerSet()
    shown = {layer.id() for layer in main.layers()}
    assert layers_of(project, "score")[0].id() in shown
    assert layers_of(project, "soil_loss")[0].id() not in shown


def test_building_again_replaces_the_layout(project, rows):
    pages.overview(project, PAGE, rows)
    pages.overview(project, replace(PAGE, title="Second"), rows)
    layouts = project.layoutManager().printLayouts()
    assert [layout.name() for layout in layouts] == ["Map 1"]
    assert words(layouts[0])["title"] == "Second"


def test_the_close_up_shows_the_works_of_the_first_site(project, rows):
    layout = pages.close_up(project, replace(PAGE, name="3"), rows[0])
    main = next(item for item in items(layout, QgsLayoutItemMap) if item.id() == "map")
    site = pages.site_extent(project, 1)
    assert main.extent().intersects(site)
    assert main.extent().width() < 10 * site.width()
    model = items(layout, QgsLayoutItemLegend)[0].model()
    shown = [row.data(0) for node in model.rootGroup().findLayers() for row in model.layerLegendNodes(node)]
    assert "Straw checkerboard" in shown
    assert "Upright sand fence" in shown
    assert "Mine rehabilitation" not in shown
    assert pages.close_up(project, replace(PAGE, name="3"), replace(rows[0], rank=99)) is None


def test_the_criteria_page_has_a_map_for_each_part(project):
    layout = pages.criteria(project, replace(PAGE, name="2"))
    maps = items(layout, QgsLayoutItemMap)
    assert len(maps) == 4
    assert len({item.layers()[-3].id() for item in maps}) == 4  # the surface, above aimags and countries
    assert len(items(layout, QgsLayoutItemScaleBar)) == 4
    assert words(layout)["warning"] == NOTE


def test_a_long_table_goes_on_to_more_pages_without_losing_a_site(project, rows):
    many = tuple(replace(rows[n % 5], rank=n + 1, name=f"Site {n + 1}") for n in range(40))
    layouts = build_table_layouts(project, replace(PAGE, name="T"), many)
    assert len(layouts) > 1
    found = []
    for layout in layouts:
        for table in layout.multiFrames():
            content = table.tableContents()
            found += [int(row[0].content()) for row in content]
            frame = table.frames()[0]
            assert table.totalSize().height() <= frame.rect().height() + 0.01
    assert found == list(range(1, 41))


def test_an_empty_table_still_is_a_page(project):
    assert len(build_table_layouts(project, replace(PAGE, name="T"), ())) == 1


@pytest.mark.parametrize(
    "name",
    ["x" * 200, "Монгол улсын Говь-Алтай аймгийн сум " * 5, "몽골 고비 사막 황사 발원지 대책 시범 지구", "1", "  "],
)
def test_any_name_fits_the_page(project, rows, name, tmp_path):
    renamed = tuple(replace(row, name=name) for row in rows)
    layout = pages.overview(project, replace(PAGE, title=name, subtitle=name), renamed)
    sheet = QRectF(0, 0, *A4_LANDSCAPE)
    assert all(sheet.contains(box(item)) for item in layout.items() if isinstance(item, QgsLayoutItem) and item.id())
    export_png(layout, str(tmp_path / "a.png"), dpi=72)


def test_the_longest_note_covers_nothing(project, rows):
    for note in (fitting_note("A long note about the data. " * 40), fitting_note("Туршилтын өгөгдөл. " * 40)):
        page = replace(PAGE, note=note)
        main = pages.overview(project, page, rows)
        taken = {item.id(): box(item) for item in main.items() if isinstance(item, QgsLayoutItem) and item.id()}
        assert not taken["warning"].intersects(taken["legend"])
        table = build_table_layouts(project, replace(page, name="Table"), rows)[0]
        warning = next(item for item in items(table, QgsLayoutItemLabel) if item.id() == "warning")
        assert box(warning).bottom() <= HEADER.bottom + 1.7
        project.layoutManager().clear()


def test_no_letter_of_a_title_in_two_scripts_is_cut(project, rows, tmp_path):
    title = "Говийн туршилтын талбай – 고비 시범지 – gypsum"
    layout = pages.overview(project, replace(PAGE, title=title), rows)
    label = next(item for item in items(layout, QgsLayoutItemLabel) if item.id() == "title")
    picture = gdal.Open(export_png(layout, str(tmp_path / "a.png"), dpi=200)).ReadAsArray()
    left, top, right, bottom = (round(200 / 25.4 * mm) for mm in box(label).getCoords())
    inked = (picture[:3, top:bottom, left:right].max(axis=0) < 128).any(axis=1)
    assert inked.any()
    assert not np.concatenate((inked[:2], inked[-2:])).any()


def test_a_pdf_holds_all_pages_and_their_text(project, rows, tmp_path):
    path = tmp_path / "Санал 제안 proposal.pdf"
    layouts = [pages.overview(project, PAGE, rows), *build_table_layouts(project, replace(PAGE, name="T"), rows)]
    said = []
    assert export_pdf(layouts, str(path), lambda fraction, sentence: said.append((fraction, sentence))) == str(path)
    content = path.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", content)) == 2
    assert b"/MediaBox" in content
    assert content.count(b"/Font") > 0
    fractions = [fraction for fraction, _ in said]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    verify_pdf(path, 2, str(path))


def test_cancelling_a_pdf_leaves_the_older_one(project, rows, tmp_path, cancel_after, leftovers):
    path = tmp_path / "proposal.pdf"
    path.write_bytes(b"older")
    layouts = [pages.overview(project, PAGE, rows), pages.criteria(project, replace(PAGE, name="2"))]
    with pytest.raises(Cancelled):
        export_pdf(layouts, str(path), cancelled=cancel_after(2))
    assert path.read_bytes() == b"older"
    assert leftovers() == []
    assert [p.name for p in tmp_path.iterdir()] == ["proposal.pdf"]


def test_a_pdf_that_is_not_whole_is_refused(tmp_path):
    half = tmp_path / "half.pdf"
    half.write_bytes(b"%PDF-1.4\n1 0 obj << /Type /Page >> endobj\n")
    with pytest.raises(OutputError, match="was not written whole"):
        verify_pdf(half, 1, str(half))


def test_a_picture_has_the_size_of_its_resolution(overview, tmp_path):
    path = export_png(overview, str(tmp_path / "maps" / "map.png"), dpi=100)
    image = QImage(path)
    assert abs(image.width() - 297 / 25.4 * 100) <= 1
    assert abs(image.height() - 210 / 25.4 * 100) <= 1
    colors = {image.pixelColor(x, y).name() for x in range(0, image.width(), 9) for y in range(0, image.height(), 9)}
    assert len(colors) > 30


def test_an_unwritable_picture_says_so(overview, tmp_path, leftovers):
    (tmp_path / "map.png").mkdir()
    with pytest.raises(OutputError, match=r"map\.png"):
        export_png(overview, str(tmp_path / "map.png"), dpi=72)
    assert leftovers() == []


def test_the_pack_is_whole_and_its_project_reopens_with_layouts(tmp_path, qgis_app, leftovers):
    folder = tmp_path / "судалгаа 1"
    outputs = make_study(folder, ("Говь-1", "고비 2", "戈壁 3"))
    result = make_pack(PackRequest(str(folder), "Title", NOTE, "internal", outputs, dpi=72))
    for path in (result.project, result.pdf, result.csv, *result.pngs):
        assert Path(path).stat().st_size > 0
    assert [Path(path).name for path in result.pngs] == ["sites.png", "criteria.png", "site_1.png", "site_table.png"]
    project = QgsProject()
    assert project.read(result.project)
    assert all(layer.isValid() for layer in project.mapLayers().values())
    layouts = project.layoutManager().printLayouts()
    assert len(layouts) == 4
    main = next(layout for layout in layouts if layout.name().startswith("1"))
    assert words(main)["sensitivity"] == "INTERNAL"
    again = export_png(main, str(tmp_path / "again.png"), dpi=72)
    assert difference(again, result.pngs[0]) < 0.1  # edges of lines are smoothed a little differently
    assert leftovers() == []
    project.clear()


def test_a_pack_needs_ranked_sites(study):
    folder, outputs = study
    with pytest.raises(InputError, match="no ranked sites"):
        make_pack(PackRequest(str(folder), outputs=outputs[:3]))


def test_an_unknown_sensitivity_is_refused(study):
    folder, outputs = study
    with pytest.raises(InputError, match="“secret” is not known"):
        make_pack(PackRequest(str(folder), sensitivity="secret", outputs=outputs))


def test_a_cancelled_pack_stops(study, cancel_after):
    folder, outputs = study
    with pytest.raises(Cancelled):
        make_pack(PackRequest(str(folder), outputs=outputs, dpi=72), cancelled=cancel_after(2))


@pytest.mark.parametrize(("degrees", "interval"), [(9.0, 2.0), (3.1, 1.0), (0.2, 1 / 30), (60.0, 20.0)])
def test_the_graticule_has_a_handful_of_lines(degrees, interval):
    assert graticule_interval(degrees) == pytest.approx(interval)


@pytest.mark.parametrize(("value", "length"), [(70.0, 50.0), (0.3, 0.2), (1.0, 1.0), (99.0, 50.0), (2000.0, 2000.0)])
def test_scale_bars_have_round_lengths(value, length):
    assert round_length(value) == pytest.approx(length)


def test_wrapping_counts_lines(qgis_app):
    assert wrapped_lines("", 7, 50) == 1
    assert wrapped_lines("a\nb", 7, 50) == 2
    assert wrapped_lines("word " * 40, 7, 50) > 3


def test_a_project_without_a_plan_still_prints(tmp_path, qgis_app):
    outputs = tuple(o for o in make_study(tmp_path / "s") if o.style not in {"zones", "lines", "points"})
    project = QgsProject()
    fill_project(project, outputs, str(tmp_path / "s"), "No plan")
    rows = site_rows(str(tmp_path / "s" / "sites.gpkg"))
    assert pages.close_up(project, PAGE, rows[0]) is not None
    project.clear()


def test_the_wind_arrow_flies_with_the_wind(project, rows):
    layout = pages.close_up(project, replace(PAGE, name="wind"), rows[0], 315.0)
    layout.refresh()
    arrows = {item.id(): item for item in items(layout, QgsLayoutItemPicture)}
    turn = (arrows["wind arrow"].pictureRotation() - arrows["north arrow"].pictureRotation()) % 360
    assert turn == pytest.approx(135.0, abs=0.1)
    assert words(layout)["wind"] == "Erosive wind\nfrom 315°"
    calm = pages.close_up(project, replace(PAGE, name="calm"), rows[0])
    assert "wind" not in words(calm)

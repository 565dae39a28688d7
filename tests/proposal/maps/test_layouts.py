"""Layouts: what stands on the pages, that nothing overlaps or is cut, export with cancel."""

import re
from dataclasses import replace

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPicture,
    QgsLayoutItemScaleBar,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QRectF
from qgis.PyQt.QtGui import QImage

from dss_planner.errors import Cancelled, OutputError
from dss_planner.layers.groups import layers_of
from dss_planner.layers.project import fill_project
from dss_planner.proposal.languages.words import Words
from dss_planner.proposal.maps.export import export_pdf, export_png, sheets_of, verify_pdf
from dss_planner.proposal.maps.furniture import round_length
from dss_planner.proposal.maps.graticule import graticule_interval
from dss_planner.proposal.maps.legend import legend
from dss_planner.proposal.maps.mapset import MapSet, map_pieces
from dss_planner.proposal.maps.spec import LegendBlock
from dss_planner.proposal.maps.theme import A4_LANDSCAPE, HEADER, MAP, PANEL, Box, wrapped_lines
from dss_planner.proposal.maps.told import NOTE_LENGTH, fitting_note
from dss_planner.proposal.packing.making import make_pack
from dss_planner.proposal.packing.request import PackRequest
from dss_planner.proposal.packing.sources import layers_of_pack
from dss_planner.running import never, run_through, silent

NOTE = "Demonstration data, about 5–25 km resolution; not for siting decisions."
DAY = "2026-11-22"


def lay(project, content, folder, *ids, **more):
    """Return map id → layout of the maps of a plan in ``project``."""
    wanted = MapSet(content, Words("en"), str(folder), ids, **{"note": NOTE, "day": DAY, **more})
    return run_through(map_pieces(project, wanted), silent, never)


@pytest.fixture
def overview(project, content, tmp_path):
    return lay(project, content, tmp_path, "sites")["sites"]


@pytest.fixture
def of_plan(qgis_app, content, planned):
    """A project filled with the layers of the pack."""
    filled = QgsProject()
    fill_project(filled, layers_of_pack(content, planned.parent), str(planned.parent), "Example")
    yield filled
    filled.clear()


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


def test_the_main_map_has_all_that_a_map_needs(overview, project, content):
    assert project.layoutManager().layoutByName("1 Candidate sites, ranked") is overview
    by_id = {item.id(): item for item in overview.items() if isinstance(item, QgsLayoutItem)}
    assert {"title", "subtitle", "map", "locator", "legend", "scale bar", "north arrow", "sensitivity"} <= set(by_id)
    said = words(overview)
    assert said["title"] == "Candidate sites, ranked"
    assert said["subtitle"] == content.plan.title
    assert said["sensitivity"] == "PARTNERS ONLY"
    assert said["warning"] == NOTE
    assert said["date"] == DAY
    assert content.sources[0].dataset in said["sources"]
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


def test_the_scale_bar_measures_on_the_ellipsoid_also_in_a_crs_without_a_code(study, content, tmp_path):
    folder, outputs = study
    project = QgsProject()
    fill_project(project, outputs, str(folder), "Example")
    assert project.ellipsoid() == "EPSG:7030"
    project.setCrs(QgsCoordinateReferenceSystem.fromProj("+proj=laea +lat_0=45 +lon_0=105 +datum=WGS84 +units=m"))
    layout = lay(project, content, tmp_path, "sites")["sites"]
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


def test_building_again_replaces_the_layout(project, content, tmp_path):
    lay(project, content, tmp_path, "sites")
    lay(project, replace(content, plan=replace(content.plan, title="Second")), tmp_path, "sites")
    layouts = project.layoutManager().printLayouts()
    assert [layout.name() for layout in layouts] == ["1 Candidate sites, ranked"]
    assert words(layouts[0])["subtitle"] == "Second"


def test_the_works_have_a_page_for_each_site_with_what_is_drawn_there(of_plan, content, tmp_path):
    layout = lay(of_plan, content, tmp_path, "works")["works"]
    sheets = sheets_of([layout])
    assert len(sheets) == len(content.sites)
    main = next(item for item in items(layout, QgsLayoutItemMap) if item.id() == "map")
    shown = []
    for sheet in sheets:
        sheet.turn_to()
        shown.append(main.extent())
    assert not shown[0].intersects(shown[1])
    ranked = sorted(content.sites, key=lambda site: site.rank)
    for extent, site in zip(shown, ranked):
        for work in (one.shape for one in content.shapes if one.site == site.uuid):
            left, right, bottom, top = work.GetEnvelope()
            assert extent.contains(QgsRectangle(left, bottom, right, top))
        left, right, _, _ = site.shape.GetEnvelope()
        assert extent.width() < 10 * (right - left)


def test_the_criteria_page_has_a_map_for_each_part(project, content, tmp_path):
    layout = lay(project, content, tmp_path, "criteria")["criteria"]
    maps = items(layout, QgsLayoutItemMap)
    assert len(maps) == 4
    assert len({item.layers()[-3].id() for item in maps}) == 4  # the surface, above aimags and countries
    assert len(items(layout, QgsLayoutItemScaleBar)) == 4
    assert words(layout)["warning"] == NOTE


def test_a_map_that_the_study_has_no_layer_for_is_left_out(of_plan, content, tmp_path):
    assert set(lay(of_plan, content, tmp_path, "access", "region")) == {"region"}


@pytest.mark.parametrize(
    "name",
    ["x" * 200, "Монгол улсын Говь-Алтай аймгийн сум " * 5, "몽골 고비 사막 황사 발원지 대책 시범 지구", "1", "  "],
)
def test_any_name_fits_the_page(project, content, name, tmp_path):
    sites = tuple(replace(site, name=name) for site in content.sites)
    renamed = replace(content, sites=sites, plan=replace(content.plan, title=name))
    layout = lay(project, renamed, tmp_path, "sites")["sites"]
    sheet = QRectF(0, 0, *A4_LANDSCAPE)
    assert all(sheet.contains(box(item)) for item in layout.items() if isinstance(item, QgsLayoutItem) and item.id())
    export_png(layout, str(tmp_path / "a.png"), dpi=72)


@pytest.mark.parametrize("note", ["A long note about the data. " * 40, "Туршилтын өгөгдөл. " * 40])
def test_the_longest_note_covers_nothing(project, content, note, tmp_path):
    made = lay(project, content, tmp_path, "sites", "criteria", note=note)
    taken = {item.id(): box(item) for item in made["sites"].items() if isinstance(item, QgsLayoutItem) and item.id()}
    assert not taken["warning"].intersects(taken["legend"])
    warning = next(item for item in items(made["criteria"], QgsLayoutItemLabel) if item.id() == "warning")
    assert box(warning).bottom() <= HEADER.bottom + 1.7


def test_a_note_is_cut_where_the_pages_have_no_room_and_shows_it():
    assert fitting_note("Coarse data. Not for siting.") == "Coarse data. Not for siting."
    cut = fitting_note("word " * 100)
    assert cut.endswith("word…")
    assert NOTE_LENGTH - 6 < len(cut) <= NOTE_LENGTH
    assert len(fitting_note("字" * 900)) == NOTE_LENGTH


def test_no_letter_of_a_name_in_two_scripts_is_cut(project, content, tmp_path):
    title = "Говийн туршилтын талбай – 고비 시범지 – gypsum"
    layout = lay(project, replace(content, plan=replace(content.plan, title=title)), tmp_path, "sites")["sites"]
    label = next(item for item in items(layout, QgsLayoutItemLabel) if item.id() == "subtitle")
    picture = gdal.Open(export_png(layout, str(tmp_path / "a.png"), dpi=200)).ReadAsArray()
    left, top, right, bottom = (round(200 / 25.4 * mm) for mm in box(label).getCoords())
    inked = (picture[:3, top:bottom, left:right].max(axis=0) < 160).any(axis=1)
    assert inked.any()
    assert not np.concatenate((inked[:2], inked[-2:])).any()


def test_a_pdf_holds_all_pages_and_their_text(project, content, tmp_path):
    path = tmp_path / "Санал 제안 proposal.pdf"
    layouts = list(lay(project, content, tmp_path, "sites", "criteria").values())
    said = []
    told = export_pdf(layouts, str(path), lambda fraction, sentence: said.append((fraction, sentence)), dpi=72)
    assert told == str(path)
    found = path.read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", found)) == 2
    assert b"/MediaBox" in found
    assert found.count(b"/Font") > 0
    fractions = [fraction for fraction, _ in said]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    verify_pdf(path, 2, str(path))


def test_cancelling_a_pdf_leaves_the_older_one(project, content, tmp_path, cancel_after, leftovers):
    folder = tmp_path / "out"
    folder.mkdir()
    path = folder / "proposal.pdf"
    path.write_bytes(b"older")
    layouts = list(lay(project, content, tmp_path, "sites", "criteria").values())
    with pytest.raises(Cancelled):
        export_pdf(layouts, str(path), cancelled=cancel_after(2), dpi=72)
    assert path.read_bytes() == b"older"
    assert leftovers() == []
    assert [p.name for p in folder.iterdir()] == ["proposal.pdf"]


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


def test_the_project_of_a_pack_reopens_with_its_layouts(planned, tmp_path, leftovers):
    folder = tmp_path / "судалгаа 1"
    parts = ("maps.sites", "maps.region")
    made = make_pack(PackRequest(str(planned), str(folder), parts=parts, sensitivity="internal", note=NOTE, dpi=72))
    project = QgsProject()
    assert project.read(str(folder / "maps" / "maps.qgz"))
    assert all(layer.isValid() for layer in project.mapLayers().values())
    layouts = project.layoutManager().printLayouts()
    assert sorted(layout.name()[2:] for layout in layouts) == ["Candidate sites, ranked", "Sites, aimags and soums"]
    main = next(layout for layout in layouts if layout.name().endswith("ranked"))
    assert words(main)["sensitivity"] == "INTERNAL"
    again = export_png(main, str(tmp_path / "again.png"), dpi=72)
    page = next(folder / name for name in made.files if name.endswith("_sites.png"))
    assert difference(again, str(page)) < 0.1  # edges of lines are smoothed a little differently
    assert leftovers() == []
    project.clear()


@pytest.mark.parametrize(
    ("scale", "times", "interval"),
    [(6e6, 1.0, 2.0), (5e6, 1.0, 1.0), (5e6, 2**0.5, 2.0), (5e4, 1.0, 1 / 60), (1e4, 1.0, 1 / 240), (1e9, 1.0, 20.0)],
)
def test_the_lines_of_the_graticule_stay_apart(scale, times, interval):
    found = graticule_interval(scale, times)
    assert found == pytest.approx(interval)
    assert found * 111_320_000.0 / scale >= 22.0 * times or found == 20.0


@pytest.mark.parametrize(("value", "length"), [(70.0, 50.0), (0.3, 0.2), (1.0, 1.0), (99.0, 50.0), (2000.0, 2000.0)])
def test_scale_bars_have_round_lengths(value, length):
    assert round_length(value) == pytest.approx(length)


def test_wrapping_counts_lines(qgis_app):
    assert wrapped_lines("", 7, 50) == 1
    assert wrapped_lines("a\nb", 7, 50) == 2
    assert wrapped_lines("word " * 40, 7, 50) > 3


def test_the_wind_arrow_flies_with_the_wind(of_plan, content, tmp_path):
    layout = lay(of_plan, content, tmp_path, "works")["works"]
    assert content.plan.wind_from == 315.0
    sheets_of([layout])[0].turn_to()
    arrows = {item.id(): item for item in items(layout, QgsLayoutItemPicture)}
    turn = (arrows["wind arrow"].pictureRotation() - arrows["north arrow"].pictureRotation()) % 360
    assert turn == pytest.approx(135.0, abs=0.1)
    assert words(layout)["wind"] == "Erosive wind\nfrom 315°"


def test_the_wind_covers_no_plot_of_a_page(of_plan, content, tmp_path):
    layout = lay(of_plan, content, tmp_path, "monitoring")["monitoring"]
    main = next(item for item in items(layout, QgsLayoutItemMap) if item.id() == "map")
    ranked = sorted(content.sites, key=lambda site: site.rank)
    seen = set()
    for sheet, site in zip(sheets_of([layout]), ranked):
        sheet.turn_to()
        arrow = next(item for item in items(layout, QgsLayoutItemPicture) if item.id() == "wind arrow")
        said = next(item for item in items(layout, QgsLayoutItemLabel) if item.id() == "wind")
        assert box(said).top() > box(arrow).top()
        taken = box(arrow).united(box(said))
        seen.add((taken.left(), taken.top()))
        unit = main.extent().width() / MAP.width
        for plot in (one.shape for one in content.plots if one.site == site.uuid):
            x = MAP.x + (plot.GetX() - main.extent().xMinimum()) / unit
            y = MAP.y + (main.extent().yMaximum() - plot.GetY()) / unit
            assert not taken.contains(x, y)
    assert seen


def test_controls_that_lie_far_away_stand_on_the_small_map(of_plan, content, tmp_path):
    site = content.sites[0]
    left, right, bottom, top = site.shape.GetEnvelope()
    far = ogr.CreateGeometryFromWkt(f"POINT ({right + 9 * (right - left)} {top})")
    control = next(one for one in content.plots if one.kind == "control")
    near = [one for one in content.plots if not (one.site == site.uuid and one.kind == "control")]
    moved = replace(content, plots=(*near, replace(control, site=site.uuid, shape=far)))
    layout = lay(of_plan, moved, tmp_path, "monitoring")["monitoring"]
    number = sorted(content.sites, key=lambda one: one.rank).index(site)
    sheets_of([layout])[number].turn_to()
    main, small = (
        next(m for m in items(layout, QgsLayoutItemMap) if m.id() == name) for name in ("map", "surroundings")
    )
    assert main.extent().contains(QgsRectangle(left, bottom, right, top))
    assert not main.extent().contains(far.GetX(), far.GetY())
    assert small.extent().contains(far.GetX(), far.GetY())
    assert small.extent().contains(main.extent())


def test_the_ground_of_the_scale_bar_is_as_wide_as_the_bar(of_plan, content, tmp_path):
    layout = lay(of_plan, content, tmp_path, "works")["works"]
    sheets_of([layout])[0].turn_to()
    bar = next(item for item in items(layout, QgsLayoutItemScaleBar))
    drawn = bar.numberOfSegments() * bar.segmentMillimeters() if hasattr(bar, "segmentMillimeters") else 18.0
    assert drawn < box(bar).width() < 40.0 + 18.0
    assert box(bar).bottom() < MAP.bottom


def test_without_a_wind_there_is_no_arrow(of_plan, content, tmp_path):
    calm = lay(of_plan, replace(content, plan=replace(content.plan, wind_from=None)), tmp_path, "works")["works"]
    assert "wind" not in words(calm)


def test_long_words_of_a_legend_go_on_below_and_stay_on_the_page(of_plan, content, tmp_path):
    names = "Ашигт малтмалын тусгай зөвшөөрөл", "Бэлчээрийг хашиж хамгаалах: хашаа"
    for number, layer in enumerate(of_plan.mapLayers().values()):
        layer.setName(f"{names[number % 2]} {number}")
    layout = lay(of_plan, content, tmp_path, "monitoring")["monitoring"]
    for sheet in sheets_of([layout]):
        sheet.turn_to()
        for item in items(layout, QgsLayoutItemLegend):
            assert box(item).right() <= PANEL.right + 0.5
            assert box(item).bottom() <= MAP.bottom

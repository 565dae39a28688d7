"""The layouts of a pack open in another QGIS as ordinary layouts: layers are found, words can be changed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from dss_planner.proposal.packing.making import make_pack
from dss_planner.proposal.packing.request import PackRequest


@pytest.fixture(scope="module")
def moved(planned, tmp_path_factory, qgis_app):
    """A pack inside its study, moved elsewhere with it."""
    before = tmp_path_factory.mktemp("before") / "study"
    shutil.copytree(Path(planned).parent, before)
    parts = ("maps.locator", "maps.region", "maps.works", "maps.monitoring")
    made = make_pack(PackRequest(str(before / Path(planned).name), str(before / "pack"), parts=parts, dpi=72))
    assert made.failed == ()
    after = tmp_path_factory.mktemp("after") / "Судалгаа 研究"
    shutil.move(str(before), str(after))
    return after / "pack" / "maps" / "maps.qgz"


@pytest.fixture
def opened(moved):
    from qgis.core import QgsProject

    project = QgsProject()
    assert project.read(str(moved))
    yield project
    project.clear()


def test_all_layers_are_found_where_the_study_went(opened):
    assert opened.mapLayers()
    assert [layer.name() for layer in opened.mapLayers().values() if not layer.isValid()] == []


def test_layouts_are_there_and_show_something(opened, tmp_path):
    from qgis.core import QgsLayoutExporter

    layouts = opened.layoutManager().printLayouts()
    assert len(layouts) == 4
    for layout in layouts:
        if layout.atlas().enabled():
            layout.atlas().beginRender()
            assert layout.atlas().updateFeatures() >= 1
            layout.atlas().seekTo(0)
        image = QgsLayoutExporter(layout).renderPageToImage(0, dpi=50)
        colours = {image.pixel(x, y) for x in range(0, image.width(), 5) for y in range(0, image.height(), 5)}
        assert len(colours) > 10, layout.name()


def test_each_page_of_an_atlas_has_its_own_words_and_a_round_scale(opened):
    from qgis.core import QgsLayoutItemLabel, QgsLayoutItemMap

    layout = next(one for one in opened.layoutManager().printLayouts() if one.atlas().enabled())
    titles, scales = [], []
    # the designer of QGIS takes the scales of the project
    layout.reportContext().setPredefinedScales(opened.viewSettings().mapScales())
    layout.atlas().beginRender()
    for number in range(layout.atlas().updateFeatures()):
        layout.atlas().seekTo(number)
        labels = {item.id(): item.currentText() for item in layout.items() if isinstance(item, QgsLayoutItemLabel)}
        titles.append(labels["title"])
        assert labels["facts"]
        main = next(item for item in layout.items() if isinstance(item, QgsLayoutItemMap) and item.id() == "map")
        scales.append(main.scale())
        assert main.extent().contains(layout.reportContext().feature().geometry().boundingBox())
    assert len(set(titles)) == len(titles)
    known = opened.viewSettings().mapScales()
    for scale in scales:
        assert min(abs(scale / one - 1.0) for one in known) < 2e-3, scale


def test_a_layout_opens_at_its_first_page_before_anything_is_previewed(opened):
    from qgis.core import QgsLayoutItemLabel, QgsLayoutItemMap

    for layout in opened.layoutManager().printLayouts():
        if layout.atlas().enabled():
            main = next(one for one in layout.items() if isinstance(one, QgsLayoutItemMap) and one.id() == "map")
            assert main.scale() <= 250_000
            labels = [item for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]
            assert not [one.currentText() for one in labels if "[%" in one.currentText()]


def test_words_can_be_changed_and_stay(opened, tmp_path):
    from qgis.core import QgsLayoutItemLabel, QgsProject

    layout = opened.layoutManager().printLayouts()[0]
    title = next(item for item in layout.items() if isinstance(item, QgsLayoutItemLabel) and item.id() == "title")
    title.setText("Changed by hand")
    copy = Path(opened.fileName()).with_name("copy.qgz")
    assert opened.write(str(copy))
    again = QgsProject()
    assert again.read(str(copy))
    found = again.layoutManager().layoutByName(layout.name())
    said = [item.text() for item in found.items() if isinstance(item, QgsLayoutItemLabel) and item.id() == "title"]
    assert said == ["Changed by hand"]
    again.clear()


def test_the_project_of_the_user_is_not_touched(qgis_app, moved):
    from qgis.core import QgsProject

    assert QgsProject.instance().layoutManager().layouts() == []


def test_wind_and_surroundings_follow_the_page_in_another_qgis(opened):
    from qgis.core import QgsLayoutItemMap, QgsLayoutItemPicture, QgsLayoutItemScaleBar

    from dss_planner.proposal.maps.wind import CORNERS

    layout = next(one for one in opened.layoutManager().printLayouts() if "onitoring" in one.name())
    layout.reportContext().setPredefinedScales(opened.viewSettings().mapScales())
    layout.atlas().beginRender()
    arrow = next(one for one in layout.items() if isinstance(one, QgsLayoutItemPicture) and one.id() == "wind arrow")
    bar = next(one for one in layout.items() if isinstance(one, QgsLayoutItemScaleBar))
    maps = {one.id(): one for one in layout.items() if isinstance(one, QgsLayoutItemMap)}
    corners = {(round(one.x + 4.75, 1), round(one.y + 0.2, 1)) for one in CORNERS}
    for number in range(layout.atlas().updateFeatures()):
        layout.atlas().seekTo(number)
        layout.refresh()
        assert (round(arrow.pos().x(), 1), round(arrow.pos().y(), 1)) in corners
        assert maps["surroundings"].extent().contains(maps["map"].extent())
        assert bar.rect().width() < 58.0

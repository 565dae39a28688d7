"""The maps of a pack: a project with layouts that people can go on with, a PDF, a picture of each page and map."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsLayoutItemLabel, QgsPrintLayout, QgsProject
from qgis.PyQt.QtCore import QPoint, QRect, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QFont, QImage

from dss_planner.errors import OutputError
from dss_planner.layers.labels import lettered_in
from dss_planner.layers.project import fill_project, write_project
from dss_planner.layers.translation import written_in
from dss_planner.proposal.checking.documents import require_told
from dss_planner.proposal.content.model import PUBLIC, PackContent
from dss_planner.proposal.languages.words import Words, sentences_of
from dss_planner.proposal.maps.atlas_items import SCALES
from dss_planner.proposal.maps.coarse import hide_positions
from dss_planner.proposal.maps.export import Sheet, pdf_pieces, sheets_of, write_sheet
from dss_planner.proposal.maps.ground import picture_crowds
from dss_planner.proposal.maps.mapset import MapSet, map_pieces
from dss_planner.proposal.maps.spokenlabels import speak_labels
from dss_planner.proposal.maps.theme import A4_LANDSCAPE, MAP, PANEL, magnification
from dss_planner.proposal.maps.told import title_of
from dss_planner.proposal.packing.sources import layers_of_pack, scenario_of
from dss_planner.proposal.packing.unnamed import unnamed
from dss_planner.proposal.report.legible import mend_letters
from dss_planner.running import Pieces, within
from dss_planner.text import Text, text

PDF, PROJECT, PAGES, FIGURES = "maps.pdf", "maps.qgz", "pages", "figures"
#: Around the map and its panel [mm of A4]: degrees stand left and below.
_EDGE = 5.5
_WIDTH = 172.0
_FIGURE_DPI = 220
UNDRAWN = text("The page “{page}” could not be drawn: {reason}", page="", reason="")


def figure_size() -> tuple[float, float]:
    """Return width and height of a map in the report [mm]."""
    region = _region(1.0)
    return _WIDTH, _WIDTH * region.height() / region.width()


def draw_maps(
    content: PackContent,
    words: Words,
    fonts: tuple[str, ...],
    folder: Path,
    study: Path,
    ids: tuple[str, ...],
    note: str,
    sheet: str,
    day: str,
    dpi: int,
    outlines: bool,
) -> Pieces:
    """Draw the maps into ``folder``, page by page; return what could not be drawn. Call on the main thread."""
    for name in (PAGES, FIGURES):
        (folder / name).mkdir(parents=True, exist_ok=True)
    failed: list[Text] = []
    project = QgsProject()
    yield 0.0, text("Loading layers")
    with written_in(words), lettered_in(fonts):
        fill_project(project, layers_of_pack(content, study), str(study), content.plan.title)
        if content.sensitivity == PUBLIC:
            hide_positions(project, content, folder)
    picture_crowds(project)
    wanted = MapSet(content, words, str(folder), ids, scenario_of(study), note, sheet, day)
    layouts = yield from within(in_language(map_pieces(project, wanted), words, fonts), 0.05, 0.25)
    for map_id in ids:
        if map_id not in layouts:
            left_out = text("The map “{map}” is left out: the study has no layer for it.", map=title_of(map_id))
            failed.append(left_out)
    with written_in(words), lettered_in(fonts):
        speak_labels(project, words)
        if content.sensitivity != PUBLIC:
            _open_at_first_pages(project, list(layouts.values()))
            write_project(project, str(folder / PROJECT))
            unnamed(folder / PROJECT)
        drawn = [(map_id, one) for map_id, layout in layouts.items() for one in sheets_of([layout])]
    told: list[str] = []
    for number, (map_id, one) in enumerate(drawn):
        yield 0.25 + 0.4 * number / len(drawn), text("Drawing {page}", page=one.name)
        name = map_id if one.feature is None else f"{map_id}_{one.feature + 1}"
        try:
            page = folder / PAGES / f"{number + 1:02d}_{name}.png"
            with written_in(words), lettered_in(fonts):
                write_sheet(one, str(page), dpi)
                told += words_on([one.layout])
            _figure(page, magnification(one.layout), folder / FIGURES / f"{_figure_name(content, map_id, one)}.png")
        except OutputError as error:
            failed.append(Text(UNDRAWN.template, {"page": one.name, "reason": error.text}))
    if layouts:
        pages = pdf_pieces(list(layouts.values()), str(folder / PDF), dpi, outlines)
        yield from within(in_language(pages, words, fonts), 0.65, 1.0)
        if not outlines:
            said = [*words_on(list(layouts.values())), *sentences_of(words.language).values(), *_names(content)]
            mend_letters(folder / PDF, said, [QFont(family) for family in fonts])
            require_told((folder / PDF,), told)
    project.clear()
    return failed


def _open_at_first_pages(project: QgsProject, layouts: list[QgsPrintLayout]) -> None:
    """Let who opens the project see the first page of each atlas, and its round scales on all others."""
    project.viewSettings().setMapScales(list(SCALES))
    project.viewSettings().setUseProjectScales(True)
    for layout in layouts:
        if layout.atlas().enabled() and layout.atlas().beginRender():
            layout.atlas().seekTo(0)
            layout.refresh()


def _names(content: PackContent) -> list[str]:
    names = [content.plan.title, "0123456789"]
    for site in content.sites:
        names += [site.name, site.place, site.aimag_local, site.soum_local, site.reason]
    return names


def words_on(layouts: list[QgsPrintLayout]) -> list[str]:
    """Return what the labels of the layouts say."""
    return [item.currentText() for layout in layouts for item in layout.items() if isinstance(item, QgsLayoutItemLabel)]


def _figure_name(content: PackContent, map_id: str, one: Sheet) -> str:
    """Return the name by which the report knows a map: of a site's works, its key stands behind."""
    if one.feature is None:
        return map_id
    ranked = sorted(enumerate(content.sites), key=lambda pair: pair[1].rank or pair[0] + 1)
    return f"{map_id}_{ranked[one.feature][1].uuid}"


def _figure(page: Path, times: float, path: Path) -> None:
    """Cut the map and its panel out of the picture of a page, for the report."""
    image = QImage(str(page))
    dots = image.width() / (A4_LANDSCAPE[0] * times)
    region = _region(times)
    corner = QPoint(round(region.left() * dots), round(region.top() * dots))
    size = QSize(round(region.width() * dots), round(region.height() * dots))
    cut = image.copy(QRect(corner, size))
    widest = round(_WIDTH / 25.4 * _FIGURE_DPI)
    if cut.width() > widest:
        cut = cut.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
    if cut.isNull() or not cut.save(str(path), "PNG"):
        raise OutputError("The picture “{path}” could not be made or saved.", path=path.name)


def _region(times: float) -> QRectF:
    left, top = MAP.x - _EDGE, MAP.y - 1.0
    return QRectF(left * times, top * times, (PANEL.right - left + 1.0) * times, (MAP.bottom + _EDGE - top) * times)


def in_language(pieces: Pieces, words: Words, fonts: tuple[str, ...]) -> Pieces:
    """Run pieces in a language; between two of them QGIS goes on in its own."""
    while True:
        with written_in(words), lettered_in(fonts):
            try:
                told = next(pieces)
            except StopIteration as end:
                return end.value
        yield told

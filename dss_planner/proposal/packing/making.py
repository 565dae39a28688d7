"""Making the pack: gathered once, drawn and written in one language, held against the plan, put in its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from dss_planner import paths
from dss_planner.errors import InputError, OutputError
from dss_planner.plan.store.migration import open_plan
from dss_planner.proposal.checking.consistency import Stated, require_consistent
from dss_planner.proposal.checking.documents import require_told
from dss_planner.proposal.checking.facts import facts_of
from dss_planner.proposal.content.gather import ContentRequest, gather
from dss_planner.proposal.content.land import counting
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.spoken import spoken_in
from dss_planner.proposal.languages.fonts import check_fonts, families_of
from dss_planner.proposal.languages.words import Words, sentences_of, units_of
from dss_planner.proposal.maps.stated import pages_stated
from dss_planner.proposal.packing.facts import known_facts
from dss_planner.proposal.packing.folders import made_beside, require_own, take_over
from dss_planner.proposal.packing.manifest import (
    Manifest,
    Part,
    as_it_was,
    key_of,
    part_of,
    read_manifest,
    write_manifest,
)
from dss_planner.proposal.packing.mappages import FIGURES, UNDRAWN, draw_maps, figure_size
from dss_planner.proposal.packing.request import (
    KINDS,
    MAPS,
    REPORT,
    SPATIAL,
    TABLES,
    PackRequest,
    PackResult,
    parts_of,
)
from dss_planner.proposal.packing.sources import layers_of_pack, scenario_of, stamps_of
from dss_planner.proposal.presets.checklist import checklist
from dss_planner.proposal.presets.preset import TABLES as TABLE_IDS
from dss_planner.proposal.presets.preset import Preset, read_preset
from dss_planner.proposal.report.blocks import Block, Report, words_of
from dss_planner.proposal.report.documents import fits_a_page, write_html, write_odt, write_pdf
from dss_planner.proposal.report.pictures import charts
from dss_planner.proposal.report.sheets.pictures import sheet_pictures
from dss_planner.proposal.report.teller import Teller
from dss_planner.proposal.report.writing import make_report
from dss_planner.proposal.spatial.edition import edition_of
from dss_planner.proposal.spatial.layers import spatial_layers
from dss_planner.proposal.spatial.reading import read_back
from dss_planner.proposal.spatial.writing import write_spatial
from dss_planner.proposal.tables.making import WORKBOOK, make_table, write_tables
from dss_planner.proposal.tables.reading import read_csv_rows, read_sheets
from dss_planner.proposal.tables.table import Cell, Table
from dss_planner.running import CancelCheck, Pieces, Progress, never, run_through, silent, within
from dss_planner.study.settings import read_settings
from dss_planner.text import Text, text

#: Where each kind begins and ends, as a share of the work.
_SHARES = {MAPS: (0.06, 0.72), REPORT: (0.72, 0.88), TABLES: (0.88, 0.93), SPATIAL: (0.93, 0.97)}
_CHARTS = "charts"
#: Number that is kept of maps: pages that failed, to be tried again.
_UNDRAWN = "undrawn"


@dataclass
class _Making:
    """What is at hand while a pack is made. work: folder it is made in; own: what people wrote in another language;
    parts: of the manifest, as they get ready."""

    request: PackRequest
    preset: Preset
    content: PackContent
    words: Words
    fonts: tuple[str, ...]
    work: Path
    study: Path
    day: str
    chosen: frozenset[str]
    own: tuple[str, ...]
    parts: dict[str, Part] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    failed: list[Text] = field(default_factory=list)

    def wanted(self, kind: str) -> tuple[str, ...]:
        """Return the ids of a kind's parts, in the order of the preset."""
        kind = {REPORT: "sections"}.get(kind, kind)
        ids = [one.id for one in self.preset.sections] if kind == "sections" else list(getattr(self.preset, kind))
        return tuple(one for one in ids if f"{kind}.{one}" in self.chosen)

    @property
    def running(self) -> str:
        """What runs at the foot of each page of the report."""
        label = {"public": text("Public"), "partners": text("Partners only"), "internal": text("Internal")}
        said = (self.content.plan.title, self.words(label[self.content.sensitivity]), self.words.day(self.day))
        return " · ".join(part for part in said if part)


def make_pack(request: PackRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> PackResult:
    """Make the pack of a plan; an earlier one in its folder stays until the new one is whole.

    Runs without a window in any `QgsApplication`; call on its main thread. Raises `InputError` for a plan without
    sites, fonts that are missing, numbers that are not the plan's; `OutputError`; `Cancelled` between pages.
    """
    return run_through(pack_pieces(request), progress, cancelled)


def pack_pieces(request: PackRequest) -> Pieces:
    """Do what `make_pack` does, piece by piece: a window that runs one piece at a time stays alive."""
    preset, words = read_preset(request.preset), Words(request.language)
    folder = Path(request.folder)
    require_own(folder)
    yield 0.0, text("Reading the plan")
    content = gather(ContentRequest(request.plan, request.study, sensitivity=request.sensitivity))
    words.know(content.measures.values())
    content, own = spoken_in(content, words)
    fonts = families_of(request.language)
    lacking = check_fonts(request.language, _names(content)).advice
    if not fonts and lacking is not None:
        raise InputError(lacking.template, **lacking.values)
    before = read_manifest(folder)
    with made_beside(folder) as work:
        study = Path(request.study) if request.study else Path(request.plan).parent
        day = request.day or date.today().isoformat()
        chosen = parts_of(preset, request.parts, content.sensitivity)
        making = _Making(request, preset, content, words, fonts, work, study, day, chosen, own)
        if lacking is not None:
            making.failed.append(lacking)
        for kind, make in ((MAPS, _maps), (REPORT, _report), (TABLES, _tables), (SPATIAL, _spatial)):
            if not making.wanted(kind):
                continue
            key = _key(making, kind)
            earlier = before.parts.get(kind) if before is not None else None
            if earlier is not None and not earlier.told.get(_UNDRAWN) and as_it_was(folder, earlier, key):
                take_over(folder, work, earlier)
                making.parts[kind] = earlier
                making.kept.append(kind)
                making.failed += earlier.failed
                continue
            start, stop = _SHARES[kind]
            known = len(making.failed)
            told = yield from within(make(making), start, stop)
            made = [path for path in (work / kind).rglob("*") if path.is_file()]
            making.parts[kind] = part_of(work, key, made, told, tuple(making.failed[known:]))
        yield 0.97, text("Holding every number against the plan")
        told = making.parts[REPORT].told if REPORT in making.parts else {}
        checked = require_consistent(facts_of(content), _read_back(making)) + int(told.get("stated", 0))
        result = _result(making, checked)
        write_manifest(work, Manifest(making.parts, _about(making, checked)))
        yield 0.99, text("Putting the pack in its place")
    return result


def _names(content: PackContent) -> list[str]:
    names = [content.plan.title, content.plan.study_area]
    for site in content.sites:
        names += [site.name, site.place, site.aimag_local, site.soum_local]
    return [*names, *(partner.name for partner in content.partners)]


def _key(making: _Making, kind: str) -> str:
    request = making.request
    language = (making.words.language, sentences_of(making.words.language), units_of(making.words.language))
    # the content itself, too: what is read of a plan waits beside its file while QGIS edits it
    common = (paths.version(), making.preset, language, counting(), making.content)
    wanted = making.wanted(kind)
    if kind in (MAPS, REPORT):
        stamps = stamps_of(layers_of_pack(making.content, making.study), (scenario_of(making.study),))
        looks = (request.sheet, request.dpi, request.outlines, request.note, making.day, making.fonts)
        figures = [*making.parts[MAPS].files.items()] if kind == REPORT and MAPS in making.parts else ()
        return key_of(kind, common, wanted, stamps, looks, figures)
    return key_of(kind, common, wanted)


def _maps(making: _Making) -> Pieces:
    said = making.request.note or read_settings(making.study).data_note
    note = making.words.stored(said) or said
    failed = yield from draw_maps(
        making.content,
        making.words,
        making.fonts,
        making.work / MAPS,
        making.study,
        making.wanted(MAPS),
        note,
        making.request.sheet,
        making.words.day(making.day),
        making.request.dpi,
        making.request.outlines,
    )
    making.failed += failed
    return {_UNDRAWN: sum(one.template == UNDRAWN.template for one in failed)}


def _report(making: _Making) -> Pieces:
    folder = making.work / REPORT
    (folder / _CHARTS).mkdir(parents=True, exist_ok=True)
    yield 0.0, text("Drawing the charts")
    content, words = making.content, making.words
    teller = Teller(content, words, _figures(making.work / MAPS / FIGURES))
    exchange = content.bill.terms.exchange if content.bill is not None else None
    document = open_plan(Path(making.request.plan))
    sections = frozenset(making.wanted(REPORT))
    drawn = charts(content, document, exchange, words, folder / _CHARTS, making.fonts, sections)
    teller.pictures.update(drawn)
    teller.pictures.update(sheet_pictures(content, words, folder / _CHARTS, making.fonts, sections))
    yield 0.4, text("Writing the report")

    def fits(blocks: tuple[Block, ...]) -> bool:
        return fits_a_page(Report("", "", blocks, "", words.language, making.fonts, ""))

    report = make_report(teller, making.preset, making.fonts, making.running, sections, fits)
    write_html(report, folder / "report.html")
    yield 0.6, text("Writing the report")
    write_odt(report, folder / "report.odt")
    yield 0.7, text("Writing the report")
    _, pages = write_pdf(report, folder / "report.pdf")
    yield 0.9, text("Holding every number against the plan")
    told = words_of(report.blocks)
    shown = require_told((folder / f"report.{kind}" for kind in ("html", "odt", "pdf")), told)
    return {
        "stated": require_consistent(teller.facts, teller.stated) + shown,
        "pages": pages,
        "words": sum(len(said.split()) for said in told),
    }


def _figures(folder: Path) -> dict[str, tuple[str, float, float]]:
    """Return the pictures of the maps for the report: name → (PNG, width, height) [mm]."""
    width, height = figure_size()
    return {path.stem: (str(path), width, height) for path in sorted(folder.glob("*.png"))}


def _tables(making: _Making) -> Pieces:
    yield 0.0, text("Writing the tables")
    folder = making.work / TABLES
    folder.mkdir(parents=True)
    write_tables(making.content, folder, making.words, making.wanted(TABLES))
    return {}


def _spatial(making: _Making) -> Pieces:
    yield 0.0, text("Writing the spatial files")
    folder = making.work / SPATIAL
    folder.mkdir(parents=True)
    write_spatial(making.content, folder, making.words, making.wanted(SPATIAL))
    return {}


def _read_back(making: _Making) -> list[Stated]:
    """Return what the pages of maps and the files of tables and shapes say, as a reader finds it."""
    found: list[Stated] = []
    if MAPS in making.parts:
        found += pages_stated(making.work / MAPS, making.content, making.words)
    if TABLES in making.parts:
        for name in making.wanted(TABLES):
            table = make_table(making.content, name)
            path = making.work / TABLES / f"{name}.csv"
            found += table.stated(f"{TABLES}/{path.name}", _whole(read_csv_rows(path, table), table, path))
        book = making.work / TABLES / WORKBOOK
        for name, rows in zip((one for one in TABLE_IDS if one in making.wanted(TABLES)), read_sheets(book)):
            table = make_table(making.content, name)
            found += table.stated(f"{TABLES}/{WORKBOOK}, {name}", _whole(rows, table, book))
    if SPATIAL in making.parts:
        layers = spatial_layers(making.content, making.words, edition_of(making.content))
        found += read_back(making.work / SPATIAL, layers, making.wanted(SPATIAL))
    return found


def _whole(rows: list[tuple[Cell, ...]], table: Table, path: Path) -> list[tuple[Cell, ...]]:
    """Return the rows of a table as they were read, where they are all there."""
    if len(rows) == len(table.rows):
        return rows
    raise OutputError(
        "The table “{path}” holds {found} rows, the plan {expected}. Export it again.",
        path=path.name,
        found=len(rows),
        expected=len(table.rows),
    )


def _result(making: _Making, checked: int) -> PackResult:
    told = making.parts[REPORT].told if REPORT in making.parts else {}
    pages, words = int(told.get("pages", 0)), int(told.get("words", 0))
    facts = known_facts(making.content, pages or None, words or None, making.own)
    files = tuple(name for kind in KINDS if kind in making.parts for name in making.parts[kind].files)
    return PackResult(
        folder=making.request.folder,
        files=files,
        kept=tuple(making.kept),
        failed=tuple(making.failed),
        checked=checked,
        checklist=checklist(making.preset, facts, making.chosen),
        pages=pages,
        words=words,
        untranslated=tuple(sorted(making.words.untranslated)),
    )


def _about(making: _Making, checked: int) -> dict[str, object]:
    return {
        "plan": making.content.plan.uuid,
        "title": making.content.plan.title,
        "revision": making.content.plan.revision,
        "preset": making.preset.id,
        "language": making.words.language,
        "sensitivity": making.content.sensitivity,
        "made": making.day,
        "planner": paths.version(),
        "numbers_checked": checked,
        "inputs": {Path(name).name: digest for name, digest in making.content.inputs.items()},
        "failed": [str(one) for one in making.failed],
        "workbook": f"{TABLES}/{WORKBOOK}" if TABLES in making.parts else "",
    }

"""The proposal pack of a study: project with layouts, PDF, map pictures and the table of sites."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from qgis.core import QgsProject

from dss_planner.errors import InputError
from dss_planner.layers.project import fill_project, write_project
from dss_planner.layers.translation import show
from dss_planner.proposal.maps import pages
from dss_planner.proposal.maps.export import DPI, export_png, pdf_pieces
from dss_planner.proposal.maps.spec import SENSITIVITIES, PageSpec
from dss_planner.proposal.maps.tables import build_table_layouts
from dss_planner.proposal.site_table import SiteRow, site_rows, write_csv
from dss_planner.proposal.wording import fitting_note, method_sentence, plan_sentence, plan_wind, sources_sentence
from dss_planner.running import CancelCheck, Pieces, Progress, never, run_through, silent, within
from dss_planner.study.results import Output
from dss_planner.study.settings import read_settings
from dss_planner.study.steps import STEPS, step_outputs
from dss_planner.text import text

PROJECT_FILE, PDF_FILE, CSV_FILE, MAPS_FOLDER = "project.qgz", "proposal.pdf", "sites.csv", "maps"


@dataclass(frozen=True)
class PackRequest:
    """folder: of the study. title: of the proposal ('' takes the study's). note: warning printed on every map ('' takes
    the study's data note). sensitivity: 'public', 'partners' or 'internal'. outputs: layers to show (None: all that
    the study has). date: ISO ('' is today). dpi: 72–300. outlines: letters of the PDF as shapes."""

    folder: str
    title: str = ""
    note: str = ""
    sensitivity: str = "partners"
    outputs: tuple[Output, ...] | None = None
    subtitle: str = ""
    date: str = ""
    dpi: int = DPI
    outlines: bool = False


@dataclass(frozen=True)
class PackResult:
    """Paths of what was made: project, pdf, pictures of the maps, csv."""

    project: str
    pdf: str
    pngs: tuple[str, ...]
    csv: str


def make_pack(request: PackRequest, progress: Progress = silent, cancelled: CancelCheck = never) -> PackResult:
    """Make the proposal pack of a study and return its paths.

    Runs without a window in any `QgsApplication`; call on its main thread. Raises `InputError` when the study has no
    ranked sites or a layer cannot be read, `OutputError`, and `Cancelled` between pages.
    """
    return run_through(pack_pieces(request), progress, cancelled)


def pack_pieces(request: PackRequest) -> Pieces:
    """Do what `make_pack` does, piece by piece: a window that runs one piece at a time stays alive."""
    folder = Path(request.folder)
    if request.sensitivity not in SENSITIVITIES:
        raise InputError(
            "The sensitivity “{found}” is not known. Choose one of: {known}.",
            found=request.sensitivity,
            known=", ".join(SENSITIVITIES),
        )
    outputs = request.outputs if request.outputs is not None else study_outputs(request.folder)
    rows = _rows(outputs, folder)
    yield 0.02, text("Loading layers")
    project = QgsProject()
    fill_project(project, outputs, request.folder, _title(request))
    counting = tuple(row for row in rows if not row.excluded)
    layouts = yield from within(layout_pieces(project, request, counting), 0.12, 0.25)
    write_project(project, str(folder / PROJECT_FILE))
    csv = write_csv(rows, str(folder / CSV_FILE))
    pdf = yield from within(
        pdf_pieces(list(layouts.values()), str(folder / PDF_FILE), request.dpi, request.outlines), 0.25, 0.65
    )
    pngs = []
    for number, (name, layout) in enumerate(layouts.items()):
        yield 0.65 + 0.35 * number / len(layouts), text("Drawing {page}", page=layout.name())
        pngs.append(export_png(layout, str(folder / MAPS_FOLDER / f"{name}.png"), dpi=request.dpi))
    project.clear()
    return PackResult(str(folder / PROJECT_FILE), pdf, tuple(pngs), csv)


def study_outputs(folder: str) -> tuple[Output, ...]:
    """Return the layers of all steps that have run in ``folder``."""
    return tuple(output for step in STEPS for output in step_outputs(folder, step.id))


def layout_pieces(project: QgsProject, request: PackRequest, rows: tuple[SiteRow, ...]) -> Pieces:
    """Return file name → layout of the pages, in order, registered in ``project`` (filled with the study's layers).

    A page for each piece.
    """
    laying = text("Laying out the pages")
    settings = read_settings(request.folder)
    page = PageSpec(
        name=show(text("1 Candidate sites")),
        title=_title(request),
        subtitle=request.subtitle or show(text("Where to start against dust and sand storms: candidate sites, ranked")),
        note=fitting_note(request.note or settings.data_note),
        sources=sources_sentence(settings),
        method=method_sentence(request.folder, settings),
        date=request.date or date.today().isoformat(),
        sensitivity=request.sensitivity,
    )
    yield 0.0, laying
    made = {"sites": pages.overview(project, page, rows)}
    yield 0.3, laying
    explained = pages.page_named(
        page,
        show(text("2 Criteria")),
        show(text("Why there: erosion risk, land cover and accessibility")),
        page.title,
    )
    made["criteria"] = pages.criteria(project, explained)
    yield 0.6, laying
    first = rows[0]
    works = pages.page_named(
        page,
        show(text("3 First site")),
        show(text("What to do there: {site}")).format(site=first.name),
        first.main_reason or page.title,
    )
    works = replace(works, method=plan_sentence(request.folder) or page.method)
    made[f"site_{first.rank}"] = pages.close_up(project, works, first, plan_wind(request.folder))
    yield 0.9, laying
    table = pages.page_named(
        page,
        show(text("4 Site table")),
        show(text("Candidate sites: facts, drafted works and cost ranges")),
        page.title,
    )
    for number, layout in enumerate(build_table_layouts(project, table, rows), start=1):
        made["site_table" if number == 1 else f"site_table_{number}"] = layout
    return {name: layout for name, layout in made.items() if layout is not None}


def _rows(outputs: tuple[Output, ...], folder: Path) -> tuple[SiteRow, ...]:
    sites = next((o for o in outputs if o.style == "sites" and Path(o.path).exists()), None)
    if sites is None:
        raise InputError(
            "The study “{folder}” has no ranked sites yet. Run “Find and rank sites” first.", folder=folder
        )
    plan = next((o.path for o in outputs if o.style in ("zones", "lines", "points")), "")
    return site_rows(f"{sites.path}|layername={sites.layer_name}" if sites.layer_name else sites.path, plan)


def _title(request: PackRequest) -> str:
    default = show(text("Where to start against dust and sand storms"))
    return request.title or read_settings(request.folder).title or default

"""Page 6: the proposal pack: for whom, what is missing, what was made."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeySequence
from qgis.PyQt.QtWidgets import QHBoxLayout, QMessageBox, QPushButton, QShortcut, QVBoxLayout

from dss_planner.layers.translation import show
from dss_planner.panels.export.checklist_table import ChecklistBox
from dss_planner.panels.export.choices import FOLDER, ChoicesBox
from dss_planner.panels.export.pack_files import Made, PackFiles
from dss_planner.panels.export.pack_watch import PackWatch
from dss_planner.panels.export.parts_tree import PartsTree
from dss_planner.panels.export.project_boxes import ProjectBoxes
from dss_planner.panels.export.project_layouts import own_layouts, put_pieces, remove_layouts
from dss_planner.panels.page import FoldingBox, Page
from dss_planner.panels.plan.tab_help import TabHelp
from dss_planner.panels.session import StudySession
from dss_planner.panels.status_dot import DONE, EMPTY, PROBLEM, RUNNING, STALE
from dss_planner.plan.store.changes import Changes
from dss_planner.proposal.content.model import PUBLIC
from dss_planner.proposal.maps.told import title_of
from dss_planner.proposal.packing.facts import known_facts
from dss_planner.proposal.packing.manifest import Manifest, read_manifest
from dss_planner.proposal.packing.request import MAPS, REPORT, PackRequest, PackResult, parts_of
from dss_planner.proposal.presets.checklist import checklist
from dss_planner.running import Pieces

STEP, LAYOUTS = "export", "layouts"
_LAYOUTS_FOLDER = "layouts"


class ExportPage(Page):
    """Export."""

    steps = (STEP,)
    #: Another page of the planner is wanted: area, criteria, candidates, plan.
    page_wanted = pyqtSignal(str)

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Export")
        self.desk = session.plan_desk
        self._manifest: Manifest | None = None
        self._made = Made()
        #: Demands that the user exports without: preset and ids.
        self._accepted: tuple[object, ...] = ()
        self.watch = PackWatch(session, self)
        self.choices = ChoicesBox(self)
        self.parts_box, self.parts = self._parts()
        self.project = ProjectBoxes(self.desk, self)
        self.partners = self.project.partners
        self.checklist = ChecklistBox(self)
        self.files = PackFiles(self)
        for box in (self.choices, self.parts_box, *self.project.boxes, self.checklist):
            self.body.addWidget(box)
        self.body.addLayout(self._layout_buttons())
        self.body.addWidget(self.files)
        self.finish_body()
        self.export_button = self.add_main_button(self.tr("E&xport the proposal pack"), "export_button")
        self.export_button.setToolTip(self.tr("Maps, report, tables and files of the plan, each number the plan's"))
        self.export_button.clicked.connect(self.run)
        self._offer_help()
        self.choices.changed.connect(self._choose)
        self.choices.title_changed.connect(self._name)
        self.choices.note_changed.connect(lambda note: session.change(data_note=note))
        self.parts.changed.connect(self._show_parts)
        self.checklist.wanted.connect(self._go)
        self.watch.changed.connect(self._show_checklist)
        self.watch.changed.connect(session.status_changed)
        self.desk.changed.connect(self._show_plan)
        manager = QgsProject.instance().layoutManager()
        manager.layoutAdded.connect(self._show_layouts)
        manager.layoutRemoved.connect(self._show_layouts)
        self._choose()

    def load(self) -> None:
        """Show the words for the pages, what is missing and the files that are there."""
        self._show_study()
        self._show_files()
        self.watch.renew()
        self._show_checklist()

    def judge(self) -> tuple[str, str]:
        """Done when the pack was made from the plan and the study as they are."""
        if STEP in self.session.running:
            return RUNNING, ""
        if STEP in self.session.problems:
            return PROBLEM, self.session.problems[STEP]
        if not self.session.folder or not Path(self.desk.path).exists():
            return EMPTY, self.desk.missing
        if self._manifest is None:
            return EMPTY, ""
        about = self._manifest.about
        if (about.get("preset"), about.get("language")) != (self.choices.preset.id, self.choices.language):
            return STALE, self.tr("The folder holds a pack for another form or in another language.")
        if about.get("sensitivity") != self.choices.sensitivity:
            return STALE, self.tr("The pack was made for other readers.")
        if self.watch.content is not None and _named(about.get("inputs")) != _named(self.watch.content.inputs):
            return STALE, self.tr("Plan or study have changed since the pack was made.")
        if any(self.session.status(step)[0] == STALE for step in ("sites", "plan")):
            return STALE, self.tr("The pack shows sites or a plan that are themselves out of date.")
        return DONE, ""

    def run(self) -> None:
        """Make the pack, page by page."""
        session = self.session
        if not self._ready():
            return
        if not self._export_all_the_same():
            return
        request = self._request()

        def pieces() -> Pieces:
            from dss_planner.proposal.packing.making import pack_pieces  # brings the charts along: slow to load

            result: PackResult = yield from pack_pieces(request)
            failed = tuple(show(one) for one in result.failed)
            self._made = Made(result.kept, failed, len(result.untranslated))
            return result

        self._made = Made()
        session.run_pieces(STEP, self.tr("Export the proposal pack"), pieces)

    def put_layouts(self) -> None:
        """Put the maps into the layout manager of the project that is open."""
        if not self._ready():
            return
        request, project = self._request(), QgsProject.instance()
        folder = Path(self.session.folder, FOLDER, _LAYOUTS_FOLDER)

        def pieces() -> Pieces:
            made = yield from put_pieces(project, request, folder)
            wanted = [one.partition(".")[2] for one in request.parts or () if one.startswith(f"{MAPS}.")]
            sentence = self.tr("{count} layouts are in the project now: Project ▸ Layouts. It is not saved.")
            lacking = [show(title_of(one)) for one in wanted if one not in made]
            if lacking:
                sentence += " " + self.tr("The project has no layer for: {maps}.")
            said = sentence.format(count=len(made), maps=", ".join(lacking))
            self.message.emit("information", said, "")
            return made

        self.session.run_pieces(LAYOUTS, self.tr("Put the layouts into this project"), pieces)

    def set_busy(self, busy: bool) -> None:
        """Switch off, while a task runs, what would start another one."""
        super().set_busy(busy)
        self.export_button.setEnabled(not busy)
        for box in (self.choices, self.parts_box):
            box.setEnabled(not busy)
        self._show_layouts()
        if not busy:
            self.watch.renew_soon()

    def leave(self) -> None:
        """Follow plan and project no more."""
        self.watch.stop()
        self.help.close_page()
        self.desk.changed.disconnect(self._show_plan)
        manager = QgsProject.instance().layoutManager()
        manager.layoutAdded.disconnect(self._show_layouts)
        manager.layoutRemoved.disconnect(self._show_layouts)

    def _offer_help(self) -> None:
        """Put a button beside the main one that opens the help on this page; F1 opens it too."""
        self.help = TabHelp("page_export", self.tr("About exporting"), self)
        self.help.setToolTip(self.tr("Help on this page: what is asked, made and checked (F1)"))
        self.footer.addWidget(self.help)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.HelpContents), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.help.click)

    def _parts(self) -> tuple[FoldingBox, PartsTree]:
        box = FoldingBox(self)
        box.setObjectName("parts_box")
        tree = PartsTree(box)
        layout = QVBoxLayout(box)
        layout.addWidget(tree)
        box.setCollapsed(True)
        return box, tree

    def _layout_buttons(self) -> QHBoxLayout:
        self.layouts_button = QPushButton(self.tr("P&ut the layouts into this project"), self)
        self.layouts_button.setObjectName("put_layouts")
        self.layouts_button.clicked.connect(self.put_layouts)
        self.remove_button = QPushButton(self.tr("Take them out"), self)
        self.remove_button.setObjectName("remove_layouts")
        self.remove_button.setToolTip(self.tr("Remove the pack's layouts from the project; others stay"))
        self.remove_button.clicked.connect(lambda: remove_layouts(QgsProject.instance()))
        row = QHBoxLayout()
        row.addWidget(self.layouts_button, 1)
        row.addWidget(self.remove_button)
        return row

    def _request(self) -> PackRequest:
        choices = self.choices
        wanted = parts_of(choices.preset, self.parts.wanted(), choices.sensitivity)
        return PackRequest(
            plan=self.desk.path,
            folder=choices.folder,
            study=self.session.folder,
            preset=choices.preset.id,
            language=choices.language,
            sensitivity=choices.sensitivity,
            note=choices.note.toPlainText(),
            parts=tuple(sorted(wanted)),
            sheet=choices.sheet,
        )

    def _ready(self) -> bool:
        """Return whether there is a plan to tell, with everything written that was changed."""
        session = self.session
        if session.busy:
            return False
        if not session.folder or not Path(self.desk.path).exists():
            self.message.emit("warning", self.desk.missing, "")
            return False
        if not self._request().parts:
            self.message.emit("warning", self.tr("Tick at least one part of the pack."), "")
            return False
        self.desk.settle()
        return session.save(even_unchanged=True)

    def _export_all_the_same(self) -> bool:
        """Ask, once, whether to export what the form would find wanting."""
        missing = self.checklist.missing
        asked = (self.choices.preset.id, tuple(line.id for line in missing))
        if not missing or asked == self._accepted:
            return True
        demands = "\n".join(f"• {show(line.asks)}" for line in missing)
        question = QMessageBox(self)
        question.setObjectName("export_question")
        question.setIcon(QMessageBox.Icon.Question)
        question.setWindowTitle(self.tr("Export the proposal pack"))
        question.setText(self.tr("The form asks for more than the plan has:"))
        question.setInformativeText(demands)
        going_on = question.addButton(self.tr("Export all the same"), QMessageBox.ButtonRole.AcceptRole)
        question.addButton(QMessageBox.StandardButton.Cancel)
        question.exec()
        if question.clickedButton() is not going_on:
            return False
        self._accepted = asked
        return True

    def _choose(self) -> None:
        """Follow the preset, the language and the readers."""
        self.parts.show_preset(self.choices.preset, self.choices.sensitivity)
        self._made = Made()
        self._show_parts()
        self._show_layouts()
        self._show_files()
        self.session.status_changed.emit()

    def _name(self, title: str) -> None:
        """Give study and plan a title."""
        self.session.change(title=title)
        document = self.desk.document
        if title and document is not None and document.plan["title"] != title:
            key = document.plan["uuid"]
            self.desk.apply(self.tr("Name the plan"), Changes(put={"plan": [{"uuid": key, "title": title}]}))

    def _show_plan(self) -> None:
        self.project.show_all()
        self._show_study()

    def _show_study(self) -> None:
        settings, document = self.session.settings, self.desk.document
        stored, title = "", settings.title
        if document is not None:
            rows = (str(row["value"]) for row in document.rows("settings") if row["name"] == "sensitivity")
            stored, title = next(rows, "").strip('"'), str(document.plan["title"] or "")
        self.choices.show_study(self.session.folder, title, settings.data_note, stored)

    def _show_parts(self) -> None:
        count, all_parts = len(self.parts.wanted()), len(self.choices.preset.parts)
        self.parts_box.set_heading(self.tr("Parts ({count} of {all})").format(count=count, all=all_parts))
        self._show_checklist()

    def _show_checklist(self) -> None:
        """Show what the form asks against what is known of the plan."""
        content, choices = self.watch.content, self.choices
        if content is None:
            waiting = self.tr("Looking at what is missing…") if self.watch.busy else ""
            self.checklist.say(self.watch.problem or waiting or self.desk.missing)
            return
        told = self._manifest.parts[REPORT].told if self._manifest and REPORT in self._manifest.parts else {}
        pages, words = (int(told[what]) if what in told else None for what in ("pages", "words"))
        own = self.watch.own_words(choices.language)
        facts = known_facts(replace(content, sensitivity=choices.sensitivity), pages, words, own)
        chosen = parts_of(choices.preset, self.parts.wanted(), choices.sensitivity)
        lines = checklist(choices.preset, facts, chosen)
        self.checklist.show_lines(lines, bool(choices.preset.funder), self.watch.busy)

    def _show_files(self) -> None:
        folder = self.choices.folder
        self._manifest = read_manifest(Path(folder)) if folder else None
        self.files.show_pack(Path(folder), self._manifest, self.choices.preset, self._made)

    def _show_layouts(self) -> None:
        public = self.choices.sensitivity == PUBLIC
        tip = self.tr(
            "Editable in QGIS's layout manager; they replace those of an earlier run; the project is not saved"
        )
        if public:
            tip = self.tr("Not for a public pack: the project's layers show exactly where things are")
        self.layouts_button.setToolTip(tip)
        self.layouts_button.setEnabled(not public and not self.session.busy)
        self.remove_button.setVisible(bool(own_layouts(QgsProject.instance())))
        self.remove_button.setEnabled(not self.session.busy)

    def _go(self, page: str, reason: str) -> None:
        """Go where a demand is met: another page, or a part of this one."""
        if page != "export":
            self.page_wanted.emit(page)
        elif self.project.leads(reason):
            self._reveal(self.project.open(reason))
        elif "." in reason:
            self.parts_box.setCollapsed(False)
            self.parts.choose(reason)
            self._reveal(self.parts)
        elif reason == "public_edition":
            self._reveal(self.choices.readers_box)
        else:
            self._reveal(self.files.tree if self.files.isVisible() else self.export_button)

    def _reveal(self, widget: object) -> None:
        self.scroll.ensureWidgetVisible(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def _named(inputs: object) -> dict[str, object]:
    """Return file name → hash: a study that was moved is the same."""
    return {Path(path).name: digest for path, digest in inputs.items()} if isinstance(inputs, dict) else {}

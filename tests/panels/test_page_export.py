"""Page 6: choices, parts, what is missing, partners, the pack and its layouts."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.proposal.planned_study import make_planned_study


@pytest.fixture(scope="module")
def planned(tmp_path_factory):
    """The folder of a small study with a plan; not to be changed."""
    return make_planned_study(tmp_path_factory.mktemp("page 6") / "Судалгаа").parent


@pytest.fixture
def page(session, planned, tmp_path, wait_for, qgis_app):
    """The page over a copy of the study, once it has looked at what is missing."""
    from qgis.core import QgsSettings

    from dss_planner.panels.page_export import ExportPage

    QgsSettings().remove("dss_planner/pack")
    folder = tmp_path / "study"
    shutil.copytree(planned, folder)
    page = ExportPage(session)
    page.resize(370, 600)
    page.show()
    session.results_changed.connect(page.load)
    session.opened.connect(page.load)
    session.busy_changed.connect(page.set_busy)
    session.open_folder(str(folder))
    wait_for(lambda: page.watch.content is not None and session.plan_desk.document is not None)
    yield page
    page.leave()
    page.close()
    page.deleteLater()
    QgsSettings().remove("dss_planner/pack")


@pytest.fixture
def small(page, monkeypatch):
    """Pages of few dots and the maps of all sites alone."""
    from dss_planner.panels import page_export

    original = page_export.PackRequest
    monkeypatch.setattr(page_export, "PackRequest", lambda **given: original(**given, dpi=72))

    def tick(*wanted):
        from qgis.PyQt.QtCore import Qt

        for item in page.parts._parts():
            ticked = item.data(0, Qt.ItemDataRole.UserRole) in wanted
            item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    return tick


def choose(box, value):
    box.setCurrentIndex(box.findData(value))


def states(page):
    return {line.id: line.state for line in page.checklist._lines}


def test_every_preset_says_whose_form_it_is_and_what_was_not_read(page):
    said = {}
    for number in range(page.choices.preset_box.count()):
        page.choices.preset_box.setCurrentIndex(number)
        said[page.choices.preset.id] = page.choices.about.text()
    assert "not read" in said["temm"]
    assert said["koica"].startswith("Korea International Cooperation Agency. Headings 1.3")
    assert "funder's own form" not in said["full"]
    assert not any("official" in sentence.lower() for sentence in said.values())
    languages = [page.choices.language_box.itemText(number) for number in range(5)]
    assert languages == ["English", "Монгол", "简体中文", "日本語", "한국어"]


def test_the_folder_follows_form_and_language_unless_another_is_chosen(page):
    choose(page.choices.preset_box, "koica")
    choose(page.choices.language_box, "ko")
    assert Path(page.choices.folder) == Path(page.session.folder, "proposal", "koica_ko")
    page.choices.set_folder("/elsewhere")
    choose(page.choices.language_box, "en")
    assert page.choices.folder == "/elsewhere"
    page.choices.set_folder("")
    assert page.choices.folder.endswith("koica_en")


def test_what_is_unticked_is_missing_and_leads_back_to_its_tick(page, small, wait_for):
    assert "where" in states(page)
    met = states(page)["where"]
    small("maps.sites")
    assert met != "missing"
    assert states(page)["where"] == "missing"
    assert page.parts_box.title().startswith("Parts (1 of ")
    page.checklist.table.choose("where")
    assert "leaves this part out" in page.checklist.reason.text()
    page.checklist.go_button.click()
    assert not page.parts_box.isCollapsed()
    assert page.parts.currentItem().data(0, 256) in ("maps.locator", "maps.site", "tables.coordinates")


def test_a_demand_leads_to_the_page_that_mends_it(page):
    wanted = []
    page.page_wanted.connect(wanted.append)
    lines = [line for line in page.checklist._lines if page.checklist._worst(line) is not None]
    elsewhere = [line for line in lines if page.checklist._worst(line).page != "export"]
    assert elsewhere
    for line in elsewhere:
        page.checklist.table.choose(line.id)
        page.checklist.go_button.click()
    assert set(wanted) <= {"area", "criteria", "candidates", "plan"}
    assert len(wanted) == len(elsewhere)


def test_a_state_is_told_in_words_and_what_was_not_read_is_unverified(page):
    choose(page.choices.preset_box, "temm")
    table = page.checklist.table
    rows = [(table.item(row, 0).text(), table.item(row, 1).text()) for row in range(table.rowCount())]
    assert rows
    assert all(state in {"Missing", "Look", "By hand", "Met"} for state, _ in rows)
    assert all(demand.startswith("Unverified: ") for _, demand in rows)
    choose(page.choices.preset_box, "full")
    assert not any("nverified" in table.item(row, 1).text() for row in range(table.rowCount()))


def test_a_public_pack_leaves_out_what_tells_exact_places(page):
    choose(page.choices.readers_box, "public")
    assert not {"maps.site", "maps.works", "tables.vertices"} & set(page.parts.wanted())
    assert not page.layouts_button.isEnabled()
    assert "exactly where" in page.layouts_button.toolTip()
    choose(page.choices.readers_box, "partners")
    assert {"maps.site", "maps.works", "tables.vertices"} <= set(page.parts.wanted())


def test_partners_are_changed_in_the_plan_and_can_be_undone(page, wait_for):
    from dss_planner.plan.store.document import read_plan

    desk, table = page.desk, page.partners.table
    assert table.rowCount() == 1
    page.partners.add()
    table.item(1, 1).setText("Donor")  # without a name it is not kept
    assert len(desk.document.rows("partners")) == 1
    table.item(1, 0).setText("환경부")
    assert {"name": "환경부", "role": "Donor"}.items() <= desk.document.rows("partners")[1].items()
    wait_for(lambda: not desk.busy)
    assert [row["name"] for row in read_plan(desk.path).rows("partners")][1] == "환경부"
    assert "(2)" in page.partners.title()
    table.setCurrentCell(0, 0)
    page.partners.remove()
    desk.undo.undo()
    desk.undo.undo()
    assert table.rowCount() == 1
    wait_for(lambda: not desk.busy)
    assert len(read_plan(desk.path).rows("partners")) == 1


def test_f1_and_the_button_lead_to_the_help_on_this_page(page):
    from qgis.PyQt.QtGui import QKeySequence
    from qgis.PyQt.QtWidgets import QShortcut

    page.help.click()
    assert "How it is checked" in page.help.shown.text.toPlainText().splitlines()
    page.help.close_page()
    keys = {shortcut.key().toString(): shortcut for shortcut in page.findChildren(QShortcut)}
    keys[QKeySequence(QKeySequence.StandardKey.HelpContents).toString()].activated.emit()
    assert page.help.shown.isVisible()
    page.help.close_page()


def test_people_money_and_photos_are_entered_where_the_checklist_leads(page, wait_for, tmp_path):
    from dss_planner.plan.store.document import read_plan
    from dss_planner.plan.store.projectfacts import IN_KIND, project_facts

    def known():
        return project_facts(page.desk.document)

    choose(page.choices.preset_box, "full")
    page.checklist.table.choose("project")
    assert states(page)["project"] == "missing"
    page.checklist.go_button.click()
    assert not page.project.people.isCollapsed()
    people = page.project.people
    people.counts["direct_women"].setValue(120)
    assert known().people.direct is None
    people.counts["direct_men"].setValue(0)
    people.source.setText("Register of the soum")
    people.source.editingFinished.emit()
    assert (known().people.direct, known().people.source) == (120, "Register of the soum")
    assert "120" in people.title()
    table = page.project.funding.table
    page.project.funding.add()
    table.item(0, 0).setText("GEF")
    assert known().funding == ()  # without an amount it is not kept
    table.item(0, 2).setText("1,250,000")
    table.item(0, 1).setText("co-financing, in kind")
    assert [(one.source, one.amount, one.kind) for one in known().funding] == [("GEF", 1_250_000.0, IN_KIND)]
    table.item(0, 2).setText("much")
    assert table.item(0, 2).text() == "1,250,000"
    inside = Path(page.session.folder, "photos", "1.jpg")
    page.project.photos.add_files([str(inside), str(tmp_path / "2.jpg")])
    assert [one.path for one in known().photos] == [str(Path("photos", "1.jpg")), str(tmp_path / "2.jpg")]
    photos = page.project.photos.table
    photos.item(0, 1).setText("2")
    photos.item(0, 2).setText("west")
    assert (known().photos[0].point, known().photos[0].side) == (2, "w")
    wait_for(lambda: not page.desk.busy)
    assert project_facts(read_plan(page.desk.path)) == known()
    while page.desk.undo.canUndo():
        page.desk.undo.undo()
    assert (known().people.direct_women, known().funding, known().photos) == (None, (), ())
    assert people.counts["direct_women"].value() == -1


def test_the_checklist_follows_the_plan(page, wait_for):
    from dss_planner.plan.store.changes import Changes

    choose(page.choices.preset_box, "gef")
    keys = [row["uuid"] for row in page.desk.document.rows("partners")]
    found = [line for line in page.checklist._lines for reason in line.reasons if reason.id == "partners"]
    before = page.watch.content
    page.desk.apply("none", Changes(remove={"partners": keys}))
    wait_for(lambda: page.watch.content is not before and not page.watch.busy)
    assert page.watch.content.partners == ()
    after = [line.state for line in page.checklist._lines if line.id in {one.id for one in found}]
    assert all(state == "missing" for state in after)


def test_what_people_wrote_in_another_language_is_told_before_the_pack_is_made(page, wait_for):
    from dss_planner.plan.store.changes import Changes

    def told():
        return next((line for line in page.checklist._lines if line.id == "own_words"), None)

    choose(page.choices.language_box, "en")
    site = page.desk.document.rows("sites")[0]["uuid"]
    note = {"uuid": "77777777-7777-4777-8777-777777777777", "site": site, "text": "Сумын даргатай уулзах"}
    note.update(author="Бат", made="2026-11-23T09:26:24+00:00")
    page.desk.apply("note", Changes(put={"notes": [note]}))
    wait_for(lambda: told() is not None)
    assert told().state == "look"
    assert "Сумын даргатай уулзах" in page.watch.own_words("en")
    choose(page.choices.language_box, "mn")
    assert "Сумын даргатай уулзах" not in page.watch.own_words("mn")


def test_the_pack_is_made_listed_and_stale_once_the_plan_changes(page, small, wait_for, monkeypatch):
    monkeypatch.setattr(page, "_export_all_the_same", lambda: True)
    small("maps.sites", "tables.coordinates", "sections.summary")
    page.run()
    wait_for(lambda: not page.session.busy, 120)
    names = {Path(path).name for path in page.files.files()}
    assert {"maps.pdf", "maps.qgz", "report.pdf", "coordinates.csv"} <= names
    said = page.files.summary.text()
    assert "numbers were held against the plan" in said
    assert "pages" in said
    wait_for(lambda: not page.watch.busy and not page.session.states.busy)
    assert page.judge()[0] != "empty"
    assert "Plan or study" not in page.judge()[1]
    page.run()
    wait_for(lambda: not page.session.busy, 120)
    assert "Kept as they were: Maps, Report, Tables." in page.files.summary.text()
    page.choices.heading.setText("Ганц туршилт")
    page.choices.heading.setModified(True)
    page.choices.heading.editingFinished.emit()
    assert page.desk.document.plan["title"] == "Ганц туршилт"
    wait_for(lambda: page.watch.content.plan.title == "Ганц туршилт")
    assert page.judge() == ("stale", "Plan or study have changed since the pack was made.")
    choose(page.choices.language_box, "ko")
    assert page.judge()[0] == "empty"
    assert not page.files.isVisibleTo(page)


def test_missing_demands_are_asked_about_once(page, small, monkeypatch):
    from qgis.PyQt.QtWidgets import QMessageBox

    small("tables.coordinates")
    assert page.checklist.missing
    asked, ran = [], []

    def answer(box):
        asked.append(box.informativeText())
        box.buttons()[0 if len(asked) > 1 else 1].click()

    monkeypatch.setattr(QMessageBox, "exec", answer)
    monkeypatch.setattr(page.session, "run_pieces", lambda *given: ran.append(given))
    page.run()
    assert not ran
    page.run()
    page.run()
    assert len(asked) == 2
    assert len(ran) == 2
    assert asked[0].startswith("• ")


def test_stopping_leaves_no_half_pack(page, small, wait_for, monkeypatch):
    monkeypatch.setattr(page, "_export_all_the_same", lambda: True)
    small("maps.sites")
    said = []
    page.session.stepwise.said.connect(lambda sentence: said.append(str(sentence)))
    page.run()
    wait_for(lambda: any(sentence.startswith("Laying out") for sentence in said))
    page.session.cancel()
    assert not page.session.busy
    assert not Path(page.choices.folder).exists()
    assert list(Path(page.choices.folder).parent.iterdir()) == []


def test_the_layouts_are_the_projects_own_until_they_are_taken_out(page, small, wait_for):
    from qgis.core import QgsPrintLayout, QgsProject

    project = QgsProject.instance()
    page.session.map_layers.finish()
    own = QgsPrintLayout(project)
    own.initializeDefaults()
    own.setName("1 Candidate sites, ranked")
    project.layoutManager().addLayout(own)
    layers = set(project.mapLayers())
    small("maps.works", "maps.sites")
    for _ in range(2):
        page.put_layouts()
        wait_for(lambda: not page.session.busy)
    names = [layout.name() for layout in project.layoutManager().printLayouts()]
    assert sorted(names) == ["1 Candidate sites, ranked", "1 Candidate sites, ranked *", "2 Works and quantities"]
    assert project.fileName() == ""
    assert page.remove_button.isVisibleTo(page)
    page.remove_button.click()
    assert len(project.layoutManager().printLayouts()) == 1
    assert set(project.mapLayers()) == layers
    project.layoutManager().clear()


def test_without_a_plan_it_says_what_comes_first(session, qgis_app, tmp_path, wait_for):
    from dss_planner.panels.page_export import ExportPage

    page = ExportPage(session)
    said = []
    page.message.connect(lambda level, sentence, details: said.append(sentence))
    page.run()
    assert "study folder" in said[-1]
    session.open_folder(str(tmp_path))
    page.load()
    page.run()
    assert "page 5" in said[-1]
    assert page.judge() == ("empty", said[-1])
    assert page.checklist.summary.text() == said[-1]
    page.leave()
    page.deleteLater()


def test_looking_at_the_page_writes_nothing(page, wait_for):
    folder = Path(page.session.folder)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    for number in range(page.choices.preset_box.count()):
        page.choices.preset_box.setCurrentIndex(number)
    wait_for(lambda: not page.watch.busy)
    after = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert {path.name for path in set(after) ^ set(before)} <= {"plan.gpkg-wal", "plan.gpkg-shm"}
    assert json.loads((folder / "study.json").read_text(encoding="utf-8"))["title"] == "Говь"

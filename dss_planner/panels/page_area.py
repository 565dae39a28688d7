"""Page 1: the study folder, the study area, the data, and their alignment to one grid."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayerProxyModel, QgsSettings
from qgis.gui import QgsFileWidget, QgsMapLayerComboBox, QgsProjectionSelectionWidget
from qgis.PyQt.QtWidgets import (
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.recognition import Recognition
from dss_planner.panels.page import Page, quiet_label
from dss_planner.panels.project_sources import layer_uri, layers_of_file, project_layers, shows_a_part
from dss_planner.panels.results import read_json
from dss_planner.panels.role_names import role_name
from dss_planner.panels.session import StudySession
from dss_planner.panels.source_list import SourceList, short_name
from dss_planner.panels.study_holder import LAST_FOLDER
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.tasks.reading import recognise_all
from dss_planner.tasks.task import Outcome
from dss_planner.text import Text


class AreaPage(Page):
    """Area & data."""

    steps = ("align",)

    def __init__(self, session: StudySession) -> None:
        super().__init__(session)
        self.title = self.tr("Area & data")
        self._found: dict[str, Recognition | Text] = {}
        self._filling = False
        self._build_study()
        self._build_data()
        self._build_grid()
        self._build_report()
        self.finish_body()
        self.align_button = self.add_main_button(self.tr("Ali&gn the layers"), "align_button")
        self.align_button.setToolTip(
            self.tr("Bring all layers to one grid, one CRS and the units the steps need; the originals stay untouched")
        )
        self.align_button.clicked.connect(self.run)

    # -- building ------------------------------------------------------------------------------------------------

    def _build_study(self) -> None:
        box = QGroupBox(self.tr("Study"), self)
        form = QFormLayout(box)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.folder = QgsFileWidget(box)
        self.folder.setObjectName("study_folder")
        self.folder.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.folder.setDialogTitle(self.tr("Choose the study folder"))
        self.folder.setToolTip(self.tr("Everything the study makes goes into this folder; it can be copied and mailed"))
        self.folder.lineEdit().setPlaceholderText(self.tr("a folder for this study"))
        self.folder.lineEdit().setAccessibleName(self.tr("Study folder"))
        self.folder.fileChanged.connect(self._choose_folder)
        form.addRow(self.tr("&Folder"), self.folder)
        self.example_button = QPushButton(self.tr("Open the e&xample"), box)
        self.example_button.setObjectName("example_button")
        self.example_button.setToolTip(
            self.tr("Copy the settings of the embedded sample (real data of the Gobi) into a folder and align it")
        )
        self.example_button.clicked.connect(self._open_example)
        form.addRow(self.example_button)
        self.area = QgsMapLayerComboBox(box)
        self.area.setObjectName("study_area")
        self.area.setFilters(QgsMapLayerProxyModel.Filter.PolygonLayer)
        self.area.setAllowEmptyLayer(True, self.tr("choose a polygon layer"))
        self.area.setAccessibleName(self.tr("Study area"))
        self.area.setToolTip(self.tr("A polygon layer of the project; its outline bounds the study"))
        self.area.activated.connect(self._choose_area)
        self.area.layerChanged.connect(self._keep_area)
        form.addRow(self.tr("&Study area"), self.area)
        self.body.addWidget(box)

    def _build_data(self) -> None:
        box = QGroupBox(self.tr("Data layers"), self)
        layout = QVBoxLayout(box)
        self.sources = SourceList(box)
        layout.addWidget(self.sources)
        row = QHBoxLayout()
        add = QPushButton(self.tr("Add f&iles…"), box)
        add.setObjectName("add_files")
        add.clicked.connect(self._add_files)
        row.addWidget(add)
        from_project = QToolButton(box)
        from_project.setText(self.tr("From the p&roject"))
        from_project.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._project_menu = QMenu(from_project)
        self._project_menu.aboutToShow.connect(self._list_project)
        from_project.setMenu(self._project_menu)
        row.addWidget(from_project)
        self.remove_button = QPushButton(self.tr("Re&move"), box)
        self.remove_button.clicked.connect(self._remove)
        row.addWidget(self.remove_button)
        row.addStretch(1)
        layout.addLayout(row)
        self.sources.chosen.connect(lambda uri: self.remove_button.setEnabled(bool(uri)))
        self.remove_button.setEnabled(False)
        self.sources.overruled.connect(self._overrule)
        self.body.addWidget(box)

    def _build_grid(self) -> None:
        box = QGroupBox(self.tr("Analysis grid"), self)
        form = QFormLayout(box)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.crs = QgsProjectionSelectionWidget(box)
        self.crs.setObjectName("analysis_crs")
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs.setNotSetText(self.tr("proposed from the study area"))
        self.crs.setToolTip(self.tr("A projected CRS in metres; distances and areas are measured on it"))
        self.crs.crsChanged.connect(self._choose_crs)
        form.addRow(self.tr("&CRS"), self.crs)
        self.cell = QDoubleSpinBox(box)
        self.cell.setObjectName("cell_size")
        self.cell.setRange(10.0, 100000.0)
        self.cell.setDecimals(0)
        self.cell.setSingleStep(100.0)
        self.cell.setSuffix(self.tr(" m"))
        self.cell.setKeyboardTracking(False)
        self.cell.valueChanged.connect(lambda value: self._change(cell_size=value))
        form.addRow(self.tr("C&ell size"), self.cell)
        self.body.addWidget(box)

    def _build_report(self) -> None:
        self.report_box = QGroupBox(self.tr("What alignment did"), self)
        layout = QVBoxLayout(self.report_box)
        headings = [self.tr("Layer"), self.tr("Method"), self.tr("Known")]
        self.report = ResultTable(headings, 0, "alignment_report", 8, self.report_box)
        self.report.setAccessibleName(self.tr("Report of the alignment"))
        self.report_details = quiet_label("", self.report_box)
        layout.addWidget(self.report)
        layout.addWidget(self.report_details)
        self.report.itemSelectionChanged.connect(self._show_entry)
        self._entries: dict[str, dict] = {}
        self.body.addWidget(self.report_box)
        self.report_box.hide()

    # -- showing -------------------------------------------------------------------------------------------------

    def load(self) -> None:
        """Show the settings and the alignment report of the study."""
        settings = self.session.settings
        self._filling = True
        self.folder.setFilePath(self.session.folder)
        self._show_area(settings.study_area)
        self.crs.setCrs(QgsCoordinateReferenceSystem(settings.crs))
        self.cell.setValue(settings.cell_size)
        self._filling = False
        self._show_sources()
        self._load_report()
        self.show_notes()
        self._recognise()

    def set_busy(self, busy: bool) -> None:
        """Switch off what would start a task while one runs."""
        super().set_busy(busy)
        for widget in (self.align_button, self.example_button, self.folder):
            widget.setEnabled(not busy)

    def _show_area(self, uri: str) -> None:
        """Choose the layer of the project that is the study area; its path when it is not in the project."""
        self.area.setAdditionalItems([])
        for number_ in range(self.area.count()):
            layer = self.area.layer(number_)
            if uri and layer is not None and layer_uri(layer) == uri:
                self.area.setCurrentIndex(number_)
                return
        if uri:
            self.area.setAdditionalItems([short_name(uri)])
            self.area.setCurrentIndex(self.area.count() - 1)
        else:
            self.area.setLayer(None)

    def _keep_area(self) -> None:
        """Layers that come and go change the list, never the study's choice."""
        if not self._filling:
            self._filling = True
            self._show_area(self.session.settings.study_area)
            self._filling = False

    def _show_sources(self) -> None:
        settings = self.session.settings
        roles = {uri: choice.role for uri, choice in settings.choices.items() if choice.role}
        self.sources.fill(settings.sources, self._found, roles)

    def _load_report(self) -> None:
        entries = read_json(self.session.folder, "alignment.json").get("layers", [])
        self._entries = {entry["role"]: entry for entry in entries}
        rows = []
        for entry in entries:
            known = entry.get("known")
            share = "" if known is None else self.tr("{share} %").format(share=number(100.0 * known, 1))
            rows.append([Cell(role_name(entry["role"])), Cell(str(entry.get("method", ""))), Cell(share, known)])
        self.report.fill(rows, list(self._entries))
        self.report_box.setVisible(bool(rows))

    def _show_entry(self) -> None:
        entry = self._entries.get(self.report.key())
        self.report_details.setText("\n".join(str(value) for value in entry.get("warnings", [])) if entry else "")

    # -- the user's changes --------------------------------------------------------------------------------------

    def _change(self, **values: object) -> None:
        if not self._filling:
            self.session.change(**values)

    def _choose_folder(self, folder: str) -> None:
        if not self._filling and folder and folder != self.session.folder:
            self.session.open_folder(folder)

    def _open_example(self) -> None:
        folder = self.folder.filePath() or QFileDialog.getExistingDirectory(
            self, self.tr("Choose a folder for the example"), QgsSettings().value(LAST_FOLDER, str(Path.home()), str)
        )
        if folder:
            self.session.open_example(folder)

    def _choose_area(self, index: int) -> None:
        layer = self.area.layer(index)
        uri = layer_uri(layer) if layer is not None else ""
        if layer is not None and shows_a_part(layer):
            self.message.emit(
                "warning",
                self.tr(
                    "{layer} is filtered, but its file holds more. Save the features shown as a GeoPackage first "
                    "(Export › Save Features As…), then choose that layer."
                ).format(layer=layer.name()),
                "",
            )
        elif layer is not None and not uri:
            self.message.emit(
                "warning",
                self.tr("{layer} is not a file. Save it as a GeoPackage first, then choose that layer.").format(
                    layer=layer.name()
                ),
                "",
            )
        elif layer is not None or self.area.itemText(index) != short_name(self.session.settings.study_area):
            self._change(study_area=uri)
        self._keep_area()

    def _choose_crs(self, crs: QgsCoordinateReferenceSystem) -> None:
        self._change(crs=(crs.authid() or crs.toWkt()) if crs.isValid() else "")

    def _add_files(self) -> None:
        start = self.session.folder or QgsSettings().value(LAST_FOLDER, str(Path.home()), str)
        paths, _ = QFileDialog.getOpenFileNames(self, self.tr("Add data layers"), start)
        self._add([uri for path in paths for uri in layers_of_file(path)])

    def _list_project(self) -> None:
        self._project_menu.clear()
        for name, uri in project_layers():
            if uri not in self.session.settings.sources:
                self._project_menu.addAction(name, lambda uri=uri: self._add([uri]))
        if self._project_menu.isEmpty():
            self._project_menu.addAction(self.tr("No further file layer in the project")).setEnabled(False)

    def _add(self, uris: list[str]) -> None:
        sources = self.session.settings.sources
        new = [uri for uri in uris if uri not in sources]
        if new:
            self._change(sources=(*sources, *new))
            self._show_sources()
            self._recognise()

    def _remove(self) -> None:
        uri = self.sources.current()
        self._change(sources=tuple(source for source in self.session.settings.sources if source != uri))
        self._show_sources()

    def _overrule(self, uri: str, role: str) -> None:
        """Take the user's word for what a layer is."""
        choices = dict(self.session.settings.choices)
        choices[uri] = replace(choices.get(uri, LayerChoice()), role=role)
        self._change(choices={key: choice for key, choice in choices.items() if choice != LayerChoice()})
        self._show_sources()

    # -- recognition ---------------------------------------------------------------------------------------------

    def _recognise(self) -> None:
        """Read, in the background, the layers that have not been recognised yet."""
        wanted = tuple(uri for uri in self.session.settings.sources if uri not in self._found)
        if not wanted:
            return

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._found.update(outcome.result)
                self._show_sources()
                self._recognise()

        self.session.reader.start(self.tr("Recognising the layers"), lambda: wanted, recognise_all, publish)

"""A new measure after a template, and choosing what of an imported catalogue is taken."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QLocale, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dss_planner.errors import InputError
from dss_planner.layers.translation import show
from dss_planner.measures.catalogue.additions import with_bare_measure
from dss_planner.measures.catalogue.catalogue import Catalogue
from dss_planner.measures.catalogue.editing import with_own_measure, without_measure
from dss_planner.measures.catalogue.merging import BOTH, OURS, THEIRS, merge
from dss_planner.measures.catalogue.titles import LANGUAGES, title_of
from dss_planner.panels.erosion.checked_field import WRONG
from dss_planner.panels.page import quiet_label

_KEY = int(Qt.ItemDataRole.UserRole)
_SIZE = QSize(680, 420)


class NewMeasureDialog(QDialog):
    """result: the catalogue with the new measure, and its id; None until it is accepted."""

    def __init__(self, catalogue: Catalogue, template: str, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("catalogue_new")
        self.setWindowTitle(self.tr("New measure"))
        self._catalogue = catalogue
        self.result_catalogue: tuple[Catalogue, str] | None = None
        self.template = QComboBox(self)
        self.template.setObjectName("catalogue_new_template")
        for measure in catalogue.measures:
            self.template.addItem(name_of(measure.id), measure.id)
        self.template.setCurrentIndex(max(self.template.findData(template), 0))
        self.name = QLineEdit(self)
        self.name.setObjectName("catalogue_new_name")
        self.bare = QCheckBox(self.tr("&Begin with nothing: rules, costs and effect are yet to be entered"), self)
        self.bare.setObjectName("catalogue_new_bare")
        self.bare.setToolTip(
            self.tr(
                "Only how it is drawn is taken over, and its life and time to effect as assumptions. Until you enter "
                "more, it fits nowhere for sure, is in no sum and changes nothing."
            )
        )
        self.language = QComboBox(self)
        for code, title in LANGUAGES.items():
            self.language.addItem(show(title), code)
        self.language.setCurrentIndex(max(self.language.findData(QLocale().name()[:2]), 0))
        self.problem = QLabel(self)
        self.problem.setObjectName("catalogue_new_problem")
        self.problem.setWordWrap(True)
        self.problem.setStyleSheet(f"color: {WRONG};")
        self.problem.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self)
        buttons.accepted.connect(self.take)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("&Name"), self.name)
        form.addRow(self.tr("&Language of the name"), self.language)
        form.addRow(self.tr("Drawn and counted &like"), self.template)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        about = self.tr("It begins with the values of that measure and their evidence; change what is different.")
        self.about = quiet_label(about, self)
        self.bare.toggled.connect(self.about.setHidden)
        layout.addWidget(self.bare)
        layout.addWidget(self.about)
        layout.addWidget(self.problem)
        layout.addWidget(buttons)

    def take(self) -> None:
        """Make the measure, or say why it cannot be."""
        try:
            self.result_catalogue = (with_bare_measure if self.bare.isChecked() else with_own_measure)(
                self._catalogue,
                str(self.template.currentData()),
                self.name.text(),
                str(self.language.currentData()),
            )
        except InputError as error:
            self.problem.setText(show(error))
            self.problem.show()
            return
        self.accept()


class ImportDialog(QDialog):
    """Lists what the other catalogue adds and where it differs; `merged` gives what was chosen.

    Measures that differ keep what is here until “the other” is chosen; new ones come unless they are unticked.
    """

    def __init__(self, ours: Catalogue, theirs: Catalogue, name_of: Callable[[str], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("catalogue_import")
        self.setWindowTitle(self.tr("Import measures"))
        self._ours, self._theirs = ours, theirs
        found = merge(ours, theirs)
        names = {one.id: one.name for one in theirs.measures}
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("catalogue_import_list")
        self.tree.setAccessibleName(self.tr("What the imported catalogue adds or has otherwise"))
        self.tree.setHeaderLabels([self.tr("Measure, field"), self.tr("Here"), self.tr("Imported")])
        header = self.tree.header()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        header.resizeSection(1, 190)
        self._added: list[QTreeWidgetItem] = []
        for measure in found.added:
            item = QTreeWidgetItem([names[measure], "", self.tr("new: take it")])
            item.setData(0, _KEY, measure)
            item.setCheckState(0, Qt.CheckState.Checked)
            self.tree.addTopLevelItem(item)
            self._added.append(item)
        self.choices: dict[str, QComboBox] = {}
        for measure in dict.fromkeys(conflict.measure for conflict in found.conflicts):
            item = QTreeWidgetItem([name_of(measure), "", ""])
            self.tree.addTopLevelItem(item)
            for conflict in found.conflicts:
                if conflict.measure == measure:
                    cells = [show(title_of(conflict.field)), _shown(conflict.ours), _shown(conflict.theirs)]
                    child = QTreeWidgetItem(cells)
                    for column, words in enumerate(cells):
                        child.setToolTip(column, words)
                    item.addChild(child)
            box = QComboBox(self.tree)
            box.addItem(self.tr("keep what is here"), OURS)
            box.addItem(self.tr("take the imported one"), THEIRS)
            box.addItem(self.tr("keep both: the imported one under another name"), BOTH)
            box.setAccessibleName(self.tr("What to do with “{measure}”").format(measure=name_of(measure)))
            self.tree.setItemWidget(item, 2, box)
            self.choices[measure] = box
            item.setExpanded(len(found.conflicts) <= 40)
        words = self.tr("{added} new measures, {differing} that differ in {fields} fields.").format(
            added=len(found.added), differing=len(self.choices), fields=len(found.conflicts)
        )
        if not found.added and not found.conflicts:
            words = self.tr("The imported catalogue holds nothing that is not here.")
        self.summary = quiet_label(words, self)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(found.added or found.conflicts))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self._top_row())
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.buttons)
        self.resize(_SIZE)

    def _top_row(self) -> QHBoxLayout:
        """Return the summary, and the buttons that decide about all measures."""
        self.ours_button = QPushButton(self.tr("&Keep all that is here"), self)
        self.ours_button.clicked.connect(lambda: self._all(OURS))
        self.theirs_button = QPushButton(self.tr("&Take all imported ones"), self)
        self.theirs_button.clicked.connect(lambda: self._all(THEIRS))
        for button in (self.ours_button, self.theirs_button):
            button.setAutoDefault(False)
            button.setVisible(len(self.choices) > 1)
        row = QHBoxLayout()
        row.addWidget(self.summary, 1)
        row.addWidget(self.ours_button)
        row.addWidget(self.theirs_button)
        return row

    def _all(self, choice: str) -> None:
        """Decide alike about all measures that differ."""
        for box in self.choices.values():
            box.setCurrentIndex(max(box.findData(choice), 0))

    def merged(self) -> Catalogue:
        """Return the two catalogues as one, by what was chosen. Raises `InputError`."""
        decided = {measure: str(box.currentData()) for measure, box in self.choices.items()}
        found = merge(self._ours, self._theirs, decided).catalogue
        for item in self._added:
            if item.checkState(0) != Qt.CheckState.Checked:
                found = without_measure(found, str(item.data(0, _KEY)))
        return found


def _shown(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, dict) and "value" in value:
        return _shown(value["value"])
    return ", ".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)

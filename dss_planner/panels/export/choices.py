"""For whom the pack is: funder, language, readers, size of the maps, words on every map, folder."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QSignalBlocker, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGroupBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from dss_planner.layers.translation import show
from dss_planner.panels.page import quiet_label
from dss_planner.proposal.content.model import INTERNAL, PARTNERS, PUBLIC
from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.maps.theme import SHEETS
from dss_planner.proposal.maps.told import NOTE_LENGTH
from dss_planner.proposal.presets.preset import Preset, preset_ids, read_preset
from dss_planner.text import Text

#: Languages by their own names.
OWN_NAMES = {"en": "English", "mn": "Монгол", "zh_CN": "简体中文", "ja": "日本語", "ko": "한국어"}
#: Preferences: what was chosen last.
PRESET, LANGUAGE, SHEET = "dss_planner/pack/preset", "dss_planner/pack/language", "dss_planner/pack/sheet"
#: Folder in the study that packs are put into.
FOLDER = "proposal"
_NOTE_HEIGHT = 64


class ChoicesBox(QGroupBox):
    """What is chosen is kept for the next study, but for readers, words and folder, which are the study's own."""

    #: Preset, language, readers, size or folder differ.
    changed = pyqtSignal()
    #: Words of the user: title, note.
    title_changed = pyqtSignal(str)
    note_changed = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("The pack"))
        self._study = ""
        self._own_folder = ""
        self._filling = False
        self._preset: Preset | None = None
        self.preset_box = self._combo("pack_preset", self.tr("Whose form the pack follows"))
        for id in preset_ids():
            self.preset_box.addItem(show(Text(read_preset(id).name)), id)
        self.about = quiet_label("", self)
        self.about.setObjectName("pack_about")
        self.language_box = self._combo("pack_language", self.tr("Everything in the pack is written in it"))
        for code in LANGUAGES:
            self.language_box.addItem(OWN_NAMES[code], code)
        readers = self.tr("Printed on every page. A public pack has coarse positions and no maps of single sites")
        self.readers_box = self._combo("sensitivity", readers)
        for key, words in (
            (PARTNERS, self.tr("Partners only")),
            (INTERNAL, self.tr("Internal")),
            (PUBLIC, self.tr("Public")),
        ):
            self.readers_box.addItem(words, key)
        self.sheet_box = self._combo("pack_sheet", self.tr("Paper of the maps"))
        for sheet in SHEETS:
            self.sheet_box.addItem(sheet, sheet)
        self._build_words()
        self._build_folder()
        form = QFormLayout(self)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&For"), self.preset_box)
        form.addRow(self.about)
        form.addRow(self.tr("La&nguage"), self.language_box)
        form.addRow(self.tr("&Readers"), self.readers_box)
        form.addRow(self.tr("&Maps on"), self.sheet_box)
        form.addRow(self.tr("&Title"), self.heading)
        form.addRow(self.tr("N&ote"), self.note)
        form.addRow(self.note_length)
        form.addRow(self.tr("Fol&der"), self.folder_row)
        self._recall()
        for box in (self.preset_box, self.language_box, self.readers_box, self.sheet_box):
            box.currentIndexChanged.connect(self._choose)
        self._tell()

    @property
    def preset(self) -> Preset:
        """The preset chosen, read once."""
        id = str(self.preset_box.currentData())
        if self._preset is None or self._preset.id != id:
            self._preset = read_preset(id)
        return self._preset

    @property
    def language(self) -> str:
        """Code of the language chosen."""
        return str(self.language_box.currentData())

    @property
    def sensitivity(self) -> str:
        """Who may see it."""
        return str(self.readers_box.currentData())

    @property
    def sheet(self) -> str:
        """Size of the maps."""
        return str(self.sheet_box.currentData())

    @property
    def folder(self) -> str:
        """Folder of the pack; '' without a study."""
        if self._own_folder or not self._study:
            return self._own_folder
        return str(Path(self._study, FOLDER, f"{self.preset_box.currentData()}_{self.language}"))

    def show_study(self, study: str, title: str, note: str, sensitivity: str) -> None:
        """Show what belongs to the study. sensitivity: that its plan says, '' leaves what is chosen."""
        self._filling = True
        if study != self._study:
            self._study, self._own_folder = study, ""
            if sensitivity:
                self._set(self.readers_box, sensitivity)
        if not self.heading.hasFocus() or not self.heading.isModified():
            self.heading.setText(title)
        if self.note.toPlainText() != note:
            self.note.setPlainText(note)
        self._filling = False
        self._tell()

    def set_folder(self, folder: str) -> None:
        """Put the pack elsewhere; '' is its own place in the study again."""
        self._own_folder = folder
        self._tell()
        self.changed.emit()

    def _build_words(self) -> None:
        self.heading = QLineEdit(self)
        self.heading.setObjectName("proposal_title")
        self.heading.setToolTip(self.tr("Title of the plan, on report and maps"))
        self.heading.editingFinished.connect(self._name)
        self.note = QPlainTextEdit(self)
        self.note.setObjectName("data_note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(_NOTE_HEIGHT)
        self.note.setToolTip(self.tr("What the data can and cannot support; printed on every map"))
        self.note_length = quiet_label("", self)
        self.note_length.setObjectName("note_length")
        self.note_length.hide()
        self.note.textChanged.connect(self._write)

    def _build_folder(self) -> None:
        self.folder_row = QWidget(self)
        self.folder_field = QLineEdit(self.folder_row)
        self.folder_field.setObjectName("pack_folder")
        self.folder_field.setReadOnly(True)
        self.folder_field.setAccessibleName(self.tr("Folder of the pack"))
        browse = QToolButton(self.folder_row)
        browse.setObjectName("pack_folder_browse")
        browse.setText("…")
        browse.setToolTip(self.tr("Put the pack into another folder"))
        browse.setAccessibleName(self.tr("Put the pack into another folder"))
        browse.clicked.connect(self._browse)
        self.folder_reset = QToolButton(self.folder_row)
        self.folder_reset.setObjectName("pack_folder_reset")
        self.folder_reset.setText("⟲")
        self.folder_reset.setToolTip(self.tr("Put it into the study again"))
        self.folder_reset.setAccessibleName(self.tr("Put it into the study again"))
        self.folder_reset.clicked.connect(lambda: self.set_folder(""))
        row = QHBoxLayout(self.folder_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.folder_field, 1)
        row.addWidget(browse)
        row.addWidget(self.folder_reset)

    def _combo(self, name: str, tip: str) -> QComboBox:
        box = QComboBox(self)
        box.setObjectName(name)
        box.setToolTip(tip)
        box.setMinimumContentsLength(12)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        return box

    def _recall(self) -> None:
        settings = QgsSettings()
        for box, key in ((self.preset_box, PRESET), (self.language_box, LANGUAGE), (self.sheet_box, SHEET)):
            self._set(box, str(settings.value(key, box.itemData(0))))

    def _set(self, box: QComboBox, value: str) -> None:
        with QSignalBlocker(box):
            box.setCurrentIndex(max(box.findData(value), 0))

    def _choose(self) -> None:
        settings = QgsSettings()
        settings.setValue(PRESET, self.preset_box.currentData())
        settings.setValue(LANGUAGE, self.language)
        settings.setValue(SHEET, self.sheet)
        self._tell()
        self.changed.emit()

    def _tell(self) -> None:
        preset = self.preset
        sentences = [f"{show(Text(preset.funder))}." if preset.funder else "", show(Text(preset.note))]
        if preset.funder:
            unread = [source.title for source in preset.sources if not source.read]
            if unread:
                sentences.append(self.tr("Not read: {documents}.").format(documents="; ".join(unread)))
            if not preset.sources or not all(ask.verified for ask in preset.asks):
                sentences.append(self.tr("What is marked “unverified” was not read in the funder's own form."))
        self.about.setText(" ".join(part for part in sentences if part))
        tips = [f"{source.title}\n{source.url}" for source in preset.sources]
        self.about.setToolTip("\n".join(tips))
        self.folder_field.setText(self.folder)
        self.folder_field.setCursorPosition(len(self.folder))
        self.folder_field.setToolTip(self.folder)
        self.folder_reset.setVisible(bool(self._own_folder))

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Folder of the pack"), self.folder or self._study)
        if chosen:
            self.set_folder(chosen)

    def _name(self) -> None:
        if self.heading.isModified():
            self.heading.setModified(False)
            self.title_changed.emit(self.heading.text().strip())

    def _write(self) -> None:
        length = len(self.note.toPlainText())
        self.note_length.setText(
            self.tr("The note has {length} letters; the pages have room for {room}, the rest is cut.").format(
                length=length, room=NOTE_LENGTH
            )
        )
        self.note_length.setVisible(length > NOTE_LENGTH)
        if not self._filling:
            self.note_changed.emit(self.note.toPlainText())

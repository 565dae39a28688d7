"""What was made: files by kind, lengths against the funder's limits, pages that failed, numbers that were checked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from qgis.PyQt.QtCore import Qt, QUrl
from qgis.PyQt.QtGui import QDesktopServices
from qgis.PyQt.QtWidgets import (
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dss_planner.panels.page import quiet_label
from dss_planner.panels.tables import number
from dss_planner.proposal.packing.manifest import Manifest
from dss_planner.proposal.packing.request import KINDS, MAPS, REPORT, SPATIAL, TABLES
from dss_planner.proposal.presets.preset import Preset

PATH = int(Qt.ItemDataRole.UserRole)
HEIGHT = 220
#: Kinds of files that people open most, first.
_FIRST = (".pdf", ".odt", ".html", ".qgz", ".xlsx", ".kmz", ".gpkg")


@dataclass(frozen=True)
class Made:
    """What only the run knows. kept: kinds that were as they should be; failed: sentences; untranslated: count."""

    kept: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    untranslated: int = 0


class PackFiles(QGroupBox):
    """The files of the pack in its folder."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("What was made"))
        self._folder = Path()
        self.summary = quiet_label("", self)
        self.summary.setObjectName("pack_summary")
        self.tree = QTreeWidget(self)
        self.tree.setObjectName("export_files")
        self.tree.setAccessibleName(self.tr("Files of the proposal pack"))
        self.tree.setHeaderLabels([self.tr("File"), self.tr("Size")])
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.setFixedHeight(HEIGHT)
        self.tree.itemActivated.connect(lambda item, column: self._open(item))
        opening = QPushButton(self.tr("O&pen"), self)
        opening.setObjectName("open_file")
        opening.setToolTip(self.tr("Open the file chosen above with the program for its kind"))
        opening.clicked.connect(lambda: self._open(self.tree.currentItem()))
        folder = QPushButton(self.tr("Open the fol&der"), self)
        folder.setObjectName("open_folder")
        folder.clicked.connect(lambda: _show(self._folder))
        buttons = QHBoxLayout()
        buttons.addWidget(opening)
        buttons.addWidget(folder)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree)
        layout.addLayout(buttons)
        self.hide()

    def show_pack(self, folder: Path, manifest: Manifest | None, preset: Preset, made: Made) -> None:
        """Show what is in a folder; nothing where there is no pack."""
        self._folder = folder
        self.setVisible(manifest is not None)
        self.tree.clear()
        if manifest is None:
            return
        for kind in KINDS:
            if kind in manifest.parts:
                self._add(kind, sorted(manifest.parts[kind].files, key=_order))
        self.summary.setText("\n".join(self._sentences(manifest, preset, made)))

    def files(self) -> list[str]:
        """Return the paths shown."""
        kinds = [self.tree.topLevelItem(number) for number in range(self.tree.topLevelItemCount())]
        return [str(kind.child(number).data(0, PATH)) for kind in kinds for number in range(kind.childCount())]

    def _add(self, kind: str, names: Sequence[str]) -> None:
        top = QTreeWidgetItem([self.tr("{kind} ({count})").format(kind=self._kind(kind), count=len(names))])
        top.setData(0, PATH, str(self._folder / kind))
        for name in names:
            path = self._folder / name
            size = path.stat().st_size if path.is_file() else 0
            item = QTreeWidgetItem([name.partition("/")[2], _size(size)])
            item.setTextAlignment(1, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter))
            item.setData(0, PATH, str(path))
            item.setToolTip(0, str(path))
            top.addChild(item)
        self.tree.addTopLevelItem(top)
        top.setExpanded(len(names) <= 6)

    def _kind(self, kind: str) -> str:
        return {
            MAPS: self.tr("Maps"),
            REPORT: self.tr("Report"),
            TABLES: self.tr("Tables"),
            SPATIAL: self.tr("Files for GIS and globes"),
        }[kind]

    def _sentences(self, manifest: Manifest, preset: Preset, made: Made) -> list[str]:
        told = manifest.parts[REPORT].told if REPORT in manifest.parts else {}
        found = []
        for what, value in (("pages", told.get("pages")), ("words", told.get("words"))):
            if value is not None:
                found.append(self._length(what, value, preset))
        checked = int(str(manifest.about.get("numbers_checked") or 0))
        found.append(self.tr("{count} numbers were held against the plan.").format(count=number(checked)))
        failed = made.failed or tuple(str(one) for one in _listed(manifest.about.get("failed")))
        found += [self.tr("Not made: {reason}").format(reason=one) for one in failed]
        if made.kept:
            kinds = ", ".join(self._kind(kind) for kind in made.kept)
            found.append(self.tr("Kept as they were: {kinds}.").format(kinds=kinds))
        if made.untranslated:
            said = self.tr("{count} sentences have no translation and stand in English.")
            found.append(said.format(count=made.untranslated))
        return found

    def _length(self, what: str, value: float, preset: Preset) -> str:
        limit = next((limit for limit in preset.limits if limit.what == what), None)
        if what == "pages":
            said = self.tr("Report: {value} pages.").format(value=number(value))
        else:
            said = self.tr("Report: {value} words.").format(value=number(value))
        if limit is None:
            return said
        if value <= limit.value:
            fits = self.tr("The form allows {limit}.").format(limit=number(limit.value))
        else:
            fits = self.tr("Too long: the form allows {limit}.").format(limit=number(limit.value))
        unverified = "" if limit.verified else self.tr("(unverified)")
        return " ".join(part for part in (said, fits, unverified) if part)

    def _open(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and item.childCount() == 0:
            _show(Path(str(item.data(0, PATH))))


def _listed(value: object) -> list[object]:
    return list(value) if isinstance(value, (list, tuple)) else []


def _order(name: str) -> tuple[int, str]:
    suffix = Path(name).suffix
    return (_FIRST.index(suffix) if suffix in _FIRST else len(_FIRST), name)


def _size(size: int) -> str:
    return f"{number(size / 1e6, 1)} MB" if size >= 1e5 else f"{number(max(size / 1e3, 0.1), 1)} kB"


def _show(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

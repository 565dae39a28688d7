"""Photos of the sites for the pack: which file shows which photo point to which side. Files stay where they are."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QFileDialog, QWidget

from dss_planner.panels.export.rows_box import RowsBox
from dss_planner.plan.store.projectfacts import SIDES, Photo, project_facts, with_photos

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk

_KINDS = "*.jpg *.jpeg *.png *.tif *.tiff *.webp"
_SITE, _POINT, _SIDE, _DAY, _WORDS, _FILE = range(6)


class PhotosBox(RowsBox):
    """A row for each photo."""

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        super().__init__(desk, parent, "photo", [])
        headings = [self.tr("Site"), self.tr("Point"), self.tr("To"), self.tr("Day"), self.tr("Shows"), self.tr("File")]
        self.table.setColumnCount(len(headings))
        self.table.setHorizontalHeaderLabels(headings)
        self.table.setAccessibleName(self.tr("Photos of the sites"))
        sides = (self.tr("north"), self.tr("east"), self.tr("south"), self.tr("west"))
        self.choices = {_SIDE: [("", "—"), *zip(SIDES, sides)]}
        self.add_button.setToolTip(self.tr("Choose files of photos; then say which site and point they show"))
        self.remove_button.setToolTip(self.tr("Take the photo chosen out of the plan; its file stays"))
        self.show_rows()

    def heading(self, count: int) -> str:
        """Return the title over so many photos."""
        return self.tr("Photos ({count})").format(count=count)

    def show_rows(self) -> None:
        """Show the photos, with the plan's sites to choose from."""
        document = self.desk.document
        sites = document.rows("sites") if document is not None else []
        self.choices[_SITE] = [("", "—"), *((str(row["uuid"]), str(row["name"])) for row in sites)]
        super().show_rows()

    def add(self) -> None:
        """Choose files; each becomes a photo of the first site."""
        found, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Photos of the sites"), str(Path(self.desk.path).parent), self.tr("Photos") + f" ({_KINDS})"
        )
        self.add_files(found)

    def add_files(self, files: Sequence[str]) -> None:
        """Keep photos; a file within the study's folder is named from there, so that both can move."""
        if not files or self.desk.document is None:
            return
        folder = Path(self.desk.path).parent
        site = next((value for value, _ in self.choices[_SITE] if value), "")
        new = [Photo(str(uuid.uuid4()), _named(Path(file), folder), site) for file in files]
        self.desk.apply(self.tr("Add photos"), with_photos([*self._photos(), *new], self.desk.author))

    def stored(self) -> list[tuple[str, ...]]:
        """Return the photos of the plan."""
        return [
            (one.key, one.site, str(one.point or ""), one.side, one.day, one.words, one.path) for one in self._photos()
        ]

    def store(self, key: str, cells: Mapping[int, str]) -> bool:
        """Keep what was said of a photo."""
        if cells[_POINT] and not cells[_POINT].isdigit():
            return False
        point = int(cells[_POINT] or 0)
        known = self._photos()
        if not cells[_FILE] or all(one.key != key for one in known):
            return False
        said = {"site": cells[_SITE], "point": point, "side": cells[_SIDE], "day": cells[_DAY]}
        changed = [
            replace(one, path=cells[_FILE], words=cells[_WORDS], **said) if one.key == key else one for one in known
        ]
        self.desk.apply(self.tr("Describe a photo"), with_photos(changed, self.desk.author))
        return True

    def drop(self, key: str) -> None:
        """Take a photo out."""
        left = [one for one in self._photos() if one.key != key]
        self.desk.apply(self.tr("Remove a photo"), with_photos(left, self.desk.author))

    def _photos(self) -> tuple[Photo, ...]:
        return project_facts(self.desk.document).photos if self.desk.document is not None else ()


def _named(file: Path, folder: Path) -> str:
    try:
        return str(file.relative_to(folder))
    except ValueError:
        return str(file)

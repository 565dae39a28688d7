"""What a run would take: cells, memory, disk, time; also for other cells than the study's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtWidgets import QDoubleSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from dss_planner.errors import InputError
from dss_planner.panels.fields import number_field
from dss_planner.panels.page import FoldingBox, quiet_label
from dss_planner.panels.tables import number, rounded
from dss_planner.raster.grid import Grid
from dss_planner.study.access_estimate import SPREAD, Estimate, estimate

if TYPE_CHECKING:
    from dss_planner.study.settings import StudySettings

_MINUTE, _HOUR = 60.0, 3600.0


class EstimateBox(FoldingBox):
    """Renewed with the settings; the cell size in it is only asked about, not set."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("access_estimate")
        self._grid: Grid | None = None
        self._settings: StudySettings | None = None
        inside = QWidget(self)
        self.size: QDoubleSpinBox = number_field(1.0, 100000.0, 0, 10.0, self.tr(" m"), inside)
        self.size.setObjectName("access_estimate_cell")
        self.size.setToolTip(self.tr("Only asks what other cells would take; the cell size is set on page 1"))
        label = QLabel(self.tr("With ce&lls of"), inside)
        label.setBuddy(self.size)
        self.words = quiet_label("", inside)
        self.words.setObjectName("access_estimate_words")
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.size)
        row.addWidget(self.words, 1)
        QVBoxLayout(self).addWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(row)
        layout.addWidget(
            quiet_label(
                self.tr(
                    "From runs of up to 36 million cells on one machine with two cores; elsewhere, or with more cells, "
                    "it may take a third or three times that [A]."
                ),
                inside,
            )
        )
        self.setCollapsed(True)
        self.size.valueChanged.connect(lambda _: self._renew())
        self._renew()

    def show_study(self, folder: str, settings: StudySettings) -> None:
        """Show what the study at hand takes."""
        grid = _grid(folder)
        self._settings = settings
        if grid is not None and grid != self._grid:
            self.size.blockSignals(True)
            self.size.setValue(grid.cell_size[0])
            self.size.blockSignals(False)
        self._grid = grid
        self._renew()

    def _renew(self) -> None:
        self.setEnabled(self._grid is not None)
        if self._grid is None or self._settings is None:
            self.set_heading(self.tr("What a run takes: known once the layers are aligned"))
            self.words.setText("")
            return
        own = estimate(self._settings, self._grid)
        self.set_heading(self.tr("What a run takes: {words}").format(words=self._short(own)))
        found = estimate(self._settings, self._grid, self.size.value())
        self.words.setText(self._long(found))

    def _short(self, found: Estimate) -> str:
        return self.tr("{cells} cells, {memory} of memory, about {time}").format(
            cells=_count(found.cells), memory=_bytes(found.memory), time=self._time(found.seconds)
        )

    def _long(self, found: Estimate) -> str:
        words = self.tr(
            "{cells} cells; up to {memory} of memory, {disk} on disk; {low} to {high}, about {time}."
        ).format(
            cells=_count(found.cells),
            memory=_bytes(found.memory),
            disk=_bytes(found.disk),
            low=self._time(found.seconds / SPREAD),
            high=self._time(found.seconds * SPREAD),
            time=self._time(found.seconds),
        )
        if not found.in_memory:
            words += " " + self.tr("Too many to hold in memory: values lie on disk while it runs.")
        return words

    def _time(self, seconds: float) -> str:
        if seconds < 1.0:
            return self.tr("1 s")
        if seconds < 2 * _MINUTE:
            return self.tr("{count} s").format(count=number(seconds))
        if seconds < 2 * _HOUR:
            return self.tr("{count} min").format(count=number(seconds / _MINUTE))
        return self.tr("{count} h").format(count=number(seconds / _HOUR, 1))


def _count(cells: int) -> str:
    if cells < 1e6:
        return number(float(cells))
    return QCoreApplication.translate("EstimateBox", "{count} million").format(count=rounded(cells / 1e6))


def _bytes(size: float) -> str:
    return f"{number(size / 1e6)} MB" if size < 1e9 else f"{number(size / 1e9, 1)} GB"


def _grid(folder: str) -> Grid | None:
    for name in ("landcover_classes.tif", "landcover.tif"):
        path = Path(folder, name)
        if folder and path.exists():
            try:
                return Grid.read(str(path))
            except InputError:
                return None
    return None

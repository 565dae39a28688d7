"""The parts of a pack, by kind; what is not wanted is unticked."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSignalBlocker, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from dss_planner.layers.translation import show
from dss_planner.proposal.content.model import PUBLIC
from dss_planner.proposal.maps.told import title_of
from dss_planner.proposal.packing.request import EXACT
from dss_planner.proposal.presets.preset import Preset
from dss_planner.proposal.report.headings import heading_of
from dss_planner.text import Text

PART = int(Qt.ItemDataRole.UserRole)
HEIGHT = 210


class PartsTree(QTreeWidget):
    """All parts of the preset shown are ticked; the user's ticks are kept until another preset is shown."""

    #: Other parts are wanted.
    changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("pack_parts")
        self.setAccessibleName(self.tr("Parts of the pack"))
        self.setHeaderHidden(True)
        self.setFixedHeight(HEIGHT)
        self._preset = ""
        self._filling = False
        self.itemChanged.connect(self._ticked)

    def show_preset(self, preset: Preset, sensitivity: str) -> None:
        """Show what the preset has; parts that its readers may not see are greyed."""
        kept = self.unticked() if preset.id == self._preset else frozenset()
        self._preset = preset.id
        self._filling = True
        with QSignalBlocker(self):
            folded = {item.data(0, PART) for item in self._kinds() if not item.isExpanded()} if kept else set()
            self.clear()
            for kind, title, parts in self._wanted(preset):
                top = QTreeWidgetItem([title])
                top.setData(0, PART, kind)
                self.addTopLevelItem(top)
                for id, name in parts:
                    top.addChild(self._item(f"{kind}.{id}", name, kept, sensitivity))
                top.setExpanded(kind not in folded)
                top.setFlags(top.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate)
        self._filling = False
        self.viewport().update()

    def wanted(self) -> tuple[str, ...]:
        """Return the parts that are ticked, as “kind.id”."""
        return tuple(str(item.data(0, PART)) for item in self._parts() if item.checkState(0) == Qt.CheckState.Checked)

    def unticked(self) -> frozenset[str]:
        """Return the parts that the user does not want."""
        return frozenset(
            str(item.data(0, PART))
            for item in self._parts()
            if item.checkState(0) == Qt.CheckState.Unchecked and not item.isDisabled()
        )

    def choose(self, part: str) -> None:
        """Show a part, to be ticked."""
        for item in self._parts():
            if item.data(0, PART) == part:
                self.setCurrentItem(item)
                self.scrollToItem(item)

    def _item(self, part: str, name: str, kept: frozenset[str], sensitivity: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem([name])
        item.setData(0, PART, part)
        barred = sensitivity == PUBLIC and part in EXACT
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        ticked = part not in kept and not barred
        item.setCheckState(0, Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setDisabled(barred)
        tip = self.tr("Left out of a public pack: it tells exactly where things are") if barred else name
        item.setToolTip(0, tip)
        return item

    def _wanted(self, preset: Preset) -> list[tuple[str, str, list[tuple[str, str]]]]:
        sections = []
        for section in preset.sections:
            name = show(heading_of(section.id))
            if section.heading:
                name = f"{name} – {show(Text(section.heading))}"
                if not section.verified:
                    name = self.tr("{heading} (heading not read in the form)").format(heading=name)
            sections.append((section.id, name))
        tables, files = self._tables(), self._files()
        return [
            ("sections", self.tr("Report"), sections),
            ("maps", self.tr("Maps"), [(one, show(title_of(one))) for one in preset.maps]),
            ("tables", self.tr("Tables"), [(one, tables.get(one, one)) for one in preset.tables]),
            ("spatial", self.tr("Files for GIS and globes"), [(one, files.get(one, one)) for one in preset.spatial]),
        ]

    def _tables(self) -> dict[str, str]:
        return {
            "site_table": self.tr("Sites"),
            "coordinates": self.tr("Coordinates"),
            "vertices": self.tr("Corners of the sites"),
            "bill": self.tr("Bill of quantities"),
            "budget": self.tr("Budget"),
            "schedule": self.tr("Schedule"),
            "indicators": self.tr("Indicators"),
            "logframe": self.tr("Logical framework"),
            "exact": self.tr("Inputs for EX-ACT"),
            "safeguards": self.tr("Safeguards"),
            "monitoring": self.tr("Monitoring"),
        }

    def _files(self) -> dict[str, str]:
        return {
            "gpkg": self.tr("GeoPackage"),
            "geojson": self.tr("GeoJSON"),
            "shapefile": self.tr("Shapefiles (zip)"),
            "kmz": self.tr("KMZ (globes)"),
        }

    def _kinds(self) -> list[QTreeWidgetItem]:
        return [self.topLevelItem(number) for number in range(self.topLevelItemCount())]

    def _parts(self) -> list[QTreeWidgetItem]:
        return [kind.child(number) for kind in self._kinds() for number in range(kind.childCount())]

    def _ticked(self) -> None:
        if not self._filling:
            self.changed.emit()

"""What alignment did to each layer, from the report in the study folder."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QVBoxLayout, QWidget

from dss_planner.panels.area.source_row import short_name
from dss_planner.panels.page import FoldingBox, quiet_label
from dss_planner.panels.results import read_json
from dss_planner.panels.role_names import role_name
from dss_planner.panels.tables import Cell, ResultTable, number

#: Rows shown before the table scrolls.
ROWS = 8


class AlignmentReport(FoldingBox):
    """Layer, method and known share; below, everything about the row chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_heading(self.tr("What alignment did"))
        self._entries: dict[str, dict] = {}
        headings = [self.tr("Layer"), self.tr("Method"), self.tr("Known")]
        self.table = ResultTable(headings, 0, "alignment_report", ROWS, self)
        self.table.setAccessibleName(self.tr("Report of the alignment"))
        self.details = quiet_label("", self)
        self.details.setObjectName("alignment_details")
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addWidget(self.details)
        self.table.itemSelectionChanged.connect(self._describe)
        self.hide()

    def load(self, folder: str) -> None:
        """Show the report in the study folder; nothing where there is none."""
        entries = read_json(folder, "alignment.json").get("layers", [])
        self._entries = {str(entry["role"]): entry for entry in entries}
        rows = []
        for entry in entries:
            known = entry.get("known")
            share = "" if known is None else self.tr("{share} %").format(share=number(100.0 * known, 1))
            method = str(entry.get("method") or self.tr("reprojected"))
            rows.append([Cell(role_name(str(entry["role"]))), Cell(method), Cell(share, known)])
        self.table.fill(rows, list(self._entries))
        self.setVisible(bool(rows))

    def _describe(self) -> None:
        entry = self._entries.get(self.table.key())
        self.details.setText("\n".join(self._sentences(entry)) if entry else "")
        self.details.setVisible(bool(self.details.text()))

    def _sentences(self, entry: dict) -> list[str]:
        said = [self.tr("From {layer}").format(layer=short_name(str(entry.get("source", ""))))]
        native = float(entry.get("native_cell_size_m") or 0.0)
        if native:
            said[0] = self.tr("From {layer}, cells of {size} m").format(
                layer=short_name(str(entry.get("source", ""))), size=number(native)
            )
        conversion = str(entry.get("unit_conversion") or "")
        if conversion and conversion != "none":
            said.append(self.tr("Unit: {conversion}").format(conversion=conversion))
        return [*said, *("⚠ " + str(warning) for warning in entry.get("warnings", []))]

"""All that is known of one site, as a table of two columns that can be copied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt
from qgis.PyQt.QtGui import QKeyEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QApplication, QHBoxLayout, QHeaderView, QPushButton, QVBoxLayout, QWidget

from dss_planner.access.surface import UNREACHABLE
from dss_planner.landcover.classes import planner_classes
from dss_planner.panels.page import FoldingBox
from dss_planner.panels.tables import Cell, ResultTable, number

#: Of the table's width.
_FACTS_SHARE = 0.42

Row = Mapping[str, Any]


def site_lines(row: Row, core_distance: float) -> list[tuple[str, str]]:
    """Return (fact, value with its unit) of a site, in the order read; facts that the study has no data for are out.

    row: the fields of the site. core_distance: of the core [m].
    """
    core = QCoreApplication.translate("SiteDetails", "Core, {metres} m from the edge").format(
        metres=number(core_distance)
    )
    lines = [
        (QCoreApplication.translate("SiteDetails", "Area"), _hectares(row.get("area_ha"))),
        (core, _hectares(row.get("core_ha"))),
        (QCoreApplication.translate("SiteDetails", "Enclosed land"), _hectares(row.get("holes_ha"))),
        (QCoreApplication.translate("SiteDetails", "Place"), _words(row.get("place"))),
        (QCoreApplication.translate("SiteDetails", "Soum"), _words(row.get("soum_names"))),
        (
            QCoreApplication.translate("SiteDetails", "Aimag"),
            _words(row.get("aimag_names")) or _words(row.get("region")),
        ),
        (QCoreApplication.translate("SiteDetails", "Position"), _words(row.get("position"))),
        (QCoreApplication.translate("SiteDetails", "Position in degrees"), _degrees(row)),
        (
            QCoreApplication.translate("SiteDetails", "Elevation"),
            _range(row, "elevation", QCoreApplication.translate("SiteDetails", "m")),
        ),
        (QCoreApplication.translate("SiteDetails", "Slope"), _range(row, "slope", "°", 1)),
        (QCoreApplication.translate("SiteDetails", "Travel time"), _travel(row)),
        (QCoreApplication.translate("SiteDetails", "Soil loss"), _range(row, "soil_loss", "t/km²·a")),
        (QCoreApplication.translate("SiteDetails", "Plant cover"), _range(row, "cover", "%")),
        (QCoreApplication.translate("SiteDetails", "Land cover"), _classes(row, "landcover")),
        (
            QCoreApplication.translate("SiteDetails", "Rain"),
            _range(row, "rain", QCoreApplication.translate("SiteDetails", "mm a year")),
        ),
        (QCoreApplication.translate("SiteDetails", "In protected areas"), _overlap(row, "protected")),
        (QCoreApplication.translate("SiteDetails", "In mining licences"), _overlap(row, "licences")),
        (QCoreApplication.translate("SiteDetails", "Camps of herders"), _count(row, "camps")),
        (
            QCoreApplication.translate("SiteDetails", "Nearest other site"),
            _kilometres(row.get("nearest_km")),
        ),
        (QCoreApplication.translate("SiteDetails", "Compactness, 1 is a circle"), _with(row.get("compactness"), "", 2)),
        (QCoreApplication.translate("SiteDetails", "Score"), _range(row, "score", "", 1)),
        (QCoreApplication.translate("SiteDetails", "Data known"), _share(row.get("completeness"))),
    ]
    return [(fact, value) for fact, value in lines if value]


def _with(value: float | None, unit: str, decimals: int = 0) -> str:
    return "" if value is None else f"{number(value, decimals)} {unit}".strip()


def _hectares(value: float | None) -> str:
    return _with(value, QCoreApplication.translate("SiteDetails", "ha"))


def _kilometres(value: float | None) -> str:
    return _with(value, QCoreApplication.translate("SiteDetails", "km"), 1)


def _share(value: float | None) -> str:
    return (
        ""
        if value is None
        else QCoreApplication.translate("SiteDetails", "{share} %").format(share=number(100.0 * value))
    )


def _words(value: object) -> str:
    return "" if value is None else str(value)


def _range(row: Row, name: str, unit: str, decimals: int = 0) -> str:
    mean, low, high = (row.get(f"{name}_{kind}") for kind in ("mean", "min", "max"))
    if mean is None:
        return QCoreApplication.translate("SiteDetails", "unknown") if row.get(f"{name}_known") == 0.0 else ""
    if low is None or high is None:
        return _with(mean, unit, decimals)
    words = QCoreApplication.translate("SiteDetails", "{mean} {unit} ({low} to {high})").format(
        mean=number(mean, decimals), unit=unit, low=number(low, decimals), high=number(high, decimals)
    )
    return words.replace("  ", " ")


def _travel(row: Row) -> str:
    if (row.get("travel_time_mean") or 0.0) >= UNREACHABLE:
        return QCoreApplication.translate("SiteDetails", "out of reach")
    out = row.get("travel_time_unreachable") or 0.0
    words = _range(row, "travel_time", QCoreApplication.translate("SiteDetails", "min"))
    return (
        words
        if out <= 0.0
        else QCoreApplication.translate("SiteDetails", "{time}; {share} of it out of reach").format(
            time=words, share=_share(out)
        )
    )


def _overlap(row: Row, name: str) -> str:
    hectares, share = row.get(f"{name}_ha"), row.get(f"{name}_share")
    if hectares is None:
        return ""
    if hectares == 0.0:
        return QCoreApplication.translate("SiteDetails", "nothing")
    words = QCoreApplication.translate("SiteDetails", "{hectares} ha, {share}").format(
        hectares=number(hectares), share=_share(share)
    )
    names = _words(row.get(f"{name}_names"))
    return f"{words}: {names}" if names else words


def _count(row: Row, name: str) -> str:
    """Return how many points lie in the site, with their names; '' where the study has no such layer."""
    count = row.get(f"{name}_n")
    if count is None:
        return ""
    names = _words(row.get(f"{name}_names"))
    words = QCoreApplication.translate("SiteDetails", "none") if count == 0 else number(count)
    return f"{words}: {names}" if names else words


def _classes(row: Row, name: str) -> str:
    """Return the classes with their shares of the known land, the largest first: “grassland 62 %, bare ground 38 %”."""
    if row.get(f"{name}_main") is None:
        return QCoreApplication.translate("SiteDetails", "unknown") if row.get(f"{name}_known") == 0.0 else ""
    titles = {entry.code: entry.name for entry in planner_classes()}
    found = [
        (float(value), titles.get(int(code), code))
        for code, value in ((key[len(name) + 1 :], value) for key, value in row.items() if key.startswith(f"{name}_"))
        if code.isdigit() and value
    ]
    found.sort(key=lambda one: -one[0])
    shown = [
        QCoreApplication.translate("SiteDetails", "{name} {share} %").format(name=title, share=_percent(share))
        for share, title in found
    ]
    return ", ".join(shown)


def _percent(share: float) -> str:
    """Return a share in percent; what is there but rounds to nothing says so."""
    return "< 1" if share < 0.005 else number(100.0 * share)


def _degrees(row: Row) -> str:
    lat, lon = row.get("lat"), row.get("lon")
    if lat is None or lon is None:
        return ""
    locale = QLocale.c()  # as it is typed into a GPS or a map
    return f"{locale.toString(float(lat), 'f', 5)}, {locale.toString(float(lon), 'f', 5)}"


class _Facts(ResultTable):
    """Long values wrap. Ctrl+C copies all facts, not the cell alone."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room for values that wrap at the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.wrap()

    def wrap(self) -> None:
        """Give each row the height of its text."""
        self.setColumnWidth(0, round(_FACTS_SHARE * self.viewport().width()))
        self.resizeRowsToContents()
        self.setFixedHeight(self.verticalHeader().length() + 2 * self.frameWidth() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy on Ctrl+C."""
        if event.key() == Qt.Key.Key_C and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.copy()
        else:
            super().keyPressEvent(event)

    def copy(self) -> None:
        """Copy the facts, a line each, a tab between fact and value."""
        QApplication.clipboard().setText(self.words())

    def words(self) -> str:
        """Return the facts as they are copied."""
        return "\n".join(f"{self.item(row, 0).text()}\t{self.item(row, 1).text()}" for row in range(self.rowCount()))


class SiteDetails(FoldingBox):
    """The facts of the site chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("site_details")
        headings = [
            QCoreApplication.translate("SiteDetails", "Fact"),
            QCoreApplication.translate("SiteDetails", "Value"),
        ]
        self.table = _Facts(headings, 1, "site_facts", 24, self)
        self.table.setAccessibleName(QCoreApplication.translate("SiteDetails", "Facts of the site"))
        self.set_heading(self.table.accessibleName())  # until there is a site
        self.table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Fixed)
        self.table.horizontalHeader().hide()
        self.copy_button = QPushButton(QCoreApplication.translate("SiteDetails", "&Copy the facts"), self)
        self.copy_button.setObjectName("copy_facts")
        self.copy_button.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.table)
        layout.addLayout(row)
        self._name = ""

    def show_site(self, row: Row | None, core_distance: float) -> None:
        """Show the site with these fields; None hides the box."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._name = _words(row.get("name"))
        self.set_heading(QCoreApplication.translate("SiteDetails", "{site} in detail").format(site=self._name))
        self.table.fill([[Cell(fact), Cell(value)] for fact, value in site_lines(row, core_distance)])
        self.table.clearSelection()
        self.table.wrap()

    def _copy(self) -> None:
        QApplication.clipboard().setText(f"{self._name}\n{self.table.words()}")

"""The drafted plan: works with quantities and cost range, and for each measure whether it fits the site and why."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGroupBox, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from dss_planner.panels.page import quiet_label
from dss_planner.panels.plan_reading import PlanContent, Work, plan_stamp, read_plan_content
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.panels.verdict_tree import VerdictTree

#: From this length on lengths are told in kilometres [m].
LONG_M = 2000.0


def quantity_words(quantities: dict[str, float]) -> tuple[str, ...]:
    """Return the quantities of a work with their units, as people read them."""
    forms = {
        "area_ha": QCoreApplication.translate("PlanResults", "{n} ha"),
        "length_m": QCoreApplication.translate("PlanResults", "{n} m"),
        "row_count": QCoreApplication.translate("PlanResults", "{n} rows"),
        "plants": QCoreApplication.translate("PlanResults", "{n} plants"),
        "posts": QCoreApplication.translate("PlanResults", "{n} posts"),
        "gates": QCoreApplication.translate("PlanResults", "{n} gates"),
        "seed_kg": QCoreApplication.translate("PlanResults", "{n} kg of seed"),
    }
    known = {name: form.format(n=number(quantities[name])) for name, form in forms.items() if name in quantities}
    if quantities.get("length_m", 0.0) >= LONG_M:
        kilometres = number(quantities["length_m"] / 1000.0, 1)
        known["length_m"] = QCoreApplication.translate("PlanResults", "{n} km").format(n=kilometres)
    return tuple(known.values())


def range_words(low: float | None, high: float | None, currency: str) -> str:
    """Return a cost range in thousands, or a dash when it is unknown."""
    if low is None or high is None:
        return "–"
    words = QCoreApplication.translate("PlanResults", "{low}–{high} thousand {currency}")
    decimals = 0 if high >= 10_000 else 1
    return words.format(low=number(low / 1000.0, decimals), high=number(high / 1000.0, decimals), currency=currency)


class PlanResults(QGroupBox):
    """Shown once a plan exists."""

    #: The site asked to be seen on the map: its id.
    zoomed = pyqtSignal(str)

    def __init__(self, name_of: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTitle(self.tr("Drafted plan"))
        self._name_of = name_of
        self._stamp: tuple[object, ...] = ()
        self._content: PlanContent | None = None
        self._works: dict[str, Work] = {}
        self.site = QComboBox(self)
        self.site.setObjectName("plan_site")
        label = QLabel(self.tr("S&ite"), self)
        label.setBuddy(self.site)
        self.zoom = QToolButton(self)
        self.zoom.setText(self.tr("&Zoom"))
        self.zoom.setToolTip(self.tr("Show the site on the map"))
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(self.site, 1)
        row.addWidget(self.zoom)
        headings = [self.tr("Work"), self.tr("Quantity"), self.tr("Cost [1000]")]
        self.works = ResultTable(headings, 1, "works_table", 8, self)
        self.works.setAccessibleName(self.tr("Works with quantities and cost range"))
        self.work = quiet_label("", self)
        self.work.setObjectName("work_details")
        self.total = quiet_label("", self)
        self.total.setObjectName("plan_total")
        self.verdicts = VerdictTree(name_of, self)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.works)
        layout.addWidget(self.work)
        layout.addWidget(self.total)
        layout.addWidget(QLabel(self.tr("Which measures fit this site, and why"), self))
        layout.addWidget(self.verdicts)
        self.site.currentIndexChanged.connect(self._choose)
        self.works.itemSelectionChanged.connect(self._explain)
        self.zoom.clicked.connect(self._zoom)
        self.hide()

    def notes(self) -> list[str]:
        """Return what the plan itself says of its limits."""
        return list(self._content.notes) if self._content is not None else []

    def load(self, folder: str) -> None:
        """Show the plan of the study in ``folder``; nothing when there is none. One that is shown is not read again."""
        stamp = plan_stamp(folder)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        kept = self.site.currentData()
        self._content = read_plan_content(folder)
        self.setVisible(self._content is not None)
        self.site.blockSignals(True)
        self.site.clear()
        if self._content is not None:
            for key, (_, name) in self._content.sites.items():
                self.site.addItem(name, key)
            self.site.setCurrentIndex(max(self.site.findData(kept), 0))
        self.site.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        content, key = self._content, self.site.currentData()
        if content is None:
            return
        works = [work for work in content.works if work.site == key]
        self._works = {work.uuid: work for work in works}
        self.works.fill([self._row(work) for work in works], list(self._works))
        self._explain()
        known = [work for work in works if work.cost_low is not None and work.cost_high is not None]
        currency = known[0].currency if known else content.currency
        site_range = range_words(
            sum(work.cost_low or 0.0 for work in known) if known else None,
            sum(work.cost_high or 0.0 for work in known) if known else None,
            currency,
        )
        self.total.setText(
            self.tr(
                "This site: {site}. The whole plan: {plan}. None of it is a Mongolian price: confirm locally."
            ).format(site=site_range, plan=range_words(*content.cost, content.currency))
        )
        self.verdicts.fill([verdict for verdict in content.verdicts if verdict.site == key])

    def _row(self, work: Work) -> list[Cell]:
        name = self._name_of(work.measure)
        cost = "–"
        if work.cost_low is not None and work.cost_high is not None:
            decimals = 0 if work.cost_high >= 10_000 else 1
            cost = f"{number(work.cost_low / 1000, decimals)}–{number(work.cost_high / 1000, decimals)}"
        if not work.verified:
            cost += " *"
        tip = f"{work.name}\n{work.reason}" if work.reason else work.name
        quantities = quantity_words(work.quantities)
        amount = Cell(quantities[0] if quantities else "–", tip="\n".join(quantities))
        return [Cell(name, tip=tip), amount, Cell(cost, work.cost_high or 0.0)]

    def _explain(self) -> None:
        """Say all quantities of the work chosen, and why it was drafted."""
        work = self._works.get(self.works.key())
        parts = ("; ".join(quantity_words(work.quantities)), work.reason) if work is not None else ()
        self.work.setText("\n".join(part for part in parts if part))
        self.work.setVisible(bool(self.work.text()))

    def _zoom(self) -> None:
        if self._content is not None and self.site.currentData() in self._content.sites:
            self.zoomed.emit(self._content.sites[self.site.currentData()][0])

"""Walk and haul: trips that end on foot, and how far water and material come, for every place and for the sites."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QVBoxLayout

from dss_planner.access.multimodalroutes import LAYER as LEGS
from dss_planner.access.suppliestable import LAYER as SUPPLIES
from dss_planner.panels.access import names
from dss_planner.panels.access.access_tab import AccessTab
from dss_planner.panels.erosion.layer_view import LayerView
from dss_planner.panels.erosion.result_layers import raster_results
from dss_planner.panels.page import FoldingBox, NotesBox
from dss_planner.panels.parameter_form import ParameterForm
from dss_planner.panels.results import read_rows
from dss_planner.panels.tables import Cell, ResultTable, number
from dss_planner.study.supply_steps import SUPPLY_TABLE, TRIPS

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.lookups import Lookups

_STEPS = ("multimodal", "supplies")


class SuppliesTab(AccessTab):
    """Driving and then walking; water and material."""

    def __init__(self, session: StudySession, lookups: Lookups) -> None:
        super().__init__(session, lookups)
        self.title = self.tr("Walk, &haul")
        self.add_step(
            "multimodal",
            self.tr("&Drive, then walk"),
            self.tr("Time to places where the vehicle is left and the rest is walked, exact over all such places"),
        )
        self.add_step(
            "supplies",
            self.tr("&Work out haul distances"),
            self.tr("Time and distance of the truck from the nearest water, nursery and material; needs such layers"),
        )
        self.view = LayerView("access_supplies", session, lookups, self.inner)
        self.view.message.connect(self.message)
        self.body.addWidget(self.view, 1)
        self.trips = self._table(
            "access_trips",
            self.tr("Trips to the sites"),
            (self.tr("Site"), self.tr("By"), self.tr("km"), self.tr("h"), self.tr("From")),
        )
        self.hauls = self._table(
            "access_hauls",
            self.tr("Water and material for the sites"),
            (
                self.tr("Site"), self.tr("What"), self.tr("km"), self.tr("h"), self.tr("Trips a day"),
                self.tr("Cost a tonne"), self.tr("Source"),
            ),
        )  # fmt: skip
        self.form = self._form()
        self.form.changed.connect(lambda values: self.session.change(**values))
        self.body.addWidget(self.form)
        self.notes = NotesBox(self.inner)
        self.body.addWidget(self.notes)

    def show_editors(self) -> None:
        """Show the settings as they are now."""
        self.form.show_settings(self.session.settings)

    def renew(self) -> None:
        """Offer the maps and tables that are there."""
        folder = self.session.folder
        self.view.show_layers(
            raster_results(folder, _STEPS),
            self.nothing_yet(self.tr("Nothing has been worked out yet. Press one of the buttons above.")),
        )
        trips = read_rows(str(Path(folder, TRIPS)), LEGS) if folder else []
        hauls = read_rows(str(Path(folder, SUPPLY_TABLE)), SUPPLIES) if folder else []
        self._fill(self.trips, [self._trip(row) for row in trips])
        self._fill(self.hauls, [_haul(row) for row in hauls])
        self.show_editors()
        self.notes.show_notes([note for step in _STEPS for note in self.session.notes(step)])

    def _table(self, name: str, heading: str, headings: tuple[str, ...]) -> ResultTable:
        box = FoldingBox(self.inner)
        box.set_heading(heading)
        table = ResultTable(headings, len(headings) - 1, name, 8, box)
        table.setAccessibleName(heading)
        QVBoxLayout(box).addWidget(table)
        box.setCollapsed(True)
        self.body.addWidget(box)
        return table

    def _fill(self, table: ResultTable, rows: list[list[Cell]]) -> None:
        table.fill(rows)
        table.parentWidget().setVisible(bool(rows))

    def _trip(self, row: dict) -> list[Cell]:
        words = {"drive": self.tr("vehicle"), "walk": self.tr("on foot")}
        mode = words.get(str(row.get("mode")), str(row.get("status") or ""))
        return [
            Cell(str(row.get("name") or row.get("destination"))),
            Cell(mode),
            _figure(row.get("length_km"), 1),
            _figure(row.get("minutes"), 2, 1.0 / 60.0),
            Cell(str(row.get("base_name") or row.get("base") or "")),
        ]

    def _form(self) -> ParameterForm:
        form = ParameterForm(self.inner)
        form.setObjectName("access_supplies_form")
        form.set_heading(self.tr("Vehicle, parking and haulage"))
        form.choice(
            "multimodal_vehicle",
            self.tr("Vehicle before the walk"),
            names.choices({key: words for key, words in names.MODES.items() if key not in ("walking", "horse")}),
            self.tr("Its speeds are those of the table"),
        )
        form.optional(
            "multimodal_off_road_km",
            self.tr("Leaves roads by"),
            self.tr("as far as its speeds let it"),
            self.tr("How far from roads the vehicle may go [km]; 0 keeps it on them"),
        )
        form.choice(
            "multimodal_parking",
            self.tr("Is left"),
            (("anywhere", self.tr("anywhere")), ("roads", self.tr("on roads only"))),
            self.tr("Where one gets out and walks on"),
        )
        form.number(
            "multimodal_transfer",
            self.tr("Getting ready"),
            (0.0, 600.0, 0, 5.0, self.tr(" min")),
            self.tr("Parking, unloading and getting ready to walk"),
        )
        form.optional(
            "haul_hours",
            self.tr("Haulage in a day"),
            self.tr("not known"),
            self.tr("Hours on the road and at both ends [h]; gives round trips a day"),
        )
        form.number(
            "haul_handling",
            self.tr("Loading, unloading"),
            (0.0, 1440.0, 0, 10.0, self.tr(" min")),
            self.tr("In each round trip"),
        )
        form.optional(
            "haul_cost",
            self.tr("Cost"),
            self.tr("not known"),
            self.tr("Your own price per tonne and kilometre, in the currency of the plan; none is assumed"),
        )
        form.setCollapsed(True)
        return form


def _haul(row: dict) -> list[Cell]:
    return [
        Cell(str(row.get("site_name") or row.get("site"))),
        Cell(str(row.get("kind") or "")),
        _figure(row.get("length_km"), 1),
        _figure(row.get("minutes"), 2, 1.0 / 60.0),
        _figure(row.get("round_trips_per_day"), 0),
        _figure(row.get("cost_per_tonne"), 2),
        Cell(str(row.get("source_name") or row.get("source") or "")),
    ]


def _figure(value: object, decimals: int, factor: float = 1.0) -> Cell:
    known = float(value) * factor if isinstance(value, (int, float)) else float("nan")
    return Cell(number(known, decimals), known)

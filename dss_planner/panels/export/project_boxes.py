"""What people enter of the project: partners, beneficiaries, shares of the costs, photos; each where a demand leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QWidget

from dss_planner.panels.export.funding_box import FundingBox
from dss_planner.panels.export.partners_box import PartnersBox
from dss_planner.panels.export.people_box import PeopleBox
from dss_planner.panels.export.photos_box import PhotosBox
from dss_planner.panels.page import FoldingBox

if TYPE_CHECKING:
    from dss_planner.panels.plan.plan_desk import PlanDesk


class ProjectBoxes:
    """The four groups, in the order in which the page has them."""

    def __init__(self, desk: PlanDesk, parent: QWidget) -> None:
        self.partners = PartnersBox(desk, parent)
        self.people = PeopleBox(desk, parent)
        self.funding = FundingBox(desk, parent)
        self.photos = PhotosBox(desk, parent)
        self.boxes: tuple[FoldingBox, ...] = (self.partners, self.people, self.funding, self.photos)

    def show_all(self) -> None:
        """Show what the plan holds."""
        self.people.show_people()
        for box in (self.partners, self.funding, self.photos):
            box.show_rows()

    def leads(self, reason: str) -> bool:
        """Return whether what a demand rests on is entered here."""
        return reason in self._places()

    def open(self, reason: str) -> QWidget:
        """Unfold where a demand is met, and return what to enter it in."""
        box, widget = self._places()[reason]
        box.setCollapsed(False)
        return widget

    def _places(self) -> dict[str, tuple[FoldingBox, QWidget]]:
        """Return id of a fact of the checklist → its group, and what has the focus there."""
        return {
            "partners": (self.partners, self.partners.table),
            "beneficiaries": (self.people, self.people.counts["direct_women"]),
            "co_financing": (self.funding, self.funding.add_button),
            "photos": (self.photos, self.photos.add_button),
        }

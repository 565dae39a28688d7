"""The further choices of the travel time, folded away: limit, margin, neighbours, slope, further origins."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from dss_planner.intake.roles import ROLES
from dss_planner.layers.translation import show
from dss_planner.panels.parameter_form import ParameterForm
from dss_planner.study.access_inputs import ORIGINS
from dss_planner.study.settings import StudySettings


class TravelSettings(ParameterForm):
    """Numbers and choices; names are those of `StudySettings`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("access_settings")
        self.set_heading(self.tr("Limit, margin, slope and further starts"))
        self.optional(
            "travel_limit",
            self.tr("Longest trip"),
            self.tr("no limit"),
            self.tr("Minutes; land farther away counts as not reached, and the run is faster"),
        )
        self.number(
            "margin_km",
            self.tr("Land around"),
            (0.0, 500.0, 0, 10.0, self.tr(" km")),
            self.tr("Land around the study area through which trips may lead and where they may start; 0 for none"),
        )
        self.choice(
            "neighbours",
            self.tr("Directions"),
            ((8, self.tr("8, exact on 8 neighbours")), (16, self.tr("16, with knight's moves"))),
            self.tr("16 directions bend less around corners and take about twice the time"),
        )
        self.choice(
            "allocation",
            self.tr("Nearest start"),
            ((False, self.tr("not mapped")), (True, self.tr("map which start reaches a place first"))),
            self.tr("A map of the number of the start that reaches each place first"),
        )
        self.choice(
            "elevation_factor",
            self.tr("Height"),
            ((False, self.tr("does not slow travel")), (True, self.tr("slows travel off roads (Weiss et al.) [M]"))),
            self.tr("Thin air slows motors and people"),
        )
        self.choice(
            "walking_pace",
            self.tr("Pace on foot"),
            (
                ("friction", self.tr("speeds of the table on level ground")),
                ("tobler", self.tr("Tobler: from the slope alone")),
            ),
            self.tr("How slope and speeds work together on foot; vehicles take the slope factors of their table"),
        )
        self.choice(
            "walking_direction",
            self.tr("Way"),
            (
                ("both", self.tr("there and back")),
                ("from", self.tr("away from the start")),
                ("to", self.tr("back to it")),
            ),
            self.tr("On foot and on horseback uphill and downhill differ"),
        )
        self.more = RoleChecks("more_origins", self.tr("Further starts"), ORIGINS, self)
        self.more.changed.connect(self.changed)
        self._form.addRow(self.tr("Further starts"), self.more)
        self.setCollapsed(True)

    def show_settings(self, settings: StudySettings) -> None:
        """Show the settings; what has no effect with this way of travel is switched off."""
        super().show_settings(settings)
        on_foot = settings.mode in ("walking", "horse")
        self.field("walking_pace").setEnabled(settings.mode == "walking")
        self.field("walking_direction").setEnabled(on_foot)
        self.more.show_chosen(settings.more_origins)


class RoleChecks(QWidget):
    """A box to tick for each of some roles, bound to a setting that is a tuple of roles."""

    #: Settings that changed: name → value.
    changed = pyqtSignal(dict)

    def __init__(self, setting: str, label: str, roles: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(f"access_{setting}")
        self.setAccessibleName(label)
        self._setting = setting
        self.boxes: dict[str, QCheckBox] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for role in roles:
            box = QCheckBox(show(ROLES[role].title), self)
            box.setObjectName(f"access_{setting}_{role}")
            box.clicked.connect(self._tell)
            layout.addWidget(box)
            self.boxes[role] = box

    def show_chosen(self, roles: Sequence[str]) -> None:
        """Tick ``roles``."""
        for role, box in self.boxes.items():
            box.setChecked(role in roles)

    def show_there(self, roles: frozenset[str]) -> None:
        """Switch off what the study has no layer of."""
        for role, box in self.boxes.items():
            box.setEnabled(role in roles)
            box.setToolTip("" if role in roles else self.tr("The study has no such layer"))

    def _tell(self) -> None:
        self.changed.emit({self._setting: tuple(role for role, box in self.boxes.items() if box.isChecked())})

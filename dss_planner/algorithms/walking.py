"""What all algorithms that find routes share: the friction, and how one moves over it."""

from __future__ import annotations

from qgis.core import QgsProcessing
from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.access.solving import require_limit
from dss_planner.access.walking import DIRECTIONS, NEIGHBOURS, WALKING, Movement
from dss_planner.algorithms.access import AccessAlgorithm
from dss_planner.algorithms.inputs import Inputs

_STEEPEST_ALLOWED = 70.0


class WalkingAlgorithm(AccessAlgorithm):
    """An algorithm with friction, origins, a limit and a movement."""

    def add_ground(self, origins: str) -> None:
        """Add friction and origins; ``origins`` labels them."""
        self.add_raster("FRICTION", QCoreApplication.translate("WalkingAlgorithm", "Friction [min/m]"))
        self.add_vector("ORIGINS", origins, (QgsProcessing.SourceType.TypeVectorAnyGeometry,))

    def add_movement(self) -> None:
        """Add the limit, the elevation and how slope and neighbours count."""
        default = Movement()
        self.add_number(
            "MAX_MINUTES", QCoreApplication.translate("WalkingAlgorithm", "Longest travel time [min]"), None, 0.0
        )
        self.add_raster(
            "DEM", QCoreApplication.translate("WalkingAlgorithm", "Elevation, for walking [m]"), optional=True
        )
        self.add_choice(
            "WALKING",
            QCoreApplication.translate("WalkingAlgorithm", "Slope changes the pace of walking"),
            WALKING,
            default.walking,
        )
        self.add_choice(
            "DIRECTION",
            QCoreApplication.translate("WalkingAlgorithm", "Direction of walking"),
            DIRECTIONS,
            default.direction,
            advanced=True,
        )
        self.add_choice(
            "NEIGHBOURS",
            QCoreApplication.translate("WalkingAlgorithm", "Neighbours of a cell"),
            tuple(map(str, NEIGHBOURS)),
            str(default.neighbours),
            advanced=True,
        )
        self.add_number(
            "OFF_PATH",
            QCoreApplication.translate("WalkingAlgorithm", "Share of Tobler's speed off paths [0–1]"),
            default.off_path,
            0.01,
            1.0,
            advanced=True,
        )
        self.add_number(
            "STEEPEST",
            QCoreApplication.translate("WalkingAlgorithm", "Steepest slope that can be walked [°]"),
            default.steepest,
            1.0,
            _STEEPEST_ALLOWED,
            advanced=True,
        )

    def check(self, inputs: Inputs) -> None:
        self.movement(inputs).check()
        require_limit(inputs.optional_number("MAX_MINUTES"))

    def movement(self, inputs: Inputs) -> Movement:
        """Return how one moves."""
        return Movement(
            neighbours=int(inputs.choice("NEIGHBOURS")),
            walking=inputs.choice("WALKING"),
            elevation=inputs.raster("DEM") or None,
            direction=inputs.choice("DIRECTION"),
            off_path=inputs.number("OFF_PATH"),
            steepest=inputs.number("STEEPEST"),
        )

"""What the algorithms of access share: names of places, lines as a result, what is reached."""

from __future__ import annotations

from typing import Protocol

from qgis.core import QgsProcessing, QgsProcessingParameterField, QgsProcessingParameterVectorDestination
from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.algorithms.base import PlannerAlgorithm
from dss_planner.algorithms.feedback import FeedbackBridge


class Shares(Protocol):
    """Shares of all cells (0–1)."""

    @property
    def reached_share(self) -> float:
        """Reached."""

    @property
    def unreachable_share(self) -> float:
        """Known, but not reached."""

    @property
    def unknown_share(self) -> float:
        """Unknown."""


class AccessAlgorithm(PlannerAlgorithm):
    """An algorithm about getting somewhere."""

    GROUP = "access"

    def add_name_field(self, name: str, label: str, parent: str, advanced: bool = False) -> None:
        """Add an optional field of the layer ``parent``, with the names of places or another property."""
        self.add(QgsProcessingParameterField(name, label, parentLayerParameterName=parent, optional=True), advanced)

    def add_line_output(self, name: str, label: str) -> None:
        """Add lines as a result."""
        self.add(QgsProcessingParameterVectorDestination(name, label, QgsProcessing.SourceType.TypeVectorLine))

    def say_reached(self, result: Shares, bridge: FeedbackBridge) -> None:
        """Say how much is reached, how much is not, and how much is unknown."""
        bridge.say(
            QCoreApplication.translate(
                "AccessAlgorithm",
                "{reached} % of the cells are reached, {unreachable} % are not, {unknown} % are unknown.",
            ).format(
                reached=f"{100 * result.reached_share:.1f}",
                unreachable=f"{100 * result.unreachable_share:.1f}",
                unknown=f"{100 * result.unknown_share:.1f}",
            )
        )

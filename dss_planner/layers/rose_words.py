"""The words on a wind rose in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.charts.windrose import RoseWords


def rose_words() -> RoseWords:
    """Return the words on the wind rose in the user's language."""

    return RoseWords(
        points=(
            QCoreApplication.translate("RoseWords", "N"),
            QCoreApplication.translate("RoseWords", "NE"),
            QCoreApplication.translate("RoseWords", "E"),
            QCoreApplication.translate("RoseWords", "SE"),
            QCoreApplication.translate("RoseWords", "S"),
            QCoreApplication.translate("RoseWords", "SW"),
            QCoreApplication.translate("RoseWords", "W"),
            QCoreApplication.translate("RoseWords", "NW"),
        ),
        speeds=QCoreApplication.translate("RoseWords", "Wind at 10 m [kn] · calm {calm} %"),
        undirected=QCoreApplication.translate("RoseWords", "direction unknown {share} %"),
        below=QCoreApplication.translate("RoseWords", "below {high}"),
        above=QCoreApplication.translate("RoseWords", "above {low}"),
        title=QCoreApplication.translate("RoseWords", "DP {dp} · RDP/DP {ratio}"),
        towards=QCoreApplication.translate("RoseWords", "sand moves to {direction}°"),
        nowhere=QCoreApplication.translate("RoseWords", "no resultant"),
        drift=QCoreApplication.translate("RoseWords", "Drift by direction of the wind [VU]"),
    )

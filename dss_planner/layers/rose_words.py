"""The words on a wind rose in the user's language."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.charts.windrose import RoseWords


def rose_words() -> RoseWords:
    """Return the words on the wind rose in the user's language."""

    def tr(sentence: str) -> str:
        return QCoreApplication.translate("RoseWords", sentence)

    return RoseWords(
        points=(tr("N"), tr("NE"), tr("E"), tr("SE"), tr("S"), tr("SW"), tr("W"), tr("NW")),
        speeds=tr("Wind at 10 m [kn] · calm {calm} %"),
        undirected=tr("direction unknown {share} %"),
        below=tr("below {high}"),
        above=tr("above {low}"),
        title=tr("DP {dp} · RDP/DP {ratio}"),
        towards=tr("sand moves to {direction}°"),
        nowhere=tr("no resultant"),
        drift=tr("Drift by direction of the wind [VU]"),
    )

"""The words on a wind rose in the user's language."""

from __future__ import annotations

from dss_planner.charts.windrose import RoseWords
from dss_planner.layers.translation import show
from dss_planner.text import text


def rose_words() -> RoseWords:
    """Return the words on the wind rose in the user's language."""

    return RoseWords(
        points=(
            show(text("N")),
            show(text("NE")),
            show(text("E")),
            show(text("SE")),
            show(text("S")),
            show(text("SW")),
            show(text("W")),
            show(text("NW")),
        ),
        speeds=show(text("Wind at 10 m [kn] · calm {calm} %")),
        undirected=show(text("direction unknown {share} %")),
        below=show(text("below {high}")),
        above=show(text("above {low}")),
        title=show(text("DP {dp} · RDP/DP {ratio}")),
        towards=show(text("sand moves to {direction}°")),
        nowhere=show(text("no resultant")),
        drift=show(text("Drift by direction of the wind [VU]")),
    )

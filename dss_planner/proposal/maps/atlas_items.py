"""Items of a page that follow QGIS's atlas: map, graticule, scale bar, legend and words change with the page."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import (
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsScaleBarSettings,
)
from qgis.PyQt.QtGui import QColor

from dss_planner.proposal.maps.furniture import dress_scale_bar, place, rule, write
from dss_planner.proposal.maps.theme import INK, LINE, MAP, MUTED, TEXT, Box, fitting_block, magnification

#: Round scales that maps of sites are drawn at: the largest at which the whole site has room.
SCALES = (1e4, 1.5e4, 2e4, 2.5e4, 5e4, 7.5e4, 1e5, 1.5e5, 2e5, 2.5e5, 5e5, 1e6, 2e6)
#: Room left around what a page shows, as a share of its size.
_MARGIN = 0.08
#: Least and greatest length of the scale bar [mm].
_BAR = (18.0, 40.0)
#: Sizes of words of the page's feature [points], the largest at which those of every page have room.
_LABEL_SIZES = (6.1, 5.8, 5.5, 5.2, 4.9, 4.6, 4.3)


def follow_atlas(layout: QgsPrintLayout, main: QgsLayoutItemMap) -> None:
    """Let the map show the page's feature at the largest round scale at which it has room."""
    layout.reportContext().setPredefinedScales(list(SCALES))
    main.setAtlasDriven(True)
    main.setAtlasScalingMode(QgsLayoutItemMap.AtlasScalingMode.Predefined)
    main.setAtlasMargin(_MARGIN)


def following_scale_bar(layout: QgsPrintLayout, of: QgsLayoutItemMap) -> QgsLayoutItemScaleBar:
    """Add a scale bar whose segments suit the scale of the page."""
    item = QgsLayoutItemScaleBar(layout)
    item.setLinkedMap(of)
    dress_scale_bar(item, layout)
    times = magnification(layout)
    item.setSegmentSizeMode(QgsScaleBarSettings.SegmentSizeMode.SegmentSizeFitWidth)
    item.setMinimumBarWidth(_BAR[0] * times)
    item.setMaximumBarWidth(_BAR[1] * times)
    item.setBoxContentSpace(1.2 * times)
    item.setBackgroundEnabled(True)  # as wide as the bar of the page
    item.setBackgroundColor(QColor(255, 255, 255, 225))
    layout.addLayoutItem(item)
    place(item, Box(MAP.x + 2.0, MAP.bottom - 10.0, 1.0, 8.0))
    of.addLabelBlockingItem(item)
    return item


def label_box(layout: QgsPrintLayout, box: Box, heading: str, words: str, name: str, pages: Iterable[str] = ()) -> None:
    """Write a heading with a rule, and below it words that may hold expressions of the page's feature.

    pages: what the words say on each page; the letters are as large as all of these have room.
    """
    y = box.y
    if heading:
        write(layout, heading, Box(box.x, y, box.width, 4.2), 7.6, INK, bold=True)
        y += 4.4
        rule(layout, box.x, y, box.width, LINE, 0.2)
        y += 0.8
    color = TEXT if heading else MUTED
    room = Box(box.x, y, box.width, box.bottom - y)
    size = min((fitting_block(said, room, _LABEL_SIZES) for said in pages), default=_LABEL_SIZES[0])
    write(layout, words, room, size, color, name=name)

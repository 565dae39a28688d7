"""The wind stands in the corner of the map where it covers nothing that is planned."""

import pytest

pytest.importorskip("qgis.core", reason="QGIS's Python modules are not installed")

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from dss_planner.proposal.maps.theme import MAP
from dss_planner.proposal.maps.wind import CORNERS, free_corner

#: A map on which a unit is a millimetre of the page.
EXTENT = QgsRectangle(0.0, 0.0, MAP.width, MAP.height)


def at(box):
    """Return a point in the middle of a place on the page."""
    middle = QgsPointXY(box.x + box.width / 2 - MAP.x, MAP.bottom - box.y - box.height / 2)
    return QgsGeometry.fromPointXY(middle)


def test_the_first_corner_counts_where_all_are_free():
    assert free_corner(EXTENT, []) == CORNERS[0]
    assert free_corner(EXTENT, [QgsGeometry.fromPointXY(EXTENT.center())]) == CORNERS[0]


@pytest.mark.parametrize("taken", [1, 2, 3])
def test_a_corner_with_a_place_is_left(taken):
    assert free_corner(EXTENT, [at(one) for one in CORNERS[:taken]]) == CORNERS[taken]


def test_a_sign_beside_the_corner_takes_it_too():
    box = CORNERS[0]
    left = QgsPointXY(box.x - MAP.x - 1.0, MAP.bottom - box.y - 5.0)
    assert free_corner(EXTENT, [QgsGeometry.fromPointXY(left)]) == CORNERS[1]


def test_where_all_are_taken_a_line_is_covered_before_a_place():
    line = at(CORNERS[2]).buffer(2.0, 4)
    marks = [at(CORNERS[0]), at(CORNERS[1]), line, at(CORNERS[3])]
    assert free_corner(EXTENT, marks) == CORNERS[2]


def test_the_corners_lie_on_the_map_and_apart():
    for number, one in enumerate(CORNERS):
        assert one.x >= MAP.x
        assert one.right <= MAP.right
        assert one.y >= MAP.y
        assert one.bottom <= MAP.bottom
        for other in CORNERS[number + 1 :]:
            apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
            assert apart

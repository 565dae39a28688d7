"""Rooms that may not import each other agree on the planner classes."""

import pytest

from dss_planner.access.speeds import load_speeds
from dss_planner.erosion.loss.winderosion import GRASS_COEFFICIENT, NON_ERODIBLE
from dss_planner.landcover import classes


@pytest.mark.parametrize("season", classes.seasons())
def test_default_speeds_are_those_of_the_access_room(season):
    assert dict(load_speeds(season).landcover) == classes.speeds(season)


def test_erosion_knows_the_classes_where_nothing_erodes():
    assert classes.non_erodible_codes() == NON_ERODIBLE
    assert classes.cover_coefficients()[classes.GRASSLAND] == GRASS_COEFFICIENT

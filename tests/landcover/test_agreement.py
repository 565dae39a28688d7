"""Rooms that may not import each other agree on the planner classes."""

from dss_planner.access.speeds import MODES, SEASONS, load_speeds
from dss_planner.erosion.loss.winderosion import GRASS_COEFFICIENT, NON_ERODIBLE
from dss_planner.landcover import classes


def test_every_class_has_a_speed_in_the_access_room():
    codes = {entry.code for entry in classes.planner_classes()}
    assert all(set(load_speeds(season, mode).landcover) == codes for season in SEASONS for mode in MODES)


def test_erosion_knows_the_classes_where_nothing_erodes():
    assert classes.non_erodible_codes() == NON_ERODIBLE
    assert classes.cover_coefficients()[classes.GRASSLAND] == GRASS_COEFFICIENT

"""What people call ways of travel, seasons, land cover, road classes, places and obstacles."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.intake.roles import ROLES
from dss_planner.landcover.classes import planner_classes
from dss_planner.layers.translation import show
from dss_planner.study.access_steps import SEASON_NAMES
from dss_planner.study.settings import OBSTACLES
from dss_planner.text import Text, text

#: In the order of `speeds.MODES`.
MODES: dict[str, Text] = {
    "fourwheel": text("four-wheel drive"),
    "truck": text("truck"),
    "motorbike": text("motorbike"),
    "horse": text("horse"),
    "walking": text("walking"),
}
_PLACES: dict[str, Text] = {
    "river": text("river, across"),
    "stream": text("stream that falls dry, across"),
    "lake": text("lake"),
    "playa": text("playa"),
    "bridge": text("bridge"),
    "ford": text("ford"),
    "border_post": text("border post"),
}
_ROADS: dict[str, Text] = {
    "paved": text("paved road"),
    "gravel": text("improved gravel road"),
    "earth": text("earth track"),
    "earth_poor": text("poor earth track"),
    "corrugated": text("corrugated track (washboard)"),
    "sand_track": text("track in sand"),
    "mud_track": text("track in mud"),
    "ice_road": text("road on ice"),
    "path": text("path"),
}


def choices(names: dict[str, Text]) -> tuple[tuple[str, str], ...]:
    """Return key and words, as choices want them."""
    return tuple((key, show(words)) for key, words in names.items())


def mode(key: str) -> str:
    """Return the name of a way of travel."""
    return show(MODES[key]) if key in MODES else key


def season(key: str) -> str:
    """Return the name of a season."""
    return show(SEASON_NAMES[key]) if key in SEASON_NAMES else key


def entry(name: str) -> str:
    """Return the name of an entry of the speed table."""
    group, _, key = name.partition(".")
    if group == "landcover":
        found = next((show(item.name) for item in planner_classes() if str(item.code) == key), "")
        return f"{key} {found}".strip()
    if group == "places":
        return show(_PLACES[key]) if key in _PLACES else key
    if group == "roads":
        return f"{show(_ROADS[key])} ({key})" if key in _ROADS else key
    return QCoreApplication.translate("AccessNames", "roads of any other class")


def obstacles() -> tuple[tuple[str, str], ...]:
    """Return key and name of the layers that bar or slow travel."""
    return tuple((role, show(ROLES[role].title)) for role in OBSTACLES)

"""What the table of sites can show: one column for each fact, with the words of a cell and what it is sorted by."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.access.surface import UNREACHABLE
from dss_planner.panels.tables import number
from dss_planner.sites.rankcriteria import RankCriterion
from dss_planner.study.siteorder import Standing

#: Keys of the columns that are shown until others are chosen.
FIRST = ("rank", "name", "score", "parts", "known", "area", "travel", "soum", "aimag", "decision")
#: Keys of the columns without which the table says nothing.
ALWAYS = ("rank", "name")
#: Key of the column of bars.
PARTS = "parts"


@dataclass(frozen=True)
class Column:
    """key: stable. heading: with its unit. words: of a cell. value: what it is sorted by, None sorts by the words.

    tip: what the column means. lasting: it follows from the file of the sites alone, whatever is decided.
    """

    key: str
    heading: str
    words: Callable[[Standing], str]
    value: Callable[[Standing], float] | None = None
    tip: str = ""
    lasting: bool = True


def columns(criteria: Sequence[RankCriterion]) -> list[Column]:
    """Return all columns; those of the values behind the points follow the criteria that the sites are ranked by."""
    name = QCoreApplication.translate("SiteColumns", "Site")
    return [
        Column("rank", "#", _rank, lambda one: math.inf if one.rank is None else one.rank, _tip_rank(), False),
        Column("name", name, lambda one: str(one.row.get("name") or "")),
        _numbers("score", QCoreApplication.translate("SiteColumns", "Score"), "score", 1),
        Column(
            PARTS,
            QCoreApplication.translate("SiteColumns", "Made up of"),
            lambda one: "",
            _value("score"),
            _tip_parts(),
        ),
        _share("known", QCoreApplication.translate("SiteColumns", "Known [%]"), "completeness", _tip_known()),
        _numbers("area", QCoreApplication.translate("SiteColumns", "Area [ha]"), "area_ha"),
        Column(
            "travel", QCoreApplication.translate("SiteColumns", "Travel [min]"), _travel, _value("travel_time_mean")
        ),
        _text("soum", QCoreApplication.translate("SiteColumns", "Soum"), ("soum_names",)),
        _text("aimag", QCoreApplication.translate("SiteColumns", "Aimag"), ("aimag_names", "region")),
        _text("place", QCoreApplication.translate("SiteColumns", "Place"), ("place",)),
        Column("degrees", QCoreApplication.translate("SiteColumns", "Latitude, longitude"), _degrees, _value("lat")),
        _text("position", QCoreApplication.translate("SiteColumns", "Position"), ("position",)),
        _numbers("elevation", QCoreApplication.translate("SiteColumns", "Elevation [m]"), "elevation_mean"),
        _numbers("slope", QCoreApplication.translate("SiteColumns", "Slope [°]"), "slope_mean", 1),
        _numbers("core", QCoreApplication.translate("SiteColumns", "Core [ha]"), "core_ha"),
        _numbers("compactness", QCoreApplication.translate("SiteColumns", "Compactness"), "compactness", 2),
        _share("protected", QCoreApplication.translate("SiteColumns", "Protected [%]"), "protected_share"),
        _share("licences", QCoreApplication.translate("SiteColumns", "Licences [%]"), "licences_share"),
        _numbers("camps", QCoreApplication.translate("SiteColumns", "Camps"), "camps_n"),
        _numbers("nearest", QCoreApplication.translate("SiteColumns", "Next site [km]"), "nearest_km", 1),
        *(_criterion(item) for criterion in criteria for item in criterion.parts or (criterion,) if item.show),
        Column("decision", QCoreApplication.translate("SiteColumns", "Decision"), decision_words, lasting=False),
    ]


def decision_words(one: Standing) -> str:
    """Return what was decided of a site, by whom and when."""
    if one.decision is None:
        return ""
    if one.decision.kind == "pinned":
        return QCoreApplication.translate("SiteColumns", "kept at the top")
    return QCoreApplication.translate("SiteColumns", "left out: {reason}").format(reason=one.decision.words())


def _rank(one: Standing) -> str:
    return "–" if one.rank is None else str(one.rank)


def _value(field: str) -> Callable[[Standing], float]:
    def found(one: Standing) -> float:
        value = one.row.get(field)
        return float(value) if isinstance(value, (int, float)) else math.nan

    return found


def _numbers(key: str, heading: str, field: str, decimals: int = 0) -> Column:
    value = _value(field)
    return Column(key, heading, lambda one: number(value(one), decimals), value)


def _share(key: str, heading: str, field: str, tip: str = "") -> Column:
    value = _value(field)
    return Column(key, heading, lambda one: number(100.0 * value(one)), value, tip)


def _text(key: str, heading: str, fields: tuple[str, ...]) -> Column:
    return Column(key, heading, lambda one: next((str(one.row[f]) for f in fields if one.row.get(f)), ""))


def _criterion(item: RankCriterion) -> Column:
    value = _value(item.show)
    unit = f" [{item.unit}]" if item.unit else ""

    def words(one: Standing) -> str:
        here = value(one)
        if item.names and math.isfinite(here):
            return item.names.get(int(here), f"{here:g}")
        if item.limit is not None and here >= item.limit:
            return QCoreApplication.translate("SiteColumns", "out of reach")
        return number(here, 0 if abs(here) >= 100 else 1)

    label = f"{item.words[:1].upper()}{item.words[1:]}{unit}"
    return Column(
        f"value {item.field}", label, words, value, QCoreApplication.translate("SiteColumns", "Value behind the points")
    )


def _travel(one: Standing) -> str:
    minutes = _value("travel_time_mean")(one)
    return QCoreApplication.translate("SiteColumns", "out of reach") if minutes >= UNREACHABLE else number(minutes)


def _degrees(one: Standing) -> str:
    lat, lon = one.row.get("lat"), one.row.get("lon")
    return "" if lat is None or lon is None else f"{lat:.5f}, {lon:.5f}"


def _tip_rank() -> str:
    return QCoreApplication.translate("SiteColumns", "Rank among the sites that count")


def _tip_parts() -> str:
    return QCoreApplication.translate("SiteColumns", "Points of each criterion; the bar is full at 100")


def _tip_known() -> str:
    return QCoreApplication.translate("SiteColumns", "Share of the site's area where all the data are known")

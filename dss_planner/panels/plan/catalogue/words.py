"""Values of the catalogue in words."""

from __future__ import annotations

from collections.abc import Callable

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.measures.catalogue.catalogue import VERIFIED_TAGS, Measure, UnitCost
from dss_planner.panels.tables import number

#: What stands before values that rest on no source.
WARNING = "⚠"
#: Values that every measure has beside layout and effect, in the order they are shown.
NAMED = (
    "time_to_effect",
    "lifespan",
    "maintenance",
    "water_need",
    "risks",
    "material",
    "function",
    "combines_with",
    "nature_based",
    "reduces_wind",
    "protects_soil",
    "co_benefits",
    "ease",
)


class CatalogueWords:
    """name_of: id of a measure → name."""

    def __init__(self, name_of: Callable[[str], str]) -> None:
        self.name_of = name_of

    def tr(self, words: str) -> str:
        """Return ``words`` in the user's language."""
        return QCoreApplication.translate("CatalogueWords", words)

    def value(self, value: object, unit: str = "") -> str:
        """Return a value as people read it: ranges with a dash, flags as yes and no, ids as names."""
        if isinstance(value, bool):
            return self.tr("yes") if value else self.tr("no")
        if isinstance(value, (int, float)):
            words = plain_number(value)
        elif isinstance(value, (tuple, list)) and value and all(isinstance(one, (int, float)) for one in value):
            low, high = (plain_number(float(one)) for one in (value[0], value[-1]))
            words = low if low == high else f"{low}–{high}"
        elif isinstance(value, (tuple, list)):
            return ", ".join(self.name_of(str(one)) for one in value) or "–"
        else:
            return str(value)
        return f"{words} {self.unit(unit)}".strip()

    def unit(self, unit: str) -> str:
        """Return a unit in words where its sign is not."""
        units = {
            "a": self.tr("years"),
            "d": self.tr("days"),
            "1/ha": self.tr("a hectare"),
            "%/a": self.tr("% a year"),
        }
        days, _, each = unit.partition("/")
        if days == "d" and each:
            return self.tr("labour days for each {unit}").format(unit=self.each(each))
        return units.get(unit, unit)

    def each(self, unit: str) -> str:
        """Return what one of something is called that is paid for or worked on."""
        units = {
            "point": self.tr("place"),
            "plant": self.tr("plant"),
            "d": self.tr("labour day"),
            "t": self.tr("t of straw"),
            "m³": self.tr("m³ of water"),
        }
        return units.get(unit, unit)

    def cost(self, cost: UnitCost) -> str:
        """Return a cost range with its unit."""
        units = {
            "ha": self.tr("a hectare"),
            "km": self.tr("a kilometre"),
            "m": self.tr("a metre"),
            "point": self.tr("a place"),
            "d": self.tr("a labour day"),
            "t": self.tr("a tonne of straw"),
            "m³": self.tr("a m³ of water"),
        }
        words = self.tr("{low}–{high} {currency} {unit}, most likely {mode}").format(
            low=plain_number(cost.low),
            high=plain_number(cost.high),
            mode=plain_number(cost.mode),
            currency=cost.currency,
            unit=units.get(cost.unit, cost.unit),
        )
        return self.tr("{cost}, every year").format(cost=words) if cost.per_year else words

    def when(self, cost: UnitCost) -> str:
        """Return the year and the place of a cost."""
        year = str(cost.year) if cost.year is not None else self.tr("year not stated")
        return ", ".join((year, cost.place or self.tr("place not stated")))

    def geometry(self, geometry: str) -> str:
        """Return what a measure is drawn as."""
        words = {"polygon": self.tr("areas"), "line": self.tr("lines"), "point": self.tr("points")}
        return words.get(geometry, geometry)


def verified_share(measure: Measure) -> tuple[int, int]:
    """Return how many values of a measure rest on a source, and how many it has."""
    values = [getattr(measure, name) for name in (*NAMED, "toolbox_keyword", "wocat")]
    tags = [value.tag for value in (*values, *measure.layout.values(), *measure.effect.values()) if value is not None]
    tags += [rule.tag for rule in measure.conditions]
    tags += [tag for cost in measure.costs for tag in cost.tags]
    return sum(tag in VERIFIED_TAGS for tag in tags), len(tags)


def evidence(tag: str, source: str, tags: dict[str, str]) -> str:
    """Return tag, meaning and source of a value in one line."""
    return f"[{tag}] {tags.get(tag, tag)}. {source}"


def plain_number(value: float) -> str:
    """Return a number with the decimals it has, four at most."""
    decimals = 0 if float(value).is_integer() else min(4, len(f"{value:g}".partition(".")[2]) or 1)
    return number(float(value), decimals)

"""Whether a river flows all year or falls dry, as far as its layer tells, and what holds where it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from dss_planner.access.features import field_names, values_of
from dss_planner.access.roadtable import Coding, RoadTable, tags_of
from dss_planner.access.speedtable import road_class
from dss_planner.errors import InputError
from dss_planner.text import Text, text

#: What rivers of unknown kind are: beds with water only after rain and in the thaw, or rivers that flow all year.
SEASONAL, FLOWING = "seasonal", "flowing"
#: The first is the default [A]: most beds that are mapped in the Gobi are dry in summer. SCIENCE 4.3's rule that every
#: river is a barrier [M] is the second.
UNKNOWN_RIVERS = (SEASONAL, FLOWING)
#: Seasons in which dry beds carry water.
RUNNING = ("wet", "thaw")
_YES = ("yes", "true", "1", "t")
_NO = ("no", "false", "0", "f")


@dataclass
class Rivers:
    """Tells the kinds of a layer's rivers and counts them.

    coding: of the field that tells them where there is no ``waterway``; None when there is none. unknown: one of
    `UNKNOWN_RIVERS`. strange: values of ``waterway`` that the table does not hold, “waterway=…” → features.
    """

    table: RoadTable
    coding: Coding | None
    column: str
    waterway: bool
    unknown: str = SEASONAL
    strange: Counter[str] = field(default_factory=Counter)
    counts: Counter[str] = field(default_factory=Counter)

    @classmethod
    def of(cls, uri: str, table: RoadTable, unknown: str) -> Rivers:
        """Return what is known of a layer of rivers. Raises `InputError` for an unknown choice, and as `field_names`.

        A coding counts only where it knows all values of its field: a field “level” may hold something else.
        """
        if unknown not in UNKNOWN_RIVERS:
            raise InputError(
                "Rivers of unknown kind are “{found}”; {expected} are known. Choose one of these.",
                found=unknown,
                expected=", ".join(UNKNOWN_RIVERS),
            )
        columns = {name.lower(): name for name in field_names(uri, "Rivers")}
        for coding in () if "waterway" in columns else table.rivers:
            for name in coding.fields:
                values = {road_class(v) for v in values_of(uri, "Rivers", columns[name])} if name in columns else set()
                known = values - {""}
                if known and known <= set(coding.classes):
                    return cls(table, coding, columns[name], False, unknown)
        return cls(table, None, "", "waterway" in columns, unknown)

    def kind(self, attributes: Mapping[str, object]) -> str | None:
        """Return 'river', 'stream', 'unknown', or None for what is no water course."""
        tags = tags_of(attributes)
        if tags.get("intermittent") in _YES or tags.get("seasonal") in _YES:
            dry: str | None = "stream"
        elif tags.get("intermittent") in _NO:
            dry = "river"
        else:
            dry = None
        if self.waterway:
            kind = self._by_tag(tags.get("waterway", ""))
            return dry if dry and kind == "river" else kind
        value = road_class(attributes.get(self.column)) if self.coding else ""
        if self.coding and value:
            kind = self.coding.classes[value]
            return dry if dry and kind else kind
        return dry or "unknown"

    def count(self, kind: str) -> None:
        """Count a river that lies on the grid."""
        self.counts[kind] += 1

    def notes(self) -> Iterator[Text]:
        """Tell what was read of the rivers, and what was assumed."""
        if self.coding is not None and (self.counts["river"] or self.counts["stream"]):
            yield text(
                "The field “{field}” of the rivers is read as {name} [{tag}]: {flowing} flow all year, {dry} fall dry.",
                field=self.column,
                name=self.coding.name,
                tag=self.coding.tag,
                flowing=self.counts["river"],
                dry=self.counts["stream"],
            )
        if not self.counts["unknown"]:
            return
        if self.unknown == SEASONAL:
            yield text(
                "The layer does not say of {count} river(s) whether they flow all year: they count as beds with water "
                "only after rain and in the thaw [A]. If they flow all year, choose so for rivers of unknown kind.",
                count=self.counts["unknown"],
            )
        else:
            yield text(
                "The layer does not say of {count} river(s) whether they flow all year: they are taken to, and bar the "
                "way in every season without ice [M]. Dry beds are then barriers, too.",
                count=self.counts["unknown"],
            )

    def _by_tag(self, value: str) -> str | None:
        if not value:
            return None
        if value not in self.table.waterways:
            self.strange[f"waterway={value}"] += 1
        return self.table.waterways.get(value, "river")

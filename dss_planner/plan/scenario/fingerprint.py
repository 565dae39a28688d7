"""Whether a plan is as it was when its effect and the cost of a tonne were worked out."""

from __future__ import annotations

import hashlib

from dss_planner.plan.store.document import PlanDocument, Row

#: Settings that what works cost in the plan's years depends on; the cost of a tonne has no contingency.
_TERMS = frozenset({"upkeep", "renewals"})


class Fingerprint:
    """Tells whether the plan is as it was; rows that are the same object are read once.

    What counts: sites, works and their years, shapes, the measures in use, the wind; and what a tonne costs by: prices
    of the measures in use, currency, rates, years, upkeep and renewal.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[Row, bytes]] = {}

    def of(self, document: PlanDocument) -> str:
        """Return the fingerprint of a plan."""
        used = {str(row["measure"]) for row in document.rows("works")}
        parts = [
            ("works", document.rows("works"), ("uuid", "site", "measure", "start_year", "chosen")),
            ("sites", document.rows("sites"), ("uuid", "rain_mm", "geom")),
            ("zones", document.rows("zones"), ("work", "geom")),
            ("lines", document.rows("lines"), ("work", "geom")),
            ("measures", [row for row in document.rows("measures") if row["id"] in used], ("id", "definition")),
            (
                "unit_costs",
                [row for row in document.rows("unit_costs") if row["measure"] in used],
                ("measure", "low", "mode", "high", "unit", "currency", "per_year"),
            ),
            ("rates", document.rows("rates"), ("currency", "per_usd")),
            ("settings", [row for row in document.rows("settings") if row["name"] in _TERMS], ("name", "value")),
        ]
        digest = hashlib.sha256(repr([document.plan.get(name) for name in ("wind_from", "currency", "years")]).encode())
        kept: dict[int, tuple[Row, bytes]] = {}
        for name, rows, columns in parts:
            digest.update(name.encode())
            for row in sorted(rows, key=_key):
                known = self._known.get(id(row))
                found = known[1] if known is not None and known[0] is row else _digest(row, columns)
                kept[id(row)] = (row, found)
                digest.update(found)
        self._known = kept
        return digest.hexdigest()


def _key(row: Row) -> str:
    return str(row.get("uuid") or row.get("id") or row.get("currency") or row.get("name"))


def _digest(row: Row, columns: tuple[str, ...]) -> bytes:
    digest = hashlib.sha256()
    for column in columns:
        value = row.get(column)
        if column == "geom":
            digest.update(bytes(value.ExportToWkb()) if value is not None else b"")
        else:
            digest.update(repr(value).encode())
    return digest.digest()

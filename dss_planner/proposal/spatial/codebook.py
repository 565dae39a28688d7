"""What the fields of the spatial files mean, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from dss_planner.proposal.spatial.layers import SpatialLayer
from dss_planner.proposal.tables.table import Column, Row, Table
from dss_planner.text import text

_KINDS = {"text": text("text"), "real": text("number"), "whole": text("whole number"), "day": text("date")}


def codebook(layers: Sequence[SpatialLayer]) -> Table:
    """Return a row for each field of each layer: name, meaning, type, unit."""
    columns = (
        Column("layer", text("Layer")),
        Column("field", text("Field")),
        Column("meaning", text("Meaning")),
        Column("type", text("Type")),
        Column("unit", text("Unit")),
    )
    rows = tuple(
        Row((layer.name, field.name, field.about, _KINDS[field.kind], field.unit or None))
        for layer in layers
        for field in layer.fields
    )
    return Table("codebook", text("Fields of the spatial files"), columns, rows)

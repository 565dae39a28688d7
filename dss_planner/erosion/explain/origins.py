"""Where a number comes from, in words: from the alignment's report and from what lies beside a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from dss_planner import provenance
from dss_planner.raster.vectors import split_uri
from dss_planner.text import Text, text

_REPORT = "alignment.json"


def read_alignment(study: str) -> Mapping[str, Mapping[str, object]]:
    """Return the entries of ``alignment.json`` in the folder ``study`` by file name; none without one."""
    if not study:
        return {}
    try:
        layers = json.loads((Path(study) / _REPORT).read_text(encoding="utf-8"))["layers"]
        return {Path(str(entry["output"])).name: entry for entry in layers if entry.get("kind") != "vector"}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def origin(path: str, aligned: Mapping[str, Mapping[str, object]]) -> Text:
    """Return file, product and method of a raster."""
    name = Path(split_uri(path)[0]).name
    if name in aligned:
        return _aligned(name, aligned[name])
    made = _made(path)
    if made is not None:
        return text("{file}: computed by “{step}” from {inputs}.", file=name, step=made[0], inputs=made[1])
    return text("{file}; nothing is recorded about its origin.", file=name)


def number_origin() -> Text:
    """Return the origin of a number that is the same everywhere."""
    return text("One number for the whole area, a setting of the study.")


def _aligned(name: str, entry: Mapping[str, object]) -> Text:
    product = str(entry.get("product_title") or "") or Path(split_uri(str(entry.get("source", "")))[0]).name
    size = float(str(entry.get("native_cell_size_m") or 0.0))
    conversion = str(entry.get("unit_conversion") or "")
    if conversion in ("", "none"):
        return text(
            "{file}: {product}, its cells of {size} m resampled ({method}).",
            file=name,
            product=product,
            size=f"{size:.0f}",
            method=entry.get("method", ""),
        )
    return text(
        "{file}: {product}, its cells of {size} m resampled ({method}); unit: {conversion}.",
        file=name,
        product=product,
        size=f"{size:.0f}",
        method=entry.get("method", ""),
        conversion=conversion,
    )


def _made(path: str) -> tuple[str, str] | None:
    try:
        content = json.loads(provenance.sidecar(split_uri(path)[0]).read_text(encoding="utf-8"))
        return str(content["step"]), ", ".join(str(item["name"]) for item in content["inputs"].values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None

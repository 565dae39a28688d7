"""What the raster of supplies holds: for each kind three bands, and which kinds these are."""

from __future__ import annotations

import json

from dss_planner.provenance import sidecar

#: Bands of each kind: minutes, kilometres, number of the source.
BANDS_OF_A_KIND = 3


def kinds_in(path: str) -> tuple[str, ...]:
    """Return the kinds of which a raster of supplies holds the bands, in order, as its record tells; none without."""
    try:
        kinds = json.loads(sidecar(path).read_text(encoding="utf-8"))["parameters"]["kinds"]
        return tuple(str(kind["name"]) for kind in kinds)
    except (OSError, ValueError, KeyError, TypeError):
        return ()  # without its record nobody knows what the bands are

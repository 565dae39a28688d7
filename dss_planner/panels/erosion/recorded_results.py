"""What a computation recorded beside its raster: parameters and results, for showing."""

from __future__ import annotations

from pathlib import Path

from dss_planner.panels.results import read_json
from dss_planner.provenance import sidecar


def recorded(path: str) -> dict:
    """Return the record beside the file ``path``; empty when there is none."""
    if not path or not Path(path).exists():
        return {}
    note = sidecar(path)
    return read_json(str(note.parent), note.name)


def results_of(path: str) -> dict:
    """Return the recorded results of the file ``path``."""
    found = recorded(path).get("results")
    return found if isinstance(found, dict) else {}


def parameters_of(path: str) -> dict:
    """Return the recorded parameters of the file ``path``."""
    found = recorded(path).get("parameters")
    return found if isinstance(found, dict) else {}

"""Layers that cannot be opened: gone, on a server, damaged, or something else than the user says."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dss_planner.errors import InputError, PlannerError
from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.figures import layer_name
from dss_planner.intake.health.layer import LEAVE_OUT, Layer
from dss_planner.intake.health.problems import ASKS, Option, Problem
from dss_planner.raster.vectors import split_uri
from dss_planner.text import Text, text

#: How GDAL, NumPy and the file system tell of a file that cannot be read.
UNREADABLE = (InputError, RuntimeError, OSError, ValueError, ArithmeticError, MemoryError)
_REMOTE = ("http://", "https://", "ftp://", "/vsicurl", "/vsis3", "/vsigs", "/vsiaz", "/vsioss", "/vsiswift", "url=")
_SERVICES = ("WMS:", "WCS:", "WFS:", "WMTS:", "OAPIF:", "PG:", "MYSQL:", "MSSQL:", "OCI:", "type=xyz", "dbname=")
#: Characters of a reason that GDAL gives.
_LONGEST = 100


def opening_problem(layer: Layer) -> Problem | None:
    """Return the row for a layer that is elsewhere than on this computer, or nowhere."""
    lower = layer.given.lower()
    if lower.startswith(_REMOTE) or layer.given.startswith(_SERVICES) or any(f"/{part}" in lower for part in _REMOTE):
        return layer.row(
            "remote",
            ASKS,
            text("It lies on a server: reading is slow, fails without a network, and it may change unseen."),
            text("Save it as a file on this computer and add that"),
            None,
            None,
            (Option(text("Use it all the same"), LayerChoice()), LEAVE_OUT),
        )
    path = layer.given.split('"')[1] if layer.given.count('"') > 1 else split_uri(layer.given)[0]
    if path.startswith("/vsi") or (":" in path[2:] and not Path(path).exists()) or Path(path).exists():
        return None
    fix = text("Find the file again, or leave it out")
    return layer.row(
        "file_missing", ASKS, text("The file is not there any more: {path}", path=path), fix, None, None, (LEAVE_OUT,)
    )


def unreadable(layer: Layer, error: Exception) -> Problem:
    problem = text("It cannot be read: {reason}.", reason=_cause(error, layer.uri))
    return layer.row("unreadable", ASKS, problem, text("Take another copy, or leave it out"), None, None, (LEAVE_OUT,))


def damaged(layer: Layer, error: Exception) -> Problem:
    problem = text("Parts of it cannot be read: {reason}.", reason=_cause(error, layer.uri))
    fix = text("The file is damaged: copy it again from its source")
    return layer.row("damaged", ASKS, problem, fix, None, None, (LEAVE_OUT,))


def role_wrong(layer: Layer, error: InputError) -> Problem:
    fix = text("Choose another role, or leave it out")
    return layer.row("role_wrong", ASKS, reason_of(error, layer.uri), fix, None, None, (LEAVE_OUT,))


def unit_wrong(layer: Layer, error: InputError) -> Problem:
    """Return the row for values that contradict the unit that the user chose."""
    fix = text("Choose another unit, or leave it out")
    return layer.row("unit_wrong", ASKS, reason_of(error, layer.uri), fix, None, None, (LEAVE_OUT,))


def reason_of(error: Exception, uri: str) -> Text:
    """Return why something failed, short: an own sentence as it is, one of GDAL without the path."""
    if isinstance(error, PlannerError):
        return replace(error.text, values={key: _short(value, uri) for key, value in error.text.values.items()})
    return text("{reason}.", reason=_short(error, uri))


def _cause(error: Exception, uri: str) -> object:
    """Return GDAL's word for what failed, or the sentence about it where there is none."""
    if not isinstance(error, PlannerError):
        return _short(error, uri)
    said = error.text.values.get("reason")
    return _short(said, uri) if isinstance(said, Exception) else str(reason_of(error, uri)).rstrip(".")


def _short(value: object, uri: str) -> object:
    """Return what a sentence says without the path of its file, and GDAL's words without what comes after them."""
    if isinstance(value, (str, Exception)):
        said = str(value).replace(uri, layer_name(uri)).replace(split_uri(uri)[0], layer_name(uri))
        lines = said.splitlines() if isinstance(value, Exception) else [said]
        said = lines[0] if lines else type(value).__name__
        return said[:_LONGEST].rstrip(". ") if isinstance(value, Exception) else said
    return value

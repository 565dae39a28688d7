"""Checks of single values that come from JSON."""

from __future__ import annotations

import math
from collections.abc import Mapping

from dss_planner.errors import InputError


def number(content: Mapping, key: str, name: str) -> float:
    """Return the finite number under ``key``; raises `InputError` naming the criterion ``name``."""
    value = content.get(key)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not math.isfinite(value):
        raise InputError(
            "“{criterion}” has {key} = {found}; a number is expected. Enter one.",
            criterion=name,
            key=key,
            found=short(value),
        )
    return float(value)


def is_code(value: object) -> bool:
    """Return whether a value is a whole class code; text counts, as keys of JSON are text."""
    try:
        return not isinstance(value, bool) and float(value) == int(float(value))  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        return False


def is_codes(value: object) -> bool:
    """Return whether a value is a list of whole class codes."""
    return isinstance(value, (list, tuple)) and bool(value) and all(is_code(code) for code in value)


def short(value: object) -> str:
    """Return a value as it stands in the file, cut to a readable length."""
    shown = "nothing" if value is None else repr(value)
    return shown if len(shown) <= 120 else f"{shown[:117]}…"

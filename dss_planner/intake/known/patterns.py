"""Words of file, layer and field names, and the patterns that are looked for in them."""

from __future__ import annotations

import re

_LETTER = r"[^\W\d_]"
_START, _END = rf"(?<!{_LETTER})(?<!\d(?=\d))", rf"(?!{_LETTER})(?!(?<=\d)\d)"


def longest_match(patterns: tuple[str, ...], name: str) -> str:
    """Return the longest part of a `plain_name` that one of ``patterns`` matches; '' when none does.

    A match is not part of a longer word or number: ``u10`` is not in ``u100``.
    """
    found = [match.group(0) for pattern in patterns for match in re.finditer(f"{_START}(?:{pattern}){_END}", name)]
    return max(found, key=len, default="")


def matches_whole(patterns: tuple[str, ...], name: str) -> bool:
    """Return whether one of ``patterns`` matches a whole `plain_name`."""
    return any(re.fullmatch(pattern, name) for pattern in patterns)


def plain_name(name: str) -> str:
    """Return ``name`` in lower case with words apart: ``LandCover_IGBP.2019`` → ``land cover igbp 2019``."""
    apart = re.sub(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])", " ", name)
    return re.sub(r"[\W_]+", " ", apart).strip().lower()

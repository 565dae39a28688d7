"""Words of file, layer and field names, and the patterns that are looked for in them."""

from __future__ import annotations

import re

_LETTER = r"[^\W\d_]"


def longest_match(patterns: tuple[str, ...], name: str) -> str:
    """Return the longest part of a `plain_name` that one of ``patterns`` matches between letters; '' when none does."""
    found = [
        match.group(0)
        for pattern in patterns
        for match in re.finditer(f"(?<!{_LETTER})(?:{pattern})(?!{_LETTER})", name)
    ]
    return max(found, key=len, default="")


def matches_whole(patterns: tuple[str, ...], name: str) -> bool:
    """Return whether one of ``patterns`` matches a whole `plain_name`."""
    return any(re.fullmatch(pattern, name) for pattern in patterns)


def plain_name(name: str) -> str:
    """Return ``name`` in lower case with words apart: ``LandCover_IGBP.2019`` → ``land cover igbp 2019``."""
    apart = re.sub(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])", " ", name)
    return re.sub(r"[\W_]+", " ", apart).strip().lower()

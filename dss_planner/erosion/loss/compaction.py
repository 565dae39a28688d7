"""Compacted ground as people type it: “3: 0.4, 5: 0.6” is land cover class and share of the soil loss left."""

from __future__ import annotations

from dss_planner.errors import InputError


def read_compaction(words: str) -> dict[int, float]:
    """Return class → share left (0–1) of pairs that commas separate; empty for nothing.

    Raises `InputError` naming a pair that cannot be read or a class that comes twice.
    """
    shares: dict[int, float] = {}
    for pair in filter(None, (part.strip() for part in words.replace(";", ",").split(","))):
        code, _, share = pair.partition(":")
        try:
            number, value = int(code), float(share)
        except ValueError as error:
            raise InputError(
                "The factors for compacted ground hold “{found}”; pairs of land cover class and share left are "
                "expected, such as “3: 0.4, 5: 0.6”.",
                found=pair,
            ) from error
        if number in shares:
            raise InputError("The factors for compacted ground give the class {code} twice; give it once.", code=number)
        shares[number] = value
    return shares

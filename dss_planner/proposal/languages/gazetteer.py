"""Names of aimags, provinces and towns of the region, for layers that hold them in Latin letters alone."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from dss_planner import paths

#: What an English reader is shown beside the Latin name: the spelling on signs and in registers.
_LOCAL = "mn"


def names_of(latin: str, language: str) -> str:
    """Return what a language calls a place with this Latin name, '' where the list has none; in English, how it is
    written in Mongolian."""
    found = _places().get(plain(latin), {})
    return found.get(_LOCAL if language == "en" else language, "")


@lru_cache(maxsize=1)
def _places() -> Mapping[str, Mapping[str, str]]:
    content = json.loads(paths.resource("languages", "places.json").read_text(encoding="utf-8"))
    return MappingProxyType({plain(latin): one for one in content["places"] for latin in one["latin"]})


def plain(name: str) -> str:
    """Return the letters of a name without accents, as spellings differ: ``Govĭ-Sümber``, ``Govisumber``."""
    return "".join(letter for letter in unicodedata.normalize("NFKD", name).casefold() if letter.isalpha())

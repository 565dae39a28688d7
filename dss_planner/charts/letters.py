"""Names that people give stand in charts too: letters that the usual font of figures lacks come from another one."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

#: From this letter on (radicals of Chinese characters, kana, hangul) the font of matplotlib has none.
_FIRST_EAST = "\u2e80"
#: Fonts that have them; of a collection matplotlib knows the first one only, which has the letters of all.
_FAMILIES = (
    "Noto Sans CJK JP",
    "Noto Sans CJK KR",
    "Noto Sans CJK SC",
    "Source Han Sans",
    "Malgun Gothic",
    "Microsoft YaHei",
    "Yu Gothic",
    "Apple SD Gothic Neo",
    "Hiragino Sans",
    "Noto Serif CJK JP",
)


def give_letters(figure: Figure) -> None:
    """Let texts of a figure that have letters of East Asia be written in a font that has them, where there is one."""
    from matplotlib.text import Text

    texts = [one for one in figure.findobj(Text) if any(letter >= _FIRST_EAST for letter in one.get_text())]
    if not texts:
        return
    family = _found()
    for one in texts if family else ():
        one.set_fontfamily([family, "sans-serif"])


@lru_cache(maxsize=1)
def _found() -> str:
    """Return the first of the fonts that is there; '' for none."""
    from matplotlib.font_manager import fontManager

    there = {font.name for font in fontManager.ttflist}
    return next((one for one in _FAMILIES if one in there), "")

"""The colours of maps and charts, so that a class has one colour wherever it is met.

Sequential schemes are readable with colour-vision deficiency and in grey: lightness falls from the first colour to the
last (ColorBrewer, viridis, cividis). Diverging ones are blue or green against brown or red, never red against green.
"""

from __future__ import annotations

# Sequential, light to dark.
YELLOW_BROWN = ("#fff7d6", "#fee391", "#fec44f", "#fb9a29", "#d95f0e", "#8c2d04")
VIRIDIS = ("#fde725", "#b5de2b", "#6ece58", "#35b779", "#1f9e89", "#26828e", "#31688e", "#3e4989", "#482878", "#440154")
CIVIDIS = ("#fee838", "#e1cc55", "#c0b168", "#a59c74", "#8a8779", "#717378", "#575d6d", "#3b496c", "#123570", "#00224e")
GREEN = ("#f7f4e3", "#e5efc1", "#c2e0a0", "#8cc777", "#4fa65b", "#1f7d45", "#00552c")
BLUE = ("#f1f5fa", "#d0e0ef", "#a3c6e0", "#6aa6cd", "#3a83b8", "#1860a0", "#083d78")
EARTH = ("#f6f3ea", "#ebe3cf", "#dccfae", "#c9b58a", "#b2966a", "#97774f", "#795b3c", "#5a432f")
PURPLE = ("#f7f4fb", "#e0dcee", "#c2bddf", "#a29bcb", "#8276b6", "#674ca1", "#4a1486")
ROSE = ("#fdeef2", "#fbd0dc", "#f5a3ba", "#e76f93", "#cc3f74", "#9c1a5b", "#5f0f43")
#: Diverging, from loss through nothing to gain (ColorBrewer BrBG).
BROWN_TEAL = ("#8c510a", "#c98b3a", "#e8d3a3", "#f2f2ef", "#b6dcd6", "#4fa79c", "#01665e")
GREY = "#9aa0a6"

#: Qualitative, told apart by people with colour-vision deficiency (Okabe and Ito 2008).
OKABE_ITO = ("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442", "#6b6b6b")


def spread(colors: tuple[str, ...], count: int) -> tuple[str, ...]:
    """Return ``count`` colours evenly interpolated along ``colors`` (#rrggbb)."""
    if count == 1:
        return (colors[-1],)
    rgb = [tuple(int(c[i : i + 2], 16) for i in (1, 3, 5)) for c in colors]
    result = []
    for index in range(count):
        place = index * (len(rgb) - 1) / (count - 1)
        start = min(int(place), len(rgb) - 2)
        share = place - start
        mixed = (round(a + (b - a) * share) for a, b in zip(rgb[start], rgb[start + 1]))
        result.append("#" + "".join(f"{part:02x}" for part in mixed))
    return tuple(result)

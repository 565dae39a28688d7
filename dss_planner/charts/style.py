"""How all charts look: ink and ground of a light and a dark theme, type sizes, quiet axes.

No pyplot and no global settings: another plugin's charts stay as they are.
"""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.figure import Figure

#: Type sizes [pt]: headings, words on axes, numbers and notes.
HEADING, WORDS, NUMBERS = 10.0, 9.0, 8.0
#: Pixels per inch of the screen that figures are laid out for.
DPI = 96.0


@dataclass(frozen=True)
class Look:
    """Colours of a theme. ink: words and axes. quiet: second-rank words. ground: behind everything. rule: grid lines.

    bar: plain bars and marks. accent: the one thing to look at. low, high: against each other (blue, orange).
    """

    ink: str
    quiet: str
    ground: str
    rule: str
    bar: str
    accent: str
    low: str
    high: str


LIGHT = Look("#1f1f1f", "#5a5a5a", "#ffffff", "#dcdcdc", "#6b8fb5", "#b8321f", "#2f74b5", "#d9730d")
DARK = Look("#f0f0f0", "#b9b9b9", "#2b2b2b", "#4a4a4a", "#7fa6cf", "#ff7f66", "#6fb1ee", "#f6a04d")


def look(dark: bool = False) -> Look:
    """Return the colours of the dark or the light theme."""
    return DARK if dark else LIGHT


def new_figure(width: float = 5.0, height: float = 3.2, dark: bool = False) -> Figure:
    """Return an empty figure of ``width`` × ``height`` inches on the theme's ground; it lays itself out."""
    return Figure(figsize=(width, height), dpi=DPI, facecolor=look(dark).ground, constrained_layout=True)


def dress(axes: Axes, dark: bool = False, grid: str = "y") -> None:
    """Give ``axes`` the theme: no box, fine grid lines across ``grid`` ('x', 'y', 'both' or '')."""
    colours = look(dark)
    axes.set_facecolor(colours.ground)
    axes.tick_params(colors=colours.ink, labelsize=NUMBERS, which="both")
    for name in ("x", "y"):
        axis = getattr(axes, f"{name}axis")
        axis.label.set_color(colours.ink)
        axis.label.set_size(WORDS)
        axis.get_offset_text().set_color(colours.ink)
        axis.get_offset_text().set_size(NUMBERS)
    axes.title.set_color(colours.ink)
    axes.title.set_size(HEADING)
    for side, spine in axes.spines.items():
        spine.set_color(colours.quiet)
        spine.set_visible(side in ("left", "bottom", "polar"))
    axes.set_axisbelow(True)
    if grid:
        axes.grid(True, axis=grid, color=colours.rule, linewidth=0.8)


def dress_legend(axes: Axes, dark: bool = False, **options: object) -> None:
    """Add a legend without a box in the colours of the theme."""
    legend = axes.legend(frameon=False, fontsize=NUMBERS, **options)
    for words in legend.get_texts():
        words.set_color(look(dark).ink)
    if legend.get_title() is not None:
        legend.get_title().set_color(look(dark).ink)
        legend.get_title().set_fontsize(NUMBERS)

"""The schedule of a plan: a row of bars for each work, by site, before its frozen months and its storm season."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.dates import date2num
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from dss_planner.charts.colours import GREY, OKABE_ITO
from dss_planner.charts.style import NUMBERS, WORDS, dress, dress_legend, look, new_figure
from dss_planner.plan.scheduling.bars import Bar, BarRow, BarSite
from dss_planner.plan.scheduling.schedule import BASELINE, BUILD, EFFECT, MONITOR, ORDER, PREPARE, RENEW, UPKEEP

_LONGEST = 38
#: Height of a row and of all that is not rows, inches.
_ROW, _REST = 0.21, 1.2
#: Of that, height of the key, inches; width of one of its words.
_KEY, _KEY_WORD = 0.55, 1.75
_BLUE, _YELLOW, _GREEN, _PINK, _SKY, _RED = OKABE_ITO[:6]


@dataclass(frozen=True)
class GanttWords:
    """The words on the chart, to be translated by the caller."""

    prepare: str = "Agree and survey"
    order: str = "Order, grow seedlings"
    build: str = "Build, plant, sow"
    renew: str = "Renew"
    upkeep: str = "Upkeep"
    baseline: str = "Measure before"
    monitor: str = "Measure every year"
    effect: str = "Effect expected"
    storm: str = "Storm season"
    frozen: str = "Frozen ground"
    conflict: str = "no season: not placed"
    nothing: str = "The plan has no works to place in time"


@dataclass(frozen=True)
class _Form:
    """How a stage is drawn: colour, share of the row's height, hatch; so that no stage is told by colour alone."""

    colour: str
    height: float
    hatch: str = ""


_FORMS = {
    PREPARE: _Form(GREY, 0.30),
    ORDER: _Form(_SKY, 0.30, "////"),
    BUILD: _Form(_BLUE, 0.78),
    UPKEEP: _Form(_GREEN, 0.22),
    RENEW: _Form(_PINK, 0.78, "\\\\\\\\"),
    BASELINE: _Form(_RED, 0.62),
    MONITOR: _Form(_YELLOW, 0.38),
}
#: Words of the key at most.
_WIDEST = len(_FORMS) + 3
_FROZEN = {False: "#dfe8f2", True: "#37424f"}
_STORM = {False: "#f6e9cf", True: "#4d4434"}


def gantt_figure(
    sites: Sequence[BarSite],
    first_year: int,
    years: int,
    dark: bool = False,
    words: GanttWords | None = None,
    width: float = 9.0,
) -> Figure:
    """Return the chart of a plan of ``years`` from the calendar year ``first_year``; its height follows the rows."""
    words = words or GanttWords()
    shown = [site for site in sites if site.rows]
    rows = sum(1 + len(site.rows) for site in shown)
    columns = max(2, int(width / _KEY_WORD))
    tall, low = _REST - _KEY + _ROW * max(rows, 3), _KEY * max(1.0, _WIDEST / (2 * columns))
    figure = new_figure(width, tall + low, dark)
    heights = {"height_ratios": [tall, low]}
    axes, key = figure.subplots(2, 1, gridspec_kw=heights)
    key.set_axis_off()
    if not shown:
        axes.annotate(words.nothing, (0.5, 0.5), xycoords="axes fraction", ha="center", color=look(dark).quiet)
        axes.set_axis_off()
        return figure
    labels: list[tuple[float, str, bool]] = []
    place = 0
    for site in shown:
        _seasons(axes, site, place + 0.5, len(site.rows), first_year, years, dark)
        labels.append((place, site.name, True))
        for number, row in enumerate(site.rows, place + 1):
            labels.append((number, row.name, False))
            _draw(axes, number, row, first_year, words, dark)
        place += 1 + len(site.rows)
    axes.set_ylim(rows - 0.45, -0.6)
    axes.set_yticks([one[0] for one in labels])
    axes.set_yticklabels([_short(one[1]) for one in labels])
    dress(axes, dark, grid="")
    for label, (_, _, heading) in zip(axes.get_yticklabels(), labels):
        label.set_fontweight("bold" if heading else "normal")
        label.set_size(WORDS if heading else NUMBERS)
    axes.tick_params(axis="y", length=0)
    axes.spines["left"].set_visible(False)
    _years(axes, first_year, years, dark)
    _legend(key, shown, words, columns, dark)
    return figure


def _seasons(axes: Axes, site: BarSite, top: float, rows: int, first_year: int, years: int, dark: bool) -> None:
    """Shade the frozen months and the storm season behind the works of a site."""
    for month in (date(first_year + number // 12, number % 12 + 1, 1) for number in range(12 * years)):
        frozen, storm = month.month not in site.climate.unfrozen, month.month in site.climate.storm
        if not (frozen or storm):
            continue
        left, right = date2num(month), date2num((month + timedelta(days=32)).replace(day=1))
        # a month that is both: in each row the ground above, the storms below
        shades = [_FROZEN[dark]] * frozen + [_STORM[dark]] * storm
        tall = 1.0 / len(shades)
        for number in range(rows * len(shades)):
            colour = shades[number % len(shades)]
            axes.add_patch(
                Rectangle((left, top + number * tall), right - left, tall, color=colour, linewidth=0, zorder=0.2)
            )


def _draw(axes: Axes, place: int, row: BarRow, first_year: int, words: GanttWords, dark: bool) -> None:
    for bar in row.bars:
        if bar.stage == EFFECT:
            _effect(axes, place, bar, dark)
            continue
        form = _FORMS.get(bar.stage)
        if form is None:
            continue
        left, right = date2num(bar.begin), date2num(bar.end + timedelta(days=1))
        axes.barh(
            place,
            right - left,
            left=left,
            height=form.height,
            color=form.colour,
            hatch=form.hatch or None,
            edgecolor=look(dark).ground,
            linewidth=0.0,
            zorder=2,
        )
    if row.conflict:
        axes.annotate(
            words.conflict,
            (date2num(date(first_year, 1, 1)), place),
            (4, 0),
            textcoords="offset points",
            va="center",
            size=NUMBERS,
            color=look(dark).accent,
            fontweight="bold",
        )


def _effect(axes: Axes, place: int, bar: Bar, dark: bool) -> None:
    """Draw a line from the earliest to the latest month of the effect, with a mark at its end."""
    ink, ends = look(dark).ink, (date2num(bar.begin), date2num(bar.end))
    axes.plot(ends, (place, place), color=ink, linewidth=0.9, linestyle=":", zorder=2.5)
    axes.plot(ends[1:], [place], color=ink, marker="D", markersize=3.6, linestyle="", zorder=3)


def _years(axes: Axes, first_year: int, years: int, dark: bool) -> None:
    begins = [date2num(date(first_year + number, 1, 1)) for number in range(years + 1)]
    axes.set_xlim(begins[0], begins[-1])
    axes.set_xticks(begins)
    axes.set_xticklabels([""] * len(begins))
    axes.set_xticks([date2num(date(first_year + number, 7, 1)) for number in range(years)], minor=True)
    axes.set_xticklabels([str(first_year + number) for number in range(years)], minor=True)
    axes.tick_params(axis="x", which="major", length=4, top=True, bottom=True, color=look(dark).quiet)
    axes.tick_params(axis="x", which="minor", length=0, labeltop=True, labelbottom=True)
    axes.spines["top"].set_visible(True)
    for begin in begins[1:-1]:
        axes.axvline(begin, color=look(dark).quiet, linewidth=0.5, zorder=1)


def _legend(axes: Axes, sites: Sequence[BarSite], words: GanttWords, columns: int, dark: bool) -> None:
    stages = {bar.stage for site in sites for row in site.rows for bar in row.bars}
    ground = look(dark).ground
    handles: list = [
        Patch(
            facecolor=form.colour, hatch=form.hatch or None, edgecolor=ground, linewidth=0, label=getattr(words, stage)
        )
        for stage, form in _FORMS.items()
        if stage in stages
    ]
    if EFFECT in stages:
        mark = {"marker": "D", "markersize": 3.6, "linestyle": ":", "linewidth": 0.9}
        handles.append(Line2D([], [], color=look(dark).ink, label=words.effect, **mark))
    handles.append(Patch(facecolor=_STORM[dark], edgecolor=look(dark).quiet, linewidth=0.4, label=words.storm))
    handles.append(Patch(facecolor=_FROZEN[dark], edgecolor=look(dark).quiet, linewidth=0.4, label=words.frozen))
    dress_legend(axes, dark, handles=handles, loc="center", ncol=columns, handlelength=1.6, columnspacing=1.2)
    axes.get_legend().set_in_layout(False)  # its own room is set aside for it


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"

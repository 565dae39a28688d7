"""What one measure leaves of the factors of RWEQ, over the years."""

from __future__ import annotations

from dataclasses import dataclass

from matplotlib.figure import Figure

from dss_planner.charts.style import dress, dress_legend, look, new_figure
from dss_planner.measures.effect.course import Course

_STYLES = {"transport": "-", "cover": "--", "crust": ":"}


@dataclass(frozen=True)
class CourseWords:
    """The words on the chart, to be translated by the caller."""

    years: str = "Years since it was built"
    left: str = "Share that is left"
    transport: str = "transport Qmax"
    cover: str = "cover factor C, from {before} % to {after} % cover"
    crust: str = "crust factor SCF"
    nothing: str = "The catalogue has no figure for what it does to wind erosion"


def course_figure(course: Course, dark: bool = False, words: CourseWords | None = None) -> Figure:
    """Return a line for each factor that the measure changes, in a band from the strongest to the weakest effect."""
    words = words or CourseWords()
    colours = look(dark)
    figure = new_figure(3.6, 2.3, dark)
    axes = figure.add_subplot()
    if not course.acting:
        axes.annotate(
            words.nothing,
            (0.5, 0.5),
            xycoords="axes fraction",
            ha="center",
            va="center",
            color=colours.quiet,
            wrap=True,
        )
        axes.set_axis_off()
        return figure
    after = course.cover_percent[1].max()
    names = {
        "transport": words.transport,
        "cover": words.cover.format(before=f"{course.before:g}", after=f"{after:.0f}"),
        "crust": words.crust,
    }
    inks = {"transport": colours.low, "cover": colours.high, "crust": colours.ink}
    for factor in course.acting:
        low, mode, high = getattr(course, factor)
        axes.fill_between(course.ages, high, low, color=inks[factor], alpha=0.18, linewidth=0.0)
        axes.plot(course.ages, mode, color=inks[factor], linestyle=_STYLES[factor], linewidth=1.8, label=names[factor])
    axes.set_xlim(0.0, float(course.ages[-1]))
    axes.set_ylim(0.0, 1.05)
    axes.set_xlabel(words.years)
    axes.set_ylabel(words.left)
    dress(axes, dark)
    dress_legend(axes, dark, loc="lower left", bbox_to_anchor=(0.0, 1.0), borderaxespad=0.2, handlelength=2.4)
    return figure

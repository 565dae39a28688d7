"""Charts of the report: schedule, budget and effect, with the words and letters of its language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont
from matplotlib.text import Text as Letters

from dss_planner.charts.avoided import AvoidedWords, avoided_figure
from dss_planner.charts.budgetbars import BudgetWords, budget_figure
from dss_planner.charts.gantt import GanttWords, gantt_figure
from dss_planner.plan.budget.money import Exchange
from dss_planner.plan.scenario.request import YearEffect
from dss_planner.plan.scheduling.bars import BarRow, BarSite, bar_sites
from dss_planner.plan.store.document import PlanDocument
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.content.spans import Span
from dss_planner.proposal.languages.words import Words
from dss_planner.text import text

_DPI = 200
_MM = 25.4
#: Widest a chart of the report is printed, and tallest [mm].
_WIDTH, _HEIGHT = 172.0, 212.0
#: A key without room is set smaller by so much, at most so often.
_SMALLER, _ROUNDS = 0.93, 9


def charts(
    content: PackContent,
    document: PlanDocument,
    exchange: Exchange | None,
    words: Words,
    folder: Path,
    fonts: tuple[str, ...],
    sections: frozenset[str],
) -> dict[str, tuple[str, float, float]]:
    """Draw the charts that ``sections`` show into ``folder`` and return name → (PNG, width, height) [mm].

    “schedule”, “schedule_<site>”, “budget” and “avoided”, as far as the plan has what they show.
    """
    made: dict[str, tuple[str, float, float]] = {}
    first, years = content.plan.first_year, content.plan.years
    names = {measure.name: words.measure(measure) for measure in content.measures.values()}
    names.update({site.uuid: site.name for site in content.sites})
    sites = [_translated(site, names) for site in bar_sites(document, words(text("Monitoring"))) if site.rows]
    figures: dict[str, list[BarSite]] = {"schedule": sites} if sites and "schedule" in sections else {}
    if "sites" in sections:
        figures.update({f"schedule_{site.key}": [site] for site in sites})
    for name, shown in figures.items():
        made[name] = _save(gantt_figure(shown, first, years, words=_gantt(words)), name, folder, fonts)
    if content.budget is not None and exchange is not None and "budget" in sections:
        own = {key: words.measure(measure) for key, measure in content.measures.items()}
        figure = budget_figure(content.budget.sums, exchange, first, years, own, words=_budget(words))
        made["budget"] = _save(figure, "budget", folder, fonts)
    effects = _effects(content) if "effect" in sections else []
    if effects:
        made["avoided"] = _save(avoided_figure(effects, first, words=_avoided(words)), "avoided", folder, fonts)
    return made


def _translated(site: BarSite, names: dict[str, str]) -> BarSite:
    rows: Iterable[BarRow] = (replace(row, name=names.get(row.name, row.name)) for row in site.rows)
    return replace(site, name=names.get(site.key, site.name), rows=tuple(rows))


def _effects(content: PackContent) -> list[YearEffect]:
    """Return the effect of all sites together, year by year."""
    found = content.effect
    if found is None:
        return []
    summed: dict[int, list[list[float]]] = {}
    for site in found.sites:
        for year in site.years:
            rows = summed.setdefault(year.year, [[0.0] * 3, [0.0] * 3])
            for row, span in zip(rows, (year.avoided, year.leaked)):
                for place, value in enumerate(_ends(span)):
                    row[place] += value
    nothing = (1.0, 1.0, 1.0)
    return [
        YearEffect(year, (a[0], a[1], a[2]), (b[0], b[1], b[2]), nothing) for year, (a, b) in sorted(summed.items())
    ]


def _ends(span: Span) -> tuple[float, float, float]:
    return (span.low or 0.0, span.mode or 0.0, span.high or 0.0)


def _gantt(words: Words) -> GanttWords:
    return GanttWords(
        prepare=words(text("Agree and survey")),
        order=words(text("Order, grow seedlings")),
        build=words(text("Build, plant, sow")),
        renew=words(text("Renew")),
        upkeep=words(text("Upkeep")),
        baseline=words(text("Measure before")),
        monitor=words(text("Measure every year")),
        effect=words(text("Effect expected")),
        storm=words(text("Storm season")),
        frozen=words(text("Frozen ground")),
        conflict=words(text("no season: not placed")),
        nothing=words(text("The plan has no works to place in time")),
    )


def _budget(words: Words) -> BudgetWords:
    return BudgetWords(
        axis=words(text("Cost [{{unit}}{{currency}}]")),
        million=words(text("million ")),
        thousand=words(text("thousand ")),
        others=words(text("{{count}} other measures")),
        range=words(text("likely range of the year (10–90 %)")),
        contingency=words(text("Without contingency")),
        nothing=words(text("The works of the plan have no costs")),
    )


def _avoided(words: Words) -> AvoidedWords:
    return AvoidedWords(
        axis=words(text("Soil loss [{{unit}}t/a]")),
        million=words(text("million ")),
        thousand=words(text("thousand ")),
        avoided=words(text("avoided by the works, most likely")),
        leaked=words(text("added around fences, most likely")),
        net=words(text("avoided less added")),
        range=words(text("range")),
        nothing=words(text("The works change nothing that can be worked out")),
    )


def _save(figure: Figure, name: str, folder: Path, fonts: tuple[str, ...]) -> tuple[str, float, float]:
    families = _drawable(fonts)
    for letters in figure.findobj(Letters):
        letters.set_fontfamily(families)
    path = folder / f"{name}.png"
    _fit_keys(figure)
    figure.savefig(str(path), dpi=_DPI)
    width, height = (float(length) * _MM for length in figure.get_size_inches())
    shrink = min(1.0, _WIDTH / width, _HEIGHT / height)
    return str(path), width * shrink, height * shrink


def _fit_keys(figure: Figure) -> None:
    """Make the words of a key smaller where they would run out of the chart: languages take more or less room."""
    canvas = FigureCanvasAgg(figure)
    canvas.draw()  # before, nothing stands where it will
    renderer = canvas.get_renderer()
    for axes in figure.axes:
        key = axes.get_legend()
        if key is None or key.get_in_layout():  # a chart makes room for those in its layout
            continue
        for _ in range(_ROUNDS):
            place = key.get_window_extent(renderer)
            if place.x0 >= 0.0 and place.x1 <= figure.bbox.width:
                break
            for words in key.get_texts():
                words.set_size(words.get_size() * _SMALLER)


def _drawable(fonts: tuple[str, ...]) -> list[str]:
    """Return the families that matplotlib finds: of a collection of fonts it knows the first one only."""
    found = []
    for family in fonts:
        try:
            findfont(FontProperties(family=family), fallback_to_default=False)
        except ValueError:
            continue
        found.append(family)
    return found or ["sans-serif"]

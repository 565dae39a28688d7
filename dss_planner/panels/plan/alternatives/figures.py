"""The figures of two plans for one site, side by side."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from qgis.PyQt.QtCore import QCoreApplication

from dss_planner.layers.translation import show
from dss_planner.panels.plan.money.words import later_name
from dss_planner.panels.plan.works.plan_rows import MeasureBook, cost_unit
from dss_planner.panels.plan_reading import QUANTITIES
from dss_planner.panels.plan_results import quantity_words
from dss_planner.panels.tables import number, rounded
from dss_planner.plan.budget.sums import Range
from dss_planner.plan.drafting.comparing import AS_IT_IS, OptionWork, SiteOption
from dss_planner.plan.scenario.request import net_of


@dataclass(frozen=True)
class Figure:
    """One line. title; first, second: as people read them; values: of both, None where there is no number;
    better: 1 where more is better, -1 where less is; tip: how it was worked out; work: whether it is a work."""

    title: str
    first: str
    second: str
    values: tuple[float, float] | None = None
    better: int = 0
    tip: str = ""
    work: bool = False


#: Differences below this share are none.
_SAME = 5e-4


def difference(figure: Figure) -> float | None:
    """Return how much more (up to 1) or less (down to -1) the second has, as a share of the larger of the two; None
    where there is no number."""
    if figure.values is None:
        return None
    first, second = figure.values
    largest = max(abs(first), abs(second))
    found = (second - first) / largest if largest > 0.0 else 0.0
    return 0.0 if abs(found) < _SAME else max(-1.0, min(1.0, found))


def sense(figure: Figure) -> int:
    """Return 1 where the second is better, -1 where the first is, 0 where neither is."""
    share = difference(figure) or 0.0
    return 0 if share * figure.better == 0.0 else 1 if share * figure.better > 0.0 else -1


def option_name(option: SiteOption) -> str:
    """Return what an option is called."""
    names = {
        AS_IT_IS: QCoreApplication.translate("OptionFigures", "The plan as it is"),
        "low": QCoreApplication.translate("OptionFigures", "Low package"),
        "standard": QCoreApplication.translate("OptionFigures", "Standard package"),
        "strong": QCoreApplication.translate("OptionFigures", "Strong package"),
    }
    return names.get(option.variant, option.variant)


def compared(first: SiteOption, second: SiteOption, book: MeasureBook) -> tuple[Figure, ...]:
    """Return all lines: money, labour, effect, time and water, then what is built."""
    return (
        *_money(first, second),
        *_effects(first, second),
        *_needs(first, second, book),
        *_works(first, second, book),
    )


def _works(first: SiteOption, second: SiteOption, book: MeasureBook) -> list[Figure]:
    order: dict[str, None] = {}
    for option in (first, second):
        for work in option.works:
            order.setdefault(work.row["measure"])
    found = []
    for measure in order:
        sides = [[work for work in option.works if work.row["measure"] == measure] for option in (first, second)]
        words = [_amounts(works) for works in sides]
        found.append(Figure(book.name(measure), words[0], words[1], work=True))
    return found


def _amounts(works: Sequence[OptionWork]) -> str:
    """Return the first quantity and the cost of works of one measure, a dash where there are none."""
    if not works:
        return "–"
    totals = {name: sum(float(work.row.get(name) or 0.0) for work in works) for name in QUANTITIES}
    parts = list(quantity_words({name: value for name, value in totals.items() if value}))[:2]
    return "; ".join(parts) or QCoreApplication.translate("OptionFigures", "{n} times").format(n=len(works))


def _money(first: SiteOption, second: SiteOption) -> list[Figure]:
    unsure = QCoreApplication.translate(
        "OptionFigures", "* prices that rest on no source are in it: confirm them locally."
    )
    years = QCoreApplication.translate("OptionFigures", "Over {years} years.").format(years=first.years)
    found = []
    unit = cost_unit((option.sums.total.low, option.sums.total.likely) for option in (first, second))
    counted = QCoreApplication.translate("OptionFigures", "million") if unit == 1e6 else "1000"
    later = later_name(first.sums.kinds | second.sums.kinds)
    for title, name in (
        (QCoreApplication.translate("OptionFigures", "Building [{unit} {currency}]"), "build"),
        (f"{later[:1].upper()}{later[1:]} [{{unit}} {{currency}}]", "upkeep"),
        (QCoreApplication.translate("OptionFigures", "Cost in all [{unit} {currency}]"), "total"),
    ):
        ranges = [getattr(option.sums, name) for option in (first, second)]
        words = [
            range_of(one.times(1.0 / unit)) + ("" if option.verified or one.high == 0.0 else " *")
            for one, option in zip(ranges, (first, second))
        ]
        values = (ranges[0].likely, ranges[1].likely)
        tip = f"{years} {unsure}"
        found.append(Figure(title.format(unit=counted, currency=first.currency), words[0], words[1], values, -1, tip))
    labour = [option.sums.labour_days for option in (first, second)]
    words = [
        range_of(one) if one is not None else QCoreApplication.translate("OptionFigures", "not known") for one in labour
    ]
    known = (labour[0].likely, labour[1].likely) if labour[0] is not None and labour[1] is not None else None
    tip = QCoreApplication.translate(
        "OptionFigures", "Of the works whose measure says how many days of labour it takes."
    )
    found.append(
        Figure(QCoreApplication.translate("OptionFigures", "Labour [days]"), words[0], words[1], known, -1, tip)
    )
    return found


def _effects(first: SiteOption, second: SiteOption) -> list[Figure]:
    nets = [net(option) for option in (first, second)]
    titles = (
        QCoreApplication.translate("OptionFigures", "Soil loss avoided [t in {years} a]").format(years=first.years),
        QCoreApplication.translate("OptionFigures", "Cost of a tonne avoided [{currency}]").format(
            currency=first.currency
        ),
    )
    unknown = QCoreApplication.translate("OptionFigures", "not known")
    words = [range_of(one) if one is not None else unknown for one in nets]
    tip = QCoreApplication.translate(
        "OptionFigures",
        "What the works avoid less what grazing that moves beside fences adds, low–likely–high; the ends take the "
        "weakest effect with the strongest leak and the other way round.",
    )
    values = (nets[0].likely, nets[1].likely) if nets[0] is not None and nets[1] is not None else None
    found = [Figure(titles[0], words[0], words[1], values, 1, tip)]
    each = [per_tonne(option) for option in (first, second)]
    costs = [_tonne_words(one, unknown) for one in each]
    both = (each[0].likely, each[1].likely) if each[0] is not None and each[1] is not None else None
    about = QCoreApplication.translate(
        "OptionFigures", "Likely cost over likely tonnes; the ends take the cheapest with the most tonnes."
    )
    found.append(Figure(titles[1], costs[0], costs[1], both, -1, about))
    return found


def _needs(first: SiteOption, second: SiteOption, book: MeasureBook) -> list[Figure]:
    spans = [time_to_effect(option) for option in (first, second)]
    words = ["–" if one is None else span_words(one) for one in spans]
    values = (spans[0][1], spans[1][1]) if spans[0] is not None and spans[1] is not None else None
    tip = QCoreApplication.translate(
        "OptionFigures", "Years of the plan from the first work that acts to the last one in full."
    )
    return [
        Figure(QCoreApplication.translate("OptionFigures", "Time to effect [a]"), words[0], words[1], values, -1, tip),
        Figure(
            QCoreApplication.translate("OptionFigures", "Water need"),
            water_words(first, book),
            water_words(second, book),
            tip=QCoreApplication.translate("OptionFigures", "As the catalogue tells it of each measure."),
        ),
    ]


def net(option: SiteOption) -> Range | None:
    """Return the tonnes avoided less those that leak; None where they are not known."""
    if option.effect is None:
        return None
    return Range(*net_of(option.effect.total, option.effect.leaked))


def per_tonne(option: SiteOption) -> Range | None:
    """Return what a tonne costs; the high end is infinite where it may be that none is avoided. None: not known."""
    tonnes, cost = net(option), option.sums.total
    if tonnes is None or tonnes.likely <= 0.0 or cost.likely <= 0.0:
        return None
    high = cost.high / tonnes.low if tonnes.low > 0.0 else math.inf
    return Range(cost.low / tonnes.high, cost.likely / tonnes.likely, high)


def time_to_effect(option: SiteOption) -> tuple[float, float] | None:
    """Return when the first work begins to act and the last one acts in full, years from the start of the plan."""
    spans = []
    for work in option.works:
        start = int(work.row.get("start_year") or 1) - 1
        low, high = work.measure.time_to_effect.pair
        spans.append((start + low, start + high))
    return (min(low for low, _ in spans), max(high for _, high in spans)) if spans else None


def water_words(option: SiteOption, book: MeasureBook) -> str:
    """Return the water that works need, those that need none left out."""
    told = {}
    for work in option.works:
        need = str(work.measure.water_need.value or "").strip()
        if need and need not in ("none", "–"):
            told[book.name(work.row["measure"])] = need
    if not told:
        return QCoreApplication.translate("OptionFigures", "none")
    return "; ".join(f"{name}: {need}" for name, need in told.items())


def span_words(span: tuple[float, float]) -> str:
    """Return two years as people write them."""
    return f"{rounded(span[0])}–{rounded(span[1])}"


def range_of(found: Range) -> str:
    """Return low–likely–high with no more digits than they are worth; one number where they are the same."""
    if found.low == found.likely == found.high:
        return _short(found.likely)
    return " – ".join(_short(one) for one in (found.low, found.likely, found.high))


def _short(value: float) -> str:
    if abs(value) >= 1000.0 and math.isfinite(value):
        digits = 10 ** (math.floor(math.log10(abs(value))) - 2)
        return number(round(value / digits) * digits)
    return rounded(value)


def _tonne_words(found: Range | None, unknown: str) -> str:
    if found is None:
        return unknown
    if math.isfinite(found.high):
        return range_of(found)
    form = QCoreApplication.translate("OptionFigures", "{low} – {likely} – no limit")
    return form.format(low=_short(found.low), likely=_short(found.likely))


def told_of(option: SiteOption) -> str:
    """Return why an option is as it is, and what found no room."""
    return " ".join(show(one) for one in (*option.reasons, *option.notes))

"""Which legend the codes of a class raster belong to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.intake.known.patterns import longest_match
from dss_planner.intake.known.products import ProductLayer
from dss_planner.intake.known.rasters import Legend
from dss_planner.intake.rasters.evidence import RasterFacts
from dss_planner.text import Text, text

_SHOWN = 12


@dataclass(frozen=True)
class LegendChoice:
    """legend: the one chosen (None: none fits, several do, or nothing but small codes speaks for one).

    possible: all that fit. warnings: what is odd.
    """

    legend: Legend | None
    possible: tuple[Legend, ...] = ()
    warnings: tuple[Text, ...] = ()

    @property
    def asked(self) -> bool:
        """Whether the user must say which one it is."""
        return self.legend is None and bool(self.possible)


def choose_legend(
    facts: RasterFacts, legends: Sequence[Legend], layer: ProductLayer | None, title: str
) -> LegendChoice:
    """Return the legend of the codes: that of the product or of the name when the codes bear it out.

    title: of the product, '' for none. Codes alone decide only when they fit one legend and are not so small that
    any legend may use them.
    """
    fitting = [entry for entry in legends if fits(facts, entry)]
    expected = [entry for entry in fitting if layer is not None and entry.id in layer.legends]
    if len(expected) == 1:
        return LegendChoice(expected[0], (expected[0],))
    if expected:
        return LegendChoice(None, tuple(expected), (_several(expected),))
    if layer is not None and layer.legends:
        doubt = text(
            "The name says {product}, but the codes ({codes}) are not those of its legend: say which legend it is.",
            product=title,
            codes=shown(facts.codes),
        )
        return LegendChoice(None, tuple(fitting), (doubt,))
    named = [entry for entry in fitting if longest_match(entry.names, facts.name)]
    named = named or [entry for entry in fitting if _believed(entry, facts)]
    possible = tuple(named or fitting)
    said = [entry for entry in legends if _believed(entry, facts)]
    if said and not named:
        doubt = text(
            "The name says {legend}, but the codes ({codes}) do not belong to it: say which legend it is.",
            legend=said[0].name,
            codes=shown(facts.codes),
        )
        return LegendChoice(None, possible, (doubt,))
    if len(possible) == 1 and (named or not possible[0].needs_name):
        return LegendChoice(possible[0], possible)
    if len(possible) == 1:
        return LegendChoice(None, possible, (_unsaid(possible[0]),))
    if possible:
        return LegendChoice(None, possible, (_several(possible),))
    none = text("The codes belong to no known legend: choose the legend, or bring a legend of your own.")
    return LegendChoice(None, (), (none,))


def fits(facts: RasterFacts, legend: Legend) -> bool:
    """Return whether the legend holds every code, and at least one that is a class."""
    codes = set(facts.codes)
    return bool(codes & legend.codes) and codes <= legend.codes | set(legend.unknown_codes)


def named(facts: RasterFacts, legends: Sequence[Legend], legend_id: str) -> Legend:
    """Return the legend that the user names. Raises `InputError` when there is none or the codes contradict."""
    found = next((entry for entry in legends if entry.id == legend_id), None)
    if found is None:
        raise InputError(
            "“{layer}”: the legend “{legend}” is not known. Choose one of {expected}.",
            layer=facts.uri,
            legend=legend_id,
            expected=", ".join(entry.id for entry in legends),
        )
    foreign = sorted(set(facts.codes) - found.codes - set(found.unknown_codes))
    if foreign or not facts.codes:
        raise InputError(
            "“{layer}” cannot have the legend {legend}: its codes {found} are not in it (its codes: {expected}). "
            "Choose the legend of this layer.",
            layer=facts.uri,
            legend=found.name,
            found=shown(tuple(foreign)) or text("(no whole numbers)"),
            expected=", ".join(str(code) for code in sorted(found.codes)),
        )
    return found


def _believed(legend: Legend, facts: RasterFacts) -> bool:
    return bool(longest_match(legend.names, facts.words))


def _several(legends: Sequence[Legend]) -> Text:
    return text(
        "The codes fit several legends ({legends}); say which one it is.",
        legends=", ".join(legend.name for legend in legends),
    )


def _unsaid(legend: Legend) -> Text:
    return text(
        "The codes fit {legend}, but so small codes are used by many legends, and the name does not say which one it "
        "is: say which, or bring a legend of your own.",
        legend=legend.name,
    )


def shown(codes: Sequence[int]) -> str:
    """Return some codes as text."""
    return ", ".join(str(code) for code in codes[:_SHOWN]) + (" …" if len(codes) > _SHOWN else "")

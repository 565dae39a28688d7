"""A raster checked as one role: its bands, then its unit or legend, then what in it is unknown."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.intake.known.catalogue import Catalogue
from dss_planner.intake.known.encodings import Encoding
from dss_planner.intake.known.products import ProductLayer
from dss_planner.intake.known.rasters import Legend, RasterDataset
from dss_planner.intake.rasters import legendrules, nodatarules, unitrules
from dss_planner.intake.rasters.bandrules import BandChoice, choose_bands
from dss_planner.intake.rasters.evidence import RasterFacts
from dss_planner.intake.rasters.productrules import Match
from dss_planner.intake.rasters.unitrules import number
from dss_planner.intake.roles import CLASS, ROLES
from dss_planner.intake.verdict import Verdict
from dss_planner.text import Text, text


@dataclass(frozen=True)
class Said:
    """The user's word about a raster: unit id, legend id and stored NoData value; '' and None where there is none.

    role: id. over_time: how several dates become one layer. zero_is_value: 0, declared as NoData, is a value.
    """

    unit: str = ""
    legend: str = ""
    nodata: float | None = None
    role: str = ""
    over_time: str = ""
    zero_is_value: bool = False
    own_legend: Legend | None = None


def check_role(
    facts: RasterFacts,
    catalogue: Catalogue,
    dataset: RasterDataset,
    word: str,
    match: Match | None,
    layer: ProductLayer | None,
    said: Said,
) -> Verdict:
    """Return the verdict on the raster as the role of ``dataset``: that role, or none with the reason why not.

    word: what speaks for the role. match: the product it would be; layer: how the product stores it (None: as any
    other file).
    """
    chosen = choose_bands(facts, dataset, layer, word, said.over_time, bool(said.role))
    if not chosen.bands:
        return Verdict("", chosen.problem or text("Not recognised."), alternatives=(dataset.role,))
    facts = facts.only(chosen.bands)
    if ROLES[dataset.role].kind == CLASS:
        return _classes(facts, catalogue, dataset, word, match, layer, said, chosen)
    return _quantity(facts, dataset, word, match, layer, said, chosen)


def _quantity(
    facts: RasterFacts,
    dataset: RasterDataset,
    word: str,
    match: Match | None,
    layer: ProductLayer | None,
    said: Said,
    bands: BandChoice,
) -> Verdict:
    title = ROLES[dataset.role].title
    valid = (float(layer.valid[0]), float(layer.valid[1])) if layer is not None and layer.valid else None
    suspected = nodatarules.suspects(facts, dataset, layer)
    cleaned = facts.without(suspected, valid)
    zero = not said.zero_is_value and _zero_is_unknown(cleaned, dataset)
    cleaned = cleaned.without((0.0,)) if zero else cleaned
    if said.unit:
        choice = unitrules.UnitChoice(unitrules.named(dataset.encodings, said.unit, cleaned, title))
    else:
        choice = unitrules.choose_unit(cleaned, dataset, layer, bands.steps)
    if choice.encoding is None:
        return Verdict("", _no_unit(cleaned, dataset, word), alternatives=(dataset.role,))
    encodings = choice.all
    known = facts.without((), valid)
    unknown = nodatarules.confirmed(known, (*suspected, *((0.0,) if zero else ())), encodings, dataset, layer)
    unknown = (*unknown, 0.0) if zero and 0.0 not in unknown else unknown
    nodatas, kept, told = _unknown(known.without(unknown), facts, unknown, valid, encodings)
    return Verdict(
        dataset.role,
        _reason(cleaned, dataset, word, match, choice),
        choice.encoding.unit,
        choice.encoding.scale,
        choice.encoding.offset,
        nodatas=_with(nodatas, said),
        ambiguous=choice.asked,
        units=tuple(entry.unit for entry in encodings) if choice.asked else (),
        warnings=(*_asks(choice), *choice.warnings, *bands.warnings, *told, *_note(layer)),
        bands=bands.bands,
        steps=bands.steps,
        valid_range=kept,
        years=bands.years,
        over_time=bands.over_time,
    )


def _zero_is_unknown(facts: RasterFacts, dataset: RasterDataset) -> bool:
    """Return whether 0 stands for 'unknown': beside high ground, or where no unit of the role allows it."""
    if dataset.role == "elevation":
        return nodatarules.zero_as_unknown(facts)
    if not (facts.values == 0).any() or facts.scaled:
        return False
    fitting = unitrules.plausible_units(facts.without((0.0,)), dataset)
    return bool(fitting) and all(not entry.low <= 0.0 <= entry.high for entry in fitting)


def _unknown(
    known: RasterFacts,
    facts: RasterFacts,
    unknown: tuple[float, ...],
    valid: tuple[float, float] | None,
    encodings: tuple[Encoding, ...],
) -> tuple[tuple[float, ...], tuple[float, float], tuple[Text, ...]]:
    """Return the NoData values and the valid range (stored values) to work with, and what to say about them."""
    odd = nodatarules.outside(known, encodings)
    # the sample may have missed a few bad cells: the range holds for all of them
    kept = valid or nodatarules.valid_range(known, encodings)
    if valid is None and len(unknown) + len(odd) <= 1:
        values = (*unknown, *odd)
        return values, kept, (nodatarules.told(values),) if values else ()
    inside = tuple(value for value in unknown if kept[0] <= value <= kept[1])
    others = tuple(value for value in unknown if value not in inside)
    beyond = tuple(sorted({*others, *nodatarules.outside_of(facts, kept)}))
    told = (nodatarules.told(inside),) if inside else ()
    return (*inside, *others), kept, (*told, *((nodatarules.told_range(facts, beyond, kept),) if beyond else ()))


def _with(nodatas: tuple[float, ...], said: Said) -> tuple[float, ...]:
    """Return the NoData values found, and the user's."""
    return tuple(dict.fromkeys((*nodatas, *(() if said.nodata is None else (said.nodata,)))))


def _asks(choice: unitrules.UnitChoice) -> tuple[Text, ...]:
    if not choice.asked:
        return ()
    units = ", ".join(entry.unit for entry in choice.all)
    return (text("The values could be in several units; say which one it is: {units}.", units=units),)


def _note(layer: ProductLayer | None) -> tuple[Text, ...]:
    return (text("{note}", note=layer.note),) if layer is not None and layer.note else ()


def _no_unit(facts: RasterFacts, dataset: RasterDataset, word: str) -> Text:
    low, high = facts.span()
    return text(
        "The word “{word}” says {title}, but the values ({low} … {high}) fit no unit known for it: {units}.",
        word=word,
        title=ROLES[dataset.role].title,
        low=number(low),
        high=number(high),
        units=", ".join(f"{e.unit} ({number(e.low)} … {number(e.high)})" for e in dataset.encodings),
    )


def _reason(
    facts: RasterFacts, dataset: RasterDataset, word: str, match: Match | None, choice: unitrules.UnitChoice
) -> Text:
    low, high = facts.span()
    title, unit = ROLES[dataset.role].title, choice.encoding.unit if choice.encoding else ""
    shared = {"title": title, "word": word, "low": number(low), "high": number(high), "unit": unit}
    if match is not None:
        return text(
            "{title} of {product}, because of the word “{word}” and of values from {low} to {high}, which fit {unit}.",
            product=match.product.title,
            **shared,
        )
    return text("{title}, because of the word “{word}” and of values from {low} to {high}, which fit {unit}.", **shared)


def _classes(
    facts: RasterFacts,
    catalogue: Catalogue,
    dataset: RasterDataset,
    word: str,
    match: Match | None,
    layer: ProductLayer | None,
    said: Said,
    bands: BandChoice,
) -> Verdict:
    title = ROLES[dataset.role].title
    if not facts.codes:
        reason = text(
            "The word “{word}” says {title}, but the values are not classes (whole numbers, at most 120 different).",
            word=word,
            title=title,
        )
        return Verdict("", reason, alternatives=(dataset.role,))
    legends = [catalogue.legends[key] for key in dataset.legends]
    own = said.own_legend if dataset.role == "landcover" else None
    if own is not None:
        choice = legendrules.LegendChoice(own, (own,))
    elif said.legend:
        chosen = legendrules.named(facts, legends, said.legend)
        choice = legendrules.LegendChoice(chosen, (chosen,))
    else:
        choice = legendrules.choose_legend(facts, legends, layer, match.product.title if match else "")
    codes = legendrules.shown(facts.codes)
    if choice.legend is None:
        reason = text(
            "{title}, because of the word “{word}”; its codes ({codes}) do not say which legend it has.",
            title=title,
            word=word,
            codes=codes,
        )
    else:
        reason = text(
            "{title}, because of the word “{word}” and of its codes ({codes}), which are those of {legend}.",
            title=title,
            word=word,
            codes=codes,
            legend=choice.legend.name,
        )
    unknown = nodatarules.unknown_codes(facts, choice.legend) if choice.legend else ()
    odd = tuple(code for code in unknown if choice.legend and code in choice.legend.codes and code in facts.codes)
    return Verdict(
        dataset.role,
        reason,
        legend=choice.legend.id if choice.legend else "",
        nodatas=_with(unknown, said),
        ambiguous=choice.asked or (choice.legend is None and bool(layer and layer.legends)),
        legends=tuple(legend.id for legend in choice.possible),
        warnings=(*choice.warnings, *((nodatarules.told(odd),) if odd else ()), *bands.warnings, *_note(layer)),
        bands=bands.bands,
        steps=bands.steps,
        own_legend=own,
    )

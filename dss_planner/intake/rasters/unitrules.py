"""In which unit values are: what the file says, what its name says, and what the values themselves allow."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from dss_planner.errors import InputError
from dss_planner.intake.known.encodings import Encoding
from dss_planner.intake.known.patterns import longest_match
from dss_planner.intake.known.products import ProductLayer
from dss_planner.intake.known.rasters import RasterDataset
from dss_planner.intake.rasters.evidence import RasterFacts
from dss_planner.text import Text, text

_MONTHS = 12
_PERCENTILE = 99.0


@dataclass(frozen=True)
class UnitChoice:
    """encoding: the one chosen, or the first to ask about (None: no unit fits). others: the further possible ones.

    asked: the user must say which one it is. warnings: what is odd.
    """

    encoding: Encoding | None
    others: tuple[Encoding, ...] = ()
    asked: bool = False
    warnings: tuple[Text, ...] = ()

    @property
    def all(self) -> tuple[Encoding, ...]:
        """The encoding chosen, or all that are asked about."""
        return (self.encoding, *self.others) if self.encoding is not None else ()


def choose_unit(facts: RasterFacts, dataset: RasterDataset, layer: ProductLayer | None, steps: str = "") -> UnitChoice:
    """Return the unit of the known values of ``facts``.

    A label that the values bear out decides; then a product that stores the layer in one way; then the values, when
    they leave one plausible unit. In all other cases the possible units are returned to be asked about.
    """
    known = _of_steps(dataset.encodings, steps, facts, layer)
    possible = [entry for entry in known if is_possible(entry, facts)]
    plausible = [entry for entry in possible if _is_plausible(entry, facts, dataset)]
    labelled = [entry for entry in possible if says(entry, facts) and _labelled(entry, facts, dataset)]
    if layer is not None:
        doubtful = [entry for entry in possible if entry.unit in layer.units and _is_doubtful(entry, facts, dataset)]
        return _of_product(facts, layer, known, plausible, labelled, doubtful)
    if labelled:
        return _choice(facts, known, labelled, len(labelled) > 1)
    doubted = [entry for entry in possible if says(entry, facts)]
    if not plausible:
        return _choice(facts, known, doubted or possible, not doubted)
    first = plausible[0]
    plain = [entry for entry in possible if not entry.needs_label] if len(plausible) == 1 and first.needs_label else []
    rivals = list(dict.fromkeys((*plausible, *doubted, *plain[:1])))
    return _choice(facts, known, rivals, len(rivals) > 1 or first.needs_label)


def plausible_units(facts: RasterFacts, dataset: RasterDataset, steps: str = "") -> list[Encoding]:
    """Return the encodings whose usual range the values of ``facts`` fill."""
    return [
        entry
        for entry in _of_steps(dataset.encodings, steps, facts)
        if is_possible(entry, facts) and _is_plausible(entry, facts, dataset)
    ]


def _choice(facts: RasterFacts, known: Sequence[Encoding], rivals: Sequence[Encoding], asked: bool) -> UnitChoice:
    if not rivals:
        return UnitChoice(None)
    asked = asked or len(rivals) > 1
    return UnitChoice(rivals[0], tuple(rivals[1:]), asked, _mislabelled(facts, known, rivals[0]))


def _of_product(
    facts: RasterFacts,
    layer: ProductLayer,
    known: Sequence[Encoding],
    plausible: Sequence[Encoding],
    labelled: Sequence[Encoding],
    doubtful: Sequence[Encoding],
) -> UnitChoice:
    """Return the unit of a product's layer; None when it is stored in no way that the product is known for."""
    listed = (*layer.units, *layer.converted)
    said = [entry for entry in labelled if entry.unit in listed]
    if len(said) == 1:
        return _choice(facts, known, said, False)
    fitting = sorted((e for e in plausible if e.unit in listed), key=lambda entry: listed.index(entry.unit))
    original = [entry for entry in fitting if entry.unit in layer.units]
    if facts.container in _ORIGINAL and len(original) == 1 and (not said or original[0] in said):
        return _choice(facts, known, original, False)
    return _choice(facts, known, (*fitting, *doubtful) if fitting else (), False)


#: Formats in which products are handed out with their own metadata; a GeoTIFF of the same name may be converted.
_ORIGINAL = ("netCDF", "GRIB", "HDF4", "HDF4Image", "HDF5", "HDF5Image")


def _of_steps(
    encodings: Sequence[Encoding], steps: str, facts: RasterFacts, layer: ProductLayer | None = None
) -> list[Encoding]:
    """Return the encodings that may occur with these steps: hourly values are no monthly sums.

    A rate that the file itself states in a unit of its own, or in which the product is known to be stored, may occur
    with any steps.
    """
    kind = "hourly" if steps.endswith("hourly") else steps
    excluded = {"hourly": ("month", "day"), "daily": ("month", "hour")}.get(kind, ("hour",))
    meant = [entry for entry in encodings if _unit(facts.label) in entry.labels]
    stored = layer.units if layer is not None else ()
    return [e for e in encodings if e.per not in excluded or meant == [e] or e.unit in stored]


def named(encodings: Sequence[Encoding], unit: str, facts: RasterFacts, title: object) -> Encoding:
    """Return the encoding that the user names. Raises `InputError` when there is none or the values contradict."""
    found = next((entry for entry in encodings if entry.unit == unit), None)
    if found is None:
        raise InputError(
            "“{layer}”: the unit “{unit}” is not known for {role}. Choose one of {expected}.",
            layer=facts.uri,
            unit=unit,
            role=title,
            expected=", ".join(entry.unit for entry in encodings),
        )
    low, high = facts.span()
    if not found.low <= low <= high <= found.high:
        raise InputError(
            "“{layer}” cannot be in {unit}: its values go from {low} to {high}, but {role} in that unit lies between "
            "{least} and {most}. Choose another unit, or another role for the layer.",
            layer=facts.uri,
            unit=unit,
            low=number(low),
            high=number(high),
            role=title,
            least=number(found.low),
            most=number(found.high),
        )
    return found


def is_possible(entry: Encoding, facts: RasterFacts) -> bool:
    """Return whether nearly all values lie in the encoding's range, and type and name do not speak against it."""
    low, high = facts.span()
    if not entry.low <= low <= high <= entry.high:
        return False
    if entry.types and facts.kind not in entry.types:
        return False
    if entry.rare and not says(entry, facts):
        return False
    return not entry.words or bool(longest_match(entry.words, facts.words))


def _is_plausible(entry: Encoding, facts: RasterFacts, dataset: RasterDataset) -> bool:
    low, high = facts.span()
    if entry.largest_minimum is not None and low > entry.largest_minimum:
        return False
    if entry.smallest_maximum is not None and high < entry.smallest_maximum:
        return False
    if entry.largest is not None and high > entry.largest:
        return False
    return _sum_fits(entry, facts, dataset)


def _is_doubtful(entry: Encoding, facts: RasterFacts, dataset: RasterDataset) -> bool:
    """Return whether values are unusually low for the encoding, but not so low that it cannot be meant."""
    least, usual = entry.doubtful_maximum, entry.smallest_maximum
    if least is None or usual is None or not least <= facts.span()[1] < usual:
        return False
    return _sum_fits(entry, facts, dataset)


def _labelled(entry: Encoding, facts: RasterFacts, dataset: RasterDataset) -> bool:
    """Return whether the values bear out the file's own label: a usual unit must fill its range."""
    return _sum_fits(entry, facts, dataset) if entry.needs_label else _is_plausible(entry, facts, dataset)


def _sum_fits(entry: Encoding, facts: RasterFacts, dataset: RasterDataset) -> bool:
    total = _annual(facts)
    if dataset.annual is None or total is None:
        return True
    return dataset.annual[0] <= total * entry.scale <= dataset.annual[1]


def _annual(facts: RasterFacts) -> float | None:
    """Return a high percentile of the sums of twelve bands; None for other numbers of bands."""
    if facts.stored.shape[0] != _MONTHS or facts.bands != _MONTHS:
        return None
    totals = (facts.stored * facts.scale + facts.offset).sum(axis=0)
    totals = totals[np.isfinite(totals)]
    return float(np.percentile(totals, _PERCENTILE)) if totals.size else None


def says(entry: Encoding, facts: RasterFacts) -> bool:
    """Return whether the file's unit, or a word of its name, means this encoding."""
    return _unit(facts.label) in entry.labels or bool(longest_match(entry.said, facts.words))


def _unit(label: str) -> str:
    """Return the unit as the catalogue writes it: no blanks around slashes, one way of writing powers."""
    plain = label.replace("⁻", "-").replace("¹", "1").replace("²", "2").replace("·", " ")
    plain = re.sub(r"\s*/\s*", "/", plain.replace("^", "").replace("**", ""))
    return re.sub(r"\s+", " ", plain).strip()


def _mislabelled(facts: RasterFacts, known: Sequence[Encoding], chosen: Encoding) -> tuple[Text, ...]:
    """Return what is odd about the file's own label: that it means another unit than the values do."""
    label = _unit(facts.label)
    meant = [entry for entry in known if label in entry.labels]
    if not label or not meant or chosen in meant:
        return ()
    low, high = facts.span()
    return (
        text(
            "The file says its unit is “{label}”, but its values ({low} … {high}) are taken as {unit}, which they fit.",
            label=facts.label,
            low=number(low),
            high=number(high),
            unit=chosen.unit,
        ),
    )


def number(value: float) -> str:
    """Return a value as people read it."""
    return f"{value:.4g}"

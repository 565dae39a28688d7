"""What a layer means: role, unit, bands and date in doubt, and the answers that settle them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.health.figures import number
from dss_planner.intake.health.layer import LEAVE_OUT, Layer
from dss_planner.intake.health.problems import ASKS, MENDS, TELLS, Option, Problem
from dss_planner.intake.known.catalogue import load_catalogue
from dss_planner.intake.known.encodings import Encoding
from dss_planner.intake.roles import CLASS, MONTHS, QUANTITY, ROLES, YEARS
from dss_planner.text import Text, text

#: Data of what people change count as old after this many years.
OLD = 10
_AGEING = ("landcover", "ndvi_maximum", "ndvi_minimum", "roads", "mining_licences")
#: Example values of a unit in doubt are round numbers below the largest value seen.
#: Roles that a sentence names.
#: What a precipitation counts that is no amount of a month.
_RATES = ("second", "hour", "day")
_SHOWN = 4
_STEPS = (1.0, 2.0, 4.0, 10.0)


@dataclass(frozen=True)
class Meaning:
    """What the catalogue says of a layer's stored values.

    unit: as stored; span: smallest and largest value in it (None when not known). legend: its name; codes: of the
    legend, with those that mean unknown (unknown_codes). sentinels: values that such data use for unknown.
    """

    unit: str = ""
    span: tuple[float, float] | None = None
    legend: str = ""
    codes: frozenset[int] = frozenset()
    unknown_codes: frozenset[int] = frozenset()
    sentinels: tuple[float, ...] = ()


def meaning_of(layer: Layer) -> Meaning:
    """Return what the layer's role, unit and legend say of its values; nothing where they are not known."""
    found = layer.found
    if found is None or not found.role or ROLES[found.role].kind not in (CLASS, QUANTITY):
        return Meaning()
    known = load_catalogue()
    dataset = next((entry for entry in known.rasters if entry.role == found.role), None)
    sentinels = dataset.sentinels if dataset else ()
    if found.kind == CLASS:
        legend = found.own_legend or known.legends.get(layer.choice.legend or found.legend)
        if legend is None:
            return Meaning(sentinels=sentinels)
        unknown = frozenset(legend.unknown_codes) - legend.codes | {c for c in legend.codes if c in found.nodatas}
        return Meaning("", None, legend.name, frozenset(legend.codes), unknown, sentinels)
    encoding = encoding_of(layer)
    if encoding is None:
        return Meaning(found.unit_found, sentinels=sentinels)
    return Meaning(encoding.unit, (encoding.low, encoding.high), sentinels=sentinels)


def encoding_of(layer: Layer, unit: str = "") -> Encoding | None:
    """Return how the layer's role is stored in ``unit`` (as found when empty); None when that is not known."""
    found = layer.found
    if found is None:
        return None
    dataset = next((entry for entry in load_catalogue().rasters if entry.role == found.role), None)
    wanted = unit or layer.choice.unit or found.unit_found
    return next((entry for entry in dataset.encodings if entry.unit == wanted), None) if dataset else None


def check_role(layer: Layer, bands: int) -> Iterator[Problem]:
    """Yield that it is not known what a layer is, that it may be several things, or that bands are missing.

    bands: of a raster; 0 for a vector.
    """
    found = layer.found
    if found is None:
        return
    if not found.role:
        yield _bands_missing(layer, bands) if _lacks_bands(layer, bands) else _not_recognised(layer)
        return
    if found.ambiguous and found.alternatives and not layer.choice.role:
        roles = (found.role, *found.alternatives)
        yield layer.row(
            "role_doubt",
            ASKS,
            text("It could be several things: {roles}.", roles=_titles(roles)),
            text("Say which one it is"),
            None,
            None,
            (*_roles(roles), LEAVE_OUT),
        )


def check_unit(layer: Layer, label: str, largest: float) -> Iterator[Problem]:
    """Yield that the unit is in doubt, that the file's own label contradicts its values, or what is converted.

    label: unit that the file states, lower case. largest: of the sampled values, after the file's own scale.
    """
    found = layer.found
    if found is None or found.kind != QUANTITY:
        return
    if found.ambiguous and found.units and not layer.choice.unit:
        yield _unit_doubt(layer, largest)
        return
    encoding = encoding_of(layer)
    if encoding is None:
        return
    others = [entry for entry in _encodings(found.role) if entry.unit != encoding.unit and label in entry.labels]
    conversion = _conversion(encoding, found.unit)
    if label and others and label not in encoding.labels:
        choice = LayerChoice(unit=encoding.unit)
        yield layer.row(
            "unit_label",
            MENDS,
            text(
                "The file says “{label}”, but its values reach {value}, which fits {unit}.",
                label=next((entry.unit for entry in others if entry.unit.lower() == label), label),
                value=number(largest),
                unit=encoding.unit,
            ),
            text("Taken as {unit}", unit=encoding.unit),
            conversion,
            choice,
            tuple(_unit_option(layer, entry, largest) for entry in (encoding, *others)),
        )
    elif (encoding.scale, encoding.offset) != (1.0, 0.0):
        yield layer.row(
            "unit",
            MENDS,
            text("Its values are {found}; the study needs {unit}.", found=encoding.unit, unit=_wanted_unit(found.role)),
            text("Converted"),
            conversion,
        )


def check_age(layer: Layer, today: date) -> Iterator[Problem]:
    """Yield that data of what people change are more than ten years old."""
    found = layer.found
    if found is None or found.role not in _AGEING or not found.date[:4].isdigit():
        return
    age = today.year - int(found.date[:4])
    if age > OLD:
        yield layer.row(
            "old",
            TELLS,
            text("It dates from {date}, {age} years ago.", date=found.date, age=age),
            text("Take newer data where there are any"),
        )


def _lacks_bands(layer: Layer, bands: int) -> bool:
    wanted = _wanted_role(layer)
    return bool(bands and wanted and ROLES[wanted].kind == QUANTITY and ROLES[wanted].bands != bands)


def _wanted_role(layer: Layer) -> str:
    found = layer.found
    return layer.choice.role or (found.alternatives[0] if found and len(found.alternatives) == 1 else "")


def _bands_missing(layer: Layer, bands: int) -> Problem:
    role = ROLES[_wanted_role(layer)]
    if role.bands == YEARS:
        problem = text("{title} needs a band for each year; it has {found}.", title=role.title, found=bands)
        fix = text("Take a file with the years as bands, named by their year")
    elif role.bands == MONTHS:
        problem = text("{title} needs 12 bands, one for each month; it has {found}.", title=role.title, found=bands)
        fix = text("Take a file with all twelve months, or a longer series")
    else:
        problem = text("{title} needs 1 band; it has {found}.", title=role.title, found=bands)
        fix = text("Save the band that is meant as a file of its own")
    return layer.row("bands_missing", ASKS, problem, fix, None, None, (LEAVE_OUT,))


def _not_recognised(layer: Layer) -> Problem:
    found = layer.found
    alternatives = found.alternatives if found else ()
    reason = found.reason if found else text("Not recognised.")
    if len(alternatives) > 1:
        reason = text("Its name does not say what it is; its values would fit {roles}.", roles=_titles(alternatives))
    if layer.among:
        return layer.row(
            "left_out", TELLS, reason, text("Left out, unless you say what it is"), None, None, _roles(alternatives)
        )
    fix = text("Say what it is, or leave it out")
    return layer.row("not_recognised", ASKS, reason, fix, None, None, (*_roles(alternatives), LEAVE_OUT))


def _roles(roles: Sequence[str]) -> tuple[Option, ...]:
    return tuple(Option(text("It is: {role}", role=ROLES[role].title), LayerChoice(role=role)) for role in roles)


def _titles(roles: Sequence[str]) -> str:
    return "; ".join(str(ROLES[role].title) for role in roles[:_SHOWN]) + (" …" if len(roles) > _SHOWN else "")


def _wanted_unit(role: str) -> str:
    """Return the unit of the role after alignment; of one without a unit how its plain values are called."""
    plain = [entry.unit for entry in _encodings(role) if (entry.scale, entry.offset) == (1.0, 0.0)]
    return ROLES[role].unit or next(iter(plain), str(ROLES[role].title))


def _encodings(role: str) -> tuple[Encoding, ...]:
    return next((entry.encodings for entry in load_catalogue().rasters if entry.role == role), ())


def _unit_doubt(layer: Layer, largest: float) -> Problem:
    units = layer.found.units if layer.found else ()
    entries = [entry for unit in units if (entry := encoding_of(layer, unit)) is not None]
    value = number(largest)
    if len(units) > 1:
        problem = text("Its values (up to {value}) fit several units: {units}.", value=value, units=", ".join(units))
    else:
        problem = text("Its values (up to {value}) could be {unit}, but nothing says so.", value=value, unit=units[0])
    return layer.row(
        "unit_doubt",
        ASKS,
        problem,
        text("Say which unit it is"),
        None,
        None,
        (*(_unit_option(layer, entry, largest) for entry in entries), LEAVE_OUT),
    )


def _unit_option(layer: Layer, encoding: Encoding, largest: float) -> Option:
    """Return the answer that names a unit and says what a stored value would then be."""
    stored = example(largest)
    unit = ROLES[layer.role].unit
    return Option(
        text(
            "{unit}: {stored} stands for {value} {target}",
            unit=encoding.unit,
            stored=number(stored),
            value=number(round(stored * encoding.scale + encoding.offset, 6)),
            target=unit,
        ),
        LayerChoice(unit=encoding.unit),
    )


def example(largest: float) -> float:
    """Return a round number not above ``largest`` (not below it when that is negative): 37.2 → 20, 0.43 → 0.4."""
    if not largest:
        return 0.0
    power = 10.0 ** int(f"{abs(largest):e}".partition("e")[2])
    step = max(step for step in _STEPS if step * power <= abs(largest) * (1 + 1e-9))
    return round(step * power, 12) if largest > 0 else -round(step * power, 12)


def _conversion(encoding: Encoding, unit: str) -> Text:
    """Return what is done to the values, short."""
    if (encoding.scale, encoding.offset) == (1.0, 0.0):
        return text("values as they are")
    if encoding.per in _RATES and unit == ROLES["precipitation"].unit:
        return text("× the length of each month")
    if not encoding.offset:
        return text("× {scale}", scale=f"{encoding.scale:g}")
    sign = "+" if encoding.offset > 0 else "−"
    if encoding.scale == 1.0:
        return text("{sign} {offset}", sign=sign, offset=f"{abs(encoding.offset):g}")
    return text("× {scale} {sign} {offset}", scale=f"{encoding.scale:g}", sign=sign, offset=f"{abs(encoding.offset):g}")

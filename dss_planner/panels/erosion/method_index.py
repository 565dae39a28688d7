"""The formulas of the data-poor indices, of dust sources and of exposure as used, with their breakpoints."""

from __future__ import annotations

from collections.abc import Mapping

from dss_planner.erosion.exposure.reach import DECAY_KM, REACH_KM
from dss_planner.erosion.susceptibility.defaults import defaults
from dss_planner.panels.erosion.method_parts import Constant, Section, number
from dss_planner.text import Text, text

_COMBINED = {
    "product": "I = Π μ<sub>i</sub>,   i: climate, erodible fraction, crust, cover, roughness",
    "geometric": "I = Π μ<sub>i</sub><sup>w<sub>i</sub></sup>,   Σ w<sub>i</sub> = 1",
    "weighted": "I = Σ w<sub>i</sub> · μ<sub>i</sub>,   Σ w<sub>i</sub> = 1",
}


def susceptibility(used: Mapping[str, object], made: Mapping[str, object], combination: str) -> Section:
    """Return the susceptibility index. used, made: its recorded parameters and results, empty before there are any."""
    how = str(used.get("combination", combination))
    return Section(
        text("Susceptibility index (ILSWE type)"),
        (
            _COMBINED.get(how, _COMBINED["product"]),
            "C<sub>FAO</sub> = (1/100) · Σ<sub>12</sub> u³ · ((PET − P)/PET) · d,   u in m/s at 2 m",
        ),
        _breakpoints("ilswe", made.get("breakpoints")),
        text("After Borrelli et al. 2016 and Fenta et al. 2020 [V]; an order of places, not an amount."),
    )


def proxy(made: Mapping[str, object]) -> Section:
    """Return the proxy of dust sources."""
    return Section(
        text("Dust source proxy, not G-SDS-SBM"),
        ("S = M<sub>fines</sub> · M<sub>bare</sub> · M<sub>dry</sub> · M<sub>unfrozen</sub>,   mean of twelve months",),
        _breakpoints("proxy", made.get("memberships"), made.get("numbers")),
        text("In the manner of the UNCCD base map, whose own steps were not at hand: a proxy [D]."),
    )


def dust(made: Mapping[str, object]) -> Section:
    """Return dust source potential and sand hazard."""
    return Section(
        text("Dust source potential and sand hazard"),
        (
            "sand hazard = 100 · sand · loose · open · wind,   open = e<sup>a·SC</sup>",
            "dust potential = 100 · (log E − bottom) / (top − bottom),   "
            "E = E<sub>surface</sub> · fines · e<sup>a·SC</sup> · wind",
        ),
        _breakpoints("dust", made.get("memberships"), made.get("numbers")),
        text("Lake beds, dunes and fans give about a hundred times the fine dust of gravel: scored apart from sand."),
    )


def exposure(used: Mapping[str, object]) -> Section:
    """Return downwind exposure."""
    decay, most = used.get("decay_km", DECAY_KM), used.get("max_km", REACH_KM)
    return Section(
        text("People downwind"),
        (f"E = Σ P · w<sub>k</sub> · b / (Δθ·d) · e<sup>−d/{number(decay)}</sup>,   d ≤ {number(most)} km",),
        (
            Constant("w<sub>k</sub>", "", "0–1", text("share of the dust-moving wind that blows into wedge k"), "[D]"),
            Constant("P", "", "", text("people at distance d, in a front of width b"), "[A]"),
            Constant("L", number(decay), "km", text("distance after which a third (1/e) is still in the air"), "[A]"),
            Constant("d", number(most), "km", text("nothing is counted beyond"), "[A]"),
        ),
    )


def _breakpoints(section: str, rules: object, numbers: object = None) -> tuple[Constant, ...]:
    """Return the breakpoints and numbers of a section: those recorded, else those that are shipped."""
    shipped = defaults(section)
    own_rules = rules if isinstance(rules, Mapping) else {}
    own_numbers = numbers if isinstance(numbers, Mapping) else {}
    found = []
    for name, rule in shipped.memberships.items():
        used = own_rules.get(name)
        used = used if isinstance(used, Mapping) else rule.as_dict()
        symbol = f"μ {name.replace('_', ' ')}"
        found.append(Constant(symbol, _span(used), str(used.get("unit") or ""), _source(used), _tag(used)))
    for name, entry in shipped.numbers.items():
        value = own_numbers.get(name, entry.value)
        source = Text("{source}", {"source": entry.source}) if value == entry.value else text("setting of this study")
        tag = f"[{entry.tag}]" if value == entry.value else "[U]"
        found.append(Constant(name.replace("_", " "), number(value), entry.unit, source, tag))
    return tuple(found)


def _span(rule: Mapping[str, object]) -> str:
    kind = str(rule.get("kind"))
    if rule.get("middle") is not None:
        return f"{kind}: {number(rule['middle'])} ± {number(rule.get('spread') or 0.0)}"
    if rule.get("high") is None:
        return f"{kind}: {number(rule.get('low') or 0.0)} → percentile {number(rule.get('percentile') or 0.0)}"
    return f"{kind}: {number(rule.get('low') or 0.0)} → {number(rule['high'])}"


def _source(rule: Mapping[str, object]) -> Text:
    return Text("{source}", {"source": rule.get("source") or "–"})


def _tag(rule: Mapping[str, object]) -> str:
    return f"[{rule.get('tag') or 'A'}]"

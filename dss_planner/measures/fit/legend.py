"""What the codes of suitability maps mean: the rule and its limit in words, the value where there is one."""

from __future__ import annotations

from collections.abc import Iterable

from dss_planner.measures.catalogue.catalogue import Condition, Measure
from dss_planner.measures.fit.cells import ABOVE, ABSENT, MET, NO_OTHER, NOT_KNOWN, OTHER_FAILS, decode, possible_codes
from dss_planner.measures.fit.suitability import CONDITIONAL, SUITABLE, UNKNOWN, UNSUITABLE, shown
from dss_planner.text import Text, text

_HEADS = {
    SUITABLE: text("Suitable"),
    CONDITIONAL: text("Conditional: {reason}"),
    UNSUITABLE: text("Unsuitable: {reason}"),
    UNKNOWN: text("Unknown: {reason}"),
}
_BELOW = {
    "rain": text("rain below {limit} mm"),
    "slope": text("slope below {limit}°"),
    "cover": text("cover below {limit} %"),
    "sand": text("sand content below {limit} %"),
    "groundwater": text("groundwater shallower than {limit} m"),
    "aridity": text("aridity index below {limit}"),
    "salinity": text("salt in the groundwater below {limit} g/l"),
    "area": text("area below {limit} ha"),
    "landcover": text("not {classes}"),
}
_ABOVE = {
    "rain": text("rain above {limit} mm"),
    "slope": text("slope above {limit}°"),
    "cover": text("cover above {limit} %"),
    "sand": text("sand content above {limit} %"),
    "groundwater": text("groundwater deeper than {limit} m"),
    "aridity": text("aridity index above {limit}"),
    "salinity": text("salt in the groundwater above {limit} g/l"),
    "area": text("area above {limit} ha"),
    "landcover": text("{classes}"),
}
_UNKNOWN = {
    "rain": text("no rain data"),
    "slope": text("no slope data"),
    "cover": text("no vegetation cover"),
    "sand": text("no soil texture"),
    "groundwater": text("depth of the groundwater not known"),
    "aridity": text("aridity index not known"),
    "salinity": text("salt in the groundwater not known"),
    "area": text("area of the site not known"),
    "landcover": text("no land cover"),
    "gravel_nearby": text("no layer shows gravel within 5 km"),
    "playa": text("no layer shows dry lake beds"),
    "water_point": text("no layer shows wells and springs"),
    "abandoned_mine": text("no layer shows abandoned mines"),
    "braided_tracks": text("no layer shows braided tracks"),
}
_ABSENT = {
    "gravel_nearby": text("no gravel within 5 km"),
    "playa": text("no dry lake bed"),
    "water_point": text("no well, spring or pasture to open"),
    "abandoned_mine": text("no abandoned mine"),
    "braided_tracks": text("no braided tracks"),
}
_NO_RULE = text("no rule says where it fits")
_NO_OTHER = text("{reason} and no groundwater data")
_OTHER_FAILS = text("{reason} and groundwater deeper than {limit} m")


def legend(measure: Measure, codes: Iterable[int] | None = None) -> dict[int, Text]:
    """Return code → words for the codes of a measure's map (None: all that there can be), best verdict first."""
    wanted = possible_codes(measure) if codes is None else sorted(set(codes))
    return {code: code_words(measure, code) for code in wanted}


def code_words(measure: Measure, code: int) -> Text:
    """Return what a code of a measure's map means."""
    found = decode(code)
    head = _HEADS[found.status]
    if found.rule is None:
        return Text(head.template, {"reason": _NO_RULE}) if found.status == UNKNOWN else head
    return Text(head.template, {"reason": _reason(measure.conditions[found.rule], found.outcome)})


def _reason(rule: Condition, outcome: int) -> Text:
    if outcome == NOT_KNOWN:
        return _UNKNOWN[rule.fact]
    if outcome == ABSENT:
        return _ABSENT[rule.fact]
    if outcome == MET:
        return text("met")
    places = {"classes": ", ".join(name for _, name in rule.classes)}
    if outcome == ABOVE:
        return Text(_ABOVE[rule.fact].template, {**places, "limit": shown(rule.maximum)})
    reason = Text(_BELOW[rule.fact].template, {**places, "limit": shown(rule.minimum)})
    if rule.unless is None or rule.unless.fact != "groundwater":
        return reason
    if outcome == NO_OTHER:
        return Text(_NO_OTHER.template, {"reason": reason})
    if outcome == OTHER_FAILS:
        return Text(_OTHER_FAILS.template, {"reason": reason, "limit": shown(rule.unless.maximum)})
    return reason

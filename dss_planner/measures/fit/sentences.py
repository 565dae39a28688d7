"""The sentences of a verdict, one set for each fact that a rule can ask about."""

from __future__ import annotations

from dataclasses import dataclass

from dss_planner.text import Text, text


@dataclass(frozen=True)
class FactSentences:
    """Templates of one numeric fact; places: measure, value, limit (and classes for land cover)."""

    unsuitable_below: Text
    unsuitable_above: Text
    conditional_below: Text
    conditional_above: Text
    met: Text
    unknown: Text
    unconfirmed: Text


#: Of a measure that has no rules: what nobody ruled on is not known to fit.
NO_RULE = text("{measure}: unknown, because no rule says where it fits. Add rules to the measure in the catalogue.")
NUMERIC: dict[str, FactSentences] = {
    "rain": FactSentences(
        text("{measure}: unsuitable, rain {value} mm is below {limit} mm."),
        text("{measure}: unsuitable, rain {value} mm is above {limit} mm."),
        text("{measure}: conditional, rain {value} mm is below the advised {limit} mm."),
        text("{measure}: conditional, rain {value} mm is above the advised {limit} mm."),
        text("{measure}: rain {value} mm fits."),
        text("{measure}: unknown, because there is no rain data for the site."),
        text("{measure}: conditional, because rain is not known."),
    ),
    "slope": FactSentences(
        text("{measure}: unsuitable, slope {value}° is below {limit}°."),
        text("{measure}: unsuitable, slope {value}° is above {limit}°."),
        text("{measure}: conditional, slope {value}° is below the advised {limit}°."),
        text("{measure}: conditional, slope {value}° is above the advised {limit}°."),
        text("{measure}: slope {value}° fits."),
        text("{measure}: unknown, because there is no slope data for the site; measure the slope on the ground."),
        text("{measure}: conditional, because the slope is not known; measure it on the ground."),
    ),
    "cover": FactSentences(
        text("{measure}: unsuitable, growing-season cover {value} % is below {limit} %."),
        text("{measure}: unsuitable, growing-season cover {value} % is above {limit} %."),
        text("{measure}: conditional, growing-season cover {value} % is below the advised {limit} %."),
        text("{measure}: conditional, growing-season cover {value} % is above the advised {limit} %."),
        text("{measure}: growing-season cover {value} % fits."),
        text("{measure}: unknown, because there is no vegetation cover for the site."),
        text("{measure}: conditional, because the vegetation cover is not known."),
    ),
    "sand": FactSentences(
        text("{measure}: unsuitable, sand content {value} % is below {limit} %."),
        text("{measure}: unsuitable, sand content {value} % is above {limit} %."),
        text("{measure}: conditional, sand content {value} % is below the advised {limit} %."),
        text("{measure}: conditional, sand content {value} % is above the advised {limit} %."),
        text("{measure}: sand content {value} % fits."),
        text("{measure}: unknown, because there is no soil texture for the site."),
        text("{measure}: conditional, because the soil texture is not known."),
    ),
    "groundwater": FactSentences(
        text("{measure}: unsuitable, groundwater at {value} m is shallower than {limit} m."),
        text("{measure}: unsuitable, groundwater at {value} m is deeper than {limit} m."),
        text("{measure}: conditional, groundwater at {value} m is shallower than the advised {limit} m."),
        text("{measure}: conditional, groundwater at {value} m is deeper than the advised {limit} m."),
        text("{measure}: groundwater at {value} m fits."),
        text("{measure}: unknown, because the depth of the groundwater is not known; ask for well records."),
        text("{measure}: conditional, because the depth of the groundwater is not known; ask for well records."),
    ),
    "aridity": FactSentences(
        text("{measure}: unsuitable, the aridity index {value} is below {limit}."),
        text("{measure}: unsuitable, the aridity index {value} is above {limit}."),
        text("{measure}: conditional, the aridity index {value} is below the advised {limit}."),
        text("{measure}: conditional, the aridity index {value} is above the advised {limit}."),
        text("{measure}: the aridity index {value} fits."),
        text("{measure}: unknown, because the aridity index is not known."),
        text("{measure}: conditional, because the aridity index is not known."),
    ),
    "salinity": FactSentences(
        text("{measure}: unsuitable, salt in the groundwater {value} g/l is below {limit} g/l."),
        text("{measure}: unsuitable, salt in the groundwater {value} g/l is above {limit} g/l."),
        text("{measure}: conditional, salt in the groundwater {value} g/l is below the advised {limit} g/l."),
        text("{measure}: conditional, salt in the groundwater {value} g/l is above the advised {limit} g/l."),
        text("{measure}: salt in the groundwater {value} g/l fits."),
        text("{measure}: unknown, because the salt in the groundwater is not known."),
        text("{measure}: conditional, because the salt in the groundwater is not known; take a sample."),
    ),
    "area": FactSentences(
        text("{measure}: unsuitable, the area {value} ha is below {limit} ha."),
        text("{measure}: unsuitable, the area {value} ha is above {limit} ha."),
        text("{measure}: conditional, the area {value} ha is below the advised {limit} ha."),
        text("{measure}: conditional, the area {value} ha is above the advised {limit} ha."),
        text("{measure}: the area {value} ha fits."),
        text("{measure}: unknown, because the area is not known."),
        text("{measure}: conditional, because the area is not known."),
    ),
    "landcover": FactSentences(
        text("{measure}: unsuitable, {value} % of the land is {classes}, below {limit} %."),
        text("{measure}: unsuitable, {value} % of the land is {classes}, above {limit} %."),
        text("{measure}: conditional, {value} % of the land is {classes}, below the advised {limit} %."),
        text("{measure}: conditional, {value} % of the land is {classes}, above the advised {limit} %."),
        text("{measure}: {value} % of the land is {classes}, which fits."),
        text("{measure}: unknown, because there is no land cover for the site."),
        text("{measure}: conditional, because the land cover is not known."),
    ),
}

#: A broken condition that another fact could have made up for.
UNSUITABLE_BELOW_UNLESS_UNKNOWN = {
    ("rain", "groundwater"): text(
        "{measure}: unsuitable, rain {value} mm is below {limit} mm and there is no groundwater data."
    ),
}
UNSUITABLE_BELOW_UNLESS_BROKEN = {
    ("rain", "groundwater"): text(
        "{measure}: unsuitable, rain {value} mm is below {limit} mm and groundwater at {other} m is deeper than "
        "{other_limit} m."
    ),
}
MET_BY_ALTERNATIVE = {
    ("rain", "groundwater"): text(
        "{measure}: rain {value} mm is below {limit} mm, but groundwater at {other} m is within reach."
    ),
}


@dataclass(frozen=True)
class PresenceSentences:
    """Templates of a thing that must be there; place: measure."""

    absent: Text
    met: Text
    unknown: Text


PRESENCE: dict[str, PresenceSentences] = {
    "gravel_nearby": PresenceSentences(
        text("{measure}: unsuitable, there is no gravel within 5 km."),
        text("{measure}: gravel lies within 5 km."),
        text("{measure}: unknown, because no layer says whether gravel lies within 5 km; ask on the ground."),
    ),
    "playa": PresenceSentences(
        text("{measure}: unsuitable, there is no dry lake bed on the site."),
        text("{measure}: the site has a dry lake bed."),
        text("{measure}: unknown, because no layer shows dry lake beds; look at imagery or on the ground."),
    ),
    "water_point": PresenceSentences(
        text("{measure}: unsuitable, there is no well or spring to protect and no pasture to open."),
        text("{measure}: the site has a well, a spring or pasture that lacks water."),
        text("{measure}: unknown, because no layer shows wells and springs; ask the herders."),
    ),
    "abandoned_mine": PresenceSentences(
        text("{measure}: unsuitable, there is no abandoned mine on the site."),
        text("{measure}: the site has abandoned mine land."),
        text("{measure}: unknown, because no layer shows abandoned mines; licences do not tell."),
    ),
    "braided_tracks": PresenceSentences(
        text("{measure}: unsuitable, there are no braided tracks on the site."),
        text("{measure}: the site has braided tracks."),
        text("{measure}: unknown, because no layer shows braided earth tracks; look at imagery."),
    ),
}

"""The codes of a study's road layer: how many roads have each, what it is read as, and which are unknown."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from dss_planner.access.features import field_names
from dss_planner.access.roads import class_field, meaning
from dss_planner.access.speeds import road_class
from dss_planner.errors import InputError
from dss_planner.raster.vectors import features, open_layer
from dss_planner.running import CancelCheck, stop_if
from dss_planner.study.access_inputs import road_table, speed_table
from dss_planner.study.folder import StudyFolder
from dss_planner.study.settings import StudySettings

#: Roads read between two looks at the cancel button.
_BATCH = 2000


@dataclass(frozen=True)
class RoadCode:
    """code: as it stands in the layer, in lower letters. count: roads. known: whether the table says what it is.

    meaning: class of the speed table, None for what no one travels on or is unknown. speed: of that class [km/h]; None
    where it has none. own: said by the user. tag, source: evidence for the meaning.
    """

    code: str
    count: int
    known: bool
    meaning: str | None
    speed: float | None
    own: bool
    tag: str
    source: str


@dataclass(frozen=True)
class RoadCodes:
    """field: with the codes, '' when there is none. fields: all of the layer. codes: the unknown ones first."""

    field: str
    fields: tuple[str, ...]
    codes: tuple[RoadCode, ...]

    @property
    def unknown(self) -> tuple[str, ...]:
        """The codes that nothing is known of."""
        return tuple(code.code for code in self.codes if not code.known)


def read_road_codes(folder: StudyFolder, settings: StudySettings, cancelled: CancelCheck) -> RoadCodes:
    """Return the codes of the road layer. Raises `InputError` for a layer that cannot be read; `Cancelled`."""
    uri = folder.vector("roads")
    speeds, table = speed_table(settings), road_table(settings)
    fields = field_names(uri, "Roads")
    field = settings.road_class_field
    if not field:
        try:
            field = class_field(uri, speeds, table)
        except InputError:  # no field is known: the user is to choose one
            return RoadCodes("", fields, ())
    actual = next((name for name in fields if name.lower() == field.lower()), "")
    if not actual:
        return RoadCodes("", fields, ())
    opened = open_layer(uri, "Roads")
    counts: Counter[str] = Counter()
    for number, feature in enumerate(features(opened)):
        if number % _BATCH == 0:
            stop_if(cancelled)
        counts[road_class(feature.GetField(actual))] += 1
    coding = table.coding_of(actual)
    own = {road_class(code) for code in settings.road_codes}
    found = []
    for code, count in counts.items():
        known, means = meaning(code, coding, speeds)
        said = code in own
        tag = "A" if said else (coding.tag if coding and code in coding.classes else "D") if known else ""
        source = coding.source if coding and code in coding.classes and not said else ""
        speed = speeds.road_speed(means) if means is not None else None
        found.append(RoadCode(code, count, known, means, speed, said, tag, source))
    return RoadCodes(actual, fields, tuple(sorted(found, key=lambda item: (item.known, -item.count, item.code))))

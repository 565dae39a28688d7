"""Two catalogues into one: what is new comes in, what differs is named and waits for a decision."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Catalogue, catalogue_of
from dss_planner.measures.catalogue.documents import document_of
from dss_planner.measures.catalogue.editing import OWN, free_id
from dss_planner.text import Text, text

OURS, THEIRS, BOTH = "ours", "theirs", "both"


@dataclass(frozen=True)
class Conflict:
    """A field that both catalogues have, with different content. field: path; ours, theirs: what stands there."""

    measure: str
    field: str
    ours: object
    theirs: object

    @property
    def sentence(self) -> Text:
        """The conflict in words."""
        return text(
            "{measure}, {field}: {ours} here, {theirs} in the imported catalogue.",
            measure=self.measure,
            field=self.field,
            ours=_shown(self.ours),
            theirs=_shown(self.theirs),
        )


@dataclass(frozen=True)
class Merged:
    """catalogue: the two together; added: ids that only the other had; conflicts: what differs, in the order of fields;
    undecided: ids with conflicts that nobody decided: ours stand."""

    catalogue: Catalogue
    added: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    undecided: tuple[str, ...]


def merge(ours: Catalogue, theirs: Catalogue, decided: Mapping[str, str] | None = None) -> Merged:
    """Return two catalogues as one. decided: measure id → 'ours', 'theirs' or 'both' for measures that differ.

    Measures that only the other has are added after ours; of those that differ ours stay until decided otherwise. Both:
    the other one comes under an id of its own, for two people may have given two measures one name.
    Raises `InputError` for a decision that is none of these, or about a measure that does not differ.
    """
    decided = dict(decided or {})
    here, there = document_of(ours), document_of(theirs)
    own = {item["id"]: item for item in here["measures"]}
    conflicts: list[Conflict] = []
    added: list[str] = []
    for item in there["measures"]:
        if item["id"] not in own:
            here["measures"].append(item)
            added.append(item["id"])
        else:
            conflicts += [Conflict(item["id"], *found) for found in _differences(own[item["id"]], item, "")]
    differing = {conflict.measure for conflict in conflicts}
    for measure, choice in decided.items():
        if choice not in (OURS, THEIRS, BOTH) or measure not in differing:
            raise InputError(
                "“{choice}” was decided for the measure “{measure}”; expected is “ours”, “theirs” or “both” for a "
                "measure that differs: {differing}.",
                choice=choice,
                measure=measure,
                differing=", ".join(sorted(differing)) or "–",
            )
    taken = {item["id"]: item for item in there["measures"] if decided.get(item["id"]) == THEIRS}
    here["measures"] = [taken.get(item["id"], item) for item in here["measures"]]
    here["measures"] += [
        _beside(item, here["measures"]) for item in there["measures"] if decided.get(item["id"]) == BOTH
    ]
    # the tags of both are needed to read the values of both
    here["tags"] = {**there["tags"], **here["tags"]}
    return Merged(
        catalogue_of(here, ours.path), tuple(added), tuple(conflicts), tuple(sorted(differing - set(decided)))
    )


def _beside(item: Mapping[str, Any], others: list[Mapping[str, Any]]) -> dict[str, Any]:
    """Return a measure under an id and a number that no other has; it is people's own from then on."""
    base = item["id"] if str(item["id"]).startswith(OWN) else f"{OWN}{item['id']}"
    found = free_id(base, [one["id"] for one in others])
    names = {code: f"{name} (2)" for code, name in item["names"].items() if name}
    number = f"own-{1 + sum(str(one['id']).startswith(OWN) for one in others)}"
    like = item.get("like") or item["id"]
    return {**item, "id": found, "number": number, "names": names, "own": True, "like": like}


def _differences(ours: Any, theirs: Any, field: str) -> list[tuple[str, object, object]]:
    if isinstance(ours, dict) and isinstance(theirs, dict):
        found = []
        for name in dict.fromkeys([*ours, *theirs]):
            found += _differences(ours.get(name), theirs.get(name), f"{field}.{name}" if field else name)
        return found
    if isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        pairs = enumerate(zip(ours, theirs), 1)
        if any(isinstance(item, dict) for item in ours):
            return [one for number, (a, b) in pairs for one in _differences(a, b, f"{field}.{number}")]
    return [] if ours == theirs else [(field, ours, theirs)]


def _shown(value: object) -> str:
    if value is None:
        return "–"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)

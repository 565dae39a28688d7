"""Named states of the score model, kept with the study: who wrote one down, when and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Snapshot:
    """A score model under a name.

    id: stable key. who: who wrote it down. when: ISO date and time. note: why. model: as `settings.score_model` keeps
    it (`scoring.model.model_to_dict`, layers relative to the study).
    """

    id: str
    name: str
    who: str = ""
    when: str = ""
    note: str = ""
    model: dict[str, Any] = field(default_factory=dict)


def snapshot_from(stored: Mapping[str, Any]) -> Snapshot:
    """Return the snapshot that a study keeps; what a later version may add to it is left out."""
    words = {key: str(stored.get(key, "")) for key in ("id", "name", "who", "when", "note")}
    return Snapshot(**words, model=dict(stored.get("model", {})))


def new_id(taken: tuple[Snapshot, ...]) -> str:
    """Return a key that no snapshot has."""
    keys = {snapshot.id for snapshot in taken}
    number = len(keys) + 1
    while str(number) in keys:
        number += 1
    return str(number)

"""Who wants the preview: strips in sight, which switch it, and others that take its numbers."""

from __future__ import annotations


class Watchers:
    """listeners: by their id, those that take the numbers whether or not anything is shown on the map."""

    def __init__(self) -> None:
        self.listeners: set[int] = set()
        self._strips: dict[int, bool] = {}

    def listen(self, owner: object, wanted: bool) -> None:
        """Note that ``owner`` takes the numbers, or does no more."""
        (self.listeners.add if wanted else self.listeners.discard)(id(owner))

    def in_sight(self, strip: object, visible: bool | None) -> None:
        """Note that a strip is in sight or not; None: that it is gone."""
        if visible is None:
            self._strips.pop(id(strip), None)
        else:
            self._strips[id(strip)] = visible

    @property
    def strip_in_sight(self) -> bool:
        """Whether one is in sight."""
        return any(self._strips.values())

    @property
    def may_show(self) -> bool:
        """Whether something may lie on the map: without any strip, as in a script, it may."""
        return not self._strips or self.strip_in_sight

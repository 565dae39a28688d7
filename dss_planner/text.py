"""Sentences that leave the pure rooms: a template that can be translated, and the values it names."""

from __future__ import annotations

from dataclasses import dataclass, field

#: The one translation context of all sentences written in the pure rooms.
CONTEXT = "DssPlanner"


@dataclass(frozen=True)
class Text:
    """A sentence with named places, translated where it is shown.

    ``template`` is a literal English sentence in ``str.format`` syntax; ``values`` fill its places.
    ``str()`` gives the English sentence.
    """

    template: str
    values: dict[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template.format(**self.values) if self.values else self.template


def text(template: str, **values: object) -> Text:
    """Return the sentence ``template`` with its ``values``; the template must be a literal (it is extracted)."""
    return Text(template, values)

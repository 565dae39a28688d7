"""What is wrong with the layers before anything runs: each problem with its fix and the method, in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from dss_planner.intake.choices import LayerChoice
from dss_planner.text import Text

LEGEND_FILE = "legend"
#: What the user's word is about where he chooses a file.
_OF_FILE = {LEGEND_FILE: ("legend_file", "legend_classes")}
#: Questions that are open again once that file is not used any more.
_REOPENED = {LEGEND_FILE: {"legend_unknown", "legend_doubt", "class_unknown"}}
#: Alignment cannot go on until the user answers; alignment mends it; nothing to mend, but to be known.
ASKS, MENDS, TELLS = "asks", "mends", "tells"


@dataclass(frozen=True)
class Option:
    """One answer to a question: what it says, and the choice that it stands for.

    file: what the user chooses a file of before it can be given: `LEGEND_FILE`, '' for nothing.
    """

    label: Text
    choice: LayerChoice
    file: str = ""


@dataclass(frozen=True)
class Problem:
    """One row of the health table.

    layer: uri. name: of the layer, short. role: role id ('' when not known). code: stable id of the kind of problem.
    severity: `ASKS`, `MENDS` or `TELLS`. problem, fix, method: sentences in the user's words; method is short (“nearest
    neighbour”, “assign EPSG:4326”). choice: what one click sets ('' options: nothing to choose). options: answers where
    only the user knows. mended: the fix has been applied.
    """

    layer: str
    name: str
    role: str
    code: str
    severity: str
    problem: Text
    fix: Text
    method: Text
    choice: LayerChoice | None = None
    options: tuple[Option, ...] = ()
    mended: bool = False


@dataclass(frozen=True)
class HealthReport:
    """problems: of all layers, those that ask first. checked: layers looked at. ready: alignment can run."""

    problems: tuple[Problem, ...]
    checked: tuple[str, ...] = field(default_factory=tuple)

    @property
    def ready(self) -> bool:
        """Whether no problem waits for an answer."""
        return not any(problem.severity == ASKS and not problem.mended for problem in self.problems)


def answered(
    choices: Mapping[str, LayerChoice], problem: Problem, option: Option | None = None
) -> dict[str, LayerChoice]:
    """Return ``choices`` with what one click on ``problem`` sets: the answer ``option``, or its own fix.

    What the user decided about the layer before stays, where the answer does not touch it; of the answers to one
    question only the last one counts.
    """
    said = option.choice if option is not None else problem.choice or LayerChoice()
    before = choices.get(problem.layer, LayerChoice())
    if option is not None:
        before = _without(before, problem.options)
    return {**choices, problem.layer: before.merged(replace(said, accepted=(*said.accepted, problem.code)))}


def _without(before: LayerChoice, options: Sequence[Option]) -> LayerChoice:
    """Return ``before`` without what one of the ``options`` decided; fields and most accepted fixes stay."""
    empty = LayerChoice()
    names = [item.name for item in fields(LayerChoice) if item.name not in {"fields", "accepted"}]
    said = {
        name
        for option in options
        for name in names
        if getattr(option.choice, name) == getattr(before, name) or (option.file and name in _OF_FILE[option.file])
    }
    open_again = {code for option in options if option.file for code in _REOPENED[option.file]}
    kept = tuple(code for code in before.accepted if code not in open_again)
    return replace(before, accepted=kept, **{name: getattr(empty, name) for name in said})


def accepted(choices: Mapping[str, LayerChoice], problems: Iterable[Problem]) -> dict[str, LayerChoice]:
    """Return ``choices`` with the fixes of all ``problems`` that need no answer."""
    merged = dict(choices)
    for problem in problems:
        if problem.severity == MENDS and not problem.mended:
            merged = answered(merged, problem)
    return merged

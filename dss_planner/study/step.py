"""What a step of a study is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dss_planner.study.folder import StudyFolder
from dss_planner.study.results import Output, StepResult
from dss_planner.study.settings import StudySettings
from dss_planner.text import Text


@dataclass(frozen=True)
class StepRequest:
    """folder: the study folder. step: id of the step. settings: all choices of the study."""

    folder: str
    step: str
    settings: StudySettings


@dataclass(frozen=True)
class Step:
    """One step. id: stable key. title: what it does. page: page of the dock (1–6) that shows it. after: steps whose
    results it uses; also: further ones, by the settings. choices: names of the settings it depends on. result: file
    that exists once it has run; result_with: the same, by the settings, of a step that can make one of several.

    beside: steps whose results it uses where they are there, and does without where not.
    sources: layers from outside the study that it reads, by the settings; by_hand: the state of what people make inside
    the study folder and it reads.
    same: once it has run, other settings with which it would make the same, None where there are none.
    run: takes folder, settings, progress and cancel check; with ``solves`` also a `Solving`.
    missing: of an optional step, why it is not possible now, None when it is. on_demand: it takes long and nothing
    rests on it, so that the whole chain leaves it out unless it is asked for.
    """

    id: str
    title: Text
    page: int
    after: tuple[str, ...]
    choices: tuple[str, ...]
    result: str
    run: Callable[..., StepResult]
    outputs: Callable[[StudyFolder], tuple[Output, ...]]
    also: Callable[[StudySettings], tuple[str, ...]] | None = None
    result_with: Callable[[StudySettings], str] | None = None
    missing: Callable[[StudyFolder, StudySettings], Text | None] | None = None
    on_demand: bool = False
    beside: tuple[str, ...] = ()
    sources: Callable[[StudySettings], tuple[str, ...]] | None = None
    by_hand: Callable[[StudyFolder, StudySettings], str] | None = None
    solves: bool = False
    same: Callable[[StudyFolder, StudySettings], StudySettings | None] | None = None

    @property
    def optional(self) -> bool:
        """Whether a study can do without it."""
        return self.missing is not None

    def made(self, settings: StudySettings) -> str:
        """Return the file that exists once it has run with ``settings``."""
        return self.result_with(settings) if self.result_with else self.result


def always_possible(folder: StudyFolder, settings: StudySettings) -> Text | None:
    """Return None: nothing but the steps before is needed for an optional step."""
    return None

"""Work on a plan in the background: draw again, add, take a package, look at a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dss_planner.errors import InputError
from dss_planner.measures.catalogue.catalogue import Measure
from dss_planner.plan.drafting.adding import add_work
from dss_planner.plan.drafting.comparing import SiteOptions, site_options
from dss_planner.plan.drafting.facts import StudyLayers, open_study
from dss_planner.plan.drafting.handling import remove_works
from dss_planner.plan.drafting.options import DrawingOptions
from dss_planner.plan.drafting.placing import PlaceVerdicts, place_work, verdicts_for
from dss_planner.plan.drafting.redraft import Redrawn, redraft
from dss_planner.plan.drafting.settling import settled
from dss_planner.plan.store.changes import applied, changes_between
from dss_planner.plan.store.document import PlanDocument
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.text import Text, text

#: ``function(document, progress, cancelled)``.
WorkOut = Callable[[PlanDocument, Progress, CancelCheck], Redrawn]


class StudyKeeper:
    """Opens the layers of a study once; only the thread that works asks it."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self._study: StudyLayers | None = None

    def study(self) -> StudyLayers:
        """Return the layers. Raises `InputError` when a needed one is missing."""
        if self._study is None:
            self._study = open_study(self.folder)
        return self._study

    def if_there(self) -> StudyLayers | None:
        """Return the layers, None where the study cannot tell: works are then drawn with what the plan holds."""
        try:
            return self.study()
        except InputError:
            return None


def draw_again(keeper: StudyKeeper, targets: Sequence[str], options: DrawingOptions | None = None) -> WorkOut:
    """Return what draws works or sites (keys) again; options: for one work."""

    def work(document: PlanDocument, progress: Progress, cancelled: CancelCheck) -> Redrawn:
        study, now = keeper.if_there(), document
        drawn: list[str] = []
        notes: list[Text] = []
        names = {row["uuid"]: str(row["name"]) for name in ("sites", "works") for row in document.rows(name)}
        for number, target in enumerate(targets):
            stop_if(cancelled)
            progress(number / (len(targets) + 1), text("Drawing “{name}” again", name=names.get(target, target)))
            found = redraft(now, target, options, study)
            now = applied(now, found.changes)
            drawn += found.drawn
            notes += found.notes
        stop_if(cancelled)
        progress(len(targets) / (len(targets) + 1), text("Scheduling the works"))
        changes = settled(document, changes_between(document, now), keeper.folder)
        progress(1.0, None)
        once = {str(note): note for note in notes}
        return Redrawn(changes, tuple(drawn), tuple(once.values()))

    return work


def add_measure(
    keeper: StudyKeeper, site: str, measure: str, place: tuple[float, float] | None, told: list[str]
) -> WorkOut:
    """Return what adds a measure to a site, or at a place (map coordinates of the plan); told: gets the new keys."""

    def work(document: PlanDocument, progress: Progress, cancelled: CancelCheck) -> Redrawn:
        progress(0.1, text("Drawing the work"))
        study = keeper.if_there()
        stop_if(cancelled)
        if place is not None:
            found = place_work(document, measure, place[0], place[1], study=study)
        else:
            found = add_work(document, site, measure, study=study)
        stop_if(cancelled)
        progress(0.7, text("Scheduling the works"))
        told[:] = found.drawn
        changes = settled(document, found.changes, keeper.folder)
        progress(1.0, None)
        return Redrawn(changes, found.drawn, found.notes)

    return work


def take_out(works: Sequence[str]) -> WorkOut:
    """Return what takes works (keys) out of the plan."""

    def work(document: PlanDocument, progress: Progress, cancelled: CancelCheck) -> Redrawn:
        changes = settled(document, remove_works(document, works))
        stop_if(cancelled)
        return Redrawn(changes, (), ())

    return work


@dataclass(frozen=True)
class PlaceQuestion:
    """x, y: map coordinates of the plan."""

    document: PlanDocument
    measures: tuple[Measure, ...]
    keeper: StudyKeeper
    x: float
    y: float


def look_at_place(question: PlaceQuestion, progress: Progress, cancelled: CancelCheck) -> PlaceVerdicts | None:
    """Return which measures fit a place; None outside of the sites. Raises `InputError` where layers are missing."""
    return verdicts_for(question.document, question.measures, question.keeper.study(), question.x, question.y)


@dataclass(frozen=True)
class PreviewQuestion:
    """work: key; options: None draws it with those it has."""

    document: PlanDocument
    work: str
    options: DrawingOptions
    keeper: StudyKeeper


def preview(question: PreviewQuestion, progress: Progress, cancelled: CancelCheck) -> Redrawn:
    """Return what drawing a work with options changes, schedule included."""
    found = redraft(question.document, question.work, question.options, question.keeper.if_there())
    stop_if(cancelled)
    return Redrawn(settled(question.document, found.changes, question.keeper.folder), found.drawn, found.notes)


@dataclass(frozen=True)
class OptionsQuestion:
    """site: key."""

    document: PlanDocument
    site: str
    keeper: StudyKeeper


def compare_options(question: OptionsQuestion, progress: Progress, cancelled: CancelCheck) -> SiteOptions:
    """Return the plan of a site and its packages side by side."""
    return site_options(question.document, question.site, question.keeper.study(), progress, cancelled)

"""Asks about one place at a time, in the background."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from dss_planner.layers.translation import show
from dss_planner.tasks.lookups import Lookups
from dss_planner.tasks.task import Outcome, Work


class PlaceAsker:
    """The newest question counts: what an older one finds is dropped.

    kind, title: of the questions, as `Lookups.ask` takes them. answered: gets the answer. failed: gets the sentence and
    the details of what went wrong.
    """

    def __init__(
        self,
        lookups: Lookups,
        kind: str,
        title: str,
        answered: Callable[[Any], None],
        failed: Callable[[str, str], None],
    ) -> None:
        self._lookups, self._kind, self._title = lookups, kind, title
        self._answered, self._failed = answered, failed
        #: The question asked last; None when there is none to ask again.
        self.question: Any = None

    def ask(self, question: Any, work: Work) -> None:
        """Ask what ``work`` answers; the answer comes later."""
        self.question = question

        def publish(outcome: Outcome) -> None:
            if self.question is not question:
                return
            if outcome.done:
                self._answered(outcome.result)
            elif not outcome.cancelled:
                self._failed(show(outcome.sentence), outcome.details)

        self._lookups.ask(self._kind, self._title, lambda: question, work, publish)

    def drop(self) -> None:
        """Want no answer any more."""
        self.question = None
        self._lookups.drop(self._kind)

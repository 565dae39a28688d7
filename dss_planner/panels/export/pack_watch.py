"""What the plan at hand says for a pack, gathered in the background whenever plan or study changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from dss_planner.layers.translation import show
from dss_planner.proposal.content.gather import READ, ContentRequest, gather
from dss_planner.proposal.content.spoken import spoken_in
from dss_planner.proposal.languages.words import Words
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.proposal.content.model import PackContent

KIND = "pack"
#: Wait after a change of the plan before it is gathered [ms].
SETTLE_MS = 400


class PackWatch(QObject):
    """content: None while there is no plan or it cannot be told; `problem` then says why, '' while it is read."""

    #: `content`, `problem` or `busy` differ.
    changed = pyqtSignal()

    def __init__(self, session: StudySession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.content: PackContent | None = None
        self.problem = ""
        self._stamp: tuple[object, ...] = ()
        #: Content and language that were looked at last, and what was found.
        self._own_words: tuple[PackContent, str, tuple[str, ...]] | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.renew)
        session.plan_desk.changed.connect(self.renew_soon)
        session.plan_desk.busy_changed.connect(self.renew_soon)

    @property
    def busy(self) -> bool:
        """Whether the plan is being gathered."""
        return self._session.lookups.asked(KIND)

    def renew_soon(self) -> None:
        """Look anew once the plan is left alone for a moment."""
        self._settle.start()

    def renew(self) -> None:
        """Gather anew where plan or study changed since."""
        desk = self._session.plan_desk
        if desk.busy or self._session.busy:
            return  # it says when it is done
        stamp = _stamp(desk.path)
        if stamp == self._stamp:
            return
        self._stamp = stamp
        if not stamp:
            self._session.lookups.drop(KIND)
            self._tell(None, "")
            return
        request = ContentRequest(desk.path)
        if self.content is not None and self.content.plan.path != desk.path:
            self.content = None

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._tell(outcome.result, "")
            elif outcome.cancelled:
                self._stamp = ()
            else:
                self._tell(None, show(outcome.sentence))

        self._session.lookups.ask(KIND, self.tr("Looking at what is missing"), lambda: request, gather, publish)
        self.problem = ""
        self.changed.emit()

    def own_words(self, language: str) -> tuple[str, ...]:
        """Return what people wrote in another language than that of the pack, which says it as it stands."""
        if self.content is None:
            return ()
        if self._own_words is None or self._own_words[0] is not self.content or self._own_words[1] != language:
            words = Words(language)
            words.know(self.content.measures.values())
            self._own_words = (self.content, language, spoken_in(self.content, words)[1])
        return self._own_words[2]

    def stop(self) -> None:
        """Look no more."""
        self._settle.stop()
        self._session.plan_desk.changed.disconnect(self.renew_soon)
        self._session.plan_desk.busy_changed.disconnect(self.renew_soon)

    def _tell(self, content: PackContent | None, problem: str) -> None:
        self.content, self.problem = content, problem
        self.changed.emit()


def _stamp(plan: str) -> tuple[object, ...]:
    """Return name, size and time of change of all that is gathered; nothing without a plan."""
    path = Path(plan)
    if not plan or not path.exists():
        return ()
    stamps: list[object] = [plan]
    for name in (path.name, *READ):
        file = path.parent / name
        if file.exists():
            status = file.stat()
            stamps.append((name, status.st_size, status.st_mtime_ns))
    return tuple(stamps)

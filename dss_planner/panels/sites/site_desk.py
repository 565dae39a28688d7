"""The candidate sites at hand: one for pages 3 and 4, the window “Sites” and the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QUndoCommand, QUndoStack

from dss_planner.layers.translation import show
from dss_planner.panels.results import Site
from dss_planner.panels.sites.map_link import MapLink
from dss_planner.panels.sites.site_reading import read_ranking, read_table, stamp_of
from dss_planner.running import CancelCheck, Progress, stop_if
from dss_planner.sites.rankcriteria import RankCriterion
from dss_planner.study.sitedecisions import SiteDecision, decide, exclude, pin
from dss_planner.study.siteorder import RankedSites, SiteOrder, Standing
from dss_planner.study.siteranking import RankAgainRequest
from dss_planner.study.steps import step_outputs
from dss_planner.tasks.ranking import rank_again

if TYPE_CHECKING:
    from dss_planner.panels.session import StudySession
    from dss_planner.tasks.task import Outcome

#: Wait after the last decision before the file of the sites is written anew [ms].
SETTLE_MS = 600
STEPS_KEPT = 200
#: A file of sites up to this size is read at once, some 30 ms; a larger one in the background [bytes].
AT_ONCE = 400_000
#: Kind of the question that reads them.
KIND = "sites"


class SiteDesk(QObject):
    """Reached as ``session.site_desk``. Decisions go through `leave_out`, `pin` and `take_back`, and can be undone.

    A decision holds at once for all that is shown; the file of the sites follows in the background, with ranks and
    reasons among those that are left.
    """

    #: The sites, or what was decided of them, differ.
    changed = pyqtSignal()
    #: Id of the site looked at.
    selected_changed = pyqtSignal(str)
    #: A sentence for a banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.undo = QUndoStack(self)
        self.undo.setUndoLimit(STEPS_KEPT)
        self.selected = ""
        self.rows: tuple[dict, ...] = ()
        self.sites: dict[str, Site] = {}
        #: By what the sites are ranked; none where their record does not say.
        self.criteria: tuple[RankCriterion, ...] = ()
        #: Changes with every reading of another file of sites.
        self.stamp: tuple[object, ...] = ()
        self._refused: object = None
        self._asked: tuple[object, ...] = ()
        self._ranked = RankedSites(())
        self._order: SiteOrder | None = None
        #: The decisions that `_order` and `_carried` hold for.
        self._decisions: tuple[SiteDecision, ...] = ()
        self._carried = True
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self._write)
        self.map_link = MapLink(self, session)
        session.opened.connect(self._open)
        session.results_changed.connect(self.renew)
        session.busy_changed.connect(self._busy_changed)

    @property
    def reading(self) -> bool:
        """Whether the sites are being read: those of the file before are shown until they are there."""
        return bool(self._asked)

    @property
    def order(self) -> SiteOrder:
        """The sites in the order shown, with rank and decision; another object after every change."""
        return self._follow_decisions()

    def standing(self, site: str) -> Standing | None:
        """Return how a site stands; None when there is none such."""
        return self.order.standing(site)

    @property
    def idle(self) -> tuple[SiteDecision, ...]:
        """Decisions about places where no site lies now."""
        return self.order.idle if self.rows else ()

    @property
    def writing(self) -> bool:
        """Whether the file of the sites is yet to follow the decisions."""
        return self._settle.isActive() or not self._decided()

    def _decided(self) -> bool:
        self._follow_decisions()
        return self._carried

    def _follow_decisions(self) -> SiteOrder:
        """Work out what follows from the decisions, once for each of them; the order by them."""
        decisions, order = self._session.settings.site_decisions, self._order
        if order is None or (decisions is not self._decisions and decisions != self._decisions):
            self._order = order = self._ranked.order(decisions)
            self._carried = self._ranked.carries(decisions)
        self._decisions = decisions
        return order

    def row(self, site: str) -> dict | None:
        """Return the fields of a site; None when there is none such."""
        found = self.standing(site)
        return None if found is None else dict(found.row)

    def select(self, site: str) -> None:
        """Look at a site; '' at none."""
        if site != self.selected:
            self.selected = site
            self.selected_changed.emit(site)

    def zoom(self, site: str = "") -> None:
        """Show a site, or the one looked at, in the middle of the map and flash it."""
        self._session.map_layers.zoom_to_site(self._session.folder, site or self.selected)

    def leave_out(self, sites: Sequence[str], reason: str, who: str) -> bool:
        """Leave sites out for a reason; False when none would be left, or no reason is given."""
        chosen = self._chosen(sites)
        order = self.order
        left = order.ranks > 0
        left[[place for site in sites for place in self._ranked.ground.places.get(site, ())]] = False
        if not chosen or not reason.strip():
            return False
        if not left.any():
            self.message.emit("warning", self.tr("At least one site has to count. Take another one back first."), "")
            return False
        made = [exclude(row, reason, who) for row in chosen]
        self._decide(self._title(self.tr("leave out"), chosen), made, ())
        return True

    def pin(self, sites: Sequence[str]) -> None:
        """Keep sites at the top."""
        chosen, who = self._chosen(sites), self.person()
        self._decide(self._title(self.tr("keep at the top"), chosen), [pin(row, who) for row in chosen], ())

    def take_back(self, sites: Sequence[str]) -> None:
        """Decide nothing about sites any more."""
        chosen = self._chosen(sites)
        self._decide(self._title(self.tr("take back"), chosen), [], [str(row.get("site_id")) for row in chosen])

    def _chosen(self, sites: Sequence[str]) -> list[dict]:
        """Return the rows of sites, in the order of the file."""
        places = self._ranked.ground.places
        return [self.rows[place] for place in sorted(place for site in set(sites) for place in places.get(site, ()))]

    def forget_idle(self) -> None:
        """Drop the decisions about places where no site lies now."""
        idle = self.idle
        kept = tuple(one for one in self._session.settings.site_decisions if one not in idle)
        self._push(self.tr("forget old decisions"), kept)

    def person(self) -> str:
        """Return who decides, as the computer knows the person."""
        return QgsApplication.userFullName() or QgsApplication.userLoginName()

    def renew(self) -> None:
        """Read the sites anew where their file changed."""
        stamp = self._stamp()
        if stamp == self.stamp:
            self._drop()
        elif stamp != self._asked:
            self._read(stamp)
        self._follow()

    def close(self) -> None:
        """Write nothing any more and let go of the map."""
        self._settle.stop()
        self.map_link.close()

    def _open(self) -> None:
        self.undo.clear()
        self._drop()
        self.stamp = ()
        self.renew()

    def _read(self, stamp: tuple[object, ...]) -> None:
        self._drop()
        folder = self._session.folder
        size = stamp[2] if len(stamp) > 2 else 0
        if not isinstance(size, int) or size <= AT_ONCE:
            self._take(stamp, read_table(folder), read_ranking(folder))
            return
        if self.stamp[:1] != stamp[:1]:
            self._take((), ((), {}), ())  # what is shown is of another study
        self._asked = stamp

        def work(asked: str, progress: Progress, cancelled: CancelCheck) -> object:
            found = read_table(asked)
            stop_if(cancelled)
            return found, read_ranking(asked), RankedSites(found[0])

        def publish(outcome: Outcome) -> None:
            if self._asked != stamp:
                return
            self._asked = ()
            if outcome.done:
                self._take(stamp, *outcome.result)
                self._follow()
            elif not outcome.cancelled:
                self.message.emit("warning", show(outcome.sentence), outcome.details)

        title = self.tr("Reading the sites")
        self._session.lookups.ask(KIND, title, lambda: folder, work, publish)

    def _drop(self) -> None:
        """Wait no more for sites that are being read."""
        if self._asked:
            self._asked = ()
            self._session.lookups.drop(KIND)

    def _take(
        self,
        stamp: tuple[object, ...],
        found: tuple[tuple[dict, ...], dict[str, Site]],
        criteria: tuple[RankCriterion, ...],
        ranked: RankedSites | None = None,
    ) -> None:
        self.stamp, (self.rows, self.sites), self.criteria = stamp, found, criteria
        self._ranked, self._order = ranked or RankedSites(self.rows), None
        self.changed.emit()
        if self.selected not in self.sites:
            first = self.order[0].row if len(self.order) else {}
            self.select(str(first.get("site_id") or ""))
        self.map_link.renew()

    def _stamp(self) -> tuple[object, ...]:
        return stamp_of(self._session.folder)

    def _decide(self, title: str, made: list[SiteDecision], undone: Sequence[str]) -> None:
        if not made and not undone:
            return
        self._push(title, decide(self._ranked.ground, self._session.settings.site_decisions, made, undone))

    def _push(self, title: str, decisions: tuple[SiteDecision, ...]) -> None:
        before = self._session.settings.site_decisions
        if decisions != before:
            self.undo.push(_Decision(self, title, before, decisions))

    def _title(self, doing: str, rows: Sequence[dict]) -> str:
        names = ", ".join(str(row.get("name") or "") for row in rows[:3])
        return self.tr("{doing}: {sites}").format(doing=doing, sites=f"{names} …" if len(rows) > 3 else names)

    def apply(self, decisions: tuple[SiteDecision, ...]) -> None:
        """Let ``decisions`` hold from now on; only the undo stack calls this."""
        self._session.change(site_decisions=decisions)
        self._refused = None
        self.changed.emit()
        self._settle.start()

    def _busy_changed(self, busy: bool) -> None:
        if not busy:
            self._follow()

    def _follow(self) -> None:
        """Let the file follow, unless it was refused with the same decisions."""
        wanted = self._session.settings.site_decisions
        if self.rows and self._refused != wanted and not self._decided():
            self._settle.start()

    def _write(self) -> None:
        session = self._session
        if not self.rows or session.busy or self._decided():
            return
        folder, settings = session.folder, session.settings
        outputs = list(step_outputs(folder, "sites"))
        if session.map_layers.edited(outputs):
            return  # the layer of the sites is being edited: it follows once that is saved
        session.map_layers.release(outputs)
        # by what the sites are ranked stays as it is, and takes long to read of thousands
        criteria = self.criteria if self._stamp() == self.stamp else None

        def work(request: RankAgainRequest, progress: Progress, cancelled: CancelCheck) -> object:
            rank_again(request, progress, cancelled)
            stamp, found = stamp_of(folder), read_table(folder)
            return stamp, found, read_ranking(folder) if criteria is None else criteria, RankedSites(found[0])

        def publish(outcome: Outcome) -> None:
            if not outcome.done:
                self._refused = settings.site_decisions
            if session.folder != folder:
                return
            session.show_layers("sites")  # nothing but the sites differs: `changed` tells
            if outcome.done:
                self._drop()
                self._take(*outcome.result)
            else:
                self.renew()

        title = self.tr("Ranking the sites again")
        session.background(title, lambda: RankAgainRequest(folder, settings), work, publish)


class _Decision(QUndoCommand):
    """One step: the decisions before and after it."""

    def __init__(
        self, desk: SiteDesk, title: str, before: tuple[SiteDecision, ...], after: tuple[SiteDecision, ...]
    ) -> None:
        super().__init__(title)
        self._desk, self._before, self._after = desk, before, after

    def redo(self) -> None:
        """Do it, at first too."""
        self._desk.apply(self._after)

    def undo(self) -> None:
        """Go back."""
        self._desk.apply(self._before)

"""Keeps what is known of the study's layers, and has those looked into that are new or that the user overruled."""

from __future__ import annotations

from dataclasses import replace

from qgis.PyQt.QtCore import QObject, pyqtSignal

from dss_planner.intake.choices import LayerChoice
from dss_planner.intake.recognition import Recognition
from dss_planner.intake.vectors.openstreetmap import is_openstreetmap
from dss_planner.layers.translation import show
from dss_planner.panels.area.data_drop import Dropped
from dss_planner.panels.session import StudySession
from dss_planner.raster.vectors import split_uri
from dss_planner.tasks.finding import Haul, Search, find_layers
from dss_planner.tasks.reading import Seen, recognise_all
from dss_planner.tasks.task import Outcome
from dss_planner.tasks.watching import changed_layers

READING, FINDING, WATCHING = "layers", "find", "files"


class LayerReader(QObject):
    """Looks into layers in the background."""

    #: More is known, or something is being looked into.
    changed = pyqtSignal()
    #: Files of layers that were looked into are gone, or others than before.
    altered = pyqtSignal()
    #: Layers were found in files and folders: their uris.
    found = pyqtSignal(tuple)
    #: Sentence and percent of what is being done; an empty sentence at its end.
    progressed = pyqtSignal(str, float)
    #: A sentence for the banner: level, sentence, details.
    message = pyqtSignal(str, str, str)

    def __init__(self, session: StudySession, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen: dict[str, Seen] = {}
        self._words = ""
        session.lookups.progressed.connect(self._progress)

    @property
    def seen(self) -> dict[str, Seen]:
        """What is known of the layers, as the user's choices have it now."""
        return {uri: seen for uri, seen in self._seen.items() if _meaning(seen.choice) == _meaning(self._choice(uri))}

    def recognised(self) -> list[Recognition]:
        """Return the study's layers that were recognised and take part."""
        settings, seen = self._session.settings, self.seen
        found = [seen[uri].found for uri in settings.sources if uri in seen and not self._choice(uri).left_out]
        return [layer for layer in found if layer is not None and layer.role]

    @property
    def complete(self) -> bool:
        """True when every layer of the study has been looked into."""
        return not self._wanted()

    def forget(self) -> None:
        """Look into all layers anew: their files may have changed."""
        self._seen.clear()
        self.read()
        self.changed.emit()

    def look_again(self) -> None:
        """Look in the background whether files have changed; those layers are then looked into anew."""
        known = {uri: seen.marks for uri, seen in self._seen.items() if uri in self._session.settings.sources}
        if not known:
            return

        def publish(outcome: Outcome) -> None:
            if outcome.done and outcome.result:
                for uri in outcome.result:
                    self._seen.pop(uri, None)
                self.altered.emit()

        self._session.lookups.ask(
            WATCHING, self.tr("Looking for changed files"), lambda: known, changed_layers, publish
        )

    def read(self) -> None:
        """Look into the layers that have not been, with the user's choices as they are."""
        wanted = self._wanted()
        if not wanted:
            self._session.lookups.drop(READING)
            self._end()
            return
        count = len(wanted)
        self._words = self.tr("Recognising 1 layer…") if count == 1 else self.tr("Recognising {count} layers…")
        self._words = self._words.format(count=count)

        def publish(outcome: Outcome) -> None:
            self._end()
            if outcome.done:
                self._seen.update(outcome.result)
            else:  # what nobody foresaw: the layers say so themselves
                trouble = outcome.sentence
                self._seen.update({uri: Seen(choice, trouble=trouble) for uri, choice in wanted.items()})
                if outcome.details:
                    self.message.emit("problem", show(trouble), outcome.details)
            self.changed.emit()

        self._session.lookups.ask(READING, self.tr("Recognising the layers"), lambda: wanted, recognise_all, publish)
        self.progressed.emit(self._words, 0.0)

    def find(self, dropped: Dropped) -> None:
        """Look for layers in files and folders."""
        if not self._session.folder:
            self.message.emit("warning", self.tr("Choose a study folder first; the layers are noted there."), "")
            return
        # the layers of OpenStreetMap data, as QGIS shows them, are mixtures of several
        mixed = tuple(uri for uri in dropped.uris if is_openstreetmap(split_uri(uri)[0]))
        single = tuple(uri for uri in dropped.uris if uri not in mixed)
        if single:
            self.found.emit(single)
        if dropped.refused:
            self.message.emit(
                "warning",
                self.tr("{layers}: not a file, or only a part of one is shown. Save it as a GeoPackage first.").format(
                    layers=", ".join(dropped.refused)
                ),
                "",
            )
        if not (*dropped.paths, *mixed):
            return
        search = Search((*dropped.paths, *mixed), self._session.folder)

        def publish(outcome: Outcome) -> None:
            if outcome.done:
                self._hauled(outcome.result)
            elif not outcome.cancelled:
                self.message.emit("problem", show(outcome.sentence), outcome.details)

        self._session.lookups.ask(FINDING, self.tr("Looking for layers"), lambda: search, find_layers, publish)

    def _hauled(self, haul: Haul) -> None:
        if haul.uris:
            self.found.emit(haul.uris)
        elif not haul.refused:
            self.message.emit("information", self.tr("No layer was found there."), "")
        if haul.refused:
            sentence = self.tr("Left out, because they are neither a raster nor a vector layer nor a table: {files}")
            self.message.emit("warning", sentence.format(files=", ".join(haul.refused)), "")
        if haul.full:
            self.message.emit(
                "warning", self.tr("The folder holds more files than are searched; add the others by themselves."), ""
            )
        if haul.notes:
            self.message.emit("information", "\n".join(show(note) for note in haul.notes), "")

    def _wanted(self) -> dict[str, LayerChoice]:
        seen = self.seen
        sources = self._session.settings.sources
        return {uri: self._choice(uri) for uri in sources if uri not in seen and not self._choice(uri).left_out}

    def _choice(self, uri: str) -> LayerChoice:
        return self._session.settings.choices.get(uri, LayerChoice())

    def _progress(self, kind: str, percent: float) -> None:
        if kind == READING and self._words:
            self.progressed.emit(self._words, percent)

    def _end(self) -> None:
        self._words = ""
        self.progressed.emit("", 100.0)


def _meaning(choice: LayerChoice) -> LayerChoice:
    """Return what bears on the recognition: whether the layer takes part, and which fixes were accepted, does not."""
    return replace(choice, left_out=False, accepted=(), method="")

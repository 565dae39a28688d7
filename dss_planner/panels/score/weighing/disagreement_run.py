"""The map of where weight profiles disagree, worked out in the background for the study."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from dss_planner.layers.score_layers import disagreement_outputs
from dss_planner.scoring.disagreement import DisagreementRequest, DisagreementResult, compute_disagreement
from dss_planner.scoring.model import ScoreModel, write_model
from dss_planner.scoring.weighing.profiles import complete
from dss_planner.tasks.task import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable

    from dss_planner.panels.session import StudySession

#: Files in the study folder.
MODEL_FILE, MAP_FILE = "disagreement_model.json", "disagreement.tif"


def run_disagreement(
    session: StudySession, model: ScoreModel, title: str, done: Callable[[DisagreementResult | None], None]
) -> bool:
    """Compare the profiles that say all; the layers arrive on the map. False while something else runs.

    Raises `OutputError` when the study folder cannot be written.
    """
    if session.busy or not session.folder:
        return False
    output = str(Path(session.folder, MAP_FILE))
    session.map_layers.release(disagreement_outputs(output))
    kept = complete(model.profiles, [item.id for item in model.used])

    def prepare() -> DisagreementRequest:
        path = Path(session.folder, MODEL_FILE)
        write_model(replace(model, profiles=kept), path)
        return DisagreementRequest(str(path), output)

    def publish(outcome: Outcome) -> None:
        if outcome.done:
            session.map_layers.show_first_alone(disagreement_outputs(output))
        done(outcome.result if outcome.done else None)

    return session.background(title, prepare, compute_disagreement, publish)

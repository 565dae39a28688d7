"""The catalogue of measures that a study keeps, where its people changed what comes with the planner."""

from __future__ import annotations

from pathlib import Path

from dss_planner.measures.catalogue.catalogue import Catalogue, load_catalogue
from dss_planner.measures.catalogue.documents import document_of, export_catalogue, import_catalogue

FILE = "measures.json"


def catalogue_file(folder: str | Path) -> str | None:
    """Return the file with the study's own catalogue; None where it uses the one that comes with the planner."""
    path = Path(folder, FILE)
    return str(path) if path.exists() else None


def read_catalogue(folder: str | Path) -> Catalogue:
    """Return the catalogue of a study. Raises `InputError` when its file is damaged."""
    own = catalogue_file(folder)
    return load_catalogue() if own is None else import_catalogue(own)


def keep_catalogue(folder: str | Path, catalogue: Catalogue) -> None:
    """Keep a catalogue with a study; one that is as it comes with the planner needs no file.

    Raises `OutputError` when the file cannot be written.
    """
    path = Path(folder, FILE)
    if document_of(catalogue) == document_of(load_catalogue()):
        path.unlink(missing_ok=True)
    else:
        export_catalogue(catalogue, path)

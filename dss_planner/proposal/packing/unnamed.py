"""A project that is given away: nothing in it tells who saved it, or where things lie on that computer."""

from __future__ import annotations

import os
import re
import zipfile
from pathlib import Path

from dss_planner.errors import OutputError
from dss_planner.raster.scratch import temporary_beside, write_failure

_USER = re.compile(r'(saveUser(?:Full)?=")[^"]*"')
#: Where QGIS writes whole paths though the project keeps relative ones: what layers were made from, and what the items
#: of layouts point to, which are found by the ids of their layers.
_PLACES = re.compile(
    r'<history>[^<]*</history>|<Layer [^>]*|coverageLayerSource="[^"]*"|<Option [^>]*name="LayerSource"[^>]*'
)
#: A whole path up to its last part, of any system; addresses of the web stay.
_FOLDERS = re.compile(r"(?<![\w.:/\\])(?:file:/{2,3})?(?:[A-Za-z]:)?[/\\](?:[^/\\<>\"&|;:,]+[/\\])+(?=[^/\\<>\"&|;])")


def unnamed(path: str | Path) -> None:
    """Take user and folders out of the project (QGZ) at ``path``. Raises `OutputError`."""
    target = Path(path)
    temporary = temporary_beside(target)
    try:
        with zipfile.ZipFile(target) as old, zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as new:
            for one in old.infolist():
                content = old.read(one)
                if one.filename.endswith(".qgs"):
                    content = without_places(content.decode("utf-8")).encode("utf-8")
                new.writestr(one, content, zipfile.ZIP_DEFLATED)
        os.replace(temporary, target)
    except (OSError, zipfile.BadZipFile) as error:
        raise OutputError(
            "The project “{path}” cannot be written: {reason}. Choose a folder that you may write to.",
            path=target,
            reason=write_failure(target, error),
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def without_places(project: str) -> str:
    """Return the XML of a project without its user, and with the names of files in place of whole paths."""
    nobody = _USER.sub(r'\1"', project)
    return _PLACES.sub(lambda found: _FOLDERS.sub("", found[0]), nobody)

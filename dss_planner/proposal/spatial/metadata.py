"""Metadata of a spatial file as ISO 19139, the elements in the order that the schema of 2007 wants."""

from __future__ import annotations

import html
import os
import re
from dataclasses import dataclass
from pathlib import Path

from dss_planner import paths
from dss_planner.errors import OutputError
from dss_planner.proposal.content.model import PackContent
from dss_planner.proposal.languages.words import TRANSLATION_NOTE, Words
from dss_planner.raster.scratch import temporary_beside, write_failure
from dss_planner.text import text

#: Language of a pack → its code of ISO 639-2.
_CODES = {"en": "eng", "mn": "mon", "zh_CN": "zho", "ja": "jpn", "ko": "kor"}
_LISTS = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
_SPACES = (
    ' xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"'
    ' xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
)
#: Letters that XML cannot hold at all.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Sensitivity → code of ISO 19115 for the limits of access.
_ACCESS = {"public": "license", "partners": "restricted", "internal": "restricted"}


@dataclass(frozen=True)
class Described:
    """What is described. identifier: stable; file: name; title, abstract: in words; west, east, south, north [°]."""

    identifier: str
    file: str
    title: str
    abstract: str
    west: float
    east: float
    south: float
    north: float


def write_metadata(content: PackContent, described: Described, words: Words, path: str | Path) -> str:
    """Write the metadata of a file, whole or not at all, and return its path. Raises `OutputError`."""
    target = Path(path)
    temporary = temporary_beside(target)
    try:
        temporary.write_bytes(metadata_xml(content, described, words).encode("utf-8"))
        os.replace(temporary, target)
    except OSError as error:
        raise OutputError(
            "The metadata “{path}” cannot be written: {reason}. Choose a folder that you may write to.",
            path=path,
            reason=write_failure(target, error),
        ) from error
    finally:
        temporary.unlink(missing_ok=True)
    return str(target)


def metadata_xml(content: PackContent, described: Described, words: Words) -> str:
    """Return the metadata of a file as XML."""
    body = "".join(
        (
            _string("fileIdentifier", described.identifier),
            _code_of("language", "LanguageCode", _CODES[words.language]),
            _code_of("characterSet", "MD_CharacterSetCode", "utf8"),
            _code_of("hierarchyLevel", "MD_ScopeCode", "dataset"),
            _contact("contact", content),
            f"<gmd:dateStamp><gco:Date>{_day(content)}</gco:Date></gmd:dateStamp>",
            _string("metadataStandardName", "ISO 19115:2003/19139"),
            _string("metadataStandardVersion", "1.0"),
            _reference(),
            _identification(content, described, words),
            _distribution(described),
            _quality(content, words),
        )
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<gmd:MD_Metadata{_SPACES}>{body}</gmd:MD_Metadata>\n'


def _escaped(said: str) -> str:
    return html.escape(_ILLEGAL.sub(" ", said), quote=True)


def _string(tag: str, said: str) -> str:
    if not said:
        return f'<gmd:{tag} gco:nilReason="missing"/>'
    return f"<gmd:{tag}><gco:CharacterString>{_escaped(said)}</gco:CharacterString></gmd:{tag}>"


def _code_of(tag: str, kind: str, value: str) -> str:
    where = f"{_LISTS}#{kind}"
    return f'<gmd:{tag}><gmd:{kind} codeList="{where}" codeListValue="{value}">{value}</gmd:{kind}></gmd:{tag}>'


def _day(content: PackContent) -> str:
    return content.plan.changed[:10] or content.plan.made[:10]


def _contact(tag: str, content: PackContent) -> str:
    first = content.partners[0] if content.partners else None
    return (
        f"<gmd:{tag}><gmd:CI_ResponsibleParty>"
        + _string("individualName", content.plan.changed_by)
        + _string("organisationName", first.name if first else "")
        + _code_of("role", "CI_RoleCode", "pointOfContact")
        + f"</gmd:CI_ResponsibleParty></gmd:{tag}>"
    )


def _reference() -> str:
    return (
        "<gmd:referenceSystemInfo><gmd:MD_ReferenceSystem><gmd:referenceSystemIdentifier><gmd:RS_Identifier>"
        + _string("code", "EPSG:4326")
        + "</gmd:RS_Identifier></gmd:referenceSystemIdentifier></gmd:MD_ReferenceSystem></gmd:referenceSystemInfo>"
    )


def _identification(content: PackContent, described: Described, words: Words) -> str:
    label = words(text("Sensitivity: {label}", label=content.sensitivity))
    note = "" if words.language == "en" else words(text("Translations: {note}", note=TRANSLATION_NOTE))
    return (
        "<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>"
        + _string("title", described.title)
        + f"<gmd:date><gmd:CI_Date><gmd:date><gco:Date>{_day(content)}</gco:Date></gmd:date>"
        + _code_of("dateType", "CI_DateTypeCode", "revision")
        + "</gmd:CI_Date></gmd:date></gmd:CI_Citation></gmd:citation>"
        + _string("abstract", described.abstract)
        + _code_of("status", "MD_ProgressCode", "planned")
        + _contact("pointOfContact", content)
        + _keywords(content, words)
        + "<gmd:resourceConstraints><gmd:MD_LegalConstraints>"
        + _string("useLimitation", label)
        + _code_of("accessConstraints", "MD_RestrictionCode", _ACCESS[content.sensitivity])
        + "</gmd:MD_LegalConstraints></gmd:resourceConstraints>"
        + _code_of("spatialRepresentationType", "MD_SpatialRepresentationTypeCode", "vector")
        + _code_of("language", "LanguageCode", _CODES[words.language])
        + _code_of("characterSet", "MD_CharacterSetCode", "utf8")
        + "<gmd:topicCategory><gmd:MD_TopicCategoryCode>environment</gmd:MD_TopicCategoryCode></gmd:topicCategory>"
        + _extent(described)
        + _string("supplementalInformation", " ".join(part for part in (note, content.plan.limits) if part))
        + "</gmd:MD_DataIdentification></gmd:identificationInfo>"
    )


def _keywords(content: PackContent, words: Words) -> str:
    own = [words.measure(measure) for measure in content.measures.values()]
    toolbox = [str(measure.toolbox_keyword.value) for measure in content.measures.values()]
    found = dict.fromkeys((words(text("Dust and sand storms")), words(text("Wind erosion")), *own, *toolbox))
    listed = "".join(_string("keyword", one) for one in found)
    return f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{listed}</gmd:MD_Keywords></gmd:descriptiveKeywords>"


def _extent(described: Described) -> str:
    bounds = (
        ("westBoundLongitude", described.west),
        ("eastBoundLongitude", described.east),
        ("southBoundLatitude", described.south),
        ("northBoundLatitude", described.north),
    )
    box = "".join(f"<gmd:{tag}><gco:Decimal>{value:.6f}</gco:Decimal></gmd:{tag}>" for tag, value in bounds)
    return (
        "<gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>"
        f"{box}</gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>"
    )


def _distribution(described: Described) -> str:
    name = Path(described.file).suffix.lstrip(".").upper()
    return (
        "<gmd:distributionInfo><gmd:MD_Distribution><gmd:distributionFormat><gmd:MD_Format>"
        + _string("name", name)
        + _string("version", "")
        + "</gmd:MD_Format></gmd:distributionFormat></gmd:MD_Distribution></gmd:distributionInfo>"
    )


def _quality(content: PackContent, words: Words) -> str:
    made = words(
        text(
            "Drawn by DSS Planner {version} from the layers below; the plan is a draft to be checked on the ground.",
            version=paths.version(),
        )
    )
    sources = "".join(
        "<gmd:source><gmd:LI_Source>"
        + _string(
            "description", "; ".join(part for part in (words(one.title), one.dataset, one.date, one.licence) if part)
        )
        + "</gmd:LI_Source></gmd:source>"
        for one in content.sources
    )
    return (
        "<gmd:dataQualityInfo><gmd:DQ_DataQuality><gmd:scope><gmd:DQ_Scope>"
        + _code_of("level", "MD_ScopeCode", "dataset")
        + "</gmd:DQ_Scope></gmd:scope><gmd:lineage><gmd:LI_Lineage>"
        + _string("statement", made)
        + sources
        + "</gmd:LI_Lineage></gmd:lineage></gmd:DQ_DataQuality></gmd:dataQualityInfo>"
    )

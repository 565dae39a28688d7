"""Every sentence of the proposal pack is there in every language, with the same places, and none that nobody says."""

import ast
import json
import re
from pathlib import Path

import pytest

from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.languages.words import has_words, sentences_of, units_of

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dss_planner"
#: Rooms of the pack whose words are still being written; take one out when its last sentence is translated.
UNWRITTEN = {"maps", "report", "presets", "packing"}
ROOMS = sorted(
    path.name
    for path in (PACKAGE / "proposal").iterdir()
    if path.is_dir() and path.name not in {*UNWRITTEN, "__pycache__"}
)
OTHERS = [language for language in LANGUAGES if language != "en"]
PLACE = re.compile(r"\{\w*\}")


def literals(paths):
    """Return the templates of all ``text("…")``."""
    return {
        node.args[0].value
        for path in paths
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and getattr(node.func, "id", "") == "text"
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }


def test_rooms_are_found():
    assert {"content", "tables", "spatial", "checking", "languages"} <= set(ROOMS)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("room", ROOMS)
def test_each_sentence_of_a_room_is_translated(room, language):
    said = literals((PACKAGE / "proposal" / room).rglob("*.py"))
    missing = sorted(template for template in said if has_words(template) and template not in sentences_of(language))
    assert missing == []


@pytest.mark.parametrize("language", OTHERS)
def test_places_are_the_same(language):
    for template, translation in sentences_of(language).items():
        assert sorted(PLACE.findall(template)) == sorted(PLACE.findall(translation)), template
        assert translation.strip() == translation
        assert translation


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_kept_that_nobody_says(language):
    said = literals(PACKAGE.rglob("*.py"))
    classes = json.loads((ROOT / "resources" / "landcover" / "classes.json").read_text(encoding="utf-8"))["classes"]
    upkeep = {str(measure.maintenance.value) for measure in load_catalogue().measures}
    presets = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "resources").rglob("presets/*.json"))
    known = said | {one["name"] for one in classes} | upkeep
    assert [one for one in sentences_of(language) if one not in known and one not in presets] == []


def test_all_languages_have_the_same_sentences():
    first, *others = (set(sentences_of(language)) for language in OTHERS)
    for other in others:
        assert other == first


@pytest.mark.parametrize(
    ("language", "letters"), [("mn", "[а-яөү]"), ("zh_CN", "[一-鿿]"), ("ja", "[ぁ-ヿ一-鿿]"), ("ko", "[가-힣]")]
)
def test_translations_are_in_their_script(language, letters):
    for template, translation in sentences_of(language).items():
        if len(template) > 12 and has_words(template):
            assert re.search(letters, translation.lower()), template


def test_units_that_tables_and_facts_use_are_known_or_international():
    for language in OTHERS:
        assert {"t/a", "t/km²·a", "min"} <= set(units_of(language))


@pytest.mark.parametrize("language", OTHERS)
def test_the_file_says_what_the_translations_are(language):
    content = json.loads((ROOT / "resources" / "languages" / "pack" / f"{language}.json").read_text(encoding="utf-8"))
    assert content["language"] == language
    assert "native speaker" in content["note"]

"""Every sentence of the proposal pack is there in every language, with the same places, and none that nobody says."""

import ast
import json
import re
from pathlib import Path

import pytest

from dss_planner.intake.roles import ROLES
from dss_planner.measures.catalogue.catalogue import load_catalogue
from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.languages.words import has_words, sentences_of, units_of
from dss_planner.proposal.presets.preset import preset_ids, read_preset
from dss_planner.study.criterionnames import default_names
from dss_planner.study.criterionsettings import DEFAULT_CRITERIA
from dss_planner.study.step_list import STEPS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dss_planner"
ROOMS = sorted(path.name for path in (PACKAGE / "proposal").iterdir() if path.is_dir() and path.name != "__pycache__")
#: What maps and legends show beside the words of the pack: the looks of layers and what layers are called.
LAYERS = (
    *(PACKAGE / "layers").glob("*look*.py"),
    *(
        PACKAGE / "layers" / name
        for name in (
            "basemap.py",
            "codes.py",
            "measure_maps.py",
            "metadata.py",
            "plan_relations.py",
            "rose_words.py",
            "scales.py",
            "score_layers.py",
            "vector_styles.py",
        )
    ),
)
OTHERS = [language for language in LANGUAGES if language != "en"]
PLACE = re.compile(r"\{\w*\}")
#: Names of plants by genus, which stay as they are.
LATIN = re.compile(r"[A-Z][a-z]+( [a-z]+)?(, [A-Z][a-z]+)+")


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
    assert {"content", "tables", "spatial", "checking", "languages", "maps", "report", "presets"} <= set(ROOMS)
    assert all(path.is_file() for path in LAYERS)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("room", ROOMS)
def test_each_sentence_of_a_room_is_translated(room, language):
    said = literals((PACKAGE / "proposal" / room).rglob("*.py"))
    missing = sorted(template for template in said if has_words(template) and template not in sentences_of(language))
    assert missing == []


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("id", preset_ids())
def test_each_sentence_of_a_preset_is_translated(id, language):
    said = {sentence.template for sentence in read_preset(id).sentences}
    assert sorted(said - set(sentences_of(language))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_word_of_the_layers_is_translated(language):
    titles = {str(role.title.template) for role in ROLES.values()} | {step.title.template for step in STEPS}
    said = titles | {template for template in literals(LAYERS) if has_words(template)}
    assert sorted(said - set(sentences_of(language))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_each_criterion_is_translated(language):
    assert [one.id for one in DEFAULT_CRITERIA if default_names(one.id)[0] not in sentences_of(language)] == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_the_sheets_say_of_a_measure_is_translated(language):
    said = {word for measure in load_catalogue().measures for word in words_of(measure)}
    missing = sorted(word for word in said if word not in sentences_of(language))
    assert [word for word in missing if not LATIN.fullmatch(word)] == []


def words_of(measure):
    """Return what good practice and the herders' sheet say of a measure in words."""
    values = (measure.toolbox_keyword, measure.function, measure.maintenance, measure.water_need, measure.material)
    values += (measure.risks, measure.co_benefits)
    found = (str(value.value) for value in values if value is not None)
    sources = {cost.source for cost in measure.costs}
    return {measure.summary, *sources, *(word for word in found if has_words(word))}


def data_sets():
    """Return what the catalogues of data sets say of licences, whom they cite, and titles that are more than names."""
    folder = ROOT / "resources" / "intake"
    rasters, vectors = (json.loads((folder / name).read_text("utf-8")) for name in ("products.json", "vectors.json"))
    notes = {one["licence"]["note"] for one in rasters["products"]} | {one["licence"] for one in vectors["products"]}
    cited = {one["citation"] for one in vectors["products"]}
    titles = {one["title"] for one in (*rasters["products"], *vectors["products"])}
    return notes, cited | titles


@pytest.mark.parametrize("language", OTHERS)
def test_licences_and_titles_of_data_sets_are_translated(language):
    notes, names = data_sets()
    described = {
        name for name in names if re.search(r"(?<![\w-])(?!(et|al|and|geoBoundaries)\b)[a-z]{3,}(?! ?[A-Z])", name)
    }
    assert sorted((notes | described) - set(sentences_of(language))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_what_plans_store_of_their_works_and_bills_and_scenarios_note_is_translated(language):
    names = ("budget/bill.py", "scenario/scenario.py", "drafting/draftnotes.py", "drafting/comparing.py")
    names += ("scheduling/schedule.py", "scheduling/planned.py", "scheduling/months.py", "drafting/siterows.py")
    progress = re.compile(r"^(Reading|Writing|Working|Drawing|Measuring) ")
    said = literals(PACKAGE / "plan" / name for name in names)
    said |= literals(
        PACKAGE / "measures" / name for name in ("fit/sentences.py", "fit/combinations.py", "effect/effects.py")
    )
    said = {one for one in said if has_words(one) and not progress.match(one)}
    assert sorted(said - set(sentences_of(language))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_places_are_the_same(language):
    for template, translation in sentences_of(language).items():
        assert sorted(PLACE.findall(template)) == sorted(PLACE.findall(translation)), template
        assert translation.strip() == translation or template.strip() != template, template
        assert translation


@pytest.mark.parametrize("language", OTHERS)
def test_no_sentence_is_kept_that_nobody_says(language):
    said = literals(PACKAGE.rglob("*.py"))
    classes = json.loads((ROOT / "resources" / "landcover" / "classes.json").read_text(encoding="utf-8"))["classes"]
    measures = {word for measure in load_catalogue().measures for word in words_of(measure)}
    presets = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "resources").rglob("presets/*.json"))
    criteria = (PACKAGE / "study" / "criterionnames.py").read_text(encoding="utf-8")
    known = said | {one["name"] for one in classes} | measures
    known |= {one for one in sentences_of(language) if f'"{one}"' in criteria}
    known |= set().union(*data_sets())
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
        if len(PLACE.sub("", template)) > 16 and has_words(template):
            assert re.search(letters, translation.lower()), template


def test_units_that_tables_and_facts_use_are_known_or_international():
    for language in OTHERS:
        assert {"t/a", "t/km²·a", "min"} <= set(units_of(language))


@pytest.mark.parametrize("language", OTHERS)
def test_the_file_says_what_the_translations_are(language):
    content = json.loads((ROOT / "resources" / "languages" / "pack" / f"{language}.json").read_text(encoding="utf-8"))
    assert content["language"] == language
    assert "native speaker" in content["note"]

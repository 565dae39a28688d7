"""What a study keeps in English is said in the language of the pack; what people wrote stays as it is."""

import ast
import re
import string
from pathlib import Path

import pytest

import dss_planner
from dss_planner.proposal.languages.gazetteer import names_of
from dss_planner.proposal.languages.numbers import LANGUAGES
from dss_planner.proposal.languages.words import Words, has_words, sentences_of

PACKAGE = Path(dss_planner.__file__).parent
OTHERS = [language for language in LANGUAGES if language != "en"]
#: Modules whose sentences files of a study and a plan keep as they were said.
STORING = (
    "sites/reasons.py",
    "sites/robustness/findings.py",
    "sites/robustness/verdicts.py",
    "plan/drafting/draftnotes.py",
    "plan/drafting/observation.py",
    "plan/drafting/package.py",
    "plan/drafting/sequences.py",
    "plan/drafting/siterows.py",
    "plan/drafting/placefacts.py",
    "plan/drafting/wind.py",
    *(f"plan/drafting/families/{name}.py" for name in ("barriers", "grazing", "places", "plantings", "surfaces")),
    "plan/scenario/sitescenario.py",
    "measures/fit/combinations.py",
)
#: What places of sentences hold that are no numbers.
NAMES = {"name": "Wind erosion", "names": "Wind erosion, Travel time", "label": "Land cover"}


def templates(path):
    tree = ast.parse((PACKAGE / path).read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "text"]
    return {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}


def filled(template):
    """Return a sentence of a template as a study keeps it."""
    places = [name for _, name, *_ in string.Formatter().parse(template) if name]
    return template.format(**{name: NAMES.get(name, str(7 + number)) for number, name in enumerate(places)})


@pytest.mark.parametrize("path", STORING)
def test_each_sentence_that_a_study_keeps_is_translated(path):
    for language in OTHERS:
        missing = {one for one in templates(path) if has_words(one) and one not in sentences_of(language)}
        assert missing == set()


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("path", STORING)
def test_each_is_found_again_by_its_words(path, language):
    words = Words(language)
    for template in templates(path):
        if not has_words(template):
            continue
        said = words.stored(filled(template))
        assert said is not None, template
        # nothing of the English sentence is left but names in brackets of evidence
        assert not re.search(r"[a-z]{4,}", re.sub(r"DP|RDP|ha|BACI", "", said)), (template, said)


def test_a_reason_with_its_parts_is_said_in_mongolian():
    words = Words("mn")
    said = words.stored(
        "Ranks 1 of 5 with 91.4 of 100 points: it gains most on wind erosion index (11,927 t/km²·a; 50 of 50 points) "
        "and travel time (56.5 min; 19.9 of 20 points), and loses most on rain for vegetation (132 mm/a; 5.4 of 10 "
        "points). No other site gains more points on wind erosion index, rain for vegetation. Leads Site 2 by 0.4 "
        "points, mostly on rain for vegetation (5.4 against 5.1 points)."
    )
    assert said == (
        "5 талбайгаас 1 дүгээрт, 100 онооноос 91.4. Хамгийн их оноо авсан үзүүлэлт: Салхины элэгдлийн индекс "
        "(11,927\u00a0т/км²·жил; 50 онооноос 50); Зорчих хугацаа (56.5\u00a0мин; 20 онооноос 19.9). Хамгийн их алдсан: "
        "Ургамалд хүрэх хур тунадас (132\u00a0мм/жил; 10 онооноос 5.4). Дараах үзүүлэлтээр үүнээс олон оноо авсан "
        "талбай алга: Салхины элэгдлийн индекс, Ургамалд хүрэх хур тунадас. Талбай 2: үүнээс 0.4 оноогоор түрүүлсэн нь "
        "гол төлөв дараахаас: Ургамалд хүрэх хур тунадас (5.4 оноо, нөгөөх нь 5.1)."
    )


@pytest.mark.parametrize(
    ("said", "korean"),
    [
        ("Site 12", "대상지 12"),
        ("31 km SW of Sainshand", "사인샨드 남서쪽 31 km"),
        ("67 km N of Хонгор", "Хонгор 북쪽 67 km"),
        ("Site 1: Grazing exclosure", "대상지 1: 방목 금지 울타리"),
        ("Хонгор: Grazing exclosure", "Хонгор: 방목 금지 울타리"),
        ("keeps cells that are not wetland, water", "다음이 아닌 칸을 남김: 습지, 물"),
        ("5.1", "5.1"),
        ("12 min", "12분"),
        (
            "No other site gains more points on slope, rain for vegetation and travel time.",
            "경사, 식생을 위한 강수량, 이동 시간에서 더 많은 점수를 얻는 대상지는 없습니다.",
        ),
    ],
)
def test_names_and_rules(said, korean):
    assert Words("ko").stored(said) == korean


@pytest.mark.parametrize(
    "said",
    [
        "Хашааны ойролцоо мал их байна.",
        "Ask Bat-Erdene first; he knows the wells.",
        "Fence: to the river",
        "Site near the river",
        "A note (with brackets)",
        "11",
    ],
)
def test_what_people_wrote_stays(said):
    assert Words("ja").stored(said) in (None, said)


def test_own_sentences_among_those_of_the_product_stay():
    said = Words("zh_CN").stored("Grid of 1 × 1 m. Ask Bat first. Belts 90 m apart across the wind.")
    assert said == "1 × 1 m 的方格。Ask Bat first.林带垂直于风向，间距90 m。"


def test_english_needs_nothing():
    assert Words("en").stored("Site 1") is None


def test_places_are_found_whatever_the_spelling():
    assert names_of("Govĭ-Sümber", "mn") == names_of("Govisumber", "mn") == "Говьсүмбэр"
    assert names_of("Dornogovi", "en") == "Дорноговь"
    assert names_of("Dornogovi", "ja") == "ドルノゴビ県"
    assert names_of("Nowhere", "ja") == ""


def test_criteria_are_named_in_the_language_of_the_pack():
    said = Words("mn").stored("No other site gains more points on wind erosion, rain for plants.")
    assert said is not None
    assert "Ургамалд хүрэх хур тунадас" in said
    assert "rain" not in said

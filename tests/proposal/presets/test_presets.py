"""Presets hold only what a pack has; a checklist says what is missing, and where it is mended."""

from __future__ import annotations

import json

import pytest

from dss_planner.errors import InputError
from dss_planner.proposal.presets.checklist import BY_HAND, LOOK, MET, MISSING, Fact, checklist, ready
from dss_planner.proposal.presets.preset import FACTS, PARTS, folder, preset_ids, preset_of, read_preset
from dss_planner.text import text


@pytest.fixture
def gef():
    return read_preset("gef")


def content(id):
    return json.loads((folder() / f"{id}.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("id", preset_ids())
def test_every_preset_is_whole_and_meets_what_it_asks(id):
    preset = read_preset(id)
    assert preset.id == id
    for ask in preset.asks:
        # a preset that asks for a part but leaves it out could never be met
        assert set(ask.met_by) <= preset.parts, ask.id
        assert ask.verified == (ask.source is not None), ask.id
    for limit in preset.limits:
        assert limit.verified == (limit.source is not None)
    # only what stands in a document that was read may be called verified
    assert all(preset.sources[ask.source].read for ask in preset.asks if ask.source is not None)
    assert not any(section.verified for section in preset.sections) or preset.sources


def test_the_whole_pack_comes_first_and_leaves_nothing_out():
    assert preset_ids()[0] == "full"
    assert read_preset("full").parts == {f"{kind}.{one}" for kind, ids in PARTS.items() for one in ids}


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"maps": ["moon"]}, "maps.moon"),
        ({"limits": [{"what": "weight", "value": 3, "verified": False}]}, "weight"),
        ({"limits": [{"what": "pages", "value": 3, "verified": True, "source": 9}]}, "source 9"),
        ({"asks": [{"id": "a", "asks": "b", "met_by": [], "facts": ["luck"], "verified": False}]}, "luck"),
    ],
)
def test_what_a_pack_does_not_have_is_named(change, named):
    with pytest.raises(InputError, match=named):
        preset_of({**content("gef"), **change}, "gef")


def test_a_preset_that_is_not_whole_is_refused():
    half = content("gef")
    del half["asks"]
    with pytest.raises(InputError, match="asks"):
        preset_of(half, "gef")
    with pytest.raises(InputError, match="full"):
        read_preset("world_bank")


def known(**states):
    facts = {id: Fact(id, MET, text("There.")) for id in FACTS}
    facts.update({id: Fact(id, state, text("So.", value=7), "plan") for id, state in states.items()})
    return facts


def test_all_is_met_when_the_plan_has_all(gef):
    lines = checklist(gef, known())
    assert {line.state for line in lines} == {MET}
    assert ready(lines)


def test_what_is_missing_comes_first_with_the_page_that_mends_it(gef):
    lines = checklist(gef, known(schedule=MISSING, costs=LOOK))
    assert (lines[0].id, lines[0].state) == ("work_schedule", MISSING)
    assert [reason.page for reason in lines[0].reasons] == ["plan"]
    assert {line.id for line in lines if line.state == LOOK} == {"components"}
    assert not ready(lines)
    assert "WWF-GEF" in lines[0].source


def test_a_part_left_out_is_missing(gef):
    lines = checklist(gef, known(), gef.parts - {"tables.schedule"})
    assert [line.id for line in lines if line.state == MISSING] == ["work_schedule"]


def test_what_nobody_can_know_is_left_to_people(gef):
    facts = known()
    del facts["photos"]
    assert {line.id for line in checklist(gef, facts) if line.state == BY_HAND} == {"baseline"}


def test_limits_are_held_against_what_was_made():
    sap = read_preset("gcf_sap")
    states = {line.id: line.state for line in checklist(sap, known())}
    assert (states["pages"], states["words"], states["funding_usd"]) == (BY_HAND,) * 3
    facts = known(pages=MET, words=MET)
    facts["words"] = Fact("words", MET, text("The report has {value} words.", value=10_001))
    states = {line.id: line.state for line in checklist(sap, facts)}
    assert (states["pages"], states["words"]) == (MET, MISSING)

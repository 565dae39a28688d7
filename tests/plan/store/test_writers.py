"""Two programs that write the same plan: one of them is told, and nothing is lost silently."""

import os
import signal

import pytest

from dss_planner.errors import OutputError
from dss_planner.plan.store.changes import Changes
from dss_planner.plan.store.document import read_plan, save_plan
from dss_planner.plan.store.stamps import stamp_of
from dss_planner.plan.store.update import update_plan

WRITERS = 6
#: A copy of a process with threads may stand still for ever [s].
STILL_S = 60


def together(act):
    """Run ``act(number)`` in processes that start at the same moment; return who wrote, and what others were told."""
    gate_out, gate_in = os.pipe()
    told_out, told_in = os.pipe()
    children = []
    for number in range(WRITERS):
        child = os.fork()
        if child == 0:
            signal.alarm(STILL_S)
            os.close(gate_in)
            os.read(gate_out, 1)
            try:
                act(number)
                answer = f"{number}\t\n"
            except OutputError as error:
                answer = f"{number}\t{error}\n"
            except BaseException as error:
                answer = f"{number}\tUNEXPECTED {error!r}\n"
            os.write(told_in, answer.encode())
            os._exit(0)
        children.append(child)
    os.close(gate_out)
    os.close(gate_in)
    ends = [os.waitpid(child, 0)[1] for child in children]
    os.close(told_in)
    if signal.SIGALRM in ends:
        os.close(told_out)
        pytest.skip("a copy of this process stood still: it was made while another of its threads held a lock")
    with os.fdopen(told_out, encoding="utf-8") as answers:
        lines = [line.rstrip("\n").split("\t") for line in answers]
    wrote = [int(number) for number, sentence in lines if not sentence]
    return wrote, [sentence for _, sentence in lines if sentence]


def titled(document, title):
    tables = {**document.tables, "plan": [dict(document.plan, title=title)]}
    return type(document)(document.crs, tables, document.stamp)


@pytest.mark.parametrize("round_", range(3))
def test_of_many_that_save_at_once_one_wins(small_plan, tmp_path, round_):
    path = tmp_path / "plan.gpkg"
    seen = save_plan(small_plan, path, None).stamp
    wrote, told = together(lambda n: save_plan(titled(small_plan, f"of {n}"), path, seen, author=f"writer {n}"))
    assert len(wrote) == 1, told
    assert read_plan(path).plan["title"] == f"of {wrote[0]}"
    assert len(told) == WRITERS - 1
    for sentence in told:
        assert f"changed by writer {wrote[0]}" in sentence or "being edited" in sentence
    assert [item.name for item in tmp_path.iterdir()] == ["plan.gpkg"]


@pytest.mark.parametrize("round_", range(3))
def test_of_many_that_make_a_plan_at_once_one_wins(small_plan, tmp_path, round_):
    path = tmp_path / "plan.gpkg"
    wrote, told = together(lambda n: save_plan(titled(small_plan, f"of {n}"), path, None, author=f"writer {n}"))
    assert len(wrote) == 1, told
    assert read_plan(path).plan["title"] == f"of {wrote[0]}"
    assert all(f"changed by writer {wrote[0]}" in sentence for sentence in told)


@pytest.mark.parametrize("round_", range(3))
def test_of_many_that_change_rows_at_once_one_wins(small_plan, tmp_path, round_):
    path = tmp_path / "plan.gpkg"
    seen = save_plan(small_plan, path, None).stamp
    wrote, told = together(
        lambda n: update_plan(path, Changes(put={"works": [{"uuid": "w", "note": f"of {n}"}]}), seen, f"writer {n}")
    )
    assert len(wrote) == 1, told
    plan = read_plan(path)
    assert plan.rows("works")[0]["note"] == f"of {wrote[0]}"
    assert plan.plan["revision"] == 2
    for sentence in told:
        assert f"changed by writer {wrote[0]}" in sentence or "being written" in sentence


def test_all_get_through_who_look_again(small_plan, tmp_path):
    path = tmp_path / "plan.gpkg"
    save_plan(small_plan, path, None)

    def add_a_note(number):
        note = {"uuid": f"note {number}", "site": "s", "text": "seen", "made": "2026-05-01T00:00:00+00:00"}
        for _ in range(200):
            try:
                update_plan(path, Changes(put={"notes": [note]}), stamp_of(path))
                return
            except OutputError:
                continue
        raise AssertionError("never got through")

    wrote, told = together(add_a_note)
    assert sorted(wrote) == list(range(WRITERS)), told
    plan = read_plan(path)
    assert len(plan.rows("notes")) == WRITERS
    assert plan.plan["revision"] == 1 + WRITERS

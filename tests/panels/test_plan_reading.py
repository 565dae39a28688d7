"""When the plan on page 5 is read again."""

from dss_planner.panels.plan_reading import PLAN_FILE, plan_stamp


def test_a_plan_is_read_again_when_it_or_its_log_changed(tmp_path):
    folder = str(tmp_path)
    none = plan_stamp(folder)
    assert none == plan_stamp(folder) != plan_stamp("")
    (tmp_path / PLAN_FILE).write_bytes(b"one")
    first = plan_stamp(folder)
    assert first == plan_stamp(folder) != none
    (tmp_path / f"{PLAN_FILE}-wal").write_bytes(b"")
    logged = plan_stamp(folder)
    (tmp_path / f"{PLAN_FILE}-wal").write_bytes(b"edited by hand")
    assert len({none, first, logged, plan_stamp(folder)}) == 4

"""Helpers of the scoring tests."""

import json

import pytest


@pytest.fixture
def write_model(tmp_path):
    """``write_model(criteria, exclusions, **more) -> path`` of a score model; missing keys get plain values."""

    def write(criteria, exclusions=(), **more):
        filled = [
            {
                "id": f"c{number}",
                "name": f"Criterion {number}",
                "band": 1,
                "weight": 1 / len(criteria),
                "value_function": {"kind": "linear", "low": 0, "high": 10},
                **item,
            }
            for number, item in enumerate(criteria, start=1)
        ]
        path = tmp_path / "score_model.json"
        content = {"version": 1, "combination": "weighted_sum", "criteria": filled, "exclusions": list(exclusions)}
        path.write_text(json.dumps({**content, **more}), encoding="utf-8")
        return str(path)

    return write

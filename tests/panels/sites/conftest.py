"""Studies with ranked sites, made by code, and the window that shows them."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from dss_planner.provenance import record, write_json
from dss_planner.sites.ranking import RankSitesRequest, rank_sites
from dss_planner.study.settings import StudySettings
from dss_planner.study.siteranking import write_decisions

#: Criteria: id → name, weight, field of the value, unit.
CRITERIA = {
    "erosion": ("Wind erosion", 0.5, "erosion_index_mean", "t/km²·a"),
    "access": ("Travel time", 0.3, "travel_time_mean", "min"),
    "rain": ("Rain for plants", 0.2, "rain_mean", "mm/a"),
}


def model_of(layers):
    """Return a score model on ``layers``: criterion → raster."""
    curves = {"erosion": (0.0, 1000.0), "access": (285.0, 60.0), "rain": (50.0, 200.0)}
    criteria = [
        {
            "id": key,
            "name": name,
            "layer": layers.get(key, f"{key}.tif"),
            "band": 1,
            "unit": unit,
            "weight": weight,
            "value_function": {"kind": "linear", "low": curves[key][0], "high": curves[key][1]},
        }
        for key, (name, weight, _, unit) in CRITERIA.items()
    ]
    return {"version": 1, "combination": "weighted_sum", "mask": None, "criteria": criteria, "exclusions": []}


def ranking_json():
    return json.dumps(
        {
            f"points_{key}_mean": {"direction": "higher", "weight": weight, "low": 0, "high": 100 * weight}
            | {"label": name.lower(), "show": show, "unit": unit}
            for key, (name, weight, show, unit) in CRITERIA.items()
        }
    )


@pytest.fixture
def make_study(tmp_path, make_vector, make_raster):
    """``make_study(worths, names) -> folder``: sites of 1 km² on a row, ranked; worths: (sites, 3), NaN = unknown."""

    def make(worths=((0.9, 0.8, 0.1), (0.4, 0.5, 1.0), (0.2, 0.9, 0.6)), names=("North", "East", "South")):
        worths = np.asarray(worths, dtype=float)
        features = []
        for number, (row, name) in enumerate(zip(worths, names)):
            x, y = 500_500 + 2000 * (number % 12), 4_899_500 - 2000 * (number // 12)
            points = [100 * worth * weight for worth, (_, weight, _, _) in zip(row, CRITERIA.values())]
            values = (1000 * row[0], 285 - 225 * row[1], 50 + 150 * row[2])
            fields = {"site_id": f"id-{number}", "name": name, "area_ha": 100.0 + number, "lon": 105.0 + 0.025 * number}
            fields |= {"lat": 44.2, "position": "44°12′00″N 105°00′00″E", "soum_names": "Tsogttsetsii"}
            fields |= {"aimag_names": "Ömnögovi", "compactness": 0.7, "core_ha": 60.0, "elevation_mean": 1500.0}
            fields |= {"landcover_main": 5.0, "landcover_5": 0.75, "landcover_6": 0.25, "landcover_known": 1.0}
            for (key, (_, _, show, _)), point, value in zip(CRITERIA.items(), points, values):
                known = np.isfinite(point)
                fields |= {f"points_{key}_mean": point if known else None, f"points_{key}_known": float(known)}
                fields |= {show: value if known else None}
            shape = f"POLYGON(({x} {y},{x + 1000} {y},{x + 1000} {y - 1000},{x} {y - 1000},{x} {y}))"
            features.append((shape, fields))
        if features and np.isnan(worths[0]).any():  # the first feature gives the types of the fields
            features[0] = (features[0][0], features[0][1])
        folder = Path(tmp_path, "study")
        facts = make_vector("study/facts.gpkg", features, layer="sites")
        decided = str(folder / "decided.gpkg")
        write_decisions(facts, decided, StudySettings())
        ranking = RankSitesRequest(decided, ranking_json(), str(folder / "sites.gpkg"), excluded="excluded")
        record(ranking.output, "sites", {}, {"ranking": ranking}, rank_sites(ranking))
        for name in ("facts.gpkg", "decided.gpkg"):
            (folder / name).unlink()
        write_json(folder / "score_model.json", model_of({}))
        return str(folder)

    return make

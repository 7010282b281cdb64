"""Which candidates may serve."""

import json
from dataclasses import replace

import pytest

from bot.domain.runs.problems import Refused
from bot.domain.runs.refusals import Defect
from bot.messages.model.problems import run_problem
from bot.models.gate import reasons_to_refuse
from bot.models.manifest import Manifest
from bot.models.measures import Measure, Measures
from recommender.evaluation import Interval

GOOD = Measure(
    people=60,
    length=20,
    ndcg=Interval(0.43, 0.37, 0.49),
    films=123,
    difference=Interval(0.001, -0.004, 0.006),
    ndcg_in_service=0.429,
    films_in_service=120,
)
WORSE = replace(GOOD, difference=Interval(-0.02, -0.03, -0.01))
BETTER = replace(GOOD, difference=Interval(0.02, 0.01, 0.03))
FINE = Measures(6000, 6000, (), GOOD, None)


@pytest.mark.parametrize(
    ("measures", "reason"),
    [
        (replace(FINE, movielens=WORSE), "worse for MovieLens users"),
        (replace(FINE, community=WORSE), "worse for members"),
        (replace(FINE, movielens=replace(GOOD, films=24)), "only 24 films to"),
        (replace(FINE, movielens=replace(GOOD, films=50)), "only 50 films to"),
        (replace(FINE, movies=2000), "knows only 2,000 films"),
        (replace(FINE, problems=(Defect.FACTORS_NOT_FINITE,)), "not numbers"),
    ],
)
def test_what_is_worse_or_broken_is_refused(measures: Measures, reason: str) -> None:
    said = run_problem(Refused(refusals=reasons_to_refuse(measures)))

    assert reason in said
    assert said.count("The new model") == 1


@pytest.mark.parametrize(
    "measures",
    [
        FINE,
        replace(FINE, movielens=replace(GOOD, difference=Interval(-0.01, -0.02, 0.001))),
        replace(FINE, movielens=replace(GOOD, difference=Interval(-0.002, -0.003, -0.001))),
        replace(FINE, movielens=WORSE, community=BETTER),
        Measures(6000, None, (), replace(GOOD, difference=None, films_in_service=None), None),
        Measures(30, None, (), None, None),
    ],
)
def test_what_is_not_clearly_worse_may_serve(measures: Measures) -> None:
    assert reasons_to_refuse(measures) == ()


def test_a_smaller_catalogue_is_wanted_when_the_owner_changed_the_base() -> None:
    assert reasons_to_refuse(replace(FINE, movies=2000), same_base=False) == ()


def test_measures_survive_json() -> None:
    measures = replace(FINE, community=BETTER)

    assert Measures.from_json(json.loads(json.dumps(measures.to_json()))) == measures


def test_a_damaged_record_says_so() -> None:
    with pytest.raises(ValueError, match="incomplete"):
        Manifest.from_json({"version": 3})

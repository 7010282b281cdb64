"""What holds for every reason and every problem of a training run."""

import inspect
import json
from types import ModuleType

import pytest

from bot.domain.coded import Coded
from bot.domain.runs import problems, reasons, refusals
from bot.domain.runs.problems import OtherProblem, Refused, RunProblem, read_problem
from bot.domain.runs.reasons import OtherReason, RunReason, read_reason
from bot.messages.model.problems import run_problem
from bot.messages.model.reasons import run_reason

EXAMPLES = {int: 3, float: 1.5, str: "detail"}


def kinds(module: ModuleType) -> list[type[Coded]]:
    """Return every kind that a module defines."""
    return [
        each
        for _, each in inspect.getmembers(module, inspect.isclass)
        if issubclass(each, Coded) and each.__module__ == module.__name__
    ]


def example(kind: type[Coded]) -> Coded:
    """Return one of a kind, with made-up data."""
    values: dict[str, object] = {"defect": "wrong_shape", "group": "members"}
    if kind is Refused:
        values["refusals"] = [example(each).to_json() for each in kinds(refusals)]
    for name, field in kind.model_fields.items():
        if name not in values and field.annotation in EXAMPLES:
            values[name] = EXAMPLES[field.annotation]
    return kind.model_validate(values)


@pytest.mark.parametrize("kind", kinds(reasons))
def test_each_reason_is_stored_and_has_its_sentence(kind: type[RunReason]) -> None:
    reason = example(kind)

    assert read_reason(json.loads(json.dumps(reason.to_json()))) == reason
    assert run_reason(reason)


@pytest.mark.parametrize("kind", kinds(problems))
def test_each_problem_is_stored_and_has_its_sentence(kind: type[RunProblem]) -> None:
    problem = example(kind)

    assert read_problem(json.loads(json.dumps(problem.to_json()))) == problem
    said = run_problem(problem)
    assert said[0].isupper() or said.startswith("<@")
    assert said.endswith(".")


def test_codes_are_told_apart() -> None:
    for module in (reasons, problems, refusals):
        codes = [kind.model_fields["code"].default for kind in kinds(module)]
        assert len(set(codes)) == len(codes)


def test_what_is_no_code_is_kept_as_text() -> None:
    assert read_reason("by hand") == OtherReason(text="by hand")
    assert isinstance(read_problem({"code": "of a newer version"}), OtherProblem)

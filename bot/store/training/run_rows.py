"""Rows of the table of training runs: what is written into them, and runs read from them."""

import json
from datetime import datetime

from pydantic import JsonValue
from sqlalchemy import RowMapping

from bot.domain.runs.order import Order
from bot.domain.runs.problems import Interruption, RunProblem, read_problem
from bot.domain.runs.reasons import read_reason
from bot.domain.runs.record import RunRecord, RunState


def read_run(row: RowMapping) -> RunRecord:
    """Turn a row of the table into a run."""
    return RunRecord(
        row["run_id"],
        row["version"],
        row["started_at"],
        row["finished_at"],
        RunState(row["outcome"]),
        read_reason(json.loads(row["reason"])),
        read_problem(json.loads(row["problem"])) if row["problem"] else None,
        row["user_id"],
        row["guild_id"],
        row["seconds"],
        _object(row["manifest"]),
        _object(row["changes"]),
        row["base"],
        _object(row["progress"]),
        _interruption(row["interruption"]),
    )


def ordered_values(order: Order) -> dict[str, object]:
    """Return what is stored of a wish for a run."""
    return {
        "reason": json.dumps(order.reason.to_json()),
        "user_id": order.user_id,
        "guild_id": order.guild_id,
        "changes": json.dumps(dict(order.changes)) if order.changes else None,
        "base": None if order.base is None else str(order.base),
    }


def ended_values(
    state: RunState, at: datetime, problem: RunProblem | None = None
) -> dict[str, object]:
    """Return what the end of a run changes in its row."""
    return {
        "outcome": state.value,
        "finished_at": at,
        "problem": encoded(problem),
        "progress": None,
        "interruption": None,
    }


def encoded(problem: RunProblem | None) -> str:
    """Return a problem as text; nothing where there is none."""
    return "" if problem is None else json.dumps(problem.to_json())


def _object(text: str | None) -> dict[str, JsonValue]:
    content: dict[str, JsonValue] = json.loads(text) if text else {}
    return content


def _interruption(text: str | None) -> Interruption | None:
    problem = read_problem(json.loads(text)) if text else None
    return problem if isinstance(problem, Interruption) else None

"""Training runs and the log of servers hold codes and data; they held sentences in English.

What an earlier version said is recognised here and becomes its code; what is not recognised is
kept as it was, under the code "other".
"""

import json
import re
from collections.abc import Mapping

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

Code = dict[str, object]

RUNS = sa.table(
    "training_runs",
    sa.column("run_id", sa.BigInteger),
    sa.column("reason", sa.Text),
    sa.column("problem", sa.Text),
)
LOG = sa.table(
    "guild_changes",
    sa.column("change_id", sa.BigInteger),
    sa.column("field", sa.String(50)),
    sa.column("before", sa.Text),
    sa.column("after", sa.Text),
)
REASONS = (
    ("first", r"the first training|first"),
    ("asked", r"somebody asked for it"),
    ("command_line", r"matinee train"),
    ("schedule", r"schedule: (?P<rules>.+)"),
    ("schedules", r"the schedules of (?P<servers>\d+) servers"),
    ("setting", r"trying (?P<setting>\w+) (?P<value>[\d.e+-]+)"),
    ("undo", r"settings taken back"),
    ("base", r"other base data"),
)
# The names of people who cancelled a run are left behind: they stayed when somebody was erased.
PROBLEMS = (
    ("version_chosen", r".* chose version (?P<version>\d+)"),
    ("cancelled", r".* cancelled it"),
    ("bot_stopping", r"the bot was stopped"),
    ("bot_stopped", r"the bot stopped while it ran"),
    ("took_too_long", r"it took longer than the time limit of (?P<minutes>[\d.e+-]+) minutes"),
    ("out_of_memory", r"it ran out of memory"),
    ("disk_full", r"there is no room left on the disk"),
    ("files_failed", r"reading or writing failed: (?P<detail>.+)"),
    ("base_changed", r"the base data cannot be used: (?P<base>.+) was changed while it was read"),
    (
        "base_renumbered",
        r"the base data cannot be used: (?P<base>.+) numbers its films otherwise.*",
    ),
    ("base_unusable", r"the base data cannot be used: (?P<detail>.+)"),
    ("cannot_start", r"it could not start: (?P<detail>.+)"),
    ("model_unusable", r"the new model cannot be used: (?P<detail>.+)"),
    ("unexpected", r"something unexpected happened: (?P<detail>.+)"),
    (
        "process_killed",
        r"the trainer process was killed \((?P<signal>\w+)[^)]*\)(?: \((?P<last_words>.*)\))?",
    ),
    (
        "process_ended",
        r"the trainer process ended with status (?P<status>\d+)(?: \((?P<last_words>.*)\))?",
    ),
)
REFUSED = re.compile(r"The new model was refused: (.+)\.", re.DOTALL)
REFUSALS = (
    (
        "too_few_films",
        r"it knows only (?P<films>[\d,]+) films, the one in service (?P<in_service>[\d,]+)",
    ),
    (
        "same_films",
        r"its lists for (?P<people>\d+) people hold only (?P<films>\d+) different films",
    ),
    (
        "worse_lists",
        (
            r"its lists are worse for held-out (?P<group>MovieLens users|members of the community)"
            r": NDCG@(?P<length>\d+) (?P<mean>\S+) \[(?P<low>\S+), (?P<high>\S+)\]"
        ),
    ),
    ("not_measured", r"not measured"),
)
DEFECTS = {
    "it has nothing to recommend": "nothing_to_recommend",
    "its scores are not numbers": "scores_not_finite",
    "its factors are not numbers": "factors_not_finite",
}
GROUPS = {"MovieLens users": "movielens", "members of the community": "members"}
WHOLE = {"servers", "version", "status", "films", "in_service", "people", "length"}
FRACTIONAL = {"value", "minutes", "mean", "low", "high"}
FIELDS = (
    (r"movie (added|removed)", r"movie_\1"),
    (r"version in service", "served_version"),
    (r"pinned version", "pinned_version"),
    (r"adventure of the bot", "model.adventure"),
    (r"base data \(tried out\)", "tried.base"),
    (r"(\w+) \(tried out\)", r"tried.\1"),
    (r"(\w+) \(taken back\)", r"undone.\1"),
)


def upgrade() -> None:
    """Replace sentences by codes."""
    connection = op.get_bind()
    for run in connection.execute(sa.select(RUNS)).all():
        reason = _coded(run.reason, REASONS) or {"code": "other", "text": run.reason}
        connection.execute(
            sa.update(RUNS)
            .where(RUNS.c.run_id == run.run_id)
            .values(
                reason=json.dumps(reason),
                problem=json.dumps(_problem(run.problem)) if run.problem else "",
            )
        )
    for change in connection.execute(sa.select(LOG)).all():
        field = _field(change.field)
        if field != change.field:
            connection.execute(
                sa.update(LOG)
                .where(LOG.c.change_id == change.change_id)
                .values(field=field, before=_none(change.before), after=_none(change.after))
            )


def _problem(text: str) -> Code:
    refused = REFUSED.fullmatch(text)
    if refused is not None:
        refusals = [_refusal(part) for part in refused[1].split("; ")]
        known = [refusal for refusal in refusals if refusal is not None]
        if len(known) == len(refusals):
            return {"code": "refused", "refusals": known}
    return _coded(text, PROBLEMS) or {"code": "other", "text": text}


def _refusal(text: str) -> Code | None:
    if text in DEFECTS:
        return {"code": "defective", "defect": DEFECTS[text]}
    if text.startswith("its factors have the wrong shape"):
        return {"code": "defective", "defect": "wrong_shape"}
    return _coded(text, REFUSALS)


def _coded(text: str, kinds: tuple[tuple[str, str], ...]) -> Code | None:
    for code, pattern in kinds:
        match = re.fullmatch(pattern, text, re.DOTALL)
        if match is not None:
            return {"code": code, **_data(match.groupdict())}
    return None


def _data(values: Mapping[str, str | None]) -> Code:
    data: Code = {}
    for name, value in values.items():
        if value is None:
            continue
        if name in WHOLE:
            data[name] = int(value.replace(",", ""))
        elif name in FRACTIONAL:
            data[name] = float(value)
        else:
            data[name] = GROUPS.get(value, value) if name == "group" else value
    return data


def _field(field: str) -> str:
    for pattern, code in FIELDS:
        match = re.fullmatch(pattern, field)
        if match is not None:
            return match.expand(code)
    return field


def _none(value: str) -> str:
    """Earlier versions logged the word "none" where there was nothing."""
    return "null" if value == '"none"' else value

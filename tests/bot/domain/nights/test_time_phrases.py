"""Phrases written by somebody who had not seen the parser, with what they mean.

Those in `seen.tsv` and the Korean ones were there when it was written, those in `later.tsv` mended
it; those in `kept.tsv` were kept from whoever wrote it and say how it does on the phrases of
strangers. `answer` is a local
time, several of them where people have to be asked, `assumed:` where only the day was said,
`evening:` where an hour was taken for one of the evening, `refuse:` with the reason; `alt=` in the
note also counts, as does an hour in the `range=` of a part of the day.
"""

import csv
from datetime import datetime
from pathlib import Path

import pytest

from bot.domain.nights.times import (
    ParsedTime,
    TimeInDoubtError,
    TimeProblem,
    TimeRefusedError,
    read_time,
    split_time,
)

PHRASES = Path(__file__).parent / "phrases"
REASONS = {
    "past": {TimeProblem.PAST},
    "impossible": {TimeProblem.IMPOSSIBLE, TimeProblem.SKIPPED},
    "not-a-time": {TimeProblem.NOT_UNDERSTOOD},
    "too-far": {TimeProblem.TOO_FAR},
}
Understood = tuple[ParsedTime, ...] | TimeProblem


def rows(name: str) -> list[dict[str, str]]:
    with (PHRASES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def understood(row: dict[str, str]) -> Understood:
    try:
        moment = read_time(row["phrase"], row["zone"], datetime.fromisoformat(row["reference"]))
    except TimeRefusedError as refused:
        return refused.problem
    except TimeInDoubtError as doubt:
        return doubt.moments
    return (moment,)


def right(row: dict[str, str]) -> bool:
    notes = [note.strip() for note in row["note"].split(";")]
    others = [note.removeprefix("alt=") for note in notes if note.startswith("alt=")]
    found = understood(row)
    ranges = [note.removeprefix("range=") for note in notes if note.startswith("range=")]
    return any(_fits(answer, found) for answer in (row["answer"], *others)) or any(
        _in_range(row["answer"], each, found) for each in ranges
    )


def _in_range(answer: str, hours: str, found: Understood) -> bool:
    """Whether an assumed hour is within the part of the day that was said."""
    if isinstance(found, TimeProblem) or not answer.startswith("assumed:"):
        return False
    wanted = datetime.fromisoformat(answer.removeprefix("assumed:"))
    local = found[0].at.astimezone(wanted.tzinfo)
    first, last = hours.split("-")
    same_day = local.date() == wanted.date()
    return found[0].hour_assumed and same_day and first <= f"{local:%H:%M}" <= last


def _fits(answer: str, found: Understood) -> bool:
    if isinstance(found, TimeProblem) or answer.startswith("refuse:"):
        return found in REASONS.get(answer.removeprefix("refuse:"), ())
    kind = next((kind for kind in ("assumed", "evening") if answer.startswith(kind)), "")
    moments = answer.removeprefix(f"{kind}:").split("|")
    wanted = sorted(map(datetime.fromisoformat, moments))
    if [moment.at for moment in found] != wanted:
        return False
    said = (found[0].hour_assumed, found[0].evening_assumed)
    return len(found) > 1 or said == (kind == "assumed", kind == "evening")


SEEN = [*rows("seen.tsv"), *rows("korean.tsv"), *rows("later.tsv")]


@pytest.mark.parametrize("row", SEEN, ids=lambda row: row["phrase"])
def test_phrases_that_were_seen_are_understood(row: dict[str, str]) -> None:
    assert right(row), understood(row)


def test_nine_of_ten_phrases_that_were_kept_are_understood() -> None:
    kept = rows("kept.tsv")
    assert len(kept) > 150
    assert sum(map(right, kept)) / len(kept) >= 0.9


@pytest.mark.parametrize(
    "row",
    [row for row in SEEN if "title=" in row["note"]],
    ids=lambda row: row["phrase"],
)
def test_the_title_is_what_is_left(row: dict[str, str]) -> None:
    (title,) = [
        note.strip().removeprefix("title=")
        for note in row["note"].split(";")
        if note.strip().startswith("title=")
    ]
    assert split_time(row["phrase"])[1] == title

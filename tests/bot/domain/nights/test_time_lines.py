"""A film, a day and a time in one line, in four languages: each is told from the others.

`answer` is local time in Berlin on Thursday, 26 November 2026, at noon; `assumed:` where only the
day was said, `evening:` where an hour was taken for one of the evening.
"""

import csv
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.domain.nights.times import read_time, split_time

ZONE = "Europe/Berlin"
NOON = datetime(2026, 11, 26, 12, tzinfo=ZoneInfo(ZONE))
LINES = Path(__file__).parent / "phrases" / "lines.tsv"


def lines() -> list[dict[str, str]]:
    with LINES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


FILMS = frozenset(row["title"] for row in lines() if row["title"])


@pytest.mark.parametrize("row", lines(), ids=lambda row: row["phrase"])
def test_film_and_time_are_told_apart(row: dict[str, str]) -> None:
    when, title = split_time(row["phrase"], FILMS.__contains__)
    assert title.strip('"') == row["title"]
    found = read_time(when, ZONE, NOON)
    kind, _, local = ("" if row["answer"][0].isdigit() else row["answer"]).partition(":")
    local = local or row["answer"]
    assert f"{found.at.astimezone(NOON.tzinfo):%m-%d %H:%M}" == local
    assert (found.hour_assumed, found.evening_assumed) == (kind == "assumed", kind == "evening")

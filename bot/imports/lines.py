"""What the reading process says: the rows of a history as lines of JSON."""

import json
from collections.abc import Iterator
from dataclasses import astuple
from datetime import date
from io import BytesIO

from pydantic import JsonValue, TypeAdapter

from bot.domain.imports.history import FilmKey, History, HistoryRow, SkipReason, Source
from bot.domain.imports.refusals import ImportRefusedError, Refusal

_MARKS = ("hearted", "watched", "wanted", "disliked", "unseen", "neutral")
_Key = tuple[str, int | None, str | None, int | None, int | None, int | None]
_Marks = tuple[bool, bool, bool, bool, bool, bool]
_Row = tuple[_Key, float | None, _Marks, str | None, SkipReason | None]
_ROW: TypeAdapter[_Row] = TypeAdapter(_Row)
_END: TypeAdapter[dict[str, str]] = TypeAdapter(dict[str, str])


def history_lines(history: History) -> Iterator[str]:
    """Yield a history as lines; the last one says whose it is, so that nothing is missing."""
    for row in history.rows:
        marks = [getattr(row, name) for name in _MARKS]
        when = row.when.isoformat() if row.when else None
        yield _line([astuple(row.film), row.stars, marks, when, row.skip])
    yield _line({"source": history.source})


def refusal_line(error: ImportRefusedError) -> str:
    """Return what takes the place of a history that cannot be read."""
    return _line({"refusal": error.refusal, "name": error.name})


def read_lines(said: bytes, name: str) -> History:
    """Return the history; raises ImportRefusedError where it is refused, or has no end.

    It has none where the file made the process be killed.
    """
    rows: list[HistoryRow] = []
    for line in BytesIO(said):
        if line.startswith(b"["):
            rows.append(_row(line))
            continue
        end = _END.validate_json(line)
        if "refusal" in end:
            raise ImportRefusedError(Refusal(end["refusal"]), end["name"])
        return History(Source(end["source"]), tuple(rows))
    raise ImportRefusedError(Refusal.DAMAGED, name)


def _row(line: bytes) -> HistoryRow:
    key, stars, marks, when, skip = _ROW.validate_json(line)
    hearted, watched, wanted, disliked, unseen, neutral = marks
    return HistoryRow(
        FilmKey(*key),
        stars,
        hearted,
        watched,
        wanted,
        disliked,
        unseen,
        neutral,
        date.fromisoformat(when) if when else None,
        skip,
    )


def _line(said: list[object] | dict[str, JsonValue]) -> str:
    return json.dumps(said, separators=(",", ":"))

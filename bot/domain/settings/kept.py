"""Kinds of values that the bot stores among settings and nobody types."""

from datetime import datetime
from typing import TypeVar

from pydantic import JsonValue

from bot.domain.settings.kinds import Place, ValueKind

V = TypeVar("V")


class Kept(ValueKind[V]):
    """A value that the bot stores and nobody types."""

    def read(self, _text: str, _place: Place, /) -> V:
        """Raise ValueError: nobody types it."""
        raise ValueError


class OptionalText(Kept[str | None]):
    """A text, or None."""

    def check(self, value: object) -> str | None:
        """Accept a text or None."""
        if value is None or isinstance(value, str):
            return value
        raise ValueError


class OptionalNumber(Kept[int | None]):
    """A whole number, or None."""

    def check(self, value: object) -> int | None:
        """Accept a whole number or None."""
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        raise ValueError


class OptionalMoment(Kept[datetime | None]):
    """A moment, or None."""

    def check(self, value: object) -> datetime | None:
        """Accept a moment, also as text, or None."""
        return datetime.fromisoformat(value) if isinstance(value, str) else _moment(value)

    def to_json(self, value: datetime | None) -> JsonValue:
        """Return the moment as text."""
        return None if value is None else value.isoformat()


class FilmIds(Kept[tuple[int, ...]]):
    """Films by their ids."""

    def check(self, value: object) -> tuple[int, ...]:
        """Accept a list of ids."""
        if isinstance(value, list | tuple) and all(isinstance(each, int) for each in value):
            return tuple(value)
        raise ValueError

    def to_json(self, value: tuple[int, ...]) -> JsonValue:
        """Return the ids."""
        return list(value)


def _moment(value: object) -> datetime | None:
    if value is None or isinstance(value, datetime):
        return value
    raise ValueError

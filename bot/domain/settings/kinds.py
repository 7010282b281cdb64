"""Kinds of values of settings: how to read, check and store them.

`bot.messages.settings` explains which values a kind refuses.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import JsonValue

from bot.domain.countries import countries, read_country
from bot.domain.languages import language_of, names_of
from bot.domain.text import composed
from bot.domain.zones import the_zone

V = TypeVar("V")
E = TypeVar("E", bound=StrEnum)
NONE = "none"
NOTHING = frozenset({NONE, "nothing", "default", "-", "reset", "없음", "없어", "기본", "기본값"})
ON, OFF = "on", "off"
YES = frozenset({
    ON, "yes", "true", "allowed", "1", "네", "넵", "넹", "네네", "예", "응", "웅", "어", "그래",
    "좋아", "ㅇ", "ㅇㅇ", "ㅇㅋ", "켜기", "켬", "허용",
})  # fmt: skip
NO = frozenset({
    OFF, "no", "false", "0", "아니", "아니요", "아니오", "아뇨", "노", "싫어", "안 돼",
    "안돼", "ㄴ", "ㄴㄴ", "끄기", "끔",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class TextChannel:
    """A text channel; the bot can write into an `open` one."""

    channel_id: int
    name: str
    open: bool = True


@dataclass(frozen=True, slots=True)
class NamedRole:
    """A role that the bot may ping."""

    role_id: int
    name: str


class Place(Protocol):
    """What reading a value needs to know about the server."""

    def channels(self) -> Sequence[TextChannel]:
        """Return the text channels of the server."""

    def roles(self) -> Sequence[NamedRole]:
        """Return the roles that may be pinged, so never everybody's."""


class Nowhere:
    """A place without channels, for settings that do not depend on one."""

    def channels(self) -> Sequence[TextChannel]:
        """Return none."""
        return ()

    def roles(self) -> Sequence[NamedRole]:
        """Return none."""
        return ()


class ValueKind(ABC, Generic[V]):
    """One kind of values."""

    @abstractmethod
    def read(self, text: str, place: Place, /) -> V:
        """Read a value as people type it; raises ValueError."""

    @abstractmethod
    def check(self, value: object) -> V:
        """Return a value that was stored or computed; raises ValueError."""

    def write(self, value: V) -> str:
        """Return a value as people type it: `read` reads it back."""
        return NONE if value is None else str(value)

    def to_json(self, value: V) -> JsonValue:
        """Return a value as it is stored."""
        return cast("JsonValue", value)

    def choices(self, _place: Place, /) -> Sequence[V]:
        """Return the values for a menu; none if people can type anything."""
        return ()


class Channel(ValueKind[int | None]):
    """A text channel by its id; None for none."""

    def read(self, text: str, place: Place, /) -> int | None:
        """Read a name, a mention or an id."""
        typed = text.strip().casefold()
        if typed in NOTHING:
            return None
        digits = "".join(letter for letter in typed if letter.isdigit())
        name = typed.lstrip("#")
        for channel in place.channels():
            if channel.name.casefold() == name or str(channel.channel_id) == digits:
                return channel.channel_id
        raise ValueError

    def check(self, value: object) -> int | None:
        """Accept an id or None."""
        return _id_or_none(value)

    def choices(self, place: Place, /) -> Sequence[int | None]:
        """Return the channels that the bot can write into, and none."""
        return [*(each.channel_id for each in place.channels() if each.open), None]


class Role(ValueKind[int | None]):
    """A role by its id; None for none."""

    def read(self, text: str, place: Place, /) -> int | None:
        """Read a name, a mention or an id."""
        typed = text.strip().casefold()
        if typed in NOTHING:
            return None
        digits = "".join(letter for letter in typed if letter.isdigit())
        for role in place.roles():
            if role.name.casefold() == typed.removeprefix("@") or str(role.role_id) == digits:
                return role.role_id
        raise ValueError

    def check(self, value: object) -> int | None:
        """Accept an id or None."""
        return _id_or_none(value)


def _id_or_none(value: object) -> int | None:
    if value is None or (isinstance(value, int) and not isinstance(value, bool)):
        return value
    raise ValueError


@dataclass(frozen=True)
class TimeZone(ValueKind[str]):
    """A zone of the time-zone database; menus offer the `common` ones."""

    common: tuple[str, ...]

    def read(self, text: str, _place: Place, /) -> str:
        """Read a whole name, a city, a country, an abbreviation or an offset.

        Raises SeveralZonesError, too.
        """
        found = the_zone(text)
        if found is None:
            raise ValueError
        return found

    def check(self, value: object) -> str:
        """Accept a name that the time-zone database knows."""
        try:
            return ZoneInfo(str(value)).key
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError(str(error)) from error

    def choices(self, _place: Place, /) -> Sequence[str]:
        """Return the common zones."""
        return self.common


class OwnTimeZone(ValueKind[str | None]):
    """A zone that a person has chosen; None: as the server has it."""

    def read(self, text: str, place: Place, /) -> str | None:
        """Read a zone as a server's, or none."""
        return None if text.strip().casefold() in NOTHING else _ANY_ZONE.read(text, place)

    def check(self, value: object) -> str | None:
        """Accept a name that the time-zone database knows, or None."""
        return None if value is None else _ANY_ZONE.check(value)


_ANY_ZONE = TimeZone(common=())


@dataclass(frozen=True)
class Language(ValueKind[str | None]):
    """A language by its code; None: as Discord has it."""

    codes: tuple[str, ...]

    def read(self, text: str, _place: Place, /) -> str | None:
        """Read a code, a locale, or a language's name: its own or one in a spoken language."""
        typed = text.strip().casefold()
        if typed in NOTHING:
            return None
        for code in self.codes:
            names = names_of(code)
            if typed in (code, *names, names[0].split()[0]):
                return code
        return self.check(language_of(typed) or typed)

    def check(self, value: object) -> str | None:
        """Accept a code or None."""
        if value is None or (isinstance(value, str) and value in self.codes):
            return value
        raise ValueError

    def choices(self, _place: Place, /) -> Sequence[str | None]:
        """Return all languages, and none."""
        return (*self.codes, None)


@dataclass(frozen=True)
class Country(ValueKind[str | None]):
    """A country by its two capitals; None: that of the server's time zone."""

    languages: tuple[str, ...]

    def read(self, text: str, _place: Place, /) -> str | None:
        """Read a code, or a name in one of the languages."""
        if text.strip().casefold() in NOTHING:
            return None
        found = read_country(text, self.languages)
        if found is None:
            raise ValueError
        return found

    def check(self, value: object) -> str | None:
        """Accept the code of a country, or None."""
        if value is None or (isinstance(value, str) and value in countries()):
            return value
        raise ValueError


class Switch(ValueKind[bool]):
    """On or off."""

    def read(self, text: str, _place: Place, /) -> bool:
        """Read on, off, yes, no ..."""
        typed = composed(text).strip(" .!~").casefold()
        if typed not in YES | NO:
            raise ValueError
        return typed in YES

    def check(self, value: object) -> bool:
        """Accept a truth value."""
        if isinstance(value, bool):
            return value
        raise ValueError

    def write(self, value: bool) -> str:
        """Return on or off."""
        return ON if value else OFF

    def choices(self, _place: Place, /) -> Sequence[bool]:
        """Return off and on."""
        return (False, True)


@dataclass(frozen=True)
class OneOf(ValueKind[E]):
    """One of the members of an enumeration, by its value."""

    members: type[E]

    def read(self, text: str, _place: Place, /) -> E:
        """Read a member's value, with spaces or hyphens for underscores."""
        return self.check(text.strip().casefold().replace(" ", "_").replace("-", "_"))

    def check(self, value: object) -> E:
        """Accept a member's value."""
        return self.members(str(value))

    def to_json(self, value: E) -> JsonValue:
        """Return the member's value."""
        return value.value

    def choices(self, _place: Place, /) -> Sequence[E]:
        """Return all members."""
        return tuple(self.members)

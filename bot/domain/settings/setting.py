"""One setting is one object, and a set of settings is a class whose attributes they are.

```python
class GuildSettings(StoredSettings):
    time_zone = ServerSetting(TimeZone(), "UTC", aliases=("zone",))

GuildSettings.time_zone     # the setting: its kind, its default, how else it is called
settings.time_zone          # its value on one server, a str for the type checker, too
```

They are stored field by field, so that a new one needs no migration.
"""

import json
import logging
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import Any, Generic, Self, TypeVar, cast, overload

from pydantic import JsonValue

from bot.domain.settings.kinds import Place, ValueKind

V = TypeVar("V")

logger = logging.getLogger(__name__)

# "langauge" is 0.88 like "language", but "colour" 0.62 like "country".
ALIKE = 0.75


class UnknownSettingError(ValueError):
    """There is no setting of this name; `known` has those that exist."""

    def __init__(self, field: str, known: tuple[str, ...]) -> None:
        super().__init__(field)
        self.field, self.known = field, known

    @property
    def nearest(self) -> str | None:
        """Return the known name nearest to a misspelled one."""
        typed = self.field.strip().casefold()
        return next(iter(get_close_matches(typed, self.known, n=1, cutoff=ALIKE)), None)


class InvalidSettingError(ValueError):
    """A setting cannot have this value; the setting's kind says which it can have."""

    def __init__(self, setting: "Setting[Any]", value: object) -> None:
        super().__init__(setting.field, value)
        self.setting, self.value = setting, value


class Setting(Generic[V]):
    """One setting: its names, the kind of its values, and its default."""

    field: str

    def __init__(self, kind: ValueKind[V], default: V) -> None:
        self.kind, self.default = kind, default

    def __set_name__(self, owner: type["StoredSettings"], name: str) -> None:
        self.field = name

    @overload
    def __get__(self, settings: None, owner: type["StoredSettings"]) -> Self: ...

    @overload
    def __get__(self, settings: "StoredSettings", owner: type["StoredSettings"]) -> V: ...

    def __get__(self, settings: "StoredSettings | None", owner: type["StoredSettings"]) -> Self | V:
        return self if settings is None else settings.value_of(self)

    def read(self, text: str, place: Place) -> V:
        """Read what a person typed; raises InvalidSettingError."""
        try:
            return self.kind.read(text, place)
        except ValueError as error:
            raise InvalidSettingError(self, text) from error

    def check(self, value: object) -> V:
        """Return a value that the setting can have; raises InvalidSettingError."""
        try:
            return self.kind.check(value)
        except ValueError as error:
            raise InvalidSettingError(self, value) from error


class StoredSettings:
    """The values of a set of settings; unchangeable, with defaults where nothing was set."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, object] | None = None) -> None:
        self._values = {
            field: self.setting(field).check(value) for field, value in (values or {}).items()
        }

    @classmethod
    def all(cls) -> tuple[Setting[object], ...]:
        """Return the settings, in the order in which they are listed."""
        return tuple(each for each in vars(cls).values() if isinstance(each, Setting))

    @classmethod
    def setting(cls, field: str) -> Setting[object]:
        """Return a setting by the name under which it is stored; raises UnknownSettingError."""
        known = {each.field: each for each in cls.all()}
        if field not in known:
            raise UnknownSettingError(field, tuple(known))
        return known[field]

    @classmethod
    def stored(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        """Read stored fields without those that this version does not know or no longer takes."""
        known = {each.field: each for each in cls.all()}
        values = {}
        for field, text in pairs:
            try:
                values[field] = known[field].check(json.loads(text))
            except KeyError:
                continue
            except InvalidSettingError as error:
                logger.warning("a stored setting has its default again: %s", error)
        return cls(values)

    def value_of(self, setting: Setting[V]) -> V:
        """Return the value of a setting."""
        return cast("V", self._values.get(setting.field, setting.default))

    def replaced(self, field: str, value: object) -> Self:
        """Return a copy with one field changed; raises UnknownSettingError, InvalidSettingError."""
        return type(self)({**self._values, field: value})

    def json(self, field: str) -> JsonValue:
        """Return a field's value as plain JSON types."""
        setting = self.setting(field)
        return setting.kind.to_json(self.value_of(setting))

    def encoded(self, field: str) -> str:
        """Return a field's value as it is stored."""
        return json.dumps(self.json(field))

    def to_json(self) -> dict[str, JsonValue]:
        """Return all values as plain JSON types."""
        return {setting.field: self.json(setting.field) for setting in self.all()}

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, StoredSettings) or type(other) is not type(self):
            return NotImplemented
        return self.to_json() == other.to_json()

    def __hash__(self) -> int:
        return hash(json.dumps(self.to_json()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._values})"

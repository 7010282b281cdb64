"""Settings that are stored field by field, so that a new one needs no migration."""

import json
from collections.abc import Iterable
from typing import Any, ClassVar, Self

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.domain.settings.errors import InvalidSettingError, UnknownSettingError


class StoredFields(BaseModel):
    """A frozen set of settings with defaults; each field describes itself."""

    model_config = ConfigDict(frozen=True, extra="ignore")
    identity: ClassVar[frozenset[str]] = frozenset()

    @classmethod
    def known(cls) -> tuple[str, ...]:
        """Return the names of the fields that can be changed."""
        return tuple(name for name in cls.model_fields if name not in cls.identity)

    @classmethod
    def describe(cls, field: str) -> str:
        """Return one sentence about a field."""
        return cls.model_fields[field].description or ""

    def replaced(self, field: str, value: object) -> Self:
        """Return a copy with one field changed.

        Raises UnknownSettingError and InvalidSettingError, whose `problem` is fit for people.
        """
        if field not in self.known():
            raise UnknownSettingError(field, type(self).known())
        try:
            return self.model_validate(self.model_dump() | {field: value})
        except ValidationError as error:
            problem = error.errors(include_url=False)[0]["msg"].removeprefix("Value error, ")
            problem = problem.replace("Input should be", "it has to be")
            raise InvalidSettingError(field, value, problem) from None

    def encoded(self, field: str) -> str:
        """Return a field's value as it is stored."""
        return json.dumps(self.model_dump(mode="json")[field])


def decoded(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return stored values by field."""
    return {field: json.loads(value) for field, value in pairs}

"""What can be wrong with a setting, its value or a change of it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from bot.domain.settings.model import Tunable
    from bot.domain.settings.setting import Setting


class UnknownSettingError(ValueError):
    """There is no setting of this name; `known` has those that exist."""

    def __init__(self, field: str, known: tuple[str, ...]) -> None:
        super().__init__(field)
        self.field, self.known = field, known


class InvalidSettingError(ValueError):
    """A setting cannot have this value; the setting's kind says which it can have."""

    def __init__(self, setting: "Setting[Any]", value: object) -> None:
        super().__init__(setting.field, value)
        self.setting, self.value = setting, value


class NoValueError(ValueError):
    """Somebody named a setting to be tried, and no value; `value` is the present one."""

    def __init__(self, setting: "Tunable[float]", value: float | None) -> None:
        super().__init__(setting.field, value)
        self.setting, self.value = setting, value


class SameValueError(ValueError):
    """A setting has this value already, so there is nothing to try."""

    def __init__(self, setting: "Tunable[float]", value: float | None) -> None:
        super().__init__(setting.field, value)
        self.setting, self.value = setting, value


class NoChangeError(Exception):
    """There is no change of the model's settings to take back."""

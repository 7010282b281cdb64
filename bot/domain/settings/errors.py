"""Errors of changes of the model's settings."""

from bot.domain.settings.model import Tunable


class NoValueError(ValueError):
    """A request to try a setting has no value; `value` is the present one."""

    def __init__(self, setting: Tunable[float], value: float | None) -> None:
        super().__init__(setting.field, value)
        self.setting, self.value = setting, value


class SameValueError(ValueError):
    """A setting has this value already, so there is nothing to try."""

    def __init__(self, setting: Tunable[float], value: float | None) -> None:
        super().__init__(setting.field, value)
        self.setting, self.value = setting, value


class NoChangeError(Exception):
    """There is no change of the model's settings to take back."""

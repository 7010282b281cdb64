"""What can be wrong with a value for a setting."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

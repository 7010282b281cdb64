"""Settings that people change."""

from bot.domain.settings.errors import InvalidSettingError, UnknownSettingError
from bot.messages.errors.registry import sentence
from bot.messages.settings import invalid_setting, unknown_setting

sentence.register(UnknownSettingError, unknown_setting)
sentence.register(InvalidSettingError, invalid_setting)

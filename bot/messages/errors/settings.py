"""Settings that people change, and time zones among them."""

from bot.domain.settings.setting import InvalidSettingError, UnknownSettingError
from bot.domain.zones import SeveralZonesError
from bot.messages.error_sentences import sentence
from bot.messages.settings import invalid_setting, unknown_setting
from bot.messages.zones import which_zone

sentence.register(UnknownSettingError, unknown_setting)
sentence.register(InvalidSettingError, invalid_setting)
sentence.register(SeveralZonesError, which_zone)

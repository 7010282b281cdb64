"""Settings that people change, and time zones among them."""

from typing import Any

from bot.domain.filters import DIAL
from bot.domain.settings.kinds import (
    Channel,
    Country,
    Language,
    OneOf,
    OwnTimeZone,
    Role,
    Switch,
    TimeZone,
)
from bot.domain.settings.numbers import Dial, Number, Share, WholeNumber
from bot.domain.settings.setting import InvalidSettingError, Setting, UnknownSettingError
from bot.domain.zones import SeveralZonesError
from bot.messages.error_sentences import sentence
from bot.messages.kinds import position_name
from bot.messages.languages import language_name
from bot.messages.translation import _
from bot.messages.wording import either, exact, listed, quoted
from bot.messages.zones import unknown_place, which_zone

sentence.register(SeveralZonesError, which_zone)


@sentence.register
def unknown_setting(error: UnknownSettingError) -> str:
    """Ask whether the setting with nearly that name is meant, or say which there are."""
    if error.nearest is not None:
        return _(
            "I have no setting {name}. Do you mean `{nearest}`?",
            name=quoted(error.field),
            nearest=error.nearest,
        )
    return _(
        "I have no setting {name}. Choose one of {known}.",
        name=quoted(error.field),
        known=either(error.known),
    )


@sentence.register
def invalid_setting(error: InvalidSettingError) -> str:
    """Say which values a setting can have."""
    name, value = f"`{error.setting.field.removesuffix('_id')}`", quoted(str(error.value))
    match error.setting.kind:
        case Channel():
            return _(
                "I see no text channel {value} here. Name one that I can see, or `none`.",
                value=value,
            )
        case Role():
            return _(
                "I see no role {value} here. Name one that I may ping, or `none`.", value=value
            )
        case TimeZone() | OwnTimeZone():
            return unknown_place(str(error.value))
        case Language() as languages:
            return _(
                "I don't know the language {value}. Choose one of {languages}, or `none`.",
                value=value,
                languages=listed(map(language_name, languages.codes)),
            )
        case Country():
            return _(
                "I know no country {value}. Name one, for example `Germany` or `DE`, or `none`.",
                value=value,
            )
        case Dial() | Share():
            return _(
                "The dial has no position {value}. Choose {words}, or a percentage from 0% to "
                "100%.",
                value=value,
                words=either(map(position_name, DIAL)),
            )
        case _:
            return _plain_value(error.setting, name, value)


def _plain_value(setting: Setting[Any], name: str, value: str) -> str:
    match setting.kind:
        case WholeNumber(minimum, maximum):
            return _(
                "{name} can't be {value}. Give a whole number from {minimum} to {maximum}.",
                name=name,
                value=value,
                minimum=minimum,
                maximum=maximum,
            )
        case Number(minimum, maximum):
            return _(
                "{name} can't be {value}. Give a number from {minimum} to {maximum}.",
                name=name,
                value=value,
                minimum=exact(minimum),
                maximum=exact(maximum),
            )
        case Switch():
            return _("{name} can't be {value}. Choose `on` or `off`.", name=name, value=value)
        case OneOf(members):
            return _(
                "{name} can't be {value}. Choose {words}.",
                name=name,
                value=value,
                words=either(f"`{member.value}`" for member in members),
            )
        case _:
            return _("{name} can't be {value}.", name=name, value=value)

"""What an admin can set for a server: how each setting is called, read and chosen from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from zoneinfo import available_timezones

import discord

from bot.discord.errors import ConversationError
from bot.domain.filters import read_dial
from bot.domain.settings.guild import GuildSettings
from bot.messages.wording import listed, quoted

Choice = tuple[str, str, str]
Value = str | int | float | bool | None
NOTHING = frozenset({"none", "nothing", "default", "-", "reset"})
YES = frozenset({"on", "yes", "true", "allowed", "1"})
NO = frozenset({"off", "no", "false", "0"})
ZONES = (
    "UTC", "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Warsaw",
    "Europe/Helsinki", "Europe/Istanbul", "Europe/Moscow", "Africa/Lagos", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Asia/Seoul",
    "Australia/Sydney", "Pacific/Auckland", "America/Sao_Paulo", "America/Argentina/Buenos_Aires",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Mexico_City",
)  # fmt: skip
LANGUAGES = {
    "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español", "it": "Italiano",
    "pt": "Português", "nl": "Nederlands", "pl": "Polski", "sv": "Svenska", "da": "Dansk",
    "nb": "Norsk", "fi": "Suomi", "cs": "Čeština", "hu": "Magyar", "ro": "Română",
    "el": "Ελληνικά", "tr": "Türkçe", "ru": "Русский", "uk": "Українська", "ja": "日本語",
    "ko": "한국어", "zh": "中文", "hi": "हिन्दी", "vi": "Tiếng Việt", "id": "Bahasa Indonesia",
}  # fmt: skip


@dataclass(frozen=True)
class ServerField:
    """One setting: `choices` are (value, label, description), empty where anything can be typed."""

    name: str
    label: str
    read: Callable[[str, discord.Guild], Value]
    choices: Sequence[Choice] = field(default_factory=tuple)


def _channel(text: str, guild: discord.Guild) -> int | None:
    typed = text.strip().casefold()
    if typed in NOTHING:
        return None
    digits = "".join(letter for letter in typed if letter.isdigit())
    name = typed.lstrip("#")
    for channel in guild.text_channels:
        if channel.name.casefold() == name or str(channel.id) == digits:
            return channel.id
    raise ConversationError(f"There is no text channel {quoted(text)} here that I can see.")


def _zone(text: str, _: discord.Guild) -> str:
    typed = text.strip().replace(" ", "_").casefold()
    zones = sorted(available_timezones())
    exact = [zone for zone in zones if zone.casefold() == typed]
    cities = [zone for zone in zones if zone.casefold().rpartition("/")[2] == typed]
    found = exact or [zone for zone in cities if "/" in zone] or cities
    if not found:
        raise ConversationError(
            f"I do not know the time zone {quoted(text)}; write a city such as Berlin, or a name "
            "such as America/New_York."
        )
    return found[0]


def _language(text: str, _: discord.Guild) -> str:
    typed = text.strip().casefold()
    for code, name in LANGUAGES.items():
        if typed in (code, name.casefold()):
            return code
    raise ConversationError(
        f"I do not read dates in {quoted(text)}; I know {listed(LANGUAGES.values(), 'and')}."
    )


def _switch(text: str, _: discord.Guild) -> bool:
    typed = text.strip().casefold()
    if typed in YES | NO:
        return typed in YES
    raise ConversationError(f"{quoted(text)} is neither `on` nor `off`.")


def _dial(text: str, _: discord.Guild) -> float | None:
    return None if text.strip().casefold() in NOTHING else read_dial(text)


def _number(text: str, _: discord.Guild) -> int:
    digits = text.strip()
    if not digits.isdecimal() or len(digits) > 6:
        raise ConversationError(f"{quoted(text)} is no whole number.")
    return int(digits)


def _word(text: str, _: discord.Guild) -> str:
    return text.strip().casefold().replace(" ", "_").replace("-", "_")


FIELDS = (
    ServerField("channel_id", "Channel", _channel),
    ServerField(
        "time_zone", "Time zone", _zone, tuple((zone, zone.replace("_", " "), "") for zone in ZONES)
    ),
    ServerField(
        "locale",
        "Language of dates",
        _language,
        tuple((code, name, "") for code, name in LANGUAGES.items()),
    ),
    ServerField(
        "adult_titles",
        "Adult titles",
        _switch,
        (
            ("off", "Off", "Adult titles are never recommended"),
            ("on", "On", "Adult titles may be recommended"),
        ),
    ),
    ServerField(
        "ballot",
        "How movie nights vote",
        _word,
        (
            ("approval", "Approval", "Everybody ticks all films that are fine"),
            ("score", "Score", "Everybody gives each film points"),
            ("ranked", "Ranked", "Everybody puts the films in order"),
            ("poll", "Poll", "Discord's own poll"),
        ),
    ),
    ServerField(
        "group_strategy",
        "How tastes are combined",
        _word,
        (
            ("average", "Average", "The best for the group as a whole"),
            ("fair", "Fair", "Everybody gets something in the list"),
            ("least_misery", "Least misery", "Nothing that anybody would suffer from"),
            ("multiplicative", "Multiplicative", "Between average and least misery"),
            ("borda", "Borda", "Everybody's ranks are added up"),
        ),
    ),
    ServerField("shortlist_size", "Films on a shortlist", _number),
    ServerField("night_minutes", "Minutes of a movie night", _number),
    ServerField("adventure", "Dial", _dial),
    ServerField("log_channel_id", "Channel for this log", _channel),
)
BY_NAME = {each.name: each for each in FIELDS}
ALIASES = {
    "channel": "channel_id", "zone": "time_zone", "timezone": "time_zone", "language": "locale",
    "adult": "adult_titles", "vote": "ballot", "voting": "ballot", "strategy": "group_strategy",
    "shortlist": "shortlist_size", "minutes": "night_minutes", "dial": "adventure",
    "log_channel": "log_channel_id", "log": "log_channel_id",
}  # fmt: skip
# What `setup` asks, in this order; the schedule comes last.
SETUP = ("channel_id", "time_zone", "locale", "adult_titles", "ballot", "group_strategy")


def find_field(name: str) -> ServerField:
    """Return the setting that a person names; raises ConversationError."""
    typed = name.strip().casefold().replace("-", "_").replace(" ", "_")
    found = BY_NAME.get(ALIASES.get(typed, typed))
    if found is None:
        raise ConversationError(
            f"There is no setting {quoted(name)}; there are {listed(sorted(shown_names()))}."
        )
    return found


def shown_names() -> list[str]:
    """Return the names that people type, in the order of the list."""
    return [each.name.removesuffix("_id") for each in FIELDS]


def shown_value(name: str, value: object) -> str:
    """Return a stored value as people read it."""
    if value is None:
        return "none" if name in BY_NAME else "the default"
    if name.endswith("channel_id"):
        return f"<#{value}>"
    if isinstance(value, bool):
        return "on" if value else "off"
    if name == "locale":
        return LANGUAGES.get(str(value), str(value))
    return str(value)


def value_of(settings: GuildSettings, name: str) -> str:
    """Return a server's value of a setting as people read it."""
    return shown_value(name, getattr(settings, name))

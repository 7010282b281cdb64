"""The settings of a server.

For a new setting, add an attribute to `GuildSettings` and its words to `bot.messages.settings`;
`tests/bot/domain/settings/test_every_setting.py` fails if something is missing.
"""

from typing import TypeVar

from bot.domain.added_movies import WhoAdds
from bot.domain.languages import KNOWN
from bot.domain.nights.ballots.kinds import DEFAULT_BALLOT, BallotKind
from bot.domain.nights.drawing import ShortlistSource
from bot.domain.settings.kinds import (
    Channel,
    Country,
    Language,
    OneOf,
    Role,
    Switch,
    TimeZone,
    ValueKind,
)
from bot.domain.settings.numbers import Dial, WholeNumber
from bot.domain.settings.setting import Setting, StoredSettings
from recommender.model.groups import DEFAULT_STRATEGY, GroupStrategy

V = TypeVar("V")
# One for each part of the world, as a menu holds 25.
COMMON_ZONES = (
    "UTC", "Europe/London", "Europe/Berlin", "Europe/Paris", "Europe/Madrid", "Europe/Warsaw",
    "Europe/Helsinki", "Europe/Istanbul", "Europe/Moscow", "Africa/Lagos", "Asia/Dubai",
    "Asia/Kolkata", "Asia/Bangkok", "Asia/Shanghai", "Asia/Tokyo", "Asia/Seoul",
    "Australia/Sydney", "Pacific/Auckland", "America/Sao_Paulo", "America/Argentina/Buenos_Aires",
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
    "America/Mexico_City",
)  # fmt: skip


class ServerSetting(Setting[V]):
    """One setting of a server; `aliases` are other names that people type for it."""

    def __init__(
        self,
        kind: ValueKind[V],
        default: V,
        *,
        aliases: tuple[str, ...] = (),
        in_setup: bool = False,
    ) -> None:
        super().__init__(kind, default)
        self.aliases, self.in_setup = aliases, in_setup

    @property
    def name(self) -> str:
        """The name that people type."""
        return self.field.removesuffix("_id")


class GuildSettings(StoredSettings):
    """The settings of one server, in the order in which they are listed and asked in `setup`."""

    __slots__ = ()

    channel_id = ServerSetting[int | None](Channel(), None, in_setup=True)
    time_zone = ServerSetting(
        TimeZone(COMMON_ZONES), "UTC", aliases=("zone", "timezone"), in_setup=True
    )
    language = ServerSetting[str | None](
        Language(KNOWN), None, aliases=("locale", "lang"), in_setup=True
    )
    country = ServerSetting[str | None](Country(KNOWN), None, aliases=("region",))
    adult_titles = ServerSetting(Switch(), default=False, aliases=("adult",), in_setup=True)
    # PG in Britain and the United States, 6 in Germany.
    children_age = ServerSetting(WholeNumber(0, 18), 8, aliases=("children",))
    who_adds = ServerSetting(OneOf(WhoAdds), WhoAdds.MANAGERS, aliases=("adding",))
    ballot = ServerSetting(
        OneOf(BallotKind), DEFAULT_BALLOT, aliases=("vote", "voting"), in_setup=True
    )
    group_strategy = ServerSetting(
        OneOf(GroupStrategy), DEFAULT_STRATEGY, aliases=("strategy",), in_setup=True
    )
    # As few as make a choice, as many as Discord's poll takes.
    shortlist_size = ServerSetting(WholeNumber(2, 10), 5, aliases=("shortlist",))
    shortlist_from = ServerSetting(OneOf(ShortlistSource), ShortlistSource.PREFER)
    night_minutes = ServerSetting(WholeNumber(30, 720), 150, aliases=("minutes",))
    night_thread = ServerSetting(Switch(), default=False, aliases=("thread",))
    night_role_id = ServerSetting[int | None](Role(), None, aliases=("role", "ping"))
    adventure = ServerSetting[float | None](Dial(), None, aliases=("dial",))
    log_channel_id = ServerSetting[int | None](Channel(), None, aliases=("log",))

    @classmethod
    def listed(cls) -> tuple[ServerSetting[object], ...]:
        """Return the settings, in the order in which they are listed."""
        return tuple(each for each in cls.all() if isinstance(each, ServerSetting))

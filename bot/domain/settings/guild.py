"""What the admins of a server decide."""

from typing import Annotated, ClassVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, Field

from bot.domain.nights.ballots.kinds import DEFAULT_BALLOT, BallotKind
from bot.domain.settings.fields import StoredFields
from recommender.model.groups import DEFAULT_STRATEGY, GroupStrategy


def _known_zone(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("it is not a time zone such as Europe/Berlin or UTC") from None


TimeZone = Annotated[str, AfterValidator(_known_zone)]


class GuildSettings(StoredFields):
    """The settings of one server; a new field with a default is all that a new setting takes."""

    identity: ClassVar[frozenset[str]] = frozenset({"guild_id"})

    guild_id: int
    channel_id: int | None = Field(
        None, description="Channel for news, such as a retraining that did not work."
    )
    log_channel_id: int | None = Field(
        None, description="Channel where changes of settings are reported; none by default."
    )
    time_zone: TimeZone = Field("UTC", description="Time zone in which times are meant and shown.")
    locale: str = Field(
        "en", pattern=r"^[a-z]{2}(-[A-Z]{2})?$", description="Language in which dates are read."
    )
    adult_titles: bool = Field(
        default=False, description="Whether adult titles may be recommended."
    )
    adventure: float | None = Field(
        None,
        ge=0,
        le=1,
        description="How adventurous recommendations are, from 0 (familiar) to 1 (adventurous); "
        "none: as the owner of the bot has it.",
    )
    group_strategy: GroupStrategy = Field(
        DEFAULT_STRATEGY, description="How several people's tastes are made into one list."
    )
    ballot: BallotKind = Field(DEFAULT_BALLOT, description="How a movie night votes.")
    shortlist_size: int = Field(
        5, ge=2, le=10, description="How many films a movie night chooses from."
    )
    night_minutes: int = Field(
        150, ge=30, le=720, description="How long a movie night lasts, in minutes."
    )

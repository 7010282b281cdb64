"""The person whom films are recommended to, and what holds where they ask."""

from dataclasses import dataclass, field

from bot.domain.settings.guild import GuildSettings
from recommender import Profile


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person in one place: what they like, their own dial if they set one, what applies there.

    `settings` are those of the server, the defaults in direct messages.
    `barred` are films that are never proposed there.
    """

    user_id: int
    profile: Profile
    own_adventure: float | None
    place_adventure: float | None
    adult_titles: bool
    settings: GuildSettings = field(default_factory=GuildSettings)
    barred: frozenset[int] = frozenset()

    @property
    def adventure(self) -> float | None:
        """How adventurous recommendations are: the person's own dial, else that of the place.

        None is where training has put the dial.
        """
        return self.place_adventure if self.own_adventure is None else self.own_adventure

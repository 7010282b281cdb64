"""The person who gets recommendations, and the settings of the place."""

from dataclasses import dataclass, field

from bot.domain.settings.guild import GuildSettings
from recommender import Profile


@dataclass(frozen=True, slots=True)
class Viewer:
    """A person in one place: their profile, their own dial if they set one, and the settings.

    `settings` are those of the server, or the defaults in direct messages. `barred` films are never
    proposed there.
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
        """The dial of recommendations: the person's own, else that of the place.

        None is the default that training chose.
        """
        return self.place_adventure if self.own_adventure is None else self.own_adventure

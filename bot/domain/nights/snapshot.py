"""A night with all that belongs to it, as it was at one moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.nights.announcements import Announcement, Notice
from bot.domain.nights.ballots.ballot import CastBallot, Turnout
from bot.domain.nights.ballots.outcome import Outcome
from bot.domain.nights.fairness import PastVote, owed
from bot.domain.nights.night import Night
from bot.domain.nights.shortlist import ShortlistFilm
from bot.domain.nights.verdict import Verdict
from bot.domain.settings.guild import GuildSettings


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person who answered whether they come.

    `seen_change_id` is the id of the change of tastes that marked the film as seen by them.
    """

    user_id: int
    coming: bool
    verdict: Verdict | None = None
    seen_change_id: int | None = None


@dataclass(frozen=True, slots=True)
class NightSnapshot:
    """A night as one transaction read it.

    `attendees` are in the order of their answers. `suggestions` maps films to the people who
    suggested them, oldest first. `ballots` are those of people who are in. `past_votes` are the
    server's last ones, oldest first, with this night's; they are empty while a vote is open, when
    nothing depends on them. `claimed` are the announcements that this transaction took to send.
    """

    night: Night
    settings: GuildSettings
    attendees: tuple[Attendee, ...] = ()
    suggestions: Mapping[int, int] = field(default_factory=dict)
    films: tuple[ShortlistFilm, ...] = ()
    ballots: tuple[CastBallot, ...] = ()
    outcome: Outcome | None = None
    notices: tuple[Notice, ...] = ()
    past_votes: tuple[PastVote, ...] = ()
    claimed: tuple[Notice, ...] = ()

    @property
    def coming(self) -> tuple[int, ...]:
        """The people who are in."""
        return tuple(each.user_id for each in self.attendees if each.coming)

    @property
    def declined(self) -> tuple[int, ...]:
        """The people who cannot come."""
        return tuple(each.user_id for each in self.attendees if not each.coming)

    @property
    def turnout(self) -> Turnout:
        """The turnout of the vote."""
        begun, done = (sum(each.begun for each in self.ballots), sum(b.done for b in self.ballots))
        return Turnout(len(self.coming), begun, done)

    @property
    def vetoes(self) -> frozenset[int]:
        """The films that somebody who is in has vetoed."""
        vetoes = (each.ballot.veto for each in self.ballots)
        return frozenset(movie_id for movie_id in vetoes if movie_id is not None)

    @property
    def votes_besides(self) -> tuple[PastVote, ...]:
        """The server's past votes without this night's."""
        return tuple(vote for vote in self.past_votes if vote.night_id != self.night.night_id)

    @property
    def owed(self) -> dict[int, float]:
        """What each person is owed from the server's other nights."""
        return owed([vote.satisfaction for vote in self.votes_besides])

    @property
    def unsaid(self) -> tuple[Notice, ...]:
        """The announcements that are not known to be sent."""
        return tuple(notice for notice in self.notices if notice.message_id is None)

    def notice(self, announcement: Announcement) -> Notice | None:
        """Return the notice of an announcement."""
        return next((n for n in self.notices if n.announcement == announcement), None)

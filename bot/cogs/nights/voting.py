"""The shortlist, the vote, and each person's own ballot."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.cogs.nights.announcer import Announcer, Say, Send
from bot.cogs.nights.cards import Cards
from bot.cogs.nights.desk import Desk, require_host
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.discord.router import Press
from bot.domain.nights import fairness
from bot.domain.nights.agenda import voting_ends
from bot.domain.nights.ballot_box import marked, vetoed
from bot.domain.nights.ballots import CastBallot
from bot.domain.nights.counting import Ballot, BallotKind
from bot.domain.nights.errors import (
    NobodyInError,
    NotComingError,
    NothingLeftError,
    TooFewFilmsError,
    VoteTooLateError,
    WrongStateError,
)
from bot.domain.nights.night import Night, NightState
from bot.domain.nights.shortlist import Shortlist, Wish, make_shortlist, objection
from bot.domain.settings.guild import GuildSettings
from bot.messages.wording import clip
from bot.ui.limits import CONTENT
from bot.ui.nights.ballot import ballot_text, ballot_view
from bot.ui.nights.card import NightView, shortlist_embed, shortlist_view
from bot.ui.nights.shortlist import shortlist_notes
from recommender import MovieFilter

CAN_VOTE = (NightState.PLANNED, NightState.DECIDED)


@dataclass(frozen=True)
class Ballots:
    """Opens votes, closes them, and takes ballots."""

    desk: Desk
    announcer: Announcer
    cards: Cards
    lifecycle: NightLifecycle

    async def shortlist(
        self, night: Night, wanted: MovieFilter | None, *, voted_on: bool = False
    ) -> list[str]:
        """Choose and store the films for exactly the people who are in; return what to say.

        Raises NobodyInError, NothingLeftError and WrongStateError.
        """
        gone = await self.desk.leave_out_the_gone(night)
        coming, _ = await self.desk.nights.people.of(night.night_id)
        if not coming:
            raise NobodyInError
        ballots = await self.desk.nights.ballots.all(night.night_id)
        settings = await self.desk.settings(night.guild_id)
        owed = await self.desk.owed(night.guild_id, besides=night)
        chosen = await self.choose(
            coming,
            settings,
            owed,
            await self.desk.suggestions(night),
            [ballot.veto for ballot in ballots if ballot.veto is not None],
            wanted,
        )
        await self.desk.nights.ballots.list_films(night.night_id, chosen.films, CAN_VOTE, wanted)
        movies = self.desk.movies(_named(chosen))
        return shortlist_notes(
            chosen, owed, coming, movies, gone=gone, wanted=wanted, voted_on=voted_on
        )

    async def choose(
        self,
        user_ids: Sequence[int],
        settings: GuildSettings,
        owed: Mapping[int, float],
        suggestions: Mapping[int, int],
        vetoes: Sequence[int],
        wanted: MovieFilter | None = None,
    ) -> Shortlist:
        """Choose films for people, as the server has set it; raise NothingLeftError."""
        services = self.desk.services
        served = services.registry.current
        profiles = await services.store.tastes.profiles(user_ids)
        adventure = settings.adventure
        if adventure is None:
            adventure = (await services.store.model_settings.get()).adventure
        wish = Wish(
            size=settings.shortlist_size,
            strategy=settings.group_strategy,
            suggestions=suggestions,
            vetoed=vetoes,
            weights=fairness.weights(owed, user_ids),
            where=wanted,
            hidden=served.hidden(adult_titles=settings.adult_titles),
            adventure=adventure,
        )
        chosen = await asyncio.to_thread(make_shortlist, served.model, profiles, wish)
        if not chosen.films:
            raise NothingLeftError(len(user_ids))
        return chosen

    async def open(
        self, night: Night, kind: BallotKind | None, closes_at: datetime | None, send: Send | None
    ) -> None:
        """Open the vote on the shortlist as it is, or on a new one if that is good no more."""
        if night.state not in CAN_VOTE:
            raise WrongStateError(night.number, night.state)
        settings = await self.desk.settings(night.guild_id)
        kind = kind or BallotKind(settings.ballot)
        closes_at = closes_at or voting_ends(night, self.desk.clock.now())
        if closes_at > night.ends_at:
            raise VoteTooLateError
        notes: list[str] = []
        if await self._needs_list(night):
            notes = await self.shortlist(night, night.wanted, voted_on=True)
        if len(await self.desk.nights.ballots.films(night.night_id)) < 2:
            raise TooFewFilmsError
        await self.desk.nights.ballots.open(night, kind, closes_at)
        await self.announcer.say(night.night_id, f"ballot-{night.vote_round + 1}", send)
        if kind is BallotKind.POLL:
            await self.announcer.say(night.night_id, f"poll-{night.vote_round + 1}")
        await self.lifecycle.tell(night, clip("\n".join(notes), CONTENT))
        await self.lifecycle.go_on(night.night_id)

    async def _needs_list(self, night: Night) -> bool:
        """Whether there is no shortlist yet, or it was made for others or before a suggestion.

        Neither is one any good with a film that somebody has seen, disliked or vetoed since, or
        that was removed.
        """
        listed = await self.desk.nights.ballots.films(night.night_id)
        movie_ids = {film.movie_id for film in listed}
        coming, _ = await self.desk.nights.people.of(night.night_id)
        wishes = await self.desk.suggestions(night)
        ballots = await self.desk.nights.ballots.all(night.night_id)
        vetoed_ids = {ballot.veto for ballot in ballots if ballot.veto is not None}
        made_for = {user_id for film in listed for user_id in film.fits}
        if made_for != set(coming) or self.desk.removed(movie_ids):
            return True
        profiles = await self.desk.services.store.tastes.profiles(coming)
        fitting = {
            movie_id
            for movie_id in movie_ids | wishes.keys()
            if objection(movie_id, profiles, vetoed_ids) is None
        }
        return fitting != movie_ids

    async def show(self, press: Press) -> None:
        """Give a person their own ballot."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        cast = await self.desk.nights.ballots.own(night.night_id, press.user_id)
        shown = await self._paper(night)
        await press.whisper(ballot_text(shown, cast), view=ballot_view(shown, cast))

    async def mark(self, press: Press) -> None:
        """Save a press on a film of the own ballot."""
        key, movie, mark = press.data.split(".")
        night = await self.desk.pressed(press.guild_id, int(key))
        shown = await self._paper(night)
        movie_ids = [str(film.movie_id) for film in shown.films]
        if movie not in movie_ids:  # the menu of films to score, or a paper of an earlier vote
            cast = await self.desk.nights.ballots.own(night.night_id, press.user_id)
            await self._edit(press, shown, cast, int(press.values[0]) if press.values else 0)
            return
        kind = night.ballot or BallotKind.APPROVAL
        cast = await self._save(
            press, night, lambda ballot: marked(kind, ballot, int(movie), int(mark))
        )
        await self._edit(press, shown, cast, (movie_ids.index(movie) + 1) % len(movie_ids))

    async def veto(self, press: Press) -> None:
        """Save the choice of the one private veto."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        movie_id = int(press.values[0]) or None
        cast = await self._save(press, night, lambda ballot: vetoed(ballot, movie_id))
        await self._edit(press, await self._paper(night), cast)

    async def clear(self, press: Press) -> None:
        """Empty the own ballot."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        cast = await self._save(press, night, lambda ballot: Ballot(ballot.user_id))
        await self._edit(press, await self._paper(night), cast)

    async def done(self, press: Press) -> None:
        """Note that somebody is done; when all are, the vote closes."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        cast = await self._save(press, night, lambda ballot: ballot, done=True)
        await self._edit(press, await self._paper(night), cast)
        await self.lifecycle.close_when_all_voted(night.night_id)

    async def poll_voted(self, message_id: int, user_id: int, *, done: bool) -> None:
        """Note a vote in Discord's own poll, or one taken back; close when all have voted."""
        night = await self.desk.nights.of_poll(message_id)
        if night is None or night.state is not NightState.VOTING:
            return
        try:
            await self.desk.nights.ballots.change(
                night.night_id, user_id, lambda ballot: ballot, done=done
            )
        except (NotComingError, WrongStateError):
            return  # strangers may vote in a poll, but nobody waits for them
        self.cards.touch(night.night_id)
        await self.lifecycle.close_when_all_voted(night.night_id)

    async def press_shortlist(self, press: Press) -> None:
        """Answer the button of the card."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        require_host(night, press.user_id, press.interaction.permissions)
        await press.interaction.response.defer()
        await self.show_shortlist(night, press.say, night.wanted)

    async def press_open(self, press: Press) -> None:
        """Open the vote from the card."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        require_host(night, press.user_id, press.interaction.permissions)
        await press.interaction.response.defer()
        await self.open(night, None, None, None)

    async def press_close(self, press: Press) -> None:
        """Close the vote from the card."""
        night = await self.desk.pressed(press.guild_id, int(press.data))
        require_host(night, press.user_id, press.interaction.permissions)
        await press.interaction.response.defer()
        await self.lifecycle.close_vote(night.night_id)

    async def show_shortlist(self, night: Night, say: Say, wanted: MovieFilter | None) -> None:
        """Make the shortlist of a night and show it."""
        if night.state not in CAN_VOTE:
            raise WrongStateError(night.number, night.state)
        notes = await self.shortlist(night, wanted)
        shown = await self.desk.show(night)
        title = f"Shortlist for movie night {night.number}"
        await say(
            embed=shortlist_embed(title, shown.films, shown.movies, notes),
            view=shortlist_view(night.night_id),
        )

    async def _save(
        self,
        press: Press,
        night: Night,
        alter: Callable[[Ballot], Ballot],
        *,
        done: bool = False,
    ) -> CastBallot:
        cast = await self.desk.nights.ballots.change(
            night.night_id, press.user_id, alter, done=done
        )
        self.cards.touch(night.night_id)
        return cast

    async def _paper(self, night: Night) -> NightView:
        """Put together what a ballot shows; less than a card, for many may vote at once."""
        films = await self.desk.nights.ballots.films(night.night_id)
        movies = self.desk.movies([film.movie_id for film in films])
        return NightView(night, films=films, movies=movies)

    async def _edit(self, press: Press, shown: NightView, cast: CastBallot, focus: int = 0) -> None:
        await press.edit(
            content=ballot_text(shown, cast, focus), view=ballot_view(shown, cast, focus)
        )


def _named(chosen: Shortlist) -> set[int]:
    return {each.movie_id for each in chosen.left_out} | chosen.liked_by.keys()

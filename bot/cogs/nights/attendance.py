"""Who comes, what they suggest, and what they say after the film."""

from dataclasses import dataclass

from bot.cogs.nights.card_refresher import CardRefresher
from bot.cogs.nights.directory import NightDirectory
from bot.cogs.nights.lifecycle import NightLifecycle
from bot.discord.caller import Caller
from bot.discord.router import Press
from bot.discord.title_questions import FilmRequest, Intent
from bot.domain.nights.errors import WrongStateError
from bot.domain.nights.night import AHEAD, BEFORE_VOTE, Night, NightState
from bot.domain.nights.verdict import Verdict
from bot.domain.tastes import TasteChange
from bot.messages.nights import attendance as words
from bot.messages.nights.words import bold_film
from bot.messages.wording import bold
from bot.store.errors import ChangeUndoneError, UnknownChangeError
from bot.store.nights.people import PreviousVerdict
from bot.ui.forms import title_form
from bot.ui.message import Message

SUGGEST_INTENT = "night-suggest"
MODAL = "night-suggestion"
# While votes are counted, nobody comes or goes.
COUNTING = NightState.COUNTING


@dataclass(frozen=True)
class Attendance:
    """Takes the answers on cards."""

    directory: NightDirectory
    cards: CardRefresher
    lifecycle: NightLifecycle

    async def come(self, press: Press) -> None:
        """Answer I'm in."""
        await self._answer(press, coming=True)

    async def stay_away(self, press: Press) -> None:
        """Answer Can't."""
        await self._answer(press, coming=False)

    async def _answer(self, press: Press, *, coming: bool) -> None:
        answered = await self.directory.nights.people.answer(
            press.guild_id, press.number, press.user_id, AHEAD - {COUNTING}, coming=coming
        )
        night = answered.night
        self.cards.touch(night.night_id)
        await press.whisper(
            words.coming(night, news=answered.is_news) if coming else words.staying_away(night)
        )
        if not coming and answered.turnout.complete:
            await self.lifecycle.close_complete_vote(night.night_id)

    async def ask_title(self, press: Press) -> None:
        """Open the form in which a title is typed."""
        night = (await self.directory.nights.in_guild(press.guild_id, press.number)).night
        if night.state not in BEFORE_VOTE:
            raise WrongStateError(night.number, night.state)
        title, example = words.form_title(night.number), words.form_example()
        await press.ask(title_form(title, words.form_field(), example, MODAL, night.night_id))

    async def submitted(self, press: Press) -> None:
        """Read the title of a form that was sent, also one opened before a restart."""
        questions, intent = self.directory.bot.questions, Intent(SUGGEST_INTENT, press.data)
        for said in await questions.answer_several(press.caller, press.typed, intent):
            await press.whisper(said)

    async def suggest_titles(self, caller: Caller, titles: str, night: Night) -> list[Message]:
        """Read titles that somebody suggests for a night; return what there is to say."""
        intent = Intent(SUGGEST_INTENT, str(night.night_id))
        return await self.directory.bot.questions.answer_several(caller, titles, intent)

    async def suggest(self, request: FilmRequest) -> Message:
        """Take suggestions: by a command, in a form or after the question which film is meant."""
        caller, night_id = request.caller, request.intent.number
        films = {movie.movie_id: bold(movie.label) for movie in request.movies}
        night, news = await self.directory.nights.people.suggest(
            caller.guild_id, night_id, caller.user_id, films, BEFORE_VOTE
        )
        self.cards.touch(night_id)
        new = [film for movie_id, film in films.items() if movie_id in news]
        known = [film for movie_id, film in films.items() if movie_id not in news]
        said = [words.suggested(new, night.number)] if new else []
        said += [words.suggested_already(known)] if known else []
        return Message(" ".join(said))

    async def judge(self, press: Press, verdict: Verdict) -> None:
        """Make a like or a dislike of what somebody says after the film."""
        judged = await self.directory.nights.people.judge(
            press.guild_id, press.number, press.user_id, verdict
        )
        movie_id = judged.night.movie_id or 0
        if verdict is Verdict.MISSED:
            await self._forget_seeing(judged, movie_id)
        else:
            opinion = TasteChange.like if verdict is Verdict.LIKED else TasteChange.dislike
            changes = [opinion(movie_id), TasteChange.mark_seen(movie_id)]
            tastes = self.directory.services.store.tastes
            await tastes.record(press.user_id, judged.night.guild_id, changes)
        self.cards.touch(judged.night.night_id)
        await press.whisper(
            words.judged(verdict, bold_film(self.directory.movies([movie_id]), movie_id))
        )

    async def _forget_seeing(self, judged: PreviousVerdict, movie_id: int) -> None:
        """Take back that somebody saw the film, unless they had said so before the night."""
        tastes, before = self.directory.services.store.tastes, judged.before
        if before.verdict in (Verdict.LIKED, Verdict.DISLIKED):
            await tastes.record(
                before.user_id, judged.night.guild_id, [TasteChange.unlike(movie_id)]
            )
        if before.seen_change_id is None:
            return
        try:
            await tastes.undo(before.seen_change_id, before.user_id)
        except (ChangeUndoneError, UnknownChangeError):
            return  # taken back before

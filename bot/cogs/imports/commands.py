"""A file from another site: read, shown to its person alone, stored when they say so."""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import discord
from discord.ext import commands

from bot.cogs.imports.arrivals import Arrivals
from bot.cogs.imports.questions import ImportQuestions
from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_command
from bot.discord.router import Press
from bot.domain.access import OutdatedItemError
from bot.domain.imports.limits import MAX_UNPACKED_BYTES
from bot.domain.imports.merging import ImportScale
from bot.domain.imports.pending import (
    ImportEffect,
    PendingChoices,
    PendingImport,
    effect_of,
    found_again,
    rows_not_taken,
)
from bot.domain.imports.refusals import ImportRefusedError, NoFilmsError, Refusal
from bot.imports.finders import Finders, planned_import
from bot.imports.reader import HistoryReader, UploadedFile
from bot.messages import import_previews as sentences
from bot.messages import import_results as results
from bot.ui import imports as pages
from bot.ui.message import Message

HALF_A_STAR = 0.5


class ImportCommands(commands.Cog):
    """Bring what you rated, watched or want to watch elsewhere."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        self._store = bot.services.store
        self._reader = HistoryReader()
        self._finders = Finders()
        self._questions = ImportQuestions(bot)
        registry, missing = bot.services.registry, bot.services.store.missing_films
        self._arrivals = Arrivals(registry, missing, self._finders)
        on = partial(bot.actions.on, private=True)
        on(pages.OPEN, self._open)
        on(pages.LIKE_FROM, self._set_like_from)
        on(pages.DISLIKE_TO, self._set_dislike_to)
        on(pages.OVER_OWN, self._set_over_own)
        on(pages.STORE, self._confirm)
        on(pages.DROP, self._drop)
        on(pages.FILES, self._files)
        on(pages.DETAILS, self._details)
        on(pages.NOT_TAKEN, self._send_not_taken)

    async def cog_load(self) -> None:
        """Look for films that came while the bot was off, and from now on when some come.

        They are looked for everybody, so one process does it for all.
        """
        if self.bot.services.assignment.owns(None):
            self._arrivals.begin()

    async def cog_unload(self) -> None:
        """Look for no more films."""
        await self._arrivals.close()

    @hybrid_command("import", ignore_extra=True, private=True)
    async def import_(self, ctx: MatineeContext, file: discord.Attachment | None = None) -> None:
        """Show what a file would store; a typed one gets a button, as others read the answer."""
        user_id = ctx.author.id
        attached = ctx.message.attachments
        # Of a typed message `file` is the first; discord.py hands on a bare object where Discord
        # does not say what a slash command's file is.
        if ctx.interaction is not None and isinstance(file, discord.Attachment):
            attached = [file]
        if not attached:
            asked, missing = await self._questions.waiting(user_id)
            await ctx.answer(pages.how_to(asked, missing, user_id), private=True)
            return
        import_id = await self._read(user_id, attached)
        if ctx.interaction is None and ctx.guild is not None:
            await ctx.answer(pages.ready(import_id, user_id))
            return
        await ctx.answer(await self._preview(import_id, user_id), private=True)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Take a file that is sent to the bot alone without a word as one to import."""
        if message.author.bot or message.guild is not None or message.content.strip():
            return
        if message.attachments:
            ctx = await self.bot.get_context(message)
            ctx.command = self.import_
            await self.bot.invoke(ctx)

    async def _read(self, user_id: int, attached: Sequence[discord.Attachment]) -> int:
        """Keep what files say until their person confirms; nothing is stored of the files."""
        served = self.bot.services.registry.current
        files = [await _downloaded(each) for each in attached]
        said, known = await asyncio.gather(self._reader.read(files), self._finders.of(served))
        name = attached[0].filename
        pending = await asyncio.to_thread(planned_import, said, name, known)
        if not pending.films:
            raise NoFilmsError(name, Counter(each.reason for each in pending.skipped))
        return await self._store.pending_imports.keep(user_id, pending)

    async def _preview(
        self, import_id: int, user_id: int, pending: PendingImport | None = None
    ) -> Message:
        pending = pending or await self._store.pending_imports.get(import_id, user_id)
        return pages.preview(import_id, pending, await self._effect(pending, user_id), user_id)

    async def _effect(self, pending: PendingImport, user_id: int) -> ImportEffect:
        tastes = await self._store.tastes.among(user_id, pending.movie_ids)
        listed = {film.movie_id for film in await self._store.watchlists.of(user_id)}
        now = self.bot.services.clock.now()
        return await asyncio.to_thread(effect_of, pending, tastes, listed, now)

    async def _files(self, press: Press) -> None:
        await press.whisper(sentences.files())

    async def _details(self, press: Press) -> None:
        pending = await self._store.pending_imports.get(press.number, press.user_id)
        effect = await self._effect(pending, press.user_id)
        await press.whisper(pages.details(effect, pending.choices.scale))

    async def _open(self, press: Press) -> None:
        await press.whisper(await self._preview(press.number, press.user_id))

    async def _set_like_from(self, press: Press) -> None:
        stars = _chosen_of(press, pages.LIKE_CHOICES)
        pending = await self._store.pending_imports.get(press.number, press.user_id)
        dislike_to = min(pending.choices.scale.dislike_to, stars - HALF_A_STAR)
        await self._choose(press, pending, scale=ImportScale(stars, dislike_to))

    async def _set_dislike_to(self, press: Press) -> None:
        stars = _chosen_of(press, pages.DISLIKE_CHOICES)
        pending = await self._store.pending_imports.get(press.number, press.user_id)
        like_from = max(pending.choices.scale.like_from, stars + HALF_A_STAR)
        await self._choose(press, pending, scale=ImportScale(like_from, stars))

    async def _set_over_own(self, press: Press) -> None:
        import_id, over_own = press.numbers(2)
        pending = await self._store.pending_imports.get(import_id, press.user_id)
        await self._choose(press, pending, over_own=bool(over_own))

    async def _choose(
        self,
        press: Press,
        pending: PendingImport,
        *,
        scale: ImportScale | None = None,
        over_own: bool | None = None,
    ) -> None:
        import_id = press.numbers(1, 2)[0]
        choices = PendingChoices(
            scale or pending.choices.scale,
            pending.choices.over_own if over_own is None else over_own,
        )
        await self._store.pending_imports.choose(import_id, press.user_id, choices)
        pending = replace(pending, choices=choices)
        await press.edit(await self._preview(import_id, press.user_id, pending))

    async def _confirm(self, press: Press) -> None:
        import_id, user_id = press.number, press.user_id
        pending = await self._store.pending_imports.get(import_id, user_id)
        known = await self._finders.of(self.bot.services.registry.current)
        # Another model may be in service by now, with films that were not known before.
        pending = await asyncio.to_thread(found_again, pending, *known)
        stored = await self._store.pending_imports.confirm(
            import_id, user_id, press.guild_id, pending
        )
        recorded = stored.recorded
        films, wishes = len(recorded.changed), len(recorded.watchlist.added)
        missing = pending.missing()
        await press.edit(
            pages.stored(
                import_id,
                results.stored(films, wishes, stored.kept),
                change_id=recorded.change_id if films or wishes or stored.kept else None,
                asked=sum(each.is_asked for each in missing),
                left_out=bool(missing or pending.skipped),
                user_id=user_id,
            )
        )

    async def _drop(self, press: Press) -> None:
        await self._store.pending_imports.drop(press.number, press.user_id)
        await press.edit(sentences.cancelled())

    async def _send_not_taken(self, press: Press) -> None:
        if press.number:
            pending = await self._store.pending_imports.get(press.number, press.user_id)
            rows = list(rows_not_taken(pending.missing(), pending.skipped))
        else:
            rows = list(rows_not_taken(await self._store.missing_films.of(press.user_id), ()))
        if not rows:
            await press.whisper(results.nothing_left_out())
            return
        await press.whisper(await asyncio.to_thread(pages.not_taken_file, rows))


def _chosen_of(press: Press, choices: Sequence[float]) -> float:
    """Return the stars that were chosen; raises OutdatedItemError for any others."""
    stars = press.decimal(press.chosen)
    if stars not in choices:
        raise OutdatedItemError(press.verb)
    return stars


async def _downloaded(attachment: discord.Attachment) -> UploadedFile:
    name = attachment.filename
    if attachment.size > MAX_UNPACKED_BYTES:
        raise ImportRefusedError(Refusal.TOO_LARGE, name)
    try:
        return name, await attachment.read()
    except discord.HTTPException as error:
        raise ImportRefusedError(Refusal.NOT_SENT, name) from error

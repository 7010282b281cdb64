"""Help, and a word to those who mistyped a command."""

from collections.abc import Sequence
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.discord.caller import Caller, is_age_restricted
from bot.discord.client import Matinee, MatineeContext
from bot.discord.hybrid import hybrid_command
from bot.discord.nearest import nearest_name
from bot.discord.permissions import Access
from bot.discord.router import Press
from bot.discord.types import Command, Interaction
from bot.domain.access import OutdatedItemError
from bot.messages import help as sentences
from bot.messages.aliases import OTHER_WORDS, name_here, names_elsewhere
from bot.messages.help_topics import TOPICS, Topic, commands_in, topic_named
from bot.messages.translation import commands_typed_with, to_person
from bot.ui import help as pages
from bot.ui.limits import choices
from bot.ui.message import Message

# Who greets the bot wants to know what it does.
GREETINGS = frozenset({
    "hi", "hello", "hey", "yo", "sup", "hallo", "hola", "salut", "bonjour", "안녕", "안녕하세요",
})  # fmt: skip


class Help(commands.Cog):
    """Find your way."""

    def __init__(self, bot: Matinee) -> None:
        self.bot = bot
        bot.actions.on(pages.TOPIC, self._topic_chosen, private=True)
        bot.actions.on(pages.COMMAND, self._command_chosen, private=True)

    @hybrid_command("help", private=True)
    async def explain(self, ctx: MatineeContext, *, command: str | None = None) -> None:
        """Show what I can do, or explain a topic or a command."""
        if command is None:
            await ctx.answer(await self._overview(ctx.caller), private=True)
            return
        wanted = command.casefold().lstrip("/!").strip()
        await ctx.answer(await self._explained(ctx.caller, wanted, command), private=True)

    @explain.autocomplete("command")
    async def _names_offered(
        self, interaction: Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        restricted = is_age_restricted(interaction.channel)
        asker = Caller(interaction.user, interaction.guild_id, interaction.permissions, restricted)
        names = await self._names(asker)
        return choices((name, name) for name in names if typed.casefold() in name)

    @commands.Cog.listener()
    async def on_command_error(self, ctx: MatineeContext, error: commands.CommandError) -> None:
        """Say a word about a mistyped command; others may use the same prefix for their bots."""
        if not isinstance(error, commands.CommandNotFound) or self._only_mentions(ctx.message):
            return
        typed = (ctx.invoked_with or "").casefold()
        nearest = await self._nearest(ctx.caller, typed)
        meant_for_us = ctx.guild is None or ctx.prefix != self.bot.services.settings.command_prefix
        with to_person():
            if nearest:
                await ctx.answer(sentences.unknown_command(typed, nearest))
            elif meant_for_us and typed:
                menu = await self._overview(ctx.caller)
                no_command = replace(menu, content=sentences.unknown_command(typed, None))
                await ctx.answer(menu if typed in GREETINGS else no_command)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Show what there is to do to somebody who only mentions the bot."""
        if message.author.bot or not self._only_mentions(message):
            return
        ctx = await self.bot.get_context(message)
        name = self.bot.user.display_name if self.bot.user else ""
        with commands_typed_with(f"@{name} "), to_person():
            await ctx.answer(await self._overview(ctx.caller))

    def _only_mentions(self, message: discord.Message) -> bool:
        """Whether all that somebody wrote is the bot's name."""
        mentions = commands.when_mentioned(self.bot, message)
        return f"{message.content.strip()} " in mentions

    async def _topic_chosen(self, press: Press) -> None:
        topic = topic_named(press.chosen)
        if topic is None:
            raise OutdatedItemError(press.verb)
        await _show(press, await self._explained(press.caller, topic.name, topic.name))

    async def _command_chosen(self, press: Press) -> None:
        await _show(press, await self._explained(press.caller, press.chosen, press.chosen))

    async def _overview(self, caller: Caller) -> Message:
        topics = await self._topics(Access(self.bot, caller))
        return pages.overview(topics, in_server=caller.guild_id is not None)

    async def _explained(self, caller: Caller, wanted: str, typed: str) -> Message:
        """Explain a topic or a command to somebody who may use it; say why not to others."""
        access = Access(self.bot, caller)
        topics = await self._topics(access)
        topic = next((each for each in topics if each.name == wanted), None)
        if topic is not None:
            return pages.topic_page(topic, topics, await self._about(access, topic))
        found = self.bot.get_command(wanted)
        if topic_named(wanted) is None and (found is None or found.hidden):
            return Message(sentences.unknown_command(typed, await self._nearest(caller, wanted)))
        if found is None or not await access.may(found):
            refusal = sentences.not_for_you if caller.guild_id else sentences.only_on_servers
            return Message(refusal(wanted))
        return pages.explanation(found, await _subcommands(access, found), topics)

    async def _topics(self, access: Access) -> list[Topic]:
        """Return the topics with the lines of what somebody may use."""
        shown = []
        for topic in TOPICS:
            lines = [line for line in topic.lines if await self._is_for(access, line)]
            if lines:
                shown.append(replace(topic, lines=tuple(lines)))
        return shown

    async def _about(self, access: Access, topic: Topic) -> list[str]:
        """Return what somebody may use of a topic: what its lines name, then their groups' rest."""
        named = dict.fromkeys(name for line in topic.lines for name in commands_in(line))
        for name in tuple(named):
            group = self.bot.get_command(name.split()[0])
            for each in await _subcommands(access, group) if group is not None else ():
                if each.name != "show" or each.qualified_name in named:
                    named.setdefault(each.qualified_name)
        return list(named)

    async def _is_for(self, access: Access, line: str) -> bool:
        """Whether somebody may use every command of a line."""
        for name in commands_in(line):
            command = self.bot.get_command(name)
            if command is None or not await access.may(command):
                return False
        return True

    async def _names(self, caller: Caller) -> list[str]:
        """Return the topics and commands that somebody may read about, in order."""
        access = Access(self.bot, caller)
        names = {topic.name for topic in await self._topics(access)}
        for command in self.bot.walk_commands():
            if await access.may(command):
                names.add(command.qualified_name)
        return sorted(names)

    async def _nearest(self, caller: Caller, typed: str) -> str | None:
        names = await self._names(caller)
        if typed in OTHER_WORDS:
            meant = OTHER_WORDS[typed]
            return (name_here(meant) or meant) if meant in names else None
        names += [each for name in names for each in names_elsewhere(name)]
        return nearest_name(typed, names)


async def _show(press: Press, page: Message) -> None:
    """Show a page to who pressed, in place of the one that they alone see."""
    if press.message.flags.ephemeral or press.guild_id is None:
        await press.edit(page)
    else:
        await press.whisper(page)


async def _subcommands(access: Access, command: Command) -> Sequence[Command]:
    """Return what somebody may use of a group, in order."""
    if not isinstance(command, commands.Group):
        return ()
    inner = sorted(command.commands, key=lambda each: each.name)
    return [each for each in inner if await access.may(each)]


async def setup(bot: Matinee) -> None:
    """Add the conversation to the bot."""
    await bot.add_cog(Help(bot))

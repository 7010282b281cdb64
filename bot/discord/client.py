"""The bot: what it listens to, its commands and buttons, and how it starts."""

import asyncio
import logging
import sys
from collections.abc import Sequence
from typing import Any, cast

import discord
import structlog
from discord import app_commands
from discord.ext import commands
from discord.state import AutoShardedConnectionState

from bot.discord.answers import Answers, TypedAnswers, UnsaidError
from bot.discord.caller import Caller, is_age_restricted
from bot.discord.command_sync import CommandSync
from bot.discord.command_tree import MatineeTree
from bot.discord.completions import Completions
from bot.discord.connection import PersistentHTTPClient, ask_api_at
from bot.discord.errors import answer_error
from bot.discord.intake import Intake
from bot.discord.interaction_answers import InteractionAnswers
from bot.discord.languages import Languages
from bot.discord.library_log import is_expected, quieten_library
from bot.discord.refusals import demand_of, refusal
from bot.discord.router import ActionItem, Actions, sent_form
from bot.discord.session_starts import SessionStarts
from bot.discord.throttles import Throttles
from bot.discord.title_questions import Questions
from bot.discord.types import AnyContext, Interaction
from bot.messages.translation import load_all, type_commands_with
from bot.services import Services
from bot.settings import Settings
from bot.ui.message import Message, Parts, as_message

# The bot never speaks; without this discord.py warns at every start that it could not.
discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
quieten_library()

# What discord.py tells of commands under way, also of those that a bot ends before it leaves.
OF_COMMANDS = ("command", "command_error", "command_completion", "app_command_completion")

logger = logging.getLogger(__name__)


def intents(settings: Settings) -> discord.Intents:
    """Return what the bot listens to: as little as its conversations need."""
    wanted = discord.Intents.none()
    wanted.guilds = True
    wanted.messages = True
    wanted.message_content = settings.message_content
    wanted.voice_states = True
    wanted.polls = True
    wanted.guild_scheduled_events = True
    return wanted


class MatineeContext(commands.Context["Matinee"]):
    """One command of one person; a typed one is answered with replies, without a ping."""

    def __init__(self, **attributes: Any) -> None:  # noqa: ANN401 - as discord.py
        super().__init__(**attributes)
        self.answers: Answers = (
            InteractionAnswers.to(self.interaction)
            if self.interaction is not None
            else TypedAnswers(self.message)
        )

    async def defer(self, *, ephemeral: bool = False) -> None:
        """Say that an answer will come, unless there is one already."""
        await self.answers.defer(private=ephemeral)

    async def send(self, content: str | None = None, **parts: Any) -> discord.Message:  # noqa: ANN401 - as discord.py
        """Answer with loose parts; raises UnsaidError where Discord takes no answer in any way."""
        private = bool(parts.pop("ephemeral", False))
        said = {"content": content, **parts} if content is not None else parts
        message = await self.answers.send(cast("Parts", said), private=private)
        if message is None:
            raise UnsaidError
        return message

    async def answer(self, said: Message | str, *, private: bool = False) -> discord.Message | None:
        """Answer with a message; a `private` one is seen by nobody else after a slash.

        None where Discord takes no answer in any way: what was done is done all the same.
        """
        said = as_message(said)
        message = await self.answers.send(said.parts(), private=private)
        self.bot.completions.expect(said, message)
        return message

    @property
    def caller(self) -> Caller:
        """Who asked, and where."""
        restricted = is_age_restricted(self.channel)
        return Caller(self.author, self.guild_id, self.permissions, restricted)

    @property
    def guild_id(self) -> int | None:
        """The server of the conversation; None in direct messages."""
        return self.guild.id if self.guild else None

    @property
    def services(self) -> Services:
        """What commands work with."""
        return self.bot.services


class Matinee(commands.AutoShardedBot):
    """The bot itself; `extensions` are the modules of its conversations."""

    def __init__(
        self, services: Services, extensions: Sequence[str], *, shard_count: int | None = None
    ) -> None:
        settings, assignment = services.settings, services.assignment
        ask_api_at(settings.discord_api)
        self.services = services
        # A successor leaves it closed until it has taken over.
        self.intake = Intake(is_open=services.store.is_ours)
        self._all_heard = asyncio.Event()
        super().__init__(
            command_prefix=_prefixes,
            tree_cls=MatineeTree,
            activity=discord.CustomActivity("/start · /recommend · /help"),
            intents=intents(settings),
            allowed_mentions=discord.AllowedMentions.none(),
            help_command=None,
            case_insensitive=True,
            strip_after_prefix=True,
            max_messages=None,
            chunk_guilds_at_startup=False,
            shard_count=shard_count or settings.shards or None,
            owner_ids=set(settings.owner_ids),
        )
        if not assignment.is_alone:
            self.shard_ids = list(assignment.shard_ids)
            # Until it is a shard's turn to connect may take longer than discord.py would wait.
            self.shard_connect_timeout = None
        self._starts = SessionStarts(services.store, assignment)
        self.languages = Languages(services, self.get_guild)
        self.throttles = Throttles(services.clock)
        self.actions = Actions()
        self.completions = Completions()
        self.questions = Questions(services, self.actions)
        self.conversations = tuple(extensions)
        self.command_sync = CommandSync(
            cast("MatineeTree", self.tree), services.store.told_commands
        )
        self.tree.error(self._answer_tree_error)
        self._forget_returns = services.store.on_return(self._store_returned)

    def _get_state(self, **options: Any) -> AutoShardedConnectionState[Any]:  # noqa: ANN401 - as discord.py
        # The one moment when discord.py has made its HTTP client and no part of it holds that yet.
        self.http = PersistentHTTPClient(self.loop)
        state = super()._get_state(**options)
        if not self.services.assignment.is_alone:
            self.intake.guard(state.parsers)
        return state

    def dispatch(self, event: str, /, *args: object, **kwargs: object) -> None:
        """Tell listeners what happened, unless it is for another process to act on it."""
        if self.intake.is_open or event in OF_COMMANDS:
            super().dispatch(event, *args, **kwargs)
        elif event == "ready":
            self._all_heard.set()

    async def take_over(self) -> None:
        """Act from now on, in place of a predecessor, as soon as all is known that it knows.

        Raises RoleTakenError where it does not let go, and StoreUnavailableError.
        """
        if self.intake.is_open:
            return
        await self._all_heard.wait()
        self.intake.open(await self.services.store.take_over())
        logger.info("took over")
        self.dispatch("ready")
        await self._tell_commands()

    async def close(self) -> None:
        """End the connection; what was not known yet stays unsaid."""
        self._forget_returns()
        self.completions.close()
        await super().close()

    @property
    def is_connected(self) -> bool:
        """Whether every connection to the gateway is open, so that the bot hears what happens."""
        shards = self.shards.values()
        return self.is_ready() and not any(shard.is_closed() for shard in shards)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Wait until a shard may begin a session; other processes' shards have turns, too."""
        if self.services.assignment.is_alone:
            await super().before_identify_hook(shard_id, initial=initial)
        else:
            await self._starts.wait_for_turn(shard_id or 0)

    async def setup_hook(self) -> None:
        """Load the conversations and tell Discord about changed commands.

        Raises StartsSpentError where not all shards could connect.
        """
        if not self.services.assignment.is_alone:
            await self._starts.demand_enough(self)
        # Whatever nobody asked for with a slash, such as announcements, shows typed commands.
        type_commands_with(self.services.settings.command_prefix)
        await asyncio.to_thread(load_all)
        self.add_dynamic_items(ActionItem)
        for extension in self.conversations:
            await self.load_extension(extension)
        if self.intake.is_open:
            await self._tell_commands()

    async def _tell_commands(self) -> None:
        """Tell Discord about changed commands, which whoever is here before could not answer."""
        if not self.services.assignment.owns(None):
            return  # another process tells Discord for all
        try:
            await self.command_sync.if_changed()
        except discord.HTTPException:
            logger.exception(
                "Discord does not take the slash commands; continuing without new ones"
            )

    async def get_context(  # type: ignore[override]  # discord.py lets the caller choose the class
        self, origin: discord.Message | discord.Interaction, /
    ) -> MatineeContext:
        """Make contexts of our own kind, in the language and with the commands of who is there."""
        ctx = await super().get_context(origin, cls=MatineeContext)
        self.log_shard_of(ctx.guild_id)
        type_commands_with(ctx.clean_prefix)
        if isinstance(origin, discord.Message) and ctx.prefix is not None:
            await self.languages.hear_message(origin)
        return ctx

    def log_shard_of(self, guild_id: int | None) -> None:
        """Name the shard in what is logged of this event, where several processes have some."""
        assignment = self.services.assignment
        if not assignment.is_alone:
            structlog.contextvars.bind_contextvars(shard=assignment.shard_of(guild_id))

    async def on_ready(self) -> None:
        """Say who the bot is and what is missing, and begin with what fell due."""
        logger.info("ready as %s in %s servers", self.user, len(self.guilds))
        if not self.intents.message_content:
            logger.warning(
                "The message-content intent is off: commands work with a slash, by mentioning the "
                "bot and in direct messages, but not as %slike in a server.",
                self.services.settings.command_prefix,
            )
        self.services.timers.start()
        self.services.timers.try_again_now()

    def _store_returned(self) -> None:
        """Do what could not be done while the store was away; conversations do their part."""
        self.services.timers.store_returned()
        self.dispatch("store_returned")

    async def on_interaction(self, interaction: Interaction) -> None:
        """Read a form that was sent."""
        if form := sent_form(interaction):
            await self.actions.run(form, None)

    async def on_resumed(self) -> None:
        """Do what could not be done while the connection was broken."""
        self.services.timers.try_again_now()

    async def on_command_error(self, ctx: AnyContext, error: commands.CommandError, /) -> None:
        """Tell the person what went wrong."""
        if isinstance(error, commands.CommandNotFound):
            return
        ours, refused = cast("MatineeContext", ctx), None
        # Nobody is asked for options that they left out, to be refused when they give them.
        if isinstance(error, (commands.UserInputError, commands.ConversionError)):
            demand = demand_of(ours.command)
            refused = await refusal(demand(self, ours.caller)) if demand else None
        await answer_error(ours, refused or error)

    async def on_error(self, event_method: str, /, *_: object, **__: object) -> None:
        """Log what a handler of events raised; the bot keeps running."""
        error = sys.exc_info()[1]
        if error is not None and is_expected(error):
            logger.warning("%s was not dealt with: %s", event_method, error)
        else:
            logger.exception("unexpected error while handling %s", event_method)

    async def _answer_tree_error(
        self, interaction: Interaction, error: app_commands.AppCommandError
    ) -> None:
        await answer_error(interaction, error)


def _prefixes(bot: Matinee, message: discord.Message) -> list[str]:
    """What a command may begin with; in direct messages nothing is needed."""
    prefix = bot.services.settings.command_prefix
    alone = [""] if message.guild is None else []
    return [*commands.when_mentioned(bot, message), prefix, *alone]

"""Errors become one clear sentence for people, and a number for those that nobody expected."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from unittest.mock import Mock

import discord
import pytest
from discord import app_commands
from discord.ext import commands

import bot
from bot.discord.errors import sentence
from bot.discord.session_starts import StartsSpentError
from bot.discord.supervisor import TokenRefusedError
from bot.domain.access import NotYoursError
from bot.domain.runs.order import OrderWithdrawnError
from bot.domain.runs.problems import Cancelled, DiskFull
from bot.domain.schedules.errors import ScheduleProblem, UnreadableScheduleError
from bot.domain.settings.guild import GuildSettings
from bot.domain.settings.setting import InvalidSettingError, UnknownSettingError
from bot.messages import error_sentences
from bot.messages.errors.access import not_yours
from bot.models.errors import CandidateUnwantedError, NoModelYetError, UnknownVersionError
from bot.store import errors as store_errors
from bot.training.errors import LimitReachedError, PinnedError
from bot.training.growth import StoppedError
from recommender import ModelDamagedError

PARAMETER = commands.Parameter("titles", inspect.Parameter.KEYWORD_ONLY)
EXAMPLES: list[tuple[Exception, str]] = [
    (NotYoursError(1), "somebody else"),
    (NoModelYetError(), "still learning"),
    (NoModelYetError(12.3), "in 12 seconds"),
    (NoModelYetError(problem=DiskFull()), "The owner of this bot"),
    (NoModelYetError(problem=Cancelled(user_id=1)), "start it again with `!retrain`"),
    (UnknownVersionError(7, (1, 2)), "I keep 1 and 2"),
    (UnknownVersionError(None, (1,)), "no earlier version"),
    (ModelDamagedError(Path("/secret/0002"), "cut off"), "can't use version 2"),
    (PinnedError(3), "Unpin it first"),
    (LimitReachedError(24, datetime(2026, 3, 20, tzinfo=UTC)), "24 times in the last 24 hours"),
    (UnreadableScheduleError(ScheduleProblem.EMPTY), "When shall I retrain"),
    (store_errors.StoreFullError("/secret/place"), "disk is full"),
    (
        store_errors.StoreUnavailableError(store_errors.Obstacle.OTHER, "/secret/place"),
        "changed nothing",
    ),
    (store_errors.ChangeUndoneError(3), "undone that already"),
    (UnknownSettingError("x", ("a", "b")), "a or b"),
    (UnknownSettingError("Langauge", ("country", "language")), "Do you mean `language`?"),
    (UnknownSettingError("colour", ("country", "language")), "country or language"),
    (InvalidSettingError(GuildSettings.time_zone, "*x*"), r"“\*x\*”. Name a city"),
    (commands.MissingRequiredArgument(PARAMETER), "For example: `The Matrix`"),
    (commands.RangeError(9, 1, 5), "from 1 to 5"),
    (commands.MissingPermissions(["manage_guild"]), "Manage Server"),
    (app_commands.BotMissingPermissions(["create_events"]), "I need the permission Create Events"),
    (commands.NoPrivateMessage(), "only in a server"),
    (commands.NotOwner(), "Only the owner"),
    (commands.CheckFailure("inner detail"), "can't do that"),
    (commands.TooManyArguments(), "more than I understand"),
    (commands.ExpectedClosingQuoteError('"'), "quotation mark"),
    (commands.MemberNotFound("@everyone"), "@ everyone"),
    (commands.BadLiteralArgument(PARAMETER, ("a", "b"), [], "*c*"), r"“\*c\*”. Choose `a` or `b`"),
]
# Where errors come from that a person in a conversation can meet.
SPOKEN_OF = (
    "bot.domain.",
    "bot.store.errors",
    "bot.cogs.",
    "bot.discord.",
    "bot.models.",
    "bot.training.",
)
# Told in the terminal, by the end of a run, or never seen outside of what raises it.
ELSEWHERE = {
    TokenRefusedError,
    StartsSpentError,
    CandidateUnwantedError,
    OrderWithdrawnError,
    StoppedError,
}
TRAINERS_OWN = "bot.training.worker"


def error_classes() -> Iterator[type[Exception]]:
    """Yield the kinds of errors that can be raised in a conversation; bases alone are none."""
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if module.name.startswith(SPOKEN_OF) and module.name != TRAINERS_OWN:
            importlib.import_module(module.name)
    waiting: list[type[Exception]] = [Exception]
    while waiting:
        kind = waiting.pop()
        inside = [each for each in kind.__subclasses__() if each.__module__.startswith("bot.")]
        waiting += kind.__subclasses__()
        ours = kind.__module__.startswith(SPOKEN_OF) and kind.__module__ != TRAINERS_OWN
        if ours and not inside and kind not in ELSEWHERE:
            yield kind


def test_every_kind_of_error_has_its_sentence() -> None:
    without = error_sentences.sentence.dispatch(Exception)
    mute = {kind for kind in error_classes() if error_sentences.sentence.dispatch(kind) is without}
    assert not mute


@pytest.mark.parametrize(("error", "words"), EXAMPLES, ids=lambda each: type(each).__name__)
def test_each_kind_says_what_happened(error: Exception, words: str) -> None:
    said = sentence(error)
    assert said is not None
    assert words in said
    assert "/secret" not in said
    assert not said[0].islower()


def test_the_layers_of_discord_py_do_not_hide_the_reason() -> None:
    inner = commands.CommandInvokeError(NotYoursError(1))
    slash = app_commands.CommandInvokeError(Mock(), NotYoursError(1))
    for wrapped in (inner, slash, commands.HybridCommandError(slash)):
        assert sentence(wrapped) == not_yours(NotYoursError(1))


def test_the_most_special_kind_decides_and_strangers_have_none() -> None:
    assert sentence(commands.NotOwner()) != sentence(commands.CheckFailure())
    assert sentence(ZeroDivisionError("secret")) is None
    assert sentence(discord.ClientException("secret")) is None

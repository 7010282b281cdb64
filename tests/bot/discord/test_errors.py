"""Errors become one clear sentence for people, and a number for those that nobody expected."""

import inspect
from unittest.mock import Mock

import discord
import pytest
from discord import app_commands
from discord.ext import commands

from bot.discord.errors import SENTENCES, NotYoursError, sentence
from bot.domain.errors import NoModelYetError
from bot.domain.settings.errors import InvalidSettingError, UnknownSettingError
from bot.store import errors as store_errors

PARAMETER = commands.Parameter("titles", inspect.Parameter.KEYWORD_ONLY)
EXAMPLES: list[tuple[Exception, str]] = [
    (NotYoursError(1), "somebody else"),
    (NoModelYetError(), "still learning"),
    (store_errors.StoreFullError("/secret/place"), "disk is full"),
    (store_errors.StoreUnavailableError("/secret/place is locked"), "changed nothing"),
    (store_errors.ChangeUndoneError(3), "undone already"),
    (UnknownSettingError("x", ("a", "b")), "a and b"),
    (InvalidSettingError("zone", "*x*", "no such zone"), r"“\*x\*”: no such zone"),
    (commands.MissingRequiredArgument(PARAMETER), "for example The Matrix"),
    (commands.RangeError(9, 1, 5), "1 to 5"),
    (commands.MissingPermissions(["manage_guild"]), "Manage Server"),
    (app_commands.BotMissingPermissions(["create_events"]), "I need the permission Create Events"),
    (commands.NoPrivateMessage(), "only in a server"),
    (commands.NotOwner(), "Only the owner"),
    (commands.CheckFailure("inner detail"), "may not do that"),
    (commands.TooManyArguments(), "more than I understand"),
    (commands.ExpectedClosingQuoteError('"'), "quotation mark"),
    (commands.MemberNotFound("@everyone"), "@ everyone"),
    (commands.BadLiteralArgument(PARAMETER, ("a", "b"), [], "*c*"), r"“\*c\*”; I know `a` or `b`"),
]


@pytest.mark.parametrize(("error", "words"), EXAMPLES, ids=lambda each: type(each).__name__)
def test_each_kind_has_its_sentence(error: Exception, words: str) -> None:
    said = sentence(error)
    assert said is not None
    assert words in said
    assert "/secret" not in said
    assert not said[0].islower()


def test_the_layers_of_discord_py_do_not_hide_the_reason() -> None:
    inner = commands.CommandInvokeError(NotYoursError(1))
    slash = app_commands.CommandInvokeError(Mock(), NotYoursError(1))
    for wrapped in (inner, slash, commands.HybridCommandError(slash)):
        assert sentence(wrapped) == str(NotYoursError(1))


def test_the_most_special_kind_decides_and_strangers_have_none() -> None:
    assert sentence(commands.NotOwner()) != SENTENCES[commands.CheckFailure]
    assert sentence(ZeroDivisionError("secret")) is None
    assert sentence(discord.ClientException("secret")) is None

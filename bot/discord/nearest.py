"""Which command somebody means who typed another word."""

import unicodedata
from collections.abc import Sequence

from discord.ext import commands
from rapidfuzz import fuzz, process

from bot.domain.nights.times import time_of_night
from bot.messages.aliases import OTHER_WORDS, name_here
from bot.messages.help import night_meant, unknown_command

# How alike a mistyped command has to be for a word about it.
ALIKE = 70.0


def nearest_name(typed: str, names: Sequence[str]) -> str | None:
    """Return the name that is most like what somebody typed; a Korean letter is several jamo."""
    found = process.extractOne(
        typed, names, scorer=fuzz.ratio, processor=_in_letters, score_cutoff=ALIKE
    )
    return found[0] if found else None


def meant_behind(ctx: commands.Context[commands.Bot]) -> str | None:
    """Say which command is meant with a word behind a group, such as `night join`."""
    group, word = ctx.command, ctx.subcommand_passed
    if not isinstance(group, commands.Group) or not word:
        return None
    _, _, said = ctx.message.content.partition(ctx.invoked_with or "")
    if when := time_of_night(f"{group.qualified_name} {said.strip()}"):
        return night_meant(f"{ctx.invoked_with} {when}", when)
    typed = f"{group.qualified_name} {word.casefold()}"
    names = [each.qualified_name for each in group.commands]
    meant = OTHER_WORDS.get(typed) or nearest_name(typed, names)
    if meant is None:
        return None
    return unknown_command(f"{ctx.invoked_with} {word}", name_here(meant) or meant)


def _in_letters(text: str) -> str:
    return unicodedata.normalize("NFD", text)

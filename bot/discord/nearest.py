"""Which command somebody means who typed another word."""

import unicodedata
from collections.abc import Sequence

from discord.ext import commands
from rapidfuzz import fuzz, process

from bot.messages.aliases import OTHER_WORDS, name_here

# How alike a mistyped command has to be for a word about it.
ALIKE = 70.0


def nearest_name(typed: str, names: Sequence[str]) -> str | None:
    """Return the name that is most like what somebody typed; a Korean letter is several jamo."""
    found = process.extractOne(
        typed, names, scorer=fuzz.ratio, processor=_in_letters, score_cutoff=ALIKE
    )
    return found[0] if found else None


def nearest_subcommand(ctx: commands.Context[commands.Bot]) -> tuple[str, str] | None:
    """Return what somebody typed behind a group, such as `night join`, and what they mean."""
    group, word = ctx.command, ctx.subcommand_passed
    if not isinstance(group, commands.Group) or not word:
        return None
    typed = f"{group.qualified_name} {word.casefold()}"
    names = [each.qualified_name for each in group.commands]
    meant = OTHER_WORDS.get(typed) or nearest_name(typed, names)
    if meant is None:
        return None
    return f"{ctx.invoked_with} {word}", name_here(meant) or meant


def _in_letters(text: str) -> str:
    return unicodedata.normalize("NFD", text)

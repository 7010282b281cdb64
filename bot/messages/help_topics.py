"""What `help` says of each topic: a page of few lines, each a command as it is typed and its use.

Every command is on a page, or its group is; a line is for whoever may use all that it names.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.messages.commands import COMMANDS
from bot.messages.translation import N_

# A command as a line shows it, with what may be typed behind it.
_TYPED = re.compile(r"`\{prefix\}([^`]+)`")


@dataclass(frozen=True, slots=True)
class Topic:
    """One page; `name` is what people type behind `help`, and what custom ids carry."""

    name: str
    label: str
    lines: tuple[str, ...]


TOPICS = (
    Topic(
        "tastes",
        N_("Tell your taste"),
        (
            N_("`{prefix}start` asks for three films first"),
            N_("`{prefix}like heat, alien` adds what you like"),
            N_("`{prefix}dislike cats` and `{prefix}seen heat`"),
            N_("`{prefix}rate 4.5 heat` gives it stars"),
            N_("`{prefix}unlike heat` takes that back"),
            N_("`{prefix}likes` shows what I know of you"),
            N_("`{prefix}import` brings Letterboxd, IMDb ..."),
        ),
    ),
    Topic(
        "films",
        N_("Find a film"),
        (
            N_("`{prefix}recommend 5 horror 90s` suits you"),
            N_("`{prefix}recommend @ben` suits you and Ben"),
            N_("`{prefix}pick` picks one film by chance"),
            N_("`{prefix}similar heat` and `{prefix}popular comedy`"),
            N_("`{prefix}predict heat` and `{prefix}why heat`"),
            N_("`{prefix}movie heat` and `{prefix}find lord of`"),
            N_("`{prefix}dial bold` makes lists adventurous"),
        ),
    ),
    Topic(
        "lists",
        N_("Watchlist and server list"),
        (
            N_("`{prefix}watchlist` is what you want to see"),
            N_("`{prefix}watchlist add` `{prefix}watchlist remove`"),
            N_("`{prefix}watchlist with @ana` is what both want"),
            N_("`{prefix}list` is what this server wants"),
            N_("`{prefix}list add heat` and `{prefix}list remove heat`"),
            N_("`{prefix}list create` `{prefix}list rename` `{prefix}list delete`"),
            N_("`{prefix}list bar` `{prefix}list unbar` `{prefix}list barred`"),
        ),
    ),
    Topic(
        "night",
        N_("Plan a movie night"),
        (
            N_("`{prefix}night plan friday 20:00` posts a card"),
            N_("`{prefix}night suggest heat` wishes for a film"),
            N_("`{prefix}night shortlist` suits who is in"),
            N_("`{prefix}night vote` opens, `{prefix}night close` counts"),
            N_("`{prefix}night` lists, `{prefix}night show` shows one"),
            N_("`{prefix}night change` `{prefix}night place` `{prefix}night cancel`"),
            N_("`{prefix}night history` `{prefix}night stats` `{prefix}night series`"),
        ),
    ),
    Topic(
        "you",
        N_("Your language, clock and data"),
        (
            N_("`{prefix}language english` is how I answer you"),
            N_("`{prefix}timezone berlin` sets your clock"),
            N_("`{prefix}privacy` says what I store and use"),
            N_("`{prefix}export` gives you all of it as a file"),
            N_("`{prefix}forget` erases all of it"),
            N_("`{prefix}help night plan` explains a command"),
        ),
    ),
    Topic(
        "server",
        N_("Look after this server"),
        (
            N_("`{prefix}setup` asks what matters here"),
            N_("`{prefix}config` shows all settings"),
            N_("`{prefix}config set dial bold` changes one"),
            N_("`{prefix}config log` says who changed what"),
            N_("`{prefix}movie add` adds a film that I lack"),
            N_("`{prefix}movie remove` takes one out again"),
        ),
    ),
    Topic(
        "model",
        N_("Look after the model"),
        (
            N_("`{prefix}model` and `{prefix}model history` tell of it"),
            N_("`{prefix}model compare 3 4` shows two versions"),
            N_("`{prefix}model rollback` `{prefix}model pin` `{prefix}model unpin`"),
            N_("`{prefix}model config` and `{prefix}model base`"),
            N_("`{prefix}retrain` and `{prefix}retrain cancel`"),
            N_("`{prefix}schedule` or `{prefix}schedule every 6h`"),
        ),
    ),
)


def topic_named(name: str) -> Topic | None:
    """Return the topic that somebody means; None where there is none of that name."""
    return next((topic for topic in TOPICS if topic.name == name), None)


def commands_in(line: str) -> Iterator[str]:
    """Yield the commands that a line names, in full, without what may be typed behind them."""
    for typed in _TYPED.findall(line):
        words = typed.split()
        names = (" ".join(words[:count]) for count in range(len(words), 0, -1))
        yield next(name for name in names if name in COMMANDS)

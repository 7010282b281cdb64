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
            N_("`{prefix}start` asks for three films"),
            N_("`{prefix}like heat, alien` you like them"),
            N_("`{prefix}dislike cats` not for you"),
            N_("`{prefix}seen heat` never recommended"),
            N_("`{prefix}rate 4.5 heat` gives it stars"),
            N_("`{prefix}unlike heat` takes that back"),
            N_("`{prefix}likes` and `{prefix}import`"),
        ),
    ),
    Topic(
        "films",
        N_("Find a film"),
        (
            N_("`{prefix}recommend 5 horror 90s`"),
            N_("`{prefix}recommend @ben` for both of you"),
            N_("`{prefix}pick` one film, by chance"),
            N_("`{prefix}similar heat` or `{prefix}popular`"),
            N_("`{prefix}predict heat`, `{prefix}why heat`"),
            N_("`{prefix}movie heat`, `{prefix}find lord`"),
            N_("`{prefix}dial bold` more adventurous"),
        ),
    ),
    Topic(
        "lists",
        N_("Watchlist and server list"),
        (
            N_("`{prefix}watchlist` what you want to see"),
            N_("`{prefix}watchlist add heat`"),
            N_("`{prefix}watchlist with @ana` what both want"),
            N_("`{prefix}list` what this server wants"),
            N_("`{prefix}list add heat` adds your wish"),
            N_("`{prefix}list create`, `{prefix}list delete`"),
            N_("`{prefix}list bar`, `{prefix}list barred`"),
        ),
    ),
    Topic(
        "night",
        N_("Plan a movie night"),
        (
            N_("`{prefix}night plan fri 20:00` begins"),
            N_("`{prefix}night suggest heat` adds a wish"),
            N_("`{prefix}night shortlist` for who is in"),
            N_("`{prefix}night vote`, then `{prefix}night close`"),
            N_("`{prefix}night show` or `{prefix}night`: what is on"),
            N_("`{prefix}night change`, `{prefix}night cancel`"),
            N_("`{prefix}night history`, `{prefix}night stats`"),
        ),
    ),
    Topic(
        "you",
        N_("Your language, clock and data"),
        (
            N_("`{prefix}language english` is how I answer you"),
            N_("`{prefix}timezone berlin` sets your clock"),
            N_("`{prefix}privacy` says what I store"),
            N_("`{prefix}export` gives you all of it"),
            N_("`{prefix}forget` erases all of it"),
            N_("`{prefix}help like` explains a command"),
        ),
    ),
    Topic(
        "server",
        N_("Look after this server"),
        (
            N_("`{prefix}setup` asks what matters here"),
            N_("`{prefix}config` shows the settings"),
            N_("`{prefix}config dial bold` changes one"),
            N_("`{prefix}config log` who changed what"),
            N_("`{prefix}movie add` a film that I lack"),
            N_("`{prefix}movie remove` takes one out"),
        ),
    ),
    Topic(
        "model",
        N_("Look after the model"),
        (
            N_("`{prefix}model`, `{prefix}model history`"),
            N_("`{prefix}model compare 3 4`"),
            N_("`{prefix}model rollback`, `{prefix}model pin`"),
            N_("`{prefix}model config`, `{prefix}model base`"),
            N_("`{prefix}retrain`, `{prefix}retrain cancel`"),
            N_("`{prefix}schedule`, `{prefix}schedule every 6h`"),
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

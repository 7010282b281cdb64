"""What `matinee run` says at a terminal."""

import math

from bot.messages.translation import _
from bot.messages.wording import number


def no_token() -> str:
    """Say where a token comes from."""
    return _(
        "There is no token. Copy it from Discord's developer portal, under Bot "
        "(https://discord.com/developers/applications), and put it into .env: MATINEE_TOKEN=..."
    )


def token_refused() -> str:
    """Say how to get a token that works."""
    return _(
        "Discord doesn't accept the token. Reset it in the developer portal under Bot, and put the "
        "new one into .env: MATINEE_TOKEN=..."
    )


def starts_spent(remaining: int, needed: int, elsewhere: int, seconds: float) -> str:
    """Say that Discord lets too few shards connect, here and `elsewhere`, and until when."""
    minutes = number(math.ceil(seconds / 60))
    if elsewhere:
        return _(
            "Discord allows this bot only {remaining} more sessions for now. This process needs "
            "{needed}, and those that are connecting already need {elsewhere}. Start it again in "
            "{minutes} minutes.",
            remaining=number(remaining),
            needed=number(needed),
            elsewhere=number(elsewhere),
            minutes=minutes,
        )
    return _(
        "Discord allows this bot only {remaining} more sessions for now, and this process needs "
        "{needed}. Start it again in {minutes} minutes.",
        remaining=number(remaining),
        needed=number(needed),
        minutes=minutes,
    )


def nobody_to_succeed() -> str:
    """Say that only a bot among several processes can take over from another one."""
    return _(
        "Only a bot with a part of the servers can take over from another one "
        "(MATINEE_ROLE=bot). Start this process without --take-over."
    )


def stopped_by_force() -> str:
    """Say that the bot did not end by itself; nothing is lost by that."""
    return _("Something didn't stop in time, so I ended it. What is stored is complete.")


def model_kept(problem: str) -> str:
    """Say that the bot runs without a data set; `problem` says why there is none."""
    return _(
        "{problem} The bot starts with the model it has, which can't be retrained.",
        problem=problem,
    )

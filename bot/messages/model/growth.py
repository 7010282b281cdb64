"""What Matinee says about the films it knows, and about a larger data set that is on its way."""

from typing import assert_never

from discord.utils import format_dt

from bot.domain.bases import obstacles
from bot.messages.model.problems import run_problem
from bot.messages.translation import _
from bot.messages.wording import number, percent, plain
from bot.models.served_model import FilmsInService
from bot.training.growth_state import GrowthState, Stage


def films_heading() -> str:
    """Return the heading of which films are known."""
    return _("Films")


def known_films(known: FilmsInService, state: GrowthState) -> str:
    """Say in Discord up to which year films are known, and what comes next."""
    again = format_dt(state.again, "R") if state.again else ""
    return " ".join(filter(None, (films_until(known), growth(state, again))))


def films_until(known: FilmsInService) -> str:
    """Say up to which year films are known, and from which set."""
    return _(
        "I know {count} films up to {year}, from {base}.",
        count=number(known.films),
        year=known.newest_year,
        base=plain(known.base),
    )


def growth(state: GrowthState, again: str = "") -> str:
    """Say what is being done about a larger set; nothing where there is nothing to say.

    `again` is the moment of the next attempt, as people are to read it.
    """
    base = plain(state.base)
    match state.stage:
        case Stage.FETCHING:
            return _(
                "I am fetching {base}, {percent} so far, and move on to it by myself.",
                base=base,
                percent=percent(state.percent / 100),
            )
        case Stage.TRAINING:
            return _("{base} has arrived, and I am learning from it.", base=base)
        case Stage.WAITING:
            why = _obstacle(state)
            return _("{why} I try again {time}.", why=why, time=again) if again else why
        case Stage.SETTLED:
            return _obstacle(state)
        case never:
            assert_never(never)


def _obstacle(state: GrowthState) -> str:
    base, obstacle = plain(state.base), state.obstacle
    match obstacle:
        case None:
            return ""
        case obstacles.NotFetched():
            return _not_fetched(base, obstacle)
        case obstacles.TooLittleDisk():
            return _(
                "{base} needs {needed} MB on the disk, and {free} MB are free.",
                base=base,
                needed=number(obstacle.needed),
                free=number(obstacle.free),
            )
        case obstacles.TooLittleMemory():
            return _(
                "Learning from {base} needs {needed} MB of memory, and a run may take {free} MB "
                "here.",
                base=base,
                needed=number(obstacle.needed),
                free=number(obstacle.free),
            )
        case obstacles.VersionPinned():
            return _(
                "{base} waits until version {version} is unpinned.",
                base=base,
                version=obstacle.version,
            )
        case obstacles.NotTrained():
            return _(
                "I could not move on to {base}: {why}", base=base, why=run_problem(obstacle.problem)
            )
        case never:
            assert_never(never)


def _not_fetched(base: str, obstacle: obstacles.NotFetched) -> str:
    detail = plain(obstacle.detail)
    match obstacle.kind:
        case "unreachable":
            return _("GroupLens can't be reached for {base} ({detail}).", base=base, detail=detail)
        case "refused":
            return _(
                "GroupLens answered with HTTP status {status} instead of {base}.",
                base=base,
                status=detail,
            )
        case "interrupted":
            return _(
                "{base} stopped arriving at {share}; what has arrived stays.",
                base=base,
                share=detail,
            )
        case "wrong_content":
            return _("What arrived as {base} was not it, so I threw it away.", base=base)
        case "disk":
            return _("{base} can't be written to the disk: {detail}.", base=base, detail=detail)
        case never:
            assert_never(never)

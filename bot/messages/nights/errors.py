"""Why something about a movie night cannot be done, and what can be done instead."""

from typing import assert_never

from discord.utils import format_dt

from bot.domain.nights import errors
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.night import NightState
from bot.domain.nights.times import TimeProblem, TimeRefusedError
from bot.domain.zones import UnknownZoneError
from bot.messages.error_sentences import sentence
from bot.messages.nights.words import come_button, mention
from bot.messages.translation import _, ngettext
from bot.messages.wording import bold, either, quoted


@sentence.register
def time_refused(error: TimeRefusedError) -> str:
    """Say why some words are no time that a night can start at."""
    text = quoted(error.text)
    when = f" ({format_dt(error.understood, 'F')})" if error.understood else ""
    match error.problem:
        case TimeProblem.NOT_UNDERSTOOD:
            return _(
                "I don't understand {text} as a time. Try `friday 20:00`, `tomorrow 9pm`, "
                "`in 2 hours` or `24 december 19:30`.",
                text=text,
            )
        case TimeProblem.IMPOSSIBLE:
            return _(
                "{text} has a day or an hour that doesn't exist. Try `friday 20:00` or "
                "`24 december 19:30`.",
                text=text,
            )
        case TimeProblem.PAST:
            return _(
                "{text} is in the past{when}. Give me a time that is still to come.",
                text=text,
                when=when,
            )
        case TimeProblem.TOO_FAR:
            return _(
                "{text} is more than a year away{when}. Give me an earlier time.",
                text=text,
                when=when,
            )
        case TimeProblem.SKIPPED:
            return _(
                "There is no {text}, because the clocks go forward over that hour. Give me "
                "another time.",
                text=text,
            )
        case _ as never:
            assert_never(never)


@sentence.register
def unknown_zone(error: UnknownZoneError) -> str:
    """Say that the server's time zone does not exist."""
    return _(
        "This server's time zone, {zone}, doesn't exist. Whoever manages the server can choose "
        "another one: `{prefix}config set time_zone Europe/Berlin`.",
        zone=quoted(error.zone),
    )


@sentence.register
def night_gone(error: errors.NightGoneError) -> str:
    """Say that there is no such night."""
    if error.number:
        return _(
            "There is no movie night {number} on this server. `{prefix}night list` shows those "
            "there are.",
            number=error.number,
        )
    return _("No movie night is planned here. Plan one: `{prefix}night plan friday 20:00`.")


@sentence.register
def which_night(error: errors.WhichNightError) -> str:
    """Ask which of several nights is meant."""
    return _(
        "Which movie night do you mean, {numbers}? Add its number, for example `#{example}`.",
        numbers=either(map(str, error.numbers)),
        example=error.numbers[0],
    )


@sentence.register
def wrong_state(error: errors.WrongStateError) -> str:
    """Say which state a night is in, where it does not allow what was asked for."""
    return _standing(error.number, error.state)


def _standing(number: int, state: NightState) -> str:
    match state:
        case NightState.PLANNED:
            return _(
                "No vote is open for movie night {number}. Start one: `{prefix}night vote`.",
                number=number,
            )
        case NightState.VOTING:
            return _(
                "The vote for movie night {number} is open, so that has to wait until it closes.",
                number=number,
            )
        case NightState.COUNTING:
            return _(
                "I'm counting the votes for movie night {number}. Try again in a moment.",
                number=number,
            )
        case NightState.DECIDED:
            return _(
                "Movie night {number} already has its film. To choose another one, its host can "
                "start a new vote.",
                number=number,
            )
        case NightState.STARTED:
            return _("It's too late for that: movie night {number} has begun.", number=number)
        case NightState.ASKED | NightState.FINISHED:
            return _("It's too late for that: movie night {number} is over.", number=number)
        case NightState.CANCELLED:
            return _("Movie night {number} was cancelled.", number=number)
        case _ as never:
            assert_never(never)


@sentence.register
def not_host(error: errors.NotHostError) -> str:
    """Say who may do this."""
    if error.host_id:
        return _(
            "Only the host, {host}, or somebody who manages this server can do that.",
            host=mention(error.host_id),
        )
    return _("The host is gone, so only somebody who manages this server can do that.")


@sentence.register
def not_coming(_error: errors.NotComingError) -> str:
    """Say that only people who are in can do this."""
    return _(
        "You aren't in for this movie night. First press {button} on its card.",
        button=bold(come_button()),
    )


@sentence.register
def voted_elsewhere(error: errors.VotedElsewhereError) -> str:
    """Say that a vote is a poll of Discord's, where people choose."""
    return _(
        "The vote for movie night {number} is a poll now, so this ballot no longer counts. Vote "
        "in the poll.",
        number=error.number,
    )


@sentence.register
def was_not_in(_error: errors.WasNotInError) -> str:
    """Say that only people who were in are asked afterwards."""
    return _(
        "I'm asking only those who were in. You can always tell me about a film with "
        "`{prefix}like` or `{prefix}dislike`."
    )


@sentence.register
def too_many_nights(error: errors.TooManyNightsError) -> str:
    """Say that no more nights fit on a server."""
    return ngettext(
        "This server already has one open movie night, and that is the limit. Cancel it first.",
        "This server already has {number} open movie nights, and that is the limit. Cancel one "
        "first.",
        error.limit,
    )


@sentence.register
def too_many_suggestions(error: errors.TooManySuggestionsError) -> str:
    """Say that no more films fit on a night's list of suggestions."""
    return ngettext(
        "This movie night already has one suggestion, and that is the limit.",
        "This movie night already has {number} suggestions, and that is the limit.",
        error.limit,
    )


@sentence.register
def vote_too_late(_error: errors.VoteTooLateError) -> str:
    """Say that a vote cannot last longer than its night."""
    return _("The vote has to close before the movie night ends. Give me an earlier time.")


@sentence.register
def neither_kind_nor_time(error: errors.NeitherKindNorTimeError) -> str:
    """Say which ways to vote there are."""
    return _(
        "{text} is neither a way to vote nor a time. You can vote by {kinds}, for example: "
        "`{prefix}night vote ranked tomorrow 18:00`.",
        text=quoted(error.text),
        kinds=either(f"`{kind}`" for kind in BallotKind),
    )


@sentence.register
def neither_time_nor_film(error: errors.NeitherTimeNorFilmError) -> str:
    """Say how a night is planned."""
    return _(
        "{text} is neither a time nor clearly a film. Try `{prefix}night plan friday 20:00` or "
        "`{prefix}night plan tomorrow 9pm The Matrix`.",
        text=quoted(error.text),
    )


@sentence.register
def no_server(_error: errors.NoServerError) -> str:
    """Say that nights belong to a server."""
    return _("Movie nights need a server, so I can't plan them in direct messages. Ask me there.")

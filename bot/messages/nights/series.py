"""What is said about nights that come again."""

from collections.abc import Sequence
from datetime import datetime

from discord.utils import format_dt

from bot.domain.nights import errors
from bot.domain.zones import zone_named
from bot.messages.error_sentences import sentence
from bot.messages.nights.time_question import moment_button
from bot.messages.nights.words import channel, mention
from bot.messages.translation import _, ngettext


def rhythm(weeks: int) -> str:
    """Say how often a night comes again."""
    if weeks == 1:
        return _("Every week")
    return ngettext("Every {number} week", "Every {number} weeks", weeks)


def began(weeks: int, next_at: datetime) -> str:
    """Say that a night comes again, and when the next one is."""
    return _(
        "{rhythm} from now on: the next one is on {when}. I post each one a week ahead. "
        "`{prefix}night series` shows the dates and skips some.",
        rhythm=rhythm(weeks),
        when=format_dt(next_at, "F"),
    )


def title() -> str:
    """Head the series of a server."""
    return _("Movie nights that repeat")


def none() -> str:
    """Say that nothing repeats, and how to make it."""
    return _("No movie night repeats. To repeat one: `{prefix}night plan every friday 20:00`")


def line(place: int, weeks: int, next_at: datetime, channel_id: int) -> str:
    """Describe one series: how often, where, and its next night that is not posted yet."""
    return _(
        "**{place}.** {rhythm} in {channel}; the next one that I post is on {when}",
        place=place,
        rhythm=rhythm(weeks),
        channel=channel(channel_id),
        when=format_dt(next_at, "F"),
    )


def host(host_id: int) -> str:
    """Name the host of a series."""
    return _("host: {host}", host=mention(host_id))


def skipped(moments: Sequence[str]) -> str:
    """Name the dates to come on which there is no night."""
    return _("skipped: {dates}", dates=", ".join(moments))


def posted_ones() -> str:
    """Say how to call a night off that is posted already."""
    return _("To call off a night that is posted already, press “Cancel the night” on its card.")


def choose_date() -> str:
    """Return what the menu of dates says before somebody chooses."""
    return _("Skip a date, or take it back")


def date_option(at: datetime, zone: str) -> str:
    """Return a date in the menu, in the zone of the server."""
    return moment_button(at, zone_named(zone), with_offset=False)


def date_state(place: int, *, skipped: bool) -> str:
    """Say which series a date belongs to, and whether it takes place."""
    if skipped:
        return _("{place}. skipped", place=place)
    return _("{place}. takes place", place=place)


def end_button(place: int) -> str:
    """Label the button that ends a series."""
    return _("Stop {place}", place=place)


def end_question(weeks: int) -> str:
    """Ask before a series ends."""
    return _("{rhythm}: stop this? Nights that I have posted already stay.", rhythm=rhythm(weeks))


def really_end_button() -> str:
    """Label the button that answers whether to end a series."""
    return _("Yes, stop it")


def ended() -> str:
    """Say that a series has ended."""
    return _("Stopped. I post no more nights of it.")


def lost() -> str:
    """Tell people, elsewhere, that a series ended with its channel."""
    return _(
        "The channel of a movie night that repeats was deleted, so I stopped it. To begin again: "
        "`{prefix}night plan every …` in another channel."
    )


def one_of_a_series() -> str:
    """Say on a card that the night repeats."""
    return _("This night repeats: `{prefix}night series`")


def threads_forbidden(number: int) -> str:
    """Say why a night has no thread."""
    return _(
        "I can't open a thread for movie night {number}: I lack the permission “Create Public "
        "Threads” here.",
        number=number,
    )


@sentence.register
def only_weekly(error: errors.OnlyWeeklyError) -> str:
    """Say in which rhythm nights can repeat."""
    return _(
        "Movie nights repeat every week, or every 2 to {most} weeks: “every friday 20:00”, "
        "“every 2 weeks friday 20:00”.",
        most=error.most,
    )


@sentence.register
def too_many_series(error: errors.TooManySeriesError) -> str:
    """Say that no more nights can repeat, and how one is stopped."""
    return _(
        "{most} movie nights repeat here already, and that is all I can keep. Stop one of them: "
        "`{prefix}night series`",
        most=error.most,
    )


@sentence.register
def series_gone(_error: errors.SeriesGoneError) -> str:
    """Say that a night doesn't repeat any more."""
    return _("That movie night doesn't repeat any more. See `{prefix}night series`.")

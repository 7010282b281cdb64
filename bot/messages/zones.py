"""What is said about time zones: a server's, and those of people."""

from datetime import datetime

from babel.dates import format_time
from discord.utils import format_dt

from bot.domain.zones import SeveralZonesError, near_places, zone_named
from bot.messages.translation import _
from bot.messages.wording import either, locale_name, plain, quoted

COUNTED = "Etc/GMT"


def zone_name(zone: str) -> str:
    """Return a zone as people read it; the database counts offsets the other way round."""
    if not zone.startswith(COUNTED):
        return plain(zone.replace("_", " "))
    hours = zone.removeprefix(COUNTED)
    return "UTC" + hours.translate(str.maketrans("+-", "-+"))


def which_zone(error: SeveralZonesError) -> str:
    """Ask which of several clocks is meant."""
    return _(
        "The clocks in {place} show several times. Which one is meant?", place=quoted(error.place)
    )


def choose() -> str:
    """Return what the menu of zones says before somebody chooses."""
    return _("Choose a place")


def place_option(zone: str, now: datetime) -> str:
    """Return an option of that menu: a city, and what its clock shows now."""
    clock = format_time(now, "HH:mm", tzinfo=zone_named(zone), locale=locale_name())
    return _("{city}: {clock} now", city=city_of(zone), clock=clock)


def city_of(zone: str) -> str:
    """Return the city that a zone is named after."""
    return zone.rpartition("/")[2].replace("_", " ")


def unknown_place(text: str) -> str:
    """Say that no place is called that, and name those with the nearest names."""
    near = near_places(text)
    if near:
        return _(
            "I know no time zone {place}. Did you mean {near}?",
            place=quoted(text),
            near=either(plain(name) for name in near),
        )
    return _(
        "I know no time zone {place}. Name a city such as Berlin, or a zone such as "
        "America/New_York.",
        place=quoted(text),
    )


def own_zone(zone: str, example: datetime) -> str:
    """Say which time zone a person has."""
    return _(
        "I read the times you type as those in {zone}: 20:00 there is {example}. `{prefix}timezone "
        "none` goes back to the server's.",
        zone=zone_name(zone),
        example=format_dt(example, "F"),
    )


def servers_zone(zone: str) -> str:
    """Say that a person has chosen no zone."""
    return _(
        "You have chosen no time zone, so I read the times you type as this server's, {zone}. "
        "Choose your own, for example: `{prefix}timezone Berlin`",
        zone=zone_name(zone),
    )

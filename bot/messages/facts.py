"""What is said of facts about films that others gave."""

from collections.abc import Iterable, Sequence

from bot.domain.countries import country_name
from bot.domain.films.facts import OfferKind, Offers
from bot.messages.translation import N_, _
from bot.messages.wording import listed, locale_name, plain

MINUTES_AN_HOUR = 60
MAX_SERVICES = 4
# Paying once is the same service's business mostly; people look for what they have already.
_WAYS = {
    OfferKind.FLATRATE: N_("Stream: {services}"),
    OfferKind.FREE: N_("Free: {services}"),
    OfferKind.ADS: N_("Free with adverts: {services}"),
    OfferKind.RENT: N_("Rent: {services}"),
    OfferKind.BUY: N_("Buy: {services}"),
}


def length(minutes: int) -> str:
    """Say how long a film is."""
    hours, rest = divmod(minutes, MINUTES_AN_HOUR)
    if not hours:
        return _("{minutes} min", minutes=rest)
    return _("{hours} h {minutes} min", hours=hours, minutes=rest) if rest else _("{h} h", h=hours)


def rated(rating: str) -> str:
    """Say a film's age rating."""
    return _("rated {rating}", rating=plain(rating))


def cast(names: Iterable[str]) -> str:
    """Say who plays."""
    return _("With {names}", names=listed(plain(name) for name in names))


def where_to_watch(country: str) -> str:
    """Return the heading above the services of a country."""
    return _("Where to watch in {country}", country=country_name(country, locale_name()))


def services(offers: Offers) -> list[str]:
    """Say which services show a film, a line for each way."""
    return [
        _(_WAYS[kind], services=", ".join(map(plain, offers[kind][:MAX_SERVICES])))
        for kind in OfferKind
        if offers.get(kind)
    ]


def no_service(country: str) -> str:
    """Say that no service of a country is known to show a film."""
    return _("JustWatch knows no service in {country}.", country=country_name(country))


def streams(offers: Offers) -> str:
    """Say in a few words where a film can be streamed; nothing where it cannot."""
    names: Sequence[str] = offers.get(OfferKind.FLATRATE) or offers.get(OfferKind.FREE) or ()
    return _("on {services}", services=", ".join(map(plain, names[:2]))) if names else ""


def source(*, with_services: bool) -> str:
    """Name who gave the facts."""
    if with_services:
        return _("Facts: TMDB · where to watch: JustWatch")
    return _("Facts: TMDB")


def poster_of(film: str) -> str:
    """Describe a poster to somebody who cannot see it."""
    return _("Poster of {film}", film=film)


def key_refused() -> str:
    """Tell the owner that TMDB does not take the key."""
    return _(
        "TMDB does not take your key, so I show no posters and look up no films. Copy it again "
        "from https://www.themoviedb.org/settings/api into `MATINEE_TMDB_KEY` and restart me."
    )


def no_films_key() -> str:
    """Say that no key of TMDB is set, which is no fault."""
    return _(
        "No key of TMDB is set, so films have no posters and no facts; docs/films.md says more."
    )


def films_key_set() -> str:
    """Say that there is a key of TMDB, and how to try it."""
    return _("A key of TMDB is set; `matinee doctor --online` says whether TMDB takes it.")


def films_key_taken() -> str:
    """Say that TMDB takes the key."""
    return _("TMDB takes your key.")


def films_key_refused() -> str:
    """Say that TMDB does not take the key."""
    return _("TMDB does not take your key.")


def new_films_key() -> str:
    """Say where the key is."""
    return _("Copy it again from https://www.themoviedb.org/settings/api into MATINEE_TMDB_KEY.")


def films_silent() -> str:
    """Say that TMDB did not answer."""
    return _("TMDB gives no answer, so films have no posters and no facts until it does.")

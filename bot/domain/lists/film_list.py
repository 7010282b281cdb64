"""A server's list of films: who wishes which, their order, and which must not come up now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import assert_never

from bot.domain.lists.errors import ListNameError

# As many as a menu can show.
MAX_LISTS = 25
# Far more than a server watches in years, and few enough to be read at once.
MAX_FILMS = 500
# So that nobody fills a list alone.
MAX_WISHES = 50
MAX_NAME = 40
# The list that every server has; it needs no name.
DEFAULT = ""
MAX_LOSSES = 3
REST = timedelta(days=30)


class ListOrder(StrEnum):
    """The order of the films on a page."""

    VOTES = "votes"
    NEWEST = "newest"
    UNSEEN = "unseen"


@dataclass(frozen=True, slots=True)
class ServerFilm:
    """One film on a server's list.

    `wished_by` is None for films that a vote left there and for people whose data was erased.
    `support` counts votes for it in votes that it lost, if everybody saw the counts. Until
    `rests_until` it does not come up, which everybody may know. Until `withheld_until` it does not
    come up either, but that is secret: a secret vote vetoed it. `seen_by` counts the list's people
    who said that they have seen it.
    """

    movie_id: int
    wished_by: int | None
    wished_at: datetime
    voters: frozenset[int] = frozenset()
    support: int = 0
    losses: int = 0
    rests_until: datetime | None = None
    withheld_until: datetime | None = None
    seen_by: int = 0

    @property
    def votes(self) -> int:
        """The number of people's votes plus its support in votes that it lost."""
        return len(self.voters) + self.support

    def rests(self, now: datetime) -> bool:
        """Whether it lost so often that it rests."""
        return self.rests_until is not None and self.rests_until > now

    def may_come_up(self, now: datetime) -> bool:
        """Whether it may be proposed now."""
        withheld = self.withheld_until is not None and self.withheld_until > now
        return not withheld and not self.rests(now)

    def after_loss(self, support: int, now: datetime) -> "ServerFilm":
        """Return the film as it is after a vote that another film won."""
        losses = self.losses + 1
        lost = replace(self, support=self.support + support, losses=losses)
        if losses < MAX_LOSSES:
            return lost
        return replace(lost, losses=0, rests_until=now + REST)


@dataclass(frozen=True, slots=True)
class FilmList:
    """One list of a server; `names` are those of all its lists, the default one first."""

    list_id: int
    name: str
    films: tuple[ServerFilm, ...] = ()
    names: tuple[str, ...] = (DEFAULT,)

    def arranged(self, order: ListOrder) -> tuple[ServerFilm, ...]:
        """Return the films in an order that is the same each time."""
        return tuple(sorted(self.films, key=lambda film: _place(film, order)))


def _place(film: ServerFilm, order: ListOrder) -> tuple[float, ...]:
    newest, votes = -film.wished_at.timestamp(), -float(film.votes)
    match order:
        case ListOrder.VOTES:
            return votes, newest, film.movie_id
        case ListOrder.NEWEST:
            return newest, film.movie_id
        case ListOrder.UNSEEN:
            return film.seen_by, votes, newest, film.movie_id
        case _:
            assert_never(order)


def name_key(name: str) -> str:
    """Make names of lists comparable."""
    return " ".join(name.casefold().split())


def checked_name(name: str) -> str:
    """Return the name if a list can have it; else raise ListNameError."""
    name = " ".join(name.split())
    if not name or len(name) > MAX_NAME or ":" in name or name_key(name) in [*ListOrder]:
        raise ListNameError(name, MAX_NAME)
    return name


def split_name(text: str, names: Sequence[str]) -> tuple[str, str]:
    """Split a list's name from the text behind its colon: `horror: the thing, alien`.

    Titles have colons, too, so only a name that the server has is one.
    """
    before, colon, after = text.partition(":")
    keys = {name_key(name) for name in names if name}
    if colon and name_key(before) in keys:
        return before.strip(), after.strip()
    return DEFAULT, text.strip()


def split_order(text: str) -> tuple[str, ListOrder]:
    """Split a list's name from the order behind it: `horror newest`."""
    *before, last = text.split() or [""]
    if last.casefold() in [*ListOrder]:
        return " ".join(before), ListOrder(last.casefold())
    return text.strip(), ListOrder.VOTES

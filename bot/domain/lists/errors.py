"""Errors of requests about a server's lists."""


class ListError(Exception):
    """A request about a server's lists cannot be met."""


class UnknownListError(ListError):
    """The server has no list of this name; `names` are those it has."""

    def __init__(self, name: str, names: tuple[str, ...]) -> None:
        super().__init__(name, names)
        self.name, self.names = name, names


class UnknownNameError(UnknownListError):
    """The text before titles is no list of the server; `film` is the whole text if it may be one.

    Nothing was stored.
    """

    def __init__(self, name: str, names: tuple[str, ...], film: str = "") -> None:
        super().__init__(name, names)
        self.film = film


class ListGoneError(ListError):
    """A button is about a list, or a film on it, that is gone."""


class ListNameError(ListError):
    """A name that no list can have, as it is too long or means an order."""

    def __init__(self, name: str, longest: int) -> None:
        super().__init__(name, longest)
        self.name, self.longest = name, longest


class NewNameMissingError(ListError):
    """A request to rename a list has no new name."""


class ListExistsError(ListError):
    """The server has a list of this name already."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class TooManyListsError(ListError):
    """The server has as many lists as it can have."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class ListFullError(ListError):
    """The list has as many films as it can have."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class TooManyWishesError(ListError):
    """Somebody has as many wishes on a list as one person can have."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class BarredPersonError(ListError):
    """The person was barred from the server's lists."""


class BarredFilmError(ListError):
    """Films that are not to be proposed on this server."""

    def __init__(self, movie_ids: tuple[int, ...]) -> None:
        super().__init__(movie_ids)
        self.movie_ids = movie_ids


class NobodyToBarError(ListError):
    """Neither a film nor a person was named."""


class NobodyToCompareError(Exception):
    """A request to compare watchlists names nobody else."""

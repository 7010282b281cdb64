"""Errors of requests about a night."""

from collections.abc import Sequence
from datetime import datetime

from bot.domain.nights.night import Night, NightState


class NightError(Exception):
    """A request about a night cannot be met; nothing changed."""


class NightGoneError(NightError):
    """There is no such night in this server (any more)."""

    def __init__(self, number: int | None = None) -> None:
        super().__init__(number)
        self.number = number


class WhichNightError(NightError):
    """Several nights are open and none was named."""

    def __init__(self, nights: Sequence[Night]) -> None:
        super().__init__(nights)
        self.nights = tuple(nights)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers by which people name the nights."""
        return tuple(night.number for night in self.nights)


class WrongStateError(NightError):
    """The night is in a state in which this cannot be done."""

    def __init__(self, number: int, state: NightState) -> None:
        super().__init__(number, state)
        self.number, self.state = number, state


class NotHostError(NightError):
    """Only the host, or who may manage the server, can do this."""

    def __init__(self, host_id: int) -> None:
        super().__init__(host_id)
        self.host_id = host_id


class NotComingError(NightError):
    """Only people who are in can do this."""


class VotedElsewhereError(NightError):
    """The vote is Discord's own poll: there are no ballots to open or to mark."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class WasNotInError(NightError):
    """Only people who were in can answer afterwards."""


class NobodyInError(NightError):
    """Nobody is in, so there is nobody to choose a film for."""


class NothingLeftError(NightError):
    """Every film is seen, disliked or vetoed by somebody; `people` is how many they are.

    `by_age` says whether films were left out whose age rating is not known.
    """

    def __init__(self, people: int, *, by_age: bool) -> None:
        super().__init__(people)
        self.people, self.by_age = people, by_age


class TooFewListedError(NightError):
    """Shortlists are drawn only from lists, and these have too few films for who is in."""


class TooFewFilmsError(NightError):
    """A vote needs something to choose from."""


class TooManyNightsError(NightError):
    """The server has too many open nights; `limit` is how many there may be."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class VoteTooLateError(NightError):
    """A vote cannot last longer than the night."""


class NeitherKindNorTimeError(NightError):
    """The text for opening a vote is neither a kind of ballot nor a time."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class NeitherTimeNorFilmError(NightError):
    """The text for planning a night is neither a time nor clearly a film."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class NobodyNamedError(NightError):
    """There is no night, nobody was mentioned and the caller is in no voice channel."""


class ShortlistWishError(NightError):
    """A wish for a shortlist has something that does not apply to it, such as a number of films."""


class NoServerError(NightError):
    """Movie nights belong to a server."""


class TooManySuggestionsError(NightError):
    """The night has as many suggestions as it takes; `limit` is how many."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


class TimeQuestionOverError(NightError):
    """Somebody answered a question about a time that was answered before or is too old."""


class MomentPassedError(NightError):
    """A moment went by before somebody chose it."""

    def __init__(self, at: datetime) -> None:
        super().__init__(at)
        self.at = at


class OnlyWeeklyError(NightError):
    """Nights come again every week, or every few weeks up to `most`, and in no other rhythm."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class TooManySeriesError(NightError):
    """The server has as many series of nights as it can."""

    def __init__(self, most: int) -> None:
        super().__init__(most)
        self.most = most


class SeriesGoneError(NightError):
    """There is no such series of nights in this server (any more)."""

"""The announcements of a night and their form in the store."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.nights.night import Night, NightState


@dataclass(frozen=True, slots=True)
class PlanCard:
    """The card of a night that was planned."""


@dataclass(frozen=True, slots=True)
class VoteCard:
    """The card of a vote."""

    vote_round: int


@dataclass(frozen=True, slots=True)
class ResultCard:
    """The card with the result of a vote."""

    vote_round: int


@dataclass(frozen=True, slots=True)
class PollMessage:
    """Discord's own poll, beside the card of its vote."""

    vote_round: int


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder of a start (in seconds of Unix time): a night that is moved gets another one.

    Who is in may be more than one message can ping; `part` counts the messages from 1.
    """

    start: int
    part: int = 1


@dataclass(frozen=True, slots=True)
class StartMessage:
    """The message at the start of a night, by that time in seconds since 1970."""

    start: int


@dataclass(frozen=True, slots=True)
class ClosingQuestion:
    """The question how people liked the film."""


@dataclass(frozen=True, slots=True)
class ChannelGone:
    """The message, elsewhere, that a night is cancelled because its channel was deleted."""


Card = PlanCard | VoteCard | ResultCard
Announcement = Card | PollMessage | Reminder | StartMessage | ClosingQuestion | ChannelGone


def stored_form(announcement: Announcement) -> str:
    """Return an announcement as it is stored."""
    match announcement:
        case PlanCard():
            return "plan"
        case VoteCard(vote_round):
            return f"ballot-{vote_round}"
        case ResultCard(vote_round):
            return f"result-{vote_round}"
        case PollMessage(vote_round):
            return f"poll-{vote_round}"
        case Reminder(start, 1):
            return f"reminder-{start}"
        case Reminder(start, part):
            return f"reminder-{start}.{part}"
        case StartMessage(start):
            return f"start-{start}"
        case ClosingQuestion():
            return "asked"
        case ChannelGone():
            return "gone"


_KINDS: dict[str, type[Announcement]] = {
    "plan": PlanCard,
    "ballot": VoteCard,
    "result": ResultCard,
    "poll": PollMessage,
    "reminder": Reminder,
    "start": StartMessage,
    "asked": ClosingQuestion,
    "gone": ChannelGone,
}


def read_announcement(stored: str) -> Announcement:
    """Return the announcement that `stored_form` wrote; raise ValueError for other text."""
    name, _, rest = stored.partition("-")
    numbers = rest.split(".") if rest else []
    if name not in _KINDS or not all(number.isdecimal() for number in numbers):
        raise ValueError(f"no announcement: {stored!r}")
    try:
        return _KINDS[name](*map(int, numbers))
    except TypeError as error:
        raise ValueError(f"no announcement: {stored!r}") from error


def card_of(night: Night) -> Card:
    """Return the card of a night's present state: of the plan, the vote or the result."""
    if night.state in (NightState.VOTING, NightState.COUNTING):
        return VoteCard(night.vote_round)
    return ResultCard(night.vote_round) if night.vote_round else PlanCard()


def reminder_of(night: Night, part: int = 1) -> Reminder:
    """Return the reminder of a night for its present start."""
    return Reminder(int(night.starts_at.timestamp()), part)


def start_of(night: Night) -> StartMessage:
    """Return the start message of a night for its present start."""
    return StartMessage(int(night.starts_at.timestamp()))


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement in the store.

    `claimed_at` is when a process began to send it; `message_id` is the id of the sent message, or
    0 if sending was given up.
    """

    night_id: int
    announcement: Announcement
    due_at: datetime
    claimed_at: datetime | None = None
    message_id: int | None = None

    @property
    def was_sent(self) -> bool:
        """Whether people can read the announcement."""
        return bool(self.message_id)

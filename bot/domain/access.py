"""Who may use what, as errors that carry their data."""

from collections.abc import Sequence


class NotYoursError(Exception):
    """A button or menu was used by somebody whom it does not concern."""

    def __init__(self, owner_id: int) -> None:
        super().__init__(owner_id)
        self.owner_id = owner_id


class OutdatedItemError(Exception):
    """A button or menu is from a version that knew another verb."""

    def __init__(self, verb: str) -> None:
        super().__init__(verb)
        self.verb = verb


class OwnerOnlyError(Exception):
    """The model serves several servers, so only the bot's owner may do this to it."""


class NotMembersError(Exception):
    """Somebody was named who is not a member of the server."""

    def __init__(self, user_ids: Sequence[int]) -> None:
        super().__init__(user_ids)
        self.user_ids = tuple(user_ids)


class NotAskableError(Exception):
    """Somebody was named who does not want others to ask for lists with them."""

    def __init__(self, user_ids: Sequence[int]) -> None:
        super().__init__(user_ids)
        self.user_ids = tuple(user_ids)


class TooManyPeopleError(Exception):
    """More people were named than are looked up at once."""

    def __init__(self, named: int, most: int) -> None:
        super().__init__(named, most)
        self.named, self.most = named, most


class MembersUnknownError(Exception):
    """Discord did not say whether somebody is a member, so nobody learns anything of them."""


class CannotWriteHereError(Exception):
    """The bot lacks permissions to write later in a channel; `missing` has Discord's names."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing = missing

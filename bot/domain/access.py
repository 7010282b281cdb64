"""Errors of access: somebody may not do or see something."""

from collections.abc import Sequence


class NotYoursError(Exception):
    """Somebody used a button or menu that is for somebody else."""

    def __init__(self, owner_id: int) -> None:
        super().__init__(owner_id)
        self.owner_id = owner_id


class OutdatedItemError(Exception):
    """A button or menu of an earlier version has a verb that this one lacks."""

    def __init__(self, verb: str) -> None:
        super().__init__(verb)
        self.verb = verb


class OwnerOnlyError(Exception):
    """The model serves several servers, so only the bot's owner may do this to it."""


class NotMembersError(Exception):
    """A named person is not a member of the server."""

    def __init__(self, user_ids: Sequence[int]) -> None:
        super().__init__(user_ids)
        self.user_ids = tuple(user_ids)


class NotAskableError(Exception):
    """A named person does not want others to ask for lists with them."""

    def __init__(self, user_ids: Sequence[int]) -> None:
        super().__init__(user_ids)
        self.user_ids = tuple(user_ids)


class TooManyPeopleError(Exception):
    """Somebody named more people than the bot looks up at once."""

    def __init__(self, named: int, most: int) -> None:
        super().__init__(named, most)
        self.named, self.most = named, most


class MembersUnknownError(Exception):
    """Discord did not say whether a person is a member, so nobody may learn anything of them."""


class CannotWriteHereError(Exception):
    """The bot lacks permissions to write later in a channel; `missing` has Discord's names."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing = missing

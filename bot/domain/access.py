"""Who may use what, as errors that carry their data."""


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


class CannotWriteHereError(Exception):
    """The bot lacks permissions to write later in a channel; `missing` has Discord's names."""

    def __init__(self, missing: tuple[str, ...]) -> None:
        super().__init__(missing)
        self.missing = missing

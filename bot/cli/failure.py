"""How a command says that it could not do its work."""


class CommandFailedError(Exception):
    """A command ends with a sentence on stderr and a nonzero exit status."""

    def __init__(self, sentence: str, status: int = 1) -> None:
        super().__init__(sentence)
        self.status = status

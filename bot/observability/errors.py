"""What can go wrong with watching a bot."""


class AddressInUseError(Exception):
    """The health and metrics address cannot be opened."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(host, port, reason)
        self.host, self.port, self.reason = host, port, reason

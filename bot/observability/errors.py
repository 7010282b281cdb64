"""What can go wrong with watching a bot."""


class AddressInUseError(Exception):
    """The health and metrics address cannot be opened."""

    def __init__(self, host: str, port: int, reason: str) -> None:
        super().__init__(
            f"The metrics address {host}:{port} cannot be opened ({reason}). Set "
            "MATINEE_METRICS_PORT to a free port, or to 0 for none."
        )
        self.host, self.port, self.reason = host, port, reason

"""Errors of TMDB; none of them contains the key."""


class SourceError(Exception):
    """TMDB does not answer a request."""


class KeyRefusedError(SourceError):
    """TMDB refuses the key: there are no more requests until the bot restarts."""


class SourceRestingError(SourceError):
    """TMDB failed a few times in a row, so it gets no requests for a while."""


class SourceSilentError(SourceError):
    """TMDB is out of reach, slow, too busy or in trouble; `reason` is a few words for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnreadableAnswerError(SourceError):
    """An answer of TMDB differs from its documentation."""

"""Why TMDB gives no answer; none of them ever carries the key."""


class SourceError(Exception):
    """TMDB gives no answer to one question."""


class KeyRefusedError(SourceError):
    """TMDB does not take the key: nothing is asked any more until the bot starts again."""


class SourceRestingError(SourceError):
    """TMDB has failed a few times in a row, so nothing is asked for a while."""


class SourceSilentError(SourceError):
    """TMDB is out of reach, slow, too busy or in trouble; `reason` is a few words for the log."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UnreadableAnswerError(SourceError):
    """What TMDB answered has another form than it documents."""

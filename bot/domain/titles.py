"""Errors of typed titles and ratings."""


class TitleError(Exception):
    """A typed text names no film; nothing was stored for it."""


class NoTitleError(TitleError):
    """There is no text where a title is needed."""


class TooManyTitlesError(TitleError):
    """There are more titles than the bot takes at once."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(count, limit)
        self.count, self.limit = count, limit


class ForgottenFilmError(TitleError):
    """A button or menu names a film that is no longer in the catalogue."""


class RatingError(TitleError):
    """A rating without stars from half a star to five, or without a film.

    `title` is the text beside a number off this scale, or empty without such a number.
    """

    def __init__(self, title: str = "") -> None:
        super().__init__(title)
        self.title = title

"""What can be wrong with titles and ratings that a person types."""


class TitleError(Exception):
    """What was typed names no film; nothing was stored for it."""


class NoTitleError(TitleError):
    """Nothing was typed where a title is needed."""


class TooManyTitlesError(TitleError):
    """More titles at once than are dealt with."""

    def __init__(self, count: int, limit: int) -> None:
        super().__init__(count, limit)
        self.count, self.limit = count, limit


class ForgottenFilmError(TitleError):
    """A button or menu names a film that is no longer in the catalogue."""


class RatingError(TitleError):
    """A rating without stars from half a star to five, or without a film.

    `title` is what stands beside a number off this scale; empty where there is no such number.
    """

    def __init__(self, title: str = "") -> None:
        super().__init__(title)
        self.title = title

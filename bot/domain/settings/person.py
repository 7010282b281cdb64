"""The settings of a person."""

from bot.domain.languages import SPOKEN
from bot.domain.settings.kept import FilmIds
from bot.domain.settings.kinds import Language, OwnTimeZone, Switch
from bot.domain.settings.numbers import Dial
from bot.domain.settings.setting import Setting, StoredSettings


class PersonSettings(StoredSettings):
    """The settings of one person; a new one is one more attribute."""

    __slots__ = ()

    # None: as the server has it.
    adventure = Setting[float | None](Dial(), None)
    # None: as Discord or the server has it.
    language = Setting[str | None](Language(SPOKEN), None)
    # None: as the server has it.
    time_zone = Setting[str | None](OwnTimeZone(), None)
    # Whether the person's likes take part when the model is trained.
    in_training = Setting(Switch(), default=True)
    # Whether others may ask for lists that are made for this person, too.
    askable = Setting(Switch(), default=True)
    # Films that the taste quiz asked about and the person has not seen.
    quiz_unseen = Setting[tuple[int, ...]](FilmIds(), ())

"""IMDb: four generations of tables, told apart by nothing but their columns."""

from bot.domain.imports.fields import Fields
from bot.domain.imports.formats.kinds import is_film
from bot.domain.imports.formats.layout import RowReader, TableLayout, positive, rated
from bot.domain.imports.history import FilmKey, HistoryRow, SkipReason, Source
from bot.domain.imports.table import Table

_OUT_OF = 10.0


def _reader(_table: Table) -> RowReader:
    return _row


def _row(fields: Fields) -> HistoryRow:
    film = FilmKey(
        fields.text("title"),
        fields.year("year", "releasedate", "releasedatemonthdayyear"),
        fields.text("originaltitle") or None,
        fields.imdb_id("const", "url"),
    )
    when = fields.date("daterated", "modified", "created")
    if not is_film(fields.text("titletype")):
        return HistoryRow(film, when=when, skip=SkipReason.NOT_A_FILM)
    unrated = HistoryRow(film, wanted=True, when=when)
    return rated(unrated, positive(fields.rating("yourrating", "yourated")), _OUT_OF)


# "IMDb Rating" is what the crowd gave, and is never read.
LAYOUTS = (
    TableLayout(Source.IMDB, frozenset({"const", "title", "titletype"}), _reader),
    TableLayout(Source.IMDB, frozenset({"const", "yourrating"}), _reader),
)

"""Why a file of somebody's history cannot be imported."""

from bot.domain.imports.limits import MAX_ROWS, MAX_UNPACKED_BYTES
from bot.domain.imports.pending import ImportDoneError, ImportGoneError
from bot.domain.imports.refusals import ImportRefusedError, NoFilmsError, Refusal
from bot.messages.error_sentences import sentence
from bot.messages.imports import skipped_count
from bot.messages.translation import N_, _
from bot.messages.wording import listed, number, quoted

_MEGABYTE = 2**20


_SENTENCES = {
    Refusal.EMPTY: N_("{file} is empty: it names no film."),
    Refusal.NOT_A_HISTORY: N_(
        "{file} is no list of films. Export your ratings as a zip, CSV, JSON or XML file and give "
        "me that."
    ),
    Refusal.SPREADSHEET: N_(
        "{file} is a spreadsheet. Open it, save it as CSV, and give me that file."
    ),
    Refusal.DOCUMENT: N_(
        "{file} is a document. Export your films from Letterboxd, IMDb or Trakt as CSV or zip, and "
        "give me that file."
    ),
    Refusal.PICTURE: N_(
        "{file} is a picture, and I can't read titles in it. Export your films from Letterboxd, "
        "IMDb or Trakt as CSV or zip, and give me that file."
    ),
    Refusal.WEB_PAGE: N_(
        "{file} is a saved web page. Export your films from Letterboxd, IMDb or Trakt as CSV or "
        "zip instead, and give me that file."
    ),
    Refusal.NESTED_ARCHIVE: N_(
        "{file} is a zip inside another zip. Unpack the outer one, and give me {file}."
    ),
    Refusal.OTHER_ARCHIVE: N_(
        "{file} is packed in a way that I can't open. Unpack it, and give me the files inside, or "
        "a zip of them."
    ),
    Refusal.UNKNOWN_LAYOUT: N_(
        "I find no films in {file}. I need a title and a year, or an IMDb or TMDB number, for each "
        "film."
    ),
    Refusal.WITHOUT_YEARS: N_(
        "{file} has titles without years. Many films share a title, so I would get some wrong; a "
        "file with years or IMDb numbers works."
    ),
    Refusal.WITHOUT_HEADER: N_(
        "{file} doesn't name each of its columns, and I can't tell for sure which are the title, "
        "the year and your rating. Put a line on top that names them, such as Title,Year,Rating."
    ),
    Refusal.TOO_LARGE: N_("{file} is too large: unpacked, I read up to {megabytes} MB."),
    Refusal.TOO_MANY_ROWS: N_("{file} is too long: I read up to {rows} rows."),
    Refusal.DAMAGED: N_(
        "{file} is damaged, so I can't read it. Download it again and try once more."
    ),
    Refusal.ENCRYPTED: N_("{file} has a password. Unpack it, and give me the files inside."),
    Refusal.SUSPICIOUS_ARCHIVE: N_(
        "{file} is not built as exports are, so I don't open it. Unpack it yourself, and give me "
        "the files inside."
    ),
    Refusal.SUSPICIOUS_XML: N_(
        "{file} is not built as exports are, so I don't read it. Export it again, as a CSV if you "
        "can."
    ),
    Refusal.TOOK_TOO_LONG: N_(
        "Reading {file} takes too long, so I gave up. Unpack it or split it, and give me the parts."
    ),
    Refusal.NOT_SENT: N_("Discord doesn't hand {file} over to me. Upload it once more."),
}


@sentence.register
def import_refused(error: ImportRefusedError) -> str:
    """Say what is wrong with the file, and which files can be imported."""
    return _(
        _SENTENCES[error.refusal],
        file=quoted(error.name),
        megabytes=number(MAX_UNPACKED_BYTES // _MEGABYTE),
        rows=number(MAX_ROWS),
    )


@sentence.register
def no_films(error: NoFilmsError) -> str:
    """Say that a file has rows, and why none of them counts."""
    reasons = listed(skipped_count(reason, count) for reason, count in error.skipped.items())
    return _(
        "{file} holds nothing that I can take: {reasons}. I need films that you rated, watched or "
        "want to watch.",
        file=quoted(error.name),
        reasons=reasons,
    )


@sentence.register
def import_gone(_error: ImportGoneError) -> str:
    """Say that a preview is no longer kept."""
    return _("I keep a preview for a day, and this one is gone. Nothing was stored; import again.")


@sentence.register
def import_done(_error: ImportDoneError) -> str:
    """Say that a preview was confirmed before."""
    return _("This import is stored already, so I changed nothing.")

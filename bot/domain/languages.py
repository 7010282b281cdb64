"""Languages by their codes, such as "en" or "ko", and what Discord's locales say of them."""

from functools import lru_cache

from babel import Locale, UnknownLocaleError

# The sentences of each but English are in `bot/messages/locales`.
SPOKEN = ("en", "ko")
# Of these, the server's facts and dates may be, too.
KNOWN = (
    "en", "ko", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "da", "nb", "fi", "cs", "hu", "ro",
    "el", "tr", "ru", "uk", "ja", "zh", "hi", "vi", "id",
)  # fmt: skip
_SAME = {"no": "nb"}
# Discord has a few dozen locales; anything else is not worth remembering.
_MAX_LOCALES = 200


@lru_cache(_MAX_LOCALES)
def language_of(locale: str | None) -> str | None:
    """Return the language of a locale such as "en-GB"; None where there is no such locale."""
    try:
        code = Locale.parse(locale, sep="-").language if locale else None
    except (ValueError, UnknownLocaleError):
        return None
    return _SAME.get(code or "", code)


@lru_cache(_MAX_LOCALES)
def names_of(code: str) -> tuple[str, ...]:
    """Return what people may call a language: its own name first, then those in spoken ones."""
    named = (Locale(code).get_display_name(each) for each in (code, *SPOKEN))
    return tuple(dict.fromkeys((name or code).casefold() for name in named))

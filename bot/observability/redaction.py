"""Takes secrets out of everything that is logged."""

import json
import re
from collections.abc import Iterable
from urllib.parse import quote, unquote

from sqlalchemy import make_url

from bot.settings import Settings

HIDDEN = "[secret]"
MIN_SECRET_LENGTH = 6
# Anything shaped like a bot's token, whoever's it is; and the tokens in Discord's own addresses.
TOKEN = re.compile(r"[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}")
ADDRESS = re.compile(r"(/(?:webhooks|interactions)/\d+/)[\w.-]{20,}")


class Redaction:
    """Hides known secrets, and what looks like a token, wherever they are in a text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        spellings = {
            spelling
            for secret in secrets
            if len(secret) >= MIN_SECRET_LENGTH
            for spelling in (secret, quote(secret, safe=""), unquote(secret))
            # Within a printed structure, and within JSON, quotes and the like are escaped.
            for printed in (spelling, repr(spelling)[1:-1])
            for spelling in (printed, json.dumps(printed)[1:-1])
        }
        # The longest first, so that no part of a secret stays behind.
        self._known = sorted(spellings, key=len, reverse=True)

    @classmethod
    def of(cls, settings: Settings) -> "Redaction":
        """Hide the secrets among the settings."""
        secrets = (settings.token.get_secret_value(), settings.tmdb_key.get_secret_value())
        return cls((*secrets, make_url(settings.database).password or ""))

    def __call__(self, text: str) -> str:
        """Return the text without secrets."""
        for secret in self._known:
            text = text.replace(secret, HIDDEN)
        return ADDRESS.sub(rf"\g<1>{HIDDEN}", TOKEN.sub(HIDDEN, text))

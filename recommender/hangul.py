"""Letters that can be compared in any script: Hangul as single letters, however it was typed."""

import re
import unicodedata

_FIRST_FINAL, _LAST_FINAL = 0x11A8, 0x11C2
# For a class of characters in a pattern: letters apart, as part of a syllable and alone; syllables.
HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
_HANGUL = re.compile(f"[{HANGUL}]")


def _as_initials(final: int) -> str:
    """Return the letters that begin syllables and are written as this one that ends them."""
    names = unicodedata.name(chr(final)).removeprefix("HANGUL JONGSEONG ").split("-")
    return "".join(unicodedata.lookup(f"HANGUL CHOSEONG {name}") for name in names)


# 각 is ㄱㅏㄱ to whoever types letters apart, and half of 가게 to whoever is not done yet; so is 고
# of 과.
_APART = {final: _as_initials(final) for final in range(_FIRST_FINAL, _LAST_FINAL + 1)} | {
    0x116A: "\u1169\u1161",
    0x116B: "\u1169\u1162",
    0x116C: "\u1169\u1175",
    0x116F: "\u116e\u1165",
    0x1170: "\u116e\u1166",
    0x1171: "\u116e\u1175",
    0x1174: "\u1173\u1175",
}


def in_hangul(text: str) -> bool:
    """Whether there is Hangul in a text."""
    return bool(_HANGUL.search(text))


def bare_letters(text: str) -> str:
    """Return the letters and digits of a text, without blanks, case and the like."""
    letters = unicodedata.normalize("NFKD", text).casefold()
    return "".join(filter(str.isalnum, letters.translate(_APART)))

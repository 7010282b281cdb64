"""Korean particles: which of two forms follows a word depends on the word's last sound.

A translation writes both, as in "{film}을(를)". The one that fits is chosen once the value is
known; where nobody can know how the word ends, such as behind a mention, both stay, as Koreans
write them. What a value holds is never changed, not even a film that is called "을(를)".

The libraries for this read Hangul and digits only, or are no longer kept.
"""

import re
import string
import unicodedata
from collections.abc import Mapping
from enum import Enum, auto

# As it is written -> behind a consonant, behind a vowel.
FORMS = {
    "을(를)": ("을", "를"),
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "과(와)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "이나(나)": ("이나", "나"),
    "이랑(랑)": ("이랑", "랑"),
    "이라고(라고)": ("이라고", "라고"),
    "이에요(예요)": ("이에요", "예요"),
    "이었어요(였어요)": ("이었어요", "였어요"),
}
_FORM = re.compile("|".join(map(re.escape, FORMS)))
# Directly behind a value, or behind the marks that close around it.
_BARE = re.compile(
    r"(?<=\})[`*_\"”’\]]*(을|를|은|는|이|가|과|와|으로|로|이에요|예요|이라고|라고)(?![가-힣(])"
)
_OTHER_WAY = re.compile(
    r"(를\(을|는\(은|가\(이|와\(과|으?로\(으?로|예요\(이에요)\)|을/를|은/는|이/가|과/와"
)
_FORMATTER = string.Formatter()
_TAIL = 300  # Characters: longer than any title.

_FIRST_SYLLABLE, _LAST_SYLLABLE, _ENDINGS, _RIEUL = "가", "힣", 28, 8
_CUSTOM_EMOJI = re.compile(r"<a?:\w+:\d+>$")
# Mentions, links and moments: each reader sees other words in their place.
_NAMED_BY_DISCORD = re.compile(r"<[^<>\s]+>$")
_LATIN_WORD = re.compile(r"[A-Za-z]+$")
_SPELLED_OUT = 4  # Letters: UFO, TMDB.
# How English words end when Koreans say them: "Club" is 클럽, "Night" 나이트, "Time" 타임.
_ENGLISH_CONSONANT = re.compile(
    r"[lmn]$|ng$|mb$|ck$|ook$|out$|[aeiouy][bcp]$|(?<![aeiouy])[aeiouy][kt]$|[aeiouy].*[lmn]e$"
)


class LastSound(Enum):
    """How a word ends, as far as particles care: "로" follows a vowel and the consonant ㄹ."""

    VOWEL = auto()
    RIEUL = auto()
    CONSONANT = auto()


# 영 일 이 삼 사 오 육 칠 팔 구; tens, hundreds, thousands end in a consonant, too.
_DIGITS = [
    LastSound.CONSONANT,
    LastSound.RIEUL,
    LastSound.VOWEL,
    LastSound.CONSONANT,
    LastSound.VOWEL,
    LastSound.VOWEL,
    LastSound.CONSONANT,
    LastSound.RIEUL,
    LastSound.RIEUL,
    LastSound.VOWEL,
]
# 엘, 엠, 엔, 알; the names of all other letters end in a vowel.
_LETTERS = {
    "l": LastSound.RIEUL,
    "m": LastSound.CONSONANT,
    "n": LastSound.CONSONANT,
    "r": LastSound.RIEUL,
}


def has_particles(text: str) -> bool:
    """Return whether a text holds a particle in both forms."""
    return _FORM.search(text) is not None


def misspelt(text: str) -> str | None:
    """Return a particle behind a value that has no other form, or is written in another way."""
    found = _BARE.search(text) or _OTHER_WAY.search(text)
    return found[0] if found else None


def filled(text: str, values: Mapping[str, object]) -> str:
    """Fill {named} values in, as `str.format_map` does, and choose the text's own particles."""
    done = ""
    for literal, name, _specification, _conversion in _FORMATTER.parse(text):
        done = _with_particles(done, literal)
        if name is not None:
            done += str(values[name])
    return done


def last_sound(text: str) -> LastSound | None:
    """Return how the last word of a text ends when it is read aloud; None when nobody can know."""
    heard = _heard(unicodedata.normalize("NFC", text[-_TAIL:]))
    last = heard[-1:]
    if _FIRST_SYLLABLE <= last <= _LAST_SYLLABLE:
        ending = (ord(last) - ord(_FIRST_SYLLABLE)) % _ENDINGS
        return {0: LastSound.VOWEL, _RIEUL: LastSound.RIEUL}.get(ending, LastSound.CONSONANT)
    if last == "%":  # 퍼센트
        return LastSound.VOWEL
    if last.isdecimal():
        return _DIGITS[unicodedata.decimal(last)]
    return _end_of_latin(heard)


def _with_particles(before: str, literal: str) -> str:
    done, end = before, 0
    for written in _FORM.finditer(literal):
        done += literal[end : written.start()]
        done += _chosen(written[0], last_sound(done))
        end = written.end()
    return done + literal[end:]


def _chosen(form: str, sound: LastSound | None) -> str:
    if sound is None:
        return form
    behind_consonant, behind_vowel = FORMS[form]
    is_open = sound is LastSound.VOWEL or (sound is LastSound.RIEUL and form == "(으)로")
    return behind_vowel if is_open else behind_consonant


def _heard(text: str) -> str:
    """Leave out at the end what nobody reads aloud: marks, emoji, and what is in parentheses."""
    while text:
        if emoji := _CUSTOM_EMOJI.search(text):
            text = text[: emoji.start()]
        elif _NAMED_BY_DISCORD.search(text):
            return ""
        elif text[-1].isalnum() or text[-1] == "%":
            return text
        else:
            text = _without_aside(text) if text[-1] == ")" else text[:-1]
    return text


def _without_aside(text: str) -> str:
    """Particles go by the word before the parentheses, where there is one: "Heat (1995)"를."""
    depth = 0
    for at in range(len(text) - 1, -1, -1):
        depth += (text[at] == ")") - (text[at] == "(")
        if not depth:
            before = text[:at]
            return before if any(map(str.isalnum, before)) else text[:-1]
    return text[:-1]


def _end_of_latin(text: str) -> LastSound | None:
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", text)
        if not unicodedata.combining(letter)
    )
    found = _LATIN_WORD.search(plain)
    if not found:
        return None
    word = found[0].lower()
    if len(word) == 1 or (found[0].isupper() and len(word) <= _SPELLED_OUT):
        return _LETTERS.get(word[-1], LastSound.VOWEL)
    if not _ENGLISH_CONSONANT.search(word):
        return LastSound.VOWEL
    return LastSound.RIEUL if word.rstrip("e").endswith("l") else LastSound.CONSONANT

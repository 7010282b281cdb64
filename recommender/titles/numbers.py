"""From numbers in words, ordinals and roman numerals to digits."""

from collections.abc import Collection

PAUSE = "0x2c"
"""Stands among the words of a text where its writer paused."""

_UNITS = {
    word: value
    for value, words in enumerate(
        [
            "zero",
            "one first 1st",
            "two second 2nd",
            "three third 3rd",
            "four fourth",
            "five fifth",
            "six sixth",
            "seven seventh",
            "eight eighth",
            "nine ninth",
            "ten tenth",
            "eleven eleventh",
            "twelve twelfth",
            "thirteen thirteenth",
            "fourteen fourteenth",
            "fifteen fifteenth",
            "sixteen sixteenth",
            "seventeen seventeenth",
            "eighteen eighteenth",
            "nineteen nineteenth",
        ]
    )
    for word in words.split()
}
_TENS = {
    word: 10 * value
    for value, words in enumerate(
        [
            "twenty twentieth",
            "thirty thirtieth",
            "forty fourty fortieth",
            "fifty fiftieth",
            "sixty sixtieth",
            "seventy seventieth",
            "eighty eightieth",
            "ninety ninetieth",
        ],
        start=2,
    )
    for word in words.split()
}
_SCALES = {"hundred": 100, "hundredth": 100, "thousand": 1000}
_ROMANS = {
    word: str(value)
    for value, word in enumerate(
        ("ii", "iii", "iv", "", "vi", "vii", "viii", "ix", "", "xi", "xii", "xiii"), start=2
    )
}
LETTERS = {"i": "1", "v": "5", "x": "10"}
"""Numerals that are also letters: "Rocky V", but "X-Men" and "Batman v Superman"."""
_ORDINALS = {f"{n}{suffix}": str(n) for n in range(100) for suffix in ("th", "st", "nd", "rd")}
_SINGLE = {**{word: str(n) for word, n in {**_UNITS, **_TENS}.items()}, **_ROMANS, **_ORDINALS}
_SPELLED = _UNITS.keys() | _TENS.keys() | _SCALES.keys()
NUMBER_WORDS = (_ROMANS.keys() | _TENS.keys() | _UNITS.keys()) - {"", "one", "first", "second"}
"""Words that are numbers and hardly anything else."""
_NOTICED = _SINGLE.keys() | _SPELLED | LETTERS.keys() | {"half"}


def digits_for_words(
    words: list[str], part_words: Collection[str], *, compound: bool = True
) -> list[str]:
    """Write numbers in digits; words such as "part" before a number go.

    "fifty first" is one number only if `compound`.
    """
    if _NOTICED.isdisjoint(words) and not any(word in part_words for word in words):
        return words
    written: list[str] = []
    position = 0
    while position < len(words):
        number, length = _number_at(words, position, compound)
        if words[position] in LETTERS and _counts_parts(words, position, part_words):
            number, length = LETTERS[words[position]], 1
        if number is None:
            written.append(words[position])
            position += 1
            continue
        if len(written) > 1 and written[-1] in part_words:
            written.pop()
        if number == "1/2" and written and written[-1] in {"a", "and"}:
            while written and written[-1] in {"a", "and"}:
                written.pop()
        written.extend(number.split("/"))
        position += length
    return written


def _counts_parts(words: list[str], position: int, part_words: Collection[str]) -> bool:
    if position == 0:
        return False
    ends = position == len(words) - 1 or words[position + 1] == PAUSE
    return ends or words[position - 1] in part_words


def _number_at(words: list[str], position: int, compound: bool) -> tuple[str | None, int]:
    """Read the number that starts at this word: its digits and how many words it takes."""
    word = words[position]
    if word == "half" and words[max(position - 2, 0) : position] == ["and", "a"]:
        return "1/2", 1
    if word in _SPELLED and (compound or word in _SCALES):
        return _spelled_at(words, position)
    if word in _SINGLE:
        return _SINGLE[word], 1
    return (word, 1) if word.isdecimal() else (None, 0)


def _spelled_at(words: list[str], position: int) -> tuple[str, int]:
    """Read "twenty one", "hundred and one", "twenty forty nine" (a year) or "sixth"."""
    total, length = _below_hundred(words, position)
    following = words[position + length : position + length + 1]
    if following and following[0] in _SCALES:
        total = max(total, 1) * _SCALES[following[0]]
        length += 1
        skip = words[position + length : position + length + 1] == ["and"]
        rest, more = _below_hundred(words, position + length + skip)
        if more:
            total, length = total + rest, length + skip + more
    elif 10 <= total < 100:
        rest, more = _below_hundred(words, position + length)
        if more and rest >= 10:
            total, length = 100 * total + rest, length + more
    return str(total), length


def _below_hundred(words: list[str], position: int) -> tuple[int, int]:
    word = words[position] if position < len(words) else ""
    if word in _UNITS:
        return _UNITS[word], 1
    if word not in _TENS:
        return 0, 0
    unit = _UNITS.get(words[position + 1], 10) if position + 1 < len(words) else 10
    return (_TENS[word] + unit, 2) if 0 < unit < 10 else (_TENS[word], 1)

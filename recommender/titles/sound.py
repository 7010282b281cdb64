"""How a title sounds: spellings that are heard alike become one string.

A coarse relative of Metaphone that keeps two classes of vowels ("e" for e, i, y and "a" for
a, o, u), so that typing errors and spelling by ear leave most of the string as it is.
"""

import re

# In this order. A blank comes before and after every word.
_SPELLINGS = [
    (" kn", " n"), (" wr", " r"), (" ps", " s"), (" gn", " n"), (" gh", " g"), (" x", " s"),
    ("x", "ks"), ("tch", "x"), ("sch", "x"), ("chr", "kr"), ("ck", "k"), ("cqu", "kw"),
    ("qu", "kw"), ("tion", "xan"), ("ssion", "xan"), ("sion", "xan"), ("cian", "xan"),
    ("xc", "x"), ("ght", "t"), ("gh", "g"), ("dge", "j"), ("ph", "f"), ("mb ", "m "),
    ("sce", "se"), ("sci", "si"), ("scy", "sy"), ("ce", "se"), ("ci", "si"), ("cy", "sy"),
    ("sh", "x"), ("ch", "x"), ("c", "k"), ("q", "k"), ("z", "s"), ("v", "f"), ("th", "t"),
    ("wh", "w"), ("aw", "a"), ("ow", "a"), ("ew", "e"), ("ah", "a"), ("eh", "e"), ("oh", "a"),
    ("dh", "d"), ("kh", "k"), ("rh", "r"), ("bh", "b"), ("es ", "s "), ("e ", " "),
]  # fmt: skip
_VOWELS = str.maketrans("iyou", "eeaa")
_FURTHER_VOWELS = re.compile(r"(?<=[ea])[ea]+")
_DOUBLED = re.compile(r"([^\W\d])(?=\1)")


def sounds_of(lines: str) -> str:
    """Spell folded words, one title a line, the way they sound, each line without blanks."""
    text = " " + lines.replace(" ", "  ").replace("\n", " \n ") + " "
    for spelling, sound in _SPELLINGS:
        text = text.replace(spelling, sound)
    text = _FURTHER_VOWELS.sub("", text.translate(_VOWELS))
    return _DOUBLED.sub("", text.replace(" ", ""))

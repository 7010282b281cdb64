"""Tell the time from the title in `night plan friday 20:00 the matrix`.

Only the border is found here, word by word; `bot.domain.nights.times` reads the time itself.
"""

import re
from enum import Enum, auto


class _Part(Enum):
    DAY = auto()
    CLOCK = auto()
    COUNT = auto()


_DAY_NAME = r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|sday|nesday|rsday|urday)?"
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_HOUR = r"(?:\d{1,2}[:.h]\d{2} ?(?:am|pm)?|\d{1,2} ?(?:am|pm|uhr)|\d{1,2}h|noon|midnight|evening)"
_AMOUNT = (
    r"(?:\d+(?:\.\d+)?|half an?|an?|one|two|three|four|five|six|seven|eight|nine|ten) ?"
    r"(?:m|min|mins|minutes?|h|hrs?|hours?|days?|weeks?)"
)
# In order: the first that fits at a place is taken, each kind at most once.
_PIECES: tuple[tuple[frozenset[_Part], re.Pattern[str]], ...] = tuple(
    (frozenset(parts), re.compile(rf"(?:{pattern})(?=[\s,]|$)", re.IGNORECASE))
    for parts, pattern in (
        ({_Part.DAY, _Part.CLOCK}, r"\d{4}-\d{2}-\d{2}[t ]\d{1,2}:\d{2}\S*"),
        ({_Part.COUNT, _Part.DAY, _Part.CLOCK}, rf"in {_AMOUNT}(?: (?:and )?{_AMOUNT})*"),
        ({_Part.COUNT, _Part.DAY, _Part.CLOCK}, r"\d+ ?h(?: ?\d+ ?m(?:in)?)?|now"),
        ({_Part.DAY}, r"day after tomorrow|today|tomorrow|yesterday|tonight|this evening"),
        ({_Part.DAY}, rf"(?:on |next |this )?{_DAY_NAME}"),
        ({_Part.DAY}, rf"(?:on )?\d{{1,2}}(?:st|nd|rd|th|\.)? {_MONTH}(?: \d{{4}})?"),
        ({_Part.DAY}, rf"(?:on )?{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?(?: \d{{4}})?"),
        ({_Part.DAY}, r"\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.(?:\d{4})?|\d{1,2}/\d{1,2}(?:/\d{4})?"),
        ({_Part.CLOCK}, rf"(?:at |@ ?)?{_HOUR}(?: (?:utc|gmt|cet|cest|est|edt|pst|pdt|bst))?"),
        ({_Part.CLOCK}, r"(?:at |@ ?)\d{1,2}"),
    )
)


def split_time(text: str) -> tuple[str, str]:
    """Return the words for the time at the start of `text`, and the rest."""
    text = " ".join(text.split())
    place, found = 0, frozenset[_Part]()
    while True:
        piece = next(
            (
                (parts, match)
                for parts, pattern in _PIECES
                if not parts & found and (match := pattern.match(text, place))
            ),
            None,
        )
        if piece is None:
            return text[:place].rstrip(" ,"), text[place:]
        found |= piece[0]
        place = piece[1].end()
        while place < len(text) and text[place] in " ,":
            place += 1

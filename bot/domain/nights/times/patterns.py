"""What each piece of a time looks like, as patterns over plain letters."""

import re
from collections.abc import Iterable

from bot.domain.nights.times import words

END = r"(?![a-z0-9])"


def any_of(options: Iterable[str]) -> str:
    """Return a pattern of these words, longer ones first."""
    return "|".join(re.escape(each) for each in sorted(options, key=len, reverse=True))


_NUMBER = rf"\d{{1,2}}|{any_of(words.NUMBERS)}"
_HOUR = rf"{_NUMBER}|{any_of(words.NAMED_HOURS)}"
# A single letter has to touch the number: "8p", but "8 a star is born".
# German says "8 am Samstag", "8 am Abend" and "8 am 20.6." of hours in the evening.
_GERMAN_AM = (
    rf"am\s(?:(?:{any_of([*words.GERMAN_WEEKDAYS, *words.JOINED_PARTS])}){END}|\d{{1,2}}\.)"
)
_HALF_WORDS = rf"(?!{_GERMAN_AM})(?:a\.?m\.?|p\.?m\.?)"
_HALF = rf"(?:a\.?m\.?|p\.?m\.?)|\s{_HALF_WORDS}|[ap]"
_SIGNS = any_of(words.CLOCK_SIGNS)
_OR = any_of(word for word in words.OR if word != "/")

STAMP = re.compile(r"<t:(-?\d{1,20})(?::[tdfrs])?>")
_DIGITS = rf"-?\d+(?:[.,]\d+)?(?:\s(?:{any_of(words.FRACTIONS)}))?|{any_of(words.FRACTIONS)}"
_AMOUNT_WORD = rf"{_DIGITS}|{any_of([*words.NUMBERS, *words.AMOUNTS])}"
_UNIT = any_of(words.UNITS)
# A blank separates words from their unit, which is then no single letter: "a m" is no minute.
_LONG_UNIT = any_of(unit for unit in words.UNITS if len(unit) > 1)
_MORE = rf"(?:\s(?:{any_of(words.AND_PARTS)}){END})?"
_ONE_AMOUNT = (
    rf"(?:(?:{_DIGITS})\s?(?:{_UNIT})"
    rf"|(?:{any_of([*words.NUMBERS, *words.AMOUNTS])})"
    rf"(?:\s?(?<=[\s'])|(?<=viertel)|(?<=demi))(?:{_LONG_UNIT}))"
    rf"{END}{_MORE}"
)
# One way alone to read each gap, or what is said over and over is read for ever.
_AND = r"(?:\s?(?:and|und|et|y)\s?|\s)?"
_HOURS_MINUTES = rf"\d+\s?h\s?\d{{1,2}}(?:\s?m(?:in)?)?{END}"
_AMOUNTS = rf"(?:{_HOURS_MINUTES}|{_ONE_AMOUNT}(?:{_AND}{_ONE_AMOUNT})*)"
AMOUNT_AHEAD = re.compile(
    rf"(?:{any_of(words.AHEAD)})\s({_AMOUNTS})"
    rf"(?:(?:'s?)?\stime{END}|\sor\s(?:so|two|three){END})?"
)
AMOUNT_FROM_NOW = re.compile(rf"({_AMOUNTS})\s(?:{any_of(words.FROM_NOW)}){END}")
AMOUNT_AGO = re.compile(
    rf"({_AMOUNTS})\sago{END}|(?:{any_of(w for w in words.AGO if w != 'ago')})\s({_AMOUNTS})"
)
# Hours and minutes count from now even without "in"; "2h" may also be a clock.
AMOUNT_ALONE = re.compile(rf"({_ONE_AMOUNT}(?:{_AND}{_ONE_AMOUNT})*)")
EACH_AMOUNT = re.compile(rf"({_AMOUNT_WORD})\s?({_UNIT}){END}(?:\s({any_of(words.AND_PARTS)}))?")
EACH_HOURS_MINUTES = re.compile(r"(\d+)\s?h\s?(\d{1,2})(?:\s?m(?:in)?)?")

ISO_DATE = re.compile(
    rf"(\d{{4}})([-/.])\s?(\d{{1,2}})\2\s?(\d{{1,2}})(?:\.(?!\d))?(?=t\d|{END})t?"
)
NUMBER_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{4}|\d{2})?)?(?![\d:])" + END)
_MONTHS = any_of(words.MONTHS)
_ORDINAL = r"(?:st|nd|rd|th|er|\.|º)?"
DAY_MONTH = re.compile(
    rf"(?:(\d{{1,2}}){_ORDINAL}\s?|({any_of(words.ORDINALS)})\s)(?:of\s|de\s)?({_MONTHS})\.?{END}(?:\s(?:de\s|del\s)?(\d{{4}}){END})?"
)
MONTH_DAY = re.compile(
    rf"({_MONTHS})\.?\s(?:the\s)?(?:(\d{{1,2}})(?:st|nd|rd|th)?(?![\d:.h])|({any_of(words.ORDINALS)})){END}(?:,?\s(\d{{4}}){END})?"
)
DAY_OF_MONTH = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th){END}"
    rf"|(?:am|der|den|le|el dia|el|dia)\s(\d{{1,2}})"
    rf"(?![\d:/h]|\.\d|\.?\s?(?:uhr|{_HALF_WORDS}|{_MONTHS}|de\s))\.?{END}"
)
# Behind a weekday, a number is a date where an hour follows, or where it can be no hour. Behind
# "a" alone, the hour has to show that it is one: Spanish says "8 a 10".
_LED_HOUR = any_of(word for word in words.BEFORE_HOURS if word not in ("a", "al"))
WEEKDAY_NUMBER = re.compile(
    rf"(\d{{1,2}})\.?(?=\s(?:(?:{any_of(words.BEFORE_HOURS)})\s?)?\d{{1,2}}"
    rf"(?::|h|\s?(?:{_SIGNS}|{_HALF}){END})|\s(?:{_LED_HOUR})\s?"
    rf"(?:\d{{1,2}}|{any_of([*words.NUMBERS, *words.NAMED_HOURS])}){END})"
    rf"|(2[5-9]|3[01])\.?(?=$|\s(?:{any_of(words.BEFORE_HOURS)})\s)"
)
NAMED_DATE = re.compile(rf"({any_of(words.NAMED_DATES)}){END}")
# German writes day and part in one word: Freitagabend.
DAY_AND_PART = re.compile(
    rf"({any_of([*words.WEEKDAYS, 'morgen'])})({any_of(words.JOINED_PARTS)})s?{END}"
)
RELATIVE = re.compile(rf"({any_of(words.RELATIVE_DAYS)}){END}")
_FROM_DAYS = any_of([*words.WEEKDAYS, *words.RELATIVE_DAYS])
_WEEKS = rf"(\d{{1,2}}|{any_of([*words.NUMBERS, 'a', 'einer', 'une', 'una'])})\s(?:weeks?|wochen?)"
WEEKS_FROM = re.compile(
    rf"(?:in\s)?{_WEEKS}\s(?:from|after)\s({_FROM_DAYS}){END}|({_FROM_DAYS})\sin\s{_WEEKS}{END}"
)
TODAY_PART = re.compile(rf"({any_of(words.PARTS_OF_TODAY)}){END}")
PART = re.compile(rf"({any_of(words.PARTS)}){END}")
WEEKEND = re.compile(rf"(?:{any_of(words.WEEKENDS)}){END}")
_DAY_NAMES = any_of(words.WEEKDAYS)
WEEKDAY = re.compile(
    rf"(?:({any_of(words.NEXT_BEFORE)})\s|({any_of(words.AFTER_NEXT_BEFORE)})\s"
    rf"|({any_of(words.LAST_BEFORE)})\s|({any_of(words.NEXT_WEEK)}),?\s(?:am\s|on\s|el\s|le\s)?)?"
    rf"(?:({_DAY_NAMES}){END}|({any_of(words.SHORT_WEEKDAYS)})\.?{END}"
    rf"|({any_of(words.SHORTEST_WEEKDAYS)})\.?{END}"
    rf"(?=,?\s(?:(?:um|gegen|ab|a)\s)?(?:\d|(?:{any_of([*words.NUMBERS, 'halb', 'viertel'])}){END})"
    rf"|(?<=\A[a-z][a-z])\Z))"
    rf"(?:\s(?:of\s|in\sder\s|de\s)?({any_of(words.NEXT_WEEK)}){END})?(?:\s({any_of(words.NEXT_BEHIND)}){END})?"
    rf"(?:\s({any_of(words.LAST_BEHIND)}){END})?(?:\s({any_of(words.WEEKS_LATER)}){END})?"
)
WEEK_ALONE = re.compile(rf"(?:{any_of(words.NEXT_WEEK)}){END}")
CLOCK = re.compile(
    rf"(\d{{1,2}})\s?([:.h])\s?(\d{{2}})(?::\d{{2}})?(?:({_HALF}){END})?(?:\s?(?:uhr|heures|horas|hs|h|-?ish){END})?"
    r"(?![a-y0-9:]|z[a-z])"
)
_MINUTE_WORD = rf"{any_of(words.MINUTE_WORDS)}|(?:{any_of(words.LAST_MINUTE_WORDS)})(?=\W*$|,)"
HOUR_SIGN = re.compile(
    rf"({_NUMBER})\s?(?:{_SIGNS})(?:\s(\d{{2}}|{_MINUTE_WORD}))?(?!\s?(?:{any_of(words.AHEAD)})\s\d){END}"
)
# "1930 hrs" and "730pm": four digits with a sign are no number of hours.
COMPACT = re.compile(
    rf"([01]\d|2[0-3])([0-5]\d)\s?(?:{_SIGNS}|hours?){END}|(\d{{1,2}})([0-5]\d)({_HALF}){END}"
)
HOUR_HALF = re.compile(rf"(\d{{1,2}})({_HALF}){END}|({_NUMBER})(\s(?:{_HALF_WORDS})){END}")
# An hour that shows by what is behind it: "8ish", "ocho de la tarde".
HOUR_ISH = re.compile(rf"({_NUMBER})\s?-?ish{END}")
HOUR_PART = re.compile(
    rf"({_NUMBER})(?=(?:\s(?:{_OR})\s\d{{1,2}})?\s(?:(?:on|@)\s)?"
    rf"(?:{any_of([*words.PARTS, *words.PARTS_OF_TODAY])}"
    rf"|{any_of([*words.RELATIVE_DAYS, *words.WEEKDAYS])}){END})"
)
# Of "8-10pm" and "from 20 to 22 uhr" the beginning counts.
_RANGE_END = rf"(\d{{1,2}})(?:[:.h]\d{{2}})?({_HALF})?(?:\s?(?:{_SIGNS}))?(?![a-z0-9:/])"
RANGE = re.compile(
    rf"(\d{{1,2}})(?:[:.h](\d{{2}}))?({_HALF})?(?:\s?(?:{_SIGNS}))?"
    rf"(?:\s?[-–—]\s?|\s(?:to|till|bis)\s){_RANGE_END}"
)
# Minutes on the one side want them, or a sign, on the other: "20:30 - 8 women" is no span.
_SHOWN_END = (
    rf"(\d{{1,2}})(?=[:.h]\d{{2}}|\s?(?:{_SIGNS}|{_HALF}){END})"
    rf"(?:[:.h]\d{{2}})?({_HALF})?(?:\s?(?:{_SIGNS}))?{END}"
)
CLOCK_RANGE = re.compile(
    rf"(\d{{1,2}})[:.h](\d{{2}})({_HALF})?(?:\s?(?:{_SIGNS}))?"
    rf"(?:\s?[-–—]\s?|\s(?:to|till|bis)\s){_SHOWN_END}"
)
FROM_TO = re.compile(
    rf"(?:{any_of(words.FROM)})\s(\d{{1,2}})(?:[:.h](\d{{2}}))?({_HALF})?(?:\s?(?:{_SIGNS}))?"
    rf"\s(?:{any_of(words.TO)})\s{_RANGE_END}"
)
# German: eight on Saturday, or eight in the morning?
AM_BEFORE_DAY = re.compile(rf"(\d{{1,2}})\sam(?=\s(?:{any_of(words.GERMAN_WEEKDAYS)}){END})")
AM_BEFORE_PART = re.compile(r"(\d{1,2})(?=\sam\s(?:abend|morgen|nachmittag|vormittag))")
NAMED_HOUR = re.compile(rf"({any_of(words.NAMED_HOURS)}){END}")
BARE_HOUR = re.compile(r"(\d{1,2})(?:ish)?(?![a-z0-9가-힣:.,/%-])|(\d{1,2})(?:ish)?[.,!?](?!\d)")
# Four digits that a clock shows; hours of the day, and minutes that people agree on.
FOUR_DIGITS = re.compile(r"([01]\d|2[0-3])([0-5][05])(?![a-z0-9:.,/%-])")
HOUR_AND_A_HALF = re.compile(rf"(?:en|dentro de)\shora y media{END}")
WORD_HOUR = re.compile(rf"({any_of(words.NUMBERS)}){END}")
# Minutes in words: pattern, and from the hour's number and the minutes' word to minutes of a day.
QUARTERS = {"half": 30, "halb": 30, "quarter": 15, "a quarter": 15, "viertel": 15}
_MINUTES = rf"({any_of(QUARTERS)}|{_NUMBER})(?:\s(?:minutes?|minuten|mins?))?"
_OCLOCK = r"(?:\s(?:uhr|o'?clock))?"
_OF_HALF = rf"(?P<half>{_HALF})?{END}"
PAST_HOUR = re.compile(rf"{_MINUTES}\s(past|after|nach)\s({_HOUR}){_OCLOCK}{_OF_HALF}")
# "8 to 10" is a span, "10 to 8" no span.
TO_HOUR = re.compile(
    rf"(?!\d?[1-46-9]\sto\s\d){_MINUTES}\s(to|before|vor)\s({_HOUR}){_OCLOCK}{_OF_HALF}"
)
HALB = re.compile(rf"(halb|dreiviertel|viertel)\s({_NUMBER}){_OCLOCK}{END}")
AROUND_HALF = re.compile(rf"({_NUMBER})\s(vor|nach)\shalb\s({_NUMBER}){_OCLOCK}{END}")
WORD_MINUTES = re.compile(rf"({any_of(words.NUMBERS)})\s({_MINUTE_WORD}){_OF_HALF}")
HALF = re.compile(rf"half\s({_NUMBER}){_OF_HALF}")
_LITTLE = r"quart|le quart|cuarto|media|demie?|\d{1,2}|" + any_of(
    [*words.MINUTE_WORDS, *words.NUMBERS]
)
AND_MINUTES = re.compile(
    rf"({_HOUR})(?:\s?(?:heures?|h))?\s(et|y|moins|menos)\s({_LITTLE}){_OF_HALF}(?!\s(?:{_SIGNS}){END})"
)
LITTLE_MINUTES = {"quart": 15, "le quart": 15, "cuarto": 15, "media": 30, "demi": 30, "demie": 30}
LINK_TO_CLOCK = re.compile(rf"(?:{any_of(words.BEFORE_HOURS)})(?=\s|\d|$)")
LINK_TO_DAY = re.compile(rf"(?:{any_of(words.BEFORE_DAYS)}){END}")
FILLER = re.compile(rf"(?:{any_of([*words.FILLER, *words.THIS_WEEK])}){END}|[,;.!?()\[\]*_~\"'-]+")
OR = re.compile(rf"(?:{_OR})(?=\s)|/(?=\s?[a-z0-9])")
OFFSET = re.compile(r"(?:utc|gmt)\s?[+\-−–]\s?\d{1,2}(?::?\d{2})?(?!\d)|z(?![a-z0-9])")
ISO_OFFSET = re.compile(r"[+\-−]\d{2}:?\d{2}(?!\d)")
ABBREVIATION = re.compile(r"([a-z]{1,8})(?:\s?time)?(?![a-z0-9'])")
_PLACE = r"[a-z][a-z'.\-]*(?:\s[a-z][a-z'.\-]*){0,2}?"
PLACE_BEFORE = re.compile(rf"(?:{any_of(words.ZONE_SIGNS_BEFORE)})\s?({_PLACE})(?=[\s,]|$)")
PLACE_BEHIND = re.compile(rf"({_PLACE})\s(?:{any_of(words.ZONE_SIGNS_BEHIND)}){END}")

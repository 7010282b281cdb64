"""What days of several words look like, as patterns over plain letters."""

import re

from bot.domain.nights.times import set_day_words as these
from bot.domain.nights.times import words
from bot.domain.nights.times.patterns import END, any_of

# Beside the numbers; "two fridays from now".
COUNTS = {"a": 1, "a couple of": 2, "a couple": 2, "einer": 1, "une": 1, "una": 1}
_COUNT = rf"\d{{1,2}}|{any_of([*words.NUMBERS, *COUNTS])}"
_WEEKDAY = any_of([*words.WEEKDAYS, *words.SHORT_WEEKDAYS])
_OF = rf"(?:(?:{any_of(word for word in these.OF if not word.endswith(chr(39)))})\s|d'|de l')?"
_MONTH = (
    rf"(?:(?:{any_of(['the', 'der', 'des', 'el', 'le', 'la', 'this coming'])})\s)?"
    rf"(?:(?P<next_month>{any_of(these.NEXT_MONTH)})|(?P<this_month>{any_of(these.THIS_MONTH)})"
    rf"|(?P<year_end>{any_of(these.YEAR_END)})|(?P<month>{any_of(words.MONTHS)})\.?"
    rf"|(?:{any_of(these.MONTHS)})){END}(?:,?\s(?:de\s|del\s)?(?P<year>\d{{4}}){END})?"
)
NTH_OF_MONTH = re.compile(
    rf"(?P<nth>{any_of(these.NTH)})\s(?:(?P<weekday>{_WEEKDAY})|(?P<weekend>{any_of(these.WEEKENDS)})"
    rf"|(?P<week>{any_of(these.WEEKS)})|(?:{any_of(these.DAYS)})|(?=of\s(?:the|this|next)\smonth))"
    rf"\.?\s?{_OF}{_MONTH}"
)
# Without a month, the next one that has it; "last friday" is past.
NTH_ALONE = re.compile(
    rf"(?P<nth>{any_of(name for name, nth in these.NTH.items() if nth > 0)})\s"
    rf"(?P<weekday>{_WEEKDAY})(?!s){END}"
)
_SECTION = rf"(?P<section>{any_of(these.SECTIONS)})(?:(?<=-)|\s|(?<=mid))"
# Of the week in which we are.
_THE_WEEK = rf"(?:the\s|der\s|la\s)?(?:{any_of(these.WEEKS)})"
_WEEK = (
    rf"(?:(?P<next_week>{any_of(words.NEXT_WEEK)})|(?P<after_next>{any_of(these.AFTER_NEXT_WEEK)})"
    rf"|(?P<this_week>{any_of(words.THIS_WEEK)})"
)
# Spanish calls the weekend so.
OF_WEEK = re.compile(rf"(?!fin de semana{END}){_SECTION}{_OF}{_WEEK}|{_THE_WEEK}){END}")
WEEK_ALONE = re.compile(rf"(?:some\s?time\s|irgendwann\s)?{_WEEK}){END}")
OF_MONTH = re.compile(rf"{_SECTION}{_OF}{_MONTH}")
_LANDMARK = rf"(?P<landmark>{any_of(these.LANDMARKS)}){END}"
BESIDE = re.compile(
    rf"(?:the\s)?(?:(?:(?P<count>{_COUNT})\s)?(?:(?P<weeks>weeks?|wochen?|semaines?|semanas?)"
    rf"|days?|nights?|evenings?|tage?|abend|jours?|soir|dias?|noche)"
    rf"|(?P<weekday>{_WEEKDAY})|(?P<weekend>{any_of(these.WEEKENDS)}))"
    rf"\s(?P<way>{any_of([*these.BEFORE, *these.AFTER])})\s(?:the\s)?{_LANDMARK}"
)
EVE_OF = re.compile(rf"(?:the\s)?eve\sof\s{_LANDMARK}")
WEEKDAYS = re.compile(rf"(?:a\s|any\s|on\s)?week(?:days?|nights?){END}")
_AHEAD = any_of(["from now", "from today", "from this one", "ahead"])
COUNTED_WEEKDAYS = re.compile(
    rf"({_COUNT})\s({_WEEKDAY})s?\s(?:{_AHEAD}){END}|in\s({_COUNT})\s({_WEEKDAY})s{END}"
)
WEEKDAY_AFTER_NEXT = re.compile(
    rf"(?:next\s)?({_WEEKDAY})\s(?:after\snext(?!\s(?:week|month))|but\sone"
    rf"|(after\sthis(?:\sone)?|after\sthat(?:\sone)?)){END}"
)
_DAY = rf"(?P<day>{any_of([*words.WEEKDAYS, *words.RELATIVE_DAYS])}){END}"
_WEEKS = r"(?:weeks?|(?P<fortnight>fortnights?))"
WEEKS_ON = re.compile(
    rf"(?:in\s(?=.*\s(?:from|after)\s))?(?:(?P<count>{_COUNT})\s)?{_WEEKS}"
    rf"\s(?:(?:from|after|on)\s)?{_DAY}"
)
DAY_WEEKS = re.compile(rf"{_DAY}\s(?:(?P<count>a)\s)?(?:week|(?P<fortnight>fortnight)){END}")
WEEKEND = re.compile(
    rf"(?:the\s|das\s|le\s|el\s|am\s)?(?:(?P<next>{any_of(these.NEXT_WEEKEND)})"
    rf"|(?P<after_next>{any_of(these.AFTER_NEXT_WEEKEND)})|(?P<later>{any_of(these.LATER_WEEKEND)})"
    rf"|(?P<count>{_COUNT})\sweekends?\s(?:{_AHEAD})|in\s(?P<ahead>{_COUNT})\sweekends){END}"
)
# A name that may begin or end a title is a day where nothing but its hour follows.
_BEHIND = any_of(
    [*words.BEFORE_HOURS, *words.PARTS, *words.NAMED_HOURS, *words.OR, *words.WEEKDAYS]
)
_ENDS = (
    rf"(?=\W*$|[,.;!?]|\s?@|\s(?:{_BEHIND}){END}"
    rf"|\s\d{{1,2}}(?:[:.h]\d\d|\s?(?:am|pm|uhr|h){END}|$))"
)
FEAST = re.compile(
    rf"(?:(?:next|this|nachste|prochain|proximo)\s)?({any_of(these.FEASTS)})"
    rf"(?:\s(?:{any_of(these.DAYS)}))?{END}{_ENDS}"
)
SOME_DAYS_BESIDE = re.compile(
    rf"(?P<way>{any_of([*these.BEFORE, *these.AFTER, *these.AROUND])})\s{_LANDMARK}{_ENDS}"
)
DENIED = re.compile(rf"(?:{any_of(these.DENYING)})\s(?:(?:{any_of(words.BEFORE_DAYS)})\s)?")
CONTRARY = re.compile(rf",?\s(?:{any_of(these.CONTRARY)}){END}")

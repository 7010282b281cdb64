"""Korean words for days that the calendar sets, and what they look like in a text."""

import re

from bot.domain.nights.times.korean import END, NAMED_DATES, any_of
from bot.domain.nights.times.set_days import MoonDay, OfMonth, SetDay, Yearly

_FEASTS: dict[str, SetDay] = {
    "설날": MoonDay("seollal"), "설": MoonDay("seollal"), "구정": MoonDay("seollal"),
    "음력설": MoonDay("seollal"), "음력 설": MoonDay("seollal"), "추석": MoonDay("chuseok"),
    "한가위": MoonDay("chuseok"), "부처님 오신 날": MoonDay("buddha"),
    "부처님오신날": MoonDay("buddha"), "석가탄신일": MoonDay("buddha"),
    "새해": Yearly(1, 1), "삼일절": Yearly(1, 3), "화이트데이": Yearly(14, 3),
    "어린이날": Yearly(5, 5), "어버이날": Yearly(8, 5), "현충일": Yearly(6, 6),
    "제헌절": Yearly(17, 7), "광복절": Yearly(15, 8), "개천절": Yearly(3, 10),
    "한글날": Yearly(9, 10), "빼빼로데이": Yearly(11, 11), "섣달그믐": Yearly(31, 12),
    "밸런타인 데이": Yearly(14, 2), "발렌타인 데이": Yearly(14, 2), "성탄": Yearly(25, 12),
    "추수감사절": OfMonth(4, 3, 11), "블랙프라이데이": OfMonth(4, 4, 11),
}  # fmt: skip
# What a day is before or after.
LANDMARKS: dict[str, SetDay] = {
    **{name: Yearly(*date) for name, date in NAMED_DATES.items()}, **_FEASTS,
}  # fmt: skip
HOLIDAYS = {"설": "seollal", "설날": "seollal", "구정": "seollal", "추석": "chuseok"}
# How many days beside a feast.
BESIDE = {"다음 날": 1, "다음날": 1, "이튿날": 1, "전날": -1, "전야": -1, "전전날": -2}
NTH = {
    "첫째": 1, "첫 번째": 1, "첫번째": 1, "첫": 1, "1번째": 1, "둘째": 2, "두 번째": 2, "두번째": 2,
    "2번째": 2, "셋째": 3, "세 번째": 3, "세번째": 3, "3번째": 3, "넷째": 4, "네 번째": 4,
    "네번째": 4, "4번째": 4, "다섯째": 5, "다섯 번째": 5, "다섯번째": 5, "5번째": 5, "마지막": -1,
}  # fmt: skip
START, MIDDLE, LATE = "start", "middle", "end"
SECTIONS = {
    "초": START, "초반": START, "초순": START, "중순": MIDDLE, "중반": MIDDLE, "말": LATE,
    "하순": LATE, "후반": LATE,
}  # fmt: skip
WORKING_DAYS = ("주중", "주 중", "평일", "중")

_THIS_MONTH = r"(?P<this_month>이번\s?달|이달|금월)"
_NEXT_MONTH = r"(?P<next_month>다음\s?달|담\s?달|내달)"
_MONTH = rf"(?:(?P<month>1[0-2]|0?[1-9])월|{_THIS_MONTH}|{_NEXT_MONTH}|(?P<year_end>올해|금년))의?"
_WEEK = r"(?:(?P<after_next>다다음)|(?P<next_week>다음|담)|(?P<this_week>이번|금))\s?주"
_WEEKDAY = r"(?P<weekday>[월화수목금토일])(?:요일|욜)"
NTH_OF_MONTH = re.compile(
    rf"(?:{_MONTH}\s?)?(?P<nth>{any_of(NTH)})\s?"
    rf"(?:(?P<of_week>주(?!말))의?\s?)?(?:{_WEEKDAY}|(?P<weekend>주말)|(?P<day>날))?{END}"
)
OF_MONTH = re.compile(rf"(?:{_MONTH}\s?|월)(?P<section>{any_of(SECTIONS)}){END}")
LAST_OF_MONTH = re.compile(rf"(?:{_MONTH}\s?)?말일{END}")
# The last week of a year, and the first days of the next one, or these alone.
OF_YEAR = re.compile(rf"(?:(?P<turn>연말\s?연시)|(?P<end>[연년]말)|[연년]초|내년\s?초){END}")
# "다음 주말" is a weekend, "다음 주 말" an end of a week.
OF_WEEK = re.compile(rf"(?:{_WEEK}|주)(?:\s|(?!말))(?P<section>{any_of(SECTIONS)}){END}")
IN_WEEK = re.compile(rf"(?:{_WEEK}\s?)?(?P<working>{any_of(WORKING_DAYS)}){END}")
LATER_WEEKEND = re.compile(
    rf"(?:다다음\s?주?\s?(?:의\s?)?|(?P<count>\d|한|두|이|세|삼)\s?주\s?(?:뒤|후)(?:의)?\s?)주말{END}"
)
FEAST = re.compile(rf"({any_of(LANDMARKS)}){END}")
HOLIDAY = re.compile(rf"({any_of(HOLIDAYS)})\s?(?:연휴|명절){END}")
BESIDE_FEAST = re.compile(
    rf"({any_of(LANDMARKS)})\s?(?:({any_of(BESIDE)}){END}"
    rf"|(?:(전|이전)|후|이후|지나고|다음)\s?(?:주\s?)?(?:{_WEEKDAY}|(?P<weekend>주말)){END})"
)
DENIED = re.compile(r"\s?(?:말고|아니고|아니라|대신에?)(?=\s|$)")
# "26.12.25" and "12.25" are the year, the month and the day, where people write them so.
SHORT_DATE = re.compile(
    r"(?<![\d.:/-])(\d\d)([./-])\s?(1[0-2]|0?[1-9])\2\s?(3[01]|[12]\d|0?[1-9])\.?(?![\d.:/-])"
)
# The last number is no year, whoever wrote it.
YEAR_MONTH_DAY = re.compile(r"(\d\d)([./-])\s?(1[0-2]|0?[1-9])\2\s?([1-9])\.?(?![\d.:/-])")
MONTH_AND_DAY = re.compile(r"^\s*(1[0-2]|0?[1-9])\.\s?(3[01]|[12]\d|0?[1-9])\.?(?=\s?\(|\s|$)")

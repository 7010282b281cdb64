"""Korean words for times, and what they look like in a text.

Korean joins words ("내일저녁8시") and puts particles behind them ("8시에"), so that a word ends
where a particle, another word of time or no Hangul follows: the "오늘" of "오늘의 연애" is no day.
"""

import re
from collections.abc import Iterable

from bot.domain.korean_numbers import NUMBERS
from bot.domain.nights.times.words import (
    AFTERNOON,
    DAWN,
    DAY,
    EVENING,
    HOUR,
    MINUTE,
    MONTH,
    MORNING,
    WEEK,
)

NOW = frozenset({"지금", "지금 바로", "지금 당장", "바로 지금", "당장"})
RELATIVE_DAYS = {
    "내일모레": 2, "내일 모레": 2, "낼모레": 2, "모레": 2, "글피": 3, "그글피": 4, "오늘": 0,
    "금일": 0, "내일": 1, "낼": 1, "명일": 1, "어제": -1, "어저께": -1, "그저께": -2, "그제": -2,
}  # fmt: skip
WEEKDAYS = {"월": 0, "화": 1, "수": 2, "목": 3, "금": 4, "토": 5, "일": 6}
NOON = "noon"
# Which half of the day an hour is in that follows; people say 밤 and 저녁 of the evening to come.
PARTS = {
    "오전": MORNING, "아침": MORNING, "새벽": DAWN, "오후": AFTERNOON, "대낮": NOON,
    "한낮": NOON, "낮": NOON, "점심": NOON, "저녁": EVENING, "밤": EVENING,
}  # fmt: skip
HALVES = PARTS | {"am": MORNING, "pm": AFTERNOON}
NAMED_HOURS = {"정오": 720, "자정": 1440}
NAMED_DATES = {
    "크리스마스 이브": (24, 12), "크리스마스이브": (24, 12), "성탄 전야": (24, 12),
    "성탄전야": (24, 12), "크리스마스": (25, 12), "성탄절": (25, 12), "신정": (1, 1),
    "새해 첫날": (1, 1), "밸런타인데이": (14, 2), "발렌타인데이": (14, 2), "핼러윈": (31, 10),
    "할로윈": (31, 10),
}  # fmt: skip
# Minutes, and days and weeks in dates, are counted in these.
_DIGITS = {"일": 1, "이": 2, "삼": 3, "사": 4, "오": 5, "육": 6, "칠": 7, "팔": 8, "구": 9}
_TENS = {"": 0, "십": 10, "이십": 20, "삼십": 30, "사십": 40, "오십": 50}
COUNTS = {
    ten + digit: tens + ones
    for ten, tens in _TENS.items()
    for digit, ones in (_DIGITS | {"": 0}).items()
    if tens + ones
}
AMOUNTS = {"반": 0.5}
UNITS = {
    "분": MINUTE, "시간": HOUR, "일": DAY, "주일": WEEK, "주": WEEK, "개월": MONTH, "달": MONTH,
}  # fmt: skip
WHOLE_AMOUNTS = {
    "하루": DAY, "이틀": 2 * DAY, "사흘": 3 * DAY, "나흘": 4 * DAY, "닷새": 5 * DAY,
    "엿새": 6 * DAY, "이레": 7 * DAY, "열흘": 10 * DAY, "보름": 15 * DAY,
}  # fmt: skip
AHEAD = ("뒤", "후", "있다가", "이따가", "있다", "이따", "지나서", "안에", "이내")
AGO = ("전",)
OR = ("또는", "혹은", "아니면", "이나", "나")
# What comes between the pieces of a time, or around them, without meaning anything for it.
FILLER = frozenset(
    re.findall(
        r"\S+",
        """이따 이따가 그리고 아마 혹시 시작 시작해서 정각 정각에 딱 전 전에 이전 이전에 이후
        이후에 넘어서 지나서 쯤 쯤에 경 경에 정도 정도에 즈음 까지 부터 사이 사이에 중에 올해""",
    )
)
CHAT = frozenset(
    re.findall(
        r"\S+",
        """안녕 안녕하세요 여러분 다들 모두 우리 우리끼리 같이 함께 다같이 다 영화 영화를
        영화나 영화는 영화관 극장 한편 한 편 보자 봐요 봅시다 보죠 보는 보는게 보면 볼래
        볼래요 볼까 볼까요 볼 볼사람 사람 하자 해요 합시다 할래 할래요 할까 할까요 하는 하는게
        하면 할 어때 어때요 어떰 어떠세요 어떨까요 어떻게 괜찮아 괜찮아요 괜찮음 괜찮을까요
        괜찮나요 좋아 좋아요 좋겠어 좋겠어요 좋을 좋을까 가능 가능해 가능해요 가능하면
        가능한가요 되나 되나요 돼 돼요 되는 되세요 될까 될까요 만나 만나자 만나요 모이자
        모여요 모입시다 시작 시작해 시작해요 시작하자 시작할까요 잡아 잡아줘 잡자 잡아요 해줘
        부탁 부탁해 부탁해요 좀 그럼 그러면 그냥 일단 콜 고고 ㄱㄱ ㄱ ㅋ ㅋㅋ ㅋㅋㅋ ㅎ ㅎㅎ
        ㅎㅎㅎ ㅇㅋ 오케이 응 네 거 건 게 것 것이 영화의 으로 로 에 에서 약속 모임 무비나잇
        번개 시간 때 할게요 볼게요""",
    )
)


def any_of(options: Iterable[str]) -> str:
    """Return a pattern of these words, longer ones first."""
    return "|".join(re.escape(each) for each in sorted(options, key=len, reverse=True))


_LINES = r"~∼\-–—"
_HOUR = rf"\d{{1,2}}|{any_of(NUMBERS)}"
_MINUTES = rf"\d{{1,2}}|{any_of(COUNTS)}"
_PART = any_of(PARTS)
_WEEKDAY = f"[{''.join(WEEKDAYS)}]"
_LONG_WEEKDAY = rf"{_WEEKDAY}(?:요일|욜)"
_AHEAD = rf"(?:{any_of(AHEAD)})"
# A word of time that begins right behind another one.
_NEXT_WORD = (
    rf"{any_of([*RELATIVE_DAYS, *PARTS, *NAMED_HOURS, *NAMED_DATES])}|{_LONG_WEEKDAY}"
    rf"|(?:{any_of(NUMBERS)})\s?시|다음|이번|주말|이전|이후|전에"
)
_PARTICLES = (
    r"분?(?:쯤|경|즈음|정도|날)?(?:에는|에만|에도|에요|에|엔|은|는|이면|이요|이에요|예요|이야|입니다|으로|로"
    r"|부터|까지|이|가|도|만|요|면|야)?"
)
_WORD_ENDS = r"(?![가-힣])"
PARTICLES = re.compile(rf"{_PARTICLES}(?:{_WORD_ENDS}|(?={_NEXT_WORD}))")
END = rf"(?={_PARTICLES}(?:{_WORD_ENDS}|{_NEXT_WORD})|이?나\s)"

_DECIMAL = r"\d+(?:[.,]\d+)?"
# Hours have native numbers: "이 시간" is not two hours but this one.
_HOURS = rf"(?:{_DECIMAL}|{any_of([*NUMBERS, *AMOUNTS])})\s?(?:시간|달|주)"
_OTHERS = rf"(?:{_DECIMAL}|{any_of(COUNTS)})\s?(?:분|일|주일|주|개월)"
_ONE_AMOUNT = rf"(?:(?:{_HOURS}|{_OTHERS})(?:\s?반)?|{any_of(WHOLE_AMOUNTS)})"
_AMOUNTS = rf"{_ONE_AMOUNT}(?:\s?{_ONE_AMOUNT})*"
AMOUNT_AHEAD = re.compile(rf"({_AMOUNTS})\s?{_AHEAD}{END}")
AMOUNT_AGO = re.compile(rf"({_AMOUNTS})\s?(?:{any_of(AGO)}){END}")
AMOUNT_ALONE = re.compile(
    rf"(?:(?:{_DECIMAL}|{any_of([*NUMBERS, *AMOUNTS])})\s?시간(?:\s?반|\s?\d+\s?분)?"
    rf"|(?:{_DECIMAL}|{any_of(COUNTS)})\s?분){END}"
)
EACH_AMOUNT = re.compile(
    rf"({_DECIMAL}|{any_of([*NUMBERS, *COUNTS, *AMOUNTS])})\s?({any_of(UNITS)})(\s?반)?"
    rf"|({any_of(WHOLE_AMOUNTS)})"
)
WEEKS_LATER = rf"(?P<count>\d{{1,2}}|{any_of([*NUMBERS, *COUNTS])})\s?주일?\s?{_AHEAD}(?:에)?\s?"

DATE = re.compile(
    rf"(?:(\d{{4}}|\d\d)년\s?|(올해|내년)\s?)?(?:(\d{{1,2}})월\s?|(이번\s?달|이달|다음\s?달|담달)\s?)?"
    rf"(\d{{1,2}})일(?!\s?(?:{any_of([*AHEAD, *AGO])})){END}"
)
# "12.25 저녁 8시": with an hour behind it, what looks like a clock is a month and a day.
DOTTED_DATE = re.compile(
    rf"(1[0-2]|0?[1-9])(?:\.\s?|-)(3[01]|[12]\d|0?[1-9])(?!\d)\.?"
    rf"(?=\s?(?:\(?{_WEEKDAY}(?:요일|욜)?\)?)?\s?(?:(?:{_PART})에?\s?)?(?:(?:{_HOUR})\s?시(?!간)|\d{{1,2}}:\d\d))"
)
NAMED_DATE = re.compile(rf"({any_of(NAMED_DATES)}){END}")
RELATIVE = re.compile(rf"({any_of(RELATIVE_DAYS)}){END}")
WEEKEND = re.compile(rf"(다음\s?주?\s?|담주\s?)?(?:이번\s?주?\s?|오는\s?)?주말{END}")
_WHICH_WEEK = (
    r"(?P<after_next>다다음\s?주|다음\s?다음\s?주)|(?P<next_week>(?:다음|담|내)\s?주)"
    r"|(?P<this_week>(?:이번|금)\s?주)|(?P<last>(?:지난|저번)\s?주?)|(?P<next_one>다음|담)"
    rf"|(?:이번|오는|돌아오는|다가오는)|{WEEKS_LATER}"
)
WEEKDAY = re.compile(
    rf"(?:(?:{_WHICH_WEEK})(?:에|의)?\s?)?(?P<day>{_WEEKDAY})"
    rf"(?:(?:요일|욜){END}|(?=\s?(?:(?:{_PART})\s?)?\d{{1,2}}(?:시|:)|\)|\s(?:{_PART})\s))"
)
FREE_DAY = re.compile(rf"불([금토]){END}")
WEEK_ALONE = re.compile(
    rf"(?:(?P<after_next>다다음\s?주)|(?P<next_week>(?:다음|담)\s?주)|(?P<this_week>이번\s?주)){END}"
)
PART = re.compile(rf"({_PART}){END}")
_RANGE_END = (
    rf"(?:{_PART})?\s?(?:{_HOUR})\s?시(?:\s?반|\s?(?:{_MINUTES})\s?분)?(?:\s?(?:까지|사이))?"
)
CLOCK = re.compile(
    rf"(?:(?P<part>{any_of(HALVES)})에?\s?)?(?:(?P<hour>{_HOUR})\s?시"
    rf"(?:\s?(?:(?P<half>반)|(?P<minute>{_MINUTES})\s?분(?P<before>\s?전)?)|\s?정각)?"
    rf"(?:\s?(?:[{_LINES}]|부터|에서)\s?{_RANGE_END})?"
    rf"|(?P<first>{_HOUR})(?=\s?[{_LINES}]\s?(?:{_HOUR})\s?시)\s?[{_LINES}]\s?{_RANGE_END}){END}"
)
DIGITAL = re.compile(rf"({_PART})\s?(\d{{1,2}}):(\d{{2}})(?![\d:])")
NAMED_HOUR = re.compile(rf"({any_of(NAMED_HOURS)}){END}")
EITHER = re.compile(rf"(?:{any_of(OR)})(?=\s)")
FILLING = re.compile(rf"(?:{any_of(FILLER)}){_WORD_ENDS}|[、。，·…「」『』〈〉《》]+")
PLACE = re.compile(rf"([가-힣]+(?:\s[가-힣]+)?)\s?(?:현지\s?)?시간{END}")

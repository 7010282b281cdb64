"""What typed commands are called in other languages; their English names work everywhere.

A subcommand is called by the names of its group and itself: `night plan` is `영화의밤 잡기`.
"""

from collections.abc import Iterable, Mapping

from bot.messages.translation import language

_KOREAN = {
    "start": "시작",
    "like": "좋아요",
    "dislike": "별로",
    "seen": "봤어요",
    "rate": "별점",
    "unlike": "평가취소",
    "likes": "취향",
    "import": "가져오기",
    "recommend": "추천",
    "pick": "뽑기",
    "similar": "비슷한",
    "predict": "예상",
    "why": "이유",
    "popular": "인기",
    "find": "찾기",
    "dial": "모험도",
    "movie": "영화",
    "movie show": "보기",
    "movie add": "추가",
    "movie remove": "삭제",
    "watchlist": "볼영화",
    "watchlist show": "보기",
    "watchlist add": "추가",
    "watchlist remove": "빼기",
    "watchlist with": "함께",
    "list": "목록",
    "list show": "보기",
    "list add": "추가",
    "list remove": "빼기",
    "list create": "만들기",
    "list rename": "이름",
    "list delete": "삭제",
    "list bar": "제외",
    "list unbar": "제외풀기",
    "list barred": "제외목록",
    "night": "영화의밤",
    "night list": "목록",
    "night plan": "잡기",
    "night series": "반복",
    "night shortlist": "후보",
    "night vote": "투표",
    "night close": "마감",
    "night cancel": "취소",
    "night change": "시간",
    "night place": "장소",
    "night suggest": "제안",
    "night show": "보기",
    "night history": "기록",
    "night stats": "통계",
    "privacy": "개인정보",
    "export": "내보내기",
    "forget": "모두지우기",
    "language": "언어",
    "timezone": "시간대",
    "help": "도움말",
    "setup": "설정하기",
    "config": "설정",
    "config show": "보기",
    "config set": "바꾸기",
    "config log": "기록",
    "model": "모델",
    "model status": "상태",
    "model history": "기록",
    "model compare": "비교",
    "model rollback": "되돌리기",
    "model pin": "고정",
    "model unpin": "고정풀기",
    "model config": "설정",
    "model base": "데이터",
    "retrain": "학습",
    "retrain now": "지금",
    "retrain cancel": "취소",
    "schedule": "일정",
    "schedule show": "보기",
    "schedule every": "간격",
    "schedule daily": "매일",
    "schedule cron": "크론",
    "schedule after": "좋아요",
    "schedule combine": "함께",
    "schedule off": "끄기",
    "schedule reset": "초기화",
    "sync": "동기화",
}
ALIASES: Mapping[str, Mapping[str, str]] = {"ko": _KOREAN}


# What people type for a command that is called otherwise in every language.
OTHER_WORDS: Mapping[str, str] = {
    "status": "model status",
    "상태": "model status",
    "퀴즈": "start",
    "평가": "rate",
    "왜": "why",
    "싫어요": "dislike",
    "싫어": "dislike",
    "좋아": "like",
    "봤어": "seen",
    "예측": "predict",
    "검색": "find",
    "랜덤": "pick",
    "영화밤": "night",
    "영화의": "night",
    "plan": "night plan",
    "hate": "dislike",
    "love": "like",
    "watched": "seen",
    "rec": "recommend",
    "recs": "recommend",
    "something": "recommend",
    "what": "recommend",
    "will": "predict",
    "would": "predict",
    "search": "find",
    "random": "pick",
    "undo": "unlike",
    "계획": "night plan",
    "영화추천": "recommend",
    "추천영화": "recommend",
    "헬프": "help",
    "도와줘": "help",
    "night join": "night show",
    "night in": "night show",
    "night out": "night show",
    "night maybe": "night show",
    "night leave": "night show",
    "night who": "night show",
    "night status": "night show",
    "night info": "night show",
    "night result": "night show",
    "night results": "night show",
    "night winner": "night show",
    "night new": "night plan",
    "night create": "night plan",
    "night start": "night plan",
    "night schedule": "night plan",
    "night move": "night change",
    "night time": "night change",
    "night when": "night change",
    "night reschedule": "night change",
    "night postpone": "night change",
    "night where": "night place",
    "night location": "night place",
    "night delete": "night cancel",
    "night remove": "night cancel",
    "night stop": "night cancel",
    "night add": "night suggest",
    "night propose": "night suggest",
    "night film": "night suggest",
    "night movie": "night suggest",
    "night poll": "night vote",
    "night end": "night close",
    "night done": "night close",
    "night finish": "night close",
    "night count": "night close",
    "night past": "night history",
    "night fairness": "night stats",
    "night repeat": "night series",
    "night 참가": "night show",
    "night 참여": "night show",
    "night 결과": "night show",
    "night 상태": "night show",
    "night 일정": "night list",
    "night 언제": "night list",
    "night 계획": "night plan",
    "night 예약": "night plan",
    "night 만들기": "night plan",
    "night 변경": "night change",
    "night 연기": "night change",
    "night 삭제": "night cancel",
    "night 추천": "night shortlist",
    "night 종료": "night close",
}


def aliases_of(name: str) -> tuple[str, ...]:
    """Return what a command is called in all other languages, without the name of its group."""
    return tuple(names[name] for names in ALIASES.values() if name in names)


def name_here(name: str) -> str | None:
    """Return a command's whole name in the language of the moment; None for the English one."""
    return _named(name, ALIASES.get(language(), {}))


def names_elsewhere(name: str) -> list[str]:
    """Return a command's whole name in each language that has another one than English."""
    named = (_named(name, names) for names in ALIASES.values())
    return [each for each in named if each is not None]


def _named(name: str, names: Mapping[str, str]) -> str | None:
    group, _, inner = name.partition(" ")
    if name not in names:
        return None
    return f"{names[group]} {names[name]}" if inner else names[name]


def in_english(name: str, aliases: Iterable[str]) -> list[str]:
    """Return those of a command's aliases that no other language brought."""
    foreign = aliases_of(name)
    return [alias for alias in aliases if alias not in foreign]

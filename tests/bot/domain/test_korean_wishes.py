"""Wishes in Korean mean what the same wishes mean in English, or are refused with the reason."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.filters import (
    ContradictionError,
    FilterError,
    ListFilter,
    UnknownWordError,
    UntaggedError,
    Vocabulary,
    read_dial,
    read_list_filter,
    read_years,
)
from bot.domain.filters.everyday import EVERYDAY
from bot.domain.filters.korean_kinds import english_kinds

# Those of MovieLens.
GENRES = (
    "Action", "Adventure", "Animation", "Children", "Comedy", "Crime", "Documentary", "Drama",
    "Fantasy", "Film-Noir", "Horror", "IMAX", "Musical", "Mystery", "Romance", "Sci-Fi",
    "Thriller", "War", "Western",
)  # fmt: skip
WORDS = Vocabulary(GENRES, {tag: 9 for kind in EVERYDAY.values() for tag in kind.tags}, newest=2018)


@pytest.mark.parametrize(
    ("typed", "english"),
    [
        ("90년대 공포", "90s horror"),
        ("90년대공포영화3개", "3 90s horror"),
        ("한국 영화", "korean"),
        ("한국영화 말고 일본영화", "not korean, japanese"),
        ("3개", "3"),
        ("세 편만 추천해줘", "3"),
        ("공포 두세 편", "horror, 3"),
        ("공포 2~3편", "horror, 3"),
        ("10~12편", "12"),
        ("10편에서 15편까지", "15"),
        ("3,4편", "4"),
        ("세네 편", "4"),
        ("2~3시간", "2 to 3 hours"),
        ("1시간 30분~2시간", "90 to 120 minutes"),
        ("90~120분", "90 to 120 minutes"),
        ("두 시간에서 세 시간", "2 to 3 hours"),
        ("5~7살 아이랑", "for 5-7 year olds"),
        ("공포인데 좀비 말고", "horror, not zombie"),
        ("너무 무섭지 않은 거", "not horror"),
        ("공포 ㄴㄴ", "not horror"),
        ("무서운 건 못 봐요", "not horror"),
        ("여자친구랑 볼 공포", "horror"),
        ("５편", "5"),
        ("영화 하나", "1"),
        ("로맨스 코미디", "romcom"),
        ("로코", "romcom"),
        ("공포 말고", "not horror"),
        ("무서운 거 말고 3편", "not horror, 3"),
        ("공포랑 로맨스 말고 코미디", "not horror, not romance, comedy"),
        ("코미디, 공포 빼고", "comedy, not horror"),
        ("귀신 안 나오는 스릴러", "thriller, not ghost"),
        ("나 공포 싫어", "not horror"),
        ("2시간 이하", "at most 2 hours"),
        ("두 시간 반 이내", "at most 150 minutes"),
        ("1시간 30분 이하", "at most 90 minutes"),
        ("90분짜리", "at most 90 minutes"),
        ("두 시간 정도", "about 2 hours"),
        ("90분에서 120분", "at least 90 minutes at most 120 minutes"),
        ("아이들용", "kids"),
        ("애들이랑 볼 만화", "kids, animation"),
        ("7살 아이랑 볼 애니", "for 7 year olds, animation"),
        ("12세 관람가", "rated 12"),
        ("전체 관람가", "rated g"),
        ("애니", "animation"),
        ("지브리", "ghibli"),
        ("2010년 이후 SF", "since 2010 sci-fi"),
        ("2010년 전", "before 2010"),
        ("1994년", "1994"),
        ("1990년부터 1999년까지", "1990-1999"),
        ("80~90년대 액션", "1980-1999 action"),
        ("80〜90년대 액션", "1980-1999 action"),
        ("80년대 초반", "1980-1984"),
        ("모험적인 한국 스릴러", "adventurous korean thriller"),
        ("내 볼 영화 목록에서 코미디", "from my watchlist comedy"),
        ("서버 목록에서", "from the server list"),
        ("오늘 볼 영화 추천해줘", ""),
        ("Horror 제외, 3편", "not horror, 3"),
        ("scary 90년대", "scary 90s"),
        ("최신 공포 영화", "new horror"),
        ("옛날 영화 세 편", "three old"),
        ("너무 길지 않은 코미디", "comedy not too long"),
        ("공포。코미디、드라마", "horror, comedy, drama"),
        ("공포 또는 코미디", "horror or comedy"),
        ("좀비나 뱀파이어 영화", "zombie or vampire"),
        ("숨은 명작", "hidden gems"),
        ("덜 알려진 공포", "lesser known horror"),
        ("짧은 코미디", "short comedy"),
        ("오늘 밤 볼 영화 아무거나", ""),
        ("이번 주말에 볼 SF", "sci-fi"),
        ("두 시간 안 넘는 거", "at most 2 hours"),
        ("100분 안쪽으로", "at most 100 minutes"),
        ("안 무서운 거 3개", "not horror, 3"),
        ("잔인하지 않은 스릴러", "not violent, thriller"),
        ("공포만 아니면 돼", "not horror"),
        ("덜 유명한 거 위주로", "lesser known"),
        ("남들이 잘 모르는 영화", "lesser known"),
        ("한국꺼 과감하게", "korean bold"),
        ("빵 터지는 거", "comedy"),
        ("혼자 볼 감동적인 거", "feel good"),
        ("90년대 horror 말고 comedy ３편", "1990-1999, not horror, comedy, 3"),
        ("2010년 horror", "2010, horror"),
        ("15세 thriller", "rated 15, thriller"),
        ("90년대 중국 영화", "90s chinese"),
        ("2010년 전쟁 영화", "2010 war"),
        ("무서운데 안 잔인한 거", "horror, not violent"),
        ("웃기고 슬픈 영화", "comedy, tearjerker"),
        ("코미디 ㅋㅋ", "comedy"),
        ("과감", "bold"),
        ("최근 5년", "last 5 years"),
        ("최근 십 년간 나온 영화", "last 10 years"),
        ("지난 10년 동안", "from the last decade"),
        ("최근 몇 년", "the last few years"),
        ("10년 이내 스릴러", "last 10 years thriller"),
        ("21세기 영화", "21st century"),
        ("명작", "masterpiece"),
        ("고전 명작", "old masterpiece"),
        ("공포 걸작", "horror masterpiece"),
        ("사극", "period drama"),
        ("역사 영화 말고", "not historical"),
        ("전기 영화", "biopic"),
        ("블랙코미디", "dark comedy"),
    ],
)
def test_korean_means_what_english_means(typed: str, english: str) -> None:
    found = read_list_filter(typed, WORDS, lists=())
    assert found.movie_filter == read_list_filter(english, WORDS, lists=()).movie_filter
    assert found == read_list_filter(english, WORDS, lists=())


def test_each_kind_has_korean_words_and_each_word_its_kind() -> None:
    meant = {WORDS.find(english) for english in english_kinds().values()}
    assert None not in meant
    assert {WORDS.find(genre) for genre in GENRES} <= meant
    assert {WORDS.find(name) for name in EVERYDAY} <= meant


@pytest.mark.parametrize("korean", english_kinds())
def test_each_word_for_a_kind_can_be_wished_for_and_left_out(korean: str) -> None:
    (wanted,) = _kinds(read_list_filter(f"{korean} 영화", WORDS))
    unwanted = read_list_filter(f"{korean} 말고", WORDS)
    assert unwanted.without_genres + tuple(kind.name for kind in unwanted.without) == (wanted,)


def _kinds(found: ListFilter) -> tuple[str, ...]:
    return found.genres + tuple(kind.name for kind in found.kinds)


@pytest.mark.parametrize(
    ("typed", "unknown"),
    [("공포 바나나", "바나나"), ("말고", "말고"), ("나이", "나이"), ("공포 또는 90년대", "또는"),
     ("아이언맨", "아이언맨"), ("킬링타임용 액션", "킬링타임용"), ("올해 영화", "올해"),
     ("ㅋㅋ바나나", "ㅋㅋ바나나"),
     ("فيلم 공포", "فيلم")],
)  # fmt: skip
def test_what_is_not_understood_is_said_as_it_was_typed(typed: str, unknown: str) -> None:
    with pytest.raises(UnknownWordError) as refused:
        read_list_filter(typed, WORDS)
    assert refused.value.text == unknown


def test_what_cannot_be_kept_is_said_in_the_words_of_the_wish() -> None:
    with pytest.raises(UntaggedError) as untagged:
        read_list_filter("한국영화 말고 90년대 좀비", Vocabulary(GENRES))
    assert untagged.value.text == "좀비, 한국"
    with pytest.raises(ContradictionError) as contradiction:
        read_list_filter("좀비 영화, 좀비 말고", WORDS)
    assert (contradiction.value.first, contradiction.value.second) == ("좀비", "좀비 말고")


def test_the_dial_years_and_completion_know_korean() -> None:
    assert read_dial("모험적인") == 1
    assert read_years("90년대") == (1990, 1999)
    assert WORDS.complete("90년대 공", 1) == ["90년대 공포"]
    assert WORDS.complete("한국 애니", 1) == ["한국 애니메이션"]


MORE = ("말고", "빼고", "랑", "나", "이", "3개", "90년대", "2시간", "이하", "영화", "not")
PIECES = st.sampled_from([*english_kinds(), *MORE])


@given(st.lists(PIECES, max_size=9).map("".join) | st.text("가나이말고ㄱㅏ3년 ,。", max_size=60))
def test_any_korean_text_is_understood_or_refused(text: str) -> None:
    with contextlib.suppress(FilterError):
        read_list_filter(text, WORDS)

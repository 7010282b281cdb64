"""Korean words of a wish that name no kind of film, and what they are in English."""

DIAL = {
    "익숙한": "familiar", "익숙": "familiar", "유명한": "familiar", "호기심": "curious",
    "균형": "balanced", "균형 잡힌": "balanced", "과감한": "bold", "과감하게": "bold",
    "대담한": "bold", "과감": "bold", "대담": "bold", "대담하게": "bold",
    "모험적인": "adventurous", "모험적": "adventurous", "색다른": "adventurous",
    "대중적인": "familiar", "인기 있는": "familiar", "인기": "familiar",
}  # fmt: skip
POOLS = {
    "from my watchlist": (
        "내 목록", "내 볼 영화 목록", "볼 영화 목록", "내 찜 목록", "찜 목록", "찜한 목록",
        "워치리스트",
    ),
    "from the server list": ("서버 목록", "이 서버 목록", "우리 목록", "우리 서버 목록"),
}  # fmt: skip
AGES = {
    "최신": "new", "최신작": "new", "신작": "new", "최근": "new", "요즘": "new", "새로 나온": "new",
    "옛날": "old", "오래된": "old", "예전": "old", "고전": "old",
    "짧은": "short", "긴": "long",
    "덜 알려진": "lesser known", "숨은": "lesser known", "숨겨진": "lesser known",
    "숨은 명작": "lesser known", "안 유명한": "lesser known", "알려지지 않은": "lesser known",
    "유명하지 않은": "lesser known", "덜 유명한": "lesser known", "잘 안 알려진": "lesser known",
    "잘 모르는": "lesser known", "남들 잘 모르는": "lesser known",
    "남들이 잘 모르는": "lesser known", "사람들이 잘 모르는": "lesser known",
    "너무 길지 않은": "not too long", "길지 않은": "not too long", "안 긴": "not too long",
}  # fmt: skip
UNWANTED = {
    "안 무서운": "horror", "무섭지 않은": "horror", "안 잔인한": "violent",
    "잔인하지 않은": "violent", "안 폭력적인": "violent", "폭력적이지 않은": "violent",
    "안 슬픈": "tearjerker", "슬프지 않은": "tearjerker", "안 웃긴": "comedy",
}  # fmt: skip
# Words that say nothing of which films are wanted, and endings of those that do.
FILLER = (
    "영화들", "영화", "작품", "추천해 주세요", "추천해 줘", "추천해", "추천", "보여 줘",
    "보여 주세요", "볼만한", "볼 만한", "볼", "좋은", "괜찮은", "재미있는", "재밌는", "좀", "뭔가",
    "것", "거", "걸", "같은", "장르", "주세요", "줘", "골라 줘", "찾아 줘", "부탁해", "부탁해요",
    "보고 싶어", "나오는", "있는", "함께", "같이", "제작", "만든", "나온", "개봉한", "오늘",
    "오늘 밤", "오늘 저녁", "아무거나", "아무", "아무 영화나", "무난한", "혼자", "위주로", "위주",
    "꺼", "핫한", "너무", "다", "뭐", "볼까", "보지", "심심해", "친구", "여자친구", "남자친구",
    "여친", "남친", "엄마", "아빠", "부모님", "아내", "와이프", "남편", "건", "내일",
    "내일 밤", "내일 저녁", "주말", "주말에", "이번 주말", "이번 주말에", "밤에", "저녁에",
    "여름에", "겨울에",
)  # fmt: skip
# What people laugh and weep with: ㅋㅋ, ㅠㅠ.
JAMO = "[ㄱ-ㅣ]"
MYSELF = r"(?:나는|나|난|저는|전)(?![가-힣])"
ENDINGS = (
    "물", "극", "용", "풍", "류", "작", "의", "적인", "스러운", "에서", "으로", "로", "을", "를",
    "은", "는", "이", "가", "도", "요", "들", "만", "데", "데도",
    "인데",
)  # fmt: skip
JOINING_ENDINGS = ("이랑", "랑", "와", "과")
OR_ENDINGS = ("이나", "나")
JOINING = ("그리고", "하고", "및")
OR = ("또는", "아니면", "혹은")
NOT_BEHIND = (
    "말고", "말구", "빼고", "빼구", "빼", "제외하고", "제외한", "제외", "없이", "없는", "아닌",
    "싫어요", "싫어", "싫고",
    "안 봐", "안 봐요", "못 봐", "못 봐요", "ㄴㄴ", "노노",
    "안 나오는", "말고는", "빼고는", "아니면 돼요", "아니면 돼",
    "아니면 됨", "아니면 다 좋아요", "아니면 다 좋아", "아니면 다 괜찮아",
)  # fmt: skip

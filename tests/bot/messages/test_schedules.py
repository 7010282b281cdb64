"""Rules of a schedule are said in the reader's language; what people type stays as it is."""

import pytest

from bot.messages.schedules import stored_words
from bot.messages.translation import speaking


@pytest.mark.parametrize(
    ("rules", "english", "korean"),
    [
        ("every 90m", "1 hour 30 minutes after the last run", "지난 학습 1시간 30분 뒤"),
        ("every 2 days", "2 days after the last run", "지난 학습 2일 뒤"),
        (
            "daily 4:00, after 1,000 likes",
            "every day at 04:00 or after 1,000 new likes",
            "매일 04:00 또는 새 좋아요 1,000개가 모이면",
        ),
        ('cron "0 4 * * 1"', "by the crontab line `0 4 * * 1`", "crontab 형식 `0 4 * * 1`"),
        ("off", "only when somebody asks for it", "누가 시킬 때만"),
        ("of *old*", r"of \*old\*", r"of \*old\*"),
    ],
)
def test_rules_are_said_in_words(rules: str, english: str, korean: str) -> None:
    for language, words in (("en", english), ("ko", korean)):
        with speaking(language):
            assert stored_words(rules) == words

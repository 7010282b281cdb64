"""Several titles in one text."""

import pytest

from recommender import TitleMatcher


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("heat, skyfall and se7en", ["heat", "skyfall", "se7en"]),
        ("heat\nskyfall\n\nher", ["heat", "skyfall", "her"]),
        ("heat; skyfall | her", ["heat", "skyfall", "her"]),
        ("heat & skyfall", ["heat", "skyfall"]),
        ("heat, and gandhi", ["heat", "gandhi"]),
        ("lock, stock and two smoking barrels", ["lock, stock and two smoking barrels"]),
        (
            "her, the good, the bad and the ugly, heat",
            ["her", "the good, the bad and the ugly", "heat"],
        ),
        ("paris, je t'aime and crash", ["paris, je t'aime", "crash"]),
        ("skyfal, matirx and ghandi", ["skyfal", "matirx", "ghandi"]),
        ("heat with pacino and de niro", ["heat with pacino and de niro"]),
        ("salt and pepper", ["salt and pepper"]),
        ("", []),
        (" ,, ; \n", []),
    ],
)
def test_titles_are_told_apart(matcher: TitleMatcher, text: str, parts: list[str]) -> None:
    assert [part for part, _ in matcher.match_several(text)] == parts


def test_each_title_is_answered_like_one_alone(matcher: TitleMatcher) -> None:
    for part, result in matcher.match_several("crash, matirx, qqqqqq"):
        assert result == matcher.match(part)


def test_a_flood_of_titles_is_cut(matcher: TitleMatcher) -> None:
    assert len(matcher.match_several("heat, " * 300)) == 20

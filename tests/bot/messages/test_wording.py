"""Other people's words show as they were written and do nothing."""

import re

from discord.utils import remove_markdown
from hypothesis import given
from hypothesis import strategies as st

from bot.messages.wording import (
    QUOTE_LENGTH,
    either,
    listed,
    number,
    one_line,
    percent,
    plain,
    quoted,
    unescaped,
    without_markdown,
)

PIECES = [*"*_~`|[]()<>#-+>@! ai\\:1.", "everyone", "here", "<@12>", "\n", "\u200b"]
HOSTILE = st.lists(st.sampled_from(PIECES)).map("".join)


@given(HOSTILE | st.text())
def test_nothing_that_means_something_to_discord_is_left_unescaped(text: str) -> None:
    shown = plain(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_~|`\[\]<>]", shown)
    assert not shown.startswith(("#", "-", "+", ">"))
    assert "@everyone" not in shown
    assert "@here" not in shown
    assert "\n" not in shown


@given(st.text(st.sampled_from("ab *_~`|")))
def test_the_words_themselves_stay(text: str) -> None:
    assert plain(text).replace("\\", "") == " ".join(text.split())


@given(HOSTILE | st.text())
def test_a_terminal_shows_the_words_themselves(text: str) -> None:
    assert unescaped(plain(text)).replace("\u200b", "") == one_line(text)
    with without_markdown():
        assert plain(text) == one_line(text)


def test_a_backslash_within_code_stays() -> None:
    assert unescaped(r"\[`\[a\]`\]") == r"[`\[a\]`]"


@given(st.text())
def test_quotations_are_short(text: str) -> None:
    assert len(quoted(text).replace("\\", "").replace("\u200b", "")) <= QUOTE_LENGTH + 2


def test_titles_read_as_they_are() -> None:
    assert plain("Mission: Impossible - Fallout") == "Mission: Impossible - Fallout"
    assert remove_markdown(plain("M*A*S*H")).replace("\\", "") == "MASH"


def test_small_pieces_of_sentences() -> None:
    assert listed([]) == ""
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "c"]) == "a, b and c"
    assert either(["a", "b", "c"]) == "a, b or c"
    assert number(1200) == "1,200"
    assert percent(0.98) == "98%"

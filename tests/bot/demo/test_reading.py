"""Lines for the console are read as somebody typing them would mean them."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.demo.errors import DemoError
from bot.demo.reading import ConsoleLine, Verb, read_duration, read_line
from bot.demo.simulated_server import ADMIN, MEMBERS


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("!like heat", ConsoleLine("you", Verb.SAY, "!like heat")),
        ("ana: !like heat", ConsoleLine("ana", Verb.SAY, "!like heat")),
        ("Ana:!like heat", ConsoleLine("ana", Verb.SAY, "!like heat")),
        ("  ben :  hello", ConsoleLine("you", Verb.SAY, "ben :  hello")),
        ("!like Alien: Covenant", ConsoleLine("you", Verb.SAY, "!like Alien: Covenant")),
        ("https://example.org/a b", ConsoleLine("you", Verb.SAY, "https://example.org/a b")),
        ("/recommend n:5", ConsoleLine("you", Verb.SLASH, "recommend n:5")),
        ("chloe: /like the matrix", ConsoleLine("chloe", Verb.SLASH, "like the matrix")),
        ("/ like", ConsoleLine("you", Verb.SAY, "/ like")),
        ("click Undo", ConsoleLine("you", Verb.CLICK, "Undo")),
        ("ana: Click 👍 Like", ConsoleLine("ana", Verb.CLICK, "👍 Like")),
        ("choose Heat (1995)", ConsoleLine("you", Verb.CHOOSE, "Heat (1995)")),
        ("click", ConsoleLine("you", Verb.SAY, "click")),
        ("wait 2h", ConsoleLine("you", Verb.WAIT, "2h")),
        ("ben: dm !likes", ConsoleLine("ben", Verb.MESSAGE, "!likes")),
        ("RESTART", ConsoleLine("you", Verb.RESTART, "")),
        ("restarting is fun", ConsoleLine("you", Verb.SAY, "restarting is fun")),
    ],
)
def test_a_line_says_who_does_what(text: str, line: ConsoleLine) -> None:
    assert read_line(text, MEMBERS, ADMIN) == line


@pytest.mark.parametrize("text", ["", "   ", "# a comment", "\n"])
def test_blank_lines_and_comments_are_nothing(text: str) -> None:
    assert read_line(text, MEMBERS, ADMIN) is None


def test_a_name_that_is_no_members_is_refused() -> None:
    with pytest.raises(DemoError, match="no member 'zoe'"):
        read_line("zoe: !like heat", MEMBERS, ADMIN)


@given(st.text())
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    line = None
    with contextlib.suppress(DemoError):
        line = read_line(text, MEMBERS, ADMIN)
    assert line is None or line.member in MEMBERS


@pytest.mark.parametrize(
    ("words", "seconds"),
    [("90", 90), ("20m", 1200), ("2h", 7200), ("1h30m", 5400), ("3 days", 259_200), ("1.5h", 5400)],
)
def test_lengths_of_time_are_read(words: str, seconds: float) -> None:
    assert read_duration(words) == seconds


@pytest.mark.parametrize("words", ["soon", "-1h", "0", "2 months", "5000d", "1h then", "9" * 400])
def test_what_is_no_length_of_time_is_refused(words: str) -> None:
    with pytest.raises(DemoError, match="not a length of time"):
        read_duration(words)

"""Slash commands can be written as people write them."""

import pytest

from bot.demo.errors import DemoError
from bot.demo.slash import INTEGER, STRING, USER, SlashOption, find_command, read_options

TITLE: SlashOption = {"name": "title", "type": STRING, "required": True}
STARS: SlashOption = {"name": "stars", "type": INTEGER, "required": True}
COUNT: SlashOption = {"name": "count", "type": INTEGER}
GENRE: SlashOption = {"name": "genre", "type": STRING}
KIND: SlashOption = {"name": "kind", "type": STRING, "choices": [{"name": "Seen", "value": "s"}]}
WHO: SlashOption = {"name": "who", "type": USER}


def resolve(kind: int, text: str) -> str:
    return f"<{kind} {text}>"


@pytest.mark.parametrize(
    ("words", "options", "read"),
    [
        ("the matrix", [TITLE], {"title": "the matrix"}),
        ("Alien: Covenant", [TITLE], {"title": "Alien: Covenant"}),
        ("title: the matrix", [TITLE], {"title": "the matrix"}),
        ("movie:heat rating:4", [TITLE, STARS], {"title": "heat", "stars": 4}),
        ('title:"the matrix" stars:5', [TITLE, STARS], {"title": "the matrix", "stars": 5}),
        ("toy story 2 5", [TITLE, STARS], {"title": "toy story 2", "stars": 5}),
        ("1984", [TITLE, COUNT], {"title": "1984"}),
        ("5", [COUNT, GENRE], {"count": 5}),
        ("n:5 genre:Sci-Fi", [COUNT, GENRE], {"count": 5, "genre": "Sci-Fi"}),
        ("comedy", [COUNT, KIND, GENRE], {"genre": "comedy"}),
        ("seen", [KIND, GENRE], {"kind": "s"}),
        ("@ana", [WHO], {"who": "<6 @ana>"}),
        ("", [COUNT, GENRE], {}),
    ],
)
def test_options_are_read(words: str, options: list[SlashOption], read: dict[str, object]) -> None:
    assert read_options(words, options, resolve) == read


def test_a_word_that_fits_nowhere_is_refused() -> None:
    with pytest.raises(DemoError, match="no option for 'comedy'"):
        read_options("comedy", [COUNT], resolve)
    with pytest.raises(DemoError, match="count takes a number"):
        read_options("count:many", [COUNT], resolve)


def test_the_longest_command_name_is_found() -> None:
    known = ["night", "night plan", "like", "model status", "model base"]
    assert find_command("night  plan friday 8pm", known) == ("night plan", "friday 8pm")
    assert find_command("Like  Heat", known) == ("like", "Heat")
    assert find_command("model", known) == ("model status", "")
    assert find_command("Model base show", known) == ("model base", "show")
    with pytest.raises(DemoError, match="no command /nightly"):
        find_command("nightly", known)

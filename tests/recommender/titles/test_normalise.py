"""Text -> comparable words."""

import pytest

from recommender.titles.normalise import words_of
from recommender.titles.sound import sounds_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Amélie", "amelie"),
        ("Brüno & Schindler’s List", "bruno and schindlers list"),
        ("Große Fuß, Øre, Łódź", "grosse fuss ore lodz"),
        ("M*A*S*H", "mash"),
        ("L.A. Confidential", "la confidential"),
        ("[REC]²", "rec 2"),
        ("9½ Weeks", "9 1 2 weeks"),
        ("nine and a half weeks", "9 1 2 weeks"),
        ("the forty year old virgin", "the 40 year old virgin"),
        ("The Hundred-Foot Journey", "the 100 foot journey"),
        ("one hundred and one dalmatians", "101 dalmatians"),
        ("blade runner twenty forty nine", "blade runner 2049"),
        ("The Sixth Sense", "the 6 sense"),
        ("Rocky IV", "rocky 4"),
        ("Rocky V", "rocky 5"),
        ("Kill Bill: Vol. 2", "kill bill 2"),
        ("The Godfather: Part III", "the godfather 3"),
        ("X-Men", "x men"),
        ("Batman v Superman: Dawn of Justice", "batman v superman dawn of justice"),
        ("I, Robot", "i robot"),
        ("Tom &amp; Jerry", "tom and jerry"),
        ("zalgo\u0321\u0335\u0328 z\u030d\u0310", "zalgo z"),
        ("\u200bblade\u200b runner", "blade runner"),
        ("💩🔥 !!! ---", ""),
        ("Брат 2", "брат 2"),
    ],
)
def test_text_becomes_comparable_words(text: str, words: str) -> None:
    assert " ".join(words_of(text)) == words


@pytest.mark.parametrize(
    ("heard", "written"),
    [
        ("akeera", "akira"),
        ("alyen", "alien"),
        ("kop", "cop"),
        ("wale rider", "whale rider"),
        ("odishon", "audition"),
        ("trane spotting", "trainspotting"),
        ("jaycobs lader", "jacobs ladder"),
        ("sizzorhands", "scissorhands"),
        ("fantastek mister foks", "fantastic mister fox"),
    ],
)
def test_what_sounds_alike_becomes_one(heard: str, written: str) -> None:
    assert sounds_of(heard) == sounds_of(written)


def test_what_sounds_different_stays_apart() -> None:
    words = ["alien", "aladdin", "heat", "hook", "fargo", "argo", "jaws", "matrix", "8 mile"]
    assert len(set(sounds_of("\n".join(words)).split("\n"))) == len(words)

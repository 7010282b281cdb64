"""The picture of a server's nights, whatever people are called."""

import struct

import pytest

from bot.ui.fonts import drawable
from bot.ui.nights.picture import NightPicture, draw


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


@pytest.mark.parametrize("name", ["ana", "$5 & <b>", "a" * 300, "Łukasz", "Ольга"])
def test_any_name_that_can_be_drawn_is(name: str) -> None:
    assert drawable(name)
    few = NightPicture([("2026-01", 2)], [("Drama", 3)], [(name, 4)], [(name, 1.5)])
    many = NightPicture([("2026-01", 2)], [("Drama", 3)], [(name, 4)] * 8, [(name, 1.5)])
    width, height = size(draw(few))
    assert size(draw(many)) == (width, size(draw(many))[1])
    assert size(draw(many))[1] > height


def test_names_without_letters_in_the_font_are_known_beforehand() -> None:
    # Hieroglyphs: none of the fonts that are used has them.
    assert not drawable("𓀀")


def test_nothing_owed_yet_leaves_that_part_out() -> None:
    assert size(draw(NightPicture([("2026-01", 2)], [("Drama", 3)], [("ana", 1)], [])))

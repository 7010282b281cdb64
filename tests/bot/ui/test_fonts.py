"""Words of pictures can be drawn on any computer, whatever fonts it has."""

from bot.messages.model import chart
from bot.messages.nights import history
from bot.messages.translation import speaking
from bot.ui.fonts import drawable, drawn_language


def test_words_of_pictures_are_in_a_language_whose_letters_can_be_drawn() -> None:
    with speaking("ko"), speaking(drawn_language()):
        texts = [history.films_by_genre(), history.times(1.5), chart.quality(), chart.people()]
        assert [text for text in texts if not drawable(text)] == []


def test_words_of_pictures_are_the_readers_where_the_fonts_have_the_letters() -> None:
    assert drawn_language() == "en"

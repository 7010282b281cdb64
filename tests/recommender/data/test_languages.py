"""Which language an original title is in."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from recommender.data.languages import language, language_of

TITLES = {
    "french": "La Cité des enfants perdus|Trois couleurs: Bleu|Le Fabuleux destin d'Amélie Poulain",
    "italian": "Ladri di biciclette|Nuovo cinema Paradiso|Io non ho paura|La Vita è bella",
    "spanish": "El Laberinto del fauno|Y tu mamá también|¡Átame!|Todo sobre mi madre",
    "portuguese": "Cidade de Deus|O cheiro do Ralo|O Ano em Que Meus Pais Saíram de Férias",
    "german": "Das leben der Anderen|Der Untergang|Die Blechtrommel|Angst essen Seele auf",
    "scandinavian": "Det Sjunde inseglet|Smultronstället|Efter brylluppet|Hodejegerne",
    "russian": "Nochnoy dozor|Kavkazskaya plennitsa|Vozvrashcheniye",
    "japanese": "Shichinin no samurai|Rashômon|Gojira|Doragon bôru Z: Tatta hitori no saishuu",
    "korean": "Gwoemul|Salinui chueok|Madeo|Chinjeolhan geumjassi|Gongdong gyeongbi guyeok JSA",
    "chinese": "Wo hu cang long|Mou gaan dou|Ying hung boon sik|Da hong deng long gao gao gua",
}
# Names, one word alike in several languages, and languages that are not told.
UNSURE = (
    "Festen|Intacto|Fatale|La Zona|Apur Sansar|Mies vailla menneisyyttä|Trzy kolory: Bialy"
    "|Obsluhoval jsem anglického krále|Babam ve oglum|Jodaeiye Nader az Simin|The Sixth Man"
    "|Sympathy for Lady Vengeance|Tom yum goong|Crna macka, beli macor|II|1900||'"
)


@pytest.mark.parametrize(
    ("title", "expected"),
    [(title, name) for name, titles in TITLES.items() for title in titles.split("|")],
)
def test_words_and_syllables_tell_a_language(title: str, expected: str) -> None:
    assert language(title) == expected
    assert language(title.replace("'", "’")) == expected


@pytest.mark.parametrize("title", UNSURE.split("|"))
def test_what_is_unsure_is_in_no_language(title: str) -> None:
    assert language(title) is None


def test_originals_in_two_languages_tell_none() -> None:
    italian, german = "Germania anno zero della paura", "Deutschland im Jahre Null"

    assert language_of([italian, "Intacto"]) == "italian"
    assert language_of([italian, german]) is None
    assert language_of([]) is None


# Of syllables that can be read in several ways, a slow search would try them all.
@given(st.one_of(st.text(), st.text("aeiounhsk ôéñß'’", max_size=500)))
@example("ae" * 5000 + "x")
@example("nga" * 5000 + "'")
@example("l'" * 5000)
def test_every_title_gets_a_language_or_none(title: str) -> None:
    assert language(title) in {None, *TITLES}

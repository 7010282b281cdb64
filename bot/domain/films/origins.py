"""Where films are from, in the words that people use for it."""

from dataclasses import dataclass

from bot.domain.films.traits import FilmTraits

# For each name of a kind: the languages that a film was made in, and its countries.
_LINES = """
korean = ko; KR
japanese = ja; JP
chinese = zh cn; CN HK TW
hong kong = ; HK
indian = hi ta te ml kn bn; IN
thai = th; TH
french = fr; FR
german = de; DE
italian = it; IT
spanish = es; ES
portuguese = pt; PT
mexican = ; MX
brazilian = ; BR
british = ; GB
irish = ; IE
scandinavian = sv da no nb; SE DK NO
swedish = sv; SE
danish = da; DK
norwegian = no nb; NO
russian = ru; RU SU
polish = pl; PL
iranian = fa; IR
australian = ; AU
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """Languages, by two small letters, and countries, by two capitals; one of them is enough."""

    languages: frozenset[str]
    countries: frozenset[str]

    def __call__(self, traits: FilmTraits) -> bool:
        """Whether a film is from there."""
        return traits.language in self.languages or not self.countries.isdisjoint(traits.countries)


def _read(lines: str) -> dict[str, Origin]:
    origins = {}
    for line in lines.strip().splitlines():
        name, _, places = line.partition(" = ")
        languages, _, countries = places.partition("; ")
        origins[name] = Origin(frozenset(languages.split()), frozenset(countries.split()))
    return origins


ORIGINS = _read(_LINES)

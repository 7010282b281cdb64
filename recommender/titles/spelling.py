"""From misspelt words to words of titles one letter away or of the same sound."""

from collections.abc import Iterator

from recommender.titles.index import WordIndex
from recommender.titles.sound import sounds_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST = 20


class SpellingCorrector:
    """Knows the words of all titles by their letters and by their sound."""

    def __init__(self, words: WordIndex) -> None:
        self._words = words
        self._by_sound: dict[str, list[str]] = {}
        sounds = sounds_of("\n".join(words.vocabulary)).split("\n")
        for word, sound in zip(words.vocabulary, sounds, strict=bool(words.vocabulary)):
            self._by_sound.setdefault(sound, []).append(word)

    def nearest(self, word: str) -> list[str]:
        """Words of titles that may be meant by one that is in no title."""
        if word in self._words or not 2 < len(word) <= _LONGEST:
            return []
        if heard := self._by_sound.get(sounds_of(word)):
            return heard
        known = self._words.ids
        return list(dict.fromkeys(form for form in one_letter_away(word) if form in known))


def one_letter_away(word: str) -> Iterator[str]:
    """What a word may be if a letter is wrong, missing or too many, or two have been swapped."""
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        if tail:
            yield head + tail[1:]
            yield from (head + letter + tail[1:] for letter in _LETTERS)
        yield from (head + letter + tail for letter in _LETTERS)

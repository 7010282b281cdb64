"""Words of a wish that name no kind of film, as people misspell them: "adventerous"."""

from rapidfuzz.distance import OSA

from bot.domain.filters.list_filter import DIAL

# From so many letters on, one letter may be wrong, and two; shorter words are all near each other.
ONE_WRONG, TWO_WRONG = 4, 8
# Short words are put right only where they have a letter too many.
_SHORT = 4
_MISSPELLED = frozenset({
    *DIAL, "anything", "blockbuster", "famous", "latest", "mainstream", "movie", "movies",
    "obscure", "please", "popular", "recommend", "something", "underrated", "without",
})  # fmt: skip
# These are near kinds of films or the dial: "short" is no misspelled "sport", Balance is a film.
_NO_MISTAKES = frozenset({
    "balance", "long", "longer", "newer", "older", "recent", "short", "shorter", "than",
})  # fmt: skip


def wrong_letters(word: str) -> int:
    """Return how many letters of a word may be wrong; none of a number: 1990 is not near 1970s."""
    return 0 if word.isdigit() else (len(word) >= ONE_WRONG) + (len(word) >= TWO_WRONG)


def meant_word(typed: str, wrong: int | None = None) -> str | None:
    """Return the word that is meant, with at most so many `wrong` letters, never the first."""
    most = wrong_letters(typed) if wrong is None else wrong
    if typed in _MISSPELLED or typed in _NO_MISTAKES:
        return typed
    words = [each for each in _MISSPELLED if each[0] == typed[:1]]
    near = {
        each: OSA.distance(typed, each, score_cutoff=most)
        for each in words
        if max(len(each), len(typed)) > _SHORT
    }
    nearest = min(sorted(near), key=near.__getitem__, default="")
    return nearest if nearest and near[nearest] <= most else None

"""Films that people name, lists that they ask for, and films that they add."""

from bot.domain import added_movies, filters, titles
from bot.messages.error_sentences import sentence
from bot.messages.kinds import kind_name, position_name
from bot.messages.lists import server, watchlist
from bot.messages.translation import _, ngettext
from bot.messages.wishes import typed_wish, wish_words
from bot.messages.wording import bold, either, listed, number, plain, quoted


@sentence.register
def no_title(_error: titles.NoTitleError) -> str:
    """Ask for a film."""
    return _("Which film? For example: `The Matrix`")


@sentence.register
def too_many_titles(error: titles.TooManyTitlesError) -> str:
    """Say how many titles may be named at once."""
    return _(
        "Those are {count} titles, and I stored none of them. Name at most {limit} at once.",
        count=number(error.count),
        limit=number(error.limit),
    )


@sentence.register
def forgotten_film(_error: titles.ForgottenFilmError) -> str:
    """Say that a button's film is gone."""
    return _("I don't have that film any more. Use a command to get a new list.")


@sentence.register
def no_rating(_error: titles.RatingError) -> str:
    """Say how a rating is typed."""
    return _(
        "Give 1 to 5 stars, half stars too, and a film, for example: `{prefix}rate 4.5 The Matrix`"
    )


@sentence.register
def unknown_filter_word(error: filters.UnknownWordError) -> str:
    """Say what could not be read of a wish, what could, and what can be wished for."""
    text, examples = quoted(error.text), _examples(error)
    if understood := wish_words(error.understood):
        return _(
            "I understood {understood}, but not {text}. Try {examples}.",
            understood=plain(understood),
            text=text,
            examples=examples,
        )
    return _("I don't know {text}. Try {examples}.", text=text, examples=examples)


@sentence.register
def no_such_list(error: filters.NoSuchListError) -> str:
    """Say that films can be from no list of that name."""
    return _(
        "I don't know {text}, and this server has no list called that. See its lists with "
        "`{prefix}list`.",
        text=quoted(error.text),
    )


@sentence.register
def untagged(error: filters.UntaggedError) -> str:
    """Say that the films' data cannot tell which films are of a kind."""
    text, examples = quoted(error.text), _examples(error)
    if understood := wish_words(error.understood):
        return _(
            "I understood {understood}, but I can't tell which films here fit {text}. Try "
            "{examples}.",
            understood=plain(understood),
            text=text,
            examples=examples,
        )
    return _(
        "I can't tell which films here fit {text}. Try {examples}.",
        text=text,
        examples=examples,
    )


def _examples(error: filters.UnknownWordError) -> str:
    return either(f"`{typed_wish(example)}`" for example in error.examples)


@sentence.register
def contradiction(error: filters.ContradictionError) -> str:
    """Say which two wishes no film can keep together."""
    return _(
        "No film can be {first} and {second} at once. Leave one of them out.",
        first=quoted(error.first),
        second=quoted(error.second),
    )


@sentence.register
def inseparable(error: filters.InseparableError) -> str:
    """Say which two kinds are the same as far as is known."""
    return _(
        "I can't tell {first} and {second} apart here: to me both are {kind}. Leave one of them "
        "out.",
        first=quoted(error.first),
        second=quoted(error.second),
        kind=kind_name(error.kind),
    )


@sentence.register
def unknown_years(error: filters.YearsError) -> str:
    """Say how years are typed."""
    return _(
        "I can't read {text} as years. Try 1994, 90s, 1990-1999, since 2010 or before 1960.",
        text=quoted(error.text),
    )


@sentence.register
def impossible_count(error: filters.CountError) -> str:
    """Say how long a list can be."""
    if error.limit == 1:
        return _(
            "I pick one film at a time. A list of {count} is `{prefix}recommend {count}`.",
            count=number(error.count),
        )
    return _(
        "I can't list {count} films at once. Ask for 1 to {limit}.",
        count=number(error.count),
        limit=error.limit,
    )


@sentence.register
def unknown_position(error: filters.DialError) -> str:
    """Say which positions the dial has."""
    return _(
        "The dial has no position {text}. Set it to {positions}, or to a percentage from 0% to "
        "100%.",
        text=quoted(error.text),
        positions=either(map(position_name, filters.DIAL)),
    )


@sentence.register
def no_year(_error: added_movies.NoYearError) -> str:
    """Say how a film to be added is typed."""
    return _('Write the title with its year, for example: `"Some New Film (2026)" Comedy`')


@sentence.register
def unusable_title(_error: added_movies.UnusableTitleError) -> str:
    """Say what a title has to be."""
    return _(
        "I can't use that title. Give one with letters or digits, of at most {limit} characters.",
        limit=added_movies.MAX_TITLE,
    )


@sentence.register
def impossible_year(error: added_movies.ImpossibleYearError) -> str:
    """Say in which years films come out."""
    return _(
        "No film can come out in {year}. Give a year from {first} to {last}.",
        year=error.year,
        first=added_movies.FIRST_YEAR,
        last=added_movies.LAST_YEAR,
    )


@sentence.register
def unknown_genre(error: added_movies.UnknownGenreError) -> str:
    """Say which genres there are."""
    return _(
        "I don't know the genre {text}. I know {known}.",
        text=quoted(error.text),
        known=listed(error.known),
    )


@sentence.register
def duplicate_movie(error: added_movies.DuplicateMovieError) -> str:
    """Say that a film need not be added."""
    return _("I have {film} already. You can like it right away.", film=bold(error.movie.label))


@sentence.register
def adding_off(_error: added_movies.AddingOffError) -> str:
    """Say who decides that nobody may add films."""
    return _(
        "Nobody may add films on this server. Whoever manages it can change that: "
        "`{prefix}config who_adds everybody`."
    )


@sentence.register
def too_many_added(error: added_movies.TooManyAddedError) -> str:
    """Say how many films a person may add in a day."""
    return ngettext(
        "You have added a film today, and that is the limit. Try again tomorrow.",
        "You have added {number} films today, and that is the limit. Try again tomorrow.",
        error.limit,
    )


@sentence.register
def adult_film(_error: added_movies.AdultFilmError) -> str:
    """Say that a film is not for this server."""
    return _("That is an adult film, and this server allows none.")


@sentence.register
def film_not_found(_error: added_movies.FilmNotFoundError) -> str:
    """Say what to do where TMDB does not help."""
    return _(
        "TMDB doesn't tell me of that film just now. Write the title with its year, for example: "
        '`"Some New Film (2026)" Comedy`'
    )


@sentence.register
def not_added(error: added_movies.NotAddedError) -> str:
    """Say which films can be removed."""
    return _(
        "I can remove only films that somebody added with `{prefix}movie add`, and {film} comes "
        "from MovieLens. If you mean another film with that title, add its year.",
        film=bold(error.movie.label),
    )


@sentence.register
def catalogue_full(error: added_movies.CatalogueFullError) -> str:
    """Say that no more films fit."""
    return ngettext(
        "One film has been added already, and that is the limit. Remove it first.",
        "{shown} films have been added already, and that is the limit. Remove one first.",
        error.limit,
        shown=number(error.limit),
    )


@sentence.register
def empty_pool(error: filters.EmptyPoolError) -> str:
    """Say that the list to choose from is empty, and how to fill it."""
    name = error.pool.of_server
    return watchlist.empty() if name is None else server.empty(name)

"""Which films a list was asked for, in a few words."""

from bot.domain.filters import DIAL, FilmPool, ListFilter, Span, dial_word, parts_of
from bot.messages.kinds import kind_name, position_name
from bot.messages.list_names import called
from bot.messages.translation import _, ngettext
from bot.messages.wording import either, percent, plain
from recommender import Kind, MovieFilter


def list_words(wanted: ListFilter) -> str:
    """Say in a few words which films a list has; nothing where it may have all."""
    parts = [*_filter_parts(wanted.movie_filter or MovieFilter()), *_fact_parts(wanted)]
    parts += [_("lesser known")] if wanted.lesser_known else []
    return ", ".join(parts if wanted.pool is None else [*parts, pool_words(wanted.pool)])


def pool_words(pool: FilmPool) -> str:
    """Say from which list the films are."""
    if pool.of_server is None:
        return _("from your watchlist")
    if pool.of_server:
        return _("from the list {name}", name=pool.of_server)
    return _("from this server's list")


def pool_name(pool: FilmPool) -> str:
    """Name a list inside a sentence."""
    return _("your watchlist") if pool.of_server is None else called(pool.of_server)


def nothing_left_in(pool: FilmPool, wanted: str) -> str:
    """Say that a list has no film for somebody; `wanted` says which films were asked for."""
    of_list = pool_name(pool)
    if wanted:
        return _(
            "No film on {list} is left for you that fits: {wanted}.",
            wanted=plain(wanted),
            list=of_list,
        )
    return _(
        "No film is left on {list} that I could recommend: I know too little of them, you know "
        "them, or they rest.",
        list=of_list,
    )


def wish_words(wanted: ListFilter) -> str:
    """Say in a few words all that was wished for; nothing where that is nothing."""
    words = [_films(wanted.count)] if wanted.count else []
    words += _filter_parts(wanted.movie_filter or MovieFilter())
    words += _fact_parts(wanted)
    if wanted.adventure is not None:
        words.append(dial_place(wanted.adventure))
    if wanted.lesser_known:
        words.append(_("lesser known"))
    if wanted.pool is not None:
        words.append(pool_words(wanted.pool))
    return ", ".join(words)


def typed_wish(wanted: ListFilter) -> str:
    """Return a wish for some kinds of films as people type it."""
    words = [str(wanted.count)] if wanted.count else []
    words += [each.lower() for each in _kind_parts(wanted.movie_filter or MovieFilter())]
    first, last = wanted.years or (None, None)
    if first and last:
        decade = first != last
        words.append(_("{decade}s", decade=first % 100) if decade else str(first))
    elif first:
        words.append(_("since {year}", year=first))
    if wanted.adventure is not None:
        words.append(position_name(dial_word(wanted.adventure)))
    return " ".join(words)


def lengths_unknown() -> str:
    """Say that a wish for short or long films was not kept."""
    return _("I don't know how long films are, so this list has films of any length.")


def some_lengths_unknown(films: int) -> str:
    """Say of how many films of a list the length is not known."""
    return ngettext(
        "I don't know yet how long one of these films is.",
        "I don't know yet how long {number} of these films are.",
        films,
    )


def ages_unknown(*, for_children: bool) -> str:
    """Say that a wish for an age rating was not kept."""
    if for_children:
        return _("I know no age ratings, so these are films for children of any age.")
    return _("I know no age ratings, so this list has films for any age.")


def ages_known() -> str:
    """Say that films without a known age rating are not on a list."""
    return _("I leave out films whose age rating I don't know.")


def _kind_parts(wanted: MovieFilter) -> list[str]:
    words = [*map(kind_name, wanted.genres), *map(_one_of, wanted.kinds)]
    without = (*wanted.without_genres, *(kind.name for kind in wanted.without))
    return words + [_("not {kind}", kind=kind_name(each)) for each in without]


def _one_of(kind: Kind) -> str:
    *others, last = (kind_name(part.name) for part in parts_of(kind))
    if all(name.endswith(films := f" {_('films')}") for name in (*others, last)):
        others = [name.removesuffix(films) for name in others]  # "French or Italian films"
    return either((*others, last))


def _filter_parts(wanted: MovieFilter) -> list[str]:
    words = _kind_parts(wanted)
    first, last = wanted.first_year, wanted.last_year
    if first and last:
        words.append(str(first) if first == last else f"{first}–{last}")
    elif first:
        words.append(_("since {year}", year=first))
    elif last:
        words.append(_("before {year}", year=last + 1))
    return words


def _fact_parts(wanted: ListFilter) -> list[str]:
    words = [_length(wanted.minutes)] if wanted.minutes else []
    if wanted.max_age is not None:
        words.append(_("suitable for age {age}", age=wanted.max_age))
    return words


def _films(count: int) -> str:
    return ngettext("{number} film", "{number} films", count)


def _length(minutes: Span) -> str:
    least, most = minutes
    if least and most:
        return _("{least} to {most} minutes", least=least, most=most)
    if least:
        return _("at least {least} minutes", least=least)
    return _("at most {most} minutes", most=most)


def dial_place(adventure: float) -> str:
    """Return the nearest position of a dial, with its percent if they differ."""
    position, share = position_name(dial_word(adventure)), percent(adventure)
    if share == percent(DIAL[dial_word(adventure)]):
        return position
    return _("{position} ({share})", position=position, share=share)

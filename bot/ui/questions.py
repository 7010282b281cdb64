"""The question which film is meant, and the answer that none is known."""

from collections.abc import Sequence
from dataclasses import replace

import discord

from bot.domain.added_movies import Adding
from bot.domain.title_reading import EndOfData, TitleReading
from bot.messages import titles as sentences
from bot.messages.wording import clip
from bot.ui.components import Item, button, menu, option, view
from bot.ui.forms import title_form
from bot.ui.message import Message
from recommender import Movie

FILM, ADD_TYPED, ADD_FORM, ADD_FURTHER = "film", "add-typed", "add-form", "add-further"
# More options are no help: whoever does not find the film among these types its title anew.
MAX_OPTIONS = 10
# A row holds five buttons, and more than one row of them is no help either.
MAX_BUTTONS = 5
# What a custom id has room for beside the verb and the person.
MAX_CARRIED = 50
# The value of the last option, which is no film's number.
NONE_OF_THESE = "0"


def film_question(
    reading: TitleReading,
    candidates: Sequence[tuple[Movie, int]],
    data: str,
    ends: EndOfData,
    user_id: int,
) -> Message:
    """Return a question with a menu of films; each comes with its number of ratings.

    What only a larger data set knows, or what is newer than any, comes with a button that adds it.
    """
    items: list[Item] = []
    ends = _ends_for([reading.text], ends)
    if candidates:
        options = [
            option(movie.label, movie.movie_id, sentences.described(movie, ratings))
            for movie, ratings in candidates[:MAX_OPTIONS]
        ]
        options.append(option(sentences.none_of_these(), NONE_OF_THESE))
        items.append(menu(sentences.choose(), options, FILM, data, user_id))
    if reading.further:
        items += _further_buttons(reading.further, ends, user_id)
    elif not reading.movies:
        items += _add_buttons([reading.text], ends, user_id)
    return Message(_question(reading, ends), view=view(items) if items else None)


def unknown_films(typed: Sequence[str], ends: EndOfData, user_id: int) -> Message:
    """Say that no film is known by what was typed; who may can add it."""
    ends = _ends_for(typed, ends)
    items = _add_buttons(typed, ends, user_id)
    return Message(sentences.unknown_films(typed, ends), view=view(items) if items else None)


def add_form(title: str) -> discord.ui.Modal:
    """Return the form in which a film is added, with what was typed of it."""
    return title_form(
        sentences.add_form_title(),
        sentences.add_form_label(),
        sentences.add_form_example(),
        ADD_FORM,
        value=title,
    )


def _question(reading: TitleReading, ends: EndOfData) -> str:
    said = []
    if reading.movies:
        said.append(sentences.which_film(reading.text))
    if reading.further:
        said.append(sentences.further_films(reading.further[:MAX_BUTTONS], ends))
    elif reading.beyond:
        said.append(sentences.beyond_data(reading.text, ends))
    elif not reading.movies:
        said.append(sentences.unknown_films([reading.text], ends))
    if reading.near:
        said.append(sentences.one_of_these())
    return " ".join(said)


def _further_buttons(movies: Sequence[Movie], ends: EndOfData, user_id: int) -> list[Item]:
    if ends.adding is not Adding.SELF:
        return []
    return [
        button(sentences.add_button(movie.label), ADD_FURTHER, movie.movie_id, user_id)
        for movie in movies[:MAX_BUTTONS]
    ]


def _ends_for(typed: Sequence[str], ends: EndOfData) -> EndOfData:
    """Return whether films may be added, where any title typed can be one."""
    return ends if any(map(_can_be_title, typed)) else replace(ends, adding=Adding.OFF)


def _can_be_title(typed: str) -> bool:
    """Return whether there is a letter or a digit in it."""
    return any(map(str.isalnum, typed))


def _add_buttons(typed: Sequence[str], ends: EndOfData, user_id: int) -> list[Item]:
    """Return a button for each title, which carries it."""
    if ends.adding is not Adding.SELF:
        return []
    carried = [
        clip(" ".join(each.replace(":", " ").split()), MAX_CARRIED)
        for each in typed
        if _can_be_title(each)
    ]
    return [
        button(sentences.add_button(title), ADD_TYPED, title, user_id)
        for title in dict.fromkeys(carried[:MAX_BUTTONS])
    ]

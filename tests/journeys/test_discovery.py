"""Journeys: people ask for films and what is known about them."""

import dataclasses
import re

import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.added_movies import AddedMovie
from recommender import Catalogue, Movie
from tests.journeys.conversation import (
    answer,
    choose,
    labels,
    last,
    options,
    press,
    said,
    tell,
    text_of,
)

MARMALADE = 7


def listed(text: str) -> list[str]:
    """Return the films of a numbered list."""
    return re.findall(r"^\*\*\d+\. (.*?)\*\*", text, re.MULTILINE)


async def test_a_newcomer_gets_good_films_and_a_word_how_to_go_on(server: SimulatedServer) -> None:
    heard = await tell(server, server.ana, "!recommend")
    assert len(listed(heard)) == 5
    assert "don't know your taste yet" in heard
    assert "`!start`" in heard
    by_slash = answer(await server.ben.slash(server.channel, "recommend", count=7))
    assert len(listed(by_slash)) == 7
    assert "`/start`" in by_slash


async def test_a_like_changes_the_next_list_at_once_and_is_its_reason(
    server: SimulatedServer,
) -> None:
    before = await tell(server, server.ana, "!recommend 10")
    await tell(server, server.ana, "!like marmalade & gunpowder")
    after = await tell(server, server.ana, "!recommend 10")
    assert listed(before) != listed(after)
    assert "because you liked Marmalade & Gunpowder (1999)" in after
    assert "Marmalade & Gunpowder (1999)" not in listed(after)


async def test_a_film_of_many_genres_shows_those_that_its_reason_names(
    server: SimulatedServer,
) -> None:
    registry = server.services.registry
    served = registry.current
    genres = ("Action", "Adventure", "Comedy", "War")
    catalogue = Catalogue(
        dataclasses.replace(each, genres=genres[3:] if each.movie_id == MARMALADE else genres)
        for each in served.catalogue
    )
    model = dataclasses.replace(served.model, catalogue=catalogue)
    registry._served = dataclasses.replace(served, model=model)
    await tell(server, server.ana, "!like marmalade & gunpowder")
    heard = await tell(server, server.ana, "!recommend")
    assert "also War" in heard
    assert heard.count("\nAction · Adventure · War\n") == len(listed(heard)) > 0


async def test_what_shares_nothing_with_a_like_is_not_there_because_of_it(
    server: SimulatedServer,
) -> None:
    await tell(server, server.ana, "!like marmalade & gunpowder")
    liked = server.bot.services.registry.current.catalogue[MARMALADE]
    without = " ".join(f"not {each}" for each in (*liked.genres, *liked.tags))
    heard = await tell(server, server.ana, f"!recommend {without} before 1990")
    assert "liked by people who like Marmalade & Gunpowder (1999)" in heard
    assert "because you liked" not in heard


async def test_a_list_that_is_shorter_than_wished_for_says_so(server: SimulatedServer) -> None:
    few = await tell(server, server.ana, "!recommend 25 heist horror")
    assert 1 < len(listed(few)) < 25
    assert f"I found only {len(listed(few))}; tags and titles don't tell everything" in few
    assert "I found" not in await tell(server, server.ana, "!recommend 1 heist horror")
    few = await tell(server, server.ana, "!recommend 25 horror before 1960")
    assert 1 < len(listed(few)) < 25
    assert f"I found only {len(listed(few))} for you that fit." in few


async def test_never_what_was_liked_disliked_or_seen(server: SimulatedServer) -> None:
    first = listed(await tell(server, server.ana, "!recommend 6"))
    for verb, film in zip(("like", "dislike", "seen", "rate 3", "rate 1"), first, strict=False):
        await tell(server, server.ana, f"!{verb} {film}")
    later = listed(await tell(server, server.ana, "!recommend 25"))
    assert not set(first[:5]) & set(later)


async def test_wishes_in_any_order_and_as_options(server: SimulatedServer) -> None:
    typed = listed(await tell(server, server.ana, "!recommend horror 4 1960-1979"))
    assert len(typed) == 4
    assert all(1960 <= int(film[-5:-1]) <= 1979 for film in typed)
    chosen = await server.ana.slash(
        server.channel, "recommend", count=4, genre="Horror", years="1960-1979"
    )
    assert listed(answer(chosen)) == typed
    assert "For ana: before 1980" in await tell(server, server.ana, "!recommend before 1980")


async def test_tags_everyday_names_and_what_is_left_out(server: SimulatedServer) -> None:
    movies = {movie.label: movie for movie in server.bot.services.registry.current.catalogue}

    async def asked(text: str) -> list[Movie]:
        return [movies[label] for label in listed(await tell(server, server.ana, text))]

    assert {"heist"} <= {*(await asked("!recommend 3 heist"))[0].tags}
    for text in ("!recommend 10 anime", "!popular anime", "!recommend animee 10"):
        films = await asked(text)
        assert films
        assert all("anime" in movie.tags for movie in films), text
    for text in ("!recommend 20 not scary", "!recommend 20 -horor", "!popular without horror"):
        assert all("Horror" not in movie.genres for movie in await asked(text)), text
    romcoms = await asked("!recommend 25 romcom")
    assert romcoms
    assert all({"Romance", "Comedy"} <= {*movie.genres} for movie in romcoms)
    assert not any("zombies" in each.tags for each in await asked("!recommend 25 no zombies"))
    either = await asked("!recommend 25 horror or romance")
    assert {True, False} == {"Horror" in movie.genres for movie in either}
    assert all({"Horror", "Romance"} & {*movie.genres} for movie in either)


async def test_a_wish_for_a_length_says_that_lengths_are_unknown(server: SimulatedServer) -> None:
    for text in ("!recommend horror under 2 hours", "!popular at most 90 minutes"):
        heard = await tell(server, server.ana, text)
        assert "don't know how long films are" in heard
        assert listed(heard)


async def test_kinds_are_completed_while_somebody_types(server: SimulatedServer) -> None:
    async def suggested(typed: str) -> list[str]:
        found = await server.ana.autocomplete(server.channel, "recommend", "genre", typed)
        return [choice["value"] for choice in found]

    assert (await suggested("horror not zo"))[0] == "horror not zombie"
    assert "anime" in await suggested("an")
    assert len(await suggested("")) == 25
    assert await suggested("q" * 90) == []


async def test_the_dial_is_kept_and_shown(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like marmalade & gunpowder, 7 umbrellas")
    familiar = listed(await tell(server, server.ana, "!recommend 15 familiar"))
    assert "Your dial is at adventurous:" in await tell(server, server.ana, "!dial adventurous")
    await server.restart()
    heard = await tell(server, server.ana, "!recommend 15")
    assert "Dial: adventurous" in heard
    assert listed(heard) != familiar
    assert listed(await tell(server, server.ana, "!recommend 15 familiar")) == familiar
    assert "You have not set your dial." in await tell(server, server.ana, "!dial none")
    assert "Dial: adventurous" not in await tell(server, server.ana, "!recommend 15")


async def test_between_its_names_the_dial_says_its_place_in_percent(
    server: SimulatedServer,
) -> None:
    assert "Your dial is at curious (37%):" in await tell(server, server.ana, "!dial 37%")
    assert "Dial: curious (37%)" in await tell(server, server.ana, "!recommend")
    assert "Dial: curious (20%)" in await tell(server, server.ana, "!recommend horror dial 20%")


async def test_buttons_deal_with_a_list_film_by_film_after_a_restart_too(
    server: SimulatedServer,
) -> None:
    films = listed(await tell(server, server.ana, "!recommend"))
    message = last(server)
    await server.restart()
    liked = await press(server, server.ana, "Like")
    assert liked.followups[0].ephemeral
    assert films[0] in liked.followups[0].content
    card = next(each for each in said(server) if each.id == message.id)
    assert f"{films[0]}** · 👍 liked" in text_of(card)
    assert [each["label"] for each in options(card) if each.get("default")] == [f"2. {films[1]}"]
    await press(server, server.ana, "Not for me")
    await choose(server, server.ana, "5.")
    await press(server, server.ana, "Seen")
    await choose(server, server.ana, "3.")
    listed_now = await press(server, server.ana, "Watchlist")
    assert listed_now.followups[0].ephemeral
    card = next(each for each in said(server) if each.id == message.id)
    assert f"{films[2]}** · 🔖 on your watchlist" in text_of(card)
    assert films[2] in await tell(server, server.ana, "!watchlist")
    await choose(server, server.ana, "3.")
    assert "is off your watchlist" in answer(await press(server, server.ana, "Watchlist"))
    profile = await server.services.store.tastes.profile(server.ana.id)
    names = server.services.registry.current.catalogue
    assert [names[each].label for each in profile.likes] == [films[0]]
    assert [names[each].label for each in profile.dislikes] == [films[1]]
    assert [names[each].label for each in profile.seen] == [films[4]]


async def test_more_like_this_shows_similar_films(server: SimulatedServer) -> None:
    films = listed(await tell(server, server.ana, "!recommend"))
    await press(server, server.ana, "More like this")
    heard = text_of(last(server))
    assert f"Films like {films[0]}" in heard
    assert "% alike" not in heard
    assert "both " in heard
    assert labels(last(server)) == ["Like", "Seen", "Not for me", "Watchlist", "More like this"]


async def test_films_like_one_but_of_another_kind(server: SimulatedServer) -> None:
    movies = {movie.label: movie for movie in server.bot.services.registry.current.catalogue}
    (genre,) = movies["7 Umbrellas (1988)"].genres
    for asked in (
        f"!similar 7 umbrellas not {genre}",
        f"!recommend something like 7 umbrellas but not {genre}",
    ):
        heard = await tell(server, server.ana, asked)
        assert f"Films like 7 Umbrellas (1988): not {genre}" in heard
        assert len(listed(heard)) == 5
        assert not any(genre in movies[label].genres for label in listed(heard))
    await tell(server, server.ana, f"!similar lighthouse keeper not {genre}")
    await choose(server, server.ana, "The Lighthouse Keeper (2003)")
    assert f"Films like The Lighthouse Keeper (2003): not {genre}" in text_of(last(server))
    heard = await tell(server, server.ana, "!similar 7 umbrellas but before 1900")
    assert "I know no film like **7 Umbrellas (1988)** that fits: before 1900." in heard
    heard = await tell(server, server.ana, "!similar 7 umbrellas but since 2090")
    assert "The newest films that I know are from" in heard
    asked = "!recommend a film like 7 umbrellas for tonight under 2 hours"
    heard = await tell(server, server.ana, asked)
    assert "Films like 7 Umbrellas (1988)" in heard
    assert "I don't know how long films are, so this list has films of any length." in heard


async def test_strangers_cannot_press_the_buttons(server: SimulatedServer) -> None:
    for label in ("Like", "Seen", "Not for me", "Watchlist", "More like this"):
        await tell(server, server.ana, "!recommend")
        result = await press(server, server.ben, label)
        assert result.response is not None
        assert result.response.ephemeral
        assert "somebody else" in result.response.content
        assert not await server.services.store.tastes.of(server.ben.id)


async def test_why_adds_up_and_says_why_not(server: SimulatedServer) -> None:
    await tell(server, server.ana, "!like marmalade & gunpowder, 7 umbrellas")
    best = listed(await tell(server, server.ana, "!recommend"))[0]
    heard = await tell(server, server.ana, f"!why {best}")
    assert "Yes: it is number 1 of" in heard
    assert 1 <= heard.count("You liked") <= 3
    await server.restart()
    await press(server, server.ana, "The numbers")
    heard = text_of(last(server))
    *parts, total = (float(each) for each in re.findall(r"`([+-]\d+\.\d+)`", heard))
    assert total == pytest.approx(sum(parts), abs=0.002)
    assert "you like it already" in await tell(server, server.ana, "!why 7 umbrellas")
    await tell(server, server.ana, f"!seen {best}")
    assert "you have seen it" in await tell(server, server.ana, f"!why {best}")


async def test_predict_similar_popular_find_and_the_card(server: SimulatedServer) -> None:
    assert "don't know your taste yet" in await tell(server, server.ana, "!predict 7 umbrellas")
    await tell(server, server.ana, "!like marmalade & gunpowder")
    estimate = await tell(server, server.ana, "!predict who painted the moon")
    assert " in 10" in estimate
    assert "taste yet" not in estimate
    liked = await tell(server, server.ana, "!predict marmalade & gunpowder")
    assert liked.startswith("You said that you like **Marmalade & Gunpowder (1999)**. My guess")
    await tell(server, server.ana, "!dislike the motionless summer")
    disliked = await tell(server, server.ana, "!predict the motionless summer")
    assert "is not for you. My guess would be about " in disliked
    assert "Films like 7 Umbrellas (1988)" in await tell(server, server.ana, "!similar 7 umbrellas")
    wished = await tell(server, server.ana, "!recommend something like 7 umbrellas")
    assert "Films like 7 Umbrellas (1988)" in wished
    assert "Films like 7 Umbrellas (1988)" in await tell(server, server.ana, "!rec 7 umbrellas")
    counts = re.findall(r"\*liked by (\d+) people\*", await tell(server, server.ana, "!popular 8"))
    assert len(counts) == 8
    assert counts == sorted(counts, key=int, reverse=True)
    found = listed(await tell(server, server.ana, "!find marzipan"))
    assert set(found) == {"Marzipan Conspiracy (1991)", "Marzipan Conspiracy II (1994)"}
    assert "No title" in await tell(server, server.ana, "!find zzzzqqqq")
    card = await tell(server, server.ana, "!movie marmalade & gunpowder")
    assert "You like it." in card
    slash = await server.ana.slash(server.channel, "movie show", title=f"id:{MARMALADE}")
    assert "You like it." in answer(slash)


async def test_doubtful_titles_are_asked_about_everywhere(server: SimulatedServer) -> None:
    for command, heard in (
        ("similar", "Films like The Lighthouse Keeper (2003)"),
        ("predict", " in 10"),
        ("why", "Why The Lighthouse Keeper (2003)?"),
        ("movie", "The Lighthouse Keeper (2003)"),
    ):
        assert "Which film do you mean" in await tell(
            server, server.ana, f"!{command} lighthouse keeper"
        )
        assert heard in answer(await choose(server, server.ana, "2003"))


async def test_several_people_have_lists_of_their_own(server: SimulatedServer) -> None:
    likes = {"ana": "!like marmalade & gunpowder", "ben": "!like the motionless summer"}
    for name, text in likes.items():
        await tell(server, server.members[name], text)
    lists = {
        name: listed(await tell(server, server.members[name], "!recommend 10")) for name in likes
    }
    assert lists["ana"] != lists["ben"]


async def test_films_that_nobody_taught_the_model_are_talked_about_all_the_same(
    server: SimulatedServer,
) -> None:
    await server.services.registry.set_additions(
        [
            AddedMovie(Movie.from_listing(1_000_000_000 + year, f"{title} ({year})", ["Comedy"]))
            for title in ("Brand New *Film*, The",)
            for year in (2026, 2028)
        ]
    )
    for command, heard in (
        ("like", "You like"),
        ("similar", "Too few people"),
        ("predict", "Too few people"),
        ("why", "you like it already"),
        ("movie", "no ratings yet"),
    ):
        assert heard in await tell(server, server.ana, f"!{command} the brand new film 2026"), (
            command
        )
    assert r"Brand New \*Film\*" in await tell(server, server.ana, "!likes")
    await tell(server, server.ana, "!similar brand new film")
    assert "Too few people" in answer(await choose(server, server.ana, "2028"))
    heard = await tell(server, server.ana, "!recommend")
    assert listed(heard)
    assert "I know too little of the films that you like" in heard
    await tell(server, server.ana, "!like marmalade & gunpowder")
    assert "too little" not in await tell(server, server.ana, "!recommend")


async def test_adult_titles_are_shown_only_where_the_admins_allow_them(
    server: SimulatedServer,
) -> None:
    shown = listed(await tell(server, server.ana, "!popular 25 horror"))
    movie = next(
        each for each in server.services.registry.current.catalogue if each.label == shown[0]
    )
    adult = dataclasses.replace(movie, genres=(*movie.genres, "Adult"))
    served = server.services.registry.current
    model = dataclasses.replace(served.model, catalogue=served.catalogue.with_movies([adult]))
    server.services.registry._served = dataclasses.replace(
        served, model=model, adult_ids=frozenset({movie.movie_id})
    )
    for command in ("popular 25 horror", "recommend 25 horror"):
        assert shown[0] not in await tell(server, server.ana, f"!{command}")
    assert "adult title" in await tell(server, server.ana, f"!why {movie.label}")
    await tell(server, server.you, "!config set adult_titles yes")
    for command in ("popular 25 horror", "recommend 25 horror"):
        assert shown[0] in await tell(server, server.ana, f"!{command}")


async def test_a_year_after_the_newest_film_is_told_apart(server: SimulatedServer) -> None:
    ana = server.ana
    newest = server.bot.services.registry.current.vocabulary.newest
    for typed in (
        "!recommend 2030",
        "!recommend horror since 2028",
        "!popular 2030",
        "!pick 2030",
        f"!recommend 2030 {server.ben.mention}",
    ):
        heard = await tell(server, ana, typed)
        assert heard == f"The newest films that I know are from {newest}.", typed
    assert "newest films" not in await tell(server, ana, f"!recommend {newest}")
    assert "Try fewer wishes" in await tell(server, ana, "!recommend 1900")

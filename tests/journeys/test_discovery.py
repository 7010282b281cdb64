"""Journeys: people ask for films and what is known about them."""

import dataclasses
import re

import pytest

from bot.demo.town import Town
from bot.domain.added_movies import AddedMovie
from recommender import Movie
from tests.journeys.talk import answer, choose, labels, last, options, press, said, tell, text_of

MARMALADE = 7


def listed(text: str) -> list[str]:
    """Return the films of a numbered list."""
    return re.findall(r"^\*\*\d+\. (.*?)\*\*", text, re.MULTILINE)


async def test_a_newcomer_gets_good_films_and_a_word_how_to_go_on(town: Town) -> None:
    heard = await tell(town, town.ana, "!recommend")
    assert len(listed(heard)) == 5
    assert "do not know your taste yet" in heard
    assert "`!start`" in heard
    by_slash = answer(await town.ben.slash(town.channel, "recommend", count=7))
    assert len(listed(by_slash)) == 7
    assert "`/start`" in by_slash


async def test_a_like_changes_the_next_list_at_once_and_is_its_reason(town: Town) -> None:
    before = await tell(town, town.ana, "!recommend 10")
    await tell(town, town.ana, "!like marmalade & gunpowder")
    after = await tell(town, town.ana, "!recommend 10")
    assert listed(before) != listed(after)
    assert "because you liked Marmalade & Gunpowder (1999)" in after
    assert "Marmalade & Gunpowder (1999)" not in listed(after)


async def test_never_what_was_liked_disliked_or_seen(town: Town) -> None:
    first = listed(await tell(town, town.ana, "!recommend 6"))
    for verb, film in zip(("like", "dislike", "seen", "rate 3", "rate 1"), first, strict=False):
        await tell(town, town.ana, f"!{verb} {film}")
    later = listed(await tell(town, town.ana, "!recommend 25"))
    assert not set(first[:5]) & set(later)


async def test_wishes_in_any_order_and_as_options(town: Town) -> None:
    typed = listed(await tell(town, town.ana, "!recommend horror 4 1960-1979"))
    assert len(typed) == 4
    assert all(1960 <= int(film[-5:-1]) <= 1979 for film in typed)
    chosen = await town.ana.slash(
        town.channel, "recommend", count=4, genre="Horror", years="1960-1979"
    )
    assert listed(answer(chosen)) == typed


async def test_the_dial_is_kept_and_shown(town: Town) -> None:
    await tell(town, town.ana, "!like marmalade & gunpowder, 7 umbrellas")
    familiar = listed(await tell(town, town.ana, "!recommend 15"))
    assert "100 %" in await tell(town, town.ana, "!dial adventurous")
    await town.restart()
    heard = await tell(town, town.ana, "!recommend 15")
    assert "Dial: adventurous" in heard
    assert listed(heard) != familiar
    assert listed(await tell(town, town.ana, "!recommend 15 familiar")) == familiar


async def test_buttons_deal_with_a_list_film_by_film_after_a_restart_too(town: Town) -> None:
    films = listed(await tell(town, town.ana, "!recommend"))
    message = last(town)
    await town.restart()
    liked = await press(town, town.ana, "Like")
    assert liked.followups[0].ephemeral
    assert films[0] in liked.followups[0].content
    card = next(each for each in said(town) if each.id == message.id)
    assert f"{films[0]}** · 👍 liked" in text_of(card)
    assert [each["label"] for each in options(card) if each.get("default")] == [f"2. {films[1]}"]
    await press(town, town.ana, "Not for me")
    await choose(town, town.ana, "5.")
    await press(town, town.ana, "Seen")
    profile = await town.services.store.tastes.profile(town.ana.id)
    names = town.services.registry.current.catalogue
    assert [names[each].label for each in profile.likes] == [films[0]]
    assert [names[each].label for each in profile.dislikes] == [films[1]]
    assert [names[each].label for each in profile.seen] == [films[4]]


async def test_more_like_this_shows_similar_films(town: Town) -> None:
    films = listed(await tell(town, town.ana, "!recommend"))
    await press(town, town.ana, "More like this")
    heard = text_of(last(town))
    assert f"Like {films[0]}" in heard
    assert "% alike" in heard
    assert labels(last(town)) == ["Like", "Seen", "Not for me", "More like this"]


@pytest.mark.parametrize("label", ["Like", "Seen", "Not for me", "More like this"])
async def test_strangers_cannot_press_the_buttons(town: Town, label: str) -> None:
    await tell(town, town.ana, "!recommend")
    result = await press(town, town.ben, label)
    assert result.response is not None
    assert result.response.ephemeral
    assert "somebody else" in result.response.content
    assert not await town.services.store.tastes.of(town.ben.id)


async def test_why_adds_up_and_says_why_not(town: Town) -> None:
    await tell(town, town.ana, "!like marmalade & gunpowder, 7 umbrellas")
    best = listed(await tell(town, town.ana, "!recommend"))[0]
    heard = await tell(town, town.ana, f"!why {best}")
    assert "number 1" in heard
    *parts, total = (float(each) for each in re.findall(r"`([+-]\d+\.\d+)`", heard))
    assert total == pytest.approx(sum(parts), abs=0.002)
    assert "you like it already" in await tell(town, town.ana, "!why 7 umbrellas")
    await tell(town, town.ana, f"!seen {best}")
    assert "you have seen it" in await tell(town, town.ana, f"!why {best}")


async def test_predict_similar_popular_find_and_the_card(town: Town) -> None:
    assert "do not know your taste yet" in await tell(town, town.ana, "!predict 7 umbrellas")
    await tell(town, town.ana, "!like marmalade & gunpowder")
    estimate = await tell(town, town.ana, "!predict who painted the moon")
    assert "Score" in estimate
    assert "taste yet" not in estimate
    liked = await tell(town, town.ana, "!predict marmalade & gunpowder")
    assert "You have said that you like it" in liked
    assert "Like 7 Umbrellas (1988)" in await tell(town, town.ana, "!similar 7 umbrellas")
    counts = re.findall(r"\*liked by (\d+) people\*", await tell(town, town.ana, "!popular 8"))
    assert len(counts) == 8
    assert counts == sorted(counts, key=int, reverse=True)
    found = listed(await tell(town, town.ana, "!find marzipan"))
    assert set(found) == {"Marzipan Conspiracy (1991)", "Marzipan Conspiracy II (1994)"}
    assert "No title" in await tell(town, town.ana, "!find zzzzqqqq")
    card = await tell(town, town.ana, "!movie marmalade & gunpowder")
    assert "You like it." in card
    slash = await town.ana.slash(town.channel, "movie show", title=f"id:{MARMALADE}")
    assert "You like it." in answer(slash)


async def test_doubtful_titles_are_asked_about_everywhere(town: Town) -> None:
    for command, heard in (
        ("similar", "Like The Lighthouse Keeper (2003)"),
        ("predict", "Score"),
        ("why", "Why The Lighthouse Keeper (2003)?"),
        ("movie", "The Lighthouse Keeper (2003)"),
    ):
        assert "Which film do you mean" in await tell(
            town, town.ana, f"!{command} lighthouse keeper"
        )
        assert heard in answer(await choose(town, town.ana, "2003"))


async def test_several_people_have_lists_of_their_own(town: Town) -> None:
    likes = {"ana": "!like marmalade & gunpowder", "ben": "!like the motionless summer"}
    for name, text in likes.items():
        await tell(town, town.members[name], text)
    lists = {name: listed(await tell(town, town.members[name], "!recommend 10")) for name in likes}
    assert lists["ana"] != lists["ben"]


async def test_films_that_nobody_taught_the_model_are_talked_about_all_the_same(
    town: Town,
) -> None:
    await town.services.registry.set_additions(
        [
            AddedMovie(Movie.from_listing(1_000_000_000 + year, f"{title} ({year})", ["Comedy"]))
            for title in ("Brand New *Film*, The",)
            for year in (2026, 2028)
        ]
    )
    for command, heard in (
        ("like", "Added to your likes"),
        ("similar", "Too few people"),
        ("predict", "Too few people"),
        ("why", "you like it already"),
        ("movie", "no ratings yet"),
    ):
        assert heard in await tell(town, town.ana, f"!{command} the brand new film 2026"), command
    assert r"Brand New \*Film\*" in await tell(town, town.ana, "!likes")
    await tell(town, town.ana, "!similar brand new film")
    assert "Too few people" in answer(await choose(town, town.ana, "2028"))
    assert listed(await tell(town, town.ana, "!recommend"))


async def test_adult_titles_are_shown_only_where_the_admins_allow_them(town: Town) -> None:
    shown = listed(await tell(town, town.ana, "!popular 25 horror"))
    movie = next(
        each for each in town.services.registry.current.catalogue if each.label == shown[0]
    )
    adult = dataclasses.replace(movie, genres=(*movie.genres, "Adult"))
    served = town.services.registry.current
    model = dataclasses.replace(served.model, catalogue=served.catalogue.with_movies([adult]))
    town.services.registry._served = dataclasses.replace(
        served, model=model, adult_ids=frozenset({movie.movie_id})
    )
    for command in ("popular 25 horror", "recommend 25 horror"):
        assert shown[0] not in await tell(town, town.ana, f"!{command}")
    assert "adult title" in await tell(town, town.ana, f"!why {movie.label}")
    await tell(town, town.you, "!config set adult_titles yes")
    for command in ("popular 25 horror", "recommend 25 horror"):
        assert shown[0] in await tell(town, town.ana, f"!{command}")

"""Journeys: people bring what they said elsewhere, see it first, store it, take it back."""

import csv
import io

import pytest
from simcord import MemberActor, ResponseMessage

from bot.demo import internals
from bot.demo.simulated_server import SimulatedServer
from bot.domain.languages import SPOKEN
from bot.domain.tastes import Opinion, Taste
from bot.ui.imports import STORE
from recommender import Movie
from tests.bot.domain.imports.exports import LETTERBOXD_HEADER, zipped
from tests.burst import press_at_once
from tests.invented import invented_movies
from tests.journeys.conversation import (
    Person,
    answer,
    choose,
    custom_ids,
    everybody_speaks,
    heard,
    labels,
    last,
    press,
    press_verb,
    tell,
    text_of,
    whispered,
)
from tests.phone import shown_on_a_phone, too_long

LIKED, FAIR, DISLIKED, WANTED, SEEN = invented_movies()[10:15]


def table(*rows: str) -> bytes:
    return "\n".join(["Title,Year,Rating", *rows]).encode()


def row(movie: Movie, rating: object = "") -> str:
    return f'"{movie.title}",{movie.year},{rating}'


def letterboxd() -> bytes:
    def entry(movie: Movie, rating: str = "") -> str:
        return f'2023-01-05,"{movie.title}",{movie.year},https://boxd.it/1{rating}\n'

    return zipped(
        {
            "ratings.csv": f"{LETTERBOXD_HEADER},Rating\n"
            + entry(LIKED, ",4.5")
            + entry(FAIR, ",3")
            + entry(DISLIKED, ",1"),
            "watched.csv": f"{LETTERBOXD_HEADER}\n" + entry(LIKED) + entry(SEEN),
            "watchlist.csv": f"{LETTERBOXD_HEADER}\n" + entry(WANTED),
            "deleted/diary.csv": f"{LETTERBOXD_HEADER},Rating\n" + entry(WANTED, ",5"),
        }
    )


async def give(
    server: SimulatedServer, who: MemberActor, content: bytes, name: str = "films.csv"
) -> str:
    """Give a file with a slash; return the answer, which is for one person."""
    return text_of(await previewed(server, who, content, name))


async def previewed(
    server: SimulatedServer, who: MemberActor, content: bytes, name: str = "films.csv"
) -> ResponseMessage:
    """Give a file with a slash; return the message that answers."""
    result = await who.slash(server.channel, "import", file=(name, content))
    message = result.response or result.followups[0]
    assert message.ephemeral
    return message


async def store_it(server: SimulatedServer, who: Person, message: ResponseMessage) -> str:
    """Press the button that stores what a preview shows, whatever number is on it."""
    label = next(each for each in labels(message) if each.startswith(("Store", "Keep them")))
    return answer(await press(server, who, label, message))


async def tastes_of(server: SimulatedServer, who: MemberActor) -> dict[int, Taste]:
    return {each.movie_id: each for each in await server.services.store.tastes.of(who.id)}


async def test_a_typed_file_is_shown_to_its_person_alone_stored_after_a_restart_and_taken_back(
    server: SimulatedServer,
) -> None:
    ana, store = server.ana, server.services.store
    await ana.send(server.channel, "!import", attachments=[("letterboxd.zip", letterboxd())])
    assert "Open the preview" in heard(server)
    assert "liked" not in heard(server)
    public = last(server)
    assert "somebody else" in answer(await press(server, server.ben, "Open the preview", public))
    shown = await press(server, ana, "Open the preview", public)
    preview = shown.response or shown.followups[0]
    assert preview.ephemeral
    for words in (
        "from Letterboxd",
        "1 liked",
        "2 seen",
        "1 disliked",
        "1 on the watchlist",
        "3 of these with your stars",
        "1 skipped",
        "Nothing is stored yet",
    ):
        assert words in text_of(preview)
    details = answer(await press(server, ana, "Details", preview))
    assert "I skip 1 row:\n• 1 is deleted there" in details
    assert not await store.tastes.of(ana.id)
    await server.restart()
    store = server.services.store
    assert "what you said of 4 films and 1 film on your" in await store_it(server, ana, preview)
    stored = await tastes_of(server, ana)
    assert {m: (t.opinion, t.rating, t.seen) for m, t in stored.items()} == {
        LIKED.movie_id: (Opinion.LIKE, 4.5, True),
        FAIR.movie_id: (None, 3, True),
        DISLIKED.movie_id: (Opinion.DISLIKE, 1, True),
        SEEN.movie_id: (None, None, True),
    }
    assert [film.movie_id for film in await store.watchlists.of(ana.id)] == [WANTED.movie_id]
    assert not await store.tastes.of(server.ben.id)
    assert "4 films are as they were" in answer(await press(server, ana, "Undo"))
    assert not await store.tastes.of(ana.id)
    assert not await store.watchlists.of(ana.id)


async def test_all_files_of_a_typed_message_are_read_together(server: SimulatedServer) -> None:
    files = [
        ("seen.csv", f"Title,Year\n{row(SEEN)}".encode()),
        ("ratings.csv", table(row(LIKED, 5))),
        ("watchlist.csv", table(row(WANTED))),
    ]
    await server.ana.send(server.channel, "!import", attachments=files)
    shown = await press(server, server.ana, "Open the preview")
    assert "1 liked\n• 1 seen\n• 1 on the watchlist" in whispered(shown)


async def test_a_file_alone_in_a_direct_message_is_one_to_import(server: SimulatedServer) -> None:
    ana = server.ana.user
    sent = internals.sent_files(server.env, ana.id, [("films.csv", table(row(LIKED, 5)))])
    await ana.send_dm("", attachments=sent)
    assert "1 liked" in heard(server)
    await store_it(server, ana, last(server))
    assert (await tastes_of(server, server.ana))[LIKED.movie_id].rating == 5
    newest = server.newest_message_id
    await server.ana.send(server.channel, "", attachments=[("films.csv", table(row(FAIR, 5)))])
    assert not [each for each in server.messages(newest) if each.author_id == server.bot_id]


async def test_again_with_a_newer_file_only_what_changed_and_own_words_stay(
    server: SimulatedServer,
) -> None:
    ana = server.ana
    await tell(server, ana, f"!dislike {DISLIKED.label}")
    await give(server, ana, table(row(LIKED, 5), row(FAIR, 3), row(DISLIKED, 4)))
    await store_it(server, ana, last(server))
    assert (await tastes_of(server, ana))[DISLIKED.movie_id].opinion is Opinion.DISLIKE
    newer = table(row(LIKED, 2), row(FAIR, 3), row(DISLIKED, 4), row(SEEN))
    shown = await give(server, ana, newer)
    assert "2 of these I know already. You judged 1 otherwise here; what you said here" in shown
    assert "the file counts now" in answer(await press(server, ana, "Let the file count"))
    assert "what you said here stays" in answer(await press(server, ana, "Keep what I said here"))
    assert "what you said of 2 films" in await store_it(server, ana, last(server))
    stored = await tastes_of(server, ana)
    assert stored[LIKED.movie_id].opinion is Opinion.DISLIKE
    assert stored[DISLIKED.movie_id].opinion is Opinion.DISLIKE
    assert len(stored) == 4
    shown = await give(server, ana, newer)
    assert "I know" not in shown or "3 of these" in shown
    await press(server, ana, "Let the file count")
    await store_it(server, ana, last(server))
    assert (await tastes_of(server, ana))[DISLIKED.movie_id].opinion is Opinion.LIKE
    assert "I know all of that already" in await give(server, ana, newer)
    assert not any(each.startswith("Store") for each in labels(last(server)))


async def test_the_scale_can_be_changed_before_anything_is_stored(server: SimulatedServer) -> None:
    await give(server, server.ana, table(row(LIKED, 4), row(FAIR, 3), row(DISLIKED, 2)))
    preview = last(server)
    assert "From 4 stars on" in answer(await press(server, server.ana, "Details"))
    assert "2 liked" in answer(await choose(server, server.ana, "Like: 3 stars"))
    assert "1 disliked" not in answer(await choose(server, server.ana, "Dislike: none"))
    await store_it(server, server.ana, preview)
    stored = await tastes_of(server, server.ana)
    assert [stored[m.movie_id].opinion for m in (LIKED, FAIR, DISLIKED)] == [
        Opinion.LIKE,
        Opinion.LIKE,
        None,
    ]
    assert "★★★" in await tell(server, server.ana, "!likes")


async def test_doubtful_films_are_asked_and_unknown_ones_count_once_they_are_known(
    server: SimulatedServer,
) -> None:
    ana, store = server.ana.user, server.services.store
    doubtful = ["The Lighthouse Keeper,,5", "Marzipan,1991,4", f'"{LIKED.title}",,3']
    content = table(*doubtful, "Brand New Comet,2026,5", "Nobody Saw This,1990,1")
    sent = internals.sent_files(server.env, ana.id, [("films.csv", content)])
    await ana.send_dm("import", attachments=sent)
    shown = heard(server)
    assert "3 that I ask you about" in shown
    assert "1 newer than my films, kept for later\n• 1 not among my films, kept" in shown
    preview = last(server)
    details = answer(await press(server, ana, "Details"))
    assert "1 is newer than my films.\n• 1 is not among my films.\nI keep" in details
    assert "5 films for later" in await store_it(server, ana, preview)
    result = await press(server, ana, "What is not taken (CSV)")
    message = result.response or result.followups[0]
    rows = csv.DictReader(io.StringIO((await message.attachments[0].read()).decode("utf-8-sig")))
    assert {each["Title"]: each["Reason"] for each in rows} == {
        "The Lighthouse Keeper": "the file gives no year, or none that a film can have",
        "Marzipan": "the title is not quite the same",
        LIKED.title: "the file gives no year, or none that a film can have",
        "Brand New Comet": "newer than my films",
        "Nobody Saw This": "not among my films",
    }
    asked = answer(await press(server, ana, "3 questions"))
    assert "Question 1 of 3" in asked
    assert LIKED.title in asked
    await choose(server, ana, LIKED.label)
    assert "Marzipan (1991)" in heard(server)
    assert "Keeper" in answer(await press(server, ana, "Skip"))
    await choose(server, ana, "2003")
    assert "last question" in answer(await choose(server, ana, "None of these"))
    stored = await tastes_of(server, server.ana)
    assert stored[LIKED.movie_id].rating == 3
    assert stored[2].opinion is Opinion.LIKE
    assert len(stored) == 2
    await tell(server, server.you, "!movie add Brand New Comet (2026) Sci-Fi")
    await server.env.settle()
    added = (await tastes_of(server, server.ana)).keys() - stored.keys()
    [(movie_id, *_)] = [tuple(added)]
    assert (await tastes_of(server, server.ana))[movie_id].opinion is Opinion.LIKE
    left = {each.film.title for each in await store.missing_films.of(ana.id)}
    assert left == {"Nobody Saw This", "Marzipan"}
    assert "2 films of earlier imports wait" in await tell(server, server.ana, "!import")


async def test_two_people_and_two_files_at_once_stay_apart(server: SimulatedServer) -> None:
    ana, ben = server.ana, server.ben
    first = await previewed(server, ana, table(row(LIKED, 5), row(FAIR, 3)))
    bens = await previewed(server, ben, table(row(DISLIKED, 1)))
    second = await previewed(server, ana, table(row(LIKED, 1), row(SEEN)))
    # Her older file is confirmed last, twice, in the moment of his; each tries the other's, too.
    await store_it(server, ana, second)
    confirmed = [(ana, first), (ben, bens), (ana, first), (ben, first), (ana, bens)]
    stores = [
        (who, message.channel_id, message.id, custom_id)
        for who, message in confirmed
        for custom_id in custom_ids(message)
        if f":{STORE}:" in custom_id
    ]
    await press_at_once(server.env, stores)
    hers, his = await tastes_of(server, ana), await tastes_of(server, ben)
    assert {movie_id: taste.rating for movie_id, taste in hers.items()} == {
        LIKED.movie_id: 5,
        FAIR.movie_id: 3,
        SEEN.movie_id: None,
    }
    assert {movie_id: taste.rating for movie_id, taste in his.items()} == {DISLIKED.movie_id: 1}


async def test_films_that_come_between_preview_and_confirmation_count_once(
    server: SimulatedServer,
) -> None:
    # Both rows name the film that comes.
    rows = row(LIKED, 5), "Brand New Comet,2026,2", "Brand New Comet,2025,2"
    preview = await previewed(server, server.ana, table(*rows))
    assert "newer than my films" in text_of(preview)
    await tell(server, server.you, "!movie add Brand New Comet (2026) Sci-Fi")
    assert "what you said of 2 films" in await store_it(server, server.ana, preview)
    ratings = [taste.rating for taste in (await tastes_of(server, server.ana)).values()]
    assert sorted(map(str, ratings)) == ["2.0", "5.0"]
    assert not await server.services.store.missing_films.of(server.ana.id)


async def test_files_that_are_no_history_get_one_sentence_each_and_store_nothing(
    server: SimulatedServer,
) -> None:
    expected = {
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + b"\0" * 50): "is a picture",
        ("page.csv", b"<!DOCTYPE html><html><p>Sign in</p></html>"): "is a saved web page",
        ("empty.csv", b" \n"): "is empty",
        ("headers.csv", b"Title,Year,Rating\n"): "is empty",
        ("titles.csv", b"Title\nHeat\nAlien\n"): "titles without years",
        ("series.csv", b"Title,Year,Type\nLost,2004,tv show\n"): "1 is no film",
        (
            "scale.csv",
            b"Const,Your Rating,Title,Title Type\ntt1,11,X,movie\n",
        ): "fits no scale of 5, 10 or 100",
        ("bomb.xml", b'<?xml version="1.0"?><!DOCTYPE x><recentratings/>'): "not built as exports",
    }
    for (name, content), words in expected.items():
        await server.ana.slash(server.channel, "import", file=(name, content))
        assert words in heard(server), name
        assert not labels(last(server))
    everything = await server.services.store.personal.export(server.ana.id)
    assert everything["imports"] == []
    assert everything["films_i_do_not_know"] == []
    odd = table("Some Film,1800,4", "Another Film,1801,3")
    assert "2 not among my films, kept for later" in await give(server, server.ana, odd)
    assert "I stored nothing" in answer(await press(server, server.ana, "Don't store anything"))
    assert "this one is gone" in await store_it(server, server.ana, await _preview(server, odd))


@pytest.mark.slow
@pytest.mark.parametrize("language", SPOKEN)
async def test_each_answer_of_an_import_fits_a_phone(
    server: SimulatedServer, language: str
) -> None:
    ana = server.ana
    long: dict[str, list[str]] = {}
    await everybody_speaks(server, language)
    await tell(server, ana, f"!dislike {LIKED.label}")
    known = row(LIKED, 5), row(FAIR, 3), row(DISLIKED, 1), row(SEEN)
    unknown = "Brand New Comet,2026,5", "Nobody Saw This,1990,1"
    asked = "The Lighthouse Keeper,,5", "Marzipan,1991,4"
    for what, rows, verbs in (
        ("all", (*known, *unknown, *asked, ",1999,3"), "details over over rest"),
        ("all, dropped", (*known, *unknown), "drop"),
        ("all, stored", (*known, *unknown, *asked), "store rest ask turn"),
        ("known", known, "details drop"),
        ("unknown", (*unknown,), "details store"),
        ("again", known, "over store"),
    ):
        shown = await give(server, ana, table(*rows))
        preview = last(server)
        long |= too_long(what, shown)
        for verb in verbs.split():
            result = await press_verb(ana, preview, f"import-{verb}")
            long |= too_long(f"{what}: {verb}", answer(result))
            preview = last(server) if verb == "ask" else preview
    long |= too_long("waiting", await tell(server, ana, "!import"))
    long |= too_long("undo", answer(await press_verb(ana, preview, "undo")))
    assert not long, shown_on_a_phone(long)


async def _preview(server: SimulatedServer, content: bytes) -> ResponseMessage:
    """Return a preview that has expired: a day and the daily upkeep are over."""
    await give(server, server.ana, content)
    preview = last(server)
    await server.let_pass(2.2 * 86_400)
    return preview

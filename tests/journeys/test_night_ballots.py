"""Votes of every kind through the buttons: secret, changeable, one a person, vetoes kept."""

import asyncio

import pytest

from bot.cogs.nights.cards import SECONDS_BETWEEN_EDITS
from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.counting import BallotKind
from bot.domain.nights.night import NightState
from tests.burst import press_at_once
from tests.journeys.evening import Evening, gather, labels, text_of, whisper


async def opened(server: SimulatedServer, people: int, kind: str) -> Evening:
    evening = await gather(server, people)
    await evening.tell_tastes()
    await evening.plan()
    await evening.come()
    await evening.host.slash(server.channel, "night vote", kind=kind)
    return evening


async def test_approval_is_secret_changeable_and_private_vetoes_hold(
    server: SimulatedServer,
) -> None:
    evening = await opened(server, 3, "approval")
    first, second, *_ = films = await evening.films()
    you, ana, ben = evening.everybody
    for who in (you, ana):
        await evening.approve(who, [0, 1], done=False)
    paper = await evening.ballot(ben)
    await ben.select(paper, [str(first)])
    assert f"Your veto: {label(server, first)}" in paper.content
    await evening.settle()
    card = await evening.card()
    assert "Ballots: 2 of 3" in text_of(card)
    assert "veto: " not in text_of(card).lower()
    paper = await evening.ballot(you)
    assert "✓ " + label(server, second) in labels(paper.message)
    await you.click(paper, custom_id=f"matinee:ballot-mark:1.{films[2]}.1")
    assert label(server, films[2]) in paper.content
    await evening.press(you, "Close the vote")
    result = text_of(await evening.card())
    assert f"~~{label(server, first)}~~ vetoed" in result
    assert (await evening.night()).movie_id == second
    assert f"<@{ben.id}>" not in result.split("Result")[1].split("In:")[0]


async def test_scores_go_through_the_runoff(server: SimulatedServer) -> None:
    evening = await opened(server, 2, "score")
    films = await evening.films()
    for who, scores in zip(evening.everybody, ([5, 4], [0, 3]), strict=True):
        paper = await evening.ballot(who)
        for movie_id, score in zip(films, scores, strict=False):
            await who.click(paper, custom_id=f"matinee:ballot-mark:1.{movie_id}.{score}")
        assert f"{label(server, films[1])} {scores[1]}" in paper.content
        await evening.press(who, "Done", paper)
    night = await evening.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, films[1])
    assert "Runoff: " in text_of(await evening.card())


async def test_a_film_to_score_is_turned_to_by_the_menu(server: SimulatedServer) -> None:
    evening = await opened(server, 2, "score")
    films = await evening.films()
    paper = await evening.ballot(evening.host)
    await evening.host.select(paper, ["3"], custom_id="matinee:ballot-mark:1.focus.0")
    assert f"Now: **{label(server, films[3])}**" in paper.content
    await evening.press(evening.host, "4", paper)
    assert f"{label(server, films[3])} 4" in paper.content


async def test_ranked_choice_takes_films_in_the_order_pressed(server: SimulatedServer) -> None:
    evening = await opened(server, 2, "ranked")
    films = await evening.films()
    for who in evening.everybody:
        paper = await evening.ballot(who)
        for place in (2, 0, 1):
            await evening.press(who, label(server, films[place]), paper)
        assert f"1. {label(server, films[2])}\n2. {label(server, films[0])}" in paper.content
        await evening.press(who, f"1. {label(server, films[2])}", paper)
        assert f"1. {label(server, films[0])}\n2. {label(server, films[1])}" in paper.content
        await evening.press(who, "Done", paper)
    assert (await evening.night()).movie_id == films[0]


async def test_start_over_empties_the_ballot(server: SimulatedServer) -> None:
    evening = await opened(server, 2, "approval")
    await evening.approve(evening.host, [0, 1])
    paper = await evening.ballot(evening.host)
    await evening.press(evening.host, "Start over", paper)
    assert "Press what you would watch" in paper.content
    turnout = await server.services.store.nights.ballots.turnout(1)
    assert (turnout.begun, turnout.done) == (0, 0)


async def test_discords_own_poll_is_read_and_ended_by_the_bot(server: SimulatedServer) -> None:
    evening = await opened(server, 3, "poll")
    films = await evening.films()
    poll = next(m for m in server.channel.history() if m.poll)
    await server.restart()
    await evening.host.set_poll_votes(poll, answers=[1, 2])
    await evening.guests[0].set_poll_votes(poll, answers=[2])
    assert (await evening.night()).state is NightState.VOTING
    await evening.guests[0].set_poll_votes(poll, answers=[])
    await evening.guests[1].set_poll_votes(poll, answers=[3])
    assert (await evening.night()).state is NightState.VOTING
    await evening.guests[0].set_poll_votes(poll, answers=[2])
    night = await evening.night()
    assert (night.state, night.movie_id, night.ballot) == (
        NightState.DECIDED,
        films[1],
        BallotKind.POLL,
    )
    assert "2 · **" in text_of(await evening.card())


async def test_the_ballot_keeps_to_what_the_shortlist_was_asked_for(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 3)
    await evening.tell_tastes()
    await evening.plan()
    await evening.host.send(server.channel, "!night shortlist comedy")
    await evening.come()
    await evening.press(evening.host, "Start the vote")
    catalogue = server.services.registry.current.catalogue
    films = await evening.films()
    assert films
    assert all("Comedy" in catalogue[movie_id].genres for movie_id in films)
    assert f"<@{evening.guests[1].id}>" in text_of(await evening.card())


async def test_what_a_shortlist_was_asked_for_holds_until_it_is_lifted(
    server: SimulatedServer,
) -> None:
    async def only_comedies() -> bool:
        catalogue = server.services.registry.current.catalogue
        return all("Comedy" in catalogue[each].genres for each in await evening.films())

    evening = await gather(server, 3)
    await evening.tell_tastes()
    await evening.plan()
    await evening.come()
    await evening.host.send(server.channel, "!night shortlist comedy 80s")
    first = await evening.films()
    assert "Only: Comedy, 1980–1989." in evening.last()
    await evening.press(evening.host, "Shortlist")
    assert await evening.films() == first
    assert "Only: Comedy, 1980–1989." in evening.last()
    await evening.host.send(server.channel, "!night shortlist comedy")
    assert "Only: Comedy." in evening.last()
    await server.restart()
    await evening.host.send(server.channel, "!night shortlist")
    assert await only_comedies()
    await evening.host.slash(server.channel, "night shortlist", genre="any")
    assert "Only" not in evening.last()
    assert not await only_comedies()
    await evening.press(evening.host, "Shortlist")
    assert not await only_comedies()


async def test_a_like_is_no_objection_to_a_suggestion_and_is_said(server: SimulatedServer) -> None:
    evening = await gather(server, 3)
    await evening.tell_tastes()
    await evening.plan()
    await evening.come()
    tastes = server.services.store.tastes
    of_host, of_ana = [(await tastes.of(each.id))[0] for each in evening.everybody[:2]]
    for taste in (of_host, of_ana):
        await server.ana.send(server.channel, f"!night suggest id:{taste.movie_id}")
    await evening.press(evening.host, "Shortlist")
    assert (await evening.films())[:2] == [of_host.movie_id, of_ana.movie_id]
    assert f"is liked already by <@{server.you.id}>." in evening.last()
    # Who suggests a film need not be told that they like it.
    assert evening.last().count("is liked already") == 1
    assert "`seen` takes off the list" in evening.last()
    await server.you.send(server.channel, f"!seen id:{of_host.movie_id}")
    await evening.press(evening.host, "Shortlist")
    assert of_host.movie_id not in await evening.films()
    assert f"<@{server.you.id}> has seen it" in evening.last()


async def test_what_was_seen_since_the_list_was_made_is_not_voted_on(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 3)
    await evening.tell_tastes()
    await evening.plan()
    await evening.come()
    await evening.host.send(server.channel, "!night shortlist since 1980")
    first, second, *_ = await evening.films()
    await server.ana.send(server.channel, f"!seen id:{first}")
    await server.ben.send(server.channel, f"!dislike id:{second}")
    await evening.press(evening.host, "Start the vote")
    assert not {first, second} & {*await evening.films()}
    assert "Only: since 1980." in evening.last()
    # What a list was narrowed to cannot be changed while people vote.
    assert "night shortlist any" not in evening.last()


async def test_a_list_that_nobody_objects_to_is_voted_on_as_it_is(server: SimulatedServer) -> None:
    evening = await gather(server, 3)
    await evening.tell_tastes()
    await evening.plan()
    await evening.come()
    await evening.press(evening.host, "Shortlist")
    shown = await evening.films()
    await server.ben.send(server.channel, f"!like id:{shown[-1]}")
    await evening.press(evening.host, "Start the vote")
    assert await evening.films() == shown


async def test_a_misspelled_way_to_vote_is_answered_with_those_there_are(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 2)
    await evening.plan()
    await evening.host.send(server.channel, "!night vote approvel")
    assert "`approval`, `score`, `ranked` or `poll`" in evening.last()
    assert (await evening.night()).state is NightState.PLANNED


async def test_a_deleted_poll_is_told_and_nobody_seems_to_have_voted(
    server: SimulatedServer,
) -> None:
    evening = await opened(server, 2, "poll")
    poll = next(m for m in server.channel.history() if m.poll)
    await evening.host.set_poll_votes(poll, answers=[2])
    await evening.host.delete(poll)
    await evening.press(evening.host, "Close the vote")
    assert "its votes are lost" in evening.last()
    night = await evening.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, (await evening.films())[0])
    assert "Nobody voted" in text_of(await evening.card())


async def test_the_vote_closes_when_the_last_without_a_ballot_stays_away(
    server: SimulatedServer,
) -> None:
    evening = await opened(server, 3, "approval")
    you, ana, ben = evening.everybody
    for who in (you, ana):
        await evening.approve(who, [2])
    assert (await evening.night()).state is NightState.VOTING
    await evening.press(ben, "Can't")
    night = await evening.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, (await evening.films())[2])


async def test_a_vote_closes_by_itself_at_the_set_time(server: SimulatedServer) -> None:
    evening = await opened(server, 2, "approval")
    await evening.approve(evening.host, [2], done=False)
    closes_at = (await evening.night()).closes_at
    assert closes_at is not None
    await server.let_pass((closes_at - server.clock.now()).total_seconds() - 5)
    assert (await evening.night()).state is NightState.VOTING
    await server.let_pass(10)
    assert (await evening.night()).state is NightState.DECIDED


async def test_two_hosts_pressing_the_same_button_at_once_do_no_harm(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 3)
    await evening.tell_tastes()
    await server.ana.send(server.channel, "!night plan friday 20:00")
    await evening.come([server.you, server.ben])
    life = server.env.bot.cogs["NightCommands"]  # type: ignore[attr-defined]
    night = await evening.night()
    opened_twice = await asyncio.gather(
        *(life.ballots.open(night, None, None, None) for _ in range(3)), return_exceptions=True
    )
    assert sum(error is None for error in opened_twice) == 1
    assert evening.said()["ballot 1"] == 1
    await evening.approve(server.you, [0])
    closed = await asyncio.gather(
        *(life.lifecycle.close_vote(night.night_id) for _ in range(3)), return_exceptions=True
    )
    assert sum(error is None for error in closed) == 1
    await evening.settle()
    assert evening.said()["result 1"] == 1


@pytest.mark.parametrize("kind", ["approval", "ranked"])
async def test_every_film_vetoed_leaves_the_night_open_for_other_films(
    server: SimulatedServer, kind: str
) -> None:
    evening = await gather(server, 2)
    await evening.tell_tastes()
    await server.services.store.guilds.change(server.guild.id, "shortlist_size", 2, None)
    await evening.plan()
    await evening.come()
    await evening.host.send(server.channel, f"!night vote {kind}")
    for who, movie_id in zip(evening.everybody, films := await evening.films(), strict=True):
        await who.select(await evening.ballot(who), [str(movie_id)])
    await evening.press(evening.host, "Close the vote")
    night = await evening.night()
    assert (night.state, night.movie_id) == (NightState.PLANNED, None)
    assert "Every film was vetoed" in text_of(await evening.card())
    await evening.press(evening.host, "Start the vote")
    assert not set(films) & set(await evening.films())


async def test_who_got_their_wish_least_counts_more_and_one_line_says_so(
    server: SimulatedServer,
) -> None:
    evening = await gather(server, 3)
    await evening.tell_tastes()
    await evening.plan("in 4 hours")
    await evening.come()
    await evening.press(evening.host, "Start the vote")
    for who, places in zip(evening.everybody, ([0], [0], [1]), strict=True):
        await evening.approve(who, places)
    line = f"<@{server.ben.id}> got their wish least of late"
    await evening.settle()
    assert line in text_of(await evening.card())
    await server.let_pass(86_400)
    await server.you.send(server.channel, "!night plan in 4 hours")
    card = server.channel.last_message
    assert card is not None
    for guest in evening.guests:
        await guest.click(card, label="I'm in")
    await server.you.send(server.channel, "!night shortlist")
    assert line in evening.last()
    # People who are only mentioned are owed what they are owed, too.
    await server.you.send(
        server.channel, f"!night shortlist {server.ana.mention} {server.ben.mention} comedy"
    )
    assert line in evening.last()
    await server.you.send(server.channel, f"!night shortlist {server.ana.mention} comedy")
    assert line not in evening.last()


async def test_ballots_after_closing_and_strangers_are_told_why(server: SimulatedServer) -> None:
    evening = await opened(server, 2, "approval")
    card = await evening.card()
    refused = await evening.press(server.chloe, "Vote", card)
    assert "You aren't in" in whisper(refused)
    refused = await evening.press(server.ana, "Close the vote", card)
    assert "Only the host" in whisper(refused)
    paper = await evening.ballot(server.ana)
    await evening.press(evening.host, "Close the vote", card)
    films = await evening.films()
    late = await server.ana.click(paper, custom_id=f"matinee:ballot-mark:1.{films[0]}.1")
    assert "already has its film" in whisper(late)
    assert (await server.services.store.nights.ballots.all(1)) == []


def label(server: SimulatedServer, movie_id: int) -> str:
    return server.services.registry.current.catalogue[movie_id].label


async def test_a_burst_of_votes_loses_none_and_edits_the_card_once_or_twice(
    server: SimulatedServer,
) -> None:
    for number in range(36):
        user = server.env.create_user(f"guest{number}")
        server.members[user.name] = server.guild.add_member(user)
    evening = await gather(server, 40)
    await evening.tell_tastes(1)
    await evening.plan()
    for guest in evening.guests:
        await server.services.store.nights.people.answer(
            1, guest.id, (NightState.PLANNED,), coming=True
        )
    await evening.host.send(server.channel, "!night vote approval")
    papers = [(who, await evening.ballot(who)) for who in evening.everybody]
    films = await evening.films()
    await evening.settle()
    before, start = len(edits(server)), server.clock.now()
    presses = [
        (who, paper.channel_id, paper.id, f"matinee:ballot-mark:1.{films[at % 5]}.1")
        for at, (who, paper) in enumerate(papers)
    ]
    await press_at_once(server.env, presses)
    await evening.settle()
    ballots = await server.services.store.nights.ballots.all(1)
    assert {ballot.user_id: dict(ballot.marks) for ballot in ballots} == {
        who.id: {films[at % 5]: 1} for at, who in enumerate(evening.everybody)
    }
    passed = (server.clock.now() - start).total_seconds()
    assert 1 <= len(edits(server)) - before <= 1 + passed / SECONDS_BETWEEN_EDITS
    assert "Ballots: 40 of 40" in text_of(await evening.card())


def edits(server: SimulatedServer) -> list[str]:
    place = f"/channels/{server.channel.id}/messages/"
    requests = server.env.http_requests
    return [r.path for r in requests if r.method == "PATCH" and r.path.startswith(place)]

"""Votes of every kind through the buttons: secret, changeable, one a person, vetoes kept."""

import asyncio

import pytest

from bot.cogs.nights.card_refresher import SECONDS_BETWEEN_EDITS
from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.ballots.kinds import BallotKind
from bot.domain.nights.night import NightState
from bot.messages.wording import either
from tests.burst import press_at_once
from tests.journeys.conversation import heard, labels, tell, text_of, whispered
from tests.journeys.night_group import NightGroup, gather


async def opened(server: SimulatedServer, people: int, kind: str) -> NightGroup:
    group = await gather(server, people)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await group.host.slash(server.channel, "night vote", kind=kind)
    return group


async def test_approval_is_secret_changeable_and_private_vetoes_hold(
    server: SimulatedServer,
) -> None:
    group = await opened(server, 3, "approval")
    first, second, *_ = films = await group.films()
    you, ana, ben = group.everybody
    for who in (you, ana):
        await group.approve(who, [0, 1], done=False)
    paper = await group.ballot(ben)
    await ben.select(paper, [str(first)])
    assert f"Your veto: {label(server, first)}" in paper.content
    await group.settle()
    card = await group.card()
    assert "2 of 3 voted" in text_of(card)
    assert "veto: " not in text_of(card).lower()
    paper = await group.ballot(you)
    assert "✓ " + label(server, second) in labels(paper.message)
    await group.mark(you, paper, films[2])
    assert label(server, films[2]) in paper.content
    await group.press(you, "Close the vote")
    assert (await group.night()).movie_id == second
    told = text_of(await group.card())
    assert label(server, second) in told
    assert label(server, first) not in told
    assert f"<@{ben.id}>" not in told.split("Result")[1].split("In:")[0]


async def test_scores_go_through_the_runoff(server: SimulatedServer) -> None:
    group = await opened(server, 5, "score")
    films = await group.films()
    given = ([5, 4], [0, 3], [5, 1], [0, 1], [0, 1])
    for who, scores in zip(group.everybody, given, strict=True):
        paper = await group.ballot(who)
        for movie_id, score in zip(films, scores, strict=False):
            await group.mark(who, paper, movie_id, score)
        assert f"{label(server, films[1])}: {scores[1]}" in paper.content
        await group.press(who, "Done", paper)
    night = await group.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, films[1])
    assert "Runoff between" in text_of(await group.card())


async def test_a_film_to_score_is_turned_to_by_the_menu(server: SimulatedServer) -> None:
    group = await opened(server, 2, "score")
    films = await group.films()
    paper = await group.ballot(group.host)
    await group.host.select(paper, ["3"], custom_id="matinee:ballot-mark:1.focus.0.1")
    assert f"How many points for **{label(server, films[3])}**" in paper.content
    await group.press(group.host, "4", paper)
    assert f"{label(server, films[3])}: 4" in paper.content


async def test_ranked_choice_takes_films_in_the_order_pressed(server: SimulatedServer) -> None:
    group = await opened(server, 2, "ranked")
    films = await group.films()
    for who in group.everybody:
        paper = await group.ballot(who)
        for place in (2, 0, 1):
            await group.press(who, label(server, films[place]), paper)
        assert f"1. {label(server, films[2])}\n2. {label(server, films[0])}" in paper.content
        await group.press(who, f"1. {label(server, films[2])}", paper)
        assert f"1. {label(server, films[0])}\n2. {label(server, films[1])}" in paper.content
        await group.press(who, "Done", paper)
    assert (await group.night()).movie_id == films[0]


async def test_start_over_empties_the_ballot(server: SimulatedServer) -> None:
    group = await opened(server, 2, "approval")
    await group.approve(group.host, [0, 1])
    paper = await group.ballot(group.host)
    await group.press(group.host, "Start over", paper)
    assert "Press every film you would watch" in paper.content
    turnout = (await group.snapshot()).turnout
    assert (turnout.begun, turnout.done) == (0, 0)


async def test_discords_own_poll_is_read_and_ended_by_the_bot(server: SimulatedServer) -> None:
    group = await opened(server, 3, "poll")
    films = await group.films()
    poll = next(m for m in server.channel.history() if m.poll)
    await server.restart()
    await group.host.set_poll_votes(poll, answers=[1, 2])
    await group.guests[0].set_poll_votes(poll, answers=[2])
    assert (await group.night()).state is NightState.VOTING
    await group.guests[0].set_poll_votes(poll, answers=[])
    await group.guests[1].set_poll_votes(poll, answers=[3])
    assert (await group.night()).state is NightState.VOTING
    await group.guests[0].set_poll_votes(poll, answers=[2])
    night = await group.night()
    assert (night.state, night.movie_id, night.ballot) == (
        NightState.DECIDED,
        films[1],
        BallotKind.POLL,
    )
    assert "2 · **" in text_of(await group.card())


async def test_the_ballot_keeps_to_what_the_shortlist_was_asked_for(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await tell(server, group.host, "!night shortlist comedy")
    await group.come()
    await group.press(group.host, "Start the vote")
    catalogue = server.services.registry.current.catalogue
    films = await group.films()
    assert films
    assert all("Comedy" in catalogue[movie_id].genres for movie_id in films)
    assert f"<@{group.guests[1].id}>" in text_of(await group.card())


async def test_what_a_shortlist_was_asked_for_holds_until_it_is_lifted(
    server: SimulatedServer,
) -> None:
    async def only_comedies() -> bool:
        catalogue = server.services.registry.current.catalogue
        return all("Comedy" in catalogue[each].genres for each in await group.films())

    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await tell(server, group.host, "!night shortlist comedy 80s")
    first = await group.films()
    assert "Only: Comedy, 1980–1989." in heard(server)
    await group.press(group.host, "Shortlist")
    assert await group.films() == first
    assert "Only: Comedy, 1980–1989." in heard(server)
    assert "Only: Comedy." in await tell(server, group.host, "!night shortlist comedy")
    await server.restart()
    await tell(server, group.host, "!night shortlist")
    assert await only_comedies()
    await group.host.slash(server.channel, "night shortlist", genre="any")
    assert "Only" not in heard(server)
    assert not await only_comedies()
    await group.press(group.host, "Shortlist")
    assert not await only_comedies()


async def test_a_like_is_no_objection_to_a_suggestion_and_is_said(server: SimulatedServer) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    tastes = server.services.store.tastes
    of_host, of_ana = [(await tastes.of(each.id))[0] for each in group.everybody[:2]]
    for taste in (of_host, of_ana):
        await tell(server, server.ana, f"!night suggest id:{taste.movie_id}")
    await group.press(group.host, "Shortlist")
    assert (await group.films())[:2] == [of_host.movie_id, of_ana.movie_id]
    assert f"<@{server.you.id}> already likes" in heard(server)
    # Who suggests a film need not be told that they like it.
    assert heard(server).count("already likes") == 1
    assert "tell me with `!seen`" in heard(server)
    await tell(server, server.you, f"!seen id:{of_host.movie_id}")
    await group.press(group.host, "Shortlist")
    assert of_host.movie_id not in await group.films()
    assert "isn't on the list because somebody who is in has seen it" in heard(server)


async def test_what_was_seen_since_the_list_was_made_is_not_voted_on(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await tell(server, group.host, "!night shortlist since 1980")
    first, second, *_ = await group.films()
    await tell(server, server.ana, f"!seen id:{first}")
    await tell(server, server.ben, f"!dislike id:{second}")
    await group.press(group.host, "Start the vote")
    assert not {first, second} & {*await group.films()}
    assert "Only: since 1980." in heard(server)
    # What a list was narrowed to cannot be changed while people vote.
    assert "night shortlist any" not in heard(server)


async def test_a_list_that_nobody_objects_to_is_voted_on_as_it_is(server: SimulatedServer) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await group.press(group.host, "Shortlist")
    shown = await group.films()
    await tell(server, server.ben, f"!like id:{shown[-1]}")
    await group.press(group.host, "Start the vote")
    assert await group.films() == shown


async def test_a_misspelled_way_to_vote_is_answered_with_those_there_are(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 2)
    await group.plan()
    said = await tell(server, group.host, "!night vote approvel")
    assert either(f"`{kind}`" for kind in BallotKind) in said
    assert (await group.night()).state is NightState.PLANNED


async def test_a_deleted_poll_is_told_and_nobody_seems_to_have_voted(
    server: SimulatedServer,
) -> None:
    group = await opened(server, 2, "poll")
    poll = next(m for m in server.channel.history() if m.poll)
    await group.host.set_poll_votes(poll, answers=[2])
    await group.host.delete(poll)
    await group.press(group.host, "Close the vote")
    assert "its votes are lost" in heard(server)
    night = await group.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, (await group.films())[0])
    assert "Nobody voted" in text_of(await group.card())


async def test_the_vote_closes_when_the_last_without_a_ballot_stays_away(
    server: SimulatedServer,
) -> None:
    group = await opened(server, 3, "approval")
    you, ana, ben = group.everybody
    for who in (you, ana):
        await group.approve(who, [2])
    assert (await group.night()).state is NightState.VOTING
    await group.press(ben, "Can't")
    night = await group.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, (await group.films())[2])


async def test_a_vote_closes_by_itself_at_the_set_time(server: SimulatedServer) -> None:
    group = await opened(server, 2, "approval")
    await group.approve(group.host, [2], done=False)
    closes_at = (await group.night()).closes_at
    assert closes_at is not None
    await server.let_pass((closes_at - server.clock.now()).total_seconds() - 5)
    assert (await group.night()).state is NightState.VOTING
    await server.let_pass(10)
    assert (await group.night()).state is NightState.DECIDED


async def test_two_hosts_pressing_the_same_button_at_once_do_no_harm(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await tell(server, server.ana, "!night plan friday 20:00")
    await group.come([server.you, server.ben])
    life = server.env.bot.cogs["NightCommands"]  # type: ignore[attr-defined]
    planned = await group.snapshot()
    opened_twice = await asyncio.gather(
        *(life.voting.open(planned) for _ in range(3)), return_exceptions=True
    )
    assert sum(error is None for error in opened_twice) == 1
    assert group.said()["ballot"] == 1
    await group.approve(server.you, [0])
    closed = await asyncio.gather(
        *(life.lifecycle.close_vote(1) for _ in range(3)), return_exceptions=True
    )
    assert sum(error is None for error in closed) == 1
    await group.settle()
    assert group.said()["result"] == 1


@pytest.mark.parametrize("kind", ["approval", "ranked"])
async def test_every_film_vetoed_leaves_the_night_open_for_other_films(
    server: SimulatedServer, kind: str
) -> None:
    group = await gather(server, 2)
    await group.tell_tastes()
    await server.services.store.guilds.change(server.guild.id, "shortlist_size", 2, None)
    await group.plan()
    await group.come()
    await tell(server, group.host, f"!night vote {kind}")
    for who, movie_id in zip(group.everybody, films := await group.films(), strict=True):
        await who.select(await group.ballot(who), [str(movie_id)])
    await group.press(group.host, "Close the vote")
    night = await group.night()
    assert (night.state, night.movie_id) == (NightState.PLANNED, None)
    assert "Every film was vetoed" in text_of(await group.card())
    await group.press(group.host, "Start the vote")
    assert not set(films) & set(await group.films())


async def test_who_got_their_wish_least_counts_more_and_one_line_says_so(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 5)
    await group.tell_tastes()
    await group.plan("in 4 hours")
    await group.come()
    await group.press(group.host, "Start the vote")
    for who, places in zip(group.everybody, ([0], [0], [1], [0], [0]), strict=True):
        await group.approve(who, places)
    line = f"<@{server.ben.id}> has had the least luck lately"
    await group.settle()
    assert line in text_of(await group.card())
    await server.let_pass(86_400)
    await tell(server, server.you, "!night plan in 4 hours")
    card = server.channel.last_message
    assert card is not None
    for guest in group.guests:
        await guest.click(card, label="I'm in")
    assert line in await tell(server, server.you, "!night shortlist")
    # People who are only mentioned are owed what they are owed, too.
    await tell(
        server, server.you, f"!night shortlist {server.ana.mention} {server.ben.mention} comedy"
    )
    assert line in heard(server)
    assert line not in await tell(
        server, server.you, f"!night shortlist {server.ana.mention} comedy"
    )


async def test_ballots_after_closing_and_strangers_are_told_why(server: SimulatedServer) -> None:
    group = await opened(server, 2, "approval")
    card = await group.card()
    refused = await group.press(server.chloe, "Vote", card)
    assert "You aren't in" in whispered(refused)
    refused = await group.press(server.ana, "Close the vote", card)
    assert "Only the host" in whispered(refused)
    paper = await group.ballot(server.ana)
    await group.press(group.host, "Close the vote", card)
    films = await group.films()
    late = await group.mark(server.ana, paper, films[0])
    assert "already has its film" in whispered(late)
    assert await group.ballots() == {}


def label(server: SimulatedServer, movie_id: int) -> str:
    return server.services.registry.current.catalogue[movie_id].label


async def test_a_burst_of_votes_loses_none_and_edits_the_card_once_or_twice(
    server: SimulatedServer,
) -> None:
    for number in range(36):
        user = server.env.create_user(f"guest{number}")
        server.members[user.name] = server.guild.add_member(user)
    group = await gather(server, 40)
    await group.tell_tastes(1)
    await group.plan()
    for guest in group.guests:
        await server.services.store.nights.people.answer(
            server.guild.id, 1, guest.id, (NightState.PLANNED,), coming=True
        )
    await tell(server, group.host, "!night vote approval")
    papers = [(who, await group.ballot(who)) for who in group.everybody]
    films = await group.films()
    await group.settle()
    before, start = len(edits(server)), server.clock.now()
    presses = [
        (who, paper.channel_id, paper.id, f"matinee:ballot-mark:1.{films[at % 5]}.1.1")
        for at, (who, paper) in enumerate(papers)
    ]
    await press_at_once(server.env, presses)
    await group.settle()
    assert await group.ballots() == {
        who.id: {films[at % 5]: 1} for at, who in enumerate(group.everybody)
    }
    passed = (server.clock.now() - start).total_seconds()
    assert 1 <= len(edits(server)) - before <= 1 + passed / SECONDS_BETWEEN_EDITS
    assert "40 of 40 voted" in text_of(await group.card())


def edits(server: SimulatedServer) -> list[str]:
    place = f"/channels/{server.channel.id}/messages/"
    requests = server.env.http_requests
    return [r.path for r in requests if r.method == "PATCH" and r.path.startswith(place)]

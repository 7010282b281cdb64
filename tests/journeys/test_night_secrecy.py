"""What a secret ballot keeps secret, and what the card tells of votes that are none."""

import discord
import pytest

from bot.demo.simulated_server import SimulatedServer
from bot.domain.nights.ballots.kinds import BallotKind, rules_of
from bot.domain.nights.night import NightState
from bot.messages.nights import result as words
from bot.messages.wording import plain
from bot.ui.layout import read_card
from tests.journeys.conversation import tell, text_of
from tests.journeys.night_group import NightGroup, gather, mark_button

DAY = 86_400
PAPER = [kind for kind in BallotKind if rules_of(kind).on_paper]
FIRST_IS_QUICK = [PAPER[0], *(pytest.param(kind, marks=pytest.mark.slow) for kind in PAPER[1:])]


async def voted(server: SimulatedServer, people: int, kind: BallotKind) -> NightGroup:
    """Let everybody vote for the first film but the last person, who wants the second."""
    group = await gather(server, people)
    await group.tell_tastes()
    await group.plan("in 4 hours")
    await group.come()
    await tell(server, group.host, f"!night vote {kind.value}")
    for who in group.guests[:-1]:
        await group.approve(who, [0])
    await other_wish(group, kind)
    await group.approve(group.host, [0])
    await group.settle()
    return group


async def other_wish(group: NightGroup, kind: BallotKind) -> None:
    """Let the last guest vote for the second film."""
    who = group.guests[-1]
    paper, films = await group.ballot(who), await group.films()
    if kind is BallotKind.SCORE:
        await who.select(paper, ["1"], custom_id="matinee:ballot-mark:1.focus.0.1")
    await group.mark(who, paper, films[1])
    await group.press(who, "Done", paper)


def results(card: discord.Message) -> list[str]:
    """Return what a card says of the result."""
    _, shown = read_card(card)
    assert shown is not None
    heading = words.headed("")
    texts = [block.text for block in shown.blocks]
    return [text.removeprefix(heading) for text in texts if text.startswith(heading)]


@pytest.mark.parametrize("kind", FIRST_IS_QUICK)
async def test_of_four_secret_ballots_the_card_tells_the_winner_and_nothing_else(
    server: SimulatedServer, kind: BallotKind
) -> None:
    group = await voted(server, 4, kind)
    card = await group.card()
    catalogue = server.services.registry.current.catalogue
    winner, *others = [catalogue[movie_id].label for movie_id in await group.films()]
    [result] = results(card)
    assert result == words.counts_kept_secret(plain(winner), 5)
    assert result.startswith(f"{plain(winner)} won.")
    assert not [other for other in others if other in text_of(card)]
    assert "least luck" not in text_of(card)
    # Neither do later lists and figures tell whose wish it was not.
    loser = group.guests[-1]
    await server.let_pass(DAY)
    people = " ".join(who.mention for who in group.everybody)
    told = await tell(server, group.host, f"!night shortlist {people} since 1970")
    assert f"<@{loser.id}> has had the least luck" not in told


@pytest.mark.parametrize("kind", FIRST_IS_QUICK)
async def test_five_ballots_are_counted_for_all_to_see_but_no_name_is_told(
    server: SimulatedServer, kind: BallotKind
) -> None:
    group = await voted(server, 5, kind)
    card = await group.card()
    [result] = results(card)
    assert "5 people voted." in result
    catalogue = server.services.registry.current.catalogue
    winner = (await group.night()).movie_id
    for movie_id in await group.films():
        # A runoff of scores names the runner-up once more.
        most = 2 if kind is BallotKind.SCORE and movie_id != winner else 1
        assert 1 <= text_of(card).count(catalogue[movie_id].label) <= most
        assert (catalogue[movie_id].label in result) == (movie_id != winner)
    assert "**the winner**" in result
    assert "<@" not in result


async def test_another_vote_in_which_nobody_votes_says_so(server: SimulatedServer) -> None:
    group = await voted(server, 5, BallotKind.APPROVAL)
    await group.press(group.host, "Vote again")
    await group.press(group.host, "Close the vote")
    card = text_of(await group.card())
    assert "Nobody voted" in card
    assert "voted." not in card
    assert "tie" not in card


async def test_a_ballot_of_the_vote_before_does_not_count_in_the_next(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await tell(server, group.host, "!night vote approval")
    who = group.guests[0]
    old = await group.ballot(who)
    first, *_ = await group.films()
    await group.mark(who, old, first)
    await group.press(group.host, "Close the vote")
    await tell(server, group.host, "!night vote score")
    await who.click(old, custom_id=mark_button(first, 0))
    assert "How many points for" in old.content
    assert await group.ballots() == {}
    await group.press(who, "Done", await group.ballot(who))
    assert (await group.snapshot()).turnout.done == 1


async def test_an_old_ballot_pressed_during_a_poll_leads_to_the_poll(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await group.come()
    await tell(server, group.host, "!night vote approval")
    who = group.guests[0]
    old = await group.ballot(who)
    first, *_ = await group.films()
    await group.press(group.host, "Close the vote")
    await tell(server, who, f"!seen id:{first}")
    await tell(server, group.host, "!night vote poll")
    assert first not in await group.films()
    before = old.content
    refused = await who.click(old, custom_id=mark_button(first))
    answer = refused.response or refused.followups[0]
    assert answer.ephemeral
    assert "Vote in the poll" in answer.content
    assert "film 1" not in answer.content.lower()
    assert old.content == before


async def test_the_card_of_a_poll_says_whose_votes_count_and_only_those_do(
    server: SimulatedServer,
) -> None:
    group = await gather(server, 3)
    await group.tell_tastes()
    await group.plan()
    await group.come(group.guests[:1])
    await tell(server, group.host, "!night vote poll")
    assert "people who are in" in text_of(await group.card())
    poll = next(message for message in server.channel.history() if message.poll)
    stranger = group.guests[1]
    await stranger.set_poll_votes(poll, answers=[1])
    await group.host.set_poll_votes(poll, answers=[2])
    await group.guests[0].set_poll_votes(poll, answers=[2])
    night = await group.night()
    assert (night.state, night.movie_id) == (NightState.DECIDED, (await group.films())[1])
    assert await group.ballots() == {
        each.id: {night.movie_id: 1} for each in (group.host, group.guests[0])
    }
    assert "2 people voted" in text_of(await group.card())

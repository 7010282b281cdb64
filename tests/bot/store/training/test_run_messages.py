"""Messages that follow training runs, until they have told the end."""

from bot.domain.runs.order import Order
from bot.domain.runs.reasons import Asked
from bot.domain.runs.record import RunState
from bot.store.store import Store
from tests.bot.store.conftest import TickingClock

CHANNEL, MESSAGE, ANOTHER = 5, 10, 11


async def test_a_message_is_untold_from_the_end_of_its_run_until_it_has_told_it(
    store: Store, clock: TickingClock
) -> None:
    run_id = (await store.runs.begin(Order(Asked()), 2, clock.now())).run_id
    for message_id in (MESSAGE, ANOTHER):
        await store.run_messages.follow(run_id, 1, CHANNEL, message_id)
    assert await store.run_messages.untold() == []

    await store.runs.abandon_unfinished(clock.now())
    untold = await store.run_messages.untold()
    assert [(each.channel_id, each.message_id) for each in untold] == [
        (CHANNEL, MESSAGE),
        (CHANNEL, ANOTHER),
    ]
    assert {(each.run.run_id, each.run.state) for each in untold} == {(run_id, RunState.FAILED)}

    await store.run_messages.told(MESSAGE)
    assert [each.message_id for each in await store.run_messages.untold()] == [ANOTHER]

"""What holds for every kind of retraining rule, those to come included."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.schedules.cron import Cron
from bot.domain.schedules.errors import ScheduleProblem, UnreadableScheduleError
from bot.domain.schedules.policy import TRIGGERS, Policy
from bot.domain.schedules.trigger import Trigger
from bot.messages.schedules import examples, schedule_error

NOON = datetime(2026, 3, 20, 12, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
EXAMPLES = [(kind, text) for kind in TRIGGERS for text in kind.examples]


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=str)
def test_each_kind_reads_its_examples_and_what_it_writes(kind: type[Trigger], text: str) -> None:
    rule = kind.parse(text)

    assert isinstance(rule, kind)
    assert kind.parse(str(rule)) == rule
    assert str(rule).startswith(f"{kind.word} ")
    assert Policy.parse(text) == Policy((rule,))
    assert Policy.parse(str(Policy((rule,)))) == Policy((rule,))


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=str)
def test_each_kind_comes_due_by_time_or_by_likes(kind: type[Trigger], text: str) -> None:
    rule = kind.parse(text)
    assert rule is not None

    moment, gap = rule.next_time(BERLIN, NOON), rule.shortest_gap()

    assert (moment is None) == (gap is None) == (rule.likes_wanted is not None)
    if moment is not None and gap is not None:
        assert moment > NOON
        assert gap >= timedelta(minutes=1)
        following = rule.next_time(BERLIN, moment)
        assert following is not None
        assert following - moment >= gap - timedelta(hours=1)  # daylight saving


@pytest.mark.parametrize("kind", TRIGGERS)
def test_each_kind_leaves_the_text_of_others_alone(kind: type[Trigger]) -> None:
    others = [text for other, text in EXAMPLES if other is not kind]

    assert [kind.parse(text) for text in others] == [None] * len(others)


@pytest.mark.parametrize("kind", TRIGGERS)
def test_the_sentence_about_schedules_shows_an_example_of_each_kind(kind: type[Trigger]) -> None:
    assert f"`{kind.examples[0]}`" in examples()


@pytest.mark.parametrize("problem", ScheduleProblem)
def test_each_problem_has_a_sentence_with_the_next_step(problem: ScheduleProblem) -> None:
    said = schedule_error(UnreadableScheduleError(problem, "*every*"))

    assert said[0].isupper()
    assert said.rstrip("`").endswith(".")


@given(st.text(alphabet="0123456789*/,-#Llw @abcdefmonsuartij", max_size=30))
def test_any_expression_is_a_cron_rule_or_refused(text: str) -> None:
    try:
        rule = Cron.parse(f'cron "{text}"')
    except UnreadableScheduleError:
        return
    assert rule is not None
    moment = rule.next_time(BERLIN, NOON)
    assert moment is None or moment > NOON

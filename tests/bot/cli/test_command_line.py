"""Every command and option is described in `bot/messages/cli/options.py`, and nothing else is."""

import argparse
from collections.abc import Iterator

import pytest

from bot.__main__ import COMMANDS, load_command, main
from bot.messages.cli import options as messages


def described(command: str) -> Iterator[tuple[str, set[str]]]:
    """Yield a command and the commands below it, with the names of their options."""
    parser = argparse.ArgumentParser()
    load_command(command).configure(parser)
    yield from _described(command, parser)


def _described(name: str, parser: argparse.ArgumentParser) -> Iterator[tuple[str, set[str]]]:
    options = set()
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for below, inner in action.choices.items():
                yield from _described(f"{name}-{below}", inner)
        elif action.dest != "help" and action.const is None:
            assert action.help, action.dest
            options.add(action.dest)
        elif isinstance(action, argparse._StoreTrueAction) and action.help != argparse.SUPPRESS:
            options.add(action.dest)
    yield name, options


def test_each_option_has_its_words_and_no_words_are_left_over() -> None:
    found = {name: options for command in COMMANDS for name, options in described(command)}
    assert found == {name: set(words.options) for name, words in messages.COMMANDS.items()}


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([command, "--help"])

    assert ended.value.code == 0
    assert f"matinee {command}" in capsys.readouterr().out


def test_the_list_of_commands_says_what_each_does(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])

    printed = " ".join(capsys.readouterr().out.split())
    for command in COMMANDS:
        assert messages.description(command) in printed


def test_wrong_options_are_refused_in_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["nonsense"], ["demo", "--port", "many"], ["evaluate", "--seed", "-1"], []):
        with pytest.raises(SystemExit) as ended:
            main(words)
        assert ended.value.code == 2
        assert "Traceback" not in capsys.readouterr().err


@pytest.mark.parametrize(
    ("locale", "said"),
    [
        ("ko_KR.UTF-8", "데이터베이스 복사"),
        ("en_GB.UTF-8", "copy the database"),
        ("de_DE", "copy the database"),
        ("C", "copy the database"),
        ("nonsense", "copy the database"),
    ],
)
def test_commands_speak_the_language_of_the_terminal(
    locale: str, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LANGUAGE", locale)
    with pytest.raises(SystemExit):
        main(["backup", "--help"])
    assert said in capsys.readouterr().out

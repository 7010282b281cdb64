"""A second language is one `.po` file; what it lacks or has wrong is read in English."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.diagnosis.check_result import CheckState
from bot.diagnosis.environment import check_languages
from bot.messages import translation
from bot.messages.translation import commands_typed_with, ngettext, speaking
from tests.logged_errors import LoggedErrors

HELLO = "Hello, {name}."
FILM, FILMS = "One film", "{number} films"
PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Hello, {name}."
msgstr "%s"

msgid "One film"
msgid_plural "{number} films"
msgstr[0] "Ein Film"
msgstr[1] "{number} Filme"
"""


@pytest.fixture(autouse=True)
def locales(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(translation, "LOCALES", tmp_path)
    translation._loaded.cache_clear()
    yield tmp_path
    translation._loaded.cache_clear()


def hello() -> str:
    return translation._(HELLO, name="Ana")


def test_without_a_file_people_read_english() -> None:
    with speaking("de"):
        assert hello() == "Hello, Ana."


def test_one_file_is_a_language(locales: Path) -> None:
    (locales / "de.po").write_text(PO % "Hallo {name}!", encoding="utf-8")
    with speaking("de"):
        assert hello() == "Hallo Ana!"
        assert ngettext(FILM, FILMS, 1) == "Ein Film"
        assert ngettext(FILM, FILMS, 3) == "3 Filme"
    assert hello() == "Hello, Ana."


@pytest.mark.parametrize("wrong", ["Hallo {nome}!", "Hallo {name", "Hallo {0}!", "Hallo {name!z}"])
def test_a_malformed_sentence_is_read_in_english(
    locales: Path, wrong: str, logged_errors: LoggedErrors
) -> None:
    (locales / "de.po").write_text(PO % wrong, encoding="utf-8")
    with speaking("de"):
        assert hello() == "Hello, Ana."
    logged_errors.expect("in English")


@pytest.mark.parametrize(
    "broken",
    [
        'msgid "Hello, {name}."\nmsgstr Hallo\n',
        'msgid "Hello, {name}.\nmsgstr "Hallo {name}!"\n',
        'msgid "Hello, {name}."\nmsgstr "Hallo {name}!\n',
        'msgid "Hello, {name}."\nmsgstr "Hallo \udcff {name}!"\n',
        'msgid "Hello, {name}."\nmsgstr "Hallo!"\n',
        'msgid "Hello, {name}."\nnonsense\n',
    ],
)
def test_one_broken_entry_is_read_in_english_and_the_others_stay(
    locales: Path, broken: str, logged_errors: LoggedErrors
) -> None:
    head, _good, rest = (PO % "Hallo {name}!").strip().split("\n\n")
    written = "\n\n".join([head, broken, rest])
    (locales / "de.po").write_text(written, encoding="utf-8", errors="surrogateescape")
    with speaking("de"):
        assert hello() == "Hello, Ana."
        assert ngettext(FILM, FILMS, 3) == "3 Filme"
    assert len(translation.broken_entries("de")) == 1
    logged_errors.expect("in English")


def test_commands_are_shown_as_they_are_typed_in_the_conversation() -> None:
    def next_step() -> str:
        return translation._("No night is planned. Plan one: `{prefix}night plan`")

    assert next_step().endswith("`!night plan`")
    with commands_typed_with("/"):
        assert next_step().endswith("`/night plan`")
    with commands_typed_with("?"):
        assert ngettext("`{prefix}like` a film", "`{prefix}like` films", 2) == "`?like` films"


def test_the_doctor_tells_the_owner(locales: Path, logged_errors: LoggedErrors) -> None:
    assert check_languages().state is CheckState.OK
    (locales / "ko.po").write_text(PO % "{nome} 님, 안녕하세요.", encoding="utf-8")
    translation._loaded.cache_clear()
    found = check_languages()
    assert found.state is CheckState.WARNING
    assert "Hello, {name}." in found.summary
    logged_errors.expect("in English")

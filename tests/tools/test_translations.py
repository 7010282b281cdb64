"""The check of translations finds what a translator or a programmer forgot."""

import re
from pathlib import Path

import pytest

from tools import translations

CODE = """
from bot.messages.translation import _, ngettext
def hello(name: str) -> str: return _("Hello, {name}.", name=name)
def films(n: int) -> str: return ngettext("One film", "{number} films", n)
"""
HEAD = 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\n'
FILMS = (
    'msgid "One film"\nmsgid_plural "{number} films"\n'
    'msgstr[0] "Ein Film"\nmsgstr[1] "{number} Filme"\n\n'
)
GOOD = HEAD + FILMS + 'msgid "Hello, {name}."\nmsgstr "Hallo {name}!"\n'


@pytest.fixture(autouse=True)
def sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(translations, "SENTENCES", tmp_path)
    monkeypatch.setattr(translations, "LOCALES", tmp_path / "locales")
    (tmp_path / "locales").mkdir()
    (tmp_path / "hello.py").write_text(CODE)
    return tmp_path


def test_the_source_alone_is_fine() -> None:
    assert translations.main(["check"]) == 0


def test_a_whole_translation_is_fine(sentences: Path) -> None:
    (sentences / "locales" / "de.po").write_text(GOOD)
    assert translations.main(["check"]) == 0


@pytest.mark.parametrize(
    ("po", "fault"),
    [
        (HEAD + FILMS, "is not translated"),
        (GOOD.replace("Hallo {name}!", ""), "is not translated"),
        (GOOD.replace("{number} Filme", ""), "is not translated"),
        (GOOD.replace("Hallo {name}!", "Hallo {nome}!"), "other values"),
        (GOOD.replace("Hallo {name}!", "Hallo!"), "other values"),
        (GOOD.replace("Hallo {name}!", "Hallo {name"), "expected '}'"),
        (GOOD + '\nmsgid "Bye."\nmsgstr "Tschau."\n', "nobody says"),
        (GOOD + "\nmsgid nonsense\n", "can't be used"),
        (GOOD.replace("Hallo {name}!", "{name}을 환영해요"), "fits some values only"),
        (GOOD.replace("Hallo {name}!", "{name}를(을) 환영해요"), "fits some values only"),
    ],
)
def test_faults_are_found(
    sentences: Path, po: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (sentences / "locales" / "de.po").write_text(po)
    assert translations.main(["check"]) == 1
    assert fault in capsys.readouterr().err


def test_a_sentence_that_cannot_be_filled_in_is_found(
    sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sentences / "hello.py").write_text(CODE.replace("{name}.", "{}."))
    assert translations.main(["check"]) == 1
    assert "values have names" in capsys.readouterr().err


def test_a_sentence_inside_another_is_found(
    sentences: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nested = CODE.replace("name=name", "name=f\"{_('friend')}\"")
    (sentences / "hello.py").write_text(nested)
    assert translations.main(["check"]) == 1
    assert "a line of its own" in capsys.readouterr().err


def test_a_new_language_has_every_sentence(sentences: Path) -> None:
    assert translations.main(["add", "ko"]) == 0
    written = (sentences / "locales" / "ko.po").read_text()
    assert "Hello, {name}." in written
    assert "{number} films" in written


def test_an_update_changes_nothing_but_what_is_new(sentences: Path) -> None:
    assert translations.main(["add", "ko"]) == 0
    file = sentences / "locales" / "ko.po"
    written = re.sub(r"(?<=Creation-Date: )[^+]+", "2020-01-01 00:00", file.read_text())
    file.write_text(written)
    assert translations.main(["update"]) == 0
    assert file.read_text() == written

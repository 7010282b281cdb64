"""Sentences and their translations: `python -m tools.translations check | update | add LANGUAGE`.

`check` fails when a sentence cannot be found or filled in, or when a language lacks a sentence, has
one that nobody uses, one that cannot be read, one with other {values} than the English one, or a
Korean particle that does not follow its value. `update` brings the `.po`
files up to date with the code; `add ko` begins a new language.
"""

import ast
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from bot.messages.particles import misspelt
from bot.messages.po_files import read_entries, texts_of, values_in

ROOT = Path(__file__).parent.parent
SENTENCES = ROOT / "bot" / "messages"
LOCALES = SENTENCES / "locales"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one of the three; return 0 when all is well."""
    command, *languages = (sys.argv[1:] if arguments is None else arguments) or ["check"]
    source, warnings = extracted()
    match command:
        case "check":
            faults = [*warnings, *_faults_of_source(source), *_faults_of_languages(source)]
            for fault in faults:
                print(fault, file=sys.stderr)
            print(f"{len(source)} sentences, {len(_files())} translations, {len(faults)} faults")
            return bool(faults)
        case "update":
            for path in _files():
                with path.open("rb") as file:
                    catalogue = read_po(file, locale=path.stem, abort_invalid=True)
                catalogue.update(source, update_creation_date=False)
                _write(path, catalogue)
        case "add":
            for language in languages:
                path = LOCALES / f"{language}.po"
                catalogue = Catalog(locale=language, project="Matinee")
                catalogue.update(source)
                _write(path, catalogue)
        case _:
            print(__doc__, file=sys.stderr)
            return 2
    return 0


def extracted() -> tuple[Catalog, list[str]]:
    """Return every sentence in `bot/messages`, with where it is, and what Babel warns of."""
    catalogue = Catalog(project="Matinee")
    found = extract_from_dir(
        SENTENCES, method_map=[("**.py", "python")], keywords=KEYWORDS, comment_tags=("For",)
    )
    # Babel only prints that it skips a sentence, such as one in an f-string.
    with redirect_stderr(io.StringIO()) as warnings:
        sentences = sorted(found, key=lambda each: each[:2])
    for name, line, message, comments, context in sentences:
        catalogue.add(message, None, [(name, line)], auto_comments=comments, context=context)
    return catalogue, warnings.getvalue().splitlines()


def _faults_of_source(source: Catalog) -> Iterator[str]:
    for message in _sentences(source):
        try:
            for text in texts_of(message.id):
                values_in(text)
        except ValueError as error:
            yield f"{_place(message)}: {message.id!r}: {error}"
    known = {texts_of(message.id)[0] for message in _sentences(source)}
    for path in sorted(SENTENCES.rglob("*.py")):
        for line, text in _called(ast.parse(path.read_text("utf-8"))):
            if text not in known:
                # Babel passes over sentences inside others, and inside f-strings.
                yield f"{path.name}:{line}: {text!r} is not found there; give it a line of its own"


def _called(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Yield the text of each sentence in a module, with its line."""
    for call in ast.walk(module):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.args:
            place = 1 if call.func.id == "pgettext" else 0
            text = call.args[place] if call.func.id in KEYWORDS else None
            if isinstance(text, ast.Constant) and isinstance(text.value, str):
                yield call.lineno, text.value


def _faults_of_languages(source: Catalog) -> Iterator[str]:
    known = {(message.id, message.context) for message in _sentences(source)}
    for path in _files():
        catalogue, broken = read_entries(path)
        for entry in broken:
            yield f"{path.name}: {entry.sentence!r} can't be used: {entry.reason}"
        for message in _sentences(catalogue):
            if (message.id, message.context) not in known:
                yield f"{path.name}: nobody says {message.id!r}"
        for message in _sentences(source):
            yield from _faults_of_translation(path.name, message, catalogue)


def _faults_of_translation(name: str, message: Message, catalogue: Catalog) -> Iterator[str]:
    translated = catalogue.get(texts_of(message.id)[0], message.context)
    if translated is None or translated.fuzzy or not all(texts_of(translated.string)):
        yield f"{name}: {message.id!r} is not translated ({_place(message)})"
        return
    for text in texts_of(translated.string):
        if particle := misspelt(text):
            yield f"{name}: {text!r} has {particle!r}, which fits some values only"


def _sentences(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _place(message: Message) -> str:
    return ", ".join(f"bot/messages/{name}:{line}" for name, line in message.locations)


def _files() -> list[Path]:
    return sorted(LOCALES.glob("*.po"))


def _write(path: Path, catalogue: Catalog) -> None:
    path.parent.mkdir(exist_ok=True)
    # Without line numbers a change of code leaves the sentences it does not touch alone.
    for message in catalogue:
        message.locations = [(name, 0) for name in dict.fromkeys(dict(message.locations))]
    with path.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=100,
            sort_by_file=True,
            ignore_obsolete=True,
            include_lineno=False,
        )


if __name__ == "__main__":
    sys.exit(main())

"""Sentences and their translations: `python -m tools.translations check | update | add LANGUAGE`.

`check` fails when a sentence cannot be found or filled in, or when a language lacks a sentence, has
one that nobody uses, or has one with other {values} than the English one. `update` brings the `.po`
files up to date with the code; `add ko` begins a new language.
"""

import io
import string
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import PoFileError, read_po, write_po

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
                catalogue = _read(path)
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
            for text in _texts(message.id):
                _fields(text)
        except ValueError as error:
            yield f"{_place(message)}: {message.id!r}: {error}"


def _faults_of_languages(source: Catalog) -> Iterator[str]:
    for path in _files():
        try:
            catalogue = _read(path)
        except PoFileError as error:
            yield f"{path.name}: {error}"
            continue
        known = {(message.id, message.context) for message in _sentences(source)}
        for message in _sentences(catalogue):
            if (message.id, message.context) not in known:
                yield f"{path.name}: nobody says {message.id!r}"
        for message in _sentences(source):
            yield from _faults_of_translation(path.name, message, catalogue)


def _faults_of_translation(name: str, message: Message, catalogue: Catalog) -> Iterator[str]:
    key = message.id if isinstance(message.id, str) else message.id[0]
    translated = catalogue.get(key, message.context)
    if translated is None or translated.fuzzy or not all(_texts(translated.string)):
        yield f"{name}: {message.id!r} is not translated ({_place(message)})"
        return
    wanted = {field for text in _texts(message.id) for field in _fields(text)}
    for text in _texts(translated.string):
        try:
            others = _fields(text) - wanted
            lacking = wanted - _fields(text) - {"number"}
        except ValueError as error:
            yield f"{name}: {text!r}: {error}"
            continue
        if others or lacking:
            yield f"{name}: {text!r} has other values than {message.id!r}"


def _sentences(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _texts(texts: str | Sequence[str] | None) -> tuple[str, ...]:
    return (texts or "",) if texts is None or isinstance(texts, str) else tuple(texts)


def _fields(text: str) -> set[str]:
    """Return the names of the {values} in a sentence; raises ValueError when it is malformed."""
    names = {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}
    unnamed = [name for name in names if not name.isidentifier()]
    if unnamed:
        raise ValueError(f"values have names, and {unnamed} are none")
    return names


def _place(message: Message) -> str:
    return ", ".join(f"bot/messages/{name}:{line}" for name, line in message.locations)


def _files() -> list[Path]:
    return sorted(LOCALES.glob("*.po"))


def _read(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.stem, abort_invalid=True)


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

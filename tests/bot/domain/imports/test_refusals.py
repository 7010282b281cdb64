"""Files that are no history, damaged or hostile are refused with one clear reason."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.imports import archive, reading
from bot.domain.imports.reading import read_history
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from bot.messages.errors.imports import import_refused

TABLE = "Title,Year,Rating\nHeat,1995,4\n"
BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def packed(*entries: tuple[str, bytes], how: int = ZIP_DEFLATED) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", how) as file:
        for name, content in entries:
            file.writestr(name, content)
    return buffer.getvalue()


def refusal(content: bytes, name: str = "x.csv") -> Refusal:
    with pytest.raises(ImportRefusedError) as caught:
        read_history(content, name)
    assert import_refused(caught.value)
    return caught.value.refusal


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", Refusal.EMPTY),
        (b" \r\n\r\n", Refusal.EMPTY),
        (b"\xef\xbb\xbf", Refusal.EMPTY),
        (b"Title,Year\n", Refusal.EMPTY),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), Refusal.PICTURE),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), Refusal.PICTURE),
        (b"RIFF\x10\0\0\0WEBPVP8 " + bytes(200), Refusal.PICTURE),
        (b"\0\0\0\x18ftypheic" + bytes(200), Refusal.PICTURE),
        (b"BM\x36\x03\0\0\0\0\0\0" + bytes(200), Refusal.PICTURE),
        (b'<?xml version="1.0"?><svg xmlns="x"/>', Refusal.PICTURE),
        (b"\0\0\0\x18ftypisom" + bytes(200), Refusal.NOT_A_HISTORY),
        (b"%PDF-1.7\n" + bytes(range(256)), Refusal.DOCUMENT),
        (b"{\\rtf1\\ansi Heat (1995)}", Refusal.DOCUMENT),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", Refusal.WEB_PAGE),
        (b"<!-- saved from url=(0020)https://x -->\n<html lang=en>", Refusal.WEB_PAGE),
        (b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C">', Refusal.WEB_PAGE),
        ("<HTML><p>Heat</p>".encode("utf-16"), Refusal.WEB_PAGE),
        (b"From: <Saved by Blink>\nContent-Type: multipart/related;\n\n", Refusal.WEB_PAGE),
        (b"\x1f\x8b\x08" + bytes(200), Refusal.OTHER_ARCHIVE),
        (b"ratings.csv".ljust(257, b"\0") + b"ustar", Refusal.OTHER_ARCHIVE),
        (b"\xd0\xcf\x11\xe0" + bytes(200), Refusal.SPREADSHEET),
        (bytes(range(1, 32)) * 20, Refusal.NOT_A_HISTORY),
        (b"dear diary, today I saw a film", Refusal.UNKNOWN_LAYOUT),
        (b"Name,Address\nAna,Here\n", Refusal.UNKNOWN_LAYOUT),
        (b'Title,Date\n"Lost: Season 1: Pilot",1/2/20\n', Refusal.WITHOUT_YEARS),
        (b'{"a": 1}', Refusal.UNKNOWN_LAYOUT),
        (b"[" * 100_000, Refusal.DAMAGED),
        (b'[{"movie": ', Refusal.DAMAGED),
        (b"<recentratings><film>", Refusal.DAMAGED),
        (b"<rss><film/></rss>", Refusal.UNKNOWN_LAYOUT),
        ((BOMB + "<recentratings>&b;</recentratings>").encode(), Refusal.SUSPICIOUS_XML),
    ],
)
def test_what_is_no_history(content: bytes, expected: Refusal) -> None:
    assert refusal(content) is expected


def test_archives_that_are_not_harmless(monkeypatch: pytest.MonkeyPatch) -> None:
    assert refusal(packed(("../../x.csv", TABLE.encode()))) is Refusal.SUSPICIOUS_ARCHIVE
    assert refusal(packed(("/etc/x.csv", TABLE.encode()))) is Refusal.SUSPICIOUS_ARCHIVE
    assert refusal(packed(("C:\\x.csv", TABLE.encode()))) is Refusal.SUSPICIOUS_ARCHIVE
    assert refusal(packed(("x.csv", b"a" * 5_000_000))) is Refusal.SUSPICIOUS_ARCHIVE
    many = packed(*((f"{number}.csv", b"") for number in range(2_001)))
    assert refusal(many) is Refusal.SUSPICIOUS_ARCHIVE
    assert refusal(packed(("x.csv", TABLE.encode()))[:-30]) is Refusal.DAMAGED
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 20)
    assert refusal(packed(("x.csv", TABLE.encode()))) is Refusal.TOO_LARGE


SHEET = (("[Content_Types].xml", b"<Types/>"), ("xl/worksheets/sheet1.xml", b"<worksheet/>"))
NESTED = packed(("x.csv", TABLE.encode()))


def open_document(kind: str) -> bytes:
    return packed(
        ("mimetype", f"application/vnd.oasis.opendocument.{kind}".encode()), how=ZIP_STORED
    )


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (packed(*SHEET), "x.xlsx", Refusal.SPREADSHEET),
        (packed(SHEET[0], ("word/document.xml", b"<w/>")), "x.docx", Refusal.DOCUMENT),
        (open_document("spreadsheet"), "x.ods", Refusal.SPREADSHEET),
        (open_document("text"), "x.odt", Refusal.DOCUMENT),
        (packed(("Index/Document.iwa", b"x")), "x.numbers", Refusal.SPREADSHEET),
        (packed(("Index/Document.iwa", b"x")), "x.pages", Refusal.DOCUMENT),
        (packed(("note.txt", b"hello"), ("b.txt", b"")), "x.zip", Refusal.UNKNOWN_LAYOUT),
    ],
)
def test_a_zip_that_is_something_else_as_a_whole(
    content: bytes, name: str, expected: Refusal
) -> None:
    assert refusal(content, name) is expected


@pytest.mark.parametrize(
    ("entries", "name", "expected"),
    [
        ((("a/export.zip", NESTED),), "a/export.zip", Refusal.NESTED_ARCHIVE),
        ((("me.png", b"x"), ("films.XLSX", b"x")), "films.XLSX", Refusal.SPREADSHEET),
        ((("me.jpeg", b"x"),), "me.jpeg", Refusal.PICTURE),
        ((("note.txt", b"hello"), ("list.pdf", b"x")), "list.pdf", Refusal.DOCUMENT),
        ((("films.csv", b"Title\nHeat\n"),), "films.csv", Refusal.WITHOUT_YEARS),
    ],
)
def test_a_zip_without_films_is_refused_for_what_it_holds_instead(
    entries: tuple[tuple[str, bytes], ...], name: str, expected: Refusal
) -> None:
    with pytest.raises(ImportRefusedError) as caught:
        read_history(packed(*entries), "x.zip")
    assert (caught.value.refusal, caught.value.name) == (expected, name)


def test_what_else_a_zip_with_films_holds_does_not_matter() -> None:
    beside = ("x.csv", TABLE.encode()), ("old.zip", NESTED), ("poster.jpg", b"x")
    assert len(read_history(packed(*beside), "x.zip").rows) == 1


def test_an_archive_whose_header_lies_about_its_size() -> None:
    honest = packed(("x.csv", TABLE.encode() * 50))
    size = struct.pack("<I", len(TABLE) * 50)
    assert refusal(honest.replace(size, struct.pack("<I", 10))) is Refusal.DAMAGED


def test_a_link_and_a_password() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as file:
        link = ZipInfo("x.csv")
        link.external_attr = 0o120777 << 16
        file.writestr(link, "/etc/passwd")
    assert refusal(buffer.getvalue()) is Refusal.SUSPICIOUS_ARCHIVE
    content = bytearray(packed(("x.csv", TABLE.encode())))
    for start in (content.find(b"PK\x03\x04") + 6, content.find(b"PK\x01\x02") + 8):
        content[start] |= 1
    assert refusal(bytes(content)) is Refusal.ENCRYPTED


def test_too_many_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.domain.imports.table.MAX_ROWS", 3)
    assert refusal(b"Title,Year\n" + b"Heat,1995\n" * 4) is Refusal.TOO_MANY_ROWS
    monkeypatch.setattr(reading, "MAX_ROWS", 3)
    two = packed(*((name, b"Title,Year\n" + b"Heat,1995\n" * 2) for name in ("a.csv", "b.csv")))
    assert refusal(two) is Refusal.TOO_MANY_ROWS


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        said = len(read_history(text.encode("utf-8", "surrogatepass"), "x.csv").rows) > 0
    except ImportRefusedError as refused:
        said = bool(import_refused(refused))
    assert said

"""Files that are no history, damaged or hostile are refused with one clear reason."""

import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.imports import archive, reading
from bot.domain.imports.reading import read_history
from bot.domain.imports.refusals import ImportRefusedError, Refusal
from bot.messages.errors.imports import import_refused

TABLE = "Title,Year,Rating\nHeat,1995,4\n"
BOMB = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'


def packed(*entries: tuple[str, bytes]) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as file:
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
        (b"\x89PNG\r\n\x1a\n" + bytes(200), Refusal.NOT_A_HISTORY),
        (b"\xff\xd8\xff\xe0" + bytes(range(256)), Refusal.NOT_A_HISTORY),
        (b"%PDF-1.7\n" + bytes(range(256)), Refusal.NOT_A_HISTORY),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", Refusal.NOT_A_HISTORY),
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
    assert refusal(packed(("nested.zip", packed(("x.csv", TABLE.encode()))))) is (
        Refusal.UNKNOWN_LAYOUT
    )
    many = packed(*((f"{number}.csv", b"") for number in range(2_001)))
    assert refusal(many) is Refusal.SUSPICIOUS_ARCHIVE
    assert refusal(packed(("x.csv", TABLE.encode()))[:-30]) is Refusal.DAMAGED
    monkeypatch.setattr(archive, "MAX_UNPACKED_BYTES", 20)
    assert refusal(packed(("x.csv", TABLE.encode()))) is Refusal.TOO_LARGE


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

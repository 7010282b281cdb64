"""Places, offsets and abbreviations find the one zone that they mean, or the ones they may."""

import pytest

from bot.domain.zones import SeveralZonesError, near_places, the_zone


@pytest.mark.parametrize(
    ("text", "zone"),
    [
        ("Berlin", "Europe/Berlin"),
        ("Germany", "Europe/Berlin"),
        ("Deutschland", "Europe/Berlin"),
        ("münchen", "Europe/Berlin"),
        ("São Paulo", "America/Sao_Paulo"),
        ("los angeles", "America/Los_Angeles"),
        ("UK", "Europe/London"),
        ("EST", "America/New_York"),
        ("PT", "America/Los_Angeles"),
        ("GMT+2", "Etc/GMT-2"),
        ("UTC-3", "Etc/GMT+3"),
        ("UTC+0", "UTC"),
        ("UTC+5:30", "Asia/Kolkata"),
        ("UTC+5.5", "Asia/Kolkata"),
        ("America/New_York", "America/New_York"),
        ("Tokyo time", "Asia/Tokyo"),
        ("hora de Madrid", "Europe/Madrid"),
        ("Central European Time", "Europe/Berlin"),
        ("Mitteleuropäische Zeit", "Europe/Berlin"),
        ("Greenwich Mean Time", "UTC"),
        ("Texas", "America/Chicago"),
        ("Berlin, Germany", "Europe/Berlin"),
        ("Portland, Oregon", "America/Los_Angeles"),
        ("Berlin Germany", "Europe/Berlin"),
        ("manchester uk", "Europe/London"),
        ("CDMX", "America/Mexico_City"),
        ("Bayern", "Europe/Berlin"),
        ("Berlin, Spain", None),
        ("time", None),
        ("nowhere at all", None),
    ],
)
def test_one_zone_is_found(text: str, zone: str | None) -> None:
    assert the_zone(text) == zone


@pytest.mark.parametrize(
    ("text", "first", "other"),
    [
        ("USA", "America/New_York", "America/Chicago"),
        ("Australia", "Australia/Sydney", "Australia/Perth"),
        ("Brazil", "America/Sao_Paulo", "America/Manaus"),
        ("Canada", "America/Toronto", "America/Vancouver"),
        ("Estados Unidos", "America/New_York", "America/Los_Angeles"),
        ("Birmingham", "Europe/London", "America/Chicago"),
        ("San José", "America/Los_Angeles", "America/Costa_Rica"),
        ("CST", "America/Chicago", "Asia/Shanghai"),
    ],
)
def test_several_zones_are_offered_the_likeliest_first(text: str, first: str, other: str) -> None:
    with pytest.raises(SeveralZonesError) as several:
        the_zone(text)
    zones = several.value.zones
    assert zones[0] == first
    assert other in zones
    assert len(zones) <= 25


def test_misspelled_places_have_near_ones() -> None:
    assert near_places("Berln")[0] == "Berlin"
    assert near_places("qqqqqq") == []

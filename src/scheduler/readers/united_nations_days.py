"""Days on which the United Nations holds no meetings, or asks bodies to avoid them.

Two Eids are official holidays and Orthodox Good Friday is kept free by arrangement (A/RES/69/250,
A/RES/51/211). Bodies are invited to avoid the others. The library `holidays` has no calendar of the
organization, but each of these days is a holiday of some country.
"""

from collections.abc import Mapping, Sequence
from datetime import date

# Each day by its name, with a country that keeps it and the name it has there in the library.
_OFFICIAL = {
    "Eid al-Fitr": ("AE", "Eid al-Fitr"),
    "Eid al-Adha": ("AE", "Eid al-Adha"),
    "Orthodox Good Friday": ("GR", "Good Friday"),
}
_TO_AVOID = {
    "Orthodox Christmas": ("KZ", "Orthodox Christmas"),
    "Lunar New Year": ("SG", "Chinese New Year"),
    "Nowruz": ("IR", "Nowruz"),
    "Day of Vesak": ("SG", "Vesak Day"),
    "Yom Kippur": ("IL", "Yom Kippur"),
    "Diwali": ("IN", "Diwali"),
    "Gurpurab": ("IN", "Guru Nanak's Birthday"),
}


def official_days(days: Sequence[date]) -> dict[date, str]:
    """Those without meetings, among some days."""
    return _among(_OFFICIAL, days)


def days_to_avoid(days: Sequence[date]) -> dict[date, str]:
    """Those that bodies are invited to avoid, among some days."""
    return _among(_TO_AVOID, days)


def _among(wanted: Mapping[str, tuple[str, str]], days: Sequence[date]) -> dict[date, str]:
    from holidays import country_holidays

    years = {day.year for day in days}
    found: dict[date, str] = {}
    for name, (country, there) in wanted.items():
        for day, title in country_holidays(country, years=years, language="en_US").items():
            names = title.removesuffix(" (estimated)").split("; ")
            if day in days and there in names:
                found[day] = name
    return found

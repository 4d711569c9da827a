"""The time zone of a conference: stated, or found from its place where that leaves no doubt."""

import re
from collections.abc import Iterable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from scheduler.readers.faults import Faults, closest

_AREAS = ("Europe", "America", "Asia", "Africa", "Australia", "Pacific", "Atlantic", "Indian")
# Cities where bodies meet that the IANA database does not name, by the zone they lie in.
_CITIES = {
    "geneva": "Europe/Zurich", "bonn": "Europe/Berlin", "the hague": "Europe/Amsterdam",
    "gland": "Europe/Zurich", "hamburg": "Europe/Berlin", "montreal": "America/Toronto",
    "montréal": "America/Toronto", "washington": "America/New_York", "bern": "Europe/Zurich",
    "addis ababa": "Africa/Addis_Ababa", "beijing": "Asia/Shanghai", "new delhi": "Asia/Kolkata",
    "the united nations headquarters": "America/New_York", "doha": "Asia/Qatar",
    "istanbul": "Europe/Istanbul", "antalya": "Europe/Istanbul", "nicosia": "Asia/Nicosia",
    "abu dhabi": "Asia/Dubai", "sharm el-sheikh": "Africa/Cairo", "marrakech": "Africa/Casablanca",
    "marrakesh": "Africa/Casablanca", "glasgow": "Europe/London", "katowice": "Europe/Warsaw",
    "durban": "Africa/Johannesburg", "pretoria": "Africa/Johannesburg", "kyoto": "Asia/Tokyo",
    "cali": "America/Bogota", "salvador": "America/Bahia", "lausanne": "Europe/Zurich",
    "montreux": "Europe/Zurich", "basel": "Europe/Zurich", "nagoya": "Asia/Tokyo",
    "genève": "Europe/Zurich", "ginebra": "Europe/Zurich", "женева": "Europe/Zurich",
    "日内瓦": "Europe/Zurich", "جنيف": "Europe/Zurich", "vienne": "Europe/Vienna",
    "viena": "Europe/Vienna", "вена": "Europe/Vienna", "维也纳": "Europe/Vienna",
    "فيينا": "Europe/Vienna", "nueva york": "America/New_York", "нью-йорк": "America/New_York",
    "纽约": "America/New_York", "نيويورك": "America/New_York", "roma": "Europe/Rome",
    "найроби": "Africa/Nairobi", "内罗毕": "Africa/Nairobi", "نيروبي": "Africa/Nairobi",
    "波恩": "Europe/Berlin", "бонн": "Europe/Berlin", "بون": "Europe/Berlin",
    "بيروت": "Asia/Beirut", "beyrouth": "Asia/Beirut", "beirut": "Asia/Beirut",
    "贝鲁特": "Asia/Beirut", "бейрут": "Asia/Beirut", "nairobi": "Africa/Nairobi",
    "罗马": "Europe/Rome", "рим": "Europe/Rome", "روما": "Europe/Rome", "巴黎": "Europe/Paris",
    "париж": "Europe/Paris", "باريس": "Europe/Paris", "parís": "Europe/Paris",
    "蒙特利尔": "America/Toronto", "монреаль": "America/Toronto", "مونتريال": "America/Toronto",
    "addis-abeba": "Africa/Addis_Ababa", "addis abeba": "Africa/Addis_Ababa",
    "аддис-абеба": "Africa/Addis_Ababa", "亚的斯亚贝巴": "Africa/Addis_Ababa",
    "أديس أبابا": "Africa/Addis_Ababa", "曼谷": "Asia/Bangkok", "бангкок": "Asia/Bangkok",
    "بانكوك": "Asia/Bangkok", "santiago de chile": "America/Santiago",
    "圣地亚哥": "America/Santiago", "сантьяго": "America/Santiago", "سانتياغو": "America/Santiago",
    "海牙": "Europe/Amsterdam", "la haye": "Europe/Amsterdam", "la haya": "Europe/Amsterdam",
    "гаага": "Europe/Amsterdam", "لاهاي": "Europe/Amsterdam", "londres": "Europe/London",
    "лондон": "Europe/London", "伦敦": "Europe/London", "لندن": "Europe/London",
    "北京": "Asia/Shanghai", "pékin": "Asia/Shanghai", "пекин": "Asia/Shanghai",
    "القاهرة": "Africa/Cairo", "le caire": "Africa/Cairo", "el cairo": "Africa/Cairo",
    "москва": "Europe/Moscow", "moscou": "Europe/Moscow", "moscú": "Europe/Moscow",
    "bali": "Asia/Makassar", "ciudad de méxico": "America/Mexico_City",
    "rio de janeiro": "America/Sao_Paulo", "ottawa": "America/Toronto", "busan": "Asia/Seoul",
    "incheon": "Asia/Seoul", "yokohama": "Asia/Tokyo", "barcelona": "Europe/Madrid",
    "milan": "Europe/Rome", "trieste": "Europe/Rome", "strasbourg": "Europe/Paris",
    "cartagena": "America/Bogota", "hyderabad": "Asia/Kolkata", "chiang mai": "Asia/Bangkok",
    "atlanta": "America/New_York", "punta del este": "America/Montevideo",
}  # fmt: skip


def zone_of(zone: str, place: str, faults: Faults, notices: list[str]) -> str:
    """The zone's IANA name; notes a fault if it is unknown, or neither said nor to be found."""
    if zone:
        if is_zone(zone):
            return zone
        faults.add(("zone",), f"“{zone}” is not an IANA time zone.", _near(zone))
        return "UTC"
    city = place.split(",")[0].strip()
    found = zone_of_place(place)
    if found is None:
        faults.add(
            (), "“zone” is missing.", "Add the IANA time zone, such as “zone: Europe/Vienna”."
        )
        return "UTC"
    notices.append(f"The time zone, {found}, is taken from the place, {city}.")
    return found


def zone_of_place(place: str) -> str | None:
    """The IANA zone of a place (`Rome`, `Panama City (Panama)`), None where it leaves doubt.

    That of a city, else that of a country that has but one.
    """
    parts = [part.strip() for part in re.split(r"[,()]", place) if part.strip()]
    cities = (*parts, *(part.removesuffix(" City") for part in parts))
    return next(filter(None, map(_zone_of_city, cities)), None) or _zone_of_country(parts)


def _zone_of_city(city: str) -> str | None:
    found = _CITIES.get(city.lower())
    if found is None and city:
        names = [f"{area}/{city.title().replace(' ', '_')}" for area in _AREAS]
        matches = [name for name in names if is_zone(name)]
        found = matches[0] if len(matches) == 1 else None
    return found


def _zone_of_country(names: Iterable[str]) -> str | None:
    """The zone of a country that has only one, by its name in English."""
    from importlib.resources import files

    tables = files("tzdata") / "zoneinfo"
    rows = (tables / "iso3166.tab").read_text("utf-8").splitlines()
    codes = {name.lower(): code for code, _, name in (row.partition("\t") for row in rows)}
    called = (re.sub(r"^.*\b(?:republic|kingdom|state) of (?:the )?", "", n.lower()) for n in names)
    country = next((codes[name] for name in called if name in codes), None)
    rows = (tables / "zone.tab").read_text("utf-8").splitlines()
    zones = [row.split("\t")[2] for row in rows if country and row.startswith(f"{country}\t")]
    return zones[0] if len(zones) == 1 else None


def is_zone(name: str) -> bool:
    """Whether there is an IANA zone of that name."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _near(name: str) -> str:
    from zoneinfo import available_timezones

    zones = available_timezones()
    city = name.rpartition("/")[2].replace(" ", "_").lower()
    ending = sorted(zone for zone in zones if zone.rpartition("/")[2].lower() == city)
    if ending:
        return f"Did you mean “{ending[0]}”?"
    hint = closest(name, zones)
    return hint if hint.startswith("Did") else "Write an IANA name such as Europe/Vienna."

"""Public holidays of a country, from the library `holidays`, and the country of a time zone.

The library knows countries and, as in `AT-9`, their subdivisions. What an organization keeps free
besides, a file has under `closed`; of the United Nations some days are known
(`scheduler.readers.united_nations_days`). Where a file says nothing, the holidays of the place stay
free if the conference goes on over a weekend. Shorter ones are put between holidays by those who
choose their days, and need not wait for the library.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache

from scheduler.domain.clock import day_name
from scheduler.domain.conference import Meeting
from scheduler.readers.faults import Faults, WrongValueError, closest
from scheduler.readers.united_nations_days import official_days
from scheduler.readers.yaml_source import Place

OF_THE_PLACE = "of the place"
UNITED_NATIONS = ("united nations", "of the united nations")
LOOKED_UP = (
    "Public holidays of the place stay free, as the conference goes on over a weekend; "
    "“holidays: none” has meetings on them."
)
SATURDAY = 5
NOT_LOOKED_UP = (
    "No series of meetings falls on a public holiday; “holidays: of the place” looks them up."
)


def goes_over_a_weekend(days: Iterable[date]) -> bool:
    """Whether days have a weekend among them."""
    return any(day.weekday() == SATURDAY for day in days)


def usual_holidays(zone: str, days: Sequence[date]) -> dict[date, str] | None:
    """Those of the place where a file says nothing; None where they are not looked up."""
    if not goes_over_a_weekend(days):
        return None
    try:
        return holidays_in(_country_of(zone), days)
    except WrongValueError:
        return None


def read_holidays(
    written: Sequence[str], zone: str, days: Sequence[date], place: Place, faults: Faults
) -> dict[date, str]:
    """The holidays among some days, with their names; notes a fault for an unknown country."""
    found: dict[date, str] = {}
    if written and not days:
        message = "Which of its days are holidays cannot be told."
        faults.add(place, message, "Add a line “dates: …” with the first and last day.")
    for text in written if days else ():
        try:
            if text.lower() in UNITED_NATIONS:
                found |= official_days(days)
                continue
            code = _country_of(zone) if text.lower() == OF_THE_PLACE else text
            if code.lower() != "none":
                found |= holidays_in(code, days)
        except WrongValueError as error:
            faults.wrong(place, WrongValueError(error.message, error.hint))
    return found


def holidays_in(country: str, days: Sequence[date]) -> dict[date, str]:
    """The holidays of a country (`AT`, `Austria`, `AT-9`) among days; raises WrongValueError."""
    # Here, because it takes a quarter of a second, and most files do not ask for it.
    from holidays import country_holidays

    name, _, part = country.strip().partition("-")
    years = {day.year for day in days}
    code = _code(name)
    try:
        known = country_holidays(code, subdiv=part.strip() or None, years=years, language="en_US")
    except NotImplementedError as error:
        hint = f"Write {code} alone, or the code of a part of it as in ISO 3166-2."
        raise WrongValueError(f"{code} has no part “{part.strip()}”.", hint) from error
    return {day: str(known[day]) for day in days if day in known}


def _code(name: str) -> str:
    from holidays.registry import COUNTRIES

    codes: dict[str, str] = {}
    for module, (_, *short) in COUNTRIES.items():
        codes[module.replace("_", " ")] = short[0]
        codes |= {code.lower(): short[0] for code in short}
    plain = name.strip().lower()
    if plain in codes:
        return codes[plain]
    near = closest(plain, [word for word in codes if len(word) > 3])
    hint = near if near.startswith("Did") else "Write a code such as AT, or AT-9, or a name."
    raise WrongValueError(f"Holidays of “{name}” are not known.", hint)


def _country_of(zone: str) -> str:
    """The code of the country in which a zone lies, as the IANA database has it (`zone.tab`)."""
    found = _countries().get(zone)
    if found is None:
        hint = "Write the code of the country, such as “holidays: AT”."
        raise WrongValueError(f"The country of {zone} is not known.", hint)
    return found


@cache
def _countries() -> Mapping[str, str]:
    from importlib.resources import files

    table = files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


def told(holidays: Mapping[date, str], meetings: Sequence[Meeting]) -> Iterator[str]:
    """What is said of holidays that fall on a working day, and of meetings on them."""
    held = {meeting.date for meeting in meetings}
    for day, name in sorted(holidays.items()):
        if day in held:
            yield f"{day_name(day)} is a holiday, {name}; meetings are held, as the file says so."
        elif day.weekday() < 5:
            yield f"{day_name(day)} is a holiday, {name}: no meetings."

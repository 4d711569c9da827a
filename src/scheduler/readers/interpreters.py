"""The interpreters of a conference file: by number or by name, checked against its meetings."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from scheduler.domain.clock import instant
from scheduler.domain.conference import Meeting
from scheduler.domain.interpreters import RELAY_GIVERS, Interpreter
from scheduler.domain.relay import Seat, unheard
from scheduler.domain.services import Booth, Interpretation, booth_seats
from scheduler.readers.absences import SOME_DAY, read_away
from scheduler.readers.agenda import plain
from scheduler.readers.faults import Faults, WrongValueError
from scheduler.readers.services_schema import InterpreterEntry, InterpretersEntry
from scheduler.readers.values import SIX, language_name, read_language
from scheduler.readers.yaml_source import Place

PLACE: Place = ("interpreters",)


def read_interpretation(
    entry: InterpretersEntry, zone: str, meetings: Sequence[Meeting], faults: Faults
) -> Interpretation:
    """The interpreters; languages that nobody serves and what cannot be are faults."""
    seats = _seats(entry, faults)
    counts = _counts(entry, seats, faults)
    named = tuple(_named(entry, counts, zone, meetings, faults)) if entry.named else ()
    if named:
        languages = dict.fromkeys((*counts, *(b for one in named for b in sorted(one.booths))))
        counts = {code: sum(code in one.booths for one in named) for code in languages}
    both = frozenset(entry.both_ways)
    found = Interpretation(
        tuple(
            Booth(code, count, seats.get(code, booth_seats(code, both)), code in both)
            for code, count in counts.items()
        ),
        entry.a_day,
        entry.in_seven_days,
        entry.pause.in_minutes(180),
        entry.night.in_minutes(180),
        named,
        faults.source.where(PLACE),
    )
    _check_booths(found, both, seats, meetings, faults)
    if named and not faults.source.faults:
        _check_presence(found, zone, meetings, faults)
        _check_relay(found, meetings, faults)
    return found


def assumptions_of(entry: InterpretersEntry) -> Iterator[str]:
    """The limits that the file does not say and no source settles."""
    said = entry.model_fields_set
    if "in_seven_days" not in said:
        yield f"An interpreter serves at most {entry.in_seven_days} meetings in any seven days."
    if "night" not in said:
        hours = entry.night.minutes // 60
        yield f"An interpreter rests {hours} hours between the meetings of two days."
    if entry.named and (entry.people or entry.sets):
        yield "Interpreters without a name understand every language."


def _seats(entry: InterpretersEntry, faults: Faults) -> dict[str, int]:
    return _by_language(entry.booth, (*PLACE, "booth"), faults)


def _counts(entry: InterpretersEntry, seats: Mapping[str, int], faults: Faults) -> dict[str, int]:
    people = _by_language(entry.people, (*PLACE, "people"), faults)
    if not entry.sets:
        return people
    if people:
        message = "Interpreters are given both in sets and by language."
        faults.add((*PLACE, "sets"), message, "Keep one of the two.")
    both = frozenset(entry.both_ways)
    return {code: entry.sets * seats.get(code, booth_seats(code, both)) for code in SIX}


def _by_language(given: Mapping[str, int], place: Place, faults: Faults) -> dict[str, int]:
    found = {}
    for word, count in given.items():
        try:
            found[read_language(word)] = count
        except WrongValueError as error:
            faults.wrong((*place, word), WrongValueError(error.message, error.hint))
    return found


# People by name ----------------------------------------------------------------------------------


def _named(
    entry: InterpretersEntry,
    counts: Mapping[str, int],
    zone: str,
    meetings: Sequence[Meeting],
    faults: Faults,
) -> Iterator[Interpreter]:
    """Those with a name, then those by number, who are taken to understand everybody."""
    names: set[str] = set()
    dates = [meeting.date for meeting in meetings] or [SOME_DAY]
    days = min(dates), max(dates)
    for index, one in enumerate(entry.named):
        place = (*PLACE, "named", index)
        if plain(one.name) in names:
            faults.add(place, f"“{one.name}” is there twice.", "Make one of both.")
        names.add(plain(one.name))
        yield _one(one, entry, zone, days, place, faults)
    everything = frozenset(counts).union(*(meeting.languages for meeting in meetings))
    for code, count in counts.items():
        into = everything if code in entry.both_ways else frozenset({code})
        for number in range(1, count + 1):
            yield Interpreter(
                f"{code} {number}",
                frozenset({code}),
                into,
                everything,
                entry.a_day,
                entry.in_seven_days,
                where=faults.source.where(PLACE),
            )


def _one(
    one: InterpreterEntry,
    entry: InterpretersEntry,
    zone: str,
    days: tuple[date, date],
    place: Place,
    faults: Faults,
) -> Interpreter:
    into = frozenset((*one.a, *one.b))
    if not one.a:
        faults.add((*place, "a"), f"“{one.name}” has no A language.", "Write “a: fr”.")
    for code in one.booths:
        if code not in into:
            message = f"“{one.name}” may sit in the {language_name(code)} booth, but does not work "
            hint = "Add the language under “b”, or take out the booth."
            faults.add((*place, "booths"), f"{message}into {language_name(code)}.", hint)
    return Interpreter(
        name=one.name,
        booths=frozenset(one.booths or one.a),
        into=into,
        understands=into.union(one.c),
        a_day=one.a_day or entry.a_day,
        in_seven_days=one.in_seven_days or entry.in_seven_days,
        away=read_away(one, zone, days, place, faults),
        where=faults.source.where(place),
    )


# Whether meetings can be served at all ------------------------------------------------------------


def _check_booths(
    found: Interpretation,
    both: frozenset[str],
    seats: Mapping[str, int],
    meetings: Sequence[Meeting],
    faults: Faults,
) -> None:
    booths = found.booth_by_language
    for code in dict.fromkeys(code for m in meetings for code in sorted(m.languages)):
        people = booths[code].people if code in booths else 0
        needed = seats.get(code, booth_seats(code, both))
        if people < needed:
            faults.add(
                PLACE,
                f"No booth serves {language_name(code)}: a meeting takes {needed} interpreters, "
                f"there are {people}.",
                "Add interpreters, or take the language out of the meetings.",
            )


def _check_presence(
    found: Interpretation, zone: str, meetings: Sequence[Meeting], faults: Faults
) -> None:
    """Each booth has its people at once at one meeting at the least."""
    for booth in found.booths:
        own = [meeting for meeting in meetings if booth.language in meeting.languages]
        there = [
            sum(
                booth.language in one.booths
                and one.is_there(
                    instant(meeting.date, meeting.start, zone),
                    instant(meeting.date, meeting.end, zone),
                )
                for one in found.named
            )
            for meeting in own
        ]
        if own and max(there) < booth.seats:
            faults.add(
                PLACE,
                f"The {language_name(booth.language)} booth takes {booth.seats} interpreters, and "
                f"never more than {max(there)} of its {booth.people} are there at a meeting.",
                "Add interpreters, or change when they are there.",
            )


def _check_relay(found: Interpretation, meetings: Sequence[Meeting], faults: Faults) -> None:
    """With everybody there, each language of a meeting reaches each of its booths."""
    everybody = [(one, code) for one in found.named for code in sorted(one.booths)]
    told: set[tuple[str, str]] = set()
    for languages in dict.fromkeys(meeting.languages for meeting in meetings):
        team = [(one, code) for one, code in everybody if code in languages]
        for language, booth in unheard(found, languages, team):
            if (language, booth) not in told:
                told.add((language, booth))
                faults.add(
                    PLACE,
                    f"{language_name(language)} cannot be brought into the "
                    f"{language_name(booth)} booth: nobody in it understands "
                    f"{language_name(language)}, and no two give relay in a language that "
                    "somebody in it understands.",
                    "Add the language to somebody’s “c” or “b”, or add an interpreter"
                    f"{_both_ways_hint(found, language, team)}.",
                )


def _both_ways_hint(found: Interpretation, language: str, team: Sequence[Seat]) -> str:
    """What to write where people in the booth of a language can bring it into others."""
    booth = found.booth_by_language[language]
    able = [one for one, at in team if at == language and one.into - {language}]
    if booth.both_ways or len(able) < RELAY_GIVERS:
        return ""
    both = ", ".join(sorted({one.language for one in found.booths if one.both_ways} | {language}))
    return (
        f"; or, as {able[0].name} works into other languages too, let this booth work both ways: "
        f"“both_ways: {both}”"
    )

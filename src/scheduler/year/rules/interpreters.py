"""Hard: every booth is staffed, and nobody serves more than may be asked."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from scheduler.domain.clock import day_name
from scheduler.domain.services import Booth, Interpretation
from scheduler.rules.base import Violation
from scheduler.year.domain import HALVES, Calendar, Meeting, Year
from scheduler.year.rules.base import HardRule

if TYPE_CHECKING:
    from scheduler.year.model.plan import Plan


class Interpreters(HardRule):
    """Interpreters take turns in their booth (`scheduler.domain.roster`).

    Hence a booth can serve a year if, and only if, its seats number at most as many as its people
    in each half-day, `a_day` times as many on each day, and `in_seven_days` times as many in any
    seven days. So the model counts seats, and names are given out afterwards.
    """

    id = "interpreters"
    sentence = (
        "Each booth of a meeting has its interpreters; one of them serves one meeting at a time, "
        "so many a day and so many in any seven days."
    )
    remedy = "add interpreters"

    def post(self, plan: "Plan") -> None:
        """Rows for half-days, days and runs of seven days."""
        interpretation = plan.year.interpretation
        if interpretation is None:
            return
        for booth in interpretation.booths:
            serviced = [kind for kind in plan.kinds if booth.language in kind.languages]
            for half_days, most in _limits(plan.year, interpretation):
                plan.at_most(plan.counts(serviced, half_days), booth.people * most // booth.seats)

    def check(self, year: Year, calendar: Calendar) -> Iterator[Violation]:
        """The names on the roster: enough for each booth, and none too often."""
        if year.interpretation is None:
            return
        meetings = {meeting.id: meeting for meeting in calendar.meetings}
        served: dict[str, list[Meeting]] = {}
        seated: Counter[tuple[str, str]] = Counter()
        for duty in calendar.duties:
            if duty.meeting in meetings:
                served.setdefault(duty.person, []).append(meetings[duty.meeting])
                seated[duty.meeting, duty.language] += 1
            else:
                yield self.broken(f"{duty.person} serves {duty.meeting}, which is not held")
        people = {
            booth.language: {duty.person for duty in calendar.duties
                             if duty.language == booth.language}
            for booth in year.interpretation.booths
        }  # fmt: skip
        for booth in year.interpretation.booths:
            yield from self._unstaffed(year, calendar, booth, seated)
            if len(people[booth.language]) > booth.people:
                count = len(people[booth.language])
                yield self.broken(f"{count} people serve in the {booth.language} booth")
        for person, own in served.items():
            yield from self._overloaded(year.interpretation, person, own)

    def _unstaffed(
        self, year: Year, calendar: Calendar, booth: Booth, seated: Counter[tuple[str, str]]
    ) -> Iterator[Violation]:
        for meeting in calendar.meetings:
            session = year.session_by_id[meeting.session]
            wanted = booth.seats if booth.language in session.languages else 0
            found = seated[meeting.id, booth.language]
            if found != wanted:
                message = (
                    f"{session.id} has {found} interpreters in the {booth.language} booth on "
                    f"{meeting.name}, not {wanted}"
                )
                yield self.broken(message, session.where)

    def _overloaded(
        self, interpretation: Interpretation, person: str, own: list[Meeting]
    ) -> Iterator[Violation]:
        for when, count in Counter(meeting.when for meeting in own).items():
            if count > 1:
                day, half = when
                yield self.broken(
                    f"{person} serves {count} meetings on {day_name(day)}, {HALVES[half]}"
                )
        by_day = Counter(meeting.day for meeting in own)
        for day, count in by_day.items():
            if count > interpretation.a_day:
                yield self.broken(f"{person} serves {count} meetings on {day_name(day)}")
            week = sum(by_day[other] for other in _seven_days(day))
            if week > interpretation.in_seven_days:
                message = f"{person} serves {week} meetings in the seven days from {day_name(day)}"
                yield self.broken(message)


def _limits(year: Year, interpretation: Interpretation) -> Iterator[tuple[list[int], int]]:
    """Half-days that are looked at together, and how many meetings of them one person serves."""
    for half_day in year.half_days:
        yield [half_day], 1
    by_day: dict[date, list[int]] = {}
    for half_day in year.half_days:
        by_day.setdefault(year.day(half_day), []).append(half_day)
    for half_days in by_day.values():
        if len(half_days) > interpretation.a_day:
            yield half_days, interpretation.a_day
    latest: list[int] = []
    for first in by_day:
        half_days = [n for day in _seven_days(first) for n in by_day.get(day, ())]
        # A run that begins later and ends no later says nothing new.
        if half_days[-1:] != latest:
            yield half_days, interpretation.in_seven_days
        latest = half_days[-1:]


def _seven_days(first: date) -> list[date]:
    return [date.fromordinal(first.toordinal() + days) for days in range(7)]

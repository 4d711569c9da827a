"""Hard: each language of a meeting reaches each of its booths."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.interpreters import RELAY_GIVERS
from scheduler.domain.relay import gives_relay, is_heard_through, unheard
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import Case, HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import Plan
    from scheduler.model.roster import Literal, RosterPlan


class RelayCover(HardRule):
    """Directly, or by relay of which at least two are able (see `scheduler.domain.relay`)."""

    id = "relay-cover"
    sentence = (
        "Each booth understands each language of its meeting, or takes relay from a language "
        f"into which at least {RELAY_GIVERS} interpreters bring it."
    )

    def post(self, plan: "Plan") -> None:
        """The timetable knows of interpreters by caps alone."""

    def staff(self, roster: "RosterPlan") -> None:
        """For each language: in each other booth somebody understands it, or a pivot of it."""
        for meeting in roster.meetings:
            for language in sorted(meeting.languages):
                sentence = f"{language} reaches every booth, directly or by relay"
                case = roster.case(self.id, sentence, roster.interpretation.where)
                self._staff(roster, case, meeting, language)

    def _staff(self, roster: "RosterPlan", case: Case, meeting: Meeting, language: str) -> None:
        relays: dict[str, Literal] | None = None
        for booth in sorted(meeting.languages - {language}):
            own = roster.in_booth(meeting, booth)
            direct = [literal for one, literal in own if language in one.understands]
            if len(direct) == len(own):
                continue
            if relays is None:
                relays = self._relays(roster, meeting, language)
            ways = [*direct]
            for pivot, relay in relays.items():
                users = [literal for one, literal in own if is_heard_through(pivot, booth, one)]
                if users:
                    way = roster.flag(f"relay:{meeting.id}:{language}-{pivot}-{booth}")
                    roster.cp.add(way <= relay)
                    roster.cp.add(way <= sum(users))
                    ways.append(way)
            roster.add(case, sum(ways) >= roster.staffed[meeting.id])

    def _relays(
        self, roster: "RosterPlan", meeting: Meeting, language: str
    ) -> "dict[str, Literal]":
        """For each pivot whether enough of the team bring the language into it."""
        found: dict[str, Literal] = {}
        for pivot in sorted(meeting.languages - {language}):
            givers = [
                literal
                for booth in sorted({language, pivot})
                for one, literal in roster.in_booth(meeting, booth)
                if gives_relay(roster.interpretation, one, booth, language, pivot)
            ]
            if len(givers) >= RELAY_GIVERS:
                found[pivot] = roster.flag(f"relay:{meeting.id}:{language}-{pivot}")
                roster.cp.add(sum(givers) >= RELAY_GIVERS * found[pivot])
        return found

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Listen in each booth for each language, with the team that is assigned."""
        interpretation = conference.services.interpretation
        if interpretation is None or not interpretation.named or timetable.duties is None:
            return
        people = {one.name: one for one in interpretation.named}
        for meeting in conference.meetings:
            team = [
                (people[duty.person], duty.language)
                for duty in timetable.duties
                if duty.meeting == meeting.id and duty.person in people
            ]
            if not team:
                continue
            for language, booth in unheard(interpretation, meeting.languages, team):
                message = f"{language} does not reach the {booth} booth on {meeting.name}"
                yield self.broken(message, meeting.where)

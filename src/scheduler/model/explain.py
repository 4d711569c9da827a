"""Why no timetable exists: smallest sets of demands that clash, and what would repair them.

Arithmetic, which a planner can follow with a pencil, makes the first guess; then deletion: demands
are left out one after the other, and whatever is not needed for the clash stays out. What is left
is minimal: without any one of the demands shown a timetable exists, other demands aside. Once one
clash is found its demands are set aside, and the next one is looked for among the others.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.domain.conference import Body, Conference
from scheduler.domain.counting import counted
from scheduler.errors import Stopped
from scheduler.model.groups import without_groups
from scheduler.model.options import SolveOptions
from scheduler.model.repair import Repair, repairs
from scheduler.model.shortage import conference_is_short, minutes_at_most, shortage
from scheduler.model.staffing import Staffing
from scheduler.model.told import told
from scheduler.model.trial import Trials, needed
from scheduler.rules.base import Case
from scheduler.rules.item_duration import ItemDuration, sentence_of

SECONDS = 7.5
# Of these, at the most, goes to finding the clashes; the rest to repairs.
SECONDS_FOR_CLASHES = 4.5
# What says after what an item may be taken, and when.
SEQUENCE = ("order", "opening-and-closing", "referrals")
SET_TIMES = (
    *SEQUENCE, "fixed-times", "document-readiness", "languages", "people-present", "item-duration",
)  # fmt: skip
TAKES_TIME = ("item-duration", "report-drafting")
MOST_CLASHES = 10


@dataclass(frozen=True, slots=True)
class Clash:
    """Demands that cannot all be kept; none can be left out of them if `is_minimal`.

    `room` tells what the meetings hold and how many minutes are short, where time is at stake.
    """

    cases: tuple[Case, ...]
    is_minimal: bool
    room: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation:
    """All clashes that share no demand, and what would repair them all, least change first."""

    clashes: tuple[Clash, ...]
    repairs: tuple[Repair, ...]

    @property
    def reasons(self) -> tuple[str, ...]:
        """The demands of all clashes, each a sentence with its line."""
        return tuple(case.told for clash in self.clashes for case in clash.cases)

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        several = len(self.clashes) > 1
        yield "No timetable exists."
        for number, clash in enumerate(self.clashes, 1):
            which = f"Clash {number}: these" if several else "These"
            smallest = "demands clash" if clash.is_minimal else "demands hold a clash"
            yield f"{which} {smallest}:"
            yield from (f"  – {demand}" for demand in told(clash.cases))
            yield from (f"  {sentence}" for sentence in clash.room)
        if self.repairs:
            yield "Any one of these would help, the least change first:"
            for number, repair in enumerate(self.repairs, 1):
                yield f"  {number}. {repair}"
        else:
            yield "No small change was found that would help."


def explain(
    conference: Conference,
    options: SolveOptions,
    staffing: Staffing | None = None,
    is_proved: bool = False,
    most_clashes: int = MOST_CLASHES,
) -> Explanation | None:
    """Why a conference has no timetable; None where it has one.

    `staffing` knows caps of rosters that were learned before, `is_proved` tells that there is known
    to be no timetable. After `most_clashes` no more are looked for. Raises `Stopped` where it was
    not found out whether there is a timetable.
    """
    started = time.process_time()
    if conference.groups:
        conference, staffing = without_groups(conference), None
    staffing = staffing or Staffing(conference, options.seed)
    trials = Trials(conference, options, started + SECONDS_FOR_CLASHES, staffing)
    trials.learn()
    if not is_proved and not trials.clash(trials.cases):
        if trials.undecided:
            raise Stopped("Whether a timetable exists was not found out in time.")
        return None
    clashes: list[Clash] = []
    rest = trials.open_cases
    while len(clashes) < most_clashes and not trials.is_over:
        if (clashes or not is_proved) and not trials.clash(rest):
            break
        found = _smallest(trials, rest)
        if not found:  # what a timetable is contradicts itself: no meeting has any time
            break
        clashes.append(_clash(trials, found))
        rest = _apart(trials, rest, found)
    trials.deadline = started + SECONDS
    helpful = repairs(trials, [clash.cases for clash in clashes]) if options.repairs else ()
    return Explanation(tuple(clashes), helpful)


def _apart(trials: Trials, among: Sequence[Case], found: Sequence[Case]) -> list[Case]:
    """The demands that have nothing to do with a clash.

    What one line of the file demands of how many of some meetings are held is one fact: so many
    interpreters make a cap for each half-day, each day and each week.
    """
    caps = {(cap.sentence, cap.where): cap.meetings for cap in trials.caps}
    capped = [
        (case, meetings) for case in found if (meetings := caps.get((case.sentence, case.where)))
    ]

    def is_same_fact(case: Case) -> bool:
        meetings = caps.get((case.sentence, case.where), frozenset())
        return any(
            (case.rule, case.where) == (one.rule, one.where) and not meetings.isdisjoint(own)
            for one, own in capped
        )

    return [case for case in among if case not in found and not is_same_fact(case)]


def _smallest(trials: Trials, among: Sequence[Case]) -> list[Case]:
    """A minimal clash, looked for first where arithmetic points, then rule by rule."""
    for guess in _guesses(trials, among):
        if guess and trials.clash(guess):
            found, caps = needed(guess, trials), {cap.sentence for cap in trials.caps}
            return sorted(found, key=lambda case: (case.sentence in caps, among.index(case)))
    rules = list(dict.fromkeys(case.rule for case in among))
    kept = list(among)
    for rule in rules:
        without = [case for case in kept if case.rule != rule]
        if trials.clash(without):
            kept = without
    return needed(kept, trials)


def _guesses(trials: Trials, among: Sequence[Case]) -> Iterator[list[Case]]:
    """Demands of time of a body whose meetings are too short; those that leave an item nowhere."""
    conference = trials.conference
    for body in conference.bodies:
        if conference_is_short(conference, body.id):
            own = sorted(conference.parts_of(body.id), key=lambda part: part.minimum)
            rank = {sentence_of(part): i for i, part in enumerate(own)}
            time_asked = [case for case in among if case.rule in TAKES_TIME]
            # Short items are left out first, so that few are named.
            yield sorted(time_asked, key=lambda case: rank.get(case.sentence, len(rank)))
    yield _crowded(trials, among)
    for part in trials.nowhere(among):
        yield [case for case in among if trials.names(case) == {part.id}]
    for body in conference.bodies:
        ids = {part.id for part in conference.parts_of(body.id)}
        yield [case for case in among if trials.names(case) and trials.names(case) <= ids]
    for rules in (SEQUENCE, SET_TIMES):
        yield [case for case in among if case.rule in rules]


def _crowded(trials: Trials, among: Sequence[Case]) -> list[Case]:
    """Demands of time, short ones first, and the caps on meetings held, the tightest last.

    What comes first is left out first.
    """
    slack = {cap.sentence: cap.most / max(1, len(cap.meetings)) for cap in trials.caps}
    minimum = {sentence_of(part): part.minimum for part in trials.conference.parts}
    asked = [case for case in among if case.rule in TAKES_TIME]
    asked.sort(key=lambda case: minimum.get(case.sentence, 0))
    capped = [case for case in among if case.sentence in slack]
    return [*sorted(capped, key=lambda case: -slack[case.sentence]), *asked]


def _clash(trials: Trials, cases: Sequence[Case]) -> Clash:
    room: list[str] = []
    if any(case.rule in TAKES_TIME for case in cases):
        bodies = _concerned(trials.conference, cases)
        lacking = {body: conference_is_short(trials.conference, body.id) for body in bodies}
        for body in filter(lacking.get, bodies):
            room += [_room(trials.conference, body), *_others(trials.conference, body, cases)]
        short = sum(lacking.values()) or trials.minutes_short(cases) or shortage(trials, cases)
        room += [f"{short} minutes are short."] if short else []
    room += _of_rosters(trials.staffing, cases)
    return Clash(tuple(cases), trials.undecided == 0, tuple(room))


def _others(conference: Conference, body: Body, cases: Sequence[Case]) -> Iterator[str]:
    """What the items that a clash does not name take all the same."""
    sentences = [case.sentence for case in cases if case.rule == ItemDuration.id]
    others = [
        part
        for part in conference.parts_of(body.id)
        if not any(sentence.startswith(f"{part.name} ") for sentence in sentences)
    ]
    if len(others) > 1:
        yield f"Its other {len(others)} items take {conference.grid} minutes each at the least."


def _of_rosters(staffing: Staffing, cases: Sequence[Case]) -> Iterator[str]:
    """Why meetings of a clash cannot all be served, by the names of interpreters."""
    sentences = {case.sentence for case in cases}
    for cap, meetings in staffing.smallest.items():
        if cap.sentence in sentences:
            yield "These meetings cannot all be served:"
            yield from (f"  – {case.told}" for case in staffing.reasons(meetings))


def _concerned(conference: Conference, cases: Sequence[Case]) -> list[Body]:
    """The bodies of whose parts a clash speaks; all where it names none."""
    named = {
        part.body
        for part in conference.parts
        if any(case.sentence.startswith(f"{part.name} ") for case in cases)
    }
    return [body for body in conference.bodies if body.id in named or not named]


def _room(conference: Conference, body: Body) -> str:
    held = len(conference.meetings_of(body.id))
    most = min([held, *(b.most for b in body.budgets if len(b.meetings) == held)])
    minutes = minutes_at_most(conference, body.id)
    together = "" if most == 1 else " together"
    verb = "has" if most == held else "may hold"
    return f"{body.name} {verb} {counted(most, 'meeting')} of {minutes} minutes{together}."

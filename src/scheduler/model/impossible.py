"""Clashes that need no search: time and meetings added up, and the earliest that each part can be.

What is found here is proved; where nothing is found, a timetable may still be impossible.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from scheduler.domain.agenda import Part
from scheduler.domain.conference import Conference, Precedence
from scheduler.domain.ordering import agenda_precedences, opening_and_closing_precedences
from scheduler.domain.services import Referral
from scheduler.model.frame import Frame
from scheduler.rules.base import Case
from scheduler.rules.caps import Cap
from scheduler.rules.opening_and_closing import OpeningAndClosing
from scheduler.rules.order import Order
from scheduler.rules.referrals import Referrals, in_time, sentence_of

# Caps on so many meetings or more are also looked at two at a time.
WIDE = 10
# Part `before` is over when part `after` begins.
Pair = tuple[Part, Part]


def is_impossible(frame: Frame) -> bool:
    """Whether the demands that a frame does not drop are seen to leave no timetable."""
    return (
        _time_is_short(frame)
        or any(frame.is_nowhere(part) for part in frame.conference.parts if not part.if_possible)
        or _comes_too_late(frame)
    )


def _time_is_short(frame: Frame) -> bool:
    """Whether a body needs more time than it has, or bodies more meetings than a cap allows."""
    conference = frame.conference
    least = {
        body.id: sum(map(frame.least, conference.parts_of(body.id))) for body in conference.bodies
    }
    room = {meeting.id: frame.room(meeting) for meeting in conference.meetings}
    if any(steps > sum(frame.capacity[body]) for body, steps in least.items()):
        return True
    made = [(rule, cap) for rule, cap in frame.made_caps() if cap.parts is None]
    caps = [cap for _, cap in made]
    of_rules = {rule: [cap for other, cap in made if other == rule] for rule, _ in made}
    return any(
        _needed(conference, meetings, least, room) > most
        for meetings, most in (
            *((cap.meetings, cap.most) for cap in caps),
            *_weeks_apart(caps),
            *(pair for alike in of_rules.values() for pair in _side_by_side(alike)),
        )
    )


def _weeks_apart(caps: Sequence[Cap]) -> Iterator[tuple[frozenset[str], int]]:
    """Caps put together with the widest that has no meeting in common: one week and the next."""
    wide = [cap for cap in caps if len(cap.meetings) >= WIDE]
    for cap in wide:
        apart = [one for one in wide if one.meetings.isdisjoint(cap.meetings)]
        other = max(apart, key=lambda one: len(one.meetings) - one.most, default=None)
        if other is not None:
            yield cap.meetings | other.meetings, cap.most + other.most


def _side_by_side(caps: Sequence[Cap]) -> Iterator[tuple[frozenset[str], int]]:
    """Caps without a meeting in common added up, the tightest first: all half-days, say."""
    meetings, most = frozenset[str](), 0
    for cap in sorted(caps, key=lambda cap: cap.most / max(1, len(cap.meetings))):
        if cap.meetings.isdisjoint(meetings):
            meetings, most = meetings | cap.meetings, most + cap.most
    if meetings:
        yield meetings, most


def _needed(
    conference: Conference, meetings: frozenset[str], least: dict[str, int], room: dict[str, int]
) -> int:
    """Without how many of these meetings the bodies cannot do; all and one where none suffice."""
    needed = 0
    for body, steps in least.items():
        own = [meeting.id for meeting in conference.meetings_of(body)]
        left = steps - sum(room[meeting] for meeting in own if meeting not in meetings)
        for size in sorted((room[one] for one in own if one in meetings), reverse=True):
            if left <= 0:
                break
            left, needed = left - size, needed + 1
        if left > 0:
            return len(meetings) + 1
    return needed


def _comes_too_late(frame: Frame) -> bool:
    """Whether a part cannot be taken after all that must be over before it."""
    earliest = _Earliest(frame)
    ordered = list(pairs(frame))
    handed_on = list(referred(frame))
    changed = True
    while changed:
        changed = False
        for before, after in ordered:
            changed |= earliest.not_before(after, earliest.end(before))
        for referral, before, after in handed_on:
            end = earliest.last_stretch(before)
            last = frame.conference.meeting_by_id[frame.stretches[before.body][end].meeting]
            late = [
                s
                for s, stretch in enumerate(frame.stretches[after.body])
                if in_time(
                    frame.conference,
                    referral,
                    last,
                    frame.conference.meeting_by_id[stretch.meeting],
                )
            ]
            if not late:
                return True
            changed |= earliest.not_before(after, earliest.base[after.body][late[0]])
        if earliest.failed:
            return True
    return False


class _Earliest:
    """The earliest working time of its body at which each part can begin, in steps."""

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.base = {body: [0, *accumulate(steps)] for body, steps in frame.capacity.items()}
        self.begins = dict.fromkeys((part.id for part in frame.conference.parts), 0)
        self.failed = False
        for part in frame.conference.parts:
            self.not_before(part, 0)

    def end(self, part: Part) -> int:
        return self.begins[part.id] + self.frame.least(part)

    def last_stretch(self, part: Part) -> int:
        return self._stretch(part.body, self.end(part) - 1)

    def not_before(self, part: Part, step: int) -> bool:
        """Put a part off until a step, and to where it may begin; whether that changed anything."""
        begin = max(step, self.begins[part.id])
        base = self.base[part.body]
        if begin + self.frame.least(part) > base[-1]:
            self.failed = True
            return False
        first = self._stretch(part.body, begin)
        last = self._stretch(part.body, begin + self.frame.least(part) - 1)
        ends = self.frame.ends_of_ways(part)
        fit = [begins for begins, over in ends if begins >= first and over >= last]
        if not fit:
            self.failed = True
            return False
        begin = max(begin, base[min(fit)])
        if begin == self.begins[part.id]:
            return False
        self.begins[part.id] = begin
        return True

    def _stretch(self, body: str, step: int) -> int:
        return bisect_right(self.base[body], step) - 1


def pairs(frame: Frame) -> Iterator[Pair]:
    """Parts of one body of which the first is over before the second, as demanded."""
    conference = frame.conference
    for body in conference.bodies:
        asked = conference.parts_of(body.id), conference.precedences, body.free_order
        for precedence in agenda_precedences(*asked):
            case = Case(Order.id, precedence.reason, precedence.where)
            if not frame.is_dropped(case):
                yield _both(conference, precedence)
        for precedence in opening_and_closing_precedences(*asked):
            case = Case(OpeningAndClosing.id, precedence.reason, precedence.where)
            if not frame.is_dropped(case):
                yield _both(conference, precedence)


def _both(conference: Conference, precedence: Precedence) -> Pair:
    return conference.part_by_id[precedence.before], conference.part_by_id[precedence.after]


def referred(frame: Frame) -> Iterator[tuple[Referral, Part, Part]]:
    """Referrals with the part that comes before and the one after, as demanded."""
    conference = frame.conference
    for referral in conference.services.referrals:
        case = Case(Referrals.id, sentence_of(conference, referral), referral.where)
        if not frame.is_dropped(case):
            yield (
                referral,
                conference.part_by_id[referral.before],
                conference.part_by_id[referral.after],
            )

"""Hard: what one body refers to another is over there in time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.meeting_times import begins, ends
from scheduler.domain.services import Referral
from scheduler.domain.timetable import Timetable
from scheduler.rules.base import HardRule, Violation

if TYPE_CHECKING:
    from scheduler.model.plan import Plan


class Referrals(HardRule):
    """A committee ends an item before the plenary takes up its outcome, half-days in between.

    A body may want half-days between two of its own items, as for a draft to be translated.
    """

    id = "referrals"
    sentence = "An item referred to another body is over in time before it is taken up there."

    def post(self, plan: "Plan") -> None:
        """By the end of a stretch the later part has begun only if the other is over in time."""
        conference = plan.conference
        for referral in conference.services.referrals:
            before = conference.part_by_id[referral.before]
            after = conference.part_by_id[referral.after]
            case = plan.case(self.id, sentence_of(conference, referral), referral.where)
            earlier = [conference.meeting_by_id[s.meeting] for s in plan.stretches(before.body)]
            for s, stretch in enumerate(plan.stretches(after.body)):
                later = conference.meeting_by_id[stretch.meeting]
                fit = [t for t, m in enumerate(earlier) if in_time(conference, referral, m, later)]
                if plan.may_begin(after, s):
                    over = plan.ended(before, max(fit)) if fit else 0
                    plan.add(case, plan.begun(after, s) <= over)

    def check(self, conference: Conference, timetable: Timetable) -> Iterator[Violation]:
        """Compare the last meeting of the one with the first meeting of the other."""
        number = conference.half_day_number
        for referral in conference.services.referrals:
            first = [
                conference.meeting_by_id[p.meeting] for p in timetable.of_part(referral.before)
            ]
            then = [conference.meeting_by_id[p.meeting] for p in timetable.of_part(referral.after)]
            if not first or not then:
                continue
            last, taken_up = max(first, key=ends), min(then, key=begins)
            waited = number[taken_up.id] - number[last.id]
            if ends(last) > begins(taken_up) or waited < referral.half_days:
                message = (
                    f"{sentence_of(conference, referral)}, but they are taken on {last.name}, "
                    f"and on {taken_up.name}"
                )
                yield self.broken(message, referral.where)


def in_time(conference: Conference, referral: Referral, earlier: Meeting, later: Meeting) -> bool:
    """Whether a part may end in the earlier meeting and its outcome be taken up in the later."""
    number = conference.half_day_number
    waited = number[later.id] - number[earlier.id]
    return ends(earlier) <= begins(later) and waited >= referral.half_days


def sentence_of(conference: Conference, referral: Referral) -> str:
    """What a referral demands, as a sentence."""
    before = conference.part_by_id[referral.before]
    after = conference.part_by_id[referral.after]
    if before.body == after.body:
        apart = _count(referral.half_days)
        return f"{before.name} is over {apart} or more before {after.name} is taken up"
    how = "before" if not referral.half_days else f"{_count(referral.half_days)} or more before"
    return (
        f"{before.name} is over in {_name(conference, before.body)} {how} "
        f"{after.name} is taken up in {_name(conference, after.body)}"
    )


def _name(conference: Conference, body: str) -> str:
    return conference.body_by_id[body].name


def _count(half_days: int) -> str:
    return "a half-day" if half_days == 1 else f"{half_days} half-days"

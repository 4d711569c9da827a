"""The rest of a running conference, as a conference of its own: what is past cannot be changed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from scheduler.domain.agenda import Part, Pin, Speaker
from scheduler.domain.conference import Body, Conference, Meeting, Precedence
from scheduler.domain.hearings import hearings
from scheduler.domain.keeping import keeping
from scheduler.domain.services import Interpretation
from scheduler.domain.timetable import Timetable
from scheduler.replan.course import Course, is_over, rounded
from scheduler.rules.referrals import in_time


def rest_of(
    conference: Conference, timetable: Timetable, course: Course, overruns: dict[str, int]
) -> Conference:
    """The meetings and parts that are left, with what has been announced of them.

    A part under way goes on at once; one that over-ran gets the minutes it was said to need.
    """
    now = course.now
    open_parts = [part for part in conference.parts if _is_open(conference, part, course)]
    bodies = {part.body for part in open_parts}
    meetings = tuple(
        replace(meeting, start=rounded(conference, meeting, now), began=meeting.start)
        for meeting in conference.meetings
        if meeting.body in bodies and not is_over(meeting, now)
    )
    meetings = tuple(meeting for meeting in meetings if conference.working_minutes(meeting) > 0)
    held = {meeting.id for meeting in meetings}
    parts = tuple(
        _rest_of_part(conference, part, timetable, meetings, course, overruns)
        for part in open_parts
        # What a group asked for and did not get is over with its meeting.
        if part.is_asked_in(held)
    )
    left, bodies = {part.id for part in parts}, {part.body for part in parts}
    parts = tuple(_after_referrals(conference, part, meetings, left, course) for part in parts)
    rest = keeping(conference, left)
    return replace(
        rest,
        bodies=tuple(
            _rest_of_body(body, held, course) for body in conference.bodies if body.id in bodies
        ),
        services=replace(
            rest.services,
            interpretation=_served(conference, timetable, course, held),
        ),
        meetings=tuple(meeting for meeting in meetings if meeting.body in bodies),
        parts=parts,
        precedences=(
            *rest.precedences,
            *_first_of_all(conference, parts, meetings, course),
        ),
        announced=tuple(
            dict.fromkeys(
                (placed.part, placed.meeting)
                for placed in timetable.placements
                if placed.part in left and placed.meeting in held
            )
        ),
        as_of=now.date,
    )


def _is_open(conference: Conference, part: Part, course: Course) -> bool:
    """Whether something of a part is left; a group may yet get a meeting that it asked for."""
    if not part.if_possible:
        return course.left(part.id) > 0
    asked = [conference.meeting_by_id[key] for key in part.within or ()]
    return not course.spent.get(part.id) and not any(is_over(one, course.now) for one in asked)


def _rest_of_part(
    conference: Conference,
    part: Part,
    timetable: Timetable,
    meetings: tuple[Meeting, ...],
    course: Course,
    overruns: dict[str, int],
) -> Part:
    if part.if_possible:
        return part
    held = [meeting.id for meeting in meetings if meeting.body == part.body]
    kept = replace(
        part,
        pin=_rest_of_pin(part.pin, held),
        within=None if part.within is None else part.within & frozenset(held),
    )
    spent, grid = course.spent.get(part.id, 0), conference.grid
    left = -(-course.left(part.id) // grid) * grid
    if not spent and not timetable.of_part(part.id):
        return kept
    if not spent and part.id not in overruns:
        # What participants have been told is what they wish for by now.
        return replace(kept, desired=left, target=left)
    minimum = left if part.id in overruns else max(grid, part.minimum - spent)
    speakers = _not_yet_heard(conference, part, timetable, spent)
    minimum = max(minimum, -(-sum(one.minutes for one in speakers) // grid) * grid)
    left = max(left, minimum)
    maximum = None if part.maximum is None else max(left, part.maximum - spent)
    kept = replace(
        kept, minimum=minimum, maximum=maximum, desired=left, target=left, speakers=speakers
    )
    if part.id not in course.under_way:
        return replace(kept, pin=None) if spent else kept
    first = next((meeting for meeting in meetings if meeting.id in held[:1]), None)
    if first is None or not _is_fit(part, first) or _may_wait(conference, first):
        return replace(kept, pin=None)
    return replace(kept, pin=Pin((first.id,), first.start, under_way=True))


def _may_wait(conference: Conference, first: Meeting) -> bool:
    """Whether a body's next half-day need not be held, as more are open to it than it holds."""
    return conference.may_lapse(first) and first.start == first.began


def _first_of_all(
    conference: Conference, parts: Sequence[Part], meetings: Sequence[Meeting], course: Course
) -> Iterator[Precedence]:
    """What is under way comes first where it is not said which half-day is held next."""
    for part in parts:
        first = next((meeting for meeting in meetings if meeting.body == part.body), None)
        if part.id in course.under_way and first is not None and _may_wait(conference, first):
            for other in parts:
                if other.body == part.body and other.id != part.id:
                    reason = f"{part.name} is under way, so that {other.name} comes after it"
                    yield Precedence(part.id, other.id, reason, where=part.where)


def _not_yet_heard(
    conference: Conference, part: Part, timetable: Timetable, spent: int
) -> tuple[Speaker, ...]:
    """The list without the speakers who were to be heard in the minutes that are over."""
    planned = hearings(conference, timetable, part) if part.speakers else None
    called = [name for one in planned or () for name in one.speakers]
    minutes = {speaker.name: speaker.minutes for speaker in part.speakers}
    heard, so_far = set[str](), 0
    for name in called:
        so_far += minutes[name]
        if so_far <= spent:
            heard.add(name)
    return tuple(speaker for speaker in part.speakers if speaker.name not in heard)


def _rest_of_body(body: Body, held: set[str], course: Course) -> Body:
    """A body with what is left of its budgets of meetings."""
    past = {placed.meeting for placed in course.placements} - held
    budgets = tuple(
        replace(
            budget,
            meetings=budget.meetings & held,
            most=max(0, budget.most - len(budget.meetings & past)),
        )
        for budget in body.budgets
    )
    return replace(body, budgets=budgets)


def _served(
    conference: Conference, timetable: Timetable, course: Course, held: set[str]
) -> Interpretation | None:
    """The interpreters with the meetings that they have served; one under way is not over."""
    interpretation = conference.services.interpretation
    if interpretation is None:
        return None
    over = {placed.meeting for placed in course.placements} - held
    meetings = tuple(m for m in conference.meetings if m.id in over and m.languages)
    duties = {(duty.person, duty.meeting) for duty in timetable.duties or ()}
    named = tuple(
        replace(one, served=tuple(m for m in meetings if (one.name, m.id) in duties))
        for one in interpretation.named
    )
    return replace(interpretation, named=named, served=meetings)


def _after_referrals(
    conference: Conference,
    part: Part,
    meetings: Sequence[Meeting],
    left: set[str],
    course: Course,
) -> Part:
    """A part kept to the meetings late enough after parts of other bodies that are over."""
    within = part.within
    for referral in conference.services.referrals:
        ended = [placed for placed in course.placements if placed.part == referral.before]
        if referral.after != part.id or referral.before in left or not ended:
            continue
        earlier = conference.meeting_by_id[ended[-1].meeting]
        late = frozenset(
            one.id
            for one in meetings
            if one.body == part.body
            and in_time(conference, referral, earlier, conference.meeting_by_id[one.id])
        )
        within = late if within is None else within & late
    return replace(part, within=within)


def _rest_of_pin(pin: Pin | None, held: list[str]) -> Pin | None:
    if pin is None:
        return None
    left = tuple(meeting for meeting in pin.meetings if meeting in held)
    return Pin(left, pin.start if left == pin.meetings else None) if left else None


def _is_fit(part: Part, meeting: Meeting) -> bool:
    within = part.within is None or meeting.id in part.within
    return within and part.languages <= meeting.languages

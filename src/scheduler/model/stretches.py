"""Cut a body's meetings into stretches, at the hours to which parts are pinned."""

import itertools

from scheduler.domain.conference import Conference, Meeting, Stretch


def stretches_of(conference: Conference, body: str) -> tuple[Stretch, ...]:
    """The stretches of a body's meetings in order of time.

    A fixed event inside a meeting cuts nothing: an item goes on after it.
    """
    return tuple(
        stretch for meeting in conference.meetings_of(body) for stretch in _cut(conference, meeting)
    )


def _cut(conference: Conference, meeting: Meeting) -> list[Stretch]:
    hours = {
        part.pin.start
        for part in conference.parts_of(meeting.body)
        if part.pin and part.pin.start is not None and part.pin.meetings[0] == meeting.id
    }
    inside = sorted(hour for hour in hours if meeting.start < hour < meeting.end)
    bounds = [meeting.start, *inside, meeting.end]
    return [
        Stretch(meeting.id, start, end, conference.worked(meeting, start, end), start in hours)
        for start, end in itertools.pairwise(bounds)
    ]

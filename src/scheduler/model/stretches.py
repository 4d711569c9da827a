"""A body's meetings cut into stretches, at the hours to which parts are pinned."""

from scheduler.domain.conference import Conference, Stretch
from scheduler.domain.meeting_times import stretches


def stretches_of(conference: Conference, body: str) -> tuple[Stretch, ...]:
    """The stretches of a body's meetings in order of time."""
    return tuple(
        s for meeting in conference.meetings_of(body) for s in stretches(conference, meeting)
    )

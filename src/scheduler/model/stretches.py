"""Cut a body's meetings into stretches, at fixed events and at stated hours."""

from scheduler.domain.conference import Conference, Meeting, Stretch


def stretches_of(conference: Conference, body: str) -> tuple[Stretch, ...]:
    """The stretches of a body's meetings in order of time."""
    return tuple(
        stretch
        for meeting in conference.meetings_of(body)
        for stretch in _cut(conference, meeting)
    )


def _cut(conference: Conference, meeting: Meeting) -> list[Stretch]:
    hours = sorted(
        part.pin.start
        for part in conference.parts_of(meeting.body)
        if part.pin and part.pin.start is not None and part.pin.meetings[0] == meeting.id
    )
    pieces: list[tuple[int, int]] = []
    start = meeting.start
    for begin, end in (*conference.breaks_in(meeting), (meeting.end, meeting.end)):
        if begin > start:
            pieces.append((start, begin))
        start = max(start, end)
    for hour in hours:
        pieces = [
            piece
            for start, end in pieces
            for piece in (((start, hour), (hour, end)) if start < hour < end else ((start, end),))
        ]
    return [Stretch(meeting.id, s, e, i == 0) for i, (s, e) in enumerate(pieces)]

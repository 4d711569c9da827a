"""Who sits in which booth: interpreters take turns in order of time (`scheduler.domain.roster`).

With seats given out in rotation nobody serves two meetings more than another of the booth, and
whoever is due has rested longest. So a year whose booths are never asked for more than their people
may serve together (the rule `interpreters`) is one in which nobody is asked for more than that.
"""

from collections.abc import Iterable, Iterator

from scheduler.domain.interpreters import Duty
from scheduler.domain.roster import rotation
from scheduler.year.domain import Meeting, Year


def teams(year: Year, meetings: Iterable[Meeting]) -> Iterator[Duty]:
    """Each interpreter's duties at meetings, booth by booth in order of time; none without a pool.

    What changes late in the year changes no name before it.
    """
    if year.interpretation is None:
        return
    ordered = sorted(meetings, key=lambda one: (one.when, one.session))
    languages = {session.id: session.languages for session in year.sessions}
    for booth in year.interpretation.booths:
        own = [one for one in ordered if booth.language in languages[one.session]]
        for meeting, people in rotation(booth, own):
            for person in people:
                yield Duty(f"{booth.language} {person + 1}", booth.language, meeting.id)

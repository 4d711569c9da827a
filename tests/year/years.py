"""Years for tests: written as files, read as planners' files are."""

from collections.abc import Mapping

from scheduler.readers.yaml_source import source_from
from scheduler.year.domain import Year
from scheduler.year.model.plan import Plan
from scheduler.year.model.state import State
from scheduler.year.read import year_from

SMALL = """\
year: Calendar of meetings, 2030
zone: Europe/Zurich
dates: 2030-03-04 to 2030-03-29
closed: [2030-03-19]
rooms:
- {name: Hall, seats: 500, booths: 6}
- {name: Room 1, seats: 100, booths: 6}
interpreters: {people: {en: 4, fr: 4}, in_seven_days: 7}
bodies:
- body: Working Group on Ports
  short: Ports
  languages: en, fr
  seats: 80
  sessions:
  - {session: Ports 1, meetings: 4, between: 2030-03-04 to 2030-03-15, wished: 2030-03-06}
- body: Committee on Transport
  short: Transport
  languages: en, fr
  seats: 300
  not_with: [Rivers]
  sessions:
  - session: Transport 1
    meetings: 6
    between: 2030-03-04 to 2030-03-22
    wished: 2030-03-11
    after: [Ports 1]
    straight_after: [Ports 1]
- body: Commission on Rivers
  short: Rivers
  languages: en
  seats: 60
  sessions:
  - {session: Rivers 1, meetings: 4, between: 2030-03-11 to 2030-03-22, wished: 2030-03-12}
  - {session: Rivers 2, meetings: 2, between: 2030-03-18 to 2030-03-29, wished: 2030-03-19}
"""


def read(text: str = SMALL) -> Year:
    """The year of a file's text."""
    return year_from(source_from(text, "year.yaml"))


def cost(plan: Plan, taken: Mapping[str, int]) -> int | None:
    """What a calendar costs; None where it breaks a rule."""
    state = State(plan)
    state.put_all(taken)
    return None if state.broken().size else state.total()

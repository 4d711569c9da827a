"""Conference files of which no timetable exists, each for a reason of its own."""

from scheduler.domain.conference import Conference
from scheduler.readers.assemble import conference_from
from scheduler.readers.yaml_source import source_from

BEGINNING = """\
body: Working Group
place: Vienna
zone: Europe/Vienna
languages: en, ar
dates: 11–13 September 2019
meetings: half-days from Wednesday afternoon to Friday afternoon
"""
TOO_LONG = f"""{BEGINNING}\
agenda:
- 1: Opening
- 2: Information-sharing
  minimum: 500
- 3: Smuggling by air
  minimum: 500
- 4: Smuggling by sea
  minimum: 30
- 5: Adoption of the report
"""
DRAFTING = f"""{BEGINNING}\
drafting: 180
agenda:
- 1: Opening
- 2: Information-sharing
  minimum: 540
- 3: Smuggling by air
  minimum: 210
- 4: Adoption of the report
"""
PIN = f"""{BEGINNING}\
agenda:
- 1: Opening
- 2: Information-sharing
  minimum: 300
- 3: Smuggling by air
  minimum: 300
- 4: Smuggling by sea
  pin: Thursday morning
- 5: Adoption of the report
"""
LANGUAGE = """\
body: Working Group
place: Vienna
zone: Europe/Vienna
languages: en, ar
dates: 11–13 September 2019
meetings:
- half-days from Wednesday afternoon to Thursday afternoon
- {when: Friday morning, languages: en}
- {when: Friday afternoon, languages: en}
agenda:
- 1: Opening
- 2: Information-sharing
- 3: Smuggling by air
  only: Friday
- 4: Adoption of the report
  languages: en
"""
TWO_CLASHES = LANGUAGE.replace(
    "- 2: Information-sharing\n",
    "- 2: Information-sharing\n  pin: Wednesday afternoon\n  not_before: 2019-09-12\n",
)
INTERPRETERS = """\
zone: Europe/Vienna
languages: en, fr
dates: 11–13 September 2019
interpreters:
  people: {en: 2, fr: 2}
bodies:
- body: Plenary
  meetings: [Wednesday afternoon, Thursday afternoon]
  agenda:
  - 1: Opening
  - 2: Report of the Committee
    minimum: 200
- body: Committee
  meetings: [Wednesday afternoon, Thursday afternoon]
  agenda:
  - 1: Drafting of the text
    minimum: 100
"""
CROWDED = """\
zone: Europe/Vienna
dates: 9–11 September 2019
at_once: 1
bodies:
- body: Plenary
  meetings: half-days
  agenda:
  - {number: 1, title: Opening, minimum: 30}
  - {number: 2, title: General debate, minimum: 300}
- body: Committee
  meetings: half-days
  agenda:
  - {number: 1, title: Trade, minimum: 345}
  - {number: 2, title: Transit, minimum: 60}
- body: Working Group
  meetings: half-days
  agenda:
  - {number: 1, title: Data, minimum: 120}
  - {number: 2, title: Maps, minimum: 90}
"""
FILES = {
    "too-long": TOO_LONG,
    "drafting": DRAFTING,
    "pin": PIN,
    "language": LANGUAGE,
    "two-clashes": TWO_CLASHES,
    "interpreters": INTERPRETERS,
    "crowded": CROWDED,
}


def conference(text: str) -> Conference:
    """The conference of a file called `conference.yaml`."""
    return conference_from(source_from(text, "conference.yaml"))

"""Several bodies in one file, with what they share said once."""

TWO = """\
conference: Conference of the Parties
languages: six
hours: {morning: 9–12, afternoon: 14–17}
agenda: [1. Opening, 2. Common matter]
events: [Lunch: daily 12–14]
bodies:
- body: Subsidiary Body for Implementation
  short: SBI
  meetings: half-days from Wednesday to Thursday
- body: Subsidiary Body for Advice
  short: SBSTA
  languages: en
  hours: {morning: 10–13}
  meetings: Friday morning
  agenda: [1. Opening, 2. Own matter]
  precedences: [1 before 2]
  events: [Briefing: Friday 8–9]
  drafting: 30
"""


def test_two_bodies(read):
    conference = read(TWO)
    assert conference.title == "Conference of the Parties"
    assert [(body.id, body.drafting) for body in conference.bodies] == [("SBI", 0), ("SBSTA", 30)]
    assert [(m.id, m.start, len(m.languages)) for m in conference.meetings] == [
        ("sbi-2019-09-11-morning", 540, 6),
        ("sbi-2019-09-11-afternoon", 840, 6),
        ("sbi-2019-09-12-morning", 540, 6),
        ("sbi-2019-09-12-afternoon", 840, 6),
        ("sbsta-2019-09-13-morning", 600, 1),
    ]
    assert [part.id for part in conference.parts] == ["SBI 1", "SBI 2", "SBSTA 1", "SBSTA 2"]
    assert [part.number for part in conference.parts] == ["1", "2", "1", "2"]
    assert [part.title for part in conference.parts_of("SBSTA")] == ["Opening", "Own matter"]
    assert [(p.before, p.after) for p in conference.precedences] == [("SBSTA 1", "SBSTA 2")]
    assert [(e.title, e.date.day, e.body) for e in conference.events] == [
        ("Lunch", 11, None),
        ("Lunch", 12, None),
        ("Briefing", 13, "SBSTA"),
    ]
    assert len({item.key for item in conference.items}) == 4


def test_one_body_in_the_list_is_as_one_said_flat(read):
    listed = read("bodies:\n- body: Working Group\n")
    flat = read("")
    assert listed == flat

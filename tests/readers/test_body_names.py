"""Bodies are named by short names or by whole names, wherever a file speaks of them."""

from pathlib import Path

import pytest

from scheduler.readers import read_conference
from scheduler.readers.named import part_named

FILE = """\
conference: Conference of the Parties
place: Geneva
zone: Europe/Zurich
languages: [en, fr]
dates: 6-10 July 2026
meetings: half-days from Monday morning to Friday afternoon
bodies:
- body: Plenary
  agenda: [1. Opening, 4. Adoption of the report]
- body: Committee of the Whole
  {short}
  agenda: [2. Budget, 3. Programme of work]
- body: Contact group on the budget
  not_with: Committee of the whole
  related: committee of the  Whole
  meetings:
  - {{when: half-days from Monday to Thursday, jointly: Committee of the Whole}}
  agenda: [5. Budget]
referrals: [Contact group on the budget 5 before Committee of the Whole 2]
groups: [{{title: Group of 77, not_with: Committee of the Whole}}]
people: [{{name: Ms. Ibarra, items: [Committee of the Whole 3, Plenary]}}]
"""


@pytest.mark.parametrize("short", ["", "short: COW"])
def test_a_whole_name_names_a_body_wherever_it_stands(tmp_path: Path, short: str) -> None:
    path = tmp_path / "conference.yaml"
    path.write_text(FILE.format(short=short))
    conference = read_conference(path)
    whole = "COW" if short else "Committee of the Whole"
    contact = conference.body_by_id["Contact group on the budget"]
    assert contact.not_with == contact.related == (whole,)
    assert {m.jointly_with for m in conference.meetings_of(contact.id)} == {(whole,)}
    assert conference.body_by_id["Group of 77"].not_with == (whole,)
    (referral,) = conference.services.referrals
    assert (referral.before, referral.after) == (f"{contact.id} 5", f"{whole} 2")
    assert conference.people[0].parts == (f"{whole} 3", "Plenary 1", "Plenary 4")
    assert part_named(conference, "Committee of the Whole 2").id == f"{whole} 2"
    assert part_named(conference, f"{whole} 2").id == f"{whole} 2"

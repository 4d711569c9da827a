"""Every rule of a year, hard ones first, in the order in which planners read them.

To add a rule: one new file in this folder, one line here.
"""

from scheduler.year.rules.back_to_back import BackToBack
from scheduler.year.rules.base import HardRule, SoftRule
from scheduler.year.rules.dates import Dates
from scheduler.year.rules.even_weeks import EvenWeeks
from scheduler.year.rules.fewest_changes import FewestChanges
from scheduler.year.rules.interpreters import Interpreters
from scheduler.year.rules.morning_openings import MorningOpenings
from scheduler.year.rules.not_together import NotTogether
from scheduler.year.rules.one_at_a_time import OneAtATime
from scheduler.year.rules.one_room import OneRoom
from scheduler.year.rules.order import Order
from scheduler.year.rules.rooms import Rooms
from scheduler.year.rules.whole_sessions import WholeSessions
from scheduler.year.rules.whole_weeks import WholeWeeks
from scheduler.year.rules.wished_dates import WishedDates

HARD: tuple[HardRule, ...] = (
    Dates(),
    WholeSessions(),
    OneAtATime(),
    NotTogether(),
    Order(),
    Rooms(),
    Interpreters(),
)
SOFT: tuple[SoftRule, ...] = (
    FewestChanges(),
    WishedDates(),
    BackToBack(),
    WholeWeeks(),
    MorningOpenings(),
    EvenWeeks(),
    OneRoom(),
)

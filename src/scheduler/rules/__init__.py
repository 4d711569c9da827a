"""Every rule, hard ones first, in the order in which planners read them.

To add a rule: one new file in this folder, one line here.
"""

from scheduler.rules.base import HardRule, SoftRule
from scheduler.rules.booth_strength import BoothStrength
from scheduler.rules.continuity import Continuity
from scheduler.rules.cost_in_money import CostInMoney
from scheduler.rules.desired_durations import DesiredDurations
from scheduler.rules.document_readiness import DocumentReadiness
from scheduler.rules.ends_of_session import EndsOfSession
from scheduler.rules.entitled_first import EntitledFirst
from scheduler.rules.entitlement import Entitlement
from scheduler.rules.equal_shares import EqualShares
from scheduler.rules.extra_meetings import ExtraMeetings
from scheduler.rules.few_continuations import FewContinuations
from scheduler.rules.few_serviced_meetings import FewServicedMeetings
from scheduler.rules.fewest_changes import FewestChanges
from scheduler.rules.fixed_times import FixedTimes
from scheduler.rules.free_half_day_before_report import FreeHalfDayBeforeReport
from scheduler.rules.gap_between_meetings import GapBetweenMeetings
from scheduler.rules.general_assembly import GeneralAssembly
from scheduler.rules.group_requests import GroupRequests
from scheduler.rules.half_days import HalfDays
from scheduler.rules.interpretation_teams import InterpretationTeams
from scheduler.rules.interpreters_present import InterpretersPresent
from scheduler.rules.item_duration import ItemDuration
from scheduler.rules.item_to_fill_in import ItemToFillIn
from scheduler.rules.languages import Languages
from scheduler.rules.late_releases import LateReleases
from scheduler.rules.level_load import LevelLoad
from scheduler.rules.like_items_apart import LikeItemsApart
from scheduler.rules.meeting_capacity import MeetingCapacity
from scheduler.rules.nights_of_experts import NightsOfExperts
from scheduler.rules.no_slivers import NoSlivers
from scheduler.rules.one_at_a_time import OneAtATime
from scheduler.rules.one_place_at_a_time import OnePlaceAtATime
from scheduler.rules.opening_and_closing import OpeningAndClosing
from scheduler.rules.order import Order
from scheduler.rules.people_at_ease import PeopleAtEase
from scheduler.rules.people_present import PeoplePresent
from scheduler.rules.preferred_times import PreferredTimes
from scheduler.rules.referrals import Referrals
from scheduler.rules.related_in_a_row import RelatedInARow
from scheduler.rules.relay_cover import RelayCover
from scheduler.rules.report_drafting import ReportDrafting
from scheduler.rules.reserve_at_end import ReserveAtEnd
from scheduler.rules.rooms import Rooms
from scheduler.rules.simultaneous_meetings import SimultaneousMeetings
from scheduler.rules.speakers_heard import SpeakersHeard
from scheduler.rules.splitting import Splitting
from scheduler.rules.start_with_meeting import StartWithMeeting
from scheduler.rules.time_in_use import TimeInUse
from scheduler.rules.times_to_avoid import TimesToAvoid
from scheduler.rules.waits_of_experts import WaitsOfExperts
from scheduler.rules.whole_releases import WholeReleases

HARD: tuple[HardRule, ...] = (
    HalfDays(),
    Languages(),
    DocumentReadiness(),
    PeoplePresent(),
    OnePlaceAtATime(),
    FixedTimes(),
    MeetingCapacity(),
    OneAtATime(),
    ItemDuration(),
    SpeakersHeard(),
    Continuity(),
    Splitting(),
    Order(),
    OpeningAndClosing(),
    ReportDrafting(),
    Referrals(),
    Entitlement(),
    EntitledFirst(),
    WholeReleases(),
    GeneralAssembly(),
    SimultaneousMeetings(),
    Rooms(),
    InterpretationTeams(),
    BoothStrength(),
    InterpretersPresent(),
    RelayCover(),
)
SOFT: tuple[SoftRule, ...] = (
    EndsOfSession(),
    StartWithMeeting(),
    DesiredDurations(),
    EqualShares(),
    FewContinuations(),
    NoSlivers(),
    TimeInUse(),
    ReserveAtEnd(),
    PreferredTimes(),
    PeopleAtEase(),
    NightsOfExperts(),
    WaitsOfExperts(),
    ItemToFillIn(),
    TimesToAvoid(),
    ExtraMeetings(),
    LikeItemsApart(),
    FewServicedMeetings(),
    GroupRequests(),
    RelatedInARow(),
    GapBetweenMeetings(),
    LevelLoad(),
    LateReleases(),
    CostInMoney(),
    FreeHalfDayBeforeReport(),
    FewestChanges(),
)

"""Every rule of parallel sittings, in the order in which planners read them.

To add a rule: one new file in this folder, one line here.
"""

from scheduler.sittings.programme import Laid
from scheduler.sittings.rules.attendees_at_once import AttendeesAtOnce
from scheduler.sittings.rules.attendees_in_one_slot import AttendeesInOneSlot
from scheduler.sittings.rules.base import SittingRule
from scheduler.sittings.rules.chairs_at_once import ChairsAtOnce
from scheduler.sittings.rules.item_rooms import ItemRooms
from scheduler.sittings.rules.item_sessions import ItemSessions
from scheduler.sittings.rules.parallel_sittings import ParallelSittings
from scheduler.sittings.rules.room_hopping import RoomHopping
from scheduler.sittings.rules.session_rooms import SessionRooms
from scheduler.sittings.rules.sessions_in_a_row import SessionsInARow
from scheduler.sittings.rules.similar_items import SimilarItems
from scheduler.sittings.rules.speakers_at_once import SpeakersAtOnce
from scheduler.sittings.rules.speakers_in_one_slot import SpeakersInOneSlot
from scheduler.sittings.rules.sub_item_order import SubItemOrder
from scheduler.sittings.rules.sub_item_rooms import SubItemRooms
from scheduler.sittings.rules.sub_item_sessions import SubItemSessions
from scheduler.sittings.rules.time_zones import TimeZones

RULES: tuple[SittingRule, ...] = (
    ItemSessions(),
    ItemRooms(),
    SessionRooms(),
    SimilarItems(),
    RoomHopping(),
    ParallelSittings(),
    SessionsInARow(),
    TimeZones(),
    SubItemOrder(),
    SubItemSessions(),
    SubItemRooms(),
    SpeakersAtOnce(),
    AttendeesAtOnce(),
    ChairsAtOnce(),
    SpeakersInOneSlot(),
    AttendeesInOneSlot(),
)


def costs(laid: Laid) -> dict[str, int]:
    """What each rule with a weight charges a plan, weighted, by its id."""
    weights = laid.programme.weights
    return {
        rule.id: weights[rule.id] * rule.cost(laid) for rule in RULES if weights.get(rule.id, 0) > 0
    }

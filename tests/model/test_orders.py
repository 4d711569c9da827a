from benchmarks.generators import unordered

from scheduler.model.build import frame_of
from scheduler.model.orders import NEVER, Orders


def test_orders_are_tried_no_longer_than_they_may_be() -> None:
    conference = unordered(12, 8, 1)
    orders = Orders(frame_of(conference), conference.bodies[0])
    first = orders.first()
    asked: list[None] = []

    def is_over() -> bool:
        asked.append(None)
        return len(asked) > 5

    found = orders.best(first, 0, is_over)

    assert found is not None
    assert orders.cost_of(found) <= orders.cost_of(first) < NEVER
    # Once it is over, each further round asks once more.
    assert 6 <= len(asked) <= 10

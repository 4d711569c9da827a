"""The minutes that a printed table leaves open.

A table says which items a meeting takes up and in which order, not for how long each. A meeting is
cut into windows by the rows that have hours of their own; within a window its rows follow one
another from its start. An item that goes on in the next window fills its own to the end. What is
left open is chosen so that a part's minutes are as near as possible to its target, and within its
limits at nearly any price: a minute away costs what it costs by default in the soft rules (4 for a
wish or a usual time, 1 for a share), an idle one 2, and among equals each gives in by its size.

As these prices are convex, and windows are linked by nothing but the item that runs on, this is
solved exactly: within a window each further step of the grid goes to the row that gains most by it,
and over the windows a shortest path is taken, its state what the item running on has had so far.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from scheduler.domain.conference import Conference, Meeting
from scheduler.domain.kinds import Kind
from scheduler.domain.timetable import Placement

# Prices of one minute; each kind outweighs any sum of the next one.
OUTSIDE_LIMITS = 10**20
AWAY_FROM_WISH, AWAY_FROM_SHARE, IDLE = 4 * 10**14, 10**14, 2 * 10**14
UNEVEN = 10**4


@dataclass(frozen=True, slots=True)
class Piece:
    """A part taken in a meeting; `start` and `end` where the row has hours of its own."""

    part: str
    meeting: str
    start: int | None = None
    end: int | None = None
    fixed: bool = False


@dataclass(slots=True)
class _Segment:
    """Pieces of one part that run on from window to window, with its aim and limits in minutes."""

    target: int
    low: int
    high: int | None
    step: int
    away: int

    def price(self, steps: int) -> int:
        minutes = steps * self.step
        outside = max(0, self.low - minutes)
        if self.high is not None:
            outside += max(0, minutes - self.high)
        away = abs(minutes - self.target)
        uneven = round(UNEVEN / max(self.target, self.step)) * away**2
        return OUTSIDE_LIMITS * outside + self.away * away + uneven


@dataclass(slots=True)
class _Window:
    """A stretch of a meeting and the rows in it; None among the rows is time kept free to draft.

    `exact`: its one row has a stated end. `comes_in`, `goes_on`: its first row runs on from the
    window before, its last one into the window after. It has `steps` of `step` minutes;
    `idle` is the price of leaving one free at its end.
    """

    meeting: Meeting
    start: int
    end: int
    rows: list[Piece | None]
    exact: bool = False
    comes_in: bool = False
    goes_on: bool = False
    segments: list[_Segment] = field(default_factory=list)
    step: int = 0
    steps: int = 0
    idle: int = 0


def placements(conference: Conference, pieces: Sequence[Piece]) -> list[Placement]:
    """The pieces of one body, in order of time, with their hours."""
    windows = [window for group in _by_meeting(pieces) for window in _cut(conference, group)]
    if not windows:
        return []
    _link(windows)
    _keep_drafting_time(conference, windows)
    _aim(conference, windows)
    found: list[Placement] = []
    for window, shares in zip(windows, _best(windows), strict=True):
        found += _placed(conference, window, shares)
    return found


def _by_meeting(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    for _, group in groupby(pieces, key=lambda piece: piece.meeting):
        yield list(group)


def _cut(conference: Conference, pieces: Sequence[Piece]) -> Iterator[_Window]:
    """The windows of one meeting: a row at its own hour begins one, and a stated end closes it."""
    meeting = conference.meeting_by_id[pieces[0].meeting]
    groups: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.start is not None:
            groups.append([])
        groups[-1].append(piece)
    groups = sorted((g for g in groups if g), key=lambda group: group[0].start or meeting.start)
    starts = [group[0].start or meeting.start for group in groups]
    for group, start, until in zip(groups, starts, [*starts[1:], meeting.end], strict=True):
        end = group[0].end
        if end is None:
            yield _Window(meeting, start, max(until, start), [*group])
            continue
        yield _Window(meeting, start, end, [group[0]], exact=True)
        if group[1:]:
            yield _Window(meeting, end, max(until, end), [*group[1:]])


def _link(windows: Sequence[_Window]) -> None:
    for one, two in pairwise(windows):
        last, first = one.rows[-1], two.rows[0]
        if last is not None and first is not None and last.part == first.part:
            one.goes_on = two.comes_in = True


def _keep_drafting_time(conference: Conference, windows: Sequence[_Window]) -> None:
    """Before a report in the same window as what comes before it, the body's drafting time."""
    for window in windows:
        minutes = conference.body_by_id[window.meeting.body].drafting
        kinds = [conference.part_by_id[row.part].kind for row in window.rows if row is not None]
        if minutes and Kind.REPORT in kinds[1:]:
            window.rows.insert(kinds.index(Kind.REPORT), None)


def _aim(conference: Conference, windows: Sequence[_Window]) -> None:
    """Give each row its segment; a part with several of them has its aim divided among them."""
    step = _step(conference, windows)
    chains: dict[str, int] = {}
    for window in windows:
        for index, row in enumerate(window.rows):
            if row is not None and not (index == 0 and window.comes_in):
                chains[row.part] = chains.get(row.part, 0) + 1
    running: _Segment | None = None
    for window in windows:
        for index, row in enumerate(window.rows):
            if not (index == 0 and window.comes_in and running is not None):
                running = _segment(conference, window, row, chains, step)
            window.segments.append(running)
        minutes = conference.worked(window.meeting, window.start, window.end)
        window.step, window.steps = step, max(minutes // step, len(window.rows))
        window.idle = 0 if window is windows[-1] else IDLE * step


def _step(conference: Conference, windows: Sequence[_Window]) -> int:
    """The conference's grid, or 5 minutes where that is coarser and all limits allow it."""
    coarse = 5
    limits = [conference.worked(w.meeting, w.start, w.end) for w in windows]
    for part in conference.parts_of(windows[0].meeting.body):
        limits += [part.minimum, part.maximum or 0]
    fits = coarse % conference.grid == 0 and all(minutes % coarse == 0 for minutes in limits)
    return coarse if fits else conference.grid


def _segment(
    conference: Conference, window: _Window, row: Piece | None, chains: dict[str, int], step: int
) -> _Segment:
    if row is None:
        drafting = conference.body_by_id[window.meeting.body].drafting
        return _Segment(drafting, drafting, None, step, AWAY_FROM_WISH)
    part, count = conference.part_by_id[row.part], chains[row.part]
    high = None if part.maximum is None else part.maximum // count
    low = -(-part.minimum // count)
    wished = part.desired is not None or not part.is_substantive
    away = AWAY_FROM_WISH if wished else AWAY_FROM_SHARE
    return _Segment(part.target // count, low, high, step, away)


@dataclass(frozen=True, slots=True)
class _Step:
    """The cheapest way to have got here: its price, what was carried in, and the shares given."""

    price: int
    carried: int
    shares: tuple[int, ...]


def _best(windows: Sequence[_Window]) -> list[tuple[int, ...]]:
    """The steps of the grid that each row of each window gets."""
    reached: list[dict[int, _Step]] = []
    states = {0: 0}
    for window in windows:
        ways: dict[int, _Step] = {}
        for carried, price in sorted(states.items()):
            for gone, way in _ways(window, carried, price):
                if gone not in ways or way.price < ways[gone].price:
                    ways[gone] = way
        reached.append(ways)
        states = {gone: way.price for gone, way in ways.items()}
    state = min(states, key=lambda gone: (states[gone], gone))
    shares = []
    for ways in reversed(reached):
        shares.append(ways[state].shares)
        state = ways[state].carried
    return shares[::-1]


def _ways(window: _Window, carried: int, price: int) -> Iterator[tuple[int, _Step]]:
    """The ways through a window, each with what the item that goes on has had at its end."""
    bases = [0] * len(window.rows)
    bases[0] = carried if window.comes_in else 0
    closing = len(window.rows) - window.goes_on
    if not closing:
        yield bases[0] + window.steps, _Step(price, carried, (window.steps,))
        return
    best: _Step | None = None
    for cost, shares in _growing(window, bases, closing):
        used = sum(shares)
        if window.goes_on:
            rest = window.steps - used
            if rest:
                yield rest, _Step(price + cost, carried, (*shares, rest))
            continue
        whole = price + cost + window.idle * (window.steps - used)
        fits = not window.exact or used == window.steps
        if fits and (best is None or whole < best.price):
            best = _Step(whole, carried, shares)
    if best is not None:
        yield 0, best


def _growing(
    window: _Window, bases: Sequence[int], closing: int
) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The cheapest shares of the rows that end here, for each number of steps from one a row up."""
    segments = window.segments[:closing]
    shares = [1] * closing
    totals = [base + 1 for base in bases[:closing]]
    prices = [segment.price(total) for segment, total in zip(segments, totals, strict=True)]
    next_prices = [s.price(total + 1) for s, total in zip(segments, totals, strict=True)]
    whole = sum(prices)
    for _ in range(window.steps - closing + 1):
        yield whole, tuple(shares)
        if not closing:
            return
        gains = [after - before for before, after in zip(prices, next_prices, strict=True)]
        gain = min(gains)
        row = gains.index(gain)
        whole += gain
        shares[row] += 1
        totals[row] += 1
        prices[row] = next_prices[row]
        next_prices[row] = segments[row].price(totals[row] + 1)


def _placed(conference: Conference, window: _Window, shares: Sequence[int]) -> Iterator[Placement]:
    """The rows of a window one after the other; what runs on, or has a stated end, fills it."""
    offset = 0
    for index, (row, share) in enumerate(zip(window.rows, shares, strict=True)):
        last = index == len(window.rows) - 1
        start = _at(conference, window, offset, opens=True)
        offset += share * window.step
        end = _at(conference, window, offset, opens=False)
        if last and (window.exact or window.goes_on):
            end = max(end, window.end) if window.end > start else end
        if row is not None:
            yield Placement(row.part, row.meeting, start, end, row.fixed)


def _at(conference: Conference, window: _Window, minutes: int, opens: bool) -> int:
    """The minute of the day after so many working minutes of a window.

    At a break, what opens does so after it, and what ends does so before it.
    """
    moment, left = window.start, minutes
    for start, end in conference.breaks_in(window.meeting):
        if end <= moment:
            continue
        until = max(0, start - moment)
        if left < until or (left == until and not opens):
            break
        left -= until
        moment = end
    return moment + left

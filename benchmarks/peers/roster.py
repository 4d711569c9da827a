"""Who takes part: each peer, the package it needs, and which of our rules it cannot express."""

from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from benchmarks.formulations.problem import Formulation


@dataclass(frozen=True, slots=True)
class Peer:
    """A solver or scheduler, and the module here whose `solve` puts our problem to it.

    `hard_missing` and `soft_missing` are the rules which it cannot express; where none is missing
    it counts our costs, so that its bound and its proof are about them. `fixed` tells that minutes
    cannot be chosen either: each item gets those it wishes.
    """

    name: str
    module: str
    package: str = ""
    hard_missing: tuple[str, ...] = ()
    soft_missing: tuple[str, ...] = ()
    fixed: bool = False

    @property
    def is_installed(self) -> bool:
        """Whether the package that it needs is there."""
        return not self.package or find_spec(self.package) is not None

    @property
    def counts_our_costs(self) -> bool:
        """Whether what it minimizes is our objective."""
        return not (self.hard_missing or self.soft_missing or self.fixed)

    def solver(self) -> "Formulation":
        """Its `solve`; ImportError where its package is missing."""
        solve: Formulation = import_module(self.module).solve
        return solve


_PRICED_BY_MEETING = ("few-continuations", "no-slivers", "start-with-meeting", "time-in-use")

PEERS = (
    Peer("scheduler", "benchmarks.formulations.shipped"),
    Peer("plain CP-SAT", "benchmarks.formulations.minutes"),
    Peer("plain MIP, HiGHS", "benchmarks.peers.mip", "highspy"),
    Peer("time-indexed MIP, HiGHS", "benchmarks.formulations.flow", "highspy"),
    Peer(
        "conference-scheduler, CBC",
        "benchmarks.peers.talks_in_slots",
        "conference_scheduler",
        hard_missing=("continuity", "order"),
        soft_missing=_PRICED_BY_MEETING,
        fixed=True,
    ),
    Peer(
        "PyJobShop",
        "benchmarks.peers.job_shop",
        "pyjobshop",
        hard_missing=("continuity",),
        soft_missing=_PRICED_BY_MEETING,
        fixed=True,
    ),
    Peer("Timefold", "benchmarks.peers.local_search", "timefold", fixed=True),
)


def peer(name: str) -> Peer:
    """The peer of a name."""
    return next(one for one in PEERS if one.name == name)

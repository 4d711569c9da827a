"""The constraints known from the field, by their ids, and which rule keeps each of them.

Hard ones are C01 to C35, soft ones S01 to S24. `default` is what holds where a file says nothing,
and `status` how sure that is; the weights of all soft rules are assumptions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Known(StrEnum):
    """How a default is known; the letters are those of the sources' survey."""

    DOCUMENTED = "V"
    SECONDARY = "V2"
    DERIVED = "D"
    GENERAL = "B"
    ASSUMED = "A"

    @property
    def words(self) -> str:
        """What the letter stands for."""
        return _WORDS[self]


_WORDS = {
    Known.DOCUMENTED: "read in a document",
    Known.SECONDARY: "read in secondary sources",
    Known.DERIVED: "derived from figures that were read",
    Known.GENERAL: "general knowledge",
    Known.ASSUMED: "an assumption",
}


@dataclass(frozen=True, slots=True)
class Constraint:
    """One constraint: the rules that keep it or charge for it, and where else it is seen to.

    A hard constraint may be left to a soft rule, or be seen to when the file is read.
    """

    id: str
    name: str
    rules: tuple[str, ...]
    default: str
    status: Known
    remark: str = ""

    @property
    def is_hard(self) -> bool:
        """Whether it is among the hard ones."""
        return self.id.startswith("C")


V, V2, D, B, A = (
    Known.DOCUMENTED,
    Known.SECONDARY,
    Known.DERIVED,
    Known.GENERAL,
    Known.ASSUMED,
)
CATALOGUE: tuple[Constraint, ...] = (
    Constraint("C01", "Meeting duration", ("meeting-capacity",), "180 minutes", V),
    Constraint("C02", "Standard hours", ("half-days",), "10–13 and 15–18", V, "`hours`"),
    Constraint(
        "C03", "No evenings, weekends, holidays", ("half-days", "extra-meetings"),
        "series leave them out; named ones are charged", V,
    ),
    Constraint("C04", "Entitlement", ("entitlement",), "none", V, "`entitlement`, `needs`"),
    Constraint("C05", "Teams in a half-day", ("interpretation-teams",), "as many as needed", V),
    Constraint("C06", "Meetings of one interpreter a day", ("interpretation-teams",), "2", V),
    Constraint("C07", "Meetings in seven days", ("interpretation-teams",), "7", V2),
    Constraint("C08", "Midday break", ("interpretation-teams",), "90 minutes", V, "`pause`"),
    Constraint("C09", "Night's rest", ("interpretation-teams",), "12 hours", A, "`night`"),
    Constraint("C10", "Team strength", ("booth-strength",), "2; 3 in booths both ways", V),
    Constraint("C11", "Relay cover", ("relay-cover",), "2 who give relay", V),
    Constraint("C12", "Languages of formal meetings", ("languages",), "all of the body", V),
    Constraint("C13", "Formal items need interpretation", ("languages",), "all of the body", A),
    Constraint("C14", "Opening first", ("opening-and-closing", "ends-of-session"), "always", V),
    Constraint(
        "C15", "Order of the opening", ("order", "opening-and-closing"), "30 minutes together", V
    ),
    Constraint(
        "C16", "Report last", ("opening-and-closing", "ends-of-session"), "120 minutes", A,
        "that it is last was read; how long it takes is assumed",
    ),
    Constraint("C17", "Order of the closing", ("order",), "other matters before the report", V),
    Constraint(
        "C18", "Papers of the session before its last day", ("referrals", "document-readiness"),
        "none", V, "`precedences` with `half_days`; `out` of a document",
    ),
    Constraint(
        "C19", "Time to draft the report", ("report-drafting",), "none", D,
        "`drafting`; off by default, as in the session of 2019",
    ),
    Constraint("C20", "Documents out in all languages", ("document-readiness",), "6 weeks", V),
    Constraint("C21", "Precedence between items", ("order", "referrals"), "agenda order", V),
    Constraint("C22", "From committee to plenary", ("referrals",), "1 half-day", A),
    Constraint(
        "C23", "Meetings at once", ("one-at-a-time", "simultaneous-meetings"), "no limit", V2,
        "`plenaries_at_once: 2` and `at_once: 6` are those of UNFCCC",
    ),
    Constraint(
        "C24", "When experts are there", ("people-present", "speakers-heard"), "7–22 remote", A
    ),
    Constraint("C25", "Chairs are in one place", ("one-place-at-a-time",), "always", A),
    Constraint(
        "C26", "Official holidays", ("half-days",), "of the place, over a weekend", V,
        "`holidays: [of the place, United Nations]`, `closed`",
    ),
    Constraint("C27", "Rooms and booths", ("rooms",), "as many as needed", V),
    Constraint(
        "C28", "Entitled bodies before groups", ("entitled-first",), "always", V, "`groups`"
    ),
    Constraint(
        "C29", "Half-days are released whole", ("whole-releases", "late-releases"), "14 days", V,
        "`released`, `release_notice`; that they are whole is assumed",
    ),
    Constraint(
        "C30", "Length with interpretation from afar", (), "120 minutes", A,
        "seen to when the file is read: `remote_interpretation`",
    ),
    Constraint("C31", "Locked decisions", ("fixed-times",), "none", V, "`pin`, `--keep`"),
    Constraint("C32", "Time of lists of speakers", ("speakers-heard",), "none", V),
    Constraint(
        "C33", "Splitting of items", ("splitting", "continuity", "no-slivers"),
        "60 minutes in each of 4 meetings", A, "in a row always; the rest where there is `pieces`",
    ),
    Constraint("C34", "Joint meetings", ("simultaneous-meetings",), "none", V, "`jointly`"),
    Constraint(
        "C35", "Main part of the General Assembly", ("general-assembly",), "off", V,
        "`general_assembly: kept free`",
    ),
    Constraint("S01", "Utilization", ("time-in-use",), "80 per cent", V),
    Constraint("S02", "Fewest meetings with interpretation", ("few-serviced-meetings",), "off", A),
    Constraint(
        "S03", "Risk of overrun", ("reserve-at-end",), "none", D,
        "`reserve`; the indicators tell what a usual pace would take",
    ),
    Constraint("S04", "Related bodies in a row", ("related-in-a-row",), "none", V, "`related`"),
    Constraint(
        "S05", "Gap between unrelated meetings", ("gap-between-meetings",), "15 minutes", A,
        "`changeover`",
    ),
    Constraint("S06", "Continuity of items", ("few-continuations", "continuity"), "1 run", V),
    Constraint("S07", "Agenda order", ("order",), "always", V, "hard, unless `order: free`"),
    Constraint(
        "S08", "Clashes of small delegations", ("one-place-at-a-time",), "none", A,
        "hard for those the file names; an indicator for all",
    ),
    Constraint("S09", "Time for groups", ("group-requests",), "the hour before each day", B),
    Constraint(
        "S10", "Days to avoid", ("times-to-avoid",), "none", V2, "`avoid: [United Nations days]`"
    ),
    Constraint("S11", "Prayer times", ("times-to-avoid",), "none", B, "`avoid`"),
    Constraint("S12", "Level load", ("level-load",), "off", V),
    Constraint("S13", "Extra meetings", ("extra-meetings", "cost-in-money"), "as few as can be", V),
    Constraint("S14", "Half-day before the report", ("free-half-day-before-report",), "off", B),
    Constraint(
        "S15", "Right of reply at the end of the day", ("preferred-times",), "none", V, "`ends_day`"
    ),
    Constraint(
        "S16", "High-level segments", ("fixed-times", "preferred-times"), "none", V,
        "`pin`, `prefers`",
    ),
    Constraint(
        "S17", "Experts' time", ("people-at-ease", "nights-of-experts", "waits-of-experts"),
        "8–20 remote", A, "`rather_not` and `role: panellist` of people; waiting is off",
    ),
    Constraint(
        "S18", "Fair load", (), "as even as was found", A, "seen to by the roster of interpreters"
    ),
    Constraint("S19", "Fewest changes", ("fewest-changes",), "by notice and people", B),
    Constraint("S20", "Items to fill in", ("item-to-fill-in",), "none", V, "`fills_in`"),
    Constraint("S21", "Depth of relay", ("relay-cover",), "one relay", V, "hard"),
    Constraint("S22", "Cost", ("cost-in-money",), "none", V2, "`prices`"),
    Constraint(
        "S23", "Late releases", ("late-releases",), "14 days", V, "where a plan is changed"
    ),
    Constraint(
        "S24", "Balanced debate", ("people-at-ease",), "none", A, "`rather_not` of delegations"
    ),
)  # fmt: skip


def constraints_of(rule: str) -> tuple[Constraint, ...]:
    """The constraints of which a rule is among those that keep them."""
    return tuple(one for one in CATALOGUE if rule in one.rules)


def told(constraints: Iterable[Constraint]) -> str:
    """`C05 V, C07 V2`."""
    return ", ".join(f"{one.id} {one.status}" for one in constraints)


def legend(constraints: Iterable[Constraint]) -> str:
    """What the letters of some constraints mean: `V: read in a document; A: an assumption`."""
    known = {one.status for one in constraints}
    return "; ".join(f"{one}: {one.words}" for one in Known if one in known)

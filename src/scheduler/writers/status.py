"""What is said of a timetable that was not proved to be the best."""

from scheduler.domain.timetable import Status, Timetable
from scheduler.wording import Wording, wording

# For the files that have one language: CSV, JSON and the terminal.
ENGLISH = wording("en")


def note(words: Wording, timetable: Timetable) -> str:
    """The mark of a timetable that was not proved optimal, with its gap; empty for any other."""
    if timetable.status is not Status.FEASIBLE:
        return ""
    details = "; ".join(filter(None, (_gap(words, timetable), _stopped(words, timetable))))
    mark = words["best_so_far"]
    return mark[0].upper() + mark[1:] + (f" ({details})" if details else "")


def _gap(words: Wording, timetable: Timetable) -> str:
    if timetable.gap is None:
        return ""
    figure = f"{timetable.gap * 100:.1f}".replace(".", words["decimal"])
    return words.digits(words.fill("gap", gap=figure))


def _stopped(words: Wording, timetable: Timetable) -> str:
    # The reason is told in English; other languages have the gap alone.
    if words.language != "en" or not timetable.stopped_by:
        return ""
    return f"stopped by {timetable.stopped_by}"

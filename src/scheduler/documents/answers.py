"""What a planner answers when asked for something that a document does not say."""

from scheduler.documents.draft import Draft
from scheduler.documents.stated_meetings import take_stated_meetings
from scheduler.readers.faults import WrongValueError
from scheduler.readers.values import read_languages
from scheduler.readers.when import read_dates
from scheduler.readers.zones import is_zone, zone_of_place


def take_answer(draft: Draft, key: str, answer: str) -> str | None:
    """Put an answer into the draft; what is wrong with it, or None.

    An empty answer leaves the matter as it is.
    """
    if not answer:
        return None
    try:
        _take(draft, key, answer)
    except WrongValueError as error:
        return f"{error.message} {error.hint}".strip()
    draft.missing.pop(key, None)
    return None


def _take(draft: Draft, key: str, answer: str) -> None:
    if key == "dates":
        draft.first, draft.last = read_dates(answer)
        take_stated_meetings(draft)
    elif key == "languages":
        read_languages(answer)
        draft.languages = tuple(part.strip() for part in answer.split(","))
    elif key == "zone":
        if not is_zone(answer):
            raise WrongValueError(
                f"“{answer}” is not an IANA time zone.", "Write a name such as Europe/Vienna."
            )
        draft.zone = answer
    elif key == "place":
        draft.place = answer
        zone = zone_of_place(answer)
        if zone is not None and "zone" in draft.missing:
            draft.zone = zone
            draft.missing.pop("zone")
    else:
        draft.body = answer

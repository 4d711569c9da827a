"""What each form is for, which names in braces it may hold, and when a change to it is faulty."""

from collections.abc import Mapping
from dataclasses import dataclass
from string import Formatter

Value = str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A form, and the document in which it was seen; no source means that it was not seen."""

    text: Value
    source: str = ""


@dataclass(frozen=True, slots=True)
class FormKind:
    """What a form is for.

    `names` may stand in braces in it. `size` is the length of a list, 0 for a single text, -1 for
    a list of any length. `choices` are the only values possible, if there are any.
    """

    meaning: str
    names: tuple[str, ...] = ()
    size: int = 0
    choices: tuple[str, ...] = ()
    may_be_empty: bool = False


_CLOCK = ("hour", "hour02", "hour12", "minutes", "half")
_ENDS = ("start", "end", "start_bare", "end_bare")
_DAY = ("weekday", "day", "month", "year")

KINDS: Mapping[str, FormKind] = {
    "annex": FormKind("Heading of the annex"),
    "title": FormKind("Title of the table"),
    "date_and_time": FormKind("Head of the column of hours"),
    "body": FormKind("Head of the column of bodies"),
    "agenda_item": FormKind("Head of the column of item numbers"),
    "title_or_description": FormKind("Head of the column of titles"),
    "continued": FormKind("Mark of an item that goes on, printed in parentheses"),
    "weekdays": FormKind("Days of the week from Monday, as inside a sentence", size=7),
    "months": FormKind("Months from January, as in a date", size=12),
    "first_of_month": FormKind("The figure of the first day of a month"),
    "day": FormKind("A day without its year; its first letter is made a capital", _DAY),
    "day_and_year": FormKind("A day with its year", _DAY),
    "date": FormKind("A date", _DAY),
    "dates_in_month": FormKind("Days of one month", ("first", *_DAY)),
    "dates_in_year": FormKind("Days of one year", ("first", "first_month", *_DAY)),
    "dates": FormKind("Days of two years", ("start", "end")),
    "hour": FormKind("A full hour", _CLOCK),
    "hour_minutes": FormKind("An hour and minutes", _CLOCK),
    "hour_bare": FormKind("A full hour in a range that says the rest once", _CLOCK),
    "hour_minutes_bare": FormKind("An hour and minutes in such a range", _CLOCK),
    "am": FormKind("{half} before noon", may_be_empty=True),
    "midday": FormKind("{half} in the hour after noon", may_be_empty=True),
    "pm": FormKind("{half} later", may_be_empty=True),
    "noon": FormKind("Noon"),
    "midnight": FormKind("Midnight"),
    "hours": FormKind("Hours from a start to an end", _ENDS),
    "hours_same_half": FormKind("The same where both ends have the same {half}", _ENDS),
    "morning": FormKind("A meeting without stated hours, before noon"),
    "afternoon": FormKind("The same after noon"),
    "evening": FormKind("The same in the evening"),
    "sub_item": FormKind("A letter after an item's number", ("letter",)),
    "sub_sub_item": FormKind("A roman number after a letter", ("letter", "number")),
    "letters": FormKind("Letters of sub-items in order; none: a, b, c", size=-1),
    "original_only": FormKind("Mark of a title that is not translated", ("language",)),
    "languages": FormKind("Names of Arabic, Chinese, English, French, Russian, Spanish", size=6),
    "one_room": FormKind("Note where all meetings have one room", ("room",)),
    "local_times": FormKind("Note on the hours", ("where",)),
    "revised_marks": FormKind("Note on the marks of the revised form"),
    "best_so_far": FormKind("Mark of a timetable not proved to be the best"),
    "gap": FormKind("How far it may be from the best, in per cent", ("gap",)),
    "comma": FormKind("The mark between place and date, with its space"),
    "list_comma": FormKind("The mark between languages, with its space"),
    "decimal": FormKind("The mark before a decimal"),
    "programme": FormKind("Title of a day sheet", ("day",)),
    "time": FormKind("Head of the day sheet's column of hours"),
    "room": FormKind("Head of its column of rooms"),
    "agenda_items": FormKind("Head of its column of items"),
    "interpretation": FormKind("Head of its column of languages"),
    "item": FormKind("An item’s number within a sentence", ("number",)),
    "items": FormKind("Several items’ numbers within a sentence", ("numbers",)),
    "colon": FormKind("The mark between a name and what belongs to it, with its space"),
    "kept_free": FormKind("What a meeting without items is called in a calendar"),
    "no_items": FormKind("A calendar’s remark on such a meeting"),
    "usual_hours": FormKind("A calendar’s remark where no hours are stated"),
    "usual_end": FormKind("A calendar’s remark where no end is stated"),
    "may_change": FormKind("A calendar’s remark on a timetable not proved to be the best"),
    "documents": FormKind("Head of a calendar’s list of documents"),
    "speakers": FormKind("Head of a list of speakers, in calendars and day sheets"),
    "to_be_announced": FormKind("Speakers who are not yet on the list, in place of a name"),
    "interpreter": FormKind("The role of an interpreter, before a name"),
    "digits": FormKind("Digits: latn is 0–9, arab is ٠–٩", choices=("latn", "arab")),
    "direction": FormKind("Direction of the script", choices=("ltr", "rtl")),
    "italics": FormKind("Whether the script has italics", choices=("yes", "no")),
    "word_font": FormKind("Font in Word"),
    "pdf_fonts": FormKind("Fonts in PDF; the first that is there is taken", size=-1),
}


def fault_in(name: str, value: Value) -> str:
    """What is wrong with a value for a form, in a sentence; empty where nothing is."""
    kind = KINDS[name]
    if kind.size:
        return _fault_in_list(kind, value)
    if not isinstance(value, str):
        return f"“{name}” should be one text."
    if kind.choices and value not in kind.choices:
        return f"“{name}” should be {' or '.join(kind.choices)}, not “{value}”."
    if not value and not kind.may_be_empty:
        return f"“{name}” is empty."
    return _fault_in_pattern(name, kind, value)


def _fault_in_list(kind: FormKind, value: Value) -> str:
    if isinstance(value, str):
        return "This should be a list of texts."
    if kind.size > 0 and len(value) != kind.size:
        return f"There should be {kind.size} texts, not {len(value)}."
    return "A text of this list is empty." if not all(value) else ""


def _fault_in_pattern(name: str, kind: FormKind, value: str) -> str:
    try:
        found = list(Formatter().parse(value))
    except ValueError:
        return f"“{name}” has a brace without its twin."
    allowed = ", ".join(f"{{{each}}}" for each in kind.names) or "none"
    for _, field, specification, conversion in found:
        if field is not None and (field not in kind.names or specification or conversion):
            return f"“{name}” cannot hold {{{field}}}; it can hold {allowed}."
    return ""

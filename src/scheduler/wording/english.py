"""English: twelve-hour clock, “a.m.” or “p.m.” said once where both ends share it, en dash."""

from scheduler.wording.forms import Form

_WG7 = "CTOC/COP/WG.7/2019/1"
_JOURNAL = "Journal of the United Nations, 19 November 2007"
_CLDR = "Unicode CLDR"

FORMS = {
    "annex": Form("Annex", _WG7),
    "title": Form("Proposed organization of work", _WG7),
    "date_and_time": Form("Date and time", _WG7),
    "body": Form("Body"),
    "agenda_item": Form("Agenda item", _WG7),
    "title_or_description": Form("Title or description", _WG7),
    "continued": Form("continued", _WG7),
    "weekdays": Form(
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), _CLDR
    ),
    "months": Form(
        (
            *("January", "February", "March", "April", "May", "June"),
            *("July", "August", "September", "October", "November", "December"),
        ),
        _CLDR,
    ),
    "first_of_month": Form("1"),
    "day": Form("{weekday}, {day} {month}", _WG7),
    "day_and_year": Form("{weekday}, {day} {month} {year}", "ECE/TRADE/C/CEFACT/2018/1"),
    "date": Form("{day} {month} {year}", _WG7),
    "dates_in_month": Form("{first}–{day} {month} {year}", _WG7),
    "dates_in_year": Form(
        "{first} {first_month}–{day} {month} {year}", "UNIS/ORG/1443, schedule of June 2005"
    ),
    "dates": Form("{start}–{end}"),
    "hour": Form("{hour12} {half}", _WG7),
    "hour_minutes": Form("{hour12}:{minutes} {half}", "UNCITRAL, annotated agenda of 2019"),
    "hour_bare": Form("{hour12}", _WG7),
    "hour_minutes_bare": Form("{hour12}:{minutes}", "UNCITRAL, annotated agenda of 2019"),
    "am": Form("a.m.", _WG7),
    "midday": Form("p.m.", _JOURNAL),
    "pm": Form("p.m.", _WG7),
    "noon": Form("12 noon", _JOURNAL),
    "midnight": Form("12 midnight"),
    "hours": Form("{start}–{end}", _WG7),
    "hours_same_half": Form("{start_bare}–{end}", _WG7),
    "morning": Form("Morning", "FAO, timetable of 2002"),
    "afternoon": Form("Afternoon", "UNESCO, timetable of a heritage committee"),
    "evening": Form("Evening", "UNESCO, timetable of a heritage committee"),
    "sub_item": Form(" ({letter})", _WG7),
    "sub_sub_item": Form(" ({letter})"),
    "letters": Form(()),
    "original_only": Form("[Original: {language}]"),
    "languages": Form(("Arabic", "Chinese", "English", "French", "Russian", "Spanish"), _CLDR),
    "one_room": Form("All meetings are held in {room}."),
    "local_times": Form("Times are local ({where})."),
    "revised_marks": Form("New text is underlined; superseded text is struck out."),
    "best_so_far": Form("best timetable so far, not proved optimal"),
    "gap": Form("gap {gap}%"),
    "comma": Form(", "),
    "list_comma": Form(", "),
    "decimal": Form("."),
    "programme": Form("Programme of meetings for {day}"),
    "time": Form("Time"),
    "room": Form("Room"),
    "agenda_items": Form("Agenda items"),
    "interpretation": Form("Interpretation"),
    "item": Form("item {number}"),
    "items": Form("items {numbers}"),
    "colon": Form(": "),
    "kept_free": Form("kept free"),
    "no_items": Form("No agenda item is planned in this meeting."),
    "usual_hours": Form("Hours to be announced; the usual hours are shown."),
    "usual_end": Form("The end is not stated; the usual end is shown."),
    "may_change": Form("This timetable may still change."),
    "documents": Form("Documents"),
    "speakers": Form("Speakers"),
    "interpreter": Form("interpreter"),
    "digits": Form("latn", _WG7),
    "direction": Form("ltr", _WG7),
    "italics": Form("yes", _WG7),
    "word_font": Form("Times New Roman"),
    "pdf_fonts": Form(("Libertinus Serif", "Times New Roman", "Liberation Serif")),
}

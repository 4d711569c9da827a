"""French: “10 heures”, “15 h 10”; only a closing parenthesis after the letter of a sub-item."""

from scheduler.wording.forms import Form

_CCPR = "CCPR/C/SR.1583"
_CLDR = "Unicode CLDR"

FORMS = {
    "annex": Form("Annexe"),
    # “Organisation des travaux” is seen in A/C.6/75/L.1; the joined form is not.
    "title": Form("Projet d’organisation des travaux"),
    "date_and_time": Form("Date et heure"),
    "body": Form("Organe"),
    "agenda_item": Form("Point de l’ordre du jour", "CTOC/COP/2006/7/Rev.1"),
    "title_or_description": Form("Titre ou description"),
    "continued": Form("suite", _CCPR),
    "weekdays": Form(
        ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"), _CLDR
    ),
    "months": Form(
        (
            *("janvier", "février", "mars", "avril", "mai", "juin"),
            *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
        ),
        _CLDR,
    ),
    "first_of_month": Form("1er"),
    "day": Form("{weekday} {day} {month}", _CCPR),
    "day_and_year": Form("{weekday} {day} {month} {year}", "UNESCO, timetable of 2013"),
    "date": Form("{day} {month} {year}", "IDB.49/1/Add.1"),
    "dates_in_month": Form("{first}-{day} {month} {year}", "IDB.49/1/Add.1"),
    "dates_in_year": Form("{first} {first_month}-{day} {month} {year}"),
    "dates": Form("{start}-{end}"),
    "hour": Form("{hour} heures", _CCPR),
    "hour_minutes": Form("{hour} h {minutes}", "A/66/PV.82"),
    "hour_bare": Form("{hour} heures", _CCPR),
    "hour_minutes_bare": Form("{hour} h {minutes}", "A/66/PV.82"),
    "am": Form(""),
    "midday": Form(""),
    "pm": Form(""),
    "noon": Form("midi"),
    "midnight": Form("minuit"),
    "hours": Form("{start}-{end}"),
    "hours_same_half": Form("{start}-{end}"),
    "morning": Form("Matin"),
    "afternoon": Form("Après-midi"),
    "evening": Form("Soir"),
    "sub_item": Form(" {letter})", "CTOC/COP/2006/7/Rev.1"),
    "sub_sub_item": Form(" {letter})"),
    "letters": Form((), "CTOC/COP/2006/7/Rev.1"),
    "original_only": Form("[original : {language}]"),
    "languages": Form(("arabe", "chinois", "anglais", "français", "russe", "espagnol"), _CLDR),
    "one_room": Form("Toutes les séances se tiennent dans la salle suivante : {room}."),
    "local_times": Form("Les heures indiquées sont les heures locales ({where})."),
    "best_so_far": Form("meilleur calendrier à ce stade, dont l’optimalité n’est pas démontrée"),
    "gap": Form("écart : {gap} %"),
    "comma": Form(", "),
    "list_comma": Form(", "),
    "decimal": Form(","),
    "programme": Form("Programme des séances du {day}"),
    "time": Form("Heure"),
    "room": Form("Salle"),
    "agenda_items": Form("Points de l’ordre du jour"),
    "interpretation": Form("Interprétation"),
    "digits": Form("latn", _CCPR),
    "direction": Form("ltr", _CCPR),
    "italics": Form("yes"),
    "word_font": Form("Times New Roman"),
    "pdf_fonts": Form(("Libertinus Serif", "Times New Roman", "Liberation Serif")),
}
